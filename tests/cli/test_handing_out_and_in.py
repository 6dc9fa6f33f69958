"""What the README tells a teacher to do, done: hand out, take in from where the class works, say whose a file is."""

import csv
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from autograder.authoring.answers import solution
from autograder.authoring.build import SOLUTIONS
from autograder.authoring.handout.colab import with_colab
from autograder.authoring.handout.links import Repository
from autograder.exercise import by_slug

ROOT = Path(__file__).parents[2]
SLUG = "munchable_matrices"
pytestmark = pytest.mark.xdist_group("sandbox")


def nnmath(*words, cwd=ROOT):
    command = [sys.executable, "-m", "autograder", *map(str, words)]
    own = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=own, timeout=300)


def one_line(done):
    lines = [line for line in done.stderr.splitlines() if line]
    assert done.returncode == 2 and len(lines) == 1 and lines[0].startswith("nnmath: "), done.stderr
    return lines[0]


@pytest.fixture(scope="module")
def right():
    return solution(by_slug(SLUG)).encode()


def points(out):
    """Points by student."""
    total = {}
    with (out / "scores.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            total[row["student"]] = total.get(row["student"], 0) + float(row["points"] or 0)
    return total


def test_a_folder_and_a_zip_are_made_and_the_hash_is_said(tmp_path):
    done = nnmath("assign", SLUG, "--out", tmp_path / "week-1", "--due", "2026-11-30 23:59", "--zip")
    assert done.returncode == 0, done.stderr
    assert "30 November 2026, 23:59" in (tmp_path / "week-1" / "README.md").read_text()
    assert (tmp_path / "week-1.zip").exists() and "SHA-256" in done.stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("munchable", "--out", "x"), "unknown exercise 'munchable'"),
        ((SLUG, "--out", "x", "--due", "soon"), "'soon' is no moment"),
        ((SLUG, "--out", "x", "--repository", "github.com/a/b"), "--repository"),
        ((SLUG, "--out", "x", "--hub", "https://hub.example"), "--hub needs --repository"),
        ((SLUG, "--out", "."), "exists already"),
    ],
)
def test_what_cannot_be_handed_out_is_one_line(tmp_path, words, says):
    (tmp_path / "precious").write_text("")
    assert says in one_line(nnmath("assign", *words, cwd=tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["precious"]


def test_a_canvas_zip_is_graded_with_the_class_and_the_teacher_settles_what_no_name_tells(tmp_path, right):
    with zipfile.ZipFile(tmp_path / "submissions.zip", "w") as archive:
        archive.writestr(f"doejane_LATE_4321_901_{SLUG}-1.py", right)
        archive.writestr("final.py", right)
    gradebook = 'Student,ID,SIS User ID,SIS Login ID,Section\n"Doe, Jane",4321,S17,jdoe,P2\n'
    gradebook += '"Roe, Joe",4322,S18,jroe,P2\n"Coe, Zoë",4323,S19,zcoe,P2\n'
    (tmp_path / "gradebook.csv").write_text(gradebook, encoding="utf-8")
    words = (
        "grade",
        SLUG,
        tmp_path / "submissions.zip",
        "--roster",
        tmp_path / "gradebook.csv",
        "--out",
        tmp_path / "out",
    )
    done = nnmath(*words)
    assert done.returncode == 2
    assert "nobody in the roster is final" in done.stderr
    assert "nothing handed in by 2: S18, S19" in done.stderr
    assert points(tmp_path / "out") == {"S17": 18}
    form = tmp_path / "out" / "unmatched.csv"
    form.write_text(form.read_text().replace("final.py,", "final.py,S18"))
    done = nnmath(*words, "--match", form)
    assert done.returncode == 0, done.stderr
    assert "nothing handed in by 1: S19" in done.stderr
    assert points(tmp_path / "out") == {"S17": 18, "S18": 18}


def test_a_class_on_a_git_host_is_fetched_and_graded_as_it_was_when_due(tmp_path, right):
    place = tmp_path / "host" / "robin"
    place.mkdir(parents=True)
    own = {f"GIT_{who}_{what}": "a@b" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    plain = {**os.environ, **own, "GIT_CONFIG_GLOBAL": os.devnull}
    for day, text in ((1, right), (9, b"x = 1\n")):
        (place / f"{SLUG}.py").write_bytes(text)
        date = f"2026-11-{day:02}T12:00:00Z"
        for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", str(day)]):
            env = {**plain, "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
            subprocess.run(["git", *words], cwd=place, env=env, check=True)
    (tmp_path / "list.csv").write_text(f"student,address\nrobin,file://{place}\ngone,file://{place}x\n")
    done = nnmath("fetch", tmp_path / "list.csv", "--into", tmp_path / "clones")
    assert done.returncode == 2 and "1 of 2 repositories" in done.stdout
    done = nnmath("grade", SLUG, tmp_path / "clones", "--due", "2026-11-08", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert points(tmp_path / "out") == {"robin": 18}


def test_a_class_list_that_cannot_be_read_is_one_line(tmp_path, right):
    (tmp_path / "robin.py").write_bytes(right)
    (tmp_path / "class.csv").write_text("colour\nred\n")
    words = ("grade", SLUG, tmp_path / "robin.py", "--roster", tmp_path / "class.csv", "--out", tmp_path / "out")
    assert "names no column" in one_line(nnmath(*words))


def test_a_notebook_that_was_handed_out_for_colab_is_graded_like_any_other(tmp_path):
    place = f"matrices/{SLUG}"
    where = Repository("https://github.com/a-school/week-1")
    notebook = with_colab((SOLUTIONS / place / f"{SLUG}.ipynb").read_bytes(), SLUG, place, where)
    (tmp_path / "robin.ipynb").write_bytes(notebook)
    done = nnmath("grade", SLUG, tmp_path / "robin.ipynb", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert points(tmp_path / "out") == {"robin": 18}
    assert "raised" not in (tmp_path / "out" / "feedback" / "robin.html").read_text()

"""The command line as a teacher meets it: real processes, exit statuses, one line for a mistake."""

import csv
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from autograder.authoring.answers import solution
from autograder.cli import main
from autograder.demo import CLASS
from autograder.exercise import by_slug

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.xdist_group("sandbox")


def nnmath(*words, **more):
    command = [sys.executable, "-m", "autograder", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=300, **more)


@pytest.fixture(scope="module")
def right():
    return solution(by_slug("munchable_matrices"))


@pytest.mark.parametrize("name", main.list_commands(None))
def test_every_command_has_help_with_an_example_and_stands_in_the_readme(name):
    done = nnmath(name, "--help")
    assert done.returncode == 0
    assert f"Example: nnmath {name}" in done.stdout
    assert f"`nnmath {name}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_help_needs_neither_numpy_nor_otter():
    slow = "{'numpy', 'otter', 'torch', 'rich'}"
    code = f"import sys; from autograder.cli import main; sys.exit(bool({slow} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0


def test_a_graded_folder_has_scores_results_and_a_page_for_everybody(tmp_path, right):
    (tmp_path / "in" / "raven").mkdir(parents=True)
    (tmp_path / "in" / "robin.py").write_text(right)
    (tmp_path / "in" / "raven" / "work.py").write_text("def add(A, B):\n    return A\n")
    done = nnmath("grade", "munchable_matrices", tmp_path / "in", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert "18 of 18" in done.stdout
    rows = list(csv.DictReader((tmp_path / "out" / "scores.csv").open()))
    assert {(row["student"], row["points"]) for row in rows if row["question"] == "add"} == {
        ("raven", "0"),
        ("robin", "2.5"),
    }
    lines = [json.loads(line) for line in (tmp_path / "out" / "results.jsonl").read_text().splitlines()]
    assert {line["student"] for line in lines} == {"raven", "robin"}
    assert {path.name for path in (tmp_path / "out" / "feedback").iterdir()} == {"raven.html", "robin.html"}
    assert (tmp_path / "out" / "index.html").exists()


def test_a_summary_can_be_read_by_a_program(tmp_path, right):
    (tmp_path / "robin.py").write_text(right)
    done = nnmath("grade", "munchable_matrices", tmp_path / "robin.py", "--out", tmp_path / "out", "--json")
    summary = json.loads(done.stdout)
    assert summary["results"][0]["points"] == 18
    assert summary["problems"] == []


def one_line(done):
    assert done.returncode == 2
    lines = [line for line in done.stderr.splitlines() if line]
    assert len(lines) == 1 and lines[0].startswith("nnmath: "), done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    return lines[0]


def test_an_unknown_exercise_is_one_line_with_those_there_are(tmp_path):
    (tmp_path / "a.py").write_text("x = 1")
    said = one_line(nnmath("grade", "munchable", tmp_path / "a.py", "--out", tmp_path / "out"))
    assert "unknown exercise 'munchable'" in said and "munchable_matrices" in said


@pytest.mark.parametrize(
    ("name", "says"), [("nowhere", "no such file"), ("empty", "no notebook in it"), ("photo.jpg", "is no notebook")]
)
def test_nothing_to_grade_is_one_line(tmp_path, name, says):
    (tmp_path / "empty").mkdir()
    (tmp_path / "photo.jpg").write_bytes(b"\xff")
    assert says in one_line(nnmath("grade", "munchable_matrices", tmp_path / name, "--out", tmp_path / "out"))


def test_a_notebook_of_another_exercise_is_one_line_and_the_rest_is_graded(tmp_path, right):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "robin.py").write_text(right)
    (tmp_path / "in" / "raven.py").write_text(solution(by_slug("activation_functions")))
    done = nnmath("grade", "munchable_matrices", tmp_path / "in", "--out", tmp_path / "out")
    assert "raven.py: looks like activation_functions, not munchable_matrices" in one_line(done)
    assert "18 of 18" in done.stdout
    assert "raven.py" in (tmp_path / "out" / "index.html").read_text()


def test_two_notebooks_of_one_student_are_one_line_and_the_rest_is_graded(tmp_path, right):
    (tmp_path / "in" / "raven").mkdir(parents=True)
    (tmp_path / "in" / "robin.py").write_text(right)
    for name in ("one.ipynb", "two.ipynb"):
        (tmp_path / "in" / "raven" / name).write_text("{}")
    done = nnmath("grade", "munchable_matrices", tmp_path / "in", "--out", tmp_path / "out")
    assert "2 notebooks of raven" in one_line(done)
    assert "18 of 18" in done.stdout


def test_an_unreadable_file_has_a_page_that_says_so(tmp_path):
    (tmp_path / "raven.ipynb").write_text("this is no notebook")
    done = nnmath("grade", "munchable_matrices", tmp_path / "raven.ipynb", "--out", tmp_path / "out")
    assert done.returncode == 0
    assert "could not be read" in (tmp_path / "out" / "feedback" / "raven.html").read_text()


def test_no_name_of_a_file_acts_on_the_terminal(tmp_path, right):
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as archive:
        for name in ("\x1b[2Jrobin/a.ipynb", "\x1b[2Jrobin/b.ipynb", "ra\x9bven.py", "line\nend.py"):
            archive.writestr(name, "x = 1")
    done = nnmath("grade", "munchable_matrices", tmp_path / "class.zip", "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "2 notebooks of" in done.stderr and len(done.stderr.strip().splitlines()) == 1
    assert not set(done.stdout + done.stderr) & set("\x1b\x9b\x07")


def test_a_name_that_is_no_text_does_not_stop_anything(tmp_path, right):
    (tmp_path / "in").mkdir()
    with open(os.fsencode(tmp_path / "in") + b"/a\xff.py", "w") as file:
        file.write(right)
    for more in ([], ["--json"]):
        done = nnmath("grade", "munchable_matrices", tmp_path / "in", "--out", tmp_path / "out", *more)
        assert done.returncode == 0, done.stderr


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path, right):
    (tmp_path / "robin.py").write_text(right)
    (tmp_path / "out").write_text("a file where the folder should be")
    one_line(nnmath("grade", "munchable_matrices", tmp_path / "robin.py", "--out", tmp_path / "out"))


def test_without_a_sandbox_grading_stops_and_with_leave_it_is_said_on_the_page(tmp_path, right, monkeypatch):
    (tmp_path / "robin.py").write_text(right)
    hidden = (
        "import autograder.grading.bubblewrap as b; b._candidates = lambda: []; from autograder.cli import main; main()"
    )
    words = ["grade", "munchable_matrices", str(tmp_path / "robin.py"), "--out", str(tmp_path / "out")]
    done = subprocess.run([sys.executable, "-c", hidden, *words], capture_output=True, text=True, cwd=ROOT)
    assert "--unsafe-no-sandbox" in one_line(done)
    assert not (tmp_path / "out").exists()
    done = nnmath(*words, "--unsafe-no-sandbox")
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "out" / "feedback" / "robin.html").read_text()
    assert "sandbox" in re.sub(r"<[^>]+>", " ", page)


def test_a_strand_that_does_not_exist_is_one_line():
    assert "chemistry" in one_line(nnmath("new", "chemistry/water"))


def test_doctor_tries_the_layers_and_is_content_here():
    done = nnmath("doctor", "--json")
    assert done.returncode == 0, done.stdout
    report = {line["name"]: line for line in json.loads(done.stdout)}
    assert report["network namespace"]["good"] and report["answer key"]["good"] and report["files"]["good"]
    assert report["seccomp filter"]["good"] and report["process count"]["good"]
    assert report["Landlock"]["good"]


def test_doctor_is_content_for_a_user_without_any_rights(tmp_path):
    user = [
        "setpriv",
        "--reuid=65534",
        "--regid=65534",
        "--clear-groups",
        "env",
        "-i",
        "HOME=/nonexistent",
        "PATH=/usr/bin:/bin",
    ]
    try:
        able = (
            subprocess.run([*user, sys.executable, "-c", "import autograder"], cwd=ROOT, capture_output=True).returncode
            == 0
        )
    except OSError:
        able = False
    if not able:
        pytest.skip("needs root, setpriv, and an environment that others may read")
    done = subprocess.run(
        [*user, sys.executable, "-m", "autograder", "doctor"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def test_build_check_finds_everything_fresh():
    done = nnmath("build", "--check")
    assert done.returncode == 0, done.stdout


@pytest.mark.slow
def test_the_demo_grades_the_class_and_prints_the_page(tmp_path):
    done = nnmath("demo", "--out", tmp_path / "class")
    assert done.returncode == 0, done.stderr
    page = Path(re.search(r"file://(\S+)", done.stdout)[1])
    assert page.exists()
    assert len(list((tmp_path / "class" / "feedback").iterdir())) == 24 == len(list(CLASS.rglob("*.*")))
    lines = [json.loads(line) for line in (tmp_path / "class" / "results.jsonl").read_text().splitlines()]
    assert "GRADER" not in {line["verdict"] for line in lines}
    named = {line["misconception"] for line in lines} - {None}
    assert {"elementwise_product", "bias_forgotten", "the_operator", "along_the_rows"} <= named
    assert 'href="report/index.html"' in page.read_text("utf-8")
    report = (tmp_path / "class" / "report" / "index.html").read_text("utf-8")
    assert all(code in report for code in ("MCV4U", "MHF4U", "Common Core"))
    assert len(list((tmp_path / "class" / "report" / "students").iterdir())) == 24


def test_the_results_of_the_class_do_not_depend_on_the_number_of_processes(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for path in sorted((CLASS / "munchable_matrices").iterdir())[:5]:
        (folder / path.name).write_bytes(path.read_bytes())
    for jobs in (1, 2):
        nnmath("grade", "munchable_matrices", folder, "--out", tmp_path / str(jobs), "--jobs", jobs)
    assert (tmp_path / "1" / "scores.csv").read_bytes() == (tmp_path / "2" / "scores.csv").read_bytes()

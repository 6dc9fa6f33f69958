"""What leaves for a class: all it needs, nothing secret, the same bytes every time, or nothing at all."""

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

import nbformat
import pytest
import yaml

from autograder.authoring.build import SOLUTIONS, build_all
from autograder.authoring.handout.links import Repository
from autograder.authoring.handout.order import Order
from autograder.authoring.handout.release import FolderInUse, hand_out
from autograder.authoring.new import create
from autograder.exercise import ExerciseError, load, load_all

ROOT = Path(__file__).parents[3]
DUE = datetime(2026, 11, 30, 23, 59, tzinfo=timezone(timedelta(hours=-5)))
WHERE = Repository("https://github.com/a-school/week-1")
NOTEBOOK = "statistics/fair_shares/fair_shares.ipynb"


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """A bank of one exercise, built."""
    place = tmp_path_factory.mktemp("school")
    folder = create("statistics", "fair_shares", place / "bank")
    (folder / "data").mkdir()
    (folder / "data" / "sold.csv").write_text("dish,sold\nsoup,3\n")
    build_all(place / "exercises", place / "solutions", place / "bank")
    return place


@pytest.fixture
def release(school, tmp_path):
    def make(name="week-1", archive=False, **more):
        order = Order(("fair_shares",), **more)
        return hand_out(order, tmp_path / name, archive=archive, bank=school / "bank", built=school / "exercises")

    return make


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_has_the_notebook_its_checks_its_data_and_what_to_install(release):
    assert sorted(contents(release().folder)) == [
        "README.md",
        "manifest.json",
        "requirements.txt",
        "statistics/fair_shares/data/sold.csv",
        NOTEBOOK,
        "statistics/fair_shares/tests/shares.py",
    ]


def test_the_page_for_learners_says_what_when_and_that_the_checks_are_not_the_mark(release):
    page = (release(due=DUE).folder / "README.md").read_text()
    assert page.startswith("# Fair shares\n")
    assert "**Due: Monday, 30 November 2026, 23:59 (UTC-05:00).**" in page
    assert NOTEBOOK in page and "not the mark" in page
    assert "http" not in page
    assert len(page.splitlines()) < 60


def test_the_manifest_has_the_hash_of_every_other_file(release):
    made = release(due=DUE)
    files = contents(made.folder)
    manifest = json.loads(files.pop("manifest.json"))
    assert manifest["sha256"] == {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    assert manifest["sha256"] == dict(made.files)
    assert manifest["due"] == "2026-11-30T23:59:00-05:00"
    assert [(one["exercise"], one["version"]) for one in manifest["exercises"]] == list(made.exercises)


def test_the_archive_is_the_folder_and_has_the_same_bytes_wherever_it_is_made(release):
    one, other = release("here", archive=True, due=DUE), release("there", archive=True, due=DUE)
    assert one.archive.read_bytes() == other.archive.read_bytes()
    assert one.archive_sha256 == hashlib.sha256(one.archive.read_bytes()).hexdigest()
    with zipfile.ZipFile(one.archive) as archive:
        inside = {entry.filename: archive.read(entry) for entry in archive.infolist()}
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert inside == {f"fair_shares/{name}": data for name, data in contents(one.folder).items()}


def test_a_folder_that_holds_something_is_left_alone(release, tmp_path):
    (tmp_path / "week-1").mkdir()
    (tmp_path / "week-1" / "marks.csv").write_text("precious")
    with pytest.raises(FolderInUse, match="week-1: exists already"):
        release()
    assert list(contents(tmp_path / "week-1")) == ["marks.csv"]


def test_an_archive_that_is_there_is_left_alone(release, tmp_path):
    (tmp_path / "week-1.zip").write_text("precious")
    with pytest.raises(FolderInUse, match=r"week-1\.zip: exists already"):
        release(archive=True)
    assert not (tmp_path / "week-1").exists()


def test_what_is_not_fresh_does_not_leave_and_the_proof_is_named(tmp_path):
    create("statistics", "fair_shares", tmp_path / "bank")
    build_all(tmp_path / "exercises", tmp_path / "solutions", tmp_path / "bank")
    (tmp_path / "exercises" / NOTEBOOK).write_text("{}")
    with pytest.raises(ExerciseError, match=r"proof 5 fails for fair_shares: .*fair_shares\.ipynb .*nnmath build"):
        hand_out(Order(("all",)), tmp_path / "out", bank=tmp_path / "bank", built=tmp_path / "exercises")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("line", ["return amounts / total", "return 100 * np.asarray(amounts, dtype=float) / total_of"])
def test_a_line_of_a_solution_or_of_a_misconception_does_not_leave(tmp_path, line):
    folder = create("statistics", "fair_shares", tmp_path / "bank")
    staff = (folder / "master.py").read_text() + (folder / "misconceptions.py").read_text()
    (folder / "data").mkdir()
    (folder / "data" / "notes.txt").write_text(next(text for text in staff.splitlines() if line in text))
    build_all(tmp_path / "exercises", tmp_path / "solutions", tmp_path / "bank")
    with pytest.raises(ExerciseError, match=r"proof 4 fails, .*data/notes\.txt: "):
        hand_out(Order(("all",)), tmp_path / "out", bank=tmp_path / "bank", built=tmp_path / "exercises")
    assert not (tmp_path / "out").exists()


def test_without_a_repository_no_notebook_differs_from_the_built_one_and_there_is_no_badge(release, school):
    made = release(git=True)
    assert (made.folder / NOTEBOOK).read_bytes() == (school / "exercises" / NOTEBOOK).read_bytes()
    assert not (made.folder / ".binder").exists()


def test_with_a_repository_there_are_badges_and_what_binder_installs(release):
    made = release(repository=WHERE)
    page = (made.folder / "README.md").read_text()
    assert f"https://colab.research.google.com/github/a-school/week-1/blob/main/{NOTEBOOK}" in page
    assert "https://mybinder.org/v2/gh/a-school/week-1/main?labpath=" in page
    needed = (made.folder / "requirements.txt").read_bytes()
    assert (made.folder / ".binder" / "requirements.txt").read_bytes() == needed
    assert (made.folder / ".binder" / "runtime.txt").read_text() == "python-3.11\n"


def test_a_notebook_for_colab_is_valid_and_its_own_cells_are_unchanged(release, school):
    book = nbformat.read(release(repository=WHERE).folder / NOTEBOOK, 4)
    nbformat.validate(book)
    plain = nbformat.read(school / "exercises" / NOTEBOOK, 4)
    assert [cell for cell in book.cells if not cell.id.endswith("-colab")] == plain.cells
    first = next(index for index, cell in enumerate(book.cells) if cell.cell_type == "code")
    assert book.cells[first].id == "fair_shares-colab"


def test_a_template_repository_has_a_workflow_that_decides_nothing(release):
    folder = release(git=True).folder
    text = (folder / ".github" / "workflows" / "public_checks.yml").read_text()
    workflow = yaml.safe_load(text)
    steps = workflow["jobs"]["public-checks"]["steps"]
    assert workflow["permissions"] == {"contents": "read"}
    assert {"python .github/public_checks.py", "python -m pip install --quiet -r requirements.txt"} <= {
        step.get("run") for step in steps
    }
    assert "teacher's computer only" in " ".join(text.replace("#", " ").split())
    assert ".OTTER_LOG" in (folder / ".gitignore").read_text().splitlines()


@pytest.mark.slow
def test_in_an_empty_environment_the_checks_pass_for_the_solutions_and_fail_for_the_stubs(tmp_path):
    """Everything that a learner does, from the archive on: unpack, install requirements.txt, run, check."""
    made = hand_out(Order(("all",)), tmp_path / "all", archive=True)
    for name in ("stubs", "solved"):
        with zipfile.ZipFile(made.archive) as archive:
            archive.extractall(tmp_path / name)
    for exercise in load_all():
        inside = f"{exercise.strand}/{exercise.slug}/{exercise.slug}.ipynb"
        (tmp_path / "solved" / "course" / inside).write_bytes((SOLUTIONS / inside).read_bytes())
    python = tmp_path / "venv" / "bin" / "python"
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    install(python, tmp_path / "stubs" / "course" / "requirements.txt")
    questions = {(exercise.slug, one.name) for exercise in load_all() for one in exercise.auto}
    for name, passes in (("stubs", False), ("solved", True)):
        done = subprocess.run(
            [python, "-c", EVERY_CELL, tmp_path / name / "course", tmp_path / f"{name}.json"],
            capture_output=True,
            text=True,
            env=plain_environment() | {"IPYTHONDIR": str(tmp_path / "ipython"), "MPLBACKEND": "Agg"},
            timeout=1800,
        )
        assert done.returncode == 0, done.stderr[-2000:]
        found = {(slug, one): passed for slug, one, passed in json.loads((tmp_path / f"{name}.json").read_text())}
        assert found == dict.fromkeys(questions, passes)


def install(python, needed):
    """Installs what a learner is told to; where pip reaches nothing at all, that says nothing about the list.

    Of PyTorch the version that this project tests with: the newest one may bring gigabytes for graphics cards.
    """
    pip = [python, "-m", "pip", "--quiet"]
    pinned = needed.parent / "torch.txt"
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned.write_text("".join(f"{line}\n" for line in lines if line.startswith("torch==")), encoding="utf-8")
    assert pinned.read_text()
    command = [*pip, "install", "--no-compile", "--constraint", pinned, "-r", needed]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        reach = [*pip, "download", "--no-deps", "--dest", needed.parent / "wheels", "click"]
        if subprocess.run(reach, capture_output=True).returncode:
            pytest.skip("pip reaches no package index here")
    assert done.returncode == 0, done.stderr


EVERY_CELL = """
import json, os, sys
from pathlib import Path
from IPython.core.interactiveshell import InteractiveShell
shell, found = InteractiveShell.instance(), []
for path in sorted(Path(sys.argv[1]).glob("*/*/*.ipynb")):
    os.chdir(path.parent)
    shell.reset()
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            shell.run_cell("".join(cell["source"]))
    for test in sorted(Path("tests").glob("*.py")):
        passed = shell.user_ns["grader"].check(test.stem, global_env=shell.user_ns).passed_all
        found.append([path.stem, test.stem, bool(passed)])
Path(sys.argv[2]).write_text(json.dumps(found))
"""
"""Runs every notebook of a course in one process, as a kernel would: to start one for each takes minutes."""


def plain_environment():
    return {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}


def public_checks(python, folder):
    return subprocess.run(
        [python, folder / ".github" / "public_checks.py", folder],
        capture_output=True,
        text=True,
        cwd=folder,
        env=plain_environment() | {"MPLBACKEND": "Agg"},
        timeout=1800,
    )


@pytest.mark.slow
def test_public_checks_tell_a_right_answer_from_a_wrong_one_on_the_hosts_page(release, school, tmp_path, monkeypatch):
    folder = release(git=True).folder
    solution = (school / "solutions" / NOTEBOOK).read_bytes()
    for data, says, status in ((solution, "passed", 0), (solution.replace(b"/ total", b"* total"), "not yet", 1)):
        (folder / NOTEBOOK).write_bytes(data)
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
        done = public_checks(sys.executable, folder)
        assert (done.returncode, done.stdout) == (status, f"| fair_shares | shares | {says} |\n")
        assert "not the mark" in (tmp_path / "summary.md").read_text()


def test_versions_are_those_of_the_bank(release, school):
    assert release().exercises == (("fair_shares", load(school / "bank" / "statistics" / "fair_shares").version),)

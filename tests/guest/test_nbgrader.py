"""An exercise as an assignment of nbgrader: its cells, its public checks, and the real nbgrader on it."""

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.authoring.leaking import leaks
from autograder.exercise import by_slug, load_all
from autograder.guest.nbgrader import AssignmentExists, source, write_source

SLUG = "munchable_matrices"


def cells(data):
    return json.loads(data)["cells"]


def marked(data):
    """The cells that nbgrader knows, by the name it gives them."""
    found = [cell for cell in cells(data) if "nbgrader" in cell["metadata"]]
    return {cell["metadata"]["nbgrader"]["grade_id"]: cell for cell in found}


@pytest.fixture(scope="module")
def files():
    return source(by_slug(SLUG))


def test_every_solution_stands_in_a_cell_that_nbgrader_empties(files):
    for cell in cells(files[f"{SLUG}.ipynb"]):
        if "BEGIN SOLUTION" in "".join(cell["source"]):
            assert cell["metadata"]["nbgrader"]["solution"] and not cell["metadata"]["nbgrader"]["grade"]


def test_every_question_has_one_cell_of_tests_worth_a_point_after_its_answer(files):
    names = list(marked(files[f"{SLUG}.ipynb"]))
    for question in by_slug(SLUG).auto:
        test = marked(files[f"{SLUG}.ipynb"])[f"public_checks_of_{question.name}"]["metadata"]["nbgrader"]
        assert (test["grade"], test["locked"], test["solution"], test["points"]) == (True, True, False, 1)
        assert names[names.index(f"public_checks_of_{question.name}") - 1].startswith("answer_")


def test_the_question_in_your_own_words_is_marked_by_a_person(files):
    cell = marked(files[f"{SLUG}.ipynb"])["in_your_own_words"]
    assert cell["cell_type"] == "markdown"
    assert cell["metadata"]["nbgrader"]["grade"] and cell["metadata"]["nbgrader"]["solution"]
    assert cell["metadata"]["nbgrader"]["points"] == 2


def test_learners_are_told_that_this_is_not_the_mark(files):
    assert "not the mark" in "".join(marked(files[f"{SLUG}.ipynb"])["about_the_checks"]["source"])


@pytest.mark.parametrize("exercise", load_all(), ids=lambda exercise: exercise.slug)
def test_no_line_of_a_hidden_check_is_in_the_assignment(exercise, tmp_path):
    """Only the notebook has solutions; nbgrader takes them out."""
    for name, data in source(exercise).items():
        if name != f"{exercise.slug}.ipynb":
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_bytes(data)
    assert leaks(exercise, tmp_path) == []


def test_an_assignment_that_is_there_is_not_overwritten(tmp_path):
    folder = write_source(by_slug(SLUG), tmp_path)
    assert (folder / f"{SLUG}.ipynb").exists()
    with pytest.raises(AssignmentExists, match="is there already"):
        write_source(by_slug(SLUG), tmp_path)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("return [[a + b for a, b in zip(*rows)] for rows in zip(A, B)]", "a wide table"),
        ("return A", "expected"),
        ("...", "returned None"),
        ("raise NotImplementedError()", "NotImplementedError"),
    ],
)
def test_public_checks_say_what_is_not_right(tmp_path, files, body, says):
    for name in ("public_checks.py", "tests/add.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(files[name])
    code = f"from public_checks import check\ndef add(A, B):\n    {body}\ncheck('add', globals())"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1
    assert says.casefold() in done.stderr.casefold()


def test_public_checks_pass_for_a_right_answer(tmp_path, files):
    for name in ("public_checks.py", "tests/scale.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(files[name])
    code = "from public_checks import check\nimport numpy as np\ndef scale(k, A):\n    return k * np.asarray(A)\n"
    words = [sys.executable, "-c", code + "check('scale', globals())"]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout == "scale: public checks passed. The grader looks at more.\n", done.stderr


def nbgrader_itself():
    """The command, which lives in an environment of its own: its needs differ from ours."""
    found = os.environ.get("NNMATH_NBGRADER") or shutil.which("nbgrader")
    return Path(found).absolute() if found and Path(found).exists() else None


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course after `generate_assignment`, three students, and `autograde`."""
    command = nbgrader_itself()
    if command is None:
        pytest.skip("nbgrader is not here; give its path in NNMATH_NBGRADER (see CONTRIBUTING.md)")
    folder = tmp_path_factory.mktemp("course")
    write_source(by_slug(SLUG), folder)
    own = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    own |= {"PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}", "HOME": str(folder), "MPLBACKEND": "Agg"}

    def nbgrader(*words):
        done = subprocess.run([command, *words], cwd=folder, env=own, capture_output=True, text=True, timeout=500)
        assert done.returncode == 0, done.stderr[-3000:]

    nbgrader("generate_assignment", SLUG)
    _hand_in(folder)
    nbgrader("autograde", SLUG)
    nbgrader("export")
    return folder


def _hand_in(folder):
    """robin has everything, puffin nothing; raven has no sum, and took the checks of it out."""
    solved = marked((folder / "source" / SLUG / f"{SLUG}.ipynb").read_bytes())
    release = folder / "release" / SLUG
    for student in ("puffin", "raven", "robin"):
        own = folder / "submitted" / student / SLUG
        shutil.copytree(release, own)
        if student == "puffin":
            continue
        book = json.loads((release / f"{SLUG}.ipynb").read_bytes())
        for cell in book["cells"]:
            mark = cell["metadata"].get("nbgrader", {})
            if mark.get("solution"):
                cell["source"] = solved[mark["grade_id"]]["source"]
            if student == "raven" and "def add(" in "".join(cell["source"]):
                cell["source"] = "def add(A, B):\n    return A\n"
            if student == "raven" and mark.get("grade_id") == "public_checks_of_add":
                cell["source"] = "pass"
        (own / f"{SLUG}.ipynb").write_text(json.dumps(book))
    (folder / "submitted" / "raven" / SLUG / "public_checks.py").write_text("def check(*anything): pass\n")


@pytest.mark.slow
@pytest.mark.xdist_group("sandbox")
def test_nbgrader_takes_the_solutions_out(course):
    exercise = by_slug(SLUG)
    assert leaks(exercise, course / "release") == []
    text = (course / "release" / SLUG / f"{SLUG}.ipynb").read_text()
    assert text.count("raise NotImplementedError()") == 7 and "SOLUTION" not in text


@pytest.mark.slow
@pytest.mark.xdist_group("sandbox")
def test_nbgrader_counts_the_public_checks_and_puts_back_what_was_taken_out(course):
    rows = {row["student_id"]: row for row in csv.DictReader((course / "grades.csv").open())}
    assert {name: float(row["score"]) for name, row in rows.items()} == {"puffin": 0, "raven": 6, "robin": 7}
    assert float(rows["robin"]["max_score"]) == 7 + 2


@pytest.mark.slow
@pytest.mark.xdist_group("sandbox")
def test_the_marks_come_from_nnmath_on_the_folder_of_nbgrader(course, tmp_path):
    words = [sys.executable, "-m", "autograder", "grade", SLUG, str(course), "--out", str(tmp_path), "--json"]
    root = Path(__file__).parent.parent.parent
    done = subprocess.run(words, capture_output=True, text=True, cwd=root, timeout=300)
    points = {one["student"]: one["points"] for one in json.loads(done.stdout)["results"]}
    assert points == {"puffin": 0, "raven": 15.5, "robin": 18}, done.stderr

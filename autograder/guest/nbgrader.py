"""An exercise as a source assignment of nbgrader: solutions to be taken out by it, public checks as its tests.

Only public checks: nbgrader runs tests in the process in which a student's code runs, where nothing can be hidden from
it. The marks come from `nnmath grade`, which takes nbgrader's folder `submitted` as it is.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from autograder.authoring.cells import Cell, notebook_file, source_of
from autograder.authoring.master import BEGIN, master_cells
from autograder.authoring.notebooks import last_cell_of
from autograder.authoring.public_tests import check_file
from autograder.errors import UserError
from autograder.exercise import Exercise, Question

RUNNER = Path(__file__).parent / "scripts" / "public_checks.py"
NOTE = """**In this course.** The cell after each question runs its **public checks**; you can read them in the folder
`tests`. Each question whose public checks pass counts 1 point in nbgrader: a good sign, not the mark. Your mark comes
from your teacher's grader, which looks at more, and which you get in a page of its own."""
OTTERS = {"from otter.test_files import test_case": "from public_checks import test_case", "grader.check(": "check("}
"""What is different in the files of public checks: learners here need no otter."""


class AssignmentExists(UserError):
    """There is an assignment of that name already, which a teacher may have edited."""


def write_source(exercise: Exercise, course: Path) -> Path:
    """Writes source/<slug> into the course folder.

    Raises
    ------
    AssignmentExists
        If it is there already.
    """
    folder = course / "source" / exercise.slug
    if folder.exists():
        raise AssignmentExists(f"{folder}: is there already; remove it, or choose another course folder")
    for name, data in source(exercise).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def source(exercise: Exercise) -> dict[str, bytes]:
    """The files of the source assignment: the notebook with its solutions, the checks and what runs them, the data."""
    data = exercise.folder / "data"
    files = {
        f"data/{path.relative_to(data).as_posix()}": path.read_bytes() for path in data.rglob("*") if path.is_file()
    }
    files |= {f"tests/{question.name}.py": _check_file(exercise, question) for question in exercise.auto}
    files["public_checks.py"] = RUNNER.read_bytes()
    return files | {f"{exercise.slug}.ipynb": notebook_file(exercise.slug, _cells(exercise))}


def _cells(exercise: Exercise) -> list[Cell]:
    cells = master_cells(exercise)
    after: dict[int, list[Cell]] = {}
    for question in exercise.auto:
        after.setdefault(last_cell_of(exercise, question, cells), []).append(_test(question))
    note = _marked({"cell_type": "markdown", "metadata": {}, "source": NOTE}, "about_the_checks", locked=True)
    marked = [_answer(exercise, number, cell) for number, cell in enumerate(cells, 1)]
    whole = [cell for index, own in enumerate(marked) for cell in (own, *after.get(index, ()))]
    return [whole[0], note, *whole[1:]]


def _answer(exercise: Exercise, number: int, cell: Cell) -> Cell:
    """A cell as it is, or marked as one in which nbgrader takes the solution out."""
    by_hand = cell["metadata"].get("answer")
    if by_hand is not None:  # a person reads it, in nbgrader's formgrader
        points = exercise.question(by_hand).points
        return _marked(cell, by_hand, grade=True, solution=True, points=points)
    if cell["cell_type"] == "code" and BEGIN in source_of(cell):
        return _marked(cell, f"answer_{number:03}", solution=True)
    return cell


def _test(question: Question) -> Cell:
    """The cell that runs a question's public checks, worth a point as a sign."""
    text = f'from public_checks import check\n\ncheck("{question.name}", globals())'
    cell = {"cell_type": "code", "metadata": {}, "source": text}
    return _marked(cell, f"public_checks_of_{question.name}", grade=True, locked=True, points=1)


def _marked(cell: Cell, name: str, **given: Any) -> Cell:
    """A cell with nbgrader's metadata."""
    mark = {"grade": False, "solution": False, "locked": False, "task": False, "schema_version": 3, "grade_id": name}
    return {**cell, "metadata": {**cell["metadata"], "nbgrader": mark | given}}


def _check_file(exercise: Exercise, question: Question) -> bytes:
    text = check_file(exercise, question).decode("ascii")
    for otters, ours in OTTERS.items():
        assert otters in text
        text = text.replace(otters, ours)
    return text.encode("ascii")

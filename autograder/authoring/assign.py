"""Runs `otter assign`, which takes the solutions out of a notebook, in this process and out of sight."""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

from autograder.authoring.cells import Cell, notebook_file, raw
from autograder.authoring.master import wrong
from autograder.exercise import Exercise

PROMPT = "_Type your answer here, replacing this text._"

CONFIG = """# ASSIGNMENT CONFIG
init_cell: false
check_all_cell: false
export_cell: false
generate: false
strip_solutions_from_all_cells: true
suppress_no_tests_warning: true
"""


def assign(exercise: Exercise, cells: list[Cell]) -> tuple[list[Cell], list[Cell]]:
    """The student's cells and the worked ones.

    Raises
    ------
    ExerciseError
        If the marks around a solution do not pair, or a cell is lost.
    """
    marked = list(_in_otters_format(cells))
    with tempfile.TemporaryDirectory() as name:
        room = Path(name).resolve()
        notebook = room / f"{exercise.slug}.ipynb"
        notebook.write_bytes(notebook_file(exercise.slug, marked))
        try:
            with _out_of_sight(room):  # otter takes seconds to import, so only who builds pays for it
                otter = importlib.import_module("otter.assign")
                otter.main(str(notebook), str(room / "out"), no_pdfs=True, no_run_tests=True)
        except Exception as error:  # otter raises many kinds, assertions among them; the author needs one line
            text = (str(error) or type(error).__name__).splitlines()[0]
            raise wrong(exercise, f"is refused by otter assign: {text}") from error
        student, worked = (_read(room / "out" / kind / notebook.name) for kind in ("student", "autograder"))
    answers = sum("answer" in cell["metadata"] for cell in cells)
    if (len(student), len(worked)) != (len(cells), len(cells) + answers):
        raise wrong(exercise, "loses cells in otter assign; does one begin with `# ignore`?")
    return student, worked


def _in_otters_format(cells: list[Cell]) -> Iterator[Cell]:
    """The cells with raw ones around each model answer, and a place to type beside it.

    Solutions in code need none. Not `manual: true`: it would write comments for otter's PDF export into the text.
    """
    yield raw(CONFIG)
    for cell in cells:
        question = cell["metadata"].get("answer")
        if question is None:
            yield cell
            continue
        yield raw(f"# BEGIN QUESTION\nname: {question}")
        yield from (raw("# BEGIN PROMPT"), {**cell, "source": PROMPT}, raw("# END PROMPT"))
        yield from (raw("# BEGIN SOLUTION"), cell, raw("# END SOLUTION"), raw("# END QUESTION"))


@contextlib.contextmanager
def _out_of_sight(room: Path) -> Iterator[None]:
    """otter prints, warns when it is imported, and leaves an empty temporary folder: all that stays in here."""
    before = tempfile.tempdir
    tempfile.tempdir = str(room)
    try:
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        tempfile.tempdir = before


def _read(path: Path) -> list[Cell]:
    cells: list[Cell] = json.loads(path.read_bytes())["cells"]
    return cells

"""Reads master.py, the notebook as its author wrote it, with the worked solution in place."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterable

from autograder.authoring.cells import Cell, source_of
from autograder.exercise import Exercise, ExerciseError

BEGIN, END = "# BEGIN SOLUTION", "# END SOLUTION"


def master_cells(exercise: Exercise) -> list[Cell]:
    """The cells of an exercise's master. What stands above the first one is a note to authors and left out.

    Raises
    ------
    ExerciseError
        If there is code above the first cell, where no notebook would show it.
    """
    text = (exercise.folder / "master.py").read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    first = next((number for number, line in enumerate(lines) if line.startswith("# %%")), len(lines))
    note = _parse(exercise, "".join(lines[:first]))
    if any(not isinstance(statement, ast.Expr) for statement in note.body):
        raise wrong(exercise, "has code above its first `# %%`; only a note to authors goes there")
    # jupytext is slow to import, and has no types
    notebook = importlib.import_module("jupytext").reads("".join(lines[first:]), fmt="py:percent")
    return [dict(cell) for cell in notebook["cells"]]


def definitions(exercise: Exercise, cells: Iterable[Cell]) -> dict[str, str]:
    """The functions and classes that cells define: name → text, without its comments."""
    found = {}
    for cell in cells:
        lines = source_of(cell).splitlines() if cell["cell_type"] == "code" else []
        plain = "\n".join("" if line.startswith(("%", "!")) else line for line in lines)  # IPython's own, no Python
        for statement in _parse(exercise, plain).body:
            if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
                found[statement.name] = ast.unparse(statement)
    return found


def wrong(exercise: Exercise, text: str) -> ExerciseError:
    """What is wrong with the master of an exercise, for its author."""
    return ExerciseError(f"{exercise.strand}/{exercise.slug}/master.py: {text}")


def _parse(exercise: Exercise, source: str) -> ast.Module:
    try:
        return ast.parse(source)
    except SyntaxError as error:
        raise wrong(exercise, f"is not Python: {error.msg} in {(error.text or '').strip()!r}") from None

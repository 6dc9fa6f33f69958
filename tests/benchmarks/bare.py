"""The floor: the same notebooks' code, and the same calls of it, in one ordinary process without any protection.

Only notebooks of the bank are run here, never a submission.
"""

from __future__ import annotations

import ast
import contextlib
import io
import time
from collections.abc import Callable, Sequence
from typing import Any

from autograder.authoring.rehearsal import LocalProcess
from autograder.exercise import Exercise
from autograder.grading.check import run_checks
from autograder.grading.pipeline import Handed, functions_of
from autograder.inside.arguments import Arguments
from autograder.inside.notebook import read


class Clocked(LocalProcess):
    """The functions of a notebook; the seconds of their calls are added up, adapters and returned models included."""

    seconds = 0.0

    def run(self, target: Callable[..., Any], adapter: Callable[..., Any] | None, given: Arguments) -> Any:
        """The value of one call, with its time counted."""
        begun = time.perf_counter()
        try:
            return super().run(target, adapter, given)
        finally:
            self.seconds += time.perf_counter() - begun


def bare_seconds(exercise: Exercise, handed: Sequence[Handed], secret: str = "benchmark") -> dict[str, float]:
    """Seconds a submission: its code with the hidden checks, and of that what was run of the student's own code."""
    begun, students = time.perf_counter(), 0.0
    for one in handed:
        process = _process(exercise, one)
        for question in exercise.auto:
            run_checks(question, exercise.slug, secret, lambda check, process=process: process)  # type: ignore[misc]
        students += process.seconds
    whole = time.perf_counter() - begun
    return {"code and checks": whole / len(handed), "code": students / len(handed)}


def _process(exercise: Exercise, handed: Handed) -> Clocked:
    """The functions of a notebook of ours; what it takes to make them counts."""
    notebook = read(handed.data, handed.file)
    notebook.keep(notebook.needed(functions_of(exercise)))
    names: dict[str, Any] = {"__name__": "__main__"}
    begun = time.perf_counter()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.chdir(exercise.folder):
        for cell in notebook.cells:
            with contextlib.suppress(Exception):
                exec(compile(ast.Module(cell.statements, []), cell.file, "exec"), names)
    seconds = time.perf_counter() - begun
    functions = {name: value for name, value in names.items() if callable(value)}
    entries = (entry for question in exercise.auto for entry in question.entries)
    adapters = {entry.name: entry.adapter.function for entry in entries if entry.adapter}
    process = Clocked(functions, notebook.statements, adapters)
    process.seconds = seconds
    return process

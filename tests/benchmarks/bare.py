"""The floor: the same notebooks' code, and the same calls of it, in one ordinary process without any protection.

Only notebooks of the bank are run here, never a submission.
"""

from __future__ import annotations

import ast
import contextlib
import functools
import io
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from autograder.authoring.rehearsal import LocalProcess
from autograder.exercise import Exercise
from autograder.grading.check import run_checks
from autograder.grading.pipeline import Handed, functions_of
from autograder.inside.notebook import read


class Clock:
    """The time that functions take, added up."""

    seconds = 0.0

    def timed(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """`function`, with its time counted."""

        @functools.wraps(function)
        def run(*args: Any, **kwargs: Any) -> Any:
            begun = time.perf_counter()
            try:
                return function(*args, **kwargs)
            finally:
                self.seconds += time.perf_counter() - begun

        return run


def bare_seconds(exercise: Exercise, handed: Sequence[Handed], secret: str = "benchmark") -> dict[str, float]:
    """Seconds a submission: its code with the hidden checks, and of that the student's own code alone."""
    begun, students = time.perf_counter(), 0.0
    for one in handed:
        clock = Clock()
        process = _process(exercise, one, clock)
        for question in exercise.auto:
            run_checks(question, exercise.slug, secret, lambda check, process=process: process)  # type: ignore[misc]
        students += clock.seconds
    whole = time.perf_counter() - begun
    return {"code and checks": whole / len(handed), "code": students / len(handed)}


def _process(exercise: Exercise, handed: Handed, clock: Clock) -> LocalProcess:
    """The functions of a notebook of ours; the clock counts what they need, and later their calls."""
    notebook = read(handed.data, handed.file)
    notebook.keep(notebook.needed(functions_of(exercise)))
    names: dict[str, Any] = {"__name__": "__main__"}
    begun = time.perf_counter()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.chdir(_data(exercise)):
        for cell in notebook.cells:
            with contextlib.suppress(Exception):
                exec(compile(ast.Module(cell.statements, []), cell.file, "exec"), names)
    clock.seconds += time.perf_counter() - begun
    functions = {name: clock.timed(value) for name, value in names.items() if callable(value)}
    entries = (entry for question in exercise.auto for entry in question.entries)
    adapters = {entry.name: entry.adapter.function for entry in entries if entry.adapter}
    return LocalProcess(functions, notebook.statements, adapters)


def _data(exercise: Exercise) -> Path:
    """Where `data/…` is found."""
    return exercise.folder

"""An exercise with the numbers of one student: drawn from student, exercise and term, rendered, proved.

Only what a learner sees differs. Hidden checks draw inputs of their own, so all are graded by the same ones.
"""

from __future__ import annotations

import ast
import hashlib
import importlib
import json
import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from autograder.authoring.build import Built, render
from autograder.authoring.cells import source_of
from autograder.exercise import Exercise, ExerciseError, load
from autograder.exercise.own_numbers import SHOWN


@dataclass(frozen=True)
class Own:
    """An exercise as one student gets it."""

    exercise: Exercise  # of a copy of the bank folder, with the numbers in place; its version is the bank's
    built: Built
    seed: tuple[str, str, str]  # student, exercise, term: what the numbers were drawn from, and no secret


def own(exercise: Exercise, student: str, term: str, room: Path) -> Own:
    """The exercise with the student's numbers, proved; the copy of its bank folder is made in `room`.

    Raises
    ------
    ExerciseError
        If a public check does not pass for the solution, or passes for the untouched notebook.
    """
    numbers = exercise.numbers
    assert numbers is not None
    seed = (student, exercise.slug, term)
    values = numbers.draw(_generator(seed))
    folder = room / exercise.strand / exercise.slug
    shutil.copytree(exercise.folder, folder, ignore=shutil.ignore_patterns("__pycache__", numbers.path.name))
    for name in SHOWN:
        text = (exercise.folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(numbers.put_into(text, values), encoding="utf-8")
    # not the cached one: there is a folder for each student
    copied = replace(load.__wrapped__(folder), version=exercise.version)
    made = Own(copied, render(copied), seed)
    _refuse_unproved(made)
    return made


def wrong_draws(folder: Path, students: int) -> list[str]:
    """Proof 11: what is wrong with the numbers of so many made-up students, a line each."""
    exercise, lines = load(folder), []
    for number in range(1, students + 1):
        with tempfile.TemporaryDirectory() as room:
            try:
                own(exercise, f"student {number}", "proof", Path(room))
            except ExerciseError as error:
                lines.append(str(error).removeprefix(f"{exercise.slug}: "))
    return lines


def _generator(seed: tuple[str, ...]) -> np.random.Generator:
    words = json.dumps(seed).encode()  # in ASCII, so that any name can be in it, and no two seeds are one text
    return np.random.default_rng(list(hashlib.sha256(words).digest()))


def _refuse_unproved(made: Own) -> None:
    """Runs the very checks that leave, by otter as a learner does, on the functions of the two notebooks."""
    otter = importlib.import_module("otter.test_files")
    notebook = f"{made.exercise.slug}.ipynb"
    solved, untouched = (_functions(files[notebook]) for files in (made.built.solution, made.built.student))
    for question in made.exercise.auto:
        checks = otter.ExceptionTestFile.from_string(made.built.student[f"tests/{question.name}.py"].decode())
        for functions, passes in ((solved, True), (untouched, False)):
            checks.run(functions)
            for result in checks.test_case_results:
                if result.passed is not passes:
                    who = "fails for the solution" if passes else "passes for the untouched notebook"
                    what = (
                        f"with the numbers of {', '.join(made.seed)} the public check {result.test_case.name!r} {who}"
                    )
                    raise ExerciseError(f"{made.exercise.slug}: {what}; nobody is handed anything")


def _functions(notebook: bytes) -> dict[str, Any]:
    """What a notebook of ours defines. It is our own text; a submission is never run here."""
    names: dict[str, Any] = {}
    for cell in json.loads(notebook)["cells"]:
        if cell["cell_type"] == "code":
            plain = "\n".join(line for line in source_of(cell).splitlines() if not line.startswith(("%", "!")))
            for statement in ast.parse(plain).body:
                if isinstance(statement, (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)):
                    exec(compile(ast.Module([statement], []), "a notebook of the bank", "exec"), names)
    return names

"""What a student must not read: secrets of the machine, and the inputs of hidden checks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from autograder.exercise import Exercise
from autograder.grading.check import run_checks
from autograder.grading.student_process import StudentProcess
from autograder.grading.submission import Submission
from autograder.grading.warm import Warm
from autograder.selftest.attack import MARK

ROW = 6  # that many numbers in a row are no accident
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


class Hidden:
    """The inputs of the hidden checks, recognized by their numbers: they do not depend on what a student answers."""

    def __init__(self, exercise: Exercise, secret: str, solution: bytes, warm: Warm):
        self._rows: set[tuple[str, ...]] = set()
        submission = Submission(warm, exercise.limits, solution, "solution.py", _functions(exercise))
        submission.run()

        def enter(check: object) -> StudentProcess:
            process = submission.process()
            process.give(exercise.limits.check_seconds)
            return process

        for question in exercise.auto:
            for outcome in run_checks(question, exercise.slug, secret, enter):
                for call in outcome.calls:
                    self._rows |= set(_rows([text for value in call.fresh()[0] for text in _numbers(value)]))
        submission.close()
        self._rows = {row for row in self._rows if len(set(row)) > 3}  # 0 0 0 0 0 1 is in every text

    def __len__(self) -> int:
        return len(self._rows)

    def leaks(self, text: str) -> list[str]:
        """What of it a text for a student gives away."""
        found = ["a secret of the machine"] if MARK in text else []
        shown = set(_rows(NUMBER.findall(text))) & self._rows
        return found + [f"hidden inputs: {' '.join(row)} …" for row in sorted(shown)[:1]]


def _functions(exercise: Exercise) -> list[str]:
    return [entry.name for question in exercise.auto for entry in question.entries]


def _numbers(value: Any) -> Iterator[str]:
    """The numbers of an argument, as a text would show them."""
    if isinstance(value, (int, float, np.ndarray, np.generic)):
        for number in np.asarray(value, float).ravel()[:400]:
            yield f"{number:g}"
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _numbers(item)


def _rows(numbers: Sequence[str]) -> Iterable[tuple[str, ...]]:
    plain = [number.rstrip("0").rstrip(".") if "." in number else number for number in numbers]
    return zip(*(plain[start:] for start in range(ROW)), strict=False)

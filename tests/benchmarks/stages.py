"""Where the time of a submission goes: seconds by stage, and how much of it is the grader's own work."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from handed_in import a_class

from autograder.exercise import Exercise
from autograder.grading import batch, pipeline
from autograder.grading.batch import Job, grade_one
from autograder.grading.student_process import StudentProcess
from autograder.grading.submission import Submission
from autograder.grading.warm import Warm

SECRET = "benchmark"
STAGES: tuple[tuple[Any, str, str], ...] = (
    (batch, "grade", "the rest"),
    (Warm, "open", "a sandbox for the submission"),
    (Submission, "_begin", "read the notebook"),
    (Submission, "run", "run the notebook"),
    (Submission, "_fork", "a fork for each question"),
    (StudentProcess, "_exchange", "calls of the student's functions"),
    (Submission, "sweep", "sweep up after each question"),
    (Submission, "finish", "end the sandbox"),
    (pipeline, "run_checks", "inputs, reference, comparison"),
    (pipeline, "preview", "public checks and examples, beside their calls"),
    (pipeline, "diagnose", "diagnose"),
    (pipeline, "score", "score"),
)


class Stages:
    """Seconds by stage; those of a stage that another one calls count there only."""

    def __init__(self) -> None:
        self.wall, self.own = {}, {}  # type: dict[str, float], dict[str, float]
        self._inner: list[list[float]] = []

    def counted(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """`function`, counted under `name`."""

        @functools.wraps(function)
        def run(*args: Any, **kwargs: Any) -> Any:
            self._inner.append([0.0, 0.0])
            begun, own = time.perf_counter(), time.thread_time()
            try:
                return function(*args, **kwargs)
            finally:
                spent = [time.perf_counter() - begun, time.thread_time() - own]
                inner = self._inner.pop()
                self.wall[name] = self.wall.get(name, 0.0) + spent[0] - inner[0]
                self.own[name] = self.own.get(name, 0.0) + spent[1] - inner[1]
                if self._inner:
                    self._inner[-1][0] += spent[0]
                    self._inner[-1][1] += spent[1]

        return run


@contextmanager
def watched() -> Iterator[Stages]:
    """The stages of everything that is graded in this process in the block."""
    stages, before = Stages(), [(place, name, getattr(place, name)) for place, name, _ in STAGES]
    for (place, name, function), (_, _, title) in zip(before, STAGES, strict=True):
        setattr(place, name, stages.counted(title, function))
    try:
        yield stages
    finally:
        for place, name, function in before:
            setattr(place, name, function)


def by_stage(exercise: Exercise, count: int) -> list[dict[str, Any]]:
    """Milliseconds a submission of a class by stage: in all, and of the grader's own processor time."""
    job = Job(exercise.folder, SECRET)
    for one in a_class(exercise, 10):
        grade_one(job, one)  # makes everything warm
    with watched() as stages:
        for one in a_class(exercise, count):
            grade_one(job, one)
    titles = [title for _, _, title in STAGES if title in stages.wall]
    each = 1000 / count
    return [{"stage": title, "ms": stages.wall[title] * each, "own": stages.own[title] * each} for title in titles]

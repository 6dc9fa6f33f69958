"""Many submissions: the pipeline on an executor, results as they come."""

from __future__ import annotations

import contextlib
import functools
import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from autograder.exercise import BANK, ExerciseError, find, load
from autograder.grading import isolate
from autograder.grading.pipeline import Handed, WrongExercise, failed, functions_of, grade
from autograder.grading.records import SubmissionResult
from autograder.grading.session import Warm

_LOCK = threading.Lock()  # a worker of a cluster may have several threads; there is one warm interpreter a process
RECYCLE = 500  # submissions after which a warm interpreter is started afresh, whatever it may have gathered


@dataclass(frozen=True)
class Job:
    """What a grading process has to know; small, so that it can be sent anywhere."""

    folder: Path  # of the exercise
    secret: str
    unsafe: bool = False
    bank: Path = BANK


@dataclass(frozen=True)
class Graded:
    """One submission, done: its result, or the line that says why there is none."""

    handed: Handed
    result: SubmissionResult | None
    problem: str | None = None


def grade_all(job: Job, handed: Sequence[Handed], jobs: int | None = None) -> Iterator[Graded]:
    """Every submission graded, in the order in which they are done.

    A process that dies takes nothing with it: what it had not finished is graded again, one at a time.
    """
    load(job.folder)  # an unreadable exercise is said once, here
    isolate.choose(job.unsafe)
    count = min(jobs or os.cpu_count() or 1, len(handed))
    if count <= 1:
        yield from (grade_one(job, one) for one in handed)
        return
    left = dict.fromkeys(handed)
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as executor:
        try:
            for done in run_on(executor, job, handed):
                left.pop(done.handed, None)
                yield done
        except BrokenProcessPool:
            pass
    for one in list(left):
        yield _alone(job, one)


def run_on(executor: Executor, job: Job, handed: Sequence[Handed]) -> Iterator[Graded]:
    """The submissions graded by any executor."""
    futures: list[Future[Graded]] = [executor.submit(grade_one, job, one) for one in handed]
    for future in as_completed(futures):
        yield future.result()


def grade_one(job: Job, handed: Handed) -> Graded:
    """One submission, by the warm interpreter of this process."""
    exercise = load(job.folder)
    try:
        with _LOCK:
            result = grade(exercise, handed, job.secret, _station(job).warm(), others=_others(job.bank))
    except WrongExercise as other:
        slug = str(other)
        return Graded(handed, None, f"{handed.file}: looks like {slug}, not {exercise.slug}; try `nnmath grade {slug}`")
    return Graded(handed, result)


def _alone(job: Job, handed: Handed) -> Graded:
    """A submission whose grading process died: once more, in a process that it can only take down itself."""
    try:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
            return executor.submit(grade_one, job, handed).result()
    except BrokenProcessPool:
        why = "the grading process ended twice on this submission"
        return Graded(handed, failed(load(job.folder), handed, why))


class _Station:
    """The warm interpreter of this process for one job; a fresh one after every so many submissions."""

    def __init__(self, job: Job):
        data = job.folder / "data"
        self._warm = Warm(isolate.choose(job.unsafe), data if data.is_dir() else None)
        self._done = 0

    def warm(self) -> Warm:
        self._done += 1
        if self._done % RECYCLE == 0:
            self._warm.close()  # it starts again by itself with the next submission
        return self._warm


@functools.cache
def _station(job: Job) -> _Station:
    return _Station(job)


@functools.cache
def _others(bank: Path) -> dict[str, frozenset[str]]:
    """The functions of every exercise of the bank, by slug: to say which one a misplaced notebook looks like."""
    functions = {}
    for slug, folder in find(bank).items():
        with contextlib.suppress(ExerciseError):  # another exercise's trouble is not this one's
            functions[slug] = frozenset(functions_of(load(folder)))
    return functions

"""Many submissions: the pipeline on an executor, results as they come."""

from __future__ import annotations

import contextlib
import functools
import itertools
import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from multiprocessing.queues import SimpleQueue
from pathlib import Path

from autograder.exercise import BANK, ExerciseError, find, load
from autograder.grading import isolate, portable, processors
from autograder.grading.pipeline import Handed, Postponed, WrongExercise, failed, functions_of, grade
from autograder.grading.records import SubmissionResult
from autograder.grading.warm import Warm

_LOCK = threading.Lock()  # a worker of a cluster may have several threads; there is one warm interpreter a process
DEATHS, ALONE = 2, 3  # times that a process may die on a submission: among others, then alone
RECYCLE = 500  # submissions after which a warm interpreter is started afresh, whatever it may have gathered


@dataclass(frozen=True)
class Job:
    """What a grading process has to know; small, so that it can be sent anywhere."""

    folder: Path  # of the exercise
    secret: str
    unsafe: bool = False
    bank: Path = BANK
    portable: bool = False


@dataclass(frozen=True)
class Graded:
    """One submission, done: its result, or the line that says why there is none."""

    handed: Handed
    result: SubmissionResult | None
    problem: str | None = None
    again: bool = False  # it had bad luck: the machine was too busy for it, or its sandbox was lost


def grade_all(job: Job, handed: Sequence[Handed], jobs: int | None = None) -> Iterator[Graded]:
    """Every submission graded, in the order in which they are done.

    A process that dies takes nothing with it: what it had not finished is graded again. Who missed a limit because the
    machine was busy, or lost the sandbox, is graded again when all others are done, alone; that result counts.
    """
    load(job.folder)  # an unreadable exercise is said once, here
    interpreter(job)
    count = min(jobs or len(processors.usable()), len(handed))
    unlucky = []
    for one in _in_pools(job, handed, count) if count > 1 else (grade_one(job, one, patient=True) for one in handed):
        if one.again:
            unlucky.append(one.handed)
        else:
            yield one
    yield from (_alone(job, one) if count > 1 else grade_one(job, one) for one in unlucky)


def _in_pools(job: Job, handed: Sequence[Handed], count: int) -> Iterator[Graded]:
    """Every submission once, by one pool of processes after another: a pool whose process died is replaced.

    Who was at work when a process died may be to blame, so after the second time it works alone.
    """
    left = dict.fromkeys(handed, 0)  # → how often a process died while this one was at work
    while shared := [one for one, deaths in left.items() if deaths < DEATHS]:
        with pool(count) as executor:
            try:
                for done in run_on(executor, job, shared, count):
                    del left[done.handed]
                    yield done
            except Died as died:
                for one in died.at_work:
                    left[one] += 1
    for one in left:
        yield _alone(job, one)


def pool(count: int) -> ProcessPoolExecutor:
    """Processes that end when this one does, however it does; as many as processors have one each."""
    context = get_context("spawn")
    free = processors.shared_out(count, context)
    return ProcessPoolExecutor(count, mp_context=context, initializer=_begin_to_grade, initargs=(free,))


def _begin_to_grade(free: SimpleQueue[int] | None) -> None:
    """Takes a processor, and watches who started this process: where it is killed, nobody else would end this one."""
    processors.take_one(free)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_outlive, args=(parent,), daemon=True).start()


def _outlive(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


class Died(Exception):
    """A process of the pool died; who was at work then."""

    def __init__(self, at_work: Sequence[Handed]):
        super().__init__(f"{len(at_work)} submissions were at work when a process died")
        self.at_work = at_work


def run_on(executor: Executor, job: Job, handed: Sequence[Handed], count: int | None = None) -> Iterator[Graded]:
    """The submissions graded by any executor, `count` at a time so that it is known who is at work.

    Raises
    ------
    Died
        If a process of the executor did.
    """
    waiting = iter(handed)
    futures: dict[Future[Graded], Handed] = {}
    try:
        while True:
            for one in itertools.islice(waiting, (count or len(handed)) - len(futures)):
                futures[executor.submit(grade_one, job, one, True)] = one
            if not futures:
                return
            for future in wait(futures, return_when=FIRST_COMPLETED).done:
                graded = future.result()
                del futures[future]
                yield graded
    except BrokenExecutor:
        raise Died(list(futures.values())) from None


def grade_one(job: Job, handed: Handed, patient: bool = False) -> Graded:
    """One submission, by the warm interpreter of this process; `patient`: another time where it has bad luck."""
    exercise = load(job.folder)
    try:
        with _LOCK:
            result = grade(
                exercise, handed, job.secret, _station(job).warm(), others=_others(job.bank), patient=patient
            )
    except WrongExercise as other:
        slug = str(other)
        return Graded(handed, None, f"{handed.file}: looks like {slug}, not {exercise.slug}; try `nnmath grade {slug}`")
    except Postponed:
        return Graded(handed, None, again=True)
    except Exception as fault:  # ours, whatever it is: it must not take the class with it
        return Graded(handed, failed(exercise, handed, f"{type(fault).__name__}: {fault}"))
    return Graded(handed, result)


def _alone(job: Job, handed: Handed) -> Graded:
    """A submission whose grading process died: again, in a process that it can only take down itself."""
    for _ in range(ALONE):
        with contextlib.suppress(BrokenExecutor), pool(1) as executor:
            return executor.submit(grade_one, job, handed).result()
    why = f"the grading process ended {DEATHS + ALONE} times on this submission"
    return Graded(handed, failed(load(job.folder), handed, why))


def interpreter(job: Job) -> Warm:
    """What runs the submissions of a job; it is started when the first one comes.

    Raises
    ------
    NoSandbox
        If this machine has none that is safe, and neither `unsafe` nor `portable` was asked for.
    """
    data = job.folder / "data" if (job.folder / "data").is_dir() else None
    if job.portable:
        return portable.Fresh(portable.Portable(), data)
    return Warm(isolate.choose(job.unsafe), data)


class _Station:
    """The warm interpreter of this process for one job; a fresh one after every so many submissions."""

    def __init__(self, job: Job):
        self._warm = interpreter(job)
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

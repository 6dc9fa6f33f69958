"""Grading on a cluster: the same function on Dask's workers, a few submissions ahead of each, in any order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from autograder.errors import UserError
from autograder.exercise import by_slug, load
from autograder.grading import isolate
from autograder.grading.batch import Graded, Job, grade_one
from autograder.grading.pipeline import Handed, failed

AHEAD = 4  # submissions that wait at each worker: enough to keep it busy, few enough to lose little with it
CONNECT_SECONDS = 10


class NoCluster(UserError):
    """No scheduler answers, or its workers cannot grade this."""


@dataclass(frozen=True)
class Order:
    """What a worker has to know. It has the package installed, so the exercise goes by its name and version."""

    slug: str
    version: str
    secret: str
    unsafe: bool


def grade_on_cluster(job: Job, handed: Sequence[Handed], address: str) -> Iterator[Graded]:
    """Every submission graded, in the order in which they are done.

    A worker that is lost takes nothing with it: Dask gives what it had to another. A submission that ends four workers
    is our fault until shown otherwise: verdict GRADER.

    Raises
    ------
    NoCluster
        If Dask is not installed, no scheduler answers, or a worker has another version of the exercise.
    """
    try:
        from distributed import Client, as_completed
    except ImportError:
        raise NoCluster("--cluster needs Dask: pip install 'nnmath[cluster]', here and on every worker") from None
    exercise = load(job.folder)
    order = Order(exercise.slug, exercise.version, job.secret, job.unsafe)
    try:
        client = Client(address, timeout=CONNECT_SECONDS)
    except (OSError, ValueError) as error:
        why = str(error).splitlines()[0]
        raise NoCluster(f"no scheduler at {address}: {why}; start one with `dask scheduler`") from None
    with client:
        count = sum(client.ncores().values())
        if not count:
            raise NoCluster(f"the scheduler at {address} has no workers; start some with `dask worker {address}`")
        waiting = iter(handed)
        futures, running = {}, as_completed()
        for one in _some(waiting, count * AHEAD):
            futures[_add(client, running, order, one)] = one
        for future in running:
            one = futures.pop(future)
            yield _result(future, job, one)
            future.release()
            for more in _some(waiting, 1):
                futures[_add(client, running, order, more)] = more


def grade_there(order: Order, handed: Handed) -> Graded:
    """One submission on a worker.

    Raises
    ------
    NoCluster, NoSandbox, ExerciseError
        If this worker cannot grade this exercise.
    """
    exercise = by_slug(order.slug)
    if exercise.version != order.version:
        raise NoCluster(f"a worker has another version of {order.slug}; install the same nnmath everywhere")
    isolate.choose(order.unsafe)
    job = Job(exercise.folder, order.secret, order.unsafe)
    graded = grade_one(job, handed, patient=True)
    return grade_one(job, handed) if graded.again else graded  # it had bad luck there: once more


def _add(client: object, running: object, order: Order, one: Handed) -> object:
    """Submits one; `pure=False`, for the same file of two students is two submissions."""
    future = client.submit(grade_there, order, one, pure=False, retries=0)  # type: ignore[attr-defined]
    running.add(future)  # type: ignore[attr-defined]
    return future


def _some(waiting: Iterator[Handed], count: int) -> Iterator[Handed]:
    for _, one in zip(range(count), waiting, strict=False):
        yield one


def _result(future: object, job: Job, handed: Handed) -> Graded:
    try:
        graded = future.result()  # type: ignore[attr-defined]
    except UserError:
        raise
    except Exception as error:  # Dask's KilledWorker, or whatever a broken worker raises
        return Graded(handed, failed(load(job.folder), handed, f"no worker could grade it: {type(error).__name__}"))
    assert isinstance(graded, Graded)
    return graded

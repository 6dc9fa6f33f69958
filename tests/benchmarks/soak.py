"""Many submissions in one go: is memory flat? And what a million of them need, from what these cost.

`python tests/benchmarks/soak.py [N] [--workers 2] [SLUG]`; results are dropped as they come, so what grows is the
engine's. Small batches right before and after it tell whether a submission costs more among many.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from handed_in import a_class
from machine import Memory, facts, keep, one_thread_each
from one_batch import in_its_own_process, middle

from autograder.exercise import Exercise, by_slug
from autograder.grading.batch import Graded, Job, grade_all, grade_one
from autograder.grading.pipeline import Handed
from autograder.tracking.records.opening import open_records
from autograder.tracking.records.recorder import Recorder

SECRET = "benchmark"
MILLION = 1_000_000
RECORDED = 100  # submissions whose room in a database is measured, each with bytes of its own
CORES = 16  # of a machine of the estimate
EVERY = 40  # points of the picture, about
SMALL, TIMES = 100, 5  # submissions of a small batch, and such batches on either side

Sample = tuple[float, int, dict[str, float]]
"""Seconds since the beginning, submissions done, MiB by role."""


def soak(exercise: Exercise, count: int, workers: int) -> dict[str, Any]:
    """One batch; memory by role on the way, and what it grows by."""
    samples: list[Sample] = []
    handed = a_class(exercise, count)
    done, faulty, begun = 0, 0, time.perf_counter()
    with Memory(lambda sample: samples.append((time.perf_counter() - begun, done, sample))) as memory:
        for graded in grade_all(Job(exercise.folder, SECRET), handed, workers):
            done += 1
            faulty += graded.result is None or graded.result.faulty
    seconds = time.perf_counter() - begun
    halves = [_each(samples, count / 10, count / 2), _each(samples, count / 2, count)]
    return {
        "slug": exercise.slug,
        "count": count,
        "workers": workers,
        "bytes handed in": sum(len(one.data) for one in handed) / count,
        "seconds": seconds,
        "first": next(moment for moment, number, _ in samples if number),
        "each": _each(samples, count / 10, count),
        "faulty": faulty,
        "MiB": memory.peak,
        "growth": {role: growth(samples, role, count) for role in memory.peak},
        "samples": list(samples[:: max(1, len(samples) // EVERY)]),
        "second half against first": halves[1] / halves[0],
    }


def small_batches(slug: str, workers: int) -> list[dict[str, Any]]:
    """The figures of some small batches, each from a cold start."""
    return [in_its_own_process(slug, SMALL, workers) for _ in range(TIMES)]


def growth(samples: Sequence[Sample], role: str, count: int) -> float:
    """MiB for a thousand submissions: the slope of memory after the first fifth, by which everything has started."""
    late = [(done, sample[role]) for _, done, sample in samples if done > count / 5 and role in sample]
    if len({done for done, _ in late}) < 2:
        return 0.0
    done, size = np.array(late).T
    return float(np.polyfit(done / 1000, size, 1)[0])


def _each(samples: Sequence[Sample], low: float, high: float) -> float:
    """Seconds a submission from the one numbered `low` to the one numbered `high`."""
    within = [(seconds, done) for seconds, done, _ in samples if low <= done <= high]
    (begun, before), (ended, after) = within[0], within[-1]
    return (ended - begun) / max(after - before, 1)


def bytes_recorded(exercise: Exercise, count: int) -> float:
    """Bytes that a submission of its own takes in an SQLite database, with its file and its results."""
    graded = list(map(_alone(exercise), a_class(exercise, 10)))
    with tempfile.TemporaryDirectory() as room:
        file = Path(room) / "course.db"
        engine = open_records(str(file))
        recorder = Recorder(engine, "course", exercise, SECRET)
        sizes = []
        for number in range(count + 1):
            one = graded[number % len(graded)]
            assert one.result is not None
            own = one.handed.data + f"\n# {number}".encode()  # no two students hand in the same bytes
            recorder.record(Handed(f"s{number:07}", one.handed.file, own), one.result)
            if number in (0, count):
                with engine.connect() as connection:
                    connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
                sizes.append(file.stat().st_size)
        engine.dispose()
    return (sizes[1] - sizes[0]) / count


def _alone(exercise: Exercise) -> Any:
    def graded(handed: Handed) -> Graded:
        return grade_one(Job(exercise.folder, SECRET), handed)

    return graded


def estimate(figures: dict[str, Any]) -> dict[str, Any]:
    """What a million submissions of this exercise need."""
    core_seconds = figures["seconds"] / figures["count"] * figures["workers"]
    hours = core_seconds * MILLION / 3600
    return {
        "core seconds each": core_seconds,
        "core hours": hours,
        "cores of a machine": CORES,
        "hours on one machine": hours / CORES,
        "database GB": figures["bytes recorded"] * MILLION / 1e9,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=10_000, metavar="N")
    parser.add_argument("slug", nargs="?", default="munchable_matrices")
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    about, exercise = facts(), by_slug(given.slug)
    one_thread_each()
    small = small_batches(given.slug, given.workers)
    figures = soak(exercise, given.count, given.workers)
    figures["small"] = middle(small + small_batches(given.slug, given.workers))
    figures["bytes recorded"] = bytes_recorded(exercise, RECORDED)
    keep("soak", {"facts": about, **figures, "million": estimate(figures)})


if __name__ == "__main__":
    main()

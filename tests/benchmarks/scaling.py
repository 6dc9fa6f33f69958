"""What a submission costs against how many there are and how many grade them; memory; where the time goes.

`python tests/benchmarks/scaling.py [--sizes 100,300] [--workers 1,2] [--profile 60] [SLUG]`; with sizes 100,1000,10000
it takes an hour. Every batch is a process of its own, graded from a cold start.
"""

from __future__ import annotations

import argparse
from typing import Any

from against_bare import in_fresh_processes
from machine import facts, keep, one_thread_each
from one_batch import in_its_own_process
from stages import by_stage

from autograder.exercise import by_slug, find

TRAINING = "training_loop,improving_the_classifier"
SHORT = 200  # submissions
PROCESSES, TURNS = 5, 5  # of a notebook held against its bare execution


def numbers(text: str) -> list[int]:
    """Numbers with commas between."""
    return [int(word) for word in text.split(",")]


def typical(slug: str, count: int, workers: int) -> dict[str, Any]:
    """A batch; the middle one of five where it takes seconds only, for a machine is not always as fast."""
    turns = [in_its_own_process(slug, count, workers) for _ in range(5 if count <= SHORT else 1)]
    return sorted(turns, key=lambda one: float(one["each"]))[len(turns) // 2]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("slug", nargs="?", default="munchable_matrices")
    parser.add_argument("--sizes", type=numbers, default=[100, 300])
    parser.add_argument("--workers", type=numbers, default=[1, 2])
    parser.add_argument("--profile", type=int, default=60, help="submissions of the profile by stage")
    parser.add_argument("--training", default=TRAINING, help="exercises that are held against their bare execution")
    given = parser.parse_args()
    one_thread_each()
    about = facts()
    largest = max(given.workers)
    batches = [typical(given.slug, size, largest) for size in given.sizes]
    middle = sorted(given.sizes)[len(given.sizes) // 2]
    known = [(middle, count, False) for count in given.workers if count != largest]
    known += [(middle, count, True) for count in given.workers]
    batches += [in_its_own_process(given.slug, size, count, dask) for size, count, dask in known]
    batches.append(in_its_own_process(given.slug, middle, 1, bound=True))
    exercise = by_slug(given.slug)
    figures = {"facts": about, "batches": batches, "stages": by_stage(exercise, given.profile)}
    slugs = [slug for slug in (given.slug, *given.training.split(",")) if slug in find()]
    keep("scaling", figures | {"bare": [in_fresh_processes(slug, PROCESSES, TURNS) for slug in slugs]})


if __name__ == "__main__":
    main()

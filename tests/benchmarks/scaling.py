"""What a submission costs against how many there are and how many grade them; memory; where the time goes.

`python tests/benchmarks/scaling.py [--sizes 100,500,1000] [--workers 1,2] [--profile 60] [SLUG]`; the middle size is
graded with each number of workers. Every batch is a process of its own, graded from a cold start.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from against_bare import in_fresh_processes
from machine import facts, keep, one_thread_each
from one_batch import in_its_own_process, middle
from stages import by_stage

from autograder.exercise import by_slug, find

TRAINING = "training_loop,improving_the_classifier"
SHORT = 200  # submissions
Kind = tuple[int, bool, bool]
"""So many workers, whether of Dask, whether all on one processor."""
Figures = dict[str, Any]
PROCESSES, TURNS = 5, 5  # of a notebook held against its bare execution


def numbers(text: str) -> list[int]:
    """Numbers with commas between."""
    return [int(word) for word in text.split(",")]


def batches(slug: str, size: int, kinds: Sequence[Kind], turns: int) -> list[Figures]:
    """A batch of each kind, the middle one of several: they take turns, for a machine is not always as fast."""
    seen = [[in_its_own_process(slug, size, *kind) for kind in kinds] for _ in range(turns)]
    return [middle(same) for same in zip(*seen, strict=True)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("slug", nargs="?", default="munchable_matrices")
    parser.add_argument("--sizes", type=numbers, default=[100, 500, 1000])
    parser.add_argument("--workers", type=numbers, default=[1, 2])
    parser.add_argument("--turns", type=int, default=3, help="batches of each number of workers, of which one counts")
    parser.add_argument("--profile", type=int, default=60, help="submissions of the profile by stage")
    parser.add_argument("--training", default=TRAINING, help="exercises that are held against their bare execution")
    given = parser.parse_args()
    one_thread_each()
    about = facts()
    largest, middle, found = max(given.workers), sorted(given.sizes)[len(given.sizes) // 2], list[Figures]()
    for size in given.sizes:
        if size != middle:
            found += batches(given.slug, size, [(largest, False, False)], 5 if size <= SHORT else 1)
    kinds = [(workers, dask, False) for dask in (False, True) for workers in given.workers]
    found += batches(given.slug, middle, [*kinds, (1, False, True)], given.turns)
    exercise = by_slug(given.slug)
    figures = {"facts": about, "batches": found, "stages": by_stage(exercise, given.profile)}
    slugs = [slug for slug in (given.slug, *given.training.split(",")) if slug in find()]
    keep("scaling", figures | {"bare": [in_fresh_processes(slug, PROCESSES, TURNS) for slug in slugs]})


if __name__ == "__main__":
    main()

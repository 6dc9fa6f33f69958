"""Mutants of notebooks, behind the wall: `tools/wall python tests/attacks/fuzz_notebooks.py [COUNT [SEED [JOBS]]]`.

Prints how far it is, and a line of JSON at the end; exit status 1 where a mutant made us stumble.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from queue import Empty
from typing import Any

from mutants import mutant, originals

from autograder.exercise import by_slug
from autograder.grading import isolate
from autograder.grading.outputs import write_results, write_scores
from autograder.grading.pipeline import Handed, grade
from autograder.grading.processors import shared_out, take_one
from autograder.grading.warm import Warm
from autograder.selftest.wall import NoWall, must_stand
from autograder.tracking.pages import write_pages

EVERY = 100  # mutants from one word on how far it is to the next
TIGHT: dict[str, Any] = {
    "check_seconds": 0.3,
    "cell_seconds": 0.5,
    "submission_seconds": 5.0,
    "memory_mib": 512,
    "processes": 32,
}
"""Nearly all that a mutant costs is waiting for loops that a mutation made endless; what is tested does not wait."""


def resident() -> int:
    """The memory of this process in bytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


class Bench:
    """One grading process: takes in, grades and reports mutants, one after the other."""

    def __init__(self, warm: Warm, place: Path):
        self._warm, self._place, self._books = warm, place, originals()
        self._exercises = {}
        for slug in {slug for slug, _ in self._books}:
            exercise = by_slug(slug)
            self._exercises[slug] = replace(exercise, limits=replace(exercise.limits, **TIGHT))

    def tried(self, seed: int, number: int) -> tuple[dict[str, int], str | None]:
        """The verdicts of one mutant, which its number and the seed make what it is; and what was wrong with us."""
        draw = random.Random(f"{seed} {number}")
        slug, file = draw.choice(self._books)
        name = f"mutant-{number}"
        try:
            handed = Handed(name, name + file.suffix, mutant(file.read_bytes(), draw))
            result = grade(self._exercises[slug], handed, "secret", self._warm)
            write_scores([result], self._place / "scores.csv")
            write_results([result], self._place / "results.jsonl")
            write_pages([result], [], self._place, made="today")
            (self._place / "feedback" / f"{name}.html").unlink()  # else a full disk is all that ten thousand find
        except Exception as fault:
            return {}, f"{number} ({file.name}): {type(fault).__name__}: {fault}"
        checks = [check for question in result.questions for check in question.checks]
        said = sorted({check.message for check in checks if check.message})[:2]
        verdicts = Counter(check.verdict.value for check in checks)
        return dict(verdicts), f"{number} ({file.name}): {said}" if result.faulty else None


def share(seed: int, numbers: Sequence[int], heard: Any, free: Any) -> None:
    """A process's share of the mutants; what came of each, and how much memory the process had then."""
    take_one(free)
    with Warm(isolate.choose()) as warm, tempfile.TemporaryDirectory() as place:
        bench = Bench(warm, Path(place))
        for number in numbers:
            heard.put((*bench.tried(seed, number), resident()))


def fuzz(count: int, seed: int, jobs: int) -> dict[str, Any]:
    """Grades so many mutants and counts what came of them."""
    verdicts, faults, grown, started = Counter[str](), [], 0, time.monotonic()
    spawned = multiprocessing.get_context("spawn")
    heard = [spawned.Queue() for _ in range(jobs)]
    shares = [list(range(job, count, jobs)) for job in range(jobs)]
    free = shared_out(jobs, spawned)
    workers = [
        spawned.Process(target=share, args=(seed, numbers, queue, free))
        for numbers, queue in zip(shares, heard, strict=True)
    ]
    for worker in workers:
        worker.start()
    memory: list[list[int]] = [[] for _ in range(jobs)]
    for number in range(count):
        found, fault, size = _next(heard[number % jobs], workers[number % jobs])
        verdicts.update(found)
        faults += [fault] if fault else []
        memory[number % jobs].append(size)
        if (number + 1) % EVERY == 0:
            seconds = time.monotonic() - started
            print(f"{number + 1} of {count}: {len(faults)} faults, {seconds:.0f} s", file=sys.stderr, flush=True)
    for worker in workers:
        worker.join()
    for sizes in memory:  # from when everything is imported and every page was made once
        grown = max(grown, max(sizes) - sizes[min(50, len(sizes) // 3)])
    return {
        "mutants": sum(map(len, memory)),
        "seed": seed,
        "verdicts": verdicts,
        "faults": faults,
        "grown_mib": round(grown / 2**20, 1),
        "seconds": round(time.monotonic() - started, 1),
    }


def _next(queue: Any, worker: Any) -> tuple[dict[str, int], str | None, int]:
    """What a worker says next; a worker that died is a fault like any other, and ends the run."""
    while True:
        try:
            found: tuple[dict[str, int], str | None, int] = queue.get(timeout=5)
            return found
        except Empty:
            if not worker.is_alive() and queue.empty():
                sys.exit(f"a grading process ended with status {worker.exitcode}")


def main() -> None:
    """Fuzzes as often as the command line says."""
    try:
        must_stand()
    except NoWall as error:
        sys.exit(str(error))
    numbers = [int(word) for word in sys.argv[1:]]
    report = fuzz(*(numbers + [150, 1, 2][len(numbers) :]))
    print(json.dumps(report))
    sys.exit(1 if report["faults"] else 0)


if __name__ == "__main__":
    main()

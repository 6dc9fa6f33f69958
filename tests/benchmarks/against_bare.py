"""Grading a notebook against the bare execution of its code: `python tests/benchmarks/against_bare.py SLUG TURNS`.

A line of JSON with the seconds of each turn. In turns, because a machine is not as fast now as it was a minute ago; all
on one processor, as a grading process of a full house has it.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Any

from bare import bare_seconds
from handed_in import right_and_untouched
from machine import ROOT, one_thread_each

from autograder.exercise import by_slug
from autograder.grading.batch import Job, grade_one
from autograder.grading.pipeline import Handed
from autograder.grading.processors import keep_to, usable

SECRET = "benchmark"

Turn = dict[str, float]


def turns(slug: str, count: int) -> list[Turn]:
    """Seconds to grade the worked notebook, and seconds that its code takes alone for the very same calls."""
    one_thread_each()
    keep_to(usable()[0])
    exercise = by_slug(slug)
    job, data, seen = Job(exercise.folder, SECRET), right_and_untouched(exercise)[0], []
    grade_one(job, Handed("s", "s.ipynb", data))  # makes everything warm
    for number in range(count):
        one = Handed(f"s{number}", f"s{number}.ipynb", data)
        begun = time.perf_counter()
        grade_one(job, one)
        seen.append({"graded": time.perf_counter() - begun} | bare_seconds(exercise, [one], SECRET))
    return seen


def in_fresh_processes(slug: str, processes: int, count: int) -> dict[str, Any]:
    """The medians of so many turns in each of several processes: where one's memory happens to lie makes it 3 % faster
    or slower than the next, in the sandbox and out of it.
    """
    seen: list[Turn] = []
    for _ in range(processes):
        words = [sys.executable, __file__, slug, str(count)]
        done = subprocess.run(words, capture_output=True, text=True, cwd=ROOT)
        if done.returncode:
            sys.exit(done.stderr[-3000:])
        seen += json.loads(done.stdout.splitlines()[-1])
    figures = {"slug": slug, "processes": processes, "turns": count} | summary(seen)
    print(figures, file=sys.stderr)
    return figures


def summary(seen: Sequence[Turn]) -> dict[str, Any]:
    """Medians of the seconds, and the quartiles of the ratios, each of one turn's own seconds."""
    figures: dict[str, Any] = {name: statistics.median(turn[name] for turn in seen) for name in seen[0]}
    for name in ("code", "code and checks"):
        ratios = [turn["graded"] / turn[name] for turn in seen]
        figures[f"against {name}"] = statistics.quantiles(ratios, n=4, method="inclusive")
    return figures


if __name__ == "__main__":
    print(json.dumps(turns(sys.argv[1], int(sys.argv[2]))))

"""Ours against `otter run` and `nbgrader autograde`: the same notebooks, in one run, at equal scores.

`python tests/benchmarks/peers.py [--otter 6] [--nbgrader 10] [--ours 200] [SLUG …]`. Each tool as its users run it:
`nnmath grade` with isolation and two processes; `otter run` once a submission, with a zip that `otter generate` made of
the public checks; `nbgrader autograde` on a course folder. Wall time of the whole batch, divided by its size.
Every second notebook is right, the others are untouched: all three must give full points and none.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bare import bare_seconds
from handed_in import half_and_half, solved, write
from machine import KEPT, ROOT, facts, keep, run
from threadpoolctl import threadpool_limits

from autograder.authoring.build import render
from autograder.exercise import Exercise, by_slug, find
from autograder.guest.nbgrader import write_source

NBGRADER = "0.9.6"
NEEDS = (f"nbgrader=={NBGRADER}", "ipykernel", "numpy", "matplotlib", "scikit-learn")
NUMPY, TRAINING = "munchable_matrices", "training_loop"
PROCESSES = 2

Scores = dict[str, float]
"""Share of the points that were to be had, by student."""


def nbgrader_itself() -> Path:
    """The command `nbgrader`, in an environment of its own, made where there is none: its needs differ from ours."""
    if given := os.environ.get("NNMATH_NBGRADER"):
        return Path(given).absolute()
    place = KEPT / "nbgrader"
    if not (place / "bin" / "nbgrader").exists():
        KEPT.mkdir(exist_ok=True)
        run([ROOT / "tools" / "environment", place], ROOT)
        run([place / "bin" / "python", "-m", "pip", "install", "--quiet", *NEEDS], ROOT)
    return place / "bin" / "nbgrader"


def ours(exercise: Exercise, handed: Path, room: Path) -> tuple[float, Scores]:
    """`nnmath grade` as a user runs it."""
    words = [sys.executable, "-m", "autograder", "grade", exercise.slug, handed, "--out", room, "--jobs", PROCESSES]
    seconds = run(words, room.parent, os.environ | {"PYTHONPATH": str(ROOT)})
    earned: dict[str, list[float]] = {}
    for row in csv.DictReader((room / "scores.csv").open()):
        if row["points"]:  # a person marks the others
            one = earned.setdefault(row["student"], [0.0, 0.0])
            one[0] += float(row["points"])
            one[1] += float(row["max_points"])
    return seconds, {student: points / most for student, (points, most) in earned.items()}


def otter(exercise: Exercise, handed: Path, room: Path) -> tuple[float, Scores]:
    """`otter run` once for each file, with the zip that `otter generate` makes of the public checks."""
    room.mkdir()
    for name, data in render(exercise).student.items():
        (room / name).parent.mkdir(parents=True, exist_ok=True)
        (room / name).write_bytes(data)
    data = [path.relative_to(room) for path in sorted((room / "data").rglob("*")) if path.is_file()]
    command = [sys.executable, "-m", "otter"]
    run([*command, "generate", "-t", "tests", "-o", "autograder.zip", "--no-environment", *data], room)
    seconds, scores = 0.0, {}
    for path in sorted(handed.iterdir()):
        out = room / "out" / path.stem
        out.mkdir(parents=True)
        seconds += run([*command, "run", "-a", "autograder.zip", "-o", out, "--no-logo", path], room)
        tests = [test for test in json.loads((out / "results.json").read_text())["tests"] if "score" in test]
        scores[path.stem] = sum(test["score"] for test in tests) / sum(test["max_score"] for test in tests)
    return seconds, scores


def nbgrader(exercise: Exercise, count: int, room: Path) -> tuple[float, Scores, Path]:
    """`nbgrader autograde` on a course folder, and the folder in which the submissions are."""
    command, slug = nbgrader_itself(), exercise.slug
    room.mkdir()
    write_source(exercise, room)
    own = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    own |= {"PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}", "HOME": str(room), "MPLBACKEND": "Agg"}
    run([command, "generate_assignment", slug], room, own)
    release, source = (room / kind / slug / f"{slug}.ipynb" for kind in ("release", "source"))
    answered = solved(release.read_bytes(), source.read_bytes())
    for number in range(count):
        folder = room / "submitted" / f"s{number:07}" / slug
        shutil.copytree(release.parent, folder)
        if number % 2 == 0:
            (folder / release.name).write_bytes(answered)
    seconds = run([command, "autograde", slug], room, own)
    run([command, "export"], room, own)
    by_hand = sum(question.points for question in exercise.questions if question.by_hand)
    rows = list(csv.DictReader((room / "grades.csv").open()))
    scores = {row["student_id"]: float(row["score"]) / (float(row["max_score"]) - by_hand) for row in rows}
    return seconds, scores, room


def compared(exercise: Exercise, counts: dict[str, int], room: Path) -> dict[str, Any]:
    """Seconds a submission by tool. What a peer graded, ours grades too; then a whole class of the same notebooks."""
    small, large = room / "small", room / "large"
    write(half_and_half(exercise, counts["otter"]), small)
    write(half_and_half(exercise, counts["ours"]), large)
    ours(exercise, small, room / "warming up")  # files from a cold disk are nobody's merit
    figures: dict[str, Any] = {"slug": exercise.slug, "counts": counts}
    otters, theirs = otter(exercise, small, room / "otter")
    seconds, scores, course = nbgrader(exercise, counts["nbgrader"], room / "nbgrader")
    figures["otter"], figures["nbgrader"] = otters / counts["otter"], seconds / counts["nbgrader"]
    same, own = ours(exercise, small, room / "small-graded")
    agree(own, theirs, "otter run")
    figures["ours, otter's few"] = same / counts["otter"]
    same, own = ours(exercise, course, room / "course-graded")
    agree(own, scores, "nbgrader autograde")
    figures["ours, nbgrader's few"] = same / counts["nbgrader"]
    whole, own = ours(exercise, large, room / "large-graded")
    agree(own, {student: float(number % 2 == 0) for number, student in enumerate(sorted(own))}, "what is expected")
    figures["ours"] = whole / counts["ours"]
    with threadpool_limits(1):  # as ours; the peers' are their own affair
        figures["bare"] = bare_seconds(exercise, half_and_half(exercise, min(counts["ours"], 50)))
    return figures


def agree(own: Scores, theirs: Scores, who: str) -> None:
    """Right notebooks have full points everywhere, untouched ones none; anything else ends the benchmark."""
    expected = {student: float(int(student[1:]) % 2 == 0) for student in own}
    if not own == theirs == expected:
        sys.exit(f"the scores differ: ours {own}, {who} {theirs}, expected {expected}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("slugs", nargs="*", metavar="SLUG", default=[NUMPY, TRAINING])
    for name, count in (("otter", 6), ("nbgrader", 10), ("ours", 200)):
        parser.add_argument(f"--{name}", type=int, default=count, help="submissions")
    given = parser.parse_args()
    counts = {"otter": given.otter, "nbgrader": given.nbgrader, "ours": given.ours}
    about, figures = facts() | {"nbgrader": NBGRADER}, []
    for slug in given.slugs:
        if slug not in find():
            print(f"the bank has no {slug}: left out")
            continue
        with tempfile.TemporaryDirectory(prefix="nnmath-peers-") as room:
            begun = time.perf_counter()
            figures.append(compared(by_slug(slug), counts, Path(room)))
            print(f"{slug}: {time.perf_counter() - begun:.0f} s")
    keep("peers", {"facts": about, "exercises": figures})


if __name__ == "__main__":
    main()

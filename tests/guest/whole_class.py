"""Hands the whole demo class to the real `otter run` and to `nnmath grade`, and says where their scores differ.

Minutes of processor time, so it is run by hand: `python tests/guest/whole_class.py`. `test_otter.py` takes eight of
these submissions at every run of the tests.
"""

import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from autograder.demo import CLASS
from autograder.exercise import by_slug

HERE = Path(__file__).parent
ENVIRONMENT = os.environ | {"NNMATH_SECRET": "the secret of the tests", "PYTHONPATH": str(HERE.parent.parent)}


def nnmath(*words):
    command = [sys.executable, "-m", "autograder", *map(str, words)]
    subprocess.run(command, check=True, capture_output=True, env=ENVIRONMENT)


def graded(slug, room):
    """Student → question → points, by `nnmath grade`."""
    nnmath("grade", slug, CLASS / slug, "--out", room / "graded")
    points = {}
    with (room / "graded" / "scores.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["points"]:
                points.setdefault(row["student"], {})[row["question"]] = float(row["points"])
    return points


def by_otter(slug, room):
    """What `otter run` says of each submission, as it comes."""
    nnmath("package", "otter", slug, "--out", room / "autograder.zip")
    files = [str(path) for path in sorted((CLASS / slug).iterdir())]
    command = [sys.executable, str(HERE / "run_otter.py"), str(room / "autograder.zip"), *files]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT) as running:
        yield from map(json.loads, running.stdout)


def compare(slug, room):
    """Prints a line for each submission; returns how many there are, and how many differ."""
    ours, number, different = graded(slug, room), 0, 0
    nothing = {question.name: 0.0 for question in by_slug(slug).auto}
    for line in by_otter(slug, room):
        tests = line["results"]["tests"] if line["results"] else []
        theirs = {test["name"]: test["score"] for test in tests if "score" in test}
        refused = line["error"] != "" and not theirs and ours[line["student"]] == nothing
        same = theirs == ours[line["student"]]
        said = "same" if same else f"no score ({line['error'][:60]}), 0 with us" if refused else "DIFFERENT"
        print(f"{slug} {line['student']}: {sum(theirs.values()):g} {said}", flush=True)
        number, different = number + 1, different + (not same and not refused)
    assert number == len(list((CLASS / slug).iterdir()))
    return number, different


def main():
    total = [0, 0]
    for folder in sorted(path for path in CLASS.iterdir() if path.is_dir()):
        with tempfile.TemporaryDirectory() as room:
            total = [a + b for a, b in zip(total, compare(folder.name, Path(room)), strict=True)]
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{total[0]} submissions, {total[1]} differ, {used.ru_utime + used.ru_stime:.0f} s of processor time")
    sys.exit(1 if total[1] else 0)


if __name__ == "__main__":
    main()

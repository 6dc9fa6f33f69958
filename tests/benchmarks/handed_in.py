"""The notebooks that benchmarks grade: right ones, untouched ones, and a class with its mistakes."""

from __future__ import annotations

import functools
import json
from pathlib import Path

from autograder.authoring.answers import submission
from autograder.authoring.build import EXERCISES, SOLUTIONS
from autograder.exercise import Exercise
from autograder.grading.pipeline import Handed

MISTAKES = 6  # of the notebooks of a class, so many kinds have a mistake


@functools.cache
def right_and_untouched(exercise: Exercise) -> tuple[bytes, bytes]:
    """The worked notebook and the one that students get."""
    inside = f"{exercise.strand}/{exercise.slug}/{exercise.slug}.ipynb"
    return (SOLUTIONS / inside).read_bytes(), (EXERCISES / inside).read_bytes()


def a_class(exercise: Exercise, count: int) -> list[Handed]:
    """So many submissions of a class as it is: 3 of 10 right, 1 untouched, 6 with a mistake, over and over."""
    right, untouched = right_and_untouched(exercise)
    wrong = [
        submission(exercise, question, question.misconceptions[0])
        for question in exercise.auto
        if question.misconceptions
    ][:MISTAKES]
    kinds = [(right, "ipynb")] * 3 + [(untouched, "ipynb")] + [(data, "py") for data in wrong]
    picked = [kinds[number % len(kinds)] for number in range(count)]
    return [Handed(f"s{n:07}", f"s{n:07}.{ending}", data) for n, (data, ending) in enumerate(picked)]


def half_and_half(exercise: Exercise, count: int) -> list[Handed]:
    """So many submissions, every second one right, the others untouched."""
    pair = right_and_untouched(exercise)
    return [Handed(f"s{n:07}", f"s{n:07}.ipynb", pair[n % 2]) for n in range(count)]


def solved(release: bytes, source: bytes) -> bytes:
    """An assignment of nbgrader with the answers of its source filled in."""
    book, answers = json.loads(release), _marked(source)
    for cell in book["cells"]:
        mark = cell["metadata"].get("nbgrader", {})
        if mark.get("solution"):
            cell["source"] = answers[mark["grade_id"]]
    return json.dumps(book).encode()


def _marked(source: bytes) -> dict[str, list[str]]:
    cells = [cell for cell in json.loads(source)["cells"] if "nbgrader" in cell["metadata"]]
    return {cell["metadata"]["nbgrader"]["grade_id"]: cell["source"] for cell in cells}


def write(handed: list[Handed], folder: Path) -> None:
    """The submissions as files named after their students."""
    folder.mkdir(parents=True)
    for one in handed:
        (folder / one.file).write_bytes(one.data)

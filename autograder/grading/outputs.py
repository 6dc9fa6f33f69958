"""The files that other programs read: scores.csv and results.jsonl. Written whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from autograder.grading.records import SubmissionResult

SCORES = ("student", "exercise", "question", "points", "max_points")


def write_scores(results: Sequence[SubmissionResult], path: Path) -> None:
    """One line a question. The points of a question that a person marks stay empty until it is marked."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(SCORES)
    for result in results:
        for question in result.questions:
            points = "" if question.by_hand else f"{question.points:g}"
            writer.writerow(
                [harmless(result.student), result.exercise, question.name, points, f"{question.max_points:g}"]
            )
    write_whole(path, text.getvalue())


def write_results(results: Sequence[SubmissionResult], path: Path) -> None:
    """One line of JSON a check."""
    lines = (plain_json(line) for result in results for line in lines_of(result))
    write_whole(path, "".join(line + "\n" for line in lines))


def lines_of(result: SubmissionResult) -> Iterator[dict[str, Any]]:
    """The checks of a submission, as results.jsonl has them."""
    for question in result.questions:
        for check in question.checks:
            yield {
                "student": result.student,
                "exercise": result.exercise,
                "question": question.name,
                "check": check.name,
                "verdict": check.verdict.value,
                "points": check.points,
                "max_points": check.max_points,
                "outcomes": list(check.outcomes),
                "misconception": check.misconception,
                "seconds": check.seconds,
                "message": check.message,
            }


ACTS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
"""Characters that a terminal, an editor or a reader of lines obeys: control characters, ends of lines, directions."""

FORMULA = re.compile("[\\s\ufffd]*[=+@\uff1d\uff0b\uff20\uff0d-]")


def harmless(text: str) -> str:
    """A cell that no spreadsheet takes for a formula, no reader for two lines, and no terminal for an order."""
    text = ACTS.sub("\ufffd", text)
    return "'" + text if FORMULA.match(text) else text


def plain_json(value: Any) -> str:
    """JSON on one line in which everything that acts is written as an escape: the same data, and safe to look at."""
    return ACTS.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))


def write_whole(path: Path, text: str) -> None:
    """Writes a file beside its place and moves it there, so that nobody ever sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            file.write(text)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise

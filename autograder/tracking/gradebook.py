"""Marks as the CSV files that Canvas and Moodle import: every student of the class once, whoever handed in.

Canvas finds a student by ID, then SIS User ID, SIS Login ID, and by name last; it takes `Title (123)` for the
assignment with that number and a title that it does not know for a new one. In Moodle the teacher maps the columns in
a form. In both, an empty cell is no mark, which is not a mark of zero.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from autograder.grading.intake.roster import Enrolled
from autograder.grading.outputs import harmless
from autograder.grading.records import SubmissionResult


@dataclass(frozen=True)
class Grade:
    """A student's line in a gradebook."""

    enrolled: Enrolled
    points: float | None  # None: nothing handed in, or not to be relied on
    feedback: str = ""


def grades(roster: Sequence[Enrolled], results: Iterable[SubmissionResult]) -> tuple[Grade, ...]:
    """A line for every student of the roster, in its order.

    Raises
    ------
    ValueError
        If a result belongs to nobody in the roster, or a student has two: then a line would be lost.
    """
    points: dict[str, float | None] = {}
    for result in results:
        if result.student in points:
            raise ValueError(f"{result.student} has two results for one column")
        points[result.student] = None if result.faulty else result.points
    if strangers := sorted(points.keys() - {one.student for one in roster}):
        raise ValueError(f"{strangers[0]} is not in the roster")
    return tuple(Grade(one, points.get(one.student)) for one in roster)


def canvas(rows: Sequence[Grade], title: str, max_points: float) -> str:
    """The CSV for Canvas: Grades → Import."""
    head = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section", title)
    possible = ("    Points Possible", "", "", "", "", f"{max_points:g}")
    return _csv([head, possible, *(_canvas_row(row) for row in rows)])


def moodle(rows: Sequence[Grade], item: str) -> str:
    """The CSV for Moodle: Grades → Import → CSV file, with one of the first three columns as the key."""
    head = ("username", "email", "idnumber", item, f"{item} (Feedback)")
    return _csv([head, *(_moodle_row(row) for row in rows)])


def _canvas_row(row: Grade) -> Sequence[str]:
    one = row.enrolled
    return (one.name, one.system_id, one.student_id, one.login, one.section, _points(row.points))


def _moodle_row(row: Grade) -> Sequence[str]:
    one = row.enrolled
    return (one.login, one.email, one.student_id, _points(row.points), row.feedback)


def _points(points: float | None) -> str:
    return "" if points is None else f"{points:g}"


def _csv(rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(list(_harmless(rows)))
    return text.getvalue()


def _harmless(rows: Iterable[Sequence[str]]) -> Iterator[list[str]]:
    """The cells of each row, none of which a spreadsheet takes for a formula, nor for a second line."""
    for row in rows:
        yield [harmless(" ".join(cell.split()) if "\n" in cell or "\r" in cell else cell) for cell in row]

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


@dataclass(frozen=True)
class Column:
    """An assignment's column: a cell for each student of the book."""

    title: str
    max_points: float
    points: Sequence[float | str | None]  # None: no mark; a text is one of the words that the platform knows
    feedback: Sequence[str]


def canvas(rows: Sequence[Grade], title: str, max_points: float) -> str:
    """The CSV for Canvas: Grades → Import."""
    return canvas_book([row.enrolled for row in rows], [_column(rows, title, max_points)])


def canvas_book(students: Sequence[Enrolled], columns: Sequence[Column]) -> str:
    """The same with several assignments."""
    head = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section", *(column.title for column in columns))
    possible = ("    Points Possible", "", "", "", "", *(f"{column.max_points:g}" for column in columns))
    lines = (
        (one.name, one.system_id, one.student_id, one.login, one.section, *(_points(c.points[i]) for c in columns))
        for i, one in enumerate(students)
    )
    return _csv([head, possible, *lines])


def moodle(rows: Sequence[Grade], item: str) -> str:
    """The CSV for Moodle: Grades → Import → CSV file, with one of the first three columns as the key."""
    return moodle_book([row.enrolled for row in rows], [_column(rows, item, 0)])


def moodle_book(students: Sequence[Enrolled], columns: Sequence[Column]) -> str:
    """The same with several items."""
    titles = (title for column in columns for title in (column.title, f"{column.title} (Feedback)"))
    lines = (
        (one.login, one.email, one.student_id, *(t for c in columns for t in (_points(c.points[i]), c.feedback[i])))
        for i, one in enumerate(students)
    )
    return _csv([("username", "email", "idnumber", *titles), *lines])


def _column(rows: Sequence[Grade], title: str, max_points: float) -> Column:
    return Column(title, max_points, [row.points for row in rows], [row.feedback for row in rows])


def _points(points: float | str | None) -> str:
    if isinstance(points, str):
        return points
    return "" if points is None else f"{points:.6g}"


def _csv(rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(list(_harmless(rows)))
    return text.getvalue()


def _harmless(rows: Iterable[Sequence[str]]) -> Iterator[list[str]]:
    """The cells of each row, none of which a spreadsheet takes for a formula, nor for a second line."""
    for row in rows:
        yield [harmless(" ".join(cell.split()) if "\n" in cell or "\r" in cell else cell) for cell in row]

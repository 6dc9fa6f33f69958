"""The kinds of pages of a report. Another one is another file with a `Maker`, and a line in `MAKERS`."""

from __future__ import annotations

from autograder.tracking.report.class_pages import CLASS
from autograder.tracking.report.making import Maker
from autograder.tracking.report.mistake_pages import MISTAKES
from autograder.tracking.report.student_pages import STUDENTS

MAKERS: tuple[Maker, ...] = (CLASS, MISTAKES, STUDENTS)
"""In the order of the navigation."""

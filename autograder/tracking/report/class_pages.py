"""The page of the class: students × outcomes by strand, who needs help and why, and outcomes without evidence."""

from __future__ import annotations

from collections.abc import Iterator

from autograder.tracking.report.helping import helped
from autograder.tracking.report.making import Maker, Page
from autograder.tracking.report.mistakes import mistakes
from autograder.tracking.report.term import Term

INDEX = "index.html"


def _pages(term: Term) -> Iterator[Page]:
    values = {"helped": helped(term), "mistakes": mistakes(term.learners, term.exercises)}
    yield Page(INDEX, "report/class.html.j2", values)


CLASS = Maker("The class", INDEX, _pages)

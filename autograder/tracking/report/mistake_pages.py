"""The page of the misconceptions: which, how many, where, and who."""

from __future__ import annotations

from collections.abc import Iterator

from autograder.tracking.report.making import Maker, Page
from autograder.tracking.report.mistakes import mistakes
from autograder.tracking.report.term import Term

PATH = "misconceptions.html"


def _pages(term: Term) -> Iterator[Page]:
    yield Page(PATH, "report/misconceptions.html.j2", {"mistakes": mistakes(term.learners, term.exercises)})


MISTAKES = Maker("Misconceptions", PATH, _pages)

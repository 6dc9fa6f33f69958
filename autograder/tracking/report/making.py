"""What a kind of page is: where it stands in the navigation, and how its pages are made from a term."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from autograder.tracking.report.term import Term


@dataclass(frozen=True)
class Page:
    """One page: its place in the folder, its template, and what the template needs besides the term."""

    path: str
    template: str
    values: dict[str, Any]

    @property
    def up(self) -> str:
        """The way from the page back to the folder of the report."""
        return "../" * self.path.count("/")


@dataclass(frozen=True)
class Maker:
    """A kind of page. `first` is the file that the navigation leads to; none where it is reached from other pages."""

    title: str
    first: str
    pages: Callable[[Term], Iterator[Page]]

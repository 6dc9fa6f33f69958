"""Evidence in columns: who showed what, how well, in a check worth how much, and when."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from autograder.errors import UserError

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]


class BadEvidence(UserError):
    """Evidence that cannot be: one line with the row, what is wrong with it and what to do."""


@dataclass(frozen=True, eq=False)
class Evidence:
    """Pieces of evidence, a row each: a graded check (or a question marked by hand) for one of its outcomes.

    A check with two outcomes gives two rows with one `source`. Rows stand in any order; those of one time keep the
    order in which they are given. A verdict that is nobody's evidence (GRADER, not marked yet) is left out.
    """

    students: tuple[str, ...]  # what `student` points into: identifiers, not names
    outcomes: tuple[str, ...]  # what `outcome` points into: codes, such as "matrices.product"
    student: Indices
    outcome: Indices
    score: Floats  # the part of the points that was reached, from 0 to 1
    weight: Floats  # the points of the check, above 0
    time: Floats  # when the work was received, in seconds since 1970, UTC
    source: Indices = field(default_factory=lambda: np.empty(0, np.int64))  # the result behind it; none given: its own

    def __post_init__(self) -> None:
        """Makes columns of one length of what was given, and refuses what cannot be."""
        for name, kind in (("student", np.int64), ("outcome", np.int64), ("source", np.int64)):
            self._set(name, _whole(name, getattr(self, name), kind))
        for name in ("score", "weight", "time"):
            self._set(name, np.asarray(getattr(self, name), np.float64))
        if not self.source.size:
            self._set("source", np.arange(self.student.size))
        columns = {name: getattr(self, name) for name in ("student", "outcome", "score", "weight", "time", "source")}
        if {column.shape for column in columns.values()} != {(self.student.size,)}:
            shapes = ", ".join(f"{name} {column.shape}" for name, column in columns.items())
            raise BadEvidence(f"evidence needs columns of one length; it has {shapes}")
        _refuse("student", self.student, (self.student >= 0) & (self.student < len(self.students)), "is no student")
        _refuse("outcome", self.outcome, (self.outcome >= 0) & (self.outcome < len(self.outcomes)), "is no outcome")
        _refuse("score", self.score, (self.score >= 0) & (self.score <= 1), "is not between 0 and 1; divide by points")
        _refuse("weight", self.weight, (self.weight > 0) & np.isfinite(self.weight), "is no number of points above 0")
        _refuse("time", self.time, np.isfinite(self.time), "is no time in seconds")

    def __len__(self) -> int:
        return int(self.student.size)

    @property
    def shape(self) -> tuple[int, int]:
        """Students × outcomes: the shape of every result."""
        return len(self.students), len(self.outcomes)

    def _set(self, name: str, value: NDArray) -> None:
        object.__setattr__(self, name, value)  # how a frozen record tidies its own fields


def _whole(name: str, values: ArrayLike, kind: type[np.int64]) -> Indices:
    array = np.asarray(values)
    if array.size and not np.issubdtype(array.dtype, np.integer):
        raise BadEvidence(f"evidence has {name} of kind {array.dtype}; give whole numbers")
    return array.astype(kind, copy=False)


def _refuse(name: str, column: NDArray, good: NDArray[np.bool_], text: str) -> None:
    """Complains of the first row that is not good (NaN is good for nothing)."""
    if not good.all():
        row = int(np.argmin(good))
        raise BadEvidence(f"row {row} of the evidence: {name} {column[row]:g} {text}")

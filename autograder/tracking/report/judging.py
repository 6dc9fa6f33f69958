"""Mastery by the chosen method as it stands on a page: a text for each cell, its shade, its interval, its words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from autograder.tracking.mastery.consistent import Consistent, most_consistent
from autograder.tracking.mastery.evidence import Evidence, Floats, Indices
from autograder.tracking.mastery.interval import Belief, belief
from autograder.tracking.mastery.levels import NAMES, WHOLE, levels
from autograder.tracking.mastery.methods import MAXIMUM, METHODS, UnknownMasteryMethod, mastery
from autograder.tracking.mastery.occasions import occasions

MOST_CONSISTENT = "most_consistent"
METHOD_NAMES = (MOST_CONSISTENT, *METHODS)
WIDE = 0.5  # of 0 to 1: an interval that leaves half of the scale open says little


@dataclass(frozen=True)
class Cell:
    """One student's mastery of one outcome."""

    text: str  # "3+", "2.75"; empty where there is none
    step: int  # the shade: the whole level, 0 is below level 1; -1 for none
    pieces: int
    points: float = 0
    low: float = 0
    high: float = 0
    mean: float = 0

    @property
    def thin(self) -> bool:
        """Whether it rests on so little that it may be quite another one."""
        return self.pieces > 0 and self.high - self.low > WIDE

    @property
    def spoken(self) -> str:
        """The text where it is read aloud."""
        return self.text.replace("<1", "below level 1").replace("−", " minus").replace("+", " plus")

    @property
    def between(self) -> str:
        """The interval in words."""
        return f"between {100 * self.low:.0f} and {100 * self.high:.0f} % of the points"


NOTHING = Cell("", -1, 0)


@dataclass(frozen=True, eq=False)
class Judged:
    """Every student on every outcome of some evidence, by one method."""

    evidence: Evidence
    method: str
    level: Indices  # a place in `levels.NAMES`, -1 for none: what the shade is
    value: Floats | None  # on the scale of the method; None where the level is all there is
    consistent: Consistent | None
    belief: Belief

    def cell(self, student: int, outcome: int) -> Cell:
        """One cell; empty where there is no evidence, or too little for the method."""
        found, level = self.belief, int(self.level[student, outcome])
        if not found.pieces[student, outcome]:
            return NOTHING
        text = "–" if level < 0 else _text(level, self.value, student, outcome)
        numbers = (float(table[student, outcome]) for table in (found.points, found.low, found.high, found.mean))
        return Cell(text, int(WHOLE[level]) if level >= 0 else -1, int(found.pieces[student, outcome]), *numbers)

    def words(self, student: int, outcome: int) -> str:
        """How it came about."""
        if self.consistent is not None:
            return self.consistent.words(student, outcome)
        method, count = self.method.replace("_", " "), int(self._occasions[student, outcome])
        times = f"{count} occasion{'' if count == 1 else 's'}"
        if self.value is None or np.isnan(self.value[student, outcome]):
            return f"Not enough yet for {method}: {times}."
        return f"{self.value[student, outcome]:.2f} of {MAXIMUM:g} by {method}, from {times}."

    @cached_property
    def seen(self) -> NDArray[np.bool_]:
        """Students × outcomes: whether there is evidence."""
        return np.asarray(self.belief.pieces > 0)

    @cached_property
    def _occasions(self) -> Indices:
        joined = occasions(self.evidence)
        size = self.evidence.shape[0] * self.evidence.shape[1]
        cell = joined.student * self.evidence.shape[1] + joined.outcome
        return np.bincount(cell, minlength=size).reshape(self.evidence.shape)


def judged(evidence: Evidence, method: str) -> Judged:
    """Mastery of everybody on every outcome of the evidence.

    Raises
    ------
    UnknownMasteryMethod
        If there is no method of that name.
    """
    if method not in METHOD_NAMES:
        raise UnknownMasteryMethod(f"unknown method {method!r}; there are: {', '.join(METHOD_NAMES)}")
    if method == MOST_CONSISTENT:
        found = most_consistent(occasions(evidence))
        return Judged(evidence, method, found.level, None, found, belief(evidence))
    value = mastery(evidence, method)
    return Judged(evidence, method, levels(100 * value / MAXIMUM), value, None, belief(evidence))


def _text(level: int, value: Floats | None, student: int, outcome: int) -> str:
    if value is not None:
        return f"{value[student, outcome]:.2f}"
    return NAMES[level].replace("below ", "<").replace("-", "−")

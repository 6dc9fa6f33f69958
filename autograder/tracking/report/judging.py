"""Mastery as it stands on a page, by a method or by a teacher: each cell's text, its shade, its interval, its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from autograder.tracking.mastery.consistent import Consistent, most_consistent
from autograder.tracking.mastery.evidence import Evidence, Floats, Indices
from autograder.tracking.mastery.interval import Belief, belief
from autograder.tracking.mastery.judgement import Cells, Judgement, placed
from autograder.tracking.mastery.levels import NAMES, WHOLE, levels
from autograder.tracking.mastery.methods import MAXIMUM, MOST_CONSISTENT, mastery
from autograder.tracking.mastery.occasions import occasions

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
    judgement: Judgement | None = None  # of a teacher: then the text and the shade are the teacher's
    computed: str = ""  # the text that the method gives, beside a judgement

    @property
    def little(self) -> bool:
        """Whether the evidence is so little that the level may be quite another one."""
        return self.pieces > 0 and self.high - self.low > WIDE

    @property
    def thin(self) -> bool:
        """Whether the level rests on so little; one that a teacher set rests on the teacher."""
        return self.little and self.judgement is None

    @property
    def there(self) -> bool:
        """Whether there is anything to show."""
        return self.pieces > 0 or self.judgement is not None

    @property
    def spoken(self) -> str:
        """The text where it is read aloud."""
        return aloud(self.text)

    @property
    def computed_spoken(self) -> str:
        """What the method gives, read aloud."""
        return aloud(self.computed) if self.computed not in ("", "–") else "nothing"

    @property
    def between(self) -> str:
        """The interval in words."""
        return f"between {100 * self.low:.0f} and {100 * self.high:.0f} % of the points"


def aloud(text: str) -> str:
    """A level as it is read aloud: "3+" is "3 plus"."""
    return text.replace("<1", "below level 1").replace("−", " minus").replace("+", " plus")


NOTHING = Cell("", -1, 0)


@dataclass(frozen=True, eq=False)
class Judged:
    """Every student on every outcome of some evidence, by one method."""

    evidence: Evidence
    method: str
    level: Indices  # what the method gives, a place in `levels.NAMES`, -1 for none
    value: Floats | None  # on the scale of the method; None where the level is all there is
    consistent: Consistent | None
    belief: Belief
    judgements: Cells = field(default_factory=dict)

    def cell(self, student: int, outcome: int) -> Cell:
        """One cell; empty where there is no evidence, or too little for the method."""
        found, level = self.belief, int(self.level[student, outcome])
        one, pieces = self.judgements.get((student, outcome)), int(found.pieces[student, outcome])
        if not pieces and one is None:
            return NOTHING
        computed = "" if not pieces else "–" if level < 0 else _text(level, self.value, student, outcome)
        numbers = (float(table[student, outcome]) for table in (found.points, found.low, found.high, found.mean))
        cell = Cell(computed, int(WHOLE[level]) if level >= 0 else -1, pieces, *(numbers if pieces else ()))
        if one is None:
            return cell
        return replace(cell, text=short(one.place), step=int(WHOLE[one.place]), judgement=one, computed=computed)

    def words(self, student: int, outcome: int) -> str:
        """How it came about."""
        one = self.judgements.get((student, outcome))
        computed = self._computed(student, outcome)
        return computed if one is None else one.words(computed)

    def _computed(self, student: int, outcome: int) -> str:
        if not self.belief.pieces[student, outcome]:
            return "No evidence yet."
        if self.consistent is not None:
            return self.consistent.words(student, outcome)
        method, count = self.method.replace("_", " "), int(self._occasions[student, outcome])
        times = f"{count} occasion{'' if count == 1 else 's'}"
        if self.value is None or np.isnan(self.value[student, outcome]):
            return f"Not enough yet for {method}: {times}."
        return f"{self.value[student, outcome]:.2f} of {MAXIMUM:g} by {method}, from {times}."

    @cached_property
    def seen(self) -> NDArray[np.bool_]:
        """Students × outcomes: whether there is something to show, evidence or a judgement."""
        seen = np.asarray(self.belief.pieces > 0)
        for cell in self.judgements:
            seen[cell] = True
        return seen

    @cached_property
    def _occasions(self) -> Indices:
        joined = occasions(self.evidence)
        size = self.evidence.shape[0] * self.evidence.shape[1]
        cell = joined.student * self.evidence.shape[1] + joined.outcome
        return np.bincount(cell, minlength=size).reshape(self.evidence.shape)


def judged(evidence: Evidence, method: str, judgements: Iterable[Judgement] = ()) -> Judged:
    """Mastery of everybody on every outcome of the evidence, with the judgements of a teacher.

    Raises
    ------
    UnknownMasteryMethod
        If there is no method of that name.
    """
    cells = placed(judgements, evidence.students, evidence.outcomes)
    if method == MOST_CONSISTENT:
        found = most_consistent(occasions(evidence))
        return Judged(evidence, method, found.level, None, found, belief(evidence), cells)
    value = mastery(evidence, method)
    return Judged(evidence, method, levels(100 * value / MAXIMUM), value, None, belief(evidence), cells)


def _text(level: int, value: Floats | None, student: int, outcome: int) -> str:
    if value is not None:
        return f"{value[student, outcome]:.2f}"
    return short(level)


def short(level: int) -> str:
    """A level in a cell: "3−", "<1"."""
    return NAMES[level].replace("below ", "<").replace("-", "−")

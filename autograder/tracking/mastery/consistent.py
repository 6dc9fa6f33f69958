"""The most consistent level with more recent evidence considered: a count that anyone can repeat on paper.

Ontario asks teachers for "the most consistent level of achievement, with special consideration to more recent
evidence" and has no formula for it. This one is ours, and only a proposal to the teacher, whose judgement
(`judgement.py`) goes before it:

1. of the last `window` pieces, count how many are at level 4, 3, 2, 1, and below 1 (3-, 3 and 3+ are all level 3);
2. the level that comes most often; of two that come equally often, the one that came last;
3. with the sign (-, none, +) of the newest piece at that level.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from autograder.errors import UserError
from autograder.tracking.mastery.evidence import Evidence, Indices
from autograder.tracking.mastery.levels import NAMES, WHOLE, levels
from autograder.tracking.mastery.series import series

WINDOW = 5
OURS = "A computation of this program, not an official formula; the teacher's judgement goes before it."


@dataclass(frozen=True, eq=False)
class Consistent:
    """The level of each student on each outcome, and what it was found from."""

    students: tuple[str, ...]
    outcomes: tuple[str, ...]
    level: Indices  # students × outcomes, a place in `levels.NAMES`, -1 where there is no evidence
    recent: NDArray[np.int8]  # students × outcomes × window: the levels of the last pieces, newest first, -1 for none

    def words(self, student: int, outcome: int) -> str:
        """How the level came about, for the student and the parents."""
        recent = [int(found) for found in self.recent[student, outcome] if found >= 0]
        if not recent:
            return "No evidence yet."
        chosen = int(self.level[student, outcome])
        whole = [int(WHOLE[found]) for found in recent]
        often = whole.count(int(WHOLE[chosen]))
        shown = ", ".join(NAMES[found] for found in recent)
        pieces = "the only piece" if len(recent) == 1 else f"the last {len(recent)} pieces"
        parts = [f"{_level(NAMES[chosen]).capitalize()}. Of {pieces} of evidence (newest first: {shown})"]
        parts.append(f", {often} {'is' if often == 1 else 'are'} {_at(int(WHOLE[chosen]))}")
        rivals = sorted({other for other in whole if whole.count(other) == often} - {int(WHOLE[chosen])}, reverse=True)
        if rivals:
            parts.append(f", as many as {' and '.join(_at(rival) for rival in rivals)}; the more recent counts")
        return f"{''.join(parts)}. {OURS}"


def most_consistent(evidence: Evidence, window: int = WINDOW) -> Consistent:
    """The most consistent level of every student on every outcome, of the last `window` pieces of evidence."""
    if window < 1:
        raise UserError(f"a window of {window} pieces of evidence; give a whole number from 1")
    found = series(evidence, 100)
    back = np.arange(window)
    there = back < found.sizes[:, None]
    last = np.where(there, levels(found.scores)[np.where(there, found.newest[:, None] - back, 0)], -1)
    whole = np.where(there, WHOLE[last], -1)
    chosen = last[np.arange(len(last)), _newest_of_modal(whole, window)]
    level = np.full(evidence.shape, -1)
    level.reshape(-1)[found.cells] = chosen
    recent = np.full((*evidence.shape, window), -1, np.int8)
    recent.reshape(-1, window)[found.cells] = last
    return Consistent(evidence.students, evidence.outcomes, level, recent)


def _newest_of_modal(whole: Indices, window: int) -> Indices:
    """How far back the newest piece is that is at the level which comes most often (the more recent, if several do)."""
    at = whole[:, None, :] == np.arange(WHOLE.max() + 1)[:, None]  # series × levels × pieces
    count, newest = at.sum(axis=2), at.argmax(axis=2)
    best = (count * window - np.where(count > 0, newest, 0)).argmax(axis=1)
    return np.asarray(newest[np.arange(len(whole)), best])


def _level(name: str) -> str:
    return name if name.startswith("below") else f"level {name}"


def _at(whole: int) -> str:
    return f"at level {whole}" if whole else "below level 1"

"""How far each learner is on each outcome of a framework: the table that exports of mastery are made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from sqlalchemy.orm import Session

from autograder.curriculum.outcomes import Outcome
from autograder.tracking.exports.learners import Learner
from autograder.tracking.exports.lens import Lens
from autograder.tracking.exports.term import Term
from autograder.tracking.mastery.evidence import Evidence
from autograder.tracking.mastery.interval import belief
from autograder.tracking.mastery.levels import WHOLE, place
from autograder.tracking.mastery.methods import MASTERED, mastery, worth
from autograder.tracking.mastery.roll_up import roll_up
from autograder.tracking.records.evidence import evidence
from autograder.tracking.records.judgements import Judged, standing
from autograder.tracking.records.people import Course

METHOD = "weighted_average"


@dataclass(frozen=True)
class Shown:
    """One learner and one outcome with evidence, or with a teacher's level."""

    learner: Learner
    outcome: Outcome
    computed: float | None  # from 0 to 4; None where the method has too little evidence
    low: float | None  # the interval for the part of the points, from 0 to 1; None where there is no evidence
    high: float | None
    pieces: int
    points: float
    newest: datetime  # of the evidence; of the judgement where there is none
    judged: Judged | None = None  # the level that a teacher set, which goes before the computed one

    @property
    def mastery(self) -> float | None:
        """What counts, from 0 to 4: the worth of the level that a teacher set, else what was computed."""
        return self.computed if self.judged is None else float(worth(place(self.judged.level)))

    @property
    def mastered(self) -> bool:
        """Whether the standard is reached: by the teacher's level where there is one."""
        if self.judged is not None:
            return int(WHOLE[place(self.judged.level)]) >= MASTERED
        return self.computed is not None and self.computed >= MASTERED


def shown(session: Session, course: Course, term: Term, lens: Lens, method: str = METHOD) -> Iterator[Shown]:
    """The mastery of everybody on every outcome with evidence or a teacher's level, learner by learner."""
    own = Evidence(*evidence(session, course))
    rolled = roll_up(own, lens.groups, list(lens.outcomes))
    table, sure, newest = mastery(rolled, method), belief(rolled), _newest(rolled)
    outcomes = list(lens.outcomes.values())
    judged = {
        (one.student_id, one.outcome): one
        for one in standing(session, course)
        if one.framework == lens.framework.name and one.outcome in lens.outcomes
    }
    row_of = {one.student_id: row for row, one in enumerate(sorted(term.learners, key=lambda one: one.student_id))}
    for learner in term.learners:  # evidence has the students by their number
        row = row_of[learner.student_id]
        for column, outcome in enumerate(outcomes):
            at, one = (row, column), judged.get((learner.student_id, outcome.code))
            if not sure.pieces[at] and one is None:
                continue
            times = [datetime.fromtimestamp(float(newest[at]), UTC)] if sure.pieces[at] else []
            times += [one.at] if one else []  # a level is not shown before a teacher has set it
            yield Shown(
                learner=learner,
                outcome=outcome,
                computed=_number(table[at]),
                low=_number(sure.low[at]),
                high=_number(sure.high[at]),
                pieces=int(sure.pieces[at]),
                points=float(sure.points[at]),
                newest=max(times),
                judged=one,
            )


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _newest(found: Evidence) -> np.ndarray:
    """When the newest piece of each cell was received, in seconds."""
    newest = np.zeros(found.shape)
    np.maximum.at(newest, (found.student, found.outcome), found.time)
    return newest

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
from autograder.tracking.mastery.methods import mastery
from autograder.tracking.mastery.roll_up import roll_up
from autograder.tracking.records.evidence import evidence
from autograder.tracking.records.people import Course

METHOD = "weighted_average"


@dataclass(frozen=True)
class Shown:
    """One learner and one outcome with evidence."""

    learner: Learner
    outcome: Outcome
    mastery: float | None  # from 0 to 4; None where the method has too little evidence
    low: float  # the interval for the part of the points, from 0 to 1
    high: float
    pieces: int
    points: float
    newest: datetime


def shown(session: Session, course: Course, term: Term, lens: Lens, method: str = METHOD) -> Iterator[Shown]:
    """The mastery of everybody on every outcome of the framework of which there is evidence, learner by learner."""
    own = Evidence(*evidence(session, course))
    rolled = roll_up(own, lens.groups, list(lens.outcomes))
    table, sure, newest = mastery(rolled, method), belief(rolled), _newest(rolled)
    outcomes = list(lens.outcomes.values())
    place = {one.student_id: row for row, one in enumerate(sorted(term.learners, key=lambda one: one.student_id))}
    for learner in term.learners:  # evidence has the students by their number
        row = place[learner.student_id]
        for column in np.flatnonzero(sure.pieces[row]):
            at = (row, int(column))
            value = float(table[at])
            yield Shown(
                learner=learner,
                outcome=outcomes[column],
                mastery=None if np.isnan(value) else value,
                low=float(sure.low[at]),
                high=float(sure.high[at]),
                pieces=int(sure.pieces[at]),
                points=float(sure.points[at]),
                newest=datetime.fromtimestamp(float(newest[at]), UTC),
            )


def _newest(found: Evidence) -> np.ndarray:
    """When the newest piece of each cell was received, in seconds."""
    newest = np.zeros(found.shape)
    np.maximum.at(newest, (found.student, found.outcome), found.time)
    return newest

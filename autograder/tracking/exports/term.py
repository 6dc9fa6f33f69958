"""A term as exports see it: learners, assignments, marks and when work was received, gathered once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from autograder.tracking.exports.learners import Learner, Pseudonyms, learners
from autograder.tracking.records.base import now
from autograder.tracking.records.counting import counting
from autograder.tracking.records.exercises import (
    Assignment,
    Check,
    CheckOutcome,
    ExerciseVersion,
    Outcome,
    Question,
    QuestionOutcome,
)
from autograder.tracking.records.marks import Mark, final_marks
from autograder.tracking.records.people import Course


@dataclass(frozen=True)
class Assigned:
    """An exercise of the term."""

    slug: str
    title: str
    made: datetime
    due: datetime | None
    max_points: float
    outcomes: tuple[str, ...]  # the course's own, of which its newest version bears evidence


@dataclass(frozen=True)
class Term:
    """What was recorded in one course, as it stands at one moment."""

    course: str
    at: datetime
    pseudonymous: bool
    learners: tuple[Learner, ...]
    assignments: tuple[Assigned, ...]
    marks: Mapping[tuple[int, str], Mark]  # by student and exercise
    received: Mapping[tuple[int, str], datetime]

    def lines(self) -> Iterator[tuple[Learner, Assigned, Mark]]:
        """The marks with whose and what for, learner by learner."""
        for learner in self.learners:
            for assigned in self.assignments:
                if mark := self.marks.get((learner.student_id, assigned.slug)):
                    yield learner, assigned, mark


def gather(session: Session, course: Course, pseudonyms: Pseudonyms | None = None, at: datetime | None = None) -> Term:
    """The term as it stands at a moment, now by default."""
    at = at or now()
    marks = {(mark.student_id, mark.exercise): mark for mark in final_marks(session, course, at)}
    work = counting(course.id)
    rows = session.execute(
        select(work.c.student_id, Assignment.exercise, work.c.at).join(
            Assignment, Assignment.id == work.c.assignment_id
        )
    )
    received = {(student, exercise): moment for student, exercise, moment in rows}
    assignments = _assignments(session, course, marks)
    return Term(
        course.name, at, pseudonyms is not None, learners(session, course, pseudonyms), assignments, marks, received
    )


def _assignments(session: Session, course: Course, marks: Mapping[tuple[int, str], Mark]) -> tuple[Assigned, ...]:
    most: dict[str, float] = defaultdict(float)
    for mark in marks.values():  # of several versions the one with most points, so that no mark is above it
        most[mark.exercise] = max(most[mark.exercise], mark.max_points)
    outcomes = _outcomes(session)
    rows = session.scalars(select(Assignment).where(Assignment.course_id == course.id).order_by(Assignment.id))
    return tuple(
        Assigned(row.exercise, row.title, row.made, row.due, most[row.exercise], tuple(sorted(outcomes[row.exercise])))
        for row in rows
    )


def _outcomes(session: Session) -> dict[str, set[str]]:
    """For each exercise the outcomes of which its newest version bears evidence."""
    newest = select(func.max(ExerciseVersion.id)).group_by(ExerciseVersion.exercise)
    pairs = select(ExerciseVersion.exercise, Outcome.code).join(Question).where(ExerciseVersion.id.in_(newest))
    found: dict[str, set[str]] = defaultdict(set)
    by_check = (
        pairs.join(Check, Check.question_id == Question.id)
        .join(CheckOutcome, CheckOutcome.check_id == Check.id)
        .join(Outcome, Outcome.id == CheckOutcome.outcome_id)
        .where(Check.points > 0)
    )
    by_hand = pairs.join(QuestionOutcome, QuestionOutcome.question_id == Question.id).join(
        Outcome, Outcome.id == QuestionOutcome.outcome_id
    )
    for query in (by_check, by_hand):
        for exercise, code in session.execute(query.distinct()):
            found[exercise].add(code)
    return found

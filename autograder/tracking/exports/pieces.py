"""The pieces of a term's evidence, a row each, with where they come from: checks that count, marks by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from autograder.tracking.records.counting import counting
from autograder.tracking.records.decisions import HandMark
from autograder.tracking.records.exercises import (
    Assignment,
    Check,
    CheckOutcome,
    Outcome,
    Question,
    QuestionOutcome,
)
from autograder.tracking.records.people import Course
from autograder.tracking.records.work import CheckResult

AT_A_TIME = 10_000  # rows


class Piece(NamedTuple):
    """What one check, or one person, found in one submission."""

    student_id: int
    exercise: str
    question: str
    check: str  # empty: marked by hand
    verdict: str  # empty: marked by hand
    points: float
    max_points: float
    misconception: str
    seconds: float
    received: datetime
    outcomes: tuple[str, ...]  # the course's own


def pieces(session: Session, course: Course) -> Iterator[Piece]:
    """All pieces of a course: by the checks, then by hand."""
    yield from _by_checks(session, course)
    yield from _by_hand(session, course)


def _by_checks(session: Session, course: Course) -> Iterator[Piece]:
    work = counting(course.id)
    pairs = select(CheckOutcome.check_id, Outcome.code).join(Outcome, Outcome.id == CheckOutcome.outcome_id)
    outcomes: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for check, code in session.execute(pairs.order_by(Outcome.code)):
        outcomes[check] += (code,)
    query = (
        select(
            CheckResult.check_id,
            work.c.student_id,
            Assignment.exercise,
            Question.name,
            Check.name,
            CheckResult.verdict,
            CheckResult.points,
            Check.points,
            func.coalesce(CheckResult.misconception, ""),
            CheckResult.seconds,
            work.c.at,
        )
        .join(work, work.c.attempt_id == CheckResult.attempt_id)
        .join(Assignment, Assignment.id == work.c.assignment_id)
        .join(Check, Check.id == CheckResult.check_id)
        .join(Question, Question.id == Check.question_id)
        .order_by(work.c.assignment_id, work.c.student_id, Question.place, Check.place)
    )
    for check, *rest in session.execute(query.execution_options(yield_per=AT_A_TIME)):
        yield Piece._make([*rest, outcomes[check]])


def _by_hand(session: Session, course: Course) -> Iterator[Piece]:
    work = counting(course.id)
    pairs = select(QuestionOutcome.question_id, Outcome.code).join(Outcome, Outcome.id == QuestionOutcome.outcome_id)
    outcomes: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for question, code in session.execute(pairs.order_by(Outcome.code)):
        outcomes[question] += (code,)
    last = select(func.max(HandMark.id)).group_by(HandMark.assignment_id, HandMark.student_id, HandMark.question)
    query = (
        select(
            Question.id,
            work.c.student_id,
            Assignment.exercise,
            Question.name,
            HandMark.points,
            Question.points,
            work.c.at,
        )
        .join(Assignment, Assignment.id == work.c.assignment_id)
        .join(
            HandMark,
            (HandMark.student_id == work.c.student_id) & (HandMark.assignment_id == work.c.assignment_id),
        )
        .join(Question, (Question.version_id == work.c.version_id) & (Question.name == HandMark.question))
        .where(HandMark.id.in_(last), Question.by_hand)
        .order_by(work.c.assignment_id, work.c.student_id, Question.place)
    )
    for ident, student, exercise, question, points, most, at in session.execute(query):
        yield Piece(student, exercise, question, "", "", points, most, "", 0.0, at, outcomes[ident])

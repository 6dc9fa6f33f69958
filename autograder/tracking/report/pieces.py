"""The evidence in words: each graded check and each mark by hand that counts, for all students by one query each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import CTE, Row, func, select
from sqlalchemy.orm import Session

from autograder.grading.records import Verdict
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
from autograder.tracking.records.late import zone_called
from autograder.tracking.records.people import Course
from autograder.tracking.records.work import CheckResult

Codes = Mapping[int, tuple[str, ...]]  # of a check or a question → the course's own outcomes


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence, as it is read."""

    exercise: str
    exercise_title: str
    question: str
    question_title: str
    sentence: str  # of the check; empty for a mark by hand
    verdict: Verdict | None  # None for a mark by hand
    points: float
    max_points: float
    at: datetime  # when the work was received, by the clock of the course
    outcomes: tuple[str, ...]  # the course's own
    misconception: str = ""
    by: str = ""  # who marked it by hand
    comment: str = ""

    @property
    def open(self) -> float:
        """The points that are not reached."""
        return self.max_points - self.points


def pieces(session: Session, course: Course) -> dict[int, list[Piece]]:
    """The evidence of every student by their number, in the order of assignments, questions and checks.

    It is what `records.evidence` gives in columns: the two are compared by a test.
    """
    work = counting(course.id)
    found: defaultdict[int, list[Piece]] = defaultdict(list)
    codes = _codes(session, CheckOutcome.check_id, CheckOutcome.outcome_id)
    for row in session.execute(_checks(work)):
        found[row.student_id].append(_of_check(row, codes.get(row.check_id, ())))
    codes = _codes(session, QuestionOutcome.question_id, QuestionOutcome.outcome_id)
    for row in session.execute(_by_hand(work)):
        found[row.student_id].append(_of_hand(row, codes.get(row.question_id, ())))
    return dict(found)


def _checks(work: CTE) -> Any:
    return (
        select(
            work.c.student_id,
            work.c.at,
            Assignment.exercise,
            Assignment.title,
            Assignment.zone,
            Question.name,
            Question.title.label("question_title"),
            Check.id.label("check_id"),
            Check.sentence,
            Check.points.label("most"),
            CheckResult.points,
            CheckResult.verdict,
            CheckResult.misconception,
        )
        .join(CheckResult, CheckResult.attempt_id == work.c.attempt_id)
        .join(Check, Check.id == CheckResult.check_id)
        .join(Question, Question.id == Check.question_id)
        .join(Assignment, Assignment.id == work.c.assignment_id)
        .where(CheckResult.verdict != Verdict.GRADER.value, Check.points > 0)
        .order_by(Assignment.id, Question.place, Check.place)
    )


def _by_hand(work: CTE) -> Any:
    last = select(func.max(HandMark.id)).group_by(HandMark.assignment_id, HandMark.student_id, HandMark.question)
    of_work = (HandMark.student_id == work.c.student_id) & (HandMark.assignment_id == work.c.assignment_id)
    return (
        select(
            work.c.student_id,
            work.c.at,
            Assignment.exercise,
            Assignment.title,
            Assignment.zone,
            Question.id.label("question_id"),
            Question.name,
            Question.title.label("question_title"),
            Question.points.label("most"),
            HandMark.points,
            HandMark.by,
            HandMark.comment,
        )
        .join(HandMark, of_work)
        .join(Question, (Question.version_id == work.c.version_id) & (Question.name == HandMark.question))
        .join(Assignment, Assignment.id == work.c.assignment_id)
        .where(HandMark.id.in_(last), Question.by_hand, Question.points > 0)
        .order_by(Assignment.id, Question.place)
    )


def _of_check(row: Row[Any], outcomes: tuple[str, ...]) -> Piece:
    return Piece(
        row.exercise,
        row.title,
        row.name,
        row.question_title,
        row.sentence,
        Verdict(row.verdict),
        row.points,
        row.most,
        _local(row),
        outcomes,
        misconception=row.misconception or "",
    )


def _of_hand(row: Row[Any], outcomes: tuple[str, ...]) -> Piece:
    question = (row.exercise, row.title, row.name, row.question_title)
    return Piece(*question, "", None, row.points, row.most, _local(row), outcomes, by=row.by, comment=row.comment)


def _local(row: Row[Any]) -> datetime:
    at: datetime = row.at
    return at.astimezone(zone_called(row.zone))


def _codes(session: Session, of: Any, outcome: Any) -> Codes:
    found: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    for ident, code in session.execute(select(of, Outcome.code).join(Outcome, Outcome.id == outcome)):
        found[ident] = (*found[ident], code)
    return found

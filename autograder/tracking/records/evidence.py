"""The evidence of a course in columns: every check that counts with its outcomes, read by one query."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import BigInteger, Select, func, literal, select, type_coerce, union_all
from sqlalchemy.orm import Session

from autograder.grading.records import Verdict
from autograder.tracking.records.audit import called
from autograder.tracking.records.counting import counting
from autograder.tracking.records.decisions import HandMark
from autograder.tracking.records.exercises import Check, CheckOutcome, Outcome, Question, QuestionOutcome
from autograder.tracking.records.people import Course, Person, Student
from autograder.tracking.records.work import CheckResult

AT_A_TIME = 100_000  # rows
MICROSECONDS = 1_000_000
ROW = np.dtype([("student", "i8"), ("outcome", "i8"), ("points", "f8"), ("of", "f8"), ("at", "i8"), ("source", "i8")])


class Columns(NamedTuple):
    """Pieces of evidence, a row each; a check with two outcomes gives two rows with one `source`."""

    students: tuple[str, ...]  # what `student` points into
    outcomes: tuple[str, ...]  # what `outcome` points into
    student: NDArray[np.int64]
    outcome: NDArray[np.int64]
    score: NDArray[np.float64]  # the part of the points that was reached, from 0 to 1
    weight: NDArray[np.float64]  # the points of the check
    time: NDArray[np.float64]  # when the work was received, in seconds since 1970, UTC
    source: NDArray[np.int64]


def evidence(session: Session, course: Course) -> Columns:
    """The evidence of everybody in a course: of the work that counts, checks and questions marked by hand.

    A check that could not be run for our own fault is no evidence, nor is a question that nobody has marked yet.
    """
    rows = _fetched(session, union_all(_checks(course.id), _by_hand(course.id)).subquery().select())
    everybody = (
        select(Student.id, Person.key)
        .outerjoin(Person, Person.student_id == Student.id)
        .where(Student.course_id == course.id)
        .order_by(Student.id)
    )
    students = {row.id: row.key for row in session.execute(everybody)}
    outcomes = {row.id: row.code for row in session.execute(select(Outcome.id, Outcome.code).order_by(Outcome.code))}
    of, sources = np.where(rows["of"] > 0, rows["of"], 1.0), rows["source"]
    return Columns(
        tuple(called(key, ident) for ident, key in students.items()),
        tuple(outcomes.values()),
        _places(rows["student"], list(students)),
        _places(rows["outcome"], list(outcomes)),
        np.clip(rows["points"] / of, 0, 1),
        of,
        rows["at"] / MICROSECONDS,
        np.unique(sources, return_inverse=True)[1] if sources.size else sources,
    )


def _checks(course: int) -> Select:
    work = counting(course)
    pair = CheckResult.attempt_id * literal(2**24, BigInteger) + CheckResult.check_id
    return (
        select(
            work.c.student_id,
            CheckOutcome.outcome_id,
            CheckResult.points,
            Check.points.label("of"),
            type_coerce(work.c.at, BigInteger).label("at"),
            pair.label("source"),
        )
        .join(CheckResult, CheckResult.attempt_id == work.c.attempt_id)
        .join(Check, Check.id == CheckResult.check_id)
        .join(CheckOutcome, CheckOutcome.check_id == Check.id)
        .where(CheckResult.verdict != Verdict.GRADER.value, Check.points > 0)
    )


def _by_hand(course: int) -> Select:
    work = counting(course)
    last = select(func.max(HandMark.id)).group_by(HandMark.assignment_id, HandMark.student_id, HandMark.question)
    return (
        select(
            work.c.student_id,
            QuestionOutcome.outcome_id,
            HandMark.points,
            Question.points.label("of"),
            type_coerce(work.c.at, BigInteger).label("at"),
            (-HandMark.id).label("source"),
        )
        .join(
            HandMark,
            (HandMark.student_id == work.c.student_id) & (HandMark.assignment_id == work.c.assignment_id),
        )
        .join(Question, (Question.version_id == work.c.version_id) & (Question.name == HandMark.question))
        .join(QuestionOutcome, QuestionOutcome.question_id == Question.id)
        .where(HandMark.id.in_(last), Question.by_hand, Question.points > 0)
    )


def _fetched(session: Session, query: Select) -> NDArray:
    """The rows of a query in columns, fetched by so many at a time: a term of a large course has millions."""
    result = session.execute(query, execution_options={"yield_per": AT_A_TIME})
    parts = [np.fromiter(map(tuple, rows), ROW, len(rows)) for rows in result.partitions()]
    return np.concatenate(parts) if parts else np.empty(0, ROW)


def _places(idents: NDArray, known: list[int]) -> NDArray[np.int64]:
    """Where each id stands among those known."""
    table = np.zeros(max(known, default=0) + 1, np.int64)
    table[known] = np.arange(len(known))
    places: NDArray[np.int64] = table[idents]
    return places

"""The evidence of a course in columns: the points of all checks that count by one query, the rest joined in NumPy."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import CTE, BigInteger, Select, func, select, type_coerce
from sqlalchemy.orm import Session

from autograder.tracking.records.audit import called
from autograder.tracking.records.counting import counting
from autograder.tracking.records.decisions import HandMark
from autograder.tracking.records.exercises import Check, CheckOutcome, Outcome, Question, QuestionOutcome
from autograder.tracking.records.people import Course, Person, Student
from autograder.tracking.records.scores import Scored, fetched, scored

MICROSECONDS = 1_000_000


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


class _Rows(NamedTuple):
    """Rows with the ids of the database in them."""

    student: NDArray
    outcome: NDArray
    points: NDArray
    of: NDArray
    at: NDArray  # microseconds


def evidence(session: Session, course: Course) -> Columns:
    """The evidence of everybody in a course: of the work that counts, checks and questions marked by hand.

    A check that could not be run for our own fault is no evidence, nor is a question that nobody has marked yet.
    """
    work = counting(course.id)
    checks, sources = _checks(session, work)
    by_hand = _Rows(*np.array(list(fetched(session, _by_hand(work))), float).reshape(-1, 5).T)
    rows = _Rows(*map(np.concatenate, zip(checks, by_hand, strict=True)))
    last = int(sources.max(initial=-1)) + 1
    everybody = (
        select(Student.id, Person.key)
        .outerjoin(Person, Person.student_id == Student.id)
        .where(Student.course_id == course.id)
        .order_by(Student.id)
    )
    students = {row.id: called(row.key, row.id) for row in session.execute(everybody)}
    outcomes = {row.id: row.code for row in session.execute(select(Outcome.id, Outcome.code).order_by(Outcome.code))}
    return Columns(
        tuple(students.values()),
        tuple(outcomes.values()),
        _places(list(students))[rows.student.astype(np.int64)],
        _places(list(outcomes))[rows.outcome.astype(np.int64)],
        np.clip(rows.points / rows.of, 0, 1),
        rows.of,
        rows.at / MICROSECONDS,
        np.concatenate([sources, last + np.arange(by_hand.points.size)]),
    )


def _checks(session: Session, work: CTE) -> tuple[_Rows, NDArray[np.int64]]:
    """A row for each check and each of its outcomes, and which of them are of one check."""
    query = select(CheckOutcome.check_id, CheckOutcome.outcome_id, Check.points).join(Check).where(Check.points > 0)
    pairs = np.array(list(fetched(session, query.order_by(CheckOutcome.check_id, CheckOutcome.outcome_id)))).reshape(
        -1, 3
    )
    parts, sources, last = [_Rows(*np.empty((5, 0)))], [np.empty(0, np.int64)], 0
    for one in scored(session, work):
        rows, source = _of_version(one, pairs[np.isin(pairs[:, 0], one.checks)])
        parts.append(rows)
        sources.append(last + source)
        last += one.points.size
    return _Rows(*map(np.concatenate, zip(*parts, strict=True))), np.concatenate(sources)


def _of_version(one: Scored, pairs: NDArray) -> tuple[_Rows, NDArray[np.int64]]:
    """The attempts of one version: each with every pair of a check and its outcome, but for faults of ours."""
    column = np.searchsorted(one.checks, pairs[:, 0])
    points = one.points[:, column]
    there = ~np.isnan(points)
    attempt, pair = np.nonzero(there)
    source = attempt * one.checks.size + column[pair]
    return _Rows(one.student[attempt], pairs[pair, 1], points[there], pairs[pair, 2], one.at[attempt]), source


def _by_hand(work: CTE) -> Select:
    """The marks by hand that count, a row for each and each of its question's outcomes."""
    last = select(func.max(HandMark.id)).group_by(HandMark.assignment_id, HandMark.student_id, HandMark.question)
    return (
        select(
            work.c.student_id,
            QuestionOutcome.outcome_id,
            HandMark.points,
            Question.points,
            type_coerce(work.c.at, BigInteger),
        )
        .join(
            HandMark,
            (HandMark.student_id == work.c.student_id) & (HandMark.assignment_id == work.c.assignment_id),
        )
        .join(Question, (Question.version_id == work.c.version_id) & (Question.name == HandMark.question))
        .join(QuestionOutcome, QuestionOutcome.question_id == Question.id)
        .where(HandMark.id.in_(last), Question.by_hand, Question.points > 0)
    )


def _places(known: list[int]) -> NDArray[np.int64]:
    """Where each id stands among those known."""
    table = np.zeros(max(known, default=0) + 1, np.int64)
    table[known] = np.arange(len(known))
    return table

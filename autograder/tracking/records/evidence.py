"""The evidence of a course in columns: the results of all checks that count by one query, the rest joined in NumPy."""

from __future__ import annotations

from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import CTE, BigInteger, Select, func, select, type_coerce
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
    session.flush()  # the driver knows nothing of what this session has not written yet
    work = counting(course.id)
    checks, sources = _checks(session, work)
    by_hand = _Rows(*_fetched(session, _by_hand(work), len(_Rows._fields)))
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
    results = (
        select(CheckResult.attempt_id, CheckResult.check_id, CheckResult.points)
        .join(work, work.c.attempt_id == CheckResult.attempt_id)
        .where(CheckResult.verdict != Verdict.GRADER.value)
    )
    attempts = select(work.c.attempt_id, work.c.student_id, type_coerce(work.c.at, BigInteger))
    pairs = select(CheckOutcome.check_id, CheckOutcome.outcome_id, Check.points).join(Check).where(Check.points > 0)
    attempt, check, points = _fetched(session, results, 3)
    of_attempt, student, at = _fetched(session, attempts, 3)
    of_check, outcome, most = _fetched(session, pairs.order_by(CheckOutcome.check_id), 3)
    first = np.searchsorted(of_check, check)
    counts = np.searchsorted(of_check, check, side="right") - first  # the outcomes of each check
    source = np.repeat(np.arange(check.size), counts)
    pair = first[source] + np.arange(source.size) - (np.cumsum(counts) - counts)[source]
    order = np.argsort(of_attempt)
    place = order[np.searchsorted(of_attempt[order], attempt)][source] if attempt.size else source
    return _Rows(student[place], outcome[pair], points[source], most[pair], at[place]), source


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


def _fetched(session: Session, query: Select, width: int) -> list[NDArray]:
    """The columns of a query, straight from the driver: rows as objects take three times as long, for millions.

    A float holds every whole number up to 2**53, which is microseconds until the year 2255.
    """
    session.flush()  # the driver knows nothing of what the session still holds
    cursor = session.connection().execute(query).cursor
    assert cursor is not None
    parts = [np.empty((0, width))]
    while rows := cursor.fetchmany(AT_A_TIME):
        parts.append(np.fromiter(chain.from_iterable(rows), float, width * len(rows)).reshape(-1, width))
    return list(np.concatenate(parts).T)


def _places(known: list[int]) -> NDArray[np.int64]:
    """Where each id stands among those known."""
    table = np.zeros(max(known, default=0) + 1, np.int64)
    table[known] = np.arange(len(known))
    return table

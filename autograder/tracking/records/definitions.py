"""The rows that results point to: course, assignment, and a version of an exercise with its questions and checks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from autograder.exercise import Exercise
from autograder.tracking.records.base import now
from autograder.tracking.records.exercises import (
    Assignment,
    Check,
    CheckOutcome,
    ExerciseVersion,
    Outcome,
    Question,
    QuestionOutcome,
)
from autograder.tracking.records.people import Course


@dataclass(frozen=True)
class Places:
    """Where the results of one exercise in one course go."""

    course: int
    assignment: int
    version: int
    checks: Mapping[tuple[str, str], int]  # (question, check) → id


def places(session: Session, course: str, exercise: Exercise) -> Places:
    """The rows for an exercise in a course, made where they are missing."""
    course_id = ensure_course(session, course)
    assignment = ensure_assignment(session, course_id, exercise)
    version = _ensure_version(session, exercise)
    rows = session.execute(
        select(Question.name, Check.name, Check.id)
        .join(Check, Check.question_id == Question.id)
        .where(Question.version_id == version)
    )
    return Places(course_id, assignment, version, {(question, check): ident for question, check, ident in rows})


def ensure_course(session: Session, name: str) -> int:
    """The id of a course, made where there is none of that name."""
    found = session.scalar(select(Course.id).where(Course.name == name))
    if found is not None:
        return found
    course = Course(name=name, made=now(), drop_lowest=0)
    session.add(course)
    session.flush()
    return course.id


def ensure_assignment(session: Session, course: int, exercise: Exercise) -> int:
    """The id of an exercise's assignment in a course, made without a due date where there is none."""
    found = session.scalar(
        select(Assignment.id).where(Assignment.course_id == course, Assignment.exercise == exercise.slug)
    )
    if found is not None:
        return found
    assignment = Assignment(course_id=course, exercise=exercise.slug, title=exercise.title, made=now())
    session.add(assignment)
    session.flush()
    return assignment.id


def _ensure_version(session: Session, exercise: Exercise) -> int:
    found = session.scalar(
        select(ExerciseVersion.id).where(
            ExerciseVersion.exercise == exercise.slug, ExerciseVersion.version == exercise.version
        )
    )
    if found is not None:
        return found
    version = ExerciseVersion(
        exercise=exercise.slug, version=exercise.version, title=exercise.title, strand=exercise.strand
    )
    session.add(version)
    session.flush()
    outcomes = _ensure_outcomes(session, [outcome.code for outcome in exercise.outcomes])
    for place, asked in enumerate(exercise.questions):
        question = Question(
            version_id=version.id,
            name=asked.name,
            title=asked.title,
            place=place,
            points=asked.points,
            by_hand=asked.by_hand,
        )
        session.add(question)
        session.flush()
        if asked.by_hand:
            rows = [
                {"question_id": question.id, "outcome_id": outcomes[code]} for code in dict.fromkeys(asked.outcomes)
            ]
            session.execute(insert(QuestionOutcome), rows)
        for number, check in enumerate(asked.checks):
            row = Check(
                question_id=question.id, name=check.name, sentence=check.sentence, place=number, points=check.points
            )
            session.add(row)
            session.flush()
            codes = dict.fromkeys(check.outcomes or asked.outcomes)
            session.execute(
                insert(CheckOutcome), [{"check_id": row.id, "outcome_id": outcomes[code]} for code in codes]
            )
    return version.id


def _ensure_outcomes(session: Session, codes: Iterable[str]) -> dict[str, int]:
    wanted = dict.fromkeys(codes)
    known = {row.code: row.id for row in session.execute(select(Outcome.code, Outcome.id))}
    for code in wanted:
        if code not in known:
            outcome = Outcome(code=code)
            session.add(outcome)
            session.flush()
            known[code] = outcome.id
    return known

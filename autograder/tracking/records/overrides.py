"""A person's points instead of all others, with a reason and a name."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from autograder.tracking.records.audit import note
from autograder.tracking.records.base import now
from autograder.tracking.records.counting import counting
from autograder.tracking.records.database import RecordsError
from autograder.tracking.records.decisions import Override
from autograder.tracking.records.exercises import Assignment, ExerciseVersion, Question
from autograder.tracking.records.identity import storable


class BadOverride(RecordsError):
    """An override that cannot be."""


def override(
    session: Session,
    assignment: Assignment,
    student: int,
    question: str | None,
    points: float | None,
    reason: str,
    by: str,
) -> None:
    """Sets the points of a question, or of the whole where `question` is None; no points take an override back.

    Raises
    ------
    BadOverride
        If there is no reason, no such question, or the points are not from 0 to the most there are.
    """
    if not reason.strip():
        raise BadOverride("an override needs a reason; say it with --reason")
    most = _most(session, assignment, student)
    if question is not None and question not in most:
        raise BadOverride(f"{assignment.exercise} has no question {question!r}; it has: {', '.join(most)}")
    of = sum(most.values()) if question is None else most[question]
    if points is not None and not 0 <= points <= of:
        raise BadOverride(f"{points:g} points for {question or 'the whole'}; give 0 to {of:g}")
    row = Override(
        assignment_id=assignment.id,
        student_id=student,
        question=question,
        points=points,
        reason=storable(reason.strip()),
        by=by,
        at=now(),
    )
    session.add(row)
    words = "taken back" if points is None else f"{points:g} of {of:g}"
    detail = f"{question or 'the whole'}: {words}: {reason.strip()}"
    note(session, assignment.course_id, by, "override", student=student, assignment=assignment.id, detail=detail)


def points_in(text: str) -> float:
    """The points that a person wrote.

    Raises
    ------
    BadOverride
        If it is no number.
    """
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise BadOverride(
            f"{text!r} is no number of points; write a number, or none to take an override back"
        ) from None


def _most(session: Session, assignment: Assignment, student: int) -> dict[str, float]:
    """The points of each question, in the version that the student's mark is of; the newest where there is none."""
    work = counting(assignment.course_id)
    version = session.scalar(
        select(work.c.version_id).where(work.c.student_id == student, work.c.assignment_id == assignment.id)
    ) or session.scalar(select(func.max(ExerciseVersion.id)).where(ExerciseVersion.exercise == assignment.exercise))
    rows = session.execute(
        select(Question.name, Question.points).where(Question.version_id == version).order_by(Question.place)
    )
    return {row.name: row.points for row in rows}

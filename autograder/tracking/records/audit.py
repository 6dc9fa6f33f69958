"""The trail: whatever a person changes is written down in the same transaction."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from autograder.tracking.records.base import now
from autograder.tracking.records.decisions import Audit
from autograder.tracking.records.exercises import Assignment
from autograder.tracking.records.identity import storable
from autograder.tracking.records.people import Person


def who(name: str = "") -> str:
    """The name that a decision is signed with: the one given, else this computer's user."""
    if name.strip():
        return storable(name.strip())
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a user without a name, as in some containers
        return "somebody"


def note(
    session: Session,
    course: int,
    by: str,
    action: str,
    *,
    student: int | None = None,
    assignment: int | None = None,
    detail: str = "",
) -> None:
    """Adds a line to the trail. `detail` names no student: that is what `student` is for."""
    session.add(
        Audit(
            course_id=course,
            at=now(),
            by=by,
            action=action,
            student_id=student,
            assignment_id=assignment,
            detail=storable(detail),
        )
    )


@dataclass(frozen=True)
class Line:
    """One line of the trail, as it is read."""

    at: datetime
    by: str
    action: str
    student: str
    exercise: str
    detail: str


def trail(session: Session, course: int) -> list[Line]:
    """The trail of a course, oldest first."""
    rows = session.execute(
        select(Audit, Person.key, Assignment.exercise)
        .outerjoin(Person, Person.student_id == Audit.student_id)
        .outerjoin(Assignment, Assignment.id == Audit.assignment_id)
        .where(Audit.course_id == course)
        .order_by(Audit.id)
    )
    return [
        Line(audit.at, audit.by, audit.action, called(key, audit.student_id), exercise or "", audit.detail)
        for audit, key, exercise in rows
    ]


def called(key: str | None, student: int | None) -> str:
    """What a student is called in lists: the key, or a number where the person was forgotten."""
    if student is None:
        return ""
    return key if key is not None else f"forgotten-{student}"

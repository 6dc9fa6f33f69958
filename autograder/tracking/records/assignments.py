"""Due dates, late policies and extensions of a course: set by a person, on the trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from autograder.exercise import Exercise
from autograder.tracking.records.audit import note
from autograder.tracking.records.base import now
from autograder.tracking.records.database import RecordsError
from autograder.tracking.records.decisions import Extension
from autograder.tracking.records.definitions import places
from autograder.tracking.records.exercises import Assignment
from autograder.tracking.records.identity import storable
from autograder.tracking.records.late import BadPolicy, Policy, in_words, zone_called
from autograder.tracking.records.people import Course


class UnknownAssignment(RecordsError):
    """Nothing was handed in or assigned for this exercise in the course."""


@dataclass(frozen=True)
class Terms:
    """What an assignment is handed in by."""

    due: datetime | None
    zone: str
    policy: Policy


def assignment_called(session: Session, course: int, slug: str) -> Assignment:
    """The assignment of an exercise.

    Raises
    ------
    UnknownAssignment
        If the course has none; it says which there are.
    """
    found = session.scalar(select(Assignment).where(Assignment.course_id == course, Assignment.exercise == slug))
    if found is None:
        there = sorted(session.scalars(select(Assignment.exercise).where(Assignment.course_id == course)))
        raise UnknownAssignment(f"{slug!r} is no assignment of this course; it has: {', '.join(there) or 'none yet'}")
    return found


def terms(assignment: Assignment) -> Terms:
    """The due date and policy of an assignment."""
    policy = Policy(assignment.grace_minutes, assignment.percent_a_day, assignment.floor_percent)
    return Terms(assignment.due, assignment.zone, policy)


def zone_of(session: Session, course: str, slug: str) -> str:
    """The zone of an assignment, UTC where there is none yet."""
    found = session.scalar(
        select(Assignment.zone)
        .join(Course, Course.id == Assignment.course_id)
        .where(Course.name == course, Assignment.exercise == slug)
    )
    return found or "UTC"


def assign(
    session: Session, course: str, exercise: Exercise, due: datetime | None, zone: str | None, what: str, by: str
) -> Terms:
    """Records that an exercise is handed out: its version on the trail, its due date where one is given.

    What was set before and is not given now stays, so that an assignment may be handed out once more.
    """
    there = places(session, course, exercise)
    assignment = session.get_one(Assignment, there.assignment)
    was = terms(assignment)
    to = Terms(due or was.due, zone or was.zone, was.policy)
    if to != was:
        set_terms(session, assignment, to, by)
    note(session, there.course, by, "assign", assignment=assignment.id, detail=f"version {exercise.version}; {what}")
    return to


def set_terms(session: Session, assignment: Assignment, to: Terms, by: str) -> None:
    """Sets the due date and policy; what they were stays on the trail. Marks are computed from them, never kept."""
    was = described(terms(assignment))
    assignment.due, assignment.zone = to.due, to.zone
    assignment.grace_minutes = to.policy.grace_minutes
    assignment.percent_a_day, assignment.floor_percent = to.policy.percent_a_day, to.policy.floor_percent
    detail = f"{described(to)}; was: {was}"
    note(session, assignment.course_id, by, "terms", assignment=assignment.id, detail=detail)


def described(terms: Terms) -> str:
    """The terms in words."""
    if terms.due is None:
        return "no due date"
    policy = terms.policy
    return (
        f"due {in_words(terms.due, zone_called(terms.zone))}, grace {policy.grace_minutes} min, "
        f"{policy.percent_a_day:g} % a day, floor {policy.floor_percent:g} %"
    )


def set_drop_lowest(session: Session, course: Course, count: int, by: str) -> None:
    """Sets how many of each student's lowest assignments do not count."""
    if count < 0:
        raise BadPolicy(f"{count} assignments cannot be dropped; give 0 or more")
    note(session, course.id, by, "drop lowest", detail=f"{count}; was: {course.drop_lowest}")
    course.drop_lowest = count


def extend(session: Session, assignment: Assignment, student: int, until: datetime | None, why: str, by: str) -> None:
    """Gives one student until then, or takes an extension back; the last one counts."""
    row = Extension(assignment_id=assignment.id, student_id=student, until=until, reason=storable(why), by=by, at=now())
    session.add(row)
    detail = f"until {in_words(until, zone_called(assignment.zone))}" if until else "taken back"
    course = assignment.course_id
    note(session, course, by, "extension", student=student, assignment=assignment.id, detail=f"{detail}: {why}")


def extensions(session: Session, course: int) -> dict[tuple[int, int], datetime]:
    """The extension that counts, by (student, assignment)."""
    last = select(func.max(Extension.id)).group_by(Extension.assignment_id, Extension.student_id)
    rows = session.execute(
        select(Extension.student_id, Extension.assignment_id, Extension.until)
        .join(Assignment, Assignment.id == Extension.assignment_id)
        .where(Assignment.course_id == course, Extension.id.in_(last), Extension.until.is_not(None))
    )
    return {(student, assignment): until for student, assignment, until in rows if until is not None}

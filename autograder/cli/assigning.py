"""What `nnmath assign` needs of records and class lists: until when, for whom, and that it was handed out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.cli.recording import changing, looking
from autograder.cli.when import when, zone_here
from autograder.errors import UserError

if TYPE_CHECKING:
    from autograder.authoring.handout.order import Recipient
    from autograder.authoring.handout.release import Release
    from autograder.exercise import Exercise


class NobodyToGiveTo(UserError):
    """Numbers for each student, and no students."""


def due_date(
    text: str | None, zone: str | None, db: str | None, course: str, exercises: Sequence[Exercise]
) -> tuple[datetime | None, str | None]:
    """The moment that was written, and whose clock it was written by: the one given, recorded, or of this computer."""
    from zoneinfo import ZoneInfo

    from autograder.tracking.records.late import moment, zone_called

    if zone is None and db is None:
        return when(text), None
    if zone is not None:
        zone_called(zone)
    elif text is not None and db is not None:
        zone = _recorded_zone(db, course, exercises) or zone_here()
    return (moment(text, zone).astimezone(ZoneInfo(zone)) if text and zone else None), zone


def _recorded_zone(db: str, course: str, exercises: Sequence[Exercise]) -> str | None:
    """The clock that all these assignments are due by already; None where there is none, or more than one."""
    from sqlalchemy import select

    from autograder.tracking.records.database import Unreachable, reading
    from autograder.tracking.records.exercises import Assignment
    from autograder.tracking.records.opening import open_records
    from autograder.tracking.records.people import Course

    try:
        engine = open_records(db, make=False)
    except Unreachable:
        return None  # it is made when there is something to record; what else is wrong with it is said then
    try:
        with reading(engine) as session:
            found = session.scalars(
                select(Assignment.zone)
                .join(Course, Course.id == Assignment.course_id)
                .where(Course.name == course, Assignment.due.is_not(None))
                .where(Assignment.exercise.in_([exercise.slug for exercise in exercises]))
            )
            zones = set(found)
    finally:
        engine.dispose()
    return zones.pop() if len(zones) == 1 else None


def recipients(roster: Path | None, db: str | None, course: str) -> tuple[Recipient, ...]:
    """Each student of the class list, or else of the recorded course, with a name for the folder.

    Raises
    ------
    NobodyToGiveTo
        If there is neither list nor database, or nobody is in it.
    """
    from autograder.authoring.handout.order import Recipient
    from autograder.tracking.file_names import file_names

    if roster is not None:
        from autograder.grading.intake.roster import read_roster

        students = [one.student for one in read_roster(roster)]
    elif db is not None:
        from autograder.tracking.records.people import ACTIVE
        from autograder.tracking.records.roster import listed

        with looking(db, course) as (session, the_course):
            students = [one.student for one in listed(session, the_course.id) if one.status == ACTIVE]
        if not students:
            raise NobodyToGiveTo(f"{course!r} has no students yet; `nnmath roster import` first, or give --roster")
    else:
        raise NobodyToGiveTo("--variants needs to know for whom: give --roster class.csv, or --db with a roster in it")
    folders = [name.removesuffix(".html") for name in file_names([(student,) for student in students])]
    return tuple(map(Recipient, students, folders))


def record(release: Release, exercises: Sequence[Exercise], zone: str | None, db: str, course: str) -> list[str]:
    """Records that the exercises are handed out; returns a line for each."""
    from autograder.tracking.records.assignments import assign, described
    from autograder.tracking.records.audit import who

    given = f"as {release.folder.name}"
    if release.archive_sha256:
        given += f", {release.archive.name if release.archive else ''} with SHA-256 {release.archive_sha256}"
    lines = []
    with changing(db, course, make=True) as (session, _):
        for exercise in exercises:
            what = given + (f", numbers of their own for {release.students}" if exercise.slug in release.varied else "")
            terms = assign(session, course, exercise, release.due, zone, what, who())
            lines.append(f"{exercise.slug}: recorded, {described(terms)}")
    return lines

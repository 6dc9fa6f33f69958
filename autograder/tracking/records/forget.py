"""A person forgotten: who it was is erased, what is known of the class stays right."""

from __future__ import annotations

import secrets
from contextlib import closing

from sqlalchemy import Engine, delete, select, update
from sqlalchemy.orm import Session

from autograder.tracking.records.audit import note
from autograder.tracking.records.base import now
from autograder.tracking.records.database import explained
from autograder.tracking.records.decisions import Audit, Extension, HandMark, Judgement, Override
from autograder.tracking.records.people import FORGOTTEN, Person, Student
from autograder.tracking.records.work import Attempt, Content, Submission


def forget(session: Session, course: int, student: int, by: str) -> None:
    """Erases a person: name, addresses, files, their own words, and what others wrote about them.

    What stays is a number with verdicts and points, so that what is known of the class stays right.
    """
    session.execute(delete(Person).where(Person.student_id == student))
    submissions = select(Submission.id).where(Submission.student_id == student)
    session.execute(update(Attempt).where(Attempt.submission_id.in_(submissions)).values(document=None))
    for submission in session.scalars(select(Submission).where(Submission.student_id == student)).all():
        submission.hash, submission.file = f"forgotten-{secrets.token_hex(16)}", ""  # a hash tells who wrote a file
    session.flush()
    orphans = select(Content.hash).where(Content.hash.not_in(select(Submission.hash)))
    session.execute(delete(Content).where(Content.hash.in_(orphans)))
    session.execute(update(HandMark).where(HandMark.student_id == student).values(comment=""))
    for table in (Override, Extension, Judgement):
        session.execute(update(table).where(table.student_id == student).values(reason=""))
    session.execute(update(Audit).where(Audit.student_id == student).values(detail=""))
    session.execute(update(Student).where(Student.id == student).values(status=FORGOTTEN, since=now()))
    note(session, course, by, "forgotten", student=student)


def clear_traces(engine: Engine) -> None:
    """Empties SQLite's journal, which would keep what was deleted until it is written over."""
    if engine.dialect.name == "sqlite":
        with explained(engine), closing(engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

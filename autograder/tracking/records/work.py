"""The tables of what was handed in and what came of it. Rows are added; none is changed but to forget a person."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from autograder.tracking.records.base import Base, Key, to

GRADED, FAULTY = "graded", "faulty"
"""The state of an attempt: with a verdict for every check, or with a fault of ours among them."""


class Content(Base):
    """The bytes of a file, compressed, once however many handed in the same.

    Kept, because an appeal or a corrected check months later has to grade what was handed in, and folders get moved.
    """

    __tablename__ = "content"

    hash: Mapped[str] = mapped_column(primary_key=True)  # SHA-256 of what was handed in
    data: Mapped[bytes] = mapped_column(LargeBinary)


class Submission(Base):
    """One content that a student handed in for an assignment. The same content again is the same submission."""

    __tablename__ = "submission"
    __table_args__ = (UniqueConstraint("student_id", "assignment_id", "hash"),)

    id: Mapped[Key]
    student_id: Mapped[int] = to("student.id")
    assignment_id: Mapped[int] = to("assignment.id", index=True)
    hash: Mapped[str] = mapped_column(index=True)
    file: Mapped[str]
    received: Mapped[datetime | None]  # None: nobody said when, and nobody is late by a guess
    recorded: Mapped[datetime]


class Attempt(Base):
    """One grading of a submission: by one version of the exercise, with one secret, in one round."""

    __tablename__ = "attempt"
    __table_args__ = (UniqueConstraint("submission_id", "version_id", "secret", "round"),)

    id: Mapped[Key]
    submission_id: Mapped[int] = to("submission.id")
    version_id: Mapped[int] = to("exercise_version.id", index=True)
    secret: Mapped[str]  # a fingerprint; the secret itself is in no database
    round: Mapped[int]  # 0, then one more each time it is graded again with the same version and secret
    grader: Mapped[str]  # the version of this package
    started: Mapped[datetime]
    seconds: Mapped[float]
    state: Mapped[str]
    document: Mapped[bytes | None] = mapped_column(LargeBinary)  # all of it, for pages and files; None once forgotten


class CheckResult(Base):
    """What came of one check. Points possible, sentence and outcomes stand with the check."""

    __tablename__ = "check_result"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012  the key is the table: half the size, in order

    attempt_id: Mapped[int] = to("attempt.id", primary_key=True)
    check_id: Mapped[int] = to("check_of_question.id", primary_key=True)
    verdict: Mapped[str]
    points: Mapped[float]
    misconception: Mapped[str | None]
    seconds: Mapped[float]


class Scores(Base):
    """The points of an attempt's checks once more, in one value (`scores.py`), written with them and never changed.

    What is asked of everybody at once needs them by the million, and a row for each takes a database seconds.
    """

    __tablename__ = "scores"

    attempt_id: Mapped[int] = to("attempt.id", primary_key=True, autoincrement=False)
    points: Mapped[bytes] = mapped_column(LargeBinary)


class Approval(Base):
    """An attempt counts from here on. The first of a submission counts at once; another only when a person says so."""

    __tablename__ = "approval"
    __table_args__ = (Index("ix_approval_submission", "submission_id", "id"),)

    id: Mapped[Key]
    submission_id: Mapped[int] = to("submission.id")
    attempt_id: Mapped[int] = to("attempt.id")
    at: Mapped[datetime]
    by: Mapped[str]  # empty: the grader itself

"""The tables of what a person decided. Every row is added and none overwritten; the last one counts."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from autograder.tracking.records.base import Base, Key, to


class Extension(Base):
    """Another due date for one student."""

    __tablename__ = "extension"
    __table_args__ = (Index("ix_extension_of", "assignment_id", "student_id"),)

    id: Mapped[Key]
    assignment_id: Mapped[int] = to("assignment.id")
    student_id: Mapped[int] = to("student.id")
    until: Mapped[datetime | None]  # None: taken back
    reason: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]


class HandMark(Base):
    """Points that a person gave for a question. They belong to the question, so no regrade touches them."""

    __tablename__ = "hand_mark"
    __table_args__ = (Index("ix_hand_mark_of", "assignment_id", "student_id"),)

    id: Mapped[Key]
    assignment_id: Mapped[int] = to("assignment.id")
    student_id: Mapped[int] = to("student.id")
    question: Mapped[str]
    submission_id: Mapped[int | None] = to("submission.id")  # what was read
    level: Mapped[int | None]
    points: Mapped[float]
    comment: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]


class Override(Base):
    """Points that stand instead of all others: of a question, or of the whole assignment."""

    __tablename__ = "override"
    __table_args__ = (Index("ix_override_of", "assignment_id", "student_id"),)

    id: Mapped[Key]
    assignment_id: Mapped[int] = to("assignment.id")
    student_id: Mapped[int] = to("student.id")
    question: Mapped[str | None]  # None: the whole, and no late policy on top
    points: Mapped[float | None]  # None: taken back
    reason: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]


class Judgement(Base):
    """A level that a person sets for a student on an outcome of a framework; it goes before the computed one."""

    __tablename__ = "judgement"
    __table_args__ = (Index("ix_judgement_of", "student_id", "framework", "outcome"),)

    id: Mapped[Key]
    student_id: Mapped[int] = to("student.id")
    framework: Mapped[str]
    outcome: Mapped[str]  # the code, as the framework writes it
    level: Mapped[str | None]  # one of `mastery.levels.NAMES`; None: taken back
    reason: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]


class Audit(Base):
    """The trail: who did what, when. Students stand here by number, never by name."""

    __tablename__ = "audit"

    id: Mapped[Key]
    course_id: Mapped[int] = to("course.id", index=True)
    at: Mapped[datetime]
    by: Mapped[str]
    action: Mapped[str]
    student_id: Mapped[int | None] = to("student.id", default=None)
    assignment_id: Mapped[int | None] = to("assignment.id", default=None)
    detail: Mapped[str] = mapped_column(default="")  # in words

"""The tables of what can be earned: a version of an exercise, its questions and checks, and the outcomes of each.

They are written once for each version, so that a check's result is a small row that points here.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from autograder.tracking.records.base import Base, Key, to


class Assignment(Base):
    """An exercise in a course, with its due date and late policy."""

    __tablename__ = "assignment"
    __table_args__ = (UniqueConstraint("course_id", "exercise"),)

    id: Mapped[Key]
    course_id: Mapped[int] = to("course.id")
    exercise: Mapped[str]  # slug
    title: Mapped[str]
    made: Mapped[datetime]
    due: Mapped[datetime | None] = mapped_column(default=None)
    zone: Mapped[str] = mapped_column(default="UTC")  # the clock that the due date is told by, and days are counted by
    grace_minutes: Mapped[int] = mapped_column(default=0)
    percent_a_day: Mapped[float] = mapped_column(default=0.0)
    floor_percent: Mapped[float] = mapped_column(default=0.0)


class ExerciseVersion(Base):
    """One version of an exercise: what is graded by another one is another attempt."""

    __tablename__ = "exercise_version"
    __table_args__ = (UniqueConstraint("exercise", "version"),)

    id: Mapped[Key]
    exercise: Mapped[str]
    version: Mapped[str]
    title: Mapped[str]
    strand: Mapped[str]


class Question(Base):
    """A question of a version."""

    __tablename__ = "question"
    __table_args__ = (UniqueConstraint("version_id", "name"),)

    id: Mapped[Key]
    version_id: Mapped[int] = to("exercise_version.id")
    name: Mapped[str]
    title: Mapped[str]
    place: Mapped[int]
    points: Mapped[float]
    by_hand: Mapped[bool]


class Check(Base):
    """A hidden check of a question."""

    __tablename__ = "check_of_question"  # CHECK alone is a word of SQL
    __table_args__ = (UniqueConstraint("question_id", "name"),)

    id: Mapped[Key]
    question_id: Mapped[int] = to("question.id")
    name: Mapped[str]
    sentence: Mapped[str]
    place: Mapped[int]
    points: Mapped[float]


class Outcome(Base):
    """An outcome of the course by its code."""

    __tablename__ = "outcome"

    id: Mapped[Key]
    code: Mapped[str] = mapped_column(unique=True)


class CheckOutcome(Base):
    """Which outcomes a check shows."""

    __tablename__ = "check_outcome"

    check_id: Mapped[int] = to("check_of_question.id", primary_key=True)
    outcome_id: Mapped[int] = to("outcome.id", primary_key=True)


class QuestionOutcome(Base):
    """Which outcomes a question shows that a person marks."""

    __tablename__ = "question_outcome"

    question_id: Mapped[int] = to("question.id", primary_key=True)
    outcome_id: Mapped[int] = to("outcome.id", primary_key=True)

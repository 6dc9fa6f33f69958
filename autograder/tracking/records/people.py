"""The tables of courses and people. Whatever names a person is in `person`, and nowhere else."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from autograder.tracking.records.base import Base, Key, to

ACTIVE, LEFT, UNLISTED, FORGOTTEN = "active", "left", "unlisted", "forgotten"
"""Where a student stands: on the roster, no longer on it, handed in without being on one, erased."""


class Course(Base):
    """A course: a class in a term."""

    __tablename__ = "course"

    id: Mapped[Key]
    name: Mapped[str] = mapped_column(unique=True)
    made: Mapped[datetime]
    drop_lowest: Mapped[int] = mapped_column(default=0)  # how many of a student's lowest assignments do not count


class Student(Base):
    """Someone in a course, by number. What is known by number only survives when the person is forgotten."""

    __tablename__ = "student"

    id: Mapped[Key]
    course_id: Mapped[int] = to("course.id", index=True)
    status: Mapped[str]
    since: Mapped[datetime]  # of the status


class Person(Base):
    """Who a student is. `forget` deletes this row."""

    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("course_id", "key"),)

    student_id: Mapped[int] = to("student.id", primary_key=True)
    course_id: Mapped[int] = to("course.id")
    key: Mapped[str]  # what submissions are named by: `<student>.ipynb`
    name: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    login: Mapped[str] = mapped_column(default="")
    number: Mapped[str] = mapped_column(default="")  # the school's own: SIS user id, Moodle's idnumber
    platform_id: Mapped[str] = mapped_column(default="")  # Canvas's ID, OneRoster's sourcedId: grades go back by it
    section: Mapped[str] = mapped_column(default="")

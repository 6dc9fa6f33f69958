"""Students by what they are called: a file's name, a login, a number, an address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from autograder.tracking.records.base import now
from autograder.tracking.records.database import RecordsError
from autograder.tracking.records.identity import storable
from autograder.tracking.records.people import UNLISTED, Course, Person, Student

DEFAULT_COURSE = "course"


class UnknownStudent(RecordsError):
    """Nobody in the course is called this."""


class UnknownCourse(RecordsError):
    """The database has no course of this name."""


class Names:
    """Who is meant by a name, for one course, looked up once."""

    def __init__(self, session: Session, course: int):
        self._keys: dict[str, int] = {}
        others: dict[str, set[int]] = defaultdict(set)
        for person in session.scalars(select(Person).where(Person.course_id == course)):
            self._keys[person.key] = person.student_id
            for name in _other_names(person):
                others[name.casefold()].add(person.student_id)
        self._others = {name: min(found) for name, found in others.items() if len(found) == 1}

    def find(self, name: str) -> int | None:
        """The student whose key this is, else the only one of whom it is a login, number, address or name."""
        return self._keys.get(name, self._others.get(name.casefold()))

    def add(self, name: str, student: int) -> None:
        """Remembers a student who was met on the way."""
        self._keys[name] = student


def _other_names(person: Person) -> Iterator[str]:
    yield from filter(None, (person.login, person.number, person.platform_id, person.email, person.name))
    if "@" in person.email:
        yield person.email.partition("@")[0]


def course_called(session: Session, name: str) -> Course:
    """The course of this name.

    Raises
    ------
    UnknownCourse
        If there is none; it says which there are.
    """
    found = session.scalar(select(Course).where(Course.name == name))
    if found is None:
        there = ", ".join(sorted(session.scalars(select(Course.name)))) or "none yet"
        raise UnknownCourse(f"no course {name!r} in this database; it has: {there}. Give one with --course")
    return found


def student_called(session: Session, course: int, name: str) -> int:
    """The student that a person means by `name`.

    Raises
    ------
    UnknownStudent
        If it is nobody, or more than one.
    """
    found = Names(session, course).find(name)
    if found is None:
        raise UnknownStudent(f"{name!r} is nobody in this course, or not only one; see `nnmath roster list`")
    return found


def ensure_student(session: Session, course: int, name: str, names: Names) -> int:
    """The student called `name`, added as one who is on no roster where there is none."""
    name = storable(name)
    found = names.find(name)
    if found is None:  # another grader may have met them since `names` was read
        found = session.scalar(
            select(Person.student_id).where(Person.course_id == course, Person.key == name)
        ) or add_student(session, course, Person(key=name), UNLISTED)
        # remembered by the caller once the transaction is through
    return found


def add_student(session: Session, course: int, person: Person, status: str) -> int:
    """Adds a student."""
    student = Student(course_id=course, status=status, since=now())
    session.add(student)
    session.flush()
    person.student_id, person.course_id = student.id, course
    session.add(person)
    session.flush()
    return student.id

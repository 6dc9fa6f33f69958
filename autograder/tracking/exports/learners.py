"""Who stands in an export: the students as the roster has them, or under pseudonyms that only the course can make.

A pseudonym is the HMAC-SHA256 of the student's key, keyed from the course's secret: the same in every export, another
one in another course, and nothing that who has a list of names could compute.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from autograder.curriculum.identifiers import identifier
from autograder.tracking.records.audit import called
from autograder.tracking.records.people import ACTIVE, UNLISTED, Course, Person, Student

LENGTH = 20  # hexadecimal digits of a pseudonym: 80 bits, no two alike in any course


@dataclass(frozen=True)
class Learner:
    """A student in an export. All fields but `student_id` may be written."""

    student_id: int  # the number in the database, which goes into no file: it tells the order of the roster
    ident: str  # UUIDv5
    key: str  # what the student is called: the key of the roster, or the pseudonym
    status: str
    name: str = ""
    email: str = ""
    login: str = ""
    number: str = ""
    platform_id: str = ""
    section: str = ""
    hidden: bool = False  # under a pseudonym: no text of any person goes with it

    @property
    def here(self) -> bool:
        """Whether they are in the class now: a gradebook has no line for those who left."""
        return self.status in (ACTIVE, UNLISTED)


class Pseudonyms:
    """The pseudonyms of one course."""

    def __init__(self, secret: str, course: str):
        # Slow on purpose, as for the fingerprint: a secret that a person made up is short.
        self._key = hashlib.scrypt(secret.encode(), salt=b"nnmath: pseudonyms", n=2**14, r=8, p=1, dklen=32)
        self._course = course

    def of(self, key: str | None, number: int) -> str:
        """The pseudonym of a student; who was forgotten gets one that the name no longer leads to."""
        who = ("student", key) if key is not None else ("forgotten", str(number))
        return "p-" + hmac.new(self._key, "\0".join((self._course, *who)).encode(), "sha256").hexdigest()[:LENGTH]


def learners(session: Session, course: Course, pseudonyms: Pseudonyms | None = None) -> tuple[Learner, ...]:
    """Everybody who is or was in a course, by key: the order of pseudonyms tells nothing of the names behind them."""
    rows = session.execute(
        select(Student, Person)
        .outerjoin(Person, Person.student_id == Student.id)
        .where(Student.course_id == course.id)
        .order_by(Student.id)
    )
    found = [_learner(course.name, student, person, pseudonyms) for student, person in rows]
    return tuple(sorted(found, key=lambda one: one.key))


def _learner(course: str, student: Student, person: Person | None, pseudonyms: Pseudonyms | None) -> Learner:
    key = person.key if person else None
    name = pseudonyms.of(key, student.id) if pseudonyms else called(key, student.id)
    ident, hidden = identifier("student", course, name), pseudonyms is not None
    bare = Learner(student.id, ident, name, student.status, hidden=hidden)
    if person is None or pseudonyms is not None:
        return bare
    more = (person.name, person.email, person.login, person.number, person.platform_id, person.section)
    return Learner(bare.student_id, bare.ident, name, student.status, *more)

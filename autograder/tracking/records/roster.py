"""Who is in a course: a list taken in whole or not at all, and the class as it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from autograder.tracking.records.audit import called, note
from autograder.tracking.records.base import now
from autograder.tracking.records.database import RecordsError
from autograder.tracking.records.people import ACTIVE, LEFT, UNLISTED, Person, Student
from autograder.tracking.records.roster_files import Entry
from autograder.tracking.records.students import add_student
from autograder.tracking.records.work import Submission

FIELDS = ("name", "email", "login", "number", "platform_id", "section")


class TwoInOne(RecordsError):
    """Two rows of a list that are one student of the course."""


@dataclass(frozen=True)
class Change:
    """What a list has changed."""

    added: int
    updated: int
    same: int
    left: int  # no longer on the list; their records stay


@dataclass(frozen=True)
class Listed:
    """A student as `nnmath roster list` shows them."""

    student: str
    name: str
    email: str
    section: str
    status: str
    submissions: int


def take_in(session: Session, course: int, entries: Sequence[Entry], by: str, *, whole: bool = True) -> Change:
    """Makes the course's roster the list: adds, updates, and says who left. Nobody's work is touched.

    A list that is not the `whole` course, such as one section of it, makes nobody leave.

    Raises
    ------
    TwoInOne
        If two rows are the same student of the course.
    """
    rows = _people(session, course)
    known = _Known(rows, entries)
    met: dict[int, Entry] = {}
    counts = {"added": 0, "updated": 0, "same": 0}
    for entry in entries:
        found = known.find(entry)
        if found is not None and found in met:
            raise TwoInOne(
                f"rows {met[found].row} and {entry.row} are one student of the course "
                f"({rows[found][1].key!r}); give each an id of their own"
            )
        if found is None:
            person = Person(key=entry.key, **_fields(entry))
            found = add_student(session, course, person, LEFT if entry.left else ACTIVE)
            counts["added"] += 1
        else:
            counts["updated" if _update(*rows[found], entry) else "same"] += 1
        met[found] = entry
    gone = [student for student, _ in rows.values() if whole and student.id not in met and student.status == ACTIVE]
    for student in gone:
        student.status, student.since = LEFT, now()
    change = Change(**counts, left=len(gone))
    note(session, course, by, "roster", detail=f"{change.added} added, {change.updated} updated, {change.left} left")
    return change


class _Known:
    """Whom a row means, by its ids; never by the name, which two people may share."""

    def __init__(self, rows: dict[int, tuple[Student, Person]], entries: Sequence[Entry]):
        self._keys = {person.key: ident for ident, (_, person) in rows.items()}
        self._graded = {person.key for student, person in rows.values() if student.status == UNLISTED}
        self._ids = {
            (column, value): ident
            for ident, (_, person) in rows.items()
            for column in ("platform_id", "number", "login")
            if (value := getattr(person, column))
        }
        shorts = Counter(entry.email.partition("@")[0] for entry in entries)
        self._once = {short for short, times in shorts.items() if short and times == 1}

    def find(self, entry: Entry) -> int | None:
        """The student: by the key, else by an id of the same kind, else who handed in under one of these names."""
        if entry.key in self._keys:
            return self._keys[entry.key]
        for column in ("platform_id", "number", "login"):
            found = self._ids.get((column, getattr(entry, column)))
            if found is not None:
                return found
        short = entry.email.partition("@")[0]
        names = [entry.login, entry.number, entry.platform_id, entry.email, *([short] if short in self._once else [])]
        return next((self._keys[name] for name in names if name in self._graded), None)


def _people(session: Session, course: int) -> dict[int, tuple[Student, Person]]:
    rows = session.execute(
        select(Student, Person).join(Person, Person.student_id == Student.id).where(Student.course_id == course)
    )
    return {student.id: (student, person) for student, person in rows}


def _fields(entry: Entry) -> dict[str, str]:
    return {name: getattr(entry, name) for name in FIELDS}


def _update(student: Student, person: Person, entry: Entry) -> bool:
    """Whether a row changed anything. The key stays, for the work is named by it; an empty cell erases nothing."""
    changed = False
    for name, value in _fields(entry).items():
        if value and getattr(person, name) != value:
            setattr(person, name, value)
            changed = True
    status = LEFT if entry.left else ACTIVE
    if student.status != status:
        student.status, student.since = status, now()
        changed = True
    return changed


def listed(session: Session, course: int) -> list[Listed]:
    """Everybody in a course, those who left and those on no list too."""
    work = select(Submission.student_id, func.count().label("number")).group_by(Submission.student_id).subquery("work")
    rows = session.execute(
        select(Student, Person, func.coalesce(work.c.number, 0))
        .outerjoin(Person, Person.student_id == Student.id)
        .outerjoin(work, work.c.student_id == Student.id)
        .where(Student.course_id == course)
        .order_by(Person.key, Student.id)
    )
    found = []
    for student, person, number in rows:
        name, email, section = (person.name, person.email, person.section) if person else ("", "", "")
        key = called(person.key if person else None, student.id)
        found.append(Listed(key, name, email, section, student.status, number))
    return found

"""The class list: a CSV as schools export it, with the columns in any order and in common spellings."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from autograder.errors import UserError

SPELLINGS = {
    "student_id": "studentid studentnumber sisuserid sisid idnumber sid orgdefinedid matriculationnumber",
    "login": "username login sisloginid loginid user",
    "system_id": "id userid canvasid canvasuserid",
    "email": "email emailaddress mail",
    "name": "student name fullname studentname displayname sortablename",
    "first": "firstname givenname first",
    "last": "lastname surname familyname last",
    "section": "section group class",
}
COLUMNS = {spelling: column for column, spellings in SPELLINGS.items() for spelling in spellings.split()}
KEYS = ("student_id", "login", "system_id", "email", "name")  # the first that a row has names the student


class RosterError(UserError):
    """A class list that cannot be read."""


@dataclass(frozen=True)
class Enrolled:
    """One student of the class."""

    student: str  # the name under which results are kept
    name: str = ""
    email: str = ""
    student_id: str = ""  # the school's number
    login: str = ""
    system_id: str = ""  # the number that Canvas or Moodle gave
    section: str = ""

    @property
    def ids(self) -> frozenset[str]:
        """Everything that stands for this student and nobody else, in small letters."""
        known = (self.student, self.student_id, self.login, self.system_id, self.email, self.email.partition("@")[0])
        return frozenset(text.casefold() for text in known if text)


def read_roster(path: Path) -> tuple[Enrolled, ...]:
    """The class in the file at `path`, each student once.

    Raises
    ------
    RosterError
        If the file cannot be read, has no column that names a student, or names one twice.
    """
    rows = list(_rows(path))
    if not rows:
        raise RosterError(f"{path}: has no students; it needs a first line with column names such as id, name, email")
    seen: dict[str, int] = {}
    for number, row in rows:
        if row.student.casefold() in seen:
            first = seen[row.student.casefold()]
            raise RosterError(f"{path}: lines {first} and {number} are both {row.student!r}; leave one of them")
        seen[row.student.casefold()] = number
    return tuple(row for _, row in rows)


def _rows(path: Path) -> Iterator[tuple[int, Enrolled]]:
    text = read_text(path)
    head = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=head.count))
    titles = [re.sub(r"[^a-z]", "", title.casefold()) for title in next(reader, [])]
    columns = [COLUMNS.get(title, "") for title in titles]
    if "student" in titles and columns.count("name") > 1:  # beside a column of names it is what files are called
        columns[titles.index("student")] = "login"
    if not set(columns) & {*KEYS, "first", "last"}:
        raise RosterError(f"{path}: its first line names no column that tells students apart, such as id, name, email")
    for cells in reader:
        row = {column: cell.strip() for column, cell in zip(columns, cells, strict=False) if column and cell.strip()}
        if row and row.get("name", "") not in ("Points Possible", "Student, Test"):  # lines of a Canvas gradebook
            yield reader.line_num, _enrolled(row)


def _enrolled(row: dict[str, str]) -> Enrolled:
    name = row.get("name") or " ".join(filter(None, [row.get("first"), row.get("last")]))
    row = {**row, "name": name}
    student = next((row[key] for key in KEYS if row.get(key)), "")
    own = {field.name for field in fields(Enrolled)}
    return Enrolled(student, **{key: value for key, value in row.items() if key in own})


def read_text(path: Path) -> str:
    """A CSV's text, as spreadsheets save it.

    Raises
    ------
    RosterError
        If it is not UTF-8 (with or without a mark).
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise RosterError(f"{path}: {error.strerror}; check the name") from None
    except UnicodeDecodeError:
        raise RosterError(f"{path}: is not UTF-8; save it as “CSV UTF-8”") from None

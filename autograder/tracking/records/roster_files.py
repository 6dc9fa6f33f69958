"""Lists of a class as Canvas, Moodle, OneRoster and spreadsheets write them, read into one form.

A byte-order mark and semicolons are taken as they come. What is wrong is said with its row, and nothing is read then.
"""

from __future__ import annotations

import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.tracking.records.database import RecordsError
from autograder.tracking.records.sheets import LARGEST, Row, table


class BadRoster(RecordsError):
    """A list of a class that cannot be read: the file, the row, and what to do."""


@dataclass(frozen=True)
class Entry:
    """One student of a list."""

    row: int  # of the file, as a spreadsheet counts them
    key: str
    name: str = ""
    email: str = ""
    login: str = ""
    number: str = ""
    platform_id: str = ""
    section: str = ""
    left: bool = False


def read_roster(path: Path, form: str | None = None) -> tuple[str, list[Entry]]:
    """The form of a list (guessed where it is not given) and its students.

    Raises
    ------
    BadRoster
        If it cannot be read, or a student has no id, or two have the same.
    """
    if not path.exists():
        raise BadRoster(f"{path}: there is no such file or folder")
    if path.is_dir() or path.suffix.lower() == ".zip":
        if form not in (None, "oneroster"):
            raise BadRoster(f"{path}: a folder or zip is read as OneRoster; give the .csv file for {form}")
        return "oneroster", _checked(path / "users.csv", _oneroster(path))
    header, rows = table(path, path.read_bytes())
    form = form or _guess(path, header)
    return form, _checked(path, list(FORMS[form](path, header, rows)))


def _guess(path: Path, header: list[str]) -> str:
    columns = set(header)
    if header[:1] == ["student"] and "id" in header:
        return "canvas"
    if {"sourcedid", "username"} <= columns:
        return "oneroster"
    if {"email address", "first name"} & columns and {"first name", "last name"} & columns | {"surname"} & columns:
        return "moodle"
    if columns & {"student", "key", "login", "username", "id", "email"}:
        return "csv"
    raise BadRoster(f"{path}: row 1 has no column that names a student; expected student, email, username or id")


def _canvas(path: Path, header: list[str], rows: list[tuple[int, Row]]) -> Iterator[Entry]:
    """Canvas's gradebook: Student, ID, SIS User ID, SIS Login ID, Section; the rows of points are no students."""
    for number, row in rows:
        name = row.get("student", "")
        if "points possible" in name.lower() or not any(row.get(key) for key in ("id", "sis user id", "sis login id")):
            continue
        if name == "Student, Test":  # Canvas's own
            continue
        login, sis = row.get("sis login id", ""), row.get("sis user id", "")
        email = login if "@" in login else ""
        key = login or sis or row.get("id", "")
        yield Entry(number, key, _given_first(name), email, login, sis, row.get("id", ""), row.get("section", ""))


def _moodle(path: Path, header: list[str], rows: list[tuple[int, Row]]) -> Iterator[Entry]:
    """Moodle's list of participants or of grades."""
    for number, row in rows:
        first, last = row.get("first name", ""), row.get("last name") or row.get("surname", "")
        email = row.get("email address") or row.get("email", "")
        login, idnumber = row.get("username", ""), row.get("id number") or row.get("idnumber", "")
        name = " ".join(filter(None, (first, last)))
        section = row.get("groups") or row.get("department", "")
        yield Entry(number, login or email or idnumber, name, email, login, idnumber, row.get("id", ""), section)


def _plain(path: Path, header: list[str], rows: list[tuple[int, Row]]) -> Iterator[Entry]:
    """A list of one's own: student (or key, login, username, id, email), name, email, number, section, status."""
    for number, row in rows:
        login = row.get("login") or row.get("username", "")
        key = next(filter(None, (row.get(one, "") for one in ("student", "key"))), "") or login
        key = key or row.get("id", "") or row.get("email", "")
        both = " ".join(filter(None, (row.get("first name") or row.get("given name", ""), row.get("last name", ""))))
        status = row.get("status", "").lower()
        if status not in ("", "active", "left"):
            raise BadRoster(f"{path}: row {number}: status {status!r}; write active or left")
        yield Entry(
            number,
            key,
            row.get("name") or both,
            row.get("email", ""),
            login,
            row.get("number") or row.get("id", ""),
            row.get("platform_id", ""),
            row.get("section", ""),
            status == "left",
        )


def _oneroster_users(path: Path, header: list[str], rows: list[tuple[int, Row]]) -> Iterator[Entry]:
    """OneRoster's users.csv alone: everybody in it."""
    for number, row in rows:
        given, family = row.get("preferredgivenname") or row.get("givenname", ""), row.get("familyname", "")
        left = row.get("status", "").lower() == "tobedeleted" or row.get("enableduser", "true").lower() == "false"
        role = row.get("role", "student").lower()  # 1.1 has the role here
        if role not in ("", "student"):
            continue
        yield Entry(
            number,
            row.get("username") or row.get("sourcedid", ""),
            " ".join(filter(None, (given, family))),
            row.get("email", ""),
            row.get("username", ""),
            row.get("identifier", ""),
            row.get("sourcedid", ""),
            "",
            left,
        )


FORMS: dict[str, Callable[[Path, list[str], list[tuple[int, Row]]], Iterator[Entry]]] = {
    "canvas": _canvas,
    "moodle": _moodle,
    "oneroster": _oneroster_users,
    "csv": _plain,
}


def _oneroster(path: Path) -> list[Entry]:
    """A folder or zip of OneRoster: users.csv, narrowed by the roles of enrollments.csv where it is there."""
    users = _part(path, "users.csv")
    if users is None:
        raise BadRoster(f"{path}: has no users.csv; give a OneRoster export, or a .csv file")
    everybody = list(_oneroster_users(path, *users))
    enrolled = _part(path, "enrollments.csv")
    if enrolled is None:
        return everybody
    students: dict[str, bool] = {}
    for _, row in enrolled[1]:
        if row.get("role", "").lower() == "student":
            who, gone = row.get("usersourcedid", ""), row.get("status", "").lower() == "tobedeleted"
            students[who] = students.get(who, True) and gone
    return [
        replace(entry, left=entry.left or students[entry.platform_id])
        for entry in everybody
        if entry.platform_id in students
    ]


def _part(path: Path, name: str) -> tuple[list[str], list[tuple[int, Row]]] | None:
    """One file of a folder or a zip."""
    if path.is_dir():
        file = path / name
        return table(file, file.read_bytes()) if file.exists() else None
    try:
        with zipfile.ZipFile(path) as archive:
            inside = next((one for one in archive.namelist() if one.rpartition("/")[2] == name), None)
            if inside is None:
                return None
            with archive.open(inside) as opened:
                return table(path / name, opened.read(LARGEST + 1))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise BadRoster(f"{path}: cannot be read ({error}); export it again") from None


def _checked(path: Path, entries: list[Entry]) -> list[Entry]:
    """The entries, each with an id that nobody else has."""
    if not entries:
        raise BadRoster(f"{path}: has no student; nothing was changed")
    seen: dict[str, dict[str, int]] = defaultdict(dict)
    for entry in entries:
        if not entry.key:
            raise BadRoster(f"{path}: row {entry.row}: {entry.name or 'a student'} has no id; fill it in")
        for column in ("key", "login", "number", "platform_id"):  # families may share an address
            value = getattr(entry, column).casefold()
            if value and value in seen[column]:
                where = {"key": "id", "platform_id": "platform's id"}.get(column, column)
                raise BadRoster(
                    f"{path}: row {entry.row}: the {where} {getattr(entry, column)!r} is also in row "
                    f"{seen[column][value]}; leave one of them there"
                )
            seen[column][value] = entry.row
    return entries


def _given_first(name: str) -> str:
    """ "Last, First" as "First Last"."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma else name

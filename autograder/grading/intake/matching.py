"""Which student of the class a file belongs to."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from autograder.grading.intake.naming import Who
from autograder.grading.intake.roster import Enrolled, RosterError, read_text
from autograder.grading.outputs import harmless


def find(who: Who, roster: Sequence[Enrolled]) -> tuple[Enrolled, ...]:
    """The students that `who` may be: by number or address if there is one, else by name. One is a match."""
    told = {text.casefold() for text in (who.id, who.email, who.name if who.plain else "") if text}
    if by_id := tuple(one for one in roster if one.ids & told):
        return by_id
    return tuple(one for one in roster if plain(who.name) in set(_spellings(one.name)))


def plain(name: str) -> str:
    """A name's letters and digits in small letters without accents, as Canvas and people shorten it."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in apart if sign.isalnum())


def _spellings(name: str) -> Iterator[str]:
    """`Jane van Doe` and `Doe, Jane van` as they may be written together: every word may come first."""
    words = [plain(word) for word in re.split(r"[\s,]+", name) if plain(word)]
    for first in range(len(words)):
        yield "".join(words[first:] + words[:first])


def read_matches(path: Path, students: Collection[str]) -> dict[str, str]:
    """A teacher's own answers: a CSV with the columns file and student; lines without a student say nothing.

    Raises
    ------
    RosterError
        If a column is missing, or a student is not of the class.
    """
    known = {student.casefold(): student for student in students}
    text = read_text(path)
    reader = csv.DictReader(io.StringIO(text), delimiter=max(",;\t", key=text.partition("\n")[0].count))
    if not {"file", "student"} <= set(reader.fieldnames or ()):
        raise RosterError(f"{path}: its first line must be file,student")
    found = {}
    for row in reader:
        student = (row["student"] or "").strip()
        if student and known and student.casefold() not in known:
            raise RosterError(f"{path}, line {reader.line_num}: {student!r} is not in the roster; write it as there")
        if student:
            # a quote that keeps spreadsheets from taking a name for a formula
            found[(row["file"] or "").strip().removeprefix("'")] = known.get(student.casefold(), student)
    return found


def given(matches: Mapping[str, str], label: str, inner: PurePosixPath) -> str | None:
    """The student whom the teacher gave for a file, named as we name it or by its path inside what was given."""
    for name in (label, inner.as_posix()):
        if name in matches:
            return matches[name]
    return None


def unmatched_csv(files: Sequence[str]) -> str:
    """The form that `read_matches` reads, with the students left open."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("file", "student"))
    writer.writerows((harmless(file), "") for file in files)
    return text.getvalue()

"""A school's mapping, CSV with the columns `outcome` (ours) and `code` (theirs): read strictly, row by row."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from pathlib import Path

from autograder.curriculum.catalogue import Catalogue
from autograder.curriculum.outcomes import Framework, UnknownOutcome
from autograder.errors import UserError

COLUMNS = ("outcome", "code")
SHOWN = 5  # codes in a message


class BadMapping(UserError):
    """A mapping that cannot be used: the file, the row, what is wrong, what to do."""


def read_mapping(path: Path, framework: Framework, known: Collection[str]) -> dict[str, tuple[str, ...]]:
    """For each of our outcomes in the file the full names of theirs. `known` are the outcomes of the course.

    Raises
    ------
    BadMapping
        If the file is unreadable or a row names an outcome or a code that is not there, or is there twice.
    """
    theirs = Catalogue([framework])
    mapping: dict[str, tuple[str, ...]] = {}
    rows: dict[tuple[str, str], int] = {}
    for line, own, code in _rows(path):
        if own not in known:
            other = "`nnmath outcomes list nnmath` prints those of the course"
            raise BadMapping(f"{path} row {line}: unknown outcome {own!r}; {_advice(own, known, other)}")
        try:
            name = theirs.outcome(code).name
        except UnknownOutcome:
            codes = [outcome.code for outcome in framework.outcomes]
            has = f"the framework has {', '.join(codes[:SHOWN])}{', …' if codes[SHOWN:] else ''}"
            raise BadMapping(f"{path} row {line}: unknown code {code!r}; {_advice(code, codes, has)}") from None
        if (own, name) in rows:
            raise BadMapping(f"{path} row {line}: repeats row {rows[own, name]}; remove one of them")
        rows[own, name] = line
        mapping[own] = (*mapping.get(own, ()), name)
    return mapping


def _rows(path: Path) -> Iterator[tuple[int, str, str]]:
    """The rows with their numbers, the header being row 1; commas, semicolons and tabs are all taken."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadMapping(f"{path}: {error.strerror}; give a CSV file with the columns {','.join(COLUMNS)}") from None
    except UnicodeDecodeError:
        raise BadMapping(f"{path}: is not UTF-8; save it as CSV UTF-8") from None
    header = text.partition("\n")[0]
    delimiter = max(";,\t", key=header.count)
    reader = csv.reader(text.splitlines(), delimiter=delimiter, strict=True)
    try:
        names = [name.strip() for name in next(reader, [])]
        if sorted(names) != sorted(COLUMNS):
            raise BadMapping(f"{path} row 1: the columns are {header.strip()!r}; they must be {','.join(COLUMNS)}")
        for row in reader:
            if any(cell.strip() for cell in row):
                yield (reader.line_num, *_cells(path, reader.line_num, names, row))
    except csv.Error as error:
        raise BadMapping(f"{path} row {reader.line_num}: {error}; check the quotes") from None


def _cells(path: Path, line: int, names: list[str], row: list[str]) -> tuple[str, str]:
    cells = dict(zip(names, (cell.strip() for cell in row), strict=False))
    if len(row) != len(names) or not all(cells.values()):
        raise BadMapping(f"{path} row {line}: {len(row)} cells, or an empty one; give one outcome and one code")
    return cells["outcome"], cells["code"]


def _advice(name: str, known: Collection[str], otherwise: str) -> str:
    like = get_close_matches(name, known, n=1)
    return f"did you mean {like[0]!r}?" if like else otherwise

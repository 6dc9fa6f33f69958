"""Tables that people and their programs write as CSV: read whatever the separator, refused with the row."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from autograder.tracking.records.database import RecordsError
from autograder.tracking.records.identity import storable

LARGEST = 64 * 2**20  # bytes of a file, also inside a zip, whose stated size may be a lie
LONGEST_CELL = 2**24  # characters; a learner may have written a lot

Row = Mapping[str, str]
"""A row by column names in small letters."""


class BadSheet(RecordsError):
    """A table that cannot be read: the file, the row, and what to do."""


def table(path: Path, data: bytes) -> tuple[list[str], list[tuple[int, Row]]]:
    """The column names in small letters, and the rows with their numbers; rows without any text are left out.

    Raises
    ------
    BadSheet
        If it is no table, or a row has more cells than there are columns.
    """
    reader = csv.reader(io.StringIO(text := _text(path, data), newline=""), delimiter=_separator(text), strict=True)
    csv.field_size_limit(LONGEST_CELL)
    header: list[str] = []
    rows: list[tuple[int, Row]] = []
    number = 0  # of the row, as a spreadsheet counts: a cell may have several lines
    try:
        for number, cells in enumerate(reader, 1):
            stripped = [storable(cell).strip() for cell in cells]
            if not any(stripped):
                continue
            if not header:
                header = [cell.lower() for cell in stripped]
                continue
            if any(stripped[len(header) :]):
                raise BadSheet(
                    f"{path}: row {number}: has {len(stripped)} cells for {len(header)} columns; "
                    "put cells with a separator into quotes"
                )
            rows.append((number, dict(zip(header, stripped, strict=False))))
    except csv.Error as error:
        raise BadSheet(f"{path}: row {number + 1}: is no CSV ({error}); save it as CSV again") from None
    if not header:
        raise BadSheet(f"{path}: is empty; give a list with a header")
    if twice := next((one for one in header if one and header.count(one) > 1), None):
        raise BadSheet(f"{path}: row 1: two columns are called {twice!r}; rename one")
    return header, rows


def _separator(text: str) -> str:
    first = text.lstrip("\n\r").partition("\n")[0]
    return max(",;\t", key=first.count)


def _text(path: Path, data: bytes) -> str:
    if len(data) > LARGEST:
        raise BadSheet(f"{path}: larger than {LARGEST // 2**20} MiB; that is no list of a class")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):  # "Unicode text" of a spreadsheet
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data[: error.start].count(b"\n") + 1
        raise BadSheet(f"{path}: row {row}: is not UTF-8; save it as CSV UTF-8") from None

"""CSV as RFC 4180 has it: UTF-8, CRLF, numbers as numbers, and no text that a spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from autograder.grading.outputs import harmless

Cell = str | bool | int | float | datetime | None


def csv_text(rows: Iterable[Sequence[Cell]]) -> str:
    """The text of a file. A cell of None, or NaN, is empty; line ends within a cell become spaces."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([_cell(cell) for cell in row] for row in rows)
    return text.getvalue()


def _cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return harmless(" ".join(cell.split()) if not cell.isprintable() else cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, datetime):
        return moment(cell)
    if cell is None or not math.isfinite(cell):
        return ""
    return format(cell, ".12g")  # 0.1 + 0.2 is 0.3 on paper


def moment(at: datetime) -> str:
    """A moment as ISO 8601 in UTC, to the millisecond."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

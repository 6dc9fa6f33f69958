"""Values as a learner would write them on paper: small matrices in brackets, small vectors, and the rest in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from autograder.checks.ladder import compare
from autograder.checks.show import shape_text, show
from autograder.inside.wire import Handle

LARGEST = 6  # rows, columns, and parts of a list
WIDEST = 12  # characters of an entry; with longer ones a matrix does not fit a page
LONGEST_WORD = 20  # what is told in words can be broken into lines
DEEPEST = 2  # lists in lists: the layers of a network are a list of pairs


@dataclass(frozen=True)
class Cell:
    """One entry of a matrix."""

    text: str
    value: Any = field(compare=False)
    differs: bool = False

    def unlike(self, other: Cell) -> bool:
        """Whether it is another number, and looks it: a 1e-17 beside a 0 is no mistake."""
        return self.text != other.text and compare(self.value, other.value) is not None


@dataclass(frozen=True)
class Drawing:
    """How a value is shown. `kind` is "matrix", "vector", "list" or "tuple" (of drawings), or "words"."""

    kind: str
    text: str  # the value in one line
    rows: tuple[tuple[Cell, ...], ...] = ()
    parts: tuple[Drawing, ...] = ()
    shape: str = ""

    @property
    def width(self) -> int:
        """About how many characters it is wide."""
        rows = (sum(len(cell.text) + 2 for cell in row) for row in self.rows)
        parts = (part.width for part in self.parts)
        if any(part.parts for part in self.parts):  # each on a line of its own
            return max(parts)
        return max(rows, default=0) or sum(parts) or min(len(self.text), LONGEST_WORD)

    @property
    def label(self) -> str:
        """What a screen reader says of it."""
        rows = "; ".join(", ".join(cell.text for cell in row) for row in self.rows)
        return f"{self.kind} of shape {self.shape}: {rows}" if self.shape else f"{self.kind}: {rows}"


def draw(value: Any, depth: int = 0) -> Drawing:
    """The drawing of a value; nested lists of numbers are drawn as the matrix they mean."""
    if isinstance(value, Handle):
        return Drawing("words", {"function": "a function", "class": "a class"}.get(value.kind, f"a {value.name[:40]}"))
    if hasattr(value, "detach"):
        value = value.detach().numpy()
    text, entries = show(value), _entries(value)
    rows = tuple(tuple(Cell(show(entry).replace("-", "−"), entry) for entry in row) for row in entries)
    if rows and all(len(cell.text) <= WIDEST for row in rows for cell in row):
        array = isinstance(value, np.ndarray)
        kind = "vector" if array and value.ndim == 1 else "matrix"
        return Drawing(kind, text, rows, shape=shape_text(value.shape) if array else "")
    if isinstance(value, (list, tuple)) and 0 < len(value) <= LARGEST and depth < DEEPEST:
        parts = tuple(draw(item, depth + 1) for item in value)
        if any(part.kind != "words" for part in parts):
            return Drawing("list" if isinstance(value, list) else "tuple", text, parts=parts)
    return Drawing("words", text)


def marked(got: Drawing, want: Drawing) -> Drawing:
    """`got` with the entries marked that are not those of `want`; none where all are, for that says nothing."""
    if got.parts and len(got.parts) == len(want.parts):
        pairs = zip(got.parts, want.parts, strict=True)
        return replace(got, parts=tuple(marked(mine, other) for mine, other in pairs))
    if [len(row) for row in got.rows] != [len(row) for row in want.rows]:
        return got
    rows = tuple(
        tuple(replace(cell, differs=cell.unlike(other)) for cell, other in zip(mine, theirs, strict=True))
        for mine, theirs in zip(got.rows, want.rows, strict=True)
    )
    return got if all(cell.differs for row in rows for cell in row) else replace(got, rows=rows)


def _entries(value: Any) -> Sequence[Sequence[Any]]:
    """The rows of a small matrix, the one row of a small vector; none for anything else."""
    if isinstance(value, np.ndarray):
        small = value.ndim in (1, 2) and value.size and max(value.shape) <= LARGEST
        return np.atleast_2d(value).tolist() if small else []
    if not isinstance(value, list) or not 0 < len(value) <= LARGEST:
        return []
    widths = {len(row) if isinstance(row, list) and all(map(_is_number, row)) else 0 for row in value}
    return value if len(widths) == 1 and 0 < min(widths) <= LARGEST else []


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float, complex, np.number))

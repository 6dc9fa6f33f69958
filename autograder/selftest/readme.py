"""The counts of the self-test, in the README: written here, between two comments, by one command."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from autograder.errors import UserError
from autograder.grading.outputs import write_whole
from autograder.selftest.corpus import Row

BLOCK = re.compile(
    r"(<!-- attacks: made by `nnmath selftest --attacks --readme README.md` -->\n).*?(<!-- end of attacks -->)", re.S
)


def write_table(rows: Sequence[Row], readme: Path) -> None:
    """Puts the table between its comments.

    Raises
    ------
    UserError
        If the file has no place for it.
    """
    text = readme.read_text(encoding="utf-8")
    if not BLOCK.search(text):
        raise UserError(f"{readme}: has no place for the attacks; add the two comments that BLOCK looks for")
    write_whole(readme, BLOCK.sub(lambda match: match[1] + table(rows) + match[2], text))


def table(rows: Sequence[Row]) -> str:
    """The counts in Markdown: a line a family, and the sum."""
    lines = [
        "| family | attacks | forged points | escapes | leaks | collateral losses |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    lines += [_line(row.title, [row]) for row in rows]
    return "\n".join([*lines, _line("**all**", rows), ""])


def _line(title: str, rows: Sequence[Row]) -> str:
    sums = (sum(getattr(row, name) for row in rows) for name in ("attacks", "forged", "escapes", "leaks", "losses"))
    return f"| {title} | " + " | ".join(map(str, sums)) + " |"

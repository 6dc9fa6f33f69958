"""Whether something acts that came from a student: markup in a page, a formula in a table, an escape on a terminal."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from html.parser import HTMLParser

ACTS = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)  # and the end of a line of a table
FORMULA = re.compile(r"[\s\u00a0]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")


class Elements(HTMLParser):
    """Counts the elements of a page, and finds what acts or asks for something from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.count: Counter[str] = Counter()
        self.acts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One element."""
        self.count[tag] += 1
        for name, value in attrs:
            if name.startswith("on") or re.match(r"\s*(javascript|data|https?):|//", value or "", re.I):
                self.acts.append(f"<{tag} {name}={value!r}>")


def in_page(text: str, scripts: int) -> list[str]:
    """What acts in a page that has that many scripts of ours."""
    page = Elements()
    page.feed(text)
    found = [f"page: {act}" for act in page.acts]
    found += [
        f"page: an element <{tag}>" for tag in ("img", "iframe", "object", "embed", "form", "base") if page.count[tag]
    ]
    if page.count["script"] != scripts:
        found.append(f"page: {page.count['script']} scripts for {scripts}")
    return found + [f"page: {character!r}" for character in sorted(set(ACTS.findall(text)))]


def in_table(text: str, rows: int, columns: int) -> list[str]:
    """What acts in scores.csv, which must have so many rows and columns for every reader."""
    found = [f"table: {character!r}" for character in sorted(set(ACTS.findall(text)))]
    table = list(csv.reader(io.StringIO(text, newline="")))
    if len(table) != rows or {len(row) for row in table} != {columns}:
        found.append(f"table: {len(table)} rows for {rows}")
    return found + [f"table: a formula {cell[:20]!r}" for row in table for cell in row if FORMULA.match(cell)]


def on_terminal(text: str) -> list[str]:
    """What acts on the terminal of whoever reads a text there."""
    return [f"terminal: {character!r}" for character in sorted(set(ACTS.findall(text)))]

"""Mutants of real notebooks, those of the sample class and the worked solutions; nothing of them is run here.

Structure-aware: what is changed are cells, sources, types of fields, encodings and single bytes.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from autograder.authoring.build import SOLUTIONS
from autograder.demo import CLASS

ODD = (
    None,
    True,
    0,
    -1,
    1e999,
    "",
    "x",
    [],
    {},
    [[]],
    [None],
    "\ud800",
    "\0",
    "9" * 400,
    {"a": [1]},
    "code",
    "markdown",
)
LINES = (
    *("import numpy as np", "%time x = 1", "!ls", "?np", "%%bash\nls", "x = (", "    ", "def f(:", "return", "del np"),
    *(
        "raise ValueError",
        "from os import *",
        "np = None",
        "import nothing_like_this",
        "exit()",
        "lambda: 0",
        "global x",
    ),
    *("@decorator", "class A: pass", "def matmul(*args): return args", "def softmax(z): return z", "await x", "yield"),
    *("'''", '"""', "\t", "\\", "x = 1 if", "print(" + "(" * 90, "for i in range(3):\n    pass", "1 / 0"),
    *("np.seterr(all='raise')", "from __future__ import x"),
)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "latin-1", "utf-7", "cp1252", "utf-32")


def cells(book: Any) -> list[Any]:
    """The cells of a notebook, as long as there are any."""
    found = book.get("cells")
    return found if isinstance(found, list) else []


def cell_gone(book: Any, draw: random.Random) -> None:
    if found := cells(book):
        del found[draw.randrange(len(found))]


def cell_twice(book: Any, draw: random.Random) -> None:
    if found := cells(book):
        found.insert(draw.randrange(len(found)), json.loads(json.dumps(draw.choice(found))))


def cells_in_another_order(book: Any, draw: random.Random) -> None:
    draw.shuffle(cells(book))


def cell_of_another_kind(book: Any, draw: random.Random) -> None:
    if (found := cells(book)) and isinstance(cell := draw.choice(found), dict):
        cell["cell_type"] = draw.choice(("code", "markdown", "raw", "heading", *ODD))


def field_of_another_type(book: Any, draw: random.Random) -> None:
    holder = draw.choice([book, *[cell for cell in cells(book) if isinstance(cell, dict)]])
    if holder:
        holder[draw.choice(sorted(holder))] = draw.choice(ODD)


def field_gone(book: Any, draw: random.Random) -> None:
    holder = draw.choice([book, *[cell for cell in cells(book) if isinstance(cell, dict)]])
    if holder:
        del holder[draw.choice(sorted(holder))]


def worksheets(book: Any, draw: random.Random) -> None:
    for cell in cells(book):
        if isinstance(cell, dict) and "source" in cell:
            cell["input"] = cell.pop("source")
    book["worksheets"] = [{"cells": book.pop("cells", None)}, draw.choice(ODD)]


def in_a_source(change: Callable[[list[str], random.Random], list[str]]) -> Callable[[Any, random.Random], None]:
    """A change of the lines of one code cell."""

    def mutate(book: Any, draw: random.Random) -> None:
        code = [cell for cell in cells(book) if isinstance(cell, dict) and cell.get("cell_type") == "code"]
        if code:
            cell = draw.choice(code)
            source = cell.get("source", "")
            lines = "".join(map(str, source)) if isinstance(source, list) else str(source)
            cell["source"] = "\n".join(change(lines.split("\n"), draw))

    return mutate


def line_gone(lines: list[str], draw: random.Random) -> list[str]:
    at = draw.randrange(len(lines))
    return lines[:at] + lines[at + 1 :]


def line_more(lines: list[str], draw: random.Random) -> list[str]:
    at = draw.randrange(len(lines) + 1)
    indent = " " * draw.choice((0, 0, 4))
    return [*lines[:at], indent + draw.choice(LINES), *lines[at:]]


def line_indented(lines: list[str], draw: random.Random) -> list[str]:
    at = draw.randrange(len(lines))
    return [*lines[:at], draw.choice(("  ", "\t", "\u00a0", "\u3000")) + lines[at], *lines[at + 1 :]]


def token_changed(lines: list[str], draw: random.Random) -> list[str]:
    at = draw.randrange(len(lines))
    pairs = (
        ("return", "retrun"),
        ("(", ""),
        (":", ""),
        ("0", "1"),
        ("+", "-"),
        ("np.", ""),
        ("*", "@"),
        ("=", "=="),
        ('"', "\u201c"),
    )
    old, new = draw.choice(pairs)
    return [*lines[:at], lines[at].replace(old, new, 1), *lines[at + 1 :]]


def cut_in_two(lines: list[str], draw: random.Random) -> list[str]:
    return lines[: draw.randrange(len(lines) + 1)]


BOOKS = (
    cell_gone, cell_twice, cells_in_another_order, cell_of_another_kind, field_of_another_type, field_gone, worksheets,
    *map(in_a_source, (line_gone, line_more, line_more, line_indented, token_changed, cut_in_two)),
)  # fmt: skip


def bytes_changed(data: bytes, draw: random.Random) -> bytes:
    """The file cut, doubled, with odd bytes in it, or in another encoding."""
    at = draw.randrange(len(data) + 1)
    kind = draw.randrange(6)
    if kind == 0:
        return data[:at]
    if kind == 1:
        return data[:at] + data
    if kind == 2:
        return data[:at] + draw.randbytes(draw.randrange(1, 9)) + data[at:]
    if kind == 3:
        return data[:at] + draw.choice((b"\0", b"\xff", b"\x1b", b'"', b"}", b"\\u", b"\r")) + data[at + 1 :]
    return data.decode("utf-8", "replace").encode(draw.choice(ENCODINGS), "replace")


def mutant(data: bytes, draw: random.Random) -> bytes:
    """A notebook after one to five accidents."""
    try:
        book = json.loads(data)
    except ValueError:
        return bytes_changed(data, draw)
    for _ in range(draw.randrange(1, 6)):
        draw.choice(BOOKS)(book, draw)
    text = json.dumps(book, ensure_ascii=draw.random() < 0.5)
    made = text.encode("utf-8", "surrogatepass")
    return bytes_changed(made, draw) if draw.random() < 0.25 else made


def originals() -> list[tuple[str, Path]]:
    """The exercise and the file of every real notebook, small data first."""
    slugs = sorted(path.name for path in CLASS.iterdir() if path.is_dir())
    found = [(slug, file) for slug in slugs for file in sorted((CLASS / slug).iterdir())]
    return found + [(file.stem, file) for file in sorted(SOLUTIONS.rglob("*.ipynb")) if file.stem in slugs]

"""A submission's file as cells and their statements: text in, text taken apart; nothing of it is run.

Read is `.ipynb` of any format, or a plain `.py`, in whatever encoding and state students hand them in.
"""

from __future__ import annotations

import ast
import codecs
import functools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .statements import facts

MAX_CELLS = 5_000
MAX_ANSWER = 20_000  # characters of a text in the learner's own words
HARMLESS_MAGICS = ("%%time", "%%timeit", "%%capture", "%%prun")


class Unreadable(ValueError):
    """The file is no notebook and no Python; the text says what it looks like."""


@dataclass
class Cell:
    """One code cell: its number as the student counts cells, its text, its statements."""

    number: int
    source: str
    statements: list[ast.stmt] = field(default_factory=list)

    @property
    def file(self) -> str:
        """The name that a traceback shows."""
        return f"<cell {self.number}>"


def cells_of(data: bytes, name: str, notes: list[str]) -> tuple[list[Cell], list[str]]:
    """The code cells and the texts of a file; `notes` gets what was done to read it, for the student.

    Raises
    ------
    Unreadable
        If it is neither a notebook nor Python.
    """
    text = _text(data, notes)
    sources, texts = _python(text) if name.lower().endswith(".py") else _json(text, notes)
    cells = [Cell(number, source) for number, source in sources]
    for cell in cells:
        cell.statements = list(_statements(cell, notes))
    return cells, texts


def _text(data: bytes, notes: list[str]) -> str:
    """The file's characters: UTF-8 as it should be, else what its first bytes say, else Latin-1."""
    if not data.strip(b"\0 \r\n\t"):
        raise Unreadable("the file is empty")
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                raise Unreadable(f"the file says it is {encoding} and is not") from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        notes.append("The file is not in UTF-8; it was read as Latin-1.")
        return data.decode("latin-1")


def _json(text: str, notes: list[str]) -> tuple[list[tuple[int, str]], list[str]]:
    try:
        book = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"the file is no notebook: {_json_error(text, error)}") from None
    if not isinstance(book, dict):
        raise Unreadable("the file is no notebook: it holds no cells")
    cells = book.get("cells")
    if cells is None:  # nbformat 2 and 3 keep cells in worksheets
        sheets = book.get("worksheets")
        if not isinstance(sheets, list):
            raise Unreadable("the file is no notebook: it holds no cells")
        cells = [cell for sheet in sheets if isinstance(sheet, dict) for cell in sheet.get("cells") or ()]
        notes.append("The notebook is in an old format (nbformat 3 or before).")
    sources, texts = [], []
    for number, cell in enumerate(cells[:MAX_CELLS] if isinstance(cells, list) else (), start=1):
        if not isinstance(cell, dict):
            continue
        source = cell.get("source", cell.get("input", ""))
        source = "".join(map(str, source)) if isinstance(source, list) else str(source)
        if cell.get("cell_type") == "code":
            sources.append((number, source))
        else:
            texts.append(source[:MAX_ANSWER])
    return sources, texts


def _json_error(text: str, error: Exception) -> str:
    if text.lstrip()[:1] != "{":
        return f"it begins with {text.strip()[:20]!r}"
    if isinstance(error, json.JSONDecodeError):
        return f"it is damaged or cut off from line {error.lineno} on"
    return "it is nested too deeply"


def _python(text: str) -> tuple[list[tuple[int, str]], list[str]]:
    """The cells of a script: parts between `# %%` lines, or the whole."""
    sources, texts = [], []
    for number, part in enumerate(re.split(r"(?m)^(?=# ?%%)", text), start=1):
        if re.match(r"# ?%% *\[(markdown|md)\]", part):
            lines = part.splitlines()[1:]
            texts.append("\n".join(re.sub(r"^# ?", "", line) for line in lines)[:MAX_ANSWER])
        else:
            sources.append((number, part))
    return sources, texts


def _statements(cell: Cell, notes: list[str]) -> Iterator[ast.stmt]:
    """The statements of a cell; where it does not parse, those of the parts that do."""
    source = _without_cell_magic(cell.source)
    for text in (source, None):
        try:
            statements = _parsed(_transformed(source) if text is None else text)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            fault = error
        else:
            yield from statements
            return
    line = f" at its line {fault.lineno}" if isinstance(fault, SyntaxError) and fault.lineno else ""
    notes.append(f"Cell {cell.number} is not Python{line}; the parts of it that are were used.")
    for first, part in _parts(source):
        try:
            tree = ast.parse("\n" * first + part, cell.file)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        yield from tree.body


@functools.lru_cache(maxsize=1024)
def _parsed(source: str) -> tuple[ast.stmt, ...]:
    """The statements of a cell. Nothing changes them, so one tree serves every cell, and every fork, with that text."""
    return tuple(ast.parse(source).body)


def learn(source: str) -> None:
    """Takes a cell apart that most notebooks have, so that it is not done again in each of them."""
    for statement in _parsed(source):
        facts(statement).complete()


def _without_cell_magic(source: str) -> str:
    """The cell under `%%time` and the like; nothing of one that is not Python."""
    stripped = source.lstrip()
    if not stripped.startswith("%%"):
        return source
    first, _, rest = stripped.partition("\n")
    return "\n" + rest if first.split()[0] in HARMLESS_MAGICS else ""


def _transformed(source: str) -> str:
    """Line magics, `!` and `?` turned into Python, as IPython does."""
    from IPython.core.inputtransformer2 import TransformerManager

    return str(TransformerManager().transform_cell(source))


def _parts(source: str) -> Iterator[tuple[int, str]]:
    """A cell cut where a line begins at the margin: (lines before, text)."""
    lines, start = source.split("\n"), 0
    for index in range(1, len(lines) + 1):
        new_block = index == len(lines) or (
            lines[index][:1] not in ("", " ", "\t", ")", "]", "}", "#") and not lines[index - 1].startswith("@")
        )
        if new_block:
            yield start, "\n".join(lines[start:index])
            start = index

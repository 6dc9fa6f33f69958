"""A submission's file as cells, and what of them is run: imports, functions, classes, and what graded functions need.

Nothing of the student's is run here: text in, statements out. Students delete, copy, split and rename cells, so work is
found by the name of a function, in `.ipynb` of any format or in a plain `.py`.
"""

from __future__ import annotations

import ast
import codecs
import functools
import json
import re
import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .names import FUNCTIONS, Index, facts

MAX_CELLS = 5_000
MAX_ANSWER = 20_000  # characters of a text in the learner's own words
LOOK_UPS = frozenset("getattr(…) eval exec globals vars locals __import__ importlib sys.modules get_ipython".split())
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


@dataclass
class Notebook:
    """A submission's text, taken apart."""

    cells: list[Cell]
    texts: list[str]  # the Markdown cells, in order
    notes: list[str]  # what was done to read it, for the student
    _found: Index | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def statements(self) -> list[ast.stmt]:
        """Every top-level statement in the order of the notebook."""
        return [statement for cell in self.cells for statement in cell.statements]

    def functions(self) -> set[str]:
        """The names of all functions and classes at the top level."""
        return {node.name for node in self.statements if isinstance(node, FUNCTIONS)}

    def stubs(self, names: Iterable[str]) -> list[str]:
        """Those of the names whose function is still empty."""
        return list(self._empty(names))

    def untouched(self, names: Iterable[str], namespace: Mapping[str, Any]) -> list[str]:
        """Those of the names that are still empty functions after the notebook was run: nothing else took their place.

        A decorator, an assignment or an `exec` may have given such a name another function than its text shows.
        """
        return [name for name, node in self._empty(names).items() if _is_made_of(namespace.get(name), node)]

    def _empty(self, names: Iterable[str]) -> dict[str, ast.stmt]:
        return {name: own[-1] for name in names if (own := self._definitions(name)) and is_stub(own[-1])}

    def drop_repeated_stubs(self, names: Iterable[str]) -> None:
        """An empty copy of a function below a written one is a cell copied by mistake: the written one counts."""
        for name in names:
            definitions = self._definitions(name)
            written = [node for node in definitions if not is_stub(node)]
            if not written or not is_stub(definitions[-1]):
                continue
            empty = {id(node) for node in definitions if is_stub(node)}
            for cell in self.cells:
                cell.statements = [node for node in cell.statements if id(node) not in empty]
            self.notes.append(f"`{name}` stands there more than once; the copy that is written was taken.")

    def needed(self, names: Iterable[str]) -> list[ast.stmt]:
        """What graded functions need: themselves, and all they refer to. Not prints, plots, or training demos.

        A function that looks names up while it runs (`eval`, `globals`) may need any definition, so it gets them all.
        """
        names = list(names)
        index, statements = self._index(), self.statements
        kept = index.closure(names)
        if any(index.uses(name) & LOOK_UPS for name in names):
            kept += definitions_only(statements)
        kept += [node for node in statements if isinstance(node, ast.ImportFrom) and node.module == "__future__"]
        wanted = {id(node) for node in kept}
        return [node for node in statements if id(node) in wanted]

    def keep(self, statements: Iterable[ast.stmt]) -> None:
        """Leaves out all other statements."""
        kept = {id(node) for node in statements}
        for cell in self.cells:
            cell.statements = [node for node in cell.statements if id(node) in kept]

    def imports(self, statements: Iterable[ast.stmt]) -> set[str]:
        """The modules that statements of this notebook import, wherever the import stands."""
        return self._index().imports(statements)

    def uses(self, names: Iterable[str]) -> dict[str, list[str]]:
        """For each name, the names that its text may reach."""
        index = self._index()
        return {name: sorted(index.uses(name)) for name in names}

    def _index(self) -> Index:
        """What each statement binds and reads, found once as long as no statement is left out."""
        if self._found is None or self._found.statements != self.statements:
            self._found = Index(self.statements)
        return self._found

    def _definitions(self, name: str) -> list[ast.stmt]:
        return [node for node in self.statements if isinstance(node, FUNCTIONS) and node.name == name]


def read(data: bytes, name: str) -> Notebook:
    """The notebook or Python file in `data`.

    Raises
    ------
    Unreadable
        If it is neither.
    """
    notes: list[str] = []
    text = _text(data, notes)
    sources, texts = _python(text) if name.lower().endswith(".py") else _json(text, notes)
    notebook = Notebook([Cell(number, source) for number, source in sources], texts, notes)
    for cell in notebook.cells:
        cell.statements = list(_statements(cell, notes))
    return notebook


def is_stub(node: ast.stmt) -> bool:
    """Whether a function is as it was handed out: a docstring and `...`, `pass` or `raise NotImplementedError`.

    A class is, where all its methods are; `super().__init__()` is part of what is handed out.
    """
    if isinstance(node, ast.ClassDef):
        methods = [part for part in node.body if isinstance(part, ast.FunctionDef)]
        return bool(methods) and all(is_stub(part) for part in methods)
    if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return False
    body = node.body[1:] if ast.get_docstring(node, clean=False) is not None else node.body
    return all(_is_nothing(statement) for statement in body)


def _is_made_of(value: Any, node: ast.stmt) -> bool:
    """Whether a function is what its text makes, and no more."""
    if type(value) is not types.FunctionType or not isinstance(node, ast.FunctionDef) or node.decorator_list:
        return False
    own = value.__code__
    made = compile(ast.Module([node], []), own.co_filename, "exec").co_consts
    # Jupyter's way of running a cell and ours may differ in the flags for `from __future__`
    return own in [code.replace(co_flags=own.co_flags) for code in made if isinstance(code, types.CodeType)]


def definitions_only(statements: Iterable[ast.stmt]) -> list[ast.stmt]:
    """Imports, functions and classes: what a cell yields that raised or never ended."""
    return [node for node in statements if isinstance(node, (*FUNCTIONS, ast.Import, ast.ImportFrom))]


def _is_nothing(node: ast.stmt) -> bool:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and node.value.value is ...:
        return True
    if isinstance(node, ast.Raise) and node.exc is not None:
        return "NotImplementedError" in ast.unparse(node.exc)
    return isinstance(node, ast.Pass) or ast.unparse(node) == "super().__init__()"


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
        _ = facts(statement).referred


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

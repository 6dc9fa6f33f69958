"""What of a submission's cells is run: imports, functions, classes, and what graded functions need.

Students delete, copy, split and rename cells, so work is found by the name of a function.
"""

from __future__ import annotations

import ast
import types
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .cells import Cell, cells_of
from .names import Index
from .statements import FUNCTIONS, facts

LOOK_UPS = frozenset("getattr(…) eval exec globals vars locals __import__ importlib sys.modules get_ipython".split())


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
        return {name for node in self.statements if (name := facts(node).defines)}

    def stubs(self, names: Iterable[str]) -> list[str]:
        """Those of the names whose function is still empty."""
        return list(self._empty(names))

    def untouched(self, names: Iterable[str], namespace: Mapping[str, Any]) -> list[str]:
        """Those of the names that are still empty functions after the notebook was run: nothing else took their place.

        A decorator, an assignment or an `exec` may have given such a name another function than its text shows.
        """
        return [name for name, node in self._empty(names).items() if _is_made_of(namespace.get(name), node)]

    def _empty(self, names: Iterable[str]) -> dict[str, ast.stmt]:
        return {name: own[-1] for name in names if (own := self._definitions(name)) and facts(own[-1]).stub}

    def drop_repeated_stubs(self, names: Iterable[str]) -> None:
        """An empty copy of a function below a written one is a cell copied by mistake: the written one counts."""
        for name in names:
            definitions = self._definitions(name)
            written = [node for node in definitions if not facts(node).stub]
            if not written or not facts(definitions[-1]).stub:
                continue
            empty = {id(node) for node in definitions if facts(node).stub}
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
        kept += [node for node in statements if "__future__" in facts(node).imports]
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
        return [node for node in self.statements if facts(node).defines == name]


def read(data: bytes, name: str) -> Notebook:
    """The notebook or Python file in `data`.

    Raises
    ------
    Unreadable
        If it is neither.
    """
    notes: list[str] = []
    cells, texts = cells_of(data, name, notes)
    return Notebook(cells, texts, notes)


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

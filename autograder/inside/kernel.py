"""Runs a notebook's statements through IPython and keeps what they define; errors are kept cell by cell."""

from __future__ import annotations

import ast
import builtins
import io
import linecache
import random
import sys
import types
from collections.abc import Callable
from typing import Any

from .cells import Cell
from .notebook import Notebook, definitions_only
from .wire import Raised

MIB = 2**20


class TooMuchOutput(OSError):
    """The submission printed more than it may."""


class Sink(io.TextIOBase):
    """Swallows what is printed, up to a limit. Nothing that a submission prints is ever shown or kept."""

    def __init__(self, most: int):
        self.left = most

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.left -= len(text)
        if self.left < 0:
            raise TooMuchOutput("more than the allowed output was printed")
        return len(text)


class Kernel:
    """One IPython shell for one notebook."""

    def __init__(self, shell: Any, output_mib: int):
        self.shell, self.errors = shell, dict[int, Raised]()
        sys.stdout = sys.stderr = Sink(output_mib * MIB)
        builtins.input = no_input
        seed()

    @property
    def names(self) -> dict[str, Any]:
        """The notebook's global names."""
        return dict(self.shell.user_ns)

    def run(self, notebook: Notebook, skip: frozenset[int], whole: bool, begin: Callable[[int], None]) -> None:
        """Runs every cell; of the cells in `skip` the definitions only. `begin` is told before each that has any."""
        for cell in notebook.cells:
            if not (whole or cell.statements):
                continue
            begin(cell.number)
            linecache.cache[cell.file] = (len(cell.source), None, cell.source.splitlines(True), cell.file)
            if whole and cell.number not in skip:
                self._whole(cell)
            else:
                self._statements(cell, definitions_only(cell.statements) if cell.number in skip else cell.statements)

    def _statements(self, cell: Cell, statements: list[ast.stmt]) -> None:
        for statement in statements:
            try:
                code = compile(ast.Module([statement], []), cell.file, "exec")
                exec(code, self.shell.user_ns)  # the student's code, in the sandbox: this is the place for it
            except BaseException as error:
                self.errors.setdefault(cell.number, Raised.of(error, line_of(error)))

    def _whole(self, cell: Cell) -> None:
        """The cell as Jupyter runs it; where it raises, its definitions are made up for."""
        try:
            result = self.shell.run_cell(cell.source, store_history=False, silent=True)
            error = result.error_before_exec or result.error_in_exec
        except BaseException as raised:
            error = raised
        if error is not None:
            self.errors.setdefault(cell.number, Raised.of(error, line_of(error)))
            missing = [node for node in definitions_only(cell.statements) if not self._has(node)]
            self._statements(cell, missing)

    def _has(self, node: ast.stmt) -> bool:
        return getattr(node, "name", None) in self.shell.user_ns


def make_shell() -> Any:
    """A quiet IPython shell without history, display or colours."""
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    shell = InteractiveShell.instance(config=config)
    shell.showtraceback = lambda *args, **kwargs: None
    return shell


def no_input(prompt: object = "") -> str:
    """Stands in for `input`, which nobody answers here."""
    raise EOFError("input() cannot be answered while grading; take what you need as a parameter of the function")


def seed() -> None:
    """The same random numbers for every submission, every question, every run."""
    random.seed(0)
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed(0)
    if torch := sys.modules.get("torch"):
        torch.manual_seed(0)


def line_of(error: BaseException) -> int:
    """The line of the student's text in which an exception arose, as its cell counts lines; 0 where none is known."""
    line, at = 0, error.__traceback__
    while at is not None:
        if at.tb_frame.f_code.co_filename.startswith(("<cell ", "<ipython")):
            line = at.tb_lineno or line
        at = at.tb_next
    return line


def stand_in_for_otter() -> types.ModuleType:
    """What `import otter` gives here: a notebook whose checks say nothing, because the student's own do not count."""
    module = types.ModuleType("otter")

    class Notebook:
        """Takes every call and does nothing."""

        def __init__(self, *args: object, **kwargs: object):
            pass

        def __getattr__(self, name: str) -> Callable[..., None]:
            return lambda *args, **kwargs: None

    module.Notebook = Notebook  # type: ignore[attr-defined]
    return module

"""Bank functions as a student would hand them in: a misconception or a variant under the name of the question."""

from __future__ import annotations

import ast
import copy
import functools
import inspect
import re
from pathlib import Path

from autograder.checks.declare import Misconception, Variant
from autograder.exercise import Exercise, Question


def definition(question: Question, declared: Misconception | Variant) -> str:
    """The source of a declared function, renamed to the function that it stands in for, with what it needs."""
    path = Path(str(inspect.getsourcefile(declared.function)))
    needs, functions = _taken_apart(path.read_text(encoding="utf-8"))
    own = copy.copy(functions[declared.function.__name__])
    own.decorator_list, own.name = [], question.entry_of(declared)
    return f"{needs}{ast.unparse(own)}\n"


@functools.lru_cache(maxsize=8)
def _taken_apart(text: str) -> tuple[str, dict[str, ast.FunctionDef]]:
    """What the declared functions of a file may need, as source, and all its functions."""
    tree = ast.parse(text)
    needs = [node for node in tree.body if not _is_declared(node) and not _imports_ours(node) and not _is_text(node)]
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    return "".join(f"{ast.unparse(node)}\n\n" for node in needs), functions


def solution(exercise: Exercise) -> str:
    """The worked solution as a script: the code cells of the master."""
    text = (exercise.folder / "master.py").read_text(encoding="utf-8")
    cells = re.split(r"(?m)^(?=# %%)", text)
    return "".join(cell for cell in cells if not cell.startswith("# %% [markdown]"))


def submission(exercise: Exercise, question: Question, declared: Misconception | Variant) -> bytes:
    """The solution with one function replaced, as a script: the last definition of a name counts."""
    return f"{solution(exercise)}\n\n# %%\n{definition(question, declared)}".encode()


def _is_declared(node: ast.stmt) -> bool:
    return isinstance(node, ast.FunctionDef) and bool(node.decorator_list)


def _imports_ours(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and str(node.module).startswith("autograder")


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)

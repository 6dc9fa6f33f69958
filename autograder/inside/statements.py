"""What the text of one top-level statement says, as plain words: whoever asks again does not walk its tree again.

A notebook's process is a fork, and every node of a tree that it looks at is a page that the kernel has to copy first.
"""

from __future__ import annotations

import ast
import functools
import symtable
from collections.abc import Iterable, Iterator
from typing import NamedTuple

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
UNCLEAR = "getattr(…)"


class Mention(NamedTuple):
    """A name in the text: `np.linalg.inv` is ("np", "linalg.inv", "inv"); what has no name at its root has "" there."""

    root: str
    path: str = ""
    last: str = ""


class Facts:
    """What a top-level statement defines, binds, changes, imports and mentions."""

    def __init__(self, statement: ast.stmt):
        self._statement = statement
        nodes = _all(statement)
        self.defines = statement.name if isinstance(statement, FUNCTIONS) else None
        self.aliases, self.imports = _aliases(nodes), _imports(nodes)
        self.bound, self.changed = bound(statement), changed(statement)
        found = [_mentioned(node) for node in nodes]
        self.mentions = frozenset(one for one in found if isinstance(one, Mention))
        self.plain = frozenset(one for one in found if isinstance(one, str))  # "@", and names that nobody can see
        self.renames = _renames(statement)

    @functools.cached_property
    def referred(self) -> set[str]:
        """The global names that it may read."""
        return referred(self._statement)

    @functools.cached_property
    def stub(self) -> bool:
        """Whether it is a function as it was handed out."""
        return is_stub(self._statement)

    def complete(self) -> None:
        """Finds now what is otherwise found when it is asked for."""
        _ = self.referred, self.stub


@functools.lru_cache(maxsize=8192)
def facts(statement: ast.stmt) -> Facts:
    """The facts of a statement, found once: those of the cells that all learners were given come with the fork."""
    return Facts(statement)


def bound(statement: ast.stmt) -> set[str]:
    """The names that a top-level statement gives a value to."""
    names: set[str] = set()
    for node in _own(statement):
        if isinstance(node, FUNCTIONS):
            names.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names |= {(alias.asname or alias.name).split(".")[0] for alias in node.names}
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, (ast.Subscript, ast.Attribute)) and isinstance(node.ctx, (ast.Store, ast.Del)):
            names |= _roots(node)
    return names


def changed(statement: ast.stmt) -> set[str]:
    """The names of which a top-level statement calls a method for its effect: table.update(…), layers.append(…)."""
    names: set[str] = set()
    for node in _own(statement):
        if (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Call)
            and isinstance(node.value.func, ast.Attribute)
        ):
            names |= _roots(node.value.func)
    return names


def referred(statement: ast.stmt) -> set[str]:
    """The global names that a statement, and the functions in it, may read: parameters and local names do not count."""
    try:
        table = symtable.symtable(ast.unparse(statement), "<statement>", "exec")
    except (SyntaxError, ValueError, RecursionError):
        return {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}
    names = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_referenced()}
    waiting = table.get_children()
    while waiting:
        scope = waiting.pop()
        names |= {symbol.get_name() for symbol in scope.get_symbols() if symbol.is_global()}
        waiting.extend(scope.get_children())
    return names


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


def _is_nothing(node: ast.stmt) -> bool:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and node.value.value is ...:
        return True
    if isinstance(node, ast.Raise) and node.exc is not None:
        return "NotImplementedError" in ast.unparse(node.exc)
    return isinstance(node, ast.Pass) or ast.unparse(node) == "super().__init__()"


def _own(statement: ast.stmt) -> Iterator[ast.AST]:
    """The nodes of a statement that are run with it: not the bodies of functions and classes."""
    waiting: list[ast.AST] = [statement]
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, (*FUNCTIONS, ast.Lambda)):
            waiting += _children(node)


def _roots(node: ast.AST) -> set[str]:
    """The name at the bottom of `a.b[0].c`."""
    while isinstance(node, (ast.Attribute, ast.Subscript, ast.Call)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return {node.id} if isinstance(node, ast.Name) else set()


def _all(statement: ast.stmt) -> list[ast.AST]:
    """All nodes of a statement, in the order of `ast.walk`."""
    nodes: list[ast.AST] = [statement]
    for node in nodes:  # which grows on the way
        nodes += _children(node)
    return nodes


def _children(node: ast.AST) -> list[ast.AST]:
    """As `ast.iter_child_nodes`, which takes three times as long: most of the time in which a notebook is read."""
    found: list[ast.AST] = []
    for name in node._fields:
        value = getattr(node, name, None)
        if type(value) is list:
            found += [item for item in value if isinstance(item, ast.AST)]
        elif isinstance(value, ast.AST) and not isinstance(value, ast.expr_context):
            found.append(value)
    return found


def _aliases(nodes: Iterable[ast.AST]) -> dict[str, str]:
    """Local names of modules and of what is imported from them, also where the import stands inside a function."""
    aliases: dict[str, str] = {}
    for node in nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                local = alias.asname or alias.name.split(".")[0]
                aliases[local] = alias.name if alias.asname else local
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                aliases[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return aliases


def _imports(nodes: Iterable[ast.AST]) -> frozenset[str]:
    """The modules that are imported, wherever the import stands."""
    modules: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            modules.add(node.module)
    return frozenset(modules)


def _mentioned(node: ast.AST) -> Mention | str | None:
    """The name that a node stands for; plain words for an operator, and for a name that the text does not show."""
    if isinstance(node, ast.Name):
        return Mention(node.id)
    if isinstance(node, ast.Attribute):
        return _dotted(node) or Mention("", node.attr, node.attr)
    if isinstance(node, (ast.BinOp, ast.AugAssign)) and isinstance(node.op, ast.MatMult):
        return "@"
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "getattr":
        return _getattr(node)
    return None


def _dotted(node: ast.AST) -> Mention | None:
    """`np.linalg.inv` as a mention; None where the bottom is no name."""
    if isinstance(node, ast.Name):
        return Mention(node.id)
    if not isinstance(node, ast.Attribute) or (base := _dotted(node.value)) is None:
        return None
    return Mention(base.root, f"{base.path}.{node.attr}".lstrip("."), node.attr)


def _getattr(node: ast.Call) -> Mention | str:
    """`getattr(np, "dot")` is `np.dot`; with a name that the text does not show it is a way round names."""
    if len(node.args) > 1 and isinstance(node.args[1], ast.Constant) and isinstance(node.args[1].value, str):
        name = node.args[1].value
        return _dotted(ast.Attribute(value=node.args[0], attr=name, ctx=ast.Load())) or Mention("", name, name)
    return UNCLEAR


def _renames(statement: ast.stmt) -> dict[str, Mention]:
    """`n = np` and `p = np.dot` give a module or its function another name."""
    if isinstance(statement, ast.Assign) and (what := _dotted(statement.value)):
        return {target.id: what for target in statement.targets if isinstance(target, ast.Name)}
    return {}

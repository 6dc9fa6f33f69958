"""Which names the text of a function may reach: itself, and everything it refers to, without running any of it."""

from __future__ import annotations

import ast
import functools
import symtable
from collections.abc import Container, Iterable, Iterator

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
TELLING = (ast.Import, ast.ImportFrom, ast.BinOp, ast.AugAssign, ast.Name, ast.Attribute, ast.Call)


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


class Facts:
    """What the text of one top-level statement says: what it binds, changes, imports and reads."""

    def __init__(self, statement: ast.stmt):
        self._statement = statement
        self.nodes = telling(statement)
        self.aliases = _aliases(self.nodes)
        self.bound, self.changed = bound(statement), changed(statement)

    @functools.cached_property
    def referred(self) -> set[str]:
        """The global names that it may read."""
        return referred(self._statement)


@functools.lru_cache(maxsize=8192)
def facts(statement: ast.stmt) -> Facts:
    """The facts of a statement, found once: those of the cells that all learners were given come with the fork."""
    return Facts(statement)


class Index:
    """The top-level statements of a notebook, and who of them binds which name."""

    def __init__(self, statements: Iterable[ast.stmt]):
        self.statements = list(statements)
        self._uses: dict[str, frozenset[str]] = {}
        self._binders: dict[str, list[ast.stmt]] = {}
        modules = {name for statement in self.statements for name in facts(statement).aliases}
        for statement in self.statements:
            own = facts(statement)
            for name in own.bound | (own.changed - modules):  # plt.show() changes no function's answer
                self._binders.setdefault(name, []).append(statement)

    def closure(self, wanted: Iterable[str]) -> list[ast.stmt]:
        """The statements that the wanted names depend on, directly or through others, in the order of the notebook."""
        needed: set[int] = set()
        seen = set(wanted)
        waiting = list(seen)
        while waiting:
            for statement in self._binders.get(waiting.pop(), self._binders.get("*", ())):
                if id(statement) not in needed:
                    needed.add(id(statement))
                    fresh = facts(statement).referred - seen
                    seen |= fresh
                    waiting.extend(fresh)
        return [statement for statement in self.statements if id(statement) in needed]

    def uses(self, function: str) -> frozenset[str]:
        """Full names of what `function` may reach: "numpy.dot", ".dot" (a method), "@", "getattr(…)"."""
        if function not in self._uses:
            self._uses[function] = self._find_uses(function)
        return self._uses[function]

    def imports(self, statements: Iterable[ast.stmt]) -> set[str]:
        """The modules that the statements import, wherever the import stands."""
        modules: set[str] = set()
        for node in (node for statement in statements for node in facts(statement).nodes):
            if isinstance(node, ast.Import):
                modules |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules.add(node.module)
        return modules

    def _find_uses(self, function: str) -> frozenset[str]:
        needed = self.closure([function])
        aliases: dict[str, str] = {}
        for statement in needed:
            aliases |= facts(statement).aliases
        for statement in needed:
            aliases |= _renamed(statement, aliases)
        reached: set[str] = set()
        for statement in needed:
            for node in facts(statement).nodes:
                reached |= _reach(node, aliases, self._binders)
        return frozenset(reached)


def closure(statements: Iterable[ast.stmt], wanted: Iterable[str]) -> list[ast.stmt]:
    """The statements that the wanted names depend on, directly or through others, in the order of the notebook."""
    return Index(statements).closure(wanted)


def uses(statements: Iterable[ast.stmt], function: str) -> frozenset[str]:
    """Full names of what `function` may reach, without running any of it."""
    return Index(statements).uses(function)


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


def telling(statement: ast.stmt) -> list[ast.AST]:
    """The nodes that say what a statement imports and what it may reach, in the order of `ast.walk`."""
    nodes: list[ast.AST] = [statement]
    for node in nodes:  # which grows on the way
        nodes += _children(node)
    return [node for node in nodes if isinstance(node, TELLING)]


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


def _renamed(statement: ast.stmt, aliases: dict[str, str]) -> dict[str, str]:
    """`n = np` and `p = np.dot` give a module or its function another name."""
    if isinstance(statement, ast.Assign) and (full := _dotted(statement.value, aliases)):
        return {target.id: full for target in statement.targets if isinstance(target, ast.Name)}
    return {}


def _reach(node: ast.AST, aliases: dict[str, str], own: Container[str]) -> set[str]:
    if isinstance(node, (ast.BinOp, ast.AugAssign)) and isinstance(node.op, ast.MatMult):
        return {"@"}
    if isinstance(node, ast.Name):
        starred = "*" in aliases and node.id not in aliases and node.id not in own
        return {aliases.get(node.id, node.id)} | ({aliases["*"][:-1] + node.id} if starred else set())
    if isinstance(node, ast.Attribute):
        return {_dotted(node, aliases) or "." + node.attr}
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "getattr":
        return _getattr(node, aliases, own)
    return set()


def _dotted(node: ast.AST, aliases: dict[str, str]) -> str | None:
    """The full name of `np.linalg.inv`, None where the bottom is no module."""
    if isinstance(node, ast.Attribute):
        base = _dotted(node.value, aliases)
        return None if base is None else f"{base}.{node.attr}"
    return aliases.get(node.id) if isinstance(node, ast.Name) else None


def _getattr(node: ast.Call, aliases: dict[str, str], own: Container[str]) -> set[str]:
    """`getattr(np, "dot")` is `np.dot`; with a name that the text does not show it is a way round names."""
    if len(node.args) > 1 and isinstance(node.args[1], ast.Constant) and isinstance(node.args[1].value, str):
        plain = ast.Attribute(value=node.args[0], attr=node.args[1].value, ctx=ast.Load())
        return _reach(plain, aliases, own)
    return {"getattr(…)"}

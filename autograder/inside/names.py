"""Which names the text of a function may reach: itself, and everything it refers to, without running any of it."""

from __future__ import annotations

import ast
from collections.abc import Container, Iterable, Mapping

from .statements import Mention, facts


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
        return {module for statement in statements for module in facts(statement).imports}

    def _find_uses(self, function: str) -> frozenset[str]:
        needed = [facts(statement) for statement in self.closure([function])]
        aliases: dict[str, str] = {}
        for one in needed:
            aliases |= one.aliases
        for one in needed:
            aliases |= {name: full for name, what in one.renames.items() if (full := _full(what, aliases))}
        reached: set[str] = set()
        for one in needed:
            reached |= one.plain
            reached.update(*(_reach(what, aliases, self._binders) for what in one.mentions))
        return frozenset(reached)


def uses(statements: Iterable[ast.stmt], function: str) -> frozenset[str]:
    """Full names of what `function` may reach, without running any of it."""
    return Index(statements).uses(function)


def _reach(what: Mention, aliases: Mapping[str, str], own: Container[str]) -> Iterable[str]:
    """The full names that a mention may mean."""
    if what.path:
        return (_full(what, aliases) or "." + what.last,)
    name = what.root
    if "*" in aliases and name not in aliases and name not in own:
        return name, aliases["*"][:-1] + name
    return (aliases.get(name, name),)


def _full(what: Mention, aliases: Mapping[str, str]) -> str | None:
    """The full name of `np.linalg.inv`; None where the root is no module."""
    base = aliases.get(what.root)
    return f"{base}.{what.path}".rstrip(".") if base else None

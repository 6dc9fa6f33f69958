"""Makes ready-made functions refuse to work in this process, by whatever name they are reached.

Called in a fork that is used for one call and thrown away, so nothing has to be put back.
"""

from __future__ import annotations

import ctypes
import functools
import gc
import sys
import types
from collections.abc import Iterable
from typing import Any


class ReadyMade(Exception):
    """A ready-made function was called where the work had to be done by hand; its text is the function's name."""


def forbid(names: Iterable[str], namespace: dict[str, Any]) -> None:
    """The named functions refuse from now on: in every module, and wherever the student's own objects hold them."""
    refusals: dict[int, Any] = {}  # the identity of a ready-made function → what stands in its place
    for name in names:
        if name.startswith("."):
            _forbid_method(name[1:])
            continue
        found = _find(name)
        named = [found.__dict__.get(part) for part in found.__all__] if hasattr(found, "__all__") else [found]
        for function in named:  # of a module, everything it is there for
            if callable(function):
                refusals[id(function)] = _refusal(name, function)
    packages = {name.split(".")[0] for name in names} | {"_operator"}
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] not in packages or name.count(".") > 2:
            continue  # looking at everything that is loaded would copy every page that this fork shares
        table = module.__dict__
        for key in [key for key, value in table.items() if id(value) in refusals]:
            table[key] = refusals[id(table[key])]
    _Swap(refusals, namespace).inside(namespace)


def _find(name: str) -> Any:
    """The object of that full name where its module is loaded. Packages are not asked: some import what they lack."""
    first, *rest = name.split(".")
    found: Any = sys.modules.get(first)
    for part in rest:
        found = getattr(found, "__dict__", {}).get(part)
    return found


def _refusal(name: str, instead_of: Any = None) -> Any:
    """What stands in the place of a function; of a class it is a class, for NumPy asks `isinstance` of its own."""

    def refuse(*args: Any, **kwargs: Any) -> Any:
        raise ReadyMade(name)

    return type(name, (instead_of,), {"__new__": refuse}) if isinstance(instead_of, type) else refuse


class _Swap:
    """Walks what belongs to the student and puts refusals where ready-made functions are held."""

    def __init__(self, refusals: dict[int, Any], namespace: dict[str, Any]):
        self._refusals, self._namespace, self._seen = refusals, namespace, set[int]()

    def value(self, value: Any) -> Any:
        """What is to stand in the place of `value`: itself, unless it is a ready-made function or a tuple with one."""
        if id(value) in self._refusals:
            return self._refusals[id(value)]
        if id(value) in self._seen:
            return value
        self._seen.add(id(value))
        if isinstance(value, tuple):
            swapped = [self.value(item) for item in value]
            changed = any(new is not old for new, old in zip(swapped, value, strict=True))
            return tuple(swapped) if changed and type(value) is tuple else value
        self.inside(value)
        return value

    def inside(self, holder: Any) -> None:
        """Swaps what a container, a function, a class or an object of the student's holds."""
        if isinstance(holder, dict):
            for key, item in list(holder.items()):
                if (new := self.value(item)) is not item:
                    holder[key] = new
        elif isinstance(holder, list):
            holder[:] = [self.value(item) for item in holder]
        elif isinstance(holder, functools.partial):
            state = (self.value(holder.func), self.value(holder.args), holder.keywords, holder.__dict__)
            holder.__setstate__(state)  # type: ignore[attr-defined]
        elif isinstance(holder, (staticmethod, classmethod)):
            self.value(holder.__func__)
        elif isinstance(holder, types.FunctionType) and holder.__globals__ is self._namespace:
            self._function(holder)
        elif isinstance(holder, type) and holder.__module__ == "__main__":
            for key, item in list(vars(holder).items()):
                if (new := self.value(item)) is not item:
                    setattr(holder, key, new)
        elif type(holder).__module__ == "__main__":
            self.inside(getattr(holder, "__dict__", None))

    def _function(self, function: types.FunctionType) -> None:
        function.__defaults__ = self.value(function.__defaults__)
        self.inside(function.__kwdefaults__)
        self.inside(function.__dict__)
        for cell in function.__closure__ or ():
            try:
                cell.cell_contents = self.value(cell.cell_contents)
            except ValueError:  # an empty cell
                continue


def _forbid_method(name: str) -> None:
    """The method of NumPy's and PyTorch's arrays; types written in C, so their table is reached round the back."""
    for module, kind in (("numpy", "ndarray"), ("torch", "Tensor"), ("torch._C", "TensorBase")):
        owner = getattr(sys.modules.get(module), kind, None)
        for table in gc.get_referents(owner.__dict__) if owner is not None else ():
            if isinstance(table, dict) and name in table:
                table[name] = _refusal("." + name)
        if owner is not None:
            ctypes.pythonapi.PyType_Modified(ctypes.py_object(owner))

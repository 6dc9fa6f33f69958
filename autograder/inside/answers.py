"""Answers the grader's calls in a fork of the finished notebook: values in, values out."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from typing import Any

from .adapters import adapt
from .arguments import Arguments
from .frames import receive, receive_bytes, send
from .kernel import line_of, seed
from .ready_made import forbid
from .wire import MAX_ANSWER, Handle, Raised, WireError, encode

LARGEST = MAX_ANSWER - 2**16  # of a value, with room for the message around it


class Objects:
    """The student's functions and objects that the grader knows by handle only."""

    def __init__(self) -> None:
        self._kept: list[Any] = []

    def keep(self, value: Any) -> Handle:
        """A handle for `value`."""
        if isinstance(value, Remote):
            return value.handle
        self._kept.append(value)
        return Handle("student", len(self._kept), _kind(value), str(type(value).__name__))

    def get(self, ident: int) -> Any:
        """The kept object."""
        return self._kept[ident - 1]


class Remote:
    """A function of the grader's, as the student's code sees it: call it and the grader answers."""

    def __init__(self, handle: Handle, pipe: socket.socket, objects: Objects):
        self.handle, self._pipe, self._objects = handle, pipe, objects
        self.__name__ = handle.name

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        send(self._pipe, ("callback", self.handle, encode((args, kwargs), self._objects.keep, LARGEST)))
        kind, value = receive(self._pipe, restorer(self._pipe, self._objects))
        if kind == "raised":
            raise value.exception()
        return value


def restorer(pipe: socket.socket, objects: Objects) -> Any:
    """What turns handles into functions: ours are called back, the student's are looked up."""

    def restore(handle: Handle) -> Any:
        return objects.get(handle.ident) if handle.side == "student" else Remote(handle, pipe, objects)

    return restore


def answer_all(pipe: socket.socket, names: dict[str, Any], adapters: Mapping[str, Any]) -> None:
    """Answers calls until the grader closes the pipe."""
    seed()
    objects, refused = Objects(), set[str]()
    while True:
        _, function, forbidden = receive(pipe)
        arguments = receive_bytes(pipe)
        if not refused.issuperset(forbidden):
            forbid(forbidden, names)
            refused.update(forbidden)
        try:
            target = _target(objects, names, adapters, function)
            reply = _answer(pipe, objects, target, function, arguments)
        except WireError as error:
            reply = ("raised", Raised("TypeError", ("Exception",), f"the answer cannot be used: {error}"), ())
        send(pipe, reply, objects.keep)


def _target(objects: Objects, names: dict[str, Any], adapters: Mapping[str, Any], function: str | Handle) -> Any:
    """What is called: a function of the notebook, adapted where it takes no plain values, or one that it returned."""
    if isinstance(function, str):
        return adapt(names.get(function), adapters.get(function))
    return objects.get(function.ident)


def _answer(
    pipe: socket.socket, objects: Objects, target: Any, function: str | Handle, arguments: bytearray
) -> tuple[str, Any, tuple[int, ...]]:
    given = Arguments.of(arguments, restorer(pipe, objects))
    if target is None:
        return "raised", Raised("NotDefined", (), str(function)), ()
    if not callable(target):
        return "raised", Raised("TypeError", ("Exception",), f"{function} is not a function"), ()
    try:
        value = target(*given.args, **given.kwargs)
        data = encode(value, objects.keep, LARGEST)  # now, while nothing can change it any more
    except WireError:
        raise
    except BaseException as error:
        return "raised", Raised.of(error, line_of(error)), ()
    return "value", data, given.changed(_by_name, restorer(pipe, objects))


def _by_name(value: Any) -> Handle:
    """Functions among the arguments count as unchanged while they are the same function."""
    return value.handle if isinstance(value, Remote) else Handle("student", 0, _kind(value), type(value).__name__)


def _kind(value: Any) -> str:
    if isinstance(value, type):
        return "class"
    if callable(value):
        return "function"
    return "iterable" if hasattr(value, "__iter__") else "object"

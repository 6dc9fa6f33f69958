"""Calls of a student's function: what goes in, what comes back, and the record that diagnosis replays."""

from __future__ import annotations

import copy
import functools
import hashlib
import types
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from autograder.checks.show import show
from autograder.inside.wire import Handle, Raised, decode, encode


@dataclass(frozen=True)
class Reply:
    """What a call gave: a value or an exception, and which arguments were changed on the way."""

    value: Any = None
    raised: Raised | None = None
    changed: tuple[int, ...] = ()


@dataclass(frozen=True)
class Call:
    """One call on record. The arguments are kept as bytes, so that every replay gets fresh ones."""

    function: str
    arguments: bytes
    reply: Reply
    keepsakes: Keepsakes = field(repr=False, compare=False)

    def fresh(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        """The arguments as they were before the call."""
        args, kwargs = decode(self.arguments, self.keepsakes.get)
        return args, kwargs

    def __str__(self) -> str:
        args, kwargs = self.fresh()
        words = [show(arg, 60) for arg in args] + [f"{name}={show(value, 60)}" for name, value in kwargs.items()]
        return f"{self.function}({', '.join(words)})"


class Keepsakes:
    """The grader's functions and objects that a student's process knows by handle only."""

    def __init__(self) -> None:
        self._objects: dict[int, Any] = {}

    @property
    def empty(self) -> bool:
        """Whether nothing had to be kept so far: all that travelled were plain values."""
        return not self._objects

    def keep(self, value: Any) -> Handle:
        """A handle for `value`; a student's handle stays what it is."""
        if isinstance(value, Function):
            return value.handle
        self._objects[id(value)] = value
        kind = "function" if callable(value) else "object"
        return Handle("grader", id(value), kind, str(getattr(value, "__name__", type(value).__name__)))

    def get(self, handle: Handle) -> Any:
        """The kept object, or the handle itself where it is the student's."""
        return self._objects.get(handle.ident, handle) if handle.side == "grader" else handle


class StudentRaised(Exception):
    """The student's function raised where a value was expected."""

    def __init__(self, call: Call):
        raised = call.reply.raised
        assert raised is not None
        super().__init__(f"{call} raised {raised.kind}: {raised.text}")
        self.call, self.raised = call, raised


class Process(Protocol):
    """Where a student's functions live. One implementation speaks to the sandbox, one rehearses with trusted code."""

    def call(self, function: str | Handle, arguments: bytes, keepsakes: Keepsakes, forbidden: tuple[str, ...]) -> Reply:
        """The reply to `function(*args, **kwargs)`; the `forbidden` ready-made functions raise `ReadyMade`."""
        ...

    def uses(self, function: str) -> frozenset[str]:
        """Every name that the text of `function`, and of all that it refers to, may reach."""
        ...


class Case:
    """One question to a reference. Equal ones have equal answers, so an answer is looked up by what travels."""

    def __init__(
        self,
        reference: Callable[..., Any],
        adapter: Callable[..., Any] | None,
        data: bytes,
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ):
        self._key = (reference, adapter, hashlib.sha256(data).digest())
        self._args, self._kwargs = args, kwargs

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Case) and self._key == other._key

    def answer(self) -> Any:
        """What the reference gives, on copies of the arguments, which are not kept any longer than that."""
        (reference, adapter, _), args, kwargs = self._key, self._args, self._kwargs
        self._args, self._kwargs = (), {}
        return adapted(reference, adapter)(*copy.deepcopy(args), **copy.deepcopy(kwargs))


@functools.lru_cache(maxsize=1024)  # an exercise asks some two hundred things
def answer(case: Case) -> Any:
    """The reference's answer, kept for the next submission; whoever gets it only reads it."""
    return case.answer()


def adapted(function: Callable[..., Any], adapter: Callable[..., Any] | None) -> Callable[..., Any]:
    """`function` with the plain arguments of its adapter; itself where it has none."""
    return function if adapter is None else functools.partial(adapter, function)


class Function:
    """A student's function as a hidden check sees it: call it, and a plain value comes back from the other process."""

    def __init__(
        self,
        name: str,
        process: Process,
        record: list[Call],
        keepsakes: Keepsakes,
        *,
        adapter: Callable[..., Any] | None = None,
        handle: Handle | None = None,
    ):
        self.name, self._process, self._record, self._keepsakes = name, process, record, keepsakes
        self._adapter, self._target = adapter, handle or name
        self.handle = handle or Handle("student", 0, "function", name)
        self.__name__ = name

    def adapted(self, reference: Callable[..., Any]) -> Callable[..., Any]:
        """A function with the learner's own signature, as one with the plain arguments of a check."""
        return adapted(reference, self._adapter)

    def pack(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> bytes:
        """The arguments of a call, as they travel."""
        return encode((args, kwargs), self._keepsakes.keep)

    def expected(
        self, reference: Callable[..., Any], data: bytes, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Any:
        """What `reference` gives for the arguments that `data` spells.

        Every submission is asked the same, so it is computed once; not where functions are among the arguments, or the
        reference was made inside the check: those are others each time.
        """
        case = Case(reference, self._adapter, data, args, kwargs)
        stable = isinstance(reference, types.FunctionType) and "<locals>" not in reference.__qualname__
        return answer(case) if stable and self._keepsakes.empty else case.answer()

    def ask(self, *args: Any, **kwargs: Any) -> Reply:
        """The reply to one call, whatever it is; it goes on record."""
        return self.ask_packed(self.pack(args, kwargs))

    def ask_packed(self, data: bytes) -> Reply:
        """The reply to a call whose arguments were packed."""
        reply = self._process.call(self._target, data, self._keepsakes, ())
        self._record.append(Call(self.name, data, reply, self._keepsakes))
        return reply

    def ask_without(self, forbidden: tuple[str, ...], *args: Any) -> Reply:
        """The reply to one call in which the `forbidden` functions refuse to work; on record unless one was used."""
        data = encode((args, {}), self._keepsakes.keep)
        reply = self._process.call(self._target, data, self._keepsakes, forbidden)
        if reply.raised is None or reply.raised.kind != "ReadyMade" or reply.raised.text not in forbidden:
            self._record.append(Call(self.name, data, reply, self._keepsakes))
        return reply

    def uses(self, forbidden: tuple[str, ...]) -> str | None:
        """The first of the `forbidden` names that the function's text may reach, None where there is none."""
        reached = [(other, other.split(".")[0], other.split(".")[-1]) for other in self._process.uses(self.name)]
        return next((name for name in (*forbidden, *sorted(WAYS_ROUND)) if _reaches(reached, name)), None)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """The value of one call.

        Raises
        ------
        StudentRaised
            If the student's code raised.
        """
        return self.call_packed(self.pack(args, kwargs))

    def call_packed(self, data: bytes) -> Any:
        """The value of a call whose arguments were packed."""
        reply = self.ask_packed(data)
        if reply.raised is not None:
            raise StudentRaised(self.last)
        return reply.value

    def returned(self) -> Function | None:
        """The function that the last call gave, such as one that asks a trained model; None if it gave none."""
        value = self.last.reply.value
        if not (isinstance(value, Handle) and value.side == "student" and value.kind == "function"):
            return None
        name = f"the result of {self.name}"
        return Function(name, self._process, self._record, self._keepsakes, handle=value)

    @property
    def last(self) -> Call:
        """The call made last."""
        return self._record[-1]

    def __repr__(self) -> str:
        return f"<the student's {self.name}>"


WAYS_ROUND = frozenset(
    "getattr(…) eval exec compile __import__ importlib globals vars builtins ctypes get_ipython sys.modules "
    "operator.attrgetter operator.methodcaller .__dict__ .__getattribute__ .__globals__ .__builtins__".split()
)
"""Ways to reach a function without its name; a function that must be written by hand has no use for them."""


def _reaches(reached: list[tuple[str, str, str]], name: str) -> bool:
    """Whether `name`, or something inside it, is reached; `reached` are full names with their first and last part.

    A method (".dot") is reached on whatever object; "numpy.dot" also from another module of the package.
    """
    package, _, last = name.rpartition(".")
    top = package.split(".")[0]
    for other, other_top, other_last in reached:
        if other == name or other.startswith(name + "."):
            return True
        if "." in name and other_last == last and "." in other and top in ("", other_top):
            return True
    return False

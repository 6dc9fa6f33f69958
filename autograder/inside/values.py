"""What may cross the pipe: the limits of a message, and the records that stand for what cannot cross it."""

from __future__ import annotations

import builtins
import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

MAX_BYTES = 64 * 2**20  # of a message from the grader: a notebook with its outputs
MAX_ANSWER = 16 * 2**20  # of a message to the grader: 2 million numbers; it is held up to three times while it is read
MAX_COST = 400_000  # what reading a message may cost; a number, True or None costs 1
COSTS = {
    b"L": 3,
    b"U": 3,
    b"M": 3,
    b"S": 2,
    b"B": 2,
    b"J": 2,
    b"A": 8,
    b"G": 8,
    b"P": 16,
    b"H": 12,
    b"X": 12,
    b"R": 100,
}
"""What else costs, about as many times as long as a number to read, or as much memory; measured."""

MAX_DEPTH = 32
MAX_AXES = 32
MAX_ODD_KEYS = 1_000  # keys of a dictionary that are not text: they can be made to collide, and then cost their square
MAX_INT_BYTES = 1024  # 8,192 bits: larger than any count in the course, small enough to print in no time
MAX_TEXT = 2_000  # characters of an exception's message
MAX_NAME = 120

DTYPES = "bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 float64 complex64 complex128".split()
TENSOR_DTYPES = "bool int8 int16 int32 int64 uint8 float16 float32 float64 complex64 complex128".split()

KINDS = tuple(np.dtype(name) for name in DTYPES)
NUMBERS = {dtype: number for number, dtype in enumerate(KINDS)}  # of this machine's byte order; others are converted


class WireError(ValueError):
    """A value that cannot cross the pipe, or bytes that are not a value."""


@dataclass(frozen=True)
class Handle:
    """A function or an object that stays on its own side; the other side holds this instead."""

    side: str  # "student" or "grader": where the thing lives
    ident: int
    kind: str  # "function", "class", "iterable" or "object"
    name: str


@dataclass(frozen=True)
class Raised:
    """An exception by name: its class, the names of the classes above it, what it said, the student's line."""

    kind: str
    bases: tuple[str, ...]
    text: str
    line: int = 0

    @classmethod
    def of(cls, error: BaseException, line: int = 0) -> Raised:
        """The record of `error`; its text is cut, and a text that cannot be made is left out."""
        try:
            text = str(error)
        except BaseException:
            text = ""
        names = tuple(str(base.__name__)[:MAX_NAME] for base in type(error).__mro__[1:8])
        return cls(str(type(error).__name__)[:MAX_NAME], names, text[:MAX_TEXT], line)

    def exception(self) -> Exception:
        """The exception raised again on this side, as the nearest of Python's own classes."""
        for name in (self.kind, *self.bases):
            known = getattr(builtins, name, None)
            if isinstance(known, type) and issubclass(known, Exception) and known is not Exception:
                with contextlib.suppress(TypeError):  # some want more than a text
                    return known(self.text)
        return RuntimeError(f"{self.kind}: {self.text}")

    def isa(self, name: str) -> bool:
        """Whether the exception is of the class called `name`, or of one below it."""
        return name == self.kind or name in self.bases


Keep = Callable[[Any], Handle]
Restore = Callable[[Handle], Any]

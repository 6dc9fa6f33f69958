"""Declaring which visible numbers of an exercise may differ from student to student, and what keeps them as hard.

A file `own_numbers.py` has functions with these decorators, and `LINES`: lines of master.py and public.py in which a
name in double angle brackets stands for its value, such as `<<prices>>`, `<<both[0][1]>>` or `<<cost:.4f>>`.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.checks.declare import Function, sentence_of

SMALL = "no one two three four five six seven eight nine ten eleven twelve".split()


@dataclass(frozen=True)
class Drawn:
    """A number, or a table of numbers, that is drawn."""

    name: str
    default: Any  # as it stands in master.py and public.py
    function: Function  # rng -> value


@dataclass(frozen=True)
class WorkedOut:
    """What follows from others."""

    name: str
    parameters: tuple[str, ...]  # the others' names
    function: Function


@dataclass(frozen=True)
class Alike:
    """What must hold of the numbers so that the exercise stays the same, and as hard."""

    name: str
    sentence: str
    parameters: tuple[str, ...]
    function: Function  # the numbers of these names -> bool


def drawn(default: Any) -> Callable[[Function], Drawn]:
    """Declares a number: the function draws one from `rng`, `default` is what everybody has who has no own."""
    return lambda function: Drawn(function.__name__, default, function)


def worked_out(function: Function) -> WorkedOut:
    """Declares what follows from the numbers that the parameters name."""
    return WorkedOut(function.__name__, _parameters(function), function)


def alike(function: Function) -> Alike:
    """Declares a rule of equal difficulty: true or false of the numbers that the parameters name."""
    return Alike(function.__name__, sentence_of(function), _parameters(function), function)


def in_words(number: int) -> str:
    """A small number as prose has it: `three`; from 13 on in digits."""
    return SMALL[number] if 0 <= number < len(SMALL) else str(number)


def entries(table: Sequence[Sequence[Any]]) -> str:
    r"""The inside of a LaTeX matrix: `3 & 0 \\ 1 & 2`."""
    return r" \\ ".join(" & ".join(str(entry) for entry in row) for row in table)


def _parameters(function: Function) -> tuple[str, ...]:
    return tuple(inspect.signature(function).parameters)

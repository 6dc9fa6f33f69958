"""What a bank file may declare: checks, misconceptions, variants, examples, adapters and closer looks.

Each decorator turns an ordinary function into a frozen record. Nothing is registered anywhere: `autograder.exercise`
finds the records of a file by looking at its names.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Function = Callable[..., Any]


@dataclass(frozen=True)
class Check:
    """One thing that must hold, worth some points of a question."""

    name: str
    question: str
    points: float
    sentence: str  # the docstring's first paragraph: what the student reads, whatever the verdict
    function: Function
    after: str | None  # the check that must pass before this one is worth running
    outcomes: tuple[str, ...]  # none given: those of the question
    seconds: float | None  # its own time limit, where the exercise's does not fit

    @functools.cached_property
    def parameters(self) -> tuple[str, ...]:
        """The student's functions that the check asks for, and perhaps `rng`."""
        return tuple(inspect.signature(self.function).parameters)


@dataclass(frozen=True)
class Misconception:
    """A wrong answer with a name, the checks that must refuse it, and the hint a teacher would give."""

    name: str
    question: str
    entry: str | None  # the function that it stands in for; None: the question's only one
    fails: tuple[str, ...]
    uses: tuple[str, ...]  # the ready-made functions that give it away, where its answers are right
    outcomes: tuple[str, ...]
    hint: str
    function: Function


@dataclass(frozen=True)
class Variant:
    """A right answer of another kind, which must earn full points."""

    name: str
    question: str
    entry: str | None
    function: Function


@dataclass(frozen=True)
class Examples:
    """Small inputs, smallest first, on which a learner is shown what went wrong. Never those of a hidden check."""

    name: str
    question: str
    entry: str | None
    reference: Function
    function: Function  # rng -> iterable of tuples of arguments


@dataclass(frozen=True)
class CloserLook:
    """What tells, of an example with a wrong answer, where it is wrong and how."""

    name: str
    question: str
    entry: str | None
    function: Function  # (got, want, *arguments) -> a sentence, or None; `got` may be anything


@dataclass(frozen=True)
class Public:
    """A check that the student may read and run: its source is copied to where the student has it."""

    name: str
    question: str
    sentence: str
    function: Function


@dataclass(frozen=True)
class Adapter:
    """Turns a function of models, loaders or generators into one of plain values, in the student's own process.

    Its source goes into the sandbox and into the learner's public tests: it is not secret, and what it returns is an
    answer like any other. Checks, public checks and examples call the entry with the adapter's plain arguments; the
    reference, misconceptions and variants keep the learner's own signature and are adapted in the same way.
    """

    name: str
    entry: str
    sentence: str
    function: Function  # (the learner's function, *plain arguments) -> plain value, or a function of such


def check(
    question: str,
    *,
    points: float,
    after: Check | None = None,
    outcomes: tuple[str, ...] = (),
    seconds: float | None = None,
) -> Callable[[Function], Check]:
    """Declares a hidden check: a function whose parameters are the student's functions, and `rng` where it draws."""

    def declare(function: Function) -> Check:
        name = _name(function)
        return Check(
            name,
            question,
            points,
            sentence_of(function),
            function,
            after.name if after else None,
            tuple(outcomes),
            seconds,
        )

    return declare


def misconception(
    question: str,
    *,
    fails: str | tuple[str, ...],
    of: str | None = None,
    uses: str | tuple[str, ...] = (),
    outcomes: tuple[str, ...] = (),
) -> Callable[[Function], Misconception]:
    """Declares a named wrong answer to the function `of`; its docstring is the hint.

    `fails` names every check that must refuse it (those that come after one of them are skipped, and not named).
    `uses` is for answers whose numbers are right and whose way is not allowed: the ready-made functions they call.
    """

    def declare(function: Function) -> Misconception:
        return Misconception(
            _name(function),
            question,
            of,
            _several(fails),
            _several(uses),
            tuple(outcomes),
            sentence_of(function),
            function,
        )

    return declare


def variant(question: str, *, of: str | None = None) -> Callable[[Function], Variant]:
    """Declares a right answer of another kind to the function `of`."""

    def declare(function: Function) -> Variant:
        return Variant(_name(function), question, of, function)

    return declare


def examples(question: str, reference: Function, *, of: str | None = None) -> Callable[[Function], Examples]:
    """Declares a generator of small inputs for the function `of`: `rng` in, tuples of arguments out, smallest first."""

    def declare(function: Function) -> Examples:
        return Examples(_name(function), question, of, reference, function)

    return declare


def closer_look(question: str, *, of: str | None = None) -> Callable[[Function], CloserLook]:
    """Declares what looks closer at wrong answers of the function `of`: (got, want, *arguments) in, a sentence out.

    It is asked about examples only, which students see, so its sentence may hold their numbers. `got` came from the
    student's process and may be anything; where there is nothing to say, the answer is None.
    """

    def declare(function: Function) -> CloserLook:
        return CloserLook(_name(function), question, of, function)

    return declare


def public(question: str) -> Callable[[Function], Public]:
    """Declares a public check: a function whose parameters are names of the student's notebook."""

    def declare(function: Function) -> Public:
        return Public(_name(function), question, sentence_of(function), function)

    return declare


def adapter(entry: str) -> Callable[[Function], Adapter]:
    """Declares how the function `entry` is called with plain values: `(entry, *plain)` in, a plain value out."""

    def declare(function: Function) -> Adapter:
        return Adapter(_name(function), entry, sentence_of(function), function)

    return declare


def _name(function: Function) -> str:
    return str(function.__name__)


def _several(names: str | tuple[str, ...]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def sentence_of(function: Function) -> str:
    """The first paragraph of the docstring, on one line; a declaration without one is a mistake of its author."""
    text = inspect.getdoc(function)
    if not text:
        raise ValueError(f"{function.__name__} has no docstring; it is the sentence that the student reads")
    return " ".join(text.split("\n\n")[0].split())

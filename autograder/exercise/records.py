"""One bank folder as frozen records: exercise, questions, functions, limits, outcomes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.checks.calls import adapted
from autograder.checks.declare import Adapter, Check, CloserLook, Examples, Misconception, Public, Variant
from autograder.exercise.own_numbers import Numbers

STRANDS = {
    "matrices": "Matrices",
    "functions": "Functions",
    "statistics": "Statistics and probability",
    "calculus": "Calculus",
    "algorithms": "Algorithms and data",
    "communication": "Communication",
}


@dataclass(frozen=True)
class Limits:
    """What a submission may use. Settable in `exercise.toml`, [limits]."""

    check_seconds: float = 5
    cell_seconds: float = 30
    submission_seconds: float = 120
    memory_mib: int = 2048
    processes: int = 64
    output_mib: int = 10
    files_mib: int = 64


@dataclass(frozen=True)
class Entry:
    """A function that the student writes."""

    name: str
    parameters: tuple[str, ...]
    signature: str  # as the student reads it: "matmul(A, B)"
    shapes: str  # "(m, n), (n, p) -> (m, p)"
    adapter: Adapter | None = None


@dataclass(frozen=True)
class Level:
    """One level of a rubric."""

    level: int
    points: float
    text: str


@dataclass(frozen=True)
class Question:
    """A graded question: its functions, its checks, and what is known about going wrong."""

    name: str
    title: str
    points: float
    entries: tuple[Entry, ...]
    outcomes: tuple[str, ...]
    checks: tuple[Check, ...] = ()
    misconceptions: tuple[Misconception, ...] = ()
    variants: tuple[Variant, ...] = ()
    examples: tuple[Examples, ...] = ()
    closer_looks: tuple[CloserLook, ...] = ()
    public: tuple[Public, ...] = ()
    rubric: tuple[Level, ...] = ()  # for a question marked by hand

    @property
    def by_hand(self) -> bool:
        """Whether a person marks it."""
        return not self.entries

    def adapted(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """A stand-in for the function `name`, as it is called with plain values."""
        adapter = next((entry.adapter for entry in self.entries if entry.name == name), None)
        return adapted(function, adapter.function if adapter else None)

    def entry_of(self, declared: Misconception | Variant | Examples | CloserLook) -> str:
        """The name of the function that a declaration is about."""
        return declared.entry or self.entries[0].name


@dataclass(frozen=True)
class Outcome:
    """What a learner can do afterwards, in the course's own words, and where it stands in published curricula."""

    code: str
    statement: str
    curriculum: tuple[str, ...]
    category: str = ""  # of Ontario's four, where the author says so


@dataclass(frozen=True)
class Exercise:
    """One bank folder."""

    slug: str
    strand: str
    folder: Path
    title: str
    minutes: int
    requires: tuple[str, ...]
    big_idea: str
    discussion: tuple[str, ...]
    picture: str  # what picture.png shows, in words; empty where there is none
    limits: Limits
    outcomes: tuple[Outcome, ...]
    questions: tuple[Question, ...]
    version: str  # hash of every file of the folder: a result belongs to one version
    numbers: Numbers | None = None  # that may differ from student to student

    @property
    def points(self) -> float:
        """The points of all its questions."""
        return sum(question.points for question in self.questions)

    @property
    def auto(self) -> tuple[Question, ...]:
        """The questions that the engine marks."""
        return tuple(question for question in self.questions if not question.by_hand)

    def question(self, name: str) -> Question:
        """The question called `name`."""
        return next(question for question in self.questions if question.name == name)

    def outcome(self, code: str) -> Outcome:
        """The outcome with this code."""
        return next(outcome for outcome in self.outcomes if outcome.code == code)

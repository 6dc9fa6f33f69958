"""The records that the stages of grading hand on: verdicts, results of checks, of questions, of submissions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any


class Verdict(Enum):
    """What came of a check."""

    PASS = "PASS"
    FAIL = "FAIL"
    ERROR = "ERROR"  # the student's code raised
    TIMEOUT = "TIMEOUT"
    SKIPPED = "SKIPPED"  # its prerequisite check did not pass
    GRADER = "GRADER"  # our fault: costs nobody points


@dataclass(frozen=True)
class Layer:
    """One thing that keeps a submission apart from the grader."""

    name: str
    on: bool
    remark: str = ""


@dataclass(frozen=True)
class Diagnosis:
    """A mistake with a name."""

    misconception: str
    hint: str
    outcomes: tuple[str, ...]


@dataclass(frozen=True)
class Example:
    """A small fresh call on which the answer is wrong. None of it comes from a hidden check."""

    function: str
    parameters: tuple[str, ...]
    arguments: tuple[Any, ...]
    got: Any  # the value; None with `raised` set where the call raised
    raised: str | None  # "ZeroDivisionError: division by zero (your line 3)"
    want: Any
    wanted_error: str | None  # "ValueError", where the right answer is to raise
    text: str  # the whole in one line
    closer: str | None = None  # where the answer is wrong and how, where the exercise can tell


@dataclass(frozen=True)
class CheckResult:
    """One hidden check of one submission."""

    name: str
    sentence: str
    verdict: Verdict
    points: float
    max_points: float
    outcomes: tuple[str, ...]
    misconception: str | None
    seconds: float
    message: str  # for the teacher: may show hidden inputs
    remark: str  # for the student: the kind of mistake in our words, never an input or a text of the student's code


@dataclass(frozen=True)
class PublicResult:
    """One public check: the student can read and run it."""

    name: str
    verdict: Verdict
    message: str


@dataclass(frozen=True)
class QuestionResult:
    """One question of one submission."""

    name: str
    title: str
    signatures: tuple[str, ...]
    points: float
    max_points: float
    by_hand: bool
    checks: tuple[CheckResult, ...] = ()
    public: tuple[PublicResult, ...] = ()
    diagnosis: Diagnosis | None = None
    example: Example | None = None
    answer: str | None = None  # what the learner wrote in their own words
    untouched: bool = False  # still as it was handed out


@dataclass(frozen=True)
class SubmissionResult:
    """One submission, graded."""

    student: str
    exercise: str
    title: str
    strand: str
    file: str
    version: str
    questions: tuple[QuestionResult, ...]
    notes: tuple[str, ...]  # what was done to read the notebook, for the student too
    layers: tuple[str, ...]  # what kept the submission apart from the grader
    missing_layers: tuple[str, ...]
    seconds: float

    @property
    def points(self) -> float:
        """Points from checks; those given by hand come on top."""
        return sum(question.points for question in self.questions if not question.by_hand)

    @property
    def max_points(self) -> float:
        """Points that checks can give."""
        return sum(question.max_points for question in self.questions if not question.by_hand)

    @property
    def faulty(self) -> bool:
        """Whether a verdict is GRADER: then the points are not final."""
        return any(check.verdict is Verdict.GRADER for question in self.questions for check in question.checks)

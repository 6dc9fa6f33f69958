"""Frameworks and their outcomes: the records, and what can go wrong in naming one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from autograder.errors import UserError


class UnknownFramework(UserError):
    """A framework that is not there; the message says which are."""


class UnknownOutcome(UserError):
    """An outcome that no framework has, or that several have; the message says what was perhaps meant."""


class Status(Enum):
    """How far a code and its meaning were compared with the publisher's document."""

    VERIFIED = "verified"  # seen in a copy of it
    PARTLY = "partly"
    UNVERIFIED = "unverified"  # a teacher must check it


@dataclass(frozen=True)
class Outcome:
    """One outcome of a framework: the publisher's code, our words."""

    framework: str
    code: str
    strand: str  # as the publisher's document has it
    grade: str
    statement: str  # our paraphrase (for a school's own framework: what its file says)
    status: Status
    source: str  # the document
    overall: str  # the code that it rolls up to: an overall expectation, a cluster, or itself
    strand_code: str  # one for all outcomes of a strand, where `strand` is finer

    @property
    def name(self) -> str:
        """The code with its framework: unique, "ON-MHF4U:D1.7"."""
        return f"{self.framework}:{self.code}"


@dataclass(frozen=True)
class Framework:
    """A published curriculum, or a school's own."""

    name: str
    title: str
    publisher: str
    document: str
    url: str
    notice: str
    outcomes: tuple[Outcome, ...]
    changed: str = ""  # when our words last changed, ISO 8601
    case: str = ""  # the publisher's identifier of its own CASE document, where one is known

    def outcome(self, code: str) -> Outcome | None:
        """The outcome with exactly this code."""
        return next((outcome for outcome in self.outcomes if outcome.code == code), None)

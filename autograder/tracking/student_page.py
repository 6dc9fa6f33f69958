"""What a student's page says of each question: its state in symbol and words, and its checks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from autograder.grading.records import CheckResult, PublicResult, QuestionResult, SubmissionResult, Verdict
from autograder.tracking.trial import Trial, trial


class State(Enum):
    """How a question stands: symbol and words, never a colour alone."""

    FULL = ("✓", "all right")
    PART = ("◐", "partly right")
    WRONG = ("✗", "not right yet")
    UNTOUCHED = ("○", "not started yet")
    BY_HAND = ("✎", "your teacher marks this")
    FAULT = ("☂", "not fully checked")

    @property
    def symbol(self) -> str:
        """One character."""
        return self.value[0]

    @property
    def words(self) -> str:
        """The state, spelled out."""
        return self.value[1]


MARKS = {
    Verdict.PASS: ("✓", "passed"),
    Verdict.FAIL: ("✗", "wrong"),
    Verdict.ERROR: ("!", "error"),
    Verdict.TIMEOUT: ("⏱", "too slow"),
    Verdict.SKIPPED: ("–", "waits"),
    Verdict.GRADER: ("☂", "our fault"),
}
"""Symbol and word of each verdict."""

REMARKS = {
    Verdict.SKIPPED: "It comes after another check, which has to pass first.",
    Verdict.GRADER: "It could not be run. This is not your fault: your teacher will see it, and it costs no points.",
}
"""What is said of a verdict where the check itself has no more to say."""


MISSED = (Verdict.FAIL, Verdict.ERROR, Verdict.TIMEOUT)
"""What a student can repair."""


@dataclass(frozen=True)
class Card:
    """One question of the page."""

    question: QuestionResult
    anchor: str
    state: State
    trial: Trial | None

    @property
    def open(self) -> bool:
        """Whether something was tried here and is not right."""
        missed = any(check.verdict in MISSED for check in self.question.checks)
        return self.state in (State.PART, State.WRONG) or (self.state is State.FAULT and missed)

    @property
    def public_passed(self) -> int:
        """How many of the public checks passed."""
        return sum(public.verdict is Verdict.PASS for public in self.question.public)

    @property
    def public_messages(self) -> list[PublicResult]:
        """The public checks that have something to say."""
        return [public for public in self.question.public if public.verdict is not Verdict.PASS]


def cards(result: SubmissionResult) -> list[Card]:
    """The questions in order, each with an anchor of its own."""
    return [
        Card(question, f"question-{number}", state(question), trial(question.example) if question.example else None)
        for number, question in enumerate(result.questions, 1)
    ]


def state(question: QuestionResult) -> State:
    """How a question stands."""
    if question.by_hand:
        return State.BY_HAND if (question.answer or "").strip() and not question.untouched else State.UNTOUCHED
    if question.untouched:
        return State.UNTOUCHED
    if any(check.verdict is Verdict.GRADER for check in question.checks):
        return State.FAULT
    if question.points >= question.max_points:
        return State.FULL
    return State.PART if question.points > 0 else State.WRONG


def remark(check: CheckResult) -> str:
    """What the student reads under a check. Never its message, which may show hidden inputs."""
    text = REMARKS.get(check.verdict) or check.remark
    return text[:1].upper() + text[1:]


def progress(result: SubmissionResult) -> float:
    """The part of the points, from 0 to 1, of the checks that could be run: what is our fault does not count."""
    checks = [check for question in result.questions for check in question.checks if check.verdict is Verdict.GRADER]
    whole = result.max_points - sum(check.max_points for check in checks)
    return (result.points - sum(check.points for check in checks)) / whole if whole else 1.0

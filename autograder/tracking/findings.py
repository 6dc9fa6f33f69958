"""What a teacher wants to know of a class: what went wrong most, who needs a hand, and what is the grader's fault."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from autograder.grading.records import QuestionResult, SubmissionResult, Verdict
from autograder.tracking.plain_text import count, points
from autograder.tracking.student_page import progress

HALF = 0.5  # below half of the points somebody needs a hand
NOTES = 2  # notes on reading a notebook that are worth a line here; all are on the student's page


@dataclass(frozen=True)
class Student:
    """One submission and where its page is."""

    result: SubmissionResult
    page: str

    def question(self, name: str) -> QuestionResult | None:
        """The question called `name`; None where this version of the exercise has none."""
        return next((question for question in self.result.questions if question.name == name), None)

    @property
    def share(self) -> float:
        """The part of the points, from 0 to 1."""
        return progress(self.result)

    @property
    def full(self) -> bool:
        """Whether all points that checks can give are there."""
        return self.result.points >= self.result.max_points and not self.result.faulty


@dataclass(frozen=True)
class Mistake:
    """A misconception, and who has it."""

    name: str
    question: QuestionResult
    hint: str
    students: tuple[Student, ...]


@dataclass(frozen=True)
class Hand:
    """Somebody who needs a hand, and why."""

    student: Student
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Fault:
    """Checks of one student that could not be run, for one reason of ours."""

    student: Student
    message: str
    questions: tuple[str, ...]


def faults(students: Sequence[Student]) -> list[Fault]:
    """What could not be checked for a reason of ours, by student and reason."""
    found: list[Fault] = []
    for student in students:
        reasons: defaultdict[str, list[str]] = defaultdict(list)
        for question in student.result.questions:
            for check in question.checks:
                if check.verdict is Verdict.GRADER:
                    reasons[check.message].append(question.name)
        found += [Fault(student, message, tuple(dict.fromkeys(names))) for message, names in reasons.items()]
    return found


def mistakes(students: Sequence[Student]) -> list[Mistake]:
    """The misconceptions, most frequent first; each student counts once for each."""
    found: dict[tuple[str, str], QuestionResult] = {}
    hints: dict[tuple[str, str], str] = {}
    who: defaultdict[tuple[str, str], list[Student]] = defaultdict(list)
    for student in students:
        for question in student.result.questions:
            for name in sorted(misconceptions(question)):
                found.setdefault((question.name, name), question)
                who[question.name, name].append(student)
            if question.diagnosis:
                hints[question.name, question.diagnosis.misconception] = question.diagnosis.hint
    return sorted(
        (
            Mistake(key[1].replace("_", " "), question, hints.get(key, ""), tuple(who[key]))
            for key, question in found.items()
        ),
        key=lambda mistake: -len(mistake.students),
    )


def hands(students: Sequence[Student]) -> list[Hand]:
    """Who needs a hand, those who have not started and the lowest first."""
    found = [Hand(student, reasons) for student in students if (reasons := why(student))]
    return sorted(found, key=lambda hand: hand.student.share)


def misconceptions(question: QuestionResult) -> set[str]:
    """The named mistakes that were recognized in a question."""
    names = {check.misconception for check in question.checks if check.misconception}
    return names | {question.diagnosis.misconception} if question.diagnosis else names


def why(student: Student) -> tuple[str, ...]:
    """The reasons why somebody needs a hand; none where they do not.

    Below half of the points the notes on how the notebook was read are reasons too: it may be damaged.
    """
    result = student.result
    auto = [question for question in result.questions if not question.by_hand]
    waiting = sum(question.untouched for question in auto)
    notes = result.notes[:NOTES]
    if not auto or student.share >= HALF:
        return ()
    if waiting == len(auto):
        return ("has not started", *notes)
    reasons = [f"{points(result.points)} of {count(result.max_points, 'point')}"]
    if waiting:
        reasons.append(f"{count(waiting, 'question')} not started")
    named = sorted({name.replace("_", " ") for question in auto for name in misconceptions(question)})
    return (*reasons, *named, *notes)

"""The numbers of the class page, one section an exercise: points by question, mean and median, versions, layers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import mean, median

from autograder.grading.records import QuestionResult, SubmissionResult
from autograder.tracking.findings import Fault, Hand, Mistake, Student, faults, hands, mistakes
from autograder.tracking.student_page import State, state

BINS = 10  # bars of the picture of the points


@dataclass(frozen=True)
class Section:
    """One exercise of the class page."""

    students: tuple[Student, ...]

    @property
    def first(self) -> SubmissionResult:
        """A submission, for what they have in common."""
        return self.students[0].result

    @cached_property
    def questions(self) -> list[QuestionResult]:
        """The questions, in the order of the exercise; each is that of the first submission that has it.

        Versions of an exercise can differ: the ones with the most questions give the order.
        """
        found: dict[str, QuestionResult] = {}
        for student in sorted(self.students, key=lambda student: -len(student.result.questions)):
            for question in student.result.questions:
                found.setdefault(question.name, question)
        return list(found.values())

    @property
    def max_points(self) -> float:
        """The points that checks can give."""
        return max(student.result.max_points for student in self.students)

    @property
    def mean(self) -> float:
        """The mean of the points."""
        return mean(student.result.points for student in self.students)

    @property
    def median(self) -> float:
        """The median of the points."""
        return median(student.result.points for student in self.students)

    @property
    def full(self) -> int:
        """How many have all points."""
        return sum(student.full for student in self.students)

    @property
    def versions(self) -> list[tuple[str, int]]:
        """The versions of the exercise that were graded with, most frequent first."""
        return Counter(student.result.version for student in self.students).most_common()

    @property
    def missing_layers(self) -> list[tuple[str, int]]:
        """The protections that were not on, and for how many submissions."""
        return Counter(layer for student in self.students for layer in student.result.missing_layers).most_common()

    @cached_property
    def bars(self) -> list[int]:
        """How many students have their points in each tenth of what there is; full points are in the last."""
        results = [student.result for student in self.students]
        bins = Counter(min(int(BINS * result.points / (result.max_points or 1)), BINS - 1) for result in results)
        return [bins[number] for number in range(BINS)]

    def question_mean(self, name: str) -> float | None:
        """The mean points of a question over those whose exercise has it; None where a person marks it."""
        found = [question for student in self.students if (question := student.question(name))]
        return None if found[0].by_hand else mean(question.points for question in found)

    @cached_property
    def faults(self) -> list[Fault]:
        """What could not be checked for a reason of ours."""
        return faults(self.students)

    @cached_property
    def mistakes(self) -> list[Mistake]:
        """The misconceptions, most frequent first."""
        return mistakes(self.students)

    @cached_property
    def hands(self) -> list[Hand]:
        """Who needs a hand, the lowest first."""
        return hands(self.students)


def sections(students: Iterable[Student]) -> list[Section]:
    """One section for each exercise, in the order in which they come; students by name."""
    by_exercise: defaultdict[str, list[Student]] = defaultdict(list)
    for student in students:
        by_exercise[student.result.exercise].append(student)
    return [
        Section(tuple(sorted(group, key=lambda student: student.result.student.casefold())))
        for group in by_exercise.values()
    ]


def level(question: QuestionResult) -> str:
    """The shade of a cell: full, high, middle, low, none, or the state that says more."""
    if state(question) in (State.UNTOUCHED, State.BY_HAND, State.FAULT):
        return state(question).name.lower()
    part = question.points / question.max_points if question.max_points else 1.0
    steps: Sequence[tuple[float, str]] = ((1, "full"), (0.75, "high"), (0.4, "middle"), (0.01, "low"))
    return next((name for least, name in steps if part >= least), "none")

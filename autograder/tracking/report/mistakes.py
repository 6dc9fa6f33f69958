"""The misconceptions of the class: which, how many, and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from autograder.exercise import Exercise
from autograder.tracking.report.term import Learner


@dataclass(frozen=True)
class Mistake:
    """A misconception that somebody has."""

    name: str
    hint: str  # empty where the bank has it no more
    exercise_title: str
    question_title: str
    outcomes: tuple[str, ...]  # the course's own that it stands in the way of
    learners: tuple[Learner, ...]
    of: int  # students who handed the exercise in


def mistakes(learners: Sequence[Learner], exercises: Mapping[str, Exercise]) -> list[Mistake]:
    """The misconceptions in the work that counts, most frequent first; a student counts once for each."""
    who: defaultdict[tuple[str, str, str], dict[str, Learner]] = defaultdict(dict)
    outcomes: defaultdict[tuple[str, str, str], dict[str, None]] = defaultdict(dict)
    titles: dict[tuple[str, str, str], tuple[str, str]] = {}
    for learner in learners:
        for piece in learner.pieces:
            if piece.misconception:
                place = (piece.exercise, piece.question, piece.misconception)
                who[place][learner.key] = learner
                outcomes[place].update(dict.fromkeys(piece.outcomes))
                titles.setdefault(place, (piece.exercise_title, piece.question_title))
    found = [
        Mistake(
            place[2].replace("_", " "),
            _hint(exercises.get(place[0]), *place[1:]),
            *titles[place],
            tuple(outcomes[place]),
            tuple(theirs.values()),
            _handed_in(learners, place[0]),
        )
        for place, theirs in who.items()
    ]
    return sorted(found, key=lambda mistake: -len(mistake.learners))


def _handed_in(learners: Sequence[Learner], exercise: str) -> int:
    return sum(mark.exercise == exercise and mark.handed_in for learner in learners for mark in learner.marks)


def _hint(exercise: Exercise | None, question: str, name: str) -> str:
    questions = exercise.questions if exercise else ()
    known = (wrong for each in questions if each.name == question for wrong in each.misconceptions)
    return next((wrong.hint for wrong in known if wrong.name == name), "")

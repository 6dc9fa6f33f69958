"""What the exercises of a bank say of outcomes: the course's own, and the checks that bear evidence of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from autograder.curriculum.coverage import Bearer
from autograder.curriculum.crosswalk import Own
from autograder.exercise import Exercise


def own_outcomes(exercises: Iterable[Exercise]) -> Iterator[Own]:
    """The outcomes that the exercises declare; one that several declare comes several times."""
    for exercise in exercises:
        for outcome in exercise.outcomes:
            categories = (outcome.category,) if outcome.category else ()
            yield Own(outcome.code, outcome.statement, outcome.curriculum, categories)


def bearers(exercises: Iterable[Exercise]) -> Iterator[Bearer]:
    """The hidden checks, and the questions marked by hand, with their outcomes."""
    for exercise in exercises:
        for question in exercise.questions:
            if question.by_hand:
                about = (question.name, question.points, question.outcomes, True)
                yield Bearer(exercise.slug, question.name, *about)
            for check in question.checks:
                outcomes = check.outcomes or question.outcomes
                yield Bearer(exercise.slug, question.name, check.name, check.points, outcomes, False)

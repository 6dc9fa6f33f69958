"""What the exercises of a bank say of outcomes: the course's own, and the checks that bear evidence of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.curriculum.catalogue import Catalogue
from autograder.curriculum.coverage import Bearer
from autograder.curriculum.crosswalk import COURSE, Crosswalk, Own, course_framework, crosswalk
from autograder.curriculum.outcomes import Framework, Outcome
from autograder.curriculum.school import read_school
from autograder.exercise import STRANDS, Exercise


@dataclass(frozen=True)
class AtHand:
    """Every framework at hand (published, a school's, the course's own) and how the course maps to it."""

    catalogue: Catalogue
    walk: Crosswalk
    bearers: tuple[Bearer, ...]


def at_hand(exercises: Sequence[Exercise], school: Path | None = None) -> AtHand:
    """What these exercises and a school's folder give."""
    owns = list(own_outcomes(exercises))
    theirs = read_school(school, {own.code for own in owns})
    catalogue = Catalogue([*theirs.catalogue.frameworks, course_framework(owns, STRANDS)])
    mapping = {own.code: (f"{COURSE}:{own.code}", *theirs.mapping.get(own.code, ())) for own in owns}
    return AtHand(catalogue, crosswalk(owns, catalogue, mapping), tuple(bearers(exercises)))


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


def related(walk: Crosswalk, framework: Framework) -> dict[str, tuple[Outcome, ...]]:
    """What an export of the course's own outcomes says of others; nothing for any other framework."""
    if framework.name != COURSE:
        return {}
    return {code: tuple(place for place in found if place.framework != COURSE) for code, found in walk.places.items()}

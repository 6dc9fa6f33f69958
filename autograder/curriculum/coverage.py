"""Which outcomes of a framework have checks that bear evidence, and which have none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from autograder.curriculum.crosswalk import Crosswalk
from autograder.curriculum.outcomes import Framework, Outcome


@dataclass(frozen=True)
class Bearer:
    """What bears evidence: a hidden check, or a question that a person marks."""

    exercise: str
    question: str
    name: str
    points: float
    outcomes: tuple[str, ...]  # the course's own
    by_hand: bool


@dataclass(frozen=True)
class Covered:
    """An outcome of a framework, and what bears evidence of it."""

    outcome: Outcome
    own: tuple[str, ...]  # the course's own outcomes that stand for it
    checks: int
    by_hand: int
    points: float
    exercises: tuple[str, ...]

    @property
    def any(self) -> bool:
        """Whether anything bears evidence of it."""
        return bool(self.checks or self.by_hand)


def coverage(framework: Framework, walk: Crosswalk, bearers: Sequence[Bearer]) -> tuple[Covered, ...]:
    """Every outcome of the framework, in its order, with what bears evidence of it or of one that is part of it."""
    return tuple(_covered(outcome, _behind(framework, walk, outcome), bearers) for outcome in framework.outcomes)


def _behind(framework: Framework, walk: Crosswalk, outcome: Outcome) -> tuple[str, ...]:
    """The own outcomes that stand for it, or for a specific expectation of it."""
    parts = [part for part in framework.outcomes if part.overall == outcome.code]
    return tuple(dict.fromkeys(own for part in (outcome, *parts) for own in walk.behind(part)))


def _covered(outcome: Outcome, own: tuple[str, ...], bearers: Sequence[Bearer]) -> Covered:
    bearing = [bearer for bearer in bearers if bearer.points > 0 and set(bearer.outcomes) & set(own)]
    by_hand = sum(bearer.by_hand for bearer in bearing)
    points = sum(bearer.points for bearer in bearing)
    exercises = tuple(dict.fromkeys(bearer.exercise for bearer in bearing))
    return Covered(outcome, own, len(bearing) - by_hand, by_hand, points, exercises)

"""The framework that an export speaks of: its outcomes with their status, and which of our own count for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from autograder.curriculum.crosswalk import Groups
from autograder.curriculum.identifiers import identifier
from autograder.curriculum.outcomes import Framework, Outcome
from autograder.tracking.bank_outcomes import AtHand


@dataclass(frozen=True)
class Lens:
    """One framework, and the way to it from the course's own outcomes."""

    framework: Framework
    groups: Groups

    def codes(self, own: Iterable[str]) -> tuple[str, ...]:
        """The codes of the framework that evidence of these own outcomes counts for, each once."""
        return tuple(dict.fromkeys(code for one in own for code in self.groups.get(one, ())))

    @cached_property
    def outcomes(self) -> dict[str, Outcome]:
        """The outcomes by their code."""
        return {outcome.code: outcome for outcome in self.framework.outcomes}


def lens(course: AtHand, name: str) -> Lens:
    """The lens of a framework by its name.

    Raises
    ------
    UnknownFramework
        If there is none.
    """
    framework = course.catalogue.framework(name)
    return Lens(framework, course.walk.outcomes(framework))


def narrowed(whole: Lens, own: Sequence[str]) -> Lens:
    """The same with only those outcomes that evidence of these own outcomes counts for."""
    kept = set(whole.codes(own))
    outcomes = tuple(outcome for outcome in whole.framework.outcomes if outcome.code in kept)
    return Lens(replace(whole.framework, outcomes=outcomes), whole.groups)


def objective(outcome: Outcome) -> str:
    """The identifier of an outcome: the one that it has in our CASE documents."""
    return identifier("outcome", outcome.name)


def words(outcome: Outcome) -> str:
    """What an outcome says, with its status: nobody should take our words for a publisher's."""
    return f"{outcome.statement} [{outcome.name}, status: {outcome.status.value}]"

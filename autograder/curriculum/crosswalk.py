"""From the course's own outcomes to the outcomes of published curricula, and up to what those belong to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from autograder.curriculum.catalogue import Catalogue
from autograder.curriculum.outcomes import Framework, Outcome, Status

COURSE = "nnmath"  # the name of the course's own outcomes as a framework
Groups = Mapping[str, tuple[str, ...]]  # own outcome → the codes that its evidence counts for


@dataclass(frozen=True)
class Own:
    """An outcome of the course, in its own words, and its places in published curricula."""

    code: str  # "matrices.product"
    statement: str
    places: tuple[str, ...]
    categories: tuple[str, ...] = ()  # of Ontario's four


@dataclass(frozen=True)
class Crosswalk:
    """Which outcomes of which frameworks a course's own outcome stands for."""

    own: Mapping[str, Own]
    places: Mapping[str, tuple[Outcome, ...]]

    def outcomes(self, framework: Framework) -> Groups:
        """For each own outcome, the codes of this framework."""
        return self._groups(framework, lambda outcome: outcome.code)

    def overalls(self, framework: Framework) -> Groups:
        """For each own outcome, the overall expectations (clusters, …) of this framework."""
        return self._groups(framework, lambda outcome: outcome.overall)

    def strands(self, framework: Framework) -> Groups:
        """For each own outcome, the strands of this framework."""
        return self._groups(framework, lambda outcome: outcome.strand_code)

    def categories(self) -> Groups:
        """For each own outcome that has one, its category."""
        return {code: own.categories for code, own in self.own.items() if own.categories}

    def behind(self, outcome: Outcome) -> tuple[str, ...]:
        """The own outcomes that stand for this one."""
        return tuple(code for code, places in self.places.items() if outcome in places)

    def _groups(self, framework: Framework, of: Callable[[Outcome], str]) -> Groups:
        groups = {
            code: tuple(dict.fromkeys(of(outcome) for outcome in places if outcome.framework == framework.name))
            for code, places in self.places.items()
        }
        return {code: found for code, found in groups.items() if found}


def crosswalk(
    owns: Iterable[Own], catalogue: Catalogue, mapping: Mapping[str, tuple[str, ...]] | None = None
) -> Crosswalk:
    """The crosswalk of a course: what its exercises declare, and what a school's `mapping` adds.

    Several exercises may declare one outcome; it then stands for all the places that any of them names.
    """
    merged: dict[str, Own] = {}
    for own in owns:
        merged[own.code] = _both(merged.get(own.code, own), own)
    named = {code: (*own.places, *(mapping or {}).get(code, ())) for code, own in merged.items()}
    return Crosswalk(merged, {code: tuple(map(catalogue.outcome, places)) for code, places in named.items()})


def _both(first: Own, second: Own) -> Own:
    places = dict.fromkeys([*first.places, *second.places])
    categories = dict.fromkeys([*first.categories, *second.categories])
    return Own(first.code, first.statement, tuple(places), tuple(categories))


def course_framework(owns: Iterable[Own], strands: Mapping[str, str]) -> Framework:
    """The course's own outcomes as a framework; `strands` are the titles of what stands before the dot in a code."""
    title = "The mathematics of neural networks"
    outcomes: dict[str, Outcome] = {}
    for own in owns:
        strand = own.code.partition(".")[0]
        fields = (COURSE, own.code, strands.get(strand, strand), "", own.statement, Status.VERIFIED, title)
        outcomes.setdefault(own.code, Outcome(*fields, overall=own.code, strand_code=strand))
    return Framework(COURSE, title, COURSE, title, "", "", tuple(outcomes.values()))

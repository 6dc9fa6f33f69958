"""Every method by its name, from evidence to a table students × outcomes: what a report or an export asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import ArrayLike

from autograder.errors import UserError
from autograder.tracking.mastery import canvas
from autograder.tracking.mastery.consistent import most_consistent
from autograder.tracking.mastery.evidence import Evidence, Floats
from autograder.tracking.mastery.levels import per_cents
from autograder.tracking.mastery.occasions import occasions
from autograder.tracking.mastery.power_law import power_law
from autograder.tracking.mastery.series import Series, series

MAXIMUM = 4.0  # of the scale: Ontario's levels, and the four points that schools mostly use
MASTERED = 3.0  # the provincial standard
TIMES = 3  # that n-mastery asks for


class UnknownMasteryMethod(UserError):
    """A method that is not there; the message says which are."""


MOST_CONSISTENT = "most_consistent"  # Ontario's levels; as a number, what the level is worth
METHODS: Mapping[str, Callable[[Series], Floats]] = {
    "weighted_average": canvas.weighted_average,
    "decaying_average": canvas.decaying_average,
    "n_mastery": lambda found: canvas.n_mastery(found, TIMES, MASTERED * found.maximum / MAXIMUM),
    "latest": canvas.latest,
    "highest": canvas.highest,
    "average": canvas.average,
    "power_law": power_law,
}


METHOD_NAMES = (MOST_CONSISTENT, *METHODS)


def mastery(evidence: Evidence, method: str, maximum: float = MAXIMUM) -> Floats:
    """The mastery of all students on all outcomes, from 0 to `maximum`, NaN where there is no (or too little) evidence.

    What was shown on one occasion is one score (see `occasions`).

    Raises
    ------
    UnknownMasteryMethod
        If there is no method of that name.
    """
    if method not in METHOD_NAMES:
        raise UnknownMasteryMethod(f"unknown method {method!r}; there are: {', '.join(METHOD_NAMES)}")
    if method == MOST_CONSISTENT:
        return worth(most_consistent(occasions(evidence)).level, maximum)
    return METHODS[method](series(occasions(evidence), maximum))


def worth(level: ArrayLike, maximum: float = MAXIMUM) -> Floats:
    """What levels (places in `levels.NAMES`) are worth on the scale: level 3, worth 74.5 %, is 2.98 of 4."""
    return per_cents(np.asarray(level)) * (maximum / 100)

"""Ontario's achievement levels and the per cents they stand for (Growing Success, 2010, page 40)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike

from autograder.errors import UserError
from autograder.tracking.mastery.evidence import Floats, Indices

LOWEST = (0, 50, 53, 57, 60, 63, 67, 70, 73, 77, 80, 87, 95)  # per cent at which each level begins
NAMES = ("below 1", "1-", "1", "1+", "2-", "2", "2+", "3-", "3", "3+", "4-", "4", "4+")
WHOLE = np.array([0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4])  # without the sign; 0 is below level 1
NOISE = 1e-9  # 0.565 · 100 is a little under 56.5, and is meant to be it

# The page gives ranges only. What a level is worth in a mark is each school's choice; these are middles of the ranges.
WORTH = {
    **{"below 1": 25.0, "1-": 51.0, "1": 54.5, "1+": 58.0, "2-": 61.0, "2": 64.5, "2+": 68.0},
    **{"3-": 71.0, "3": 74.5, "3+": 78.0, "4-": 83.0, "4": 90.5, "4+": 97.5},
}


class UnknownLevel(UserError):
    """A level that Ontario does not have."""


def levels(per_cent: ArrayLike) -> Indices:
    """For each per cent the place of its level in `NAMES`, -1 for NaN. Per cents are whole: 79.5 is 80."""
    values = np.asarray(per_cent, float)
    whole = np.floor(np.nan_to_num(values, nan=0.0) + 0.5 + NOISE)
    return np.where(np.isnan(values), -1, np.searchsorted(LOWEST, whole, side="right") - 1)


def per_cents(places: Indices, worth: Mapping[str, float] = WORTH) -> Floats:
    """What levels are worth in per cent, NaN for -1; a school may give a table of its own."""
    return np.array([*(worth[name] for name in NAMES), np.nan])[places]


def place(name: str) -> int:
    """The place of a level in `NAMES`; a true minus sign will do.

    Raises
    ------
    UnknownLevel
        If there is none of that name.
    """
    plain = name.strip().replace("−", "-")
    if plain not in NAMES:
        raise UnknownLevel(f"unknown level {name!r}; there are: {', '.join(NAMES)}")
    return NAMES.index(plain)

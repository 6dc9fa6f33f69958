"""How sure one can be: an interval for the part of the points that a student reaches, from few pieces or many.

A point of a check is a trial, reached or not. Before any evidence each part from 0 to 1 is equally likely (the prior,
Beta(1, 1): one point reached and one missed, so to speak); then s of w points make it Beta(1 + s, 1 + w - s). Checks
of one function are often passed or failed together and then tell less than separate ones: the interval is rather too
narrow than too wide, and the number of pieces stands beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv

from autograder.tracking.mastery.evidence import Evidence, Floats, Indices

PRIOR = (1.0, 1.0)
CERTAINTY = 0.9  # of the interval


@dataclass(frozen=True, eq=False)
class Belief:
    """For each student and outcome (a table each): what is likely, how sure, and on how much it rests."""

    mean: Floats  # NaN where there is no evidence, as are the ends of the interval
    low: Floats
    high: Floats
    pieces: Indices
    points: Floats


def belief(evidence: Evidence, prior: tuple[float, float] = PRIOR, certainty: float = CERTAINTY) -> Belief:
    """The mean and the central interval that holds `certainty` of the Beta distribution after the evidence."""
    cell = evidence.student * evidence.shape[1] + evidence.outcome
    size = evidence.shape[0] * evidence.shape[1]
    pieces = np.bincount(cell, minlength=size)
    points = np.bincount(cell, evidence.weight, minlength=size)
    reached = np.bincount(cell, evidence.weight * evidence.score, minlength=size)
    a, b = prior[0] + reached, prior[1] + np.maximum(points - reached, 0)
    seen = pieces > 0
    low, high = _ends(a[seen], b[seen], certainty)
    shape = evidence.shape
    return Belief(
        mean=np.where(seen, a / (a + b), np.nan).reshape(shape),
        low=_table(seen, low).reshape(shape),
        high=_table(seen, high).reshape(shape),
        pieces=pieces.reshape(shape),
        points=points.reshape(shape).astype(float),
    )


def _ends(a: NDArray, b: NDArray, certainty: float) -> tuple[NDArray, NDArray]:
    """The ends of the intervals, computed once for all who have the same points: this is the slow part."""
    pairs, which = np.unique(np.round(a, 9) + 1j * np.round(b, 9), return_inverse=True)
    tail = (1 - certainty) / 2
    low, high = (betaincinv(pairs.real, pairs.imag, end) for end in (tail, 1 - tail))
    return low[which], high[which]


def _table(seen: NDArray, values: NDArray) -> NDArray:
    table = np.full(seen.shape, np.nan)
    table[seen] = values
    return table

"""Marzano's power law: a curve of learning through all scores, read off at the newest."""

from __future__ import annotations

import numpy as np

from autograder.tracking.mastery.evidence import Floats
from autograder.tracking.mastery.series import Series

FLOOR = 0.1  # in points of the scale: ln 0 does not exist


def power_law(series: Series, floor: float = FLOOR) -> Floats:
    """a·nᵇ of the least-squares line ln s = ln a + b·ln k through k = 1 … n, at most the maximum of the scale.

    A single score is itself. Scores under `floor` count as `floor`, so that many zeros give `floor`, not 0. Not
    rounded. With fewer than three scores the curve says little; the number of pieces of evidence shows it.
    """
    if not series.starts.size:
        return series.spread(np.empty(0))
    x = np.log(series.number + 1.0)
    y = np.log(np.maximum(series.scores, floor))
    x_mean, y_mean = series.sums(x) / series.sizes, series.sums(y) / series.sizes
    x -= np.repeat(x_mean, series.sizes)
    y -= np.repeat(y_mean, series.sizes)
    single = series.sizes == 1
    slope = series.sums(x * y) / np.where(single, 1, series.sums(x * x))
    at_newest = np.exp(y_mean + slope * (np.log(series.sizes) - x_mean))
    return series.spread(np.where(single, series.scores[series.newest], np.minimum(at_newest, series.maximum)))

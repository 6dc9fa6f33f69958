"""The calculation methods of Canvas's learning mastery gradebook, each rounded to two decimals as Canvas does.

All take series on the outcome's scale (`series(evidence, maximum=points_possible)`) and give a table students ×
outcomes, NaN where Canvas gives none. Half a hundredth is rounded to the even one: 4.125 is 4.12, as published.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from autograder.errors import UserError
from autograder.tracking.mastery.evidence import Floats
from autograder.tracking.mastery.series import Series

DEFAULT = 65  # per cent that the newest score counts
NOISE = 1e-9  # 0.57 · 100 is a little under 57, and still 57


class UnknownMethod(UserError):
    """A method, or its number, that Canvas does not have."""


def weighted_average(series: Series, per_cent: float = DEFAULT) -> Floats:
    """w·sₙ + (1 − w)·mean(s₁ … sₙ₋₁): what Canvas called "decaying average" at first."""
    share = _share(per_cent)
    newest = series.scores[series.newest]
    earlier = series.scores.copy()
    earlier[series.newest] = 0
    mean = series.sums(earlier) / np.maximum(series.sizes - 1, 1)
    return _table(series, np.where(series.sizes == 1, newest, share * newest + (1 - share) * mean))


def decaying_average(series: Series, per_cent: float = DEFAULT) -> Floats:
    """d₁ = s₁, dₖ = (1 − r)·dₖ₋₁ + r·sₖ: the recursive one, written as a sum with falling weights."""
    share, number = _share(per_cent), series.number
    age = np.repeat(series.sizes, series.sizes) - 1 - number
    weights = (1 - share) ** age * np.where(number == 0, 1, share)
    return _table(series, series.sums(weights * series.scores))


def n_mastery(series: Series, times: int, mastery_points: float) -> Floats:
    """The mean of all scores of at least `mastery_points`, where there are `times` of them."""
    if times < 1:
        raise UnknownMethod(f"n-mastery with {times} times; give a whole number from 1")
    kept = series.scores >= mastery_points - NOISE
    count = series.sums(kept.astype(float))
    mean = series.sums(np.where(kept, series.scores, 0)) / np.maximum(count, 1)
    return _table(series, np.where(count >= times, mean, np.nan))


def latest(series: Series) -> Floats:
    """The newest score."""
    return _table(series, series.scores[series.newest])


def highest(series: Series) -> Floats:
    """The highest score."""
    empty = not series.starts.size
    return _table(series, series.scores if empty else np.maximum.reduceat(series.scores, series.starts))


def average(series: Series) -> Floats:
    """The mean of all scores."""
    return _table(series, series.sums(series.scores) / series.sizes)


def by_canvas_name(
    method: str,
    series: Series,
    number: int | None = None,
    mastery_points: float | None = None,
    *,
    recursive: bool = False,
) -> Floats:
    """The method that Canvas means by a string.

    `recursive` is Canvas's feature flag `outcomes_new_decaying_average_calculation`: only where it is on, and only by
    "standard_decaying_average", the recursive average is meant; all other names of decay are the weighted one.

    Raises
    ------
    UnknownMethod
        If Canvas has no such string, or n-mastery lacks its numbers.
    """
    plain: dict[str, Callable[[Series], Floats]] = {"latest": latest, "highest": highest, "average": average}
    if method in plain:
        return plain[method](series)
    if method == "n_mastery":
        if number is None or mastery_points is None:
            raise UnknownMethod("n_mastery needs the number of times and the mastery points")
        return n_mastery(series, number, mastery_points)
    if method == "standard_decaying_average" and recursive:
        return decaying_average(series, DEFAULT if number is None else number)
    if method in ("decaying_average", "weighted_average", "standard_decaying_average"):
        return weighted_average(series, DEFAULT if number is None else number)
    known = "average, decaying_average, highest, latest, n_mastery, standard_decaying_average, weighted_average"
    raise UnknownMethod(f"unknown method {method!r}; Canvas has {known}")


def _share(per_cent: float) -> float:
    if not 1 <= per_cent <= 99:
        raise UnknownMethod(f"the newest score counts {per_cent:g} per cent; give a number from 1 to 99")
    return per_cent / 100


def _table(series: Series, values: Floats) -> Floats:
    return series.spread(np.round(values, 2))

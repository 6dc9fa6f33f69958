"""Slopes and minima: how steep a function is at a place, and the way down from there.

Slopes are central differences, so a function may be anything that can be called. A place x has shape (n,), and the
functions that are given take it so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Curve = Callable[[float], Any]
Surface = Callable[[Floats], Any]

LEVEL = 1e-6  # a slope this small counts as zero: larger than the noise of a difference, far below what an eye sees
BESIDE = 0.01  # how far to the left and to the right a level place is told a valley from a hilltop


def secant_slope(f: Curve, a: float, h: float) -> float:
    """Slope of the straight line through two points of a curve.

    (f(a + h) − f(a)) / h

    Parameters
    ----------
    f : callable, number -> number
    a : float
        Where the first point is.
    h : float
        How far to the right of it the second one is; to the left, where h < 0.

    Returns
    -------
    float
        In the unit of f over the unit of a.

    Raises
    ------
    ValueError
        If h is 0: there is no line through one point alone.
    """
    _step(h)
    return (float(f(a + h)) - float(f(a))) / h


def slope(f: Curve, x: float, h: float = 1e-5) -> float:
    """Slope of a curve at x, by the central difference.

    f'(x) ≈ (f(x + h) − f(x − h)) / 2h, with an error of h²/6 times the third derivative

    Parameters
    ----------
    f : callable, number -> number
    x : float
    h : float
        Not 0.

    Returns
    -------
    float
        In the unit of f over the unit of x.

    Raises
    ------
    ValueError
        If h is 0.
    """
    _step(h)
    return (float(f(x + h)) - float(f(x - h))) / (2 * h)


def tangent_line(f: Curve, a: float) -> tuple[float, float]:
    """Line that touches a curve at a, as slope and intercept.

    y = m x + c with m = f'(a) and c = f(a) − m a

    Parameters
    ----------
    f : callable, number -> number
    a : float

    Returns
    -------
    m, c : float
        In the unit of f over the unit of a, and in the unit of f.
    """
    m = slope(f, a)
    return m, float(f(a)) - m * a


def slope_sign(f: Curve, x: float) -> int:
    """Sign of the slope of a curve.

    0 where |f'(x)| ≤ 1e-6, else the sign of f'(x)

    Parameters
    ----------
    f : callable, number -> number
    x : float

    Returns
    -------
    int
        1 where f rises, −1 where it falls, 0 where it is level.
    """
    m = slope(f, x)
    return 0 if abs(m) <= LEVEL else int(np.sign(m))


def classify_stationary_point(f: Curve, x: float) -> str:
    """Kind of a level place, by the signs of the slope there and 0.01 to either side.

    −, 0, + is a minimum and +, 0, − is a maximum

    Parameters
    ----------
    f : callable, number -> number
    x : float

    Returns
    -------
    str
        "minimum", "maximum", or "neither", which a place that is not level is too.
    """
    signs = slope_sign(f, x - BESIDE), slope_sign(f, x), slope_sign(f, x + BESIDE)
    return {(-1, 0, 1): "minimum", (1, 0, -1): "maximum"}.get(signs, "neither")


def gradient(f: Surface, x: ArrayLike, h: float = 1e-5) -> Floats:
    """Partial derivatives of a function of n numbers, by central differences.

    gradientᵢ ≈ (f(x + h eᵢ) − f(x − h eᵢ)) / 2h, where eᵢ is 1 in place i and 0 elsewhere

    Parameters
    ----------
    f : callable, (n,) -> number
    x : array-like of shape (n,)
    h : float
        Not 0.

    Returns
    -------
    ndarray of shape (n,)
        Points uphill, where f rises fastest.

    Raises
    ------
    ValueError
        If h is 0 or x is no flat list.
    """
    _step(h)
    x = _place(x)
    return np.array([(float(f(x + e)) - float(f(x - e))) / (2 * h) for e in h * np.eye(len(x))])


def descend(gradient: Surface, start: ArrayLike, learning_rate: float, steps: int) -> Floats:
    """Path of gradient descent.

    xₖ₊₁ = xₖ − learning_rate · gradient(xₖ)

    Parameters
    ----------
    gradient : callable, (n,) -> (n,)
    start : array-like of shape (n,)
    learning_rate : float
    steps : int
        Not negative.

    Returns
    -------
    ndarray of shape (steps + 1, n)
        A place in each row, the start first.

    Raises
    ------
    ValueError
        If steps is negative or the start is no flat list.

    References
    ----------
    Cauchy (1847), Méthode générale pour la résolution des systèmes d'équations simultanées.
    """
    if steps < 0:
        raise ValueError(f"the number of steps cannot be {steps}; it is 0 or more")
    path = [_place(start)]
    for _ in range(steps):
        path.append(path[-1] - learning_rate * np.asarray(gradient(path[-1].copy()), float))
    return np.array(path)


def lowest_of(
    f: Surface, gradient: Surface, starts: Sequence[ArrayLike] | Floats, learning_rate: float, steps: int
) -> Floats:
    """Lowest place at which one of many descents ends: with luck, the global minimum.

    Parameters
    ----------
    f : callable, (n,) -> number
    gradient : callable, (n,) -> (n,)
    starts : sequence of array-like of shape (n,)
        At least one.
    learning_rate : float
    steps : int
        Not negative.

    Returns
    -------
    ndarray of shape (n,)
        The end, of all ends, where f is lowest; the first of equals.

    Raises
    ------
    ValueError
        If there are no starts, steps is negative, or a start is no flat list.
    """
    if len(starts) == 0:
        raise ValueError("the lowest of no descents is not defined; give at least one start")
    ends: list[Floats] = [descend(gradient, start, learning_rate, steps)[-1] for start in starts]
    heights = [float(f(end)) for end in ends]
    return ends[int(np.argmin(heights))]


def _step(h: float) -> None:
    if h == 0:
        raise ValueError("a slope needs two different points; h cannot be 0")


def _place(x: ArrayLike) -> Floats:
    place: Floats = np.array(x, float)
    if place.ndim != 1:
        raise ValueError(f"a place has shape (n,), not {place.shape}")
    return place

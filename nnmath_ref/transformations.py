"""Transformations of the plane: turning, stretching, leaning, mirroring, one after the other, back again, and shifted.

A transformation M is (2, 2) and moves a point by z = M x; a picture is (2, N), one point in each column. The columns of
M are the places where (1, 0) and (0, 1) land.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

SINGULAR = (
    1e-12  # below this |determinant| a move counts as flat: rounding alone makes 0.2 · 0.9 − 0.3 · 0.6 not quite 0
)


def rotation(theta: float) -> Floats:
    """Turn about the origin, to the left for a positive angle.

    R = [[cos θ, −sin θ], [sin θ, cos θ]]

    Parameters
    ----------
    theta : float
        Angle in radians, any real number.

    Returns
    -------
    ndarray of shape (2, 2)
        Its determinant is 1 and its transpose is its inverse.

    Raises
    ------
    ValueError
        If theta is not a single number.
    """
    c, s = np.cos(_number(theta)), np.sin(_number(theta))
    return np.array([[c, -s], [s, c]])


def scaling(sx: float, sy: float) -> Floats:
    """Stretch along the axes.

    S = [[sx, 0], [0, sy]]

    Parameters
    ----------
    sx, sy : float
        Factors of x and of y; a negative one mirrors, zero flattens.

    Returns
    -------
    ndarray of shape (2, 2)
        Its determinant is sx sy.

    Raises
    ------
    ValueError
        If a factor is not a single number.
    """
    return np.array([[_number(sx), 0.0], [0.0, _number(sy)]])


def shear(k: float) -> Floats:
    """Lean sideways: each point slides along x in proportion to its height.

    H = [[1, k], [0, 1]], so x' = x + k y and y' = y

    Parameters
    ----------
    k : float
        How far a point at height 1 slides.

    Returns
    -------
    ndarray of shape (2, 2)
        Its determinant is 1.

    Raises
    ------
    ValueError
        If k is not a single number.
    """
    return np.array([[1.0, _number(k)], [0.0, 1.0]])


def reflection(theta: float) -> Floats:
    """Mirror image across a line through the origin.

    F = [[cos 2θ, sin 2θ], [sin 2θ, −cos 2θ]]

    Parameters
    ----------
    theta : float
        Angle between the x-axis and the line in radians, any real number; θ and θ + π are the same line.

    Returns
    -------
    ndarray of shape (2, 2)
        Its determinant is −1 and it is its own inverse.

    Raises
    ------
    ValueError
        If theta is not a single number.
    """
    c, s = np.cos(2 * _number(theta)), np.sin(2 * _number(theta))
    return np.array([[c, s], [s, -c]])


def transform(M: ArrayLike, points: ArrayLike) -> Floats:
    """A picture, moved.

    P' = M P, for each column x' = a x + b y and y' = c x + d y

    Parameters
    ----------
    M : array-like of shape (2, 2)
        [[a, b], [c, d]]
    points : array-like of shape (2, N)
        One point in each column.

    Returns
    -------
    ndarray of shape (2, N)

    Raises
    ------
    ValueError
        If M is not (2, 2) or points is not (2, N).
    """
    return _move(M) @ _picture(points)


def compose(*transforms: ArrayLike) -> Floats:
    """One transformation that does what several do, one after the other.

    compose(M₁, M₂, …, Mₙ) = Mₙ … M₂ M₁

    Parameters
    ----------
    *transforms : array-like of shape (2, 2)
        In the order in which they are applied, the first one first.

    Returns
    -------
    ndarray of shape (2, 2)
        The identity where there are none.

    Raises
    ------
    ValueError
        If one of them is not (2, 2).
    """
    answer = np.eye(2)
    for M in transforms:
        answer = _move(M) @ answer
    return answer


def determinant(M: ArrayLike) -> float:
    """By how much a transformation multiplies areas; negative where it turns the plane over.

    det M = a d − b c

    Parameters
    ----------
    M : array-like of shape (2, 2)
        [[a, b], [c, d]]

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If M is not (2, 2).
    """
    (a, b), (c, d) = _move(M)
    return float(a * d - b * c)


def inverse(M: ArrayLike) -> Floats:
    """The transformation that undoes another.

    M⁻¹ = 1 / (a d − b c) · [[d, −b], [−c, a]]

    Parameters
    ----------
    M : array-like of shape (2, 2)
        [[a, b], [c, d]]

    Returns
    -------
    ndarray of shape (2, 2)
        M⁻¹ M and M M⁻¹ are the identity.

    Raises
    ------
    ValueError
        If M is not (2, 2), or |det M| < 1e-12: many points then land on one, and nothing can tell them apart.
    """
    area = determinant(M)
    if not abs(area) >= SINGULAR:
        raise ValueError(f"a determinant of {area:g}: the move is flat and cannot be undone")
    (a, b), (c, d) = _move(M)
    return np.array([[d, -b], [-c, a]]) / area


def affine(M: ArrayLike, t: ArrayLike, points: ArrayLike) -> Floats:
    """A picture, moved and then shifted; not linear unless t is 0, since the origin moves.

    P' = M P + t, with t added to every column

    Parameters
    ----------
    M : array-like of shape (2, 2)
    t : array-like of shape (2,) or (2, 1)
        The shift: what a bias is in a layer.
    points : array-like of shape (2, N)
        One point in each column.

    Returns
    -------
    ndarray of shape (2, N)

    Raises
    ------
    ValueError
        If M is not (2, 2), t neither (2,) nor (2, 1), or points not (2, N).

    Notes
    -----
    NumPy's broadcasting adds a t of shape (2,) along the rows: it fails for most N, and is silently wrong for N = 2.
    """
    t = np.asarray(t, float)
    if t.shape not in ((2,), (2, 1)):
        raise ValueError(f"a shift has shape (2,) or (2, 1), not {t.shape}")
    return transform(M, points) + t.reshape(2, 1)


def collapse(layers: Iterable[tuple[ArrayLike, ArrayLike]]) -> tuple[Floats, Floats]:
    """A stack of layers without activation as the one layer that it is.

    W₂ (W₁ x + b₁) + b₂ = (W₂ W₁) x + (W₂ b₁ + b₂), and so on upwards

    Parameters
    ----------
    layers : iterable of (W, b)
        W array-like of shape (m, n), b array-like of shape (m, 1), in the order in which x meets them; the n of each is
        the m of the one before. At least one.

    Returns
    -------
    W : ndarray of shape (m of the last layer, n of the first)
    b : ndarray of shape (m of the last layer, 1)

    Raises
    ------
    ValueError
        If there is no layer, a b does not fit its W, or a W does not fit the layer before.
    """
    checked = [_layer(W, b) for W, b in layers]
    if not checked:
        raise ValueError("no layers: there is nothing to collapse")
    W, b = checked[0]
    for next_W, next_b in checked[1:]:
        if next_W.shape[1] != W.shape[0]:
            raise ValueError(f"a layer that takes {next_W.shape[1]} numbers follows one that gives {W.shape[0]}")
        W, b = next_W @ W, next_W @ b + next_b
    return W, b


def _number(value: float) -> float:
    if np.ndim(value) != 0:
        raise ValueError(f"one number is needed, not an array of shape {np.shape(value)}")
    return float(value)


def _move(M: ArrayLike) -> Floats:
    M = np.asarray(M, float)
    if M.shape != (2, 2):
        raise ValueError(f"a transformation of the plane has shape (2, 2), not {M.shape}")
    return M


def _picture(points: ArrayLike) -> Floats:
    points = np.asarray(points, float)
    if points.ndim != 2 or points.shape[0] != 2:
        raise ValueError(f"a picture has shape (2, N), one point in each column, not {points.shape}")
    return points


def _layer(W: ArrayLike, b: ArrayLike) -> tuple[Floats, Floats]:
    W, b = np.asarray(W, float), np.asarray(b, float)
    if W.ndim != 2 or b.shape != (W.shape[0], 1):
        raise ValueError(f"W of shape {W.shape} and b of shape {b.shape} make no layer; they need (m, n) and (m, 1)")
    return W, b

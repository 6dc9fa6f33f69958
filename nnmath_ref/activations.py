"""Activation functions and their slopes: what a neuron makes of the signal z that reaches it.

All but `softmax` treat every entry by itself and keep the shape of what they are given, a single number included.
None of them overflows: an exponential is only ever taken of a number that is not positive.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64] | Any  # an array, or a NumPy number where a single number was given


def step(z: ArrayLike) -> Floats:
    """Threshold: the neuron fires or it does not.

    step(z) = 1 where z ≥ 0, else 0

    Parameters
    ----------
    z : array-like of any shape

    Returns
    -------
    ndarray of the shape of z
        0 or 1; step(0) is 1.

    References
    ----------
    McCulloch and Pitts (1943), A logical calculus of the ideas immanent in nervous activity.
    """
    return np.where(np.asarray(z, float) >= 0, 1.0, 0.0)[()]


def sigmoid(z: ArrayLike) -> Floats:
    """Logistic function, an S-curve from 0 to 1.

    σ(z) = 1 / (1 + exp(−z)) = exp(z) / (exp(z) + 1)

    Parameters
    ----------
    z : array-like of any shape

    Returns
    -------
    ndarray of the shape of z
        Between 0 and 1; σ(0) = 1/2 and 1 − σ(z) = σ(−z).

    Notes
    -----
    The first form is used for z ≥ 0 and the second for z < 0, so that exp is never taken of a large number.
    """
    z = np.asarray(z, float)
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, small) / (1 + small)


def tanh(z: ArrayLike) -> Floats:
    """Hyperbolic tangent, an S-curve from −1 to 1.

    tanh(z) = (exp(z) − exp(−z)) / (exp(z) + exp(−z)) = 2 σ(2z) − 1

    Parameters
    ----------
    z : array-like of any shape

    Returns
    -------
    ndarray of the shape of z
        Between −1 and 1; tanh(−z) = −tanh(z).

    Notes
    -----
    Top and bottom are divided by exp(|z|); `expm1` keeps all digits where z is close to 0.
    """
    z = np.asarray(z, float)
    smaller = -2 * np.abs(z)
    return np.sign(z) * -np.expm1(smaller) / (1 + np.exp(smaller))


def relu(z: ArrayLike) -> Floats:
    """Rectified linear unit: positive signals pass, the others do not.

    relu(z) = max(0, z)

    Parameters
    ----------
    z : array-like of any shape

    Returns
    -------
    ndarray of the shape of z
        In the unit of z, never negative.

    References
    ----------
    Nair and Hinton (2010), Rectified linear units improve restricted Boltzmann machines.
    """
    return np.maximum(0.0, np.asarray(z, float))


def leaky_relu(z: ArrayLike, alpha: float = 0.01) -> Floats:
    """Rectified linear unit that lets a part of a negative signal through.

    leaky_relu(z) = z where z > 0, else alpha z

    Parameters
    ----------
    z : array-like of any shape
    alpha : float, default 0.01
        Slope on the negative side, 0 or more; above 1 it is not max(z, alpha z).

    Returns
    -------
    ndarray of the shape of z
        In the unit of z.

    Raises
    ------
    ValueError
        If alpha is negative.

    References
    ----------
    Maas, Hannun and Ng (2013), Rectifier nonlinearities improve neural network acoustic models.
    """
    if not alpha >= 0:
        raise ValueError(f"alpha is {alpha}; it must be 0 or more")
    z = np.asarray(z, float)
    return np.where(z > 0, z, alpha * z)[()]


def logit(p: ArrayLike) -> Floats:
    """Log-odds, the inverse of the sigmoid.

    logit(p) = ln(p / (1 − p)), so that σ(logit(p)) = p

    Parameters
    ----------
    p : array-like of any shape
        Probabilities, greater than 0 and less than 1.

    Returns
    -------
    ndarray of the shape of p
        Any real number, 0 at p = 1/2.

    Raises
    ------
    ValueError
        If an entry is 0 or less, 1 or more, or no number.
    """
    p = np.asarray(p, float)
    if not np.all((p > 0) & (p < 1)):
        raise ValueError("logit needs numbers between 0 and 1, and neither 0 nor 1 itself")
    return np.log(p) - np.log1p(-p)


def softmax(z: ArrayLike) -> NDArray[np.float64]:
    """Scores as probabilities, for each column by itself.

    softmax(z)ᵢ = exp(zᵢ) / Σⱼ exp(zⱼ), the sum over axis 0

    Parameters
    ----------
    z : array-like of shape (n,), (n, 1) or (n, N)
        n scores, for one example or for each of N examples, n ≥ 1.

    Returns
    -------
    ndarray of the shape of z
        Between 0 and 1; each column adds up to 1.

    Raises
    ------
    ValueError
        If z has no axis or more than two, or no scores.

    Notes
    -----
    softmax(z) = softmax(z − c) for any number c in each column; with the largest score as c nothing overflows.
    """
    z = np.asarray(z, float)
    if z.ndim not in (1, 2) or len(z) == 0:
        raise ValueError(f"softmax needs scores of shape (n,) or (n, N) with n ≥ 1, not {z.shape}")
    powers = np.exp(z - z.max(axis=0))
    return np.asarray(powers / powers.sum(axis=0))


def d_sigmoid(z: ArrayLike) -> Floats:
    """Slope of the sigmoid.

    σ'(z) = σ(z) (1 − σ(z)) = σ(z) σ(−z)

    Parameters
    ----------
    z : array-like of any shape
        The input of the sigmoid, not its output.

    Returns
    -------
    ndarray of the shape of z
        Between 0 and 1/4, the largest at z = 0.
    """
    z = np.asarray(z, float)
    return sigmoid(z) * sigmoid(-z)


def d_tanh(z: ArrayLike) -> Floats:
    """Slope of the hyperbolic tangent.

    tanh'(z) = 1 − tanh²(z) = 4 σ'(2z)

    Parameters
    ----------
    z : array-like of any shape
        The input of tanh, not its output.

    Returns
    -------
    ndarray of the shape of z
        Between 0 and 1, the largest at z = 0.

    Notes
    -----
    The second form keeps its digits far from 0, where 1 − tanh² subtracts two numbers that are nearly equal.
    """
    return 4 * d_sigmoid(2 * np.asarray(z, float))


def d_relu(z: ArrayLike) -> Floats:
    """Slope of the rectified linear unit.

    relu'(z) = 1 where z > 0, else 0

    Parameters
    ----------
    z : array-like of any shape
        The input of relu.

    Returns
    -------
    ndarray of the shape of z
        0 or 1; at the corner, z = 0, there is no slope, and 0 is what is agreed on.
    """
    return np.where(np.asarray(z, float) > 0, 1.0, 0.0)[()]

"""Five small questions about one network, one of each strand: a bias, a bend, the worst error, valleys, updates.

Examples stand in columns, (n, N), as everywhere in the course.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def find_bias(W: ArrayLike, x: ArrayLike, z: ArrayLike) -> Floats:
    """Bias of a layer, from what went in and what came out before the activation function.

    z = W x + b, so b = z − W x

    Parameters
    ----------
    W : array-like of shape (m, n)
    x : array-like of shape (n, 1)
    z : array-like of shape (m, 1)

    Returns
    -------
    ndarray of shape (m, 1)

    Raises
    ------
    ValueError
        If the three tables do not fit together, or x or z is not one column.
    """
    W, x, z = np.asarray(W, float), np.asarray(x, float), np.asarray(z, float)
    if W.ndim != 2 or x.shape != (W.shape[1], 1) or z.shape != (W.shape[0], 1):
        raise ValueError(f"W {W.shape}, x {x.shape} and z {z.shape} do not fit in z = W x + b")
    b: Floats = z - W @ x
    return b


def squeeze(z: ArrayLike, lowest: float, highest: float) -> Floats:
    """Signals kept between two limits: a bend with two corners.

    lowest where z < lowest, highest where z > highest, z between

    Parameters
    ----------
    z : array-like of any shape
    lowest, highest : float

    Returns
    -------
    ndarray of the shape of z

    Raises
    ------
    ValueError
        If lowest is above highest.
    """
    if lowest > highest:
        raise ValueError(f"lowest, {lowest}, is above highest, {highest}")
    squeezed: Floats = np.minimum(np.maximum(np.asarray(z, float), lowest), highest)
    return squeezed


def worst_example(prediction: ArrayLike, target: ArrayLike) -> int:
    """Position of the example with the largest squared error.

    argmaxⱼ Σᵢ (predictionᵢⱼ − targetᵢⱼ)², the first one where several are equal

    Parameters
    ----------
    prediction, target : array-like of shape (n_out, N)

    Returns
    -------
    int
        From 0 to N − 1.

    Raises
    ------
    ValueError
        If the shapes differ, or they are not tables with at least one column.
    """
    prediction, target = np.asarray(prediction, float), np.asarray(target, float)
    if prediction.shape != target.shape or prediction.ndim != 2 or prediction.shape[1] == 0:
        raise ValueError(f"shapes {prediction.shape} and {target.shape}: two tables of one shape, an example a column")
    return int(np.argmax(np.sum((prediction - target) ** 2, axis=0)))


def valleys(costs: ArrayLike) -> list[int]:
    """Positions of the local minima in a row of costs, of which no two neighbours are equal.

    { i : costᵢ < costᵢ₋₁ and costᵢ < costᵢ₊₁ }, where a neighbour that is missing at an end is no obstacle

    Parameters
    ----------
    costs : array-like of shape (n,)

    Returns
    -------
    list of int
        From left to right.

    Raises
    ------
    ValueError
        If there are no costs.
    """
    costs = np.asarray(costs, float)
    if costs.ndim != 1 or costs.size == 0:
        raise ValueError(f"costs of shape {costs.shape}: a row with at least one cost is needed")
    walls = np.concatenate([[np.inf], costs, [np.inf]])
    return [int(i) for i in np.flatnonzero((costs < walls[:-2]) & (costs < walls[2:]))]


def count_updates(examples: int, batch_size: int, epochs: int) -> int:
    """How often the weights change in a training: once a batch, and the last batch of an epoch may be smaller.

    epochs · ⌈examples / batch_size⌉

    Parameters
    ----------
    examples, batch_size : int
        At least 1.
    epochs : int
        At least 0.

    Returns
    -------
    int

    Raises
    ------
    ValueError
        If there is no example, a batch is empty, or epochs is negative.
    """
    if examples < 1 or batch_size < 1 or epochs < 0:
        raise ValueError(f"{examples} examples in batches of {batch_size}, {epochs} epochs: no such training")
    return epochs * -(-examples // batch_size)

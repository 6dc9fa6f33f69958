"""Cost functions: how wrong a network is, in one number. The smaller, the better.

Examples stand in columns. Every cost adds over the outputs, down each column, and then takes the mean over the
examples, across the columns. Logarithms are natural.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

SMALLEST = 1e-12  # a probability below it counts as this, so that no cost is infinite: −ln 1e-12 is about 27.6
OFF = 1e-6  # how far the sum of a distribution may be from 1


def one_hot(labels: ArrayLike, n_classes: int) -> Floats:
    """Labels as columns of a table: 1 in the row of the label, 0 elsewhere.

    Yᵢⱼ = 1 where i = labelⱼ, else 0

    Parameters
    ----------
    labels : array-like of shape (N,)
        Whole numbers from 0 to n_classes − 1.
    n_classes : int
        At least 1.

    Returns
    -------
    ndarray of shape (n_classes, N)
        Each column adds up to 1.

    Raises
    ------
    ValueError
        If a label is not whole or out of range, or the labels are no flat list.
    """
    classes = np.arange(n_classes)[:, None]
    return np.asarray(classes == _whole(labels, n_classes), float)


def squared_error(prediction: ArrayLike, target: ArrayLike) -> Floats:
    """Squared error of each example, summed over the outputs.

    Cⱼ = Σᵢ (predictionᵢⱼ − targetᵢⱼ)²

    Parameters
    ----------
    prediction, target : array-like of shape (n_out, N)

    Returns
    -------
    ndarray of shape (N,)
        In the square of the unit of `prediction`, never negative.

    Raises
    ------
    ValueError
        If the two are no tables of the same shape.
    """
    prediction, target = _tables(prediction, target)
    return np.asarray(((prediction - target) ** 2).sum(axis=0))


def mean_squared_error(prediction: ArrayLike, target: ArrayLike) -> float:
    """Squared error, summed over the outputs, mean over the examples.

    C = 1/N Σⱼ Σᵢ (predictionᵢⱼ − targetᵢⱼ)²

    Parameters
    ----------
    prediction, target : array-like of shape (n_out, N)
        N ≥ 1 examples.

    Returns
    -------
    float
        In the square of the unit of `prediction`, never negative. No factor 1/2, and no division by n_out.

    Raises
    ------
    ValueError
        If the two are no tables of the same shape, or without examples.
    """
    return _mean(squared_error(prediction, target))


def mean_absolute_error(prediction: ArrayLike, target: ArrayLike) -> float:
    """Absolute error, summed over the outputs, mean over the examples.

    C = 1/N Σⱼ Σᵢ |predictionᵢⱼ − targetᵢⱼ|

    Parameters
    ----------
    prediction, target : array-like of shape (n_out, N)
        N ≥ 1 examples.

    Returns
    -------
    float
        In the unit of `prediction`, never negative.

    Raises
    ------
    ValueError
        If the two are no tables of the same shape, or without examples.
    """
    prediction, target = _tables(prediction, target)
    return _mean(np.abs(prediction - target).sum(axis=0))


def entropy(p: ArrayLike) -> float:
    """Entropy of a distribution: the surprise to be expected.

    entropy(p) = −Σᵢ pᵢ ln pᵢ, with 0 ln 0 = 0

    Parameters
    ----------
    p : array-like of shape (n,)
        Probabilities; their sum may be off 1 by 1e-6.

    Returns
    -------
    float
        In nats, between 0 and ln n.

    Raises
    ------
    ValueError
        If p is no flat list, an entry is negative or no number, or the sum is off 1 by more than 1e-6.

    References
    ----------
    Shannon (1948), A mathematical theory of communication.
    """
    p = np.asarray(p, float)
    if p.ndim != 1:
        raise ValueError(f"a distribution has shape (n,), not {p.shape}")
    if not np.all(p >= 0) or not abs(p.sum() - 1) <= OFF:
        raise ValueError("the entries of a distribution are not negative and add up to 1")
    possible = p[p > 0]
    return float(np.sum(possible * -np.log(possible)))


def cross_entropy(p: ArrayLike, target: ArrayLike) -> float:
    """Mean surprise of someone who expects p where the target is what happens.

    C = −1/N Σⱼ Σᵢ targetᵢⱼ ln pᵢⱼ

    Parameters
    ----------
    p, target : array-like of shape (n_classes, N)
        A distribution in each of N ≥ 1 columns; neither is validated. A p below 1e-12 counts as 1e-12.

    Returns
    -------
    float
        In nats. Not below the mean entropy of the target's columns; equal to it where p is the target.

    Raises
    ------
    ValueError
        If the two are no tables of the same shape, or without examples.
    """
    p, target = _tables(p, target)
    return _mean((target * -np.log(np.maximum(p, SMALLEST))).sum(axis=0))


def softmax_cross_entropy(logits: ArrayLike, labels: ArrayLike) -> float:
    """Cross-entropy of softmax(z) and one-hot labels, straight from the scores z.

    C = 1/N Σⱼ (ln Σᵢ exp(zᵢⱼ) − zₗⱼ), l the label of example j

    Parameters
    ----------
    logits : array-like of shape (n_classes, N)
        Scores z, N ≥ 1 examples.
    labels : array-like of shape (N,)
        Whole numbers from 0 to n_classes − 1.

    Returns
    -------
    float
        In nats, never negative.

    Raises
    ------
    ValueError
        If the logits are no table, a label is not whole or out of range, or there is not one label for each column.

    Notes
    -----
    Scores may be shifted by the largest of their column, so no exponential overflows, and no probability is made that
    could be rounded to 0: a cost of 1000 comes out as 1000.
    """
    logits, labels = _scored(logits, labels)
    shifted = logits - logits.max(axis=0)
    right = shifted[labels, np.arange(labels.size)]
    return _mean(np.log(np.exp(shifted).sum(axis=0)) - right)


def accuracy(prediction: ArrayLike, labels: ArrayLike) -> float:
    """Share of the examples whose highest score is that of the label.

    accuracy = 1/N · number of columns j with argmaxᵢ predictionᵢⱼ = labelⱼ

    Parameters
    ----------
    prediction : array-like of shape (n_classes, N)
        Scores of any kind, N ≥ 1 examples. Of equal scores the first counts.
    labels : array-like of shape (N,)
        Whole numbers from 0 to n_classes − 1.

    Returns
    -------
    float
        Between 0 and 1.

    Raises
    ------
    ValueError
        If the prediction is no table, a label is not whole or out of range, or there is not one label for each column.
    """
    prediction, labels = _scored(prediction, labels)
    return _mean(prediction.argmax(axis=0) == labels)


def better_cost(task: str) -> str:
    """The cost that suits a task.

    Parameters
    ----------
    task : "classification" or "regression"

    Returns
    -------
    "cross-entropy" or "squared-error"
        Classes are predicted as probabilities, and only the one on the right class matters; a quantity is predicted
        on a scale, where near is better than far.

    Raises
    ------
    ValueError
        If the task is neither.
    """
    costs = {"classification": "cross-entropy", "regression": "squared-error"}
    if task not in costs:
        raise ValueError(f"the task is {task!r}; it must be one of {', '.join(costs)}")
    return costs[task]


def _tables(first: ArrayLike, second: ArrayLike) -> tuple[Floats, Floats]:
    """Both as tables of one shape; broadcasting would hide a mistake."""
    first, second = np.asarray(first, float), np.asarray(second, float)
    if first.ndim != 2 or first.shape != second.shape:
        raise ValueError(f"two tables of the same shape are needed, not {first.shape} and {second.shape}")
    return first, second


def _whole(labels: ArrayLike, n_classes: int) -> NDArray[np.int64]:
    """Labels as integers; NumPy alone would take −1 for the last class and cut 2.5 down to 2."""
    given = np.asarray(labels, float)
    if given.ndim != 1:
        raise ValueError(f"labels have shape (N,), not {given.shape}")
    if not np.all((given >= 0) & (given < n_classes) & (given == np.floor(given))):
        raise ValueError(f"labels are whole numbers from 0 to {n_classes - 1}")
    return given.astype(np.int64)


def _scored(scores: ArrayLike, labels: ArrayLike) -> tuple[Floats, NDArray[np.int64]]:
    """A table of scores and one label for each of its columns."""
    scores = np.asarray(scores, float)
    if scores.ndim != 2:
        raise ValueError(f"scores have shape (n_classes, N), not {scores.shape}")
    known = _whole(labels, len(scores))
    if known.size != scores.shape[1]:
        raise ValueError(f"{known.size} labels for {scores.shape[1]} columns")
    return scores, known


def _mean(values: NDArray[Any]) -> float:
    """The mean over the examples; without any there is none."""
    if values.size == 0:
        raise ValueError("a mean needs at least one example")
    return float(values.mean())

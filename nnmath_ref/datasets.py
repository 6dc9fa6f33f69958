"""A set of examples on its way into training: prepared, split into two parts, cut into batches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnmath_ref.costs import one_hot

Floats = NDArray[np.float64]

BRIGHTEST = 16  # the value of a pixel that is all ink


def prepare(images: ArrayLike, labels: ArrayLike, n_classes: int) -> tuple[Floats, Floats]:
    """Images as columns of numbers from 0 to 1, labels as one-hot columns.

    Xᵢⱼ = pixel i of image j / 16, the rows of an image one after the other

    Parameters
    ----------
    images : array-like of shape (N, rows, columns)
        Pixels from 0 to 16.
    labels : array-like of shape (N,)
        Whole numbers from 0 to n_classes − 1.
    n_classes : int

    Returns
    -------
    X : ndarray of shape (rows · columns, N)
    Y : ndarray of shape (n_classes, N)

    Raises
    ------
    ValueError
        If the images are no stack of tables, there is not one label for each of them, a pixel is outside 0 to 16, or a
        label is no class.
    """
    pixels, known = np.asarray(images, float), np.asarray(labels)
    if pixels.ndim != 3 or len(pixels) != known.size:
        raise ValueError(f"images have shape (N, rows, columns), and there are N labels, not {pixels.shape}")
    if not np.all((pixels >= 0) & (pixels <= BRIGHTEST)):
        raise ValueError(f"a pixel is a number from 0 to {BRIGHTEST}")
    return pixels.reshape(len(pixels), -1).T / BRIGHTEST, one_hot(known, n_classes)


def split(
    X: ArrayLike, Y: ArrayLike, test_fraction: float, rng: np.random.Generator
) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Examples to learn from and examples to be tested on, chosen by chance.

    round(test_fraction · N) examples are in the test set, all the others in the training set.

    Parameters
    ----------
    X : array-like of shape (n, N)
    Y : array-like of shape (n_out, N)
        One column an example, in the same order.
    test_fraction : float
        Between 0 and 1, neither of them.
    rng : numpy.random.Generator

    Returns
    -------
    X_train, Y_train, X_test, Y_test : ndarray
        Shuffled; no example is in both sets, none in neither.

    Raises
    ------
    ValueError
        If the fraction is outside (0, 1), or X and Y have not as many columns.
    """
    X, Y = _pairs(X, Y)
    if not 0 < test_fraction < 1:
        raise ValueError(f"the part for the test is between 0 and 1, not {test_fraction}")
    N = X.shape[1]
    order = rng.permutation(N)
    test, train = np.split(order, [round(test_fraction * N)])
    return X[:, train], Y[:, train], X[:, test], Y[:, test]


def batches(
    X: ArrayLike, Y: ArrayLike, size: int, rng: np.random.Generator
) -> Iterator[tuple[NDArray[Any], NDArray[Any]]]:
    """All examples in a new order, `size` at a time.

    Parameters
    ----------
    X : array-like of shape (n, N)
    Y : array-like of shape (n_out, N)
        One column an example, in the same order.
    size : int
        At least 1; it may be larger than N.
    rng : numpy.random.Generator

    Yields
    ------
    X_batch, Y_batch : ndarray of `size` columns
        The last pair has what is left. Every example comes once.

    Raises
    ------
    ValueError
        If X and Y have not as many columns, or the size is below 1.
    """
    X, Y = _pairs(X, Y)
    if size < 1:
        raise ValueError(f"a batch has at least one example, not {size}")
    order = rng.permutation(X.shape[1])
    parts = (order[start : start + size] for start in range(0, order.size, size))
    return ((X[:, part], Y[:, part]) for part in parts)


def _pairs(X: ArrayLike, Y: ArrayLike) -> tuple[NDArray[Any], NDArray[Any]]:
    """Both as tables with as many columns: the column j of X and that of Y are one example."""
    X, Y = np.asarray(X), np.asarray(Y)
    if X.ndim != 2 or Y.ndim != 2 or X.shape[1] != Y.shape[1]:
        raise ValueError(f"X and Y are tables with one column an example; these have shapes {X.shape} and {Y.shape}")
    return X, Y

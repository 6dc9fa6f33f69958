"""The training loop: begin by chance, look at a batch, step downhill, again and again; then count what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnmath_ref.activations import relu, sigmoid, softmax
from nnmath_ref.costs import cross_entropy, mean_squared_error
from nnmath_ref.datasets import batches, prepare

Floats = NDArray[np.float64]
Layer = tuple[Any, Any, str]

ACTIVATIONS: dict[str, Callable[[Floats], Floats]] = {
    "sigmoid": sigmoid,
    "tanh": np.tanh,
    "relu": relu,
    "identity": lambda z: z,
    "softmax": softmax,
}
# the slopes are written by the activations themselves, a = f(z): these are at hand, and nothing is computed twice
SLOPES: dict[str, Callable[[Floats], Any]] = {
    "sigmoid": lambda a: a * (1 - a),
    "tanh": lambda a: 1 - a**2,
    "relu": lambda a: a > 0,
    "identity": lambda a: 1.0,
}
COSTS = {"squared_error": mean_squared_error, "cross_entropy": cross_entropy}


def initialise(sizes: Sequence[int], rng: np.random.Generator) -> list[tuple[Floats, Floats, str]]:
    """A network that has learned nothing yet: random weights, no biases, tanh inside and softmax at the end.

    Wᵢⱼ is drawn from a normal distribution with mean 0 and variance 1/n; then z = W x is about as large as x

    Parameters
    ----------
    sizes : sequence of int
        The number of inputs, then the number of neurons of each layer, such as [64, 32, 10].
    rng : numpy.random.Generator

    Returns
    -------
    list of (W, b, name)
        W of shape (m, n), b of shape (m, 1).

    Raises
    ------
    ValueError
        If there are fewer than two sizes, or one is below 1.

    References
    ----------
    LeCun, Bottou, Orr and Müller (1998), Efficient BackProp.
    """
    counts = [int(size) for size in sizes]
    if len(counts) < 2 or min(counts) < 1:
        raise ValueError(f"a network needs two sizes or more, each at least 1; these are {sizes}")
    names = ["tanh"] * (len(counts) - 2) + ["softmax"]
    shapes = zip(pairwise(counts), names, strict=True)
    return [(rng.normal(size=(m, n)) / np.sqrt(n), np.zeros((m, 1)), name) for (n, m), name in shapes]


def train(
    layers: Sequence[Layer],
    X: ArrayLike,
    Y: ArrayLike,
    cost: str,
    learning_rate: float,
    epochs: int,
    batch_size: int,
    rng: np.random.Generator,
) -> tuple[list[tuple[Floats, Floats, str]], list[float]]:
    """Gradient descent in small batches.

    W ← W − learning_rate · dC/dW and b ← b − learning_rate · dC/db, after each batch

    Parameters
    ----------
    layers : sequence of (W, b, name)
        At least one; "softmax" is for the last layer and the cross-entropy.
    X : array-like of shape (n, N)
    Y : array-like of shape (n_out, N)
    cost : "squared_error" or "cross_entropy"
        Both are means over the examples of a batch.
    learning_rate : float
    epochs : int
        How often all examples are looked at; with 0 nothing is learned.
    batch_size : int
        It may be larger than N.
    rng : numpy.random.Generator
        Shuffles anew in each epoch.

    Returns
    -------
    layers : list of (W, b, name)
        New arrays.
    history : list of float
        For each epoch the mean cost over its examples, the cost of each batch taken before its update.

    Raises
    ------
    ValueError
        If shapes do not fit, the cost is unknown or does not go with the last layer, the number of epochs is negative,
        or a batch has no example.
    """
    X, Y = np.asarray(X, float), np.asarray(Y, float)
    if epochs < 0:
        raise ValueError(f"the number of epochs is 0 or more, not {epochs}")
    network = _checked(layers, cost)
    batches(X, Y, batch_size, np.random.default_rng(0))  # refuses what makes no batches, also for 0 epochs
    history = []
    for _ in range(epochs):
        total = 0.0
        for X_batch, Y_batch in batches(X, Y, batch_size, rng):
            gradients, before = _gradients(network, X_batch, Y_batch, cost)
            total += before * X_batch.shape[1]
            network = [
                (W - learning_rate * dW, b - learning_rate * db, name)
                for (W, b, name), (dW, db) in zip(network, gradients, strict=True)
            ]
        history.append(total / X.shape[1])
    return network, history


def evaluate(layers: Sequence[Layer], X: ArrayLike, labels: ArrayLike) -> float:
    """Share of the examples that a network reads right: those whose largest output is in the row of their label.

    Parameters
    ----------
    layers : sequence of (W, b, name)
    X : array-like of shape (n, N)
        N ≥ 1 examples.
    labels : array-like of shape (N,)

    Returns
    -------
    float
        Between 0 and 1.

    Raises
    ------
    ValueError
        If shapes do not fit, or there is no example.
    """
    read = _activations(layers, np.asarray(X, float))[-1].argmax(axis=0)
    known = np.asarray(labels)
    if known.shape != read.shape or read.size == 0:
        raise ValueError(f"{read.size} examples with labels of shape {known.shape}")
    return float(np.mean(read == known))


def confusion_matrix(prediction: ArrayLike, labels: ArrayLike, n_classes: int) -> NDArray[np.int64]:
    """How often each digit was taken for each.

    Cᵢⱼ = the number of examples with the label i that were read as j

    Parameters
    ----------
    prediction, labels : array-like of int of shape (N,)
        Whole numbers from 0 to n_classes − 1.
    n_classes : int

    Returns
    -------
    ndarray of int of shape (n_classes, n_classes)
        The right answers are on the diagonal.

    Raises
    ------
    ValueError
        If there are not as many predictions as labels, or one of them is no class.
    """
    read, known = (np.asarray(values, dtype=int) for values in (prediction, labels))
    if read.ndim != 1 or read.shape != known.shape:
        raise ValueError(f"predictions of shape {read.shape} and labels of shape {known.shape}")
    for values in (read, known):
        if np.any((values < 0) | (values >= n_classes)):
            raise ValueError(f"a class is a whole number from 0 to {n_classes - 1}")
    return np.bincount(n_classes * known + read, minlength=n_classes**2).reshape(n_classes, n_classes)


def digits_network(images: ArrayLike, labels: ArrayLike, rng: np.random.Generator) -> list[tuple[Floats, Floats, str]]:
    """A network that reads handwritten digits: 64 → 32 → 10, trained with the cross-entropy.

    Parameters
    ----------
    images : array-like of shape (N, 8, 8)
        Pixels from 0 to 16.
    labels : array-like of shape (N,)
    rng : numpy.random.Generator

    Returns
    -------
    list of (W, b, name)
        For images that went through `prepare`.

    Raises
    ------
    ValueError
        If images or labels are none.
    """
    X, Y = prepare(images, labels, 10)
    return train(initialise([64, 32, 10], rng), X, Y, "cross_entropy", 0.5, 80, 20, rng)[0]


def _checked(layers: Sequence[Layer], cost: str) -> list[tuple[Floats, Floats, str]]:
    """The layers as arrays, where they and the cost can be trained together."""
    if cost not in COSTS:
        raise ValueError(f"the cost is {' or '.join(COSTS)}, not {cost!r}")
    network = [(np.asarray(W, float), np.asarray(b, float), name) for W, b, name in layers]
    if not network or any(name not in SLOPES for _, _, name in network[:-1]):
        raise ValueError(f"a network has layers, and those inside have one of {', '.join(SLOPES)}")
    if (network[-1][2] == "softmax") != (cost == "cross_entropy"):
        raise ValueError("softmax in the last layer and the cross-entropy go together, neither with anything else")
    return network


def _activations(layers: Sequence[Layer], X: Floats) -> list[Floats]:
    """X and what each layer sends on."""
    sent = [X]
    for W, b, name in layers:
        W, b = np.asarray(W, float), np.asarray(b, float)
        if name not in ACTIVATIONS or b.shape != (len(W), 1):
            raise ValueError(f"{name!r} with W of shape {W.shape} and b of shape {b.shape} is no layer")
        sent.append(ACTIVATIONS[name](W @ sent[-1] + b))
    return sent


def _gradients(network: Sequence[Layer], X: Floats, Y: Floats, cost: str) -> tuple[list[tuple[Floats, Floats]], float]:
    """(dC/dW, dC/db) for each layer, by the chain rule from the last to the first; and the cost itself."""
    sent = _activations(network, X)
    out, N = sent[-1], X.shape[1]
    value = COSTS[cost](out, Y)
    # for softmax with the cross-entropy, both slopes together are this simple
    delta = (out - Y) / N if cost == "cross_entropy" else 2 * (out - Y) / N * SLOPES[network[-1][2]](out)
    found = []
    for place in range(len(network) - 1, -1, -1):
        found.append((delta @ sent[place].T, delta.sum(axis=1, keepdims=True)))
        if place:
            delta = (network[place][0].T @ delta) * SLOPES[network[place - 1][2]](sent[place])
    return found[::-1], value

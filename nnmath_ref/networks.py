"""Forward propagation: from a single neuron to a network, and from the outputs of a network to a digit.

A network is a list of layers (W, b, f): weights of shape (m, n), biases of shape (m, 1), an activation function. The
outputs of one layer are the inputs of the next. Examples stand in columns.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnmath_ref.matrices import weighted_inputs

Activation = Callable[[Any], Any]
"""A function of an array that gives an array of the same shape; of a number, a number."""

Layer = tuple[ArrayLike, ArrayLike, Activation]
Array = NDArray[Any]


def neuron(w: ArrayLike, x: ArrayLike, b: float, f: Activation) -> float:
    """What one neuron sends on.

    a = f(w₁ x₁ + w₂ x₂ + … + wₙ xₙ + b)

    Parameters
    ----------
    w : array-like of shape (n,)
        Weights.
    x : array-like of shape (n,)
        Inputs.
    b : float
        Bias, in the unit of w times x.
    f : function
        Activation function, of a number.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If w and x are not two lists of the same length, or b is no single number.

    References
    ----------
    Gadanidis, Li and Tan, "Mathematics of Neural Networks" (2024): f(wx + b).
    """
    w, x = np.asarray(w), np.asarray(x)
    if w.ndim != 1 or w.shape != x.shape:
        raise ValueError(f"weights of shape {w.shape} and inputs of shape {x.shape}; both must be (n,)")
    if np.ndim(b) != 0:
        raise ValueError(f"the bias of one neuron is one number, not an array of shape {np.shape(b)}")
    return float(f(w @ x + b))


def layer(W: ArrayLike, x: ArrayLike, b: ArrayLike, f: Activation) -> Array:
    """What the neurons of a layer send on, for one example or a batch.

    a = f(W x + b)

    Parameters
    ----------
    W : array-like of shape (m, n)
        Weights, one row a neuron.
    x : array-like of shape (n, 1) or (n, N)
        Inputs, one column an example.
    b : array-like of shape (m, 1)
        Biases, added to every column.
    f : function
        Activation function. It is given all of z at once, so it may look at a column as a whole, as softmax does.

    Returns
    -------
    ndarray of shape (m, 1) or (m, N)

    Raises
    ------
    ValueError
        If the shapes do not fit.
    """
    return np.asarray(f(weighted_inputs(W, x, b)))


def forward_trace(layers: Sequence[Layer], x: ArrayLike) -> list[Array]:
    """The activations of every layer, the input first.

    a₀ = x,  aₖ = fₖ(Wₖ aₖ₋₁ + bₖ)

    Parameters
    ----------
    layers : sequence of (W, b, f)
        The first layer first; there may be none.
    x : array-like of shape (n, 1) or (n, N)
        Inputs, one column an example.

    Returns
    -------
    list of ndarray
        One more than there are layers; each of shape (neurons of the layer, N).

    Raises
    ------
    ValueError
        If the shapes of a layer do not fit each other, or what comes before it.
    """
    trace = [np.asarray(x)]
    for W, b, f in layers:
        trace.append(layer(W, trace[-1], b, f))
    return trace


def forward(layers: Sequence[Layer], x: ArrayLike) -> Array:
    """What a network makes of its inputs: the activations of the last layer.

    a = f_L(W_L ⋯ f₂(W₂ f₁(W₁ x + b₁) + b₂) ⋯ + b_L)

    Parameters
    ----------
    layers : sequence of (W, b, f)
        The first layer first. Without any, the output is x.
    x : array-like of shape (n, 1) or (n, N)
        Inputs, one column an example.

    Returns
    -------
    ndarray of shape (m, 1) or (m, N)
        m is the number of neurons of the last layer.

    Raises
    ------
    ValueError
        If the shapes of a layer do not fit each other, or what comes before it.
    """
    return forward_trace(layers, x)[-1]


def parameter_count(sizes: Sequence[int]) -> int:
    """How many weights and biases a network has.

    Σ (n + 1) m over neighbouring sizes n, m: every neuron has a weight for each of its inputs, and a bias

    Parameters
    ----------
    sizes : sequence of int
        The number of inputs, then the number of neurons of each layer, such as [64, 8, 10].

    Returns
    -------
    int
        0 where there is one size alone.

    Raises
    ------
    ValueError
        If there is no size, or one that is not a whole number from 1 up.
    """
    counts = np.asarray(sizes)
    if counts.ndim != 1 or counts.size == 0 or counts.dtype.kind not in "iu" or np.any(counts < 1):
        raise ValueError(f"the sizes of layers are whole numbers from 1 up; these are {sizes}")
    return sum((n + 1) * m for n, m in pairwise(counts.tolist()))


def predict(layers: Sequence[Layer], X: ArrayLike) -> NDArray[np.intp]:
    """The digit that a network reads in each example: the row of the largest output.

    argmaxᵢ aᵢ, the smallest i where several are largest

    Parameters
    ----------
    layers : sequence of (W, b, f)
    X : array-like of shape (n, N)
        One column an example.

    Returns
    -------
    ndarray of int of shape (N,)
        Rows are counted from 0, so that row 3 is the digit 3.

    Raises
    ------
    ValueError
        If shapes do not fit.
    """
    return np.argmax(forward(layers, X), axis=0)

"""How a cost changes with one neuron and with one layer: the chain rule, and the pieces of backpropagation.

Examples stand in columns. The gradients of weights and biases are means over the examples, as the costs are; what is
handed back to the layer before is not, for it belongs to each example.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnmath_ref.activations import d_sigmoid, sigmoid

Function = Callable[[Any], Any]
Floats = NDArray[np.float64]


def chain_rule(outer_derivative: Function, inner: Function, inner_derivative: Function, x: float) -> Any:
    """Derivative of outer(inner(x)).

    (outer ∘ inner)'(x) = outer'(inner(x)) · inner'(x)

    Parameters
    ----------
    outer_derivative, inner, inner_derivative : function
        Of a number. The outer function itself is not needed.
    x : float

    Returns
    -------
    float
        In the unit of outer by the unit of x.
    """
    return outer_derivative(inner(x)) * inner_derivative(x)


def neuron_gradients(w: ArrayLike, b: float, x: ArrayLike, y: float) -> tuple[Floats, float]:
    """How the squared error of one sigmoid neuron changes with its weights and its bias.

    C = (a − y)² with a = σ(z), z = w·x + b;  dC/db = 2 (a − y) σ'(z);  dC/dw = dC/db · x

    Parameters
    ----------
    w, x : array-like of shape (n,)
        Weights and inputs.
    b, y : float
        Bias and target.

    Returns
    -------
    dw : ndarray of shape (n,)
    db : float

    Raises
    ------
    ValueError
        If w and x are not two lists of the same length.
    """
    w, x = np.asarray(w, float), np.asarray(x, float)
    if w.ndim != 1 or w.shape != x.shape:
        raise ValueError(f"weights of shape {w.shape} and inputs of shape {x.shape}; both must be (n,)")
    z = w @ x + b
    delta = 2 * (sigmoid(z) - y) * d_sigmoid(z)
    return np.asarray(delta * x), float(delta)


def output_delta_squared_error(a: ArrayLike, z: ArrayLike, y: ArrayLike, d_activation: Function) -> Floats:
    """How the squared error of each example changes with the weighted inputs of the last layer.

    delta = 2 (a − y) f'(z), entry by entry

    Parameters
    ----------
    a, z, y : array-like of shape (n_out, N)
        Activations a = f(z), weighted inputs, targets.
    d_activation : function
        f', of an array.

    Returns
    -------
    ndarray of shape (n_out, N)
        For each example by itself, before the mean is taken.

    Raises
    ------
    ValueError
        If the three are no tables of one shape.
    """
    a, z, y = _tables(a, z, y)
    return np.asarray(2 * (a - y) * d_activation(z))


def output_delta_cross_entropy(p: ArrayLike, y: ArrayLike) -> Floats:
    """How the cross-entropy of each example changes with the scores that softmax was given.

    delta = p − y, with p = softmax(z)

    Parameters
    ----------
    p, y : array-like of shape (n_out, N)
        Probabilities and targets; every column of y adds up to 1.

    Returns
    -------
    ndarray of shape (n_out, N)
        For each example by itself, before the mean is taken.

    Raises
    ------
    ValueError
        If the two are no tables of one shape.

    Notes
    -----
    The slopes of the logarithm and of softmax cancel: 1/p is nowhere to be seen, and nothing is divided by 0.
    """
    p, y = _tables(p, y)
    return np.asarray(p - y)


def layer_gradients(W: ArrayLike, a_in: ArrayLike, delta: ArrayLike) -> tuple[Floats, Floats, Floats]:
    """How the cost changes with the weights, the biases and the inputs of a layer z = W a_in + b.

    dW = 1/N delta a_inᵀ,  db = 1/N Σⱼ deltaⱼ,  da_in = Wᵀ delta

    Parameters
    ----------
    W : array-like of shape (m, n)
    a_in : array-like of shape (n, N)
    delta : array-like of shape (m, N)
        How the cost of each of N ≥ 1 examples changes with z.

    Returns
    -------
    dW : ndarray of shape (m, n)
    db : ndarray of shape (m, 1)
        Both are means over the examples.
    da_in : ndarray of shape (n, N)
        For each example by itself.

    Raises
    ------
    ValueError
        If the shapes do not fit.
    """
    W, a_in, delta = np.asarray(W, float), np.asarray(a_in, float), np.asarray(delta, float)
    if not W.ndim == a_in.ndim == delta.ndim == 2 or (len(delta), len(a_in)) != W.shape:
        raise ValueError(f"W of shape {W.shape}, a_in of shape {a_in.shape} and delta of shape {delta.shape}")
    if a_in.shape[1] != delta.shape[1] or delta.shape[1] == 0:
        raise ValueError(f"{a_in.shape[1]} examples come in, and delta is about {delta.shape[1]}")
    return delta @ a_in.T / delta.shape[1], delta.mean(axis=1, keepdims=True), W.T @ delta


def _tables(*given: ArrayLike) -> list[Floats]:
    """All as tables of one shape; broadcasting would hide a mistake."""
    tables = [np.asarray(table, float) for table in given]
    if tables[0].ndim != 2 or len({table.shape for table in tables}) > 1:
        raise ValueError(f"tables of one shape are needed, not {', '.join(str(table.shape) for table in tables)}")
    return tables

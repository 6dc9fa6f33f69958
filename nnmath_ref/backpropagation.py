"""Backpropagation: how the cost changes with every weight and bias of a network, and a step downhill.

A network is a list of layers (W, b, name), where the name is that of its activation function. The cost is a mean over
the examples, which stand in columns.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnmath_ref.activations import d_relu, d_sigmoid, d_tanh, relu, sigmoid, softmax, tanh
from nnmath_ref.costs import cross_entropy, mean_squared_error
from nnmath_ref.gradients import layer_gradients, output_delta_cross_entropy, output_delta_squared_error
from nnmath_ref.matrices import weighted_inputs

Floats = NDArray[np.float64]
Layer = tuple[ArrayLike, ArrayLike, str]
Gradients = list[tuple[Floats, Floats]]

ACTIVATIONS: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    "sigmoid": (sigmoid, d_sigmoid),
    "tanh": (tanh, d_tanh),
    "relu": (relu, d_relu),
    "identity": (lambda z: np.asarray(z, float), lambda z: np.ones(np.shape(z))),
}
"""By name: each activation that treats every entry by itself, and its derivative. Softmax is not one of them."""

COSTS: dict[str, Callable[[ArrayLike, ArrayLike], float]] = {
    "squared_error": mean_squared_error,
    "cross_entropy": cross_entropy,
}
"""By name: each cost, of outputs and targets."""

SMALLEST = 1e-8  # what the relative error divides by at least, so that 0 and 0 agree


@dataclass(frozen=True)
class Step:
    """What a layer did on the way forward."""

    W: Floats
    a_in: Floats
    z: Floats
    a: Floats
    name: str


def steps_forward(layers: Sequence[Layer], X: ArrayLike) -> list[Step]:
    """What every layer is given, sums up, and sends on; the first layer first.

    Raises
    ------
    ValueError
        If there is no layer, a name is unknown, softmax is not the last layer, or shapes do not fit.
    """
    if not layers:
        raise ValueError("a network without layers has nothing to learn")
    steps: list[Step] = []
    a = np.asarray(X, float)
    for place, (W, b, name) in enumerate(layers, 1):
        if name not in ACTIVATIONS and not (name == "softmax" and place == len(layers)):
            raise ValueError(f"layer {place} of {len(layers)} cannot have the activation {name!r}")
        z = np.asarray(weighted_inputs(W, a, b), float)
        out = np.asarray(softmax(z) if name == "softmax" else ACTIVATIONS[name][0](z))
        steps.append(Step(np.asarray(W, float), a, z, out, name))
        a = out
    return steps


def network_cost(layers: Sequence[Layer], X: ArrayLike, Y: ArrayLike, cost: str) -> float:
    """The cost of what a network makes of X, where Y is right.

    C = cost(f_L(W_L ⋯ f₁(W₁ X + b₁) ⋯ + b_L), Y), the mean over the examples

    Raises
    ------
    ValueError
        As `backpropagate`.
    """
    steps = steps_forward(layers, X)
    _fitting(steps[-1], cost)
    return COSTS[cost](steps[-1].a, Y)


def output_delta(last: Step, Y: ArrayLike, cost: str) -> Floats:
    """How the cost of each example changes with the weighted inputs of the last layer; (n_out, N)."""
    _fitting(last, cost)
    if cost == "cross_entropy":
        return output_delta_cross_entropy(last.a, Y)
    return output_delta_squared_error(last.a, last.z, Y, ACTIVATIONS[last.name][1])


def backpropagate(layers: Sequence[Layer], X: ArrayLike, Y: ArrayLike, cost: str) -> Gradients:
    """How the cost changes with every weight and every bias of a network.

    delta_L from the cost;  delta_k = (W_{k+1}ᵀ delta_{k+1}) f_k'(z_k);  dW_k, db_k from delta_k, a_{k−1}

    Parameters
    ----------
    layers : sequence of (W, b, name)
        At least one, the first layer first. Names: "sigmoid", "tanh", "relu", "identity", and in the last layer, with
        the cross-entropy, "softmax".
    X : array-like of shape (n, N)
        N ≥ 1 examples.
    Y : array-like of shape (n_out, N)
        Targets; with the cross-entropy, every column adds up to 1.
    cost : str
        "squared_error" or "cross_entropy", both means over the examples.

    Returns
    -------
    list of (dW, db)
        One for each layer, the first layer first, of the shapes of W and b.

    Raises
    ------
    ValueError
        If shapes do not fit, a name is unknown, or the cost does not go with the last layer: the cross-entropy needs
        softmax, and softmax the cross-entropy.

    References
    ----------
    Rumelhart, Hinton and Williams (1986), Learning representations by back-propagating errors.
    """
    steps = steps_forward(layers, X)
    delta = output_delta(steps[-1], Y, cost)
    gradients: Gradients = []
    for step, before in zip(reversed(steps), [*reversed(steps[:-1]), None], strict=True):
        dW, db, da_in = layer_gradients(step.W, step.a_in, delta)
        gradients.insert(0, (dW, db))
        if before is not None:
            delta = da_in * ACTIVATIONS[before.name][1](before.z)
    return gradients


def gradient_check(
    cost: Callable[[list[Any]], float],
    parameters: Sequence[ArrayLike],
    gradients: Sequence[ArrayLike],
    h: float = 1e-5,
) -> float:
    """The largest relative difference between gradients and central differences of the cost.

    max |gradient − difference| / max(|gradient| + |difference|, 1e-8), over every entry of every parameter, with
    difference = (cost(… entry + h …) − cost(… entry − h …)) / 2h

    Parameters
    ----------
    cost : function
        Of a list of arrays such as `parameters`.
    parameters, gradients : sequence of array-like
        Of the same shapes.
    h : float
        A small step, in the unit of the parameters.

    Returns
    -------
    float
        Between 0 and 1: below 1e-6 the gradients are right, above 1e-3 they are not. 0 where there is no parameter.

    Raises
    ------
    ValueError
        If the shapes differ.
    """
    arrays = [np.array(parameter, float) for parameter in parameters]
    given = [np.asarray(gradient, float) for gradient in gradients]
    if [array.shape for array in arrays] != [gradient.shape for gradient in given]:
        raise ValueError("every parameter needs a gradient of its own shape")
    worst = 0.0
    for array, gradient in zip(arrays, given, strict=True):
        for place in np.ndindex(array.shape):
            mine, difference = float(gradient[place]), _central_difference(cost, arrays, array, place, h)
            worst = max(worst, abs(mine - difference) / max(abs(mine) + abs(difference), SMALLEST))
    return worst


def update(layers: Sequence[tuple[Any, Any, Any]], gradients: Sequence[Any], learning_rate: float) -> list[Any]:
    """New layers, one step downhill from the old ones.

    W ← W − learning_rate · dW,  b ← b − learning_rate · db

    Parameters
    ----------
    layers : sequence of (W, b, name)
    gradients : sequence of (dW, db)
        One for each layer, of the shapes of W and b.
    learning_rate : float

    Returns
    -------
    list of (W, b, name)

    Raises
    ------
    ValueError
        If there is not one gradient for each layer, or shapes differ.
    """
    if len(layers) != len(gradients):
        raise ValueError(f"{len(layers)} layers and {len(gradients)} pairs of gradients")
    return [
        (_downhill(W, dW, learning_rate), _downhill(b, db, learning_rate), name)
        for (W, b, name), (dW, db) in zip(layers, gradients, strict=True)
    ]


def _downhill(parameter: ArrayLike, gradient: ArrayLike, learning_rate: float) -> Floats:
    parameter, gradient = np.asarray(parameter, float), np.asarray(gradient, float)
    if parameter.shape != gradient.shape:
        raise ValueError(f"a parameter of shape {parameter.shape} with a gradient of shape {gradient.shape}")
    return parameter - learning_rate * gradient


def _central_difference(
    cost: Callable[[list[Any]], float], arrays: list[Floats], array: Floats, place: tuple[int, ...], h: float
) -> float:
    """The slope of the cost along one entry; the entry is put back."""
    kept = array[place]
    array[place] = kept + h
    above = cost(arrays)
    array[place] = kept - h
    below = cost(arrays)
    array[place] = kept
    return float((above - below) / (2 * h))


def _fitting(last: Step, cost: str) -> None:
    if cost not in COSTS:
        raise ValueError(f"the cost is {' or '.join(COSTS)}, not {cost!r}")
    if (cost == "cross_entropy") != (last.name == "softmax"):
        raise ValueError("softmax and the cross-entropy go together, and neither with anything else")

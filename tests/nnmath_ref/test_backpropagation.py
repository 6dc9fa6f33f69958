"""Backpropagation agrees with PyTorch's automatic slopes, in float64, and with differences of the cost."""

import copy
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch.nn import functional

from nnmath_ref.activations import softmax
from nnmath_ref.backpropagation import ACTIVATIONS, backpropagate, gradient_check, network_cost, update

NAMES = sorted(ACTIVATIONS)
THEIRS = {"sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu, "identity": lambda z: z}
CASES = [
    ([4, 3], 5, ["sigmoid"], "squared_error"),
    ([4, 3], 1, ["softmax"], "cross_entropy"),
    ([4, 5, 3], 7, ["tanh", "softmax"], "cross_entropy"),
    ([4, 5, 3], 7, ["relu", "identity"], "squared_error"),
    ([4, 5, 7, 3], 2, ["sigmoid", "relu", "tanh"], "squared_error"),
    ([3, 3, 3, 3], 3, ["identity", "tanh", "softmax"], "cross_entropy"),
    ([1, 1, 1], 1, ["tanh", "sigmoid"], "squared_error"),
]


def network(sizes: list[int], N: int, names: list[str], seed: int = 1) -> tuple[list[Any], np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    shapes = zip(pairwise(sizes), names, strict=True)
    layers = [(rng.normal(size=(m, n)) / np.sqrt(n), rng.normal(size=(m, 1)) / 2, name) for (n, m), name in shapes]
    Y = rng.normal(size=(sizes[-1], N))
    return layers, rng.normal(size=(sizes[0], N)), softmax(Y) if names[-1] == "softmax" else Y


def by_autograd(layers: list[Any], X: np.ndarray, Y: np.ndarray, cost: str) -> tuple[float, list[Any]]:
    parameters = [[torch.tensor(table, requires_grad=True) for table in layer[:2]] for layer in layers]
    a, target = torch.tensor(X), torch.tensor(Y)
    for (W, b), (_, _, name) in zip(parameters, layers, strict=True):
        z = W @ a + b
        a = z if name == "softmax" else THEIRS[name](z)
    if cost == "cross_entropy":
        total = functional.cross_entropy(a.T, target.T, reduction="sum")
    else:
        total = functional.mse_loss(a, target, reduction="sum")
    mean = total / X.shape[1]
    mean.backward()
    return mean.item(), [(W.grad.numpy(), b.grad.numpy()) for W, b in parameters]


def pairs(gradients: list[Any]) -> list[np.ndarray]:
    return [table for pair in gradients for table in pair]


@pytest.mark.parametrize(("sizes", "N", "names", "cost"), CASES)
def test_every_gradient_agrees_with_autograd(sizes, N, names, cost) -> None:
    layers, X, Y = network(sizes, N, names)
    value, theirs = by_autograd(layers, X, Y, cost)
    ours = backpropagate(layers, X, Y, cost)
    assert network_cost(layers, X, Y, cost) == pytest.approx(value, rel=1e-12)
    assert len(ours) == len(theirs)
    for mine, other in zip(pairs(ours), pairs(theirs), strict=True):
        assert mine.shape == other.shape
        np.testing.assert_allclose(mine, other, rtol=1e-9, atol=1e-13)


def checked(layers: list[Any], X: np.ndarray, Y: np.ndarray, cost: str) -> float:
    names = [layer[2] for layer in layers]

    def cost_of(tables: list[Any]) -> float:
        return network_cost(list(zip(tables[::2], tables[1::2], names, strict=True)), X, Y, cost)

    return gradient_check(cost_of, pairs([layer[:2] for layer in layers]), pairs(backpropagate(layers, X, Y, cost)))


@pytest.mark.parametrize(("sizes", "N", "names", "cost"), CASES)
def test_every_gradient_agrees_with_differences(sizes, N, names, cost) -> None:
    assert checked(*network(sizes, N, names), cost) < 1e-6


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=3), st.integers(1, 4), st.booleans(), st.integers(0, 2**20)
)
def test_any_network_agrees_with_autograd(names: list[str], N: int, soft: bool, seed: int) -> None:
    names = [*names[:-1], "softmax"] if soft else names
    layers, X, Y = network([3, 4, 2, 3][: len(names) + 1], N, names, seed)
    cost = "cross_entropy" if soft else "squared_error"
    _, theirs = by_autograd(layers, X, Y, cost)
    for mine, other in zip(pairs(backpropagate(layers, X, Y, cost)), pairs(theirs), strict=True):
        np.testing.assert_allclose(mine, other, rtol=1e-7, atol=1e-12)


@pytest.mark.parametrize(("sizes", "N", "names", "cost"), CASES)
def test_a_small_step_lowers_the_cost(sizes, N, names, cost) -> None:
    layers, X, Y = network(sizes, N, names)
    lower = update(layers, backpropagate(layers, X, Y, cost), 1e-3)
    assert network_cost(lower, X, Y, cost) < network_cost(layers, X, Y, cost)
    assert [layer[2] for layer in lower] == names


def test_nothing_that_is_given_is_changed() -> None:
    layers, X, Y = network([4, 5, 3], 7, ["tanh", "sigmoid"])
    before = copy.deepcopy((layers, X, Y))
    update(layers, backpropagate(layers, X, Y, "squared_error"), 0.5)
    checked(layers, X, Y, "squared_error")
    assert [t.tolist() for t in (*pairs([layer[:2] for layer in layers]), X, Y)] == [
        t.tolist() for t in (*pairs([layer[:2] for layer in before[0]]), *before[1:])
    ]


@pytest.mark.parametrize("change", ["other sizes", "other rows", "other examples", "one bias", "no layers", "name"])
def test_networks_that_do_not_fit_are_refused(change: str) -> None:
    layers, X, Y = network([4, 5, 3], 7, ["tanh", "sigmoid"])
    (W, b, name), last = layers
    wrong: dict[str, tuple[Any, ...]] = {
        "other sizes": ([last, layers[0]], X, Y),
        "other rows": (layers, X, Y[:2]),
        "other examples": (layers, X, Y[:, :1]),
        "one bias": ([(W, b[:1], name), last], X, Y),
        "no layers": ([], X, X),
        "name": ([(W, b, "softmax"), last], X, Y),
    }
    with pytest.raises(ValueError, match=r"\w"):
        backpropagate(*wrong[change], "squared_error")


@pytest.mark.parametrize(
    ("name", "cost"), [("softmax", "squared_error"), ("sigmoid", "cross_entropy"), ("sigmoid", "accuracy")]
)
def test_a_cost_that_does_not_go_with_the_last_layer_is_refused(name: str, cost: str) -> None:
    layers, X, Y = network([4, 3], 7, [name])
    with pytest.raises(ValueError, match=r"cost|go together"):
        backpropagate(layers, X, Y, cost)


def cube(parameters: list[Any]) -> float:
    return float(sum(np.sum(table**3) for table in parameters))


def test_a_wrong_gradient_stands_out() -> None:
    x = [np.array([[1.0, 2.0]]), np.array([[3.0]])]
    right = [3 * table**2 for table in x]
    assert gradient_check(cube, x, right) < 1e-9
    assert gradient_check(cube, x, [right[0], -right[1]]) == pytest.approx(1)
    assert gradient_check(cube, x, [right[0] * [[1, 2]], right[1]]) == pytest.approx(1 / 3)
    assert [table.tolist() for table in x] == [[[1, 2]], [[3]]]


def test_differences_are_central_and_nothing_is_divided_by_zero() -> None:
    assert gradient_check(cube, [[2]], [[12.25]], h=0.5) == 0  # 3·2² + h²
    assert gradient_check(cube, [0.0], [0.0]) == pytest.approx(0.01)  # h² / 1e-8
    assert gradient_check(lambda parameters: 1.0, [[1.0]], [[0.0]]) == 0
    assert gradient_check(cube, [], []) == 0


@pytest.mark.parametrize("gradients", [[], [[1.0, 2.0]], [[[1.0]]], [[1.0], [1.0]]])
def test_a_check_needs_a_gradient_for_every_parameter(gradients) -> None:
    with pytest.raises(ValueError, match="shape"):
        gradient_check(cube, [[1.0]], gradients)


@pytest.mark.parametrize("gradients", [[], [([[1.0]], [[1.0, 2.0]])], [([1.0], [[1.0]])], [([[1]], [[1]])] * 2])
def test_an_update_needs_a_gradient_for_every_parameter(gradients) -> None:
    with pytest.raises(ValueError, match=r"shape|layers"):
        update([([[1.0]], [[2.0]], "tanh")], gradients, 0.1)


@given(st.floats(-2, 2), st.floats(-2, 2))
def test_two_steps_with_one_gradient_are_one_longer_step(first: float, second: float) -> None:
    layers, X, Y = network([4, 3], 2, ["tanh"])
    gradients = backpropagate(layers, X, Y, "squared_error")
    two = update(update(layers, gradients, first), gradients, second)
    for one, other in zip(update(layers, gradients, first + second), two, strict=True):
        np.testing.assert_allclose(one[0], other[0], atol=1e-12)
        np.testing.assert_allclose(one[1], other[1], atol=1e-12)

"""The pieces of backpropagation agree with PyTorch's automatic slopes and with differences, and obey their own laws."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn import functional

from nnmath_ref.activations import d_sigmoid, d_tanh, sigmoid, softmax, tanh
from nnmath_ref.gradients import (
    chain_rule,
    layer_gradients,
    neuron_gradients,
    output_delta_cross_entropy,
    output_delta_squared_error,
)

SHAPES = [(1, 1, 1), (4, 5, 7), (5, 4, 1), (1, 5, 7), (4, 1, 7), (4, 4, 4)]
small = st.integers(1, 5)
numbers = st.floats(-3, 3)


def tables(*shapes: tuple[int, ...], seed: int = 5) -> list[np.ndarray]:
    rng = np.random.default_rng(seed)
    return [rng.normal(size=shape) for shape in shapes]


def watched(array: np.ndarray) -> torch.Tensor:
    return torch.tensor(array, dtype=torch.float64, requires_grad=True)


@pytest.mark.parametrize("x", [-1.5, 0.0, 0.3, 2.0])
def test_the_chain_rule_agrees_with_torch(x: float) -> None:
    theirs = watched(np.array(x))
    torch.sin(theirs**2 + 1).backward()
    assert chain_rule(np.cos, lambda t: t**2 + 1, lambda t: 2 * t, x) == pytest.approx(theirs.grad.item(), abs=1e-15)


@given(numbers, numbers)
def test_the_chain_rule_undoes_an_inverse(x: float, k: float) -> None:
    assert chain_rule(lambda t: 1 / t, np.exp, np.exp, x) == pytest.approx(1)
    assert chain_rule(lambda t: k, lambda t: 3 * t, lambda t: 3.0, x) == pytest.approx(3 * k)


@pytest.mark.parametrize("n", [1, 4, 7])
def test_the_gradients_of_a_neuron_agree_with_torch(n: int) -> None:
    w, x = tables((n,), (n,))
    weights, bias = watched(w), watched(np.array(0.25))
    ((torch.sigmoid(weights @ torch.tensor(x) + bias) - 0.75) ** 2).backward()
    dw, db = neuron_gradients(w, 0.25, x, 0.75)
    np.testing.assert_allclose(dw, weights.grad.numpy(), rtol=1e-12)
    assert db == pytest.approx(bias.grad.item(), rel=1e-12)


def test_the_gradients_of_a_neuron_agree_with_differences() -> None:
    w, x = tables((4,), (4,))
    dw, db = neuron_gradients(w, 0.5, x, 1)
    cost = lambda weights, b: (sigmoid(weights @ x + b) - 1) ** 2  # noqa: E731
    steps = 1e-5 * np.eye(4)
    differences = [(cost(w + step, 0.5) - cost(w - step, 0.5)) / 2e-5 for step in steps]
    np.testing.assert_allclose(dw, differences, rtol=1e-6)
    assert db == pytest.approx((cost(w, 0.5 + 1e-5) - cost(w, 0.5 - 1e-5)) / 2e-5, rel=1e-6)


def test_a_neuron_that_is_right_has_nothing_to_learn() -> None:
    dw, db = neuron_gradients([2, -1], 0, [1, 2], 0.5)
    assert dw.tolist() == [0, 0] and db == 0


@pytest.mark.parametrize(("ours", "slope", "theirs"), [(sigmoid, d_sigmoid, torch.sigmoid), (tanh, d_tanh, torch.tanh)])
@pytest.mark.parametrize("shape", [(1, 1), (4, 5), (3, 1)])
def test_the_delta_of_the_squared_error_agrees_with_torch(ours, slope, theirs, shape) -> None:
    z, y = tables(shape, shape)
    scores = watched(z)
    functional.mse_loss(theirs(scores), torch.tensor(y), reduction="sum").backward()
    np.testing.assert_allclose(
        output_delta_squared_error(ours(z), z, y, slope), scores.grad.numpy(), rtol=1e-9, atol=1e-14
    )


@pytest.mark.parametrize("shape", [(1, 1), (4, 5), (3, 1)])
def test_the_delta_of_the_cross_entropy_agrees_with_torch(shape) -> None:
    z, target = tables(shape, shape)
    y = softmax(target)
    scores = watched(z)
    functional.cross_entropy(scores.T, torch.tensor(y).T, reduction="sum").backward()
    np.testing.assert_allclose(output_delta_cross_entropy(softmax(z), y), scores.grad.numpy(), atol=1e-12)


@given(small, small)
def test_no_column_of_the_cross_entropy_moves_all_its_scores_one_way(n: int, N: int) -> None:
    z, target = tables((n, N), (n, N))
    delta = output_delta_cross_entropy(softmax(z), softmax(target))
    np.testing.assert_allclose(delta.sum(axis=0), 0, atol=1e-12)


@pytest.mark.parametrize(("m", "n", "N"), SHAPES)
def test_the_gradients_of_a_layer_agree_with_torch(m: int, n: int, N: int) -> None:
    W, a_in, b, delta = tables((m, n), (n, N), (m, 1), (m, N))
    weights, inputs, biases = watched(W), watched(a_in), watched(b)
    (torch.tensor(delta) * (weights @ inputs + biases)).sum().backward()
    dW, db, da_in = layer_gradients(W, a_in, delta)
    np.testing.assert_allclose(dW, weights.grad.numpy() / N, atol=1e-14)
    np.testing.assert_allclose(db, biases.grad.numpy() / N, atol=1e-14)
    np.testing.assert_allclose(da_in, inputs.grad.numpy(), atol=1e-14)


@given(small, small, small)
def test_examples_given_twice_change_no_mean(m: int, n: int, N: int) -> None:
    W, a_in, delta = tables((m, n), (n, N), (m, N))
    once, twice = layer_gradients(W, a_in, delta), layer_gradients(W, np.tile(a_in, 2), np.tile(delta, 2))
    np.testing.assert_allclose(twice[0], once[0], atol=1e-12)
    np.testing.assert_allclose(twice[1], once[1], atol=1e-12)
    np.testing.assert_allclose(twice[2], np.tile(once[2], 2), atol=1e-12)


@pytest.mark.parametrize(
    ("function", "arguments"),
    [
        (neuron_gradients, ([1, 2], 0, [1], 1)),
        (neuron_gradients, ([1], 0, [1, 2], 1)),
        (neuron_gradients, ([[1]], 0, [[1]], 1)),
        (output_delta_squared_error, ([[1]], [[1]], [[1, 2]], d_sigmoid)),
        (output_delta_squared_error, ([[1, 2]], [[1]], [[1, 2]], d_sigmoid)),
        (output_delta_squared_error, ([1], [1], [1], d_sigmoid)),
        (output_delta_cross_entropy, ([[1], [0]], [[1]])),
        (layer_gradients, ([[1, 2]], [[1], [2], [3]], [[1]])),
        (layer_gradients, ([[1, 2]], [[1]], [[1]])),
        (layer_gradients, ([[1], [2]], [[1]], [[1]])),
        (layer_gradients, ([[1]], [[1, 2]], [[1]])),
        (layer_gradients, ([[1]], [[1]], [[1, 2]])),
        (layer_gradients, ([[1]], [1], [[1]])),
        (layer_gradients, ([[1]], [[]], [[]])),
    ],
)
def test_shapes_that_do_not_fit_are_refused(function, arguments) -> None:
    with pytest.raises(ValueError, match=r"shape|examples"):
        function(*arguments)


def test_lists_and_whole_numbers_are_welcome_and_nothing_is_changed() -> None:
    W, a_in, delta = np.array([[1, 2]]), np.array([[3], [4]]), np.array([[5]])
    dW, db, da_in = layer_gradients(W, a_in, delta)
    assert (dW.tolist(), db.tolist(), da_in.tolist()) == ([[15, 20]], [[5]], [[5], [10]])
    assert (W.tolist(), a_in.tolist(), delta.tolist()) == ([[1, 2]], [[3], [4]], [[5]])
    assert output_delta_cross_entropy([[1], [0]], [[0], [1]]).tolist() == [[1], [-1]]

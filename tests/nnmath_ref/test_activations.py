"""The activation functions agree with PyTorch, with its automatic slopes, with differences, and with their own laws."""

from collections.abc import Callable

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from nnmath_ref.activations import (
    d_relu,
    d_sigmoid,
    d_tanh,
    leaky_relu,
    logit,
    relu,
    sigmoid,
    softmax,
    step,
    tanh,
)

Z = np.concatenate([np.linspace(-6, 6, 49), [-1000, -710, -50, -1e-9, 1e-9, 50, 710, 1000]])
ELEMENTWISE = [step, sigmoid, tanh, relu, leaky_relu, d_sigmoid, d_tanh, d_relu]
signals = st.floats(-1000, 1000)
tables = arrays(float, array_shapes(max_dims=2, max_side=5), elements=signals)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (step, lambda z: torch.heaviside(z, torch.tensor(1.0, dtype=z.dtype))),
        (sigmoid, torch.sigmoid),
        (tanh, torch.tanh),
        (relu, torch.relu),
        (leaky_relu, torch.nn.functional.leaky_relu),
    ],
)
def test_values_agree_with_torch(ours: Callable, theirs: Callable) -> None:
    np.testing.assert_allclose(ours(Z), theirs(torch.tensor(Z)).numpy(), rtol=1e-12, atol=1e-300)


@pytest.mark.parametrize(
    ("slope", "function"), [(d_sigmoid, torch.sigmoid), (d_tanh, torch.tanh), (d_relu, torch.relu)]
)
def test_slopes_agree_with_autograd(slope: Callable, function: Callable) -> None:
    z = torch.tensor(Z, requires_grad=True)
    function(z).sum().backward()
    np.testing.assert_allclose(slope(Z), z.grad.numpy(), rtol=1e-6, atol=1e-15)


@pytest.mark.parametrize(("slope", "function"), [(d_sigmoid, sigmoid), (d_tanh, tanh), (d_relu, relu)])
def test_slopes_agree_with_differences(slope: Callable, function: Callable) -> None:
    z, h = Z[np.abs(Z) > 1e-4], 1e-5  # away from the corner of relu
    np.testing.assert_allclose(slope(z), (function(z + h) - function(z - h)) / (2 * h), rtol=1e-5, atol=1e-9)


@pytest.mark.parametrize("alpha", [0, 0.2, 1, 3])
def test_leak_agrees_with_torch_for_any_alpha(alpha: float) -> None:
    theirs = torch.nn.functional.leaky_relu(torch.tensor(Z), negative_slope=alpha)
    np.testing.assert_allclose(leaky_relu(Z, alpha), theirs.numpy())


def test_logit_agrees_with_torch() -> None:
    p = np.array([1e-12, 0.01, 0.2, 0.5, 0.75, 1 - 1e-9])
    np.testing.assert_allclose(logit(p), torch.logit(torch.tensor(p)).numpy(), atol=1e-15)


@pytest.mark.parametrize("shape", [(5,), (5, 1), (1, 4), (4, 5), (5, 7)])
def test_softmax_agrees_with_torch(shape: tuple[int, ...]) -> None:
    z = np.random.default_rng(4).normal(scale=300, size=shape)
    np.testing.assert_allclose(softmax(z), torch.softmax(torch.tensor(z), dim=0).numpy(), rtol=1e-12, atol=1e-300)


@pytest.mark.parametrize("function", ELEMENTWISE)
@pytest.mark.parametrize("z", [0.5, -2, [1, -2, 3], [[1, 0], [-3, 4], [5, 6]], np.zeros((4, 1)), []])
def test_elementwise_functions_keep_the_shape(function: Callable, z: object) -> None:
    assert np.shape(function(z)) == np.shape(z)


def test_zero() -> None:
    values = [step(0), sigmoid(0), tanh(0), relu(0), leaky_relu(0), d_sigmoid(0), d_tanh(0), d_relu(0)]
    assert values == [1, 0.5, 0, 0, 0, 0.25, 1, 0]


@given(tables)
def test_everything_is_finite_and_nothing_is_changed(z: np.ndarray) -> None:
    before = z.copy()
    for function in (*ELEMENTWISE, softmax):
        assert np.all(np.isfinite(function(z)))
    np.testing.assert_array_equal(z, before)


@given(signals)
def test_sigmoid_is_between_zero_and_one_and_symmetric(z: float) -> None:
    assert 0 <= sigmoid(z) <= 1
    assert sigmoid(-z) == pytest.approx(1 - sigmoid(z), abs=1e-15)


@given(signals, signals)
def test_s_curves_never_fall(z: float, other: float) -> None:
    low, high = sorted((z, other))
    for curve in (step, sigmoid, tanh, relu, leaky_relu):
        assert curve(low) <= curve(high)


@given(signals)
def test_tanh_is_a_stretched_sigmoid_and_odd(z: float) -> None:
    assert tanh(z) == pytest.approx(2 * sigmoid(2 * z) - 1, abs=1e-15)
    assert tanh(-z) == -tanh(z)


@given(signals)
def test_relu_is_what_is_left_of_both_sides(z: float) -> None:
    assert relu(z) - relu(-z) == z
    assert relu(z) + relu(-z) == abs(z)


@given(signals, st.floats(0, 10))
def test_leak_scales_the_negative_side_only(z: float, alpha: float) -> None:
    assert leaky_relu(z, alpha) == relu(z) - alpha * relu(-z)


@given(st.floats(-30, 30))
def test_logit_undoes_sigmoid(z: float) -> None:
    assert logit(sigmoid(z)) == pytest.approx(z, abs=1e-2 if z > 15 else 1e-8)  # 1 − p has few digits near 1


@given(st.floats(1e-300, 1 - 1e-12))
def test_sigmoid_undoes_logit(p: float) -> None:
    assert sigmoid(logit(p)) == pytest.approx(p, rel=1e-9)


@given(arrays(float, array_shapes(min_dims=1, max_dims=2, max_side=5), elements=signals), st.floats(-1000, 1000))
def test_softmax_sums_to_one_and_ignores_a_shift(z: np.ndarray, shift: float) -> None:
    p = softmax(z)
    assert np.all((p >= 0) & (p <= 1))
    np.testing.assert_allclose(p.sum(axis=0), 1)
    np.testing.assert_allclose(softmax(z + shift), p, atol=1e-9)


@given(signals)
def test_softmax_of_two_scores_is_a_sigmoid(z: float) -> None:
    np.testing.assert_allclose(softmax([z, 0]), [sigmoid(z), sigmoid(-z)], rtol=1e-9, atol=1e-300)


@pytest.mark.parametrize("p", [0, 1, -0.2, 1.5, 75, float("nan"), [0.5, 0], [[0.2, 0.3], [0.4, 1]]])
def test_logit_refuses_what_is_no_probability_between(p: object) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        logit(p)


@pytest.mark.parametrize("z", [3.0, np.zeros((2, 2, 2)), [], np.zeros((0, 3))])
def test_softmax_refuses_other_shapes(z: object) -> None:
    with pytest.raises(ValueError, match="scores of shape"):
        softmax(z)


@pytest.mark.parametrize("alpha", [-0.1, float("nan")])
def test_a_negative_leak_is_refused(alpha: float) -> None:
    with pytest.raises(ValueError, match="0 or more"):
        leaky_relu([1, -1], alpha)

"""Slopes agree with PyTorch's and with the rules of calculus, and every way down obeys its own laws."""

import math
from collections.abc import Callable

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nnmath_ref.slopes import (
    classify_stationary_point,
    descend,
    gradient,
    lowest_of,
    secant_slope,
    slope,
    slope_sign,
    tangent_line,
)

brisk = settings(max_examples=40, deadline=None)  # a shared machine may be slow, never the mathematics
numbers = st.floats(-3, 3)
steps = st.floats(0.01, 2)
places = arrays(float, st.integers(1, 4), elements=numbers)


def bowl(x: np.ndarray) -> float:
    return float(np.sum(np.asarray(x, float) ** 2))


def bowl_gradient(x: np.ndarray) -> np.ndarray:
    return 2 * np.asarray(x, float)


def equal_valleys(x: np.ndarray) -> float:
    return float((x[0] ** 2 - 1) ** 2)


def equal_valleys_gradient(x: np.ndarray) -> np.ndarray:
    return 4 * x * (x**2 - 1)


@pytest.mark.parametrize("name", ["sin", "exp", "tanh", "sigmoid"])
@brisk
@given(x=numbers)
def test_slope_agrees_with_autograd(name: str, x: float) -> None:
    f = getattr(torch, name)
    place = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    f(place).backward()
    assert slope(lambda z: f(torch.tensor(z, dtype=torch.float64)), x) == pytest.approx(place.grad.item(), abs=1e-8)


@brisk
@given(x=places)
def test_gradient_agrees_with_autograd(x: np.ndarray) -> None:
    def f(z: torch.Tensor) -> torch.Tensor:
        return torch.sin(z.sum()) + (z**3).sum() - z[0] * z[-1]

    place = torch.tensor(x, requires_grad=True)
    f(place).backward()
    np.testing.assert_allclose(gradient(lambda z: f(torch.tensor(z)), x), place.grad.numpy(), atol=1e-7)


@pytest.mark.parametrize("rate", [0.01, 0.1])
def test_descent_agrees_with_steps_by_autograd(rate: float) -> None:
    place = torch.tensor([1.5, -0.5], dtype=torch.float64, requires_grad=True)
    path = [place.detach().numpy().copy()]
    for _ in range(7):
        (pull,) = torch.autograd.grad((place**4).sum(), place)
        place = (place - rate * pull).detach().requires_grad_()
        path.append(place.detach().numpy().copy())
    np.testing.assert_allclose(descend(lambda x: 4 * x**3, [1.5, -0.5], rate, 7), path)


@brisk
@given(numbers, steps)
def test_secant_of_a_square_is_the_sum_of_its_ends(a: float, h: float) -> None:
    assert secant_slope(lambda x: x**2, a, h) == pytest.approx(2 * a + h, abs=1e-9)


@brisk
@given(numbers, steps)
def test_a_secant_is_the_same_from_both_of_its_ends(a: float, h: float) -> None:
    assert secant_slope(math.sin, a, h) == pytest.approx(secant_slope(math.sin, a + h, -h), abs=1e-9)


@brisk
@given(numbers, steps)
def test_central_difference_of_a_cube_is_off_by_the_square_of_h(x: float, h: float) -> None:
    assert slope(lambda z: z**3, x, h) == pytest.approx(3 * x**2 + h**2, abs=1e-8)


def test_steps_that_are_usual_are_a_hundred_thousandth() -> None:
    assert slope(lambda x: 1e12 * x**3, 0.0) == pytest.approx(100)
    assert gradient(lambda x: 1e12 * x[0] ** 3, [0.0]) == pytest.approx(100)


@brisk
@given(numbers)
def test_tangent_touches(a: float) -> None:
    m, c = tangent_line(math.exp, a)
    assert m * a + c == pytest.approx(math.exp(a))
    beside = np.array([a - 0.5, a + 0.5])
    assert np.all(np.exp(beside) > m * beside + c)  # a curve that bends upwards lies above its tangents


@pytest.mark.parametrize(("size", "sign"), [(9e-7, 0), (1.1e-6, 1), (-9e-7, 0), (-1.1e-6, -1), (0, 0), (3, 1)])
def test_level_ends_at_a_millionth(size: float, sign: int) -> None:
    assert slope_sign(lambda x: size * x, 0.5) == sign


@pytest.mark.parametrize(
    ("f", "x", "kind"),
    [
        (lambda x: x**2, 0, "minimum"),
        (lambda x: -(x**2), 0, "maximum"),
        (lambda x: x**4, 0, "minimum"),
        (lambda x: -(x**4), 0, "maximum"),
        (lambda x: x**3, 0, "neither"),
        (lambda x: -(x**3), 0, "neither"),
        (lambda x: 7.0, 0, "neither"),
        (lambda x: x**2, 1, "neither"),
        (lambda x: x**2, 0.005, "neither"),
        (lambda x: max(x, 0) ** 2, 0, "neither"),
        (math.cos, 0, "maximum"),
        (math.cos, math.pi, "minimum"),
    ],
)
def test_stationary_points_have_their_kind(f: Callable[[float], float], x: float, kind: str) -> None:
    assert classify_stationary_point(f, x) == kind


@brisk
@given(numbers)
def test_turning_a_curve_upside_down_swaps_minimum_and_maximum(x: float) -> None:
    swap = {"minimum": "maximum", "maximum": "minimum", "neither": "neither"}
    assert classify_stationary_point(lambda z: -math.cos(z), x) == swap[classify_stationary_point(math.cos, x)]


@brisk
@given(places, st.floats(0.01, 0.45), st.integers(0, 12))
def test_descent_in_a_bowl_shrinks_by_one_factor(start: np.ndarray, rate: float, count: int) -> None:
    path = descend(bowl_gradient, start, rate, count)
    assert path.shape == (count + 1, len(start))
    np.testing.assert_allclose(path, np.outer((1 - 2 * rate) ** np.arange(count + 1), start), atol=1e-12)


@brisk
@given(places)
def test_whole_numbers_are_places_too(x: np.ndarray) -> None:
    whole = np.round(x).astype(int)
    np.testing.assert_allclose(gradient(bowl, whole.tolist()), 2 * whole, atol=1e-8)
    np.testing.assert_allclose(gradient(bowl, whole), 2 * whole, atol=1e-8)
    np.testing.assert_allclose(descend(bowl_gradient, whole, 0.25, 2)[-1], whole / 4)


def test_arguments_stay_as_they_were() -> None:
    x, starts = np.array([1.0, -2.0]), np.array([[1.0, 2.0], [0.5, -1.0]])

    def greedy(place: np.ndarray) -> np.ndarray:
        place *= 2
        return place

    gradient(bowl, x)
    path = descend(greedy, x, 0.25, 2)
    lowest_of(bowl, bowl_gradient, starts, 0.25, 2)
    np.testing.assert_array_equal(x, [1, -2])
    np.testing.assert_array_equal(starts, [[1, 2], [0.5, -1]])
    np.testing.assert_allclose(path, [[1, -2], [0.5, -1], [0.25, -0.5]])


def test_height_decides_and_not_the_gradient() -> None:
    end = lowest_of(equal_valleys, equal_valleys_gradient, [[0.0], [0.5], [0.0]], 0.05, 3)
    assert 0.5 < end[0] < 1


def test_only_the_ends_count() -> None:
    end = lowest_of(bowl, bowl_gradient, [[2.0], [-1.0], [3.0]], 1.5, 2)
    np.testing.assert_allclose(end, [-4])


@brisk
@given(st.lists(arrays(float, 2, elements=numbers), min_size=1, max_size=5), st.integers(0, 4))
def test_no_end_is_lower_than_the_lowest(starts: list[np.ndarray], count: int) -> None:
    end = lowest_of(bowl, bowl_gradient, starts, 0.2, count)
    ends = [descend(bowl_gradient, start, 0.2, count)[-1] for start in starts]
    assert bowl(end) == min(bowl(other) for other in ends)


@pytest.mark.parametrize(
    "call",
    [
        lambda: secant_slope(math.sin, 1, 0),
        lambda: slope(math.sin, 1, 0),
        lambda: gradient(bowl, [1.0], 0),
        lambda: gradient(bowl, 1.0),
        lambda: gradient(bowl, [[1.0]]),
        lambda: descend(bowl_gradient, [1.0], 0.1, -1),
        lambda: descend(bowl_gradient, 1.0, 0.1, 1),
        lambda: descend(bowl_gradient, [[1.0]], 0.1, 1),
        lambda: lowest_of(bowl, bowl_gradient, [], 0.1, 1),
        lambda: lowest_of(bowl, bowl_gradient, np.zeros((0, 2)), 0.1, 1),
        lambda: lowest_of(bowl, bowl_gradient, [[1.0]], 0.1, -1),
    ],
)
def test_what_has_no_answer_is_refused(call: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"h cannot be 0|shape \(n,\)|0 or more|at least one"):
        call()

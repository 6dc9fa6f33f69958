"""The costs agree with PyTorch, with its slopes and with differences, and obey their own laws."""

import math
from collections.abc import Callable

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from torch.nn import functional

from nnmath_ref.activations import softmax
from nnmath_ref.costs import (
    accuracy,
    better_cost,
    cross_entropy,
    entropy,
    mean_absolute_error,
    mean_squared_error,
    one_hot,
    softmax_cross_entropy,
    squared_error,
)

SHAPES = [(1, 1), (1, 5), (4, 1), (4, 5), (5, 4), (7, 7)]
TABLES = [squared_error, mean_squared_error, mean_absolute_error, cross_entropy]
SCORED = [softmax_cross_entropy, accuracy]

numbers = st.floats(-100, 100)
tables = arrays(float, array_shapes(min_dims=2, max_dims=2, max_side=5), elements=numbers)
weights = arrays(float, st.integers(1, 6), elements=st.floats(0, 1)).filter(lambda w: w.sum() > 0.01)
distributions = weights.map(lambda w: w / w.sum())


def two_tables(shape: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    return tuple(np.random.default_rng(5).normal(size=(2, *shape)))


def scores(shape: tuple[int, int], scale: float = 3) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(6)
    return rng.normal(scale=scale, size=shape), rng.integers(shape[0], size=shape[1])


def two_distributions(shape: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    p, target = two_tables(shape)
    return softmax(p), softmax(target)


@st.composite
def scored(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    z = draw(tables)
    return z, draw(arrays(int, z.shape[1], elements=st.integers(0, len(z) - 1)))


@pytest.mark.parametrize(("n_classes", "labels"), [(1, [0]), (4, [3]), (4, [0, 1, 2, 3]), (10, [7, 0, 7, 9])])
def test_one_hot_agrees_with_torch(n_classes: int, labels: list[int]) -> None:
    theirs = functional.one_hot(torch.tensor(labels), n_classes).T
    np.testing.assert_array_equal(one_hot(labels, n_classes), theirs.numpy())


@pytest.mark.parametrize("shape", SHAPES)
def test_squared_and_absolute_errors_agree_with_torch(shape: tuple[int, int]) -> None:
    prediction, target = two_tables(shape)
    theirs, ours = torch.tensor(prediction), torch.tensor(target)
    each = functional.mse_loss(theirs, ours, reduction="none").sum(0)
    np.testing.assert_allclose(squared_error(prediction, target), each.numpy())
    assert mean_squared_error(prediction, target) == pytest.approx(
        functional.mse_loss(theirs, ours, reduction="sum").item() / shape[1]
    )
    assert mean_absolute_error(prediction, target) == pytest.approx(
        functional.l1_loss(theirs, ours, reduction="sum").item() / shape[1]
    )


@given(distributions)
def test_entropy_agrees_with_torch(p: np.ndarray) -> None:
    theirs = torch.special.entr(torch.tensor(p)).sum().item()
    assert entropy(p) == pytest.approx(theirs, abs=1e-12)


@pytest.mark.parametrize("shape", SHAPES)
def test_cross_entropy_of_any_target_agrees_with_torch(shape: tuple[int, int]) -> None:
    p, target = two_distributions(shape)
    theirs = functional.cross_entropy(torch.tensor(p).log().T, torch.tensor(target).T).item()
    assert cross_entropy(p, target) == pytest.approx(theirs)


@pytest.mark.parametrize("scale", [1, 30, 1000])
@pytest.mark.parametrize("shape", SHAPES)
def test_softmax_cross_entropy_agrees_with_torch(shape: tuple[int, int], scale: float) -> None:
    z, labels = scores(shape, scale)
    theirs = functional.cross_entropy(torch.tensor(z).T, torch.tensor(labels)).item()
    assert softmax_cross_entropy(z, labels) == pytest.approx(theirs, rel=1e-12, abs=1e-300)


@pytest.mark.parametrize("shape", SHAPES[1:])
def test_slopes_by_differences_agree_with_autograd(shape: tuple[int, int]) -> None:
    z, labels = scores(shape)
    variable = torch.tensor(z, requires_grad=True)
    functional.cross_entropy(variable.T, torch.tensor(labels)).backward()
    np.testing.assert_allclose(differences(lambda z: softmax_cross_entropy(z, labels), z), variable.grad, atol=1e-8)

    prediction, target = two_tables(shape)
    variable = torch.tensor(prediction, requires_grad=True)
    (functional.mse_loss(variable, torch.tensor(target), reduction="sum") / shape[1]).backward()
    slopes = differences(lambda prediction: mean_squared_error(prediction, target), prediction)
    np.testing.assert_allclose(slopes, variable.grad, atol=1e-8)


@pytest.mark.parametrize("shape", SHAPES[1:])
def test_slope_of_softmax_cross_entropy_is_probability_minus_target(shape: tuple[int, int]) -> None:
    z, labels = scores(shape)
    slopes = differences(lambda z: softmax_cross_entropy(z, labels), z)
    np.testing.assert_allclose(slopes, (softmax(z) - one_hot(labels, shape[0])) / shape[1], atol=1e-8)


def differences(cost: Callable, at: np.ndarray, h: float = 1e-5) -> np.ndarray:
    """The slope of `cost` in every entry, rise over run on both sides."""
    slopes = np.zeros(at.shape)
    for place in np.ndindex(at.shape):
        step = np.zeros(at.shape)
        step[place] = h
        slopes[place] = (cost(at + step) - cost(at - step)) / (2 * h)
    return slopes


def test_values_worked_out_by_hand() -> None:
    prediction, target = [[0.8, 0.5, 0.1], [0.2, 0.5, 0.9]], [[1, 1, 1], [0, 0, 0]]
    np.testing.assert_allclose(squared_error(prediction, target), [0.08, 0.5, 1.62])
    assert mean_squared_error(prediction, target) == pytest.approx(2.2 / 3)
    assert mean_absolute_error(prediction, target) == pytest.approx(3.2 / 3)
    assert cross_entropy(prediction, target) == pytest.approx(-math.log(0.8 * 0.5 * 0.1) / 3)
    assert accuracy(prediction, [0, 0, 0]) == pytest.approx(2 / 3)  # of equal scores the first counts


def test_errors_that_cancel_still_cost() -> None:
    assert mean_squared_error([[1, -1], [-1, 1]], np.zeros((2, 2))) == 2
    assert mean_absolute_error([[1, -1], [-1, 1]], np.zeros((2, 2))) == 2


def test_what_never_happens_adds_no_surprise() -> None:
    assert entropy([0, 1, 0]) == 0
    assert entropy([0.5, 0, 0.5]) == pytest.approx(math.log(2))


def test_certain_guesses() -> None:
    assert cross_entropy([[1, 0], [0, 1]], [[1, 0], [0, 1]]) == 0
    assert cross_entropy([[0], [1]], [[1], [0]]) == pytest.approx(12 * math.log(10))
    assert cross_entropy([[1e-30], [1]], [[1], [0]]) == pytest.approx(12 * math.log(10))


def test_scores_far_apart() -> None:
    assert softmax_cross_entropy([[1000], [0]], [0]) == 0
    assert softmax_cross_entropy([[1000], [0]], [1]) == 1000
    assert softmax_cross_entropy([[-1000, 1000], [-1000, 1000]], [0, 1]) == pytest.approx(math.log(2))


@given(tables)
def test_errors_are_not_negative_and_symmetric(prediction: np.ndarray) -> None:
    target = np.roll(prediction, 1)
    for cost in (mean_squared_error, mean_absolute_error):
        assert cost(prediction, target) >= 0
        assert cost(prediction, target) == pytest.approx(cost(target, prediction))
        assert cost(prediction, prediction) == 0


@given(tables)
def test_mean_squared_error_is_the_mean_of_the_columns(prediction: np.ndarray) -> None:
    target = np.flip(prediction)
    columns = [mean_squared_error(prediction[:, [j]], target[:, [j]]) for j in range(prediction.shape[1])]
    assert mean_squared_error(prediction, target) == pytest.approx(np.mean(columns))
    np.testing.assert_allclose(squared_error(prediction, target), columns)


@given(distributions)
def test_entropy_is_largest_where_all_are_alike(p: np.ndarray) -> None:
    assert 0 <= entropy(p) <= math.log(p.size) + 1e-9
    assert entropy(np.full(p.size, 1 / p.size)) == pytest.approx(math.log(p.size))


@given(distributions, distributions)
def test_surprises_of_independent_events_add(p: np.ndarray, q: np.ndarray) -> None:
    assert entropy(np.outer(p, q).ravel()) == pytest.approx(entropy(p) + entropy(q), abs=1e-9)


@given(distributions, st.data())
def test_cross_entropy_is_never_below_the_entropy_of_the_target(target: np.ndarray, data: st.DataObject) -> None:
    p = data.draw(arrays(float, target.size, elements=st.floats(0.001, 1)))
    p /= p.sum()
    assert cross_entropy(p[:, None], target[:, None]) >= entropy(target) - 1e-9
    assert cross_entropy(target[:, None], target[:, None]) == pytest.approx(entropy(target), abs=1e-9)


@given(scored())
def test_softmax_cross_entropy_is_cross_entropy_of_softmax(given: tuple[np.ndarray, np.ndarray]) -> None:
    z, labels = given
    z = z / 10  # nearer together, so that no probability is below the smallest
    long_way = cross_entropy(softmax(z), one_hot(labels, len(z)))
    assert softmax_cross_entropy(z, labels) == pytest.approx(long_way, abs=1e-9)


@given(scored(), numbers)
def test_a_shift_of_all_scores_changes_nothing(given: tuple[np.ndarray, np.ndarray], shift: float) -> None:
    z, labels = given
    assert softmax_cross_entropy(z + shift, labels) == pytest.approx(softmax_cross_entropy(z, labels), abs=1e-9)
    assert softmax_cross_entropy(z, labels) >= 0


@given(scored())
def test_one_hot_columns_score_fully(given: tuple[np.ndarray, np.ndarray]) -> None:
    z, labels = given
    target = one_hot(labels, len(z))
    np.testing.assert_array_equal(target.sum(axis=0), 1)
    assert accuracy(target, labels) == 1
    assert accuracy(z, np.argmax(z, axis=0)) == 1
    assert accuracy(-target, labels) == (len(z) == 1)


@pytest.mark.parametrize("function", TABLES)
def test_nothing_that_was_given_is_changed(function: Callable) -> None:
    p, target = np.array([[0.0, 1.0], [1.0, 0.0]]), np.array([[1.0, 0.5], [0.0, 0.5]])
    function(p, target)
    np.testing.assert_array_equal(p, [[0, 1], [1, 0]])
    np.testing.assert_array_equal(target, [[1, 0.5], [0, 0.5]])


def test_each_task_has_its_cost() -> None:
    assert [better_cost("classification"), better_cost("regression")] == ["cross-entropy", "squared-error"]


@pytest.mark.parametrize("function", TABLES)
@pytest.mark.parametrize("other", [(3, 2), (2, 1), (1, 3), (1, 1), (3,), (2, 3, 1), ()])
def test_tables_of_different_shape_are_refused(function: Callable, other: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="same shape"):
        function(np.ones((2, 3)), np.ones(other))
    with pytest.raises(ValueError, match="same shape"):
        function(np.ones(other), np.ones((2, 3)))


@pytest.mark.parametrize("function", TABLES[1:])
def test_a_mean_of_no_examples_is_refused(function: Callable) -> None:
    with pytest.raises(ValueError, match="at least one"):
        function(np.zeros((3, 0)), np.zeros((3, 0)))


@pytest.mark.parametrize("labels", [[0, 1, 3], [0, -1, 2], [0, 0.5, 1], [0, float("nan"), 1], [[0, 1, 2]], 1])
def test_labels_that_are_no_class_are_refused(labels: object) -> None:
    with pytest.raises(ValueError, match="labels"):
        one_hot(labels, 3)
    for function in SCORED:
        with pytest.raises(ValueError, match="labels"):
            function(np.eye(3), labels)


@pytest.mark.parametrize("function", SCORED)
def test_scores_and_labels_must_match(function: Callable) -> None:
    for labels in ([0], [0, 1], [0, 1, 2, 0]):
        with pytest.raises(ValueError, match="columns"):
            function(np.eye(3), labels)
    with pytest.raises(ValueError, match="shape"):
        function([0.1, 0.9], [1])
    with pytest.raises(ValueError, match="at least one"):
        function(np.zeros((3, 0)), [])


@pytest.mark.parametrize(
    "p", [[0.5, 0.4], [1.5, -0.5], [50, 50], [], [0.5, 0.500002], [0.5, float("nan")], [[0.5, 0.5]], 1]
)
def test_what_is_no_distribution_has_no_entropy(p: object) -> None:
    with pytest.raises(ValueError, match="distribution"):
        entropy(p)


def test_a_sum_off_by_a_rounding_error_is_accepted() -> None:
    assert entropy([0.3333333] * 3) == pytest.approx(math.log(3), rel=1e-6)
    assert entropy([0.5, 0.5000009]) == pytest.approx(math.log(2), rel=1e-6)


@pytest.mark.parametrize("task", ["", "Classification", "juggling", None])
def test_an_unknown_task_is_refused(task: object) -> None:
    with pytest.raises(ValueError, match="must be one of"):
        better_cost(task)

"""The five questions of the recap agree with PyTorch, and keep what they promise."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from torch.utils.data import DataLoader

from nnmath_ref.recap import count_updates, find_bias, squeeze, valleys, worst_example

brisk = settings(max_examples=40, deadline=None)  # a shared machine may be slow, never the mathematics
numbers = st.floats(-100, 100)
sizes = st.integers(1, 6)


@brisk
@given(data=st.data(), m=sizes, n=sizes)
def test_the_bias_found_is_the_bias_that_was_added(data: st.DataObject, m: int, n: int) -> None:
    W, x, b = (data.draw(arrays(float, shape, elements=numbers)) for shape in ((m, n), (n, 1), (m, 1)))
    z = torch.nn.functional.linear(torch.tensor(x.T), torch.tensor(W), torch.tensor(b[:, 0])).numpy().T
    np.testing.assert_allclose(find_bias(W, x, z), b, atol=1e-9)


@pytest.mark.parametrize("shapes", [((2, 3), (2, 1), (2, 1)), ((2, 3), (3, 1), (1, 1)), ((2, 3), (3, 2), (2, 1))])
def test_tables_that_do_not_fit_have_no_bias(shapes: tuple[tuple[int, int], ...]) -> None:
    with pytest.raises(ValueError, match="do not fit"):
        find_bias(*(np.ones(shape) for shape in shapes))


@brisk
@given(z=arrays(float, st.tuples(sizes, sizes), elements=numbers), one=numbers, other=numbers)
def test_squeeze_agrees_with_torch_and_a_second_time_changes_nothing(z: np.ndarray, one: float, other: float) -> None:
    lowest, highest = sorted((one, other))
    squeezed = squeeze(z, lowest, highest)
    np.testing.assert_array_equal(squeezed, torch.clamp(torch.tensor(z), lowest, highest).numpy())
    np.testing.assert_array_equal(squeeze(squeezed, lowest, highest), squeezed)


def test_limits_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(ValueError, match="above"):
        squeeze(0.0, 1, -1)


@brisk
@given(data=st.data(), m=sizes, n=sizes)
def test_no_example_is_worse_than_the_worst(data: st.DataObject, m: int, n: int) -> None:
    prediction, target = (torch.tensor(data.draw(arrays(float, (m, n), elements=numbers))) for _ in range(2))
    errors = torch.nn.functional.mse_loss(prediction, target, reduction="none").sum(dim=0)
    assert errors[worst_example(prediction.numpy(), target.numpy())] == pytest.approx(errors.max().item())


def test_the_first_of_equally_bad_examples_is_named() -> None:
    assert worst_example([[1, 3, -3]], [[0, 0, 0]]) == 1


@pytest.mark.parametrize("shapes", [((2, 3), (2, 1)), ((2, 3), (3, 2)), ((3,), (3,)), ((2, 0), (2, 0))])
def test_predictions_and_targets_of_other_shapes_are_refused(shapes: tuple[tuple[int, ...], ...]) -> None:
    with pytest.raises(ValueError, match="an example a column"):
        worst_example(*(np.ones(shape) for shape in shapes))


@brisk
@given(costs=st.permutations(range(9)))
def test_valleys_hold_the_lowest_place_and_alternate_with_hilltops(costs: list[int]) -> None:
    found, tops = valleys(costs), valleys([-cost for cost in costs])
    assert costs.index(0) in found
    assert abs(len(found) - len(tops)) <= 1
    assert all(any(left < top < right for top in tops) for left, right in itertools.pairwise(found))


def test_ends_can_be_valleys_and_nothing_has_none() -> None:
    assert valleys([1, 2, 0]) == [0, 2]
    assert valleys([5]) == [0]
    with pytest.raises(ValueError, match="at least one"):
        valleys([])


@brisk
@given(examples=st.integers(1, 60), batch_size=st.integers(1, 70), epochs=st.integers(0, 5))
def test_updates_are_the_batches_that_torch_makes(examples: int, batch_size: int, epochs: int) -> None:
    batches: DataLoader[int] = DataLoader(list(range(examples)), batch_size=batch_size)
    assert count_updates(examples, batch_size, epochs) == epochs * len(batches)


@pytest.mark.parametrize("training", [(0, 5, 1), (5, 0, 1), (5, -2, 1), (5, 2, -1)])
def test_impossible_trainings_are_refused(training: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="no such training"):
        count_updates(*training)

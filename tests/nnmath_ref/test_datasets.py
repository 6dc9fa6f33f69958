"""Examples are neither lost nor parted from their targets, whatever the shuffling."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.datasets import load_digits

from nnmath_ref.datasets import batches, prepare, split

brisk = settings(max_examples=40, deadline=None)  # a shared machine may be slow, never the mathematics
seeds = st.integers(0, 2**32)


def numbered(N):
    """Examples that tell which one they are, in X and in Y."""
    X = np.arange(N)[None] + np.array([[0], [1000]])
    return X, 10 * np.arange(N)[None]


def together(X, Y):
    """Which examples a table holds; their targets must be their own."""
    assert np.array_equal(10 * X[0], Y[0])
    return X[0].tolist()


def test_digits_become_columns_from_0_to_1():
    digits = load_digits()
    X, Y = prepare(digits.images, digits.target, 10)
    assert np.array_equal(X, digits.data.T / 16)
    assert np.array_equal(Y.argmax(axis=0), digits.target) and np.array_equal(Y.sum(axis=0), np.ones(1797))


def test_an_image_is_read_row_after_row():
    X, Y = prepare([[[0, 16, 8], [4, 2, 1]]], [1], 3)
    assert X.ravel().tolist() == [0, 1, 0.5, 0.25, 0.125, 0.0625]
    assert Y.ravel().tolist() == [0, 1, 0]


@pytest.mark.parametrize(
    ("images", "labels"),
    [
        ([[[1, 2]]], [0, 1]),
        ([[[1, 17]]], [0]),
        ([[[-1, 2]]], [0]),
        ([[[np.nan, 2]]], [0]),
        ([[[1, 2]]], [3]),
        ([[[1, 2]]], [-1]),
        ([[1, 2]], [0]),
    ],
)
def test_what_cannot_be_prepared_is_refused(images, labels):
    with pytest.raises(ValueError):
        prepare(images, labels, 3)


@brisk
@given(st.integers(1, 40), st.floats(0.01, 0.99), seeds)
def test_a_split_loses_and_shares_nothing(N, part, seed):
    X_train, Y_train, X_test, Y_test = split(*numbered(N), part, np.random.default_rng(seed))
    assert X_test.shape == (2, round(part * N))
    assert sorted(together(X_train, Y_train) + together(X_test, Y_test)) == list(range(N))


def test_another_split_tests_others():
    rng = np.random.default_rng(0)
    met = [tuple(sorted(split(*numbered(20), 0.5, rng)[2][0])) for _ in range(5)]
    assert len(set(met)) == 5


@pytest.mark.parametrize("part", [0, 1, -0.1, 1.1, float("nan")])
def test_an_impossible_fraction_is_refused(part):
    with pytest.raises(ValueError, match="between 0 and 1"):
        split(*numbered(5), part, np.random.default_rng(0))


@brisk
@given(st.integers(1, 30), st.integers(1, 35), seeds)
def test_batches_hold_every_example_once(N, size, seed):
    pairs = list(batches(*numbered(N), size, np.random.default_rng(seed)))
    widths = [X.shape[1] for X, _ in pairs]
    assert widths[:-1] == [size] * (len(pairs) - 1) and 1 <= widths[-1] <= size
    assert sorted(example for X, Y in pairs for example in together(X, Y)) == list(range(N))


def test_each_call_shuffles_anew():
    rng = np.random.default_rng(0)
    orders = [tuple(np.hstack([X for X, _ in batches(*numbered(20), 6, rng)])[0]) for _ in range(5)]
    assert len(set(orders)) == 5


def test_what_makes_no_batches_is_refused_at_once():
    X, Y = numbered(4)
    for size, targets in ((0, Y), (-2, Y), (2, Y[:, :3]), (2, Y[0])):
        with pytest.raises(ValueError):
            batches(X, targets, size, np.random.default_rng(0))

"""Small inputs on which a learner is shown what went wrong."""

import numpy as np

from autograder.checks import examples
from nnmath_ref import costs as right


@examples("one_hot", right.one_hot)
def few_tickets(rng):
    """One ticket, a few, a class that nobody has, and labels that are no class."""
    yield [0], 2
    yield [1], 2
    yield np.array([0, 1]), 2
    yield np.array([2, 0, 1, 1]), 3
    yield [0], 3
    yield [2, 2], 4
    yield rng.integers(3, size=4).tolist(), 3
    yield [2], 2
    yield [-1], 2
    yield [0.5], 2
    yield np.array([0, 1, -1]), 2


def small_tables(rng):
    """Pairs of tables, smallest first; arrays, so that a change in place is seen; then shapes that do not match."""
    yield [[3]], [[1]]
    yield [[2, 5]], [[1, 3]]
    yield [[1], [2]], [[0], [4]]
    yield np.array([[1.0, -1.0]]), np.array([[0.0, 0.0]])
    yield np.array([[1.0, 2.0], [3.0, 0.0]]), np.array([[0.0, 2.0], [1.0, 3.0]])
    yield [[1, 2, 3], [0, 0, 0]], [[0, 0, 0], [0, 0, 2]]
    yield rng.integers(0, 4, (3, 2)), rng.integers(4, 8, (3, 2))
    yield [[1, 2]], [[1]]
    yield [[1, 2], [3, 4]], [[1], [3]]
    yield [[1, 2]], [[1, 2], [1, 2]]
    yield [[1, 2, 3]], [[1, 2]]


@examples("squared_error", right.squared_error, of="squared_error")
def columns_of_errors(rng):
    """Smallest first."""
    yield from small_tables(rng)


@examples("squared_error", right.mean_squared_error, of="mean_squared_error")
def tables_of_errors(rng):
    """Smallest first."""
    yield from small_tables(rng)


@examples("squared_error", right.mean_absolute_error, of="mean_absolute_error")
def tables_of_sizes(rng):
    """Smallest first."""
    yield from small_tables(rng)


@examples("entropy", right.entropy)
def coins_and_dice(rng):
    """Coins, a die with four sides, something impossible, rounding, and what is no distribution."""
    yield (np.array([0.5, 0.5]),)
    yield ([0.5, 0.5],)
    yield ([0.9, 0.1],)
    yield (np.array([0.25, 0.25, 0.25, 0.25]),)
    weights = rng.integers(1, 6, 3)
    yield (weights / weights.sum(),)
    yield (np.array([0.5, 0.5, 0.0]),)
    yield (np.array([0.0, 1.0]),)
    yield ([0.3333333, 0.3333333, 0.3333333],)
    yield ([0.5, 0.4],)
    yield ([50, 50],)
    yield ([1.5, -0.5],)
    yield ([1.0001, -0.0001],)
    yield (np.array([0.5, 0.500005]),)


@examples("cross_entropy", right.cross_entropy)
def beans_and_cards(rng):
    """One ticket, several, a shared card, certain guesses, and shapes that do not match."""
    yield np.array([[0.5], [0.5]]), np.array([[1.0], [0.0]])
    yield [[0.8], [0.2]], [[1], [0]]
    yield np.array([[0.8, 0.5], [0.2, 0.5]]), np.array([[0.0, 1.0], [1.0, 0.0]])
    yield np.array([[0.5, 0.2, 0.1], [0.5, 0.8, 0.9]]), np.array([[1.0, 0.0, 1.0], [0.0, 1.0, 0.0]])
    yield np.array([[0.8], [0.2]]), np.array([[0.5], [0.5]])
    yield np.array([[0.1], [0.9]]), np.array([[0.25], [0.75]])
    yield [[1], [0]], [[1], [0]]
    yield np.array([[1.0], [0.0]]), np.array([[1.0], [0.0]])
    yield np.array([[1.0], [0.0]]), np.array([[0.0], [1.0]])
    yield np.array([[0.0, 0.5], [1.0, 0.5]]), np.array([[0.0, 0.5], [1.0, 0.5]])
    yield np.array([[0.5, 0.5], [0.5, 0.5]]), np.array([[1.0], [0.0]])
    yield np.array([[0.5, 0.5], [0.5, 0.5]]), np.array([[1.0, 0.0]])
    yield [[0.5], [0.5]], [[1], [0], [0]]


@examples("softmax_cross_entropy", right.softmax_cross_entropy)
def scores_and_labels(rng):
    """Equal scores, small ones, far ones, and labels that do not fit."""
    yield [[0], [0]], [0]
    yield [[1], [0]], [0]
    yield np.array([[2.0], [1.0], [0.0]]), np.array([1])
    yield np.array([[1.0, 0.0], [0.0, 2.0]]), np.array([0, 0])
    yield np.array([[1.0, 0.0, 2.0], [0.0, 1.0, 1.0]]), np.array([1, 1, 0])
    yield rng.integers(-2, 3, (3, 2)), rng.integers(3, size=2)
    yield [[1000], [1000]], [0]
    yield np.array([[1000.0], [0.0]]), np.array([0])
    yield np.array([[1000.0], [0.0]]), np.array([1])
    yield np.array([[1000.0, -1000.0], [1000.0, -1000.0]]), np.array([0, 1])
    yield [[0], [0]], [2]
    yield np.array([[1.0], [0.0]]), np.array([-1])
    yield np.array([[1.0, 2.0], [0.0, 0.0]]), np.array([0.0, 0.5])
    yield np.array([[1.0, 2.0], [0.0, 0.0]]), np.array([0])


@examples("accuracy", right.accuracy)
def columns_and_labels(rng):
    """One column, several, small shares, negative scores, and labels that do not fit."""
    yield [[0.9], [0.1]], [0]
    yield [[0.9], [0.1]], [1]
    yield np.array([[0.9, 0.6], [0.1, 0.4]]), np.array([0, 1])
    yield np.array([[0.4, 0.2], [0.3, 0.5], [0.3, 0.3]]), np.array([0, 1])
    yield np.array([[0.4, 0.2, 0.1], [0.3, 0.5, 0.2], [0.3, 0.3, 0.7]]), np.array([0, 2, 2])
    yield np.array([[3.0, 1.0, 5.0, 2.0], [2.0, 4.0, 1.0, 9.0]]), np.array([0, 1, 1, 1])
    yield rng.permutation([[1, 5, 3], [4, 2, 6]]), rng.integers(2, size=3)
    yield np.array([[-3.0, -1.0], [-1.0, -2.0]]), np.array([1, 0])
    yield np.array([[0.9], [0.1]]), np.array([2])
    yield np.array([[0.9, 0.2], [0.1, 0.8]]), np.array([0])
    yield np.array([[0.9, 0.2], [0.1, 0.8]]), np.array([0, 1, 1])
    yield np.array([[0.9, 0.2], [0.1, 0.8]]), np.array([0.5, 1])


@examples("better_cost", right.better_cost)
def tasks(rng):
    """The two tasks, then some that nobody has thought about."""
    yield ("classification",)
    yield ("regression",)
    yield ("juggling",)
    yield ("singing",)
    yield ("",)

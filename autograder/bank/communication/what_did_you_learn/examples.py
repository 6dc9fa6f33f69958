"""Small inputs on which a learner is shown what went wrong."""

import numpy as np

from autograder.checks import examples
from nnmath_ref import recap as right


@examples("find_bias", right.find_bias)
def small_layers(rng):
    """One neuron, then two, then tables that do not fit."""
    yield np.array([[2.0]]), np.array([[3.0]]), np.array([[10.0]])
    yield np.array([[2.0, 1.0]]), np.array([[1.0], [3.0]]), np.array([[9.0]])
    yield np.array([[1.0], [2.0]]), np.array([[3.0]]), np.array([[4.0], [5.0]])
    yield np.array([[1.0, 2.0], [0.0, 3.0]]), np.array([[1.0], [2.0]]), np.array([[4.0], [7.0]])
    yield [[2, 1]], [[1], [3]], [[9]]
    yield rng.integers(1, 4, (2, 3)), rng.integers(1, 4, (3, 1)), rng.integers(1, 9, (2, 1))
    yield np.array([[1.0], [2.0]]), np.array([[3.0]]), np.array([[4.0]])
    yield np.array([[1.0, 2.0]]), np.array([[3.0, 1.0], [4.0, 1.0]]), np.array([[5.0]])
    yield np.array([[1.0, 2.0], [0.0, 1.0]]), np.array([3.0, 4.0]), np.array([[5.0], [6.0]])


@examples("squeeze", right.squeeze)
def signals_and_limits(rng):
    """One signal, then lists and tables, then limits that have changed places."""
    yield 3.0, 0, 1
    yield -2.0, 0, 1
    yield 0.4, 0, 1
    yield np.array([-3.0, 0.0, 3.0]), -1, 2
    yield np.array([1.0, 4.0, 9.0]), 2, 5
    yield [-4, 1, 6], -2, 3
    yield [-4, 1, 6], -0.5, 2.5
    yield rng.integers(-6, 7, (2, 2)), -3, 3
    yield 0.5, 1, 0


@examples("worst_example", right.worst_example)
def small_tables(rng):
    """One output, then two, then equals, then shapes that differ."""
    yield np.array([[1.0, 3.0]]), np.array([[1.0, 1.0]])
    yield np.array([[-4.0, 1.0]]), np.array([[0.0, 0.0]])
    yield np.array([[3.0, 2.0], [0.0, 2.0]]), np.array([[0.0, 0.0], [0.0, 0.0]])
    yield np.array([[3.0, 2.5], [0.0, 2.5]]), np.array([[0.0, 0.0], [0.0, 0.0]])
    yield np.array([[2.0, 1.0, 0.0], [-2.0, 1.0, 0.0]]), np.zeros((2, 3))
    yield np.array([[0.0, 1.0, 0.0], [0.0, 1.0, 2.0]]), np.zeros((2, 3))
    yield rng.integers(0, 4, (2, 3)), rng.integers(0, 2, (2, 3))
    yield [[2, 0, 2]], [[0, 0, 0]]
    yield np.array([[1.0, 2.0], [3.0, 0.0]]), np.array([[1.0], [0.0]])


@examples("valleys", right.valleys)
def short_rows(rng):
    """One place, two, then hills and valleys."""
    yield ([5],)
    yield (np.array([2.0, 1.0]),)
    yield ([3, 1, 2],)
    yield ([1, 4, 2],)
    yield ([5, 2, 4, 1, 3],)
    yield ([9, 6, 4, 8],)
    yield (rng.permutation(6),)
    yield ([],)


@examples("count_updates", right.count_updates)
def short_trainings(rng):
    """Even batches, then one that is smaller, then what is no training."""
    yield 4, 2, 1
    yield 6, 2, 3
    yield 8, 4, 0
    yield 5, 2, 1
    yield 5, 2, 2
    yield 3, 10, 2
    yield int(rng.integers(5, 9)), 3, 2
    yield 4, 0, 1
    yield 0, 2, 1
    yield 4, -2, 1
    yield 4, 2, -1

"""Small inputs on which a wrong answer is shown; tiny numbers that can be checked in the head."""

import numpy as np

from autograder.checks import examples
from nnmath_ref import matrices as reference


def digits(rng, m, n):
    """A table of digits from 1 to 5."""
    return rng.integers(1, 6, size=(m, n)).tolist()


@examples("frequency_matrix", reference.frequency_matrix)
def few_slips(rng):
    """From one slip to five, an empty jar, and two strangers."""
    yield [("cook", "fig")], ["cook"], ["fig"]
    yield [("cook", "fig"), ("cook", "fig")], ["cook"], ["fig"]
    yield [("pilot", "fig")], ["cook", "pilot"], ["fig"]
    yield [("pilot", "fig")], ["pilot", "cook"], ["nut", "fig"]
    yield [("cook", "fig"), ("pilot", "nut"), ("cook", "fig")], ["pilot", "cook"], ["nut", "fig"]
    yield [], ["cook", "pilot"], ["fig"]
    pairs = [(who, what) for who in ("pilot", "cook") for what in ("nut", "fig", "oat")]
    yield [pairs[k] for k in rng.integers(6, size=5)], ["pilot", "cook"], ["nut", "fig", "oat"]
    yield [("nurse", "fig")], ["cook", "pilot"], ["fig"]
    yield [("cook", "rye")], ["cook", "pilot"], ["fig"]
    yield [("fig", "cook")], ["cook", "pilot"], ["fig"]


@examples("add", reference.add)
def small_sums(rng):
    """From single numbers to two rows, and four pairs of shapes that do not fit."""
    yield [[1]], [[2]]
    yield [[1, 2]], [[3, 5]]
    yield [[1], [2]], [[0.5], [1.5]]
    yield np.array([[1, 2], [3, 4]]), np.array([[5, 0], [1, 2]])
    yield np.array([[1, 2]]), np.array([[0.5, 0.5]])
    yield np.array([[0.5, 1.5]]), np.array([[1, 2]])
    yield digits(rng, 2, 3), digits(rng, 2, 3)
    yield [[1, 2]], [[3]]
    yield [[1, 2], [3, 4]], [[5, 6]]
    yield [[1, 2], [3, 4]], [[5], [6]]
    yield [[1, 2, 3]], [[1], [2]]


@examples("scale", reference.scale)
def small_multiples(rng):
    """From a single number to two rows; fractions, zero, a negative factor."""
    yield 2, [[3]]
    yield 3, [[1, 2]]
    yield 0.5, [[1, 4]]
    yield 2, np.array([[1, 0], [5, 3]])
    yield 0.5, np.array([[3, 2], [1, 0]])
    yield -1, np.array([[1.5, 2]])
    yield 0, [[1], [2]]
    yield int(rng.integers(2, 5)), digits(rng, 2, 3)


@examples("transpose", reference.transpose)
def small_tables(rng):
    """A row, a column, a square, and tables with two or three rows."""
    yield ([[1, 2]],)
    yield ([[1], [2]],)
    yield ([[1, 2], [3, 4]],)
    yield (np.array([[1, 2], [3, 4]]),)
    yield (np.array([[1, 2, 3], [4, 5, 6]]),)
    yield (digits(rng, 3, 2),)


@examples("product_shape", reference.product_shape)
def small_pairs(rng):
    """Tables small enough to see their shapes."""
    yield [[1, 2]], [[3], [4]]
    yield [[1], [2]], [[3, 4, 5]]
    yield np.array([[1, 2]]), np.array([[3, 4, 5], [6, 7, 8]])
    yield np.array([[1, 2], [3, 4]]), np.array([[5], [6]])
    yield digits(rng, 2, 3), digits(rng, 3, 1)
    yield [[1, 2]], [[3, 4]]
    yield [[1], [2], [3]], [[4], [5]]
    yield np.array([[1, 2], [3, 4]]), np.array([[5, 6]])


@examples("matmul", reference.matmul)
def small_products(rng):
    """A row times a column first, then small tables, then three pairs that do not fit."""
    yield [[2]], [[3]]
    yield [[1, 2]], [[3], [4]]
    yield [[0.5, 1]], [[1], [2]]
    yield [[1, 2]], [[0.5], [1]]
    yield [[1], [2]], [[3, 4]]
    yield [[1, 2], [0, 1]], [[1, 1], [2, 3]]
    yield np.array([[1, 2], [3, 4]]), np.array([[2, 0], [1, 3]])
    yield np.array([[1, 2, 0]]), np.array([[1, 0], [2, 1], [5, 5]])
    yield digits(rng, 2, 3), digits(rng, 3, 2)
    yield [[1, 2]], [[3, 4]]
    yield [[1, 2]], [[3], [4], [5]]
    yield [[1, 2, 3]], [[4], [5]]


@examples("weighted_inputs", reference.weighted_inputs)
def small_layers(rng):
    """One neuron first, then two, a batch, and shapes that do not fit."""
    yield [[2]], [[3]], [[1]]
    yield [[2, 1]], [[3], [4]], [[5]]
    yield np.array([[1, 2], [3, 0]]), np.array([[1], [2]]), np.array([[10], [20]])
    yield np.array([[2, 1]]), np.array([[3, 0], [4, 1]]), np.array([[5]])
    yield [[1], [2]], [[1, 2, 3]], [[10], [20]]
    yield [[1, 2]], [[0.5], [1]], [[3]]
    yield digits(rng, 2, 3), digits(rng, 3, 2), digits(rng, 2, 1)
    yield [[1, 2]], [[3]], [[0]]
    yield [[1], [2]], [[3]], [[1]]
    yield [[1], [2]], [[3]], [[1, 5]]
    yield [[1], [2]], [[3]], [1, 5]
    yield [[1], [2]], [[3, 4]], [[1, 2], [5, 6]]
    yield [[1], [2]], [[3, 4]], [[1, 5]]

"""Small inputs on which a learner is shown what went wrong."""

import numpy as np

from autograder.checks import examples
from nnmath_ref import regression as right


@examples("load_features", right.load_features)
def few_houses(rng):
    """One house, two, three; then features in another order, and what cannot be read."""
    yield ([{"price": "100", "rooms": "3"}],)
    yield ([{"price": "100", "rooms": "3", "porch": "yes"}],)
    yield ([{"price": "100", "rooms": "3", "porch": "yes"}, {"price": "90", "rooms": "2", "porch": "no"}],)
    yield ([{"price": "100", "rooms": "3"}, {"price": "90", "rooms": "2"}],)
    yield ([{"price": "80", "width": "2.5", "area": "6"}],)
    yield ([{"rooms": "3", "price": "100"}],)
    yield ([{"rooms": 3, "porch": "no"}],)
    yield ([{"porch": "yes", "rooms": "3"}, {"rooms": "2", "porch": "no"}],)
    yield ([{"rooms": "1", "area": "7"}, {"area": "9", "rooms": "4"}],)
    yield ([{"rooms": "3"}, {"rooms": "many"}],)
    yield ([{"porch": "maybe"}],)
    yield ([{"rooms": "3", "porch": "yes"}, {"rooms": "2"}],)
    yield ([{"rooms": "3"}, {"rooms": "2", "porch": "no"}],)


@examples("predict_price", right.predict_price)
def few_features(rng):
    """One feature, two, several houses at once; then features without a weight."""
    yield ([2], 1), [3]
    yield ([2], -9), [3]
    yield (np.array([2, 3]), 1), np.array([1, 1])
    yield ([0.5, 0.25], 0), [1, 1]
    yield ([2, 3], 1), [[1, 0], [1, 2]]
    yield ([1, 0], 0), [[4, 5, 6], [7, 8, 9]]
    yield ([1, 2], 3), [[4], [5]]
    yield ([3], 1), [[1, 2]]
    yield (rng.integers(1, 4, 3), 2), rng.integers(1, 4, (3, 2))
    yield ([1, 2], 0), [4]
    yield ([2], 0), [4, 5]
    yield ([1, 2], 0), [4, 5, 6]
    yield ([1, 2], 0), [[4, 5]]


def guesses(rng):
    """Lists of predictions and targets; then lists that do not match."""
    yield [1, 5], [2, 4]
    yield [2, 2, 5], [1, 3, 5]
    yield [1, 2, 3], [3, 2, 1]
    yield [3, 6], [1, 2]
    yield [4, 4, 4], [1, 4, 7]
    yield np.array([1.0, 2.0, 3.0, 5.0]), np.array([1.0, 4.0, 3.0, 0.0])
    yield rng.integers(1, 5, 4).tolist(), [0, 6, 7, 9]
    yield [1, 2], [1, 2, 3]
    yield [4], [1, 2]
    yield np.array([1, 2]), np.array([[1], [3]])


@examples("how_good", right.root_mean_squared_error, of="root_mean_squared_error")
def typical_errors(rng):
    """Smallest first."""
    yield [5], [2]
    yield from guesses(rng)


@examples("how_good", right.r_squared, of="r_squared")
def shares(rng):
    """Smallest first; then targets without spread."""
    yield from guesses(rng)
    yield [1, 2], [3, 3]
    yield [3, 3], [3, 3]


@examples("linear_regression", right.linear_regression)
def few_steps(rng):
    """One step with one house, more houses, more steps, none; then prices that do not match."""
    yield [[1]], [1], 0.5, 1
    yield [[2]], [1], 0.5, 1
    yield [[1, 2]], [1, 3], 0.1, 1
    yield [[1, 3]], [2, 4], 0.1, 2
    yield [[1, 0], [0, 2]], [1, 3], 0.1, 1
    yield [[1, 0], [0, 2]], [1, 3], 0.1, 2
    yield np.array([[1.0, 2.0]]), np.array([1.0, 3.0]), 0.1, 3
    yield [[1, 2, 3]], [2, 2, 5], 0.1, 0
    yield rng.integers(1, 4, (2, 3)), rng.integers(1, 6, 3), 0.1, 1
    yield [[1, 2]], [1], 0.1, 1
    yield [[1, 2]], [1, 2, 3], 0.1, 1
    yield np.array([[1, 2]]), np.array([[1], [2]]), 0.1, 1


@examples("standardise", right.standardise)
def few_columns(rng):
    """One feature, two, a constant one, one house; then tables with different features."""
    yield [[1, 3]], [[5]]
    yield [[0, 4]], [[2, 6]]
    yield [[1, 3], [0, 10]], [[2, 3], [5, 20]]
    yield [[1, 2, 6]], [[1, 2]]
    yield np.array([[1.0, 5.0], [2.0, 2.0]]), np.array([[3.0], [7.0]])
    yield [[4, 4]], [[4, 6]]
    yield [[3]], [[1, 2]]
    yield np.array([[0, 0, 3]]), np.array([[1, 9, 5]])
    yield rng.integers(0, 5, (2, 3)) + np.array([0, 5, 10]), rng.integers(0, 9, (2, 2))
    yield [[1, 3], [2, 6]], [[5, 7]]
    yield [[1, 3]], [[1, 2], [3, 4]]


@examples("normal_equations", right.normal_equations)
def few_equations(rng):
    """A line through two points, near three, two features; then what has more than one answer, or none."""
    yield [[0, 1]], [1, 3]
    yield [[0, 1, 2]], [0, 0, 3]
    yield [[1, 2, 3]], [2, 2, 5]
    yield [[0, 1, 0, 1], [0, 0, 1, 1]], [1, 2, 3, 8]
    yield [[0, 1, 1], [0, 0, 1]], [1, 2, 4]
    yield [[0, 1, 2, 2], [0, 0, 1, 2]], [1, 2, 4, 8]
    yield np.array([[-1.0, 0.0, 1.0]]), np.array([1.0, 0.0, 5.0])
    yield [[0, 1, 2, 3]], rng.integers(1, 9, 4)
    yield [[2]], [5]
    yield [[4, 4]], [1, 2]
    yield [[1, 2, 3], [2, 4, 6]], [1, 2, 4]
    yield [[1, 2, 4, 7], [3, 5, 9, 15]], [1, 2, 3, 5]
    yield [[0.1, 0.2, 0.3, 0.7], [0.3, 0.6, 0.9, 2.1]], [1, 2, 3, 5]
    yield [[1, 2], [3, 5]], [1, 2]
    yield [[1, 2]], [1, 2, 3]
    yield np.array([[0, 1]]), np.array([[1], [3]])
    yield [[1, 2, 4]], [1]

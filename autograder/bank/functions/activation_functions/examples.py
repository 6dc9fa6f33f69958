"""Small inputs on which a learner is shown what went wrong."""

import numpy as np

from autograder.checks import examples
from nnmath_ref import activations as right


def small_list(rng):
    """Three whole numbers, none of them 0."""
    return rng.choice([-4, -3, -2, -1, 1, 2, 3, 4], 3).tolist()


def numbers_lists_and_tables(rng):
    """What every elementwise function is tried on, smallest first; arrays, so that a change in place is seen."""
    yield (0,)
    yield (2,)
    yield (-1,)
    yield ([1, -2],)
    yield (np.array([-1.0, 0.25, 1.0]),)
    yield (small_list(rng),)
    yield ([[1, -1], [-2, 3], [0, 2]],)
    yield (np.array([[2.0], [-3.0]]),)


@examples("step", right.step)
def small_signals(rng):
    """Smallest first."""
    yield from numbers_lists_and_tables(rng)
    yield (np.array([-0.5, 0.5]),)


@examples("sigmoid", right.sigmoid)
def from_zero_outwards(rng):
    """Smallest first, then far from zero."""
    yield from numbers_lists_and_tables(rng)
    yield (20.0,)
    yield (np.array([-1000.0, 1000.0]),)


@examples("tanh", right.tanh)
def near_and_far(rng):
    """Smallest first, then far from zero."""
    yield from numbers_lists_and_tables(rng)
    yield (1000.0,)
    yield (np.array([-1000.0, 1000.0]),)


@examples("relu", right.relu, of="relu")
def signals_for_relu(rng):
    """Smallest first."""
    yield from numbers_lists_and_tables(rng)


@examples("relu", right.leaky_relu, of="leaky_relu")
def signals_and_leaks(rng):
    """The usual leak, then none, a wide one, and one that is steeper than the other side."""
    yield from numbers_lists_and_tables(rng)
    yield np.array([-1.0, 1.0]), 0
    yield np.array([-1.0, 1.0]), 0.5
    yield np.array([-1.0, 1.0]), 2
    yield [-2, 3], 3


@examples("logit", right.logit)
def probabilities(rng):
    """Easy odds first, then a rare event, then what is no probability in between."""
    for p in (0.5, 0.8, [0.2, 0.8], np.array([0.25, 0.75]), [[0.5, 0.1], [0.9, 0.5]], 1e-9):
        yield (p,)
    yield (rng.choice([0.1, 0.2, 0.3, 0.6, 0.7], 2),)
    for p in (0, 1, 1.5, np.array([1.5, 0.5]), np.array([0.5, 1.0]), np.array([0.5, -1.0]), [0.5, 2]):
        yield (p,)


@examples("softmax", right.softmax)
def scores(rng):
    """One example, then columns, then scores far from zero."""
    yield ([0, 0],)
    yield (np.array([1.0, 0.0]),)
    yield (np.array([2.0, 1.0, 0.0]),)
    yield (rng.integers(-2, 3, 3),)
    yield (np.array([[1.0], [2.0]]),)
    yield (np.array([[1.0, 0.0], [1.0, 2.0]]),)
    yield ([[1, 0, -1], [0, 0, 1]],)
    yield (np.array([1000.0, 1000.0]),)
    yield (np.array([-1000.0, -1001.0]),)
    yield (np.array([1000.0, 0.0]),)
    yield (np.array([[1000.0, 0.0], [1000.0, 0.0]]),)


@examples("derivatives", right.d_sigmoid, of="d_sigmoid")
def places_on_the_sigmoid(rng):
    """Smallest first, then far from zero."""
    yield from numbers_lists_and_tables(rng)
    yield (np.array([-1000.0, 1000.0]),)


@examples("derivatives", right.d_tanh, of="d_tanh")
def places_on_tanh(rng):
    """Smallest first, then far from zero."""
    yield from numbers_lists_and_tables(rng)
    yield (np.array([-1000.0, 1000.0]),)


@examples("derivatives", right.d_relu, of="d_relu")
def places_on_relu(rng):
    """Smallest first."""
    yield from numbers_lists_and_tables(rng)

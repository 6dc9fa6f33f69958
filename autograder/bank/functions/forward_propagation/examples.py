"""Small inputs on which a wrong answer is shown; tiny numbers that can be checked in the head."""

import numpy as np

from autograder.checks import examples
from nnmath_ref import networks as right


def keep(z):
    """No bend: what goes in comes out."""
    return z


def relu(z):
    """Blocks what is negative."""
    return np.maximum(0, z)


def minus_one(z):
    """One less than what goes in."""
    return np.asarray(z) - 1


def half(z):
    """Half of what goes in."""
    return np.asarray(z) / 2


def shares(z):
    """Every entry as its share of its column; the entries are positive."""
    return np.asarray(z) / np.sum(z, axis=0)


def few(rng, m, n):
    """A table of digits from 1 to 4."""
    return rng.integers(1, 5, size=(m, n)).tolist()


@examples("neuron", right.neuron)
def small_sums(rng):
    """One input first, then two and three; lengths that do not fit last."""
    yield [2], [3], 1, keep
    yield [1, 2], [3, 4], 0, keep
    yield [1, 2], [3, 1], 4, keep
    yield [1, -2], [1, 1], 0, relu
    yield [1, 2], [1, 1], -5, relu
    yield np.array([2.0, -1.0]), np.array([1.0, 3.0]), 0.5, keep
    yield np.array([2.0, 1.0]), np.array([1.0, 3.0]), 2, minus_one
    yield few(rng, 1, 3)[0], few(rng, 1, 3)[0], 1, minus_one
    yield [1, 2], [3], 0, keep
    yield [2], [1, 3], 0, keep
    yield [1, 2, 3], [1, 2], 1, relu


@examples("layer", right.layer)
def small_layers(rng):
    """One neuron first, then two, a batch, a function of columns, and shapes that do not fit."""
    yield [[2]], [[3]], [[1]], keep
    yield [[2, 1]], [[3], [4]], [[5]], keep
    yield [[1, 2]], [[1], [1]], [[-4]], relu
    yield np.array([[1.0, 2.0], [3.0, 0.0]]), np.array([[1.0], [2.0]]), np.array([[1.0], [-2.0]]), keep
    yield np.array([[1.0, 2.0], [3.0, 0.5]]), np.array([[1.0], [2.0]]), np.array([[1.0], [-2.0]]), minus_one
    yield [[1], [2]], [[3]], [[0], [-7]], relu
    yield [[0.5, 0.25]], [[1], [1]], [[1]], keep
    yield [[1], [2]], [[1, 2, 3]], [[1], [-3]], relu
    yield np.array([[2.0, 1.0]]), np.array([[3.0, 0.0], [4.0, 1.0]]), np.array([[5.0]]), minus_one
    yield few(rng, 2, 3), few(rng, 3, 2), few(rng, 2, 1), keep
    yield np.array([[1.0], [3.0]]), np.array([[1.0, 2.0]]), np.array([[0.0], [0.0]]), shares
    yield [[1, 2], [0, 1]], [[1], [1]], [[1], [3]], shares
    yield [[1], [3]], [[2]], [[1], [2]], half
    yield [[1, 2]], [[3]], [[0]], keep
    yield [[1], [2]], [[3]], [[1]], keep
    yield [[1], [2]], [[3]], [[1, 5]], keep
    yield [[1], [2]], [[3, 4]], [[1, 5]], keep
    yield [[1], [2]], [[3, 4]], [[1, 0], [5, 0]], keep
    yield [[1], [2]], [[3]], [1, 5], keep


def chain(*numbers):
    """Layers with one neuron each: (weight, bias, bend), ..."""
    return [([[w]], [[b]], f) for w, b, f in numbers]


def small_networks(rng):
    """One layer first, then two and three, a batch, no layer, and shapes that do not fit."""
    yield chain((2, 1, keep)), [[3]]
    yield chain((2, 1, keep), (3, 0, keep)), [[1]]
    yield chain((2, 1, keep), (-3, 4, relu)), [[1]]
    yield chain((-2, 1, relu), (3, 4, minus_one)), [[1]]
    yield chain((1, 1, minus_one), (2, 5, keep), (2, 0, relu)), [[4]]
    yield [([[1, 2], [0, 1]], [[0], [1]], keep), ([[1, -1]], [[3]], relu)], np.array([[1.0], [2.0]])
    yield [(np.eye(2) * 2, np.ones((2, 1)), keep), (np.eye(2), np.ones((2, 1)), minus_one)], np.array([[1.0], [2.0]])
    yield [([[1, 2]], [[0]], relu), ([[1], [2]], [[1], [0]], minus_one)], np.array([[1.0, -1.0], [1.0, 0.0]])
    yield [(few(rng, 2, 1), few(rng, 2, 1), keep), (few(rng, 1, 2), few(rng, 1, 1), minus_one)], [[1, 2]]
    yield [], np.array([[2.0], [3.0]])
    yield [([[1, 2]], [[0]], keep)], [[1]]
    yield [([[1], [2]], [[0], [0]], keep), ([[1, 2, 3]], [[0]], keep)], [[1]]
    yield [([[1], [2]], [[5]], keep)], [[1]]
    yield [([[1, 2]], [[0]], keep)], [[1], [2], [3]]


@examples("forward", right.forward)
def networks_to_use(rng):
    """Smallest first."""
    yield from small_networks(rng)


@examples("forward_trace", right.forward_trace)
def networks_to_watch(rng):
    """Smallest first."""
    yield from small_networks(rng)


@examples("parameter_count", right.parameter_count)
def small_sizes(rng):
    """Two sizes first, then more, one alone, and what describes no network."""
    yield ([1, 1],)
    yield ([2, 1],)
    yield ([2, 3],)
    yield ([2, 3, 1],)
    yield ([1, 2, 3, 2],)
    yield (rng.integers(1, 6, size=3).tolist(),)
    yield ([5],)
    yield ([],)
    yield ([-2],)
    yield ([3, -2],)
    yield ([-3, -2],)
    yield ([3, 0],)


IDENTITY = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]


@examples("predict", right.predict)
def small_guesses(rng):
    """One layer that changes little first, so that the outputs can be seen; ties; two layers; misfits."""
    straight = [(IDENTITY, [[0], [0], [0]], keep)]
    yield straight, np.array([[1.0, 0.0], [5.0, 2.0], [2.0, 4.0]])
    yield straight, [[3, 1], [1, 2], [2, 9]]
    yield straight, [[2], [7], [1]]
    yield straight, np.array([[0.2, 0.8, 0.1, 0.4], [0.4, 0.1, 0.3, 0.5], [0.1, 0.3, 0.35, 0.1]])
    yield [([[1, 0], [0, 1]], [[0], [4]], keep)], [[3, 9], [1, 1]]
    yield [([[-1], [1]], [[0], [0]], keep), ([[1, 0], [0, 1]], [[0], [0]], relu)], [[2, -3, 4]]
    yield [([[1], [2], [3]], [[0], [0], [0]], minus_one)], rng.integers(1, 5, size=(1, 4)).tolist()
    yield straight, [[5, 1], [5, 4], [1, 4]]
    yield [([[-1], [-2]], [[0], [0]], relu)], [[1, 2]]
    yield straight, [[1], [2]]
    yield [([[1], [2]], [[0]], keep)], [[1, 2]]

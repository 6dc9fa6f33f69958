"""Small inputs on which a wrong answer is shown; numbers that can be followed by eye."""

import numpy as np

from autograder.checks import examples
from nnmath_ref import datasets, training


@examples("prepare", datasets.prepare)
def tiny_images(rng):
    """Images of 2 by 2 pixels first, then what cannot be prepared."""
    yield [[[0, 16], [8, 4]]], [1], 2
    yield [[[4, 8], [12, 0]]], [0], 3
    yield np.array([[[0, 8], [4, 12]], [[12, 4], [8, 0]]]), np.array([1, 0]), 2
    yield np.array([[[1, 2, 3], [4, 5, 6]]]), np.array([0]), 2
    yield rng.integers(0, 9, size=(2, 1, 3)).tolist(), [2, 0], 4
    yield [[[1.5, 2], [3, 0]]], [1], 3
    yield np.array([[[0.0, 16.0], [8.0, 4.0]]]), np.array([1]), 2
    yield [[[1, 2], [3, 4]]], [0, 1], 2
    yield [[[1, 2], [3, 4]], [[1, 2], [3, 4]]], [1], 2
    yield [[[1, 2], [3, 4]]], [2], 2
    yield [[[1, 2], [3, 4]]], [-1], 2
    yield [[[1, 17], [3, 4]]], [0], 2
    yield [[[1, 2], [-3, 4]]], [0], 2


def numbered(N):
    """X counts the examples, Y has ten times the number."""
    X = np.arange(1, N + 1)[None]
    return X, 10 * X


@examples("split", datasets.split)
def numbered_examples(rng):
    """The examples are numbered: 1 belongs to 10, 2 to 20, and so on."""
    for N, part in ((4, 0.5), (5, 0.4), (10, 0.27), (6, 0.3)):
        yield *numbered(N), part, np.random.default_rng(N)
    yield np.arange(12).reshape(2, 6), np.arange(18).reshape(3, 6), 0.3, np.random.default_rng(5)
    yield *numbered(4), 0.5, np.random.default_rng(1), "chance"
    yield *numbered(20), 0.5, np.random.default_rng(1), "again"
    for part in (0, 1, 1.5, -0.5):
        yield *numbered(4), part, np.random.default_rng(2)
    yield [[1, 2, 3, 4]], [[10, 20, 30]], 0.5, np.random.default_rng(3)


@examples("initialise", training.initialise)
def small_sizes(rng):
    """Two sizes first, then three; what is left to chance; what is no network."""
    yield [2, 3], np.random.default_rng(1)
    yield [3, 2, 4], np.random.default_rng(2)
    yield [2, 5, 3, 4], np.random.default_rng(3)
    yield [3, 4, 2], np.random.default_rng(4), "chance"
    yield [3, 8, 9], np.random.default_rng(5), "size"
    yield [3, 4, 2], np.random.default_rng(4), "again"
    yield [3], np.random.default_rng(6)
    yield [], np.random.default_rng(7)
    yield [3, 0, 2], np.random.default_rng(8)
    yield [3, -2], np.random.default_rng(9)


@examples("batches", datasets.batches)
def numbered_batches(rng):
    """The examples are numbered: 1 belongs to 10, 2 to 20, and so on."""
    for N, size in ((4, 2), (6, 3), (5, 2), (3, 5), (3, 1), (7, 4)):
        yield *numbered(N), size, np.random.default_rng(N)
    yield np.arange(8).reshape(2, 4), np.arange(12).reshape(3, 4), 2, np.random.default_rng(5)
    yield *numbered(3), 1, np.random.default_rng(1), "chance"
    yield *numbered(15), 4, np.random.default_rng(1), "again"
    for size in (0, -2):
        yield *numbered(4), size, np.random.default_rng(2)
    yield [[1, 2, 3, 4]], [[10, 20, 30]], 2, np.random.default_rng(3)


def line(W, b):
    """One neuron without a bend."""
    return [(np.array([[float(W)]]), np.array([[float(b)]]), "identity")]


@examples("train", training.train)
def a_single_neuron(rng):
    """One neuron without a bend and one example first; then more examples, batches, layers, and misfits."""
    one, two = [[1.0]], [[2.0]]
    yield line(1, 0), one, two, "squared_error", 0.25, 1, 1, np.random.default_rng(1)
    yield line(0, 1), two, one, "squared_error", 0.1, 2, 1, np.random.default_rng(2)
    yield line(2, 0), [[1.0, 1.0]], [[0.0, 4.0]], "squared_error", 0.25, 1, 2, np.random.default_rng(3)
    yield line(0, 0), [[1.0, -1.0]], [[1.0, 3.0]], "squared_error", 0.25, 3, 9, np.random.default_rng(4)
    yield line(0, 0), [[1.0] * 3], [[2.0] * 3], "squared_error", 0.25, 2, 2, np.random.default_rng(5)
    yield line(1, 1), [[1.0, 2.0, 4.0]], [[0.0, 1.0, 0.0]], "squared_error", 0, 1, 2, np.random.default_rng(6)
    yield line(1, 0), one, two, "squared_error", 0.25, 0, 1, np.random.default_rng(7)
    layers = [*line(1, 0), (np.array([[1.0], [-1.0]]), np.zeros((2, 1)), "softmax")]
    yield layers, [[0.0, 1.0]], [[1.0, 0.0], [0.0, 1.0]], "cross_entropy", 0.5, 1, 2, np.random.default_rng(8)
    yield line(1, 0), [[1.0, 2.0, 3.0]], [[0.0, 1.0, 5.0]], "squared_error", 0.1, 2, 1, np.random.default_rng(9), 9
    yield line(1, 0), [[1.0, 2.0]], [[0.0, 5.0]], "squared_error", 0.1, 2, 1, np.random.default_rng(9), 24
    yield line(1, 0), one, two, "squared_error", 0.25, 1, 0, np.random.default_rng(10)
    yield line(1, 0), one, two, "squared_error", 0.25, -1, 1, np.random.default_rng(11)
    yield line(1, 0), [[1.0, 2.0]], two, "squared_error", 0.25, 1, 2, np.random.default_rng(12)


STRAIGHT = [(np.eye(3), np.zeros((3, 1)), "softmax")]


@examples("evaluate", training.evaluate, of="evaluate")
def loudest_first(rng):
    """A network whose largest input is its largest output."""
    X = np.array([[5.0, 0.0, 1.0, 0.0], [1.0, 4.0, 0.0, 0.0], [0.0, 0.0, 3.0, 2.0]])
    yield STRAIGHT, X, [0, 1, 2, 2]
    yield STRAIGHT, X, [0, 1, 2, 0]
    yield STRAIGHT, X, [1, 2, 0, 2]
    yield STRAIGHT, X[:, :1], [0]
    yield STRAIGHT, X, rng.integers(3, size=4)
    yield [(np.eye(3), np.array([[0.0], [9.0], [0.0]]), "identity")], X, [0, 1, 2, 2]
    yield [(-np.eye(3), np.zeros((3, 1)), "relu"), (-np.eye(3), np.zeros((3, 1)), "softmax")], X - 3, [1, 0, 0, 2]
    yield STRAIGHT, X, [0, 1, 2]
    yield STRAIGHT, X, [0]
    yield STRAIGHT, X, [0, 1, 2, 2, 1]


@examples("evaluate", training.confusion_matrix, of="confusion_matrix")
def a_few_readings(rng):
    """Two classes first; what is no class last."""
    yield [0, 1], [0, 0], 2
    yield [1, 1, 1], [0, 0, 1], 2
    yield [2, 0, 1, 1], [2, 1, 1, 1], 3
    yield [0], [2], 4
    yield rng.integers(3, size=6), rng.integers(3, size=6), 3
    yield [0, 1], [0], 2
    yield [0], [0, 1], 2
    yield [2, 0], [1, 0], 2
    yield [1, 0], [2, 0], 2
    yield [-1, 0], [1, 0], 2
    yield [1, 0], [-1, 0], 2


def drawn(*marks):
    """Images of 8 by 8 pixels, each with one bar of full ink in a row of its own."""
    images = np.zeros((len(marks), 8, 8))
    for image, row in zip(images, marks, strict=True):
        image[row] = 16
    return images


@examples("digits_network", training.digits_network)
def bars_for_digits(rng):
    """Bars instead of digits, each shown many times."""
    yield drawn(0, 3, 6), [4, 7, 2], np.random.default_rng(1), 100
    yield drawn(1, 2, 5, 7), [9, 0, 3, 6], np.random.default_rng(2), 100
    yield drawn(0, 2, 4, 6), [1, 3, 5, 8], np.random.default_rng(3), 80
    yield drawn(0, 4, 1), [8, 9, 5], np.random.default_rng(4), 100
    yield drawn(7, 6, 5, 4), [7, 1, 6, 3], np.random.default_rng(5), 80
    yield drawn(*[0] * 15, 5), [3] * 15 + [8], np.random.default_rng(6), 12

"""Small inputs on which a learner is shown what went wrong."""

import numpy as np

from autograder.checks import examples
from nnmath_ref import improvements as right


@examples("standardise", right.standardise)
def small_tables(rng):
    """One column first, then several, then what never changes, then what does not fit."""
    yield [[0], [2]], [[4]]
    yield [[0], [2], [4]], [[2]]
    yield [[1, 0], [3, 4]], [[1, 8], [5, 0]]
    yield np.array([[1.0, 10.0], [5.0, 30.0]]), np.array([[3.0, 20.0], [9.0, 0.0]])
    yield rng.integers(0, 9, (3, 2)), rng.integers(10, 30, (2, 2))
    yield [[5, 1], [5, 3]], [[5, 2], [7, 2]]
    yield [[0, 1], [0, 3]], [[0, 2]]
    yield [[1, 2], [3, 4]], [[1], [2]]
    yield [[1, 2], [3, 4]], [[1, 2, 3]]


@examples("augment", right.augment)
def small_pictures(rng):
    """One small picture, then more; every move that a copy can have is met."""
    yield np.array([[[1, 2], [3, 4]]]), 0
    yield np.array([[[0, 0, 0], [0, 7, 0], [0, 0, 0]]]), 1
    yield np.array([[[1, 2, 3], [4, 5, 6]]]), 2
    yield np.array([[[1, 2], [3, 4]], [[5, 6], [7, 8]]]), 3
    yield np.array([[[0.5, 1.5], [2.5, 3.5]]]), 4
    yield np.repeat([[[1, 2], [3, 4]]], 80, axis=0), 5, "chance"
    yield rng.integers(1, 10, (1, 3, 3)), 6
    yield np.array([[1, 2], [3, 4]]), 7, "chance"


@examples("build_network", right.build_network)
def small_networks(rng):
    """One layer, then two, then three, then what is no network."""
    row = [[1.0, -2.0]]
    yield [2, 1], "relu", row
    yield [2, 2], "sigmoid", row
    yield [2, 2, 1], "relu", row
    yield [2, 2, 2], "tanh", row
    yield [2, 3, 2], "sigmoid", [[0.5, -1.5], [2.0, 1.0]]
    yield [2, 3, 2, 2], "tanh", row
    yield [3, 2, 3, 2, 2], "relu", rng.integers(-3, 4, (2, 3)).tolist()
    yield [2, 3, 2], "softmax", row
    yield [2, 3, 2], "ReLu", row
    yield [2], "relu", row
    yield [], "relu", row


@examples("cross_entropy_training", right.cross_entropy_training)
def short_trainings(rng):
    """One example and one step, then several batches, epochs, and what is refused."""
    W1, W2 = [[1, 0], [0, 1]], [[1, 0], [0, -1]]
    yield W1, W2, [[1, 1]], [0], 1, 1, 1.0
    yield W1, W2, [[1, 2]], [1], 1, 2, 0.5
    yield W1, W2, [[1, 0], [0, 1]], [0, 1], 2, 1, 1.0
    yield W1, W2, [[1, 0], [0, 1], [2, 1]], [0, 1, 1], 2, 1, 1.0
    yield W1, W2, [[1, 0], [0, 1], [2, 1]], [0, 1, 1], 2, 3, 0.5
    yield W1, W2, rng.integers(-2, 3, (5, 2)).tolist(), [0, 1, 1, 0, 1], 2, 2, 0.5
    yield W1, W2, [[1, 1]], [0], 1, 0, 1.0
    yield W1, W2, [[1, 1]], [0], 1, -1, 1.0
    yield W1, W2, [[1, 1]], [0], 1, 1, 0.0


@examples("compare", right.compare)
def small_comparisons(rng):
    """One experiment, then two, then three; each has five accuracies, one for each new seed."""
    yield {"simple": [0.5, 0.5, 0.5, 0.5, 0.5]}, [0]
    yield {"simple": [0.2, 0.4, 0.6, 0.8, 1.0]}, [1]
    yield {"simple": [0.5, 0.5, 1.0, 0.5, 0.5]}, [2]
    yield {"simple": [0.2, 0.4, 0.6, 0.8, 1.0], "wider": [0.7, 0.8, 0.9, 0.8, 0.8]}, [3, 4]
    yield {"a": rng.permutation([0.1, 0.2, 0.4, 0.8, 1.0]).tolist(), "b": [0.5, 0.5, 0.5, 0.5, 1.0]}, [5, 5]
    yield {}, [6]


@examples("learning_rate_sweep", right.learning_rate_sweep)
def small_sweeps(rng):
    """One rate, then two and three; each has three pairs (validation, test), one for each new seed."""
    nan = float("nan")
    yield [[(0.5, 0.4)] * 3], [0.1], [0]
    yield [[(0.5, 0.4)] * 3, [(0.7, 0.6)] * 3], [0.1, 0.2], [1]
    yield [[(0.5, 0.9)] * 3, [(0.7, 0.6)] * 3], [0.1, 0.2], [2, 3]
    yield [[(0.9, 0.2), (0.1, 0.4), (0.5, 0.6)], [(0.6, 0.3), (0.7, 0.4), (0.5, 0.8)]], [1, 2], [4]
    yield [[(0.7, 0.3)] * 3, [(0.7, 0.6)] * 3], [0.5, 0.25], [5]
    yield [[(0.5, 0.3)] * 3, [(nan, nan)] * 3, [(0.6, 0.5)] * 3], [0.1, 5.0, 0.2], [6]
    yield [[(nan, nan)] * 3], [9.0], [7]
    yield [], [], [8]


@examples("best_classifier", right.best_classifier)
def easy_pictures(rng):
    """Pictures of three kinds that nobody can mistake: a bright top, a bright bottom, a bright middle."""
    kinds = np.zeros((3, 28, 28), np.uint8)
    kinds[0, 2:10], kinds[1, 18:26], kinds[2, 10:18] = 255, 255, 255
    labels = np.tile([1, 4, 7], 60)
    images = np.tile(kinds, (60, 1, 1))
    yield images, labels, 0, kinds
    yield images, labels, 1, kinds[[2, 0]]
    yield images, labels, 2, kinds[1:2]
    rare = np.array([0] * 150 + [1] * 15 + [2] * 15)
    yield kinds[rare], np.array([1, 4, 7])[rare], 3, kinds

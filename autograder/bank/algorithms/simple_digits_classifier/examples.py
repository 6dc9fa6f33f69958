"""Small inputs on which a wrong answer is shown; tiny numbers that can be checked in the head."""

import importlib

import numpy as np

from autograder.checks import examples


def reference(name):
    """The reference called `name`; PyTorch is imported when it is first called, so that the bank loads fast."""

    def call(*args):
        return getattr(importlib.import_module("nnmath_ref.pytorch_training"), name)(*args)

    return call


def stroke(column, pixel=16):
    """A picture of one stroke from top to bottom."""
    picture = np.zeros((8, 8), int)
    picture[:, column] = pixel
    return picture


@examples("tensors", reference("to_tensors"), of="to_tensors")
def few_pictures(rng):
    """One picture first; then two, rows, lists, and what does not belong together."""
    yield np.array([stroke(0, 16.0)]), np.array([1])
    yield np.array([stroke(7, 8.0), stroke(0, 4.0)]), np.array([1, 7])
    yield np.array([stroke(1), stroke(2)]), np.array([3, 4])
    yield np.array([stroke(3).ravel()]), np.array([1])
    yield [stroke(1).tolist(), stroke(5).tolist()], [4, 9]
    yield np.array([rng.integers(0, 17, size=(8, 8))]), np.array([2])
    yield np.array([stroke(0)]), np.array([1, 2])
    yield np.array([stroke(0), stroke(1)]), np.array([1])
    yield np.zeros((2, 7, 7)), np.array([1, 2])


@examples("tensors", reference("columns_to_rows"), of="columns_to_rows")
def small_tables(rng):
    """Two examples of three numbers first; then square ones, tensors, and what is no table."""
    yield (np.array([[1.0, 4.0], [2.0, 5.0], [3.0, 6.0]]),)
    yield (np.array([[1.0, 2.0], [3.0, 4.0]]),)
    yield ([[1, 2, 3]],)
    yield ([[1], [2]],)
    yield [[1, 2, 3], [4, 5, 6]], True
    yield np.array([[0.5, 1.5], [2.5, 3.5]]), True
    yield (rng.integers(1, 9, size=(3, 2)).tolist(),)
    yield ([1, 2, 3],)
    yield (np.ones((1, 2, 2)),)


@examples("model", reference("SimpleDigits"))
def models_of_few_numbers(rng):
    """A single number fills a whole table, so that the outputs can be followed in the head."""
    yield 0, 0, 1, 0, 0
    yield 0, 0, 1, 3, 0
    yield 0, 0, 0, -2, 1
    yield 1 / 64, 0, 1, 0, 1
    yield 1 / 64, -1, 1, 0.5, 3
    yield 0, 2, -1, 0, 5
    yield 1 / 64, 0, np.arange(80).reshape(10, 8) / 40, 0, -2
    yield 0, np.arange(8) / 4, 0.5, np.arange(10) - 4, 1
    yield int(rng.integers(1, 4)) / 64, 1, 2, -1, 1


@examples("gradient", reference("autograd_gradient"))
def easy_slopes(rng):
    """One number first; then several, tensors, and whole numbers."""
    yield "sum of squares", np.array([3.0])
    yield "sum of squares", np.array([1.0, 2.0])
    yield "product", np.array([2.0, 5.0])
    yield "square of the sum", np.array([1.0, -2.0, 3.0])
    yield "first entry cubed", np.array([2.0, 7.0])
    yield "sum of squares", [1.0, 2.0], True
    yield "product", [2.0, 3.0], True
    yield "square of the sum", [1, 2]
    yield "sum of squares", np.array([[1, 2], [3, 4]])
    yield "sum of squares", rng.integers(1, 5, size=2).astype(float), True


@examples("sgd_step", reference("sgd_step"))
def small_steps(rng):
    """One dial first; then several, one without a slope, and a negative rate."""
    yield [[1.0]], [[2.0]], 0.5
    yield [[3.0, 1.0]], [[2.0, -4.0]], 0.25
    yield [[[1.0, 2.0], [3.0, 4.0]], [1.0, 1.0]], [[[1.0, 0.0], [2.0, -1.0]], [2.0, 4.0]], 0.5
    yield [rng.integers(1, 5, size=2).astype(float)], [np.array([4.0, -2.0])], 0.5
    yield [[3.0], [1.0]], [None, [2.0]], 0.5
    yield [[1.0], [1.0], [1.0]], [[1.0], [2.0], [3.0]], 1
    yield [[1.0]], [[2.0]], 0
    yield [[1.0]], [[2.0]], -0.5


@examples("train_epoch", reference("train_epoch"))
def tiny_epochs(rng):
    """One example first; then two batches, a smaller last batch, another loss, and rate 0."""
    squared, absolute = "squared errors", "absolute errors"
    yield [[1.0], [0.0]], [0.0, 0.0], [[2.0]], [0], 1, 0.25, squared
    yield [[1.0], [0.0]], [0.0, 0.0], [[2.0], [1.0]], [0, 1], 2, 0.25, squared
    yield [[1.0], [0.0]], [0.0, 0.0], [[2.0], [1.0]], [0, 1], 1, 0.25, squared
    yield [[1.0], [0.5]], [0.0, 1.0], [[1.0], [2.0], [3.0]], [0, 1, 1], 2, 0.125, squared
    yield [[2.0], [0.5]], [0.5, 1.0], [[1.0], [2.0], [-3.0]], [0, 1, 1], 2, 0.125, absolute
    yield [[1.0], [0.5]], [0.0, 1.0], [[1.0], [2.0], [4.0]], [0, 1, 0], 2, 0, squared
    yield rng.integers(1, 4, size=(2, 1)), [1, 0], rng.integers(1, 4, size=(4, 1)), [0, 1, 1, 0], 3, 0.0625, squared


@examples("evaluate", reference("evaluate"))
def tiny_tests(rng):
    """The outputs are x and −x, so that a positive x is read as 0; then smaller last batches, and three outputs."""
    W, b = [[1.0], [-1.0]], [0.0, 0.0]
    yield W, b, [[2.0], [-3.0]], [0, 1], 2
    yield W, b, [[2.0], [-3.0], [1.0], [5.0]], [0, 1, 1, 1], 4
    yield W, b, [[2.0], [-3.0], [1.0], [-1.0]], [1, 1, 0, 1], 2
    yield W, b, [[2.0], [3.0], [1.0]], [0, 1, 0], 2
    yield W, b, [[-2.0], [-3.0], [-1.0]], [1, 0, 1], 2
    yield W, b, [[1.0]], [1], 3
    yield [[1.0], [-1.0], [0.0]], [0.0, 0.0, 2.0], [[3.0], [1.0], [-4.0], [0.5], [-1.0]], [0, 2, 1, 0, 0], 2
    yield W, b, rng.choice([-2.0, -1.0, 1.0, 2.0], size=(5, 1)), [0, 0, 1, 1, 1], 3


@examples("train_simple", reference("train_simple"))
def tiny_trainings(rng):
    """Strokes instead of digits, and several models compared: the last argument asks for that."""
    yield np.array([stroke(column, 8) for column in range(8)] * 2), np.arange(16) % 8, 4, 2, True
    yield rng.integers(0, 9, size=(40, 8, 8)), np.arange(40) % 10, 2, 3, True
    yield [stroke(column, 4).tolist() for column in range(8)] * 5, [1, 3, 5, 7, 9, 0, 2, 4] * 5, 3, 1, True
    yield rng.integers(0, 17, size=(70, 8, 8)), rng.integers(0, 10, size=70), 3, int(rng.integers(9)), True
    yield rng.integers(0, 17, size=(12, 8, 8)).astype(float), np.arange(12) % 10, 5, 4, True

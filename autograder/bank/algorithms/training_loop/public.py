"""Public checks of From guessing to 95 percent."""

import numpy as np

from autograder.checks import public
from autograder.checks.desk import expect, expect_error


@public("prepare")
def the_tiny_image(prepare):
    """The image of 2 by 2 pixels in the text."""
    expect(prepare, ([[[0, 16], [8, 4]]], [1], 3), ([[0], [1], [0.5], [0.25]], [[0], [1], [0]]))


@public("prepare")
def two_images(prepare):
    """Two images are two columns."""
    images = np.array([[[0, 4], [8, 12]], [[16, 8], [4, 0]]])
    expect(prepare, (images, [0, 2], 3), ([[0, 1], [0.25, 0.5], [0.5, 0.25], [0.75, 0]], [[1, 0], [0, 0], [0, 1]]))


@public("prepare")
def a_label_too_many(prepare):
    """One image with two labels is a mistake."""
    expect_error(prepare, ([[[0, 16], [8, 4]]], [1, 0], 3))


@public("split")
def five_examples(split):
    """Five examples, 40 percent for the test: each example is there once, with its target."""
    X, Y = np.array([[1, 2, 3, 4, 5]]), np.array([[10, 20, 30, 40, 50]])
    wanted = {
        "shapes of the four tables": [[1, 3], [1, 3], [1, 2], [1, 2]],
        "both sets together, sorted": [[1, 2, 3, 4, 5], [10, 20, 30, 40, 50]],
    }
    seen = split(X, Y, 0.4, np.random.default_rng(1))
    for what, value in wanted.items():
        assert isinstance(seen, dict) and what in seen, f"split(X, Y, 0.4, rng) gave {seen}, expected {wanted}"
        assert np.array_equal(seen[what], value), f"{what}: {np.asarray(seen[what]).tolist()}, expected {value}"


@public("split")
def half_a_split_too_much(split):
    """A fraction of 1.5 is a mistake."""
    expect_error(split, ([[1, 2, 3, 4]], [[1, 2, 3, 4]], 1.5, np.random.default_rng(1)))


@public("initialise")
def the_shapes_of_a_small_network(initialise):
    """A network with 3 inputs, then 5 neurons, then 2."""
    seen = initialise([3, 5, 2], np.random.default_rng(1))
    assert isinstance(seen, dict), f"initialise([3, 5, 2], rng) gave {seen}, expected a list of (W, b, name)"
    shapes = [[[5, 3], [5, 1]], [[2, 5], [2, 1]]]
    got = seen["shapes of W and b"]
    assert got == shapes, f"the shapes of W and b are {got}, expected {shapes}"
    assert seen["names"][-1] == "softmax", f"the last layer is called {seen['names'][-1]}, expected softmax"


@public("initialise")
def one_size_alone(initialise):
    """One size makes no layer."""
    expect_error(initialise, ([3], np.random.default_rng(1)))


@public("batches")
def seven_in_threes(batches):
    """Seven examples in batches of three: each example is there once, with its target."""
    X, Y = np.array([[1, 2, 3, 4, 5, 6, 7]]), np.array([[10, 20, 30, 40, 50, 60, 70]])
    wanted = {
        "shapes of the batches": [[[1, 3], [1, 3]], [[1, 3], [1, 3]], [[1, 1], [1, 1]]],
        "all batches together, sorted": [[1, 2, 3, 4, 5, 6, 7], [10, 20, 30, 40, 50, 60, 70]],
    }
    seen = batches(X, Y, 3, np.random.default_rng(1))
    for what, value in wanted.items():
        assert isinstance(seen, dict) and what in seen, f"batches(X, Y, 3, rng) gave {seen}, expected {wanted}"
        got = np.asarray(seen[what]).tolist()
        assert got == value, f"{what}: {got}, expected {value}"


@public("batches")
def batches_of_nothing(batches):
    """A size of 0 is a mistake."""
    expect_error(batches, ([[1, 2]], [[1, 2]], 0, np.random.default_rng(1)))


@public("train")
def the_table_of_two_steps(train):
    """The single weight of the text, for two epochs."""
    layers = [(np.array([[1.0]]), np.array([[0.0]]), "identity")]
    arguments = (layers, [[1.0]], [[2.0]], "squared_error", 0.25, 2, 1, np.random.default_rng(1))
    expect(train, arguments, ([([[1.5]], [[0.5]], "identity")], [1, 0]))


@public("train")
def no_epochs(train):
    """With 0 epochs nothing is learned."""
    layers = [(np.array([[1.0]]), np.array([[0.0]]), "identity")]
    arguments = (layers, [[1.0]], [[2.0]], "squared_error", 0.25, 0, 1, np.random.default_rng(1))
    expect(train, arguments, ([([[1.0]], [[0.0]], "identity")], []))


@public("evaluate")
def three_of_four(evaluate):
    """A network that hands on its inputs reads three of four right."""
    layers = [([[1, 0], [0, 1]], [[0], [0]], "identity")]
    expect(evaluate, (layers, [[5, 1, 0, 2], [1, 2, 3, 0]], [0, 1, 1, 1]), 0.75)


@public("evaluate")
def the_table_of_six_images(confusion_matrix):
    """The six images in the text."""
    expect(confusion_matrix, ([2, 1, 1, 1, 0, 0], [2, 0, 1, 1, 0, 1], 3), [[1, 1, 0], [1, 2, 0], [0, 0, 1]])


@public("evaluate")
def minus_one_is_no_class(confusion_matrix):
    """A prediction of -1 is a mistake."""
    expect_error(confusion_matrix, ([-1, 0], [1, 0], 2))


@public("digits_network")
def bars_for_digits(digits_network):
    """Three images, each shown 100 times: a bar at the top is a 4, in the middle a 7, below a 2."""
    images = np.zeros((3, 8, 8))
    images[0, 0], images[1, 3], images[2, 6] = 16, 16, 16
    seen = digits_network(images, [4, 7, 2], np.random.default_rng(1), 100)
    assert isinstance(seen, dict), f"digits_network gave {type(seen).__name__}, expected a list of (W, b, name)"
    got = np.asarray(seen["digits that it reads"]).tolist()
    assert got == [4, 7, 2], f"the network reads {got}, expected [4, 7, 2]"
    assert seen["outputs"] == 10, f"the network has {seen['outputs']} outputs, expected 10"

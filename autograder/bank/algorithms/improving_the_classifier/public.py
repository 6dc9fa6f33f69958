"""Public checks of Change one thing, and measure."""

import numpy as np

from autograder.checks import public
from autograder.checks.desk import expect, expect_error


@public("standardise")
def two_pixels(standardise):
    """The two pixels of the text: the test picture is measured with the ruler of the training set."""
    expect(standardise, ([[2, 10], [6, 30]], [[4, 50]]), ([[-1, -1], [1, 1]], [[0, 3]]))


@public("standardise")
def a_dark_corner(standardise):
    """A pixel that is always 0 in the training set stays 0, and is not divided."""
    expect(standardise, ([[0, 1], [0, 3]], [[0, 2], [4, 2]]), ([[0, -1], [0, 1]], [[0, 0], [4, 0]]))


@public("augment")
def one_bright_pixel(augment):
    """A bright pixel in the middle: the picture itself, and in 64 calls its four possible copies."""
    copies = [[[[0, 0, 0], [0, 0, 0], [0, 9, 0]], [[0, 0, 0], [0, 0, 9], [0, 0, 0]]]]
    copies[0] += [[[0, 0, 0], [9, 0, 0], [0, 0, 0]], [[0, 9, 0], [0, 0, 0], [0, 0, 0]]]
    picture = np.array([[[0, 0, 0], [0, 9, 0], [0, 0, 0]]])
    expect(augment, (picture, 0), [picture, copies])


@public("augment")
def chance_comes_from_the_generator(augment):
    """Eighty equal pictures get four different copies; the same generator makes the same ones, another one others."""
    pictures = np.repeat([[[1, 2], [3, 4]]], 80, axis=0)
    expect(augment, (pictures, 0, "chance"), [4, True, False])


@public("build_network")
def three_inputs_and_two_outputs(build_network):
    """A network without hidden layers has 3 × 2 weights and 2 biases, and gives two scores for each row."""
    expect(build_network, ([3, 2], "relu", [[0, 0, 0]]), [8, [[0.3911200, -0.0294155]]], atol=1e-5)


@public("build_network")
def what_is_refused(build_network):
    """A list of one size, and a bend that nobody knows, are refused."""
    expect_error(build_network, ([3], "relu", [[0, 0, 0]]))
    expect_error(build_network, ([3, 2], "zigzag", [[0, 0, 0]]))


@public("cross_entropy_training")
def a_network_that_knows_nothing(cross_entropy_training):
    """Weights of 0 give each of two digits the probability 1/2: the first cost is ln 2, and nothing moves."""
    weights = [[0, 0], [0, 0]]
    expect(cross_entropy_training, (weights, weights, [[1, 2]], [0], 1, 1, 0.5), [[np.log(2)], weights, weights])


@public("cross_entropy_training")
def no_epoch(cross_entropy_training):
    """No epoch: an empty history, and the weights as they were. A learning rate of 0 is refused."""
    W1, W2 = [[1, 0], [0, 1]], [[2, 0], [0, 3]]
    expect(cross_entropy_training, (W1, W2, [[1, 2]], [0], 1, 0, 0.5), [[], W1, W2])
    expect_error(cross_entropy_training, (W1, W2, [[1, 2]], [0], 1, 1, 0))


@public("compare")
def the_two_rows_of_the_text(compare):
    """The two experiments of the text; both get the seeds number 0 to 4."""
    rows = {"simple": [0.6, 0.7, 0.5, 0.7, 0.5], "wider": [0.9, 0.9, 0.9, 0.9, 0.9]}
    seeds = [[0, 1, 2, 3, 4], [0, 1, 2, 3, 4]]
    expect(compare, (rows, [0]), [[[[0.6, 0.0894427191], [0.9, 0]]], [seeds]])


@public("compare")
def an_empty_table(compare):
    """Nothing to compare is refused."""
    expect_error(compare, ({}, [0]))


@public("learning_rate_sweep")
def the_table_of_the_text(learning_rate_sweep):
    """The three rates of the text; each gets the seeds number 0 to 2."""
    answers = [[(0.6, 0.5)] * 3, [(0.8, 0.7)] * 3, [(0.7, 0.9)] * 3]
    want = [[[0.1, [0.6, 0.8, 0.7], 0.7]], [[[0, 1, 2]] * 3]]
    expect(learning_rate_sweep, (answers, [0.01, 0.1, 1.0], [0]), want)


@public("learning_rate_sweep")
def nothing_to_choose(learning_rate_sweep):
    """Without any rate there is nothing to choose."""
    expect_error(learning_rate_sweep, ([], [], [0]))


@public("best_classifier")
def top_or_bottom(best_classifier):
    """Pictures with a bright top are a 1, those with a bright bottom a 4: after a training it can tell them apart."""
    kinds = np.zeros((2, 28, 28), np.uint8)
    kinds[0, 2:12], kinds[1, 16:26] = 255, 255
    expect(best_classifier, (np.tile(kinds, (90, 1, 1)), np.tile([1, 4], 90), 0, kinds), [1, 4])

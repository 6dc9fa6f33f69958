"""Public checks of The bend that lets a network learn."""

import numpy as np

from autograder.checks import public
from autograder.checks.desk import expect, expect_error


@public("step")
def three_neurons(step):
    """Three neurons: one far below its threshold, one just below, one above."""
    expect(step, (np.array([-3.0, -0.5, 2.0]),), [0, 0, 1])


@public("step")
def a_number_and_a_table(step):
    """A single number gives a single number, and a table gives a table."""
    expect(step, (4,), 1)
    expect(step, ([[-1, 1], [2, -2], [3, 3]],), [[0, 1], [1, 0], [1, 1]])


@public("sigmoid")
def the_table_in_the_text(sigmoid):
    """The values of the table in the text."""
    expect(sigmoid, (np.array([-2.0, 0.0, 2.0]),), [0.119203, 0.5, 0.880797], rtol=1e-4)


@public("sigmoid")
def two_sides_make_one(sigmoid):
    """What is missing to 1 on one side of zero is the value on the other side."""
    expect(sigmoid, (np.array([-3.0, 3.0]),), [0.0474259, 1 - 0.0474259], rtol=1e-4)


@public("sigmoid")
def sigmoid_of_a_list(sigmoid):
    """A list of whole numbers is welcome."""
    expect(sigmoid, ([0, 0, 0],), [0.5, 0.5, 0.5])


@public("tanh")
def the_curve_around_zero(tanh):
    """The values of the table in the text."""
    expect(tanh, (np.array([-1.0, 0.0, 1.0]),), [-0.761594, 0, 0.761594], rtol=1e-4)


@public("tanh")
def the_two_ends(tanh):
    """Far from zero the curve is level."""
    expect(tanh, (np.array([-20.0, 20.0]),), [-1, 1])


@public("relu")
def one_of_each_sign(relu, leaky_relu):
    """A negative signal and a positive one."""
    expect(relu, (np.array([-4.0, 4.0]),), [0, 4])
    expect(leaky_relu, (np.array([-4.0, 4.0]),), [-0.04, 4])


@public("relu")
def a_wide_leak(leaky_relu):
    """A leak of one half lets half of a negative signal through."""
    expect(leaky_relu, (np.array([-4.0, 4.0]), 0.5), [-2, 4])


@public("relu")
def a_column(relu):
    """A column stays a column."""
    expect(relu, (np.array([[1.5], [-2.0], [3.0]]),), [[1.5], [0], [3]])


@public("logit")
def the_odds_in_the_text(logit):
    """The values of the table in the text."""
    expect(logit, (np.array([0.2, 0.5, 0.8]),), [-1.386294, 0, 1.386294], rtol=1e-4)


@public("logit")
def more_than_certain(logit):
    """A probability of 2 is a mistake."""
    expect_error(logit, (2.0,))


@public("softmax")
def the_example_in_the_text(softmax):
    """The three scores of the text."""
    expect(softmax, (np.array([2.0, 1.0, 0.0]),), [0.665241, 0.244728, 0.090031], rtol=1e-4)


@public("softmax")
def two_columns(softmax):
    """Two examples, one in each column: all scores equal, so that all probabilities are equal."""
    expect(softmax, (np.array([[1.0, 7.0], [1.0, 7.0]]),), [[0.5, 0.5], [0.5, 0.5]])


@public("derivatives")
def steepest_at_zero(d_sigmoid, d_tanh):
    """Both S-curves are steepest at zero."""
    expect(d_sigmoid, (0.0,), 0.25)
    expect(d_tanh, (0.0,), 1)


@public("derivatives")
def two_straight_pieces(d_relu):
    """Left of its corner relu is level, right of it relu rises by 1 for every 1."""
    expect(d_relu, (np.array([-2.0, 3.0]),), [0, 1])

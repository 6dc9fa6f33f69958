"""Public checks of What did you learn?"""

import numpy as np

from autograder.checks import public
from autograder.checks.desk import expect, expect_error


@public("find_bias")
def one_neuron(find_bias):
    """One neuron with two inputs, worked out by hand in the text."""
    expect(find_bias, (np.array([[2.0, 3.0]]), np.array([[1.0], [10.0]]), np.array([[27.0]])), [[-5]])


@public("find_bias")
def two_neurons(find_bias):
    """Two neurons, two biases."""
    expect(find_bias, ([[1, 0, 0], [0, 2, 0]], [[4], [5], [6]], [[4], [13]]), [[0], [3]])


@public("squeeze")
def the_row_in_the_text(squeeze):
    """The table of the text: from 0 to 1."""
    expect(squeeze, (np.array([-2.0, 0.0, 0.4, 1.0, 5.0]), 0, 1), [0, 0, 0.4, 1, 1])


@public("squeeze")
def limits_the_wrong_way_round(squeeze):
    """The lowest answer cannot be above the highest."""
    expect_error(squeeze, (0.5, 1, 0))


@public("worst_example")
def three_pictures(worst_example):
    """The three columns of the text."""
    expect(worst_example, (np.array([[0.6, 0.5, 1.0], [0.5, 0.5, 0.9]]), np.array([[1, 0, 1], [0, 1, 0]])), 2)


@public("worst_example")
def all_right(worst_example):
    """Nobody is wrong, so the first of the equally good ones is named."""
    expect(worst_example, ([[1, 0], [0, 1]], [[1, 0], [0, 1]]), 0)


@public("valleys")
def the_row_of_the_text(valleys):
    """The row of the text, with two valleys."""
    expect(valleys, ([5, 3, 4, 6, 1, 2],), [1, 4])


@public("valleys")
def only_downhill(valleys):
    """All the way down: the ball ends at the last place."""
    expect(valleys, ([7, 4, 2],), [2])


@public("count_updates")
def the_table_in_the_text(count_updates):
    """10 examples in batches of 4, one epoch and three."""
    expect(count_updates, (10, 4, 1), 3)
    expect(count_updates, (10, 4, 3), 9)


@public("count_updates")
def empty_batches(count_updates):
    """Batches of nothing never get through."""
    expect_error(count_updates, (10, 0, 1))

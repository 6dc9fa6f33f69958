"""Public checks of Understanding neural networks."""

import numpy as np

from autograder.checks import public
from autograder.checks.desk import expect, expect_error


def is_even(number):
    return number % 2 == 0


def is_more_than_ten(number):
    return number > 10


def ends_in_two(number):
    return number % 10 == 2


RULES = {"more than 10": is_more_than_ten, "even": is_even, "ends in 2": ends_in_two}


# names are no numbers, so this says itself what came back and what was expected
def expect_names(consistent_rules, examples, wanted):
    got = consistent_rules(RULES, examples)
    if got is None:
        raise AssertionError(f"returned None, expected {wanted}. Is there a `return`?")
    if not isinstance(got, (list, tuple)):
        raise AssertionError(f"returned something that is no list, expected {wanted}")
    if list(got) != wanted:
        raise AssertionError(f"after the answers {examples}: returned {got}, expected {wanted}")


@public("consistent_rules")
def a_yes_and_a_no(consistent_rules):
    """Three rules: more than 10, even, ends in 2. After a YES for 32 and a NO for 15, two are left."""
    expect_names(consistent_rules, [(32, True), (15, False)], ["even", "ends in 2"])


@public("consistent_rules")
def another_yes(consistent_rules):
    """After one more YES, for 8, only one of the three is left."""
    expect_names(consistent_rules, [(32, True), (15, False), (8, True)], ["even"])


@public("consistent_rules")
def nothing_asked_yet(consistent_rules):
    """Without any answer, all three are still in the game."""
    expect_names(consistent_rules, [], ["more than 10", "even", "ends in 2"])


@public("fires")
def the_table_of_the_neuron(fires):
    """The four days of the table, with the weights 2 and −1 and the threshold 1."""
    expect(fires, ([2, -1], [3, 2], 1), True)
    expect(fires, ([2, -1], [3, 5], 1), True)
    expect(fires, ([2, -1], [3, 6], 1), False)
    expect(fires, ([2, -1], [0, 1], 1), False)


@public("fires")
def one_weight_is_missing(fires):
    """One input suits a neuron with one weight; two inputs do not."""
    expect(fires, ([2], [3], 5), True)
    expect_error(fires, ([2], [3, 6], 5))


@public("adjust")
def the_first_day(adjust):
    """The first day with the cat, as in the text, with rate 1 and with rate 0.5."""
    expect(adjust, ([0, 0, 0], [1, 5, 1], 0, 1, 1), [-1, -5, -1])
    expect(adjust, ([0, 0, 0], [1, 5, 1], 0, 1, 0.5), [-0.5, -2.5, -0.5])


@public("adjust")
def the_second_mistake(adjust):
    """The second mistake: the neuron said 0, and the cat purred. NumPy arrays are welcome."""
    expect(adjust, (np.array([-1.0, -5.0, -1.0]), np.array([2.0, 0.0, 1.0]), 1, 0, 1), [1, -5, 0])


@public("learn")
def the_run_by_hand(learn):
    """The two examples that the text works out by hand: three rounds."""
    expect(learn, ([([1], 1), ([0], 0)], 1, 10), ([1, -1], 3))


@public("learn")
def a_limit_that_is_too_small(learn):
    """For the same two examples three rounds are enough, and two are not."""
    expect(learn, ([([1], 1), ([0], 0)], 1, 3), ([1, -1], 3))
    expect_error(learn, ([([1], 1), ([0], 0)], 1, 2))


@public("count_mistakes")
def weights_by_hand(count_mistakes):
    """The weights [1, −1, 2] and three of the new days: no mistake. Without the bias there would be one."""
    expect(count_mistakes, ([1, -1, 2], [([3, 2], 1), ([1, 2], 1), ([5, 8], 0)]), 0)
    expect(count_mistakes, ([1, -1, 0], [([3, 2], 1), ([1, 2], 1), ([5, 8], 0)]), 1)


@public("count_mistakes")
def no_bias_at_all(count_mistakes):
    """Two weights for two inputs: the bias is missing."""
    expect(count_mistakes, ([1, -1, 0], [([3, 2], 0)]), 1)
    expect_error(count_mistakes, ([1, -1], [([3, 2], 1)]))

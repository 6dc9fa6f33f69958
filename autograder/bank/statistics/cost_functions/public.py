"""Public checks of What does a wrong guess cost?"""

import numpy as np

from autograder.checks import public
from autograder.checks.desk import expect, expect_error


@public("one_hot")
def three_tickets(one_hot):
    """The answer cards of the text: tickets with the digits 3, 0 and 3, and four cups."""
    expect(one_hot, ([3, 0, 3], 4), [[0, 1, 0], [0, 0, 0], [0, 0, 0], [1, 0, 1]])


@public("one_hot")
def one_ticket_and_many_cups(one_hot):
    """One ticket gives one column, however many cups there are."""
    expect(one_hot, (np.array([2]), 5), [[0], [0], [1], [0], [0]])


@public("one_hot")
def a_cup_that_is_not_there(one_hot):
    """With four cups, numbered from 0 to 3, there is no cup 4."""
    expect(one_hot, ([3], 4), [[0], [0], [0], [1]])
    expect_error(one_hot, ([3, 4], 4))


@public("squared_error")
def three_tickets_and_two_cups(squared_error, mean_squared_error, mean_absolute_error):
    """The three tickets of the text, before both judges."""
    prediction, target = [[0.8, 0.5, 0.1], [0.2, 0.5, 0.9]], [[1, 1, 1], [0, 0, 0]]
    expect(squared_error, (prediction, target), [0.08, 0.5, 1.62])
    expect(mean_squared_error, (prediction, target), 2.2 / 3)
    expect(mean_absolute_error, (prediction, target), 3.2 / 3)


@public("squared_error")
def visitor_a(squared_error, mean_squared_error, mean_absolute_error):
    """Visitor A: every guess is off by 2 kilograms, and nothing may cancel."""
    guess, scale = np.array([[7, 6, 14, 7]]), np.array([[5, 8, 12, 9]])
    expect(squared_error, (guess, scale), [4, 4, 4, 4])
    expect(mean_squared_error, (guess, scale), 4)
    expect(mean_absolute_error, (guess, scale), 2)


@public("squared_error")
def three_guesses_about_two_pumpkins(squared_error):
    """Three guesses about two pumpkins: one is left over."""
    expect(squared_error, ([[5, 8]], [[5, 9]]), [0, 1])
    expect_error(squared_error, ([[5, 8, 12]], [[5, 9]]))


@public("entropy")
def a_bent_coin(entropy):
    """The bent coin of the text."""
    expect(entropy, ([0.9, 0.1],), 0.325083, rtol=1e-5)


@public("entropy")
def a_coin_with_two_heads(entropy):
    """Two heads: there is nothing to be surprised at."""
    expect(entropy, (np.array([1.0, 0.0]),), 0)


@public("entropy")
def percents(entropy):
    """A quarter each is a distribution; percents are not."""
    expect(entropy, ([0.25, 0.25, 0.25, 0.25],), 1.386294, rtol=1e-5)
    expect_error(entropy, ([25, 25, 25, 25],))


@public("cross_entropy")
def three_tickets_and_their_cards(cross_entropy):
    """The three tickets of the text."""
    expect(cross_entropy, ([[0.8, 0.5, 0.1], [0.2, 0.5, 0.9]], [[1, 1, 1], [0, 0, 0]]), 1.072959, rtol=1e-5)


@public("cross_entropy")
def a_shared_card(cross_entropy):
    """The badly written ticket of the text: half of the people said 4, half said 9."""
    expect(cross_entropy, (np.array([[0.8], [0.2]]), np.array([[0.5], [0.5]])), 0.916291, rtol=1e-5)


@public("cross_entropy")
def all_beans_in_the_right_cup(cross_entropy):
    """All beans in the right cup, and none in the others: no cost."""
    expect(cross_entropy, ([[0.0], [1.0], [0.0]], [[0], [1], [0]]), 0)


@public("softmax_cross_entropy")
def three_scores(softmax_cross_entropy):
    """The scores 2, 1 and 0 of the text, where class 0 is right, and where class 2 is right."""
    expect(softmax_cross_entropy, ([[2], [1], [0]], [0]), 0.407606, rtol=1e-5)
    expect(softmax_cross_entropy, ([[2], [1], [0]], [2]), 2.407606, rtol=1e-5)


@public("softmax_cross_entropy")
def equal_scores(softmax_cross_entropy):
    """Equal scores are equal shares, be the scores small or large."""
    expect(softmax_cross_entropy, (np.array([[1.0, 1000.0], [1.0, 1000.0]]), [0, 1]), 0.693147, rtol=1e-5)


@public("accuracy")
def four_tickets(accuracy):
    """The four tickets of the text: three are right."""
    shares = [[0.7, 0.1, 0.3, 0.2], [0.2, 0.5, 0.3, 0.6], [0.1, 0.4, 0.4, 0.2]]
    expect(accuracy, (shares, [0, 1, 2, 0]), 0.75)


@public("accuracy")
def five_labels_for_two_tickets(accuracy):
    """Five labels for two tickets: three are left over."""
    expect(accuracy, (np.array([[3.0, 1.0], [2.0, 4.0]]), [0, 0]), 0.5)
    expect_error(accuracy, (np.array([[3.0, 1.0], [2.0, 4.0]]), [0, 0, 1, 1, 1]))


@public("better_cost")
def names_of_judges(better_cost):
    """Each of the two tasks gets the name of a judge, written as in the text."""
    for task in ("classification", "regression"):
        judge = better_cost(task)
        if judge not in ("squared-error", "cross-entropy"):
            raise AssertionError(f'better_cost("{task}") returned {judge!r}; expected the name of a judge')


@public("better_cost")
def nobody_knows_a_judge_for_juggling(better_cost):
    """A task that is not in the table is refused."""
    expect_error(better_cost, ("juggling",))

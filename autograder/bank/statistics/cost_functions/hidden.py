"""Hidden checks of What does a wrong guess cost?"""

import numpy as np

from autograder.checks import agrees, check, raises, same, unchanged
from nnmath_ref import costs as right

NEAR_ZERO = 1e-9  # the text promises that so much beside a cost of 0 is fine: there are several good ways to avoid ln 0


def numbers(rng, n, N):
    """A table of decimals of both signs."""
    return rng.uniform(-3, 3, (n, N))


def whole(rng, n, N):
    """A table of whole numbers as a list of lists."""
    return rng.integers(-9, 10, (n, N)).tolist()


def every_class(rng, n, N):
    """N labels among which each of the n classes occurs."""
    return rng.permutation(np.append(np.arange(n), rng.integers(n, size=N - n)))


def columns(rng, n, N):
    """A distribution in each column, nothing in it near 0."""
    weights = rng.uniform(0.1, 1, (n, N))
    return weights / weights.sum(axis=0)


def parts(rng, n):
    """A distribution of n sixty-fourths, none of them 0, so that even in a computer the sum is exactly 1."""
    return (rng.multinomial(64 - n, np.full(n, 1 / n)) + 1) / 64


def cards(labels, n):
    """The one-hot columns of labels."""
    return np.eye(n)[:, labels]


# one_hot


@check("one_hot", points=1)
def a_one_in_the_row_of_the_label(one_hot, rng):
    """Every column has a single 1, in the row of its label, for tables of several shapes."""
    for n, N in ((4, 7), (3, 8), (5, 5), (1, 4)):
        same(one_hot, right.one_hot, every_class(rng, n, N), n)


@check("one_hot", points=0.5, after=a_one_in_the_row_of_the_label)
def a_row_for_every_class(one_hot, rng):
    """A class that does not occur keeps its row of zeros; lists are welcome, also of one label, and do not change."""
    for n, labels in ((10, [7, 0, 7]), (5, [3, 3, 1, 3, 1]), (7, [2]), (4, [0]), (3, [1, 1])):
        same(one_hot, right.one_hot, labels, n)
    for labels in (rng.integers(2, 8, size=7).tolist(), rng.integers(2, 8, size=6)):
        agrees(unchanged(one_hot, labels, 10), right.one_hot(labels, 10), call=one_hot.last)


@check("one_hot", points=0.5, after=a_one_in_the_row_of_the_label)
def refuses_labels_that_are_no_class(one_hot, rng):
    """A label that is too small, too large or not whole is a ValueError, even one among many good ones."""
    for stranger in (-1, 4, 2.5, 40, -4, 0.5):
        labels = rng.integers(4, size=5).astype(float if stranger % 1 else int)
        labels[rng.integers(5)] = stranger
        raises(ValueError, one_hot, labels, 4)
    raises(ValueError, one_hot, np.array([3]), 3)
    raises(ValueError, one_hot, np.array([0, -1, 2]), 3)


# squared_error


@check("squared_error", points=1)
def squares_add_up_down_each_column(squared_error, rng):
    """Each example gets one number: its squared errors, added over the outputs."""
    for n, N in ((2, 3), (4, 5), (5, 5), (10, 4)):
        same(squared_error, right.squared_error, numbers(rng, n, N), numbers(rng, n, N))


@check("squared_error", points=0.5, after=squares_add_up_down_each_column)
def thin_tables_and_lists_of_squares(squared_error, rng):
    """A single row, a single column and lists are welcome, and nothing that was given is changed."""
    for n, N in ((1, 5), (4, 1), (1, 1), (3, 2)):
        prediction, target = numbers(rng, n, N), numbers(rng, n, N)
        want = right.squared_error(prediction, target)
        agrees(unchanged(squared_error, prediction, target), want, call=squared_error.last)
        same(squared_error, right.squared_error, whole(rng, n, N), whole(rng, n, N))
        same(squared_error, right.squared_error, numbers(rng, n, N), np.array(whole(rng, n, N)))
        same(squared_error, right.squared_error, np.array(whole(rng, n, N)), numbers(rng, n, N))


@check("squared_error", points=0.5, after=squares_add_up_down_each_column)
def squares_only_tables_of_one_shape(squared_error, rng):
    """For `squared_error`, tables of different shapes are a ValueError, also those that NumPy would stretch."""
    for other in ((5, 4), (4, 1), (1, 5), (1, 1), (3, 5), (4, 7)):
        raises(ValueError, squared_error, numbers(rng, 4, 5), numbers(rng, *other))
        raises(ValueError, squared_error, numbers(rng, *other), numbers(rng, 4, 5))


@check("squared_error", points=1)
def squares_are_averaged_over_the_examples(mean_squared_error, rng):
    """The mean squared error adds down the columns and takes the mean across them, for tables of many shapes."""
    for n, N in ((2, 3), (4, 5), (5, 5), (3, 1), (1, 4), (10, 7)):
        pair = numbers(rng, n, N), numbers(rng, n, N)
        agrees(unchanged(mean_squared_error, *pair), right.mean_squared_error(*pair), call=mean_squared_error.last)
    same(mean_squared_error, right.mean_squared_error, whole(rng, 3, 4), whole(rng, 3, 4))


@check("squared_error", points=0.5, after=squares_are_averaged_over_the_examples)
def averages_squares_of_one_shape(mean_squared_error, rng):
    """For `mean_squared_error`, tables of different shapes are a ValueError, also those that NumPy would stretch."""
    for other in ((5, 4), (4, 1), (1, 5), (1, 1), (4, 7)):
        raises(ValueError, mean_squared_error, numbers(rng, 4, 5), numbers(rng, *other))
        raises(ValueError, mean_squared_error, numbers(rng, *other), numbers(rng, 4, 5))


@check("squared_error", points=0.5)
def sizes_are_averaged_over_the_examples(mean_absolute_error, rng):
    """The mean absolute error does the same with the sizes of the errors."""
    for n, N in ((2, 3), (4, 5), (5, 5), (3, 1), (1, 4), (10, 7)):
        pair = numbers(rng, n, N), numbers(rng, n, N)
        agrees(unchanged(mean_absolute_error, *pair), right.mean_absolute_error(*pair), call=mean_absolute_error.last)
    same(mean_absolute_error, right.mean_absolute_error, whole(rng, 3, 4), whole(rng, 3, 4))


@check("squared_error", points=0.5, after=sizes_are_averaged_over_the_examples)
def averages_sizes_of_one_shape(mean_absolute_error, rng):
    """For `mean_absolute_error`, tables of different shapes are a ValueError, also those that NumPy would stretch."""
    for other in ((5, 4), (4, 1), (1, 5), (1, 1), (4, 7)):
        raises(ValueError, mean_absolute_error, numbers(rng, 4, 5), numbers(rng, *other))
        raises(ValueError, mean_absolute_error, numbers(rng, *other), numbers(rng, 4, 5))


# entropy


@check("entropy", points=1)
def each_surprise_counts_with_its_probability(entropy, rng):
    """The entropy is the mean surprise, for short and long distributions in which nothing is impossible."""
    for n in (2, 4, 7, 10):
        same(entropy, right.entropy, parts(rng, n))
    same(entropy, right.entropy, np.full(8, 1 / 8))


@check("entropy", points=0.5, after=each_surprise_counts_with_its_probability)
def the_impossible_adds_nothing(entropy, rng):
    """What never happens adds no surprise, and what is certain has none; the list that was given stays as it was."""
    p = rng.permutation(np.append(parts(rng, 4), [0, 0]))
    agrees(unchanged(entropy, p), right.entropy(p), call=entropy.last)
    for p in ([1.0, 0.0], [0.0, 0.0, 1.0], [1.0]):
        same(entropy, right.entropy, np.array(p), atol=NEAR_ZERO)
    same(entropy, right.entropy, np.array([1 - 2.0**-14, 2.0**-14]))  # rare, and not impossible


@check("entropy", points=0.5, after=each_surprise_counts_with_its_probability)
def rounding_is_no_mistake(entropy, rng):
    """Lists are welcome, and a sum that misses 1 by a rounding error is accepted."""
    same(entropy, right.entropy, parts(rng, 5).tolist())
    for p in ([0.3333333] * 3, [0.1428571] * 7, [0.1] * 10, [0.1666667] * 6):
        same(entropy, right.entropy, p)


@check("entropy", points=0.5, after=each_surprise_counts_with_its_probability)
def refuses_what_is_no_distribution(entropy, rng):
    """A negative entry, or a sum that misses 1 by more than the text allows, is a ValueError."""
    p = parts(rng, 4)
    for wrong in (p * 0.9, p * 100, p * (1 + 5e-6), p * (1 - 5e-6), np.append(p * 1.25, -0.25), np.append(p, 0.001)):
        raises(ValueError, entropy, wrong)
    for wrong in ([1.5, -0.5], [50, 50], [0.0, 0.0], [2, -1], [1 + 2.0**-20, -(2.0**-20)]):
        raises(ValueError, entropy, np.array(wrong))


# cross_entropy


@check("cross_entropy", points=1.5)
def surprise_at_what_is_true(cross_entropy, rng):
    """With one right class in each column, the cost is the mean surprise, for tables of several shapes."""
    for n, N in ((2, 3), (4, 5), (5, 5), (10, 4), (3, 1)):
        same(cross_entropy, right.cross_entropy, columns(rng, n, N), cards(rng.integers(n, size=N), n))


@check("cross_entropy", points=0.5, after=surprise_at_what_is_true)
def shared_cards(cross_entropy, rng):
    """Where a target is shared between classes, every share counts."""
    for n, N in ((2, 3), (4, 5), (5, 5), (3, 1)):
        same(cross_entropy, right.cross_entropy, columns(rng, n, N), columns(rng, n, N))


@check("cross_entropy", points=0.5, after=surprise_at_what_is_true)
def nothing_where_nothing_was_due(cross_entropy, rng):
    """No probability where the target has none adds nothing; lists are welcome, and nothing that was given changes."""
    p, target = np.zeros((5, 4)), cards(rng.integers(1, 4, size=4), 5)
    p[1:4] = columns(rng, 3, 4)
    agrees(unchanged(cross_entropy, p, target), right.cross_entropy(p, target), call=cross_entropy.last)
    same(cross_entropy, right.cross_entropy, [[0, 1, 0], [1, 0, 1]], [[0, 1, 0], [1, 0, 1]], atol=NEAR_ZERO)
    same(cross_entropy, right.cross_entropy, cards([2, 0], 3), cards([2, 0], 3), atol=NEAR_ZERO)


@check("cross_entropy", points=0.5, after=surprise_at_what_is_true)
def certain_and_wrong_is_finite(cross_entropy, rng):
    """No probability where the target has some costs much, and exactly as much as the text says."""
    same(cross_entropy, right.cross_entropy, cards([0], 3), cards([1], 3))
    for least in (0.0, 1e-30):
        p, labels = columns(rng, 4, 5), rng.integers(4, size=5)
        p[labels[:2], [0, 1]] = least
        same(cross_entropy, right.cross_entropy, p, cards(labels, 4))


@check("cross_entropy", points=0.5, after=surprise_at_what_is_true)
def compares_only_tables_of_one_shape(cross_entropy, rng):
    """Tables of different shapes are a ValueError, also those that NumPy would stretch."""
    for other in ((5, 4), (4, 1), (1, 5), (1, 1), (4, 7)):
        raises(ValueError, cross_entropy, columns(rng, 4, 5), columns(rng, *other))
        raises(ValueError, cross_entropy, columns(rng, *other), columns(rng, 4, 5))


# softmax_cross_entropy


@check("softmax_cross_entropy", points=1)
def cost_of_small_scores(softmax_cross_entropy, rng):
    """From scores near zero comes the mean cross-entropy of their softmax, for tables of several shapes."""
    for n, N in ((2, 3), (4, 5), (5, 5), (10, 4), (3, 1)):
        z, labels = numbers(rng, n, N), rng.integers(n, size=N)
        got = unchanged(softmax_cross_entropy, z, labels)
        agrees(got, right.softmax_cross_entropy(z, labels), call=softmax_cross_entropy.last)


@check("softmax_cross_entropy", points=1, after=cost_of_small_scores, outcomes=("functions.log_of_softmax",))
def cost_of_scores_far_apart(softmax_cross_entropy, rng):
    """Scores far from zero and far from each other, also as lists, have the right cost, however high it is."""
    quarters = rng.integers(-12, 13, (4, 5)) / 4
    for shift in (997, -997, np.array([997, -997, 0, 500, -500])):
        same(softmax_cross_entropy, right.softmax_cross_entropy, quarters + shift, rng.integers(4, size=5))
    for scores, labels in (([[1000], [0]], [1]), ([[-1000, 50], [1000, 0], [0, 20]], [0, 1]), ([[7], [-30]], [1])):
        same(softmax_cross_entropy, right.softmax_cross_entropy, scores, labels)
    for scores, labels in (([[740], [0]], [1]), ([[1000], [1000], [0]], [2]), ([[8], [0]], [0])):
        same(softmax_cross_entropy, right.softmax_cross_entropy, scores, labels)


@check("softmax_cross_entropy", points=0.5, after=cost_of_small_scores, outcomes=("statistics.cross_entropy",))
def refuses_labels_without_a_score(softmax_cross_entropy, rng):
    """Labels that are no class, and more or fewer labels than columns, are a ValueError."""
    z = numbers(rng, 4, 5)
    for labels in ([0, 1, 2, 3], [0, 1, 2, 3, 0, 1], [2], [0, 1, 2, 3, 4], [0, 1, -1, 2, 3], [0, 1, 1.5, 2, 3]):
        raises(ValueError, softmax_cross_entropy, z, np.array(labels))


# accuracy


def ranked(rng, n, top):
    """A distribution in each column, the largest share in the row that `top` says, never above one half for n > 4."""
    weights = rng.uniform(0.5, 1, (n, len(top)))
    weights[top, np.arange(len(top))] = rng.uniform(1.2, 1.5, len(top))
    return weights / weights.sum(axis=0)


def partly_right(rng, n, N, hits):
    """Which class is on top in each column, and labels of which `hits` agree."""
    top = rng.integers(n, size=N)
    labels = top.copy()
    labels[hits:] = (top[hits:] + rng.integers(1, n, size=N - hits)) % n
    order = rng.permutation(N)
    return top[order], labels[order]


@check("accuracy", points=1)
def share_of_the_right_columns(accuracy, rng):
    """The answer is the share of columns whose largest entry is in the right row, for tables of several shapes."""
    for n, N, hits in ((10, 7, 5), (5, 5, 2), (7, 4, 1), (6, 10, 7)):
        top, labels = partly_right(rng, n, N, hits)
        same(accuracy, right.accuracy, ranked(rng, n, top), labels)


@check("accuracy", points=0.5, after=share_of_the_right_columns)
def scores_of_any_kind(accuracy, rng):
    """Scores may be negative, large or whole numbers in lists, for one example or many, all right or all wrong."""
    top, labels = partly_right(rng, 4, 7, 5)
    top[:2] = labels[:2] = [3, 2]
    for scores in (ranked(rng, 4, top) - 2, 100 * ranked(rng, 4, top) - 1000, np.log(ranked(rng, 4, top))):
        agrees(unchanged(accuracy, scores, labels), right.accuracy(scores, labels), call=accuracy.last)
    for scores, labels in (([[-9, -2], [-5, -8]], [1, 0]), ([[-9, -2], [-5, -8]], [0, 1]), ([[3], [-8], [2]], [0])):
        same(accuracy, right.accuracy, scores, labels)


@check("accuracy", points=0.5, after=share_of_the_right_columns)
def refuses_labels_without_a_column(accuracy, rng):
    """Labels that are no class, and more or fewer labels than columns, are a ValueError."""
    scores = ranked(rng, 4, [0, 1, 2, 3, 0])
    for labels in ([0, 1, 2, 3], [0, 1, 2, 3, 0, 1], [2], [0, 1, 2, 3, 4], [0, 1, -1, 2, 3], [0, 1, 1.5, 2, 3]):
        raises(ValueError, accuracy, scores, np.array(labels))


# better_cost


@check("better_cost", points=0.5)
def each_task_has_its_judge(better_cost):
    """Each of the two tasks gets the judge that suits it better."""
    same(better_cost, right.better_cost, "classification")
    same(better_cost, right.better_cost, "regression")


@check("better_cost", points=0.5, after=each_task_has_its_judge)
def refuses_an_unknown_task(better_cost):
    """A task that nobody has thought about is a ValueError."""
    for task in ("juggling", "", "cross-entropy", "classifications"):
        raises(ValueError, better_cost, task)

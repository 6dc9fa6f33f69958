"""Wrong answers about house prices, each with the hint that a teacher would give."""

import math

import numpy as np

from autograder.checks import misconception

CODE = {"yes": 1, "no": 0}


def named(table):
    """The names of the features, which must be the same in every house."""
    names = [name for name in table[0] if name != "price"]
    if any(set(house) - {"price"} != set(names) for house in table):
        raise ValueError("other features")
    return names


def translated(table, names):
    """The right table."""
    return np.array([[float(CODE.get(house[name], house[name])) for house in table] for name in names])


def weighed(model, house):
    """Weights, bias and house, which must match."""
    w, b, house = np.asarray(model[0], float), model[1], np.asarray(house, float)
    if len(w) != len(house):
        raise ValueError("one weight for each feature")
    return w, b, house


def matching(prediction, target):
    """Two flat arrays of one length."""
    prediction, target = np.asarray(prediction, float), np.asarray(target, float)
    if prediction.ndim != 1 or prediction.shape != target.shape:
        raise ValueError("two flat lists of one length")
    return prediction, target


def spreading(prediction, target):
    """Two flat arrays of one length, and targets with a spread."""
    prediction, target = matching(prediction, target)
    if np.all(target == target[0]):
        raise ValueError("no spread")
    return prediction, target


def sold(X, y):
    """Houses and one price for each."""
    X, y = np.asarray(X, float), np.asarray(y, float)
    if y.shape != (X.shape[1],):
        raise ValueError("one price for each house")
    return X, y


def two_tables(train, test):
    """Two arrays with the same features."""
    train, test = np.asarray(train, float), np.asarray(test, float)
    if len(train) != len(test):
        raise ValueError("other features")
    return train, test


def statistics(train):
    """Mean and standard deviation of every row, 1 where a row never changes."""
    mean, spread = train.mean(axis=1, keepdims=True), train.std(axis=1, keepdims=True)
    return mean, np.where(spread == 0, 1, spread)


def with_ones(X, y):
    """X with a row of ones, all of whose rows say something new."""
    A = np.vstack([X, np.ones(len(y))])
    if np.linalg.matrix_rank(A) < len(A):
        raise ValueError("more than one best model")
    return A


# load_features


@misconception("load_features", fails="a_row_for_every_feature")
def one_house_in_a_row(table):
    """Every number is right, and the table lies on its side: you wrote one house in each row. In this course a house is
    a column, and a feature is a row.
    """
    return translated(table, named(table)).T


@misconception("load_features", fails="a_row_for_every_feature")
def keeps_the_price(table):
    """You kept the price as a row of features. It is what the model has to find out. A model that may look at the price
    learns nothing at all about houses.
    """
    named(table)
    return translated(table, list(table[0]))


@misconception("load_features", fails="a_row_for_every_feature")
def yes_and_no_swapped(table):
    """Your numbers are right, and yes and no have changed places: a house with a driveway has a 0. Having something
    is 1, so that its weight is added when it is there.
    """
    swap = {"yes": 0, "no": 1}
    return np.array([[float(swap.get(house[name], house[name])) for house in table] for name in named(table)])


@misconception("load_features", fails="a_row_for_every_feature")
def minus_one_for_no(table):
    """You wrote −1 for no. Some people do, and here no is 0: a weight of 5,000 dollars then means 5,000 more with a
    driveway, and nothing without.
    """
    signs = {"yes": 1, "no": -1}
    return np.array([[float(signs.get(house[name], house[name])) for house in table] for name in named(table)])


@misconception("load_features", fails="a_row_for_every_feature")
def features_by_the_alphabet(table):
    """You sorted the features by name. The rows must stand in the order in which the first house names its features, or
    the weights end up at the wrong ones.
    """
    return translated(table, sorted(named(table)))


@misconception("load_features", fails="a_row_for_every_feature")
def whole_numbers_only(table):
    """You turn texts into whole numbers, and 2.5 is none. A lot or a price per metre may well have decimals, so read
    every number as a decimal one.
    """
    names = named(table)
    return np.array([[int(CODE.get(house[name], house[name])) for house in table] for name in names])


@misconception("load_features", fails="features_are_found_by_name")
def values_as_they_come(table):
    """You took the values of each house in the order in which they stand. Another house may name its features in
    another order; then its rooms land in the row of the porch. Ask for each value by name.
    """
    names = named(table)
    rows = [[value for name, value in house.items() if name != "price"] for house in table]
    return np.array([[float(CODE.get(row[i], row[i])) for row in rows] for i in range(len(names))])


@misconception("load_features", fails="features_are_found_by_name")
def drops_whatever_is_first(table):
    """You dropped the first entry of a house, because the price stands there in the file. In another table it stands
    elsewhere, or is missing. Leave out what is *called* price.
    """
    names = list(table[0])[1:]
    if any(set(house) != set(table[0]) for house in table):
        raise ValueError("other features")
    return translated(table, names)


@misconception("load_features", fails="features_are_found_by_name")
def takes_the_price_out_of_the_table(table):
    """Your answer is right, and the table that was given has lost its prices: `pop` or `del` took them out. Somebody
    still needs them. Leave the price out while you read.
    """
    for house in table:
        house.pop("price", None)
    return translated(table, named(table))


@misconception("load_features", fails="refuses_what_it_cannot_read")
def zero_for_other_words(table):
    """A word that you do not know became a 0 without a word of warning. Then "large" is a lot of no size. What cannot
    be read must be refused with a ValueError.
    """

    def read(value):
        try:
            return float(CODE.get(value, value))
        except ValueError:
            return 0.0

    return np.array([[read(house[name]) for house in table] for name in named(table)])


@misconception("load_features", fails="refuses_what_it_cannot_read")
def zero_for_missing_features(table):
    """Where a house lacks a feature, you wrote 0. A house without a lot size is not a house without a lot: nobody
    knows. Refuse such a table with a ValueError.
    """
    names = [name for name in table[0] if name != "price"]
    if any(set(house) - {"price"} - set(names) for house in table):
        raise ValueError("too many features")
    return np.array([[float(CODE.get(house.get(name, 0), house.get(name, 0))) for house in table] for name in names])


@misconception("load_features", fails="refuses_what_it_cannot_read")
def features_not_compared(table):
    """You do not compare the features of the houses. One that is missing ends in a KeyError, and one too many is lost
    without a word. Both have to be a ValueError: compare the sets of names.
    """
    return translated(table, [name for name in table[0] if name != "price"])


@misconception("load_features", fails="refuses_what_it_cannot_read")
def overlooks_additional_features(table):
    """You look for features that are missing. One house has a feature more than the first one, and it is lost without a
    word. The names must be the same in both directions.
    """
    names = [name for name in table[0] if name != "price"]
    if any(set(names) - set(house) for house in table):
        raise ValueError("a feature is missing")
    return translated(table, names)


# predict_price


@misconception("predict_price", fails="one_house_one_price")
def forgets_the_bias(model, house):
    """You added up the weighted features and left out the bias. It is the price to begin with, before any feature has
    been counted; the formula ends with + b.
    """
    w, _, house = weighed(model, house)
    return w @ house


@misconception("predict_price", fails="one_house_one_price")
def bias_for_every_feature(model, house):
    """You added the bias to every product before you added them up, so it is counted once for each feature. First add
    up the products, then add the bias once.
    """
    w, b, house = weighed(model, house)
    return w @ house + b * len(w)


@misconception("predict_price", fails="one_house_one_price")
def no_price_below_zero(model, house):
    """A negative result became 0. That sounds sensible, and it is a bend, which this model does not have: the text says
    that the formula's price comes out as it is.
    """
    w, b, house = weighed(model, house)
    return np.maximum(0, w @ house + b)


@misconception("predict_price", fails="one_house_one_price")
def whole_dollars(model, house):
    """You rounded to whole dollars. Leave that to those who print the price: the squared error needs the number exactly
    as the formula gives it.
    """
    w, b, house = weighed(model, house)
    return np.round(w @ house + b)


@misconception("predict_price", fails="one_house_one_price")
def mean_of_the_products(model, house):
    """You took the mean of the products, so a house with more features got cheaper. Every feature adds its full share:
    add the products up, and do not divide.
    """
    w, b, house = weighed(model, house)
    return w @ house / len(w) + b


@misconception("predict_price", fails="one_house_one_price")
def minus_the_bias(model, house):
    """You subtracted the bias. As a threshold it would be taken away, and here it is the price to begin with: it is
    added, and a negative one makes the price smaller by itself.
    """
    w, b, house = weighed(model, house)
    return w @ house - b


@misconception("predict_price", fails="a_price_for_every_column")
def one_price_for_all(model, house):
    """For a single house you are right. For a table, one number came out, because you added up everything. Add down
    each column, so that every house keeps its price.
    """
    w, b, house = weighed(model, house)
    return float(np.sum(w @ house) + b)


@misconception("predict_price", fails="a_price_for_every_column")
def prices_in_a_table(model, house):
    """The prices are right, and they stand in a table with one row. Prices are flat in this notebook, shape (N,), also
    when there is only one house in the table.
    """
    w, b, house = weighed(model, house)
    return w @ house + b if house.ndim == 1 else (w @ house + b).reshape(1, -1)


@misconception("predict_price", fails="one_weight_for_each_feature")
def weights_stretched(model, house):
    """Your sum is right where there is one weight for each feature. A single weight, or a single feature, NumPy
    stretches until it fits, and nobody notices. Compare the two numbers yourself.
    """
    w, b, house = np.asarray(model[0], float), model[1], np.asarray(house, float)
    return np.sum(w * house if house.ndim == 1 else w[:, None] * house, axis=0) + b


@misconception("predict_price", fails="one_weight_for_each_feature")
def what_is_left_over_is_dropped(model, house):
    """`zip` stops at the end of the shorter one, so features without a weight are dropped without a word. That may be
    the garage. Compare the two lengths first, and refuse.
    """
    return sum(weight * row for weight, row in zip(model[0], np.asarray(house, float))) + model[1]


# how_good


@misconception("how_good", of="root_mean_squared_error", fails="the_root_of_the_mean_square")
def no_root(prediction, target):
    """You stopped at the mean squared error. Its unit is squared dollars, and nobody can imagine those. One step is
    missing: take the root at the end.
    """
    prediction, target = matching(prediction, target)
    return np.mean((prediction - target) ** 2)


@misconception("how_good", of="root_mean_squared_error", fails="the_root_of_the_mean_square")
def root_of_the_sum(prediction, target):
    """You took the root of the sum. Then more houses give a larger number, even if no guess gets worse. Take the mean
    of the squares, and the root after that.
    """
    prediction, target = matching(prediction, target)
    return np.sqrt(np.sum((prediction - target) ** 2))


@misconception("how_good", of="root_mean_squared_error", fails="the_root_of_the_mean_square")
def root_over_the_count(prediction, target):
    """You took the root of the sum and divided by N afterwards. The mean belongs under the root: divide by N first, and
    take the root at the very end.
    """
    prediction, target = matching(prediction, target)
    return np.sqrt(np.sum((prediction - target) ** 2)) / len(target)


@misconception("how_good", of="root_mean_squared_error", fails="the_root_of_the_mean_square")
def mean_of_the_roots(prediction, target):
    """You took the root of each square, and that is the size of each error: their mean is the mean absolute error. Here
    the mean comes first, and one root at the end.
    """
    prediction, target = matching(prediction, target)
    return np.mean(np.sqrt((prediction - target) ** 2))


@misconception("how_good", of="root_mean_squared_error", fails="the_root_of_the_mean_square")
def root_of_one_house_less(prediction, target):
    """You divided by one house less than there are, as one does for the spread of a sample. A typical error is a plain
    mean: divide by the number of houses.
    """
    prediction, target = matching(prediction, target)
    total = float(np.sum((prediction - target) ** 2))
    return math.sqrt(total / (len(target) - 1)) if len(target) > 1 else math.nan


@misconception("how_good", of="root_mean_squared_error", fails="the_root_of_the_mean_square")
def errors_cancel(prediction, target):
    """You took the mean of the errors as they are, so too high and too low cancel, and a bad guesser looks perfect.
    Square each error before you take the mean.
    """
    prediction, target = matching(prediction, target)
    return abs(np.mean(prediction - target))


@misconception("how_good", of="root_mean_squared_error", fails="roots_for_lists_of_one_length")
def errors_written_over_the_predictions(prediction, target):
    """The number is right, and `prediction -= target` has written the errors over the predictions that you were given:
    `np.asarray` makes no copy of an array. `prediction - target` makes something new.
    """
    prediction, target = matching(prediction, target)
    prediction -= target
    return math.sqrt(np.mean(prediction**2))


@misconception("how_good", of="root_mean_squared_error", fails="roots_for_lists_of_one_length")
def root_of_stretched_lists(prediction, target):
    """Lists of one length are right. A list with a single number NumPy stretches, and two that lie across each other
    become a whole table of errors. Compare the shapes yourself.
    """
    return np.sqrt(np.mean((np.asarray(prediction, float) - np.asarray(target, float)) ** 2))


@misconception("how_good", of="r_squared", fails="refuses_targets_without_spread")
def residuals_written_over_the_predictions(prediction, target):
    """The share is right, and `prediction -= target` has written the errors over the predictions that you were given:
    `np.asarray` makes no copy of an array. `prediction - target` makes something new.
    """
    prediction, target = matching(prediction, target)
    if np.all(target == target[0]):
        raise ValueError("no spread")
    prediction -= target
    return float(1 - np.sum(prediction**2) / np.sum((target - np.mean(target)) ** 2))


@misconception("how_good", of="r_squared", fails="the_explained_share")
def unexplained_share(prediction, target):
    """Your number is the share that is *not* explained, so perfect predictions get 0. R² is the rest: how much is
    left if you take this share away from 1?
    """
    prediction, target = spreading(prediction, target)
    return np.sum((prediction - target) ** 2) / np.sum((target - target.mean()) ** 2)


@misconception("how_good", of="r_squared", fails="the_explained_share")
def compared_with_zero(prediction, target):
    """Below the line you squared the targets themselves. That compares with somebody who always says 0. The lazy
    guesser says the mean: square the distances from the mean.
    """
    prediction, target = spreading(prediction, target)
    return 1 - np.sum((prediction - target) ** 2) / np.sum(target**2)


@misconception("how_good", of="r_squared", fails="the_explained_share")
def spread_of_the_predictions(prediction, target):
    """Below the line you took the spread of the predictions. The question is how much of the spread in the real prices
    is explained: the targets belong there, and their mean.
    """
    prediction, target = spreading(prediction, target)
    spread = float(np.sum((prediction - prediction.mean()) ** 2))
    return 1 - float(np.sum((prediction - target) ** 2)) / spread if spread else math.nan


@misconception("how_good", of="r_squared", fails="the_explained_share")
def predicted_over_real_spread(prediction, target):
    """You divided the spread of the predictions by that of the prices. For the best line that is the same, and for any
    other guesses it is not: they can spread well and all be wrong.
    """
    prediction, target = spreading(prediction, target)
    return np.sum((prediction - target.mean()) ** 2) / np.sum((target - target.mean()) ** 2)


@misconception("how_good", of="r_squared", fails="the_explained_share")
def correlation_squared(prediction, target):
    """You squared the correlation. It asks whether predictions and prices move together, and does not mind if all
    guesses are twice too high. R² here counts the errors themselves.
    """
    prediction, target = spreading(prediction, target)
    a, b = prediction - prediction.mean(), target - target.mean()
    both = float(np.sum(a * a) * np.sum(b * b))
    return float(np.sum(a * b)) ** 2 / both if both else math.nan


@misconception("how_good", of="r_squared", fails="the_explained_share")
def never_below_zero(prediction, target):
    """You cut off at 0. Somebody can do worse than the lazy guesser, and then R² is negative; that is worth knowing.
    The square is only in the name.
    """
    prediction, target = spreading(prediction, target)
    return max(0.0, 1 - np.sum((prediction - target) ** 2) / np.sum((target - target.mean()) ** 2))


@misconception("how_good", of="r_squared", fails="the_explained_share")
def spread_without_the_mean_of_squares(prediction, target):
    """Above the line stands the mean of the squared errors, below it a sum, so your R² is too close to 1. Take the
    sum in both places, or the mean in both.
    """
    prediction, target = spreading(prediction, target)
    return 1 - np.mean((prediction - target) ** 2) / np.sum((target - target.mean()) ** 2)


@misconception("how_good", of="r_squared", fails="refuses_targets_without_spread")
def divides_by_no_spread(prediction, target):
    """If all targets are the same, you divide by 0, and infinity or nan comes out. There is no spread to explain, so
    the question has no answer: raise a ValueError.
    """
    prediction, target = matching(prediction, target)
    left, spread = float(np.sum((prediction - target) ** 2)), float(np.sum((target - target.mean()) ** 2))
    return 1 - left / spread if spread else (-math.inf if left else math.nan)


@misconception("how_good", of="r_squared", fails="refuses_targets_without_spread")
def zero_without_spread(prediction, target):
    """If all targets are the same, you return 0. That says "as good as the lazy guesser", and nobody can tell, because
    there is no spread to explain. Raise a ValueError.
    """
    prediction, target = matching(prediction, target)
    spread = float(np.sum((target - target.mean()) ** 2))
    return 1 - float(np.sum((prediction - target) ** 2)) / spread if spread else 0.0


@misconception("how_good", of="r_squared", fails="refuses_targets_without_spread")
def share_of_stretched_lists(prediction, target):
    """Lists of one length are right. A list with a single number NumPy stretches, and two that lie across each other
    become a whole table of errors. Compare the shapes yourself.
    """
    prediction, target = np.asarray(prediction, float), np.asarray(target, float)
    if np.all(target == target.flat[0]):
        raise ValueError("no spread")
    return 1 - np.mean((prediction - target) ** 2) / np.var(target)


# linear_regression


def descent(X, y, learning_rate, steps, factor):
    """Gradient descent whose slopes are `factor` times the sums."""
    w, b = np.zeros(len(X)), 0.0
    for _ in range(steps):
        slope = factor * (w @ X + b - y)
        w, b = w - learning_rate * (X @ slope), b - learning_rate * float(np.sum(slope))
    return w, b


@misconception("linear_regression", fails="one_step_from_zeros")
def sum_instead_of_mean(X, y, learning_rate, steps):
    """You added the slopes of all houses and did not divide by N. Then twice as many houses make steps twice as long,
    and the walker flies out of the valley.
    """
    X, y = sold(X, y)
    return descent(X, y, learning_rate, steps, 2)


@misconception("linear_regression", fails="one_step_from_zeros")
def forgets_the_two(X, y, learning_rate, steps):
    """Your steps are half as long as they should be. The slope of a square has a 2 in front: the slope of e² is 2e.
    Where did the 2 go?
    """
    X, y = sold(X, y)
    return descent(X, y, learning_rate, steps, 1 / len(y))


@misconception("linear_regression", fails="one_step_from_zeros")
def uphill(X, y, learning_rate, steps):
    """You went uphill: the cost grows with every step. The slope says in which direction the cost rises, so subtract
    it. The error is prediction minus price; turned around, it changes the sign.
    """
    X, y = sold(X, y)
    return descent(X, y, learning_rate, steps, -2 / len(y))


@misconception("linear_regression", fails="one_step_from_zeros")
def divided_by_the_features(X, y, learning_rate, steps):
    """You divided by the number of rows of X. The length of a table is its number of features, and the mean is taken
    over the houses, which are the columns.
    """
    X, y = sold(X, y)
    return descent(X, y, learning_rate, steps, 2 / len(X))


@misconception("linear_regression", fails="one_step_from_zeros")
def bias_stays_zero(X, y, learning_rate, steps):
    """Your bias stays 0, so every line has to go through the origin: a house without features would cost nothing. The
    bias has a slope of its own and takes a step as well.
    """
    X, y = sold(X, y)
    w = np.zeros(len(X))
    for _ in range(steps):
        w = w - learning_rate * 2 * X @ (w @ X - y) / len(y)
    return w, 0.0


@misconception("linear_regression", fails="one_step_from_zeros")
def bias_after_the_weights(X, y, learning_rate, steps):
    """You changed the weights first and worked out the slope for the bias with the new ones. Both slopes belong to the
    same place: work out both, and then take the step.
    """
    X, y = sold(X, y)
    w, b = np.zeros(len(X)), 0.0
    for _ in range(steps):
        w = w - learning_rate * 2 * X @ (w @ X + b - y) / len(y)
        b = b - learning_rate * 2 * float(np.mean(w @ X + b - y))
    return w, b


@misconception("linear_regression", fails="one_step_from_zeros")
def bias_before_the_weights(X, y, learning_rate, steps):
    """You changed the bias first and worked out the slopes for the weights with the new one. All slopes belong to the
    same place: work them all out, and then take the step.
    """
    X, y = sold(X, y)
    w, b = np.zeros(len(X)), 0.0
    for _ in range(steps):
        b = b - learning_rate * 2 * float(np.mean(w @ X + b - y))
        w = w - learning_rate * 2 * X @ (w @ X + b - y) / len(y)
    return w, b


@misconception("linear_regression", fails="one_step_from_zeros")
def starts_at_ones(X, y, learning_rate, steps):
    """You started with weights of 1. That would work in the end, and the text asks for zeros, so that everybody walks
    the same path: all weights 0 and the bias 0.
    """
    X, y = sold(X, y)
    w, b = np.ones(len(X)), 0.0
    for _ in range(steps):
        slope = 2 * (w @ X + b - y) / len(y)
        w, b = w - learning_rate * (X @ slope), b - learning_rate * float(np.sum(slope))
    return w, b


@misconception("linear_regression", fails="one_step_from_zeros")
def bias_first_in_the_answer(X, y, learning_rate, steps):
    """The numbers are right and stand in the wrong order: you gave back the bias first. A model is the pair (w, b),
    first the weights, then the bias.
    """
    X, y = sold(X, y)
    return descent(X, y, learning_rate, steps, 2 / len(y))[::-1]


@misconception("linear_regression", fails="one_step_from_zeros")
def standardises_inside(X, y, learning_rate, steps):
    """You standardised the features inside the function. A good idea, in another place: this function takes X as it is,
    so that whoever calls it knows in which form a house must come later.
    """
    X, y = sold(X, y)
    mean, spread = statistics(X)
    return descent((X - mean) / spread, y, learning_rate, steps, 2 / len(y))


@misconception("linear_regression", fails=("many_steps", "no_steps_lists_and_single_houses"))
def one_step_only(X, y, learning_rate, steps):
    """The first step is right, and it is the only one. Perhaps `return` stands inside the loop, or there is no loop.
    The number of steps is given to you.
    """
    X, y = sold(X, y)
    return descent(X, y, learning_rate, 1, 2 / len(y))


@misconception("linear_regression", fails=("many_steps", "no_steps_lists_and_single_houses"))
def steps_from_the_start(X, y, learning_rate, steps):
    """Every step of yours uses the slope at the start. After the first one the ground is another: work the errors and
    the slopes out anew in every step.
    """
    X, y = sold(X, y)
    w, b = descent(X, y, learning_rate, 1, 2 / len(y))
    return w * steps, b * steps


@misconception("linear_regression", fails="no_steps_lists_and_single_houses")
def at_least_one_step(X, y, learning_rate, steps):
    """Asked for no steps at all, you take one. Perhaps the first step stands before the loop. With steps = 0 the
    zeros of the start come out.
    """
    X, y = sold(X, y)
    return descent(X, y, learning_rate, max(1, steps), 2 / len(y))


@misconception("linear_regression", fails="no_steps_lists_and_single_houses")
def houses_as_arrays_only(X, y, learning_rate, steps):
    """For arrays your answer is right. Plain lists stop it, because a list has no shape and cannot be subtracted. Make
    arrays of both first, as rule 3 says.
    """
    if y.shape != (X.shape[1],):
        raise ValueError("one price for each house")
    return descent(X, y, learning_rate, steps, 2 / len(y))


@misconception("linear_regression", fails="no_steps_lists_and_single_houses")
def prices_overwritten(X, y, learning_rate, steps):
    """The answer is right, and the prices that were given are gone: `-=` or `[:]` wrote the errors over them. Make a
    new array for what you work out.
    """
    if np.shape(y) != (np.shape(X)[1],):
        raise ValueError("one price for each house")
    model = descent(np.asarray(X, float), np.array(y, float), learning_rate, steps, 2 / len(y))
    if isinstance(y, np.ndarray):
        y[:] = model[0] @ X + model[1] - y
    return model


@misconception("linear_regression", fails="a_price_for_each_house")
def prices_stretched(X, y, learning_rate, steps):
    """You leave it to NumPy whether the prices fit. A single price it stretches to all houses, and a column of prices
    becomes a whole table of errors. Compare the shapes yourself.
    """
    X, y = np.asarray(X, float), np.asarray(y, float)
    w, b = np.zeros(len(X)), 0.0
    for _ in range(steps):
        slope = 2 * (w @ X + b - y) / X.shape[1]
        w, b = w - learning_rate * np.sum(X * slope, axis=1), b - learning_rate * float(np.sum(slope))
    return w, b


# standardise


@misconception("standardise", fails="both_with_the_statistics_of_the_training_set")
def each_with_its_own_statistics(train, test):
    """You took a mean and a spread from the test set, too. Then the same lot has two different numbers, and a single
    new house has no spread at all. Only the training set may be asked.
    """
    train, test = two_tables(train, test)
    (mean, spread), (other_mean, other_spread) = statistics(train), statistics(test)
    return (train - mean) / spread, (test - other_mean) / other_spread


@misconception("standardise", fails="both_with_the_statistics_of_the_training_set")
def statistics_of_both_together(train, test):
    """You put both tables together before you took the mean. So the drawer was opened: the test set has had its say
    before the test. The statistics come from the training set alone.
    """
    train, test = two_tables(train, test)
    mean, spread = statistics(np.hstack([train, test]))
    return (train - mean) / spread, (test - mean) / spread


@misconception("standardise", fails="both_with_the_statistics_of_the_training_set")
def one_house_less_in_the_spread(train, test):
    """You divided by N − 1 in the standard deviation, as many calculators do. The text divides by N, as `np.std` does
    when it is asked for nothing else.
    """
    train, test = two_tables(train, test)
    N = train.shape[1]
    mean, spread = statistics(train)
    spread = spread * math.sqrt(N / (N - 1)) if N > 1 else np.full_like(spread, math.nan)
    return (train - mean) / spread, (test - mean) / spread


@misconception("standardise", fails="both_with_the_statistics_of_the_training_set")
def one_mean_for_all_features(train, test):
    """You took one mean and one spread of the whole table, so square feet and bathrooms went into one pot. Each
    feature, each row, needs its own: that is what axis=1 is for.
    """
    train, test = two_tables(train, test)
    spread = float(train.std())
    return (train - train.mean()) / (spread or 1), (test - train.mean()) / (spread or 1)


@misconception("standardise", fails="both_with_the_statistics_of_the_training_set")
def divides_by_the_variance(train, test):
    """You divided by the variance. It is the *square* of the standard deviation, and its unit is squared: a root is
    missing before you divide.
    """
    train, test = two_tables(train, test)
    mean, spread = statistics(train)
    return (train - mean) / spread**2, (test - mean) / spread**2


@misconception("standardise", fails="both_with_the_statistics_of_the_training_set")
def squeezed_between_zero_and_one(train, test):
    """You squeezed every feature between 0 and 1, from its smallest value to its largest. That is another way of
    scaling. Here: subtract the mean, divide by the standard deviation.
    """
    train, test = two_tables(train, test)
    low, high = train.min(axis=1, keepdims=True), train.max(axis=1, keepdims=True)
    width = np.where(high == low, 1, high - low)
    return (train - low) / width, (test - low) / width


@misconception("standardise", fails="both_with_the_statistics_of_the_training_set")
def shifted_only(train, test):
    """You subtracted the mean and did not divide. A lot in square feet then still swings by thousands where a bathroom
    swings by one. Divide by the standard deviation as well.
    """
    train, test = two_tables(train, test)
    mean, _ = statistics(train)
    return train - mean, test - mean


@misconception("standardise", fails="both_with_the_statistics_of_the_training_set")
def test_set_left_as_it_was(train, test):
    """The training set is right, and the test set came back as it was. A model that was fitted to standardised houses
    understands no others: treat both in the same way.
    """
    train, test = two_tables(train, test)
    mean, spread = statistics(train)
    return (train - mean) / spread, test


@misconception("standardise", fails="a_feature_that_never_changes")
def divides_by_zero(train, test):
    """A feature that never changes in the training set has the standard deviation 0, and you divided by it: nan and
    infinity come out. What does the text say about a roof?
    """
    train, test = two_tables(train, test)
    mean, spread = train.mean(axis=1, keepdims=True), train.std(axis=1, keepdims=True)
    with np.errstate(all="ignore"):
        return (train - mean) / spread, (test - mean) / spread


@misconception("standardise", fails="a_feature_that_never_changes")
def zeros_for_a_constant_feature(train, test):
    """Where a feature never changes in the training set, you wrote 0 into both tables. In the test set it may well be
    different, and that must be seen: shift it by the mean, as the text says.
    """
    train, test = two_tables(train, test)
    mean, spread = statistics(train)
    varies = np.ptp(train, axis=1, keepdims=True) > 0
    return varies * (train - mean) / spread, varies * (test - mean) / spread


@misconception("standardise", fails="a_feature_that_never_changes")
def constant_feature_left_as_it_was(train, test):
    """You left a feature that never changes as it was. It is not divided, that is right, and its mean is still
    subtracted: it becomes 0 in the whole training set.
    """
    train, test = two_tables(train, test)
    mean, spread = statistics(train)
    mean = np.where(np.ptp(train, axis=1, keepdims=True) > 0, mean, 0)
    return (train - mean) / spread, (test - mean) / spread


@misconception("standardise", fails="a_feature_that_never_changes")
def a_little_added_to_the_spread(train, test):
    """You added a tiny number to the spread, so that it is never 0. Then a test house that differs by 1 in a feature
    without spread gets a number in the millions. Do not divide there at all.
    """
    train, test = two_tables(train, test)
    mean, spread = train.mean(axis=1, keepdims=True), train.std(axis=1, keepdims=True) + 1e-12
    return (train - mean) / spread, (test - mean) / spread


@misconception("standardise", fails="single_houses_and_whole_numbers")
def tables_overwritten(train, test):
    """The answer is right, and the tables that were given are ruined: `-=` and `/=` write into them. Lists of whole
    numbers do not survive that either. Make new tables.
    """
    new_train, new_test = two_tables(train, test)
    mean, spread = statistics(new_train)
    new_train, new_test = (new_train - mean) / spread, (new_test - mean) / spread
    for old, new in ((train, new_train), (test, new_test)):
        if isinstance(old, np.ndarray):
            old[:] = new
    return new_train, new_test


@misconception("standardise", fails="the_same_features_in_both")
def features_stretched(train, test):
    """You do not compare the two tables. Where one of them has a single feature, NumPy stretches it, and lots are
    measured in the spread of bathrooms. Compare the numbers of rows, and refuse.
    """
    train, test = np.asarray(train, float), np.asarray(test, float)
    mean, spread = statistics(train)
    return (train - mean) / spread, (test - mean) / spread


# normal_equations


@misconception("normal_equations", fails="the_smallest_squared_error")
def no_row_of_ones(X, y):
    """You left out the row of ones, so there is no bias and every line goes through the origin. Put a row of ones
    below X; its weight is the bias.
    """
    X, y = sold(X, y)
    with_ones(X, y)
    return np.linalg.lstsq(X.T, y, rcond=None)[0], 0.0


@misconception("normal_equations", fails="the_smallest_squared_error")
def bias_in_front(X, y):
    """The numbers are right, in the wrong order: you gave back the bias first. A model is the pair (w, b), as from
    `linear_regression`: the flat weights, then the bias.
    """
    X, y = sold(X, y)
    v = np.linalg.lstsq(with_ones(X, y).T, y, rcond=None)[0]
    return float(v[-1]), v[:-1]


@misconception("normal_equations", fails="the_smallest_squared_error")
def all_in_one_list(X, y):
    """The numbers are right, and you gave back the whole column v. A model is a pair: the last number is the bias, and
    all before it are the weights. Cut v in two.
    """
    X, y = sold(X, y)
    return np.linalg.lstsq(with_ones(X, y).T, y, rcond=None)[0]


@misconception("normal_equations", fails="the_smallest_squared_error")
def mean_price_as_bias(X, y):
    """Your weights are right, and your bias is the mean price. That is so only if every feature has the mean 0, as
    after standardising. The bias is the last number of v.
    """
    X, y = sold(X, y)
    return np.linalg.lstsq(with_ones(X, y).T, y, rcond=None)[0][:-1], float(np.mean(y))


@misconception("normal_equations", fails="the_smallest_squared_error")
def each_feature_alone(X, y):
    """You fitted every feature alone. Then bedrooms get the credit for the bathrooms that come with them. All weights
    and the bias must be found together, from one system of equations.
    """
    X, y = sold(X, y)
    with_ones(X, y)
    away = X - X.mean(axis=1, keepdims=True)
    w = away @ y / np.sum(away**2, axis=1)
    return w, float(np.mean(y) - w @ X.mean(axis=1))


@misconception("normal_equations", fails="the_smallest_squared_error")
def weights_in_a_column(X, y):
    """The numbers are right, and the weights stand in a column. In a model w is flat, shape (n,), so that it can be
    used like the one from `linear_regression`.
    """
    X, y = sold(X, y)
    v = np.linalg.lstsq(with_ones(X, y).T, y, rcond=None)[0]
    return v[:-1].reshape(-1, 1), float(v[-1])


@misconception("normal_equations", fails="refuses_more_than_one_best_model")
def one_of_many_models(X, y):
    """Where many models are equally good, you return one of them: `lstsq` and `pinv` choose without asking. Its weights
    say nothing about houses. Look at the rank first, and refuse.
    """
    X, y = sold(X, y)
    v = np.linalg.pinv(np.vstack([X, np.ones(len(y))]).T) @ y
    return v[:-1], float(v[-1])


@misconception("normal_equations", fails="refuses_more_than_one_best_model")
def leaves_it_to_solve(X, y):
    """You rely on `solve` to notice that there is more than one answer. Because of rounding it often does not, and
    gives some huge or random weights. Count the rows that say something new: the rank.
    """
    X, y = sold(X, y)
    A = np.vstack([X, np.ones(len(y))])
    v = np.linalg.solve(A @ A.T, A @ y)
    return v[:-1], float(v[-1])


@misconception("normal_equations", fails="refuses_more_than_one_best_model")
def counts_houses_only(X, y):
    """You refuse too few houses. Enough houses can still leave more than one answer: if a feature never changes, or
    follows from others. The rank of A tells you in all cases.
    """
    X, y = sold(X, y)
    A = np.vstack([X, np.ones(len(y))])
    if len(y) < len(A):
        raise ValueError("too few houses")
    v = np.linalg.lstsq(A.T, y, rcond=None)[0]
    return v[:-1], float(v[-1])


@misconception("normal_equations", fails="refuses_more_than_one_best_model")
def rank_without_the_ones(X, y):
    """You looked at the rank of X, before the row of ones came in. A feature that never changes says the same as the
    ones, and that shows only in the rank of A.
    """
    X, y = sold(X, y)
    if np.linalg.matrix_rank(X) < len(X):
        raise ValueError("a feature follows from others")
    v = np.linalg.lstsq(np.vstack([X, np.ones(len(y))]).T, y, rcond=None)[0]
    return v[:-1], float(v[-1])


@misconception("normal_equations", fails="as_many_prices_as_houses")
def equations_with_stretched_prices(X, y):
    """You leave it to NumPy whether the prices fit. A single price it stretches to all houses without a word, and every
    house costs the same. Compare the shapes yourself.
    """
    X, y = np.asarray(X, float), np.asarray(y, float)
    v = np.linalg.lstsq(with_ones(X, X[0]).T, np.broadcast_to(y.ravel(), X.shape[1]), rcond=None)[0]
    return v[:-1], float(v[-1])


@misconception("normal_equations", fails="as_many_prices_as_houses")
def prices_in_a_column_accepted(X, y):
    """You only compare how many prices there are. A column of prices, shape (N, 1), slips through, and the weights come
    out as a column, too. Prices are flat here: compare the whole shape.
    """
    X, y = np.asarray(X, float), np.asarray(y, float)
    if len(y) != X.shape[1]:
        raise ValueError("one price for each house")
    v = np.linalg.lstsq(with_ones(X, X[0]).T, y, rcond=None)[0]
    return v[:-1], v[-1]

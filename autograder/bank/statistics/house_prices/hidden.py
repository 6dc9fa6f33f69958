"""Hidden checks of What is a house worth?"""

import csv
from pathlib import Path

import numpy as np

from autograder.checks import agrees, check, raises, same, unchanged
from nnmath_ref import regression as right

NAMES = ("lotsize", "bedrooms", "driveway", "width", "airco", "porch", "rooms")


def decimals(rng, n, N):
    """A table of decimals of both signs; each row has a centre and a spread of its own."""
    return rng.uniform(-4, 4, (n, 1)) + rng.uniform(0.5, 3, (n, 1)) * rng.uniform(-2, 2, (n, N))


def whole(rng, *shape):
    """Whole numbers of both signs as nested lists."""
    return rng.integers(-9, 10, shape).tolist()


def houses(rng, n, N, price=0):
    """N houses with n features as csv reads them; the price stands at the place `price`."""
    made = []
    for _ in range(N):
        number = (str(rng.integers(1, 9000)), f"{rng.uniform(1, 90):.2f}", str(rng.choice(["yes", "no"])))
        house = [(name, number[i % 3]) for i, name in enumerate(NAMES[:n])]
        house.insert(price, ("price", str(rng.integers(20_000, 90_000))))
        made.append(dict(house))
    return made


def windsor():
    """The houses that the notebook reads."""
    with open(Path(__file__).parent / "data" / "windsor_housing.csv", encoding="utf-8") as file:
        return list(csv.DictReader(file))


# load_features


@check("load_features", points=1.5)
def a_row_for_every_feature(load_features, rng):
    """Every feature is a row and every house a column; yes is 1, no is 0, numbers stay, and the price is left out."""
    for n, N in ((4, 7), (3, 2), (7, 5), (5, 5)):
        same(load_features, right.load_features, houses(rng, n, N))
    same(load_features, right.load_features, windsor()[: rng.integers(20, 30)])


@check("load_features", points=0.5, after=a_row_for_every_feature)
def features_are_found_by_name(load_features, rng):
    """Where the price or a feature stands in a house does not matter; the table that was given stays as it was."""
    for n, N, price in ((4, 5, 2), (3, 4, 3), (5, 1, 4)):
        table = houses(rng, n, N, price)
        agrees(unchanged(load_features, table), right.load_features(table), call=load_features.last)
        turned = [table[0], *(dict(reversed(house.items())) for house in houses(rng, n, N, price))]
        same(load_features, right.load_features, turned)
    same(load_features, right.load_features, [{"porch": "no", "rooms": 5}, {"rooms": 2.5, "porch": "yes"}])


@check("load_features", points=1, after=a_row_for_every_feature)
def refuses_what_it_cannot_read(load_features, rng):
    """A word that is neither yes, no nor a number, a feature too few or one too many is a ValueError."""
    for change in ({"driveway": "maybe"}, {"lotsize": "large"}, {"lotsize": ""}, {"garden": "yes"}, {"garden": "2"}):
        table = houses(rng, 4, 5)
        table[rng.integers(1, 5)].update(change)
        raises(ValueError, load_features, table)
    for name in ("lotsize", "driveway"):
        table = houses(rng, 4, 5)
        del table[rng.integers(1, 5)][name]
        raises(ValueError, load_features, table)


# predict_price


@check("predict_price", points=1)
def one_house_one_price(predict_price, rng):
    """For a single house, every feature counts with its weight, and the bias is added once."""
    for n in (2, 4, 7, 1):
        model = rng.uniform(-5, 5, n), float(rng.uniform(1, 9))
        same(predict_price, right.predict_price, model, rng.uniform(-4, 4, n))
        same(predict_price, right.predict_price, (whole(rng, n), -int(rng.integers(20, 40))), whole(rng, n))


@check("predict_price", points=0.5, after=one_house_one_price)
def a_price_for_every_column(predict_price, rng):
    """A table gives one price for every column, also a square one, one with a single column or a single feature; model
    and houses stay as they were.
    """
    for n, N in ((4, 7), (3, 2), (5, 5), (4, 1), (1, 3), (1, 1)):
        model = rng.uniform(-5, 5, n), float(rng.uniform(1, 9))
        same(predict_price, right.predict_price, model, decimals(rng, n, N))
        same(predict_price, right.predict_price, (whole(rng, n), 3), whole(rng, n, N))
    unchanged(predict_price, (rng.uniform(-5, 5, 4), 2.0), decimals(rng, 4, 3))


@check("predict_price", points=0.5, after=one_house_one_price)
def one_weight_for_each_feature(predict_price, rng):
    """More or fewer features than weights are a ValueError, also where NumPy would stretch one of them."""
    for n, shape in ((4, (3,)), (3, (4,)), (4, (1,)), (1, (4,)), (4, (5, 4)), (4, (1, 4)), (1, (3, 4)), (5, (4, 5))):
        raises(ValueError, predict_price, (rng.uniform(1, 5, n), 2.0), rng.uniform(1, 4, shape))


# how_good


@check("how_good", points=1)
def the_root_of_the_mean_square(root_mean_squared_error, rng):
    """The root mean squared error squares, takes the mean and takes the root, for lists of any length."""
    for N in (4, 7, 10, 1):
        same(root_mean_squared_error, right.root_mean_squared_error, rng.uniform(0, 9, N), rng.uniform(0, 9, N))
    same(root_mean_squared_error, right.root_mean_squared_error, whole(rng, 5), whole(rng, 5))
    same(root_mean_squared_error, right.root_mean_squared_error, [3, 5], [3, 5])


@check("how_good", points=0.5, after=the_root_of_the_mean_square)
def roots_for_lists_of_one_length(root_mean_squared_error, rng):
    """For `root_mean_squared_error`, lists that are not equally long, or not flat, are a ValueError; others stay."""
    unchanged(root_mean_squared_error, rng.uniform(0, 9, 5), rng.uniform(0, 9, 5))
    for one, other in (((4,), (5,)), ((4,), (1,)), ((1,), (4,)), ((4,), (4, 1)), ((1, 4), (4,))):
        raises(ValueError, root_mean_squared_error, rng.uniform(0, 9, one), rng.uniform(0, 9, other))


@check("how_good", points=1)
def the_explained_share(r_squared, rng):
    """R² compares the squared errors with those of the mean of the targets; bad predictions make it negative."""
    for N in (4, 7, 10, 2):
        target = 5 + rng.permutation(N) * rng.uniform(1, 3)
        same(r_squared, right.r_squared, target + rng.uniform(-1, 1.5, N), target)
        same(r_squared, right.r_squared, target - rng.uniform(4, 9, N), target)
    same(r_squared, right.r_squared, whole(rng, 5), [2, 5, -1, 0, 7])
    same(r_squared, right.r_squared, [1, 4, 7], [1, 4, 7])
    same(r_squared, right.r_squared, [4, 4, 4], [1, 4, 7])


@check("how_good", points=0.5, after=the_explained_share)
def refuses_targets_without_spread(r_squared, rng):
    """For `r_squared`, targets that are all the same, lists of other lengths, tables, are a ValueError; others stay."""
    unchanged(r_squared, rng.uniform(0, 9, 5), 5.0 + rng.permutation(5))
    for one, other in (((4,), (5,)), ((4,), (1,)), ((1,), (4,)), ((4,), (4, 1)), ((1, 4), (4,))):
        raises(ValueError, r_squared, rng.uniform(0, 9, one), rng.uniform(0, 9, other))
    for target in ([3, 3, 3], [float(rng.integers(1, 9))] * 4, [5]):
        raises(ValueError, r_squared, rng.uniform(0, 9, len(target)), target)


# linear_regression


@check("linear_regression", points=1)
def one_step_from_zeros(linear_regression, rng):
    """The first step goes from zeros against the slope of the mean squared error, weights and bias together."""
    for n, N in ((1, 4), (3, 5), (4, 4), (5, 3)):
        X, y = decimals(rng, n, N), rng.uniform(2, 9, N)
        same(linear_regression, right.linear_regression, X, y, float(rng.uniform(0.01, 0.2)), 1)


@check("linear_regression", points=1, after=one_step_from_zeros)
def many_steps(linear_regression, rng):
    """Every step starts where the last one ended, as often as was asked for."""
    for n, N, steps in ((1, 4, 2), (3, 7, 5), (4, 4, 30), (5, 2, 3)):
        X, y = decimals(rng, n, N), rng.uniform(2, 9, N)
        same(linear_regression, right.linear_regression, X, y, float(rng.uniform(0.005, 0.015)), steps)


@check("linear_regression", points=1, after=one_step_from_zeros)
def no_steps_lists_and_single_houses(linear_regression, rng):
    """No steps leave the zeros; lists of whole numbers and a single house are welcome; nothing given is changed."""
    X, y = decimals(rng, 3, 5), rng.uniform(2, 9, 5)
    agrees(unchanged(linear_regression, X, y, 0.1, 0), (np.zeros(3), 0.0), call=linear_regression.last)
    want = right.linear_regression(X, y, 0.02, 2)
    agrees(unchanged(linear_regression, X, y, 0.02, 2), want, call=linear_regression.last)
    for n, N in ((2, 4), (3, 1), (1, 1), (1, 3)):
        same(linear_regression, right.linear_regression, whole(rng, n, N), whole(rng, N), 0.01, 3)


@check("linear_regression", points=0.5, after=one_step_from_zeros)
def a_price_for_each_house(linear_regression, rng):
    """For `linear_regression`, more or fewer prices than houses, or prices that are no flat list, are a ValueError."""
    for shape in ((4,), (6,), (1,), (3,), (5, 1), (1, 5)):
        raises(ValueError, linear_regression, decimals(rng, 3, 5), rng.uniform(2, 9, shape), 0.01, 2)
    raises(ValueError, linear_regression, decimals(rng, 3, 1), rng.uniform(2, 9, 5), 0.01, 2)


# standardise


@check("standardise", points=1.5)
def both_with_the_statistics_of_the_training_set(standardise, rng):
    """Each row of both tables is measured from the training set's mean, in the training set's standard deviations."""
    for n, N, M in ((3, 5, 4), (4, 4, 4), (2, 7, 3), (1, 6, 2), (5, 2, 7)):
        same(standardise, right.standardise, decimals(rng, n, N), 3 + 2 * decimals(rng, n, M))


@check("standardise", points=1, after=both_with_the_statistics_of_the_training_set)
def a_feature_that_never_changes(standardise, rng):
    """A feature that is the same in the whole training set is shifted and not divided, wherever it stands."""
    for constant in (0, 3, -2):
        train, test = decimals(rng, 4, 5), decimals(rng, 4, 3)
        train[rng.integers(4)] = constant
        same(standardise, right.standardise, train, test)
    same(standardise, right.standardise, whole(rng, 3, 1), whole(rng, 3, 4))
    same(standardise, right.standardise, np.full((2, 4), 5.0), decimals(rng, 2, 4))


@check("standardise", points=0.5, after=both_with_the_statistics_of_the_training_set)
def single_houses_and_whole_numbers(standardise, rng):
    """A test set of one house and lists of whole numbers are welcome, and nothing that was given is changed."""
    for n, N in ((3, 4), (1, 5)):
        train, test = decimals(rng, n, N), decimals(rng, n, 1)
        agrees(unchanged(standardise, train, test), right.standardise(train, test), call=standardise.last)
        same(standardise, right.standardise, [[-8, 1, 6], [2, 0, 5]], whole(rng, 2, 4))
    train = np.array([[1, 2, 4, 9], [3, -5, 0, 1]])
    agrees(unchanged(standardise, train, train + 2), right.standardise(train, train + 2), call=standardise.last)


@check("standardise", points=0.5, after=both_with_the_statistics_of_the_training_set)
def the_same_features_in_both(standardise, rng):
    """Tables with different numbers of features are a ValueError, also where NumPy would stretch one of them."""
    for one, other in (((4, 5), (3, 5)), ((4, 5), (1, 5)), ((1, 5), (4, 5)), ((4, 5), (5, 4)), ((2, 3), (3, 3))):
        raises(ValueError, standardise, decimals(rng, *one), decimals(rng, *other))


# normal_equations


@check("normal_equations", points=1)
def the_smallest_squared_error(normal_equations, rng):
    """The weights and the bias are those with the smallest mean squared error, for one feature and for many."""
    for n, N in ((1, 5), (2, 7), (4, 9), (3, 8)):
        same(normal_equations, right.normal_equations, decimals(rng, n, N), rng.uniform(5, 9, N))


@check("normal_equations", points=0.5, after=the_smallest_squared_error)
def real_houses_and_lists(normal_equations, rng):
    """Houses from Windsor and lists of whole numbers are welcome, and nothing that was given is changed."""
    table = windsor()
    chosen = [table[place] for place in rng.permutation(546)[:250]]
    X = right.load_features(chosen)[[0, 2, 3, 8]] / [[1000], [1], [1], [1]]
    y = np.array([float(house["price"]) for house in chosen])
    agrees(unchanged(normal_equations, X, y), right.normal_equations(X, y), call=normal_equations.last)
    same(normal_equations, right.normal_equations, [[1, 2, 4]], whole(rng, 3))
    same(normal_equations, right.normal_equations, [[0, 1, 0, 2], [0, 0, 1, 3]], whole(rng, 4))


@check("normal_equations", points=1, after=the_smallest_squared_error)
def refuses_more_than_one_best_model(normal_equations, rng):
    """Too few houses, a feature that never changes, or one that follows from others is a ValueError."""
    for n, N in ((3, 3), (4, 2), (1, 1), (2, 2)):
        raises(ValueError, normal_equations, decimals(rng, n, N), rng.uniform(2, 9, N))
    first, second = rng.permutation(9)[:6] * 1.0, rng.integers(-5, 6, 6) * 1.0
    for rows in ([first, np.full(6, 3.0)], [first, first], [first, second, 2 * first - second], [[7, 7]]):
        raises(ValueError, normal_equations, np.array(rows, float), whole(rng, len(rows[0])))
    raises(ValueError, normal_equations, [[1, 2, 4, 7], [3, 5, 9, 15]], [1, 2, 3, 5])
    raises(ValueError, normal_equations, [[0.1, 0.2, 0.3, 0.7], [0.3, 0.6, 0.9, 2.1]], [1, 2, 3, 5])


@check("normal_equations", points=0.5, after=the_smallest_squared_error)
def as_many_prices_as_houses(normal_equations, rng):
    """For `normal_equations`, more or fewer prices than houses, or prices that are no flat list, are a ValueError."""
    for shape in ((6,), (8,), (1,), (7, 1), (1, 7)):
        raises(ValueError, normal_equations, decimals(rng, 3, 7), rng.uniform(2, 9, shape))

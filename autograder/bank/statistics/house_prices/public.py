"""Public checks of What is a house worth?"""

import numpy as np

from autograder.checks import public
from autograder.checks.desk import expect, expect_error


@public("load_features")
def three_houses(load_features):
    """The three houses of the table in the text."""
    table = [
        {"price": "42000", "lotsize": "5850", "bedrooms": "3", "driveway": "yes"},
        {"price": "38500", "lotsize": "4000", "bedrooms": "2", "driveway": "yes"},
        {"price": "30500", "lotsize": "3000", "bedrooms": "2", "driveway": "no"},
    ]
    expect(load_features, (table,), [[5850, 4000, 3000], [3, 2, 2], [1, 1, 0]])


@public("load_features")
def another_order(load_features):
    """The second house names its features in another order, and nobody says a price."""
    expect(load_features, ([{"rooms": "4", "porch": "no"}, {"porch": "yes", "rooms": "2.5"}],), [[4, 2.5], [0, 1]])


@public("load_features")
def a_word_that_says_nothing(load_features):
    """Perhaps there is a driveway: that is a mistake in the table."""
    expect(load_features, ([{"driveway": "yes"}],), [[1]])
    expect_error(load_features, ([{"driveway": "yes"}, {"driveway": "perhaps"}],))


@public("predict_price")
def the_house_in_the_text(predict_price):
    """6 dollars for a square foot, 5000 for a driveway, 30000 to begin with."""
    expect(predict_price, (([6, 5000], 30000), [4000, 1]), 59000)


@public("predict_price")
def three_houses_at_once(predict_price):
    """A table gives a flat list of prices, one for each column."""
    expect(predict_price, (([6, 5000], 30000), [[4000, 5000, 1700], [1, 0, 0]]), [59000, 60000, 40200])


@public("predict_price")
def a_feature_without_a_weight(predict_price):
    """Two weights for three features are a mistake."""
    expect(predict_price, (([1, 2], 0), [3, 4]), 11)
    expect_error(predict_price, (([1, 2], 0), [3, 4, 5]))


@public("how_good")
def the_four_houses_of_the_text(root_mean_squared_error, r_squared):
    """The table of four houses, in thousands of dollars."""
    expect(root_mean_squared_error, ([50, 70, 60, 80], [40, 60, 70, 90]), 10)
    expect(r_squared, ([50, 70, 60, 80], [40, 60, 70, 90]), 9 / 13)


@public("how_good")
def always_the_mean(root_mean_squared_error, r_squared):
    """Who always says the mean explains nothing."""
    expect(root_mean_squared_error, ([4, 4], [1, 7]), 3)
    expect(r_squared, ([4, 4], [1, 7]), 0)


@public("how_good")
def lists_that_do_not_match(root_mean_squared_error, r_squared):
    """One prediction for two houses is a mistake, and so are targets without spread for R²."""
    expect_error(root_mean_squared_error, ([4], [1, 7]))
    expect_error(r_squared, ([1, 2], [5, 5]))


@public("linear_regression")
def two_steps_by_hand(linear_regression):
    """The two houses of the text: no step, one step, two steps."""
    expect(linear_regression, ([[1, 3]], [2, 4], 0.1, 0), ([0], 0))
    expect(linear_regression, ([[1, 3]], [2, 4], 0.1, 1), ([1.4], 0.6))
    expect(linear_regression, ([[1, 3]], [2, 4], 0.1, 2), ([1.16], 0.52))


@public("linear_regression")
def a_price_is_missing(linear_regression):
    """One price for two houses is a mistake."""
    expect_error(linear_regression, ([[1, 3]], [2], 0.1, 1))


@public("standardise")
def the_lots_of_the_text(standardise):
    """Mean 4 and standard deviation 2, also for the test set."""
    expect(standardise, ([[2, 6]], [[4, 10]]), ([[-1, 1]], [[0, 3]]))


@public("standardise")
def every_house_has_a_roof(standardise):
    """The second feature never changes in the training set: it is shifted, and not divided."""
    train, test = np.array([[2.0, 6.0], [1.0, 1.0]]), np.array([[4.0], [3.0]])
    expect(standardise, (train, test), ([[-1, 1], [0, 0]], [[0], [2]]))


@public("standardise")
def a_feature_is_missing(standardise):
    """Two features in training and one in the test set are a mistake."""
    expect_error(standardise, ([[2, 6], [1, 5]], [[4, 10]]))


@public("normal_equations")
def three_points(normal_equations):
    """The three houses of the text."""
    expect(normal_equations, ([[0, 1, 2]], [1, 1, 4]), ([1.5], 0.5))


@public("normal_equations")
def a_plane_through_three_points(normal_equations):
    """Two features, three houses: the plane fits exactly."""
    expect(normal_equations, ([[0, 1, 0], [0, 0, 1]], [5, 7, 4]), ([2, -1], 5))


@public("normal_equations")
def more_than_one_line(normal_equations):
    """Two houses of the same size do not say what size is worth."""
    expect_error(normal_equations, ([[3, 3]], [4, 5]))

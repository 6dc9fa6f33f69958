"""Public checks of Down the hill in the fog."""

import numpy as np

from autograder.checks import public
from autograder.checks.desk import expect, expect_error


def square(x):
    """A valley with its lowest point at 0."""
    return x**2


def cube(x):
    """A level step at 0."""
    return x**3


def trail(x):
    """The trail of the text."""
    return x**3 - 6 * x**2 + 9 * x


def two_directions(x):
    """The landscape of the table in the text."""
    return x[0] ** 2 + 5 * x[1]


def bowl(x):
    """A round bowl, of any number of directions."""
    return float(np.sum(np.asarray(x) ** 2))


def bowl_gradient(x):
    """The gradient of the bowl."""
    return 2 * np.asarray(x, float)


@public("slopes")
def along_the_trail(secant_slope):
    """The two averages of the text: from kilometre 0 to 2, and from kilometre 1 to 3."""
    expect(secant_slope, (trail, 0, 2), 1)
    expect(secant_slope, (trail, 1, 2), -2)


@public("slopes")
def no_line_through_one_point(secant_slope):
    """With h = 0 there is no second point."""
    expect_error(secant_slope, (trail, 1, 0))


@public("slopes")
def to_both_sides(slope):
    """The example of the text: kilometre 4, a tenth of a kilometre to both sides."""
    expect(slope, (trail, 4, 0.1), 9.01)


@public("slopes")
def nobody_says_which_h(slope):
    """Without an h the answer is close to the true slope."""
    expect(slope, (square, 3), 6, rtol=1e-7)


@public("tangent_line")
def tangent_of_the_text(tangent_line):
    """At kilometre 4 the tangent is y = 9 x - 32."""
    expect(tangent_line, (trail, 4), (9, -32), rtol=1e-5)


@public("tangent_line")
def tangent_at_the_top(tangent_line):
    """On top of the hill the tangent is level, as high as the hill."""
    expect(tangent_line, (trail, 1), (0, 4), rtol=1e-5, atol=1e-5)


@public("slope_sign")
def up_level_and_down(slope_sign):
    """A valley falls on its left, is level at the bottom, and rises on its right."""
    expect(slope_sign, (square, -1), -1)
    expect(slope_sign, (square, 0), 0)
    expect(slope_sign, (square, 1), 1)


@public("slope_sign")
def level_twice(slope_sign):
    """The trail is level on top of its hill, at kilometre 1, and at the bottom of its valley, at kilometre 3."""
    expect(slope_sign, (trail, 1), 0)
    expect(slope_sign, (trail, 3), 0)


@public("classify_stationary_point")
def hill_and_valley(classify_stationary_point):
    """The trail has its hilltop at kilometre 1 and its valley at kilometre 3; at 2 it only falls."""
    expect(classify_stationary_point, (trail, 1), "maximum")
    expect(classify_stationary_point, (trail, 3), "minimum")
    expect(classify_stationary_point, (trail, 2), "neither")


@public("classify_stationary_point")
def a_step_on_a_staircase(classify_stationary_point):
    """A curve that rises, is level and rises again."""
    expect(classify_stationary_point, (cube, 0), "neither")


@public("gradient")
def table_of_the_text(gradient):
    """The example of the text."""
    expect(gradient, (two_directions, np.array([3.0, 1.0]), 0.1), [6, 5])


@public("gradient")
def three_directions(gradient):
    """A bowl with three directions."""
    expect(gradient, (bowl, [1.0, -2.0, 0.0]), [2, -4, 0], rtol=1e-6, atol=1e-6)


@public("descend")
def path_of_the_text(descend):
    """The example of the text: halfway to the bottom with every step."""
    expect(descend, (bowl_gradient, [4], 0.25, 3), [[4], [2], [1], [0.5]])


@public("descend")
def two_numbers(descend):
    """A place of two numbers: one row for each place of the path."""
    expect(descend, (bowl_gradient, [4.0, -8.0], 0.25, 1), [[4, -8], [2, -4]])


@public("lowest_of")
def nearest_to_the_bottom(lowest_of):
    """Three walkers in one bowl, one step each: the lowest end wins."""
    expect(lowest_of, (bowl, bowl_gradient, [[4.0], [-2.0], [8.0]], 0.25, 1), [-1])


@public("lowest_of")
def somebody_has_to_start(lowest_of):
    """With no starts there is no answer."""
    expect_error(lowest_of, (bowl, bowl_gradient, [], 0.25, 3))

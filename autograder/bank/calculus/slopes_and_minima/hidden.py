"""Hidden checks of Down the hill in the fog.

Functions that are handed over are called back across the pipe, so descents are short and starts are few.
"""

import math

import numpy as np

from autograder.checks import agrees, check, holds, raises, same, unchanged
from nnmath_ref import slopes as right

NEAR = 1e-8  # what is left of 16 digits when two heights of about 10 are subtracted and divided by 2e-5
ROUGH = 1e-4  # four decimal places, as the text allows for a tangent


def whole(rng, n):
    """n whole numbers of both signs, none of them 0, as a list."""
    return (rng.integers(1, 5, n) * np.where(np.arange(n) % 2, -1, 1)).tolist()


def curve(*coefficients):
    """The polynomial with these coefficients, highest power first."""

    def polynomial(x):
        return np.polyval(coefficients, x)

    return polynomial


def wave(x):
    """A hill and a valley in turn, a quarter of a unit of x from level to steep."""
    return np.sin(4 * np.asarray(x))


def growth(x):
    """Always uphill, steeper and steeper."""
    return np.exp(np.asarray(x) / 2)


def bent(rng):
    """A polynomial of the third degree whose secants, central differences and tangents all differ."""
    a, b, c, d = rng.uniform(1, 3, 4) * rng.permutation([-1, 1, 1, -1])
    return curve(a, b, c, d)


def centred(power, size, x0, height):
    """size (x − x0)^power + height: level at x0."""

    def level_at_one_place(x):
        return size * (x - x0) ** power + height

    return level_at_one_place


def lopsided(size, x0):
    """A valley, or a hilltop, that is steeper on one side: its computed slope at the level place is not exactly 0."""

    def steeper_on_one_side(x):
        return size * ((x - x0) ** 2 + 7 * (x - x0) ** 3)

    return steeper_on_one_side


def ravine(rng, n):
    """A landscape of n directions, each of another steepness and all of them mixed, with its exact gradient."""
    widths, middle = np.arange(2.0, n + 2), rng.uniform(-1, 1, n)

    def height(x):
        away = np.asarray(x, float) - middle
        return np.sum(widths * away**2) + np.prod(away) + np.sum(away**3)

    return height, middle


def slide(rng, n):
    """The gradient of a bowl whose directions are mixed, steep enough that every step counts."""
    A = rng.uniform(0.1, 0.4, (n, n))
    pull, middle = A + A.T + np.eye(n), rng.uniform(-1, 1, n)

    def uphill(x):
        return pull @ (np.asarray(x, float) - middle)

    return uphill


def two_valleys(tilt):
    """Valleys near −1 and 1 with a hilltop between; a positive tilt makes the left one deeper."""

    def height(x):
        x = np.asarray(x, float)
        return (x[0] ** 2 - 1) ** 2 + tilt * x[0] + np.sum((x[1:] - x[0] / 2) ** 2)

    def uphill(x):
        x = np.asarray(x, float)
        rest = 2 * (x[1:] - x[0] / 2)
        return np.concatenate([[4 * x[0] * (x[0] ** 2 - 1) + tilt - rest.sum() / 2], rest])

    return height, uphill


def bowl(x):
    """A round bowl, lowest at 0."""
    return np.sum(np.asarray(x, float) ** 2)


def bowl_uphill(x):
    """The gradient of the bowl."""
    return 2 * np.asarray(x, float)


# secant_slope


@check("slopes", points=1, outcomes=("calculus.average_rate",))
def rise_over_run(secant_slope, rng):
    """The slope of the line through two points of a curve is right, uphill and downhill, near and far."""
    for h in (0.5, 2.5, 0.01, 1e-4, float(rng.uniform(0.2, 1.5))):
        same(secant_slope, right.secant_slope, bent(rng), float(rng.uniform(-2, 2)), h, atol=NEAR)
    same(secant_slope, right.secant_slope, growth, 1.5, 0.25, atol=NEAR)


@check("slopes", points=0.5, after=rise_over_run, outcomes=("calculus.average_rate",))
def whole_numbers_and_the_left_side(secant_slope, rng):
    """Whole numbers are welcome, and with a negative h the second point lies to the left."""
    for h in (1, 2, -1, -3):
        same(secant_slope, right.secant_slope, bent(rng), int(rng.integers(-3, 4)), h, atol=NEAR)
    same(secant_slope, right.secant_slope, bent(rng), float(rng.uniform(-2, 2)), -0.75, atol=NEAR)


@check("slopes", points=0.5, after=rise_over_run, outcomes=("calculus.average_rate",))
def refuses_a_single_point(secant_slope, rng):
    """One point has no secant: that is a ValueError."""
    raises(ValueError, secant_slope, bent(rng), float(rng.uniform(-2, 2)), 0)
    raises(ValueError, secant_slope, growth, 1, 0.0)


# slope


@check("slopes", points=1.5, outcomes=("calculus.slope",))
def looks_to_both_sides(slope, rng):
    """With a step that is given, the slope is that of the line from the point on the left to the one on the right."""
    for h in (0.5, 0.25, 1, float(rng.uniform(0.1, 0.9))):
        same(slope, right.slope, bent(rng), float(rng.uniform(-2, 2)), h, atol=NEAR)
    same(slope, right.slope, growth, 2, 0.5, atol=NEAR)


@check("slopes", points=0.5, after=looks_to_both_sides, outcomes=("calculus.slope",))
def close_without_being_told(slope, rng):
    """Where no step is given, the answer is close to the slope at the point itself."""
    for place in (0.0, 1, float(rng.uniform(-2, 2))):
        same(slope, right.slope, bent(rng), place, atol=NEAR)
    same(slope, right.slope, curve(10, 0, 0, 0), 0, atol=NEAR)


@check("slopes", points=0.5, after=looks_to_both_sides, outcomes=("calculus.slope",))
def refuses_no_step(slope, rng):
    """With a step of nothing there are no two points: that is a ValueError."""
    raises(ValueError, slope, bent(rng), float(rng.uniform(-2, 2)), 0)
    raises(ValueError, slope, growth, 1, h=0.0)


# tangent_line


def tangent(tangent_line, f, a):
    """The student's m and c, of which there must be two."""
    line, want = tangent_line(f, a), right.tangent_line(f, a)
    pair = isinstance(line, (tuple, list)) and len(line) == 2 or isinstance(line, np.ndarray) and line.shape == (2,)
    if not pair:
        agrees(line, want, call=tangent_line.last)
    return (*line, *want)


@check("tangent_line", points=1)
def as_steep_as_the_curve(tangent_line, rng):
    """The first of the two numbers is the slope of the curve at the place."""
    for f, a in ((bent(rng), 1.5), (bent(rng), -2), (growth, 2), (bent(rng), 0), (curve(2, -3), 1)):
        m, _, slope, _ = tangent(tangent_line, f, a)
        agrees(m, slope, rtol=ROUGH, atol=ROUGH, call=tangent_line.last)


@check("tangent_line", points=1)
def meets_the_curve(tangent_line, rng):
    """The second number makes the line meet the curve at the place, left of zero, right of it and at zero."""
    for f, a in ((curve(1, 2, -3), 2), (bent(rng), -1.5), (growth, 1), (bent(rng), 0), (curve(2, -3), 1)):
        _, c, _, intercept = tangent(tangent_line, f, a)
        agrees(c, intercept, rtol=ROUGH, atol=3 * ROUGH, call=tangent_line.last)  # c takes 1 + |a| times m's error


# slope_sign


@check("slope_sign", points=1)
def uphill_and_downhill(slope_sign, rng):
    """Where the curve clearly rises the sign is 1, and where it clearly falls it is −1, however high it is."""
    for height in (5.0, -5.0):
        for steep in (2.0, -3.0, 0.25, -0.25):
            same(slope_sign, right.slope_sign, curve(steep, height), float(rng.uniform(-0.5, 0.5)))
    for place in (-1, 1, 2.5):
        same(slope_sign, right.slope_sign, centred(2, -1.5, 0, 3), place)


@check("slope_sign", points=0.5, after=uphill_and_downhill)
def level_at_top_and_bottom(slope_sign, rng):
    """On hilltops, in valleys and on level steps the sign is 0, although a computed slope is only nearly exact."""
    for power, size in ((2, 3.0), (2, -4.0), (3, 2.0), (3, -5.0), (4, 1.0)):
        place = int(rng.integers(-2, 3))
        same(slope_sign, right.slope_sign, centred(power, size, place, 1), place)
    same(slope_sign, right.slope_sign, wave, math.pi / 8)
    same(slope_sign, right.slope_sign, curve(7.0), 1)


@check("slope_sign", points=0.5, after=uphill_and_downhill)
def nearly_level(slope_sign, rng):
    """What counts as level ends where the text says: a slope a little smaller is level, a little larger is not."""
    for size in rng.permutation([1e-7, 8e-7, 3e-6, 2e-5, 4e-4]):
        for sign in (1, -1):
            same(slope_sign, right.slope_sign, curve(sign * size, 0.5), 1)


# classify_stationary_point


@check("classify_stationary_point", points=1)
def valleys_and_hilltops(classify_stationary_point, rng):
    """Valleys are minima and hilltops are maxima, wide ones and narrow ones, also where there are several."""
    for size in rng.permutation([1.0, -1.0, 4.0, -5.0]):
        place = int(rng.integers(-2, 3))
        same(classify_stationary_point, right.classify_stationary_point, centred(2, size, place, 1), place)
    for size in (1.5, -2.0):
        place = int(rng.integers(-2, 3))
        same(classify_stationary_point, right.classify_stationary_point, lopsided(size, place), place)
    for quarter in (1, 3, -1):
        same(classify_stationary_point, right.classify_stationary_point, wave, quarter * math.pi / 8)


@check("classify_stationary_point", points=0.5, after=valleys_and_hilltops)
def slopes_have_no_name(classify_stationary_point, rng):
    """Where the curve is not level the answer is "neither", also very near the bottom of a valley."""
    place = int(rng.integers(-2, 3))
    for size in (2.0, -3.0):
        for away in (1.0, -0.5, 0.005, -0.002):
            f = centred(2, size, place, 1)
            same(classify_stationary_point, right.classify_stationary_point, f, place + away)
    same(classify_stationary_point, right.classify_stationary_point, growth, 1)
    same(classify_stationary_point, right.classify_stationary_point, curve(-2.0, 1.0), 0)


@check("classify_stationary_point", points=0.5, after=valleys_and_hilltops)
def level_without_a_turn(classify_stationary_point, rng):
    """Where the curve is level and does not turn round, the answer is "neither"."""
    for size in (2.0, -3.0, 5.0):
        place = int(rng.integers(-2, 3))
        same(classify_stationary_point, right.classify_stationary_point, centred(3, size, place, 1), place)
    same(classify_stationary_point, right.classify_stationary_point, curve(4.0), 1)


@check("classify_stationary_point", points=0.5, after=valleys_and_hilltops)
def very_flat_valleys(classify_stationary_point, rng):
    """A valley or a hilltop that is very flat at its level place is still one."""
    for size in (1.0, -2.0, 4.0):
        place = int(rng.integers(-2, 3))
        same(classify_stationary_point, right.classify_stationary_point, centred(4, size, place, 1), place)


# gradient


@check("gradient", points=1)
def one_slope_for_each_direction(gradient, rng):
    """The answer has one slope for each direction, in its place, with the other directions left as they are."""
    for n in (2, 3, 5):
        f, middle = ravine(rng, n)
        same(gradient, right.gradient, f, middle + rng.uniform(0.2, 1, n) * rng.choice([-1, 1], n), atol=NEAR)
        same(gradient, right.gradient, f, middle, atol=NEAR)


@check("gradient", points=0.5, after=one_slope_for_each_direction)
def takes_the_step_that_is_given(gradient, rng):
    """With a step that is given, every slope is a central difference with this step."""
    for n, h in ((2, 0.5), (3, 0.25), (1, 1)):
        f, middle = ravine(rng, n)
        same(gradient, right.gradient, f, middle + rng.uniform(0.2, 1, n), h, atol=NEAR)


@check("gradient", points=0.5, after=one_slope_for_each_direction)
def takes_whole_numbers_and_changes_nothing(gradient, rng):
    """Lists and arrays of whole numbers are welcome, one direction is enough, and the place stays as it was."""
    for x in (whole(rng, 4), np.array(whole(rng, 3)), whole(rng, 1), rng.uniform(-1, 1, 2)):
        f, _ = ravine(rng, len(x))
        got = unchanged(gradient, f, x)
        agrees(got, right.gradient(f, x), atol=NEAR, call=gradient.last)


@check("gradient", points=0.5, after=one_slope_for_each_direction)
def refuses_what_is_no_place(gradient, rng):
    """A place that is no flat list, or a step of nothing, is a ValueError."""
    for x in (2.0, [[1.0, 2.0]], rng.uniform(-1, 1, (2, 1)), rng.uniform(-1, 1, (2, 2))):
        raises(ValueError, gradient, bowl, x)
    raises(ValueError, gradient, bowl, rng.uniform(-1, 1, 2), 0)


# descend


@check("descend", points=1)
def walks_against_the_gradient(descend, rng):
    """Every step goes against the gradient where the walker stands, and the whole path is written down, start first."""
    for steps, rate in ((1, 0.3), (4, 0.1), (9, 0.25)):
        same(descend, right.descend, slide(rng, 2), rng.uniform(1, 3, 2) * rng.choice([-1, 1], 2), rate, steps)


@check("descend", points=0.5, after=walks_against_the_gradient)
def from_whole_numbers_in_any_number_of_directions(descend, rng):
    """The start may be a list or an array of whole numbers, with one number or many, and it stays as it was."""
    for start in (whole(rng, 3), whole(rng, 1), np.array(whole(rng, 2)), rng.uniform(1, 2, 5)):
        uphill = slide(rng, len(start))
        got = unchanged(descend, uphill, start, 0.1, 3)
        agrees(got, right.descend(uphill, start, 0.1, 3), call=descend.last)


@check("descend", points=0.5, after=walks_against_the_gradient)
def as_many_steps_as_are_asked_for(descend, rng):
    """No step at all gives the start alone, and on level ground the steps are counted as well."""
    for n in (2, 3):
        same(descend, right.descend, slide(rng, n), rng.uniform(1, 2, n), 0.1, 0)
    for start in (np.zeros(2), np.array([1e-4, 0.0])):
        same(descend, right.descend, bowl_uphill, start, 0.25, 5)
    got = descend(bowl_uphill, [0.0, 0.0, 0.0], 0.5, 2)
    holds(np.shape(got) == (3, 3), "three rows of three zeros", call=descend.last)


@check("descend", points=0.5, after=walks_against_the_gradient)
def refuses_steps_backwards(descend, rng):
    """A negative number of steps, or a start that is no flat list, is a ValueError."""
    raises(ValueError, descend, bowl_uphill, rng.uniform(1, 2, 2), 0.1, -1)
    for start in (3.0, [[1.0, 2.0]], rng.uniform(1, 2, (2, 1))):
        raises(ValueError, descend, bowl_uphill, start, 0.1, 2)


# lowest_of


@check("lowest_of", points=1)
def lowest_end_wins(lowest_of, rng):
    """Of the ends of all descents, the one where f is lowest is returned, be it the first, the last or in between."""
    for tilt in rng.permutation([0.3, -0.3]):
        f, uphill = two_valleys(tilt)
        starts = np.sign(-tilt) * np.array([[-1.3, 0.2], [0.0, 0.0], [1.2, -0.5], [-0.6, 0.4]])
        same(lowest_of, right.lowest_of, f, uphill, rng.permutation(starts), 0.05, 6)
    flat, flat_uphill = two_valleys(0.0)
    top = [np.array([0.0, 0.0]), rng.uniform(0.6, 0.9, 2), np.array([0.0, 0.0])]
    same(lowest_of, right.lowest_of, flat, flat_uphill, top, 0.05, 4)
    same(lowest_of, right.lowest_of, bowl, bowl_uphill, [[2.0, 1.0], [-1.0, 0.5], [3.0, 0.0]], 1.1, 3)


@check("lowest_of", points=0.5, after=lowest_end_wins)
def few_starts_and_no_steps(lowest_of, rng):
    """One start is enough, high up or low down, in any number of directions, and of equally low ends the first wins."""
    same(lowest_of, right.lowest_of, bowl, bowl_uphill, [[4.0, 0.0], [2.0, 1.0], [-2.0, 1.0], [1.0, 2.0]], 0.25, 1)
    same(lowest_of, right.lowest_of, bowl, bowl_uphill, [whole(rng, 3)], 0.1, 3)
    same(lowest_of, right.lowest_of, bowl, bowl_uphill, [[3], [-2], [4]], 0.1, 2)
    same(lowest_of, right.lowest_of, bowl, bowl_uphill, [[3, 1], [-1, 2], [0, -1]], 0.1, 0)
    got = unchanged(lowest_of, bowl, bowl_uphill, np.array([[2.0, 1.0], [1.0, -1.0]]), 0.1, 2)
    agrees(got, [0.64, -0.64], call=lowest_of.last)
    unchanged(lowest_of, bowl, bowl_uphill, [[2.0, 1.0], [1.0, -1.0]], 0.1, 1)
    same(lowest_of, right.lowest_of, bowl, bowl_uphill, [[4000.0, 3000.0]], 0.25, 1)


@check("lowest_of", points=0.5, after=lowest_end_wins)
def refuses_no_starts(lowest_of):
    """With nobody to start there is no lowest place: that is a ValueError."""
    raises(ValueError, lowest_of, bowl, bowl_uphill, [], 0.1, 3)
    raises(ValueError, lowest_of, bowl, bowl_uphill, np.zeros((0, 2)), 0.1, 3)

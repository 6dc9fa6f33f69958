"""Small inputs on which a learner is shown what went wrong. A function's name says its formula, so all can be tried."""

import numpy as np

from autograder.checks import examples
from nnmath_ref import slopes as right


def square(x):
    """x times x."""
    return x**2


def cube(x):
    """x times x times x."""
    return x**3


def fourth_power(x):
    """The square of the square."""
    return x**4


def trail(x):
    """The trail of the notebook."""
    return x**3 - 6 * x**2 + 9 * x


def thousandth_of_square(x):
    """A wide, shallow valley."""
    return x**2 / 1000


def upside_down_square(x):
    """A hill with its top at 0."""
    return -(x**2)


def square_plus_ten(x):
    """A valley that lies high."""
    return x**2 + 10


def ten_minus_double(x):
    """A straight line that falls by 2."""
    return 10 - 2 * x


def always_seven(x):
    """A flat road."""
    return 0 * x + 7


def x_over_1250000(x):
    """A straight line that rises by 8 in ten million."""
    return x / 1250000


def x_over_100000(x):
    """A straight line that rises by 1 in a hundred thousand."""
    return x / 100000


def sine_of_4x(x):
    """A hill or a valley in every unit."""
    return np.sin(4 * np.asarray(x))


def sum_of_squares(x):
    """A bowl."""
    return float(np.sum(np.asarray(x, float) ** 2))


def double(x):
    """The gradient of the sum of squares."""
    return 2 * np.asarray(x, float)


def first_times_second(x):
    """A saddle."""
    return x[0] * x[1]


def sum_of_cubes(x):
    """Rises in every direction."""
    return float(np.sum(np.asarray(x, float) ** 3))


def double_and_swap(x):
    """A gradient of twice the product of two numbers."""
    return 2 * np.asarray(x, float)[::-1]


def sum_of_fourth_powers(x):
    """A bowl with a flat bottom."""
    return float(np.sum(np.asarray(x, float) ** 4))


def four_times_cube(x):
    """The gradient of the sum of fourth powers."""
    return 4 * np.asarray(x, float) ** 3


def cosine(x):
    """A hilltop at 0, in one direction."""
    return float(np.cos(np.asarray(x, float)[0]))


def minus_sine(x):
    """The gradient of the cosine."""
    return -np.sin(np.asarray(x, float))


@examples("slopes", right.secant_slope, of="secant_slope")
def two_points(rng):
    """A straight line, then curves, then the point on the left, then no second point."""
    yield ten_minus_double, 0, 1
    yield square, 0, 1
    yield square, 1, 2
    yield square_plus_ten, 2, 2
    yield cube, 1, 0.5
    yield square, int(rng.integers(2, 5)), -1
    yield square, 3, -2
    yield square, 1, 0


@examples("slopes", right.slope, of="slope")
def one_place(rng):
    """With a wide step first, then without one, then with none at all."""
    yield square, 1, 1
    yield cube, 0, 1
    yield cube, 1, 0.5
    yield cube, 2, 1
    yield square, int(rng.integers(1, 5))
    yield square, 3
    yield cube, 1
    yield cube, 1, 0


@examples("tangent_line", right.tangent_line)
def touching(rng):
    """At zero, then beside it."""
    yield ten_minus_double, 0
    yield ten_minus_double, 3
    yield square, 1
    yield square, int(rng.integers(2, 5))
    yield square_plus_ten, -1
    yield cube, 1


@examples("slope_sign", right.slope_sign)
def up_down_level(rng):
    """Clear cases first, then level ground, then nearly level."""
    yield square, 1
    yield square, -2
    yield ten_minus_double, int(rng.integers(0, 4))
    yield square, 0
    yield always_seven, 1
    yield cube, 0
    yield upside_down_square, 1
    yield x_over_100000, 1
    yield x_over_1250000, 1


@examples("classify_stationary_point", right.classify_stationary_point)
def level_or_not(rng):
    """Valley and hill, then what is neither, then a very flat valley."""
    yield square, 0
    yield upside_down_square, 0
    yield square, 1
    yield square, 0.005
    yield cube, 0
    yield always_seven, 2
    yield fourth_power, 0
    yield thousandth_of_square, 0
    yield trail, 1
    yield trail, 3
    yield sine_of_4x, np.pi / 8
    yield sine_of_4x, 3 * np.pi / 8


@examples("gradient", right.gradient)
def few_directions(rng):
    """One direction, two, three; wide steps; whole numbers; what is no place."""
    yield sum_of_squares, np.array([1.5])
    yield sum_of_squares, np.array([1.5, -2.5])
    yield first_times_second, np.array([2.0, 5.0])
    yield sum_of_squares, [1, 2]
    yield sum_of_squares, rng.integers(1, 4, 3)
    yield sum_of_cubes, np.array([0.0, 1.0]), 1
    yield sum_of_cubes, np.array([1.0, 2.0])
    yield sum_of_squares, 2.0
    yield sum_of_squares, np.array([[1.0], [2.0]])
    yield sum_of_squares, [1.0, 2.0], 0


@examples("descend", right.descend)
def short_walks(rng):
    """One step, two, none; whole numbers; level ground; what is refused."""
    yield double, [4.0], 0.25, 1
    yield double, np.array([4.0]), 0.25, 2
    yield double, np.array([4.0, -8.0]), 0.25, 2
    yield double_and_swap, np.array([1.0, 3.0]), 0.25, 2
    yield double, [1, 2, 3], 0.25, 1
    yield double, np.array([1, 3]), 0.1, 2
    yield double, rng.integers(1, 4, 2).tolist(), 0.1, 2
    yield double, [4.0, 2.0], 0.25, 0
    yield double, [0.0, 0.0], 0.25, 2
    yield double, [4.0], 0.25, -1
    yield double, 4.0, 0.25, 1
    yield double, [[4.0, 2.0]], 0.25, 1


@examples("lowest_of", right.lowest_of)
def few_walkers(rng):
    """One bowl, then a flat one, then a hilltop, a rate that is too large, one start, none."""
    yield sum_of_squares, double, [[4.0], [-2.0], [8.0]], 0.25, 1
    yield sum_of_fourth_powers, four_times_cube, [[0.5], [1.0], [-0.75]], 0.25, 1
    yield cosine, minus_sine, [[0.0], [1.0], [0.0]], 1, 1
    yield sum_of_squares, double, [[2.0], [-1.0], [3.0]], 1.5, 2
    yield sum_of_squares, double, [[3, 1], [-1, 2]], 0.25, 0
    yield sum_of_squares, double, np.array([[3.0], [2.0]]), 0.25, 1
    yield sum_of_squares, double, [[2.0], [-2.0]], 0.25, 1
    yield sum_of_squares, double, rng.integers(1, 4, (1, 2)).tolist(), 0.25, 1
    yield sum_of_squares, double, [], 0.25, 1

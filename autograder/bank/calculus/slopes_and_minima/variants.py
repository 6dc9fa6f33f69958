"""Right slopes and right ways down of other kinds, which must earn full points."""

import functools
import math
from fractions import Fraction

import numpy as np

from autograder.checks import variant


def central(f, x, h=1e-5):
    """A right central difference."""
    if h == 0:
        raise ValueError("h cannot be 0")
    return (f(x + h) - f(x - h)) / (2 * h)


def walk(gradient, start, rate, steps):
    """A right path, as nested lists."""
    if steps < 0:
        raise ValueError("steps must be 0 or more")
    place = [float(number) for number in start]
    path = [place]
    for _ in range(steps):
        pull = gradient(np.array(place))
        place = [number - rate * float(slope) for number, slope in zip(place, pull)]
        path.append(place)
    return path


# secant_slope


@variant("slopes", of="secant_slope")
def two_points_by_name(f, a, h):
    if not h:
        raise ValueError("no second point")
    x1, y1, x2, y2 = a, f(a), a + h, f(a + h)
    return (y2 - y1) / (x2 - x1)


@variant("slopes", of="secant_slope")
def difference_of_two_fractions(f, a, h):
    if h == 0.0:
        raise ValueError("h is 0")
    return f(a + h) / h - f(a) / h


@variant("slopes", of="secant_slope")
def both_heights_at_once(f, a, h):
    if math.isclose(h, 0):
        raise ValueError("h is 0")
    here, there = f(np.array([a, a + h], float))
    return (there - here) / h


@variant("slopes", of="secant_slope")
def asks_for_forgiveness(f, a, h):
    try:
        return (float(f(a + h)) - float(f(a))) / float(h)
    except ZeroDivisionError:
        raise ValueError("a secant needs two points") from None


@variant("slopes", of="secant_slope")
def by_differences_of_a_list(f, a, h):
    if h == 0:
        raise ValueError("h is 0")
    return np.diff([f(a), f(a + h)])[0] / h


# slope


@variant("slopes", of="slope")
def mean_of_two_secants(f, x, h=1e-5):
    if h == 0:
        raise ValueError("h is 0")
    return ((f(x + h) - f(x)) / h + (f(x) - f(x - h)) / h) / 2


@variant("slopes", of="slope")
def one_secant_from_the_left(f, x, h=1e-5):
    if h == 0:
        raise ValueError("h is 0")
    left, run = x - h, 2 * h
    return (f(left + run) - f(left)) / run


@variant("slopes", of="slope")
def half_over_h(f, x, h=1e-5):
    if not abs(h) > 0:
        raise ValueError("h is 0")
    return 0.5 * (f(x + h) - f(x - h)) / h


@variant("slopes", of="slope")
def heights_as_an_array(f, x, h=1e-5):
    if h == 0:
        raise ValueError("h is 0")
    behind, ahead = f(x + np.array([-h, h]))
    return np.array((ahead - behind) / (2 * h))


@variant("slopes", of="slope")
def exact_run(f, x, h=1e-5):
    if h == 0:
        raise ValueError("h is 0")
    ahead, behind = x + h, x - h
    return (f(ahead) - f(behind)) / (ahead - behind)


# tangent_line


@variant("tangent_line")
def as_a_list(f, a):
    m = central(f, a)
    return [m, f(a) - m * a]


@variant("tangent_line")
def as_an_array(f, a):
    m = central(f, a, 1e-4)
    return np.array([m, f(a) - m * a])


@variant("tangent_line")
def with_a_very_short_secant(f, a):
    m = (f(a + 1e-7) - f(a)) / 1e-7
    return m, f(a) - m * a


@variant("tangent_line")
def through_two_points_of_the_tangent(f, a):
    m = central(f, a)
    at_zero = f(a) + m * (0 - a)
    return m, at_zero


@variant("tangent_line")
def solved_as_a_system(f, a):
    m = central(f, a)
    return tuple(np.linalg.solve([[1.0, 0.0], [a, 1.0]], [m, f(a)]))


# slope_sign


@variant("slope_sign")
def three_cases(f, x):
    m = central(f, x)
    if m > 1e-6:
        return 1
    if m < -1e-6:
        return -1
    return 0


@variant("slope_sign")
def difference_of_comparisons(f, x):
    m = central(f, x)
    return int(m > 1e-6) - int(m < -1e-6)


@variant("slope_sign")
def as_decimals(f, x):
    m = central(f, x, 1e-6)
    return 0.0 if abs(m) < 1e-6 else math.copysign(1, m)


@variant("slope_sign")
def by_where(f, x):
    m = central(f, x)
    return np.where(np.abs(m) <= 1e-6, 0, np.sign(m))


# classify_stationary_point


def up_or_down(f, x):
    """The sign of a slope."""
    m = central(f, x)
    return 0 if abs(m) <= 1e-6 else 1 if m > 0 else -1


@variant("classify_stationary_point")
def nested_questions(f, x):
    if up_or_down(f, x) == 0:
        left, right = up_or_down(f, x - 0.01), up_or_down(f, x + 0.01)
        if left < 0 < right:
            return "minimum"
        if left > 0 > right:
            return "maximum"
    return "neither"


@variant("classify_stationary_point")
def compares_heights(f, x):
    if abs(central(f, x)) > 1e-6:
        return "neither"
    left, here, right = f(x - 0.01), f(x), f(x + 0.01)
    if left > here < right:
        return "minimum"
    return "maximum" if left < here > right else "neither"


@variant("classify_stationary_point")
def by_the_difference_of_the_signs(f, x):
    left, here, right = (up_or_down(f, x + away) for away in (-0.01, 0, 0.01))
    words = {2: "minimum", -2: "maximum"}
    return "neither" if here else words.get(right - left, "neither")


@variant("classify_stationary_point")
def as_numpy_text(f, x):
    signs = "".join("-0+"[up_or_down(f, x + away) + 1] for away in (-0.01, 0, 0.01))
    return str(np.array({"-0+": "minimum", "+0-": "maximum"}.get(signs, "neither")))


# gradient


@variant("gradient")
def moved_and_put_back_on_a_copy(f, x, h=1e-5):
    place = np.array(x, dtype=float)
    if place.ndim != 1 or h == 0:
        raise ValueError("no place, or no step")
    slopes = np.zeros(len(place))
    for i in range(len(place)):
        old = place[i]
        place[i] = old + h
        ahead = f(place)
        place[i] = old - h
        slopes[i] = (ahead - f(place)) / (2 * h)
        place[i] = old
    return slopes


@variant("gradient")
def as_a_list_of_slopes(f, x, h=1e-5):
    if np.ndim(x) != 1 or h == 0:
        raise ValueError("no place, or no step")
    numbers = [float(number) for number in x]

    def moved(i, by):
        return np.array(numbers[:i] + [numbers[i] + by] + numbers[i + 1 :])

    return [(f(moved(i, h)) - f(moved(i, -h))) / (2 * h) for i in range(len(numbers))]


@variant("gradient")
def rows_of_a_small_identity(f, x, h=1e-5):
    x = np.asarray(x, float)
    if len(x.shape) != 1 or not h:
        raise ValueError("no place, or no step")
    steps = h * np.identity(x.size)
    ahead = np.array([f(row) for row in x + steps])
    behind = np.array([f(row) for row in x - steps])
    return (ahead - behind) / (2 * h)


@variant("gradient")
def a_curve_for_each_direction(f, x, h=1e-5):
    if np.asarray(x).ndim != 1:
        raise ValueError("no place")

    def along(i):
        def curve(number):
            place = np.array(x, float)
            place[i] = number
            return f(place)

        return central(curve, float(x[i]), h)

    return np.array([along(i) for i in range(len(x))])


# descend


@variant("descend")
def path_as_nested_lists(gradient, start, learning_rate, steps):
    if np.ndim(start) != 1:
        raise ValueError("no place")
    return walk(gradient, start, learning_rate, steps)


@variant("descend")
def filled_into_zeros(gradient, start, learning_rate, steps):
    start = np.asarray(start)
    if steps < 0 or start.ndim != 1:
        raise ValueError("no walk")
    path = np.zeros((steps + 1, start.size))
    path[0] = start
    for k in range(steps):
        path[k + 1] = path[k] - learning_rate * np.array(gradient(path[k]))
    return path


@variant("descend")
def step_by_recursion(gradient, start, learning_rate, steps):
    place = np.array(start, float)
    if place.ndim != 1 or steps < 0:
        raise ValueError("no walk")

    def path_from(place, left):
        here = place[None]
        return here if left == 0 else np.vstack([here, path_from(place - learning_rate * gradient(place), left - 1)])

    return path_from(place, steps)


@variant("descend")
def copies_of_a_place_that_moves(gradient, start, learning_rate, steps):
    place = np.array(start, dtype=float)
    if place.ndim != 1 or steps < 0:
        raise ValueError("no walk")
    path = [place.copy()]
    while len(path) <= steps:
        place -= learning_rate * gradient(place)
        path.append(place.copy())
    return np.stack(path)


@variant("descend")
def by_reduce(gradient, start, learning_rate, steps):
    if np.ndim(start) != 1 or steps < 0:
        raise ValueError("no walk")

    def longer(path, _):
        return [*path, path[-1] - learning_rate * np.asarray(gradient(path[-1]))]

    return np.array(functools.reduce(longer, range(steps), [np.array(start, float)]))


# lowest_of


@variant("lowest_of")
def keeps_the_best_so_far(f, gradient, starts, learning_rate, steps):
    if len(starts) == 0:
        raise ValueError("no starts")
    best, lowest = None, math.inf
    for start in starts:
        end = np.array(walk(gradient, start, learning_rate, steps)[-1])
        if f(end) < lowest:
            best, lowest = end, f(end)
    return best


@variant("lowest_of")
def sorted_by_height(f, gradient, starts, learning_rate, steps):
    ends = [np.array(walk(gradient, start, learning_rate, steps)[-1]) for start in starts]
    if not ends:
        raise ValueError("no starts")
    return sorted(ends, key=lambda end: float(f(end)))[0].tolist()


@variant("lowest_of")
def minimum_of_nothing_raises(f, gradient, starts, learning_rate, steps):
    ends = np.array([walk(gradient, start, learning_rate, steps)[-1] for start in starts])
    return ends[np.argmin([f(end) for end in ends])]


@variant("lowest_of")
def all_walkers_step_by_step(f, gradient, starts, learning_rate, steps):
    places = [np.array(start, float) for start in starts]
    for _ in range(steps):
        places = [place - learning_rate * np.asarray(gradient(place)) for place in places]
    return min(places, key=f)


@variant("lowest_of")
def pairs_of_height_and_number(f, gradient, starts, learning_rate, steps):
    ends = [np.array(walk(gradient, start, learning_rate, steps)[-1]) for start in starts]
    _, number = min((Fraction(float(f(end))), number) for number, end in enumerate(ends))
    return ends[number]

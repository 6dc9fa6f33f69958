"""Small inputs on which a wrong answer is shown; tiny numbers that can be checked in the head."""

import numpy as np

from autograder.checks import examples
from nnmath_ref import perceptron as right


def is_odd(number):
    return number % 2 == 1


def is_small(number):
    return number < 10


def is_multiple_of_four(number):
    return number % 4 == 0


def is_anything(number):
    return True


RULES = {"odd": is_odd, "below 10": is_small, "multiple of 4": is_multiple_of_four}
LAMP = [([0, 0], 0), ([0, 1], 1), ([1, 0], 1), ([1, 1], 0)]


def few(rng, n):
    """Whole numbers from 1 to 4, of either sign."""
    return (rng.integers(1, 5, size=n) * rng.choice([-1, 1], size=n)).tolist()


@examples("consistent_rules", right.consistent_rules)
def short_games(rng):
    """One rule, then three, with answers that keep some, all or none of them."""
    yield {"odd": is_odd}, [(3, True)]
    yield {"odd": is_odd}, [(4, True)]
    yield {"odd": is_odd}, [(4, False)]
    yield RULES, [(8, True)]
    yield RULES, [(8, True), (12, True)]
    yield RULES, [(5, True), (13, False)]
    yield RULES, [(12, True), (7, False)]
    yield {"odd": is_odd, "any": is_anything}, [(3, True)]
    yield {"odd": is_odd, "any": is_anything, "below 10": is_small}, [(5, True), (4, True)]
    yield RULES, []
    yield RULES, [(6, True), (6, False)]
    number = int(rng.integers(1, 20))
    yield RULES, [(number, is_small(number)), (2, True)]


@examples("fires", right.fires)
def small_neurons(rng):
    """One input first, then two or three, then weights that are missing or left over."""
    yield [2], [3], 5
    yield [2], [3], 7
    yield [2], [3], 6
    yield np.array([2]), np.array([1]), 3
    yield [1, 2], [3, 0], 4
    yield [1, 1], [2, 3], 4
    yield [2, -3], [1, 1], 1
    yield [3, -1], [1, 2], 0.5
    yield np.array([-1, 2]), np.array([3, 1]), -2
    yield np.array([2, -1]), np.array([3, 5]), 1
    yield [1, -1], [2, 1], 3
    yield [0.5, -1, 2], few(rng, 3), 1
    yield np.array(few(rng, 2)), np.array(few(rng, 2)), 0
    yield [1, 2], [3], 2
    yield [1], [3, 4], 2


@examples("adjust", right.adjust)
def small_corrections(rng):
    """One weight first, wrong answers of both kinds, right answers, arrays, and lengths that differ."""
    yield [0], [3], 1, 0, 1
    yield [5], [2], 0, 1, 1
    yield [5], [2], 1, 1, 1
    yield [5], [2], 0, 0, 1
    yield [0, 1], [2, 1], 1, 0, 0.5
    yield np.array([1.0, -2.0]), np.array([3.0, 1.0]), 0, 1, 1
    yield np.array([1.0, -2.0]), np.array([3.0, 1.0]), 1, 0, 0.5
    yield np.array([1.0, -2.0]), np.array([3.0, 1.0]), 1, 1, 0.5
    yield [2, 4], [0, 1], True, False, 0.5
    yield few(rng, 3), few(rng, 3), 0, 1, 2
    yield [1, 2], [3], 1, 0, 1
    yield [1], [2, 3], 1, 0, 1
    yield [1], [2, 3], 1, 1, 1
    yield np.array([1.0]), np.array([2.0, 3.0]), 1, 0, 1


@examples("learn", right.learn)
def small_lessons(rng):
    """One example, then two that can be followed on paper, then what takes longer, then what cannot be learned."""
    yield [([2], 1)], 1, 5
    yield [([2], 0)], 1, 5
    yield [([1], 1), ([0], 0)], 1, 10
    yield [([1], 1), ([0], 0)], 0.5, 10
    yield [([-1], 0), ([1], 1)], 1, 10
    yield [([0, 1], 0), ([1, 0], 1)], 1, 10
    yield [(np.array([2.0]), 1), (np.array([1.0]), 0)], 1, 20
    yield [([1, 5], 0), ([2, 0], 1), ([5, 2], 1)], 1, 20
    yield [([2], 0), ([3], 0), ([1], 1)], 1, 50
    yield [([0, 0], 0), ([0, 1], 1), ([1, 0], 1), ([1, 1], 1)], 1, 50
    yield [([1], 1), ([0], 0)], 1, 3
    yield [([1], 1), ([0], 0)], 1, 2
    yield [([1], 1), ([1], 0)], 1, 10
    yield LAMP, 1, 10


@examples("count_mistakes", right.count_mistakes)
def short_tests(rng):
    """One example, then a few, then none; arrays; sums of exactly 0; weights that do not fit."""
    yield [1, 0], [([2], 1)]
    yield [1, 0], [([2], 0)]
    yield [1, -3], [([2], 0), ([4], 1)]
    yield [1, -3], [([2], 1), ([4], 1)]
    yield [2, -5], [([1], 1), ([3], 0), ([4], 1)]
    yield [1, -1, 2], [([1, 4], 1), ([2, 2], 1), ([0, 5], 1)]
    yield [-1, 1, -3], [([1, 2], 1), ([4, 1], 1), ([0, 6], 0), ([2, 9], 1)]
    yield np.array([1, -1, 1]), [(np.array([1, 4]), 1), (np.array([3, 1]), 1)]
    yield [1, -2], [([2], 1), ([2], 0), ([2], 0)]
    yield [1, 2], []
    yield few(rng, 3), [(few(rng, 2), 1), (few(rng, 2), 1), (few(rng, 2), 0)]
    yield [1, 2], [([3, 4], 1)]
    yield [1, 2, 3], [([3], 1)]

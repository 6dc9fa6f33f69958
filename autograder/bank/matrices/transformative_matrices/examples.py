"""Small inputs on which a wrong answer is shown; tiny numbers that can be checked in the head."""

import numpy as np

from autograder.checks import examples
from nnmath_ref import transformations as reference

SAME = [[1, 0], [0, 1]]


def digits(rng, m, n):
    """A table of digits from 1 to 5."""
    return rng.integers(1, 6, size=(m, n)).tolist()


@examples("moves", reference.rotation, of="rotation")
def turns(rng):
    """No turn, quarter turns both ways, then a few others, up to more than once around."""
    for theta in (0, np.pi / 2, -np.pi / 2, np.pi / 6, np.pi, 1, -1, 4, 7):
        yield (theta,)
    yield (int(rng.integers(2, 4)) / 2,)


@examples("moves", reference.scaling, of="scaling")
def factors(rng):
    """Whole factors first, then a fraction, a mirror and a flat one."""
    yield 1, 1
    yield 2, 1
    yield 1, 3
    yield 0.5, 2
    yield -1, 2
    yield 0, 3
    yield -0.5, -2
    yield tuple(rng.choice([2, 3, 4, 5], 2, replace=False).tolist())


@examples("moves", reference.shear, of="shear")
def leans(rng):
    """To the right, to the left, not at all."""
    for k in (1, 2, 0.5, 0, -1, -0.5):
        yield (k,)
    yield (int(rng.integers(3, 6)),)


@examples("moves", reference.reflection, of="reflection")
def mirrors(rng):
    """The axes and the diagonal first."""
    for theta in (0, np.pi / 2, np.pi / 4, np.pi / 6, 1, -np.pi / 4, 4, 7):
        yield (theta,)
    yield (int(rng.integers(2, 4)) / 2,)


@examples("transform", reference.transform)
def small_pictures(rng):
    """One point, then two and three, then shapes that do not fit."""
    yield [[2, 0], [0, 3]], [[1], [1]]
    yield np.array([[1, 1], [0, 1]]), np.array([[2.0, 0.0], [1.0, 3.0]])
    yield np.array([[0, -1], [1, 0]]), np.array([[1, 0, 2], [0, 1, 1]])
    yield np.array([[0.5, 0], [0, 1]]), np.array([[1, 3], [2, 4]])
    yield np.array([[1, 2], [3, 4]]), np.array([[1.0], [1.0]])
    yield np.array([[1, 2], [3, 1]]), np.array([[1.0, 0.0, 2.0], [1.0, 1.0, 0.0]])
    yield digits(rng, 2, 2), digits(rng, 2, 4)
    yield SAME, [1, 2]
    yield SAME, [[1, 2], [3, 4], [5, 6]]
    yield np.array([[1, 0], [0, 1], [1, 1]]), np.array([[2], [3]])
    yield np.array([[1, 0, 1], [0, 1, 1]]), np.array([[1], [2], [3]])


@examples("compose", reference.compose)
def short_films(rng):
    """Two moves whose order matters, none, one, three, then shapes that do not fit."""
    turn, wide = [[0, -1], [1, 0]], [[3, 0], [0, 1]]
    yield np.array(turn), np.array(wide)
    yield np.array(wide), np.array(turn)
    yield ()
    yield (np.array(wide),)
    yield (wide,)
    yield np.array([[0.0, -1.0], [1.0, 0.0]]), np.array([[3.0, 0.0], [0.0, 1.0]])
    yield turn, wide
    yield np.array([[1, 1], [0, 1]]), np.array([[1, 0], [2, 1]])
    yield np.array(turn), np.array(wide), np.array([[1, 1], [0, 1]])
    yield tuple(digits(rng, 2, 2) for _ in range(2))
    yield (np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1]]),)
    yield np.array([[1, 0], [0, 1], [1, 1]]), np.array([[1, 0, 1], [0, 1, 1]])
    yield np.array(SAME), np.array([[1, 2]])


@examples("determinant", reference.determinant)
def paint(rng):
    """Stretches first, then all four numbers, mirrors, flat ones, then other shapes."""
    yield (SAME,)
    yield (np.array([[2, 0], [0, 3]]),)
    yield ([[3, 1], [1, 2]],)
    yield (np.array([[1, 2], [3, 4]]),)
    yield (np.array([[0, 1], [1, 0]]),)
    yield (np.array([[0.5, 0], [0, 1]]),)
    yield (np.array([[1, 2], [2, 4]]),)
    yield (np.array([[1.0, 2.0], [3.0, 4.0]]),)
    yield (digits(rng, 2, 2),)
    yield ([[1, 2, 3], [4, 5, 6]],)
    yield (np.array([[1, 0, 0], [0, 1, 0], [0, 0, 2]]),)
    yield (np.array([1, 2, 3, 4]),)


@examples("inverse", reference.inverse)
def ways_back(rng):
    """Easy ones first, then mirrors, flat and thin ones, then other shapes."""
    yield (np.array([[2, 0], [0, 4]]),)
    yield (np.array([[1, 1], [0, 1]]),)
    yield (np.array([[2, 1], [3, 2]]),)
    yield (np.array([[3, 1], [1, 2]]),)
    yield ([[2, 0], [0, 1]],)
    yield (np.array([[0, 1], [1, 0]]),)
    yield (np.array([[1, 2], [3, 4]]),)
    yield (np.array([[1.0, 2.0], [3.0, 4.0]]),)
    yield (np.array([[1, 2], [2, 4]]),)
    yield (np.array([[1, 0], [0, 0]]),)
    yield (np.array([[0.2, 0.3], [0.6, 0.9]]),)
    yield (np.array([[0.001, 0], [0, 0.000001]]),)
    a, b, c = (int(number) for number in rng.integers(2, 6, 3))
    yield (np.array([[a, b], [c * a - 1, c * b]]),)
    yield (np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1]]),)
    yield (np.array([[1, 0, 5], [0, 1, 5]]),)


@examples("affine", reference.affine)
def small_shifts(rng):
    """A shift that stands, one that is flat, with one, two and three points; then what does not fit."""
    yield SAME, [[1], [2]], [[0], [0]]
    yield np.array(SAME), np.array([10, 20]), np.array([[1, 2], [3, 4]])
    yield np.array([[2, 0], [0, 3]]), np.array([[1], [5]]), np.array([[1.0], [1.0]])
    yield np.array([[0, -1], [1, 0]]), np.array([[10], [3]]), np.array([[1.0, 0.0, 2.0], [0.0, 1.0, 2.0]])
    yield np.array(SAME), np.array([[1], [2]]), np.array([[0.0, 5.0], [0.0, 5.0]])
    yield [[1, 1], [0, 1]], [0.5, 1], [[1, 2, 3], [1, 1, 1]]
    yield digits(rng, 2, 2), digits(rng, 1, 2)[0], digits(rng, 2, 3)
    yield np.array(SAME), np.array([[10, 20]]), np.array([[1, 2], [3, 4]])
    yield np.array(SAME), np.array([[10, 20]]), np.array([[1], [3]])
    yield np.array(SAME), np.array([5]), np.array([[1], [2]])
    yield SAME, [1, 2, 3], [[1, 2, 3], [4, 5, 6]]
    yield np.array([[1, 0], [0, 1], [1, 1]]), np.array([1, 2]), np.array([[1], [2]])


@examples("collapse", reference.collapse)
def small_towers(rng):
    """Layers of a single neuron first, then larger ones, then what is no tower."""
    yield ([([[2]], [[3]]), ([[5]], [[-1]])],)
    yield ([([[2]], [[3]])],)
    yield ([(np.array([[1.0, 2.0]]), np.array([[3.0]]))],)
    yield ([(np.array([[2.0]]), np.array([[-3.0]])), (np.array([[1.0]]), np.array([[1.0]])), ([[4]], [[0]])],)
    turn = (np.array([[0.0, -1.0], [1.0, 0.0]]), np.array([[1.0], [0.0]]))
    wide = (np.array([[3.0, 0.0], [0.0, 1.0]]), np.array([[0.0], [5.0]]))
    yield ([turn, wide],)
    yield ([(np.array([[1.0], [2.0]]), np.array([[1.0], [0.0]])), (np.array([[1.0, 3.0]]), np.array([[4.0]]))],)
    yield ([(digits(rng, 2, 1), digits(rng, 2, 1)), (digits(rng, 1, 2), digits(rng, 1, 1))],)
    yield ([],)
    yield ([([[1], [2]], [[1], [1]]), ([[3]], [[1]])],)
    yield ([(np.array([[1.0], [2.0]]), np.array([[5.0]]))],)
    yield ([(np.array([[1.0], [2.0]]), np.array([5.0, 6.0]))],)
    yield ([(np.array([[1.0], [2.0]]), np.array([[5.0, 6.0], [7.0, 8.0]]))],)

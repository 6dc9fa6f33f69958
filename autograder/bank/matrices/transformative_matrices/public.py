"""Public checks of Transformative matrices."""

import numpy as np

from autograder.checks import public
from autograder.checks.desk import expect, expect_error


@public("moves")
def as_wide_and_as_high(scaling, shear):
    """Twice as wide and half as high; and a stack of paper that leans."""
    expect(scaling, (2, 0.5), [[2, 0], [0, 0.5]])
    expect(shear, (0.5,), [[1, 0.5], [0, 1]])


@public("moves")
def a_quarter_turn(rotation):
    """A quarter turn to the left takes right to up, and up to left."""
    expect(rotation, (np.pi / 2,), [[0, -1], [1, 0]])


@public("moves")
def two_mirrors_of_the_text(reflection):
    """The mirror on the x-axis, and the one on the diagonal."""
    expect(reflection, (0,), [[1, 0], [0, -1]])
    expect(reflection, (np.pi / 4,), [[0, 1], [1, 0]])


@public("transform")
def the_triangle_leans(transform):
    """The leaning triangle of the text."""
    expect(transform, ([[1, 0.5], [0, 1]], [[0, 4, 4], [0, 0, 3]]), [[0, 4, 5.5], [0, 0, 3]])


@public("transform")
def a_single_point(transform):
    """One point is a column, and stays one."""
    expect(transform, (np.array([[3, 1], [1, 2]]), np.array([[1], [1]])), [[4], [3]])


@public("transform")
def a_picture_with_three_rows(transform):
    """A picture with three rows is refused."""
    expect(transform, ([[1, 0], [0, 1]], [[7], [8]]), [[7], [8]])
    expect_error(transform, ([[1, 0], [0, 1]], [[1, 2], [3, 4], [5, 6]]))


@public("compose")
def turn_then_stretch(compose):
    """A quarter turn, then three times as wide: (1, 0) ends at (0, 1), and (0, 1) at (-3, 0)."""
    expect(compose, (np.array([[0, -1], [1, 0]]), np.array([[3, 0], [0, 1]])), [[0, -3], [1, 0]])


@public("compose")
def stretch_then_turn(compose):
    """The other way around: (1, 0) ends at (0, 3), and (0, 1) at (-1, 0)."""
    expect(compose, (np.array([[3, 0], [0, 1]]), np.array([[0, -1], [1, 0]])), [[0, -1], [3, 0]])


@public("determinant")
def the_five_pots(determinant):
    """The example of the text, and a mirror."""
    expect(determinant, (np.array([[3, 1], [1, 2]]),), 5)
    expect(determinant, ([[0, 1], [1, 0]],), -1)


@public("determinant")
def three_rows_are_too_many(determinant):
    """Twice the identity has determinant 4; a table of shape (3, 3) is refused."""
    expect(determinant, ([[2, 0], [0, 2]],), 4)
    expect_error(determinant, (np.ones((3, 3)),))


@public("inverse")
def the_way_back(inverse):
    """The inverse of the text."""
    expect(inverse, (np.array([[3, 1], [1, 2]]),), [[0.4, -0.2], [-0.2, 0.6]])


@public("inverse")
def as_flat_as_a_pancake(inverse):
    """Half as wide is undone by twice as wide; a flat picture is refused."""
    expect(inverse, ([[0.5, 0], [0, 1]],), [[2, 0], [0, 1]])
    expect_error(inverse, ([[1, 0], [0, 0]],))


@public("affine")
def three_points_move_on(affine):
    """Three points are turned by a quarter, and then carried to the right and up; the shift stands as a column."""
    expect(affine, ([[0, -1], [1, 0]], [[10], [3]], [[1, 0, 2], [0, 1, 2]]), [[10, 9, 8], [4, 3, 5]])


@public("affine")
def the_trap_of_the_text(affine):
    """Two points and a flat list of two numbers: both points move by 10 and by 20."""
    expect(affine, ([[1, 0], [0, 1]], [10, 20], [[1, 2], [3, 4]]), [[11, 12], [23, 24]])


@public("collapse")
def the_small_tower(collapse):
    """Times 2, plus 3; then times 5, minus 1."""
    expect(collapse, ([([[2]], [[3]]), ([[5]], [[-1]])],), ([[10]], [[14]]))


@public("collapse")
def from_two_to_three_to_one(collapse):
    """Two numbers in, three in between, one out."""
    first = (np.array([[1, 0], [0, 1], [1, 1]]), np.array([[1], [2], [0]]))
    second = (np.array([[1, 2, 3]]), np.array([[4]]))
    expect(collapse, ([first, second],), ([[4, 5]], [[9]]))


@public("collapse")
def no_tower_at_all(collapse):
    """One layer comes back; an empty list is refused."""
    expect(collapse, ([([[1, 2]], [[3]])],), ([[1, 2]], [[3]]))
    expect_error(collapse, ([],))

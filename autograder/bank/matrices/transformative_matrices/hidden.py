"""Hidden checks of Transformative matrices."""

import numpy as np

from autograder.checks import LINALG, agrees, by_hand, check, raises, same, unchanged
from nnmath_ref import transformations as reference

MATRIX_CLASS = {"numpy.asmatrix", "numpy.bmat", ".I"}  # not "numpy.matrix": without that class np.diag does not run
FUNCTIONS = {f"numpy.linalg.{name}" for name in "inv pinv det slogdet solve lstsq matrix_power tensorinv".split()}
RELATIVES = {"torch.pinverse", ".pinverse", "torch.logdet", ".logdet", "torch.slogdet", ".slogdet", ".inv"}
READY_MADE = LINALG | MATRIX_CLASS | FUNCTIONS | RELATIVES


def quarters(rng, *shape):
    """Fractions that float32 holds exactly, of both signs, none of them 0."""
    return rng.integers(1, 20, size=shape) / 4 * rng.choice([-1, 1], size=shape)


def move(rng):
    """A move with four entries of different size: never symmetric, never flat, and no two of its formulas agree."""
    return rng.permutation([0.5, 1.25, 2.5, 3.5]).reshape(2, 2) * rng.choice([-1, 1], size=(2, 2))


def unmirrored(rng):
    """A move with a positive determinant."""
    M = move(rng)
    return M if reference.determinant(M) > 0 else M[::-1].copy()


def mirrored(rng):
    """A move with a negative determinant."""
    return unmirrored(rng)[::-1].copy()


def whole_move(rng, sign):
    """A move of whole numbers, as a list of lists, whose determinant has the given sign."""
    a, b, c, d = (int(number) for number in rng.permutation([1, 2, 5, 9]))
    return [[a, b], [c, d]] if sign * (a * d - b * c) > 0 else [[c, d], [a, b]]


def stack(rng, *sizes):
    """Layers without activation: from sizes[0] numbers to sizes[1], to sizes[2] …"""
    return [(quarters(rng, m, n), quarters(rng, m, 1)) for n, m in zip(sizes, sizes[1:])]


# moves


@check("moves", points=0.5)
def turns_to_the_left(rotation, rng):
    """`rotation` turns to the left, for angles up to half a turn."""
    for theta in (np.pi / 6, rng.uniform(0.2, 1.3), rng.uniform(1.8, 2.9)):
        same(rotation, reference.rotation, float(theta))


@check("moves", points=0.5, after=turns_to_the_left)
def turns_by_every_angle(rotation, rng):
    """`rotation` also takes angles that are negative, zero, whole numbers, or more than once around."""
    for theta in (0, -2, 5, -np.pi / 2, -rng.uniform(0.3, 2.8), rng.uniform(7, 9), -rng.uniform(9.6, 12), 40.0):
        same(rotation, reference.rotation, theta)


@check("moves", points=0.5)
def stretches_along_both_axes(scaling, rng):
    """`scaling` has a factor of its own for each axis."""
    for sx, sy in ((1.5, 0.25), (0.75, 2.5), rng.uniform(0.2, 0.9, 2), rng.uniform(1.1, 4, 2)):
        same(scaling, reference.scaling, float(sx), float(sy))


@check("moves", points=0.5, after=stretches_along_both_axes)
def flips_and_flattens(scaling, rng):
    """`scaling` also takes factors that are negative, zero or whole numbers."""
    for sx, sy in ((-1.5, 0.5), (0.25, -3), (-2, -2), (0, 2.5), (3, 0), (0, 0), (4, 7)):
        same(scaling, reference.scaling, sx, sy)


@check("moves", points=0.5)
def leans_to_the_right(shear, rng):
    """`shear` slides each point sideways, the higher the farther."""
    for k in (0.5, 1.75, rng.uniform(0.2, 0.9), rng.uniform(1.1, 4)):
        same(shear, reference.shear, float(k))


@check("moves", points=0.5, after=leans_to_the_right)
def leans_either_way(shear, rng):
    """`shear` also takes numbers that are negative, zero or whole."""
    for k in (-0.75, -2, 0, 1, 6, -rng.uniform(1.1, 4)):
        same(shear, reference.shear, k)


@check("moves", points=0.5)
def mirrors_across_the_line(reflection, rng):
    """`reflection` mirrors in the line at the given angle, for angles up to half a turn."""
    for theta in (np.pi / 3, rng.uniform(0.2, 1.3), rng.uniform(1.8, 2.9)):
        same(reflection, reference.reflection, float(theta))


@check("moves", points=0.5, after=mirrors_across_the_line)
def mirrors_at_every_angle(reflection, rng):
    """`reflection` also takes angles that are negative, zero, whole numbers, or more than once around."""
    for theta in (0, -2, 5, np.pi / 2, -rng.uniform(0.3, 1.2), rng.uniform(7, 9), -rng.uniform(9.6, 12), 40.0):
        same(reflection, reference.reflection, theta)


# transform


@check("transform", points=1)
def every_point_is_moved(transform, rng):
    """Every point of a picture is moved, and stays in its column."""
    for N in (5, 2, 7, 4):
        same(transform, reference.transform, move(rng), quarters(rng, 2, N))


@check("transform", points=0.5, after=every_point_is_moved)
def moves_lists_and_single_points(transform, rng):
    """Lists, whole numbers and pictures of one point are moved as well; no fraction is lost, no list changed."""
    for N in (1, 2, 4):
        M, points = whole_move(rng, 1), rng.integers(-9, 9, (2, N)).tolist()
        agrees(unchanged(transform, M, points), reference.transform(M, points), call=transform.last)
        same(transform, reference.transform, move(rng), 2 * rng.integers(-9, 9, (2, N)) + 1)
        same(transform, reference.transform, np.array(whole_move(rng, 1)), quarters(rng, 2, N))
    same(transform, reference.transform, move(rng), quarters(rng, 2, 1))


@check("transform", points=0.5, after=every_point_is_moved)
def refuses_what_is_no_picture(transform, rng):
    """A move or a picture of another shape is a ValueError, also where a product would exist."""
    for M, points in (
        ((2, 2), (3, 4)),
        ((2, 2), (5, 2)),
        ((2, 2), (2,)),
        ((2, 2), (2, 2, 3)),
        ((3, 2), (2, 4)),
        ((1, 2), (2, 5)),
        ((2, 3), (3, 4)),
        ((3, 3), (3, 5)),
    ):
        raises(ValueError, transform, quarters(rng, *M), quarters(rng, *points))


@check("transform", points=0.5, after=every_point_is_moved)
def leaves_the_picture_alone(transform, rng):
    """The move and the picture are the same after the call as before."""
    for N in (5, 2):
        unchanged(transform, move(rng), quarters(rng, 2, N))


# compose


@check("compose", points=1)
def first_one_first(compose, rng):
    """Two, three and four moves become one, in the order in which they are given."""
    for count in (2, 3, 4, 2):
        same(compose, reference.compose, *(move(rng) for _ in range(count)))
    same(compose, reference.compose, reference.rotation(rng.uniform(0.3, 1.2)), reference.scaling(3, 0.5))


@check("compose", points=0.5, after=first_one_first)
def none_or_one_or_lists(compose, rng):
    """It works for no move at all, for a single one, and for lists of lists, and the moves stay as they were."""
    whole = np.array(whole_move(rng, 1))
    for moves in ((move(rng),), (move(rng), move(rng)), (whole, move(rng), move(rng)), (move(rng), whole)):
        agrees(unchanged(compose, *moves), reference.compose(*moves), call=compose.last)
    same(compose, reference.compose)
    same(compose, reference.compose, move(rng))
    same(compose, reference.compose, whole_move(rng, 1))
    same(compose, reference.compose, whole_move(rng, 1), whole_move(rng, -1), whole_move(rng, 1))


@check("compose", points=0.5, after=first_one_first)
def refuses_what_is_no_move(compose, rng):
    """A table of another shape among the moves is a ValueError, also where the product would exist."""
    for shapes in (((3, 2), (2, 3)), ((2, 2), (3, 2)), ((3, 3), (3, 3)), ((3, 3),), ((2, 2), (2, 2), (1, 2))):
        raises(ValueError, compose, *(quarters(rng, *shape) for shape in shapes))


# determinant


@check("determinant", points=1)
def two_products_and_a_difference(determinant, rng):
    """The determinant is right, by a formula of your own, for moves that do not mirror."""
    for M in (unmirrored(rng), unmirrored(rng), unmirrored(rng), np.array([[1.5, 0.5], [-2.5, 3.0]])):
        agrees(by_hand(determinant, READY_MADE, M), reference.determinant(M), call=determinant.last)


@check("determinant", points=0.5, after=two_products_and_a_difference)
def flat_mirrored_and_listed(determinant, rng):
    """Flat moves, mirrors, and lists of whole numbers have a determinant as well, and the move stays as it was."""
    M = mirrored(rng)
    agrees(unchanged(determinant, M), reference.determinant(M), call=determinant.last)
    for M in (whole_move(rng, 1), whole_move(rng, -1), [[1, 2], [3, 6]], [[0, 0], [0, 0]], [[0, 1], [1, 0]]):
        same(determinant, reference.determinant, M)
    a, b = quarters(rng, 2)
    for M in ([[a, b], [2 * a, 2 * b]], [[1, 1], [1, 1 + 2.0**-20]], [[2.0**-20, 0], [0, 2.0**-17]]):
        same(determinant, reference.determinant, np.array(M))


@check("determinant", points=0.5, after=two_products_and_a_difference)
def is_for_two_by_two_only(determinant, rng):
    """Any other shape is a ValueError."""
    for shape in ((3, 3), (2, 3), (3, 2), (1, 1), (4,), (1, 4), (1, 2, 2)):
        raises(ValueError, determinant, quarters(rng, *shape))


# inverse


@check("inverse", points=1)
def undoes_a_move(inverse, rng):
    """The inverse is right, by a formula of your own, for moves that do not mirror."""
    for M in (unmirrored(rng), unmirrored(rng), unmirrored(rng), np.array([[1.5, 0.5], [-2.5, 3.0]])):
        agrees(by_hand(inverse, READY_MADE, M), reference.inverse(M), call=inverse.last)


@check("inverse", points=0.5, after=undoes_a_move)
def undoes_mirrors_and_lists(inverse, rng):
    """Mirrors and lists of whole numbers are undone as well, and the move that was given stays as it was."""
    M = mirrored(rng)
    agrees(unchanged(inverse, M), reference.inverse(M), call=inverse.last)
    same(inverse, reference.inverse, np.array([[1, 1], [1, 1 - 2.0**-12]]))  # thin, and a mirror
    for M in (np.array([[1.25, 2.5], [3.5, -0.5]]), mirrored(rng), whole_move(rng, -1), whole_move(rng, 1)):
        same(inverse, reference.inverse, M)


@check("inverse", points=0.5, after=undoes_a_move)
def tells_flat_from_thin(inverse, rng):
    """A flat move is a ValueError, on paper or but for rounding; a thin one still has its inverse."""
    for M in ([[1, 2], [3, 6]], [[0, 0], [0, 0]], [[0.0, 1.5], [0.0, 2.0]], [[0.1, 0.3], [0.3, 0.9]]):
        raises(ValueError, inverse, np.array(M, float))
    for corner in (2.0**-40, -(2.0**-40)):  # determinants of about 9e-13: below the limit, and not 0
        raises(ValueError, inverse, np.array([[1, 1], [1, 1 + corner]]))
    for M in ([[1, 1], [1, 1 + 2.0**-20]], [[1, 1], [1, 1 + 2.0**-39]], [[2.0**-16, 0], [0, 2.0**-18]]):
        same(inverse, reference.inverse, np.array(M))  # 1e-6, 2e-12 and 6e-11: thin, not flat


@check("inverse", points=0.5, after=undoes_a_move)
def inverts_two_by_two_only(inverse, rng):
    """Any other shape is a ValueError."""
    for shape in ((3, 3), (2, 3), (3, 2), (1, 1), (4,), (1, 4), (1, 2, 2)):
        raises(ValueError, inverse, quarters(rng, *shape))


# affine


@check("affine", points=1)
def moves_and_then_shifts(affine, rng):
    """Every point is moved and then shifted, where the shift stands as a column."""
    for N in (5, 1, 7, 2):
        same(affine, reference.affine, move(rng), quarters(rng, 2, 1), quarters(rng, 2, N))


@check("affine", points=0.5, after=moves_and_then_shifts)
def shift_as_a_flat_list(affine, rng):
    """The shift may also be flat, two numbers in a row, for any number of points; lists are welcome."""
    for N in (2, 5, 1):
        same(affine, reference.affine, move(rng), quarters(rng, 2), quarters(rng, 2, N))
    for t in ([4, -7], [[-2], [5]]):
        same(affine, reference.affine, whole_move(rng, 1), t, rng.integers(-9, 9, (2, 3)).tolist())
    same(affine, reference.affine, whole_move(rng, -1), [0.5, -0.25], rng.integers(-9, 9, (2, 2)))
    same(affine, reference.affine, move(rng), [4, -7], quarters(rng, 2, 3))


@check("affine", points=0.5, after=moves_and_then_shifts)
def refuses_what_does_not_fit(affine, rng):
    """A move, a shift or a picture of another shape is a ValueError, also where NumPy would stretch it."""
    for M, t, points in (
        ((2, 2), (1, 2), (2, 2)),
        ((2, 2), (1, 2), (2, 5)),
        ((2, 2), (1, 1), (2, 4)),
        ((2, 2), (1,), (2, 4)),
        ((2, 2), (2, 2), (2, 2)),
        ((2, 2), (3,), (2, 3)),
        ((2, 2), (2, 1), (3, 4)),
        ((2, 2), (2, 1), (2,)),
        ((2, 3), (2, 1), (3, 4)),
    ):
        raises(ValueError, affine, quarters(rng, *M), quarters(rng, *t), quarters(rng, *points))
    raises(ValueError, affine, move(rng), 3.5, quarters(rng, 2, 4))


@check("affine", points=0.5, after=moves_and_then_shifts)
def shifting_leaves_everything_alone(affine, rng):
    """The move, the shift and the picture are the same after the call as before."""
    for N in (5, 2):
        unchanged(affine, move(rng), quarters(rng, 2, 1), quarters(rng, 2, N))


# collapse


@check("collapse", points=1)
def one_layer_for_the_whole_stack(collapse, rng):
    """The one layer does what the stack does, for two, three and four layers of different sizes."""
    for sizes in ((2, 3, 4), (3, 3, 3), (5, 2, 4, 3), (4, 1, 3, 2, 5)):
        same(collapse, reference.collapse, stack(rng, *sizes))


@check("collapse", points=0.5, after=one_layer_for_the_whole_stack)
def one_layer_and_lists(collapse, rng):
    """A single layer comes back with the same numbers, and layers may be lists of lists."""
    same(collapse, reference.collapse, stack(rng, 4, 3))
    same(collapse, reference.collapse, stack(rng, 3, 3))
    for sizes in ((2, 3), (3, 2, 4)):
        same(collapse, reference.collapse, [(W.tolist(), b.tolist()) for W, b in stack(rng, *sizes)])
    same(collapse, reference.collapse, [*stack(rng, 3, 2), (whole_move(rng, 1), [[3], [-2]])])


@check("collapse", points=0.5, after=one_layer_for_the_whole_stack)
def refuses_what_is_no_stack(collapse, rng):
    """An empty stack, layers that do not fit each other, and biases of another shape are a ValueError."""
    raises(ValueError, collapse, [])
    for shapes in (
        (((3, 2), (3, 1)), ((4, 2), (4, 1))),
        (((3, 2), (3, 1)), ((2, 1), (2, 1))),
        (((3, 2), (3, 1)), ((4, 3), (1, 1))),
        (((3, 2), (3, 1)), ((4, 3), (1, 4))),
        (((3, 2), (1, 1)), ((4, 3), (4, 1))),
        (((3, 2), (3,)), ((4, 3), (4,))),
        (((3, 2), (2, 1)),),
        (((3, 2), (3, 2)),),
        (((3, 2), (3, 1)), ((4, 3), (4, 2))),
    ):
        raises(ValueError, collapse, [(quarters(rng, *W), quarters(rng, *b)) for W, b in shapes])


@check("collapse", points=0.5, after=one_layer_for_the_whole_stack)
def leaves_the_layers_alone(collapse, rng):
    """The layers are the same after the call as before."""
    for sizes in ((2, 3, 4), (3, 3, 3, 3)):
        unchanged(collapse, stack(rng, *sizes))

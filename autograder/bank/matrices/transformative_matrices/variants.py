"""Right answers to Transformative matrices of other kinds, which must earn full points."""

import cmath
import functools
import math

import numpy as np

from autograder.checks import variant


def fit(condition):
    """A ValueError unless the condition holds."""
    if not condition:
        raise ValueError("this does not fit")


def is_move(M):
    """Whether a table, list or array, has two rows of two."""
    return np.shape(M) == (2, 2)


def is_picture(points):
    """Whether a table has two rows."""
    return np.ndim(points) == 2 and len(points) == 2


def pairwise_product(A, B):
    """A product by hand, for lists."""
    return [[sum(a * b for a, b in zip(row, column)) for column in zip(*B)] for row in A]


# --- moves ----------------------------------------------------------------------------------------------------------


@variant("moves", of="rotation")
def rotation_as_lists(theta):
    c, s = math.cos(theta), math.sin(theta)
    return [[c, -s], [s, c]]


@variant("moves", of="rotation")
def rotation_by_complex_numbers(theta):
    walker = cmath.exp(1j * theta)
    ahead = 1j * walker
    return np.array([[walker.real, ahead.real], [walker.imag, ahead.imag]])


@variant("moves", of="rotation")
def rotation_from_columns(theta):
    first = np.array([np.cos(theta), np.sin(theta)])
    return np.column_stack([first, [np.cos(theta + np.pi / 2), np.sin(theta + np.pi / 2)]])


@variant("moves", of="rotation")
def rotation_in_single_precision(theta):
    return np.array([[np.cos(theta), -np.sin(theta)], [np.sin(theta), np.cos(theta)]], dtype=np.float32)


@variant("moves", of="rotation")
def rotation_by_torch(theta):
    import torch

    angle = torch.tensor(float(theta), dtype=torch.float64)
    return torch.stack([torch.cos(angle), -torch.sin(angle), torch.sin(angle), torch.cos(angle)]).reshape(2, 2)


@variant("moves", of="scaling")
def scaling_as_lists(sx, sy):
    return [[sx, 0], [0, sy]]


@variant("moves", of="scaling")
def scaling_by_diag(sx, sy):
    return np.diag([sx, sy])


@variant("moves", of="scaling")
def scaling_by_broadcasting(sx, sy):
    return np.eye(2) * [sx, sy]


@variant("moves", of="scaling")
def scaling_written_into_zeros(sx, sy):
    M = np.zeros((2, 2))
    M[0, 0] = sx
    M[1, 1] = sy
    return M


@variant("moves", of="shear")
def shear_as_lists(k):
    return [[1, k], [0, 1]]


@variant("moves", of="shear")
def shear_written_into_the_identity(k):
    M = np.eye(2)
    M[0, 1] = k
    return M


@variant("moves", of="shear")
def shear_as_a_sum(k):
    return np.eye(2) + k * np.outer([1, 0], [0, 1])


@variant("moves", of="shear")
def shear_from_columns(k):
    return np.array([[1, 0], [k, 1]], dtype=float).T


@variant("moves", of="reflection")
def reflection_as_lists(theta):
    c, s = math.cos(2 * theta), math.sin(2 * theta)
    return [[c, s], [s, -c]]


@variant("moves", of="reflection")
def reflection_from_a_shadow(theta):
    along = np.array([np.cos(theta), np.sin(theta)])
    return 2 * np.outer(along, along) - np.eye(2)


@variant("moves", of="reflection")
def reflection_from_turns(theta):
    c, s = np.cos(theta), np.sin(theta)
    turn = np.array([[c, -s], [s, c]])
    return turn @ np.array([[1, 0], [0, -1]]) @ turn.T


@variant("moves", of="reflection")
def reflection_from_the_slope(theta):
    m = np.tan(theta)
    return np.array([[1 - m**2, 2 * m], [2 * m, m**2 - 1]]) / (1 + m**2)


@variant("moves", of="reflection")
def reflection_in_single_precision(theta):
    return np.array([[np.cos(2 * theta), np.sin(2 * theta)], [np.sin(2 * theta), -np.cos(2 * theta)]], np.float32)


# --- transform ------------------------------------------------------------------------------------------------------


@variant("transform")
def by_the_two_formulas(M, points):
    fit(is_move(M) and is_picture(points))
    (a, b), (c, d) = M
    x, y = np.asarray(points)
    return np.array([a * x + b * y, c * x + d * y])


@variant("transform")
def point_by_point_in_lists(M, points):
    fit(is_move(M) and is_picture(points))
    moved = [[M[0][0] * x + M[0][1] * y, M[1][0] * x + M[1][1] * y] for x, y in zip(*points)]
    return [list(row) for row in zip(*moved)]


@variant("transform")
def by_einsum(M, points):
    fit(is_move(M) and is_picture(points))
    return np.einsum("ij,jN->iN", M, points)


@variant("transform")
def points_as_rows_and_back(M, points):
    fit(is_move(M) and is_picture(points))
    return (np.asarray(points).T @ np.asarray(M).T).T


@variant("transform")
def in_single_precision(M, points):
    M, points = np.array(M, np.float32), np.array(points, np.float32)
    fit(M.shape == (2, 2) and points.ndim == 2 and points.shape[0] == 2)
    return np.dot(M, points)


@variant("transform")
def in_place_on_a_copy(M, points):
    fit(is_move(M) and is_picture(points))
    picture = np.array(points, dtype=float)
    picture[:] = np.asarray(M, float) @ picture
    return picture


@variant("transform")
def where_the_arrows_land(M, points):
    fit(is_move(M) and is_picture(points))
    first, second = np.asarray(M).T
    return np.outer(first, points[0]) + np.outer(second, points[1])


@variant("transform")
def by_torch(M, points):
    import torch

    fit(is_move(M) and is_picture(points))
    return torch.tensor(np.array(M, float)) @ torch.tensor(np.array(points, float))


# --- compose --------------------------------------------------------------------------------------------------------


@variant("compose")
def by_reduce(*transforms):
    fit(all(is_move(M) for M in transforms))
    return functools.reduce(lambda together, M: np.asarray(M) @ together, transforms, np.eye(2))


@variant("compose")
def backwards_through_the_tuple(*transforms):
    together = [[1, 0], [0, 1]]
    for M in reversed(transforms):
        fit(is_move(M))
        together = pairwise_product(together, M)
    return together


@variant("compose")
def by_recursion(*transforms):
    if not transforms:
        return np.eye(2)
    fit(is_move(transforms[0]))
    return by_recursion_of(transforms[1:]) @ np.asarray(transforms[0], float)


def by_recursion_of(transforms):
    """The recursion: the first move acts first, what is left comes after it."""
    if not transforms:
        return np.eye(2)
    fit(is_move(transforms[0]))
    return by_recursion_of(transforms[1:]) @ np.asarray(transforms[0], float)


@variant("compose")
def where_the_arrows_land_in_the_end(*transforms):
    columns = []
    for x, y in ((1, 0), (0, 1)):
        for M in transforms:
            fit(is_move(M))
            x, y = M[0][0] * x + M[0][1] * y, M[1][0] * x + M[1][1] * y
        columns.append((x, y))
    return np.array(columns, dtype=float).T


@variant("compose")
def by_einsum_in_single_precision(*transforms):
    together = np.eye(2, dtype=np.float32)
    for M in transforms:
        fit(is_move(M))
        together = np.einsum("ij,jk->ik", np.asarray(M, np.float32), together)
    return together


# --- determinant ----------------------------------------------------------------------------------------------------


@variant("determinant")
def unpacked(M):
    fit(is_move(M))
    (a, b), (c, d) = M
    return a * d - b * c


@variant("determinant")
def product_of_the_diagonals(M):
    M = np.asarray(M, float)
    fit(M.shape == (2, 2))
    return np.prod(np.diag(M)) - np.prod(np.diag(M[:, ::-1]))


@variant("determinant")
def from_all_products(M):
    fit(is_move(M))
    products = np.outer(M[0], M[1])
    return products[0, 1] - products[1, 0]


@variant("determinant")
def determinant_in_single_precision(M):
    M = np.array(M, dtype=np.float32)
    fit(M.shape == (2, 2))
    return M[0, 0] * M[1, 1] - M[0, 1] * M[1, 0]


@variant("determinant")
def area_with_a_sign(M):
    fit(is_move(M))
    first, second = (complex(M[0][j], M[1][j]) for j in (0, 1))
    return (first.conjugate() * second).imag


@variant("determinant")
def determinant_by_torch_arithmetic(M):
    import torch

    M = torch.tensor(np.array(M, float))
    fit(tuple(M.shape) == (2, 2))
    return M[0, 0] * M[1, 1] - M[0, 1] * M[1, 0]


# --- inverse --------------------------------------------------------------------------------------------------------


def checked_area(M):
    """The determinant of a move that can be undone."""
    fit(is_move(M))
    area = M[0][0] * M[1][1] - M[0][1] * M[1][0]
    fit(abs(area) >= 1e-12)
    return area


@variant("inverse")
def inverse_as_lists(M):
    area = checked_area(M)
    (a, b), (c, d) = M
    return [[d / area, -b / area], [-c / area, a / area]]


@variant("inverse")
def inverse_written_into_zeros(M):
    area = checked_area(M)
    answer = np.zeros((2, 2))
    answer[0, 0], answer[1, 1] = M[1][1], M[0][0]
    answer[0, 1], answer[1, 0] = -M[0][1], -M[1][0]
    return answer / area


@variant("inverse")
def trace_minus_the_move(M):
    area = checked_area(M)
    M = np.asarray(M, float)
    return (np.trace(M) * np.eye(2) - M) / area


@variant("inverse")
def turned_and_signed(M):
    area = checked_area(M)
    return np.rot90(np.asarray(M, float), 2).T * [[1, -1], [-1, 1]] / area


@variant("inverse")
def by_elimination(M):
    checked_area(M)
    rows = np.hstack([np.array(M, float), np.eye(2)])
    if abs(rows[0, 0]) < abs(rows[1, 0]):
        rows = rows[::-1].copy()
    rows[0] /= rows[0, 0]
    rows[1] -= rows[1, 0] * rows[0]
    rows[1] /= rows[1, 1]
    rows[0] -= rows[0, 1] * rows[1]
    return rows[:, 2:]


@variant("inverse")
def inverse_by_torch_arithmetic(M):
    import torch

    area = checked_area(M)
    M = torch.tensor(np.array(M, float))
    return torch.stack([M[1, 1], -M[0, 1], -M[1, 0], M[0, 0]]).reshape(2, 2) / area


class FlatPicture(ValueError):
    """A learner's own error: a kind of ValueError."""


@variant("inverse")
def with_an_error_of_its_own(M):
    M = np.asarray(M, float)
    if M.shape != (2, 2):
        raise FlatPicture("no move")
    area = M[0, 0] * M[1, 1] - M[0, 1] * M[1, 0]
    if -1e-12 < area < 1e-12:
        raise FlatPicture("flat")
    return (np.array([[M[1, 1], -M[0, 1]], [-M[1, 0], M[0, 0]]]) / area).astype(np.float32)


# --- affine ---------------------------------------------------------------------------------------------------------


@variant("affine")
def row_by_row(M, t, points):
    fit(is_move(M) and is_picture(points) and np.shape(t) in ((2,), (2, 1)))
    right, up = np.ravel(t)
    x, y = np.asarray(points, float)
    return [M[0][0] * x + M[0][1] * y + right, M[1][0] * x + M[1][1] * y + up]


@variant("affine")
def shift_as_one_more_column(M, t, points):
    fit(is_move(M) and is_picture(points) and np.shape(t) in ((2,), (2, 1)))
    t = np.reshape(t, (2, 1))
    return np.hstack([M, t]) @ np.vstack([points, np.ones((1, np.shape(points)[1]))])


@variant("affine")
def affine_point_by_point(M, t, points):
    fit(is_move(M) and is_picture(points) and np.shape(t) in ((2,), (2, 1)))
    M, points, t = np.asarray(M, float), np.asarray(points, float), np.ravel(t)
    return np.column_stack([M @ point + t for point in points.T])


@variant("affine")
def shifted_on_a_copy(M, t, points):
    t = np.array(t, dtype=float)
    fit(is_move(M) and is_picture(points) and t.shape in ((2,), (2, 1)))
    moved = np.array(M, float) @ np.array(points, float)
    moved += t[:, None] if t.ndim == 1 else t
    return moved


@variant("affine")
def rows_and_back(M, t, points):
    fit(is_move(M) and is_picture(points) and np.shape(t) in ((2,), (2, 1)))
    M, t, points = np.asarray(M, np.float32), np.asarray(t, np.float32), np.asarray(points, np.float32)
    return (points.T @ M.T + t.ravel()).T


@variant("affine")
def affine_by_torch(M, t, points):
    import torch

    fit(is_move(M) and is_picture(points) and np.shape(t) in ((2,), (2, 1)))
    M, t, points = (torch.tensor(np.array(table, float)) for table in (M, t, points))
    return torch.nn.functional.linear(points.T, M, t.flatten()).T


# --- collapse -------------------------------------------------------------------------------------------------------


def is_layer(W, b):
    """Whether a bias fits its weights."""
    return np.ndim(W) == 2 and np.shape(b) == (len(W), 1)


@variant("collapse")
def first_layer_and_the_rest(layers):
    fit(len(layers) > 0 and all(is_layer(W, b) for W, b in layers))
    W, b = (np.asarray(table, float) for table in layers[0])
    for next_W, next_b in layers[1:]:
        W, b = np.asarray(next_W) @ W, np.asarray(next_W) @ b + next_b
    return W, b


@variant("collapse")
def from_the_top_down(layers):
    fit(len(layers) > 0 and all(is_layer(W, b) for W, b in layers))
    W, b = (np.asarray(table, float) for table in layers[-1])
    for lower_W, lower_b in reversed(layers[:-1]):
        b = W @ np.asarray(lower_b) + b
        W = W @ np.asarray(lower_W)
    return [W, b]


@variant("collapse")
def sent_through_the_stack(layers):
    fit(len(layers) > 0 and all(is_layer(W, b) for W, b in layers))
    n = np.shape(layers[0][0])[1]
    x = np.hstack([np.zeros((n, 1)), np.eye(n)])
    for W, b in layers:
        x = np.asarray(W) @ x + np.asarray(b)
    return x[:, 1:] - x[:, :1], x[:, :1]


@variant("collapse")
def bias_as_one_more_column(layers):
    fit(len(layers) > 0 and all(is_layer(W, b) for W, b in layers))
    together = np.eye(np.shape(layers[0][0])[1] + 1)
    for W, b in layers:
        last = [[0] * np.shape(W)[1] + [1]]
        together = np.vstack([np.hstack([W, b]), last]) @ together
    return together[:-1, :-1], together[:-1, -1:]


@variant("collapse")
def layers_as_lists(layers):
    fit(len(layers) > 0 and all(is_layer(W, b) for W, b in layers))
    W, b = layers[0]
    for next_W, next_b in layers[1:]:
        fit(len(next_W[0]) == len(W))
        b = [[carried[0] + own[0]] for carried, own in zip(pairwise_product(next_W, b), next_b)]
        W = pairwise_product(next_W, W)
    return W, b


@variant("collapse")
def collapse_by_recursion_and_torch(layers):
    import torch

    fit(len(layers) > 0 and all(is_layer(W, b) for W, b in layers))
    pairs = [(torch.tensor(np.array(W, float)), torch.tensor(np.array(b, float))) for W, b in layers]

    def joined(rest, W, b):
        if not rest:
            return W, b
        fit(rest[0][0].shape[1] == W.shape[0])
        return joined(rest[1:], rest[0][0] @ W, rest[0][0] @ b + rest[0][1])

    return joined(pairs[1:], *pairs[0])


@variant("collapse")
def pair_by_pair_on_copies(layers):
    stack = [(np.array(W, float), np.array(b, float)) for W, b in layers]
    fit(stack and all(is_layer(W, b) for W, b in stack))
    while len(stack) > 1:
        (W, b), (next_W, next_b) = stack.pop(0), stack.pop(0)
        next_b += next_W @ b
        stack.insert(0, (next_W @ W, next_b))
    return stack[0]

"""Transformations of the plane: against PyTorch, and by what geometry says must hold."""

import math
from itertools import pairwise

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nnmath_ref.matrices import weighted_inputs
from nnmath_ref.transformations import (
    affine,
    collapse,
    compose,
    determinant,
    inverse,
    reflection,
    rotation,
    scaling,
    shear,
    transform,
)

angles = st.floats(-30, 30)
numbers = st.floats(-20, 20)
wholes = st.integers(-9, 9)
moves = arrays(np.int64, (2, 2), elements=wholes)  # whole numbers: products and determinants are exact
pictures = st.integers(1, 6).flatmap(lambda N: arrays(np.int64, (2, N), elements=wholes))
brisk = settings(max_examples=40, deadline=None)  # tiny tables: a shared machine may be slow, never the mathematics


def near(got, want):
    np.testing.assert_allclose(got, want, rtol=1e-9, atol=1e-9)


@st.composite
def stacks(draw):
    """Layers whose sizes differ and whose neighbours fit, and a batch that goes through them."""
    sizes = draw(st.lists(st.integers(1, 5), min_size=2, max_size=5))
    layers = [
        (draw(arrays(np.int64, (m, n), elements=wholes)), draw(arrays(np.int64, (m, 1), elements=wholes)))
        for n, m in pairwise(sizes)
    ]
    return layers, draw(arrays(np.int64, (sizes[0], 3), elements=wholes))


@pytest.mark.parametrize(
    ("move", "arrow", "lands"),
    [
        (rotation(math.pi / 2), (1, 0), (0, 1)),
        (rotation(math.pi / 2), (0, 1), (-1, 0)),
        (rotation(-math.pi / 6), (1, 0), (math.sqrt(3) / 2, -1 / 2)),
        (scaling(3, -2), (1, 1), (3, -2)),
        (shear(0.5), (1, 4), (3, 4)),
        (reflection(0), (2, 1), (2, -1)),
        (reflection(math.pi / 4), (2, 1), (1, 2)),
        (reflection(math.pi / 2), (2, 1), (-2, 1)),
    ],
)
def test_a_point_lands_where_a_ruler_says(move, arrow, lands):
    near(transform(move, np.reshape(arrow, (2, 1))), np.reshape(lands, (2, 1)))


@brisk
@given(angles)
def test_a_rotation_is_multiplication_by_a_complex_number_in_torch(theta):
    point = torch.tensor(complex(1.5, -0.5), dtype=torch.complex128)
    turned = torch.polar(torch.tensor(1.0, dtype=torch.float64), torch.tensor(theta, dtype=torch.float64)) * point
    near(transform(rotation(theta), [[1.5], [-0.5]]), [[turned.real.item()], [turned.imag.item()]])


@brisk
@given(angles, angles)
def test_angles_add_up_and_two_mirrors_are_a_turn(one, two):
    near(compose(rotation(one), rotation(two)), rotation(one + two))
    near(compose(reflection(one), reflection(two)), rotation(2 * (two - one)))
    near(compose(reflection(one), reflection(one)), np.eye(2))


@brisk
@given(angles, numbers, numbers)
def test_what_each_move_does_to_an_area(theta, p, q):
    assert determinant(rotation(theta)) == pytest.approx(1)
    assert determinant(reflection(theta)) == pytest.approx(-1)
    assert determinant(scaling(p, q)) == pytest.approx(p * q)
    assert determinant(shear(p)) == 1


@brisk
@given(angles)
def test_a_mirror_keeps_its_own_line_and_turns_the_one_across_it(theta):
    along, across = [[math.cos(theta)], [math.sin(theta)]], [[-math.sin(theta)], [math.cos(theta)]]
    near(transform(reflection(theta), along), along)
    near(transform(reflection(theta), across), -np.array(across))


@brisk
@given(moves, pictures)
def test_a_moved_picture_is_that_of_torch(M, points):
    assert np.array_equal(transform(M, points), torch.matmul(torch.tensor(M), torch.tensor(points)).numpy())


@brisk
@given(moves, moves, moves, pictures)
def test_one_move_for_three_in_the_order_given(first, second, third, points):
    one_by_one = transform(third, transform(second, transform(first, points)))
    assert np.array_equal(transform(compose(first, second, third), points), one_by_one)


@brisk
@given(moves, pictures)
def test_no_move_changes_nothing_and_one_is_itself(M, points):
    assert np.array_equal(transform(compose(), points), points)
    assert np.array_equal(compose(M), M)


@brisk
@given(moves, moves)
def test_determinant_is_that_of_torch_and_multiplies(A, B):
    assert determinant(A) == pytest.approx(torch.linalg.det(torch.tensor(A, dtype=torch.float64)).item(), abs=1e-9)
    assert determinant(compose(A, B)) == determinant(A) * determinant(B)


@brisk
@given(moves)
def test_an_inverse_is_that_of_torch_or_there_is_none(M):
    if determinant(M) == 0:
        with pytest.raises(ValueError, match="cannot be undone"):
            inverse(M)
    else:
        near(inverse(M), torch.linalg.inv(torch.tensor(M, dtype=torch.float64)).numpy())
        near(compose(M, inverse(M)), np.eye(2))
        near(compose(inverse(M), M), np.eye(2))


@brisk
@given(moves, moves)
def test_what_is_done_last_is_undone_first(A, B):
    if determinant(A) and determinant(B):
        near(inverse(compose(A, B)), compose(inverse(B), inverse(A)))


@pytest.mark.parametrize("M", [[[1, 2], [2, 4]], [[0, 0], [0, 0]], [[0.2, 0.3], [0.6, 0.9]], scaling(1e-7, 1e-6)])
def test_what_is_flat_or_nearly_so_has_no_inverse(M):
    with pytest.raises(ValueError, match="flat"):
        inverse(M)


def test_what_is_thin_has_one():
    near(inverse(scaling(2.0**-20, -(2.0**-18))), scaling(2.0**20, -(2.0**18)))
    near(inverse([[1, 1], [1, 1 + 2.0**-30]]) @ [[1, 1], [1, 1 + 2.0**-30]], np.eye(2))


@brisk
@given(moves, arrays(np.int64, 2, elements=wholes), pictures)
def test_an_affine_move_is_a_layer_and_takes_a_shift_lying_or_standing(M, t, points):
    shifted = affine(M, t, points)
    assert np.array_equal(shifted, affine(M, t.reshape(2, 1), points))
    assert np.array_equal(shifted, weighted_inputs(M, points, t.reshape(2, 1)))
    rows = torch.nn.functional.linear(*(torch.tensor(table) for table in (points.T, M, t)))
    assert np.array_equal(shifted, rows.numpy().T)


@brisk
@given(stacks())
def test_a_collapsed_stack_gives_what_the_stack_gives(drawn):
    layers, x = drawn
    a = torch.tensor(x)
    for W, b in layers:
        a = torch.nn.functional.linear(a.T, torch.tensor(W), torch.tensor(b[:, 0])).T
    W, b = collapse(layers)
    assert W.shape == (layers[-1][0].shape[0], x.shape[0]) and b.shape == (W.shape[0], 1)
    assert np.array_equal(W @ x + b, a.numpy())


def test_lists_are_as_good_as_arrays_and_nothing_is_changed():
    M, t, points, layers = (
        [[1, 2], [3, 4]],
        [1, 0],
        [[1, 0, 2], [0, 1, 2]],
        [([[1, 2]], [[1]]), ([[2], [0]], [[0], [1]])],
    )
    assert affine(M, t, points).tolist() == [[2, 3, 7], [3, 4, 14]]
    assert [table.tolist() for table in collapse(layers)] == [[[2, 4], [0, 0]], [[2], [1]]]
    held = [np.array(table, float) for table in (M, t, points)]
    affine(*held), compose(held[0], held[0]), inverse(held[0]), collapse([(held[0], held[1].reshape(2, 1))])
    assert all(np.array_equal(array, table) for array, table in zip(held, (M, t, points), strict=True))


@pytest.mark.parametrize(
    ("function", "arguments"),
    [
        (rotation, ([1, 2],)),
        (scaling, (1, [1])),
        (shear, (np.zeros((1, 1)),)),
        (reflection, ([0.5],)),
        (transform, (np.ones((2, 3)), np.ones((3, 4)))),
        (transform, (np.ones((3, 2)), np.ones((2, 4)))),
        (transform, (np.eye(2), np.ones((4, 2)))),
        (transform, (np.eye(2), [1, 2])),
        (compose, (np.ones((3, 2)), np.ones((2, 3)))),
        (compose, (np.eye(3),)),
        (compose, (np.eye(2), [1, 2])),
        (determinant, (np.eye(3),)),
        (determinant, ([1, 2, 3, 4],)),
        (inverse, (np.eye(3),)),
        (inverse, (np.ones((2, 3)),)),
        (inverse, ([[float("nan"), 0], [0, 1]],)),
        (affine, (np.eye(2), [[1, 2]], np.ones((2, 2)))),
        (affine, (np.eye(2), 3, np.ones((2, 2)))),
        (affine, (np.eye(2), [1, 2, 3], np.ones((2, 3)))),
        (collapse, ([],)),
        (collapse, ([(np.ones((3, 2)), np.ones((3, 1))), (np.ones((2, 2)), np.ones((2, 1)))],)),
        (collapse, ([(np.ones((3, 2)), np.ones(3))],)),
        (collapse, ([(np.ones((3, 2)), np.ones((1, 1)))],)),
        (collapse, ([(np.ones((3, 2)), np.ones((1, 3)))],)),
    ],
)
def test_what_does_not_fit_is_refused(function, arguments):
    with pytest.raises(ValueError):
        function(*arguments)

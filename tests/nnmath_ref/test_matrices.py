"""Matrices as tables: against PyTorch, and by what must hold for every table."""

from itertools import pairwise

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.datasets import load_digits

from nnmath_ref.matrices import add, frequency_matrix, matmul, product_shape, scale, transpose, weighted_inputs

sizes = st.integers(1, 6)
wholes = st.integers(-50, 50)
brisk = settings(max_examples=40, deadline=None)  # tiny tables: a shared machine may be slow, never the mathematics


def tables(m, n):
    """Whole numbers: their sums and products are exact, so equality is equality."""
    return arrays(np.int64, (m, n), elements=wholes)


@st.composite
def chains(draw, length):
    """Matrices whose neighbours fit: (a, b), (b, c), (c, d) ..."""
    ends = [draw(sizes) for _ in range(length + 1)]
    return [draw(tables(m, n)) for m, n in pairwise(ends)]


@st.composite
def pairs(draw):
    """Two matrices of the same shape."""
    m, n = draw(sizes), draw(sizes)
    return draw(tables(m, n)), draw(tables(m, n))


slips = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("wxyz")), max_size=30)


@brisk
@given(chains(2))
def test_a_product_is_that_of_torch(chain):
    A, B = chain
    assert np.array_equal(matmul(A, B), torch.matmul(torch.tensor(A), torch.tensor(B)).numpy())
    assert product_shape(A, B) == matmul(A, B).shape


def test_fractions_agree_with_torch():
    rng = np.random.default_rng(1)
    A, B = rng.normal(size=(4, 5)), rng.normal(size=(5, 7))
    np.testing.assert_allclose(matmul(A, B), torch.mm(torch.tensor(A), torch.tensor(B)).numpy(), rtol=1e-12)
    np.testing.assert_allclose(scale(-0.3, A), (-0.3 * torch.tensor(A)).numpy(), rtol=1e-15)
    assert np.array_equal(transpose(A), torch.tensor(A).T.numpy())


@brisk
@given(chains(2))
def test_an_entry_of_a_product_is_a_row_times_a_column(chain):
    A, B = chain
    by_entry = [[sum(a * b for a, b in zip(row, column, strict=True)) for column in B.T] for row in A]
    assert np.array_equal(matmul(A, B), by_entry)


@brisk
@given(chains(3))
def test_brackets_in_a_chain_do_not_matter(chain):
    A, B, last = chain
    assert np.array_equal(matmul(matmul(A, B), last), matmul(A, matmul(B, last)))


@brisk
@given(chains(2))
def test_a_transposed_product_is_the_transposed_factors_in_the_other_order(chain):
    A, B = chain
    assert np.array_equal(transpose(matmul(A, B)), matmul(transpose(B), transpose(A)))


@brisk
@given(pairs(), wholes)
def test_adding_and_scaling_are_linear(pair, k):
    A, B = pair
    assert np.array_equal(add(A, B), add(B, A))
    assert np.array_equal(scale(k, add(A, B)), add(scale(k, A), scale(k, B)))
    assert np.array_equal(add(A, scale(-1, A)), np.zeros_like(A))
    assert np.array_equal(matmul(transpose(A), add(A, B)), add(matmul(transpose(A), A), matmul(transpose(A), B)))


@brisk
@given(pairs())
def test_transposing_twice_changes_nothing(pair):
    A, _ = pair
    assert np.array_equal(transpose(transpose(A)), A)


@brisk
@given(tables(3, 4), tables(5, 2))
def test_there_is_no_shape_exactly_where_there_is_no_product(A, B):
    assert product_shape(A, B) is None
    with pytest.raises(ValueError, match="4 columns meet 5 rows"):
        matmul(A, B)


@brisk
@given(slips, st.randoms(use_true_random=False))
def test_every_record_is_counted_once_in_any_order(records, shuffler):
    table = frequency_matrix(records, list("abc"), list("wxyz"))
    shuffled = shuffler.sample(records, len(records))
    assert table.dtype.kind == "i" and table.sum() == len(records)
    assert table[1, 2] == records.count(("b", "y"))
    assert np.array_equal(table, frequency_matrix(shuffled, list("abc"), list("wxyz")))


@brisk
@given(slips)
def test_records_with_columns_first_give_the_transposed_table(records):
    turned = [(column, row) for row, column in records]
    table = frequency_matrix(records, "abc", "wxyz")
    assert np.array_equal(transpose(table), frequency_matrix(turned, "wxyz", "abc"))


def test_no_records_give_a_table_of_zeros():
    assert np.array_equal(frequency_matrix([], ["a"], ["x", "y"]), [[0, 0]])


def test_a_layer_is_that_of_torch_for_one_digit_and_for_a_batch():
    rng = np.random.default_rng(2)
    digits = load_digits().data.T
    W, b = rng.normal(size=(8, 64)), rng.normal(size=(8, 1))
    for x in (digits[:, [3]], digits[:, :7]):
        in_rows = torch.nn.functional.linear(torch.tensor(x.T), torch.tensor(W), torch.tensor(b[:, 0]))
        np.testing.assert_allclose(weighted_inputs(W, x, b), in_rows.numpy().T, rtol=1e-12, atol=1e-12)
    assert weighted_inputs(W, digits[:, [3]], b).shape == (8, 1)


@brisk
@given(chains(2), st.data())
def test_a_batch_is_its_examples_side_by_side(chain, data):
    W, X = chain
    b = data.draw(tables(W.shape[0], 1))
    columns = [weighted_inputs(W, X[:, [j]], b) for j in range(X.shape[1])]
    assert np.array_equal(weighted_inputs(W, X, b), np.hstack(columns))


def test_lists_are_as_good_as_arrays_and_nothing_is_changed():
    A, B, b = [[1, 2], [3, 4]], [[0.5], [1]], [[1], [1]]
    assert weighted_inputs(A, B, b).tolist() == [[3.5], [6.5]]
    arrays_ = [np.array(table) for table in (A, B, b)]
    weighted_inputs(*arrays_), matmul(*arrays_[:2]), add(arrays_[0], arrays_[0]), scale(2, arrays_[0])
    assert all(np.array_equal(array, table) for array, table in zip(arrays_, (A, B, b), strict=True))


@pytest.mark.parametrize(
    ("function", "arguments"),
    [
        (frequency_matrix, ([("a", "y")], ["a"], ["x"])),
        (frequency_matrix, ([("b", "x")], ["a"], ["x"])),
        (frequency_matrix, ([], ["a", "a"], ["x"])),
        (add, ([[1, 2]], [[1], [2]])),
        (add, ([[1, 2]], [[1]])),
        (scale, ([[1, 2]], [[1, 2]])),
        (transpose, ([1, 2],)),
        (product_shape, ([1, 2], [[1], [2]])),
        (matmul, ([[1, 2]], [[1, 2]])),
        (matmul, ([[1, 2]], [1, 2])),
        (weighted_inputs, ([[1, 2]], [[1]], [[1]])),
        (weighted_inputs, ([[1], [2]], [[1]], [[1]])),
        (weighted_inputs, ([[1], [2]], [[1]], [[1, 1]])),
        (weighted_inputs, ([[1], [2]], [[1]], [1, 1])),
    ],
)
def test_what_does_not_fit_is_refused(function, arguments):
    with pytest.raises(ValueError):
        function(*arguments)

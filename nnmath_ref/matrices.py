"""Matrices as tables: counting, adding, scaling, transposing, multiplying, and the weighted inputs of a layer."""

import numpy as np


def frequency_matrix(records, rows, columns):
    """Two-way frequency table.

    Fᵢⱼ = how many records are (rowᵢ, columnⱼ)

    Parameters
    ----------
    records : iterable of pairs
        One (row name, column name) for each observation, in any order.
    rows, columns : sequence of str
        The names in the order of the table, each once.

    Returns
    -------
    ndarray of shape (len(rows), len(columns)), int
        Counts; a name without a record keeps its row or column of zeros.

    Raises
    ------
    ValueError
        If a record has a name that is not in the table, or a name stands twice.
    """
    row_of, column_of = _positions(rows), _positions(columns)
    try:
        cells = [(row_of[row], column_of[column]) for row, column in records]
    except KeyError as unknown:
        raise ValueError(f"unknown name {unknown}: it is neither in rows nor in columns") from None
    table = np.zeros((len(rows), len(columns)), dtype=int)
    np.add.at(table, tuple(np.array(cells, dtype=int).reshape(-1, 2).T), 1)
    return table


def add(A, B):
    """Sum of two matrices of the same shape.

    (A + B)ᵢⱼ = Aᵢⱼ + Bᵢⱼ

    Parameters
    ----------
    A, B : array-like of shape (m, n)

    Returns
    -------
    ndarray of shape (m, n)
        In the unit of both.

    Raises
    ------
    ValueError
        If the shapes differ: nothing is stretched, as NumPy's broadcasting would.
    """
    A, B = _matrix(A), _matrix(B)
    if A.shape != B.shape:
        raise ValueError(f"cannot add tables of shapes {A.shape} and {B.shape}: they must be the same")
    return A + B


def scale(k, A):
    """Multiple of a matrix.

    (k A)ᵢⱼ = k Aᵢⱼ

    Parameters
    ----------
    k : float
    A : array-like of shape (m, n)

    Returns
    -------
    ndarray of shape (m, n)
        In the unit of k times that of A.

    Raises
    ------
    ValueError
        If k is not a single number, or A is no matrix.
    """
    if np.ndim(k) != 0:
        raise ValueError(f"k must be one number, not an array of shape {np.shape(k)}")
    return k * _matrix(A)


def transpose(A):
    """Rows become columns.

    (Aᵀ)ᵢⱼ = Aⱼᵢ

    Parameters
    ----------
    A : array-like of shape (m, n)

    Returns
    -------
    ndarray of shape (n, m)
        A view where A is an array.

    Raises
    ------
    ValueError
        If A is no matrix.
    """
    return _matrix(A).T


def product_shape(A, B):
    """Shape of A B, or None where there is no such product.

    (m, n) · (n, r) → (m, r)

    Parameters
    ----------
    A, B : array-like of two dimensions

    Returns
    -------
    tuple of two ints, or None
        None if A has not as many columns as B has rows.

    Raises
    ------
    ValueError
        If A or B is no matrix.
    """
    A, B = _matrix(A), _matrix(B)
    return (A.shape[0], B.shape[1]) if A.shape[1] == B.shape[0] else None


def matmul(A, B):
    """Product of two matrices.

    (A B)ᵢⱼ = Σₛ Aᵢₛ Bₛⱼ

    Parameters
    ----------
    A : array-like of shape (m, n)
    B : array-like of shape (n, r)

    Returns
    -------
    ndarray of shape (m, r)
        In the unit of A times that of B.

    Raises
    ------
    ValueError
        If A has not as many columns as B has rows.
    """
    A, B = _matrix(A), _matrix(B)
    if product_shape(A, B) is None:
        raise ValueError(f"no product of shapes {A.shape} and {B.shape}: {A.shape[1]} columns meet {B.shape[0]} rows")
    return A @ B


def weighted_inputs(W, x, b):
    """What the neurons of a layer add up, before any activation.

    z = W x + b

    Parameters
    ----------
    W : array-like of shape (m, n)
        Weights, one row a neuron.
    x : array-like of shape (n, 1) or (n, N)
        Inputs, one column an example.
    b : array-like of shape (m, 1)
        Biases, added to every column.

    Returns
    -------
    ndarray of shape (m, 1) or (m, N)

    Raises
    ------
    ValueError
        If W has not as many columns as x has rows, or b is not one column with as many rows as W.

    Notes
    -----
    The layer of the infographic is (8, 64) · (64, 1) + (8, 1): Gadanidis, Li and Tan, "Mathematics of Neural
    Networks" (2024).
    """
    W, b = _matrix(W), _matrix(b)
    if b.shape != (W.shape[0], 1):
        raise ValueError(f"b has shape {b.shape}, but {W.shape[0]} neurons need {(W.shape[0], 1)}")
    return matmul(W, x) + b


def _matrix(table):
    """`table` as an array, which must have rows and columns."""
    table = np.asarray(table)
    if table.ndim != 2:
        raise ValueError(f"a matrix has rows and columns; this has shape {table.shape}")
    return table


def _positions(names):
    """The place of each name; a name twice would make the place a matter of taste."""
    places = {name: place for place, name in enumerate(names)}
    if len(places) != len(names):
        raise ValueError("a name stands twice in the table")
    return places

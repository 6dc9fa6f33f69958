"""Right answers to Munchable matrices of other kinds, which must earn full points."""

import numpy as np

from autograder.checks import variant


def fit(condition):
    """A ValueError unless the condition holds."""
    if not condition:
        raise ValueError("this does not fit")


# --- frequency_matrix ---------------------------------------------------------------------------------------------


@variant("frequency_matrix")
def counted_pair_by_pair(records, rows, columns):
    for who, what in records:
        fit(who in rows and what in columns)
    return [[list(records).count((who, what)) for what in columns] for who in rows]


@variant("frequency_matrix")
def with_a_counter(records, rows, columns):
    from collections import Counter

    seen = Counter(records)
    fit(all(who in rows and what in columns for who, what in seen))
    return np.array([[seen[who, what] for what in columns] for who in rows])


@variant("frequency_matrix")
def with_index_raising_by_itself(records, rows, columns):
    table = [[0] * len(columns) for _ in rows]
    for record in records:
        table[list(rows).index(record[0])][list(columns).index(record[1])] += 1
    return table


@variant("frequency_matrix")
def with_add_at(records, rows, columns):
    places = [(rows.index(who), columns.index(what)) for who, what in records]
    table = np.zeros((len(rows), len(columns)))
    for i, j in places:
        np.add.at(table, (i, j), 1)
    return table


class UnknownName(ValueError):
    """A learner's own error: a kind of ValueError."""


@variant("frequency_matrix")
def with_an_error_of_its_own(records, rows, columns):
    row_of = dict(zip(rows, range(len(rows)), strict=True))
    column_of = dict(zip(columns, range(len(columns)), strict=True))
    table = np.zeros((len(rows), len(columns)), dtype=np.int32)
    for who, what in records:
        if who not in row_of or what not in column_of:
            raise UnknownName(who, what)
        table[row_of[who]][column_of[what]] += 1
    return table


# --- add ----------------------------------------------------------------------------------------------------------


@variant("add")
def sum_of_lists(A, B):
    fit(len(A) == len(B) and all(len(a) == len(b) for a, b in zip(A, B, strict=True)))
    return [[a + b for a, b in zip(left, right, strict=True)] for left, right in zip(A, B, strict=True)]


@variant("add")
def sum_by_loops(A, B):
    A, B = np.asarray(A, float), np.asarray(B, float)
    fit(A.shape == B.shape)
    answer = np.zeros(A.shape)
    for i in range(A.shape[0]):
        for j in range(A.shape[1]):
            answer[i, j] = A[i, j] + B[i, j]
    return answer


@variant("add")
def sum_in_single_precision(A, B):
    A, B = np.asarray(A, np.float32), np.asarray(B, np.float32)
    fit(A.shape == B.shape)
    return np.add(A, B)


@variant("add")
def sum_on_a_copy(A, B):
    fit(np.shape(A) == np.shape(B))
    answer = np.array(A, dtype=float)
    answer += B
    return answer


@variant("add")
def sum_by_torch(A, B):
    import torch

    A, B = torch.tensor(np.array(A, float)), torch.tensor(np.array(B, float))
    fit(A.shape == B.shape)
    return A + B


# --- scale --------------------------------------------------------------------------------------------------------


@variant("scale")
def multiple_of_lists(k, A):
    return [[k * number for number in row] for row in A]


@variant("scale")
def multiple_by_loops(k, A):
    answer = np.zeros(np.shape(A))
    for i in range(len(A)):
        for j in range(len(A[0])):
            answer[i, j] = k * A[i][j]
    return answer


@variant("scale")
def multiple_on_a_copy(k, A):
    answer = np.array(A, dtype=np.float32)
    answer *= k
    return answer


@variant("scale")
def multiple_by_broadcasting(k, A):
    return np.multiply(np.asarray(A), np.full(np.shape(A), k))


@variant("scale")
def multiple_row_by_row(k, A):
    return np.stack([k * np.array(row) for row in A])


# --- transpose ----------------------------------------------------------------------------------------------------


@variant("transpose")
def turned_by_zip(A):
    return list(zip(*A, strict=True))


@variant("transpose")
def turned_by_loops(A):
    A = np.asarray(A)
    answer = np.zeros((A.shape[1], A.shape[0]))
    for i in range(A.shape[0]):
        for j in range(A.shape[1]):
            answer[j, i] = A[i, j]
    return answer


@variant("transpose")
def turned_by_comprehension(A):
    return [[row[j] for row in A] for j in range(len(A[0]))]


@variant("transpose")
def turned_by_swapaxes(A):
    return np.swapaxes(np.array(A, dtype=np.float32), 0, 1)


@variant("transpose")
def turned_by_stacking(A):
    return np.column_stack([np.asarray(row) for row in A])


# --- product_shape ------------------------------------------------------------------------------------------------


@variant("product_shape")
def shape_from_lengths(A, B):
    return (len(A), len(B[0])) if len(A[0]) == len(B) else None


@variant("product_shape")
def shape_as_a_list(A, B):
    (m, inner), (other, r) = np.shape(A), np.shape(B)
    return [m, r] if inner == other else None


@variant("product_shape")
def shape_as_an_array(A, B):
    if np.asarray(A).shape[1] == np.asarray(B).shape[0]:
        return np.array([len(A), np.asarray(B).shape[1]])


@variant("product_shape")
def shape_by_trying(A, B):
    try:
        return (np.asarray(A) @ np.asarray(B)).shape
    except ValueError:
        return None


# --- matmul -------------------------------------------------------------------------------------------------------


@variant("matmul")
def three_loops_over_lists(A, B):
    fit(len(A[0]) == len(B))
    answer = [[0] * len(B[0]) for _ in A]
    for i in range(len(A)):
        for j in range(len(B[0])):
            for k in range(len(B)):
                answer[i][j] += A[i][k] * B[k][j]
    return answer


@variant("matmul")
def zipped(A, B):
    fit(all(len(row) == len(B) for row in A))
    return [[sum(a * b for a, b in zip(row, column, strict=True)) for column in zip(*B, strict=True)] for row in A]


@variant("matmul")
def sum_of_outer_products(A, B):
    A, B = np.asarray(A), np.asarray(B)
    fit(A.shape[1] == B.shape[0])
    return sum(np.outer(A[:, k], B[k, :]) for k in range(A.shape[1]))


@variant("matmul")
def all_products_at_once(A, B):
    A, B = np.asarray(A, np.float32), np.asarray(B, np.float32)
    fit(A.shape[1] == B.shape[0])
    return (A[:, :, np.newaxis] * B[np.newaxis, :, :]).sum(axis=1)


@variant("matmul")
def column_by_column(A, B):
    A, B = np.asarray(A), np.asarray(B)
    fit(A.shape[1] == B.shape[0])
    return np.column_stack([(A * column).sum(axis=1) for column in B.T])


@variant("matmul")
def one_pair_and_the_rest(A, B):
    A, B = np.asarray(A), np.asarray(B)
    fit(A.shape[1] == B.shape[0])
    first = A[:, :1] * B[:1, :]
    return first if A.shape[1] == 1 else first + one_pair_and_the_rest_of(A[:, 1:], B[1:, :])


def one_pair_and_the_rest_of(A, B):
    """The recursion: the first column times the first row, plus the product of what is left."""
    first = A[:, :1] * B[:1, :]
    return first if A.shape[1] == 1 else first + one_pair_and_the_rest_of(A[:, 1:], B[1:, :])


@variant("matmul")
def by_torch_without_its_products(A, B):
    import torch

    A, B = torch.tensor(np.array(A, float)), torch.tensor(np.array(B, float))
    fit(A.shape[1] == B.shape[0])
    return (A.unsqueeze(2) * B.unsqueeze(0)).sum(dim=1)


# --- weighted_inputs ----------------------------------------------------------------------------------------------


@variant("weighted_inputs")
def layer_by_numpy_dot(W, x, b):
    fit(np.shape(b) == (len(W), 1))
    return np.dot(W, x) + b


@variant("weighted_inputs")
def layer_by_einsum(W, x, b):
    W, x, b = np.array(W, float), np.array(x, float), np.array(b, float)
    fit(W.shape[1] == x.shape[0] and b.shape == (W.shape[0], 1))
    return np.einsum("mn,nN->mN", W, x) + b


@variant("weighted_inputs")
def layer_of_lists(W, x, b):
    fit(all(len(row) == len(x) for row in W) and np.shape(b) == (len(W), 1))
    columns = list(zip(*x, strict=True))
    return [
        [sum(w * v for w, v in zip(row, column, strict=True)) + bias[0] for column in columns]
        for row, bias in zip(W, b, strict=True)
    ]


@variant("weighted_inputs")
def layer_example_by_example(W, x, b):
    W, x, b = np.asarray(W, np.float32), np.asarray(x, np.float32), np.asarray(b, np.float32)
    fit(W.shape[1] == x.shape[0] and b.shape == (W.shape[0], 1))
    return np.column_stack([W @ x[:, j] + b[:, 0] for j in range(x.shape[1])])


@variant("weighted_inputs")
def layer_with_the_bias_as_one_more_weight(W, x, b):
    W, x, b = np.asarray(W), np.asarray(x), np.asarray(b)
    fit(b.ndim == 2 and b.shape[1] == 1)
    return np.hstack([W, b]) @ np.vstack([x, np.ones((1, x.shape[1]))])


@variant("weighted_inputs")
def layer_by_torch(W, x, b):
    import torch

    W, x, b = (torch.tensor(np.array(table, float)) for table in (W, x, b))
    fit(W.shape[1] == x.shape[0] and tuple(b.shape) == (W.shape[0], 1))
    return torch.nn.functional.linear(x.T, W, b[:, 0]).T

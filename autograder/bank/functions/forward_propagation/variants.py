"""Right answers to A network on a postcard of other kinds, which must earn full points."""

import functools
import math

import numpy as np

from autograder.checks import variant

# neuron


@variant("neuron")
def sum_of_pairs(w, x, b, f):
    if len(w) != len(x):
        raise ValueError("different lengths")
    return f(sum(weight * value for weight, value in zip(w, x)) + b)


@variant("neuron")
def strict_pairs(w, x, b, f):
    total = b
    for weight, value in zip(w, x, strict=True):
        total += weight * value
    return f(total)


@variant("neuron")
def ready_made_product(w, x, b, f):
    w, x = np.array(w, dtype=float), np.array(x, dtype=float)
    if len(w) != len(x):
        raise ValueError(f"{len(w)} weights and {len(x)} inputs")
    return float(f(w @ x + b))


@variant("neuron")
def in_single_precision(w, x, b, f):
    w, x = np.asarray(w, dtype=np.float32), np.asarray(x, dtype=np.float32)
    if w.size != x.size:
        raise ValueError("sizes")
    return f(np.einsum("i,i->", w, x) + np.float32(b))


@variant("neuron")
def bias_as_one_more_weight(w, x, b, f):
    if len(w) != len(x):
        raise ValueError
    return f(np.inner([*w, b], [*x, 1]))


@variant("neuron")
def exact_sum(w, x, b, f):
    w, x = list(w), list(x)
    if len(w) != len(x):
        raise ValueError("no pairs")
    return np.asarray(f(math.fsum([*(a * c for a, c in zip(w, x)), b])))


@variant("neuron")
def neuron_by_torch(w, x, b, f):
    import torch

    w, x = torch.as_tensor(w, dtype=torch.float64), torch.as_tensor(x, dtype=torch.float64)
    if w.shape != x.shape:
        raise ValueError("shapes")
    return f(torch.dot(w, x).item() + b)


# layer


@variant("layer")
def biases_as_one_more_column(W, x, b, f):
    W, x, b = (np.asarray(table, dtype=float) for table in (W, x, b))
    if x.shape[0] != W.shape[1] or b.shape != (W.shape[0], 1):
        raise ValueError("shapes")
    return f(np.hstack([W, b]) @ np.vstack([x, np.ones((1, x.shape[1]))]))


@variant("layer")
def in_plain_lists(W, x, b, f):
    W, x, b = (np.asarray(table).tolist() for table in (W, x, b))
    if any(len(row) != len(x) for row in W) or np.shape(b) != (len(W), 1):
        raise ValueError("shapes")
    columns = list(zip(*x))
    z = [[sum(w * v for w, v in zip(row, column)) + bias[0] for column in columns] for row, bias in zip(W, b)]
    return np.asarray(f(np.array(z))).tolist()


@variant("layer")
def column_by_column(W, x, b, f):
    W, x, b = np.asarray(W), np.asarray(x), np.asarray(b)
    if len(x) != W.shape[1] or b.shape != (len(W), 1):
        raise ValueError("shapes")
    return np.column_stack([f(W @ column + b[:, 0]) for column in x.T])


@variant("layer")
def in_place_on_a_fresh_array(W, x, b, f):
    W, x, b = np.array(W, dtype=float), np.array(x, dtype=float), np.array(b, dtype=float)
    if b.shape != (W.shape[0], 1):
        raise ValueError("one bias for each neuron, in a column")
    z = np.matmul(W, x)  # a ValueError of its own where the sizes differ
    z += b
    return f(z)


@variant("layer")
def layer_in_single_precision(W, x, b, f):
    W, x, b = (np.asarray(table, dtype=np.float32) for table in (W, x, b))
    if W.shape[1] != x.shape[0] or b.shape != (W.shape[0], 1):
        raise ValueError("shapes")
    return f(np.einsum("ij,jk->ik", W, x) + b)


@variant("layer")
def layer_by_torch(W, x, b, f):
    import torch

    W, x, b = (torch.tensor(np.asarray(table, dtype=float)) for table in (W, x, b))
    if W.shape[1] != x.shape[0] or tuple(b.shape) != (W.shape[0], 1):
        raise ValueError("shapes")
    return torch.as_tensor(np.asarray(f((W @ x + b).numpy())))


@variant("layer")
def an_error_of_its_own_kind(W, x, b, f):
    class DoesNotFit(ValueError):
        pass

    W, x, b = np.asarray(W), np.asarray(x), np.asarray(b)
    (m, n), (rows, _) = W.shape, x.shape
    if rows != n or b.shape != (m, 1):
        raise DoesNotFit(f"({m}, {n}), {x.shape}, {b.shape}")
    return f(np.tensordot(W, x, axes=1) + np.repeat(b, x.shape[1], axis=1))


# forward, forward_trace and predict: a layer done in other ways


def turned_layer(W, a, b, f):
    """A layer for examples in rows, turned on the way in and out."""
    W, a, b = np.asarray(W), np.asarray(a), np.asarray(b)
    if W.shape[1] != a.shape[0] or b.shape != (W.shape[0], 1):
        raise ValueError("shapes")
    return np.asarray(f((a.T @ W.T + b.T).T))


def summed_layer(W, a, b, f):
    """A layer by products entry by entry and sums."""
    W, a, b = np.asarray(W, dtype=float), np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if W.shape[1] != len(a) or b.shape != (len(W), 1):
        raise ValueError("shapes")
    return np.asarray(f((W[:, :, None] * a[None]).sum(axis=1) + b))


# forward


@variant("forward")
def forward_with_rows(layers, x):
    for W, b, f in layers:
        x = turned_layer(W, x, b, f)
    return x


@variant("forward")
def forward_by_recursion(layers, x):
    if not layers:
        return x
    (W, b, f), *rest = layers
    return forward_by_recursion_of(rest, summed_layer(W, x, b, f))


def forward_by_recursion_of(layers, x):
    """The rest of the way; a name of its own, because a variant is renamed."""
    if not layers:
        return x
    W, b, f = layers[0]
    return forward_by_recursion_of(layers[1:], summed_layer(W, x, b, f))


@variant("forward")
def forward_by_reduce(layers, x):
    return functools.reduce(lambda a, triple: turned_layer(triple[0], a, *triple[1:]), layers, np.asarray(x))


@variant("forward")
def forward_on_copies(layers, x):
    layers, a = list(layers), np.array(x, dtype=float)
    while layers:
        W, b, f = layers.pop(0)
        a = summed_layer(W, a, b, f)
    return a.tolist()


@variant("forward")
def forward_by_index(layers, x):
    a = np.array(x)
    for i in range(len(layers)):
        W, b = np.array(layers[i][0]), np.array(layers[i][1])
        if W.shape[1] != a.shape[0]:
            raise ValueError("inputs")
        if b.shape[0] != W.shape[0] or b.shape[1] != 1:
            raise ValueError("biases")
        z = np.zeros((W.shape[0], a.shape[1]))
        for j in range(a.shape[1]):
            z[:, [j]] = W @ a[:, [j]] + b
        a = np.array(layers[i][2](z))
    return a


# forward_trace


@variant("forward_trace")
def trace_with_rows(layers, x):
    trace = [x]
    for W, b, f in layers:
        trace = trace + [turned_layer(W, trace[-1], b, f)]
    return trace


@variant("forward_trace")
def trace_as_a_tuple_of_lists(layers, x):
    a = np.asarray(x)
    trace = (a.tolist(),)
    for W, b, f in layers:
        a = summed_layer(W, a, b, f)
        trace += (a.tolist(),)
    return trace


@variant("forward_trace")
def trace_by_growing_networks(layers, x):
    return [forward_by_recursion_of(layers[:count], np.asarray(x)) for count in range(len(layers) + 1)]


@variant("forward_trace")
def trace_by_a_generator(layers, x):
    def entries():
        a = np.array(x, dtype=float)
        yield a
        for W, b, f in layers:
            a = turned_layer(W, a, b, f)
            yield a

    return list(entries())


@variant("forward_trace")
def trace_of_copies(layers, x):
    a, trace = np.array(x, dtype=float), []
    trace.append(a.copy())
    for W, b, f in layers:
        sent = summed_layer(W, a, b, f)
        if sent.shape == a.shape:
            a[:] = sent
        else:
            a = np.array(sent)
        trace.append(a.copy())
    return trace


# parameter_count


@variant("parameter_count")
def count_by_index(sizes):
    if not sizes:
        raise ValueError("empty")
    total = 0
    for i in range(len(sizes)):
        if sizes[i] <= 0:
            raise ValueError("negative")
        if i > 0:
            total += (sizes[i - 1] + 1) * sizes[i]
    return total


@variant("parameter_count")
def count_by_dot_product(sizes):
    sizes = np.array(sizes)
    if sizes.size == 0 or (sizes < 1).any():
        raise ValueError("sizes")
    return int(sizes[:-1] @ sizes[1:] + sizes[1:].sum())


@variant("parameter_count")
def count_by_recursion(sizes):
    def count(n, rest):
        if n < 1:
            raise ValueError("size")
        return (n + 1) * rest[0] + count(rest[0], rest[1:]) if rest else 0

    if len(sizes) == 0:
        raise ValueError("empty")
    return count(sizes[0], sizes[1:])


@variant("parameter_count")
def count_by_building_it(sizes):
    first, *rest = sizes  # a ValueError where there is nothing
    total = 0
    for size in rest:
        W, b = np.empty((size, first)), np.empty((size, 1))  # a ValueError where a size is negative
        total += W.size + b.size
        first = size
    if min(sizes) < 1:
        raise ValueError("size")
    return total


@variant("parameter_count")
def count_as_a_float(sizes):
    if not all(size > 0 for size in sizes) or len(sizes) < 1:
        raise ValueError(sizes)
    return math.fsum(a * b for a, b in zip(sizes, sizes[1:])) + sum(sizes) - sizes[0]


# predict


@variant("predict")
def argmax_by_columns(layers, X):
    return [int(np.argmax(column)) for column in np.asarray(forward_by_recursion_of(list(layers), X)).T]


@variant("predict")
def with_a_strict_comparison(layers, X):
    for W, b, f in layers:
        X = summed_layer(W, X, b, f)
    answers = []
    for j in range(np.shape(X)[1]):
        best = 0
        for i in range(np.shape(X)[0]):
            if X[i][j] > X[best][j]:
                best = i
        answers.append(best)
    return np.array(answers)


@variant("predict")
def index_of_the_maximum(layers, X):
    a = np.asarray(X)
    for W, b, f in layers:
        a = turned_layer(W, a, b, f)
    return [column.index(max(column)) for column in a.T.tolist()]


@variant("predict")
def best_of_a_stable_sort(layers, X):
    a = functools.reduce(lambda a, triple: turned_layer(triple[0], a, *triple[1:]), layers, np.asarray(X))
    return np.argsort(-a, axis=0, kind="stable")[0]


@variant("predict")
def first_true_below_the_maximum(layers, X):
    a = np.asarray(forward_by_recursion_of(list(layers), X))
    return np.where(a == a.max(axis=0), np.arange(len(a))[:, None], len(a)).min(axis=0)


@variant("predict")
def digit_by_digit(layers, X):
    X = np.asarray(X)
    found = np.zeros(X.shape[1], dtype=np.uint8)
    for j in range(X.shape[1]):
        a = X[:, [j]]
        for W, b, f in layers:
            a = summed_layer(W, a, b, f)
        found[j] = a.argmax()
    return found

"""Right answers of other kinds to Whose fault is it?, which must earn full points."""

import math

import numpy as np

from autograder.checks import variant

# chain_rule


@variant("chain_rule")
def inner_slope_first(outer_derivative, inner, inner_derivative, x):
    rate = inner_derivative(x)
    return rate * outer_derivative(inner(x))


@variant("chain_rule")
def as_a_float(outer_derivative, inner, inner_derivative, x):
    place = inner(x)
    return float(outer_derivative(place)) * float(inner_derivative(x))


@variant("chain_rule")
def product_of_a_list(outer_derivative, inner, inner_derivative, x):
    return math.prod([outer_derivative(inner(x)), inner_derivative(x)])


@variant("chain_rule")
def as_an_array_without_axes(outer_derivative, inner, inner_derivative, x):
    return np.multiply(outer_derivative(inner(x)), inner_derivative(x))


# neuron_gradients


@variant("neuron_gradients")
def in_plain_python(w, b, x, y):
    if len(w) != len(x):
        raise ValueError("different lengths")
    z = sum(weight * value for weight, value in zip(w, x)) + b
    a = 1 / (1 + math.exp(-z))
    delta = 2 * (a - y) * a * (1 - a)
    return [delta * value for value in x], delta


@variant("neuron_gradients")
def bias_as_one_more_weight(w, b, x, y):
    if np.shape(w) != np.shape(x):
        raise ValueError("different lengths")
    inputs = np.append(np.asarray(x, float), 1.0)
    a = 1 / (1 + np.exp(-(inputs @ np.append(w, b))))
    slopes = 2 * (a - y) * (a - a**2) * inputs
    return slopes[:-1], slopes[-1]


@variant("neuron_gradients")
def by_torch_itself(w, b, x, y):
    import torch

    if len(w) != len(x):
        raise ValueError("different lengths")
    weights = torch.tensor(np.asarray(w, float), requires_grad=True)
    bias = torch.tensor(float(b), dtype=torch.float64, requires_grad=True)
    cost = (torch.sigmoid(weights @ torch.tensor(np.asarray(x, float)) + bias) - y) ** 2
    cost.backward()
    return weights.grad, bias.grad


@variant("neuron_gradients")
def a_tuple_of_an_array_without_axes(w, b, x, y):
    w, x = np.array(w, float), np.array(x, float)
    if w.size != x.size:
        raise ValueError("sizes")
    half = np.tanh((np.dot(w, x) + b) / 2)
    delta = ((1 + half) / 2 - y) * (1 - half**2) / 2
    return np.multiply(delta, x), np.asarray(delta)


# output_delta


@variant("output_delta", of="output_delta_squared_error")
def slope_first(a, z, y, d_activation):
    if not np.shape(a) == np.shape(z) == np.shape(y):
        raise ValueError("shapes")
    return d_activation(np.array(z, float)) * (np.array(a, float) - np.array(y, float)) * 2


@variant("output_delta", of="output_delta_squared_error")
def twice_by_adding(a, z, y, d_activation):
    a, z, y = (np.asarray(table, float) for table in (a, z, y))
    if a.shape != y.shape or z.shape != y.shape:
        raise ValueError("shapes")
    off = np.subtract(a, y)
    return np.einsum("ij,ij->ij", off + off, d_activation(z))


@variant("output_delta", of="output_delta_squared_error")
def column_by_column(a, z, y, d_activation):
    a, z, y = np.array(a, float), np.array(z, float), np.array(y, float)
    if len({a.shape, z.shape, y.shape}) > 1:
        raise ValueError("shapes")
    slopes, delta = d_activation(z), np.empty(y.shape)
    for j in range(y.shape[1]):
        delta[:, j] = 2 * (a[:, j] - y[:, j]) * slopes[:, j]
    return delta


@variant("output_delta", of="output_delta_squared_error")
def as_nested_lists(a, z, y, d_activation):
    if np.shape(a) != np.shape(y) or np.shape(z) != np.shape(y):
        raise ValueError("shapes")
    slopes = np.asarray(d_activation(np.asarray(z, float))).tolist()
    a, y = np.asarray(a, float).tolist(), np.asarray(y, float).tolist()
    return [[2 * (p - t) * s for p, t, s in zip(*rows)] for rows in zip(a, y, slopes)]


@variant("output_delta", of="output_delta_cross_entropy")
def minus_the_target(p, y):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes")
    return np.subtract(p, y)


@variant("output_delta", of="output_delta_cross_entropy")
def one_taken_from_the_right_class(p, y):
    p, y = np.array(p, float), np.asarray(y)
    if p.shape != y.shape:
        raise ValueError("shapes")
    p[y == 1] -= 1
    return p


@variant("output_delta", of="output_delta_cross_entropy")
def lists_of_differences(p, y):
    p, y = np.asarray(p, float).tolist(), np.asarray(y, float).tolist()
    if len(p) != len(y) or any(len(row) != len(other) for row, other in zip(p, y)):
        raise ValueError("shapes")
    return [[a - b for a, b in zip(row, other)] for row, other in zip(p, y)]


@variant("output_delta", of="output_delta_cross_entropy")
def with_torch(p, y):
    import torch

    p, y = torch.tensor(np.asarray(p, float)), torch.tensor(np.asarray(y, float))
    if p.shape != y.shape:
        raise ValueError("shapes")
    return p - y


# layer_gradients


@variant("layer_gradients")
def example_by_example(W, a_in, delta):
    W, a_in, delta = np.asarray(W, float), np.asarray(a_in, float), np.asarray(delta, float)
    if W.shape != (delta.shape[0], a_in.shape[0]) or a_in.shape[1] != delta.shape[1]:
        raise ValueError("shapes")
    dW, N = np.zeros(W.shape), delta.shape[1]
    for j in range(N):
        dW += np.outer(delta[:, j], a_in[:, j]) / N
    return dW, np.mean(delta, axis=1).reshape(-1, 1), np.column_stack([W.T @ column for column in delta.T])


@variant("layer_gradients")
def by_einsum(W, a_in, delta):
    W, a_in, delta = np.asarray(W, float), np.asarray(a_in, float), np.asarray(delta, float)
    if W.shape != (len(delta), len(a_in)) or a_in.shape[1] != delta.shape[1]:
        raise ValueError("shapes")
    share = delta / delta.shape[1]
    return [np.einsum("ij,kj->ik", share, a_in), np.einsum("ij->i", share)[:, None], np.einsum("ki,kj->ij", W, delta)]


@variant("layer_gradients")
def three_loops_in_lists(W, a_in, delta):
    W, a_in, delta = np.asarray(W).tolist(), np.asarray(a_in).tolist(), np.asarray(delta).tolist()
    m, n, N = len(W), len(W[0]), len(delta[0])
    if len(delta) != m or len(a_in) != n or len(a_in[0]) != N:
        raise ValueError("shapes")
    dW = [[sum(delta[i][k] * a_in[j][k] for k in range(N)) / N for j in range(n)] for i in range(m)]
    db = [[sum(row) / N] for row in delta]
    return dW, db, [[sum(W[i][j] * delta[i][k] for i in range(m)) for k in range(N)] for j in range(n)]


@variant("layer_gradients")
def biases_as_weights_of_a_one(W, a_in, delta):
    W, a_in, delta = np.asarray(W, float), np.asarray(a_in, float), np.asarray(delta, float)
    if W.shape != (len(delta), len(a_in)) or a_in.shape[1] != delta.shape[1]:
        raise ValueError("shapes")
    both = delta @ np.vstack([a_in, np.ones(a_in.shape[1])]).T / a_in.shape[1]
    return both[:, :-1], both[:, -1:], (delta.T @ W).T


@variant("layer_gradients")
def by_torch_products(W, a_in, delta):
    import torch

    W, a_in, delta = (torch.tensor(np.asarray(table, float)) for table in (W, a_in, delta))
    if W.shape != (len(delta), len(a_in)) or a_in.shape[1] != delta.shape[1]:
        raise ValueError("shapes")
    return delta @ a_in.T / delta.shape[1], delta.mean(dim=1, keepdim=True), W.T @ delta


# backpropagate


def sums_and_signals(layers, X):
    """(W, what came in, z, what came out, name) of every layer."""
    steps, a = [], np.asarray(X, float)
    for W, b, name in layers:
        W, b = np.asarray(W, float), np.asarray(b, float)
        z = W @ a + b
        if name == "softmax":
            out = np.exp(z - z.max(axis=0))
            out /= out.sum(axis=0)
        else:
            out = {"sigmoid": lambda t: 1 / (1 + np.exp(-t)), "tanh": np.tanh}.get(name, lambda t: t)(z)
            out = np.maximum(out, 0) if name == "relu" else out
        steps.append((W, a, z, out, name))
        a = out
    return steps


def bend_slope(name, z, a):
    """The slope of a bend, from its sums or from what it sent."""
    if name == "sigmoid":
        return a * (1 - a)
    if name == "tanh":
        return 1 - a * a
    return np.where(z > 0, 1.0, 0.0) if name == "relu" else np.ones_like(z)


def judged(steps, Y, cost):
    """How the cost of each example changes with the sums of the last layer."""
    W, given, z, a, name = steps[-1]
    Y = np.asarray(Y, float)
    if Y.shape != a.shape:
        raise ValueError("targets do not fit")
    if name == "softmax":
        if cost != "cross_entropy":
            raise ValueError("softmax needs the cross-entropy")
        return a - Y
    return 2 * (a - Y) * bend_slope(name, z, a)


@variant("backpropagate")
def slopes_from_what_was_sent(layers, X, Y, cost):
    steps = sums_and_signals(layers, X)
    delta, answer = judged(steps, Y, cost), []
    for k in range(len(steps) - 1, -1, -1):
        W, given, *_ = steps[k]
        answer.append((delta @ given.T / given.shape[1], delta.mean(axis=1)[:, None]))
        if k:
            _, _, z, a, name = steps[k - 1]
            delta = W.T @ delta * bend_slope(name, z, a)
    return answer[::-1]


@variant("backpropagate")
def by_recursion(layers, X, Y, cost):
    def back(steps, delta):
        W, given, *_ = steps[-1]
        pair = [delta @ given.T / delta.shape[1], delta.sum(axis=1, keepdims=True) / delta.shape[1]]
        if len(steps) == 1:
            return [pair]
        _, _, z, a, name = steps[-2]
        return [*back(steps[:-1], (W.T @ delta) * bend_slope(name, z, a)), pair]

    steps = sums_and_signals(layers, X)
    return back(steps, judged(steps, Y, cost))


@variant("backpropagate")
def the_mean_in_the_first_message(layers, X, Y, cost):
    steps = sums_and_signals(layers, X)
    delta, answer = judged(steps, Y, cost) / np.shape(Y)[1], [None] * len(steps)
    for k in reversed(range(len(steps))):
        W, given, *_ = steps[k]
        answer[k] = (np.einsum("ij,kj->ik", delta, given), np.sum(delta, axis=1, keepdims=True))
        if k > 0:
            delta = np.einsum("ki,kj->ij", W, delta) * bend_slope(steps[k - 1][4], steps[k - 1][2], steps[k - 1][3])
    return answer


@variant("backpropagate")
def example_after_example(layers, X, Y, cost):
    X, Y = np.asarray(X, float), np.asarray(Y, float)
    judged(sums_and_signals(layers, X), Y, cost)
    total = [[np.zeros(np.shape(W)), np.zeros(np.shape(b))] for W, b, name in layers]
    for j in range(X.shape[1]):
        steps = sums_and_signals(layers, X[:, [j]])
        delta = judged(steps, Y[:, [j]], cost)
        for k in reversed(range(len(steps))):
            total[k][0] += np.outer(delta, steps[k][1]) / X.shape[1]
            total[k][1] += delta / X.shape[1]
            if k:
                delta = steps[k][0].T @ delta * bend_slope(steps[k - 1][4], steps[k - 1][2], steps[k - 1][3])
    return [tuple(pair) for pair in total]


@variant("backpropagate")
def by_automatic_slopes(layers, X, Y, cost):
    import torch

    judged(sums_and_signals(layers, X), Y, cost)
    tables = [[torch.tensor(np.asarray(t, float), requires_grad=True) for t in layer[:2]] for layer in layers]
    a, Y = torch.tensor(np.asarray(X, float)), torch.tensor(np.asarray(Y, float))
    for (W, b), layer in zip(tables, layers):
        z = W @ a + b
        a = torch.log_softmax(z, dim=0) if layer[2] == "softmax" else getattr(torch, layer[2], lambda t: t)(z)
    each = -(Y * a).sum(dim=0) if cost == "cross_entropy" else ((a - Y) ** 2).sum(dim=0)
    each.mean().backward()
    return [(W.grad, b.grad) for W, b in tables]


# gradient_check


def checked_shapes(parameters, gradients):
    """A ValueError unless every parameter has a gradient of its own shape."""
    if [np.shape(p) for p in parameters] != [np.shape(g) for g in gradients]:
        raise ValueError("shapes")


@variant("gradient_check")
def one_long_vector(cost, parameters, gradients, h=1e-5):
    checked_shapes(parameters, gradients)
    shapes = [np.shape(p) for p in parameters]
    ends = np.cumsum([math.prod(shape) for shape in shapes])
    x = np.concatenate([np.ravel(p) for p in parameters]).astype(float)
    g = np.concatenate([np.ravel(t) for t in gradients]).astype(float)

    def at(vector):
        return cost([part.reshape(shape) for part, shape in zip(np.split(vector, ends[:-1]), shapes)])

    n = np.array([(at(x + step) - at(x - step)) / (2 * h) for step in h * np.eye(x.size)])
    return np.max(np.abs(g - n) / np.maximum(np.abs(g) + np.abs(n), 1e-8))


@variant("gradient_check")
def the_old_value_put_back(cost, parameters, gradients, h=1e-5):
    checked_shapes(parameters, gradients)
    tables = [np.array(p, dtype=np.float64) for p in parameters]
    found = [0.0]
    for p, g in zip(tables, gradients):
        flat, slopes = p.reshape(-1), np.ravel(g)
        for i in range(flat.size):
            old = flat[i]
            flat[i] = old + h
            up = cost(tables)
            flat[i] = old - h
            down = cost(tables)
            flat[i] = old
            n = (up - down) / h / 2
            found.append(abs(slopes[i] - n) / max(abs(slopes[i]) + abs(n), 1e-8))
    return max(found)


@variant("gradient_check")
def fresh_copies_for_each_knob(cost, parameters, gradients, h=1e-5):
    checked_shapes(parameters, gradients)

    def moved(k, place, by):
        tables = [np.array(p, float) for p in parameters]
        tables[k][place] += by
        return cost(tables)

    worst = 0
    for k, g in enumerate(gradients):
        for place, claimed in np.ndenumerate(np.asarray(g, float)):
            n = (moved(k, place, h) - moved(k, place, -h)) / (2 * h)
            worst = max(worst, abs(claimed - n) / max(abs(claimed) + abs(n), 1e-8))
    return float(worst)


@variant("gradient_check")
def measured_first_compared_later(cost, parameters, gradients, h=1e-5):
    checked_shapes(parameters, gradients)
    tables = [np.array(p, float) for p in parameters]
    measured = []
    for p in tables:
        slopes = np.zeros(p.shape)
        for place in np.ndindex(*p.shape):
            kept = float(p[place])
            values = []
            for side in (1, -1):
                p[place] = kept + side * h
                values.append(cost(tables))
            p[place] = kept
            slopes[place] = (values[0] - values[1]) / (2 * h)
        measured.append(slopes)
    return np.array(
        max(np.max(np.abs(g - n) / np.maximum(np.abs(g) + np.abs(n), 1e-8)) for g, n in zip(gradients, measured))
    )


# update


def refuse(layers, gradients):
    """A ValueError unless every table has a gradient of its own shape."""
    tables = [[np.shape(W), np.shape(b)] for W, b, name in layers]
    if tables != [[np.shape(dW), np.shape(db)] for dW, db in gradients]:
        raise ValueError("shapes")


@variant("update")
def in_one_comprehension(layers, gradients, learning_rate):
    refuse(layers, gradients)
    return [
        (np.subtract(W, np.multiply(learning_rate, dW)), np.subtract(b, np.multiply(learning_rate, db)), name)
        for (W, b, name), (dW, db) in zip(layers, gradients)
    ]


@variant("update")
def in_place_on_copies(layers, gradients, learning_rate):
    refuse(layers, gradients)
    new = []
    for (W, b, name), (dW, db) in zip(layers, gradients):
        W, b = np.array(W, float), np.array(b, float)
        W -= learning_rate * np.asarray(dW)
        b -= learning_rate * np.asarray(db)
        new.append([W, b, name])
    return new


@variant("update")
def as_lists_of_lists(layers, gradients, learning_rate):
    refuse(layers, gradients)

    def step(table, slopes):
        rows = zip(np.asarray(table).tolist(), np.asarray(slopes).tolist())
        return [[value - learning_rate * slope for value, slope in zip(row, other)] for row, other in rows]

    return [(step(W, dW), step(b, db), name) for (W, b, name), (dW, db) in zip(layers, gradients)]


@variant("update")
def a_tuple_of_layers(layers, gradients, learning_rate):
    refuse(layers, gradients)
    new = ()
    for k in range(len(layers)):
        W, b, name = layers[k]
        new += (
            (W + -learning_rate * np.asarray(gradients[k][0]), b + -learning_rate * np.asarray(gradients[k][1]), name),
        )
    return new


@variant("update")
def with_torch_tensors(layers, gradients, learning_rate):
    import torch

    refuse(layers, gradients)

    def to(table):
        return torch.tensor(np.asarray(table, float))

    return [
        (to(W) - learning_rate * to(dW), to(b) - learning_rate * to(db), name)
        for (W, b, name), (dW, db) in zip(layers, gradients)
    ]

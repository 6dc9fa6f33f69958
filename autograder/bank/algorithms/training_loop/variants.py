"""Right answers to From guessing to 95 percent of other kinds, which must earn full points."""

import math
import random

import numpy as np

from autograder.checks import variant

# prepare


def refuse_images(images, labels, n_classes):
    """What the text refuses."""
    if len(images) != len(labels):
        raise ValueError("lengths")
    if any(not 0 <= pixel <= 16 for image in images for row in image for pixel in row):
        raise ValueError("pixels")
    if any(not 0 <= label < n_classes for label in labels):
        raise ValueError("labels")


@variant("prepare")
def with_loops_over_lists(images, labels, n_classes):
    refuse_images(images, labels, n_classes)
    unrolled = [[pixel / 16 for row in image for pixel in row] for image in images]
    X = [list(pixels) for pixels in zip(*unrolled)]
    return X, [[1 if label == digit else 0 for label in labels] for digit in range(n_classes)]


@variant("prepare")
def columns_one_by_one(images, labels, n_classes):
    refuse_images(images, labels, n_classes)
    X = np.column_stack([np.ravel(image) / 16 for image in images])
    Y = np.zeros((n_classes, len(labels)))
    Y[labels, range(len(labels))] = 1
    return X, Y


@variant("prepare")
def in_single_precision(images, labels, n_classes):
    refuse_images(images, labels, n_classes)
    images = np.array(images, dtype=np.float32)
    Y = np.asarray(labels) == np.arange(n_classes).reshape(-1, 1)
    return [np.moveaxis(images, 0, -1).reshape(-1, len(labels)) / np.float32(16), Y]


@variant("prepare")
def prepared_by_torch(images, labels, n_classes):
    import torch

    refuse_images(images, labels, n_classes)
    X = torch.as_tensor(np.asarray(images), dtype=torch.float64).flatten(1).T * 0.0625
    return X, torch.nn.functional.one_hot(torch.as_tensor(np.asarray(labels)), n_classes).T


# split


def refuse_split(X, Y, part):
    """What the text refuses."""
    if len(X[0]) != len(Y[0]) or part <= 0 or part >= 1:
        raise ValueError("no split")


@variant("split")
def chosen_without_repeating(X, Y, test_fraction, rng):
    refuse_split(X, Y, test_fraction)
    X, Y = np.array(X), np.array(Y)
    N = X.shape[1]
    test = rng.choice(N, size=round(test_fraction * N), replace=False)
    train = rng.permutation(np.setdiff1d(np.arange(N), test))
    return X[:, train], Y[:, train], X[:, test], Y[:, test]


@variant("split")
def one_pile_of_cards(X, Y, test_fraction, rng):
    refuse_split(X, Y, test_fraction)
    pile = rng.permutation(np.vstack([X, Y]), axis=1)
    n, k = len(X), round(test_fraction * len(X[0]))
    return pile[:n, k:], pile[n:, k:], pile[:n, :k], pile[n:, :k]


@variant("split")
def lists_of_lists(X, Y, test_fraction, rng):
    refuse_split(X, Y, test_fraction)
    order = list(range(len(X[0])))
    rng.shuffle(order)
    k = round(test_fraction * len(order))
    test, train = order[:k], order[k:]
    return tuple([[row[i] for i in part] for row in table] for part in (train, test) for table in (X, Y))


@variant("split")
def by_a_mask(X, Y, test_fraction, rng):
    refuse_split(X, Y, test_fraction)
    X, Y = np.asarray(X), np.asarray(Y)
    N = X.shape[1]
    test = np.argsort(np.argsort(rng.random(N))) < round(test_fraction * N)
    return [X[:, ~test], Y[:, ~test], X[:, test], Y[:, test]]


@variant("split")
def by_scikit_learn(X, Y, test_fraction, rng):
    from sklearn.model_selection import train_test_split

    refuse_split(X, Y, test_fraction)
    X, Y = np.asarray(X).T, np.asarray(Y).T
    count, state = round(test_fraction * len(X)), int(rng.integers(2**31))
    X_train, X_test, Y_train, Y_test = train_test_split(X, Y, test_size=count, random_state=state)
    return X_train.T, Y_train.T, X_test.T, Y_test.T


# initialise


def refuse_sizes(sizes):
    """What the text refuses."""
    if len(sizes) < 2 or any(size < 1 for size in sizes):
        raise ValueError("sizes")


@variant("initialise")
def uniform_weights_and_relu(sizes, rng):
    refuse_sizes(sizes)
    layers = []
    for place in range(1, len(sizes)):
        n, m = sizes[place - 1], sizes[place]
        name = "softmax" if place == len(sizes) - 1 else "relu"
        layers.append((rng.uniform(-1, 1, (m, n)) * math.sqrt(6 / (n + m)), np.zeros((m, 1)), name))
    return layers


@variant("initialise")
def small_random_biases(sizes, rng):
    refuse_sizes(sizes)
    names = ["sigmoid"] * (len(sizes) - 2) + ["softmax"]
    return tuple(
        [0.1 * rng.standard_normal((m, n)), rng.uniform(-0.1, 0.1, (m, 1)), name]
        for m, n, name in zip(sizes[1:], sizes, names)
    )


@variant("initialise")
def nested_lists(sizes, rng):
    refuse_sizes(sizes)
    layers = []
    for place, (n, m) in enumerate(zip(sizes, sizes[1:])):
        W = [[float(rng.normal(0, 0.3)) for _ in range(n)] for _ in range(m)]
        layers.append((W, [[0.0]] * m, "identity" if place < len(sizes) - 2 else "softmax"))
    return layers


@variant("initialise")
def single_precision_weights(sizes, rng):
    refuse_sizes(sizes)
    *inside, last = [
        (rng.normal(size=(m, n)).astype(np.float32), np.full((m, 1), 0.01, np.float32), "tanh")
        for n, m in zip(sizes[:-1], sizes[1:])
    ]
    return [*inside, (last[0], last[1], "softmax")]


# batches


def refuse_batches(X, Y, size):
    """What the text refuses."""
    if size < 1 or len(X[0]) != len(Y[0]):
        raise ValueError("no batches")


@variant("batches")
def a_list_of_pairs(X, Y, size, rng):
    refuse_batches(X, Y, size)
    X, Y = np.asarray(X), np.asarray(Y)
    order = rng.permutation(X.shape[1])
    return [(X[:, order[i : i + size]], Y[:, order[i : i + size]]) for i in range(0, len(order), size)]


@variant("batches")
def cut_at_places(X, Y, size, rng):
    refuse_batches(X, Y, size)
    order = rng.permutation(len(X[0]))
    for part in np.split(order, range(size, len(order), size)):
        yield np.take(X, part, axis=1), np.take(Y, part, axis=1)


@variant("batches")
def dealt_from_a_pile(X, Y, size, rng):
    refuse_batches(X, Y, size)
    pile = list(zip(zip(*X), zip(*Y)))
    rng.shuffle(pile)
    while pile:
        hand, pile = pile[:size], pile[size:]
        yield [list(row) for row in zip(*(x for x, _ in hand))], [list(row) for row in zip(*(y for _, y in hand))]


@variant("batches")
def shuffled_by_keys(X, Y, size, rng):
    refuse_batches(X, Y, size)
    X, Y = np.array(X), np.array(Y)
    order = np.argsort(rng.random(X.shape[1]))
    X, Y = X[:, order], Y[:, order]
    return ((X[:, i : i + size], Y[:, i : i + size]) for i in range(0, X.shape[1], size))


@variant("batches")
def by_the_random_module(X, Y, size, rng):
    refuse_batches(X, Y, size)
    order = list(range(len(X[0])))
    random.Random(int(rng.integers(2**32))).shuffle(order)
    return tuple(
        (np.asarray(X)[:, order[i : i + size]], np.asarray(Y)[:, order[i : i + size]])
        for i in range(0, len(order), size)
    )


# train


def bent(name, z):
    """The activation function called `name`."""
    if name == "softmax":
        powers = np.exp(z - z.max(axis=0))
        return powers / powers.sum(axis=0)
    if name == "sigmoid":
        return (1 + np.tanh(z / 2)) / 2
    return {"tanh": np.tanh(z), "relu": np.maximum(0, z), "identity": z}[name]


def slope_at(name, a):
    """The slope of an activation function, written with its value a."""
    return {"sigmoid": a * (1 - a), "tanh": 1 - a**2, "relu": (a > 0) * 1.0, "identity": np.ones_like(a)}[name]


def look_at(layers, X, Y, cost):
    """The cost, and (dW, db) for each layer, as in the toolbox."""
    sent = [np.asarray(X, float)]
    for W, b, name in layers:
        sent.append(bent(name, np.asarray(W) @ sent[-1] + np.asarray(b)))
    p, N, Y = sent[-1], sent[-1].shape[1], np.asarray(Y, float)
    if cost == "cross_entropy":
        value, delta = -np.sum(Y * np.log(np.maximum(p, 1e-12))) / N, (p - Y) / N
    else:
        value, delta = np.sum((p - Y) ** 2) / N, 2 * (p - Y) / N * slope_at(layers[-1][2], p)
    gradients = []
    for place in reversed(range(len(layers))):
        gradients.insert(0, (delta @ sent[place].T, delta.sum(axis=1, keepdims=True)))
        if place > 0:
            delta = np.asarray(layers[place][0]).T @ delta * slope_at(layers[place - 1][2], sent[place])
    return float(value), gradients


def refuse_training(X, Y, epochs, batch_size):
    """What the text refuses."""
    if epochs < 0 or batch_size < 1 or np.shape(X)[1] != np.shape(Y)[1]:
        raise ValueError("no training")


@variant("train")
def with_its_own_shuffling(layers, X, Y, cost, learning_rate, epochs, batch_size, rng):
    refuse_training(X, Y, epochs, batch_size)
    X, Y, history = np.asarray(X), np.asarray(Y), []
    for _ in range(epochs):
        order, costs = rng.permutation(X.shape[1]), []
        while len(order):
            part, order = order[:batch_size], order[batch_size:]
            value, gradients = look_at(layers, X[:, part], Y[:, part], cost)
            costs += [value] * len(part)
            layers = [
                (W - learning_rate * dW, b - learning_rate * db, f) for (W, b, f), (dW, db) in zip(layers, gradients)
            ]
        history.append(sum(costs) / len(costs))
    return layers, history


@variant("train")
def in_place_on_copies(layers, X, Y, cost, learning_rate, epochs, batch_size, rng):
    refuse_training(X, Y, epochs, batch_size)
    layers = [[np.array(W, dtype=float), np.array(b, dtype=float), name] for W, b, name in layers]
    X, Y = np.asarray(X), np.asarray(Y)
    N = X.shape[1]
    history = np.zeros(epochs)
    for epoch in range(epochs):
        order = rng.permutation(N)
        for start in range(0, N, batch_size):
            part = order[start : start + batch_size]
            value, gradients = look_at(layers, X[:, part], Y[:, part], cost)
            history[epoch] += value * len(part) / N
            for layer, (dW, db) in zip(layers, gradients):
                layer[0] -= learning_rate * dW
                layer[1] -= learning_rate * db
    return layers, history


@variant("train")
def one_epoch_and_the_rest(layers, X, Y, cost, learning_rate, epochs, batch_size, rng):
    refuse_training(X, Y, epochs, batch_size)
    if epochs == 0:
        return list(layers), []
    X, Y = np.asarray(X), np.asarray(Y)
    order, votes = rng.permutation(X.shape[1]), []
    for part in np.split(order, range(batch_size, len(order), batch_size)):
        value, gradients = look_at(layers, X[:, part], Y[:, part], cost)
        votes.append((value, len(part)))
        layers = tuple(
            (np.subtract(W, learning_rate * dW), np.subtract(b, learning_rate * db), f)
            for (W, b, f), (dW, db) in zip(layers, gradients)
        )
    values, sizes = zip(*votes)
    mean = np.average(values, weights=sizes)
    rest, history = one_more(layers, X, Y, cost, learning_rate, epochs - 1, batch_size, rng)
    return rest, [mean, *history]


def one_more(*arguments):
    """The epochs that are left."""
    return with_a_loop(*arguments)


def with_a_loop(layers, X, Y, cost, learning_rate, epochs, batch_size, rng):
    """The plain loop."""
    history = []
    for _ in range(epochs):
        order, total = rng.permutation(X.shape[1]), 0.0
        for start in range(0, len(order), batch_size):
            part = order[start : start + batch_size]
            value, gradients = look_at(layers, X[:, part], Y[:, part], cost)
            total += value * len(part)
            layers = [
                (W - learning_rate * dW, b - learning_rate * db, f) for (W, b, f), (dW, db) in zip(layers, gradients)
            ]
        history.append(total / len(order))
    return layers, history


@variant("train")
def by_torch(layers, X, Y, cost, learning_rate, epochs, batch_size, rng):
    import torch

    refuse_training(X, Y, epochs, batch_size)
    made = [(torch.tensor(W, dtype=torch.float64), torch.tensor(b, dtype=torch.float64), name) for W, b, name in layers]
    parameters = [table.requires_grad_() for W, b, _ in made for table in (W, b)]
    X, Y = torch.tensor(np.asarray(X, float)), torch.tensor(np.asarray(Y, float))
    history = []
    for _ in range(epochs):
        total = 0.0
        for part in torch.tensor(rng.permutation(X.shape[1])).split(batch_size):
            a = X[:, part]
            for W, b, name in made:
                z = W @ a + b
                a = torch.softmax(z, 0) if name == "softmax" else z if name == "identity" else getattr(torch, name)(z)
            errors = -(Y[:, part] * torch.log(a)) if cost == "cross_entropy" else (a - Y[:, part]) ** 2
            value = errors.sum() / len(part)
            for table, slope in zip(parameters, torch.autograd.grad(value, parameters)):
                table.data -= learning_rate * slope
            total += value.item() * len(part)
        history.append(total / X.shape[1])
    return [(W.detach().numpy(), b.detach().numpy(), name) for W, b, name in made], history


# evaluate and confusion_matrix


def read_by(layers, X):
    """The digits that a network reads."""
    a = np.asarray(X, float)
    for W, b, name in layers:
        a = bent(name, np.asarray(W) @ a + np.asarray(b))
    return a.argmax(axis=0)


@variant("evaluate", of="evaluate")
def counted_in_a_loop(layers, X, labels):
    read = read_by(layers, X)
    if len(read) != len(labels):
        raise ValueError("labels")
    right = 0
    for mine, true in zip(read, labels):
        right += int(mine == true)
    return right / len(read)


@variant("evaluate", of="evaluate")
def strict_pairs(layers, X, labels):
    pairs = list(zip(read_by(layers, X), labels, strict=True))
    return sum(mine == true for mine, true in pairs) / len(pairs)


@variant("evaluate", of="evaluate")
def one_less_the_errors(layers, X, labels):
    labels, read = np.array(labels), read_by(layers, X)
    if labels.shape != read.shape:
        raise ValueError("shapes")
    return 1 - np.count_nonzero(read - labels) / read.size


@variant("evaluate", of="evaluate")
def accuracy_by_scikit_learn(layers, X, labels):
    from sklearn.metrics import accuracy_score

    return accuracy_score(labels, read_by(layers, X))


@variant("evaluate", of="evaluate")
def single_precision_mean(layers, X, labels):
    read = read_by(layers, X)
    if np.shape(labels) != read.shape:
        raise ValueError("shapes")
    return np.equal(read, labels).astype(np.float32).mean()


def refuse_classes(prediction, labels, n_classes):
    """What the text refuses."""
    if len(prediction) != len(labels) or any(not 0 <= one < n_classes for one in [*prediction, *labels]):
        raise ValueError("classes")


@variant("evaluate", of="confusion_matrix")
def added_at_places(prediction, labels, n_classes):
    refuse_classes(prediction, labels, n_classes)
    table = np.zeros((n_classes, n_classes), dtype=int)
    np.add.at(table, (np.asarray(labels), np.asarray(prediction)), 1)
    return table


@variant("evaluate", of="confusion_matrix")
def product_of_one_hot_tables(prediction, labels, n_classes):
    refuse_classes(prediction, labels, n_classes)
    hot = np.eye(n_classes)
    return hot[:, np.asarray(labels)] @ hot[np.asarray(prediction)]


@variant("evaluate", of="confusion_matrix")
def lists_and_counts(prediction, labels, n_classes):
    refuse_classes(prediction, labels, n_classes)
    pairs = list(zip(labels, prediction))
    return [[pairs.count((true, read)) for read in range(n_classes)] for true in range(n_classes)]


@variant("evaluate", of="confusion_matrix")
def table_by_scikit_learn(prediction, labels, n_classes):
    from sklearn.metrics import confusion_matrix

    refuse_classes(prediction, labels, n_classes)
    return confusion_matrix(np.asarray(labels), np.asarray(prediction), labels=np.arange(n_classes))


@variant("evaluate", of="confusion_matrix")
def a_histogram_of_pairs(prediction, labels, n_classes):
    refuse_classes(prediction, labels, n_classes)
    edges = np.arange(n_classes + 1) - 0.5
    return np.histogram2d(np.asarray(labels), np.asarray(prediction), bins=(edges, edges))[0]


# digits_network


def practised(layers, X, Y, rate, epochs, size, rng):
    """A network after training with the cross-entropy."""
    return with_a_loop(layers, X, Y, "cross_entropy", rate, epochs, size, rng)[0]


def tables(images, labels):
    """X and Y."""
    images = np.asarray(images, float)
    return images.reshape(len(images), -1).T / 16, np.eye(10)[:, np.asarray(labels)]


def begun(sizes, name, gain, rng):
    """A new network."""
    layers = [
        (rng.normal(size=(m, n)) * np.sqrt(gain / n), np.zeros((m, 1)), name) for n, m in zip(sizes[:-1], sizes[1:])
    ]
    return [*layers[:-1], (*layers[-1][:2], "softmax")]


def with_moved(X, Y):
    """The examples, and four more of each: moved by half a pixel to every side."""
    pictures = np.pad(X.T.reshape(-1, 8, 8), ((0, 0), (1, 1), (1, 1)))
    middle = pictures[:, 1:9, 1:9]
    moved = [(middle + pictures[:, i : i + 8, j : j + 8]) / 2 for i, j in ((0, 1), (2, 1), (1, 0), (1, 2))]
    return np.hstack([X, *(some.reshape(len(some), 64).T for some in moved)]), np.tile(Y, 5)


@variant("digits_network")
def with_relu(images, labels, rng):
    X, Y = with_moved(*tables(images, labels))
    return practised(begun([64, 64, 10], "relu", 2, rng), X, Y, 0.1, 16, 20, rng)


@variant("digits_network")
def two_hidden_layers(images, labels, rng):
    X, Y = with_moved(*tables(images, labels))
    return practised(begun([64, 48, 32, 10], "tanh", 1, rng), X, Y, 0.3, 16, 20, rng)


@variant("digits_network")
def with_moved_copies(images, labels, rng):
    X, Y = with_moved(*tables(images, labels))
    return practised(begun([64, 40, 10], "tanh", 1, rng), X, Y, 0.5, 16, 20, rng)


@variant("digits_network")
def by_scikit_learn_in_lists(images, labels, rng):
    from sklearn.neural_network import MLPClassifier

    X, Y = with_moved(*tables(images, labels))
    model = MLPClassifier((64,), learning_rate_init=0.003, random_state=int(rng.integers(1000)))
    for _ in range(25):
        model.partial_fit(X.T, Y.argmax(axis=0), classes=np.arange(10))
    (W1, W2), (b1, b2) = model.coefs_, model.intercepts_
    return ((W1.T.tolist(), b1[:, None].tolist(), "relu"), (W2.T.tolist(), b2[:, None].tolist(), "softmax"))

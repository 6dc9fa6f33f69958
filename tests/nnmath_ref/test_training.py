"""The training loop takes the steps of torch's SGD, and learns to read the digits."""

import copy

import numpy as np
import pytest
import torch
from sklearn.datasets import load_digits
from sklearn.metrics import confusion_matrix as by_scikit_learn

from nnmath_ref.datasets import batches, prepare, split
from nnmath_ref.training import confusion_matrix, digits_network, evaluate, initialise, train

MODULES = {"tanh": torch.tanh, "sigmoid": torch.sigmoid, "relu": torch.relu, "identity": lambda z: z}
NETWORKS = [
    ("cross_entropy", ("tanh", "softmax")),
    ("cross_entropy", ("relu", "sigmoid", "softmax")),
    ("squared_error", ("sigmoid",)),
    ("squared_error", ("tanh", "relu", "identity")),
]


def network(rng, sizes, names):
    """A network with random weights and biases."""
    shapes = zip(sizes[:-1], sizes[1:], names, strict=True)
    return [(rng.normal(size=(m, n)) / 2, rng.normal(size=(m, 1)) / 4, name) for n, m, name in shapes]


def by_torch(layers, X, Y, cost, rate, epochs, size, rng):
    """The same with torch.optim.SGD and autograd, on the same batches."""
    tables = [torch.tensor(table, requires_grad=True) for W, b, _ in layers for table in (W, b)]
    optimiser, history = torch.optim.SGD(tables, lr=rate), []
    for _ in range(epochs):
        total = 0.0
        for X_batch, Y_batch in batches(X, Y, size, rng):
            a, target = torch.tensor(X_batch), torch.tensor(Y_batch)
            for place, (_, _, name) in enumerate(layers):
                a = tables[2 * place] @ a + tables[2 * place + 1]
                a = a if name == "softmax" else MODULES[name](a)
            if cost == "cross_entropy":
                value = torch.nn.functional.cross_entropy(a.T, target.T)
            else:
                value = torch.nn.functional.mse_loss(a, target, reduction="sum") / target.shape[1]
            optimiser.zero_grad()
            value.backward()
            optimiser.step()
            total += value.item() * target.shape[1]
        history.append(total / X.shape[1])
    return [table.detach().numpy() for table in tables], history


@pytest.mark.parametrize(("cost", "names"), NETWORKS)
def test_an_epoch_takes_the_steps_of_torch(cost, names):
    rng = np.random.default_rng(3)
    layers = network(rng, (6, 5, 4, 3)[: len(names) + 1], names)
    X, Y = rng.normal(size=(6, 23)), np.eye(len(layers[-1][0]))[:, rng.integers(len(layers[-1][0]), size=23)]
    mine, history = train(layers, X, Y, cost, 0.3, 2, 5, np.random.default_rng(4))
    theirs, costs = by_torch(layers, X, Y, cost, 0.3, 2, 5, np.random.default_rng(4))
    assert np.allclose(history, costs, rtol=1e-10)
    for table, other in zip((table for W, b, _ in mine for table in (W, b)), theirs, strict=True):
        assert np.allclose(table, other, rtol=1e-10, atol=1e-13)
    assert [name for _, _, name in mine] == list(names)


def test_an_epoch_of_digits_takes_the_steps_of_torch():
    digits = load_digits()
    X, Y = prepare(digits.images, digits.target, 10)
    layers = initialise([64, 32, 10], np.random.default_rng(0))
    mine, history = train(layers, X, Y, "cross_entropy", 0.5, 1, 32, np.random.default_rng(1))
    theirs, costs = by_torch(layers, X, Y, "cross_entropy", 0.5, 1, 32, np.random.default_rng(1))
    assert np.allclose(history, costs, rtol=1e-9)
    assert np.allclose(mine[0][0], theirs[0], rtol=1e-8, atol=1e-11)


@pytest.mark.parametrize("seed", range(3))
def test_it_learns_to_read_the_digits(seed):
    rng, digits = np.random.default_rng(seed), load_digits()
    X_train, Y_train, X_test, Y_test = split(*prepare(digits.images, digits.target, 10), 0.2, rng)
    newborn, labels = initialise([64, 32, 10], rng), Y_test.argmax(axis=0)
    layers, history = train(newborn, X_train, Y_train, "cross_entropy", 0.5, 60, 20, rng)
    assert evaluate(newborn, X_test, labels) < 0.3
    assert evaluate(layers, X_test, labels) >= 0.96
    assert history[0] > 0.5 and history[-1] < 0.05


def test_on_an_ordinary_split_it_reads_97_of_100():
    rng, digits = np.random.default_rng(0), load_digits()
    scores = []
    for _ in range(3):
        X_train, Y_train, X_test, Y_test = split(*prepare(digits.images, digits.target, 10), 0.2, rng)
        layers, _ = train(initialise([64, 32, 10], rng), X_train, Y_train, "cross_entropy", 0.5, 60, 20, rng)
        scores.append(evaluate(layers, X_test, Y_test.argmax(axis=0)))
    assert np.mean(scores) >= 0.97, scores


def test_digits_network_learns_what_it_is_given():
    digits = load_digits()
    layers = digits_network(digits.images[:300], digits.target[:300], np.random.default_rng(0))
    assert [(W.shape, b.shape, name) for W, b, name in layers] == [
        ((32, 64), (32, 1), "tanh"),
        ((10, 32), (10, 1), "softmax"),
    ]
    assert evaluate(layers, prepare(digits.images[:300], digits.target[:300], 10)[0], digits.target[:300]) == 1


def test_without_epochs_nothing_is_learned_and_arguments_never_change():
    rng = np.random.default_rng(5)
    layers, X, Y = network(rng, (4, 3, 2), ("tanh", "softmax")), rng.normal(size=(4, 6)), np.eye(2)[:, [0, 1] * 3]
    before = copy.deepcopy((layers, X, Y))
    same, history = train(layers, X, Y, "cross_entropy", 0.5, 0, 4, rng)
    assert history == []
    train(layers, X, Y, "cross_entropy", 0.5, 3, 4, rng)
    for (W, b, _), (V, c, _), (U, d, _) in zip(layers, before[0], same, strict=True):
        assert np.array_equal(W, V) and np.array_equal(b, c) and np.array_equal(U, V) and np.array_equal(d, c)
    assert np.array_equal(X, before[1]) and np.array_equal(Y, before[2])


def test_what_cannot_be_trained_is_refused():
    rng = np.random.default_rng(6)
    layers, X, Y = network(rng, (4, 3), ("softmax",)), rng.normal(size=(4, 6)), np.eye(3)[:, [0, 1, 2] * 2]
    for cost, epochs, size, network_, targets in (
        ("cross_entropy", 1, 0, layers, Y),
        ("cross_entropy", -1, 2, layers, Y),
        ("cross_entropy", 0, 2, layers, Y[:, :5]),
        ("cross_entropy", 1, 2, layers, Y[:2]),
        ("squared_error", 1, 2, layers, Y),
        ("cross_entropy", 1, 2, [(*layers[0][:2], "tanh")], Y),
        ("least_squares", 1, 2, layers, Y),
        ("cross_entropy", 1, 2, [], Y),
    ):
        with pytest.raises(ValueError):
            train(network_, X, targets, cost, 0.5, epochs, size, rng)


def test_the_beginning_is_random_and_of_the_right_shape():
    rng = np.random.default_rng(7)
    first, second = initialise([5, 4, 7], rng), initialise([5, 4, 7], rng)
    assert [(W.shape, b.shape) for W, b, _ in first] == [((4, 5), (4, 1)), ((7, 4), (7, 1))]
    assert first[-1][2] == "softmax" and not np.array_equal(first[0][0], second[0][0])
    for sizes in ([], [3], [3, 0], [3, -1, 2]):
        with pytest.raises(ValueError):
            initialise(sizes, rng)


def test_the_confusion_matrix_is_that_of_scikit_learn():
    rng = np.random.default_rng(8)
    for n, N in ((3, 40), (10, 200), (4, 1)):
        read, known = rng.integers(n, size=N), rng.integers(n, size=N)
        assert np.array_equal(confusion_matrix(read, known, n), by_scikit_learn(known, read, labels=range(n)))
    for read, known in (([0, 1], [0]), ([2], [0]), ([0], [-1])):
        with pytest.raises(ValueError):
            confusion_matrix(read, known, 2)


def test_accuracy_needs_a_label_for_each_example():
    layers = [(np.eye(2), np.zeros((2, 1)), "identity")]
    assert evaluate(layers, [[5, 1, 0, 2], [1, 2, 3, 0]], [0, 1, 1, 1]) == 0.75
    for labels in ([0], [0, 1, 1], [[0, 1, 1, 1]]):
        with pytest.raises(ValueError):
            evaluate(layers, [[5, 1, 0, 2], [1, 2, 3, 0]], labels)

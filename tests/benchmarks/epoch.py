"""One epoch of 64-32-10 on the digits: nnmath_ref beside PyTorch and scikit-learn, one thread each.

`python tests/benchmarks/epoch.py [--batches 20,32,200] [--repetitions 15]`. The three train the same network (tanh,
softmax, cross-entropy, plain gradient descent, 64-bit numbers) on the same digits, and take turns epoch by epoch, so
that whatever else the machine does meets them all.
"""

from __future__ import annotations

import time
from argparse import ArgumentParser
from collections.abc import Callable
from importlib.metadata import version
from statistics import mean, median
from typing import Any

import numpy as np
import torch
from machine import facts, keep, one_thread_each
from scaling import numbers
from sklearn.datasets import load_digits
from sklearn.neural_network import MLPClassifier

from nnmath_ref.datasets import prepare, split
from nnmath_ref.training import evaluate, initialise, train

SIZES = (64, 32, 10)
RATE, EPOCHS = 0.5, 60
SEEDS = 5
WARM = 2  # epochs that are not counted: memory is asked for, code is loaded
OURS, TORCH, LOADER, SCIKIT = "nnmath_ref", "PyTorch", "PyTorch with its DataLoader", "scikit-learn's MLPClassifier"

Epoch = Callable[[], Any]


def by_us(X: np.ndarray, Y: np.ndarray, size: int) -> Epoch:
    """An epoch of `train`, which also tells the mean cost."""
    rng = np.random.default_rng(1)
    layers = initialise(SIZES, np.random.default_rng(0))

    def epoch() -> None:
        nonlocal layers
        layers, _ = train(layers, X, Y, "cross_entropy", RATE, 1, size, rng)

    return epoch


def by_torch(X: np.ndarray, Y: np.ndarray, size: int, loader: bool) -> Epoch:
    """An epoch with autograd and torch.optim.SGD, which also tells the mean cost."""
    torch.manual_seed(0)
    rows, labels = torch.tensor(X.T.copy()), torch.tensor(Y.argmax(axis=0))
    n, m, out = SIZES
    model = torch.nn.Sequential(torch.nn.Linear(n, m), torch.nn.Tanh(), torch.nn.Linear(m, out)).double()
    optimiser, cost = torch.optim.SGD(model.parameters(), lr=RATE), torch.nn.CrossEntropyLoss()
    pairs = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(rows, labels), size, shuffle=True)

    def epoch() -> float:
        total, order = 0.0, torch.randperm(len(rows))
        for x, y in pairs if loader else ((rows[part], labels[part]) for part in order.split(size)):
            loss = cost(model(x), y)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            total += loss.item() * len(y)
        return total / len(rows)

    return epoch


def by_scikit_learn(X: np.ndarray, Y: np.ndarray, size: int) -> Epoch:
    """An epoch of `partial_fit`, which also tells the mean cost; without momentum and without a penalty on weights."""
    rows, labels = X.T.copy(), Y.argmax(axis=0)
    plain = {"solver": "sgd", "momentum": 0, "alpha": 0, "learning_rate_init": RATE, "random_state": 0}
    model = MLPClassifier(SIZES[1:-1], activation="tanh", batch_size=size, **plain)
    return lambda: model.partial_fit(rows, labels, classes=np.arange(SIZES[-1]))


def in_turns(epochs: dict[str, Epoch], repetitions: int) -> dict[str, float]:
    """The median seconds of an epoch of each, one after the other, again and again; time of this process alone."""
    seconds: dict[str, list[float]] = {name: [] for name in epochs}
    for repetition in range(WARM + repetitions):
        for name, epoch in epochs.items():
            begun = time.process_time()
            epoch()
            if repetition >= WARM:
                seconds[name].append(time.process_time() - begun)
    return {name: median(each) for name, each in seconds.items()}


def accuracies(X: np.ndarray, Y: np.ndarray) -> list[float]:
    """What the reference reads right of the fifth of the digits that it has not seen, for several splits."""
    found = []
    for seed in range(SEEDS):
        rng = np.random.default_rng(seed)
        X_train, Y_train, X_test, Y_test = split(X, Y, 0.2, rng)
        layers, _ = train(initialise(SIZES, rng), X_train, Y_train, "cross_entropy", RATE, EPOCHS, 20, rng)
        found.append(evaluate(layers, X_test, Y_test.argmax(axis=0)))
    return found


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--batches", type=numbers, default=[20, 32, 200], help="examples in a batch")
    parser.add_argument("--repetitions", type=int, default=15, help="epochs of each that are counted")
    given = parser.parse_args()
    one_thread_each()
    torch.set_num_threads(1)
    about = facts() | {name: version(name) for name in ("torch", "scikit-learn")}
    digits = load_digits()
    X, Y = prepare(digits.images, digits.target, 10)
    rows = []
    for size in given.batches:
        epochs = {
            OURS: by_us(X, Y, size),
            TORCH: by_torch(X, Y, size, loader=False),
            LOADER: by_torch(X, Y, size, loader=True),
            SCIKIT: by_scikit_learn(X, Y, size),
        }
        rows.append({"batch": size, "seconds": in_turns(epochs, given.repetitions)})
    scores = accuracies(X, Y)
    learned = {"epochs": EPOCHS, "least": min(scores), "mean": mean(scores), "most": max(scores), "splits": SEEDS}
    keep("epoch", {"facts": about, "repetitions": given.repetitions, "rows": rows, "learned": learned})


if __name__ == "__main__":
    main()

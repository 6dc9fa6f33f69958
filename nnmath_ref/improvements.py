"""Improving a classifier: data, structure and cost changed one at a time, and measured over several seeds.

Examples stand in rows, (N, n). PyTorch is imported by the functions that need it, so that the others are quick to have.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import torch

SEEDS = 5  # of each experiment that is compared
SWEEP_SEEDS = 3  # of each rate of a sweep
MOVES = ((-1, 0), (1, 0), (0, -1), (0, 1))  # rows, columns: up, down, left, right
ACTIVATIONS = ("relu", "tanh", "sigmoid")


def standardise(train: Any, test: Any) -> tuple[np.ndarray, np.ndarray]:
    """Every column in standard deviations from the training set's mean.

    x' = (x − μ) / σ, where μ and σ are those of the training set, for each column by itself

    Parameters
    ----------
    train : array-like of shape (N, n)
    test : array-like of shape (N_test, n)

    Returns
    -------
    tuple of ndarray
        Both tables, float64. A column that is constant in `train` (σ = 0) is moved by its mean and not divided.

    Raises
    ------
    ValueError
        If the two are not tables of the same number of columns, or `train` has no row.
    """
    train, test = np.asarray(train, float), np.asarray(test, float)
    if train.ndim != 2 or test.ndim != 2 or train.shape[1] != test.shape[1] or not len(train):
        raise ValueError(f"two tables with the same columns are needed, not {train.shape} and {test.shape}")
    mean, deviation = train.mean(axis=0), train.std(axis=0)
    constant = np.ptp(train, axis=0) == 0  # the deviation itself may miss 0 by a rounding error
    deviation[constant] = 1
    mean[constant] = train[0, constant]
    return (train - mean) / deviation, (test - mean) / deviation


def shift(image: Any, down: int, right: int) -> np.ndarray:
    """A picture (rows, columns) moved by whole pixels; 0 comes in, and what leaves is gone."""
    image = np.asarray(image)
    rows, columns = image.shape
    moved = np.zeros_like(image)
    to_rows, to_columns = slice(max(down, 0), rows + min(down, 0)), slice(max(right, 0), columns + min(right, 0))
    from_rows, from_columns = slice(max(-down, 0), rows + min(-down, 0)), slice(max(-right, 0), columns - max(right, 0))
    moved[to_rows, to_columns] = image[from_rows, from_columns]
    return moved


def augment(images: Any, rng: np.random.Generator) -> np.ndarray:
    """The pictures, followed by a copy of each that is moved by one pixel: up, down, left or right, drawn for each.

    Parameters
    ----------
    images : array-like of shape (N, rows, columns)

    Returns
    -------
    ndarray of shape (2 N, rows, columns)
        The originals first; copy N + i is of picture i.

    Raises
    ------
    ValueError
        If `images` is no stack of pictures.
    """
    images = np.asarray(images)
    if images.ndim != 3:
        raise ValueError(f"a stack of pictures (N, rows, columns) is needed, not shape {images.shape}")
    moves = [MOVES[number] for number in rng.integers(len(MOVES), size=len(images))]
    copies = [shift(image, *move) for image, move in zip(images, moves, strict=True)]
    return np.concatenate([images, copies]) if copies else images


def build_network(sizes: Sequence[int], activation: str) -> torch.nn.Module:
    """Linear layers with an activation function after each but the last: scores (logits) come out.

    Parameters
    ----------
    sizes : sequence of int
        Inputs, hidden layers, outputs: [784, 128, 10].
    activation : {"relu", "tanh", "sigmoid"}

    Returns
    -------
    torch.nn.Module
        From rows (N, sizes[0]) to rows (N, sizes[-1]).

    Raises
    ------
    ValueError
        If there are fewer than two sizes, or the activation is unknown.
    """
    from torch import nn

    kinds = dict(zip(ACTIVATIONS, (nn.ReLU, nn.Tanh, nn.Sigmoid), strict=True))
    if activation not in kinds:
        raise ValueError(f"unknown activation {activation!r}; known are {', '.join(ACTIVATIONS)}")
    if len(sizes) < 2:
        raise ValueError("a network has at least an input and an output")
    layers: list[nn.Module] = []
    for before, after in itertools.pairwise(sizes):
        layers += [nn.Linear(before, after), kinds[activation]()]
    return nn.Sequential(*layers[:-1])


def cross_entropy_training(
    model: torch.nn.Module, loader: Iterable[tuple[torch.Tensor, torch.Tensor]], epochs: int, learning_rate: float
) -> list[float]:
    """Trains `model` in place by stochastic gradient descent on the cross-entropy of its scores.

    Parameters
    ----------
    model : Module
        Rows (N, n) to scores (N, n_classes).
    loader : iterable of (rows, labels)
        Labels are digits, int64 (N,). It is gone through once an epoch.
    epochs : int
    learning_rate : float

    Returns
    -------
    list of float
        For each epoch the mean cost over its examples, each batch's taken before its update.

    Raises
    ------
    ValueError
        If `epochs` is negative or `learning_rate` is not above 0.
    """
    import torch
    from torch import nn

    if epochs < 0 or not learning_rate > 0:
        raise ValueError("epochs must not be negative, and the learning rate must be above 0")
    cost, optimiser = nn.CrossEntropyLoss(), torch.optim.SGD(model.parameters(), lr=learning_rate)
    model.train()
    return [train_epoch(model, loader, optimiser, cost) for _ in range(epochs)]


def train_epoch(model: Any, loader: Iterable[Any], optimiser: Any, cost: Callable[..., Any]) -> float:
    """One pass through `loader`; the mean cost over its examples, each batch's taken before its update."""
    total, count = 0.0, 0
    for rows, targets in loader:
        loss = cost(model(rows), targets)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        total, count = total + loss.item() * len(rows), count + len(rows)
    return total / count


def draw_seeds(rng: np.random.Generator, count: int) -> list[int]:
    """Different whole numbers to start experiments with."""
    seeds: dict[int, None] = {}
    while len(seeds) < count:
        seeds[int(rng.integers(2**31))] = None
    return list(seeds)


def compare(
    experiments: Mapping[str, Callable[[int], float]], rng: np.random.Generator
) -> dict[str, tuple[float, float]]:
    """Mean and spread of each experiment's accuracy over five seeds, the same five for all.

    mean = Σ aᵢ / 5,  spread = √(Σ (aᵢ − mean)² / 5)

    Parameters
    ----------
    experiments : dict of name → function of a seed that returns an accuracy

    Returns
    -------
    dict of name → (mean, spread)
        In the order of `experiments`.

    Raises
    ------
    ValueError
        If there is no experiment.
    """
    if not experiments:
        raise ValueError("there is nothing to compare")
    seeds = draw_seeds(rng, SEEDS)
    table = {}
    for name, experiment in experiments.items():
        accuracies = [experiment(seed) for seed in seeds]
        table[name] = (float(np.mean(accuracies)), float(np.std(accuracies)))
    return table


def learning_rate_sweep(
    experiment: Callable[[float, int], tuple[float, float]], rates: Sequence[float], rng: np.random.Generator
) -> tuple[float, list[float], float]:
    """The learning rate with the best mean accuracy on the validation digits, and what it reaches on the test digits.

    Parameters
    ----------
    experiment : function of (rate, seed) that returns (validation accuracy, test accuracy)
    rates : sequence of float

    Returns
    -------
    tuple (best, validation, test)
        The best rate; the mean validation accuracy of every rate, over three seeds that are the same for all; the mean
        test accuracy of the best rate. Of equals the first wins. A rate whose mean is nan never wins.

    Raises
    ------
    ValueError
        If there is no rate, or the mean of every rate is nan.
    """
    seeds = draw_seeds(rng, SWEEP_SEEDS)
    means = [np.mean([experiment(rate, seed) for seed in seeds], axis=0) for rate in rates]
    validation = [float(mean[0]) for mean in means]
    if np.all(np.isnan(validation)):
        raise ValueError("no rate gave an accuracy")
    best = int(np.nanargmax(validation))
    return rates[best], validation, float(means[best][1])


def best_classifier(images: Any, labels: Any, seed: int) -> Callable[[Any], np.ndarray]:
    """A classifier of handwritten digits: 128 hidden neurons, cross-entropy, and a moved copy of every picture.

    Parameters
    ----------
    images : array-like of shape (N, rows, columns)
        Pixels from 0 to 255.
    labels : array-like of shape (N,)
        Digits.
    seed : int
        The same seed gives the same classifier.

    Returns
    -------
    callable
        From images (M, rows, columns) to digits, int64 (M,).

    Raises
    ------
    ValueError
        If there are not as many labels as images.
    """
    import torch
    from torch.utils.data import DataLoader, TensorDataset

    images, labels = np.asarray(images), np.asarray(labels)
    if images.ndim != 3 or labels.shape != images.shape[:1]:
        raise ValueError(f"one label for each image is needed, not {images.shape} and {labels.shape}")

    def rows(pictures: Any) -> torch.Tensor:
        pictures = np.asarray(pictures, dtype=np.float32)
        return torch.from_numpy(pictures.reshape(len(pictures), -1) / np.float32(255))

    torch.manual_seed(seed)
    inputs = rows(augment(images, np.random.default_rng(seed)))
    targets = torch.as_tensor(np.concatenate([labels, labels]), dtype=torch.int64)
    model = build_network([inputs.shape[1], 128, 10], "relu")
    loader = DataLoader(TensorDataset(inputs, targets), batch_size=32, shuffle=True)
    cross_entropy_training(model, loader, epochs=10, learning_rate=0.03)

    def classify(pictures: Any) -> np.ndarray:
        with torch.no_grad():
            return model(rows(pictures)).argmax(dim=1).numpy()

    return classify

"""Measures how much each single change improves the simple digits classifier, over five seeds, and prints the table.

Run it from the root of the repository: `python tools/accuracies.py`. The numbers in the text of the exercise
improving_the_classifier and in the teacher's guide come from here.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from autograder.checks import digit_images, digit_labels, redrawn
from nnmath_ref import improvements

FOLDER = Path(__file__).parent.parent / "autograder/bank/algorithms/improving_the_classifier"
EPOCHS, BATCH_SIZE = 10, 32
RATES = (0.01, 0.1)  # that of the simple classifier, and one that suits a better one
SHOWN = 2500  # of the MNIST digits, for training the best classifier: as many as the grader gives


def small_digits() -> tuple[np.ndarray, ...]:
    """The 8×8 digits: 1,437 for training and 360 for testing, with their labels."""
    order = np.random.default_rng(1998).permutation(1797)
    images, labels = digit_images()[order], digit_labels()[order]
    return images[:1437], labels[:1437], images[1437:], labels[1437:]


def large_digits() -> tuple[np.ndarray, ...]:
    """MNIST's digits: 4,000 for training and 2,000 for testing, pixels brought to 0 … 16 as in the small ones."""
    with np.load(FOLDER / "data" / "mnist_8000.npz") as file:
        images, labels = file["images"] * (16 / 255), file["labels"].astype(np.int64)
    return images[:4000], labels[:4000], images[6000:], labels[6000:]


def squared_error(scores: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """The mean over the examples of the sum of squared differences from the one-hot targets."""
    return ((scores - nn.functional.one_hot(labels, 10)) ** 2).sum(dim=1).mean()


def accuracy_of(
    seed: int,
    rate: float,
    data=small_digits,
    hidden: int = 8,
    activation: str = "sigmoid",
    cost: str = "squared error",
    scaled: bool = False,
    moved: bool = False,
) -> float:
    """The accuracy on the test digits after a training; without changes, that of the simple classifier."""
    train, train_labels, test, test_labels = data()
    if moved:
        train = improvements.augment(train, np.random.default_rng(seed))
        train_labels = np.concatenate([train_labels, train_labels])
    train, test = train.reshape(len(train), -1), test.reshape(len(test), -1)
    if scaled:
        train, test = improvements.standardise(train, test)
    torch.manual_seed(seed)
    model = improvements.build_network([train.shape[1], hidden, 10], activation)
    pairs = TensorDataset(torch.tensor(train, dtype=torch.float32), torch.tensor(train_labels))
    loader = DataLoader(pairs, BATCH_SIZE, shuffle=True)
    if cost == "cross-entropy":
        improvements.cross_entropy_training(model, loader, EPOCHS, rate)
    else:
        optimiser = torch.optim.SGD(model.parameters(), lr=rate)
        for _ in range(EPOCHS):
            improvements.train_epoch(model, loader, optimiser, squared_error)
    with torch.no_grad():
        answers = model(torch.tensor(test, dtype=torch.float32)).argmax(dim=1).numpy()
    return float(np.mean(answers == test_labels))


def best(seed: int) -> float:
    """The accuracy of the worked solution's best classifier on the digits that the grader keeps, redrawn."""
    with np.load(FOLDER / "data" / "mnist_8000.npz") as file:
        classify = improvements.best_classifier(file["images"][:SHOWN], file["labels"][:SHOWN], seed)
    with np.load(FOLDER / "kept" / "mnist_2000.npz") as file:
        answers = classify(redrawn(file["images"], np.random.default_rng(seed)))
        return float(np.mean(answers == file["labels"]))


EXPERIMENTS = {
    "the simple classifier": {},
    "data: every pixel standardised": {"scaled": True},
    "data: a moved copy of each picture": {"moved": True},
    "data: 4,000 MNIST digits": {"data": large_digits},
    "structure: 64 hidden neurons": {"hidden": 64},
    "structure: ReLU": {"activation": "relu"},
    "cost: cross-entropy": {"cost": "cross-entropy"},
    "all but MNIST": {"cost": "cross-entropy", "hidden": 64, "activation": "relu", "scaled": True, "moved": True},
}


def measured(training) -> str:
    """Mean and spread of a training's accuracy, in percent."""
    [(mean, spread)] = improvements.compare({"it": training}, np.random.default_rng(1998)).values()
    return f"{mean:.1%} ± {spread:.1%}"


def main() -> None:
    """Prints the table in Markdown, a line as soon as it is measured."""
    torch.set_num_threads(1)
    print("| what is changed |", " | ".join(f"learning rate {rate}" for rate in RATES), "|\n|---|---:|---:|")
    for name, changes in EXPERIMENTS.items():
        row = [measured(lambda seed, rate=rate: accuracy_of(seed, rate, **changes)) for rate in RATES]  # noqa: B023
        print(f"| {name} | {' | '.join(row)} |", flush=True)
    print(f"\nbest_classifier, trained on {SHOWN} digits, on those that are kept, redrawn: {measured(best)}")


if __name__ == "__main__":
    main()

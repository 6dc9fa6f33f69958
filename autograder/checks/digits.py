"""The 1,797 handwritten 8×8 digits of scikit-learn, read without importing scikit-learn (that takes seconds).

A fifth of them is held back: the sandbox shows the others only. As anybody may have the whole set, the digits held back
are also redrawn, each moved by a fraction of a pixel, so that a list of known digits is worth nothing.
"""

from __future__ import annotations

import functools
import gzip
import importlib.util
from pathlib import Path

import numpy as np

HELD_BACK = 360
FEW = 64  # images that a processor's cache holds while they are redrawn


def digits_file() -> Path:
    """Where scikit-learn keeps the digits.

    Raises
    ------
    FileNotFoundError
        If it is not installed.
    """
    spec = importlib.util.find_spec("sklearn")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("scikit-learn is not installed; its handwritten digits are needed: run `make install`")
    return Path(spec.origin).parent / "datasets" / "data" / "digits.csv.gz"


@functools.cache
def _table() -> np.ndarray:
    table = np.loadtxt(digits_file(), delimiter=",")
    table.setflags(write=False)
    return table


def digit_images() -> np.ndarray:
    """The pixels, 0 to 16, float of shape (1797, 8, 8).

    Source: E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits, UCI Machine Learning Repository, 1998.
    """
    return _table()[:, :-1].reshape(-1, 8, 8)


def digit_labels() -> np.ndarray:
    """The digits that the images show, int of shape (1797,)."""
    return _table()[:, -1].astype(int)


@functools.cache
def held_back() -> np.ndarray:
    """Which digits are held back, bool of shape (1797,): always the same, from all over the set."""
    chosen = np.zeros(len(_table()), dtype=bool)
    chosen[np.random.default_rng(1998).choice(len(chosen), HELD_BACK, replace=False)] = True
    return chosen


@functools.cache
def training_digits() -> tuple[np.ndarray, np.ndarray]:
    """Images (1437, 8, 8) and labels of the digits that are not held back, for reading only."""
    shown = ~held_back()
    images, labels = digit_images()[shown], digit_labels()[shown]
    images.setflags(write=False)
    labels.setflags(write=False)
    return images, labels


def unseen_digits(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Images (360, 8, 8) and labels of the digits held back, redrawn."""
    return redrawn(digit_images()[held_back()], rng), digit_labels()[held_back()]


def redrawn(images: np.ndarray, rng: np.random.Generator, most: float = 0.2) -> np.ndarray:
    """The images (N, rows, columns), each moved by up to `most` of a pixel along each axis; what comes in is empty."""
    down, right = rng.uniform(-most, most, size=(2, len(images), 1, 1))
    moved = np.empty(np.shape(images))
    for first in range(0, len(images), FEW):
        few = slice(first, first + FEW)
        moved[few] = _along(2, right[few], _along(1, down[few], np.asarray(images[few], dtype=float)))
    return moved


def _along(axis: int, part: np.ndarray, images: np.ndarray) -> np.ndarray:
    """Every image moved by its part of a pixel: what leaves a pixel goes to the one beside it."""
    moved = (1 - abs(part)) * images
    source, target = np.moveaxis(images, axis, 0), np.moveaxis(moved, axis, 0)
    target[1:] += np.maximum(part[:, 0], 0) * source[:-1]
    target[:-1] += np.maximum(-part[:, 0], 0) * source[1:]
    return moved


def write_training_file(path: Path) -> None:
    """scikit-learn's file of digits without those held back."""
    rows = gzip.decompress(digits_file().read_bytes()).splitlines(keepends=True)
    kept = b"".join(row for row, held in zip(rows, held_back(), strict=True) if not held)
    path.write_bytes(gzip.compress(kept, mtime=0))

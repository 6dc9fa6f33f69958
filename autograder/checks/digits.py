"""The 1,797 handwritten 8×8 digits of scikit-learn, read without importing scikit-learn (that takes seconds)."""

from __future__ import annotations

import functools
import importlib.util
from pathlib import Path

import numpy as np


@functools.cache
def _table() -> np.ndarray:
    spec = importlib.util.find_spec("sklearn")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("scikit-learn is not installed; its handwritten digits are needed: run `make install`")
    table = np.loadtxt(Path(spec.origin).parent / "datasets" / "data" / "digits.csv.gz", delimiter=",")
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

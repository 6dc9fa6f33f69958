"""Linear regression: a quantity from several features, by a weighted sum fitted with the squared error.

Houses stand in columns: X is (n, N), one feature a row, and the targets are (N,). A model is (w, b). No function
standardises behind one's back: a house is described to a model in the form that the model was fitted to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Model = tuple[Floats, float]

ANSWERS = {"yes": 1.0, "no": 0.0}
TARGET = "price"  # what is to be predicted is no feature


def load_features(table: Sequence[Mapping[str, Any]]) -> Floats:
    """Houses as columns of numbers: yes is 1, no is 0, a number is itself.

    Parameters
    ----------
    table : sequence of N mappings
        Feature → text or number, at least one house. A price, where there is one, is left out.

    Returns
    -------
    ndarray of shape (n, N)
        The features in the order of the first house.

    Raises
    ------
    ValueError
        If a house has other features than the first one, or a value is neither yes, no nor a number.
    """
    names = [name for name in table[0] if name != TARGET]
    for house in table:
        if set(house) - {TARGET} != set(names):
            raise ValueError("the houses have different features")
    return np.array([[float(ANSWERS.get(house[name], house[name])) for house in table] for name in names])


def predict_price(model: tuple[ArrayLike, float], house: ArrayLike) -> float | Floats:
    """Weighted sum of the features, plus the bias.

    prediction = w · x + b

    Parameters
    ----------
    model : (w, b)
        Weights (n,) and a number.
    house : array-like of shape (n,) or (n, N)
        In the form that the model was fitted to.

    Returns
    -------
    float, or ndarray of shape (N,)
        In the unit of the targets.

    Raises
    ------
    ValueError
        If there is not one weight a feature.
    """
    w, b, x = np.asarray(model[0], float), float(model[1]), np.asarray(house, float)
    if x.shape[:1] != w.shape:
        raise ValueError(f"weights of shape {w.shape} for features of shape {x.shape}")
    price = w @ x + b
    return price if x.ndim > 1 else float(price)


def root_mean_squared_error(prediction: ArrayLike, target: ArrayLike) -> float:
    """Root of the mean squared error: the size of a typical error.

    RMSE = √(1/N Σⱼ (predictionⱼ − targetⱼ)²)

    Parameters
    ----------
    prediction, target : array-like of shape (N,)

    Returns
    -------
    float
        In the unit of `target`, never negative.

    Raises
    ------
    ValueError
        If the two are no flat lists of one length.
    """
    prediction, target = _flat_pair(prediction, target)
    return float(np.sqrt(np.mean((prediction - target) ** 2)))


def r_squared(prediction: ArrayLike, target: ArrayLike) -> float:
    """Coefficient of determination: the share of the spread of the targets that the predictions explain.

    R² = 1 − Σⱼ (predictionⱼ − targetⱼ)² / Σⱼ (targetⱼ − mean(target))²

    Parameters
    ----------
    prediction, target : array-like of shape (N,)

    Returns
    -------
    float
        1 for perfect predictions, 0 for the mean of the targets, negative for worse.

    Raises
    ------
    ValueError
        If the two are no flat lists of one length, or all targets are the same.
    """
    prediction, target = _flat_pair(prediction, target)
    if np.all(target == target[0]):
        raise ValueError("all targets are the same: there is no spread to explain")
    return float(1 - np.sum((prediction - target) ** 2) / np.sum((target - np.mean(target)) ** 2))


def linear_regression(X: ArrayLike, y: ArrayLike, learning_rate: float, steps: int) -> Model:
    """Gradient descent from zeros on the mean squared error.

    C = 1/N Σⱼ eⱼ²,  eⱼ = w · xⱼ + b − yⱼ,  dC/dw = 2/N Σⱼ eⱼ xⱼ,  dC/db = 2/N Σⱼ eⱼ

    Parameters
    ----------
    X : array-like of shape (n, N)
    y : array-like of shape (N,)
    learning_rate : float
    steps : int
        0 gives the zeros of the start.

    Returns
    -------
    (ndarray of shape (n,), float)
        The weights, in units of y per unit of their feature, and the bias, in units of y.

    Raises
    ------
    ValueError
        If there is not one target a column.
    """
    X, y = _houses(X, y)
    w, b = np.zeros(len(X)), 0.0
    for _ in range(steps):
        error = w @ X + b - y
        w, b = w - learning_rate * 2 * (X @ error) / y.size, b - learning_rate * 2 * float(np.mean(error))
    return np.asarray(w, float), b


def standardise(train: ArrayLike, test: ArrayLike) -> tuple[Floats, Floats]:
    """Features measured from the mean of the training set, in standard deviations of the training set.

    z = (x − μ) / σ,  σ² = 1/N Σⱼ (xⱼ − μ)²;  a feature that is constant in the training set is not divided

    Parameters
    ----------
    train : array-like of shape (n, N)
    test : array-like of shape (n, M)

    Returns
    -------
    (ndarray of shape (n, N), ndarray of shape (n, M))
        Without unit. Both with the statistics of `train`.

    Raises
    ------
    ValueError
        If the two have not the same number of features.
    """
    train, test = np.asarray(train, float), np.asarray(test, float)
    if train.ndim != 2 or test.ndim != 2 or len(train) != len(test):
        raise ValueError(f"tables of shape {train.shape} and {test.shape} have not the same features")
    mean, spread = train.mean(axis=1, keepdims=True), train.std(axis=1, keepdims=True)
    spread[np.ptp(train, axis=1) == 0] = 1  # the spread of equal decimals may miss 0 by a rounding error
    return (train - mean) / spread, (test - mean) / spread


def normal_equations(X: ArrayLike, y: ArrayLike) -> Model:
    """The model with the smallest mean squared error, in one stroke.

    A Aᵀ v = A y, where A is X with a row of ones below it and v is w with b below it

    Parameters
    ----------
    X : array-like of shape (n, N)
    y : array-like of shape (N,)

    Returns
    -------
    (ndarray of shape (n,), float)
        w and b as from `linear_regression`.

    Raises
    ------
    ValueError
        If there is not one target a column, or more than one model is best: too few columns, a constant feature, or
        a feature that follows from others.
    """
    X, y = _houses(X, y)
    A = np.vstack([X, np.ones(y.size)])
    if np.linalg.matrix_rank(A) < len(A):
        raise ValueError("more than one model is best: the features do not tell enough")
    v = np.linalg.lstsq(A.T, y, rcond=None)[0]  # the same v as from A Aᵀ, with smaller rounding errors
    return np.asarray(v[:-1], float), float(v[-1])


def _houses(X: ArrayLike, y: ArrayLike) -> tuple[Floats, Floats]:
    X, y = np.asarray(X, float), np.asarray(y, float)
    if X.ndim != 2 or y.shape != X.shape[1:]:
        raise ValueError(f"features of shape {X.shape} and targets of shape {y.shape} do not match")
    return X, y


def _flat_pair(prediction: ArrayLike, target: ArrayLike) -> tuple[Floats, Floats]:
    prediction, target = np.asarray(prediction, float), np.asarray(target, float)
    if prediction.ndim != 1 or prediction.shape != target.shape or not target.size:
        raise ValueError(f"shapes {prediction.shape} and {target.shape}: two flat lists of one length are needed")
    return prediction, target

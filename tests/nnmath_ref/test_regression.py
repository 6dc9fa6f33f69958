"""Linear regression agrees with PyTorch, with scikit-learn and with itself, and obeys its own laws."""

import numpy as np
import pytest
import torch
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.linear_model import LinearRegression
from sklearn.metrics import r2_score
from sklearn.preprocessing import StandardScaler

from nnmath_ref.regression import (
    linear_regression,
    load_features,
    normal_equations,
    predict_price,
    r_squared,
    root_mean_squared_error,
    standardise,
)

SHAPES = [(1, 4), (3, 5), (4, 9), (2, 7)]
numbers = st.floats(-100, 100).map(lambda x: round(x, 3))
lists = st.integers(2, 6).flatmap(lambda N: arrays(float, (2, N), elements=numbers))
tables = st.tuples(st.integers(1, 4), st.integers(1, 6)).flatmap(lambda shape: arrays(float, shape, elements=numbers))


def sales(n: int, N: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(8)
    return rng.normal(2, 1.5, (n, N)), rng.uniform(1, 9, N)


def test_load_features_codes_answers_and_finds_values_by_name() -> None:
    table = [{"lot": "5", "price": "9", "porch": "yes"}, {"porch": "no", "lot": 2.5, "price": "8"}]
    np.testing.assert_array_equal(load_features(table), [[5, 2.5], [1, 0]])


@pytest.mark.parametrize(
    "second", [{"lot": "5"}, {"lot": "5", "porch": "yes", "pool": "no"}, {"lot": "big", "porch": 1}]
)
def test_load_features_refuses_other_features_and_words(second: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"features|could not convert"):
        load_features([{"lot": "5", "porch": "yes"}, second])


@pytest.mark.parametrize(("n", "N"), SHAPES)
def test_predictions_agree_with_a_linear_layer(n: int, N: int) -> None:
    X, w = sales(n, N)[0], np.arange(1.0, n + 1)
    theirs = torch.nn.functional.linear(
        torch.tensor(X.T), torch.tensor(w[None]), torch.tensor([0.5], dtype=torch.double)
    )
    np.testing.assert_allclose(predict_price((w, 0.5), X), theirs.numpy()[:, 0])
    assert predict_price((w, 0.5), X[:, 0]) == pytest.approx(theirs[0, 0].item())
    assert isinstance(predict_price((w, 0.5), X[:, 0]), float)


@pytest.mark.parametrize("shape", [(2,), (4,), (1,), (2, 3), (1, 3)])
def test_predict_price_refuses_features_without_a_weight(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="weights"):
        predict_price(([1, 2, 3], 0), np.ones(shape))


@given(lists)
def test_errors_agree_with_torch_and_scikit_learn(pair: np.ndarray) -> None:
    prediction, target = pair
    theirs = torch.nn.functional.mse_loss(torch.tensor(prediction), torch.tensor(target)).item() ** 0.5
    assert root_mean_squared_error(prediction, target) == pytest.approx(theirs)
    assume(np.ptp(target) > 0.01)
    assert r_squared(prediction, target) == pytest.approx(r2_score(target, prediction))


@given(lists)
def test_r_squared_is_one_for_the_truth_and_zero_for_its_mean(pair: np.ndarray) -> None:
    target = pair[0]
    assume(np.ptp(target) > 0.01)
    assert r_squared(target, target) == 1
    assert r_squared(np.full(target.size, target.mean()), target) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("measure", [root_mean_squared_error, r_squared])
@pytest.mark.parametrize(
    ("one", "other"), [([1, 2], [1, 2, 3]), ([1], [1, 2]), ([[1, 2]], [[1, 3]]), ([1, 2], [[1], [2]])]
)
def test_measures_refuse_lists_that_do_not_match(measure, one, other) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match="flat lists"):
        measure(one, other)


@pytest.mark.parametrize("target", [[3], [3, 3], [0.1, 0.1, 0.1]])
def test_r_squared_refuses_targets_without_spread(target: list[float]) -> None:
    with pytest.raises(ValueError, match="spread"):
        r_squared([1.0] * len(target), target)


@pytest.mark.parametrize(("n", "N"), SHAPES)
@pytest.mark.parametrize("steps", [0, 1, 7])
def test_descent_agrees_with_the_optimiser_of_torch(n: int, N: int, steps: int) -> None:
    X, y = sales(n, N)
    w, b = (
        torch.zeros(n, dtype=torch.double, requires_grad=True),
        torch.zeros(1, dtype=torch.double, requires_grad=True),
    )
    optimiser = torch.optim.SGD([w, b], lr=0.02)
    for _ in range(steps):
        optimiser.zero_grad()
        torch.mean((w @ torch.tensor(X) + b - torch.tensor(y)) ** 2).backward()
        optimiser.step()
    ours = linear_regression(X, y, 0.02, steps)
    np.testing.assert_allclose(ours[0], w.detach().numpy(), atol=1e-12)
    assert ours[1] == pytest.approx(b.item())


def test_a_step_follows_differences_of_the_cost() -> None:
    X, y = sales(3, 6)
    v, h = np.zeros(4), 1e-5
    cost = lambda v: np.mean((v[:3] @ X + v[3] - y) ** 2)  # noqa: E731
    slopes = [(cost(v + h * unit) - cost(v - h * unit)) / (2 * h) for unit in np.eye(4)]
    w, b = linear_regression(X, y, 1.0, 1)
    np.testing.assert_allclose([*w, b], -np.array(slopes), rtol=1e-6)


@pytest.mark.parametrize(("n", "N"), SHAPES)
def test_the_normal_equations_agree_with_scikit_learn_and_have_no_slope(n: int, N: int) -> None:
    X, y = sales(n, N)
    w, b = normal_equations(X, y)
    theirs = LinearRegression().fit(X.T, y)
    np.testing.assert_allclose(w, theirs.coef_)
    assert b == pytest.approx(theirs.intercept_)
    error = predict_price((w, b), X) - y
    np.testing.assert_allclose(np.vstack([X, np.ones(N)]) @ error, 0, atol=1e-10)


def test_descent_on_standardised_features_ends_where_the_equations_lead() -> None:
    X, y = sales(3, 9)
    Z, _ = standardise(X, X)
    w, b = linear_regression(Z, y, 0.2, 2000)
    best = normal_equations(Z, y)
    np.testing.assert_allclose(w, best[0], rtol=1e-9)
    assert b == pytest.approx(best[1])


@pytest.mark.parametrize(
    "X", [[[1, 2]] * 3, [[4]], [[3, 3, 3]], [[1, 2, 5], [2, 4, 10]], [[0.1] * 4], [[1, 2, 3], [2, 3, 4]]]
)
def test_the_normal_equations_refuse_more_than_one_best_model(X: list[list[float]]) -> None:
    with pytest.raises(ValueError, match="more than one model"):
        normal_equations(X, np.arange(len(X[0])))


@pytest.mark.parametrize("fit", [normal_equations, lambda X, y: linear_regression(X, y, 0.1, 2)])
@pytest.mark.parametrize("y", [[1, 2, 3], [1], [[1], [2], [3], [4]], [[1, 2, 3, 4]]])
def test_fits_refuse_prices_that_do_not_match(fit, y) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match="do not match"):
        fit([[1, 2, 3, 5]], y)


@given(tables)
def test_standardised_features_have_mean_zero_and_spread_one_or_none(train: np.ndarray) -> None:
    varies = np.ptp(train, axis=1) > 0.01
    assume(np.all(varies | (np.ptp(train, axis=1) == 0)))
    z, _ = standardise(train, train)
    np.testing.assert_allclose(z.mean(axis=1), 0, atol=1e-6)
    np.testing.assert_allclose(z.std(axis=1), varies, atol=1e-6)


@pytest.mark.parametrize(("n", "N"), SHAPES)
def test_standardise_agrees_with_scikit_learn_on_another_test_set(n: int, N: int) -> None:
    train, test = sales(n, N)[0], 5 + 3 * sales(n, 4)[0]
    scaler = StandardScaler().fit(train.T)
    ours = standardise(train, test)
    np.testing.assert_allclose(ours[0], scaler.transform(train.T).T, atol=1e-12)
    np.testing.assert_allclose(ours[1], scaler.transform(test.T).T)


def test_a_constant_feature_is_shifted_and_not_divided() -> None:
    train, test = standardise([[0.1, 0.1, 0.1], [1, 2, 3]], [[2.1], [2]])
    np.testing.assert_allclose(train[0], 0, atol=1e-12)
    np.testing.assert_allclose(test, [[2], [0]], atol=1e-12)


@pytest.mark.parametrize(("one", "other"), [((2, 3), (3, 3)), ((2, 3), (1, 3)), ((1, 3), (2, 3)), ((2, 3), (2,))])
def test_standardise_refuses_other_features(one: tuple[int, ...], other: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="same features"):
        standardise(np.ones(one), np.ones(other))


def test_nothing_that_was_given_is_changed() -> None:
    X, y = sales(3, 6)
    before = X.copy(), y.copy()
    standardise(X, X), linear_regression(X, y, 0.1, 3), normal_equations(X, y), predict_price((y[:3], 1), X)
    root_mean_squared_error(y, y + 1), r_squared(y + 1, y)
    assert np.array_equal(X, before[0])
    assert np.array_equal(y, before[1])

"""Right answers of other kinds, which must earn full points."""

import math

import numpy as np

from autograder.checks import variant


def fit(condition):
    """A ValueError unless the condition holds."""
    if not condition:
        raise ValueError("this does not fit")


def as_number(value):
    """What a value of a house is as a number."""
    if value == "yes":
        return 1
    return 0 if value == "no" else float(value)


def flat(prediction, target):
    """Both as lists of numbers, which must match."""
    fit(np.ndim(prediction) == np.ndim(target) == 1 and len(prediction) == len(target))
    return list(map(float, prediction)), list(map(float, target))


def one_price_each(X, y):
    """Arrays of houses and prices, which must match."""
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    fit(y.ndim == 1 and len(y) == X.shape[1])
    return X, y


def with_ones(X):
    """The houses as rows, with a one at the end of each; their columns must all say something new."""
    A = np.column_stack([X.T, np.ones(X.shape[1])])
    fit(np.linalg.matrix_rank(A) == A.shape[1])
    return A


# load_features


@variant("load_features")
def written_into_a_table(table):
    names = list(table[0])
    if "price" in names:
        names.remove("price")
    X = np.zeros((len(names), len(table)))
    for j, house in enumerate(table):
        fit(sorted(name for name in house if name != "price") == sorted(names))
        for i, name in enumerate(names):
            X[i, j] = as_number(house[name])
    return X


@variant("load_features")
def houses_first_then_transposed(table):
    names = [name for name in table[0].keys() if not name == "price"]
    rows = []
    for house in table:
        house = {name: value for name, value in house.items() if name != "price"}
        fit(house.keys() == set(names))
        rows.append([as_number(house[name]) for name in names])
    return np.array(rows).T


@variant("load_features")
def lists_of_rows(table):
    kept = [{k: v for k, v in house.items() if k != "price"} for house in table]
    fit(all(kept[0].keys() == house.keys() for house in kept))
    return [[as_number(house[name]) for house in kept] for name in kept[0]]


@variant("load_features")
def texts_replaced_by_numpy(table):
    table = [dict(house) for house in table]
    for house in table:
        house.pop("price", None)
        fit(set(house) == set(table[0]))
    texts = np.array([[str(house[name]) for house in table] for name in table[0]])
    return np.where(texts == "yes", "1", np.where(texts == "no", "0", texts)).astype(float)


# predict_price


@variant("predict_price")
def sums_of_products(model, house):
    w, b = model
    house = np.asarray(house)
    fit(len(w) == house.shape[0])
    return sum(weight * row for weight, row in zip(w, house)) + b


@variant("predict_price")
def price_by_einsum(model, house):
    w, house = np.asarray(model[0]), np.asarray(house)
    return np.einsum("i,i...->...", w, house) + model[1] if fit(w.size == len(house)) is None else None


@variant("predict_price")
def column_after_column(model, house):
    w, b = model
    house = np.array(house)
    if house.shape[0] != len(w):
        raise ValueError("one weight for each feature")
    if house.ndim == 1:
        return math.fsum(w[i] * house[i] for i in range(len(w))) + b
    return [math.fsum(w[i] * column[i] for i in range(len(w))) + b for column in house.T]


@variant("predict_price")
def left_to_the_product(model, house):
    return np.asarray(house).T @ np.asarray(model[0]) + model[1]


@variant("predict_price")
def price_by_torch(model, house):
    import torch

    w, house = torch.tensor(model[0], dtype=torch.float64), torch.tensor(house, dtype=torch.float64)
    fit(len(w) == len(house))
    return (house.T @ w if house.ndim == 2 else house @ w) + model[1]


# how_good


@variant("how_good", of="root_mean_squared_error")
def root_of_a_loop(prediction, target):
    prediction, target = flat(prediction, target)
    total = 0
    for guess, truth in zip(prediction, target):
        total += (guess - truth) ** 2
    return math.sqrt(total / len(target))


@variant("how_good", of="root_mean_squared_error")
def distance_over_root_of_count(prediction, target):
    prediction, target = flat(prediction, target)
    return np.linalg.norm(np.subtract(prediction, target)) / len(target) ** 0.5


@variant("how_good", of="root_mean_squared_error")
def root_in_single_precision(prediction, target):
    prediction, target = flat(prediction, target)
    return np.sqrt(np.mean(np.square(np.float32(prediction) - np.float32(target))))


@variant("how_good", of="root_mean_squared_error")
def root_by_torch(prediction, target):
    import torch

    prediction, target = (torch.tensor(numbers, dtype=torch.float64) for numbers in flat(prediction, target))
    return torch.sqrt(torch.nn.functional.mse_loss(prediction, target))


@variant("how_good", of="r_squared")
def share_by_loops(prediction, target):
    prediction, target = flat(prediction, target)
    mean = sum(target) / len(target)
    left = sum((guess - truth) ** 2 for guess, truth in zip(prediction, target))
    spread = sum((truth - mean) ** 2 for truth in target)
    fit(spread > 0)
    return 1 - left / spread


@variant("how_good", of="r_squared")
def share_by_means(prediction, target):
    prediction, target = np.asarray(prediction), np.asarray(target)
    fit(prediction.shape == target.shape == (target.size,) and len(set(target.tolist())) > 1)
    return (np.var(target) - np.mean((prediction - target) ** 2)) / np.var(target)


@variant("how_good", of="r_squared")
def share_by_lengths(prediction, target):
    prediction, target = map(np.array, flat(prediction, target))
    fit(np.ptp(target) > 0)
    return 1 - np.linalg.norm(prediction - target) ** 2 / np.linalg.norm(target - target.mean()) ** 2


@variant("how_good", of="r_squared")
def share_by_scikit_learn(prediction, target):
    from sklearn.metrics import r2_score

    prediction, target = flat(prediction, target)
    fit(min(target) < max(target))
    return r2_score(target, prediction)


# linear_regression


@variant("linear_regression")
def house_by_house(X, y, learning_rate, steps):
    X, y = one_price_each(X, y)
    w, b = [0.0] * len(X), 0.0
    for _ in range(steps):
        dw, db = [0.0] * len(X), 0.0
        for x, price in zip(X.T, y):
            error = sum(weight * value for weight, value in zip(w, x)) + b - price
            dw = [slope + 2 * error * value / len(y) for slope, value in zip(dw, x)]
            db += 2 * error / len(y)
        w, b = [weight - learning_rate * slope for weight, slope in zip(w, dw)], b - learning_rate * db
    return w, b


@variant("linear_regression")
def bias_as_one_more_weight(X, y, learning_rate, steps):
    X, y = one_price_each(X, y)
    A = np.vstack([X, np.ones(len(y))])
    v = np.zeros(len(A))
    for _ in range(steps):
        v -= learning_rate * 2 / len(y) * A @ (A.T @ v - y)
    return v[:-1], v[-1]


@variant("linear_regression")
def houses_in_rows(X, y, learning_rate, steps):
    X, y = one_price_each(X, y)
    rows, w, b, step = X.T, np.zeros(X.shape[0]), 0, 0
    while step < steps:
        error = rows.dot(w) + b - y
        new_w = w - learning_rate * 2 * np.mean(error[:, None] * rows, axis=0)
        b -= learning_rate * 2 * np.mean(error)
        w, step = new_w, step + 1
    return [w, b]


@variant("linear_regression")
def descent_by_recursion(X, y, learning_rate, steps):
    X, y = one_price_each(X, y)
    if steps == 0:
        return np.zeros(len(X)), 0.0
    w, b = descent_before(X, y, learning_rate, steps - 1)
    slope = 2 * (w @ X + b - y) / len(y)
    return w - learning_rate * np.sum(X * slope, axis=1), b - learning_rate * slope.sum()


def descent_before(X, y, learning_rate, steps):
    """The model after so many steps."""
    if steps == 0:
        return np.zeros(len(X)), 0.0
    w, b = descent_before(X, y, learning_rate, steps - 1)
    slope = 2 * (w @ X + b - y) / len(y)
    return w - learning_rate * X @ slope, b - learning_rate * slope.sum()


@variant("linear_regression")
def slopes_by_torch(X, y, learning_rate, steps):
    import torch

    X, y = map(torch.tensor, one_price_each(X, y))
    v = torch.zeros(len(X) + 1, dtype=torch.float64, requires_grad=True)
    for _ in range(steps):
        cost = torch.mean((v[:-1] @ X + v[-1] - y) ** 2)
        (slope,) = torch.autograd.grad(cost, v)
        v = (v - learning_rate * slope).detach().requires_grad_()
    return v[:-1].detach().numpy(), v[-1].item()


# standardise


@variant("standardise")
def feature_by_feature(train, test):
    fit(len(train) == len(test))
    new_train, new_test = [], []
    for row, other in zip(np.asarray(train).tolist(), np.asarray(test).tolist()):
        mean = sum(row) / len(row)
        spread = math.sqrt(sum((x - mean) ** 2 for x in row) / len(row))
        if spread == 0:
            spread = 1
        new_train.append([(x - mean) / spread for x in row])
        new_test.append([(x - mean) / spread for x in other])
    return new_train, new_test


@variant("standardise")
def transposed_and_back(train, test):
    train, test = np.array(train, float).T, np.array(test, float).T
    fit(train.shape[1] == test.shape[1])
    mean, spread = train.mean(axis=0), train.std(axis=0)
    spread[spread == 0] = 1
    return ((train - mean) / spread).T, ((test - mean) / spread).T


@variant("standardise")
def written_into_copies(train, test):
    train, test = np.array(train, float), np.array(test, float)
    fit(len(train) == len(test))
    for i in range(len(train)):
        mean, spread = train[i].mean(), train[i].std()
        for table in (train, test):
            table[i] -= mean
            if spread > 1e-12:
                table[i] /= spread
    return [train, test]


@variant("standardise")
def spread_from_squares(train, test):
    train, test = np.asarray(train, float), np.asarray(test, float)
    fit(train.shape[0] == test.shape[0])
    centred = train - train.mean(axis=1)[:, None]
    spread = np.sqrt(np.mean(centred**2, axis=1))[:, None]
    spread = spread + (spread == 0)
    return centred / spread, (test - train.mean(axis=1)[:, None]) / spread


@variant("standardise")
def standardised_by_torch(train, test):
    import torch

    train, test = torch.tensor(np.asarray(train, float)), torch.tensor(np.asarray(test, float))
    fit(len(train) == len(test))
    mean, spread = train.mean(1, keepdim=True), train.std(1, unbiased=False, keepdim=True)
    spread[spread == 0] = 1
    return (train - mean) / spread, (test - mean) / spread


# normal_equations


@variant("normal_equations")
def by_least_squares(X, y):
    X, y = one_price_each(X, y)
    v = np.linalg.lstsq(with_ones(X), y, rcond=None)[0]
    return v[:-1], v[-1]


@variant("normal_equations")
def by_the_inverse(X, y):
    X, y = one_price_each(X, y)
    A = with_ones(X)
    v = np.linalg.inv(A.T @ A) @ A.T @ y
    return v[:-1].tolist(), float(v[-1])


@variant("normal_equations")
def by_the_pseudoinverse(X, y):
    X, y = one_price_each(X, y)
    *w, b = np.linalg.pinv(with_ones(X)) @ y
    return w, b


@variant("normal_equations")
def from_the_mean(X, y):
    X, y = one_price_each(X, y)
    with_ones(X)
    mean = X.mean(axis=1)
    centred = X - mean[:, None]
    w = np.linalg.solve(centred @ centred.T, centred @ (y - y.mean()))
    return w, y.mean() - w @ mean


@variant("normal_equations")
def by_orthogonal_columns(X, y):
    X, y = one_price_each(X, y)
    Q, R = np.linalg.qr(with_ones(X))
    v = np.linalg.solve(R, Q.T @ y)
    return v[:-1], v[-1]

"""The PyTorch steps agree with the same formulas in NumPy, with PyTorch's own tools and with differences."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from nnmath_ref import pytorch_training as ours
from nnmath_ref.activations import sigmoid
from nnmath_ref.costs import accuracy, mean_squared_error, one_hot

numbers = st.floats(-10, 10, width=32)
tables = arrays(np.float32, array_shapes(min_dims=2, max_dims=2, max_side=5), elements=numbers)


def few_digits(N: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(3)
    return rng.integers(0, 17, size=(N, 8, 8)), rng.integers(0, 10, size=N)


def loader(N: int, size: int) -> DataLoader:
    return DataLoader(TensorDataset(*ours.to_tensors(*few_digits(N))), size)


def test_pictures_become_rows_line_by_line() -> None:
    images, labels = few_digits(5)
    X, y = ours.to_tensors(images, labels)
    assert (X.dtype, y.dtype) == (torch.float32, torch.int64)
    np.testing.assert_array_equal(X.numpy().reshape(5, 8, 8), images)
    np.testing.assert_array_equal(y.numpy(), labels)
    torch.testing.assert_close(ours.to_tensors(images.reshape(5, 64).tolist(), labels.tolist())[0], X)


@pytest.mark.parametrize("shapes", [((5, 8, 8), (4,)), ((5, 7, 7), (5,)), ((1, 8, 8), (1, 1)), ((8, 8), (8,))])
def test_pictures_and_labels_that_do_not_fit_are_refused(shapes: tuple[tuple[int, ...], tuple[int, ...]]) -> None:
    with pytest.raises(ValueError):
        ours.to_tensors(np.zeros(shapes[0]), np.zeros(shapes[1]))


@settings(deadline=None)
@given(tables)
def test_rows_are_the_columns_and_no_view_of_them(X: np.ndarray) -> None:
    before, rows = X.copy(), ours.columns_to_rows(X)
    np.testing.assert_array_equal(rows.numpy(), X.T)
    torch.testing.assert_close(ours.columns_to_rows(torch.tensor(X)), rows)
    rows += 1
    np.testing.assert_array_equal(X, before)


@pytest.mark.parametrize("shape", [(), (3,), (2, 3, 4)])
def test_what_is_no_table_has_no_rows(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="axes"):
        ours.columns_to_rows(np.ones(shape))


@settings(deadline=None)
@given(arrays(float, st.integers(1, 5), elements=st.floats(-3, 3)))
def test_the_gradient_agrees_with_differences(x: np.ndarray) -> None:
    def f(x: torch.Tensor) -> torch.Tensor:
        return (torch.sin(x) * x).sum() + x.sum() ** 2

    h, n = 1e-5, len(x)
    steps = h * np.eye(n)
    differences = [float(f(torch.tensor(x + s)) - f(torch.tensor(x - s))) / (2 * h) for s in steps]
    np.testing.assert_allclose(ours.autograd_gradient(f, x).numpy(), differences, rtol=1e-5, atol=1e-5)


def test_the_gradient_leaves_its_point_alone() -> None:
    x = torch.tensor([1.0, 2.0])
    for _ in range(2):
        assert ours.autograd_gradient(lambda x: x.prod(), x).tolist() == [2, 1]
    assert not x.requires_grad and x.grad is None
    assert ours.autograd_gradient(lambda x: (x**2).sum(), [1, 2]).tolist() == [2, 4]


@settings(max_examples=25, deadline=None)  # PyTorch is slow when it is first used
@given(st.floats(0, 2), st.integers(0, 99))
def test_a_step_is_that_of_torch(rate: float, seed: int) -> None:
    torch.manual_seed(seed)
    mine = nn.Linear(3, 4)
    theirs = nn.Linear(3, 4)
    theirs.load_state_dict(mine.state_dict())
    X = torch.randn(5, 3)
    for model in (mine, theirs):
        (model(X) ** 2).sum().backward()
    ours.sgd_step(mine.parameters(), rate)
    torch.optim.SGD(theirs.parameters(), lr=rate).step()
    for p, q in zip(mine.parameters(), theirs.parameters(), strict=True):
        torch.testing.assert_close(p, q)
        assert p.grad is None and p.requires_grad


def test_a_step_skips_what_has_no_slope_and_refuses_to_climb() -> None:
    p = torch.ones(2, requires_grad=True)
    ours.sgd_step([p], 1)
    assert p.tolist() == [1, 1]
    with pytest.raises(ValueError, match="negative"):
        ours.sgd_step([p], -1)


def test_the_network_agrees_with_numpy() -> None:
    torch.manual_seed(0)
    model, (images, _) = ours.SimpleDigits(), few_digits(6)
    W1, b1, W2, b2 = (p.detach().numpy().astype(float) for p in model.parameters())
    columns = images.reshape(6, 64).T
    want = W2 @ sigmoid(W1 @ columns + b1[:, None]) + b2[:, None]
    got = model(ours.columns_to_rows(columns)).detach().numpy()
    np.testing.assert_allclose(got.T, want, rtol=1e-4, atol=1e-5)
    assert sum(p.numel() for p in model.parameters()) == 610


def test_the_loss_agrees_with_numpy() -> None:
    outputs, labels = np.random.default_rng(1).normal(size=(7, 10)), few_digits(7)[1]
    want = mean_squared_error(outputs.T, one_hot(labels, 10))
    assert float(ours.squared_error_loss(torch.tensor(outputs), torch.tensor(labels))) == pytest.approx(want)


@pytest.mark.parametrize("size", [1, 3, 7, 9])
def test_without_steps_the_loss_of_an_epoch_is_that_of_all_examples(size: int) -> None:
    model = ours.SimpleDigits().eval()
    X, y = ours.to_tensors(*few_digits(7))
    want = ours.squared_error_loss(model(X), y).item()
    optimiser = torch.optim.SGD(model.parameters(), lr=0)
    assert ours.train_epoch(model, loader(7, size), optimiser, ours.squared_error_loss) == pytest.approx(want)
    assert model.training


def test_each_batch_is_measured_before_its_own_step() -> None:
    torch.manual_seed(2)
    model, optimiser_of = ours.SimpleDigits(), lambda m: torch.optim.SGD(m.parameters(), lr=0.1)
    twin = ours.SimpleDigits()
    twin.load_state_dict(model.state_dict())
    X, y = ours.to_tensors(*few_digits(5))
    losses = []
    for places in ([0, 1, 2], [3, 4]):
        loss = ours.squared_error_loss(twin(X[places]), y[places])
        losses.append(loss.item() * len(places))
        loss.backward()
        ours.sgd_step(twin.parameters(), 0.1)
    got = ours.train_epoch(model, loader(5, 3), optimiser_of(model), ours.squared_error_loss)
    assert got == pytest.approx(sum(losses) / 5)
    for p, q in zip(model.parameters(), twin.parameters(), strict=True):
        torch.testing.assert_close(p, q)


@pytest.mark.parametrize("size", [4, 11, 20])
def test_the_accuracy_agrees_with_numpy_and_wakes_all_neurons(size: int) -> None:
    torch.manual_seed(0)
    network = ours.SimpleDigits()
    X, y = ours.to_tensors(*few_digits(11))
    want = accuracy(network(X).detach().numpy().T, y.numpy())
    model = nn.Sequential(network, nn.Dropout(1.0)).train()
    assert ours.evaluate(model, loader(11, size)) == pytest.approx(want)


def test_the_seed_decides_and_training_helps() -> None:
    images = np.zeros((40, 8, 8))
    labels = np.arange(40) % 4
    images[np.arange(40), :, 2 * labels] = 4
    one, same, other, start = (ours.train_simple(images, labels, e, s) for e, s in ((30, 1), (30, 1), (30, 2), (0, 1)))
    X, y = ours.to_tensors(images, labels)
    assert torch.equal(one(X), same(X)) and not torch.equal(one(X), other(X))
    assert ours.squared_error_loss(one(X), y) < ours.squared_error_loss(start(X), y)

"""The simple digits classifier in PyTorch: from pixels to tensors, one epoch, one accuracy. Examples stand in rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset

PIXELS, HIDDEN, DIGITS = 64, 8, 10
LEARNING_RATE, BATCH_SIZE = 0.01, 32


def to_tensors(images: Any, labels: Any) -> tuple[Tensor, Tensor]:
    """Pictures and labels as PyTorch wants them: a row for each picture, the pixels as they are.

    Parameters
    ----------
    images : array-like of shape (N, 8, 8) or (N, 64)
        Pixels, 0 to 16.
    labels : array-like of shape (N,)

    Returns
    -------
    tuple of Tensor
        float32 of shape (N, 64), pixel by pixel along the lines of the picture, and int64 of shape (N,).

    Raises
    ------
    ValueError
        If there is not one label for each picture, or a picture has not 64 pixels.
    """
    X, y = np.array(images, dtype=np.float32), np.array(labels, dtype=np.int64)
    if y.ndim != 1 or len(X) != len(y):
        raise ValueError("one label for each picture is needed")
    return torch.from_numpy(X.reshape(len(y), PIXELS)), torch.from_numpy(y)


def columns_to_rows(X: Any) -> Tensor:
    """A batch with one example per column, (n, N), as PyTorch wants it: one per row, float32 of shape (N, n).

    Raises
    ------
    ValueError
        If X is not a table.
    """
    table = torch.as_tensor(X).detach().to(torch.float32, copy=True)
    if table.ndim != 2:
        raise ValueError(f"a table is needed, and X has {table.ndim} axes")
    return table.T


def autograd_gradient(f: Callable[[Tensor], Tensor], x: Any) -> Tensor:
    """The gradient of f at x, all ∂f/∂xᵢ, by automatic differentiation: f is called once.

    Parameters
    ----------
    f : callable
        From a tensor of the shape of x to a tensor of shape ().
    x : array-like or Tensor
        It stays as it is.

    Returns
    -------
    Tensor
        Of the shape of x.
    """
    x = torch.as_tensor(x).detach().clone()
    x = x if x.is_floating_point() else x.to(torch.float32)
    (gradient,) = torch.autograd.grad(f(x.requires_grad_()), x)
    return gradient


def sgd_step(parameters: Iterable[Tensor], learning_rate: float) -> None:
    """One step of gradient descent in place, p ← p − learning_rate · ∂C/∂p; the gradients are cleared.

    Parameters
    ----------
    parameters : iterable of Tensor
        Each with its gradient in `.grad`; one without a gradient stays as it is.
    learning_rate : float

    Raises
    ------
    ValueError
        If the learning rate is negative.
    """
    if learning_rate < 0:
        raise ValueError("the learning rate must not be negative")
    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                p -= learning_rate * p.grad
                p.grad = None


class SimpleDigits(nn.Module):
    """The network of the course: a = σ(W₁x + b₁), eight of them, and ten outputs W₂a + b₂."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden = nn.Linear(PIXELS, HIDDEN)
        self.output = nn.Linear(HIDDEN, DIGITS)

    def forward(self, X: Tensor) -> Tensor:
        """The outputs (N, 10) for pictures in rows (N, 64)."""
        return self.output(torch.sigmoid(self.hidden(X)))  # type: ignore[no-any-return]


def squared_error_loss(outputs: Tensor, labels: Tensor) -> Tensor:
    """The mean over the examples of Σ (outputₖ − targetₖ)², with one-hot targets; a tensor of shape ()."""
    targets = nn.functional.one_hot(labels, outputs.shape[1])
    return ((outputs - targets) ** 2).sum(dim=1).mean()


def train_epoch(
    model: nn.Module,
    loader: Iterable[tuple[Tensor, Tensor]],
    optimiser: torch.optim.Optimizer,
    loss_function: Callable[[Tensor, Tensor], Tensor],
) -> float:
    """Once through the loader, one step for each batch.

    Parameters
    ----------
    model : Module
        It is put into training mode.
    loader : iterable of (X, y)
    optimiser : Optimizer
    loss_function : callable
        (outputs, y) → the mean over the batch, of shape ().

    Returns
    -------
    float
        The mean of the loss over all examples, each batch's taken before its step.
    """
    model.train()
    total, count = 0.0, 0
    for X, y in loader:
        loss = loss_function(model(X), y)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        total, count = total + loss.item() * len(y), count + len(y)
    return total / count


@torch.no_grad()
def evaluate(model: nn.Module, loader: Iterable[tuple[Tensor, Tensor]]) -> float:
    """The share of examples whose largest output is at their label; the model is put into evaluation mode."""
    model.eval()
    right, count = 0, 0
    for X, y in loader:
        right, count = right + int((model(X).argmax(dim=1) == y).sum()), count + len(y)
    return right / count


def train_simple(images: Any, labels: Any, epochs: int, seed: int) -> SimpleDigits:
    """A SimpleDigits trained with the squared error and plain gradient descent; the same seed, the same model."""
    torch.manual_seed(seed)
    model = SimpleDigits()
    loader = DataLoader(TensorDataset(*to_tensors(images, labels)), BATCH_SIZE, shuffle=True)
    optimiser = torch.optim.SGD(model.parameters(), lr=LEARNING_RATE)
    for _ in range(epochs):
        train_epoch(model, loader, optimiser, squared_error_loss)
    return model

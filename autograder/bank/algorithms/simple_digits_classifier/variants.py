"""Right answers to 610 dials that turn themselves of other kinds, which must earn full points."""

import numpy as np

from autograder.checks import variant

# tensors


@variant("tensors", of="to_tensors")
def by_asking_the_shapes(images, labels):
    import torch

    X, y = torch.tensor(np.array(images, dtype=float)).float(), torch.tensor(np.array(labels, dtype=int))
    if X.shape[0] != y.shape[0]:
        raise ValueError("not the same number")
    if X[0].numel() != 64:
        raise ValueError("not 64 pixels")
    return X.flatten(start_dim=1), y.long()


@variant("tensors", of="to_tensors")
def picture_by_picture(images, labels):
    import torch

    pairs = list(zip(images, labels, strict=True))
    rows = [[float(pixel) for pixel in np.ravel(picture)] for picture, _ in pairs]
    if any(len(row) != 64 for row in rows):
        raise ValueError("64 pixels")
    return torch.tensor(rows), torch.tensor([int(label) for _, label in pairs])


@variant("tensors", of="to_tensors")
def from_numpy(images, labels):
    import torch

    X = np.asarray(images, dtype=np.float32)
    y = np.asarray(labels, dtype=np.int64)
    if len(X) != len(y) or X.size != 64 * len(y):
        raise ValueError("shapes")
    return torch.from_numpy(X).view(-1, 64), torch.from_numpy(y)


@variant("tensors", of="to_tensors")
def as_a_list_of_both(images, labels):
    import torch

    if len(images) != len(labels):
        raise ValueError("lengths")
    rows = np.stack([np.concatenate(picture) if np.ndim(picture) == 2 else picture for picture in images])
    if rows.shape[1] != 64:
        raise ValueError("pixels")
    return [torch.as_tensor(rows, dtype=torch.float32), torch.as_tensor(np.asarray(labels), dtype=torch.int64)]


@variant("tensors", of="columns_to_rows")
def transposed_first(X):
    import torch

    X = np.asarray(X, dtype=np.float32)
    if X.ndim != 2:
        raise ValueError("no table")
    return torch.tensor(X.T.copy())


@variant("tensors", of="columns_to_rows")
def by_zip(X):
    import torch

    if len(np.shape(X)) != 2:
        raise ValueError("no table")
    return torch.tensor([[float(number) for number in row] for row in zip(*X)])


@variant("tensors", of="columns_to_rows")
def column_by_column(X):
    import torch

    X = torch.as_tensor(X, dtype=torch.float32)
    n, N = X.shape
    return torch.stack([X[:, i] for i in range(N)])


@variant("tensors", of="columns_to_rows")
def with_permute(X):
    import torch

    X = torch.as_tensor(np.asarray(X)).float()
    if X.dim() != 2:
        raise ValueError(X.shape)
    return X.permute(1, 0).contiguous()


# model


@variant("model")
def in_a_sequence():
    from torch import nn

    return nn.Sequential(nn.Linear(64, 8), nn.Sigmoid(), nn.Linear(8, 10))


@variant("model")
def with_names_and_functional():
    import torch
    from torch import nn

    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.layer_1 = nn.Linear(64, 8)
            self.bend = nn.Sigmoid()
            self.layer_2 = nn.Linear(8, 10)

        def forward(self, x):
            return torch.nn.functional.linear(self.bend(self.layer_1(x)), self.layer_2.weight, self.layer_2.bias)

    return Net()


@variant("model")
def from_bare_parameters():
    import torch
    from torch import nn

    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.W1, self.b1 = nn.Parameter(torch.randn(8, 64) / 8), nn.Parameter(torch.zeros(8))
            self.W2, self.b2 = nn.Parameter(torch.randn(10, 8) / 3), nn.Parameter(torch.zeros(10))

        def forward(self, x):
            a = 1 / (1 + torch.exp(-(x @ self.W1.T + self.b1)))
            return a @ self.W2.T + self.b2

    return Net()


@variant("model")
def by_tanh():
    import torch
    from torch import nn

    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.layers = nn.ModuleList([nn.Linear(64, 8), nn.Linear(8, 10)])

        def forward(self, x):
            return self.layers[1]((1 + torch.tanh(self.layers[0](x) / 2)) / 2)

    return Net()


# gradient


@variant("gradient")
def with_backward(f, x):
    import torch

    x = torch.tensor(np.asarray(x, dtype=np.float32).copy(), requires_grad=True)
    f(x).backward()
    return x.grad


@variant("gradient")
def in_double_precision(f, x):
    import torch

    x = torch.as_tensor(x).detach().to(torch.float64, copy=True).requires_grad_(True)
    f(x).backward()
    return x.grad.clone()


@variant("gradient")
def by_functional_jacobian(f, x):
    import torch

    x = torch.as_tensor(x)
    return torch.autograd.functional.jacobian(f, x.clone().float())


@variant("gradient")
def by_torch_func(f, x):
    import torch

    return torch.func.grad(f)(torch.as_tensor(x, dtype=torch.float32).clone())


@variant("gradient")
def as_a_list(f, x):
    import torch

    point = torch.nn.Parameter(torch.as_tensor(x).clone().float())
    f(point).backward()
    return point.grad.tolist()


# sgd_step


@variant("sgd_step")
def with_data(parameters, learning_rate):
    if learning_rate < 0:
        raise ValueError("negative")
    for p in parameters:
        if p.grad is None:
            continue
        p.data = p.data - learning_rate * p.grad
        p.grad.zero_()


@variant("sgd_step")
def by_sub_and_list(parameters, learning_rate):
    import torch

    if learning_rate < 0:
        raise ValueError("negative")
    parameters = [p for p in parameters if p.grad is not None]
    with torch.no_grad():
        for p in parameters:
            p.sub_(p.grad, alpha=learning_rate)
    for p in parameters:
        p.grad = None


@variant("sgd_step")
def by_copying(parameters, learning_rate):
    import torch

    if not learning_rate >= 0:
        raise ValueError(learning_rate)
    with torch.no_grad():
        for p in parameters:
            slope = torch.zeros_like(p) if p.grad is None else p.grad
            p.copy_(p - learning_rate * slope)
            p.grad = torch.zeros_like(p)


@variant("sgd_step")
def by_detaching(parameters, learning_rate):
    if learning_rate < 0:
        raise ValueError("uphill")
    for p in parameters:
        if p.grad is not None:
            p.detach().add_(-learning_rate * p.grad)
            p.grad.fill_(0)


# train_epoch


@variant("train_epoch")
def clears_after_the_step(model, loader, optimiser, loss_function):
    model.train()
    total = 0.0
    for X, y in loader:
        loss = loss_function(model(X), y)
        loss.backward()
        optimiser.step()
        optimiser.zero_grad()
        total += float(loss.detach()) * X.shape[0]
    return total / len(loader.dataset)


@variant("train_epoch")
def collects_and_weighs(model, loader, optimiser, loss_function):
    model.train(True)
    losses, sizes = [], []
    for batch in loader:
        optimiser.zero_grad()
        loss = loss_function(model(batch[0]), batch[1])
        loss.backward()
        optimiser.step()
        losses.append(loss.detach().item())
        sizes.append(len(batch[1]))
    return np.average(losses, weights=sizes)


@variant("train_epoch")
def clears_through_the_model(model, loader, optimiser, loss_function):
    import torch

    model.train()
    total, count = torch.zeros((), dtype=torch.float64), 0
    for X, y in loader:
        model.zero_grad()
        loss = loss_function(model(X), y)
        loss.backward()
        optimiser.step()
        total += loss.detach() * len(y)
        count += len(y)
    return total / count


@variant("train_epoch")
def with_autograd_grad(model, loader, optimiser, loss_function):
    import torch

    model.train()
    total, count = 0.0, 0
    for X, y in loader:
        loss = loss_function(model(X), y)
        parameters = list(model.parameters())
        for p, slope in zip(parameters, torch.autograd.grad(loss, parameters)):
            p.grad = slope
        optimiser.step()
        total, count = total + loss.item() * len(y), count + len(y)
    return total / count


# evaluate


@variant("evaluate")
def with_inference_mode(model, loader):
    import torch

    before = model.training
    model.eval()
    right = []
    with torch.inference_mode():
        for X, y in loader:
            right += (model(X).max(dim=1).indices == y).tolist()
    model.train(before)
    return sum(right) / len(right)


@variant("evaluate")
def with_a_decorator(model, loader):
    import torch

    @torch.no_grad()
    def measured():
        return [int(row.argmax()) == int(label) for X, y in loader for row, label in zip(model(X), y)]

    model.eval()
    return float(np.mean(measured()))


@variant("evaluate")
def all_at_once(model, loader):
    import torch

    model.train(False)
    with torch.no_grad():
        scores, labels = zip(*[(model(X), y) for X, y in loader])
    return (torch.cat(scores).argmax(1) == torch.cat(labels)).double().mean()


@variant("evaluate")
def through_numpy(model, loader):
    import torch

    model.eval()
    right = 0
    with torch.set_grad_enabled(False):
        for X, y in loader:
            right += np.sum(np.argmax(model(X).numpy(), axis=1) == y.numpy())
    return right / len(loader.dataset)


# train_simple


def rows_and_labels(images, labels):
    """Tensors of the pictures and labels."""
    import torch

    X, y = torch.tensor(np.array(images, dtype=np.float32)), torch.tensor(np.array(labels, dtype=np.int64))
    if len(X) != len(y):
        raise ValueError("lengths")
    return X.reshape(len(y), 64), y


@variant("train_simple")
def shuffles_by_hand(images, labels, epochs, seed):
    import torch
    from torch import nn

    torch.manual_seed(seed)
    X, y = rows_and_labels(images, labels)
    targets = torch.eye(10)[y]
    model = nn.Sequential(nn.Linear(64, 8), nn.Sigmoid(), nn.Linear(8, 10))
    for _ in range(epochs):
        for places in torch.randperm(len(y)).split(32):
            ((model(X[places]) - targets[places]) ** 2).sum(dim=1).mean().backward()
            with torch.no_grad():
                for p in model.parameters():
                    p -= 0.01 * p.grad
                    p.grad = None
    return model


@variant("train_simple")
def with_a_generator_of_its_own(images, labels, epochs, seed):
    import torch
    from torch import nn
    from torch.utils.data import DataLoader, TensorDataset

    with torch.random.fork_rng():
        torch.manual_seed(seed)
        model = nn.Sequential(nn.Linear(64, 8), nn.Sigmoid(), nn.Linear(8, 10))
    order = torch.Generator().manual_seed(seed + 1)
    loader = DataLoader(TensorDataset(*rows_and_labels(images, labels)), 32, shuffle=True, generator=order)
    optimiser = torch.optim.SGD(model.parameters(), lr=0.01)
    for _ in range(epochs):
        for X, y in loader:
            optimiser.zero_grad()
            nn.functional.mse_loss(model(X), torch.eye(10)[y], reduction="sum").div(len(y)).backward()
            optimiser.step()
    return model


@variant("train_simple")
def without_shuffling(images, labels, epochs, seed):
    import torch
    from torch import nn

    torch.manual_seed(seed)
    X, y = rows_and_labels(images, labels)
    model = nn.Sequential(nn.Linear(64, 8), nn.Sigmoid(), nn.Linear(8, 10))
    optimiser = torch.optim.SGD(model.parameters(), lr=0.01)
    for _ in range(epochs):
        for some, named in zip(X.split(32), y.split(32)):
            optimiser.zero_grad()
            ((model(some) - torch.eye(10)[named]) ** 2).sum(dim=1).mean().backward()
            optimiser.step()
    return model.eval()


@variant("train_simple")
def numpy_draws_the_order(images, labels, epochs, seed):
    import torch
    from torch import nn

    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    X, y = rows_and_labels(images, labels)
    model = nn.Sequential(nn.Linear(64, 8), nn.Sigmoid(), nn.Linear(8, 10))
    optimiser = torch.optim.SGD(model.parameters(), lr=0.02)
    for _ in range(epochs):
        for places in np.array_split(rng.permutation(len(y)), max(1, len(y) // 16)):
            optimiser.zero_grad()
            ((model(X[places]) - torch.eye(10)[y[places]]) ** 2).sum(dim=1).mean().backward()
            optimiser.step()
    return model

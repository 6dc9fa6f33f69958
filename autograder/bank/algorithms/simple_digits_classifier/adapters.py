"""How the checks call functions of tensors, models and loaders with plain numbers; nothing is judged here."""

from autograder.checks import adapter


def plain(value):
    """A tensor's numbers as an array; anything else as it is."""
    return value.detach().cpu().numpy() if hasattr(value, "detach") else value


def kind(value):
    """The kind of numbers in a tensor, such as float32."""
    return str(value.dtype).removeprefix("torch.") if hasattr(value, "detach") else "no tensor"


@adapter("to_tensors")
def both_tensors(to_tensors, images, labels):
    """Both tensors, each with the kind of its numbers."""
    answer = to_tensors(images, labels)
    if answer is None:
        return None
    X, y = answer
    return {"X": plain(X), "kind of X": kind(X), "y": plain(y), "kind of y": kind(y)}


@adapter("columns_to_rows")
def rows_and_kind(columns_to_rows, X, as_tensor=False):
    """The rows and the kind of their numbers; with `as_tensor`, a tensor is given."""
    import torch

    rows = columns_to_rows(torch.tensor(X) if as_tensor else X)
    return None if rows is None else {"rows": plain(rows), "kind": kind(rows)}


@adapter("autograd_gradient")
def of_a_named_function(autograd_gradient, name, x, as_tensor=False):
    """The gradient of one of four functions, how often it was asked, and whether a tensor x is as it was."""
    import torch

    functions = {
        "sum of squares": lambda x: (x**2).sum(),
        "product": lambda x: x.prod(),
        "first entry cubed": lambda x: x.reshape(-1)[0] ** 3,
        "square of the sum": lambda x: x.sum() ** 2,
    }
    asked = []

    def f(x):
        asked.append(1)
        return functions[name](x)

    given = torch.tensor(x, dtype=torch.float32) if as_tensor else x
    gradient = autograd_gradient(f, given)
    if gradient is None:
        return None
    report = {"gradient": plain(gradient), "f was asked": len(asked)}
    if as_tensor:
        report |= {"x": plain(given), "x wants slopes": given.requires_grad or given.grad is not None}
    return report


@adapter("sgd_step")
def of_arrays(sgd_step, values, gradients, learning_rate):
    """The parameters after a step, whether their gradients are cleared, and whether they still learn."""
    import torch

    parameters = [torch.tensor(value, dtype=torch.float32, requires_grad=True) for value in values]
    for parameter, gradient in zip(parameters, gradients):
        parameter.grad = None if gradient is None else torch.tensor(gradient, dtype=torch.float32)
    sgd_step((parameter for parameter in parameters), learning_rate)
    return {
        "parameters": [plain(parameter) for parameter in parameters],
        "gradients cleared": all(p.grad is None or not bool(p.grad.any()) for p in parameters),
        "still learn": all(p.requires_grad and p.is_leaf for p in parameters),
    }


@adapter("SimpleDigits")
def with_these_parameters(SimpleDigits, W1, b1, W2, b2, X):
    """The outputs of a model that is given parameters and pictures, the shapes of the parameters, whether all learn.

    A single number in the place of a table fills the whole table.
    """
    import numpy as np
    import torch

    model = SimpleDigits()
    if model is None:
        return None
    shapes = [list(parameter.shape) for parameter in model.parameters()]
    tables = [np.broadcast_to(v, s) for v, s in zip((W1, b1, W2, b2), ((8, 64), (8,), (10, 8), (10,)))]
    if shapes != [list(table.shape) for table in tables]:
        return {"shapes": shapes}
    with torch.no_grad():
        for parameter, table in zip(model.parameters(), tables):
            parameter.copy_(torch.tensor(table.copy()))
    pictures = np.broadcast_to(X, (1, 64)) if np.ndim(X) == 0 else np.asarray(X)
    outputs = model(torch.tensor(pictures.copy(), dtype=torch.float32))
    learns = hasattr(outputs, "requires_grad") and outputs.requires_grad
    if learns:
        (outputs**2).sum().backward()
        learns = all(parameter.grad is not None for parameter in model.parameters())
    return {"shapes": shapes, "outputs": plain(outputs), "all learn": learns}


def loader_of(X, y, size):
    """A loader of rows and labels in the order given; the last batch may be smaller."""
    import torch
    from torch.utils.data import DataLoader, TensorDataset

    pairs = TensorDataset(torch.tensor(X, dtype=torch.float64), torch.tensor(y, dtype=torch.int64))
    return DataLoader(pairs, batch_size=size)


def linear(W, b):
    """A layer with these weights and biases."""
    import numpy as np
    import torch

    W, b = np.asarray(W, float), np.asarray(b, float)
    layer = torch.nn.Linear(W.shape[1], W.shape[0]).double()
    with torch.no_grad():
        layer.weight.copy_(torch.tensor(W))
        layer.bias.copy_(torch.tensor(b))
    return layer


@adapter("train_epoch")
def one_epoch_of_a_layer(train_epoch, W, b, X, y, size, rate, cost):
    """The mean loss of an epoch of one small layer, which begins in evaluation mode, and the layer afterwards."""
    import torch

    model = linear(W, b)
    model.eval()

    def loss_function(outputs, labels):
        errors = outputs - torch.nn.functional.one_hot(labels, outputs.shape[1])
        return (errors**2 if cost == "squared errors" else errors.abs()).sum(dim=1).mean()

    optimiser = torch.optim.SGD(model.parameters(), lr=rate)
    loss = train_epoch(model, loader_of(X, y, size), optimiser, loss_function)
    if loss is None:
        return None
    return {
        "loss": plain(loss),
        "loss holds its graph": bool(getattr(loss, "requires_grad", False)),
        "weights": plain(model.weight),
        "biases": plain(model.bias),
        "training mode": model.training,
    }


@adapter("evaluate")
def accuracy_of_a_layer(evaluate, W, b, X, y, size):
    """The accuracy of one small layer whose outputs are all dropped in training mode, in which it begins."""
    import torch

    layer, recorded = linear(W, b), []
    layer.register_forward_hook(lambda *call: recorded.append(torch.is_grad_enabled()))
    model = torch.nn.Sequential(layer, torch.nn.Dropout(1.0))
    accuracy = evaluate(model, loader_of(X, y, size))
    return None if accuracy is None else {"accuracy": plain(accuracy), "slopes recorded": any(recorded)}


@adapter("train_simple")
def asked_later(train_simple, images, labels, epochs, seed, compare=False):
    """A function that asks the trained model about new pictures; with `compare`, how several trained models compare."""
    import numpy as np
    import torch

    def answers(model, pictures):
        rows = torch.tensor(np.asarray(pictures, float).reshape(-1, 64), dtype=torch.float32)
        with torch.no_grad():
            return plain(model(rows))

    def trained(epochs, seed):
        return answers(train_simple(images, labels, epochs, seed), images)

    if not compare:
        model = train_simple(images, labels, epochs, seed)
        return None if model is None else lambda pictures: answers(model, pictures)
    if train_simple(images, labels, 0, seed) is None:
        return None
    start, again, other = trained(0, seed), trained(0, seed), trained(0, seed + 1)
    one, end, end_again = trained(1, seed), trained(epochs, seed), trained(epochs, seed)
    targets, same_start = np.eye(10)[np.asarray(labels)], np.array_equal(start, again)
    fell = same_start and np.sum((end - targets) ** 2) < np.sum((start - targets) ** 2)  # else chance would answer
    return {
        "outputs": list(np.shape(start)),
        "same seed, same start": bool(same_start),
        "same seed, same end": bool(np.array_equal(end, end_again)),
        "other seed, same start": bool(np.array_equal(start, other)),
        "one epoch changes it": not np.array_equal(start, one),
        "more epochs change it again": not np.array_equal(one, end),
        "squared error fell": bool(fell),
    }

"""Wrong answers to 610 dials that turn themselves, each with the hint that a teacher would give."""

import numpy as np

from autograder.checks import misconception

# tensors


def rows_of_pixels(images, labels):
    """Rows of pixels and labels as arrays, for answers that go wrong elsewhere."""
    images, labels = np.array(images, dtype=np.float32), np.array(labels)
    if len(images) != len(labels):
        raise ValueError("one label for each picture")
    return images.reshape(len(labels), 64), labels


@misconception("tensors", of="to_tensors", fails="pictures_become_rows")
def scales_the_pixels(images, labels):
    """You divided the pixels by 16. It is a good habit, and it helps; here the pixels stay as they are, 0 to 16, so
    that the next exercise can measure how much it helps.
    """
    import torch

    rows, labels = rows_of_pixels(images, labels)
    return torch.tensor(rows / 16), torch.tensor(labels, dtype=torch.int64)


@misconception("tensors", of="to_tensors", fails="pictures_become_rows")
def one_column_for_each_picture(images, labels):
    """Your pictures stand in columns, as in the exercises with NumPy. PyTorch wants every example in a row of its own,
    so that the table has as many rows as there are pictures.
    """
    import torch

    rows, labels = rows_of_pixels(images, labels)
    return torch.tensor(rows.T), torch.tensor(labels, dtype=torch.int64)


@misconception("tensors", of="to_tensors", fails="pictures_become_rows")
def pictures_stay_square(images, labels):
    """Your tensor still holds squares of 8 times 8. The network has 64 inputs, one for each pixel: write the lines of a
    picture one after the other into a single row.
    """
    import torch

    rows, labels = rows_of_pixels(images, labels)
    return torch.tensor(rows.reshape(-1, 8, 8)), torch.tensor(labels, dtype=torch.int64)


@misconception("tensors", of="to_tensors", fails="pictures_become_rows")
def reads_down_the_columns(images, labels):
    """You read each picture column by column. Then every picture is mirrored along its diagonal. Read as we read a
    page: the whole first line, then the second.
    """
    import torch

    rows, labels = rows_of_pixels(images, labels)
    turned = rows.reshape(-1, 8, 8).transpose(0, 2, 1).reshape(-1, 64)
    return torch.tensor(turned.copy()), torch.tensor(labels, dtype=torch.int64)


@misconception("tensors", of="to_tensors", fails="pictures_become_rows")
def pixels_in_double_precision(images, labels):
    """Your pixels are float64, NumPy's habit. The layers of PyTorch are float32 and refuse to multiply with anything
    else. Say which kind you want when you make the tensor.
    """
    import torch

    rows, labels = rows_of_pixels(images, labels)
    return torch.tensor(rows.astype(float)), torch.tensor(labels, dtype=torch.int64)


@misconception("tensors", of="to_tensors", fails="pictures_become_rows")
def labels_as_decimals(images, labels):
    """Your labels are decimal numbers. A label is a name: it counts which of the ten outputs is meant, and PyTorch uses
    int64 for that. Only the pixels are float32.
    """
    import torch

    rows, labels = rows_of_pixels(images, labels)
    return torch.tensor(rows), torch.tensor(labels, dtype=torch.float32)


@misconception("tensors", of="to_tensors", fails="pictures_become_rows")
def labels_as_one_hot(images, labels):
    """You made each label a row of nine zeros and a one. That comes later, inside the loss. Here a label stays one
    number, and the labels together have the shape (N,).
    """
    import torch

    rows, labels = rows_of_pixels(images, labels)
    return torch.tensor(rows), torch.nn.functional.one_hot(torch.tensor(labels, dtype=torch.int64), 10)


@misconception("tensors", of="to_tensors", fails="refuses_what_does_not_belong_together")
def never_counts(images, labels):
    """For good data your tensors are right. If a picture has no label, or a label no picture, nobody notices: compare
    the two numbers, and raise a ValueError where they differ.
    """
    import torch

    rows = np.array(images, dtype=np.float32).reshape(len(images), 64)
    return torch.tensor(rows), torch.tensor(np.array(labels), dtype=torch.int64)


@misconception("tensors", of="to_tensors", fails="takes_rows_lists_and_whole_numbers")
def arrays_of_squares_only(images, labels):
    """For an array of squares your answer is right. Lists have no shape to ask for, and rows of 64 have no third axis.
    Make an array of what is given first, and reshape by the number of pictures.
    """
    import torch

    N, height, width = images.shape
    if N != len(labels) or height * width != 64:
        raise ValueError("one label for each picture of 64 pixels")
    rows = images.reshape(N, height * width)
    return torch.tensor(rows, dtype=torch.float32), torch.tensor(np.asarray(labels), dtype=torch.int64)


def table_of(X):
    """A float32 tensor of a table, for answers that go wrong elsewhere."""
    import torch

    table = X.clone() if isinstance(X, torch.Tensor) else torch.tensor(np.array(X))
    if table.ndim != 2:
        raise ValueError("no table")
    return table.to(torch.float32)


@misconception("tensors", of="columns_to_rows", fails="columns_become_rows")
def reshapes_the_table(X):
    """Your table has the right shape and the wrong order. `reshape` pours the same sequence of numbers into other rows,
    so that examples get mixed. Turn the table instead, so that each column stays together.
    """
    table = table_of(X)
    return table.reshape(table.shape[1], table.shape[0])


@misconception("tensors", of="columns_to_rows", fails="columns_become_rows")
def leaves_the_columns(X):
    """Your table is a tensor now, and it stands as before: one example per column. What was the first column should be
    the first row, and (n, N) becomes (N, n).
    """
    return table_of(X)


@misconception("tensors", of="columns_to_rows", fails="columns_become_rows")
def turns_the_page(X):
    """You turned the table by a quarter, as one turns a page. Then the examples come in the order last to first, or
    their numbers do. Mirror it along the diagonal: the first column is the first row.
    """
    import torch

    return torch.rot90(table_of(X))


@misconception("tensors", of="columns_to_rows", fails="columns_become_rows")
def one_long_row(X):
    """All the numbers of your answer stand in one long row. Each example needs its own row, so that a table comes back
    with two axes, N rows and n columns.
    """
    return table_of(X).T.reshape(-1)


@misconception("tensors", of="columns_to_rows", fails="columns_become_rows")
def rows_in_double_precision(X):
    """The rows are right, and their numbers are float64. A model of PyTorch multiplies float32 only, and stops with an
    error otherwise. Say which kind you want.
    """
    import torch

    return table_of(X).T.to(torch.float64)


@misconception("tensors", of="columns_to_rows", fails="takes_tensors_lists_and_tables_only")
def turns_anything(X):
    """Tables are turned rightly. A list of numbers, or a stack of tables, has no columns to make rows of, and your
    function answers nevertheless. Ask for two axes, and raise a ValueError otherwise.
    """
    import torch

    table = torch.as_tensor(np.array(X), dtype=torch.float32)
    return table.permute(*reversed(range(table.ndim)))


# model


def network(hidden, output, forward):
    """A model of two layers and the way through them."""
    from torch import nn

    class Network(nn.Module):
        def __init__(self):
            super().__init__()
            self.hidden, self.output = hidden, output

        def forward(self, X):
            return forward(self, X)

    return Network()


@misconception("model", fails="computes_both_layers")
def no_activation():
    """Your two layers follow each other without a bend, and two straight layers are one straight layer. The sigmoid
    belongs between them: on what the hidden layer computes, before the output layer takes it.
    """
    from torch import nn

    return network(nn.Linear(64, 8), nn.Linear(8, 10), lambda self, X: self.output(self.hidden(X)))


@misconception("model", fails="computes_both_layers")
def sigmoid_at_the_end_too():
    """You bent the outputs as well, so that they stay between 0 and 1. In this network the bend comes once, after the
    hidden layer; the outputs are plain sums and may be any number.
    """
    import torch
    from torch import nn

    def way(self, X):
        return torch.sigmoid(self.output(torch.sigmoid(self.hidden(X))))

    return network(nn.Linear(64, 8), nn.Linear(8, 10), way)


@misconception("model", fails="computes_both_layers")
def softmax_at_the_end():
    """Your outputs are shares that add up to 1: there is a softmax at the end. It goes with the cross-entropy of the
    next exercise. Here the outputs are the plain sums of the output layer.
    """
    import torch
    from torch import nn

    def way(self, X):
        return torch.softmax(self.output(torch.sigmoid(self.hidden(X))), dim=1)

    return network(nn.Linear(64, 8), nn.Linear(8, 10), way)


@misconception("model", fails="computes_both_layers")
def bends_with_relu():
    """You bent the hidden layer with relu. It is a fine bend, and many networks use it; this one uses the sigmoid, so
    that it can be compared with the ones that you built by hand.
    """
    import torch
    from torch import nn

    return network(nn.Linear(64, 8), nn.Linear(8, 10), lambda self, X: self.output(torch.relu(self.hidden(X))))


@misconception("model", fails="computes_both_layers")
def layers_in_a_plain_list():
    """PyTorch cannot find your layers: they are in an ordinary list or in variables that end with `__init__`. Only what
    is stored as `self.name = nn.Linear(…)` belongs to the model and will be trained.
    """
    import torch
    from torch import nn

    class Network(nn.Module):
        def __init__(self):
            super().__init__()
            self.layers = [nn.Linear(64, 8), nn.Linear(8, 10)]

        def forward(self, X):
            return self.layers[1](torch.sigmoid(self.layers[0](X)))

    return Network()


@misconception("model", fails="computes_both_layers")
def layers_without_biases():
    """Your layers have weights only, 592 of them. Each of the 8 hidden neurons and each of the 10 outputs has a bias,
    too: 610 in all. `nn.Linear` has them by itself, unless it is told otherwise.
    """
    import torch
    from torch import nn

    def way(self, X):
        return self.output(torch.sigmoid(self.hidden(X)))

    return network(nn.Linear(64, 8, bias=False), nn.Linear(8, 10, bias=False), way)


@misconception("model", fails="computes_both_layers")
def output_layer_twice_as_wide():
    """Your hidden layer has ten neurons. The network of the infographic squeezes 64 pixels through 8 neurons, and makes
    10 outputs of those 8. Count the parameters: there should be 610.
    """
    import torch
    from torch import nn

    return network(nn.Linear(64, 10), nn.Linear(10, 10), lambda self, X: self.output(torch.sigmoid(self.hidden(X))))


@misconception("model", fails="computes_both_layers")
def bends_the_pictures():
    """You bent the pixels before the hidden layer took them. The pictures go in as they are; the sigmoid waits between
    the hidden layer and the output layer.
    """
    import torch
    from torch import nn

    return network(nn.Linear(64, 8), nn.Linear(8, 10), lambda self, X: self.output(self.hidden(torch.sigmoid(X))))


@misconception("model", fails="computes_both_layers")
def forgets_how_it_got_there():
    """The outputs are right, and nothing can be learned from them: inside the model the recording is switched off.
    Leave `no_grad` and `detach` for the measuring; in training, the slopes find their way back by the record.
    """
    import torch
    from torch import nn

    def way(self, X):
        return self.output(torch.sigmoid(self.hidden(X))).detach()

    return network(nn.Linear(64, 8), nn.Linear(8, 10), way)


# gradient


def fresh(x):
    """A copy that records, for answers that go wrong elsewhere."""
    import torch

    return torch.as_tensor(x).detach().clone().to(torch.float32).requires_grad_()


@misconception("gradient", fails="gives_the_gradient")
def value_of_the_function(f, x):
    """You returned what f gives. That is how high we stand; the gradient says how steep it is in every direction. After
    `backward()`, it stands in the `.grad` of the tensor that you gave to f.
    """
    return f(fresh(x))


@misconception("gradient", fails="gives_the_gradient")
def sum_of_the_slopes(f, x):
    """You added the slopes up to one number. The gradient keeps them apart: one slope for every number in x, in a
    tensor of the same shape.
    """
    x = fresh(x)
    f(x).backward()
    return x.grad.sum()


@misconception("gradient", fails="gives_the_gradient")
def downhill_direction(f, x):
    """Your slopes have the wrong sign. The gradient points uphill. Going downhill, against it, comes later, in the step
    that turns the dials; return the slopes as they are.
    """
    x = fresh(x)
    f(x).backward()
    return -x.grad


@misconception("gradient", fails="gives_the_gradient")
def scaled_to_length_one(f, x):
    """You divided the gradient by its length, so that only the direction is left. How steep it is matters as well: the
    steps should become smaller where the ground becomes level.
    """
    x = fresh(x)
    f(x).backward()
    return x.grad / x.grad.norm().clamp(min=1e-12)


@misconception("gradient", fails="gives_the_gradient")
def by_differences(f, x):
    """You measured rise over run, which asks f twice for every single number in x. With 610 parameters that is 1,220
    times. Let PyTorch record one call of f and follow the record back.
    """
    import torch

    x = torch.as_tensor(x).detach().clone().to(torch.float64)
    slopes = torch.zeros_like(x)
    for index in np.ndindex(*x.shape):
        step = torch.zeros_like(x)
        step[index] = 1e-4
        slopes[index] = (f(x + step) - f(x - step)) / 2e-4
    return slopes


@misconception("gradient", fails="takes_whole_numbers_and_lists")
def whole_numbers_have_no_slopes(f, x):
    """For decimals your gradient is right. Whole numbers cannot be changed a little, so PyTorch refuses to record them
    and raises an error. Make decimals of them first.
    """
    import torch

    x = torch.tensor(x.detach().numpy() if hasattr(x, "detach") else np.array(x), requires_grad=True)
    f(x).backward()
    return x.grad


@misconception("gradient", fails="leaves_a_tensor_as_it_was")
def records_on_the_tensor_given(f, x):
    """The gradient is right, but you switched the recording on for the tensor that you were given, and left it on. Who
    calls twice gets the sum of both. Work on a copy that has no record: `x.detach().clone()`.
    """
    import torch

    x = x if isinstance(x, torch.Tensor) else torch.tensor(np.array(x, dtype=np.float32))
    x.requires_grad_()
    f(x).backward()
    return x.grad


@misconception("gradient", fails="leaves_a_tensor_as_it_was")
def moves_the_point_as_well(f, x):
    """The gradient is right, and the tensor that was given has other numbers afterwards: you went a step downhill
    already. Finding the slopes and walking are two jobs; here we only look.
    """
    import torch

    mine = fresh(x)
    f(mine).backward()
    if isinstance(x, torch.Tensor):
        x -= 0.1 * mine.grad
    return mine.grad


# sgd_step


def refuse_negative(learning_rate):
    """For answers that go wrong elsewhere."""
    if learning_rate < 0:
        raise ValueError("negative")


@misconception("sgd_step", fails="every_parameter_moves_against_its_slope")
def climbs(parameters, learning_rate):
    """Your parameters move with their slopes, and that is uphill: the cost grows. Take the product of learning rate and
    slope away, and the cost falls.
    """
    import torch

    refuse_negative(learning_rate)
    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                p += learning_rate * p.grad
                p.grad = None


@misconception("sgd_step", fails="every_parameter_moves_against_its_slope")
def slopes_are_kept(parameters, learning_rate):
    """The step is right, and the slopes are still there. PyTorch would add the next ones to them. Clear each slope
    after its step; in a second loop it is too late, for `model.parameters()` can be walked through only once.
    """
    import torch

    refuse_negative(learning_rate)
    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                p -= learning_rate * p.grad


@misconception("sgd_step", fails="every_parameter_moves_against_its_slope")
def makes_new_tensors(parameters, learning_rate):
    """You computed `p - rate * p.grad` and gave the result to your own variable p. The model still holds the old tensor
    and never hears of the new one. Change the tensor itself, in place, as `-=` does.
    """
    import torch

    refuse_negative(learning_rate)
    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                p = p - learning_rate * p.grad
                p.grad = None


@misconception("sgd_step", fails="every_parameter_moves_against_its_slope")
def clears_before_the_step(parameters, learning_rate):
    """You cleared the slopes first, so there was nothing left to go by, and nothing moved. Use them first,
    and clear them afterwards; the next call of `backward` brings fresh ones.
    """
    refuse_negative(learning_rate)
    for p in parameters:
        p.grad = None


@misconception("sgd_step", fails="every_parameter_moves_against_its_slope")
def recording_is_on(parameters, learning_rate):
    """PyTorch stopped you with an error: a parameter that is being recorded must not be changed in place. The step is
    no part of the network's computation; make it under `torch.no_grad()`.
    """
    refuse_negative(learning_rate)
    for p in parameters:
        if p.grad is not None:
            p -= learning_rate * p.grad
            p.grad = None


@misconception("sgd_step", fails="every_parameter_moves_against_its_slope")
def only_the_sign(parameters, learning_rate):
    """Each of your parameters moves by the learning rate, up or down, however steep it is. The size of the slope
    counts as well: multiply by the slope itself and not by its sign.
    """
    import torch

    refuse_negative(learning_rate)
    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                p -= learning_rate * p.grad.sign()
                p.grad = None


@misconception("sgd_step", fails="skips_what_has_no_slope")
def every_parameter_has_a_slope(parameters, learning_rate):
    """Where all have slopes your step is right. A parameter that took no part in the computation has `None` for its
    slope, and that cannot be multiplied. Leave such a parameter alone.
    """
    import torch

    refuse_negative(learning_rate)
    with torch.no_grad():
        for p in parameters:
            p -= learning_rate * p.grad
            p.grad = None


@misconception("sgd_step", fails="refuses_to_climb")
def accepts_a_negative_rate(parameters, learning_rate):
    """Your step is right for sensible learning rates. With a negative one it climbs without a word, and somebody will
    search for the mistake all day. Raise a ValueError.
    """
    import torch

    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                p -= learning_rate * p.grad
                p.grad = None


# train_epoch


@misconception("train_epoch", fails="one_step_for_each_batch")
def never_clears_the_slopes(model, loader, optimiser, loss_function):
    """Your slopes pile up: the second step still carries those of the first batch. PyTorch adds to what is there. Have
    the optimiser clear them once for every batch.
    """
    model.train()
    optimiser.zero_grad()
    total, count = 0.0, 0
    for X, y in loader:
        loss = loss_function(model(X), y)
        loss.backward()
        optimiser.step()
        total, count = total + loss.item() * len(y), count + len(y)
    return total / count


@misconception("train_epoch", fails="counts_examples_and_not_batches")
def mean_of_the_batches(model, loader, optimiser, loss_function):
    """You took the mean of the batches' losses. A last batch with one example then counts as much as a full one. Give
    each batch the weight of its examples, and divide by all examples.
    """
    model.train()
    losses = []
    for X, y in loader:
        loss = loss_function(model(X), y)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return sum(losses) / len(losses)


@misconception("train_epoch", fails="one_step_for_each_batch")
def sum_of_the_batches(model, loader, optimiser, loss_function):
    """You added the losses up and did not divide, so that twice as many pictures would look twice as bad. The answer is
    the mean over all examples.
    """
    model.train()
    total = 0.0
    for X, y in loader:
        loss = loss_function(model(X), y)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        total += loss.item() * len(y)
    return total


@misconception("train_epoch", fails="one_step_for_each_batch")
def never_steps(model, loader, optimiser, loss_function):
    """The loss is measured, the slopes are found, and the dials stay where they are: nobody turns them. `backward` only
    finds the slopes. It is the optimiser who makes the step.
    """
    model.train()
    total, count = 0.0, 0
    for X, y in loader:
        loss = loss_function(model(X), y)
        optimiser.zero_grad()
        loss.backward()
        total, count = total + loss.item() * len(y), count + len(y)
    return total / count


@misconception("train_epoch", fails="one_step_for_each_batch")
def loss_after_the_step(model, loader, optimiser, loss_function):
    """The model learns rightly, and you asked it again after each step. Then the loss flatters: it is that of the model
    that has just seen the answers. Keep the loss from before the step.
    """
    model.train()
    total, count = 0.0, 0
    for X, y in loader:
        optimiser.zero_grad()
        loss_function(model(X), y).backward()
        optimiser.step()
        total, count = total + loss_function(model(X), y).item() * len(y), count + len(y)
    return total / count


@misconception("train_epoch", fails="one_step_for_each_batch")
def last_batch_only(model, loader, optimiser, loss_function):
    """You returned the loss of the last batch. One batch can be lucky. Collect the losses of all batches, and return
    the mean over all examples.
    """
    model.train()
    for X, y in loader:
        loss = loss_function(model(X), y)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return loss.item()


@misconception("train_epoch", fails="one_step_for_each_batch")
def stays_in_evaluation_mode(model, loader, optimiser, loss_function):
    """The numbers are right, and the model is still in evaluation mode. Some layers behave differently in training. Say
    `model.train()` first, since somebody may have measured the model before.
    """
    total, count = 0.0, 0
    for X, y in loader:
        loss = loss_function(model(X), y)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        total, count = total + loss.item() * len(y), count + len(y)
    return total / count


@misconception("train_epoch", fails="one_step_for_each_batch")
def keeps_the_graph(model, loader, optimiser, loss_function):
    """Your mean loss is still a tensor with its whole record behind it, the records of all batches. In a long training
    the memory fills up. Take the plain number out of each loss with `.item()`.
    """
    model.train()
    total, count = 0, 0
    for X, y in loader:
        loss = loss_function(model(X), y)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        total, count = total + loss * len(y), count + len(y)
    return total / count


@misconception("train_epoch", fails="one_step_for_each_batch")
def steps_before_the_slopes(model, loader, optimiser, loss_function):
    """Your optimiser steps before the slopes of this batch are there, so it uses those of the batch before, and the
    first time none at all. The order is: loss, clear, backward, step.
    """
    model.train()
    total, count = 0.0, 0
    for X, y in loader:
        loss = loss_function(model(X), y)
        optimiser.step()
        optimiser.zero_grad()
        loss.backward()
        total, count = total + loss.item() * len(y), count + len(y)
    return total / count


@misconception("train_epoch", fails="one_step_for_each_batch")
def only_the_first_batch(model, loader, optimiser, loss_function):
    """Your function stops after the first batch: the `return` stands inside the loop. One epoch goes through all
    batches, so return when the loop is over.
    """
    model.train()
    for X, y in loader:
        loss = loss_function(model(X), y)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        return loss.item()


# evaluate


@misconception("evaluate", fails="gives_the_share_that_is_right")
def measures_in_training_mode(model, loader):
    """You measured the model as it was, in training mode. Some layers switch neurons off at random in training, so that
    the model seems worse than it is. Say `model.eval()` first.
    """
    import torch

    right = count = 0
    with torch.no_grad():
        for X, y in loader:
            right, count = right + int((model(X).argmax(dim=1) == y).sum()), count + len(y)
    return right / count


@misconception("evaluate", fails="counts_every_example_once")
def mean_of_the_shares(model, loader):
    """You took the mean of the batches' accuracies. An example in a small last batch then counts more than the others.
    Count what is right in all batches, and divide once at the end.
    """
    import torch

    model.eval()
    with torch.no_grad():
        shares = [float((model(X).argmax(dim=1) == y).double().mean()) for X, y in loader]
    return sum(shares) / len(shares)


@misconception("evaluate", fails="gives_the_share_that_is_right")
def in_percent(model, loader):
    """Your answer is a percentage. The accuracy is a share between 0 and 1, so that three of four is 0.75. Percent are
    for people: multiply when you print.
    """
    import torch

    model.eval()
    right = count = 0
    with torch.no_grad():
        for X, y in loader:
            right, count = right + int((model(X).argmax(dim=1) == y).sum()), count + len(y)
    return 100 * right / count


@misconception("evaluate", fails="gives_the_share_that_is_right")
def counts_only(model, loader):
    """You returned how many are right. Is 300 good? That depends on how many were asked. Divide by the number of
    examples, so that tests of different size can be compared.
    """
    import torch

    model.eval()
    with torch.no_grad():
        return sum(int((model(X).argmax(dim=1) == y).sum()) for X, y in loader)


@misconception("evaluate", fails="gives_the_share_that_is_right")
def share_of_mistakes(model, loader):
    """Your answer is the share that is wrong. The accuracy is what is missing from it to 1: the share of examples whose
    largest output stands at their label.
    """
    import torch

    model.eval()
    wrong = count = 0
    with torch.no_grad():
        for X, y in loader:
            wrong, count = wrong + int((model(X).argmax(dim=1) != y).sum()), count + len(y)
    return wrong / count


@misconception("evaluate", fails="gives_the_share_that_is_right")
def accuracy_of_the_last_batch(model, loader):
    """Your counters begin anew with every batch, so the answer is that of the last one. Set them to 0 before the loop,
    and let them grow through all batches.
    """
    import torch

    model.eval()
    with torch.no_grad():
        for X, y in loader:
            right = int((model(X).argmax(dim=1) == y).sum())
            count = len(y)
    return right / count


@misconception("evaluate", fails="gives_the_share_that_is_right")
def smallest_output(model, loader):
    """You chose the smallest output of each example. The network was trained to say 1 at the right digit and 0
    elsewhere, so its answer is where the output is largest.
    """
    import torch

    model.eval()
    right = count = 0
    with torch.no_grad():
        for X, y in loader:
            right, count = right + int((model(X).argmin(dim=1) == y).sum()), count + len(y)
    return right / count


@misconception("evaluate", fails="records_nothing")
def records_while_measuring(model, loader):
    """The share is right, but PyTorch records every step of the network for slopes that nobody will ask for. That costs
    time and memory. Put the loop under `torch.no_grad()`.
    """
    model.eval()
    right = count = 0
    for X, y in loader:
        right, count = right + int((model(X).argmax(dim=1) == y).sum()), count + len(y)
    return right / count


# train_simple


def data(images, labels):
    """Rows and labels as tensors."""
    import torch

    rows, labels = rows_of_pixels(images, labels)
    return torch.tensor(rows), torch.tensor(labels, dtype=torch.int64)


def new_model():
    """A network 64 → 8 → 10."""
    from torch import nn

    return nn.Sequential(nn.Linear(64, 8), nn.Sigmoid(), nn.Linear(8, 10))


def go_through(model, X, y, order, optimiser, size=32):
    """One epoch in the given order."""
    import torch

    for places in order.split(size):
        loss = ((model(X[places]) - torch.eye(10)[y[places]]) ** 2).sum(dim=1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()


@misconception("train_simple", fails="the_seed_decides")
def no_seed(images, labels, epochs, seed):
    """Your function never uses the seed, so each call starts from other random weights. Nobody, you included, can
    repeat such a result. Set PyTorch's seed before the model is made.
    """
    import torch

    X, y = data(images, labels)
    model = new_model()
    optimiser = torch.optim.SGD(model.parameters(), lr=0.01)
    for _ in range(epochs):
        go_through(model, X, y, torch.randperm(len(y)), optimiser)
    return model


@misconception("train_simple", fails="the_seed_decides")
def always_the_same_seed(images, labels, epochs, seed):
    """You set a seed of your own, and the one that was given has no say: all seeds give the same model. Then one cannot
    see how much depends on chance. Use the seed that is given.
    """
    import torch

    torch.manual_seed(0)
    X, y = data(images, labels)
    model = new_model()
    optimiser = torch.optim.SGD(model.parameters(), lr=0.01)
    for _ in range(epochs):
        go_through(model, X, y, torch.randperm(len(y)), optimiser)
    return model


@misconception("train_simple", fails="the_seed_decides")
def shuffles_without_the_seed(images, labels, epochs, seed):
    """Your models start alike and end differently: the order of the pictures does not depend on the seed. Everything
    random has to come from it, the first weights and the shuffling.
    """
    import torch

    torch.manual_seed(seed)
    X, y = data(images, labels)
    model = new_model()
    optimiser = torch.optim.SGD(model.parameters(), lr=0.01)
    unseeded = np.random.default_rng()
    for _ in range(epochs):
        go_through(model, X, y, torch.tensor(unseeded.permutation(len(y))), optimiser, size=4)
    return model


@misconception("train_simple", fails="every_epoch_counts")
def one_epoch_whatever_is_asked(images, labels, epochs, seed):
    """However many epochs are asked for, yours is one. Perhaps the `return` stands inside the loop, or there is no
    loop. Go through all the pictures as often as `epochs` says.
    """
    import torch

    torch.manual_seed(seed)
    X, y = data(images, labels)
    model = new_model()
    optimiser = torch.optim.SGD(model.parameters(), lr=0.01)
    for _ in range(min(epochs, 1)):
        go_through(model, X, y, torch.arange(len(y)), optimiser)
    return model


@misconception("train_simple", fails="every_epoch_counts")
def trains_another_model(images, labels, epochs, seed):
    """Your model comes back as it was made. The optimiser turns the dials whose parameters it was given, and those
    belong to another model. Make one model, and hand its own parameters to the optimiser.
    """
    import torch

    torch.manual_seed(seed)
    X, y = data(images, labels)
    model, other = new_model(), new_model()
    optimiser = torch.optim.SGD(other.parameters(), lr=0.01)
    for _ in range(epochs):
        go_through(model, X, y, torch.arange(len(y)), optimiser)
    return model


@misconception("train_simple", fails="the_seed_decides")
def returns_the_history(images, labels, epochs, seed):
    """You returned the losses of the epochs. They make a good picture, but here somebody wants to use what was trained:
    return the model itself.
    """
    import torch

    torch.manual_seed(seed)
    X, y = data(images, labels)
    model, history = new_model(), []
    optimiser = torch.optim.SGD(model.parameters(), lr=0.01)
    for epoch in range(epochs):
        go_through(model, X, y, torch.randperm(len(y)), optimiser)
        history.append(float(epoch))
    return history

"""Hidden checks of 610 dials that turn themselves."""

import importlib

import numpy as np

from autograder.checks import agrees, check, holds, makes, raises, same, training_digits, unchanged, unseen_digits


def reference(name):
    """The reference called `name`; PyTorch is imported when it is first called, so that the bank loads fast."""

    def call(*args):
        return getattr(importlib.import_module("nnmath_ref.pytorch_training"), name)(*args)

    return call


def quarters(rng, *shape):
    """Fractions of both signs that float32 holds exactly; none of them is 0."""
    return rng.integers(1, 9, size=shape) / 4 * rng.choice([-1, 1], size=shape)


def pictures(rng, N):
    """N pictures (N, 8, 8) of whole pixels from 0 to 16, as decimals."""
    return rng.integers(0, 17, size=(N, 8, 8)).astype(float)


def digits(rng, N):
    """N labels."""
    return rng.integers(0, 10, size=N)


# tensors


@check("tensors", points=1)
def pictures_become_rows(to_tensors, rng):
    """Each picture becomes a row of 64 pixels, as they are, in the order in which we read; the labels stay numbers."""
    for N in (5, 7, 1):
        same(to_tensors, reference("to_tensors"), pictures(rng, N), digits(rng, N))


@check("tensors", points=0.5, after=pictures_become_rows)
def takes_rows_lists_and_whole_numbers(to_tensors, rng):
    """Pictures may be rows of 64 already, of whole numbers, or lists, the labels a list too, and nothing changes."""
    for N in (4, 64):
        same(to_tensors, reference("to_tensors"), pictures(rng, N).reshape(N, 64), digits(rng, N).astype(np.int32))
        same(to_tensors, reference("to_tensors"), pictures(rng, N).astype(int), digits(rng, N).astype(np.uint8))
    same(to_tensors, reference("to_tensors"), pictures(rng, 3).astype(int).tolist(), digits(rng, 3).tolist())
    unchanged(to_tensors, pictures(rng, 4), digits(rng, 4))


@check("tensors", points=0.5, after=pictures_become_rows)
def refuses_what_does_not_belong_together(to_tensors, rng):
    """More labels than pictures, or fewer, or pictures that have not 64 pixels, are a ValueError."""
    for N, labels in ((5, 4), (4, 5), (8, 1)):
        raises(ValueError, to_tensors, pictures(rng, N), digits(rng, labels))
    raises(ValueError, to_tensors, pictures(rng, 5)[:, :7, :7], digits(rng, 5))


@check("tensors", points=1)
def columns_become_rows(columns_to_rows, rng):
    """What was a column is a row, its numbers in the same order, also where the table is square, a row or a column."""
    for n, N in ((4, 7), (5, 3), (4, 4), (1, 5), (6, 1)):
        same(columns_to_rows, reference("columns_to_rows"), quarters(rng, n, N))


@check("tensors", points=0.5, after=columns_become_rows)
def takes_tensors_lists_and_tables_only(columns_to_rows, rng):
    """A tensor or a list of lists of whole numbers may be given; what is no table is a ValueError; nothing changes."""
    for n, N in ((4, 7), (3, 3)):
        same(columns_to_rows, reference("columns_to_rows"), quarters(rng, n, N), True)
        same(columns_to_rows, reference("columns_to_rows"), rng.integers(-9, 9, size=(n, N)).tolist())
        unchanged(columns_to_rows, quarters(rng, n, N))
    raises(ValueError, columns_to_rows, quarters(rng, 5))
    raises(ValueError, columns_to_rows, quarters(rng, 2, 3, 4))


# model


def small_parameters(rng):
    """W1, b1, W2, b2 for which no neuron of a picture is quite level."""
    W1 = rng.integers(-4, 5, size=(8, 64)) / 256
    return W1, quarters(rng, 8), quarters(rng, 10, 8), quarters(rng, 10)


@check("model", points=1.5)
def computes_both_layers(SimpleDigits, rng):
    """The model has 610 parameters in four tables, and its outputs are those of a layer, a bend and a layer."""
    for N in (5, 1, 8):
        X = pictures(rng, N).reshape(N, 64)
        same(SimpleDigits, reference("SimpleDigits"), *small_parameters(rng), X, atol=1e-5)


@check("model", points=1, after=computes_both_layers)
def bends_once_and_gently(SimpleDigits, rng):
    """The bend comes after the hidden layer only, for strong signals too, and the outputs may be any number."""
    for scale in (0.25, 8, 64):
        W1, b1, W2, b2 = small_parameters(rng)
        X = pictures(rng, 4).reshape(4, 64)
        same(SimpleDigits, reference("SimpleDigits"), W1 * scale, b1, W2, b2 * 16, X, atol=1e-4)


# gradient

NAMES = ("sum of squares", "square of the sum", "product", "first entry cubed")


@check("gradient", points=1)
def gives_the_gradient(autograd_gradient, rng):
    """Every entry of the gradient is right, for several functions, at points with one, two or many numbers."""
    for name in NAMES:
        for shape in ((1,), (4,), (2, 3)):
            same(autograd_gradient, reference("autograd_gradient"), name, quarters(rng, *shape), atol=1e-5)


@check("gradient", points=0.5, after=gives_the_gradient)
def takes_whole_numbers_and_lists(autograd_gradient, rng):
    """The point may be a list, or an array of whole numbers, and it is the same afterwards."""
    for name in NAMES[:2]:
        same(autograd_gradient, reference("autograd_gradient"), name, rng.integers(-4, 5, size=3).tolist())
        same(autograd_gradient, reference("autograd_gradient"), name, rng.integers(1, 5, size=(2, 2)))
        unchanged(autograd_gradient, name, quarters(rng, 5))


@check("gradient", points=0.5, after=gives_the_gradient)
def leaves_a_tensor_as_it_was(autograd_gradient, rng):
    """A tensor that is given comes away without new numbers, and does not go on recording."""
    for name in NAMES:
        same(autograd_gradient, reference("autograd_gradient"), name, quarters(rng, 3), True, atol=1e-5)


# sgd_step


@check("sgd_step", points=1.5)
def every_parameter_moves_against_its_slope(sgd_step, rng):
    """Every parameter has moved by the learning rate times its slope, downhill, in place, and its slope is cleared."""
    for rate in (0.5, 0.125, 2):
        shapes = ((4,), (3, 5), (1,))
        values, slopes = [quarters(rng, *s) for s in shapes], [quarters(rng, *s) for s in shapes]
        same(sgd_step, reference("sgd_step"), values, slopes, rate)
    same(sgd_step, reference("sgd_step"), [quarters(rng, 4)], [quarters(rng, 4)], 0.01)


@check("sgd_step", points=0.5, after=every_parameter_moves_against_its_slope)
def skips_what_has_no_slope(sgd_step, rng):
    """A parameter without a slope stays as it is, and the others move nevertheless."""
    values = [quarters(rng, 3), quarters(rng, 2, 2), quarters(rng, 4)]
    same(sgd_step, reference("sgd_step"), values, [quarters(rng, 3), None, quarters(rng, 4)], 0.25)
    same(sgd_step, reference("sgd_step"), values, [None, None, quarters(rng, 4)], 0.25)


@check("sgd_step", points=0.5, after=every_parameter_moves_against_its_slope)
def refuses_to_climb(sgd_step, rng):
    """A negative learning rate would climb: it is a ValueError. A rate of 0 is allowed, and nothing moves."""
    for rate in (-0.5, -2):
        raises(ValueError, sgd_step, [quarters(rng, 3)], [quarters(rng, 3)], rate)
    same(sgd_step, reference("sgd_step"), [quarters(rng, 3)], [quarters(rng, 3)], 0)


# train_epoch

COSTS = ("squared errors", "absolute errors")


def small_training(rng, N, n=3, m=4):
    """W, b, X, y: a layer from n to m, and N examples."""
    return quarters(rng, m, n), quarters(rng, m), quarters(rng, N, n), rng.integers(0, m, size=N)


@check("train_epoch", points=1.5)
def one_step_for_each_batch(train_epoch, rng):
    """Each batch gives one step with its own slopes and the given loss, and the mean loss is that before the steps."""
    for N, size, cost in ((4, 4, COSTS[0]), (6, 2, COSTS[0]), (8, 4, COSTS[1])):
        same(train_epoch, reference("train_epoch"), *small_training(rng, N), size, 0.0625, cost)


@check("train_epoch", points=1, after=one_step_for_each_batch)
def counts_examples_and_not_batches(train_epoch, rng):
    """Where the last batch is smaller, every example still counts the same."""
    for N, size, cost in ((5, 4, COSTS[0]), (7, 3, COSTS[1]), (7, 5, COSTS[0]), (3, 8, COSTS[1])):
        same(train_epoch, reference("train_epoch"), *small_training(rng, N), size, 0.0625, cost)


@check("train_epoch", points=1, after=one_step_for_each_batch)
def learns_at_the_rate_of_the_optimiser(train_epoch, rng):
    """The steps are those of the given optimiser, whatever its rate; with rate 0 the model stays as it is."""
    for rate in (0, 0.25, 0.01):
        for size in (1, 3):
            same(train_epoch, reference("train_epoch"), *small_training(rng, 6), size, rate, COSTS[0])


# evaluate


def small_test(rng, N, n=3, m=4):
    """W, b, X, y without ties, a good part of the labels right: the largest output, or any label."""
    W, b, X = rng.normal(size=(m, n)), rng.normal(size=m), rng.normal(size=(N, n))
    best = (X @ W.T + b).argmax(axis=1)
    return W, b, X, np.where(rng.random(N) < 0.6, best, rng.integers(0, m, size=N))


def right_share(evaluate, *arguments):
    """The accuracy that is reported must be right, whatever else was reported."""
    reply, wanted = evaluate(*arguments), evaluate.adapted(reference("evaluate"))(*arguments)
    agrees(reply.get("accuracy") if isinstance(reply, dict) else reply, wanted["accuracy"], call=evaluate.last)


@check("evaluate", points=1)
def gives_the_share_that_is_right(evaluate, rng):
    """The answer is the share of examples whose largest output stands at their label, all layers switched on."""
    for N, size in ((20, 5), (12, 12), (32, 8)):
        W, b, X, y = small_test(rng, N)
        y[0] = (W @ X[0] + b).argmin()
        y[1], y[2] = (X[1:3] @ W.T + b).argmax(axis=1)
        if size < N:  # a last batch without a mistake
            y[-size:] = (X[-size:] @ W.T + b).argmax(axis=1)
        right_share(evaluate, W, b, X, y, size)


@check("evaluate", points=0.5, after=gives_the_share_that_is_right)
def counts_every_example_once(evaluate, rng):
    """Every example counts the same, where the last batch is smaller, and where all or none are right."""
    for N, size in ((5, 4), (22, 7), (1, 3)):
        W, b, X, y = small_test(rng, N)
        y[-1] = (W @ X[-1] + b).argmax()
        right_share(evaluate, W, b, X, y, size)
    best, worst = (X @ W.T + b).argmax(axis=1), (X @ W.T + b).argmin(axis=1)
    right_share(evaluate, W, b, X, best, 2)
    right_share(evaluate, W, b, X, worst, 2)
    W, b, X, y = small_test(rng, 9)
    right_share(evaluate, W, b, X, [*(X[:-1] @ W.T + b).argmin(axis=1), (W @ X[-1] + b).argmax()], 4)


@check("evaluate", points=0.5, after=gives_the_share_that_is_right)
def records_nothing(evaluate, rng):
    """Measuring needs no slopes, so PyTorch is told not to record for them."""
    for N, size in ((4, 2), (3, 3)):
        reply = evaluate(*small_test(rng, N), size)
        recorded = reply.get("slopes recorded") if isinstance(reply, dict) else None
        holds(recorded is False, "the model was asked while slopes were recorded", evaluate.last)


# train_simple


def asked(model, images):
    """What a trained model answers: N rows of ten finite numbers."""
    answers = model(images)
    agrees(answers, np.zeros((len(images), 10)), atol=1e30, call=model.last)
    return np.asarray(answers, float)


def few_batches(rng):
    """Seventy pictures: too many for one batch of any common size."""
    return pictures(rng, 70), digits(rng, 70)


@check("train_simple", points=0.5)
def the_seed_decides(train_simple, rng):
    """The same seed gives the same model, before the training and after it; another seed gives another one."""
    images, labels = few_batches(rng)
    seed = int(rng.integers(1, 1000))
    for epochs in (0, 2):
        first, again = (asked(makes(train_simple, images, labels, epochs, seed), images) for _ in range(2))
        other = asked(makes(train_simple, images, labels, epochs, seed + 1), images)
        holds(np.array_equal(first, again), "two models of the same seed answer differently")
        holds(not np.array_equal(first, other), "two models of different seeds answer the same")


@check("train_simple", points=0.5, after=the_seed_decides)
def every_epoch_counts(train_simple, rng):
    """Every epoch changes the model, and the pictures and labels are the same afterwards."""
    images, labels = few_batches(rng)
    answers = [asked(makes(train_simple, images, labels, epochs, 5), images) for epochs in (0, 1, 2)]
    for before, after in zip(answers, answers[1:]):
        holds(not np.array_equal(before, after), "one more epoch changed nothing")
    unchanged(train_simple, images, labels, 1, 5)


@check("train_simple", points=1, after=every_epoch_counts, seconds=20)
def reads_unseen_digits(train_simple, rng):
    """After a short training on real digits, the model reads digits that it never saw far better than by guessing, and
    its squared error there is smaller than that of always saying 0.1.
    """
    model = makes(train_simple, *training_digits(), 25, int(rng.integers(1000)))
    images, labels = unseen_digits(rng)
    answers = asked(model, images)
    share = float(np.mean(answers.argmax(axis=1) == labels))
    holds(share > 0.3, f"{share:.3f} of the unseen digits are right; more than 0.3 is wanted", model.last)
    # trained as asked, 0.4 to 0.6; with the cross-entropy, or with other pixels than the model is asked, more than 1
    error = float(np.mean(np.sum((answers - np.eye(10)[labels]) ** 2, axis=1)))
    holds(error < 0.9, f"the squared error is {error:.3f}; less than 0.9 is wanted", model.last)

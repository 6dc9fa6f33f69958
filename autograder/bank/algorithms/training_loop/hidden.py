"""Hidden checks of From guessing to 95 percent."""

import numpy as np

from autograder.checks import (
    agrees,
    check,
    digit_images,
    digit_labels,
    holds,
    raises,
    same,
    training_digits,
    unchanged,
    unseen_digits,
)
from nnmath_ref import datasets, training

NAMES = ("sigmoid", "tanh", "relu", "identity", "softmax")
MOST_LAYERS, MOST_NEURONS = 30, 10_000  # beyond them, reading the digits would cost the grader more than training


def ink(rng, N, rows, columns):
    """Images without a pixel at 16, so that the largest one at hand is no stand-in for it."""
    return rng.integers(0, 15, size=(N, rows, columns))


def named(rng, n, N):
    """A table whose columns differ, and tell by their first entry which one they are."""
    X = rng.uniform(-2, 2, size=(n, N))
    X[0] = rng.permutation(N) + 1
    return X


def one_hot(labels, n):
    """The one-hot columns of labels."""
    return np.eye(n)[:, labels]


def fresh(rng):
    """A generator for the learner: its state tells nothing about what `rng` draws next, nor about what it drew."""
    return np.random.default_rng(int(rng.integers(2**62)))


# prepare


@check("prepare", points=1)
def images_become_columns(prepare, rng):
    """Images become columns of numbers from 0 to 1, row after row, and labels become one-hot columns."""
    for N, n_classes in ((5, 10), (3, 4), (7, 7)):
        same(prepare, datasets.prepare, ink(rng, N, 8, 8), rng.permutation(N) % n_classes, n_classes)
    some = rng.choice(1797, size=12, replace=False)
    same(prepare, datasets.prepare, digit_images()[some], digit_labels()[some], 10)


@check("prepare", points=0.5, after=images_become_columns)
def other_images_are_prepared_too(prepare, rng):
    """Images of any shape, a single image, plain lists, and pale images are prepared in the same way, and stay."""
    for N, rows, columns in ((4, 3, 5), (5, 2, 2), (1, 8, 8), (3, 1, 6)):
        labels = rng.integers(3, size=N)
        same(prepare, datasets.prepare, ink(rng, N, rows, columns), labels, 5)
        same(prepare, datasets.prepare, ink(rng, N, rows, columns).tolist(), labels.tolist(), 4)
    pale, labels = ink(rng, 4, 3, 5) / 4, np.array([0, 0, 1, 0])
    agrees(unchanged(prepare, pale, labels, 3), datasets.prepare(pale, labels, 3), call=prepare.last)


@check("prepare", points=0.5, after=images_become_columns)
def refuses_what_cannot_be_prepared(prepare, rng):
    """Missing labels, labels that are no class, and pixels outside 0 to 16 are a ValueError."""
    images = ink(rng, 4, 3, 3)
    for labels in ([0, 1, 2], [0, 1, 2, 0, 1], [1], [0, 1, 2, 3], [0, -1, 2, 1]):
        raises(ValueError, prepare, images, labels, 3)
    for stranger in (17, -1, 255):
        spoiled = images.copy()
        spoiled[tuple(rng.integers((4, 3, 3)))] = stranger
        raises(ValueError, prepare, spoiled, [0, 1, 2, 0], 3)


# split


@check("split", points=1)
def nothing_is_lost_or_shared(split, rng):
    """Every example is in one of the two sets, once, beside its own target; the test set has the size asked for."""
    for n, m, N, part in ((3, 2, 10, 0.3), (5, 4, 7, 0.5), (2, 3, 9, 0.8), (4, 4, 11, 0.25), (6, 3, 20, 0.07)):
        same(split, datasets.split, named(rng, n, N), rng.uniform(size=(m, N)), part, fresh(rng))
    X, Y = rng.integers(9, size=(2, 8)).tolist(), rng.integers(9, size=(3, 8)).tolist()
    same(split, datasets.split, X, Y, 0.35, fresh(rng))


@check("split", points=0.5, after=nothing_is_lost_or_shared)
def the_test_set_is_left_to_chance(split, rng):
    """Any example can come into the test set, not always the same ones do, and the given generator decides."""
    for N, part in ((6, 0.5), (4, 0.5), (5, 0.6)):
        same(split, datasets.split, named(rng, 2, N), rng.uniform(size=(2, N)), part, fresh(rng), "chance")
    same(split, datasets.split, named(rng, 2, 20), rng.uniform(size=(2, 20)), 0.5, fresh(rng), "again")


@check("split", points=0.5, after=nothing_is_lost_or_shared)
def refuses_an_impossible_split(split, rng):
    """A fraction that is not between 0 and 1, or tables with different numbers of columns, are a ValueError."""
    for part in (0, 1, 1.5, -0.2, 1.0, 0.0):
        raises(ValueError, split, named(rng, 3, 6), named(rng, 2, 6), part, fresh(rng))
    for N, M in ((6, 5), (5, 6), (6, 1)):
        raises(ValueError, split, named(rng, 3, N), named(rng, 2, M), 0.5, fresh(rng))


@check("split", points=0.5, after=nothing_is_lost_or_shared)
def splitting_leaves_the_tables_alone(split, rng):
    """The tables that were given are the same after the split as before."""
    for N, part in ((12, 0.25), (9, 0.5)):
        X, Y, chance = named(rng, 3, N), rng.uniform(size=(2, N)), fresh(rng)
        wanted = split.adapted(datasets.split)(X, Y, part, fresh(rng))
        agrees(unchanged(split, X, Y, part, chance), wanted, call=split.last)


# initialise


@check("initialise", points=1)
def every_layer_has_its_shape(initialise, rng):
    """Each layer has weights and biases of the shapes that its sizes ask for, and names that may stand there."""
    for sizes in ([64, 8, 10], [5, 4, 7, 3], [2, 3], [4, 4, 4], [1, 1], [3, 2, 1, 2, 6]):
        same(initialise, training.initialise, sizes, fresh(rng))


@check("initialise", points=0.5, after=every_layer_has_its_shape)
def weights_come_by_chance(initialise, rng):
    """Two networks differ, so do the neurons of a layer and their inputs; the given generator decides; small biases."""
    for sizes in ([4, 5, 7], [3, 6], [64, 16, 10], [5, 5, 5]):
        same(initialise, training.initialise, sizes, fresh(rng), "chance")
        same(initialise, training.initialise, sizes, fresh(rng), "size")
    same(initialise, training.initialise, [3, 4, 2], fresh(rng), "again")


@check("initialise", points=0.5, after=every_layer_has_its_shape)
def refuses_sizes_of_no_network(initialise, rng):
    """Fewer than two sizes, or a size below 1, are a ValueError."""
    for sizes in ([64], [], [4, 0, 3], [4, -2], [-3, 5], [0, 2], [3, 2, 0]):
        raises(ValueError, initialise, sizes, fresh(rng))


# batches


@check("batches", points=1)
def every_example_comes_once(batches, rng):
    """Batches have the size asked for; every example comes once, beside its own target, and the tables stay as they
    were.
    """
    for n, m, N, size in ((3, 2, 8, 4), (5, 4, 9, 3), (2, 3, 12, 2), (4, 4, 6, 6)):
        X, Y = named(rng, n, N), rng.uniform(size=(m, N))
        wanted = batches.adapted(datasets.batches)(X, Y, size, fresh(rng))
        agrees(unchanged(batches, X, Y, size, fresh(rng)), wanted, call=batches.last)


@check("batches", points=0.5, after=every_example_comes_once)
def the_last_batch_may_be_smaller(batches, rng):
    """What is left over is a smaller batch at the end; a size of 1, a size beyond all examples, and lists are fine."""
    for N, size in ((7, 3), (10, 4), (5, 1), (4, 9), (1, 1), (11, 10)):
        same(batches, datasets.batches, named(rng, 3, N), rng.uniform(size=(2, N)), size, fresh(rng))
    X, Y = rng.integers(9, size=(2, 7)).tolist(), rng.integers(9, size=(3, 7)).tolist()
    same(batches, datasets.batches, X, Y, 4, fresh(rng))


@check("batches", points=0.5, after=every_example_comes_once)
def each_call_has_a_new_order(batches, rng):
    """Any example can come first, it is not the same one at each call, and the given generator decides."""
    for N, size in ((4, 2), (3, 1), (3, 3)):
        same(batches, datasets.batches, named(rng, 2, N), rng.uniform(size=(2, N)), size, fresh(rng), "chance")
    same(batches, datasets.batches, named(rng, 2, 15), rng.uniform(size=(2, 15)), 4, fresh(rng), "again")


@check("batches", points=0.5, after=every_example_comes_once)
def refuses_what_makes_no_batches(batches, rng):
    """A size below 1, or tables with different numbers of columns, are a ValueError."""
    for size in (0, -1, -4):
        raises(ValueError, batches, named(rng, 3, 6), named(rng, 2, 6), size, fresh(rng))
    for N, M in ((6, 5), (5, 6), (6, 1)):
        raises(ValueError, batches, named(rng, 3, N), named(rng, 2, M), 2, fresh(rng))


# train


def network(rng, sizes, names):
    """A small network of random weights and biases."""
    shapes = zip(sizes[:-1], sizes[1:], names, strict=True)
    return [(rng.normal(size=(m, n)) / 2, rng.normal(size=(m, 1)) / 4, name) for n, m, name in shapes]


def tasks(rng, N):
    """Networks with N examples to learn, for both costs: layers, X, Y, cost."""
    for sizes, names in (((4, 5, 3), ("tanh", "softmax")), ((3, 4), ("softmax",)), ((3, 3, 3), ("sigmoid", "softmax"))):
        X, labels = rng.normal(size=(sizes[0], N)), rng.integers(sizes[-1], size=N)
        yield network(rng, sizes, names), X, one_hot(labels, sizes[-1]), "cross_entropy"
    for sizes, names in (((2, 4, 3), ("tanh", "sigmoid")), ((5, 4, 4, 2), ("relu", "tanh", "identity"))):
        X = rng.normal(size=(sizes[0], N))
        yield network(rng, sizes, names), X, rng.uniform(size=(sizes[-1], N)), "squared_error"


@check("train", points=1)
def all_examples_in_one_batch(train, rng):
    """With all examples in one batch the network takes one step an epoch, and the history has the costs before them."""
    for layers, X, Y, cost in tasks(rng, 6):
        for epochs in (1, 3):
            same(train, training.train, layers, X, Y, cost, 0.5, epochs, 6, fresh(rng))
    same(train, training.train, layers, X, Y, cost, 0.1, 2, 50, fresh(rng))


@check("train", points=0.5, after=all_examples_in_one_batch)
def several_batches_in_each_epoch(train, rng):
    """Each batch is a step, and an epoch's cost is the mean over its examples, also where the last batch is smaller."""
    for N, size in ((7, 3), (8, 4), (5, 1)):
        for layers, X, Y, cost in tasks(rng, 1):
            same_ones = np.repeat(X, N, axis=1), np.repeat(Y, N, axis=1)  # then any order is the same order
            same(train, training.train, layers, *same_ones, cost, 0.25, 2, size, fresh(rng))
    for layers, X, Y, cost in tasks(rng, 7):  # without a step, any order has the same mean
        same(train, training.train, layers, X, Y, cost, 0, 2, 3, fresh(rng))


@check("train", points=0.5, after=all_examples_in_one_batch)
def no_epoch_no_learning(train, rng):
    """With 0 epochs the network comes back as it was, and the history is empty."""
    for layers, X, Y, cost in tasks(rng, 5):
        same(train, training.train, layers, X, Y, cost, 0.5, 0, 2, fresh(rng))


@check("train", points=0.5, after=all_examples_in_one_batch)
def the_order_is_left_to_chance(train, rng):
    """Small batches come in an order that is left to chance, anew in each epoch, so trainings end differently."""
    for layers, X, Y, cost in tasks(rng, 12):
        same(train, training.train, layers, X, Y, cost, 0.3, 2, 3, fresh(rng), 3)
    layers, X, Y, cost = next(tasks(rng, 2))  # two epochs of two examples have four orders, and two if shuffled once
    Y = one_hot([0, 2], 3)
    same(train, training.train, layers, X, Y, cost, 0.3, 2, 1, fresh(rng), 24)


@check("train", points=0.5, after=all_examples_in_one_batch)
def the_first_network_stays_as_it_was(train, rng):
    """The network that was given, and the tables, are the same after training as before."""
    for layers, X, Y, cost in tasks(rng, 6):
        wanted = training.train(layers, X, Y, cost, 0.5, 2, 6, fresh(rng))
        agrees(unchanged(train, layers, X, Y, cost, 0.5, 2, 6, fresh(rng)), wanted, call=train.last)


@check("train", points=0.5, after=all_examples_in_one_batch)
def refuses_what_cannot_be_trained(train, rng):
    """A batch without examples, a negative number of epochs, or tables that do not fit are a ValueError."""
    layers, X, Y, cost = next(iter(tasks(rng, 6)))
    for epochs, size in ((2, 0), (1, -3), (-1, 3), (-2, 6)):
        raises(ValueError, train, layers, X, Y, cost, 0.5, epochs, size, fresh(rng))
    for N in (5, 7, 1):
        raises(ValueError, train, layers, X, np.resize(Y, (3, N)), cost, 0.5, 1, 10, fresh(rng))


# evaluate and confusion_matrix


@check("evaluate", points=0.5)
def counts_the_right_answers(evaluate, rng):
    """The accuracy is the share of the examples that the network reads right, from none to all of them."""
    for layers, X, _, _ in tasks(rng, 9):
        read = training._activations(layers, X)[-1].argmax(axis=0)
        outputs = len(layers[-1][0])
        for wrong in (0, 1, 4, 9):
            labels = (read + (np.arange(9) < wrong) * rng.integers(1, outputs, size=9)) % outputs
            same(evaluate, training.evaluate, layers, X, labels)
        same(evaluate, training.evaluate, layers, X[:, :1], read[:1].tolist())
    unchanged(evaluate, layers, X, labels)


@check("evaluate", points=0.5, after=counts_the_right_answers)
def refuses_to_evaluate_with_missing_labels(evaluate, rng):
    """There is one label for each column; anything else is a ValueError."""
    for layers, X, _, _ in tasks(rng, 6):
        for N in (5, 7, 1):
            raises(ValueError, evaluate, layers, X, rng.integers(2, size=N))


@check("evaluate", points=1)
def rows_are_true_and_columns_are_predicted(confusion_matrix, rng):
    """Every example is counted once, in the row of its true digit and the column of the digit that was read."""
    for n, N in ((3, 20), (10, 60), (5, 5), (4, 1)):
        labels = rng.integers(n, size=N)
        same(confusion_matrix, training.confusion_matrix, rng.integers(n, size=N), labels, n)
        same(confusion_matrix, training.confusion_matrix, ((labels + 1) % n).tolist(), labels.tolist(), n)
    same(confusion_matrix, training.confusion_matrix, [1, 1, 0], [1, 0, 0], 6)
    unchanged(confusion_matrix, rng.integers(4, size=9), rng.integers(4, size=9), 4)


@check("evaluate", points=0.5, after=rows_are_true_and_columns_are_predicted)
def refuses_to_count_what_is_no_class(confusion_matrix, rng):
    """Lists of different length, or digits that are no class, are a ValueError."""
    right = rng.integers(4, size=6)
    raises(ValueError, confusion_matrix, right, right[:5], 4)
    raises(ValueError, confusion_matrix, right[:1], right, 4)
    for stranger in (4, -1, 9):
        wrong = right.copy()
        wrong[rng.integers(6)] = stranger
        raises(ValueError, confusion_matrix, wrong, right, 4)
        raises(ValueError, confusion_matrix, right, wrong, 4)


# digits_network


@check("digits_network", points=0.5, seconds=20)
def learns_a_handful_of_images(digits_network, rng):
    """It returns a network for 64 pixels and ten digits that has learned to read the few images it was shown."""
    labels = digit_labels()
    few = [
        int(rng.choice(np.flatnonzero(labels == digit))) for digit in rng.permutation(9)[:4]
    ]  # no 9: ten outputs all the same
    images = np.round(digit_images()[few])
    same(digits_network, training.digits_network, images, labels[few], fresh(rng), 150)


def table(values, rows, columns):
    """Numbers of one shape as the grader's own array; None for anything else."""
    try:
        found = np.asarray(values)
    except (ValueError, TypeError, OverflowError):
        return None
    fits = found.dtype.kind in "biuf" and found.ndim == 2 and rows in (None, len(found)) and found.shape[1] == columns
    if not fits or not 1 <= len(found) <= MOST_NEURONS:
        return None
    found = found.astype(float)
    return found if np.isfinite(found).all() else None


def read_by(layers, images, call):
    """The digits that a network reads. What comes from a learner is looked at before anything is computed with it."""
    several = isinstance(layers, (list, tuple)) and 1 <= len(layers) <= MOST_LAYERS
    holds(several, "returned no list of layers", call)
    a = images.reshape(len(images), -1).T / 16
    for place, one in enumerate(layers, start=1):
        holds(isinstance(one, (list, tuple)) and len(one) == 3, f"layer {place} is no (W, b, name)", call)
        W, name = table(one[0], None, len(a)), one[2]
        holds(W is not None, f"W of layer {place} is no table of finite numbers with {len(a)} columns", call)
        b = table(one[1], len(W), 1)
        holds(b is not None, f"b of layer {place} has not the shape ({len(W)}, 1), or is not finite", call)
        holds(isinstance(name, str) and name in NAMES, f"layer {place} has no activation that is known", call)
        with np.errstate(all="ignore"):  # numbers may overflow; then the digits are wrong, and that is all
            a = np.nan_to_num(training.ACTIVATIONS[name](W @ a + b), nan=0.0)
    holds(len(a) == 10, f"there are {len(a)} outputs, and ten digits", call)
    return a.argmax(axis=0)


def reads_unseen_digits(digits_network, rng, least):
    """Trains the learner's network, and tries it on digits that its process has never held."""
    layers = digits_network(*training_digits(), fresh(rng))
    images, labels = unseen_digits(rng)
    right = float(np.mean(read_by(layers, images, digits_network.last) == labels))
    holds(right >= least, f"reads {right:.1%} of the digits held back, {least:.0%} are asked for", digits_network.last)


@check("digits_network", points=1, after=learns_a_handful_of_images, seconds=20)
def reads_most_new_digits(digits_network, rng):
    """The network reads at least 85 of 100 digits that it has never seen."""
    reads_unseen_digits(digits_network, rng, 0.85)


@check("digits_network", points=1, after=reads_most_new_digits, seconds=20)
def reads_new_digits_well(digits_network, rng):
    """The network reads at least 92 of 100 digits that it has never seen."""
    reads_unseen_digits(digits_network, rng, 0.92)


@check("digits_network", points=0.5, after=reads_new_digits_well, seconds=20)
def reads_new_digits_very_well(digits_network, rng):
    """The network reads at least 95 of 100 digits that it has never seen."""
    reads_unseen_digits(digits_network, rng, 0.95)

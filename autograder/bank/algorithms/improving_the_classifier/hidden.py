"""Hidden checks of Change one thing, and measure."""

import functools
from pathlib import Path

import numpy as np

from autograder.checks import agrees, check, holds, makes, raises, redrawn, same, unchanged
from nnmath_ref import improvements as right

HERE = Path(__file__).parent
SHOWN = 2500  # digits that a classifier is trained on: few, so that a training takes seconds

# standardise


@check("standardise", points=0.5)
def training_set_in_its_own_deviations(standardise, rng):
    """The training set comes back with mean 0 and standard deviation 1 in every column."""
    for rows, columns in ((5, 4), (7, 1), (6, 3)):
        train = rng.normal(3, 2, (rows, columns)) * rng.integers(1, 9, columns)
        agrees(first(standardise(train, train[:2])), right.standardise(train, train)[0], call=standardise.last)


@check("standardise", points=0.5, after=training_set_in_its_own_deviations)
def test_set_by_the_same_ruler(standardise, rng):
    """The test set is measured with the mean and the standard deviation of the training set."""
    for rows, asked, columns in ((5, 4, 3), (7, 1, 2), (6, 9, 4)):
        same(standardise, right.standardise, rng.normal(3, 2, (rows, columns)), rng.normal(-4, 7, (asked, columns)))


@check("standardise", points=0.5, after=training_set_in_its_own_deviations)
def pixels_that_never_change(standardise, rng):
    """A column that never changes in the training set gives numbers, no infinity and no nan."""
    train, test = rng.normal(size=(6, 4)), rng.normal(size=(3, 4))
    for value in (0.0, 5.0, 0.1):
        train[:, 1] = value
        agrees(first(standardise(train, train[:2])), right.standardise(train, train)[0], call=standardise.last)
        test[:, 1] = train[0, 1]
        train_moved = first(standardise(train, test))
        holds(np.isfinite(np.asarray(train_moved, float)).all(), "not finite", standardise.last)


@check("standardise", points=0.5, after=test_set_by_the_same_ruler)
def takes_lists_changes_nothing_and_refuses_misfits(standardise, rng):
    """Lists of whole numbers are welcome, nothing is changed, and tables of different width are refused."""
    same(standardise, right.standardise, [[1, 2], [3, 7], [8, 0]], [[4, 4]])
    train, test = rng.normal(size=(5, 3)), rng.normal(size=(4, 3))
    unchanged(standardise, train, test)
    for columns in (2, 4):
        raises(ValueError, standardise, train, rng.normal(size=(4, columns)))


def first(answer):
    """The first of two tables; whatever else came back is judged as it is."""
    return answer[0] if isinstance(answer, (tuple, list)) and len(answer) == 2 else answer


# augment


@check("augment", points=1)
def originals_then_moved_copies(augment, rng):
    """First the pictures as they are, then a copy of each: moved by one pixel, empty where nothing comes in."""
    for shape in ((1, 3, 4), (3, 4, 3), (2, 5, 5)):
        same(augment, right.augment, rng.integers(1, 99, shape), int(rng.integers(1000)))


@check("augment", points=0.5, after=originals_then_moved_copies)
def every_picture_draws_its_own_move(augment, rng):
    """Each picture draws its own move, from the generator that is given."""
    images = np.repeat(rng.integers(1, 99, (1, 4, 5)), 80, axis=0)
    agrees(augment(images, int(rng.integers(1000)), "chance"), [4, True, False], call=augment.last)


@check("augment", points=0.5, after=originals_then_moved_copies)
def the_pictures_stay_as_they_were(augment, rng):
    """The pictures that were given are the same after the call as before, and fractions stay fractions."""
    for images in (rng.integers(1, 99, (3, 4, 5)), rng.uniform(1, 2, (2, 3, 3))):
        rng_seed = int(rng.integers(1000))
        unchanged(augment, images, rng_seed)
        same(augment, right.augment, images, rng_seed)


@check("augment", points=0.5, after=originals_then_moved_copies)
def a_single_picture_is_no_stack(augment, rng):
    """One picture that is not in a stack, and a table of rows, are refused."""
    for shape in ((4, 5), (7,)):
        raises(ValueError, augment, rng.integers(1, 99, shape), 0, "chance")


# build_network


@check("build_network", points=1)
def layers_with_a_bend_between(build_network, rng):
    """A network with one or two hidden layers gives the right scores for rows."""
    for sizes in ([4, 3, 7], [5, 4, 3, 8], [4, 3, 2]):  # so many scores are not all positive by chance
        same(build_network, right.build_network, sizes, "relu", rng.normal(size=(9, sizes[0])), atol=1e-5)


@check("build_network", points=0.5, after=layers_with_a_bend_between)
def every_bend_by_its_name(build_network, rng):
    """Each of the three activation functions comes by its name."""
    for name in ("tanh", "sigmoid", "relu"):
        same(build_network, right.build_network, [5, 4, 3], name, rng.normal(size=(6, 5)), atol=1e-5)


@check("build_network", points=0.5, after=layers_with_a_bend_between)
def no_hidden_layer_and_many(build_network, rng):
    """Two sizes make one linear layer, and long lists make deep networks."""
    for sizes in ([4, 3], [3, 6, 5, 4, 2]):
        same(build_network, right.build_network, sizes, "tanh", rng.normal(size=(5, sizes[0])), atol=1e-5)


@check("build_network", points=0.5, after=layers_with_a_bend_between)
def refuses_what_is_no_network(build_network):
    """An activation that is not known, and a list that is too short, are refused."""
    for sizes, name in (([3, 2], "softmax"), ([3, 4, 2], "ReLu"), ([3], "relu"), ([], "tanh")):
        raises(ValueError, build_network, sizes, name, [[1.0, 2.0, 3.0]])


# cross_entropy_training


def small_task(rng, count=6):
    """Weights of two layers, rows and labels for a short training."""
    labels = rng.permutation(np.arange(count) % 3)
    return rng.normal(size=(4, 5)), rng.normal(size=(3, 4)), rng.normal(size=(count, 5)), labels


@check("cross_entropy_training", points=1)
def one_step_down_the_cross_entropy(cross_entropy_training, rng):
    """One epoch with a single batch takes one step along the slope of the cross-entropy, and reports its cost."""
    for rate in (0.5, 0.05):
        same(cross_entropy_training, right.cross_entropy_training, *small_task(rng), 6, 1, rate)


@check("cross_entropy_training", points=1, after=one_step_down_the_cross_entropy)
def batch_after_batch_and_epoch_after_epoch(cross_entropy_training, rng):
    """With several batches and epochs, the weights at the end are right, and so is the cost of every epoch."""
    for size, epochs in ((3, 1), (2, 3), (6, 4)):
        same(cross_entropy_training, right.cross_entropy_training, *small_task(rng), size, epochs, 0.3)


@check("cross_entropy_training", points=0.5, after=batch_after_batch_and_epoch_after_epoch)
def a_smaller_last_batch_counts_less(cross_entropy_training, rng):
    """The cost of an epoch is the mean over its examples, also where the last batch is smaller."""
    for size in (4, 5):
        same(cross_entropy_training, right.cross_entropy_training, *small_task(rng, 7), size, 2, 0.2)


@check("cross_entropy_training", points=0.5, after=one_step_down_the_cross_entropy)
def no_epoch_and_no_nonsense(cross_entropy_training, rng):
    """No epoch changes nothing; fewer than none, and a learning rate that is not above zero, are refused."""
    task = small_task(rng)
    same(cross_entropy_training, right.cross_entropy_training, *task, 3, 0, 0.3)
    for epochs, rate in ((-1, 0.3), (2, 0.0), (2, -0.1)):
        raises(ValueError, cross_entropy_training, *task, 3, epochs, rate)


# compare


@check("compare", points=0.5)
def means_over_the_seeds(compare, rng):
    """The first number of each row is the mean accuracy over five trainings, each from a seed of its own."""
    for count in (1, 3):
        given = drawn_accuracies(rng, count), [int(rng.integers(1000))]
        want = compare.adapted(right.compare)(*given)
        agrees(column(compare(*given), 0), column(want, 0), call=compare.last)


@check("compare", points=0.5, after=means_over_the_seeds)
def spreads_over_the_seeds(compare, rng):
    """The second number of each row is the standard deviation, as the text defines it."""
    for count in (1, 4):
        given = drawn_accuracies(rng, count), [int(rng.integers(1000))]
        want = compare.adapted(right.compare)(*given)
        agrees(column(compare(*given), 1), column(want, 1), call=compare.last)


@check("compare", points=0.5, after=means_over_the_seeds)
def the_same_seeds_for_everybody(compare, rng):
    """All experiments have the same five seeds, and the generator that is given decides which."""
    start = int(rng.integers(1000))
    given = drawn_accuracies(rng, 3), [start, start, start + 1]
    want = compare.adapted(right.compare)(*given)
    agrees(part(compare(*given), 1), want[1], call=compare.last)


@check("compare", points=0.5, after=means_over_the_seeds)
def nothing_to_compare(compare):
    """A table without any experiment is refused."""
    raises(ValueError, compare, {}, [0])


def drawn_accuracies(rng, count):
    """Five accuracies for each of some experiments, in no order."""
    names = ["simple", "wider", "scaled", "moved"][:count]
    return {name: rng.permutation([0.3, 0.45, 0.5, 0.7, float(rng.uniform(0.8, 1))]).tolist() for name in names}


def part(answer, index):
    """A part of what an adapter reports; whatever else came back is judged as it is."""
    return answer[index] if isinstance(answer, (list, tuple)) and len(answer) > index else answer


def column(answer, index):
    """The means or the spreads of the first table; whatever is no such table is judged as it is."""
    table = part(part(answer, 0), 0)
    return [part(row, index) for row in table] if isinstance(table, (list, tuple)) else table


# learning_rate_sweep


def drawn_answers(rng, count):
    """Three pairs (validation, test) for each of some rates; the best test belongs to another rate than the best
    validation.
    """
    levels = np.linspace(0.3, 0.8, count)
    order = rng.permutation(count)
    pairs = [(levels[i], 1.05 - levels[i]) for i in order]
    noise = rng.uniform(-0.02, 0.02, (count, 3, 2))
    return [[(float(v + a), float(t + b)) for a, b in row] for (v, t), row in zip(pairs, noise)]


def same_result(learning_rate_sweep, *given):
    """What the sweep returns must be right; which seeds it drew is for another check."""
    want = learning_rate_sweep.adapted(right.learning_rate_sweep)(*given)
    agrees(part(learning_rate_sweep(*given), 0), want[0], call=learning_rate_sweep.last)


@check("learning_rate_sweep", points=1)
def chosen_on_the_validation_digits(learning_rate_sweep, rng):
    """The rate with the best mean on the validation digits wins, and its mean on the test digits is reported."""
    for rates in ([0.1, 0.2, 0.5], [1, 0.01, 0.3, 0.05], [0.4]):
        answers = drawn_answers(rng, len(rates))
        same_result(learning_rate_sweep, answers, rates, [int(rng.integers(1000))])


@check("learning_rate_sweep", points=0.5, after=chosen_on_the_validation_digits)
def the_same_seeds_for_every_rate(learning_rate_sweep, rng):
    """All rates have the same three seeds, from the generator that is given, and of equal rates the first wins."""
    start = int(rng.integers(1000))
    answers = [[(0.5, 0.4)] * 3, [(0.75, 0.5)] * 3, [(0.75, 0.9)] * 3]
    same(learning_rate_sweep, right.learning_rate_sweep, answers, [0.1, 0.2, 0.3], [start, start, start + 1])


@check("learning_rate_sweep", points=0.5, after=chosen_on_the_validation_digits)
def a_training_that_fell_apart(learning_rate_sweep, rng):
    """A rate whose accuracy is nan never wins; without any rate that gives a number there is nothing to choose."""
    nan, rates = float("nan"), [0.1, 3.0, 0.2]
    for place in range(3):
        answers = drawn_answers(rng, 3)
        answers[place][int(rng.integers(3))] = (nan, nan)
        same_result(learning_rate_sweep, answers, rates, [int(rng.integers(1000))])
    raises(ValueError, learning_rate_sweep, [[(nan, nan)] * 3] * 2, [9.0, 8.0], [0])
    raises(ValueError, learning_rate_sweep, [], [], [0])


# best_classifier


@functools.cache
def digits_in(name):
    """Images and labels of a file, read once."""
    with np.load(HERE / name) as file:
        return file["images"], file["labels"].astype(np.int64)


def shown_digits(rng, count):
    """Some of the digits that are handed out, in a new order."""
    images, labels = digits_in("data/mnist_8000.npz")
    chosen = rng.permutation(len(labels))[:count]
    return images[chosen], labels[chosen]


def digits_held_back(rng):
    """The digits that are not handed out, redrawn, in a new order."""
    images, labels = digits_in("kept/mnist_2000.npz")
    order = rng.permutation(len(labels))
    return redrawn(images[order], rng), labels[order]


def as_digits(answer, count, call):
    """The answers as an array of `count` whole numbers from 0 to 9; anything else stops the check."""
    holds(isinstance(answer, (list, tuple, np.ndarray)), "no list of digits", call)
    try:
        digits = np.asarray(answer)
    except (ValueError, TypeError, OverflowError):
        digits = np.empty(0, object)
    holds(digits.shape == (count,) and digits.dtype.kind in "iuf", f"not {count} numbers", call)
    holds(np.isin(digits, np.arange(10)).all(), "not all from 0 to 9", call)
    return digits


def share_read(best_classifier, rng):
    """The share of the digits held back that a classifier reads; they are not drawn before it is trained."""
    classify = makes(best_classifier, *shown_digits(rng, SHOWN), int(rng.integers(1000)))
    pictures, labels = digits_held_back(rng)
    digits = as_digits(classify(pictures), len(labels), classify.last)
    return float(np.mean(digits == labels)), classify.last


@check("best_classifier", points=1, seconds=20)
def a_digit_for_every_picture(best_classifier, rng):
    """A function comes back that gives one digit for each picture, and that has learned more than to guess."""
    images, labels = shown_digits(rng, 600)
    classify = makes(best_classifier, images, labels, int(rng.integers(1000)))
    digits = as_digits(classify(images), len(labels), classify.last)
    holds(np.mean(digits == labels) >= 0.3, "hardly better than a guess on its own training digits", classify.last)


@check("best_classifier", points=0.5, after=a_digit_for_every_picture, seconds=20)
def each_picture_by_itself(best_classifier, rng):
    """What the classifier sees in a picture does not depend on the other pictures that are asked with it."""
    images, labels = shown_digits(rng, 630)
    classify = makes(best_classifier, images[:600], labels[:600], int(rng.integers(1000)))
    together = as_digits(classify(images[600:]), 30, classify.last)
    for place in range(600, 630):
        alone = as_digits(classify(images[place : place + 1]), 1, classify.last)
        holds(alone[0] == together[place - 600], "another digit when asked alone", classify.last)


@check("best_classifier", points=1, after=each_picture_by_itself, seconds=20)
def reads_most_digits_held_back(best_classifier, rng):
    """Of digits that nobody has shown it, the classifier reads at least 75 of 100."""
    share, call = share_read(best_classifier, rng)
    holds(share >= 0.75, f"reads {share:.1%}", call)


@check("best_classifier", points=0.5, after=reads_most_digits_held_back, seconds=20)
def reads_nearly_all(best_classifier, rng):
    """Of digits that nobody has shown it, the classifier reads at least 80 of 100."""
    share, call = share_read(best_classifier, rng)
    holds(share >= 0.80, f"reads {share:.1%}", call)


@check("best_classifier", points=1, after=reads_nearly_all, seconds=20)
def reads_nearly_all_and_hard_ones(best_classifier, rng):
    """Of digits that nobody has shown it, the classifier reads at least 85 of 100."""
    share, call = share_read(best_classifier, rng)
    holds(share >= 0.85, f"reads {share:.1%}", call)

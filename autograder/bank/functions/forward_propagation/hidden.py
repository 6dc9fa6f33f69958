"""Hidden checks of A network on a postcard."""

import numpy as np

from autograder.checks import agrees, check, digit_images, raises, same, unchanged
from nnmath_ref import networks as right

# Bends: all take a number or an array, none is what a learner has in the notebook, and none is level where z is large.


def keep(z):
    """No bend at all."""
    return z


def leak(z):
    """A quarter of a negative signal gets through."""
    z = np.asarray(z)
    return np.where(z > 0, z, z / 4)


def soft(z):
    """An S-curve that never becomes quite level."""
    z = np.asarray(z)
    return z / (1 + np.abs(z))


def valley(z):
    """Falls, then rises."""
    z = np.asarray(z)
    return z * z / 4 - z - 1


def never_negative(z):
    """Nothing below zero gets through."""
    return np.maximum(0, z)


def share_of_column(z):
    """Looks at whole columns: every entry as its share of the powers of two."""
    powers = 2.0 ** np.asarray(z)
    return powers / powers.sum(axis=0)


def quarters(rng, *shape):
    """Fractions of both signs that float32 holds exactly; no zero that would hide a mistake."""
    return rng.integers(1, 9, size=shape) / 4 * rng.choice([-1, 1], size=shape)


def whole(rng, *shape):
    """Whole numbers of both signs, as nested lists, none of them 0."""
    return (rng.integers(1, 5, size=shape) * rng.choice([-1, 1], size=shape)).tolist()


def network(rng, sizes, *bends):
    """A list of layers; the last bend serves all layers that are left."""
    pairs = list(zip(sizes, sizes[1:]))
    bends = [*bends, *[bends[-1]] * len(pairs)]
    return [(quarters(rng, m, n), quarters(rng, m, 1), f) for (n, m), f in zip(pairs, bends)]


def real_digits(rng, N):
    """N handwritten digits in columns, shape (64, N), every pixel between 0 and 1."""
    return digit_images()[rng.integers(1797, size=N)].reshape(N, 64).T / 16


def misfits(rng):
    """Networks and inputs of which exactly one shape does not fit."""
    first = network(rng, (5, 4), leak)
    yield first, quarters(rng, 4, 1)
    yield first, quarters(rng, 7, 3)
    yield [*first, *network(rng, (5, 4), soft)], quarters(rng, 5, 1)
    yield [*first, *network(rng, (3, 2), soft)], quarters(rng, 5, 2)
    for b in ((4, 1), (1, 1), (1, 3), (3, 2)):  # NumPy would stretch all but the first
        yield [*first, (quarters(rng, 3, 4), quarters(rng, *b), soft)], quarters(rng, 5, 1)


# neuron


@check("neuron", points=1.5)
def weighs_adds_shifts_and_bends(neuron, rng):
    """Each input is weighed, the products are added up, the bias is added once, and then the sum is bent once."""
    for n, f in ((4, leak), (5, soft), (7, valley), (2, valley), (4, keep), (5, leak)):
        same(neuron, right.neuron, quarters(rng, n), quarters(rng, n), float(quarters(rng)), f)


@check("neuron", points=0.5, after=weighs_adds_shifts_and_bends)
def takes_lists_and_a_single_input(neuron, rng):
    """Weights and inputs may be plain lists of whole numbers, which stay as they were, and there may be one only."""
    for n, f in ((4, soft), (3, valley), (1, valley), (1, soft)):
        w, x, b = whole(rng, n), whole(rng, n), int(rng.integers(-4, 5))
        agrees(unchanged(neuron, w, x, b, f), right.neuron(w, x, b, f), call=neuron.last)
    same(neuron, right.neuron, quarters(rng, 1), quarters(rng, 1), float(quarters(rng)), valley)


@check("neuron", points=0.5, after=weighs_adds_shifts_and_bends)
def refuses_lists_of_different_length(neuron, rng):
    """More weights than inputs, or fewer, are a ValueError, also where one of the lists has a single entry."""
    for n, other in ((4, 5), (5, 4), (1, 4), (4, 1), (2, 7)):
        raises(ValueError, neuron, quarters(rng, n), quarters(rng, other), 0.5, soft)
        raises(ValueError, neuron, whole(rng, n), whole(rng, other), 1, keep)


@check("neuron", points=0.5, after=weighs_adds_shifts_and_bends)
def leaves_weights_and_inputs_alone(neuron, rng):
    """The weights and the inputs are the same after the call as before."""
    for n in (4, 5):
        w, x, b = quarters(rng, n), quarters(rng, n), float(quarters(rng))
        agrees(unchanged(neuron, w, x, b, soft), right.neuron(w, x, b, soft), call=neuron.last)


# layer


@check("layer", points=1.5)
def one_example_through_a_layer(layer, rng):
    """f(W x + b) is right for one example, from a single neuron to eight of them that look at a real digit."""
    for m, n, f in ((4, 5, leak), (5, 4, soft), (7, 7, valley), (1, 5, soft), (4, 1, valley), (3, 3, soft)):
        same(layer, right.layer, quarters(rng, m, n), quarters(rng, n, 1), quarters(rng, m, 1), f)
    same(layer, right.layer, quarters(rng, 8, 64), real_digits(rng, 1), quarters(rng, 8, 1), soft)


@check("layer", points=1, after=one_example_through_a_layer)
def a_batch_through_a_layer(layer, rng):
    """A batch is served too: every column gets the biases and the bend, and nothing that was given is changed."""
    for m, n, N, f in ((4, 5, 7, leak), (5, 4, 2, soft), (4, 7, 4, valley), (1, 5, 3, soft), (3, 3, 3, valley)):
        W, x, b = quarters(rng, m, n), quarters(rng, n, N), quarters(rng, m, 1)
        agrees(unchanged(layer, W, x, b, f), right.layer(W, x, b, f), call=layer.last)


@check("layer", points=0.5, after=a_batch_through_a_layer)
def hands_f_the_whole_table(layer, rng):
    """A function that looks at a whole column is given the whole table, so that it can."""
    for m, n, N in ((4, 5, 7), (5, 4, 1), (3, 2, 3)):
        W, x, b = quarters(rng, m, n), quarters(rng, n, N), quarters(rng, m, 1)
        same(layer, right.layer, W, x, b, share_of_column)


@check("layer", points=0.5, after=one_example_through_a_layer)
def takes_lists_and_changes_nothing(layer, rng):
    """Weights, inputs and biases may be lists of whole numbers, and all that was given is the same afterwards."""
    for m, n in ((4, 3), (2, 5), (3, 3)):
        for W, x, b in (
            (whole(rng, m, n), whole(rng, n, 1), whole(rng, m, 1)),
            (quarters(rng, m, n), quarters(rng, n, 1), quarters(rng, m, 1)),
            (np.array(whole(rng, m, n)), quarters(rng, n, 1), np.array(whole(rng, m, 1))),
            (quarters(rng, m, n), np.array(whole(rng, n, 1)), np.array(whole(rng, m, 1))),
        ):
            agrees(unchanged(layer, W, x, b, soft), right.layer(W, x, b, soft), call=layer.last)


@check("layer", points=0.5, after=one_example_through_a_layer)
def refuses_what_is_no_layer(layer, rng):
    """Inputs or biases whose shape does not fit the weights are a ValueError, also where NumPy would stretch them."""
    W = quarters(rng, 4, 5)
    for x, b in (
        ((4, 1), (4, 1)),
        ((7, 3), (4, 1)),
        ((5, 1), (5, 1)),
        ((5, 1), (1, 1)),
        ((5, 1), (1, 4)),
        ((5, 4), (1, 4)),
        ((5, 3), (4, 3)),
        ((5, 1), (4,)),
        ((5, 4), (4,)),
    ):
        raises(ValueError, layer, W, quarters(rng, *x), quarters(rng, *b), soft)


# forward


@check("forward", points=1.5)
def layer_after_layer(forward, rng):
    """One example goes through all layers in their order, each with its own weights, biases and function."""
    for sizes, bends in (
        ((5, 4, 7, 3), (soft, leak, valley)),
        ((4, 4, 4), (valley, soft)),
        ((2, 3, 1), (leak, soft)),
        ((3, 3, 3, 3), (soft, valley, soft)),
    ):
        same(forward, right.forward, network(rng, sizes, *bends), quarters(rng, sizes[0], 1))


@check("forward", points=0.5, after=layer_after_layer)
def a_batch_through_the_network(forward, rng):
    """A batch goes through as well, a column for each column that goes in; so do real digits, and plain lists."""
    same(forward, right.forward, network(rng, (4, 5, 3), leak, valley), quarters(rng, 4, 7))
    same(forward, right.forward, network(rng, (3, 3, 3), soft, leak), quarters(rng, 3, 3))
    same(forward, right.forward, network(rng, (2, 4, 3, 5, 2), soft, valley, leak, soft), quarters(rng, 2, 3))
    same(forward, right.forward, network(rng, (64, 8, 10), soft, share_of_column), real_digits(rng, 5))
    lists = [(whole(rng, 4, 2), whole(rng, 4, 1), soft), (whole(rng, 3, 4), whole(rng, 3, 1), valley)]
    same(forward, right.forward, lists, whole(rng, 2, 3))


@check("forward", points=0.5, after=layer_after_layer)
def one_layer_or_none(forward, rng):
    """There may be one layer only, or none, and then the input comes out as it went in."""
    same(forward, right.forward, network(rng, (5, 4), valley), quarters(rng, 5, 1))
    same(forward, right.forward, network(rng, (1, 1), soft), quarters(rng, 1, 1))
    for n in (5, 3):
        same(forward, right.forward, [], quarters(rng, n, 1))


@check("forward", points=0.5, after=layer_after_layer)
def refuses_a_broken_network(forward, rng):
    """A shape that does not fit, in whichever layer, is a ValueError, also where NumPy would stretch it."""
    for layers, x in misfits(rng):
        raises(ValueError, forward, layers, x)


@check("forward", points=0.5, after=layer_after_layer)
def using_a_network_does_not_change_it(forward, rng):
    """The network and the input are the same after the call as before, so that it can be used again."""
    for sizes in ((4, 4, 4), (5, 3, 4)):
        layers, x = network(rng, sizes, leak, soft), quarters(rng, sizes[0], 1)
        agrees(unchanged(forward, layers, x), right.forward(layers, x), call=forward.last)


# forward_trace


@check("forward_trace", points=1)
def every_layer_is_written_down(forward_trace, rng):
    """The input comes first, then the activations of every layer, each in its place and of its shape."""
    for sizes, bends in (
        ((5, 4, 7, 3), (soft, leak, valley)),
        ((4, 4, 4), (valley, soft)),
        ((2, 3, 1), (leak, soft)),
        ((3, 3, 3, 3), (soft, valley, soft)),
    ):
        same(forward_trace, right.forward_trace, network(rng, sizes, *bends), quarters(rng, sizes[0], 1))


@check("forward_trace", points=0.5, after=every_layer_is_written_down)
def a_trace_of_a_batch_and_of_no_layer(forward_trace, rng):
    """A batch is written down too, and so is a network with one layer or with none at all."""
    same(forward_trace, right.forward_trace, network(rng, (4, 5, 3), leak, valley), quarters(rng, 4, 7))
    same(forward_trace, right.forward_trace, network(rng, (64, 8, 10), soft, share_of_column), real_digits(rng, 3))
    same(forward_trace, right.forward_trace, network(rng, (3, 3), soft), quarters(rng, 3, 2))
    same(forward_trace, right.forward_trace, [], quarters(rng, 5, 2))


@check("forward_trace", points=0.5, after=every_layer_is_written_down)
def refuses_to_trace_a_broken_network(forward_trace, rng):
    """A shape that does not fit, in whichever layer, is a ValueError, also where NumPy would stretch it."""
    for layers, x in misfits(rng):
        raises(ValueError, forward_trace, layers, x)


@check("forward_trace", points=0.5, after=every_layer_is_written_down)
def watching_a_network_does_not_change_it(forward_trace, rng):
    """The network and the input are the same after the call as before."""
    for sizes in ((4, 4, 4), (5, 3, 4)):
        layers, x = network(rng, sizes, leak, soft), quarters(rng, sizes[0], 1)
        agrees(unchanged(forward_trace, layers, x), right.forward_trace(layers, x), call=forward_trace.last)


# parameter_count


@check("parameter_count", points=1)
def counts_every_weight_and_every_bias(parameter_count, rng):
    """All weights and all biases are counted, for networks of two sizes and of many."""
    for number in (2, 3, 3, 4, 6):
        same(parameter_count, right.parameter_count, rng.permutation(np.arange(2, 12))[:number].tolist())
    same(parameter_count, right.parameter_count, [784, int(rng.integers(20, 200)), 10])


@check("parameter_count", points=0.5, after=counts_every_weight_and_every_bias)
def one_size_has_no_parameters(parameter_count, rng):
    """One size alone is a network without layers, and has no parameters."""
    for size in (64, 1, int(rng.integers(2, 50))):
        same(parameter_count, right.parameter_count, [size])


@check("parameter_count", points=0.5, after=counts_every_weight_and_every_bias)
def refuses_sizes_of_no_network(parameter_count, rng):
    """No size at all, or a size of 0 or below, is a ValueError, wherever it stands."""
    n, m = rng.integers(2, 9, size=2).tolist()
    for sizes in ([], [-n], [-n, m], [n, -m], [-n, -m], [n, -m, n], [n, m, -n], [n, 0, m], [0, m], [n, 0], [0]):
        raises(ValueError, parameter_count, sizes)


@check("parameter_count", points=0.5, after=counts_every_weight_and_every_bias)
def counting_leaves_the_sizes_alone(parameter_count, rng):
    """The list of sizes is the same after counting as before."""
    for number in (2, 4):
        sizes = rng.integers(2, 12, size=number).tolist()
        agrees(unchanged(parameter_count, sizes), right.parameter_count(sizes), call=parameter_count.last)


# predict


def without_ties(rng, sizes, *bends):
    """A network whose outputs differ: its weights are no neat fractions."""
    return [(W + rng.normal(size=W.shape) / 8, b / 4, f) for W, b, f in network(rng, sizes, *bends)]


@check("predict", points=1)
def finds_the_largest_output_of_each_column(predict, rng):
    """Each column gets the row of its largest output, for several networks and for real digits."""
    for sizes, N in (((5, 4, 7), 3), ((3, 6, 4), 9), ((4, 4, 4), 4)):
        same(predict, right.predict, without_ties(rng, sizes, leak, soft), quarters(rng, sizes[0], N))
    same(predict, right.predict, without_ties(rng, (64, 8, 10), leak, share_of_column), real_digits(rng, 12))
    X = rng.permuted(np.tile(np.arange(5) - 2.0, (6, 1)), axis=1).T  # every digit can win, none is favoured
    same(predict, right.predict, [(np.eye(5), np.zeros((5, 1)), valley)], X + 1.5)
    same(predict, right.predict, [(np.eye(5), np.zeros((5, 1)), leak)], np.eye(5)[:, [3, 0, 4, 2]] * 3)


@check("predict", points=0.5, after=finds_the_largest_output_of_each_column)
def a_batch_of_one(predict, rng):
    """A single example gives a list of one digit; a single output always says the same; nothing given is changed."""
    layers, X = without_ties(rng, (4, 3, 5), leak, soft), quarters(rng, 4, 3)
    agrees(unchanged(predict, layers, X), right.predict(layers, X), call=predict.last)
    for sizes in ((5, 4, 7), (3, 3), (4, 6, 3)):
        same(predict, right.predict, without_ties(rng, sizes, leak, soft), quarters(rng, sizes[0], 1))
    same(predict, right.predict, without_ties(rng, (4, 3, 1), leak, soft), quarters(rng, 4, 5))
    same(predict, right.predict, without_ties(rng, (4, 1), soft), quarters(rng, 4, 1))


@check("predict", points=0.5, after=finds_the_largest_output_of_each_column)
def breaks_ties_as_the_text_says(predict, rng):
    """Where several outputs are equally large, the digit is the one that the text says."""
    m = 6
    X = rng.integers(-4, 0, size=(m, 5)).astype(float)
    for column in X.T:
        column[rng.permutation(m)[: rng.integers(2, 5)]] = 3
    X[:, 4] = 2  # all equal
    same(predict, right.predict, [(2 * np.eye(m), np.ones((m, 1)), leak)], X)
    silent = [(-np.ones((4, 3)), np.zeros((4, 1)), never_negative)]
    same(predict, right.predict, silent, np.abs(quarters(rng, 3, 2)))


@check("predict", points=0.5, after=finds_the_largest_output_of_each_column)
def refuses_to_guess_with_a_broken_network(predict, rng):
    """A shape that does not fit, in whichever layer, is a ValueError, also where NumPy would stretch it."""
    for layers, X in misfits(rng):
        raises(ValueError, predict, layers, X)

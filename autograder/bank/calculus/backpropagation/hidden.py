"""Hidden checks of Whose fault is it?"""

import math

import numpy as np

from autograder.checks import agrees, check, holds, raises, same, unchanged
from nnmath_ref import backpropagation as network_right
from nnmath_ref import gradients as right
from nnmath_ref.activations import d_relu, d_sigmoid, d_tanh, relu, sigmoid, softmax, tanh

# chain_rule


def line(slope):
    """A straight line through 1, and its slope."""

    def inner(t):
        return slope * t + 1

    def inner_derivative(t):
        return slope

    return inner, inner_derivative


def bowl(t):
    """t² − t + 2: never below 1."""
    return t * t - t + 2


def bowl_slope(t):
    """The slope of the bowl."""
    return 2 * t - 1


def one_over(t):
    """The slope of the logarithm."""
    return 1 / t


def number(rng, low=0.5, high=3.0):
    """A number between low and high, of either sign."""
    return float(rng.uniform(low, high) * rng.choice([-1, 1]))


@check("chain_rule", points=1)
def rates_are_multiplied(chain_rule, rng):
    """Where the slopes are the same everywhere, the two rates are multiplied, also negative ones and zero."""
    for slope in (number(rng), number(rng), 0.0, 2):
        inner, inner_derivative = line(slope)
        outer_derivative = line(number(rng))[1]
        same(chain_rule, right.chain_rule, outer_derivative, inner, inner_derivative, number(rng))


@check("chain_rule", points=1, after=rates_are_multiplied)
def each_slope_is_read_at_its_place(chain_rule, rng):
    """Where the slopes change from place to place, each is read at the right one."""
    for _ in range(2):
        same(chain_rule, right.chain_rule, one_over, bowl, bowl_slope, number(rng))
        same(chain_rule, right.chain_rule, math.cos, math.exp, math.exp, number(rng))
        same(chain_rule, right.chain_rule, bowl_slope, math.sin, math.cos, number(rng))
    same(chain_rule, right.chain_rule, math.exp, bowl, bowl_slope, int(rng.integers(2, 4)))


# neuron_gradients


def both(neuron_gradients, *given):
    """The slopes of the weights, and the slope of the bias, which must be a number."""
    got, call = neuron_gradients(*given), neuron_gradients.last
    holds(isinstance(got, (list, tuple)) and len(got) == 2, "returned no pair", call)
    db = got[1].item() if getattr(got[1], "shape", None) == () else got[1]
    holds(isinstance(db, (int, float)) and abs(db) < 1e6, "returned no number for the bias", call)
    return got  # as it came: single precision has a tolerance of its own


def shares(neuron_gradients, *given):
    """Each weight's slope must be the bias's, which is not 0, times its input."""
    dw, db = both(neuron_gradients, *given)
    db = float(db)
    holds(abs(db) > 1e-6, "a slope of 0 where there is something to learn", neuron_gradients.last)
    agrees(dw, db * np.asarray(given[2], float), call=neuron_gradients.last)


@check("neuron_gradients", points=1)
def every_link_counts(neuron_gradients, rng):
    """The slope of the bias is right, for neurons that say too much and for neurons that say too little."""
    for n, y in ((4, 0.0), (7, 1), (2, 0.3), (3, 0.8)):
        given = rng.normal(size=n), float(rng.normal()), rng.normal(size=n), y
        agrees(both(neuron_gradients, *given)[1], right.neuron_gradients(*given)[1], call=neuron_gradients.last)


@check("neuron_gradients", points=0.5)
def weights_share_by_their_inputs(neuron_gradients, rng):
    """Each weight has its own slope, by what its input was, next to that of the bias."""
    for n in (4, 7, 2, 3):
        shares(neuron_gradients, rng.normal(size=n), 0.25, rng.uniform(0.5, 1.5, size=n) * rng.choice([-1, 1], n), 1)


@check("neuron_gradients", points=0.5, after=weights_share_by_their_inputs)
def neurons_of_every_kind(neuron_gradients, rng):
    """One input, plain lists, whole numbers and a silent input are fine, and nothing that was given is changed."""
    for w, x in (([2], [-1]), ([1, -2, 1], [1, 0, 3]), (rng.normal(size=4), np.array([0.5, 0.0, -1.0, 2.0]))):
        given = w, int(rng.integers(-2, 3)), x, 1
        shares(neuron_gradients, *given)
        unchanged(neuron_gradients, *given)


@check("neuron_gradients", points=0.5, after=weights_share_by_their_inputs)
def refuses_lists_of_different_length(neuron_gradients, rng):
    """Weights and inputs that are not equally many are a ValueError, also where NumPy would stretch a lonely one."""
    for n, others in ((3, 4), (4, 3), (1, 3), (3, 1)):
        raises(ValueError, neuron_gradients, rng.normal(size=n), 0.5, rng.normal(size=others), 1)


# output_delta

BENDS = [(sigmoid, d_sigmoid), (tanh, d_tanh), (relu, d_relu)]


@check("output_delta", points=1)
def every_example_has_its_delta(output_delta_squared_error, rng):
    """For the squared error, each neuron has the right delta for each example, whatever the bend."""
    for (f, d_f), shape in zip(BENDS, ((4, 5), (5, 1), (3, 3)), strict=True):
        z, y = rng.normal(size=shape), rng.normal(size=shape)
        same(output_delta_squared_error, right.output_delta_squared_error, f(z), z, y, d_f)
    z = rng.normal(size=(1, 7))
    same(output_delta_squared_error, right.output_delta_squared_error, z**3, z, 1 + z, lambda t: 3 * t**2)


@check("output_delta", points=0.5, after=every_example_has_its_delta)
def looks_at_the_shapes_of_the_squared_error(output_delta_squared_error, rng):
    """For the squared error, plain lists are welcome, other shapes a ValueError, and what was given stays as it was."""
    lists = [rng.integers(-3, 4, size=(2, 3)).tolist() for _ in range(3)]
    same(output_delta_squared_error, right.output_delta_squared_error, *lists, d_tanh)
    z, y = rng.normal(size=(3, 4)), rng.normal(size=(3, 4))
    unchanged(output_delta_squared_error, tanh(z), z, y, d_tanh)
    for shapes in (
        ((4, 5), (4, 5), (4, 1)),
        ((4, 1), (4, 1), (4, 5)),
        ((1, 5), (1, 5), (4, 5)),
        ((4, 5), (4, 1), (4, 5)),
    ):
        raises(ValueError, output_delta_squared_error, *(rng.normal(size=shape) for shape in shapes), d_sigmoid)


def probabilities(rng, n, N):
    """Columns of probabilities, and one-hot columns."""
    return softmax(rng.normal(size=(n, N))), np.eye(n)[:, rng.integers(n, size=N)]


@check("output_delta", points=1)
def what_softmax_and_logarithm_leave(output_delta_cross_entropy, rng):
    """For the cross-entropy, each score has the right delta for each example, also if a probability is 0 or 1."""
    for n, N in ((4, 5), (3, 1), (3, 3), (2, 7)):
        same(output_delta_cross_entropy, right.output_delta_cross_entropy, *probabilities(rng, n, N))
    p, y = np.array([[1.0, 0.0, 0.5], [0.0, 1.0, 0.5]]), np.array([[1.0, 1.0, 0.0], [0.0, 0.0, 1.0]])
    same(output_delta_cross_entropy, right.output_delta_cross_entropy, p, y)
    turns = np.eye(3)[:, [1, 2, 0]]  # no mirror image of itself, so a transpose shows
    same(output_delta_cross_entropy, right.output_delta_cross_entropy, softmax(rng.normal(size=(3, 3))), turns)


@check("output_delta", points=0.5, after=what_softmax_and_logarithm_leave)
def looks_at_the_shapes_of_the_cross_entropy(output_delta_cross_entropy, rng):
    """For the cross-entropy, plain lists are welcome, other shapes a ValueError, and what was given stays as it was."""
    p, y = probabilities(rng, 4, 5)
    unchanged(output_delta_cross_entropy, p, y)
    same(output_delta_cross_entropy, right.output_delta_cross_entropy, p.tolist(), y.astype(int).tolist())
    for wrong in (y[:, :1], y[:1], y[:3], y[:, :4]):
        raises(ValueError, output_delta_cross_entropy, p, wrong)


# layer_gradients


def layer_input(rng, m, n, N):
    """Weights, what came in, and a message."""
    return rng.normal(size=(m, n)), rng.normal(size=(n, N)), rng.normal(size=(m, N))


def part(layer_gradients, place, *given):
    """One of the three answers, and what it should be."""
    got = layer_gradients(*given)
    three = isinstance(got, (list, tuple)) and len(got) == 3
    holds(three, "returned no three answers", layer_gradients.last)
    return got[place], right.layer_gradients(*given)[place]


SIZES = ((4, 5), (5, 4), (3, 3), (1, 4), (4, 1))


@check("layer_gradients", points=0.5)
def slopes_of_the_weights(layer_gradients, rng):
    """For a single example, the gradient of the weights comes first, and it is right."""
    for m, n in SIZES:
        agrees(*part(layer_gradients, 0, *layer_input(rng, m, n, 1)), call=layer_gradients.last)


@check("layer_gradients", points=0.5)
def slopes_of_the_biases(layer_gradients, rng):
    """For a single example, the gradient of the biases comes second, and it is right, as a column."""
    for m, n in SIZES:
        agrees(*part(layer_gradients, 1, *layer_input(rng, m, n, 1)), call=layer_gradients.last)


@check("layer_gradients", points=0.5)
def the_message_to_the_left(layer_gradients, rng):
    """The message for the layer on the left comes third, and it is right for every example of a batch."""
    for m, n, N in ((4, 5, 1), (5, 4, 7), (3, 3, 1), (3, 3, 3), (1, 4, 2), (4, 1, 3)):
        agrees(*part(layer_gradients, 2, *layer_input(rng, m, n, N)), call=layer_gradients.last)


@check("layer_gradients", points=0.5, after=slopes_of_the_weights)
def means_over_a_batch(layer_gradients, rng):
    """For a batch, the gradients of weights and biases are means over the examples."""
    for m, n, N in ((4, 5, 7), (5, 4, 3), (3, 3, 3), (1, 1, 4)):
        given = layer_input(rng, m, n, N)
        agrees(*part(layer_gradients, 0, *given), call=layer_gradients.last)
        got, want = part(layer_gradients, 1, *given)
        agrees(flat(got), flat(want), call=layer_gradients.last)


def flat(table):
    """The numbers of a table in a row; that they must stand in a column is checked elsewhere."""
    try:
        return np.ravel(np.asarray(table))
    except ValueError:  # rows of different length
        return table


@check("layer_gradients", points=0.5, after=slopes_of_the_biases)
def a_layer_takes_lists_and_changes_nothing(layer_gradients, rng):
    """Plain lists of whole numbers are welcome, and nothing that was given is changed."""
    lists = [rng.integers(-3, 4, size=size).tolist() for size in ((2, 3), (3, 1), (2, 1))]
    agrees(*part(layer_gradients, 1, *lists), call=layer_gradients.last)
    for given in (layer_input(rng, 3, 3, 1), layer_input(rng, 4, 5, 7)):
        holds(unchanged(layer_gradients, *given) is not None, "it gives an answer", layer_gradients.last)


@check("layer_gradients", points=0.5, after=slopes_of_the_biases)
def refuses_a_message_that_does_not_fit(layer_gradients, rng):
    """Wherever the three shapes do not fit each other, that is a ValueError."""
    W, a_in, delta = layer_input(rng, 4, 5, 7)
    wrong = [(W, a_in[:3], delta), (W, a_in, delta[:2]), (W, a_in, delta[:, :3]), (W, a_in, delta[:, :1])]
    wrong += [(W, a_in[:, :1], delta), (W, a_in[:1], delta), (W[:, :4], a_in, delta), (W.T, a_in, delta)]
    for given in wrong:
        raises(ValueError, layer_gradients, *given)


# backpropagate

HIDDEN = ["sigmoid", "tanh", "relu", "identity"]


def network(rng, sizes, names):
    """Layers with random weights and biases; no sum is 0, and few neurons are silent."""
    pairs = zip(sizes, sizes[1:], names, strict=False)
    return [(rng.normal(size=(m, n)) / np.sqrt(n), rng.normal(size=(m, 1)) / 2, name) for n, m, name in pairs]


def task(rng, sizes, names, N):
    """A network, a batch, targets, and the cost that goes with them."""
    layers, X = network(rng, sizes, names), rng.normal(size=(sizes[0], N))
    if names[-1] == "softmax":
        return layers, X, np.eye(sizes[-1])[:, rng.integers(sizes[-1], size=N)], "cross_entropy"
    return layers, X, rng.normal(size=(sizes[-1], N)), "squared_error"


@check("backpropagate", points=0.5)
def one_layer_and_the_cross_entropy(backpropagate, rng):
    """One layer, one example, softmax and the cross-entropy: both gradients are right."""
    for sizes in ((5, 4), (3, 3), (1, 2)):
        same(backpropagate, network_right.backpropagate, *task(rng, sizes, ["softmax"], 1))


@check("backpropagate", points=0.5)
def one_layer_and_the_squared_error(backpropagate, rng):
    """One layer, one example, the squared error: both gradients are right, for every bend."""
    for name in HIDDEN:
        same(backpropagate, network_right.backpropagate, *task(rng, (5, 4), [name], 1))
    same(backpropagate, network_right.backpropagate, *task(rng, (3, 3), ["sigmoid"], 1))
    same(backpropagate, network_right.backpropagate, *task(rng, (1, 2), ["tanh"], 1))


@check("backpropagate", points=1.5, after=one_layer_and_the_cross_entropy)
def the_message_reaches_every_layer(backpropagate, rng):
    """Two, three and four layers with every kind of bend, one example: all gradients are right, in the right order."""
    for name in HIDDEN:
        same(backpropagate, network_right.backpropagate, *task(rng, (4, 5, 3), [name, "softmax"], 1))
    same(backpropagate, network_right.backpropagate, *task(rng, (4, 7, 5, 3), ["sigmoid", "tanh", "softmax"], 1))
    names = ["tanh", "relu", "sigmoid", "softmax"]
    same(backpropagate, network_right.backpropagate, *task(rng, (3, 3, 3, 3, 3), names, 1))


@check("backpropagate", points=0.5, after=the_message_reaches_every_layer)
def a_batch_goes_back_at_once(backpropagate, rng):
    """For a batch, every gradient is the mean over the examples, whatever the size of the batch, for both costs."""
    same(backpropagate, network_right.backpropagate, *task(rng, (5, 4), ["sigmoid"], 7))
    same(backpropagate, network_right.backpropagate, *task(rng, (4, 5, 3), ["tanh", "softmax"], 7))
    same(backpropagate, network_right.backpropagate, *task(rng, (4, 5, 2, 3), ["relu", "tanh", "sigmoid"], 4))
    same(backpropagate, network_right.backpropagate, *task(rng, (3, 3, 3), ["tanh", "identity"], 3))


@check("backpropagate", points=0.5, after=the_message_reaches_every_layer)
def the_network_stays_as_it_is(backpropagate, rng):
    """Plain lists of whole numbers are welcome, and the network, the inputs and the targets stay as they were."""
    layers = [([[1, -1], [2, 0]], [[0], [1]], "tanh"), ([[1, 2], [-1, 1], [0, 1]], [[0], [1], [0]], "softmax")]
    same(backpropagate, network_right.backpropagate, layers, [[1], [-1]], [[0], [0], [1]], "cross_entropy")
    for names in (["tanh", "softmax"], ["relu", "softmax"]):
        given = task(rng, (3, 3, 3), names, 1)
        agrees(unchanged(backpropagate, *given), network_right.backpropagate(*given), call=backpropagate.last)


@check("backpropagate", points=0.5, after=one_layer_and_the_cross_entropy)
def refuses_what_cannot_be_judged(backpropagate, rng):
    """Targets of another shape than the output, and softmax with the squared error, are a ValueError."""
    for names in (["tanh"], ["softmax"]):
        layers, X, Y, cost = task(rng, (4, 3), names, 5)
        for wrong in (Y[:, :1], Y[:1], Y[:2], Y[:, :4], np.vstack([Y, Y])):
            raises(ValueError, backpropagate, layers, X, wrong, cost)
    for sizes, names in (((4, 3), ["softmax"]), ((4, 5, 3), ["tanh", "softmax"])):
        layers, X, Y, _ = task(rng, sizes, names, 2)
        raises(ValueError, backpropagate, layers, X, Y, "squared_error")


# gradient_check


def cubes(parameters):
    """The sum of all third powers."""
    return float(sum(np.sum(np.asarray(table, float) ** 3) for table in parameters))


def products(parameters):
    """The product of the sums of all tables."""
    return math.prod(float(np.sum(np.asarray(table, float))) for table in parameters)


def level(parameters):
    """A cost that nothing changes."""
    return 1.0


def eighths(rng, *shape):
    """Numbers from 1/8 to 2 in steps of 1/8: sums and squares of them are exact."""
    return rng.integers(1, 17, size=shape) / 8


@check("gradient_check", points=1)
def the_worst_entry_decides(gradient_check, rng):
    """Among several arrays with right and wrong gradients, the largest relative difference is found."""
    for wrong in (0, 1, 2):
        x = [eighths(rng, 2, 2), eighths(rng, 2, 1), eighths(rng, 3)]
        claimed = [3 * table**2 for table in x]
        claimed[wrong].flat[-1] *= rng.choice([-1, 0.5, 2, 3])
        claimed[(wrong + 1) % 3].flat[0] *= 1.25
        same(gradient_check, network_right.gradient_check, cubes, x, claimed, rtol=1e-3, atol=1e-3)
    x = [eighths(rng, 2), eighths(rng, 1, 2)]
    totals = [np.sum(table) for table in x]
    claimed = [np.full(2, totals[1]), np.array([[totals[0], -totals[0]]])]
    same(gradient_check, network_right.gradient_check, products, x, claimed, rtol=1e-3, atol=1e-3)
    right_ones = [np.full(2, totals[1]), np.full((1, 2), totals[0])]
    same(gradient_check, network_right.gradient_check, products, x, right_ones, atol=1e-3)


@check("gradient_check", points=0.5, after=the_worst_entry_decides)
def the_differences_are_central(gradient_check, rng):
    """The slopes are measured on both sides, with the h that is given, and nothing is divided by zero."""
    x = eighths(rng, 2)
    same(gradient_check, network_right.gradient_check, cubes, [x], [3 * x**2], 0.5)
    same(gradient_check, network_right.gradient_check, cubes, [x], [-(x**2)], 0.25)
    same(gradient_check, network_right.gradient_check, cubes, [np.zeros(1)], [np.zeros(1)])
    same(gradient_check, network_right.gradient_check, level, [x], [np.zeros(2)])


@check("gradient_check", points=0.5, after=the_worst_entry_decides)
def the_knobs_are_put_back(gradient_check, rng):
    """Parameters are the same afterwards, whole numbers are fine too, and shapes that differ are a ValueError."""
    x = [rng.normal(size=(2, 2)), rng.normal(size=3)]
    claimed = [np.ones((2, 2)), np.ones(3)]
    got = unchanged(gradient_check, cubes, x, claimed)
    agrees(got, network_right.gradient_check(cubes, x, claimed), rtol=1e-3, atol=1e-3, call=gradient_check.last)
    whole = [rng.integers(1, 5, size=(1, 2)), [3, 1]]
    ones = [np.ones((1, 2), int), [1, 1]]
    same(gradient_check, network_right.gradient_check, cubes, whole, ones, rtol=1e-3, atol=1e-3)
    other = [[np.ones((2, 1)), np.ones(3)], [np.ones((2, 2)), np.ones(1)], [np.ones((2, 2)), np.ones((1, 3))]]
    for wrong in (claimed[:1], [*claimed, np.ones(1)], *other):
        raises(ValueError, gradient_check, cubes, x, wrong)


# update


def gradients_of(rng, layers):
    """A gradient of the right shape for every table."""
    return [(rng.normal(size=np.shape(W)), rng.normal(size=np.shape(b))) for W, b, _ in layers]


@check("update", points=0.5)
def every_layer_goes_downhill(update, rng):
    """Weights and biases of every layer take the right step, and the names stay."""
    for sizes, names in (((4, 5), ["tanh"]), ((4, 5, 3), ["relu", "softmax"]), ((3, 3, 3, 3), ["tanh"] * 3)):
        layers = network(rng, sizes, names)
        same(update, network_right.update, layers, gradients_of(rng, layers), float(rng.uniform(0.01, 2)))


@check("update", points=0.5, after=every_layer_goes_downhill)
def the_old_layers_stay(update, rng):
    """Lists and whole numbers are fine, and layers and gradients are the same after the step as before."""
    layers = [([[1, 2]], [[3]], "tanh"), ([[1], [0]], [[2], [1]], "identity")]
    gradients = [([[1, 0]], [[2]]), ([[0], [1]], [[1], [1]])]
    same(update, network_right.update, layers, gradients, 0.5)
    layers = network(rng, (3, 4, 2), ["tanh", "sigmoid"])
    given = (layers, gradients_of(rng, layers), 0.25)
    agrees(unchanged(update, *given), network_right.update(*given), call=update.last)


@check("update", points=0.5, after=every_layer_goes_downhill)
def refuses_gradients_that_do_not_fit(update, rng):
    """Too few or too many pairs, and a gradient of another shape, are a ValueError."""
    layers = network(rng, (4, 3, 2), ["tanh", "sigmoid"])
    good = gradients_of(rng, layers)
    (dW, db), last = good
    for wrong in (
        good[:1],
        [*good, last],
        [(dW[:, :1], db), last],
        [(dW, db[:1]), last],
        [(dW, db.T), last],
        [last, good[0]],
    ):
        raises(ValueError, update, layers, wrong, 0.1)

"""Small inputs on which a wrong answer is shown; numbers that can be checked in the head where that is possible."""

import numpy as np

from autograder.checks import Part, Slip, Suspect, closer_look, examples, first_wrong, first_wrong_layer, relation
from nnmath_ref import backpropagation as network_right
from nnmath_ref import gradients as right
from nnmath_ref.activations import d_relu, d_sigmoid, sigmoid


def three_times(t):
    """Three times what goes in."""
    return 3 * t


def always_three(t):
    """The slope of three times."""
    return 3.0


def always_two(t):
    """Slope 2 everywhere."""
    return 2.0


def plus_one(t):
    """One more."""
    return t + 1


def always_one(t):
    """The slope of one more."""
    return 1.0


def square(t):
    """A square."""
    return t * t


def double(t):
    """The slope of a square."""
    return 2 * t


def one_over(t):
    """The slope of the logarithm."""
    return 1 / t


@examples("chain_rule", right.chain_rule)
def small_chains(rng):
    """Straight lines first, then slopes that change from place to place."""
    yield always_two, three_times, always_three, 1.0
    yield always_three, three_times, always_three, 2.0
    yield double, plus_one, always_one, 2.0
    yield double, square, double, 1.0
    yield double, square, double, -2.0
    yield one_over, square, double, 4.0
    yield double, three_times, always_three, int(rng.integers(2, 5))


@examples("neuron_gradients", right.neuron_gradients)
def small_neurons(rng):
    """Sums of 0 first, where the sigmoid is one half and its slope one quarter; lengths that do not fit last."""
    yield [1, -2], -1, [3, 1], 1
    yield [1, 2], -4, [2, 1], 0
    yield np.array([1.0, 1.0]), 0.0, np.array([2.0, -2.0]), 1.0
    yield [2], 1, [1], 0
    yield np.array([0.5, -1.0]), 1.0, np.array([2.0, 0.0]), 1.0
    yield rng.integers(-2, 3, 3).tolist(), 1, rng.integers(1, 4, 3).tolist(), 0
    yield [1, 2], 0, [1], 1
    yield [1], 0, [1, 2], 1
    yield [1, 2, 3], 0, [1, 2], 1
    yield np.array([1.0]), 0.0, np.array([1.0, 2.0]), 1.0


@examples("output_delta", right.output_delta_squared_error, of="output_delta_squared_error")
def small_errors(rng):
    """One number first, then columns and batches; shapes that do not fit last."""
    yield np.array([[3.0]]), np.array([[2.0]]), np.array([[1.0]]), double
    yield np.array([[0.5], [0.5]]), np.array([[0.0], [0.0]]), np.array([[1.0], [0.0]]), d_sigmoid
    yield np.array([[2.0, 0.0, 1.0]]), np.array([[2.0, -1.0, 1.0]]), np.array([[1.0, 1.0, 4.0]]), d_relu
    yield (
        np.array([[3.0, 1.0], [1.0, 1.0]]),
        np.array([[1.0, 2.0], [3.0, 1.0]]),
        np.array([[1.0, 0.0], [2.0, 4.0]]),
        double,
    )
    yield [[4, 1]], [[2, 1]], [[1, 3]], d_relu
    yield np.array([[1.0, 2.0]]), np.array([[1.0, 2.0]]), np.array([[1.0]]), d_relu
    yield np.array([[1.0], [2.0]]), np.array([[1.0], [2.0]]), np.array([[1.0]]), d_relu
    yield np.array([[1.0, 2.0]]), np.array([[1.0]]), np.array([[1.0, 3.0]]), d_relu


@examples("output_delta", right.output_delta_cross_entropy, of="output_delta_cross_entropy")
def small_surprises(rng):
    """One example first, then batches; shapes that do not fit last."""
    yield np.array([[0.5], [0.5]]), np.array([[1.0], [0.0]])
    yield np.array([[0.7], [0.2], [0.1]]), np.array([[0.0], [1.0], [0.0]])
    yield np.array([[0.8, 0.25, 0.5], [0.2, 0.75, 0.5]]), np.array([[1.0, 1.0, 0.0], [0.0, 0.0, 1.0]])
    yield np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([[1.0, 1.0], [0.0, 0.0]])
    yield [[0.5, 0.25], [0.5, 0.75]], [[0, 1], [1, 0]]
    yield np.array([[0.5, 0.25], [0.5, 0.75]]), np.array([[1.0], [0.0]])
    yield np.array([[0.5], [0.5]]), np.array([[1.0]])
    yield np.array([[0.5, 0.25], [0.5, 0.75]]), np.array([[1.0, 0.0]])


def few(rng, m, n):
    """A table of digits from 1 to 4."""
    return rng.integers(1, 5, size=(m, n)).tolist()


@examples("layer_gradients", right.layer_gradients)
def small_layers(rng):
    """One neuron and one example first, then more of both; shapes that do not fit last."""
    yield [[4, 1]], [[2], [3]], [[5]]
    yield np.array([[1.0, 2.0], [0.0, 1.0]]), np.array([[1.0], [3.0]]), np.array([[2.0], [-1.0]])
    yield [[1, 2]], [[1, 0, 2], [3, 1, 1]], [[1, 2, 6]]
    yield (
        np.array([[1.0, 0.0], [2.0, -1.0]]),
        np.array([[1.0, 3.0, 2.0], [2.0, 0.0, 1.0]]),
        np.array([[2.0, 0.0, 1.0], [-1.0, 1.0, 3.0]]),
    )
    yield few(rng, 2, 3), few(rng, 3, 1), few(rng, 2, 1)
    yield np.array([[2.0], [1.0]]), np.array([[1.0, -1.0, 3.0]]), np.array([[3.0, 0.0, 3.0], [1.0, 2.0, 0.0]])
    yield [[1, 2]], [[1]], [[1]]
    yield [[1, 2]], [[1], [2], [3]], [[1]]
    yield [[1, 2]], [[1, 2], [0, 1]], [[1]]
    yield np.array([[1.0, 2.0]]), np.array([[1.0], [2.0]]), np.array([[1.0, 3.0]])
    yield np.array([[1.0], [2.0]]), np.array([[1.0]]), np.array([[1.0]])


ONE = [([[2, 1]], [[0]], "identity")]


@examples("backpropagate", network_right.backpropagate)
def small_networks(rng):
    """One layer first, then a batch, two and three layers; what cannot be judged last."""
    yield ONE, [[1], [3]], [[4]], "squared_error"
    yield [([[1, -1]], [[1]], "sigmoid")], [[1], [2]], [[1]], "squared_error"
    yield [([[1, 1], [1, 1]], [[0], [0]], "softmax")], [[1], [2]], [[1], [0]], "cross_entropy"
    yield [([[1, 2], [2, -1]], [[0], [1]], "relu")], [[1], [3]], [[5], [2]], "squared_error"
    yield [([[2, 1]], [[0]], "tanh")], [[0.5], [-0.5]], [[1]], "squared_error"
    yield [([[2]], [[1]], "identity"), ([[3]], [[0]], "identity")], [[2]], [[14]], "squared_error"
    twist = (np.array([[1.0, 2.0], [0.0, 1.0]]), np.array([[0.0], [1.0]]))
    fork = (np.array([[1.0, -1.0], [3.0, 2.0]]), np.array([[1.0], [0.0]]))
    yield (
        [(*twist, "identity"), (*fork, "identity")],
        np.array([[1.0], [2.0]]),
        np.array([[2.0], [20.0]]),
        "squared_error",
    )
    yield [(*twist, "relu"), (*fork, "identity")], np.array([[-3.0], [1.0]]), np.array([[1.0], [1.0]]), "squared_error"
    yield (
        [(*twist, "sigmoid"), (*fork, "identity")],
        np.array([[2.0], [-1.0]]),
        np.array([[1.0], [2.0]]),
        "squared_error",
    )
    yield [(twist[0], np.array([[0.0], [2.0]]), "tanh"), (*fork, "softmax")], [[1], [-1]], [[0], [1]], "cross_entropy"
    yield ONE, [[1, 0, 2], [3, 1, 0]], [[4, 2, 1]], "squared_error"
    yield (
        [(*twist, "identity"), (*fork, "identity")],
        np.array([[1.0, 0.0, 1.0], [2.0, 1.0, 0.0]]),
        np.array([[2.0, -1.0, 4.0], [20.0, 9.0, 8.0]]),
        "squared_error",
    )
    three = [(*twist, "tanh"), (*fork, "relu"), ([[1, 1]], [[0]], "identity")]
    yield three, np.array([[1.0, 0.0, 1.0], [0.5, 1.0, -0.5]]), np.array([[1.0, 2.0, 0.0]]), "squared_error"
    yield ONE, [[1, 0, 2], [3, 1, 0]], [[4]], "squared_error"
    yield [(*fork, "tanh")], np.array([[1.0], [0.0]]), np.array([[1.0]]), "squared_error"
    yield [([[1], [1]], [[0], [0]], "softmax")], [[1, 2]], [[1], [0]], "cross_entropy"
    yield [([[1], [1]], [[0], [0]], "softmax")], [[1]], [[1], [0]], "squared_error"


def squares(parameters):
    """The sum of all squares."""
    return float(sum(np.sum(np.asarray(table, float) ** 2) for table in parameters))


def cubes(parameters):
    """The sum of all third powers."""
    return float(sum(np.sum(np.asarray(table, float) ** 3) for table in parameters))


def level(parameters):
    """A cost that nothing changes."""
    return 1.0


@examples("gradient_check", network_right.gradient_check)
def small_checks(rng):
    """Steps of one half or one quarter, so that every number is exact; then a tiny one, and shapes that do not fit."""
    yield squares, [np.array([3.0])], [np.array([3.0])], 0.5
    yield squares, [np.array([1.0, 2.0])], [np.array([2.0, 12.0])], 0.5
    yield squares, [np.array([1.0]), np.array([[2.0, 1.0]])], [np.array([6.0]), np.array([[4.0, -2.0]])], 0.5
    yield squares, [np.array([2.0, 1.0])], [np.array([-4.0, 6.0])], 0.25
    yield cubes, [np.array([1.0, 2.0])], [np.array([3.0, 12.0])], 0.5
    yield squares, [np.array([3, 1])], [np.array([6, 6])], 0.5
    yield squares, [[[1, 2]], [2]], [[[2, 2]], [4]], 0.5
    yield level, [np.array([1.0])], [np.array([0.0])], 0.5
    yield cubes, [np.zeros(1)], [np.zeros(1)]
    yield squares, [np.array([0.1, 0.7])], [np.array([1.0, 1.0])], 0.1
    yield squares, [np.array([1.0]), np.array([2.0])], [np.array([2.0])], 0.5
    yield squares, [np.array([1.0])], [np.array([2.0]), np.array([2.0])], 0.5
    yield squares, [np.array([1.0, 2.0])], [np.array([2.0])], 0.5
    yield squares, [np.array([[1.0, 2.0]])], [np.array([[2.0], [4.0]])], 0.5


@examples("update", network_right.update)
def small_steps(rng):
    """One weight and one bias first, then more layers; gradients that do not fit last."""
    yield [([[2]], [[1]], "tanh")], [([[3]], [[-4]])], 0.5
    yield [([[1, 2]], [[3]], "relu")], [([[2, 4]], [[2]])], 0.5
    yield [([[2]], [[1]], "tanh"), ([[4]], [[0]], "softmax")], [([[2]], [[4]]), ([[6]], [[2]])], 0.5
    yield [(np.array([[1.0, 2.0]]), np.array([[3.0]]), "relu")], [(np.array([[2.0, 4.0]]), np.array([[2.0]]))], 0.25
    yield [(few(rng, 2, 2), few(rng, 2, 1), "identity")], [(few(rng, 2, 2), few(rng, 2, 1))], 2
    yield [([[2]], [[1]], "tanh"), ([[4]], [[0]], "softmax")], [([[2]], [[4]])], 0.5
    yield [([[2]], [[1]], "tanh")], [([[2]], [[4]]), ([[2]], [[4]])], 0.5
    yield [(np.array([[1.0, 2.0]]), np.array([[3.0]]), "relu")], [(np.array([[2.0]]), np.array([[2.0]]))], 0.5
    yield [(np.array([[1.0]]), np.array([[3.0], [1.0]]), "relu")], [(np.array([[2.0]]), np.array([[2.0]]))], 0.5
    yield [(np.array([[1.0]]), np.array([[3.0], [1.0]]), "relu")], [(np.array([[2.0]]), np.array([[2.0, 1.0]]))], 0.5


@closer_look("neuron_gradients")
def which_of_the_two(got, want, w, b, x, y):
    """The first of the two answers that is wrong, and how."""
    if not isinstance(got, (list, tuple)) or len(got) != 2:
        return "The answer should be a pair: the slopes of the weights, then the slope of the bias."
    error, left_out = 2 * (sigmoid(np.dot(w, x) + b) - y), "the slope of the sigmoid is left out"
    turned = Suspect("the weights stand where the inputs belong", want[1] * np.asarray(w, float))
    weights = Part("dw", got[0], want[0], (Suspect(left_out, error * np.asarray(x, float)), turned))
    return first_wrong([weights, Part("db", got[1], want[1], (Suspect(left_out, error),))])


@closer_look("output_delta", of="output_delta_squared_error")
def how_the_first_message_is_wrong(got, want, a, z, y, d_activation):
    """What delta is, compared with what it should be."""
    a, z, error = np.asarray(a, float), np.asarray(z, float), 2 * (np.asarray(a, float) - np.asarray(y, float))
    known = [Suspect("the slope of the bend is left out", error)]
    known.append(Suspect("the slope of the bend is read at `a` and not at `z`", error * d_activation(a)))
    text = relation(got, want, a.shape[1], known)
    return f"Your delta {text}." if text else None


@closer_look("output_delta", of="output_delta_cross_entropy")
def how_the_first_surprise_is_wrong(got, want, p, y):
    """What delta is, compared with what it should be."""
    p = np.asarray(p, float)
    known = [Suspect("a slope is multiplied in; after softmax, p − y is all", want * p * (1 - p))]
    text = relation(got, want, p.shape[1], known)
    return f"Your delta {text}." if text else None


@closer_look("layer_gradients")
def which_of_the_three(got, want, W, a_in, delta):
    """The first of the three answers that is wrong, and how."""
    W, delta = np.asarray(W, float), np.asarray(delta, float)
    N = delta.shape[1]
    if not isinstance(got, (list, tuple)) or len(got) != 3:
        return "The answer should be three tables: `dW`, `db` and `da_in`, in this order."
    known = [Suspect("the message is averaged; it is about each example by itself", W.T @ delta / N)]
    if W.shape[0] == W.shape[1]:
        known.append(Suspect("the message goes back through `W` as it stands", W @ delta))
    parts = [Part("dW", got[0], want[0]), Part("db", got[1], want[1]), Part("da_in", got[2], want[2], tuple(known))]
    return first_wrong(parts, examples=N)


def pair(words, delta, step):
    """What dW and db of a layer become with a wrong delta."""
    return Slip(words, delta @ step.a_in.T / delta.shape[1], delta.mean(axis=1, keepdims=True))


def at_the_bend(step, message):
    """The known mistakes between what a layer sends and its sums, where the message that reaches it is right."""
    slope = network_right.ACTIVATIONS[step.name][1]
    yield pair(f"the slope of `{step.name}` is left out in this layer", message, step)
    yield pair(
        f"the slope of `{step.name}` is read at what the layer sends, not at its sums", message * slope(step.a), step
    )


def at_the_cost(last, error):
    """The known mistakes in the first message."""
    if last.name == "softmax":
        yield pair("a slope is multiplied in; after softmax, p − y is all", error * last.a * (1 - last.a), last)
    else:
        yield from at_the_bend(last, 2 * error)


def on_the_way(step, after, delta):
    """The known mistakes between a layer and the one on its right, whose delta is right."""
    slope = network_right.ACTIVATIONS[step.name][1](step.z)
    if after.W.shape[0] == after.W.shape[1]:
        yield pair("the message goes back through `W` as it stands", after.W @ delta * slope, step)
    if after.name in network_right.ACTIVATIONS:
        other = network_right.ACTIVATIONS[after.name][1](step.z)
        yield pair(
            f"the slope of `{after.name}`, the layer on the right, is used here", after.W.T @ delta * other, step
        )


def at_the_weights(steps, k, delta):
    """The known mistakes in what delta is multiplied by; they leave the biases alone."""
    if steps[k].a.shape == steps[k].a_in.shape:
        yield Slip(
            "delta meets what the layer sends, not what it is given", delta @ steps[k].a.T / delta.shape[1], None
        )
    if k > 0:
        sums = steps[k - 1].z
        yield Slip(
            "delta meets the sums of the layer before, without their bend", delta @ sums.T / delta.shape[1], None
        )


def known_slips(layers, X, Y, cost):
    """For every layer the known mistakes that are made just there on the way back."""
    steps = network_right.steps_forward(layers, X)
    delta, last = network_right.output_delta(steps[-1], Y, cost), len(steps) - 1
    slips = [[*at_the_cost(steps[-1], steps[-1].a - np.asarray(Y, float)), *at_the_weights(steps, last, delta)]]
    for k in reversed(range(last)):
        step, after = steps[k], steps[k + 1]
        message = after.W.T @ delta
        found = [*at_the_bend(step, message), *on_the_way(step, after, delta)]
        delta = message * network_right.ACTIVATIONS[step.name][1](step.z)
        slips.insert(0, [*found, *at_the_weights(steps, k, delta)])
    return slips


@closer_look("backpropagate")
def which_layer_is_wrong_first(got, want, layers, X, Y, cost):
    """The first wrong gradient on the way back, and how it is wrong."""
    return first_wrong_layer(got, want, np.shape(X)[1], known_slips(layers, X, Y, cost))

"""Public checks of Whose fault is it?"""

import numpy as np

from autograder.checks import public
from autograder.checks.desk import expect, expect_error


def three_times(t):
    """Three times what goes in."""
    return 3 * t


def always_three(t):
    """The slope of three times."""
    return 3.0


def square(t):
    """A square."""
    return t * t


def double(t):
    """The slope of a square."""
    return 2 * t


def half_a_root(t):
    """The slope of the root."""
    return 0.5 / np.sqrt(t)


def always_two(t):
    """Slope 2 everywhere."""
    return 2.0


def cost_of_two(parameters):
    """The square of the first number, plus three times the second."""
    first, second = np.asarray(parameters[0], float), np.asarray(parameters[1], float)
    return float(first[0] ** 2 + 3 * second[0])


@public("chain_rule")
def the_gears_of_the_bike(chain_rule):
    """The bike: 3 turns of the wheel for one of the pedals, 2 metres for one of the wheel."""
    expect(chain_rule, (always_two, three_times, always_three, 1.0), 6)


@public("chain_rule")
def the_root_of_a_square(chain_rule):
    """The root of a square, at 3: the example in the text."""
    expect(chain_rule, (half_a_root, square, double, 3.0), 1)


@public("neuron_gradients")
def the_neuron_in_the_text(neuron_gradients):
    """The table in the text."""
    expect(neuron_gradients, ([1, -2], -1, [3, 1], 1), (np.array([-0.75, -0.25]), -0.25))


@public("neuron_gradients")
def a_neuron_that_is_right(neuron_gradients):
    """A neuron that says just what it should has no slopes."""
    expect(neuron_gradients, (np.array([2.0, -1.0]), 0, np.array([1.0, 2.0]), 0.5), (np.array([0.0, 0.0]), 0))


@public("neuron_gradients")
def a_weight_too_many(neuron_gradients):
    """Three weights for two inputs are a mistake."""
    expect_error(neuron_gradients, ([1, 2, 3], 0, [1, 1], 1))


@public("output_delta")
def the_three_classes_in_the_text(output_delta_cross_entropy):
    """The table in the text."""
    expect(output_delta_cross_entropy, ([[0.7], [0.2], [0.1]], [[0], [1], [0]]), [[0.7], [-0.8], [0.1]])


@public("output_delta")
def two_examples_keep_their_own_delta(output_delta_squared_error):
    """Two examples, and a bend with slope 2 everywhere."""
    expect(output_delta_squared_error, ([[3.0, 1.0]], [[9.0, 9.0]], [[1.0, 2.0]], lambda z: 2.0 + 0 * z), [[8, -4]])


@public("output_delta")
def targets_of_another_shape(output_delta_cross_entropy):
    """One target for two examples is a mistake."""
    expect_error(output_delta_cross_entropy, (np.array([[0.5, 0.5], [0.5, 0.5]]), np.array([[1.0], [0.0]])))


@public("layer_gradients")
def the_layer_in_the_text(layer_gradients):
    """The example in the text."""
    wanted = (np.array([[1, 2], [1, -1]]), np.array([[1], [0]]), np.array([[0, 2], [1, -1]]))
    expect(layer_gradients, ([[1, 0], [2, -1]], [[1, 3], [2, 0]], [[2, 0], [-1, 1]]), wanted)


@public("layer_gradients")
def one_neuron_with_two_inputs(layer_gradients):
    """One neuron, two inputs, one example."""
    wanted = (np.array([[10, 15]]), np.array([[5]]), np.array([[20], [5]]))
    expect(layer_gradients, ([[4, 1]], [[2], [3]], [[5]]), wanted)


@public("backpropagate")
def one_layer_without_a_bend(backpropagate):
    """One neuron without a bend: it says 5 where 4 is right."""
    wanted = [(np.array([[2, 6]]), np.array([[2]]))]
    expect(backpropagate, ([([[2, 1]], [[0]], "identity")], [[1], [3]], [[4]], "squared_error"), wanted)


@public("backpropagate")
def two_layers_without_a_bend(backpropagate):
    """Two neurons in a row without bends: the message to the first is multiplied by the weight of the second."""
    layers = [([[2]], [[1]], "identity"), ([[3]], [[0]], "identity")]
    wanted = [(np.array([[12]]), np.array([[6]])), (np.array([[10]]), np.array([[2]]))]
    expect(backpropagate, (layers, [[2]], [[14]], "squared_error"), wanted)


@public("backpropagate")
def softmax_with_the_wrong_judge(backpropagate):
    """Softmax with the squared error is a mistake."""
    expect_error(backpropagate, ([([[1], [1]], [[0], [0]], "softmax")], [[1]], [[1], [0]], "squared_error"))


@public("gradient_check")
def the_example_in_the_text(gradient_check):
    """A gradient of 3 where the slope is 6; the other is right."""
    expect(gradient_check, (cost_of_two, [np.array([3.0]), np.array([1.0])], [np.array([3.0]), np.array([3.0])]), 1 / 3)


@public("gradient_check")
def right_gradients_pass(gradient_check):
    """Where all gradients are right, next to nothing is left."""
    right = [np.array([6.0]), np.array([3.0])]
    expect(gradient_check, (cost_of_two, [np.array([3.0]), np.array([1.0])], right), 0, atol=1e-6)


@public("update")
def the_weight_in_the_text(update):
    """A weight of 2 with slope 3, and a bias of 1 with slope −4."""
    expect(update, ([([[2]], [[1]], "tanh")], [([[3]], [[-4]])], 0.1), [(np.array([[1.7]]), np.array([[1.4]]), "tanh")])


@public("update")
def a_gradient_of_another_shape(update):
    """A gradient with two biases for a layer with one is a mistake."""
    expect_error(update, ([([[2.0]], [[1.0]], "tanh")], [([[3.0]], [[1.0], [1.0]])], 0.1))

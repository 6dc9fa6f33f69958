"""Public checks of A network on a postcard."""

import numpy as np

from autograder.checks import public
from autograder.checks.desk import expect, expect_error


def keep(z):
    """No bend: what goes in comes out."""
    return z


def relu(z):
    """Blocks what is negative."""
    return np.maximum(0, z)


def step(z):
    """Off below zero, on from zero upwards."""
    return np.where(np.asarray(z) >= 0, 1.0, 0.0)


def shares(z):
    """Every entry as its share of its column."""
    return np.asarray(z) / np.sum(z, axis=0)


@public("neuron")
def the_front_light(neuron):
    """The front light: a ride in the evening, and a ride at noon."""
    expect(neuron, ([1, 2], [6, 3], -8, relu), 4)
    expect(neuron, ([1, 2], [1, 3], -8, relu), 0)


@public("neuron")
def a_light_without_a_bend(neuron):
    """Without a bend the sum comes out, also with fractions in arrays."""
    expect(neuron, (np.array([0.5, -1.0, 2.0]), np.array([4.0, 1.0, 0.25]), 0.5, keep), 2)


@public("neuron")
def a_weight_too_many(neuron):
    """Three weights for two inputs are a mistake."""
    expect(neuron, ([1, 2], [3, 4], 0, keep), 11)
    expect_error(neuron, ([1, 2, 3], [3, 4], 0, keep))


@public("layer")
def the_bike_in_the_evening(layer):
    """The three neurons of the bike, one moment: a column comes out."""
    expect(layer, ([[1, 2], [1, 1], [0, 1]], [[6], [3]], [[-8], [-5], [-1]], relu), [[4], [4], [2]])


@public("layer")
def four_moments_at_once(layer):
    """The same three neurons, a batch of four moments."""
    moments, glow = [[6, 1, 9, 1], [3, 3, 0, 0]], [[4, 0, 1, 0], [4, 0, 4, 0], [2, 2, 0, 0]]
    expect(layer, ([[1, 2], [1, 1], [0, 1]], moments, [[-8], [-5], [-1]], relu), glow)


@public("layer")
def a_function_that_looks_at_columns(layer):
    """`shares` turns the column 1, 3 into 0.25, 0.75."""
    W, b = np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([[0.0], [0.0]])
    expect(layer, (W, np.array([[1.0, 2.0], [3.0, 2.0]]), b, shares), [[0.25, 0.5], [0.75, 0.5]])


@public("layer")
def a_lonely_bias(layer):
    """One bias for two neurons is a mistake, and not both neurons get it."""
    expect(layer, ([[1], [2]], [[3]], [[1], [1]], keep), [[4], [7]])
    expect_error(layer, ([[1], [2]], [[3]], [[1]], keep))


@public("forward")
def the_lamp_in_the_stairwell(forward):
    """The four lines of the table, as a batch."""
    stairwell = [([[1, 1], [1, 1]], [[-1], [-2]], step), ([[1, -1]], [[-1]], step)]
    expect(forward, (stairwell, np.array([[0, 1, 0, 1], [0, 0, 1, 1]])), [[0, 1, 1, 0]])


@public("forward")
def every_layer_bends(forward):
    """Two layers with one neuron each, and both of them bend."""
    expect(forward, ([([[2]], [[1]], relu), ([[-3]], [[4]], relu)], [[1]]), [[0]])
    expect(forward, ([([[2]], [[1]], relu), ([[3]], [[4]], keep)], [[1]]), [[13]])


@public("forward")
def a_network_without_layers(forward):
    """Without layers, the input comes out."""
    expect(forward, ([], np.array([[2.0], [3.0]])), [[2], [3]])


@public("forward_trace")
def the_diary_of_the_stairwell(forward_trace):
    """Both switches up: the switches, what layer 1 says, the lamp."""
    stairwell = [([[1, 1], [1, 1]], [[-1], [-2]], step), ([[1, -1]], [[-1]], step)]
    expect(forward_trace, (stairwell, np.array([[1], [1]])), [[[1], [1]], [[1], [1]], [[0]]])


@public("forward_trace")
def the_diary_of_a_small_network(forward_trace):
    """One neuron, then two."""
    layers = [([[2]], [[1]], keep), ([[1], [-1]], [[0], [5]], relu)]
    expect(forward_trace, (layers, [[3]]), [[[3]], [[7]], [[7], [0]]])


@public("parameter_count")
def the_stairwell_and_the_bike(parameter_count):
    """The two networks that are counted in the text."""
    expect(parameter_count, ([2, 2, 1],), 9)
    expect(parameter_count, ([2, 3],), 9)


@public("parameter_count")
def three_layers(parameter_count):
    """Three layers with few neurons: 2 weights and a bias, 1 weight and a bias, 1 weight and a bias."""
    expect(parameter_count, ([2, 1, 1, 1],), 7)


@public("parameter_count")
def a_negative_size(parameter_count):
    """A layer of minus three neurons is a mistake."""
    expect(parameter_count, ([4, 3],), 15)
    expect_error(parameter_count, ([4, -3],))


@public("predict")
def the_table_in_the_text(predict):
    """The three examples of the text, ties included."""
    outputs = [[0.1, 0.2, 0.5], [0.0, 0.9, 0.4], [0.7, 0.9, 0.5]]
    straight_through = [([[1, 0, 0], [0, 1, 0], [0, 0, 1]], [[0], [0], [0]], keep)]
    expect(predict, (straight_through, outputs), [2, 1, 0])


@public("predict")
def a_single_example(predict):
    """A single example gives a single digit, still in a list."""
    expect(predict, ([([[1], [3], [2]], [[0], [0], [0]], relu)], [[5]]), [1])

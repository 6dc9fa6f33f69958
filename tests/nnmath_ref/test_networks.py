"""Forward propagation agrees with stacks of torch.nn.Linear, and with the laws of composition."""

from itertools import pairwise

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.datasets import load_digits

from nnmath_ref.networks import forward, forward_trace, layer, neuron, parameter_count, predict

BENDS = [(np.tanh, torch.nn.Tanh()), (lambda z: np.maximum(0, z), torch.nn.ReLU()), (lambda z: z, torch.nn.Identity())]
several_sizes = st.lists(st.integers(1, 6), min_size=1, max_size=5)
brisk = settings(max_examples=40, deadline=None)  # a shared machine may be slow, never the mathematics


def softmax(z):
    """Looks at whole columns, so it tells whether f is given all of z."""
    powers = np.exp(z - np.max(z, axis=0))
    return powers / powers.sum(axis=0)


def network(sizes, seed=0):
    """A network of the given sizes and its twin of torch.nn.Linear; the activations take turns."""
    rng = np.random.default_rng(seed)
    layers, modules = [], []
    for place, (n, m) in enumerate(pairwise(sizes)):
        ours, theirs = BENDS[place % len(BENDS)]
        W, b = rng.normal(size=(m, n)), rng.normal(size=(m, 1))
        linear = torch.nn.Linear(n, m, dtype=torch.float64)
        with torch.no_grad():
            linear.weight.copy_(torch.tensor(W))
            linear.bias.copy_(torch.tensor(b[:, 0]))
        layers.append((W, b, ours))
        modules += [linear, theirs]
    return layers, torch.nn.Sequential(*modules)


def batch(n, N, seed=1):
    """N examples in columns."""
    return np.random.default_rng(seed).normal(size=(n, N))


@brisk
@given(several_sizes, st.integers(1, 7), st.integers(0, 99))
def test_a_network_is_a_stack_of_torch_layers(sizes, N, seed):
    layers, twin = network(sizes, seed)
    X = batch(sizes[0], N, seed)
    with torch.no_grad():
        want = twin(torch.tensor(X.T)).numpy().T  # torch has one example a row
    np.testing.assert_allclose(forward(layers, X), want, rtol=1e-10, atol=1e-12)
    assert forward(layers, X).shape == (sizes[-1], N)


@brisk
@given(several_sizes)
def test_the_count_is_that_of_torch(sizes):
    _, twin = network(sizes)
    assert parameter_count(sizes) == sum(parameter.numel() for parameter in twin.parameters())


def test_counts_worked_out_by_hand():
    assert parameter_count([64, 8, 10]) == 64 * 8 + 8 + 8 * 10 + 10 == 610
    assert parameter_count((5,)) == 0
    assert parameter_count(np.array([2, 3])) == 9
    assert parameter_count([10**6, 10**6, 10**6]) == 2 * 10**12 + 2 * 10**6


def test_real_digits_go_through_the_network_of_the_infographic():
    layers, twin = network([64, 8, 10])
    X = load_digits().data.T / 16
    with torch.no_grad():
        want = twin(torch.tensor(X.T)).argmax(dim=1).numpy()
    got = predict(layers, X)
    assert got.shape == (1797,) and got.dtype.kind == "i"
    assert np.array_equal(got, want)


@brisk
@given(several_sizes, st.integers(1, 4))
def test_a_trace_is_the_network_cut_off_after_each_layer(sizes, N):
    layers, _ = network(sizes)
    X = batch(sizes[0], N)
    trace = forward_trace(layers, X)
    assert [a.shape for a in trace] == [(size, N) for size in sizes]
    for length, a in enumerate(trace):
        assert np.array_equal(a, forward(layers[:length], X))


@brisk
@given(several_sizes, st.integers(0, 5))
def test_a_network_is_its_second_half_after_its_first(sizes, cut):
    layers, _ = network(sizes)
    X = batch(sizes[0], 3)
    assert np.array_equal(forward(layers[cut:], forward(layers[:cut], X)), forward(layers, X))


@pytest.mark.parametrize("f", [np.tanh, softmax])
def test_a_batch_is_its_examples_side_by_side(f):
    W, b, X = batch(4, 5), batch(4, 1, 2), batch(5, 7, 3)
    columns = [layer(W, X[:, [j]], b, f) for j in range(7)]
    np.testing.assert_allclose(layer(W, X, b, f), np.hstack(columns), rtol=1e-12)


def test_a_layer_is_its_neurons_one_below_the_other():
    W, b, x = batch(4, 5), batch(4, 1, 2), batch(5, 1, 3)
    neurons = [[neuron(weights, x[:, 0], bias, np.tanh)] for weights, bias in zip(W, b[:, 0], strict=True)]
    np.testing.assert_allclose(layer(W, x, b, np.tanh), neurons, rtol=1e-12)
    assert type(neuron([1, 2], [3, 4], 5, lambda z: z)) is float


def test_without_layers_the_input_comes_out():
    X = batch(3, 4)
    assert np.array_equal(forward([], X), X)
    assert [a.shape for a in forward_trace([], X)] == [(3, 4)]


def test_the_smallest_digit_wins_a_tie():
    X = [[0, 2, 1], [0, 3, 1], [0, 3, 0]]
    assert predict([], X).tolist() == [0, 1, 0]
    assert predict([([[1, 0, 0]] * 3, [[0]] * 3, np.tanh)], X).tolist() == [0, 0, 0]


def test_lists_are_as_good_as_arrays_and_nothing_is_changed():
    layers = [([[1, 2], [3, 4]], [[0], [-1]], np.tanh), ([[1, -1]], [[0.5]], np.tanh)]
    as_arrays = [(np.array(W, float), np.array(b, float), f) for W, b, f in layers]
    X = batch(2, 3)
    before = X.copy()
    assert np.array_equal(forward(layers, X.tolist()), forward(as_arrays, X))
    forward_trace(as_arrays, X), predict(as_arrays, X)
    assert np.array_equal(X, before) and len(as_arrays) == 2
    assert all(np.array_equal(a, W) for (a, _, _), (W, _, _) in zip(as_arrays, layers, strict=True))


@pytest.mark.parametrize(
    ("function", "arguments"),
    [
        (neuron, ([1, 2], [1], 0, np.tanh)),
        (neuron, ([1], [1, 2], 0, np.tanh)),
        (neuron, ([[1, 2]], [[1, 2]], 0, np.tanh)),
        (neuron, ([1, 2], [1, 2], [0], np.tanh)),
        (layer, ([[1, 2]], [[1], [2], [3]], [[0]], np.tanh)),
        (layer, ([[1, 2]], [1, 2], [[0]], np.tanh)),
        (layer, ([[1], [2]], [[1]], [[0]], np.tanh)),
        (layer, ([[1], [2]], [[1]], [[0, 0]], np.tanh)),
        (forward, ([([[1, 2]], [[0]], np.tanh), ([[1, 2]], [[0]], np.tanh)], [[1], [2]])),
        (forward_trace, ([([[1], [2]], [[0]], np.tanh)], [[1]])),
        (predict, ([([[1, 2]], [[0]], np.tanh)], [[1]])),
        (parameter_count, ([],)),
        (parameter_count, ([3, 0, 2],)),
        (parameter_count, ([-3, -2],)),
        (parameter_count, ([2.5, 3],)),
        (parameter_count, ([[2, 3]],)),
    ],
)
def test_what_does_not_fit_is_refused(function, arguments):
    with pytest.raises(ValueError):
        function(*arguments)

"""The neuron that learns: against PyTorch, against Novikoff's bound, and by what must hold for every example."""

from itertools import pairwise

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nnmath_ref.perceptron import adjust, consistent_rules, count_mistakes, fires, learn, one_round

brisk = settings(max_examples=40, deadline=None)
wholes = st.integers(-8, 8)
sizes = st.integers(1, 5)
RULES = {"odd": lambda n: n % 2 == 1, "even": lambda n: n % 2 == 0, "big": lambda n: n > 10, "never": lambda n: False}
SWITCHES = [([0, 0], 0), ([0, 1], 1), ([1, 0], 1), ([1, 1], 0)]


def vectors(n):
    """Whole numbers, so that sums are exact and a tie is a tie."""
    return arrays(np.int64, n, elements=wholes)


@st.composite
def neurons(draw):
    """Weights and as many inputs."""
    n = draw(sizes)
    return draw(vectors(n)), draw(vectors(n))


@st.composite
def separable(draw):
    """Examples with a line between them at a distance of 1 or more from each, and that line's weights."""
    n = draw(st.integers(1, 3))
    truth = draw(arrays(np.int64, n + 1, elements=st.integers(-4, 4)))
    points = draw(st.lists(vectors(n), min_size=1, max_size=7))
    sums = [float(truth[:-1] @ point + truth[-1]) for point in points]
    pairs = [(point.tolist(), int(total > 0)) for point, total in zip(points, sums, strict=True) if abs(total) >= 1]
    return truth, pairs


@brisk
@given(neurons(), wholes)
def test_fires_agrees_with_torch(pair, threshold):
    weights, inputs = pair
    total = torch.dot(torch.tensor(weights), torch.tensor(inputs))
    assert fires(weights, inputs, threshold) is bool(total >= threshold)
    assert fires(weights.tolist(), inputs.tolist(), int(total))  # a sum that is just reached is enough


@brisk
@given(neurons(), st.booleans(), st.booleans(), st.sampled_from([0.25, 0.5, 1, 3]))
def test_adjust_is_a_gradient_step_of_the_perceptron_cost(pair, target, output, rate):
    weights, inputs = pair
    w, x = torch.tensor(weights, dtype=torch.float64, requires_grad=True), torch.tensor(inputs, dtype=torch.float64)
    cost = -(float(target) - float(output)) * torch.dot(w, x)
    cost.backward()
    np.testing.assert_array_equal(adjust(weights, inputs, target, output, rate), (w - rate * w.grad).detach().numpy())


@brisk
@given(neurons(), st.booleans())
def test_a_correction_moves_the_sum_towards_the_target(pair, target):
    weights, inputs = pair
    moved = adjust(weights, inputs, target, not target, 1) @ inputs - weights @ inputs
    assert moved == (1 if target else -1) * (inputs @ inputs)
    np.testing.assert_array_equal(adjust(weights, inputs, target, target, 1), weights)


@brisk
@given(separable())
def test_what_a_line_separates_is_learned_within_novikoffs_bound(drawn):
    truth, examples = drawn
    if not examples:
        return
    radius = max(float(np.dot(inputs, inputs)) + 1 for inputs, _ in examples)
    bound = int(radius * float(truth @ truth))  # the margin is at least 1 / |truth|
    weights, rounds = learn(examples, 1, bound + 1)
    assert count_mistakes(weights, examples) == 0
    assert 1 <= rounds <= bound + 1
    assert np.shape(weights) == np.shape(truth)


@brisk
@given(separable(), st.sampled_from([0.25, 0.5, 2]))
def test_from_zeros_the_rate_only_scales(drawn, rate):
    examples = drawn[1]
    if not examples:
        return
    plain, rounds = learn(examples, 1, 5000)
    scaled, again = learn(examples, rate, 5000)
    np.testing.assert_array_equal(scaled, rate * plain)
    assert rounds == again


def test_learning_step_by_step():
    weights, rounds = learn([([1], 1), ([0], 0)], 1, 10)
    assert (weights.tolist(), rounds) == ([1, -1], 3)  # worked out on paper
    assert learn([([1], 1), ([0], 0)], 1, 3)[1] == 3
    with pytest.raises(ValueError, match="after 2 rounds"):
        learn([([1], 1), ([0], 0)], 1, 2)


def test_a_round_corrects_at_once():
    weights, mistakes = one_round([0, 0], [([1], 0), ([2], 0), ([3], 1)], 1)
    assert (weights.tolist(), mistakes) == ([2, 0], 2)


def test_all_right_from_the_start_takes_one_round():
    weights, rounds = learn([([3, 4], 1)], 1, 1)
    assert (weights.tolist(), rounds) == ([0, 0, 0], 1)


@pytest.mark.parametrize("examples", [SWITCHES, [([1], 1), ([1], 0)], []])
@pytest.mark.parametrize("most", [1, 7, 100])
def test_what_no_line_separates_is_refused(examples, most):
    with pytest.raises(ValueError, match=r"still wrong|nothing to learn"):
        learn(examples, 1, most)


@brisk
@given(separable())
def test_mistakes_of_opposite_targets_add_up_to_all(drawn):
    truth, examples = drawn
    opposite = [(inputs, 1 - target) for inputs, target in examples]
    assert count_mistakes(truth, examples) == 0
    assert count_mistakes(truth, opposite) == len(examples)


@brisk
@given(st.lists(st.integers(1, 40), max_size=6))
def test_a_rule_is_consistent_with_its_own_answers(numbers):
    for name, rule in RULES.items():
        assert name in consistent_rules(RULES, [(number, rule(number)) for number in numbers])


@brisk
@given(st.lists(st.tuples(st.integers(1, 40), st.booleans()), max_size=6))
def test_more_examples_never_bring_a_rule_back(examples):
    left = [consistent_rules(RULES, examples[:count]) for count in range(len(examples) + 1)]
    assert left[0] == list(RULES)
    assert all(set(later) <= set(earlier) for earlier, later in pairwise(left))


def test_no_rule_may_be_left():
    assert consistent_rules(RULES, [(3, True), (3, False)]) == []


@pytest.mark.parametrize(("weights", "inputs"), [([1], []), ([1, 2], [1]), ([1], [1, 2]), ([[1]], [[1]]), (1, 1)])
def test_every_input_needs_a_weight(weights, inputs):
    with pytest.raises(ValueError, match="one weight an input"):
        fires(weights, inputs, 0)
    with pytest.raises(ValueError, match="one weight an input"):
        adjust(weights, inputs, 1, 0, 1)


def test_a_neuron_without_bias_cannot_be_counted():
    with pytest.raises(ValueError, match="one weight an input"):
        count_mistakes([1, 2], [([3, 4], 1)])


def test_arguments_stay_as_they_are():
    weights, inputs = np.array([1.0, 2.0]), np.array([3.0, 4.0])
    examples = [([1, 5], 0), ([2, 0], 1)]
    adjust(weights, inputs, 1, 0, 0.5)
    learn(examples, 1, 20)
    assert weights.tolist() == [1, 2]
    assert inputs.tolist() == [3, 4]
    assert examples == [([1, 5], 0), ([2, 0], 1)]

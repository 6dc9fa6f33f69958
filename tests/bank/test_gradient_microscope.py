"""Wrong gradients of every kind, as the exercise's own misconceptions make them, get the right sentence."""

import copy

import numpy as np
import pytest

from autograder.authoring.rehearsal import _solution, _with, show_examples
from autograder.exercise import by_slug
from autograder.grading.preview import smallest
from nnmath_ref.backpropagation import backpropagate
from nnmath_ref.gradients import layer_gradients

EXERCISE = by_slug("backpropagation")
LAST, FIRST = "the first mistake is in the last layer", "layer 2 is right. The first mistake is in layer 1"
SAID = {
    "the_two_forgotten": "`dw` is half of what it should be.",
    "blame_with_the_wrong_sign": "`dw` has the wrong sign.",
    "the_bend_forgotten": "`dw` is what you get when the slope of the sigmoid is left out.",
    "times_the_weights": "`dw` is what you get when the weights stand where the inputs belong. `db` is right.",
    "the_inputs_forgotten": "`db` is right.",
    "the_bias_times_itself": "`db` has the wrong sign. `dw` is right.",
    "delta_without_the_two": "Your delta is half of what it should be.",
    "delta_with_the_wrong_sign": "Your delta has the wrong sign.",
    "delta_without_the_bend": "Your delta is what you get when the slope of the bend is left out.",
    "slope_of_the_bend_at_the_activation": "when the slope of the bend is read at `a` and not at `z`.",
    "averaged_too_early": "Your delta is 1/3 of what it should be, for 3 examples, as if a mean were taken",
    "surprise_with_the_wrong_sign": "Your delta has the wrong sign.",
    "the_bend_once_more": "Your delta is what you get when a slope is multiplied in",
    "two_as_for_a_square": "Your delta is twice what it should be.",
    "surprise_averaged_too_early": "Your delta is 1/3 of what it should be, for 3 examples",
    "gradient_of_the_weights_turned": "`dW` is turned: shape (2, 1) in place of (1, 2). `db` and `da_in` are right.",
    "biases_in_a_flat_list": "`db` has the right numbers in the wrong shape: shape (1,) in place of (1, 1).",
    "message_first": "The numbers are right, and they come in another order than `dW`, `db` and `da_in`.",
    "no_message_to_the_left": "The answer should be three tables: `dW`, `db` and `da_in`, in this order.",
    "sums_instead_of_means": "`dW` is 3 times what it should be, for 3 examples, as if the mean",
    "biases_for_every_example": "`db` still has a column for each of the 3 examples: the mean over",
    "biases_summed_only": "`db` is 3 times what it should be, for 3 examples",
    "message_averaged": "`da_in` is what you get when the message is averaged",
    "everything_half_as_large": "In the only layer, `dW` is half of what it should be; the same holds for `db`.",
    "uphill_instead_of_downhill": "In the only layer, `dW` has the wrong sign; the same holds for `db`.",
    "last_bend_forgotten": "`dW` is what you get when the slope of `sigmoid` is left out in this layer",
    "what_came_out_instead_of_in": "`db` is right. So delta is right; look at what it is multiplied by.",
    "last_layer_first": "All gradients are right, and they stand in the order of the walk back.",
    "bends_forgotten_on_the_way": f"{FIRST}: `dW` is what you get when the slope of `relu` is left out",
    "slope_at_what_was_sent": f"{FIRST}: `dW` is what you get when the slope of `sigmoid` is read at",
    "weights_upright_on_the_way": f"{FIRST}: `dW` is what you get when the message goes back through `W` as it stands",
    "no_mean_over_the_batch": "`dW` is 3 times what it should be, for 3 examples, as if the mean",
    "a_mean_at_every_layer": f"{FIRST}: `dW` is 1/3 of what it should be, for 3 examples, as if a mean were taken once",
    "biases_kept_for_every_example": "`db` still has a column for each of the 3 examples",
}


@pytest.fixture(scope="module")
def solution():
    return _solution(EXERCISE)


@pytest.mark.parametrize("name", sorted(SAID))
def test_a_known_mistake_gets_its_sentence(name, solution) -> None:
    question = next(q for q in EXERCISE.auto if any(wrong.name == name for wrong in q.misconceptions))
    wrong = next(item for item in question.misconceptions if item.name == name)
    example = smallest(
        question, show_examples(question, _with(solution, question, wrong), "a secret"), {question.entry_of(wrong)}
    )
    assert example is not None and SAID[name] in str(example.closer)


def look(question, got, want, *arguments):
    """What the closer look of a question says."""
    closer = EXERCISE.question(question).closer_looks[0]
    return closer.function(got, want, *arguments)


def network(names, sizes=(3, 4, 4, 2), N=5):
    rng = np.random.default_rng(8)
    shapes = list(zip(sizes, sizes[1:], names, strict=False))
    layers = [(rng.normal(size=(m, n)), rng.normal(size=(m, 1)), name) for n, m, name in shapes]
    soft = names[-1] == "softmax"
    Y = np.eye(sizes[len(names)])[:, rng.integers(2, size=N)] if soft else rng.normal(size=(sizes[len(names)], N))
    return layers, rng.normal(size=(sizes[0], N)), Y, "cross_entropy" if soft else "squared_error"


THREE = network(["tanh", "sigmoid", "softmax"])


@pytest.mark.parametrize("layer", [0, 1, 2])
@pytest.mark.parametrize("part", [0, 1])
@pytest.mark.parametrize(
    ("change", "text"),
    [
        (lambda table: -table, "has the wrong sign"),
        (lambda table: 2 * table, "is twice what it should be"),
        (lambda table: table / 2, "is half of what it should be"),
        (lambda table: 5 * table, "is 5 times what it should be, for 5 examples"),
        (lambda table: table / 5, "is 1/5 of what it should be, for 5 examples"),
        (lambda table: 0 * table, "is 0 everywhere"),
        (lambda table: np.abs(table) + 0 * table, "has the right sizes, and the wrong sign"),
        (lambda table: table[:1, :0], "has shape (1, 0) in place of"),
        (lambda table: table.ravel(), "has the right numbers in the wrong shape"),
        (lambda table: table * np.nan, "holds nan or infinity in row 0, column 0"),
        (lambda table: None, "is missing: it is None"),
        (lambda table: "dW", "is no table of numbers"),
    ],
)
def test_every_kind_at_every_place_is_told(layer, part, change, text) -> None:
    want = backpropagate(*THREE)
    got = [list(pair) for pair in copy.deepcopy(want)]
    got[layer][part] = change(got[layer][part])
    said = look("backpropagate", got, want, *THREE)
    where = "the last layer, number 3:" if layer == 2 else f"layer {layer + 1}:"
    name, other = ("dW", "db") if part == 0 else ("db", "dW")
    assert f"The first mistake is in {where} `{name}` {text}".lower() in said.lower()
    assert f"`{other}` is right" in said


@pytest.mark.parametrize("names", [["tanh", "sigmoid", "tanh"], ["sigmoid", "tanh", "softmax"]])
def test_every_slip_that_the_exercise_knows_is_told_at_its_layer(names) -> None:
    given = network(names)
    want = backpropagate(*given)
    known_slips = EXERCISE.question("backpropagate").closer_looks[0].function.__globals__["known_slips"]
    for k, slips in enumerate(known_slips(*given)):
        assert len(slips) > 1
        for slip in slips:
            got = list(want)
            got[k] = (slip.weights, want[k][1] if slip.biases is None else slip.biases)
            said = look("backpropagate", got, want, *given)
            assert f"what you get when {slip.words}" in said and f"{k + 1}: `dW`" in said


HOSTILE = [None, "x", 5, [], [[]], [None] * 3, [(None, "x")] * 3, {1: 2}, float("nan"), [[[1], [2, 3]]] * 3, np.ones(9)]


@pytest.mark.parametrize("got", HOSTILE, ids=range(len(HOSTILE)))
def test_answers_of_any_kind_are_met_with_words(got) -> None:
    assert isinstance(look("backpropagate", got, backpropagate(*THREE), *THREE), str)
    given = ([[1, 2]], [[3], [4]], [[5]])
    assert isinstance(look("layer_gradients", got, layer_gradients(*given), *given), str)
    assert isinstance(look("neuron_gradients", got, ([1.0, 2.0], 0.5), [1, 2], 0, [1, 1], 1), str)
    table = np.array([[0.5]])
    for closer, arguments in zip(
        EXERCISE.question("output_delta").closer_looks, [(table, table, table, np.cos), (table, table)], strict=True
    ):
        assert isinstance(closer.function(got, table, *arguments), str)

"""The first wrong gradient on the way back from the output, and what is wrong with it."""

from typing import Any

import numpy as np
import pytest

from autograder.checks.network_microscope import Slip, first_wrong_layer

SHAPES = [(3, 4), (2, 3), (5, 2)]
RNG = np.random.default_rng(3)
WANT = [(RNG.normal(size=shape), RNG.normal(size=(shape[0], 1))) for shape in SHAPES]
BACK = "Going back from the output, "


def changed(layer: int, dW: Any = None, db: Any = None) -> list[Any]:
    """The right gradients, with those of one layer changed by functions."""
    pairs = list(WANT)
    pairs[layer] = (dW(WANT[layer][0]) if dW else WANT[layer][0], db(WANT[layer][1]) if db else WANT[layer][1])
    return pairs


def minus(table: np.ndarray) -> np.ndarray:
    return -table


def test_nothing_is_said_of_right_gradients() -> None:
    assert first_wrong_layer(WANT, WANT) is None
    assert first_wrong_layer([[dW.tolist(), db.tolist()] for dW, db in WANT], WANT) is None


def test_it_says_which_layer_and_which_gradient() -> None:
    assert first_wrong_layer(changed(2, minus, minus), WANT) == (
        BACK + "the first mistake is in the last layer, number 3: `dW` has the wrong sign; the same holds for `db`."
    )
    assert first_wrong_layer(changed(1, minus), WANT) == (
        BACK + "layer 3 is right. The first mistake is in layer 2: `dW` has the wrong sign; `db` is right. "
        "So delta is right; look at what it is multiplied by."
    )
    assert first_wrong_layer(changed(0, None, minus), WANT) == (
        BACK + "layers 2 and 3 are right. The first mistake is in layer 1: `db` has the wrong sign; `dW` is right. "
        "So delta is right; look at what becomes of it for the biases."
    )
    assert first_wrong_layer([(-WANT[0][0], WANT[0][1])], WANT[:1]) == (
        "In the only layer, `dW` has the wrong sign; `db` is right. "
        "So delta is right; look at what it is multiplied by."
    )


def test_only_the_mistake_nearest_to_the_output_is_told() -> None:
    both = changed(2, minus)
    both[0] = (0 * WANT[0][0], None)
    assert "last layer, number 3" in str(first_wrong_layer(both, WANT))


def test_two_kinds_of_mistake_in_one_layer_are_both_told() -> None:
    text = str(first_wrong_layer(changed(1, lambda table: table.T, lambda table: 4 * table), WANT, examples=4))
    assert "`dW` is turned: shape (3, 2) in place of (2, 3); `db` is 4 times what it should be, for 4 examples" in text


def test_a_missing_mean_is_told() -> None:
    text = str(first_wrong_layer([(7 * dW, 7 * db) for dW, db in WANT], WANT, examples=7))
    assert "number 3: `dW` is 7 times what it should be, for 7 examples, as if the mean" in text
    kept = str(first_wrong_layer(changed(2, None, lambda table: np.tile(table, 4)), WANT, examples=4))
    assert "`db` still has a column for each of the 4 examples: the mean over the batch is missing" in kept


def test_a_slip_that_would_have_spoiled_what_is_right_is_not_told() -> None:
    spoils_both = Slip("the message is upright", 9 * WANT[1][0], 0 * WANT[1][1])
    text = str(first_wrong_layer(changed(1, None, lambda table: 0 * table), WANT, slips=[(), (spoils_both,), ()]))
    assert "`db` is 0 everywhere; `dW` is right" in text
    spoils_weights = Slip("delta meets the sums", 9 * WANT[1][0], None)
    text = str(first_wrong_layer(changed(1, lambda table: 9 * table), WANT, slips=[(), (spoils_weights,), ()]))
    assert "`dW` is what you get when delta meets the sums; `db` is right" in text


def test_a_known_slip_is_told() -> None:
    slips = [[], [Slip("the slope is left out", 1 + WANT[1][0], 1 + WANT[1][1]), Slip("it is late", WANT[0][0], None)]]
    got = changed(1, lambda table: 1 + table, lambda table: 1 + table)
    assert first_wrong_layer(got, WANT, 1, slips) == (
        BACK + "layer 3 is right. The first mistake is in layer 2: `dW` is what you get when the slope is left out; "
        "the same holds for `db`."
    )


@pytest.mark.parametrize(
    ("got", "text"),
    [
        (
            WANT[::-1],
            "All gradients are right, and they stand in the order of the walk back. The first layer comes first.",
        ),
        (
            [(db, dW) for dW, db in WANT],
            "All gradients are right, and each pair is the wrong way round: `dW` comes first, then `db`.",
        ),
        (
            [table for pair in WANT for table in pair],
            "The answer is one flat list. Put the gradients of each layer together, as a pair (dW, db).",
        ),
        (WANT[:2], "There should be a pair (dW, db) for each layer: 3 in all, and there are 2."),
        ([WANT[0], None, WANT[2]], "Place 2 of the list should hold a pair (dW, db), and does not."),
        ([*WANT[:2], (1, 2, 3)], "Place 3 of the list should hold a pair (dW, db), and does not."),
    ],
)
def test_a_list_of_the_wrong_build_is_told(got, text) -> None:
    assert first_wrong_layer(got, WANT) == text


@pytest.mark.parametrize(
    "got",
    [
        None,
        ...,
        "<script>",
        3.5,
        float("nan"),
        {},
        [],
        [[]] * 3,
        [None] * 3,
        ["ab", "cd", "ef"],
        [("a", "b")] * 3,
        [(None, None)] * 3,
        [([[1], [2, 3]], [[]])] * 3,
        [(10**400, [10**400])] * 3,
        [(np.full((3, 4), np.nan), np.ones((0, 1)))] * 3,
        [(np.ones(1_000_000), {})] * 3,
        [np.ones((2, 3, 3))] * 3,
        np.ones((3, 2, 2, 2)),
        [[1, 2]] * 100_000,
        (lambda: 1,) * 3,
    ],
    ids=range(20),
)
def test_no_answer_however_strange_makes_it_raise(got) -> None:
    text = first_wrong_layer(got, WANT, 4, [[Slip("it is strange", None, "x")]] * 3)
    assert isinstance(text, str) and len(text) < 400 and "script" not in text

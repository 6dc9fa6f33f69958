"""The microscope: every kind of mistake is told by its own words, and no answer, however strange, makes it raise."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from autograder.checks.microscope import Part, Suspect, first_wrong, relation
from autograder.inside.wire import Handle

WANT = np.array([[1.0, -2.0, 0.5], [4.0, 0.25, 3.0]])
SQUARE = np.array([[1.0, 2.0], [3.0, -4.0]])
COLUMN = np.array([[1.0], [-2.0]])
EACH = np.array([[0.0, 1.0, 2.0], [-3.0, -2.0, -1.0]])  # its mean over the columns is COLUMN
ENDLESS = [10**400]
LOOP: list = []
LOOP.append(LOOP)

HOSTILE = [
    None,
    ...,
    "a text",
    b"bytes",
    {"dW": 1},
    [],
    [[1, 2], [3]],
    [[1, 2, 3], "text"],
    [None, None],
    [[None, 1.0, 2.0], [1.0, 2.0, 3.0]],
    ENDLESS,
    [[10**400, 1, 1], [1, 1, 1]],
    LOOP,
    float("nan"),
    np.inf,
    np.full((2, 3), np.nan),
    np.full((2, 3), 1e308),
    np.full((2, 3), -np.inf),
    np.ones((0, 3)),
    np.ones((2, 3), complex),
    np.ones((2, 3), bool),
    np.ones((2, 3), np.float16) * 60000,
    np.ones((2, 3, 4, 5)),
    np.ones(2_000_000),
    np.array(["a", "b"]),
    Handle("student", 1, "function", "<script>"),
    lambda: 1,
    object(),
    (1, 2, 3),
    ((1, 2), (3,)),
    2 + 3j,
    True,
]


@pytest.mark.parametrize(
    ("got", "text"),
    [
        (None, "is missing: it is None"),
        ("dW", "is no table of numbers"),
        (-WANT, "has the wrong sign"),
        (2 * WANT, "is twice what it should be"),
        (WANT / 2, "is half of what it should be"),
        (-2 * WANT, "has the wrong sign, and is twice what it should be"),
        (3 * WANT, "is 3 times what it should be"),
        (WANT / 4, "is a quarter of what it should be"),
        (0.7 * WANT, "is 0.7 times what it should be, everywhere"),
        (0 * WANT, "is 0 everywhere"),
        (WANT.T, "is turned: shape (3, 2) in place of (2, 3)"),
        (WANT.T + 1, "is turned: shape (3, 2) in place of (2, 3), and its numbers are not right either"),
        (WANT.ravel(), "has the right numbers in the wrong shape: shape (6,) in place of (2, 3)"),
        (WANT.sum(), "is a single number, all entries added up: shape () in place of (2, 3)"),
        ([[WANT.mean()]], "is a single number, the mean of all entries: shape (1, 1) in place of (2, 3)"),
        (WANT[:, :2], "has shape (2, 2) in place of (2, 3)"),
        (np.abs(WANT), "has the right sizes, and the wrong sign in row 0, column 1"),
        (WANT + np.array([[0, 0, 0], [0, 1, 0]]), "is wrong only in row 1, column 1: 1.25 in place of 0.25"),
        (WANT + np.array([[0, 1, 0], [0, 1, 0]]), "is wrong first in row 0, column 1: -1 in place of -2"),
        (WANT + np.nan, "holds nan or infinity in row 0, column 0"),
    ],
)
def test_every_kind_of_mistake_has_its_words(got, text) -> None:
    assert relation(got, WANT) == text


@pytest.mark.parametrize("got", [WANT, WANT.tolist(), WANT.astype(np.float32), WANT * (1 + 1e-9)])
def test_nothing_is_said_of_a_right_answer(got) -> None:
    assert relation(got, WANT) is None


def test_a_square_table_may_be_turned_as_well() -> None:
    assert relation(SQUARE.T, SQUARE) == "is turned: it is the transpose of what it should be"


@pytest.mark.parametrize(
    ("got", "text"),
    [
        (3 * COLUMN, "is 3 times what it should be, for 3 examples, as if the mean over the batch were missing"),
        (COLUMN / 3, "is 1/3 of what it should be, for 3 examples, as if a mean were taken once too often"),
        (EACH, "still has a column for each of the 3 examples: the mean over the batch is missing"),
        (EACH / 3, "still has a column for each of the 3 examples: the sum over the batch is missing"),
        (EACH + np.array([[1], [0]]), "still has a column for each of the 3 examples"),
        (COLUMN.ravel(), "has the right numbers in the wrong shape: shape (2,) in place of (2, 1)"),
        (2 * COLUMN, "is twice what it should be"),
    ],
)
def test_a_batch_leaves_its_own_traces(got, text) -> None:
    assert relation(got, COLUMN, examples=3) == text


def test_a_factor_without_a_meaning_is_not_read_into_a_single_number() -> None:
    assert relation([[7.0]], [[5.0]]) == "is 7 in place of 5"
    assert relation([[10.0]], [[5.0]]) == "is twice what it should be"
    assert relation(-5.0, 5.0) == "has the wrong sign"


def test_nothing_is_a_multiple_of_zero() -> None:
    assert relation([[0.0, 1.0]], [[0.0, 0.0]]) == "is wrong only in row 0, column 1: 1 in place of 0"


def test_a_known_mistake_is_told_before_a_factor() -> None:
    suspects = [Suspect("nothing is done", 5 * WANT), Suspect("the slope is left out", 2 * WANT)]
    assert relation(2 * WANT, WANT, suspects=suspects) == "is what you get when the slope is left out"
    assert relation(2 * WANT, WANT, suspects=[Suspect("it is of another shape", [1, 2]), Suspect("none", None)]) == (
        "is twice what it should be"
    )


def parts(dW, db, da_in) -> list[Part]:
    wants = (WANT, COLUMN, SQUARE)
    return [Part(name, *both) for name, *both in zip(("dW", "db", "da_in"), (dW, db, da_in), wants, strict=True)]


def test_the_first_wrong_part_is_told_and_which_are_right() -> None:
    assert first_wrong(parts(WANT, COLUMN, SQUARE)) is None
    assert first_wrong(parts(WANT, -COLUMN, SQUARE)) == "`db` has the wrong sign. `dW` and `da_in` are right."
    assert first_wrong(parts(WANT, -COLUMN, 2 * SQUARE)) == "`db` has the wrong sign. `dW` is right."
    assert first_wrong(parts(0 * WANT, -COLUMN, 2 * SQUARE)) == "`dW` is 0 everywhere."


def test_another_order_is_told() -> None:
    text = "The numbers are right, and they come in another order than `dW`, `db` and `da_in`."
    assert first_wrong(parts(SQUARE, WANT, COLUMN)) == text
    assert first_wrong(parts(COLUMN, WANT, SQUARE)) == text


@pytest.mark.parametrize("got", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("want", [WANT, COLUMN, 1.5, np.array([1.0, 2.0])], ids=["table", "column", "number", "vector"])
def test_no_answer_however_strange_makes_it_raise(got, want) -> None:
    text = relation(got, want, examples=3, suspects=[Suspect("it is strange", want)])
    assert text is None or (len(text) < 200 and "script" not in text)
    assert isinstance(first_wrong([Part("dW", got, want), Part("db", got, -np.asarray(want))]), str)


tables = arrays(float, array_shapes(min_dims=0, max_dims=3, max_side=4), elements=st.floats(-1e300, 1e300))


@settings(max_examples=60, deadline=None)
@given(tables, tables, st.integers(1, 5))
def test_it_is_silent_just_where_the_tables_are_near(got, want, examples) -> None:
    near = got.shape == want.shape and np.allclose(got, want, rtol=1e-5, atol=1e-9)
    assert (relation(got, want, examples) is None) == near


@settings(max_examples=60, deadline=None)
@given(arrays(float, (2, 3), elements=st.floats(0.1, 10)), st.sampled_from([2, 0.5, -1, -2, 0.25, 0.3, 7.5]))
def test_a_factor_is_always_found(want, factor) -> None:
    text = relation(factor * want, want)
    assert text is not None and ("what it should be" in text or text == "has the wrong sign")

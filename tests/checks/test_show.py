"""Values as a learner reads them: six significant digits, short, one line."""

import hypothesis.extra.numpy as npst
import numpy as np
import pytest
import torch
from hypothesis import example, given, settings
from hypothesis import strategies as st

from autograder.checks.show import LONGEST, number, shape_text, show
from autograder.inside.wire import DTYPES, Handle, Raised

SHOWN = {
    "None": (None, "None"),
    "True": (True, "True"),
    "NumPy's True": (np.True_, "True"),
    "a whole number": (80, "80"),
    "a float without a fraction": (80.0, "80"),
    "a third": (1 / 3, "0.333333"),
    "a sum of tenths": (0.1 + 0.2, "0.3"),
    "a large number": (123456789.0, "1.23457e+08"),
    "a small number": (-1e-9, "-1e-09"),
    "minus zero": (-0.0, "0"),
    "nan": (float("nan"), "nan"),
    "infinity": (-np.inf, "-inf"),
    "single precision": (np.float32(0.1), "0.1"),
    "a small integer of NumPy's": (np.uint8(200), "200"),
    "a complex number": (1.5 - 2j, "1.5-2j"),
    "text": ("it's", '"it\'s"'),
    "text of several lines": ("a\nb", r"'a\nb'"),
    "a lone surrogate": ("\ud800", r"'\ud800'"),
    "bytes": (b"ab", "a bytes"),
    "a vector": (np.array([0.1, 2.0]), "[0.1, 2]"),
    "a table": (np.array([[1, 2], [3, 4]]), "[[1, 2], [3, 4]]"),
    "an array without axes": (np.array(2.5), "2.5"),
    "booleans": (np.array([True, False]), "[True, False]"),
    "an empty array": (np.empty((0, 3)), "an empty array of shape (0, 3)"),
    "a tensor": (torch.tensor([1.0, 2.5], requires_grad=True), "[1, 2.5]"),
    "a list": ([1, 0.5, "a", None], "[1, 0.5, 'a', None]"),
    "a pair": ((np.ones(2), 1), "([1, 1], 1)"),
    "a tuple of one": ((64,), "(64,)"),
    "an empty tuple": ((), "()"),
    "a dictionary": ({"a": 0.5, 2: [1]}, "{'a': 0.5, 2: [1]}"),
    "a function": (np.sum, "sum"),
    "a generator": (np.random.default_rng(0), "a Generator"),
    "a handle": (Handle("student", 1, "object", "Net"), "Net"),
}


@pytest.mark.parametrize("value, text", SHOWN.values(), ids=SHOWN)
def test_a_value_reads_as_a_learner_would_write_it(value, text):
    assert show(value) == text


def test_an_array_of_sixty_numbers_is_shown_whole():
    assert show(np.ones(60), 1000) == show([1] * 60, 1000)
    assert show(np.ones(61), 1000) == "an array of shape (61,) that begins [1, 1, 1, 1]"


def test_a_large_array_is_told_by_its_shape_and_its_beginning():
    assert show(np.arange(64.0).reshape(8, 8)) == "an array of shape (8, 8) that begins [0, 1, 2, 3]"


def test_a_long_list_is_cut_after_sixty():
    assert show([1] * 61, 1000) == "[" + "1, " * 60 + "…]"
    assert show([1] * 60, 1000) == "[" + "1, " * 59 + "1]"
    assert show(dict.fromkeys(range(61), 1), 1000).endswith("58: 1, 59: 1}")


def test_a_long_text_ends_with_an_ellipsis():
    assert show(list(range(60)), 20) == "[0, 1, 2, 3, 4, 5, …"
    assert show([1, 2], 6) == "[1, 2]" and LONGEST == 160


def test_an_array_that_is_cut_tells_its_shape():
    assert show(np.full((5, 6), 1 / 3)).endswith("… (shape (5, 6))")


def test_a_shape_reads_as_python_writes_it():
    assert [shape_text(shape) for shape in [(), (np.int64(4),), (2, 3)]] == ["()", "(4,)", "(2, 3)"]


def test_a_number_has_six_significant_digits():
    assert [number(value) for value in (3.14159265, 1234567.8, np.int64(1234567))] == [
        "3.14159",
        "1.23457e+06",
        "1234567",
    ]


anything = st.recursive(
    st.none()
    | st.integers(-(2**8000), 2**8000)
    | st.floats()
    | st.text(st.characters(exclude_categories=()), max_size=200)
    | npst.arrays(st.sampled_from(DTYPES), npst.array_shapes(min_dims=0, max_dims=3, max_side=9))
    | st.sampled_from([Raised("ValueError", (), ""), abs, torch.ones(2, 2)]),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@settings(deadline=None, derandomize=True, max_examples=120)
@given(anything, st.sampled_from([60, LONGEST]))
@example(np.full((5, 6), 1 / 3), LONGEST)
def test_every_value_is_one_line_no_longer_than_asked(value, longest):
    text = show(value, longest)
    assert len(text) <= longest and text.splitlines() == [text]
    assert text.isprintable()

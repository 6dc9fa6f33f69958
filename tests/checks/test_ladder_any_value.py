"""The comparison ladder on any value at all: whatever a process sends, there is an answer and no exception."""

import copy
import warnings

import hypothesis.extra.numpy as npst
import numpy as np
import pytest
import torch
from hypothesis import example, given, settings
from hypothesis import strategies as st

from autograder.checks import ladder
from autograder.checks.ladder import compare
from autograder.inside.wire import DTYPES, Handle, Raised

TABLE = np.arange(6.0).reshape(2, 3)
FUNCTION = Handle("student", 1, "function", "helper")


def rung(got, want):
    difference = compare(got, want)
    return difference and difference.rung


arrays = npst.arrays(st.sampled_from(DTYPES), npst.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3))
sent = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**80), 2**80)
    | st.floats()
    | st.complex_numbers()
    | st.text(max_size=3)
    | st.binary(max_size=3)
    | arrays
    | arrays.filter(lambda array: array.dtype.name not in ("uint16", "uint32", "uint64")).map(torch.from_numpy)
    | st.sampled_from([FUNCTION, Raised("ValueError", (), ""), np.random.default_rng(0), abs]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.none() | st.integers() | st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)
WANTS = [
    None,
    True,
    2.5,
    "text",
    TABLE,
    TABLE + 1j,
    np.empty((0, 2)),
    (2, 3),
    (TABLE, np.ones(2), 1.5),
    [[1, 2], [3, 4]],
    [(TABLE, np.ones(2), "relu")],
    ["even"],
    [],
    {"a": 1.0, "b": TABLE},
    torch.ones(2),
]


@settings(deadline=None, derandomize=True, max_examples=200)
@given(sent)
@example(np.array(3.0))
@example([torch.tensor(1 + 2j), torch.ones(2)])
def test_whatever_comes_back_is_compared(got):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # the answer may overflow; it is wrong then
        for want in WANTS:
            assert rung(got, want) in (None, "nothing", "kind", "empty", "shape", "finite", "values")


@settings(deadline=None, derandomize=True, max_examples=100)
@given(arrays)
def test_every_array_is_itself_and_is_not_itself_plus_one(array):
    assert compare(array, array.copy()) is None
    if array.size and array.dtype != bool and np.all(np.abs(array.astype(complex)) < 1000):
        assert rung(array.astype(complex) + 1, array.astype(complex)) == "values"


# NumPy has no array of a truth value beside a larger number, so the long way knows none either
whole = st.one_of(st.integers(-(2**62), 2**62), st.integers(0, 2))
plain = st.one_of(st.booleans(), whole, st.floats(), st.floats(0, 2), st.none(), st.text())
some = st.one_of(plain, st.lists(plain, max_size=3), st.lists(plain, max_size=3).map(tuple), arrays)


@settings(deadline=None, derandomize=True, max_examples=500)
@given(some, some)
@example(float("inf"), float("inf"))
@example([1, [2]], [1, [2]])
@example([1, np.ones(2)], [1, 1])
def test_the_short_way_says_what_the_long_way_says(one, other):
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # numbers may overflow
        pairs = [(one, other), (one, one), (one, copy.deepcopy(one))]
        short = [rung(*pair) for pair in pairs]
        patch.setattr(ladder, "_identical", lambda got, want: False)
        assert short == [rung(*pair) for pair in pairs]

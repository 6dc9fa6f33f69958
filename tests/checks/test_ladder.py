"""The comparison ladder: each rung in its turn, and the traps that a plain `allclose` falls into."""

import numpy as np
import pytest
import torch

from autograder.checks.ladder import compare
from autograder.inside.wire import Handle, Raised

TABLE = np.arange(6.0).reshape(2, 3)
FUNCTION = Handle("student", 1, "function", "helper")


def rung(got, want, **tolerance):
    difference = compare(got, want, **tolerance)
    return difference and difference.rung


def text(got, want):
    return compare(got, want).text


# The rungs, in order: each answer is right on all rungs before the one that it fails

RUNGS = {
    "nothing, for a table": (None, TABLE, "nothing"),
    "nothing, for a number": (None, 0.0, "nothing"),
    "nothing, for False": (None, False, "nothing"),
    "nothing, for an empty list": (None, [], "nothing"),
    "something, for None": (0, None, "kind"),
    "False, for None": (False, None, "kind"),
    "text, for a number": ("1", 1, "kind"),
    "bytes, for a number": (b"1", 1, "kind"),
    "a dictionary, for a number": ({}, 1, "kind"),
    "a function, for a number": (FUNCTION, 1, "kind"),
    "an exception, for a number": (Raised("ValueError", (), "1"), 1, "kind"),
    "a list of text, for a table": ([["0", "1", "2"], ["3", "4", "5"]], TABLE, "kind"),
    "a ragged list, for a table": ([[0, 1, 2], [3, 4]], TABLE, "kind"),
    "a list with None, for a table": ([[0, 1, 2], [3, 4, None]], TABLE, "kind"),
    "a list with a function, for numbers": ([FUNCTION, 1], np.ones(2), "kind"),
    "complex, for real": (TABLE + 0j, TABLE, "kind"),
    "a dictionary, for a list": ({}, [TABLE, 1.0], "kind"),
    "a number, for a tuple of arrays": (1.0, (TABLE, 1.0), "kind"),
    "text, for a list of text": ("ab", ["a", "b"], "kind"),
    "a list, for a dictionary": ([1], {"a": 1}, "kind"),
    "empty, for a table": (np.empty(0), TABLE, "empty"),
    "empty rows, for a table": (np.empty((2, 0)), TABLE, "empty"),
    "an empty list, for a number": ([], 1.0, "empty"),
    "a column, for a row": (np.ones(3), np.ones((3, 1)), "shape"),
    "one axis too many": (np.ones((3, 1)), np.ones(3), "shape"),
    "the transpose": (TABLE.T, TABLE, "shape"),
    "a number, for a table of it": (2.0, np.full((2, 3), 2.0), "shape"),
    "a table of it, for a number": (np.full((2, 3), 2.0), 2.0, "shape"),
    "a table of one, for a number": (np.array([[2.0]]), 2.0, "shape"),
    "a row that would broadcast": (np.ones(3), np.ones((2, 3)), "shape"),
    "numbers, for nothing in particular": (np.ones(3), np.empty(0), "shape"),
    "another emptiness": (np.empty((0, 2)), np.empty((0, 3)), "shape"),
    "too few of a tuple": ((TABLE,), (TABLE, 1.0), "shape"),
    "too many of a tuple": ((TABLE, 1.0, 2.0), (TABLE, 1.0), "shape"),
    "nan, for a number": (np.nan, 1.0, "finite"),
    "a number, for nan": (1.0, np.nan, "finite"),
    "infinity, for a number": (np.inf, 1e308, "finite"),
    "the other infinity": (-np.inf, np.inf, "finite"),
    "nan, for infinity": (np.nan, np.inf, "finite"),
    "nan in another place": ([np.nan, 1.0], [1.0, np.nan], "finite"),
    "a wrong number": (TABLE + 1e-3, TABLE, "values"),
    "a wrong sign": (-1, 1, "values"),
    "False, for True": (False, True, "values"),
    "another text": ("quadratic", "squared-error", "values"),
    "a number, for text": (1, "1", "values"),
    "other keys": ({"a": 1, "c": 2}, {"a": 1, "b": 2}, "values"),
    "a key missing": ({"a": 1}, {"a": 1, "b": 2}, "values"),
    "a wrong value under a key": ({"a": TABLE + 1}, {"a": TABLE}, "values"),
    "a wrong shape under a key": ({"a": TABLE.T}, {"a": TABLE}, "shape"),
    "a wrong array in a tuple": ((TABLE, np.ones(2)), (TABLE, np.zeros(2)), "values"),
    "a wrong text in a list": (["even", "prime"], ["even", "odd"], "values"),
}


@pytest.mark.parametrize("got, want, expected", RUNGS.values(), ids=RUNGS)
def test_the_first_rung_that_does_not_hold_is_named(got, want, expected):
    assert rung(got, want) == expected


RIGHT = {
    "None": (None, None),
    "an array": (TABLE.copy(), TABLE),
    "a nested list, for an array": (TABLE.tolist(), TABLE),
    "a nested tuple, for an array": (((0, 1, 2), (3, 4, 5)), TABLE),
    "whole numbers, for floats": (TABLE.astype(int), TABLE),
    "floats, for whole numbers": (TABLE, TABLE.astype(int)),
    "a tensor, for an array": (torch.from_numpy(TABLE), TABLE),
    "an array, for a tensor": (TABLE, torch.from_numpy(TABLE).requires_grad_()),
    "a list of rows as arrays": (list(TABLE), TABLE),
    "real, for complex": (TABLE, TABLE + 0j),
    "complex": ([1 + 2j], np.array([1 + 2j])),
    "a float, for a float": (0.1 + 0.2, 0.3),
    "an array without axes, for a number": (np.array(2.0), 2.0),
    "a NumPy number, for a number": (np.float64(2), 2),
    "a tensor without axes, for a number": (torch.tensor(2.0), 2.0),
    "a boolean, for a boolean": (np.bool_(True), True),
    "0 and 1, for booleans": ([0, 1], np.array([False, True])),
    "booleans, for 0 and 1": ([False, True], np.array([0.0, 1.0])),
    "a list, for a tuple of numbers": ([2, 3], (2, 3)),
    "an array, for a tuple of numbers": (np.array([2, 3]), (2, 3)),
    "a list, for a tuple of arrays": ([TABLE, np.ones(2), 1.5], (TABLE, np.ones(2), 1.5)),
    "a stack, for a tuple of arrays of one shape": (np.ones((2, 3)), (np.ones(3), np.ones(3))),
    "a tuple, for a nested list": (((1, 2), (3, 4)), [[1, 2], [3, 4]]),
    "a tensor, for a nested list": (torch.tensor([[1, 2], [3, 4]]), [[1, 2], [3, 4]]),
    "a list of text": (("even", "odd"), ["even", "odd"]),
    "a dictionary in another order": ({"b": [2], "a": 1}, {"a": 1, "b": np.array([2])}),
    "a list of pairs": ([(TABLE, np.ones(2), "relu")], [(TABLE, np.ones(2), "relu")]),
    "empty arrays of one shape": (np.empty((0, 3)), np.empty((0, 3))),
    "an empty list, for an empty list": ((), []),
    "nan where nan is expected": ([np.nan, 1], [np.nan, 1]),
    "infinities where they are expected": ([np.inf, -np.inf], np.array([np.inf, -np.inf])),
    "complex nan where it is expected": ([complex(np.nan, 0)], np.array([complex(np.nan, 0)])),
    "minus zero": (-0.0, 0.0),
    "a large whole number": (2**62, 2**62),
    "a whole number larger than any of NumPy's": (2**70, 2.0**70),
    "two such": ([2**70, 1], [2**70, 1]),
}


@pytest.mark.parametrize("got, want", RIGHT.values(), ids=RIGHT)
def test_a_right_answer_in_another_form_is_right(got, want):
    assert compare(got, want) is None


# The traps


def test_a_scalar_is_not_a_constant_matrix():
    assert text(2.0, np.full((2, 3), 2.0)) == "returned a single number, expected shape (2, 3)"
    assert text(np.full((2, 3), 2.0), 2.0) == "returned an array of shape (2, 3), expected a single number"


def test_an_empty_array_is_not_close_to_anything():
    assert np.allclose(np.empty(0), 5.0)  # the trap
    assert text(np.empty(0), np.ones(1)) == "returned an empty array, expected shape (1,)"


def test_a_shape_is_told_before_numbers():
    assert text(np.zeros((3, 2)), TABLE) == "returned shape (3, 2), expected (2, 3)"


@pytest.mark.parametrize("kind", [np.int8, np.int16, np.int64])
def test_a_difference_that_wraps_around_is_not_small(kind):
    least = np.iinfo(kind).min
    assert np.abs(np.array([0], kind) - np.array([least], kind)) < 0  # the trap
    assert rung(np.array([0], kind), np.array([least], kind)) == "values"


@pytest.mark.parametrize("got, want", [(np.uint8(255), -1), (np.uint64(2**64 - 1), -1), (np.int8(-128), 128)])
def test_a_number_that_wrapped_around_is_not_the_one_expected(got, want):
    assert rung(got, want) == "values"


def test_the_tolerance_is_that_of_the_course():
    assert rung(1 + 0.9e-6, 1.0) is None and rung(1 + 1.1e-6, 1.0) == "values"
    assert rung(0.9e-12, 0.0) is None and rung(1.1e-12, 0.0) == "values"
    assert rung(-1e6 - 0.9, -1e6) is None and rung(-1e6 - 1.1, -1e6) == "values"


def test_the_tolerance_comes_from_what_was_expected_and_not_from_the_answer():
    assert rung(1e6, 1.0) == "values"  # within 1e-6 of itself
    assert rung(1.0, 0.0, rtol=1.0) == "values"
    assert rung(0.0, 1.0, rtol=1.0) is None


def test_a_large_entry_lends_no_tolerance_to_a_small_one():
    assert rung([1e9, 1.001], np.array([1e9, 1.0])) == "values"


@pytest.mark.parametrize("narrow, kind", [(np.float32, float), (np.complex64, complex)])
def test_a_narrow_answer_is_right_within_a_millionth(narrow, kind):
    assert rung(narrow(0.9e-6), kind(0)) is None and rung(narrow(1.1e-6), kind(0)) == "values"
    assert rung(narrow(1 / 3), kind(1 / 3)) is None and rung(narrow(1 / 3 + 3e-6), kind(1 / 3)) == "values"


def test_half_precision_is_not_enough():
    assert rung(np.float16(1 / 3), 1 / 3) == "values"


def test_a_narrow_expected_value_widens_nothing():
    assert rung(0.9e-6, np.float32(0)) == "values"


def test_a_tolerance_that_a_check_sets_is_used():
    assert rung(1.05, 1.0, rtol=0.1) is None and rung(0.05, 0.0, atol=0.1) is None
    assert rung([(np.array([1.05]), "a")], [(np.array([1.0]), "a")], rtol=0.1) is None
    assert rung({"a": [1.05, 2]}, {"a": [1.0, 2]}, rtol=0.1) is None


@pytest.mark.parametrize("got", [10**400, -(10**400), [10**400], [[1, 10**400]]])
def test_a_whole_number_that_no_float_holds_is_a_wrong_answer(got):
    assert rung(got, 1.0) is not None
    assert rung(got, np.inf) is not None


def test_an_array_without_axes_is_no_tuple():
    assert rung(np.array(3.0), (TABLE, 1.0)) in ("kind", "shape")


def test_what_is_expected_need_not_be_numbers():
    assert rung(1.0, object()) == "kind"  # a misconception may answer with anything
    assert rung(1.0, 10**400) is not None


def test_an_answer_of_no_numbers_and_very_many_rows_costs_nothing():
    class Counting(np.ndarray):
        rows = 0

        def __iter__(self):
            for row in super().__iter__():
                Counting.rows += 1
                yield row

    assert rung(np.empty((100_000, 0)).view(Counting), (TABLE, 1.0)) == "shape"
    assert Counting.rows == 0  # a few bytes on the wire can claim 2**40 rows


def test_a_difference_says_where_it_is():
    assert text((TABLE, np.ones(3)), (TABLE, np.ones(2))) == "value 2 of 2: returned shape (3,), expected (2,)"
    assert text({"a": 1, "b": 5}, {"a": 1, "b": 2}) == "at 'b': returned 5, expected 2"
    assert text({"b": 1}, {"a": 1}) == "returned the keys ['b'], expected ['a']"


@pytest.mark.parametrize(
    "got, want, says",
    [
        (FUNCTION, 1.0, "returned a function, expected a number"),
        (Handle("student", 1, "class", "Net"), TABLE, "returned a class, expected an array of shape (2, 3)"),
        (Handle("student", 1, "object", "map"), True, "returned a map, expected True or False"),
        ("12", (TABLE, 1.0), "returned '12', expected a tuple of 2 values"),
        (None, 0.5, "returned None, expected 0.5"),
        (3, None, "returned 3, expected None"),
        ("12", [TABLE], "returned '12', expected a list of 1 values"),
        ([1, 2, 3], (1, 2), "returned shape (3,), expected (2,)"),
        (TABLE + 0j, TABLE, "returned complex numbers, expected real ones"),
        (1 / 3, 2.0, "returned 0.333333, expected 2"),
    ],
)
def test_a_difference_reads_well(got, want, says):
    assert text(got, want) == says

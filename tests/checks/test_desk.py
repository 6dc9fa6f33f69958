"""What a public check says at the student's desk: the call, what came back, what was expected."""

import ast
import inspect

import numpy as np
import pytest
import torch

from autograder.checks import desk
from autograder.checks.desk import expect, expect_error


def double(values):
    return 2 * np.asarray(values)


def answers(value):
    """A function called `f` that answers with `value`, whatever it is asked."""

    def f(*arguments):
        return value

    return f


def said(function, arguments, wanted):
    with pytest.raises(AssertionError) as met:
        expect(function, arguments, wanted)
    return str(met.value)


RIGHT = {
    "a number": (80.0, 80),
    "a NumPy number": (np.float64(80), 80),
    "nearly": (0.1 + 0.2, 0.3),
    "a list for an array": ([[1, 2]], np.array([[1.0, 2.0]])),
    "an array for a list": (np.array([[1, 2]]), [[1, 2]]),
    "a tensor": (torch.tensor([1.0, 2.0]), [1, 2]),
    "booleans": (np.array([True, False]), [1, 0]),
    "a tuple": ((1, 2), (1, 2)),
    "a tuple of arrays of one shape": ((np.ones(2), np.ones(2)), (np.ones(2), np.ones(2))),
    "a tuple of arrays of several shapes": ((np.ones((2, 2)), np.ones(2), 1), (np.ones((2, 2)), np.ones(2), 1)),
    "words and numbers": ([("relu", np.ones(2))], [("relu", [1, 1])]),
    "None": (None, None),
    "nothing at all": (np.empty((0, 2)), np.empty((0, 2))),
}


@pytest.mark.parametrize("got, wanted", RIGHT.values(), ids=RIGHT)
def test_a_right_answer_is_met_with_silence(got, wanted):
    assert expect(answers(got), (), wanted) is None


WRONG = {
    "a number": (120.0, 80, "f([60, 90], [1, 2]) returned 120, expected 80"),
    "no return": (None, 80, "f([60, 90], [1, 2]) returned None, expected 80. Is there a `return`?"),
    "a stub": (..., 80, "f([60, 90], [1, 2]) is not written yet: replace the `...`"),
    "a shape": (np.ones((1, 2)), [1, 1], "f([60, 90], [1, 2]) returned shape (1, 2), expected shape (2,): [1, 1]"),
    "a scalar for a table": (1.0, [[1, 1]], "f([60, 90], [1, 2]) returned shape (), expected shape (1, 2): [[1, 1]]"),
    "an empty answer": ([], 5, "f([60, 90], [1, 2]) returned shape (0,), expected shape (): 5"),
    "other words": (["even"], ["odd"], "f([60, 90], [1, 2]) returned [even], expected [odd]"),
    "an array for None": (np.ones(2), None, "f([60, 90], [1, 2]) returned [1, 1], expected None"),
    "a tuple of one": ((1,), (2,), "f([60, 90], [1, 2]) returned (1,), expected (2,)"),
    "something for nothing": (0, None, "f([60, 90], [1, 2]) returned 0, expected None"),
    "a third": (1 / 3, 0.5, "f([60, 90], [1, 2]) returned 0.333333, expected 0.5"),
    "a third in a list": ([1 / 3], [0.5], "f([60, 90], [1, 2]) returned [0.333333], expected [0.5]"),
    "nan": (float("nan"), 80, "f([60, 90], [1, 2]) returned nan, expected 80"),
}


@pytest.mark.parametrize("got, wanted, text", WRONG.values(), ids=WRONG)
def test_a_wrong_answer_is_told_with_the_call(got, wanted, text):
    assert said(answers(got), ([60, 90], [1, 2]), wanted) == text


UNREADABLE = {
    "text for a number": ("eighty", 80),
    "text that spells the number": ("80", 80),
    "a ragged list for an array": ([[1, 2], [3]], [[1, 2], [3, 4]]),
    "a list with None": ([1, None], [1, 2]),
    "a dictionary": ({"mean": 80}, 80),
    "a number for words": (80, ["eighty"]),
    "a list of words for a word": (["eighty"], "eighty"),
    "words for numbers": (["a", "b"], [1, 2]),
    "an array of one where a pair has a number": ((np.ones((2, 2)), [1.0]), (np.ones((2, 2)), 1.0)),
    "words where a pair has a number": ((np.ones((2, 2)), "1"), (np.ones((2, 2)), 1.0)),
    "numbers where a pair has a word": (("relu", 1), ("relu", "1")),
    "another word": ("maximum", "minimum"),
    "words in another order": (["small", "even"], ["even", "small"]),
    "a function": (abs, 80),
    "a tuple with a shape wrong": ((np.ones(2), np.ones(2)), (np.ones((2, 2)), np.ones(2))),
    "a tuple with a number wrong": ((np.ones((2, 2)), np.zeros(2)), (np.ones((2, 2)), np.ones(2))),
    "a tuple that is too short": ((np.ones((2, 2)),), (np.ones((2, 2)), np.ones(2))),
    "an array for a tuple": (np.ones(2), (np.ones((2, 2)), np.ones(2))),
    "a number for a tuple": (1.0, (np.ones((2, 2)), np.ones(2))),
    "complex numbers": (np.array([1 + 2j]), [1]),
}


@pytest.mark.parametrize("got, wanted", UNREADABLE.values(), ids=UNREADABLE)
def test_an_answer_of_another_kind_is_a_wrong_answer_too(got, wanted):
    assert said(answers(got), (), wanted).startswith("f() returned ")


def test_arguments_of_several_shapes_can_be_shown():
    layers = [(np.ones((2, 2)), np.zeros(2), np.tanh)]
    text = said(answers(3), (layers, 1), 5)
    assert text.startswith("f([") and text.endswith(", 1) returned 3, expected 5")
    assert "tanh" in text


def test_a_number_is_shown_in_six_digits_and_a_function_by_its_name():
    assert said(answers(1), (1 / 3, np.sin, "relu"), 2) == "f(0.333333, sin, relu) returned 1, expected 2"


def test_a_function_without_a_name_of_its_own_is_called_a_function():
    assert said(lambda g: 1, (lambda x: x,), 2) == "a function(a function) returned 1, expected 2"


def test_a_large_array_is_told_by_its_shape_and_a_small_one_in_full():
    assert said(answers(1), (np.ones((8, 8)),), 2) == "f(an array of shape (8, 8)) returned 1, expected 2"
    assert said(answers(1), (np.ones(60),), 2) == f"f([{', '.join('1' * 60)}]) returned 1, expected 2"


def test_a_dictionary_is_shown_by_its_keys():
    assert said(answers(1), ({"even": 1 / 3},), 2) == "f({'even': 0.333333}) returned 1, expected 2"


def test_a_tolerance_may_be_set():
    expect(answers(1.05), (), 1.0, rtol=0.1)
    with pytest.raises(AssertionError):
        expect(answers(1.05), (), 1.0)


def test_the_call_is_shown_as_it_was_before_the_function_changed_its_argument():
    def f(values):
        values[0] = 99
        return 1

    assert said(f, (np.array([1, 2]),), 2) == "f([1, 2]) returned 1, expected 2"


def test_a_function_that_is_not_there_is_asked_for():
    with pytest.raises(AssertionError, match="Did you run its cell"):
        expect(..., (1,), 1)
    with pytest.raises(AssertionError, match="Did you run its cell"):
        expect_error(None, (1,))


def test_an_error_of_the_student_is_theirs_to_read():
    with pytest.raises(ZeroDivisionError):
        expect(lambda: 1 / 0, (), 1)
    with pytest.raises(ZeroDivisionError):
        expect_error(lambda: 1 / 0, (), ValueError)


def test_an_expected_error_is_met_with_silence():
    expect_error(int, ("x",))
    expect_error(lambda: 1 / 0, (), ArithmeticError)


def test_a_missing_error_is_told():
    with pytest.raises(AssertionError) as met:
        expect_error(double, ([1, 2],))
    assert str(met.value) == "double([1, 2]) returned [2, 4], expected a ValueError"


def test_bad_input_may_be_a_ragged_list():
    def f(table):
        raise ValueError("rows of different length")

    expect_error(f, ([[1, 2], [3]],))


def test_the_file_needs_numpy_and_nothing_else():
    tree = ast.parse(inspect.getsource(desk))
    imports = [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))]
    assert imports == ["import numpy as np"]

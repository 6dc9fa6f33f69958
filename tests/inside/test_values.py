"""An exception of a student's, as its name, its classes and a text of some length, and raised again."""

import builtins

import pytest
from plain_values import there_and_back

from autograder.inside.values import (
    MAX_NAME,
    MAX_TEXT,
    Raised,
)
from autograder.inside.wire import decode, encode


def test_an_exception_comes_back_by_name():
    error = Raised.of(ZeroDivisionError("division by zero"), line=3)
    assert there_and_back(error) == error
    assert (error.kind, error.text, error.line) == ("ZeroDivisionError", "division by zero", 3)
    assert error.isa("ZeroDivisionError") and error.isa("ArithmeticError") and not error.isa("ValueError")


def test_an_exception_is_cut_to_size():
    class Long(Exception):
        pass

    Long.__name__ = "N" * 10_000
    error = there_and_back(Raised.of(Long("t" * 10_000)))
    assert (len(error.kind), len(error.text)) == (MAX_NAME, MAX_TEXT)
    forged = decode(b"X" + encode(("K" * 10_000, ("B" * 10_000,) * 50, "t" * 10_000, 1)))
    assert (len(forged.kind), len(forged.text), len(forged.bases)) == (MAX_NAME, MAX_TEXT, 8)


def test_an_exception_without_a_text_keeps_its_name():
    class Mute(Exception):
        def __str__(self):
            raise SystemExit

    assert Raised.of(Mute()) == Raised("Mute", ("Exception", "BaseException", "object"), "")


@pytest.mark.parametrize(
    "kind, bases, again",
    [
        ("KeyError", ("LookupError", "Exception"), KeyError),
        ("LinAlgError", ("ValueError", "Exception"), ValueError),
        ("Own", ("Exception", "BaseException"), RuntimeError),
        ("SystemExit", ("BaseException",), RuntimeError),
        ("print", (), RuntimeError),
        ("", (), RuntimeError),
    ],
)
def test_an_exception_is_raised_again_as_the_nearest_of_pythons_own(kind, bases, again):
    error = Raised(kind, bases, "a text").exception()
    assert type(error) is again and "a text" in str(error)


def test_an_exception_of_any_kind_can_be_raised_again():
    for kind in vars(builtins):
        assert isinstance(Raised(kind, ("Exception",), "a text").exception(), Exception)

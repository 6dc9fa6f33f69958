"""The wire: every plain value comes back as it was, and what cannot be said is refused."""

import builtins
import enum
import warnings
from collections import OrderedDict, namedtuple

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from plain_values import (
    LARGEST,
    arrays,
    claims,
    steady,
    values,
)

from autograder.inside import reading, writing
from autograder.inside.values import (
    MAX_ANSWER,
    MAX_BYTES,
    MAX_COST,
    MAX_DEPTH,
    MAX_NAME,
    MAX_TEXT,
    Handle,
    Raised,
    WireError,
)
from autograder.inside.wire import decode, encode


def there_and_back(value):
    return decode(encode(value))


def alike(got, want):
    """The same type, the same shape and the same bits: nan is nan, -0 is not 0, True is not 1."""
    if type(got) is not type(want):
        return False
    if isinstance(want, torch.Tensor):
        return got.dtype == want.dtype and alike(got.numpy(), want.numpy())
    if isinstance(want, (np.ndarray, np.generic)):
        return got.dtype == want.dtype and got.shape == want.shape and got.tobytes() == want.tobytes()
    if isinstance(want, (list, tuple)):
        return len(got) == len(want) and all(map(alike, got, want))
    if isinstance(want, dict):
        return alike(list(got.items()), list(want.items()))
    if isinstance(want, (float, complex)):
        return alike(np.asarray(got), np.asarray(want))
    return got == want


def nested(depth):
    value = []
    for _ in range(depth):
        value = [value]
    return value


@steady
@given(values)
def test_every_plain_value_comes_back_as_it_was(value):
    assert alike(there_and_back(value), value)


LAYOUTS = {
    "as it is": lambda array: array,
    "big-endian": lambda array: array.astype(array.dtype.newbyteorder(">")),
    "by columns": np.asfortranarray,
    "backwards": lambda array: array[::-1] if array.ndim else array,
    "every second": lambda array: np.repeat(array, 2, axis=-1)[..., ::2] if array.ndim else array,
    "broadcast": lambda array: np.broadcast_to(array, array.shape),  # read-only
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@settings(deadline=None, derandomize=True, max_examples=40)
@given(arrays)
def test_an_array_comes_back_whatever_its_layout(layout, array):
    got = there_and_back(layout(array))
    assert alike(got, np.array(layout(array), dtype=array.dtype))
    assert got.flags.writeable and got.flags.c_contiguous and got.flags.owndata


def test_a_matrix_comes_back_as_a_plain_array():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PendingDeprecationWarning)
        matrix = np.matrix([[1, 2], [3, 4]])
    assert alike(there_and_back(matrix), np.array([[1, 2], [3, 4]]))


def test_an_array_class_with_its_own_ideas_comes_back_as_a_plain_array():
    class Agreeable(np.ndarray):
        def __eq__(self, other):
            return np.array(True)

    assert alike(there_and_back(np.ones(3).view(Agreeable)), np.ones(3))


@pytest.mark.parametrize("wide, narrow", [(np.longdouble, np.float64), (np.clongdouble, np.complex128)])
def test_a_longer_float_comes_back_as_a_double(wide, narrow):
    assert alike(there_and_back(np.array([1.5, -2], wide)), np.array([1.5, -2], narrow))
    assert alike(there_and_back(wide(0.25)), narrow(0.25))


@pytest.mark.parametrize("array", [np.array([1, None, "a"], object), np.array([["a", "b"]])])
def test_an_array_of_objects_or_text_comes_back_as_lists(array):
    assert alike(there_and_back(array), array.tolist())


TENSORS = {
    "requires_grad": torch.ones(2, 3, requires_grad=True) * 2,
    "parameter": torch.nn.Parameter(torch.ones(2)),
    "transposed": torch.arange(6).reshape(2, 3).T,
    "conjugated": torch.tensor([1 + 2j]).conj(),
    "negative view": torch.tensor([1 + 2j]).conj().imag,
    "one number": torch.tensor(2.5),
}


@pytest.mark.parametrize("tensor", TENSORS.values(), ids=TENSORS)
def test_a_tensor_comes_back_as_a_plain_tensor(tensor):
    got = there_and_back(tensor)
    assert type(got) is torch.Tensor and not got.requires_grad
    assert got.dtype == tensor.dtype and torch.equal(got, tensor.detach())


Point = namedtuple("Point", "x y")
SUBCLASSES = {
    "IntEnum": (enum.IntEnum("Digit", {"ONE": 1}).ONE, 1),
    "text Enum": (enum.Enum("Letter", {"A": "a"}, type=str).A, "a"),
    "namedtuple": (Point(1, 2), (1, 2)),
    "OrderedDict": (OrderedDict(a=1), {"a": 1}),
    "numpy text": (np.str_("a"), "a"),
}


@pytest.mark.parametrize("value, plain", SUBCLASSES.values(), ids=SUBCLASSES)
def test_a_subclass_of_a_plain_type_comes_back_as_that_type(value, plain):
    assert alike(there_and_back(value), plain)


@pytest.mark.parametrize("drawn", [0, 1, 5])
def test_a_generator_goes_on_with_the_same_stream(drawn):
    rng = np.random.default_rng(7)
    rng.integers(10, size=drawn, dtype=np.uint32)  # an odd number leaves half a draw in the generator
    copy = there_and_back(rng)
    assert copy.integers(10, size=3, dtype=np.uint32).tolist() == rng.integers(10, size=3, dtype=np.uint32).tolist()
    assert copy.normal(size=5).tolist() == rng.normal(size=5).tolist()


def test_drawing_from_the_copy_leaves_the_generator_where_it_was():
    rng = np.random.default_rng(7)
    there_and_back(rng).normal(size=100)
    assert rng.normal() == np.random.default_rng(7).normal()


# Handles and exceptions


def test_what_is_not_plain_is_kept_and_found_again():
    kept = {}

    def keep(value):
        kept[1] = value
        return Handle("grader", 1, "function", value.__name__)

    data = encode({"cost": [abs]}, keep)
    assert decode(data) == {"cost": [Handle("grader", 1, "function", "abs")]}
    assert decode(data, lambda handle: kept[handle.ident])["cost"][0] is abs


@pytest.mark.parametrize(
    "value", [abs, object(), {1, 2}, np.datetime64("2024-01-01"), np.random.Generator(np.random.MT19937(0))]
)
def test_what_is_not_plain_cannot_be_sent_without_a_keeper(value):
    with pytest.raises(WireError):
        encode(value)


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


# What cannot be sent


def test_the_depth_of_a_message_is_limited():
    assert there_and_back(nested(MAX_DEPTH)) == nested(MAX_DEPTH)
    with pytest.raises(WireError):
        encode(nested(MAX_DEPTH + 1))


def test_a_list_that_holds_itself_is_refused():
    value = []
    value.append(value)
    with pytest.raises(WireError):
        encode(value)


def test_a_small_value_that_unfolds_without_end_is_refused():
    value = [0] * 10
    for _ in range(20):
        value = [value] * 10
    with pytest.raises(WireError):
        encode(value)


@pytest.fixture
def may_cost(monkeypatch):
    """Sets what a message may cost, on both sides."""

    def set_to(most):
        for side in (reading, writing):
            monkeypatch.setattr(side, "MAX_COST", most)

    return set_to


def test_the_number_of_values_is_limited(may_cost):
    may_cost(103)  # a list costs 3
    assert there_and_back([None] * 100) == [None] * 100
    with pytest.raises(WireError):
        encode([None] * 101)
    with pytest.raises(WireError):
        decode(claims(b"L", 101, b"N" * 101))


@pytest.mark.parametrize("value", [[], (), {}, "a", b"", 2**80, np.ones(1), np.float64(1), torch.ones(1), 1, None, 2.5])
def test_writer_and_reader_agree_on_what_a_value_costs(value, may_cost):
    for most in range(60):
        may_cost(10_000)
        data = encode([value] * 3)
        may_cost(most)
        try:
            encode([value] * 3)
        except WireError:
            with pytest.raises(WireError):
                decode(data)
        else:
            decode(data)


def test_the_limits_are_those_of_the_contract():
    assert (MAX_BYTES, MAX_ANSWER, MAX_DEPTH) == (64 * 2**20, 16 * 2**20, 32)
    assert MAX_COST >= 250_000  # every pixel of the digits as a list of lists, twice over


def test_a_whole_number_of_any_reasonable_size_comes_back():
    for value in (LARGEST, 2**63, 2**63 - 1, 2**64, 255, 256):
        assert there_and_back([value, -value]) == [value, -value]


def test_a_whole_number_too_large_is_refused():
    for value in (LARGEST + 2, -LARGEST - 2):
        with pytest.raises(WireError):
            encode(value)


@pytest.mark.parametrize(
    "value",
    [np.zeros(MAX_BYTES, np.uint8), bytes(MAX_BYTES), np.zeros((1,) * 33)],
    ids=["an array of the largest size", "bytes of the largest size", "an array with 33 axes"],
)
def test_what_the_reader_would_refuse_the_writer_refuses(value):
    with pytest.raises(WireError):
        encode(value)


@pytest.mark.parametrize(
    "make",
    [
        lambda: torch.ones(2, dtype=torch.bfloat16),
        lambda: torch.ones(2, dtype=torch.uint16),
        lambda: torch.eye(2).to_sparse(),
        lambda: torch.ones(2, device="meta"),
    ],
    ids=["bfloat16", "uint16", "sparse", "meta"],
)
def test_a_tensor_that_has_no_plain_numbers_is_refused(make):
    with pytest.raises(WireError):
        encode(make())


# Every byte string is a value or a WireError

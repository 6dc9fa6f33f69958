"""The wire: every plain value comes back as it was, and what is not plain as a handle."""

import enum
import warnings
from collections import OrderedDict, namedtuple

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from plain_values import arrays, steady, there_and_back, values

from autograder.inside.values import (
    Handle,
    WireError,
)
from autograder.inside.wire import decode, encode


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


# Handles


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

"""Plain values to draw from, and messages that claim what they like, for the tests of the wire."""

import struct

import hypothesis.extra.numpy as npst
import torch
from hypothesis import settings
from hypothesis import strategies as st

from autograder.inside.wire import DTYPES, TENSOR_DTYPES, WireError, decode, encode

LARGEST = 2**8191 - 1  # what fits into 1,024 bytes with its sign
steady = settings(deadline=None, derandomize=True, max_examples=150)

texts = st.text(st.characters(exclude_categories=()), max_size=8)  # lone surrogates too
arrays = npst.arrays(st.sampled_from(DTYPES), npst.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4))
scalars = npst.arrays(st.sampled_from(DTYPES), ()).map(lambda array: array[()])
tensors = npst.arrays(
    st.sampled_from(TENSOR_DTYPES), npst.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3)
).map(torch.from_numpy)
keys = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | texts | st.tuples(texts, st.integers())
leaves = (
    st.none()
    | st.booleans()
    | st.integers(-LARGEST, LARGEST)
    | st.floats()
    | st.complex_numbers()
    | texts
    | st.binary(max_size=8)
    | arrays
    | scalars
    | tensors
)
values = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=4) | st.lists(inner, max_size=4).map(tuple) | st.dictionaries(keys, inner, max_size=4)
    ),
    max_leaves=8,
)


def there_and_back(value):
    return decode(encode(value))


def claims(tag, count, rest=b""):
    """A message that says it holds `count` things."""
    return tag + struct.pack("<I", count) + rest


def array_claiming(shape, dtype="float64", data=b""):
    return b"A" + struct.pack(f"<BB{len(shape)}Q", DTYPES.index(dtype), len(shape), *shape) + data


def is_value_or_wire_error(data):
    try:
        decode(data)
    except WireError:
        return True
    return True  # any other exception has already failed the test

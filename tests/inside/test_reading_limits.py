"""The reader's limits, tag by tag: where each begins, and that one step further is a `WireError` and costs nothing."""

import contextlib
import math
import socket
import struct
import time
import tracemalloc

import numpy as np
import pytest
import torch

from autograder.inside.frames import receive
from autograder.inside.wire import (
    DTYPES,
    MAX_ANSWER,
    MAX_COST,
    MAX_DEPTH,
    TENSOR_DTYPES,
    Handle,
    Raised,
    WireError,
    decode,
    encode,
)

ONE_OF_EACH = {
    "N": None,
    "T": True,
    "F": False,
    "I": -7,
    "D": 0.5,
    "C": 1 + 2j,
    "S": "é",
    "B": b"\0\xff",
    "J": 2**70,
    "L": [1, 0.5, None],
    "U": (1, 0.5, "x"),
    "M": {"a": 1, 2: [0.5]},
    "A": np.arange(6.0).reshape(2, 3),
    "G": np.float32(1.5),
    "P": torch.ones(2, 2),
    "H": Handle("grader", 1, "function", "f"),
    "X": Raised("ValueError", ("Exception",), "text", 3),
    "R": np.random.default_rng(1),
}
every_tag = pytest.mark.parametrize("tag", ONE_OF_EACH)
HUGE = (2**31 - 1, 2**31, 2**32 - 1)
count_of = struct.Struct("<I").pack


def refused(data):
    """Whether it is; a small message at the price of its own size and no more."""
    if len(data) < 2**16:  # to watch a large one takes longer than to read it
        tracemalloc.start()
    try:
        decode(data)
    except WireError:
        assert not tracemalloc.is_tracing() or tracemalloc.get_traced_memory()[1] < 2**20 + 4 * len(data)
        return True
    finally:
        tracemalloc.stop()
    return False


@every_tag
def test_each_value_begins_with_its_tag_and_ends_where_it_should(tag):
    message = encode(ONE_OF_EACH[tag])
    assert message[:1] == tag.encode()
    decode(message)
    for cut in range(len(message)):
        assert refused(message[:cut]), cut
    for more in (b"\0", b"N", message):
        assert refused(message + more)


@every_tag
@pytest.mark.parametrize("around", ["list", "tuple", "value", "key"])
def test_each_value_cut_short_inside_of_another_is_refused(tag, around):
    message = encode(ONE_OF_EACH[tag])
    head, tail = {
        "list": (b"L" + count_of(2) + b"N", b""),
        "tuple": (b"U" + count_of(1), b""),
        "value": (b"M" + count_of(1) + encode("k"), b""),
        "key": (b"M" + count_of(1), b"N"),
    }[around]
    for cut in range(len(message)):
        assert refused(head + message[:cut] + tail), cut


def test_a_byte_that_is_no_tag_is_refused_wherever_it_stands():
    for byte in range(256):
        if chr(byte) not in ONE_OF_EACH:
            for head in (b"", b"L" + count_of(1), b"L" + count_of(2) + encode(0.5), b"M" + count_of(1), b"X", b"H"):
                assert refused(head + bytes([byte]) + bytes(40)), byte


WRAPS = {
    "lists": lambda inner: b"L" + count_of(1) + inner,
    "tuples": lambda inner: b"U" + count_of(1) + inner,
    "values of dictionaries": lambda inner: b"M" + count_of(1) + encode("k") + inner,
    "second places, after a number": lambda inner: b"L" + count_of(2) + encode(0.5) + inner,
}


@pytest.mark.parametrize("wrap", WRAPS.values(), ids=WRAPS)
@pytest.mark.parametrize("leaf", [None, True, 1, 0.5, 1j, "x", b"x", 2**70, [], np.ones(1), np.float64(1)], ids=repr)
def test_the_last_level_can_be_reached_by_every_kind_of_value_and_no_further(wrap, leaf):
    message = encode(leaf)
    for _ in range(MAX_DEPTH):
        message = wrap(message)
    decode(message)
    assert refused(wrap(message))


@pytest.mark.parametrize("wrap", [*WRAPS.values(), lambda inner: b"X" + inner, lambda inner: b"H" + inner])
def test_depth_without_end_is_refused_at_once(wrap):
    message = encode(1)
    for _ in range(5_000):
        message = wrap(message)
    assert refused(message)


@pytest.mark.parametrize("tag", [b"L", b"U", b"M", b"S", b"B", b"J"])
@pytest.mark.parametrize("count", [*HUGE, 5])
def test_a_count_that_is_not_there_is_refused(tag, count):
    for rest in (b"", b"N" * 4):
        assert refused(tag + count_of(count) + rest)
        assert refused(b"L" + count_of(1) + tag + count_of(count) + rest)


@pytest.mark.parametrize("item", [0.5, 7, None, True], ids=repr)
@pytest.mark.parametrize("tag", [b"L", b"U"])
def test_a_message_holds_so_many_plain_values_and_not_one_more(item, tag):
    one, most = encode(item), MAX_COST - 3
    decode(tag + count_of(most) + one * most)
    assert refused(tag + count_of(most + 1) + one * (most + 1))
    half = most // 2  # in two lists, neither of which is too long
    parts = [b"L" + count_of(half) + one * half, b"L" + count_of(half) + one * half]
    assert refused(b"L" + count_of(2) + b"".join(parts))


@pytest.mark.parametrize("tag", [b"A", b"G", b"P"])
def test_a_kind_of_array_that_is_not_known_is_refused(tag):
    for number in range(len(DTYPES), 256):
        assert refused(tag + bytes([number, 0]) + bytes(16))
    for name in set(DTYPES) - set(TENSOR_DTYPES):
        size = np.dtype(name).itemsize
        assert refused(b"P" + bytes([DTYPES.index(name), 0]) + bytes(size))


@pytest.mark.parametrize("tag", [b"A", b"P"])
@pytest.mark.parametrize("name", TENSOR_DTYPES)
def test_an_array_without_axes_is_one_number(tag, name):
    value = decode(tag + bytes([DTYPES.index(name), 0]) + bytes(np.dtype(name).itemsize))
    assert tuple(value.shape) == () and value.item() == 0


SIZES = {
    "minus one": (2**64 - 1,),
    "the least": (2**63,),
    "minus one twice": (2**64 - 1, 2**64 - 1),  # whose product is one, to a multiplication that wraps round
    "a wrapped product": (2**32, 2**32),
    "a wrapped product of three": (2**22, 2**21, 2**21),
    "too large by one": (2**40 + 1,),
    "nothing of too much": (0, 2**63),
}


@pytest.mark.parametrize("shape", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("tag", [b"A", b"P"])
@pytest.mark.parametrize("name", ["bool", "uint8", "float64"])
def test_sizes_that_cannot_be_are_refused(shape, tag, name):
    assert refused(tag + struct.pack(f"<BB{len(shape)}Q", DTYPES.index(name), len(shape), *shape) + bytes(64))


@pytest.mark.parametrize("axes", [33, 64, 255])
def test_too_many_axes_are_refused(axes):
    for size in (0, 1):
        assert refused(b"A" + struct.pack(f"<BB{axes}Q", 0, axes, *[size] * axes) + b"\1")


@pytest.mark.parametrize("axes", range(1, 4))
def test_a_scalar_has_no_axes(axes):
    assert refused(b"G" + struct.pack(f"<BB{axes}Q", 0, axes, *[1] * axes) + b"\1")


@pytest.mark.parametrize("bits", [0x7FF8000000000001, 0xFFF8DEADBEEF0000, 0x7FF0000000000001, 0xFFF0000000000001])
def test_whatever_a_nan_carries_it_is_nan(bits):
    data = struct.pack("<Q", bits)
    assert math.isnan(decode(b"D" + data))
    assert math.isnan(decode(b"L" + count_of(1) + b"D" + data)[0])
    assert cmath_nan(decode(b"C" + data + data))
    array = decode(b"A" + struct.pack("<BBQ", DTYPES.index("float64"), 1, 1) + data)
    assert np.isnan(array).all() and array.tobytes() == data


def cmath_nan(value):
    return math.isnan(value.real) and math.isnan(value.imag)


@pytest.mark.parametrize("tag", [b"A", b"G", b"P"])
@pytest.mark.parametrize("byte", [2, 127, 128, 255])
def test_a_truth_value_is_0_or_1(tag, byte):
    """A byte of 2 would be true, unequal to True, and count twice in a sum."""
    assert refused(tag + bytes([DTYPES.index("bool"), 0, byte]))
    assert refused(b"A" + struct.pack("<BBQ", DTYPES.index("bool"), 1, 3) + bytes([0, 1, byte]))


@pytest.mark.parametrize(
    "data", [b"\xff", b"\x80", b"\xc0\x80", b"\xe2\x82", b"\xf8\x88\x80\x80\x80", b"a\xfe", b"\xc3"]
)
def test_a_text_that_is_no_text_is_refused(data):
    message = b"S" + count_of(len(data)) + data
    assert refused(message)
    assert refused(b"H" + b"U" + count_of(4) + message + encode(1) + encode("function") + encode("f"))


@pytest.mark.parametrize("text", ["\ud800", "\udfff\ud800", "\0", "\U0010ffff", "a\u202eb"])
def test_every_text_that_python_has_can_be_said(text):
    assert decode(encode(text)) == text
    assert decode(encode({text: text})) == {text: text}


@pytest.mark.parametrize("fields", [(), (1,), (1,) * 5, [1] * 4, "abcd", {0: 1, 1: 2, 2: 3, 3: 4}, 5, None], ids=repr)
@pytest.mark.parametrize("tag", [b"H", b"X", b"R"])
def test_a_record_of_another_form_is_refused(tag, fields):
    assert refused(tag + encode(fields))


@pytest.mark.parametrize(
    "fields", [(-1, 1, 0, 0), (2**128, 1, 0, 0), (1, 2**128, 0, 0), (1, 1, 2**70, 0), (1, 1, 0, 2**70)]
)
def test_a_generator_in_an_impossible_state_is_a_value_or_refused(fields):
    with contextlib.suppress(WireError):
        decode(b"R" + encode(fields)).normal()


def test_a_whole_number_is_as_long_as_it_may_be_and_no_longer():
    assert decode(b"J" + count_of(1024) + b"\1" * 1024) > 2**8000
    assert refused(b"J" + count_of(1025) + b"\1" * 1025)


@pytest.mark.parametrize("size", [MAX_ANSWER + 1, *HUGE])
def test_a_message_larger_than_its_kind_is_refused_before_any_of_it_is_read(size):
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(count_of(size))
        tracemalloc.start()
        try:
            with pytest.raises(WireError):
                receive(ours, until=time.monotonic() + 5, most=MAX_ANSWER)
            assert tracemalloc.get_traced_memory()[1] < 2**20
        finally:
            tracemalloc.stop()


@pytest.mark.parametrize("item", [0.5, 7], ids=repr)
def test_a_list_in_the_first_place_does_not_leave_the_rest_unpaid(item):
    one, half = encode(item), MAX_COST // 2
    inner = b"L" + count_of(half) + one * half
    assert refused(b"L" + count_of(half + 1) + inner + one * half)


@pytest.mark.parametrize("item", [0.5, 7], ids=repr)
def test_nor_is_such_a_list_written(item):
    half = MAX_COST // 2
    with pytest.raises(WireError):
        encode([[item] * half] + [item] * half)

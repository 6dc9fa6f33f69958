"""The reader: every byte string is a value or a `WireError`, and none costs more than it may."""

import struct
import sys
import time
import tracemalloc

import numpy as np
import pytest
import torch
from hypothesis import example, given, settings
from hypothesis import strategies as st
from plain_values import array_claiming, claims, is_value_or_wire_error, leaves, steady, values

from autograder.inside.values import (
    DTYPES,
    MAX_ANSWER,
    MAX_BYTES,
    MAX_COST,
    MAX_DEPTH,
    Handle,
    WireError,
)
from autograder.inside.wire import decode, encode

pieces = st.one_of(
    st.sampled_from([bytes([tag]) for tag in b"NTFIDCSBJLUMAGPHXR"]),
    st.integers(0, 5).map(lambda count: struct.pack("<I", count)),
    st.integers(0, 3).map(lambda size: struct.pack("<Q", size)),
    st.tuples(st.integers(0, 20), st.integers(0, 4)).map(bytes),
    st.binary(max_size=9),
    leaves.map(encode),
)


@settings(deadline=None, derandomize=True, max_examples=250)
@given(st.binary(max_size=60) | st.lists(pieces, max_size=12).map(b"".join))
def test_any_bytes_are_a_value_or_a_wire_error(data):
    assert is_value_or_wire_error(data)


@steady
@given(values.map(encode), st.data())
def test_a_damaged_message_is_a_value_or_a_wire_error(message, data):
    at = data.draw(st.integers(0, len(message) - 1))
    other = data.draw(st.binary(max_size=9))
    assert is_value_or_wire_error(message[:at] + other + message[at + 1 :])
    assert is_value_or_wire_error(message[:at] + other + message[at + len(other) :])


@steady
@given(values.map(encode))
def test_no_message_cut_short_and_none_with_more_after_it_is_a_value(message):
    for cut in [*(message[:at] for at in range(min(len(message), 60))), message[:-1], message + b"N"]:
        with pytest.raises(WireError):
            decode(cut)


complex_tensor = torch.tensor(1 + 2j)


@settings(deadline=None, derandomize=True, max_examples=150)
@given(st.sampled_from([b"R", b"H", b"X"]), st.lists(leaves, min_size=4, max_size=4).map(tuple) | values)
@example(b"R", (complex_tensor,) * 4)
@example(b"R", (np.complex128(1 + 2j),) * 4)
@example(b"R", (float("nan"),) * 4)
@example(b"H", ("student", 1, "function", 5))
@example(b"X", ("ValueError", "not a tuple", "text", 1))
def test_a_record_of_anything_is_a_value_or_a_wire_error(tag, fields):
    assert is_value_or_wire_error(tag + encode(fields))


@pytest.mark.parametrize("key", [[1], np.ones(2), torch.ones(2), {}, Handle("student", 1, "object", "x"), (1, [2])])
def test_a_key_that_is_not_plain_is_refused(key):
    with pytest.raises(WireError):
        decode(claims(b"M", 1, encode(key) + b"N"))


def test_a_key_is_plain_after_handles_are_restored_too():
    data = claims(b"M", 1, encode(Handle("grader", 1, "object", "x")) + b"N")
    with pytest.raises(WireError):
        decode(data, lambda handle: object())


MOST = 2**32 - 1
CLAIMS = {
    "a long list": claims(b"L", MOST),
    "a long tuple": claims(b"U", MOST, b"N" * 9),
    "a large dictionary": claims(b"M", MOST),
    "a long text": claims(b"S", MOST, b"abc"),
    "long bytes": claims(b"B", MOST, b"abc"),
    "a large number": claims(b"J", 1025, b"\x01" * 1025),
    "a deep list": b"L\x01\0\0\0" * 200_000,
    "deep keys": claims(b"M", 1) * 5 + claims(b"U", 1) * 200_000,
    "a large array": array_claiming((2**40,)),
    "a product that overflows": array_claiming((2**32, 2**32, 2**32)),
    "a product that overflows to nothing": array_claiming((2**32,) * 2, "uint8"),
    "the largest sizes": array_claiming((2**64 - 1,) * 32),
    "255 axes": b"A" + bytes([11, 255]) + bytes(8 * 255),
    "an unknown dtype": b"A" + bytes([len(DTYPES), 0]) + bytes(16),
    "a scalar with axes": b"G" + array_claiming((1,), data=bytes(8))[1:],
    "a tensor of unsigned numbers": b"P" + array_claiming((1,), "uint64", bytes(8))[1:],
    "an unknown tag": b"Z",
    "nothing": b"",
}


MOST_CALLS = 20 * MAX_DEPTH  # a few on each level


def calls_to_read(data):
    """How many functions are called until a message is read or refused: time, whatever else a machine does."""
    calls = 0

    def count(frame, event, function):
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        is_value_or_wire_error(data)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("data", CLAIMS.values(), ids=CLAIMS)
def test_a_message_that_claims_more_than_it_holds_costs_nothing(data):
    tracemalloc.start()
    try:
        with pytest.raises(WireError):
            decode(data)
        assert tracemalloc.get_traced_memory()[1] < 2**20 + 2 * len(data)
    finally:
        tracemalloc.stop()
    assert calls_to_read(data) < MOST_CALLS


@pytest.mark.parametrize("shape", [(0, 2**40), (2**40, 0), (0, 2**40, 2**40, 2**40), (0,) * 32])
def test_an_empty_array_with_huge_sides_costs_nothing(shape):
    tracemalloc.start()
    try:
        assert is_value_or_wire_error(array_claiming(shape))
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()


def test_a_message_over_the_limit_is_refused_unread():
    whole = claims(b"B", MAX_BYTES - 5, bytes(MAX_BYTES - 5))
    assert len(decode(whole)) == MAX_BYTES - 5
    with pytest.raises(WireError):
        decode(claims(b"B", MAX_BYTES - 4, whole[4:]))


def as_many(tag_and_rest, cost):
    """A list of as many of one thing as a message may hold."""
    count = min((MAX_COST - 3) // cost, (MAX_ANSWER - 9) // len(tag_and_rest))
    return claims(b"L", count, tag_and_rest * count)


def scalar(tag, axes=0):
    return tag + struct.pack(f"<BB{axes}Q", 0, axes, *[0] * axes) + (b"" if axes else b"\1")


COSTLY = {
    "lists": as_many(claims(b"L", 0), 3),
    "dictionaries": as_many(claims(b"M", 0), 3),
    "lists in lists": as_many(claims(b"L", 1) * 28 + b"N", 85),
    "floats": claims(b"L", MAX_COST - 3, b"".join(b"D" + struct.pack("<d", n + 0.5) for n in range(MAX_COST - 3))),
    "texts": as_many(claims(b"S", 8, b"\xc3\xa9\xc3\xa9abcd"), 2),
    "large numbers": as_many(claims(b"J", 1024, b"\1" * 1024), 2),
    "arrays": as_many(scalar(b"A"), 8),
    "arrays with 32 empty axes": as_many(scalar(b"A", 32), 8),
    "scalars": as_many(scalar(b"G"), 8),
    "tensors": as_many(scalar(b"P"), 16),
    "generators": as_many(b"R" + encode((1, 1, 0, 0)), 107),
    "handles": as_many(b"H" + encode(("student", 1, "function", "x")), 22),
    "exceptions": as_many(b"X" + encode(("A", ("B",) * 8, "x", 1)), 40),
    "one array": array_claiming((2 * 2**20 - 2,), data=bytes(8 * (2 * 2**20 - 2))),
    "one text": claims(b"S", MAX_ANSWER - 5, b"\xc3\xa9" * ((MAX_ANSWER - 5) // 2) + b"a"),
}


@pytest.mark.parametrize("data", COSTLY.values(), ids=COSTLY)
def test_no_message_takes_more_than_64_mib_or_a_few_calls_for_what_it_may_cost(data):
    assert len(data) <= MAX_ANSWER
    assert calls_to_read(data) < 10 * MAX_COST
    tracemalloc.start()
    try:
        decode(data)
        assert tracemalloc.get_traced_memory()[1] < 64 * 2**20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "data", [np.ones(3), np.ones((2, 2)), np.zeros(9, np.uint8), "N", 5, None, [b"N"], memoryview(b"N")]
)
def test_only_bytes_are_read(data):
    with pytest.raises(WireError):
        decode(data)


def with_keys(keys):
    return claims(b"M", len(keys), b"".join(encode(key) + b"N" for key in keys))


def seconds_to_read(data):
    started = time.process_time()
    assert is_value_or_wire_error(data)
    return time.process_time() - started


def test_keys_made_to_collide_cost_no_more_than_others():
    modulus = 2**61 - 1  # Python's hash of a whole number is its remainder by this
    others = seconds_to_read(with_keys([k * modulus + k for k in range(9, 5_009)]))
    colliding = seconds_to_read(with_keys([k * modulus for k in range(9, 5_009)]))
    assert colliding < 5 * others + 0.02  # a hundred times as many fit into a message, and would take an hour

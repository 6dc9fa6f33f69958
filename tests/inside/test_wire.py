"""The wire: every plain value comes back as it was, and every byte string is a value or a `WireError`."""

import ast
import builtins
import enum
import struct
import time
import tracemalloc
import warnings
from collections import OrderedDict, namedtuple
from pathlib import Path

import hypothesis.extra.numpy as npst
import numpy as np
import pytest
import torch
from hypothesis import example, given, settings
from hypothesis import strategies as st

import autograder
from autograder.inside import reading, writing
from autograder.inside.values import (
    DTYPES,
    MAX_ANSWER,
    MAX_BYTES,
    MAX_COST,
    MAX_DEPTH,
    MAX_NAME,
    MAX_TEXT,
    TENSOR_DTYPES,
    Handle,
    Raised,
    WireError,
)
from autograder.inside.wire import decode, encode

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


# What goes in comes out


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


@pytest.mark.parametrize("data", CLAIMS.values(), ids=CLAIMS)
def test_a_message_that_claims_more_than_it_holds_costs_nothing(data):
    tracemalloc.start()
    started = time.process_time()
    try:
        with pytest.raises(WireError):
            decode(data)
        assert tracemalloc.get_traced_memory()[1] < 2**20 + 2 * len(data)
        assert time.process_time() - started < 0.5
    finally:
        tracemalloc.stop()


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
def test_no_message_takes_more_than_64_mib_or_about_a_second(data):
    assert len(data) <= MAX_ANSWER
    started = time.process_time()
    decode(data)
    assert time.process_time() - started < 4  # below 1 s on a quiet machine; ten times as much was possible once
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


def seconds_to_read(keys):
    data = claims(b"M", len(keys), b"".join(encode(key) + b"N" for key in keys))
    started = time.process_time()
    assert is_value_or_wire_error(data)
    return time.process_time() - started


def test_keys_made_to_collide_cost_no_more_than_others():
    modulus = 2**61 - 1  # Python's hash of a whole number is its remainder by this
    others = seconds_to_read([k * modulus + k for k in range(9, 5_009)])
    colliding = seconds_to_read([k * modulus for k in range(9, 5_009)])
    assert colliding < 5 * others + 0.02  # a hundred times as many fit into a message, and would take an hour


# Nothing of ours unpickles

PICKLES = {"pickle", "_pickle", "cPickle", "cloudpickle", "dill", "joblib", "marshal", "shelve"}


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").split(".")[0]


WRITES = {"dill.dump"}  # what otter wants to find of our results; it is never read by us


def pickling(path):
    """The functions of a pickle that a file uses, or the pickles that it imports where it uses none by name."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    used = {ast.unparse(node) for node in nodes if isinstance(node, ast.Attribute)}
    used = {name for name in used if name.split(".")[0] in PICKLES}
    return used or PICKLES & set(imported(path))


def test_nothing_of_ours_reads_a_pickle():
    files = sorted(Path(autograder.__file__).parent.rglob("*.py"))
    assert Path(autograder.__file__).parent / "inside" / "wire.py" in files
    assert [str(path) for path in files if pickling(path) - WRITES] == []

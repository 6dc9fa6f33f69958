"""Plain values as bytes, and back: the one language that the grader and a student's process speak.

Every value is a tag of one byte and what the tag promises. The decoder builds nothing that is not named here, so a
byte string can only be a value or a `WireError`: there is no pickle, no import, no code. A message has limits, such
that reading one takes less than a second and 64 MiB, whatever it says: bytes, levels, and what its values cost.
"""

from __future__ import annotations

import builtins
import contextlib
import math
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

MAX_BYTES = 64 * 2**20  # of a message from the grader: a notebook with its outputs
MAX_ANSWER = 16 * 2**20  # of a message to the grader: 2 million numbers; it is held up to three times while it is read
MAX_COST = 400_000  # what reading a message may cost; a number, True or None costs 1
COSTS = {
    b"L": 3,
    b"U": 3,
    b"M": 3,
    b"S": 2,
    b"B": 2,
    b"J": 2,
    b"A": 8,
    b"G": 8,
    b"P": 16,
    b"H": 12,
    b"X": 12,
    b"R": 100,
}
"""What else costs, about as many times as long as a number to read, or as much memory; measured."""

MAX_DEPTH = 32
MAX_AXES = 32
MAX_ODD_KEYS = 1_000  # keys of a dictionary that are not text: they can be made to collide, and then cost their square
MAX_INT_BYTES = 1024  # 8,192 bits: larger than any count in the course, small enough to print in no time
MAX_TEXT = 2_000  # characters of an exception's message
MAX_NAME = 120

DTYPES = "bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 float64 complex64 complex128".split()
TENSOR_DTYPES = "bool int8 int16 int32 int64 uint8 float16 float32 float64 complex64 complex128".split()

_KINDS = tuple(np.dtype(name) for name in DTYPES)
_NUMBERS = {dtype: number for number, dtype in enumerate(_KINDS)}  # of this machine's byte order; others are converted


class WireError(ValueError):
    """A value that cannot cross the pipe, or bytes that are not a value."""


@dataclass(frozen=True)
class Handle:
    """A function or an object that stays on its own side; the other side holds this instead."""

    side: str  # "student" or "grader": where the thing lives
    ident: int
    kind: str  # "function", "class", "iterable" or "object"
    name: str


@dataclass(frozen=True)
class Raised:
    """An exception by name: its class, the names of the classes above it, what it said, the student's line."""

    kind: str
    bases: tuple[str, ...]
    text: str
    line: int = 0

    @classmethod
    def of(cls, error: BaseException, line: int = 0) -> Raised:
        """The record of `error`; its text is cut, and a text that cannot be made is left out."""
        try:
            text = str(error)
        except BaseException:
            text = ""
        names = tuple(str(base.__name__)[:MAX_NAME] for base in type(error).__mro__[1:8])
        return cls(str(type(error).__name__)[:MAX_NAME], names, text[:MAX_TEXT], line)

    def exception(self) -> Exception:
        """The exception raised again on this side, as the nearest of Python's own classes."""
        for name in (self.kind, *self.bases):
            known = getattr(builtins, name, None)
            if isinstance(known, type) and issubclass(known, Exception) and known is not Exception:
                with contextlib.suppress(TypeError):  # some want more than a text
                    return known(self.text)
        return RuntimeError(f"{self.kind}: {self.text}")

    def isa(self, name: str) -> bool:
        """Whether the exception is of the class called `name`, or of one below it."""
        return name == self.kind or name in self.bases


Keep = Callable[[Any], Handle]
Restore = Callable[[Handle], Any]


def encode(value: Any, keep: Keep | None = None, most: int = MAX_BYTES) -> bytes:
    """At most so many bytes of `value`; what is not plain is given to `keep`, which answers with a handle.

    Raises
    ------
    WireError
        If a value is too large, too deep, or neither plain nor kept.
    """
    out = bytearray()
    _Writer(out, keep, most).write(value, 0)
    if len(out) > most:
        raise WireError(f"a message of {len(out)} bytes; at most {most}")
    return bytes(out)


def decode(data: bytes | bytearray, restore: Restore | None = None) -> Any:
    """The value that `data` spells; handles are given to `restore`, or stay handles.

    Raises
    ------
    WireError
        If `data` is anything but one whole value within the limits.
    """
    if not isinstance(data, (bytes, bytearray)):
        raise WireError("no bytes")  # an array would be read in strides of its own
    if len(data) > MAX_BYTES:
        raise WireError(f"a message of {len(data)} bytes; at most {MAX_BYTES}")
    reader = _Reader(data, restore)
    try:
        value = reader.read(0)
    except WireError:
        raise
    except (ValueError, TypeError, OverflowError, struct.error, MemoryError) as error:
        raise WireError(f"not a value: {error}") from None
    if reader.at != len(data):
        raise WireError("bytes left over after the value")
    return value


class _Writer:
    """Writes one message."""

    def __init__(self, out: bytearray, keep: Keep | None, most: int):
        self.out, self.keep, self.most, self.cost = out, keep, most, 0

    def tag(self, tag: bytes) -> None:
        self.cost += COSTS[tag] - 1
        if self.cost > MAX_COST:
            raise WireError("a value too large to send")
        self.out += tag

    def write(self, value: Any, depth: int) -> None:
        self.cost += 1
        if depth > MAX_DEPTH or self.cost > MAX_COST or len(self.out) > self.most:
            raise WireError("a value too large or too deep to send")
        kind = type(value)
        if value is None:
            self.out += b"N"
        elif kind is bool:
            self.out += b"T" if value else b"F"
        elif kind is int:
            self._int(value)
        elif kind is float:
            self.out += b"D" + struct.pack("<d", value)
        elif kind is complex:
            self.out += b"C" + struct.pack("<dd", value.real, value.imag)
        elif kind is str:
            self._sized(b"S", value.encode("utf-8", "surrogatepass"))
        elif kind in (bytes, bytearray):
            self._sized(b"B", bytes(value))
        elif kind in (list, tuple):
            self.tag(b"L" if kind is list else b"U")
            self.out += struct.pack("<I", len(value))
            for item in value:
                self.write(item, depth + 1)
        elif kind is dict:
            self.tag(b"M")
            self.out += struct.pack("<I", len(value))
            for key, item in value.items():
                self.write(key, depth + 1)
                self.write(item, depth + 1)
        elif kind is Handle:
            self.tag(b"H")
            self.write((value.side, value.ident, value.kind, value.name), depth + 1)
        elif kind is Raised:
            self.tag(b"X")
            self.write((value.kind, value.bases, value.text, value.line), depth + 1)
        else:
            self._foreign(value, depth)

    def _foreign(self, value: Any, depth: int) -> None:
        """NumPy's and PyTorch's values, then subclasses of the plain ones, then handles."""
        if isinstance(value, np.ndarray) and value.dtype.kind in "biufc":
            self._array(b"A", np.asarray(value))
        elif isinstance(value, np.generic) and value.dtype.kind in "biufc":
            self._array(b"G", np.asarray(value))
        elif isinstance(value, np.random.Generator) and type(value.bit_generator) is np.random.PCG64:
            state = value.bit_generator.state
            self.tag(b"R")
            inner = state["state"]
            self.write((inner["state"], inner["inc"], state["has_uint32"], state["uinteger"]), depth + 1)
        elif type(value).__module__ in ("torch", "torch.nn.parameter") and hasattr(value, "detach"):
            self._array(b"P", _numbers(value))
        elif isinstance(value, np.ndarray):
            self.write(value.tolist(), depth + 1)  # object and text arrays: their items, as lists
        elif isinstance(value, (bool, int, float, complex, str, bytes, list, tuple, dict)):
            self.write(_plain(value), depth)
        elif self.keep is not None:
            self.write(self.keep(value), depth)
        else:
            raise WireError(f"a value of type {type(value).__name__} cannot be sent")

    def _int(self, value: int) -> None:
        if -(2**63) <= value < 2**63:
            self.out += b"I" + struct.pack("<q", value)
            return
        data = value.to_bytes((value.bit_length() + 8) // 8, "little", signed=True)
        if len(data) > MAX_INT_BYTES:
            raise WireError("an integer too large to send")
        self._sized(b"J", data)

    def _sized(self, tag: bytes, data: bytes) -> None:
        if len(data) > self.most:
            raise WireError("a text too large to send")
        self.tag(tag)
        self.out += struct.pack("<I", len(data))
        self.out += data

    def _array(self, tag: bytes, array: np.ndarray) -> None:
        number = _NUMBERS.get(array.dtype)
        if number is None:
            array = _known(array)
            number = _NUMBERS[array.dtype]
        if array.nbytes > self.most or array.ndim > MAX_AXES:
            raise WireError("an array too large to send")
        self.tag(tag)
        self.out += struct.pack(f"<BB{array.ndim}Q", number, array.ndim, *array.shape)
        self.out += array.tobytes()


def _known(array: np.ndarray) -> np.ndarray:
    """The array in one of the kinds above: float128 and the like are cut, foreign byte orders turned round."""
    if array.dtype.name not in DTYPES:
        array = array.astype(complex if array.dtype.kind == "c" else float)
    return array.astype(array.dtype.newbyteorder("="), copy=False)


def _plain(value: Any) -> Any:
    """A subclass of a plain type as that type, whatever its own methods say: an `IntEnum` is its number."""
    if isinstance(value, int):
        return int.__index__(value)
    if isinstance(value, float):
        return float.__float__(value)
    if isinstance(value, complex):
        return complex.__complex__(value)
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, bytes):
        return bytes.__getitem__(value, slice(None))
    if isinstance(value, list):
        return list(list.__iter__(value))
    if isinstance(value, tuple):
        return tuple(tuple.__iter__(value))
    return dict(dict.items(value))


def _numbers(tensor: Any) -> np.ndarray:
    """The numbers of a tensor that has plain ones."""
    try:
        array = tensor.detach().cpu().resolve_conj().resolve_neg().contiguous().numpy()
    except Exception as error:  # sparse, of no device, of a type that NumPy has not
        raise WireError(f"a tensor without plain numbers ({type(error).__name__})") from None
    if array.dtype.name not in TENSOR_DTYPES:
        raise WireError(f"a tensor of dtype {array.dtype}")
    return np.asarray(array)


class _Reader:
    """Reads one message."""

    def __init__(self, data: bytes | bytearray, restore: Restore | None):
        self.data, self.restore, self.at, self.cost = memoryview(data), restore, 0, 0
        self.odd_keys = 0

    def take(self, count: int) -> memoryview:
        if count > len(self.data) - self.at:
            raise WireError("the message ends too early")
        self.at += count
        return self.data[self.at - count : self.at]

    def read(self, depth: int) -> Any:
        tag = bytes(self.take(1))
        self.cost += COSTS.get(tag, 1)
        if depth > MAX_DEPTH or self.cost > MAX_COST:
            raise WireError("a message too deep or with too many values")
        if tag in b"NTF":
            return {b"N": None, b"T": True, b"F": False}[tag]
        if tag == b"I":
            return struct.unpack("<q", self.take(8))[0]
        if tag == b"D":
            return struct.unpack("<d", self.take(8))[0]
        if tag == b"C":
            return complex(*struct.unpack("<dd", self.take(16)))
        if tag in b"SBJ":
            return self._sized(tag)
        if tag in b"LUM":
            return self._many(tag, depth)
        if tag in b"AGP":
            return self._array(tag)
        return self._record(tag, depth)

    def _sized(self, tag: bytes) -> Any:
        data = bytes(self.take(struct.unpack("<I", self.take(4))[0]))
        if tag == b"S":
            return data.decode("utf-8", "surrogatepass")
        if tag == b"B":
            return data
        if len(data) > MAX_INT_BYTES:
            raise WireError("an integer too large")
        return int.from_bytes(data, "little", signed=True)

    def _many(self, tag: bytes, depth: int) -> Any:
        count = struct.unpack("<I", self.take(4))[0]
        if count > len(self.data) - self.at:  # each value takes a byte at least
            raise WireError("the message ends too early")
        if tag == b"M":
            return {self._key(self.read(depth + 1)): self.read(depth + 1) for _ in range(count)}
        items = [self.read(depth + 1) for _ in range(count)]
        return items if tag == b"L" else tuple(items)

    def _key(self, key: Any) -> Any:
        """Keys are what hashes without a student's code: text, numbers, None, and tuples of them."""
        if isinstance(key, (str, bytes)):
            return key
        self.odd_keys += 1
        if self.odd_keys > MAX_ODD_KEYS:
            raise WireError("too many dictionary keys that are not text")
        if isinstance(key, tuple):
            return tuple(self._key(item) for item in key)
        if key is None or isinstance(key, (int, float, complex, np.generic)):
            return key
        raise WireError("a dictionary key that is not plain")

    def _array(self, tag: bytes) -> Any:
        number, ndim = struct.unpack("<BB", self.take(2))
        if number >= len(DTYPES) or ndim > MAX_AXES:
            raise WireError("an array of unknown kind")
        dtype = _KINDS[number]
        shape = struct.unpack(f"<{ndim}Q", self.take(8 * ndim))
        if any(size > 2**40 for size in shape):
            raise WireError("an array of impossible size")
        data = self.take(math.prod(shape) * dtype.itemsize)
        array = np.frombuffer(data, dtype=dtype).reshape(shape).copy()
        if tag == b"A":
            return array
        if tag == b"G":
            if ndim:
                raise WireError("a scalar with axes")
            return array[()]
        return _tensor(array)

    def _record(self, tag: bytes, depth: int) -> Any:
        if tag not in (b"H", b"X", b"R"):
            raise WireError(f"an unknown tag {tag!r}")
        fields = self.read(depth + 1)
        if tag == b"R":
            return _generator(fields)
        if tag == b"H":
            side, ident, kind, name = fields
            if not (isinstance(ident, int) and all(isinstance(text, str) for text in (side, kind, name))):
                raise WireError("a damaged handle")
            handle = Handle(side, ident, kind, name[:MAX_NAME])
            return handle if self.restore is None else self.restore(handle)
        kind, bases, text, line = fields
        if not (isinstance(kind, str) and isinstance(text, str) and isinstance(line, int) and isinstance(bases, tuple)):
            raise WireError("a damaged exception")
        return Raised(kind[:MAX_NAME], tuple(str(base)[:MAX_NAME] for base in bases[:8]), text[:MAX_TEXT], line)


def _generator(fields: Any) -> np.random.Generator:
    """A PCG64 generator in the state that the four integers give."""
    if not (isinstance(fields, tuple) and len(fields) == 4 and all(type(field) is int for field in fields)):
        raise WireError("a damaged generator")
    state, inc, has_uint32, uinteger = fields
    bits = np.random.PCG64(0)
    bits.state = {
        "bit_generator": "PCG64",
        "state": {"state": state, "inc": inc},
        "has_uint32": has_uint32,
        "uinteger": uinteger,
    }
    return np.random.Generator(bits)


def _tensor(array: np.ndarray) -> Any:
    """The tensor of `array`; the array itself where PyTorch is not installed."""
    if array.dtype.name not in TENSOR_DTYPES:
        raise WireError(f"a tensor of dtype {array.dtype}")
    try:
        import torch
    except ImportError:
        return array
    return torch.from_numpy(array)

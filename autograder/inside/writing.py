"""Writes one message: plain values, NumPy's and PyTorch's, and handles for what stays on its side."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any

import numpy as np

from .values import (
    COSTS,
    DTYPES,
    MAX_AXES,
    MAX_COST,
    MAX_DEPTH,
    MAX_INT_BYTES,
    NUMBERS,
    TENSOR_DTYPES,
    Handle,
    Keep,
    Raised,
    WireError,
)

_float, _whole, _count = struct.Struct("<cd").pack, struct.Struct("<cq").pack, struct.Struct("<cI").pack
_shape = [struct.Struct(f"<BB{axes}Q").pack for axes in range(MAX_AXES + 1)]
LEAST, MOST = -(2**63), 2**63 - 1  # of a whole number in eight bytes
LARGE = 2**14  # bytes of an array that is worth a view of it in place of a copy


class Writer:
    """Writes one message, as pieces that are joined at its end: a large array is then copied once."""

    def __init__(self, keep: Keep | None, most: int):
        self.pieces: list[bytes | memoryview] = []
        self.add, self.keep, self.cost = self.pieces.append, keep, 0
        self.left = most  # of the bytes that texts and arrays may take; what else there is costs

    def write(self, value: Any, depth: int) -> None:
        """One more value, which is paid here."""
        self.cost += 1
        if depth > MAX_DEPTH or self.cost > MAX_COST:
            raise WireError("a value too large or too deep to send")
        self._one(value, depth)

    def _one(self, value: Any, depth: int) -> None:
        """A value that was paid."""
        way = WAYS.get(type(value))
        if way is None:
            self._foreign(value, depth)
        else:
            way(self, value, depth)

    def _tag(self, tag: bytes, count: int | None = None) -> None:
        """A tag that costs more than a number, with how much follows."""
        self.cost += COSTS[tag] - 1
        if self.cost > MAX_COST:
            raise WireError("a value too large to send")
        self.add(tag if count is None else _count(tag, count))

    def _number(self, value: float, depth: int) -> None:
        self.add(_float(b"D", value))

    def _whole(self, value: int, depth: int) -> None:
        if LEAST <= value <= MOST:
            self.add(_whole(b"I", value))
            return
        data = value.to_bytes((value.bit_length() + 8) // 8, "little", signed=True)
        if len(data) > MAX_INT_BYTES:
            raise WireError("an integer too large to send")
        self._sized(b"J", data)

    def _nothing(self, value: None, depth: int) -> None:
        self.add(b"N")

    def _truth(self, value: bool, depth: int) -> None:
        self.add(b"T" if value else b"F")

    def _complex(self, value: complex, depth: int) -> None:
        self.add(b"C" + struct.pack("<dd", value.real, value.imag))

    def _text(self, value: str, depth: int) -> None:
        self._sized(b"S", value.encode("utf-8", "surrogatepass"))

    def _bytes(self, value: bytes | bytearray, depth: int) -> None:
        self._sized(b"B", bytes(value))

    def _list(self, values: list[Any], depth: int) -> None:
        self._many(b"L", values, depth)

    def _tuple(self, values: tuple[Any, ...], depth: int) -> None:
        self._many(b"U", values, depth)

    def _many(self, tag: bytes, values: list[Any] | tuple[Any, ...], depth: int) -> None:
        """A list or a tuple; most hold numbers, which are written here without a call for each."""
        self._tag(tag, len(values))
        self.cost += len(values)  # all of them now: what stands inside the first must not leave the rest unpaid
        if self.cost > MAX_COST or (depth >= MAX_DEPTH and values):
            raise WireError("a value too large or too deep to send")
        add = self.add
        for value in values:
            kind = type(value)
            if kind is float:
                add(_float(b"D", value))
            elif kind is int and LEAST <= value <= MOST:
                add(_whole(b"I", value))
            else:
                self._one(value, depth + 1)

    def _dictionary(self, values: dict[Any, Any], depth: int) -> None:
        self._tag(b"M", len(values))
        for key, item in values.items():
            self.write(key, depth + 1)
            self.write(item, depth + 1)

    def _handle(self, value: Handle, depth: int) -> None:
        self._tag(b"H")
        self.write((value.side, value.ident, value.kind, value.name), depth + 1)

    def _raised(self, value: Raised, depth: int) -> None:
        self._tag(b"X")
        self.write((value.kind, value.bases, value.text, value.line), depth + 1)

    def _table(self, value: np.ndarray, depth: int) -> None:
        if value.dtype in NUMBERS:
            self._array(b"A", value)
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
            self._tag(b"R")
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

    def _sized(self, tag: bytes, data: bytes) -> None:
        self._room(len(data), "a text")
        self._tag(tag, len(data))
        self.add(data)

    def _array(self, tag: bytes, array: np.ndarray) -> None:
        number = NUMBERS.get(array.dtype)
        if number is None:
            array = _known(array)
            number = NUMBERS[array.dtype]
        if array.ndim > MAX_AXES:
            raise WireError("an array too large to send")
        self._room(array.nbytes, "an array")
        self._tag(tag)
        self.add(_shape[array.ndim](number, array.ndim, *array.shape))
        self.add(array.tobytes() if array.nbytes < LARGE else _bytes_of(array))

    def _room(self, size: int, what: str) -> None:
        self.left -= size
        if self.left < 0:
            raise WireError(f"{what} too large to send")


WAYS: dict[type, Callable[[Writer, Any, int], None]] = {
    float: Writer._number,
    int: Writer._whole,
    np.ndarray: Writer._table,
    type(None): Writer._nothing,
    bool: Writer._truth,
    complex: Writer._complex,
    str: Writer._text,
    bytes: Writer._bytes,
    bytearray: Writer._bytes,
    list: Writer._list,
    tuple: Writer._tuple,
    dict: Writer._dictionary,
    Handle: Writer._handle,
    Raised: Writer._raised,
}


def _bytes_of(array: np.ndarray) -> memoryview:
    """The bytes of an array in the order of C, without a copy where they lie so."""
    return np.ascontiguousarray(array).reshape(-1).view(np.uint8).data


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

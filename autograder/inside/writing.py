"""Writes one message: plain values, NumPy's and PyTorch's, and handles for what stays on its side."""

from __future__ import annotations

import struct
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
LEAST, MOST = -(2**63), 2**63 - 1  # of a whole number in eight bytes


class Writer:
    """Writes one message."""

    def __init__(self, out: bytearray, keep: Keep | None, most: int):
        self.out, self.keep, self.most, self.cost = out, keep, most, 0

    def _tag(self, tag: bytes, count: int | None = None) -> None:
        """A tag that costs more than a number, with how much follows."""
        self.cost += COSTS[tag] - 1
        if self.cost > MAX_COST:
            raise WireError("a value too large to send")
        self.out += tag if count is None else _count(tag, count)

    def write(self, value: Any, depth: int) -> None:
        self.cost += 1
        if depth > MAX_DEPTH or self.cost > MAX_COST or len(self.out) > self.most:
            raise WireError("a value too large or too deep to send")
        kind = type(value)
        if kind is float:
            self.out += _float(b"D", value)
        elif kind is int:
            self._int(value)
        elif kind is np.ndarray and value.dtype in NUMBERS:
            self._array(b"A", value)
        elif value is None:
            self.out += b"N"
        elif kind is bool:
            self.out += b"T" if value else b"F"
        elif kind is complex:
            self.out += b"C" + struct.pack("<dd", value.real, value.imag)
        elif kind is str:
            self._sized(b"S", value.encode("utf-8", "surrogatepass"))
        elif kind in (bytes, bytearray):
            self._sized(b"B", bytes(value))
        elif kind in (list, tuple):
            self._many(b"L" if kind is list else b"U", value, depth)
        elif kind is dict:
            self._tag(b"M", len(value))
            for key, item in value.items():
                self.write(key, depth + 1)
                self.write(item, depth + 1)
        elif kind is Handle:
            self._tag(b"H")
            self.write((value.side, value.ident, value.kind, value.name), depth + 1)
        elif kind is Raised:
            self._tag(b"X")
            self.write((value.kind, value.bases, value.text, value.line), depth + 1)
        else:
            self._foreign(value, depth)

    def _many(self, tag: bytes, values: list[Any] | tuple[Any, ...], depth: int) -> None:
        """A list or a tuple; most hold numbers, which are written here without a call for each."""
        self._tag(tag, len(values))
        self.cost += len(values)  # all of them now: what stands inside the first must not leave the rest unpaid
        if self.cost > MAX_COST or (depth >= MAX_DEPTH and values):
            raise WireError("a value too large or too deep to send")
        out = self.out
        for value in values:
            if type(value) is float:
                out += _float(b"D", value)
            elif type(value) is int and LEAST <= value <= MOST:
                out += _whole(b"I", value)
            else:
                self.cost -= 1  # which `write` counts
                self.write(value, depth + 1)
        if len(out) > self.most:
            raise WireError("a value too large or too deep to send")

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

    def _int(self, value: int) -> None:
        if LEAST <= value <= MOST:
            self.out += _whole(b"I", value)
            return
        data = value.to_bytes((value.bit_length() + 8) // 8, "little", signed=True)
        if len(data) > MAX_INT_BYTES:
            raise WireError("an integer too large to send")
        self._sized(b"J", data)

    def _sized(self, tag: bytes, data: bytes) -> None:
        if len(data) > self.most:
            raise WireError("a text too large to send")
        self._tag(tag, len(data))
        self.out += data

    def _array(self, tag: bytes, array: np.ndarray) -> None:
        number = NUMBERS.get(array.dtype)
        if number is None:
            array = _known(array)
            number = NUMBERS[array.dtype]
        if array.nbytes > self.most or array.ndim > MAX_AXES:
            raise WireError("an array too large to send")
        self._tag(tag)
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

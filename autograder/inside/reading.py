"""Reads one message: builds what the tags name, and nothing else."""

from __future__ import annotations

import math
import struct
from collections.abc import Callable
from typing import Any

import numpy as np

from .values import (
    COSTS,
    KINDS,
    MAX_AXES,
    MAX_COST,
    MAX_DEPTH,
    MAX_INT_BYTES,
    MAX_NAME,
    MAX_ODD_KEYS,
    MAX_TEXT,
    TENSOR_DTYPES,
    Handle,
    Raised,
    Restore,
    WireError,
)

_float, _whole, _count, _pair = (struct.Struct(form).unpack_from for form in ("<d", "<q", "<I", "<dd"))
_shape = [struct.Struct(f"<{axes}Q") for axes in range(MAX_AXES + 1)]
_D, _I, _L, _U = b"DILU"
CUT = "the message ends too early"


class Reader:
    """Reads one message."""

    def __init__(self, data: bytes | bytearray, restore: Restore | None):
        self.data, self.restore, self.at, self.cost = data, restore, 0, 0
        self.end, self.odd_keys = len(data), 0

    def _take(self, count: int) -> int:
        """The place of the next so many bytes, which are there."""
        at = self.at
        if count > self.end - at:
            raise WireError(CUT)
        self.at = at + count
        return at

    def read(self, depth: int) -> Any:
        """The next value."""
        tag = self.data[self._take(1)]
        self.cost += COST[tag]
        if depth > MAX_DEPTH or self.cost > MAX_COST:
            raise WireError("a message too deep or with too many values")
        return WAYS[tag](self, tag, depth)

    def arguments(self) -> tuple[tuple[Any, ...], Any, tuple[int, ...]]:
        """The arguments without and with names, and where each of the first begins."""
        if self._tuple() != 2:
            raise WireError("no arguments of a call")
        args, places = [], []
        for _ in range(self._tuple()):
            places.append(self.at)
            args.append(self.read(2))
        return tuple(args), self.read(1), tuple(places)

    def _tuple(self) -> int:
        """How many values the tuple has that begins here."""
        tag = self.data[self._take(1)]
        if tag != _U:
            raise WireError("no arguments of a call")
        self.cost += COST[tag]
        return self._count()

    def _number(self, tag: int, depth: int) -> float:
        return float(_float(self.data, self._take(8))[0])

    def _whole(self, tag: int, depth: int) -> int:
        return int(_whole(self.data, self._take(8))[0])

    def _nothing(self, tag: int, depth: int) -> None:
        return None

    def _true(self, tag: int, depth: int) -> bool:
        return True

    def _false(self, tag: int, depth: int) -> bool:
        return False

    def _complex(self, tag: int, depth: int) -> complex:
        return complex(*_pair(self.data, self._take(16)))

    def _count(self) -> int:
        """How many values follow; each takes a byte at least."""
        count: int = _count(self.data, self._take(4))[0]
        if count > self.end - self.at:
            raise WireError(CUT)
        return count

    def _sized(self) -> memoryview:
        count = _count(self.data, self._take(4))[0]
        at = self._take(count)
        return memoryview(self.data)[at : at + count]

    def _text(self, tag: int, depth: int) -> str:
        return str(self._sized(), "utf-8", "surrogatepass")

    def _bytes(self, tag: int, depth: int) -> bytes:
        return bytes(self._sized())

    def _large(self, tag: int, depth: int) -> int:
        data = self._sized()
        if len(data) > MAX_INT_BYTES:
            raise WireError("an integer too large")
        return int.from_bytes(data, "little", signed=True)

    def _many(self, tag: int, depth: int) -> Any:
        """A list or a tuple; most hold numbers, which are read here without a call for each."""
        count = self._count()
        self.cost += count  # all of them now: what stands inside the first must not leave the rest unpaid
        if self.cost > MAX_COST:
            raise WireError("a message too deep or with too many values")
        data, end, items = self.data, self.end if depth < MAX_DEPTH else 0, list[Any]()
        add = items.append
        for _ in range(count):
            at = self.at
            kind = data[at] if at < end else None
            if kind == _D:
                add(_float(data, at + 1)[0])  # raises where the message is cut off
                self.at = at + 9
            elif kind == _I:
                add(_whole(data, at + 1)[0])
                self.at = at + 9
            else:
                self.cost -= 1  # which `read` counts
                add(self.read(depth + 1))
        return items if tag == _L else tuple(items)

    def _dictionary(self, tag: int, depth: int) -> dict[Any, Any]:
        return {self._key(self.read(depth + 1)): self.read(depth + 1) for _ in range(self._count())}

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

    def _numbers(self) -> np.ndarray:
        """An array: its kind, its axes, its numbers."""
        at = self._take(2)
        number, axes = self.data[at], self.data[at + 1]
        if number >= len(KINDS) or axes > MAX_AXES:
            raise WireError("an array of unknown kind")
        dtype = KINDS[number]
        shape = _shape[axes].unpack_from(self.data, self._take(8 * axes))
        if axes and max(shape) > 2**40:
            raise WireError("an array of impossible size")
        count = math.prod(shape)
        at = self._take(count * SIZES[number])
        if not count:
            return np.empty(shape, dtype)
        array = np.ndarray(shape, dtype, self.data, at).copy()
        if dtype.kind == "b" and array.view(np.uint8).max() > 1:
            raise WireError("a truth value that is neither")  # it would be unequal to True, and count twice in a sum
        return array

    def _array(self, tag: int, depth: int) -> np.ndarray:
        return self._numbers()

    def _scalar(self, tag: int, depth: int) -> Any:
        array = self._numbers()
        if array.ndim:
            raise WireError("a scalar with axes")
        return array[()]

    def _tensor(self, tag: int, depth: int) -> Any:
        return _tensor(self._numbers())

    def _generator(self, tag: int, depth: int) -> np.random.Generator:
        return _generator(self.read(depth + 1))

    def _handle(self, tag: int, depth: int) -> Any:
        side, ident, kind, name = self.read(depth + 1)
        if not (isinstance(ident, int) and all(isinstance(text, str) for text in (side, kind, name))):
            raise WireError("a damaged handle")
        handle = Handle(side, ident, kind, name[:MAX_NAME])
        return handle if self.restore is None else self.restore(handle)

    def _raised(self, tag: int, depth: int) -> Raised:
        kind, bases, text, line = self.read(depth + 1)
        if not (isinstance(kind, str) and isinstance(text, str) and isinstance(line, int) and isinstance(bases, tuple)):
            raise WireError("a damaged exception")
        return Raised(kind[:MAX_NAME], tuple(str(base)[:MAX_NAME] for base in bases[:8]), text[:MAX_TEXT], line)

    def _unknown(self, tag: int, depth: int) -> None:
        raise WireError(f"an unknown tag {bytes([tag])!r}")


COST = [COSTS.get(bytes([tag]), 1) for tag in range(256)]
SIZES = [dtype.itemsize for dtype in KINDS]
WAYS: list[Callable[[Reader, int, int], Any]] = [Reader._unknown] * 256
for _tag, _way in {
    b"D": Reader._number,
    b"I": Reader._whole,
    b"J": Reader._large,
    b"N": Reader._nothing,
    b"T": Reader._true,
    b"F": Reader._false,
    b"C": Reader._complex,
    b"S": Reader._text,
    b"B": Reader._bytes,
    b"L": Reader._many,
    b"U": Reader._many,
    b"M": Reader._dictionary,
    b"A": Reader._array,
    b"G": Reader._scalar,
    b"P": Reader._tensor,
    b"H": Reader._handle,
    b"X": Reader._raised,
    b"R": Reader._generator,
}.items():
    WAYS[_tag[0]] = _way


def _generator(fields: Any) -> np.random.Generator:
    """A PCG64 generator in the state that the four integers give."""
    if not (isinstance(fields, tuple) and len(fields) == 4 and all(type(field) is int for field in fields)):
        raise WireError("a damaged generator")
    state, inc, has_uint32, uinteger = fields
    bits = np.random.PCG64(np.random.SeedSequence(0))  # what a bare 0 stands for, in three quarters of its time
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

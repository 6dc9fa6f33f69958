"""Reads one message: builds what the tags name, and nothing else."""

from __future__ import annotations

import math
import struct
from typing import Any

import numpy as np

from .values import (
    COSTS,
    DTYPES,
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

_float, _whole, _count = (struct.Struct(form).unpack_from for form in ("<d", "<q", "<I"))
_N, _T, _F, _I, _D, _C, _S, _B, _J, _L, _U, _M, _A, _G, _P = b"NTFIDCSBJLUMAGP"
_COST = [COSTS.get(bytes([tag]), 1) for tag in range(256)]
CUT = "the message ends too early"


class Reader:
    """Reads one message."""

    def __init__(self, data: bytes | bytearray, restore: Restore | None):
        self.data, self.restore, self.at, self.cost = data, restore, 0, 0
        self.odd_keys = 0

    def _take(self, count: int) -> int:
        """The place of the next so many bytes, which are there."""
        at = self.at
        if count > len(self.data) - at:
            raise WireError(CUT)
        self.at = at + count
        return at

    def read(self, depth: int) -> Any:
        """The next value."""
        tag = self.data[self._take(1)]
        self.cost += _COST[tag]
        if depth > MAX_DEPTH or self.cost > MAX_COST:
            raise WireError("a message too deep or with too many values")
        if tag == _D:
            return _float(self.data, self._take(8))[0]
        if tag == _I:
            return _whole(self.data, self._take(8))[0]
        if tag in (_A, _G, _P):
            return self._array(tag)
        if tag in (_L, _U):
            return self._many(tag, depth)
        if tag in (_S, _B, _J):
            return self._sized(tag)
        if tag == _N:
            return None
        if tag in (_T, _F):
            return tag == _T
        if tag == _M:
            return {self._key(self.read(depth + 1)): self.read(depth + 1) for _ in range(self._size())}
        if tag == _C:
            return complex(*struct.unpack_from("<dd", self.data, self._take(16)))
        return self._record(bytes([tag]), depth)

    def _size(self) -> int:
        """How many values follow; each takes a byte at least."""
        count: int = _count(self.data, self._take(4))[0]
        if count > len(self.data) - self.at:
            raise WireError(CUT)
        return count

    def _sized(self, tag: int) -> Any:
        count = _count(self.data, self._take(4))[0]
        at = self._take(count)
        data = bytes(self.data[at : at + count])
        if tag == _S:
            return data.decode("utf-8", "surrogatepass")
        if tag == _B:
            return data
        if len(data) > MAX_INT_BYTES:
            raise WireError("an integer too large")
        return int.from_bytes(data, "little", signed=True)

    def _many(self, tag: int, depth: int) -> Any:
        """A list or a tuple; most hold numbers, which are read here without a call for each."""
        count = self._size()
        self.cost += count  # all of them now: what stands inside the first must not leave the rest unpaid
        if self.cost > MAX_COST:
            raise WireError("a message too deep or with too many values")
        data, items = self.data, list[Any]()
        for _ in range(count):
            at = self.at
            kind = data[at] if at < len(data) and depth < MAX_DEPTH else None
            if kind == _D:
                items.append(_float(data, at + 1)[0])  # raises where the message is cut off
                self.at = at + 9
            elif kind == _I:
                items.append(_whole(data, at + 1)[0])
                self.at = at + 9
            else:
                self.cost -= 1  # which `read` counts
                items.append(self.read(depth + 1))
        return items if tag == _L else tuple(items)

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

    def _array(self, tag: int) -> Any:
        at = self._take(2)
        number, ndim = self.data[at], self.data[at + 1]
        if number >= len(DTYPES) or ndim > MAX_AXES:
            raise WireError("an array of unknown kind")
        dtype = KINDS[number]
        shape = struct.unpack_from(f"<{ndim}Q", self.data, self._take(8 * ndim))
        if any(size > 2**40 for size in shape):
            raise WireError("an array of impossible size")
        count = math.prod(shape)
        at = self._take(count * dtype.itemsize)
        numbers = np.frombuffer(self.data, dtype, count, at) if count else np.empty(0, dtype)
        if count and dtype.kind == "b" and numbers.view(np.uint8).max() > 1:
            raise WireError("a truth value that is neither")  # it would be unequal to True, and count twice in a sum
        array = numbers.reshape(shape).copy()
        if tag == _A:
            return array
        if tag == _G:
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

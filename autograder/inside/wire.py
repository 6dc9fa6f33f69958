"""Plain values as bytes, and back: the one language that the grader and a student's process speak.

Every value is a tag of one byte and what the tag promises. The decoder builds nothing that is not named here, so a
byte string can only be a value or a `WireError`: there is no pickle, no import, no code. A message has limits, such
that reading one takes less than a second and 64 MiB, whatever it says: bytes, levels, and what its values cost.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any

from .reading import Reader
from .values import COSTS as COSTS
from .values import DTYPES as DTYPES
from .values import MAX_ANSWER as MAX_ANSWER
from .values import MAX_BYTES as MAX_BYTES
from .values import MAX_COST as MAX_COST
from .values import MAX_DEPTH as MAX_DEPTH
from .values import TENSOR_DTYPES as TENSOR_DTYPES
from .values import Handle as Handle
from .values import Keep as Keep
from .values import Raised as Raised
from .values import Restore as Restore
from .values import WireError as WireError
from .writing import Writer


def encode(value: Any, keep: Keep | None = None, most: int = MAX_BYTES) -> bytes:
    """At most so many bytes of `value`; what is not plain is given to `keep`, which answers with a handle.

    Raises
    ------
    WireError
        If a value is too large, too deep, or neither plain nor kept.
    """
    data = b"".join(pieces(value, keep, most))
    if len(data) > most:
        raise WireError(f"a message of {len(data)} bytes; at most {most}")
    return data


def pieces(value: Any, keep: Keep | None = None, most: int = MAX_BYTES) -> list[bytes | memoryview]:
    """What `encode` joins: large arrays are views that show whatever is in the array when they are looked at.

    Raises
    ------
    WireError
        As `encode`, but for the length of the whole.
    """
    writer = Writer(keep, most)
    writer.write(value, 0)
    return writer.pieces


def decode(data: bytes | bytearray, restore: Restore | None = None) -> Any:
    """The value that `data` spells; handles are given to `restore`, or stay handles.

    Raises
    ------
    WireError
        If `data` is anything but one whole value within the limits.
    """
    return _whole(data, restore, lambda reader: reader.read(0))


def decode_call(
    data: bytes | bytearray, restore: Restore | None = None
) -> tuple[tuple[Any, ...], dict[str, Any], tuple[int, ...]]:
    """The arguments of a call, without and with names, and where in `data` each of the first begins.

    Raises
    ------
    WireError
        If `data` is anything but a tuple and a dictionary within the limits.
    """
    args, kwargs, places = _whole(data, restore, Reader.arguments)
    if not isinstance(kwargs, dict):
        raise WireError("no arguments of a call")
    return args, kwargs, places


def _whole(data: bytes | bytearray, restore: Restore | None, read: Callable[[Reader], Any]) -> Any:
    """What `read` makes of the whole of `data`."""
    if not isinstance(data, (bytes, bytearray)):
        raise WireError("no bytes")  # an array would be read in strides of its own
    if len(data) > MAX_BYTES:
        raise WireError(f"a message of {len(data)} bytes; at most {MAX_BYTES}")
    reader = Reader(data, restore)
    try:
        value = read(reader)
    except WireError:
        raise
    except (ValueError, TypeError, OverflowError, struct.error, MemoryError) as error:
        raise WireError(f"not a value: {error}") from None
    if reader.at != len(data):
        raise WireError("bytes left over after the value")
    return value

"""Messages on a stream socket: a length of four bytes, then one value of `wire`."""

from __future__ import annotations

import socket
import struct
import time
from typing import Any

from .wire import MAX_BYTES, Keep, Restore, WireError, decode, encode

LARGE = 2**16  # bytes that are worth a call of their own in place of a copy


class Closed(Exception):
    """The other side is gone."""


class Late(Exception):
    """No whole message within the time given."""


def send(pipe: socket.socket, message: Any, keep: Keep | None = None, more: bytes | None = None) -> None:
    """Sends one message; `more` follows it as it is, for `receive_bytes`.

    Raises
    ------
    Closed
        If nobody is there to receive it.
    """
    data = encode(message, keep)
    parts = [struct.pack("<I", len(data)), data]
    if more is not None:
        parts += [struct.pack("<I", len(more)), more]
    try:
        if len(parts[-1]) < LARGE:
            pipe.sendall(b"".join(parts))
        else:
            pipe.sendall(b"".join(parts[:-1]))
            pipe.sendall(parts[-1])
    except TimeoutError:
        raise Late from None
    except OSError:
        raise Closed from None


def receive(
    pipe: socket.socket, restore: Restore | None = None, until: float | None = None, most: int = MAX_BYTES
) -> Any:
    """The next message, of at most so many bytes; `until` is a moment of `time.monotonic`.

    Raises
    ------
    Closed, Late
        If the other side is gone, or not done by then.
    WireError
        If what comes is no message.
    """
    return decode(receive_bytes(pipe, until, most), restore)


def receive_bytes(pipe: socket.socket, until: float | None = None, most: int = MAX_BYTES) -> bytearray:
    """What follows its length of four bytes.

    Raises
    ------
    Closed, Late
        If the other side is gone, or not done by then.
    WireError
        If it is longer than it may be.
    """
    size = struct.unpack("<I", exactly(pipe, 4, until))[0]
    if size > most:
        raise WireError(f"a message of {size} bytes; at most {most}")
    return exactly(pipe, size, until)


def exactly(pipe: socket.socket, count: int, until: float | None) -> bytearray:
    """So many bytes, by then."""
    data = bytearray(count)
    view, at = memoryview(data), 0
    while at < count:
        if until is not None:
            left = until - time.monotonic()
            if left <= 0:
                raise Late
            pipe.settimeout(left)
        try:
            got = pipe.recv_into(view[at:], min(count - at, 2**20))
        except TimeoutError:
            raise Late from None
        except OSError:
            raise Closed from None
        if not got:
            raise Closed
        at += got
    return data

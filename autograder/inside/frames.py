"""Messages on a stream socket: a length of four bytes, then one value of `wire`; sockets travel beside a message."""

from __future__ import annotations

import array
import socket
import struct
import time
from typing import Any

from .wire import MAX_BYTES, Keep, Restore, WireError, decode, encode


class Closed(Exception):
    """The other side is gone."""


class Late(Exception):
    """No whole message within the time given."""


def send(pipe: socket.socket, message: Any, keep: Keep | None = None, files: tuple[int, ...] = ()) -> None:
    """Sends one message; `files` are file descriptors that go with it.

    Raises
    ------
    Closed
        If nobody is there to receive it.
    """
    data = encode(message, keep)
    packet = struct.pack("<I", len(data)) + data
    ancillary = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", files))] if files else []
    try:
        sent = pipe.sendmsg([packet], ancillary)
        if sent < len(packet):
            pipe.sendall(packet[sent:])
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
    size = struct.unpack("<I", _exactly(pipe, 4, until))[0]
    if size > most:
        raise WireError(f"a message of {size} bytes; at most {most}")
    return decode(_exactly(pipe, size, until), restore)


def receive_with_files(pipe: socket.socket, most: int = 4) -> tuple[Any, list[int]]:
    """The next message and the file descriptors that came with it. Only ever called on the untrusted side."""
    files = array.array("i")
    try:
        head, ancillary, _, _ = pipe.recvmsg(4, socket.CMSG_SPACE(most * files.itemsize), socket.MSG_WAITALL)
    except OSError:
        raise Closed from None
    for level, kind, data in ancillary:
        if level == socket.SOL_SOCKET and kind == socket.SCM_RIGHTS:
            files.frombytes(data[: len(data) - len(data) % files.itemsize])
    if len(head) < 4:
        raise Closed
    return decode(_exactly(pipe, struct.unpack("<I", head)[0], None)), list(files)


def _exactly(pipe: socket.socket, count: int, until: float | None) -> bytearray:
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

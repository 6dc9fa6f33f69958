"""Messages with file descriptors beside them, on Unix sockets: how a cage gets its pipes."""

from __future__ import annotations

import array
import socket
import struct
from typing import Any

from .frames import Closed, Late, exactly
from .wire import decode, encode


def send_with_files(pipe: socket.socket, message: Any, files: tuple[int, ...]) -> None:
    """Sends one message, and file descriptors with it.

    Raises
    ------
    Closed
        If nobody is there to receive it.
    """
    data = encode(message)
    packet = struct.pack("<I", len(data)) + data
    try:
        sent = pipe.sendmsg([packet], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", files))])
        pipe.sendall(packet[sent:])
    except TimeoutError:
        raise Late from None
    except OSError:
        raise Closed from None


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
    return decode(exactly(pipe, struct.unpack("<I", head)[0], None)), list(files)

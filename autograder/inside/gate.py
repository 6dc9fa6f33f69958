"""The gate through which every new process and thread of a submission goes: the kernel asks, the keeper counts.

`RLIMIT_NPROC` does not bind root, and a watch that looks twenty times a second finds thousands of processes. Here a
`fork` waits until the keeper has said yes, so there is never time for more than the limit (twice the limit, where all
ask at the same moment).
"""

from __future__ import annotations

import array
import contextlib
import ctypes
import errno
import fcntl
import os
import socket
import struct
from collections.abc import Callable, Iterable

SECCOMP = {"x86_64": 317, "aarch64": 277}
SET_FILTER, NEW_LISTENER = 1, 8
RECEIVE, SEND = 0xC0502100, 0xC0182101
GO_ON = 1

_libc = ctypes.CDLL(None, use_errno=True)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("words", ctypes.c_char_p))


def install(program: bytes, counted: bool) -> int:
    """Sets the filter for this process and all that come from it; the file on which the kernel asks, -1 without one.

    Raises
    ------
    OSError
        If the kernel does not take it.
    """
    words = _Program(len(program) // 8, program)
    number = SECCOMP[os.uname().machine]
    listener = _libc.syscall(number, SET_FILTER, NEW_LISTENER if counted else 0, ctypes.byref(words))
    if listener < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"seccomp: {os.strerror(code)}")
    return int(listener) if counted else -1


def hand_over(listener: int, pipe: socket.socket) -> None:
    """Gives the file to the keeper, and keeps none."""
    pipe.sendmsg([b"g"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [listener]))])
    os.close(listener)


def taken_over(pipe: socket.socket) -> int:
    """The file on which the kernel asks; -1 where the notebook ended before it could give it."""
    with pipe:
        _, files, _, _ = socket.recv_fds(pipe, 1, 1)
    return files[0] if files else -1


def answer(listener: int, room: bool) -> None:
    """Answers one question of the kernel: a new process, or `EAGAIN`, as from a limit."""
    question = bytearray(80)
    with contextlib.suppress(OSError):  # who asked is dead by now
        fcntl.ioctl(listener, RECEIVE, question)
        (ident,) = struct.unpack_from("<Q", question)
        reply = struct.pack("<QqiI", ident, 0, 0 if room else -errno.EAGAIN, GO_ON if room else 0)
        fcntl.ioctl(listener, SEND, reply)


class Room:
    """Whether there is room for one more; counted anew only where what was counted last and granted since fill it.

    What ended since then is counted in, so this never grants more than a count at each question would.
    """

    def __init__(self, most: int, count: Callable[[], int]):
        self._most, self._count, self._at_most = most, count, most

    def for_one_more(self) -> bool:
        """Takes a place, where there is one."""
        if self._at_most >= self._most:
            self._at_most = self._count()
        if self._at_most >= self._most:
            return False
        self._at_most += 1
        return True


def threads(processes: Iterable[int]) -> int:
    """How many threads these processes have together; a process has at least one."""
    count = 0
    for process in processes:
        with contextlib.suppress(OSError):  # ended while we counted
            count += max(1, os.stat(f"/proc/{process}/task").st_nlink - 2)
    return count

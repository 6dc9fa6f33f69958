"""Landlock: what a submission may read and write, as the kernel keeps it for these processes whatever is mounted.

Every step is a system call by way of ctypes; the numbers are the same on every kind of machine.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import stat
import struct
from collections.abc import Sequence

CREATE, ADD_RULE, RESTRICT, O_PATH = 444, 445, 446, 0o10000000
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR, MAKE_CHAR, MAKE_BLOCK, TRUNCATE = 1, 2, 4, 8, 1 << 6, 1 << 11, 1 << 14
EVERYTHING = {1: 0x1FFF, 2: 0x3FFF}  # rights on files by version; from the third on the next line
EVERYTHING_SINCE_3 = 0x7FFF  # without those on devices: there are none here that could do harm
READ = EXECUTE | READ_FILE | READ_DIR
OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE
SCOPES, SCOPES_SINCE = 3, 6  # no signal and no abstract socket out of here

_libc = ctypes.CDLL(None, use_errno=True)


def version() -> int:
    """The version of Landlock that this kernel has; 0 without."""
    return max(0, int(_libc.syscall(CREATE, None, ctypes.c_size_t(0), 1)))


def restrict(
    have: int,
    read: Sequence[str],
    write: Sequence[str],
    devices: Sequence[str] = ("/dev",),
    listed: Sequence[str] = (),
) -> None:
    """From here on, this process and all that come from it read below `read` and `write`, and write below `write` only.

    Below `listed`, the names of files can be read, and no file that is not below another place.

    Raises
    ------
    OSError
        If the kernel does not take it.
    """
    everything = EVERYTHING.get(have, EVERYTHING_SINCE_3)
    ruleset = _call(CREATE, *_sized(struct.pack("<3Q", everything, 0, SCOPES if have >= SCOPES_SINCE else 0), have), 0)
    try:
        for place in read:
            _allow(ruleset, place, READ)
        for place in write:
            _allow(ruleset, place, everything & ~(MAKE_CHAR | MAKE_BLOCK))
        for place in listed:
            _allow(ruleset, place, READ_DIR)
        for place in devices:
            _allow(ruleset, place, (READ_FILE | READ_DIR | WRITE_FILE | TRUNCATE) & everything)
        _call(RESTRICT, ruleset, 0)
    finally:
        os.close(ruleset)


def _sized(attributes: bytes, have: int) -> tuple[bytes, ctypes.c_size_t]:
    """The first versions know the first field only."""
    return attributes, ctypes.c_size_t(len(attributes) if have >= SCOPES_SINCE else 8)


def _allow(ruleset: int, place: str, rights: int) -> None:
    with contextlib.suppress(FileNotFoundError):  # what is not there needs no leave
        file = os.open(place, O_PATH | os.O_CLOEXEC)
        try:
            if not stat.S_ISDIR(os.fstat(file).st_mode):
                rights &= OF_FILES
            _call(ADD_RULE, ruleset, 1, struct.pack("<Qi", rights, file), 0)
        finally:
            os.close(file)


def _call(number: int, *arguments: object) -> int:
    answer = int(_libc.syscall(number, *arguments))
    if answer < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"Landlock: {os.strerror(code)}")
    return answer

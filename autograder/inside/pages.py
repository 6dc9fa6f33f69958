"""What all submissions share, in large pages: a fork then copies one entry of its table where there were 512.

PyTorch brings 200 MiB into the warm interpreter; their tables were a third of the cost of a question's process.
"""

from __future__ import annotations

import contextlib
import ctypes
import sys
from collections.abc import Iterator

LARGE = 2 * 2**20
COLLAPSE = 25  # of `madvise`; Linux 6.1 and later, others say that they do not know it


def gather() -> int:
    """Moves this process's own memory into large pages where the kernel can; the number of such pages."""
    if sys.platform != "linux":
        return 0
    libc = ctypes.CDLL(None)
    pages = (page for first, end in own_memory() for page in range(-(-first // LARGE) * LARGE, end - LARGE + 1, LARGE))
    return sum(libc.madvise(ctypes.c_void_p(page), ctypes.c_size_t(LARGE), COLLAPSE) == 0 for page in pages)


def own_memory() -> Iterator[tuple[int, int]]:
    """The first address and the end of each piece of memory that belongs to no file and may be written."""
    with contextlib.suppress(OSError), open("/proc/self/maps") as file:
        for line in file.read().splitlines():
            place, rights, _, _, inode, *name = line.split(maxsplit=5)
            if rights == "rw-p" and inode == "0" and (not name or name == ["[heap]"]):
                first, end = place.split("-")
                yield int(first, 16), int(end, 16)

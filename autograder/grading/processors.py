"""The processors of this machine that a process may use, and how a pool of graders shares them out."""

from __future__ import annotations

import contextlib
import os
import sys
from multiprocessing.context import SpawnContext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.queues import SimpleQueue

if sys.platform == "linux":

    def usable() -> list[int]:
        """The processors that this process may use."""
        return sorted(os.sched_getaffinity(0))

    def keep_to(processor: int) -> None:
        """From now on this process, and all that it starts, runs on one processor, if this machine lets it choose."""
        with contextlib.suppress(OSError):  # nothing depends on it but speed
            os.sched_setaffinity(0, {processor})

else:

    def usable() -> list[int]:
        """The processors that this process may use."""
        return list(range(os.cpu_count() or 1))

    def keep_to(processor: int) -> None:
        """Not every system can be told so; nothing depends on it but speed."""


def shared_out(count: int, context: SpawnContext) -> SimpleQueue[int] | None:
    """One processor for each of `count` processes, to be taken by each; None where their numbers differ.

    A grading process and its sandbox take turns, so on two processors each wakes the other on an idle one, which costs
    more than the turn itself. With fewer processes than processors the system knows better which of them are fast.
    """
    processors = usable()
    if count != len(processors):
        return None
    free: SimpleQueue[int] = context.SimpleQueue()
    for processor in processors:
        free.put(processor)
    return free


def take_one(free: SimpleQueue[int] | None) -> None:
    """Keeps this process to one of the processors that were shared out, if they were."""
    if free is not None:
        keep_to(free.get())

"""The arguments of a call: the values, beside the bytes that they came as, which tell what the call has changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from .wire import Keep, Restore, WireError, decode_call, encode


@dataclass(frozen=True)
class Arguments:
    """What a function is called with. Both sides of the pipe ask what was changed, and must agree on what counts."""

    data: bytes
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    ends: tuple[int, ...]  # where in the data the first argument begins and each one ends

    @classmethod
    def of(cls, data: bytes, restore: Restore | None = None) -> Arguments:
        """The arguments that `data` spells.

        Raises
        ------
        WireError
            If it spells anything else.
        """
        return cls(data, *decode_call(data, restore))

    def changed(self, keep: Keep, restore: Restore | None = None) -> tuple[int, ...]:
        """The places of arguments that are not what they were; a random generator is there to be drawn from."""
        return tuple(
            index
            for index, value in enumerate(self.args)
            if not isinstance(value, np.random.Generator) and self._differs(index, value, keep, restore)
        )

    def _differs(self, index: int, value: Any, keep: Keep, restore: Restore | None) -> bool:
        now, (begin, end) = _bytes(value, keep), self.ends[index : index + 2]
        if now is None:
            return True
        if len(now) == end - begin and self.data.startswith(now, begin):
            return False
        # what came may be spelled in another way here: a function under another name, a tensor as an array
        return now != _bytes(Arguments.of(self.data, restore).args[index], keep)


def _bytes(value: Any, keep: Keep) -> bytes | None:
    """A value's bytes; None for what can no longer be sent, and so was changed."""
    try:
        return encode(value, keep)
    except WireError:
        return None

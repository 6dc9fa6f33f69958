"""The arguments of a call: the values, beside the bytes that they came as, which tell what the call has changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from .wire import Keep, Restore, WireError, decode_call, encode, pieces


@dataclass(frozen=True)
class Arguments:
    """What a function is called with. Both sides of the pipe ask what was changed, and must agree on what counts."""

    data: bytes | bytearray
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    places: tuple[int, ...]  # where in the data each of `args` begins

    @classmethod
    def of(cls, data: bytes | bytearray, restore: Restore | None = None) -> Arguments:
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
        try:
            if self._stands_at(index, value, keep):
                return False
            # what came may be spelled in another way here: a function under another name, a tensor as an array
            return encode(value, keep) != encode(Arguments.of(self.data, restore).args[index], keep)
        except WireError:  # it can no longer be sent, and so was changed
            return True

    def _stands_at(self, index: int, value: Any, keep: Keep) -> bool:
        """Whether the value's bytes are those that came; a large array's are compared where they are.

        No value's bytes are the beginning of another's, so where they end need not be looked at.
        """
        at = self.places[index]
        for piece in pieces(value, keep):
            if not self.data.startswith(piece, at):
                return False
            at += len(piece)
        return True

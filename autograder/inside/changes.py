"""Which arguments a call has changed: both sides of the pipe ask, and must agree on what counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from .wire import Keep, WireError, encode


def changed(now: Sequence[Any], before: Sequence[Any], keep: Keep) -> tuple[int, ...]:
    """The places at which arguments differ from fresh copies; a random generator is there to be drawn from."""
    return tuple(
        index
        for index, (one, other) in enumerate(zip(now, before, strict=True))
        if not isinstance(one, np.random.Generator) and _bytes(one, keep) != _bytes(other, keep)
    )


def _bytes(value: Any, keep: Keep) -> bytes | None:
    """A value's bytes; None for what can no longer be sent, and so was changed."""
    try:
        return encode(value, keep)
    except WireError:
        return None

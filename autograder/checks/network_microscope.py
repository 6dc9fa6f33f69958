"""Which gradient of a network is the first wrong one, going back from the output, and what is wrong with it.

A mistake on the way back spoils everything that comes after it, so only the first one says where to look.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.checks.microscope import Suspect, relation

Pair = tuple[Any, Any]


@dataclass(frozen=True)
class Slip:
    """A known mistake at one layer, and the gradients that it would give; None where it leaves one alone."""

    words: str  # goes on after "what you get when"
    weights: Any
    biases: Any


def first_wrong_layer(
    got: Any, want: Sequence[Pair], examples: int = 1, slips: Sequence[Sequence[Slip]] = ()
) -> str | None:
    """Sentences about the first wrong layer, from the last one back; None where all are right.

    `want` is a list of (dW, db), first layer first; `slips` holds the known mistakes of each layer.
    """
    pairs = _pairs(got, len(want))
    if isinstance(pairs, str):
        return pairs
    if order := _order(pairs, want):
        return order
    for k in reversed(range(len(want))):
        known = [slip for slip in (slips[k] if k < len(slips) else ()) if not _denied(slip, pairs[k], want[k])]
        weights = [Suspect(slip.words, slip.weights) for slip in known]
        biases = [Suspect(slip.words, slip.biases) for slip in known]
        dW = relation(pairs[k][0], want[k][0], examples, weights)
        db = relation(pairs[k][1], want[k][1], examples, biases)
        if dW or db:
            return f"{_where(k, len(want))} {_what(dW, db)}"
    return None


def _pairs(got: Any, layers: int) -> list[Pair] | str:
    """The answer as a list of pairs, or what is wrong with the list."""
    if not isinstance(got, (list, tuple)):
        return f"The answer should be a list with one pair (dW, db) for each of the {layers} layers."
    if len(got) == 2 * layers and not any(_is_pair(item) for item in got):
        return "The answer is one flat list. Put the gradients of each layer together, as a pair (dW, db)."
    if len(got) != layers:
        return f"There should be a pair (dW, db) for each layer: {layers} in all, and there are {len(got)}."
    for k, item in enumerate(got, 1):
        if not _is_pair(item):
            return f"Place {k} of the list should hold a pair (dW, db), and does not."
    return [tuple(item) for item in got]


def _order(pairs: Sequence[Pair], want: Sequence[Pair]) -> str | None:
    """Right gradients in the wrong order."""
    if _all_right(pairs, want):
        return None
    if _all_right(pairs[::-1], want):
        return "All gradients are right, and they stand in the order of the walk back. The first layer comes first."
    if _all_right([pair[::-1] for pair in pairs], want):
        return "All gradients are right, and each pair is the wrong way round: `dW` comes first, then `db`."
    return None


def _all_right(pairs: Sequence[Pair], want: Sequence[Pair]) -> bool:
    return not any(
        relation(mine, right)
        for pair, rights in zip(pairs, want, strict=True)
        for mine, right in zip(pair, rights, strict=True)
    )


def _denied(slip: Slip, pair: Pair, rights: Pair) -> bool:
    """Whether a gradient is right that the slip would have spoiled; then it was not made, whatever the other one is."""
    return any(
        table is not None and relation(table, right) is not None and relation(mine, right) is None
        for table, mine, right in zip((slip.weights, slip.biases), pair, rights, strict=True)
    )


def _where(k: int, layers: int) -> str:
    """Which layers are right, and which one is looked at; layers are counted from 1."""
    if layers == 1:
        return "In the only layer,"
    if k == layers - 1:
        return f"Going back from the output, the first mistake is in the last layer, number {layers}:"
    last_two = "and" if k == layers - 3 else "to"
    right = f"layer {layers} is" if k == layers - 2 else f"layers {k + 2} {last_two} {layers} are"
    return f"Going back from the output, {right} right. The first mistake is in layer {k + 1}:"


def _what(dW: str | None, db: str | None) -> str:
    """What the two gradients of a layer are, and what follows where one of them is right."""
    if dW and db:
        return f"`dW` {dW}; the same holds for `db`." if dW == db else f"`dW` {dW}; `db` {db}."
    if dW:
        return f"`dW` {dW}; `db` is right. So delta is right; look at what it is multiplied by."
    return f"`db` {db}; `dW` is right. So delta is right; look at what becomes of it for the biases."


def _is_pair(item: Any) -> bool:
    """Two tables; two of the same shape may have become one array on the way."""
    if isinstance(item, np.ndarray):
        return item.ndim == 3 and len(item) == 2
    return isinstance(item, (list, tuple)) and len(item) == 2

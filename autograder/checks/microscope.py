"""What is different between two tables of numbers, in words: a sign, a factor, a transpose, a missing mean, a shape.

An answer comes from a student's process and may be anything at all. Whatever it is, these functions only look at it:
they compute nothing on tables of another size than the right one, and their words hold numbers and never a text of the
student's. What the right answer is made of must be known to whoever calls them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations
from typing import Any

import numpy as np

from autograder.checks.show import number, shape_text

RTOL = 1e-5  # looser than grading: which mistake it is may be told from an answer in single precision, too
ATOL = 1e-9
PLAIN = [Fraction(2), Fraction(1, 2), Fraction(3), Fraction(1, 3), Fraction(4), Fraction(1, 4)]
"""Factors that mean something even in a table with a single entry."""

WORDS = {Fraction(2): "twice", Fraction(1, 2): "half of", Fraction(1, 3): "a third of", Fraction(1, 4): "a quarter of"}


MOST_TO_REORDER = 4  # tables of which every order is tried


@dataclass(frozen=True)
class Suspect:
    """A known mistake, and the table that it would give; its words go on after "what you get when"."""

    words: str
    table: Any


@dataclass(frozen=True)
class Part:
    """One named table of an answer that has several."""

    name: str
    got: Any
    want: Any
    suspects: tuple[Suspect, ...] = ()


def first_wrong(parts: Sequence[Part], examples: int = 1) -> str | None:
    """A sentence about the first part that is wrong, and which others are right; None where none is wrong."""
    found = [(part.name, relation(part.got, part.want, examples, part.suspects)) for part in parts]
    wrong = [(name, text) for name, text in found if text]
    if not wrong:
        return None
    if _reordered(parts):
        return f"The numbers are right, and they come in another order than {_several(part.name for part in parts)}."
    right = [name for name, text in found if not text]
    rest = f" {_several(right)} {'is' if len(right) == 1 else 'are'} right." if right else ""
    return f"`{wrong[0][0]}` {wrong[0][1]}.{rest}"


def _reordered(parts: Sequence[Part]) -> bool:
    """Whether the tables are right in another order."""
    orders = permutations(parts) if len(parts) <= MOST_TO_REORDER else iter(())
    return any(
        not any(relation(mine.got, part.want) for mine, part in zip(order, parts, strict=True)) for order in orders
    )


def relation(got: Any, want: Any, examples: int = 1, suspects: Sequence[Suspect] = ()) -> str | None:
    """What `got` is, compared with `want`, as the end of a sentence that begins with its name; None where it is right.

    `examples` is the size of the batch over which a mean may be missing, or may have been taken once too often.
    """
    if got is None:
        return "is missing: it is None"
    target, answer = _table(want), _table(got)
    if target is None or answer is None:
        return "is no table of numbers"
    with np.errstate(all="ignore"):  # huge numbers may overflow on the way; what comes of it is compared like any other
        if answer.shape != target.shape:
            return _shape(answer, target, examples)
        return None if _near(answer, target) else _values(answer, target, examples, suspects)


def _shape(answer: np.ndarray, target: np.ndarray, examples: int) -> str:
    """What a table of the wrong shape is."""
    sizes = f"shape {shape_text(answer.shape)} in place of {shape_text(target.shape)}"
    if answer.ndim == 2 and answer.shape == target.shape[::-1]:
        right = _near(answer.T, target)
        return f"is turned: {sizes}" + ("" if right else ", and its numbers are not right either")
    if target.ndim == 2 and target.shape[1] == 1 < examples and answer.shape == (len(target), examples):
        kept = f"still has a column for each of the {examples} examples"
        if _near(answer.mean(axis=1, keepdims=True), target):
            return f"{kept}: the mean over the batch is missing"
        if _near(answer.sum(axis=1, keepdims=True), target):
            return f"{kept}: the sum over the batch is missing"
        return kept
    if answer.size == target.size and _near(answer.ravel(), target.ravel()):
        return f"has the right numbers in the wrong shape: {sizes}"
    if answer.size == 1 and _near(answer.ravel()[0], target.sum()):
        return f"is a single number, all entries added up: {sizes}"
    if answer.size == 1 and _near(answer.ravel()[0], target.mean()):
        return f"is a single number, the mean of all entries: {sizes}"
    return f"has {sizes}"


def _values(answer: np.ndarray, target: np.ndarray, examples: int, suspects: Sequence[Suspect]) -> str:
    """What a table of the right shape is whose numbers are not right."""
    if not np.all(np.isfinite(answer)):
        return f"holds nan or infinity {_place(~np.isfinite(answer))}".rstrip()
    for suspect in suspects:
        table = _table(suspect.table)
        if table is not None and table.shape == answer.shape and _near(answer, table):
            return f"is what you get when {suspect.words}"
    if not np.any(answer):
        return "is 0 everywhere"
    if answer.ndim == 2 and answer.shape == answer.T.shape and _near(answer.T, target):
        return "is turned: it is the transpose of what it should be"
    return _factor(answer, target, examples) or _entries(answer, target)


def _factor(answer: np.ndarray, target: np.ndarray, examples: int) -> str | None:
    """What the table was multiplied by, where that is one number with a meaning."""
    size = float(np.sum(target * target))
    ratio = float(np.sum(answer * target)) / size if size else 0.0
    if not np.isfinite(ratio) or not ratio or not _near(answer, ratio * target):
        return None
    if _near(ratio, -1.0):
        return "has the wrong sign"
    sign = "has the wrong sign, and is " if ratio < 0 else "is "
    if examples > 1 and (mean := _mean(abs(ratio), examples)):
        return sign + mean
    for known in PLAIN:
        if _near(abs(ratio), float(known)):
            return f"{sign}{WORDS.get(known, f'{known} times')} what it should be"
    if np.count_nonzero(target) > 1:  # any number is a multiple of any other
        return f"{sign}{number(abs(ratio))} times what it should be, everywhere"
    return None


def _mean(ratio: float, examples: int) -> str | None:
    """A mean over the examples that is missing, or was taken once too often."""
    if _near(ratio, float(examples)):
        return (
            f"{examples} times what it should be, for {examples} examples, as if the mean over the batch were missing"
        )
    if _near(ratio * examples, 1.0):
        return f"1/{examples} of what it should be, for {examples} examples, as if a mean were taken once too often"
    return None


def _entries(answer: np.ndarray, target: np.ndarray) -> str:
    """Where numbers without a common factor differ."""
    if _near(np.abs(answer), np.abs(target)):
        return f"has the right sizes, and the wrong sign {_place(answer * target < 0)}".rstrip()
    wrong = ~_close(answer, target)
    where = tuple(np.argwhere(wrong)[0])
    numbers = f"{number(answer[where])} in place of {number(target[where])}"
    if target.ndim == 0 or target.size == 1:
        return f"is {numbers}"
    only = "only" if wrong.sum() == 1 else "first"
    return f"is wrong {only} {_place(wrong)}: {numbers}"


def _place(marked: np.ndarray) -> str:
    """The first marked entry in words; rows and columns are counted from 0, as Python does."""
    if marked.ndim == 0 or marked.size == 1:
        return ""
    where = [int(index) for index in np.argwhere(marked)[0]]
    if len(where) == 2:
        return f"in row {where[0]}, column {where[1]}"
    return f"at {where[0]}" if len(where) == 1 else f"at {tuple(where)}"


def _several(names: Iterable[str]) -> str:
    """Names as code, in a row."""
    code = [f"`{name}`" for name in names]
    return code[0] if len(code) == 1 else f"{', '.join(code[:-1])} and {code[-1]}"


def _near(answer: Any, target: Any) -> bool:
    answer, target = np.asarray(answer), np.asarray(target)
    return answer.shape == target.shape and bool(np.all(_close(answer, target)))


def _close(answer: np.ndarray, target: np.ndarray) -> np.ndarray:
    return np.asarray(np.abs(answer - target) <= ATOL + RTOL * np.abs(target))


def _table(value: Any) -> np.ndarray | None:
    """Real numbers as an array of float; None for anything else, however strange."""
    if hasattr(value, "detach"):
        value = value.detach().numpy()
    try:
        array = np.asarray(value)
        if array.dtype.kind not in "biuf" and not all(type(item) in (int, float) for item in array.flat):
            return None
        return array.astype(float)
    except (ValueError, TypeError, OverflowError):  # rows of different length, whole numbers without end
        return None

"""The comparison ladder: returned → kind → not empty → shape → finite → values.

A rung is only reached when those before it hold, so a message is about the first thing that is wrong: a shape before
numbers, "nothing was returned" before everything. The tolerance comes from what was expected, never from the answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.checks.show import shape_text, show
from autograder.inside.wire import Handle, Raised

RTOL = 1e-6
ATOL = 1e-12
ATOL_SINGLE = 1e-6  # COURSE: a float32 result is right within 1e-6 + 1e-6 |want|
PLAIN = (float, int, bool)


@dataclass(frozen=True)
class Difference:
    """The first rung that does not hold, and what was met there."""

    rung: str  # "nothing", "kind", "empty", "shape", "finite", "values", "error", "no error", "changed", "ready-made"
    text: str


def compare(got: Any, want: Any, *, rtol: float = RTOL, atol: float = ATOL) -> Difference | None:
    """What is different between an answer and the expected value; None where the answer is right."""
    got = got.detach().numpy() if hasattr(got, "detach") else got
    want = want.detach().numpy() if hasattr(want, "detach") else want
    if want is None:
        return None if got is None else Difference("kind", f"returned {show(got)}, expected None")
    if got is None:
        return Difference("nothing", f"returned None, expected {show(want)}")
    if isinstance(got, Handle):
        return Difference("kind", f"returned {_article(got)}, expected {_kind(want)}")
    if isinstance(want, str):
        right = isinstance(got, str) and got == want
        return None if right else Difference("values", f"returned {show(got)}, expected {show(want)}")
    if isinstance(want, dict):
        return _compare_dicts(got, want, rtol, atol)
    if isinstance(want, (list, tuple)) and not _is_numeric(want):
        return _compare_sequences(got, want, rtol, atol)
    return _compare_numbers(got, want, rtol, atol)


def _compare_dicts(got: Any, want: dict[Any, Any], rtol: float, atol: float) -> Difference | None:
    if not isinstance(got, dict):
        return Difference("kind", f"returned {show(got)}, expected a dictionary")
    if set(got) != set(want):
        return Difference("values", f"returned the keys {show(sorted(map(str, got)))}, expected {show(sorted(want))}")
    for key, item in want.items():
        if different := compare(got[key], item, rtol=rtol, atol=atol):
            return Difference(different.rung, f"at {show(key)}: {different.text}")
    return None


def _compare_sequences(got: Any, want: Any, rtol: float, atol: float) -> Difference | None:
    if not isinstance(got, (list, tuple)) and (not isinstance(got, np.ndarray) or got.ndim == 0):
        return Difference("kind", f"returned {show(got)}, expected {_kind(want)}")
    if len(got) != len(want):
        return Difference("shape", f"returned {len(got)} values, expected {len(want)}")
    for index, (mine, item) in enumerate(zip(got, want, strict=True)):
        if different := compare(mine, item, rtol=rtol, atol=atol):
            return Difference(different.rung, f"value {index + 1} of {len(want)}: {different.text}")
    return None


def _compare_numbers(got: Any, want: Any, rtol: float, atol: float) -> Difference | None:
    if _identical(got, want):
        return None
    target, answer = _array(want), _array(got)
    if target is None or answer is None:
        return Difference("kind", f"returned {show(got)}, expected {_kind(want)}")
    if answer.dtype.kind == "c" and target.dtype.kind != "c":
        return Difference("kind", "returned complex numbers, expected real ones")
    if answer.size == 0 and target.size:
        return Difference("empty", f"returned an empty array, expected shape {shape_text(target.shape)}")
    if answer.shape != target.shape:
        return Difference("shape", _shapes(answer, target))
    if answer.size == 0:
        return None
    finite = np.isfinite(target)
    if not np.array_equal(np.isfinite(answer), finite) or not np.array_equal(
        answer[~finite], target[~finite], equal_nan=True
    ):
        return Difference("finite", f"returned {show(got)}, expected {show(want)}")
    single = answer.dtype.kind in "fc" and np.finfo(answer.dtype).eps > np.finfo(np.float64).eps
    near = np.abs(_wide(answer[finite]) - _wide(target[finite]))
    allowed = max(atol, ATOL_SINGLE if single else 0.0) + rtol * np.abs(_wide(target[finite]))
    if np.all(near <= allowed):
        return None
    return Difference("values", f"returned {show(got)}, expected {show(want)}")


def _identical(got: Any, want: Any) -> bool:
    """Whether two values are the same to the last bit: the usual case, and a tenth of the time of the whole ladder."""
    kind = type(want)
    if type(got) is not kind:
        return False
    if kind in PLAIN:
        return bool(got == want)
    if kind in (list, tuple):
        pairs = zip(got, want, strict=False)
        return 0 < len(got) == len(want) and all(type(a) is type(b) and type(b) in PLAIN and a == b for a, b in pairs)
    if kind is not np.ndarray or got.dtype != want.dtype or got.shape != want.shape:
        return False
    return bool(got.size) and got.dtype.kind in "biufc" and bool((got == want).all())


def _wide(array: np.ndarray) -> np.ndarray:
    """The numbers where a difference cannot wrap around, as it would for unsigned or small integers."""
    return array.astype(complex if array.dtype.kind == "c" else float)


def _array(value: Any) -> np.ndarray | None:
    """Numbers as an array: scalars, arrays, tensors, nested lists of one shape. None for anything else."""
    if isinstance(value, (str, bytes, dict, Raised)):
        return None
    try:
        array = np.asarray(value)
        if array.dtype == object and all(type(item) in (int, float) for item in array.flat):
            array = array.astype(float)  # whole numbers too large for any of NumPy's
    except (ValueError, TypeError, OverflowError):
        return None
    return array if array.dtype.kind in "biufc" else None


def _is_numeric(value: Any) -> bool:
    """A flat list or tuple of plain numbers, such as a shape."""
    return len(value) > 0 and all(isinstance(item, (bool, int, float, complex, np.number)) for item in value)


def _shapes(answer: np.ndarray, target: np.ndarray) -> str:
    if target.ndim == 0:
        return f"returned an array of shape {shape_text(answer.shape)}, expected a single number"
    if answer.ndim == 0:
        return f"returned a single number, expected shape {shape_text(target.shape)}"
    return f"returned shape {shape_text(answer.shape)}, expected {shape_text(target.shape)}"


def _kind(want: Any) -> str:
    if isinstance(want, np.ndarray):
        return f"an array of shape {shape_text(want.shape)}"
    if isinstance(want, tuple):
        return f"a tuple of {len(want)} values"
    if isinstance(want, list):
        return f"a list of {len(want)} values"
    if isinstance(want, (bool, np.bool_)):
        return "True or False"
    return "a number" if _array(want) is not None else f"a {type(want).__name__}"


def _article(handle: Handle) -> str:
    return {"function": "a function", "class": "a class"}.get(handle.kind, f"a {handle.name}")

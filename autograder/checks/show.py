"""Values as a learner reads them: six significant digits, short, and the same on every machine."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.inside.wire import Handle

DIGITS = 6
LONGEST = 160  # characters; what is longer is cut, with its shape


def show(value: Any, longest: int = LONGEST) -> str:
    """`value` as text, at most `longest` characters."""
    text = " ".join(_text(value).splitlines())
    if len(text) <= longest:
        return text
    end = f" … (shape {shape_text(value.shape)})" if isinstance(value, np.ndarray) and value.ndim else " …"
    return text[: max(0, longest - len(end))] + end[-longest:]


def shape_text(shape: tuple[int, ...]) -> str:
    """A shape as Python writes it."""
    return str(tuple(int(size) for size in shape))


def number(value: Any) -> str:
    """A number in six significant digits, without a trailing `.0`."""
    if isinstance(value, (bool, np.bool_)):
        return str(bool(value))
    if isinstance(value, (int, np.integer)):
        return str(int(value))
    if isinstance(value, (complex, np.complexfloating)):
        return f"{complex(value):.{DIGITS}g}"
    return f"{float(value) + 0.0:.{DIGITS}g}"  # + 0.0 turns -0 into 0


def _text(value: Any) -> str:
    if isinstance(value, str):
        return repr(value)
    if value is None or isinstance(value, bool):
        return str(value)
    if isinstance(value, (int, float, complex, np.generic)):
        return number(value)
    if isinstance(value, np.ndarray):
        return number(value[()]) if value.ndim == 0 else _array(value)
    if isinstance(value, (list, tuple)):
        inside = ", ".join(_text(item) for item in value[:60]) + (", …" if len(value) > 60 else "")
        if isinstance(value, list):
            return f"[{inside}]"
        return f"({inside},)" if len(value) == 1 else f"({inside})"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_text(key)}: {_text(item)}" for key, item in list(value.items())[:60]) + "}"
    if isinstance(value, Handle):
        return value.name
    if callable(value):
        return str(getattr(value, "__name__", "a function"))
    if hasattr(value, "detach"):
        return _text(value.detach().numpy())
    return f"a {type(value).__name__}"


def _array(array: np.ndarray) -> str:
    if array.size > 60:
        return f"an array of shape {shape_text(array.shape)} that begins {_text(array.ravel()[:4].tolist())}"
    return _text(array.tolist()) if array.size else f"an empty array of shape {shape_text(array.shape)}"

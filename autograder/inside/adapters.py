"""Adapters of an exercise: our code that calls a student's function with models and loaders made from plain values.

They run among the student's code and may be tampered with there; all that this can change is the student's own answer.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any


def adapters(source: str, names: Mapping[str, str]) -> dict[str, Callable[..., Any]]:
    """The adapter of each entry, from the text of the exercise's adapters; `names` are entry → name in the text."""
    if not names:
        return {}
    space: dict[str, Any] = {"__name__": "adapters"}
    exec(compile(source, "<adapters>", "exec"), space)
    return {entry: space[name] for entry, name in names.items()}


def adapt(function: Any, adapter: Callable[..., Any] | None) -> Any:
    """What the grader calls in the place of a student's function."""
    return function if adapter is None or not callable(function) else functools.partial(adapter, function)

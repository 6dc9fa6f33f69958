"""The verbs of a hidden check: same, makes, raises, unchanged, agrees, holds, by_hand.

Each makes calls of a student's function and stops the check with a `Disagreement` at the first that is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from autograder.checks.calls import Call, Function, StudentRaised
from autograder.checks.ladder import ATOL, RTOL, Difference, compare
from autograder.checks.show import show


class Disagreement(Exception):
    """The answer is wrong: what is different, at which call."""

    def __init__(self, difference: Difference, call: Call | None = None, used: str | None = None):
        where = f"{call}: " if call else ""
        super().__init__(f"{where}{difference.text}")
        self.difference, self.call, self.used = difference, call, used


def same(
    function: Function,
    reference: Callable[..., Any],
    *args: Any,
    rtol: float = RTOL,
    atol: float = ATOL,
    **kwargs: Any,
) -> Any:
    """The value of `function(*args)`, which must be that of `reference(*args)`.

    The reference is called first, on copies, so that neither can lead the other astray; where the function has an
    adapter, the reference has the learner's own signature and is adapted too.

    Raises
    ------
    Disagreement
        If kind, shape or values differ; the tolerance is atol + rtol |want|.
    StudentRaised
        If the student's function raised.
    """
    data = function.pack(args, kwargs)
    want = function.expected(reference, data, args, kwargs)
    got = function.call_packed(data)
    if difference := compare(got, want, rtol=rtol, atol=atol):
        raise Disagreement(difference, function.last)
    return got


def makes(function: Function, *args: Any) -> Function:
    """The function that `function(*args)` gives, such as one that asks a model that was trained by the call.

    Raises
    ------
    Disagreement
        If it gives anything else.
    StudentRaised
        If the student's function raised.
    """
    got = function(*args)
    made = function.returned()
    if made is None:
        raise Disagreement(Difference("kind", f"returned {show(got)}, expected a function"), function.last)
    return made


def raises(error: type[Exception], function: Function, *args: Any, **kwargs: Any) -> None:
    """`function(*args)` must raise `error`, or a class below it.

    Raises
    ------
    Disagreement
        If it returns instead ("no error").
    StudentRaised
        If it raises something else.
    """
    reply = function.ask(*args, **kwargs)
    if reply.raised is None:
        text = f"returned {show(reply.value)}, expected a {error.__name__}"
        raise Disagreement(Difference("no error", text), function.last)
    if not reply.raised.isa(error.__name__):
        raise StudentRaised(function.last)


def unchanged(function: Function, *args: Any) -> Any:
    """The value of `function(*args)`, which must leave its arguments as they were; only arguments by place are seen.

    Raises
    ------
    Disagreement
        If an argument is different after the call ("changed").
    StudentRaised
        If the student's function raised.
    """
    got = function(*args)
    drawn = [
        index for index, arg in enumerate(args) if isinstance(arg, np.random.Generator)
    ]  # they are there to change
    changed = [index for index in function.last.reply.changed if index not in drawn]
    if changed:
        which = " and ".join(f"argument {index + 1}" for index in changed)
        raise Disagreement(Difference("changed", f"changed {which}"), function.last)
    return got


def agrees(got: Any, want: Any, *, rtol: float = RTOL, atol: float = ATOL, call: Call | None = None) -> None:
    """A value that was come by in another way must be `want`.

    Raises
    ------
    Disagreement
        If kind, shape or values differ.
    """
    if difference := compare(got, want, rtol=rtol, atol=atol):
        raise Disagreement(difference, call)


def holds(condition: Any, text: str, call: Call | None = None) -> None:
    """A property of an answer must be true; `text` says which, for the teacher.

    Raises
    ------
    Disagreement
        If it is not.
    """
    if not bool(condition):
        raise Disagreement(Difference("values", text), call)


def by_hand(function: Function, forbidden: Iterable[str], *args: Any) -> Any:
    """The value of `function(*args)`, which must come about without any of the `forbidden` ready-made functions.

    Looked at twice: the text of the function and of all it refers to, as it stood before any of it ran, and a call in
    which the forbidden functions refuse to work, so that one reached by another name is met as well.

    Raises
    ------
    Disagreement
        If a forbidden function is used ("ready-made").
    StudentRaised
        If the student's function raised something else.
    """
    names = tuple(sorted(set(forbidden)))
    used = function.uses(names)
    reply = function.ask_without(names, *args)
    if used is None and reply.raised is not None and reply.raised.kind == "ReadyMade" and reply.raised.text in names:
        used = reply.raised.text
    if used is not None:
        raise Disagreement(Difference("ready-made", f"uses {used}, which is ready-made"), used=used)
    if reply.raised is not None:
        raise StudentRaised(function.last)
    return reply.value

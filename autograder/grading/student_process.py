"""One fork of the finished notebook, and the calls of a question's functions that it answers.

Whatever it says is a value, or costs nobody but its own submission.
"""

from __future__ import annotations

import contextlib
import socket
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from autograder.checks.calls import Keepsakes, Reply
from autograder.checks.declare import Check
from autograder.grading.check import OutOfTime, ProcessEnded, SandboxFailed, UsedTooMuch
from autograder.inside.frames import Late, receive, send
from autograder.inside.wire import MAX_ANSWER, Handle, Raised, Restore, WireError, decode, encode

if TYPE_CHECKING:
    from autograder.grading.submission import Submission

MAX_QUESTION = 2**20  # bytes of what one of our functions is asked; it computes with that on this side of the wall


def heard(pipe: socket.socket, until: float, restore: Restore | None = None) -> Any:
    """The next message of a submission, which has less room than ours."""
    return receive(pipe, restore, until, MAX_ANSWER)


class StudentProcess:
    """One fork of the finished notebook, for the calls of one question."""

    def __init__(self, submission: Submission, pipe: socket.socket):
        self._submission, self._pipe = submission, pipe
        self.alive, self.until, self._seconds, self._begun = True, 0.0, 0.0, time.monotonic()
        self._strict: StudentProcess | None = None

    def give(self, seconds: float) -> None:
        """The time for the calls from here on."""
        self._seconds, self._begun = min(seconds, self._submission.seconds_left), time.monotonic()
        self.until = self._begun + self._seconds

    def close(self) -> None:
        """Ends the process and what it started."""
        if self.alive:
            self.alive = False
            self._pipe.close()
            if self._strict is not None:
                self._strict._pipe.close()
            self._submission.sweep()

    def call(self, function: str | Handle, arguments: bytes, keepsakes: Keepsakes, forbidden: tuple[str, ...]) -> Reply:
        """The reply to one call of a function of the notebook.

        Raises
        ------
        OutOfTime
            If there is none within the time given.
        ProcessEnded
            If there never will be one.
        """
        try:
            return self._where(forbidden)._exchange(function, arguments, keepsakes, forbidden, self.until)
        except Late:
            self.close()
            self._submission.missed(self._begun)
            raise OutOfTime(f"No answer within {self._seconds:.3g} seconds.") from None
        except (SandboxFailed, ProcessEnded, OutOfTime):
            raise
        except Exception as error:  # a message that makes us stumble costs its sender, or it would earn full points
            self.close()
            self._submission.warm.must_live()
            if too_much := self._submission.too_much():
                raise UsedTooMuch(f"Your code {too_much}.") from None
            raise ProcessEnded(f"the process ended during the call ({type(error).__name__})") from None

    def _where(self, forbidden: tuple[str, ...]) -> StudentProcess:
        """This process, or a fork of its own for calls without ready-made functions, which it loses for good."""
        if not forbidden:
            return self
        if self._strict is None:
            self._strict = self._submission.process()
        return self._strict

    def _exchange(
        self, function: str | Handle, arguments: bytes, keepsakes: Keepsakes, forbidden: tuple[str, ...], until: float
    ) -> Reply:
        self._pipe.settimeout(max(0.01, until - time.monotonic()))
        send(self._pipe, ("call", function, forbidden), more=arguments)
        while True:
            kind, value, extra = heard(self._pipe, until, keepsakes.get)
            if kind == "value":
                return Reply(decode(value, keepsakes.get), changed=tuple(int(index) for index in extra))
            if kind == "raised" and isinstance(value, Raised):
                return Reply(raised=value, changed=tuple(int(index) for index in extra))
            if kind != "callback":
                raise WireError("neither an answer nor a question")
            send(self._pipe, self._answer(value, extra, keepsakes), keepsakes.keep)

    def _answer(self, function: Any, arguments: bytes, keepsakes: Keepsakes) -> tuple[str, Any]:
        """What one of the grader's own functions gives to a student who calls it."""
        if isinstance(function, Handle) or not callable(function):
            raise WireError("a call of a function that was never given")
        if not isinstance(arguments, bytes) or len(arguments) > MAX_QUESTION:
            raise WireError("a call with more than anybody would ask")
        args, kwargs = decode(arguments, keepsakes.get)
        try:
            value = function(*args, **kwargs)
            encode(value, keepsakes.keep)
        except Exception as error:
            return "raised", Raised.of(error)
        return "value", value

    def uses(self, function: str) -> frozenset[str]:
        """The names that the function's text may reach; found before any of it ran."""
        return frozenset(self._submission.outline["uses"].get(function, ()))


@contextlib.contextmanager
def for_checks(submission: Submission) -> Iterator[Callable[[Check], StudentProcess]]:
    """One process for the checks of a question, each with its own time; where it has ended, a fresh one follows."""
    process: StudentProcess | None = None

    def enter(check: Check) -> StudentProcess:
        nonlocal process
        if process is None or not process.alive:
            process = submission.process()
        process.give(check.seconds or submission.limits.check_seconds)
        return process

    try:
        yield enter
    finally:
        if process is not None:
            process.close()

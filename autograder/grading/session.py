"""The grader's end of the pipe: a warm interpreter, one submission in it, one process for each question.

Nothing that arrives here is trusted. Every wait has an end, every message is a value of `wire` or the process is over.
"""

from __future__ import annotations

import contextlib
import socket
import subprocess
import time
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from autograder.checks.calls import Keepsakes, Reply
from autograder.exercise import Limits
from autograder.grading import isolate
from autograder.grading.check import OutOfTime, ProcessEnded, SandboxFailed, UsedTooMuch
from autograder.inside.frames import Closed, Late, receive, send
from autograder.inside.notebook import MAX_CELLS
from autograder.inside.passing import send_with_files
from autograder.inside.wire import MAX_ANSWER, Handle, Raised, Restore, WireError, decode, encode

START_SECONDS = 60  # the first start reads libraries from a cold disk
SETUP_SECONDS = 20  # a fork that takes longer than this means that the machine, not the student, is in trouble
MAX_QUESTION = 2**20  # bytes of what one of our functions is asked; it computes with that on this side of the wall
WAITED = 0.25  # of its time: who waited longer for a processor missed the limit for no fault of their own
MOST = 50  # cells about which a page says something; a submission can claim any number of them
LIBRARIES = ("matplotlib", "sklearn", "scipy", "pandas", "torch", "IPython", "ipywidgets", "PIL")


class Warm:
    """A warm interpreter in its sandbox, for one exercise."""

    def __init__(self, isolation: isolate.Isolation, data: Path | None = None):
        self.isolation, self._data = isolation, data
        self._loaded, self._learned = set[str](), ()  # type: set[str], tuple[str, ...]
        self._untaught = False  # whether the interpreter still has to learn these cells
        self._process: subprocess.Popen[bytes] | None = None
        self._pipe: socket.socket | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the interpreter and everything in its sandbox."""
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(0.5)
            self._process.kill()
            self._process.wait()
        self._process = self._pipe = None

    def load(self, imports: list[str]) -> bool:
        """Imports the libraries among `imports` once for all submissions; whether there was anything to do."""
        wanted = {name for name in imports if _is_library(name)} - self._loaded
        if not wanted:
            return False
        self._loaded |= wanted
        self._ask(("load", sorted(wanted)))
        return True

    def learn(self, cells: tuple[str, ...]) -> None:
        """Takes apart once the cells that all submissions of an exercise have."""
        self._untaught |= cells != self._learned
        self._learned = cells

    def submission(
        self,
        limits: Limits,
        data: bytes,
        name: str,
        entries: list[str],
        adapters: tuple[str, dict[str, str]] = ("", {}),
    ) -> Submission:
        """A submission that is run here; nothing of it was run yet."""
        return Submission(self, limits, data, name, entries, adapters)

    def open(self, limits: Limits) -> tuple[socket.socket, socket.socket]:
        """A new submission: the pipes to its keeper and to its notebook."""
        keeper, keeper_end = socket.socketpair()
        notebook, notebook_end = socket.socketpair()
        settings = asdict(limits)
        own = {name: settings[name] for name in ("memory_mib", "processes", "files_mib", "output_mib")}
        with keeper_end, notebook_end:
            if self._untaught:
                self._ask(("learn", list(self._learned)))
                self._untaught = False
            message = ("open", own | {"seconds": limits.submission_seconds}, self.isolation.walls())
            self._ask(message, files=(keeper_end.fileno(), notebook_end.fileno()))
        return keeper, notebook

    def must_live(self) -> None:
        """Where a submission ended unexpectedly, the reason may be that the sandbox did.

        Raises
        ------
        SandboxFailed
            If the warm interpreter is gone.
        """
        self._ask(("ping",))

    def _start(self) -> None:
        """A fresh interpreter, which has all that the one before it had."""
        self._process, self._pipe = isolate.start(self.isolation, self._data)
        receive(self._pipe, until=time.monotonic() + START_SECONDS)
        self._untaught = bool(self._learned)
        if self._loaded:
            send(self._pipe, ("load", sorted(self._loaded)))
            receive(self._pipe, until=time.monotonic() + START_SECONDS)

    def _ask(self, message: tuple[Any, ...], files: tuple[int, ...] = ()) -> Any:
        """Sends a message to the interpreter, starting it where it is not running."""
        try:
            if self._process is None:
                self._start()
            assert self._pipe is not None
            send_with_files(self._pipe, message, files) if files else send(self._pipe, message)
            return receive(self._pipe, until=time.monotonic() + START_SECONDS)
        except (Closed, Late, WireError, OSError) as error:
            self.close()
            raise SandboxFailed(f"the sandbox does not answer ({type(error).__name__})") from error


def _is_library(name: str) -> bool:
    """Whether a module may be imported by the interpreter that serves everybody: not what a library keeps to itself.

    A submission chooses the name. Programs and tests of a library do something when they are imported; those are left
    to the submission's own process.
    """
    first, *inner = name.split(".")
    return first in LIBRARIES and not any(part.startswith(("_", "test", "conftest")) for part in inner)


def _heard(pipe: socket.socket, until: float, restore: Restore | None = None) -> Any:
    """The next message of a submission, which has less room than ours."""
    return receive(pipe, restore, until, MAX_ANSWER)


def _cell(number: Any) -> int:
    """The number of a cell, as a submission gives it."""
    if not (type(number) is int and 0 < number <= MAX_CELLS):
        raise WireError("a cell that cannot be there")
    return number


class Submission:
    """One submission in its cage: read, run, then a process for each question."""

    def __init__(
        self,
        warm: Warm,
        limits: Limits,
        data: bytes,
        name: str,
        entries: list[str],
        adapters: tuple[str, dict[str, str]] = ("", {}),
    ):
        self.warm, self.limits, self._adapters = warm, limits, adapters
        self._data, self._name, self._entries = data, name, entries
        self._until = time.monotonic() + limits.submission_seconds
        self._keeper: socket.socket | None = None
        self._notebook: socket.socket | None = None
        self.outline: dict[str, Any] = {}
        self.errors: dict[int, Raised] = {}
        self.skipped: list[int] = []  # cells that did not end in time
        self.excesses: dict[int, str] = {}  # of those, the ones that had more than they may, in words
        self.untouched: frozenset[str] = frozenset()  # graded functions that are as they were handed out
        self.whole = False
        self.unreadable: str | None = None
        self.ended: str | None = None
        self.starved = False  # whether a limit was missed because the machine was busy with other things
        self._opened = 0.0
        self._waits = (0.0, 0.0)  # for a processor, in seconds: of the question swept last, of the notebook
        self._too_much: str | None = None  # for what the keeper ended it, in words for the student

    def close(self) -> None:
        """Ends everything that the submission started."""
        for pipe in (self._notebook, self._keeper):
            if pipe is not None:
                pipe.close()
        self._keeper = self._notebook = None

    def finish(self) -> None:
        """Ends everything that the submission started, and waits until all of it is gone.

        What comes next in the same sandbox, a second copy or the next student, can then meet nothing of this one.
        """
        if self._keeper is not None:
            with contextlib.suppress(Closed, Late, WireError):
                send(self._keeper, ("end",))
                receive(self._keeper, until=time.monotonic() + SETUP_SECONDS)
        self.close()

    @property
    def stubs(self) -> list[str]:
        """The graded functions that are still empty."""
        return list(self.outline.get("stubs", ()))

    @property
    def seconds_left(self) -> float:
        """What is left of the submission's time."""
        return self._until - time.monotonic()

    def prolong(self) -> None:
        """Begins the submission's time anew; for proofs, which check one notebook many times."""
        self._until = time.monotonic() + self.limits.submission_seconds

    def run(self) -> None:
        """Reads and runs the notebook: what graded functions need, else the whole; cells that hang are left out."""
        while self.unreadable is None and self.ended is None:
            missing = self._try_run()
            if missing is None:
                continue  # a cell hung and is left out now
            if not missing or self.whole or not set(missing) - set(self.outline["stubs"]):
                return
            self.whole = True  # a function that no definition gives: perhaps an `exec`, a loop, a magic

    def _try_run(self) -> list[str] | None:
        """The graded functions that are missing afterwards; None where the run has to be begun again."""
        cell = 0
        try:
            self._begin()
            if self.unreadable is not None:
                return []
            assert self._notebook is not None
            send(self._notebook, ("run", self.skipped, self.whole, *self._adapters))
            while True:
                left = min(self.limits.cell_seconds, self.seconds_left)
                message = _heard(self._notebook, time.monotonic() + left)
                if message[0] == "ran":
                    _, missing, errors, untouched = message
                    self.untouched = frozenset(self.stubs) & frozenset(untouched)
                    self.errors = {_cell(number): error for number, error in errors[:MOST] if isinstance(error, Raised)}
                    return [name for name in self._entries if name in missing]
                cell = _cell(message[1])
        except SandboxFailed:
            raise
        except Exception as stop:  # whatever a message does to us is the doing of who sent it
            if isinstance(stop, Closed | Late):
                self.sweep()  # the keeper may know why
            if isinstance(stop, Late):
                self.missed(self._opened, notebook=True)
            too_much = self.too_much()
            if too_much:
                self.excesses[cell] = too_much
            self.close()
            self.warm.must_live()
            if self.seconds_left <= 0:
                self.ended = f"the notebook did not finish within {self.limits.submission_seconds:g} s"
            elif cell in self.skipped or cell == 0:
                self.ended = f"it {too_much}" if too_much else "the notebook ended its own process"
            elif not isinstance(stop, Closed | Late) or len(self.skipped) >= MOST:
                self.ended = "the notebook spoke nonsense"
            self.skipped.append(cell)
            return None

    def _begin(self) -> None:
        """Opens the cage and reads the notebook there; libraries that it imports are made warm first."""
        for _ in range(2):
            self.close()
            self._opened_cage()
            assert self._notebook is not None
            self._opened = time.monotonic()
            try:
                _heard(self._notebook, time.monotonic() + SETUP_SECONDS)
            except (Closed, Late, WireError) as error:
                self.close()
                raise SandboxFailed("the sandbox could not be put up; `nnmath doctor` tells more") from error
            send(self._notebook, ("read", self._data, self._name, self._entries))
            message = _heard(self._notebook, time.monotonic() + SETUP_SECONDS)
            if message[0] == "unreadable":
                self.unreadable = str(message[1])
                return
            self.outline = message[1]
            self.untouched = frozenset(self.stubs)  # by the text; when it was run, more is known
            if not self.warm.load(self.outline["all_imports" if self.whole else "imports"]):
                return

    def _opened_cage(self) -> None:
        self._keeper, self._notebook = self.warm.open(self.limits)

    def process(self) -> StudentProcess:
        """A fresh fork of the finished notebook.

        Raises
        ------
        ProcessEnded, OutOfTime
            If the submission is over.
        """
        for _ in range(3):  # fork; where the notebook is gone, run it again; fork
            if self.unreadable or self.ended:
                raise ProcessEnded(self.unreadable or self.ended)
            if self.seconds_left <= 0:
                raise OutOfTime(f"The {self.limits.submission_seconds:g} seconds for the whole submission are used up.")
            try:
                if self._notebook is None:
                    self._try_run()
                    continue
                return self._fork()
            except (Closed, Late, WireError):
                self.close()
                self.warm.must_live()
        raise ProcessEnded("the notebook ended its own process")

    def _fork(self) -> StudentProcess:
        assert self._notebook is not None
        ours, theirs = socket.socketpair()
        with theirs:
            send_with_files(self._notebook, ("fork",), (theirs.fileno(),))
        _heard(self._notebook, time.monotonic() + SETUP_SECONDS)
        return StudentProcess(self, ours)

    def sweep(self) -> None:
        """Ends what a question's process left behind."""
        if self._keeper is None:
            return
        try:
            with contextlib.suppress(Closed):  # it has ended, and said why
                send(self._keeper, ("sweep",))
            said = _heard(self._keeper, time.monotonic() + SETUP_SECONDS)
            if said[0] == "swept":
                self._waits = (float(said[1]), float(said[2]))
            else:
                self._too_much = self._excess(said[1])
                self.close()
        except (Closed, Late, WireError, LookupError, TypeError, ValueError):
            self.close()  # begun again with the next question

    def missed(self, since: float, notebook: bool = False) -> None:
        """A limit was missed by a process begun at `since`: remembers whether that was because the machine was busy."""
        self.starved |= self._waits[notebook] > WAITED * (time.monotonic() - since)

    def _excess(self, what: Any) -> str | None:
        """What the keeper found too much, in our words; None for anything else it may say."""
        if what == "memory":
            return f"used more than the {self.limits.memory_mib} MiB of memory that it may use"
        if what == "processes":
            return f"started more than the {self.limits.processes} processes that it may start"
        if what == "files":
            return f"wrote more than the {self.limits.files_mib} MiB of files that it may write"
        return None

    def too_much(self) -> str | None:
        """For what the keeper ended the submission since this was last asked; None if it did not."""
        said, self._too_much = self._too_much, None
        return said


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
        send(self._pipe, ("call", function, arguments, forbidden))
        while True:
            kind, value, extra = _heard(self._pipe, until, keepsakes.get)
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

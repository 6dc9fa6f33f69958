"""One submission in its cage: read, run, then a process for each question.

Nothing that arrives here is trusted. Every wait has an end, every message is a value of `wire` or the process is over.
"""

from __future__ import annotations

import contextlib
import socket
import time
from typing import TYPE_CHECKING, Any

from autograder.exercise import Limits
from autograder.grading.check import OutOfTime, ProcessEnded, SandboxFailed
from autograder.grading.student_process import StudentProcess, heard
from autograder.inside.cells import MAX_CELLS
from autograder.inside.frames import Closed, Late, receive, send
from autograder.inside.passing import send_with_files
from autograder.inside.wire import Raised, WireError

if TYPE_CHECKING:
    from autograder.grading.warm import Warm

SETUP_SECONDS = 20  # a fork that takes longer than this means that the machine, not the student, is in trouble
WAITED = 0.25  # of its time: who waited longer for a processor missed the limit for no fault of their own
MOST = 50  # cells about which a page says something; a submission can claim any number of them


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
                message = heard(self._notebook, time.monotonic() + left)
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
                heard(self._notebook, time.monotonic() + SETUP_SECONDS)
            except (Closed, Late, WireError) as error:
                self.close()
                raise SandboxFailed("the sandbox could not be put up; `nnmath doctor` tells more") from error
            send(self._notebook, ("read", self._data, self._name, self._entries))
            message = heard(self._notebook, time.monotonic() + SETUP_SECONDS)
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
        heard(self._notebook, time.monotonic() + SETUP_SECONDS)
        return StudentProcess(self, ours)

    def sweep(self) -> None:
        """Ends what a question's process left behind."""
        if self._keeper is None:
            return
        try:
            with contextlib.suppress(Closed):  # it has ended, and said why
                send(self._keeper, ("sweep",))
            said = heard(self._keeper, time.monotonic() + SETUP_SECONDS)
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

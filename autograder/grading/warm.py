"""The warm interpreter in its sandbox, as the grader sees it: started when it is needed, and again when it is lost."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import time
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from autograder.exercise import Limits
from autograder.grading import isolate
from autograder.grading.check import SandboxFailed
from autograder.grading.submission import Submission
from autograder.inside.frames import Closed, Late, receive, send
from autograder.inside.passing import send_with_files
from autograder.inside.wire import WireError

START_SECONDS = 60  # the first start reads libraries from a cold disk
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

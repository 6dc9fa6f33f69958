"""The portable mode, for macOS and Windows: a fresh interpreter for each submission, and for each of its questions.

No fork, no namespaces, no Unix sockets. The answer key is in another process all the same, and only plain values
travel; what else a submission could reach on such a machine is said by the layers.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from autograder.exercise import Limits
from autograder.grading import isolate
from autograder.grading.bubblewrap import library_folders
from autograder.grading.check import SandboxFailed
from autograder.grading.records import Layer
from autograder.grading.student_process import StudentProcess
from autograder.grading.submission import Submission
from autograder.grading.warm import START_SECONDS, Warm
from autograder.inside.alone import TOKEN_BYTES
from autograder.inside.frames import send

TOOL = "/usr/bin/sandbox-exec"  # of macOS
KILL = 9


class Portable:
    """What is left where a system has no namespaces: another process."""

    name = "portable"
    namespaces = False
    shared = None

    def layers(self) -> tuple[Layer, ...]:
        """What is kept apart, and all that is not."""
        tool = sandboxed()
        here = "" if tool else "the portable mode cannot; use Linux, WSL 2 or a Linux container"
        return (
            Layer("answer key in another process", True),
            Layer("a fresh interpreter for each question", True),
            Layer("limit on time", True),
            Layer("macOS sandbox", tool, "" if tool else "this system has none"),
            Layer("no network", tool, here),
            Layer(
                "files of the grader out of reach", False, "the portable mode cannot; use Linux, WSL 2 or a container"
            ),
            Layer("other processes out of reach", False, "the portable mode cannot; use Linux, WSL 2 or a container"),
            Layer("limits on memory and processes", False, "they depend on the system; nothing is promised"),
        )

    def walls(self) -> dict[str, Any]:
        """None: they belong to a cage."""
        return {}

    def command(self, program: list[str], inside: Path, data: Path | None) -> list[str]:
        """Python, as it is, or in macOS's sandbox."""
        words = [sys.executable, *program]
        return [TOOL, "-p", _profile(inside.parent), *words] if sandboxed() else words


def sandboxed() -> bool:
    """Whether this is a Mac with its own sandbox."""
    return sys.platform == "darwin" and os.path.exists(TOOL)


def _profile(home: Path) -> str:
    """Writing below `home` only, no network but loopback. Written from its documentation; never tried on a Mac."""
    place = str(home.resolve()).replace("\\", "").replace('"', "")
    return (
        '(version 1)(allow default)(deny network*)(allow network-outbound (remote ip "localhost:*"))'
        f'(deny file-write*)(allow file-write* (subpath "{place}") (literal "/dev/null"))'
    )


class Interpreter:
    """One fresh interpreter with a folder of its own, and the socket to it."""

    def __init__(self, isolation: isolate.Isolation, data: Path | None, limits: Limits):
        self._home = Path(tempfile.mkdtemp(prefix="nnmath-"))
        shutil.copytree(isolate.INSIDE, self._home / "key" / "inside", ignore=shutil.ignore_patterns("__pycache__"))
        (self._home / "home").mkdir()
        if data is not None:
            shutil.copytree(data, self._home / "home" / "data")
        with socket.create_server(("127.0.0.1", 0)) as door:
            self._process = self._start(isolation, limits, door.getsockname()[1])
            try:
                self.pipe = self._admit(door)
            except BaseException:
                self.end()
                raise

    def _start(self, isolation: isolate.Isolation, limits: Limits, port: int) -> subprocess.Popen[bytes]:
        folders = [str(folder) for folder in library_folders()]
        numbers = (port, limits.output_mib, limits.memory_mib, int(limits.submission_seconds) + 5)
        program = (
            f"import sys; sys.path.insert(0, {str(self._home / 'key')!r}); "
            f"sys.path += [p for p in {folders!r} if p not in sys.path]; "
            f"from inside.alone import main; main(*{numbers!r})"
        )
        home = str(self._home / "home")
        places = dict.fromkeys(("HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP", "IPYTHONDIR", "MPLCONFIGDIR"), home)
        system = {name: os.environ[name] for name in ("SYSTEMROOT", "PATH") if name in os.environ}
        return subprocess.Popen(
            isolation.command(["-I", "-c", program], self._home / "key", None),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=isolate.ENVIRONMENT | system | places,
            cwd=home,
            start_new_session=True,  # of no meaning on Windows
        )

    def _admit(self, door: socket.socket) -> socket.socket:
        """The connection of who knows the token.

        Raises
        ------
        SandboxFailed
            If nobody does in time.
        """
        token, until = secrets.token_bytes(TOKEN_BYTES), time.monotonic() + START_SECONDS
        try:
            assert self._process.stdin is not None
            with self._process.stdin as hand:
                hand.write(token)
            while (left := until - time.monotonic()) > 0:
                door.settimeout(left)
                caller, _ = door.accept()
                caller.settimeout(1)
                with contextlib.suppress(OSError):
                    if secrets.compare_digest(caller.recv(TOKEN_BYTES), token):
                        return caller
                caller.close()
        except OSError:
            pass
        raise SandboxFailed("a fresh interpreter did not start")

    def end(self) -> None:
        """Ends the interpreter and what it started, as far as the system can, and removes its folder."""
        if pipe := getattr(self, "pipe", None):
            pipe.close()
        if hasattr(os, "killpg"):
            with contextlib.suppress(OSError):
                os.killpg(self._process.pid, KILL)
        self._process.kill()
        self._process.wait()
        shutil.rmtree(self._home, ignore_errors=True)


class Fresh(Warm):
    """In the place of the warm interpreter: nothing is warm, everything is new."""

    def load(self, imports: list[str]) -> bool:
        """Nothing: every interpreter imports for itself."""
        return False

    def learn(self, cells: tuple[str, ...]) -> None:
        """Nothing, either."""

    def must_live(self) -> None:
        """Nothing that could have died."""

    def submission(
        self,
        limits: Limits,
        data: bytes,
        name: str,
        entries: list[str],
        adapters: tuple[str, dict[str, str]] = ("", {}),
    ) -> Submission:
        """A submission that is run here; nothing of it was run yet."""
        return FreshSubmission(self, limits, data, name, entries, adapters)

    def interpreter(self, limits: Limits) -> Interpreter:
        """A new one."""
        return Interpreter(self.isolation, self._data, limits)


class FreshSubmission(Submission):
    """A submission whose notebook is run again for each question, by an interpreter that then answers its calls."""

    warm: Fresh
    _own: Interpreter | None = None  # runs the notebook

    def _opened_cage(self) -> None:
        started = time.monotonic()
        self._own = self.warm.interpreter(self.limits)
        self._notebook = self._own.pipe
        self._until += time.monotonic() - started  # to start it is our business

    def close(self) -> None:
        """Ends the interpreter that runs the notebook."""
        super().close()
        if self._own is not None:
            self._own.end()
        self._own = None

    def _fork(self) -> StudentProcess:
        assert self._own is not None
        interpreter, self._own, self._notebook = self._own, None, None
        send(interpreter.pipe, ("answer",))
        return FreshProcess(self, interpreter)


class FreshProcess(StudentProcess):
    """The interpreter of one question."""

    def __init__(self, submission: Submission, interpreter: Interpreter):
        super().__init__(submission, interpreter.pipe)
        self._interpreter = interpreter

    def close(self) -> None:
        """Ends it, and the one for calls without ready-made functions."""
        self.alive = False
        self._interpreter.end()
        if self._strict is not None:
            self._strict.close()
            self._strict = None

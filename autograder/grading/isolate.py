"""Stage isolate: what keeps a submission apart from the grader on this machine, and what this machine cannot."""

from __future__ import annotations

import os
import socket
import subprocess
from pathlib import Path
from typing import Any, Protocol

from autograder.errors import UserError
from autograder.grading import bubblewrap, container, unprotected
from autograder.grading.records import Layer

INSIDE = Path(__file__).parent.parent / "inside"
ENVIRONMENT = {
    "LANG": "C.UTF-8",
    "MPLBACKEND": "Agg",
    "PYTHONHASHSEED": "0",
    "PYTHONDONTWRITEBYTECODE": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "NUMEXPR_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",  # else each thread of a submission takes 64 MiB of what it may ask for
}
"""One thread each: submissions are the unit of parallel work, and a verdict must not depend on the number of cores."""


class NoSandbox(UserError):
    """This machine cannot keep submissions apart; one line that says what to do."""


class Isolation(Protocol):
    """A way to keep submissions apart, on one kind of machine."""

    name: str
    namespaces: bool

    @property
    def shared(self) -> Path | None:
        """Where a submission finds `inside` and its data; None: where we do."""
        ...

    def layers(self) -> tuple[Layer, ...]:
        """What it keeps apart, and what it cannot."""
        ...

    def walls(self) -> dict[str, Any]:
        """The layers that the cage puts up inside: the fields of `inside.cage.Walls`."""
        ...

    def command(self, program: list[str], inside: Path, data: Path | None) -> list[str]:
        """The command that runs `program` (arguments of Python) shut in, with `inside` readable."""
        ...


def choose(unsafe: bool = False) -> Isolation:
    """The best isolation of this machine.

    Raises
    ------
    NoSandbox
        If there is none and `unsafe` was not asked for.
    """
    if unsafe:
        return unprotected.Unprotected()
    path, problem = bubblewrap.usable()
    if path is not None:
        return bubblewrap.Bubblewrap(path)
    if (more := container.problem()) is None:
        return container.Container()
    remedy = "`nnmath doctor` tells more, --unsafe-no-sandbox grades without one"
    raise NoSandbox(f"no sandbox: {problem}, and {more}; {remedy}")


def start(isolation: Isolation, data: Path | None) -> tuple[subprocess.Popen[bytes], socket.socket]:
    """Starts a warm interpreter; the socket is the way to speak to it."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
    program = ["-I", "-c", _bootstrap(isolation, theirs.fileno(), data)]
    process = subprocess.Popen(
        isolation.command(program, INSIDE, data),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL if not os.environ.get("NNMATH_DEBUG_WORKER") else None,
        pass_fds=[theirs.fileno()],
        env=ENVIRONMENT | {"PATH": os.defpath},
        cwd="/",
    )
    theirs.close()
    return process, ours


def _bootstrap(isolation: Isolation, control: int, data: Path | None) -> str:
    """The first lines that Python runs in there."""
    place = str(isolation.shared / "data") if data and isolation.shared else data and str(data)
    folders = [str(isolation.shared or INSIDE.parent)]
    libraries = [str(folder) for folder in bubblewrap.library_folders()]
    return (
        f"import sys; sys.path[:0] = {folders!r}; sys.path += [p for p in {libraries!r} if p not in sys.path]; "
        f"from inside.worker import main; main({control}, {isolation.namespaces!r}, {place!r})"
    )

"""Isolation by another user id, for root in a container that forbids user namespaces, as Gradescope's does.

Each submission is its own user: the kernel keeps it from the grader's processes and from all files that are not for
everybody; Landlock, where the kernel has it, from the others; the filter from the network and what users share.
"""

from __future__ import annotations

import contextlib
import functools
import itertools
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import weakref
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from autograder.checks.digits import digits_file
from autograder.grading import bubblewrap, seccomp
from autograder.grading.records import Layer

FIRST, USERS, BLOCK = 50_000, 10_000, 100  # user ids of submissions; a block of them for each grading process
SYSTEM = tuple(place for place in bubblewrap.SYSTEM if place != "/etc/localtime")
DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")
DIGITS = "nnmath_digits"  # a package with the digits that submissions may know
FORBIDDEN = "this container forbids them; another user id and the filter stand in their place"


class Container:
    """A warm interpreter of root's, which runs no student's code; below it, every submission is a user of its own."""

    name = "container"
    namespaces = False

    def __init__(self) -> None:
        self.shared = Path(tempfile.mkdtemp(prefix="nnmath-"))
        self._forget = weakref.finalize(self, shutil.rmtree, self.shared, ignore_errors=True)
        self._users = _block()
        self._read, self._listed = _readable((*map(Path, SYSTEM), *bubblewrap.python_roots()), _hidden())

    def layers(self) -> tuple[Layer, ...]:
        """What another user id, the filter and Landlock keep apart, and that there are no namespaces."""
        have, counts = bubblewrap.landlock_version(), seccomp.counts()
        without = "this kernel has none, or was started without; files are kept apart by their permissions"
        return (
            Layer("another user id for each submission", True),
            Layer("answer key out of reach", True),
            Layer("no privileges", True),
            Layer("no network", True),
            Layer("seccomp filter", True),
            Layer("limits on time, memory, processes, files and output", True),
            Layer("Landlock", have > 0, "" if have else without),
            Layer("process count", counts, "" if counts else "this kernel does not ask for each one"),
            Layer("namespaces", False, FORBIDDEN),
        )

    def walls(self) -> dict[str, Any]:
        """For the next submission: a user who had none for a while, and that user's folder."""
        user = next(self._users)
        return {
            "filter": seccomp.own_program(namespaces=False),
            "counted": seccomp.counts(),
            "landlock": bubblewrap.landlock_version(),
            "read": (*self._read, str(self.shared / "inside"), str(self.shared / "data"), str(self.shared / DIGITS)),
            "listed": self._listed,
            "devices": DEVICES,
            "user": user,
            "home": str(self.shared / "homes" / str(user)),
        }

    def command(self, program: list[str], inside: Path, data: Path | None) -> list[str]:
        """Python, with copies of all that a submission may read and its permissions or its place would keep from it."""
        for place in self.shared.iterdir():  # by a program that folders without bottom do not stop
            subprocess.run(["rm", "-rf", "--", str(place)], check=False)
        self.shared.chmod(0o711)  # passed through, not listed
        shutil.copytree(inside, self.shared / "inside", ignore=shutil.ignore_patterns("__pycache__"))
        if data is not None:
            shutil.copytree(data, self.shared / "data")
        words = ["env", f"HOME={self.shared / 'warm'}", f"NNMATH_DIGITS={DIGITS if self._copy_digits() else ''}"]
        if cache := bubblewrap.font_cache():
            shutil.copytree(cache, self.shared / "inside" / "fonts")
            words += [f"MPLCONFIGDIR={self.shared / 'inside' / 'fonts'}"]
        for path in self.shared.rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)
        (self.shared / "warm").mkdir(mode=0o700)
        (self.shared / "homes").mkdir(mode=0o711)
        return [*words, sys.executable, *program]

    def _copy_digits(self) -> bool:
        """The digits without those held back, as a package that scikit-learn can read them from."""
        digits = bubblewrap.training_file()
        if digits is not None:
            (self.shared / DIGITS).mkdir()
            (self.shared / DIGITS / "__init__.py").touch()
            shutil.copy(digits, self.shared / DIGITS / digits_file().name)
        return digits is not None


def _block() -> Iterator[int]:
    """User ids that no other grading process of this machine gives out, one after the other, then again.

    A block is taken by a name that is free again when this process ends, however it does. No submission can take one:
    the filter lets none of them name a socket.
    """
    blocks = range(FIRST, FIRST + USERS, BLOCK)
    for first in random.sample(blocks, len(blocks)):  # other containers of this machine have other ones, likely
        claim = socket.socket(socket.AF_UNIX)
        try:
            claim.bind(f"\0nnmath-users-{first}")
        except OSError:
            claim.close()
            continue
        return _kept(claim, first)
    raise OSError(f"{USERS // BLOCK} graders are at work here already; let some of them end")


def _kept(claim: socket.socket, first: int) -> Iterator[int]:
    with claim:
        for number in itertools.count():
            yield first + number % BLOCK


def _hidden() -> list[Path]:
    """What submissions must not read, wherever it lies: the answer key, and the digits held back."""
    with contextlib.suppress(FileNotFoundError):
        return [*bubblewrap.secret_folders(), digits_file()]
    return bubblewrap.secret_folders()


def _readable(roots: Sequence[Path], hidden: Sequence[Path]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What Landlock lets be read: the roots, and where something is hidden below one, all beside the way to it.

    The second list holds the folders on that way, of which the names of files can be read, as imports need them.
    """
    read: list[str] = []
    listed: list[str] = []
    hidden = [path.resolve() for path in hidden]
    for root in dict.fromkeys(path.resolve() for path in roots):
        below = [path for path in hidden if path.is_relative_to(root)]
        if root in below:
            continue
        if not below or not root.is_dir():
            read.append(str(root))
            continue
        listed.append(str(root))
        beside = [path for path in sorted(root.iterdir()) if not (path.is_symlink() and _leads_to(path, hidden))]
        more, names = _readable(beside, hidden)
        read += more
        listed += names
    return tuple(read), tuple(listed)


def _leads_to(link: Path, hidden: Sequence[Path]) -> bool:
    """Whether a link is another way to what is hidden: `lib64` to `lib`, say. It can be done without."""
    return any(path.is_relative_to(link.resolve()) for path in hidden)


PROBE = """
import os, sys
sys.path += {folders!r}
import numpy
print(*[place for place in {secret!r} if os.access(place, os.R_OK) or os.access(place, os.X_OK)], sep="\\n")
"""


@functools.cache
def problem() -> str | None:
    """Why submissions cannot be kept apart by their user ids here; None where they can."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "only root can give each submission a user id of its own"
    if not seccomp.filters():
        return "this kernel takes no seccomp filter, and without one the network is open"
    secret, folders = [str(path) for path in bubblewrap.secret_folders()], list(map(str, bubblewrap.library_folders()))
    words = [sys.executable, "-I", "-c", PROBE.format(folders=folders, secret=secret)]
    try:
        done = subprocess.run(
            words, user=FIRST, group=FIRST, extra_groups=[], capture_output=True, text=True, cwd="/", timeout=60
        )
    except (OSError, subprocess.SubprocessError) as error:
        return f"user id {FIRST} cannot be had or cannot run {sys.executable} ({type(error).__name__})"
    if done.returncode != 0:
        return f"Python's libraries cannot be read by other users: {(done.stderr.strip().splitlines() or ['?'])[-1]}"
    if done.stdout.strip() and not bubblewrap.landlock_version():
        return f"every user can read the answer key; run `chmod -R go= {' '.join(done.stdout.split())}`"
    return None

"""The outer wall: what is hostile on purpose runs behind it or not at all. The script `wall.sh` puts it up."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from autograder.errors import UserError

SCRIPT = Path(__file__).with_name("wall.sh")
NEEDED = ("bash", "unshare", "setpriv", "mount")
HIDDEN = ("/tmp", "/var/tmp", "/run", "/dev/shm")  # fresh and empty behind the wall


class NoWall(UserError):
    """There is no wall, and so nothing hostile is run."""


def command(words: Sequence[str], container: bool = False) -> list[str]:
    """The command line that runs `words` behind the wall; `container`: and there as root of a container.

    Raises
    ------
    NoWall
        If this machine cannot put one up.
    """
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        raise NoWall(f"no wall: {' and '.join(missing)} not found; run this on Linux, in WSL 2 or in a Linux container")
    for place in (sys.prefix, str(SCRIPT)):
        if any(Path(place).is_relative_to(hidden) for hidden in HIDDEN):
            raise NoWall(f"no wall: {place} would be hidden by it; install nnmath outside of {', '.join(HIDDEN)}")
    if container and os.geteuid() != 0:
        raise NoWall("no wall with a container behind it: only root can give it other users; run this as root")
    return ["bash", str(SCRIPT), *(["--container"] if container else []), *words]


def must_stand() -> None:
    """Nothing, behind the wall.

    Raises
    ------
    NoWall
        Anywhere else, whatever the environment says: the file system must be read-only and the network empty.
    """
    if os.environ.get("NNMATH_BEHIND_THE_WALL") != "yes" or not (_read_only("/") and _read_only("/usr") and _alone()):
        raise NoWall("this runs hostile code: start it behind tools/wall")


def _read_only(place: str) -> bool:
    return bool(os.statvfs(place).f_flag & os.ST_RDONLY)


def _alone() -> bool:
    """Whether there is no network but loopback."""
    lines = Path("/proc/net/dev").read_text(encoding="utf-8").splitlines()[2:]
    return {line.split(":")[0].strip() for line in lines} <= {"lo"}

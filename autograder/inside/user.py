"""A submission under a user id of its own, where the machine has no namespaces: its home, its processes, its end.

All of this is done by root's keeper. Nothing here trusts a process id that was read a moment ago: ids are used again,
and outside of a namespace they may by then be anybody's.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import signal
import stat
import subprocess
import time

from .cage import Walls
from .keeper import World

SUBREAPER = 36  # prctl: orphans of the submission become the keeper's children, so that it can bury them
WARDEN = 49_999  # a user id that no submission has; who kills under it cannot be killed by them
DEEPEST, MOST_FILES = 40, 20_000
OPEN = ("/tmp", "/var/tmp", "/dev/shm")  # where everybody may write
LOOK_SECONDS = 0.25  # between two looks through the home
PATIENCE = 5.0  # seconds for the kernel to end what was killed


def settle(walls: Walls) -> None:
    """An empty home for a user of whom nothing is left.

    Raises
    ------
    OSError
        If something is; the grader then takes the next user.
    """
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    end(walls)
    if alive(walls.user):
        raise OSError(f"user id {walls.user} still has processes")
    home = walls.home
    os.mkdir(home, 0o700)
    os.chown(home, walls.user, walls.user)
    os.chdir(home)
    os.environ.update(dict.fromkeys(("HOME", "TMPDIR", "IPYTHONDIR"), home))
    os.umask(0o077)


def become(user: int) -> None:
    """This process is the user's from here on, without a way back; the kernel takes root's privileges with the id."""
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)


def world(walls: Walls, files_mib: int) -> World:
    """What a keeper without namespaces knows of its submission."""
    return World(lambda: of_user(walls.user), _Home(walls.home, files_mib * 2**20).full, lambda: end(walls))


def of_user(user: int) -> list[int]:
    """The processes of a user, whatever sessions and parents they have chosen."""
    return [process for process in map(int, filter(str.isdigit, os.listdir("/proc"))) if _is_of(process, user)]


def alive(user: int) -> list[int]:
    """Those that still run. The dead whom nobody buries do no harm, and in some containers nobody ever does."""
    return [process for process in of_user(user) if _state(process) not in ("Z", "X", "")]


def _state(process: int) -> str:
    with contextlib.suppress(OSError, IndexError), open(f"/proc/{process}/stat", errors="replace") as file:
        return file.read().rpartition(") ")[2].split()[0]
    return ""


def _is_of(process: int, user: int) -> bool:
    with contextlib.suppress(OSError), open(f"/proc/{process}/status", encoding="ascii", errors="replace") as file:
        for line in file:
            if line.startswith("Uid:"):
                return str(user) in line.split()
    return False


def end(walls: Walls) -> None:
    """Ends every process of the user, buries them, and removes what the user has written."""
    until = time.monotonic() + PATIENCE
    while alive(walls.user) and time.monotonic() < until:
        _kill_all(walls.user)
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
    os.chdir("/")
    if os.path.lexists(walls.home):  # by programs that folders without bottom do not stop
        _run("rm", "-rf", "--one-file-system", "--", walls.home)
    if not walls.landlock:  # which would have refused to write anywhere else
        _run("find", *filter(os.path.isdir, OPEN), "-xdev", "-depth", "-user", str(walls.user), "-delete")


def _run(*words: str) -> None:
    subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


def _kill_all(user: int) -> None:
    """`kill -1` as the user: the kernel finds them all at one moment.

    Only the effective id is the user's; by the others, which are the warden's, nobody may send a signal back. It may
    meet the warden of another grader, who is then sent once more.
    """
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setresuid(WARDEN, user, WARDEN)
            os.kill(-1, signal.SIGKILL)
        finally:
            os._exit(0)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(child, 0)


class _Home:
    """The folder of a submission, looked through now and then: no file system of its own limits it."""

    def __init__(self, place: str, most: int):
        self._place, self._most, self._next = place, most, 0.0

    def full(self) -> bool:
        """Whether there is more in it than may be; found out four times a second at most."""
        if time.monotonic() < self._next:
            return False
        try:
            return self._too_much()
        except OSError as error:
            return error.errno == errno.ENAMETOOLONG  # deeper than a path can say
        finally:
            self._next = time.monotonic() + LOOK_SECONDS

    def _too_much(self) -> bool:
        size = count = 0
        folders = [(self._place, 0)]
        while folders:
            place, depth = folders.pop()
            with contextlib.suppress(FileNotFoundError, NotADirectoryError), os.scandir(place) as entries:
                for entry in entries:
                    try:
                        info = entry.stat(follow_symlinks=False)
                    except FileNotFoundError:  # gone since it was listed; the others are not
                        continue
                    size, count = size + info.st_blocks * 512, count + 1
                    if stat.S_ISDIR(info.st_mode):
                        folders.append((entry.path, depth + 1))
                    if size > self._most or count > MOST_FILES or depth > DEEPEST:
                        return True
        return False

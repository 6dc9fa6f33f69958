"""What shuts a submission in, inside the sandbox: fresh namespaces, a small file system, limits, no privileges.

Linux only. Every step is a system call by way of ctypes, because Python 3.11 has no name for them.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
from dataclasses import dataclass

from . import gate, landlock

NEWNS, NEWPID, NEWIPC = 0x00020000, 0x20000000, 0x08000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REMOUNT, MS_BIND = 1, 2, 4, 8, 32, 4096
PR_SET_NO_NEW_PRIVS, PR_CAPBSET_DROP, PR_SET_DUMPABLE, PR_CAP_AMBIENT = 38, 24, 4, 47
KEYCTL = {"x86_64": 250, "aarch64": 219}
LAST_CAP = 40
HOME = "/home/learner"
WRITABLE = ("/home", "/tmp", "/dev/shm")
MIB = 2**20

_libc = ctypes.CDLL(None, use_errno=True)


class CageError(OSError):
    """A layer of the cage that could not be put up."""


@dataclass(frozen=True)
class Limits:
    """What the processes of one submission may use."""

    memory_mib: int
    processes: int
    files_mib: int
    output_mib: int
    seconds: float


@dataclass(frozen=True)
class Walls:
    """The layers of this machine's kernel on top of namespaces and limits; made by the grader, put up in here."""

    filter: bytes = b""  # which calls of the kernel are refused; empty where it cannot filter
    counted: bool = False  # whether the keeper is asked for each new process
    landlock: int = 0  # its version; 0 where the kernel has none
    read: tuple[str, ...] = ()  # what may be read besides the places that may be written
    listed: tuple[str, ...] = ()  # folders of which the names of files may be read
    devices: tuple[str, ...] = ("/dev",)
    user: int = 0  # where there are no namespaces: the user id of this submission
    home: str = ""  # and its folder


def new_pid_namespace() -> int:
    """Makes the next child the first process of a new PID namespace; the returned file leads back to the own one."""
    own = os.open("/proc/self/ns/pid", os.O_RDONLY)
    _call("unshare", NEWPID)
    return own


def own_pid_namespace(own: int) -> None:
    """Makes children ordinary ones again."""
    _call("setns", own, NEWPID)
    os.close(own)


def small_world(limits: Limits) -> None:
    """A mount and an IPC namespace of its own: an empty home of limited size, a fresh /tmp, /proc of this namespace.

    /proc is read-only: where the grader is run by root, its files under /proc/sys would listen to the bare user id.
    """
    _call("unshare", NEWNS | NEWIPC)
    size = f"size={limits.files_mib}m,nr_inodes=20k,mode=0777".encode()
    for place in WRITABLE:
        if os.path.isdir(place):
            _call("mount", b"tmpfs", place.encode(), b"tmpfs", MS_NOSUID | MS_NODEV, size)
    _call("mount", b"proc", b"/proc", b"proc", MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC, None)
    os.mkdir(HOME, 0o700)
    os.chdir(HOME)


def forbid_namespaces() -> None:
    """No user namespaces below this one: without one, nobody in here can make any other kind."""
    with contextlib.suppress(OSError), open("/proc/sys/user/max_user_namespaces", "w") as file:
        file.write("0")


def forget_keys() -> None:
    """Empties the kernel's keyrings of this user: the only place where a submission could leave word for the next."""
    if number := KEYCTL.get(os.uname().machine):
        for keyring in (-4, -5):  # the user's, and the user's session's
            _libc.syscall(number, 7, keyring, 0, 0, 0)  # clear
        _libc.syscall(number, 1, 0, 0, 0, 0)  # a session keyring of its own


def lock(limits: Limits, walls: Walls) -> int:
    """Gives up every privilege for good, and sets the limits of this process and of all that come from it.

    Returns the file on which the kernel asks for new processes; -1 where it does not.
    """
    forget_keys()
    _call("prctl", PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    _call("prctl", PR_SET_DUMPABLE, 0, 0, 0, 0)  # else a question could stop the notebook, and write into it
    for capability in range(LAST_CAP + 1):
        _libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)
    _libc.prctl(PR_CAP_AMBIENT, 4, 0, 0, 0)  # clear all
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    _call("capset", header, (ctypes.c_uint32 * 6)())
    limit(limits, by_number=not (walls.user and walls.counted))
    if walls.landlock:
        write = (walls.home,) if walls.user else WRITABLE
        landlock.restrict(walls.landlock, (*walls.read, "/proc"), write, walls.devices, walls.listed)
    return gate.install(walls.filter, walls.counted) if walls.filter else -1


def limit(limits: Limits, by_number: bool = True) -> None:
    """The kernel's limits; memory counts from what the warm interpreter already has.

    `by_number`: of processes too. The kernel counts them by user, and another container may have a user of that number.
    """
    with open("/proc/self/statm") as file:
        have = int(file.read().split()[0]) * resource.getpagesize()
    seconds = int(limits.seconds) + 5
    wanted = {
        resource.RLIMIT_AS: have + limits.memory_mib * MIB,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_FSIZE: limits.files_mib * MIB,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: 256,
    }
    # before 5.14 the kernel counted every process of the user, outside the sandbox too
    if by_number and _kernel() >= (5, 14):
        wanted[resource.RLIMIT_NPROC] = limits.processes
    for which, most in wanted.items():
        hard = resource.getrlimit(which)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(which, (most, most))


def _kernel() -> tuple[int, int]:
    major, minor = os.uname().release.split(".")[:2]
    return int(major), int("".join(c for c in minor if c.isdigit()) or 0)


def _call(name: str, *arguments: object) -> None:
    if getattr(_libc, name)(*arguments) != 0:
        number = ctypes.get_errno()
        raise CageError(number, f"{name}: {os.strerror(number)}")

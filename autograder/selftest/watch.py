"""What an attack must not reach: a trap outside the sandbox, a listener, shared places, other processes."""

from __future__ import annotations

import contextlib
import os
import socket
import time
from pathlib import Path

from autograder.selftest.attack import MARK, PORT, TRAP

PLACES = ("/tmp", "/var/tmp", "/dev/shm", "/run")
PATIENCE = 5.0  # seconds for the kernel to bury what was killed, and for the keeper to clear away what it left


class Watch:
    """Sets the traps, and tells after each attack which of them were touched."""

    def __init__(self) -> None:
        TRAP.mkdir(parents=True)
        home = Path(os.environ["HOME"]) / ".config" / "nnmath"
        home.mkdir(parents=True)
        for place in (TRAP / "secret", home / "secret"):
            place.write_text(MARK + "\n", encoding="ascii")
        os.environ["NNMATH_SECRET"] = MARK
        self._doors = [_listener(socket.AF_INET, ("127.0.0.1", PORT)), _listener(socket.AF_UNIX, "\0nnmath-trap")]
        self._doors.append(_listener(socket.AF_UNIX, str(TRAP / "socket")))
        with contextlib.suppress(OSError):  # a machine without IPv6
            self._doors.append(_listener(socket.AF_INET6, ("::1", PORT)))

    def calm(self, ignored: Path) -> None:
        """How things stand before an attack; what is in `ignored` is the runner's own business."""
        self._ignored = str(ignored)
        self._files, self._settings, self._processes = self._listed(), _settings(), _processes()

    def escapes(self) -> list[str]:
        """What was touched since then."""
        found = [f"the listener at {door.getsockname()!r} was called" for door in self._doors if _called(door)]
        found += ["a setting of the kernel has changed"] if _settings() != self._settings else []
        deadline = time.monotonic() + PATIENCE
        while (other := self._listed() ^ self._files) and time.monotonic() < deadline:
            time.sleep(0.02)  # the home of one that was ended is being removed; nothing that was planted goes away
        found += [f"{name} is new or changed" for name in sorted(other)]
        while (left := _processes() - self._processes) and time.monotonic() < deadline:
            time.sleep(0.02)
        return found + [f"process {process} is still there {_what(process)}" for process in sorted(left)]

    def _listed(self) -> frozenset[str]:
        """Every file in the shared places, with its size and time."""
        found = set()
        for place in PLACES:
            for top, folders, files in os.walk(place):
                folders[:] = [name for name in folders if os.path.join(top, name) != self._ignored]
                for name in (*folders, *files):
                    path = os.path.join(top, name)
                    with contextlib.suppress(FileNotFoundError):  # removed while we looked
                        state = os.lstat(path)
                        found.add(f"{path} ({state.st_size if name in files else ''})")
        return frozenset(found)


def _listener(kind: int, address: object) -> socket.socket:
    door = socket.socket(kind, socket.SOCK_STREAM)
    door.bind(address)  # type: ignore[arg-type]
    door.listen()
    door.setblocking(False)
    return door


def _called(door: socket.socket) -> bool:
    try:
        door.accept()[0].close()
    except OSError:
        return False
    return True


def _settings() -> tuple[str, ...]:
    """Settings of the kernel and this machine that a namespace too few would leave open."""
    names = (
        "kernel/core_pattern",
        "kernel/hostname",
        "user/max_user_namespaces",
        "vm/overcommit_memory",
        "kernel/pid_max",
    )
    return tuple(Path("/proc/sys", name).read_text(encoding="utf-8") for name in names)


def _what(process: int) -> str:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")[:60]
    return ""


def _processes() -> set[int]:
    return {int(name) for name in os.listdir("/proc") if name.isdigit()}

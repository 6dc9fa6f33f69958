"""The keeper: first process of a submission's PID namespace; it counts, watches and sweeps."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass

from . import cage, gate
from .frames import Closed, receive, send
from .wire import WireError

WATCH_SECONDS = 0.05
Others = Callable[[], list[int]]


@dataclass(frozen=True)
class World:
    """What surrounds a submission, on each kind of machine in its own way."""

    others: Others  # all its processes
    full: Callable[[], bool] = lambda: False  # whether it has written too much; a file system of its own says it itself
    end: Callable[[], None] = lambda: None  # ends and removes what no namespace ends


def keep(pipe: socket.socket, notebook: int, asks: int, limits: cage.Limits, world: World) -> None:
    """Serves the grader on `pipe` until it closes, or the notebook ends or has too much.

    `asks` is the file on which the kernel asks for new processes, -1 without one.
    """
    others = world.others
    base = _resident(notebook)
    room = gate.Room(limits.processes, lambda: gate.threads(others()))
    inbox = select.poll()
    for file in (pipe.fileno(), asks):
        if file >= 0:
            inbox.register(file, select.POLLIN)
    next_look = 0.0
    reason: str | None = None
    while reason is None:
        events = dict(inbox.poll(WATCH_SECONDS * 1000))
        if asks in events and not events[asks] & select.POLLIN:
            inbox.unregister(asks)  # nobody is left who could ask
        elif asks in events and not (reason := _reap(notebook)):
            gate.answer(asks, room.for_one_more())
        if pipe.fileno() in events and not _obeyed(pipe, notebook, world):
            return
        if reason is None and time.monotonic() >= next_look:
            reason = _reap(notebook) or _excess(limits, others(), base, world)
            next_look = time.monotonic() + WATCH_SECONDS
    with contextlib.suppress(Closed):
        send(pipe, ("ended", reason))


def _obeyed(pipe: socket.socket, notebook: int, world: World) -> bool:
    """Does what the grader asks for; whether it wants more."""
    others = world.others
    try:
        task = receive(pipe)[0]
        rest = [process for process in others() if process != notebook]
        said = ("swept", max(map(_waited, rest), default=0.0), _waited(notebook))
        if task == "end":
            rest.append(notebook)
        if rest:
            _end(rest, others)
            _reap(notebook)
            sweep(-1 if task == "end" else notebook, others)  # what was started while we looked
        if task == "end":
            world.end()
        send(pipe, ("gone",) if task == "end" else said)
    except (Closed, WireError):
        return False
    return bool(task != "end")


def _reap(notebook: int) -> str | None:
    """Buries the dead; why the submission is over, where the notebook is among them."""
    while True:
        try:
            child, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return "over"
        if child == 0:
            return None
        if child == notebook:
            return "over"


def in_namespace() -> list[int]:
    """The processes of this PID namespace, but for this one."""
    own = os.getpid()
    return [int(name) for name in os.listdir("/proc") if name.isdigit() and int(name) != own]


def in_session() -> list[int]:
    """The processes of this session, but for this one: all that can be known without a PID namespace."""
    own, session, found = os.getpid(), os.getsid(0), []
    for process in in_namespace():
        with contextlib.suppress(OSError):
            if process != own and os.getsid(process) == session:
                found.append(process)
    return found


def sweep(notebook: int, others: Others) -> None:
    """Ends everything but the notebook: what a question started must not outlive it."""
    for _ in range(50):
        rest = [process for process in others() if process != notebook]
        if not rest:
            return
        _end(rest, others)
        _reap(notebook)


def _end(processes: list[int], others: Others) -> None:
    """Kills processes, all before any is waited for: what forks without end must not outrun this.

    A number may be another process's by the time it is used, so it is looked up again once a file holds it.
    """
    files = {}
    for process in processes:
        with contextlib.suppress(OSError):
            files[process] = os.pidfd_open(process)
    for process in files.keys() & set(others()):
        with contextlib.suppress(OSError):
            signal.pidfd_send_signal(files[process], signal.SIGKILL)
    for file in files.values():
        select.select([file], [], [], 0.1)  # readable once it is dead
        os.close(file)


def _excess(limits: cage.Limits, processes: list[int], base: int, world: World) -> str | None:
    """What the submission has too much of; None while all is well."""
    if len(processes) > limits.processes:
        return "processes"
    used = sum(max(0, _resident(process) - base) for process in processes)
    if used > limits.memory_mib * cage.MIB:
        return "memory"
    return "files" if world.full() else None


def _waited(process: int) -> float:
    """For how many seconds a process was ready to run and had no processor; 0 where the kernel does not tell."""
    return _told(process, "schedstat", 1) / 1e9


def _resident(process: int) -> int:
    """Bytes of memory that a process has to itself or shares with its like."""
    return _told(process, "statm", 1) * 4096


def _told(process: int, what: str, place: int) -> int:
    """One of the numbers that the kernel tells of a process, 0 where it does not.

    Asked for twenty times a second, so without Python's file objects, which take twice as long.
    """
    try:
        file = os.open(f"/proc/{process}/{what}", os.O_RDONLY)
    except OSError:
        return 0
    try:
        return int(os.read(file, 256).split()[place])
    except (OSError, ValueError, IndexError):
        return 0
    finally:
        os.close(file)

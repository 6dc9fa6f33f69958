"""The warm interpreter: started once, forked for every submission, and again for every question of it.

Three processes, from the trusted to the untrusted, all inside the sandbox:

    warm        holds the libraries; never runs a student's code; forks a keeper for each submission
    keeper      first process of a fresh PID namespace: when it ends, the kernel ends everything in there
    notebook    reads and runs the submission without any privilege, and forks itself for each question

The keeper watches memory and the number of processes, and sweeps up what a question leaves behind.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import signal
import socket
import sys
import tempfile
from typing import Any

from . import cage, gate, pages, user
from .adapters import adapters
from .answers import answer_all
from .cells import learn
from .frames import Closed, send
from .keeper import World, in_namespace, in_session, keep, sweep
from .kernel import make_shell, seed, stand_in_for_otter
from .notebook import read
from .passing import receive_with_files
from .running import read_and_run
from .shown_digits import show_digits

WARM = (
    "numpy numpy.random numpy.linalg numpy.fft numpy.ma numpy.polynomial "
    "fractions decimal statistics itertools functools collections cmath operator copy csv time datetime string"
).split()
"""Imported by many submissions, some of them only when first used; slow libraries are loaded when one asks for them."""


def main(control: int, namespaces: bool, data: str | None) -> None:
    """Serves the grader on the socket `control` until it closes; `data` is what an exercise hands out to read."""
    pipe = socket.socket(fileno=control)
    os.set_inheritable(control, False)
    sys.modules["otter"] = stand_in_for_otter()
    shell = make_shell()
    _warm_up()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # keepers are reaped by the kernel
    if namespaces:
        cage.forbid_namespaces()
    gc.collect()
    gc.freeze()  # forks share these pages for good
    send(pipe, ("ready", os.getpid()))
    while True:
        try:
            message, files = receive_with_files(pipe)
        except Closed:
            return
        if message[0] == "ping":
            send(pipe, ("pong",))
        elif message[0] == "load":
            send(pipe, ("loaded", [name for name in message[1] if _load(name)]))
        elif message[0] == "learn":
            _learn(message[1])
            send(pipe, ("learned",))
        elif message[0] == "open":
            _open(shell, cage.Limits(**message[1]), cage.Walls(**message[2]), files, namespaces, data)
            for file in files:
                os.close(file)
            send(pipe, ("opened",))


def _warm_up() -> None:
    """Imports what every submission needs, and reads a small one, so that no fork has to do either again."""
    for name in WARM:
        importlib.import_module(name)
    book = read(b'{"cells": [{"cell_type": "code", "source": "%time x = 1"}]}', "warm.ipynb")
    book.keep(book.needed(["x"]))
    book.uses(["x"])
    seed()


def _load(name: str) -> bool:
    """Imports a library that submissions use, once for all of them."""
    try:
        if name.startswith("matplotlib"):
            import matplotlib

            matplotlib.use("Agg")
        importlib.import_module(name)
        if name.startswith("sklearn"):
            show_digits()
        if name == "torch":
            importlib.import_module("torch._dynamo")  # the first optimiser would import it in every fork, for seconds
    except BaseException:  # a library that breaks here breaks in the submission too, where it is reported
        return False
    gc.collect()
    gc.freeze()
    pages.gather()
    return True


def _learn(cells: list[str]) -> None:
    """Takes the cells apart that every learner was given: texts of the exercise, never of a submission."""
    for source in cells:
        with contextlib.suppress(SyntaxError, ValueError):  # it has magics; the notebook's own process reads those
            learn(source)
    gc.collect()
    gc.freeze()


def _open(
    shell: Any, limits: cage.Limits, walls: cage.Walls, files: list[int], namespaces: bool, data: str | None
) -> None:
    """Forks the keeper of a new submission."""
    own = cage.new_pid_namespace() if namespaces else -1
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException), contextlib.ExitStack() as after:
            if namespaces:
                cage.small_world(limits)
            elif walls.user:
                user.settle(walls)
            else:
                os.setsid()  # without a PID namespace, the session tells who belongs here
                os.chdir(after.enter_context(tempfile.TemporaryDirectory()))
            if data is not None:
                os.symlink(data, "data")
            _keep(shell, limits, walls, files, namespaces)
        os._exit(0)
    if namespaces:
        cage.own_pid_namespace(own)


def _keep(shell: Any, limits: cage.Limits, walls: cage.Walls, files: list[int], namespaces: bool) -> None:
    """The keeper's process: forks the notebook, then keeps it until the grader closes its pipe."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    pipe, inner = socket.socket(fileno=files[0]), files[1]
    _close_all_but(files[0], inner)
    near, far = socket.socketpair()
    notebook = os.fork()
    if notebook == 0:
        _close_all_but(inner, far.fileno())
        try:
            _notebook(shell, limits, walls, socket.socket(fileno=inner), far, namespaces)
        finally:
            os._exit(0)
    os.close(inner)
    far.close()
    asks = gate.taken_over(near) if walls.counted else -1
    world = World(in_namespace if namespaces else in_session)
    if walls.user:
        world = user.world(walls, limits.files_mib)
    keep(pipe, notebook, asks, limits, world)
    if not namespaces:
        sweep(-1, world.others)
        world.end()


def _close_all_but(*kept: int) -> None:
    """Closes every inherited file: the pipes of others must be out of reach of a student's code."""
    last = 2
    for number in sorted(kept):
        os.closerange(last + 1, number)
        last = number
    os.closerange(last + 1, os.sysconf("SC_OPEN_MAX"))


def _notebook(
    shell: Any, limits: cage.Limits, walls: cage.Walls, pipe: socket.socket, keeper: socket.socket, namespaces: bool
) -> None:
    """Reads the submission, runs it, then forks for each question."""
    if namespaces or walls.user:
        _shut_in(limits, walls, keeper)
    else:
        cage.limit(limits)
    send(pipe, ("up",))  # from here on, what goes wrong is the submission's doing
    adapted = read_and_run(shell, limits.output_mib, pipe)
    if adapted is None:
        return
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    own = adapters(*adapted)
    gc.freeze()  # a question's fork has then only its own objects to look through
    while True:
        _, files = receive_with_files(pipe)
        if os.fork() == 0:
            _close_all_but(files[0])
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            try:
                answer_all(socket.socket(fileno=files[0]), shell.user_ns, own)
            finally:
                os._exit(0)
        for file in files:
            os.close(file)
        send(pipe, ("forked",))


def _shut_in(limits: cage.Limits, walls: cage.Walls, keeper: socket.socket) -> None:
    """Puts up the cage; the keeper gets the file on which the kernel asks."""
    if walls.user:
        user.become(walls.user)
    asks = cage.lock(limits, walls)
    if asks >= 0:
        gate.hand_over(asks, keeper)
    keeper.close()

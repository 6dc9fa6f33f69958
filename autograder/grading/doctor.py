"""What this machine keeps apart, found out by trying: a harmless submission looks round its cage and reports."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from autograder.checks.calls import Function, Keepsakes
from autograder.exercise import Limits
from autograder.grading import bubblewrap, container, isolate, seccomp
from autograder.grading.check import SandboxFailed
from autograder.grading.submission import Submission
from autograder.grading.warm import Warm

NAMESPACES = {"user": "user", "mnt": "mount", "pid": "PID", "ipc": "IPC", "net": "network", "uts": "UTS"}
LIBRARIES = ("numpy", "ipython", "matplotlib", "scikit-learn", "jupytext", "otter-grader")

PROBE = b"""
import ctypes, os, importlib.util, socket, subprocess, sys

def _allowed():
    calls = ctypes.CDLL(None, use_errno=True)
    return calls.unshare(0x10000000) == 0 or ctypes.get_errno() != 1  # "not permitted"

def _reads(name):
    spec = importlib.util.find_spec(name)  # found or not, what counts is whether the kernel lets it be read
    for place in spec.submodule_search_locations or () if spec else ():
        try:
            open(os.path.join(place, "__init__.py")).close()
            return True
        except OSError:
            pass
    return False

def probe():
    spaces = ("user", "mnt", "pid", "ipc", "net", "uts")
    found = {"namespaces": {name: os.readlink("/proc/self/ns/" + name) for name in spaces}}
    status = dict(line.split(":", 1) for line in open("/proc/self/status").read().splitlines() if ":" in line)
    found["capabilities"] = int(status["CapEff"], 16)
    found["no_new_privs"] = status["NoNewPrivs"].strip() == "1"
    found["seccomp"] = status.get("Seccomp", "0").strip() == "2" and not _allowed()
    found["key"] = [name for name in ("autograder", "nnmath_ref") if _reads(name)]
    found["user"] = os.getuid()
    try:
        socket.socket(socket.AF_INET, socket.SOCK_STREAM).close()
        found["socket"] = True
    except PermissionError:
        found["socket"] = False
    found["interfaces"] = [line.split(":")[0].strip() for line in open("/proc/net/dev").read().splitlines()[2:]]
    found["written"] = []
    for place in ("/", "/usr", "/etc", "/opt/nnmath", "/proc/sys/kernel", sys.prefix, "."):
        try:
            with open(os.path.join(place, "nnmath-probe"), "w"):
                found["written"].append(place)
        except OSError:
            pass
    try:
        os.close(os.open("/proc/sys/kernel/core_pattern", os.O_WRONLY))  # opened and not written
        found["written"].append("/proc/sys")
    except OSError:
        pass
    try:
        found["listed"] = bool(os.listdir("/"))  # not forbidden by any mount
    except PermissionError:
        found["listed"] = False
    found["processes"] = len([name for name in os.listdir("/proc") if name.isdigit()])
    found["nested"] = subprocess.run(["unshare", "--user", "true"], capture_output=True).returncode == 0
    return found
"""


@dataclass(frozen=True)
class Line:
    """One thing that was looked at."""

    name: str
    good: bool
    needed: bool
    text: str


def examine() -> list[Line]:
    """Every line of the report."""
    return [*_libraries(), *_sandbox(), *_unused()]


def _libraries() -> Iterator[Line]:
    yield Line("Python", True, True, platform.python_version())
    for name in LIBRARIES:
        try:
            yield Line(name, True, True, importlib.metadata.version(name))
        except importlib.metadata.PackageNotFoundError:
            yield Line(name, False, True, "not installed; run `make install`")
    try:
        yield Line("torch", True, False, importlib.metadata.version("torch"))
    except importlib.metadata.PackageNotFoundError:
        yield Line("torch", False, False, "not installed; needed for the PyTorch exercises and `nnmath check`")


def _sandbox() -> Iterator[Line]:
    path, problem = bubblewrap.usable()
    if path is not None:
        yield Line("bubblewrap", True, True, str(path))
    elif (more := container.problem()) is None:
        yield Line("bubblewrap", False, False, f"{problem}; another user id for each submission stands in its place")
    else:
        remedy = "install it (Debian, Ubuntu: apt-get install bubblewrap); elsewhere WSL 2 or --isolation portable"
        yield Line("bubblewrap", False, True, f"{problem}; {remedy}")
        yield Line("user ids", False, False, more)
        return
    started = time.perf_counter()
    try:
        found = _look_round()
    except SandboxFailed as error:
        yield Line("sandbox", False, True, str(error))
        return
    yield Line("sandbox", True, True, f"started and tried in {time.perf_counter() - started:.1f} s")
    for short, name in NAMESPACES.items():
        own = os.readlink(f"/proc/self/ns/{short}")
        apart = found["namespaces"][short] != own
        yield Line(f"{name} namespace", apart, path is not None, "its own" if apart else "shared with the grader")
    if path is None:
        own_user = found["user"] != os.getuid()
        yield Line("user id", own_user, True, "its own for each submission" if own_user else "the grader's")
    yield from _walls(found, path is not None)


def _walls(found: dict[str, Any], namespaces: bool) -> Iterator[Line]:
    outside = [name for name in found["interfaces"] if name != "lo"] if found["socket"] else []
    yield Line("network", not outside, True, ", ".join(outside) or "none")
    yield Line("answer key", not found["key"], True, "found by a submission" if found["key"] else "not to be found")
    written = [place for place in found["written"] if place != "."]
    yield Line(
        "files", not written, True, f"writable: {', '.join(written)}" if written else "only its own empty folder"
    )
    alone = found["processes"] <= 4
    text = "all its own" if alone else "may touch its own only" if not namespaces else "others among them"
    yield Line("other processes", alone, namespaces, f"sees {found['processes']}, {text}")
    free = not found["capabilities"] and found["no_new_privs"]
    yield Line("privileges", free, True, "none, and none to be had" if free else "some are left")
    yield Line("seccomp filter", found["seccomp"], False, "on" if found["seccomp"] else "this kernel takes none")
    have = bubblewrap.landlock_version()
    kept = have > 0 and not found["listed"]
    why = (
        "this kernel has none; files are kept apart by mounts alone" if not have else "a place it should refuse is open"
    )
    yield Line("Landlock", kept, False, f"version {have}" if kept else why)
    counted = seccomp.counts()
    yield Line(
        "process count", counted, False, "each new process waits for a yes" if counted else "twenty times a second"
    )
    yield Line("new namespaces", not found["nested"], False, "refused" if not found["nested"] else "can be made inside")


def _unused() -> Iterator[Line]:
    """Layers that this version does not put up: said, so that nobody counts on them."""
    yield Line("cgroup", False, False, "not used; memory and processes are watched and limited by rlimits")


def _look_round() -> dict[str, Any]:
    """What a submission finds in its cage."""
    with Warm(isolate.choose()) as warm:
        submission = Submission(warm, Limits(), PROBE, "probe.py", ["probe"])
        try:
            submission.run()
            process = submission.process()
            process.give(10)
            found = Function("probe", process, [], Keepsakes())()
        except Exception as error:
            raise SandboxFailed(f"the probe did not come back: {error}") from error
        finally:
            submission.close()
    assert isinstance(found, dict)
    return found

"""What a benchmark has to say about itself: the machine, the versions, how busy it was, what a process uses."""

from __future__ import annotations

import importlib.metadata
import json
import os
import platform
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import psutil
from threadpoolctl import threadpool_limits

from autograder.cli import THREADED

ROOT = Path(__file__).parent.parent.parent
KEPT = ROOT / ".bench"
"""Environments of peers, and the figures of the last run of each benchmark; not part of the repository."""
SAMPLE_SECONDS = 0.25


def facts() -> dict[str, Any]:
    """The machine and the versions, as RESULTS.md shows them."""
    return {
        "date": date.today().isoformat(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory": f"{psutil.virtual_memory().total / 2**30:.0f} GiB",
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "numpy": importlib.metadata.version("numpy"),
        "otter-grader": importlib.metadata.version("otter-grader"),
        "load before": round(os.getloadavg()[0], 1),
    }


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    return next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.machine())


def keep(name: str, figures: dict[str, Any]) -> None:
    """Writes what a benchmark measured to where `results.py` finds it, and prints it."""
    KEPT.mkdir(exist_ok=True)
    text = json.dumps(figures, indent=1)
    (KEPT / f"{name}.json").write_text(text + "\n")
    print(text)


def one_thread_each() -> None:
    """As the command line does: for the processes that are started from here, and for what this one has loaded."""
    for library in THREADED:
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
    threadpool_limits(1)  # the variables come too late for libraries that have counted the cores


def run(words: Sequence[str | Path], folder: Path, environment: dict[str, str] | None = None) -> float:
    """The seconds that a command takes; what it says is shown where it fails."""
    begun = time.perf_counter()
    done = subprocess.run([*map(str, words)], cwd=folder, env=environment, capture_output=True, text=True)
    seconds = time.perf_counter() - begun
    if done.returncode:
        sys.exit(f"{' '.join(map(str, words))}: exit status {done.returncode}\n{(done.stdout + done.stderr)[-3000:]}")
    return seconds


class Memory:
    """Samples the memory of this process, of its graders and of the sandboxes below them, while a block runs."""

    def __init__(self, heard: Callable[[dict[str, float]], None] = lambda sample: None):
        self.peak: dict[str, float] = {}
        self._heard, self._stop = heard, threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)

    def __enter__(self) -> Memory:
        self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._stop.set()
        self._thread.join()

    def _sample(self) -> None:
        while not self._stop.wait(SAMPLE_SECONDS):
            now = in_use()
            self._heard(now)
            for role, size in now.items():
                self.peak[role] = max(size, self.peak.get(role, 0.0))


def in_use() -> dict[str, float]:
    """MiB by role: the largest process of each. A fork's pages that it shares with its parent count in both."""
    own, found = psutil.Process(), {"grader": 0.0}
    for process in [own, *own.children(recursive=True)]:
        try:
            role, size = _role(process, own), process.memory_info().rss / 2**20
        except psutil.Error:
            continue
        found[role] = max(size, found.get(role, 0.0))
    return {role: round(size, 1) for role, size in found.items() if role}


def _role(process: psutil.Process, own: psutil.Process) -> str:
    if process == own:
        return "grader"
    words = " ".join(process.cmdline())
    if "inside.worker" in words:  # bwrap, its child in the namespace, the warm interpreter, and the forks of that
        parents = [" ".join(parent.cmdline()) for parent in process.parents()]
        depth = sum("inside.worker" in parent and "bwrap" not in parent.split(" ")[0] for parent in parents)
        if "bwrap" in words.split(" ")[0]:
            return ""
        return "warm interpreter" if depth == 0 else "student's process"
    return "grading process" if "spawn_main" in words and "resource_tracker" not in words else ""

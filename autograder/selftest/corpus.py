"""The corpus run from outside the wall: a process behind it for each core, and what came of it by family."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from typing import IO, Any

from autograder.errors import UserError
from autograder.selftest import wall
from autograder.selftest.families import FAMILIES

HARMS = ("forged", "escapes", "leaks", "losses", "surprises")
ROOT = Path(__file__).parent.parent.parent


class Broken(UserError):
    """The run behind the wall did not come to its end."""


@dataclass(frozen=True)
class Row:
    """What came of one family: how many attacks did what."""

    family: str
    title: str
    attacks: int
    forged: int
    escapes: int
    leaks: int
    losses: int
    surprises: int

    @property
    def holds(self) -> bool:
        """Whether nothing got through."""
        return not (self.forged or self.escapes or self.leaks or self.losses or self.surprises)


def size() -> int:
    """The number of attacks."""
    return sum(len(family.attacks) for family in FAMILIES)


def findings(names: Sequence[str] = (), jobs: int = 2, container: bool = False) -> Iterator[dict[str, Any]]:
    """A finding for every attack of the families or names, as they come; `container`: without namespaces.

    Raises
    ------
    NoWall, Broken
        If the wall cannot be put up, or the run stops before its end.
    """
    chosen = [
        name
        for family in FAMILIES
        for name in (attack.name for attack in family.attacks)
        if _wanted(family, name, names)
    ]
    shares = [share for start in range(jobs) if (share := chosen[start::jobs])]
    if not shares:
        raise UserError(
            f"no such attack or family: {', '.join(names)}; families are {', '.join(f.name for f in FAMILIES)}"
        )
    with tempfile.TemporaryFile("w+") as complaints:
        runs = [_start(share, complaints, container) for share in shares]
        try:
            with ThreadPoolExecutor(jobs) as pool:
                heard: Queue[dict[str, Any]] = Queue()
                waiting = {pool.submit(_hear, run, heard): share for run, share in zip(runs, shares, strict=True)}
                while waiting or not heard.empty():
                    with contextlib.suppress(Empty):
                        yield heard.get(timeout=0.2)
                    for future in [future for future in waiting if future.done()]:
                        _must_be_whole(future.result(), len(waiting.pop(future)), complaints)
        finally:
            for run in runs:
                run.kill()
                run.wait()
                assert run.stdout is not None
                run.stdout.close()


def rows(found: Sequence[dict[str, Any]]) -> list[Row]:
    """The findings counted by family."""
    counted = []
    for family in FAMILIES:
        own = [finding for finding in found if finding["family"] == family.name]
        if own:
            counts = (sum(bool(finding[harm]) for finding in own) for harm in HARMS)
            counted.append(Row(family.name, family.title, len(own), *counts))
    return counted


def _wanted(family: Any, name: str, names: Sequence[str]) -> bool:
    return not names or family.name in names or name in names


def _start(share: Sequence[str], complaints: IO[str], container: bool) -> subprocess.Popen[str]:
    environment = os.environ | {
        "NNMATH_PYTHON": sys.executable,
        "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")])),
    }
    words = wall.command([sys.executable, "-m", "autograder.selftest", *share], container)
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=complaints, text=True, cwd="/", env=environment)


def _hear(run: subprocess.Popen[str], heard: Queue[dict[str, Any]]) -> tuple[int, int]:
    """Hands on what a run says; its exit status and how many findings it had."""
    assert run.stdout is not None
    seen = 0
    for text in run.stdout:
        heard.put(json.loads(text))
        seen += 1
    return run.wait(), seen


def _must_be_whole(end: tuple[int, int], count: int, complaints: IO[str]) -> None:
    status, seen = end
    if status != 0 or seen != count:
        complaints.seek(0)
        why = (complaints.read().strip().splitlines() or ["no reason given"])[-1]
        raise Broken(f"the self-test stopped after {seen} of {count} attacks: {why}")

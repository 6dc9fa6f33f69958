"""Fetches the repositories of a class: bare clones, of which nothing is ever checked out or run."""

from __future__ import annotations

import csv
import io
import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from autograder.grading.intake.roster import RosterError, read_text

SAFE = ("-c", f"core.hooksPath={os.devnull}", "-c", "core.fsmonitor=false", "-c", "submodule.recurse=false")
ADDRESS = re.compile(r"(https://|ssh://|file:///|/)\S+|[\w.-]+@[\w.-]+:\S+")
PROTOCOLS = "https:ssh:file"
SECONDS = 300  # for one repository
STUDENT = re.compile(r"[^\W_][\w. @+-]*")


@dataclass(frozen=True)
class Repository:
    """Where a student's work is."""

    student: str
    address: str


@dataclass(frozen=True)
class Fetched:
    """What came of one repository."""

    repository: Repository
    at: datetime
    commit: str  # "" where it has none
    problem: str  # one line; "" where all went well


def read_repositories(path: Path) -> tuple[Repository, ...]:
    """A CSV student,address, or one address a line; then the repository's name is the student's.

    Raises
    ------
    RosterError
        If an address is none that git should be given, or a student is there twice.
    """
    found: dict[str, Repository] = {}
    for number, cells in enumerate(csv.reader(io.StringIO(read_text(path))), 1):
        words = [cell.strip() for cell in cells if cell.strip()]
        if not words or (number == 1 and not ADDRESS.fullmatch(words[-1])):
            continue  # an empty line, or the names of the columns
        address = words[-1]
        student = words[0] if len(words) > 1 else PurePosixPath(address.rstrip("/")).name.removesuffix(".git")
        if not ADDRESS.fullmatch(address):
            raise RosterError(f"{path}, line {number}: {address!r} is no address of a repository; give https:// or ssh")
        if not STUDENT.fullmatch(student) or student.casefold() in found:
            raise RosterError(f"{path}, line {number}: {student!r} is there twice, or no name for a folder; change it")
        found[student.casefold()] = Repository(student, address)
    if not found:
        raise RosterError(f"{path}: has no repository; write lines student,address")
    return tuple(found.values())


def fetch_all(repositories: Sequence[Repository], into: Path) -> Iterator[Fetched]:
    """Clones each into `into`/<student>.git, or brings that clone up to date; one after the other."""
    into.mkdir(parents=True, exist_ok=True)
    for repository in repositories:
        yield _fetch(repository, into / f"{repository.student}.git")


def _fetch(repository: Repository, place: Path) -> Fetched:
    address = repository.address
    if place.exists():
        branches = "+refs/heads/*:refs/heads/*"
        problem = _git(("fetch", "--quiet", "--no-tags", "--prune", "--force", address, branches), place)
    else:
        plain = ("--bare", "--no-tags", "--no-hardlinks", "--template=")
        problem = _git(("clone", "--quiet", *plain, "--", address, str(place)), None)
    commit = "" if problem else _tip(place)
    if not (problem or commit):
        problem = "is empty"
    return Fetched(repository, datetime.now().astimezone(), commit, f"{address}: {problem}" if problem else "")


def _git(words: Sequence[str], inside: Path | None) -> str:
    """Runs git with the teacher's own credentials; what went wrong, in one line."""
    own = ("--git-dir", str(inside)) if inside else ()
    environment = {**os.environ, "GIT_ALLOW_PROTOCOL": PROTOCOLS, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            ["git", *SAFE, *own, *words],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            text=True,
            errors="replace",
        )
    except FileNotFoundError:
        return "git is not installed here; install it"
    except subprocess.TimeoutExpired:
        return f"took longer than {SECONDS} s; try again"
    return "" if not done.returncode else (done.stderr.strip().splitlines() or ["git gave no reason"])[-1][:200]


def _tip(place: Path) -> str:
    done = subprocess.run(
        ["git", *SAFE, "--git-dir", str(place), "rev-parse", "--verify", "--quiet", "HEAD^{commit}"],
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def fetched_csv(results: Sequence[Fetched]) -> str:
    """What was fetched and when: a commit's own date is the word of the student's computer, this is ours."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("student", "address", "commit", "fetched"))
    for one in results:
        row = (one.repository.student, one.repository.address, one.commit, one.at.isoformat(timespec="seconds"))
        writer.writerow(row)
    return text.getvalue()

"""The repositories of a class: what was committed last before the work was due.

A clone may have been made by anybody, and git obeys the configuration it finds in one. So none of it is read: git runs
in an empty repository of our own and borrows nothing but the clone's objects; which commit is the last one, we read
ourselves. Nothing is checked out, so no hook and no filter ever runs.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path, PurePosixPath

from autograder.grading.intake.entries import ENDINGS, IGNORED, MAX_FILE, Entry

COMMIT = re.compile(r"[0-9a-f]{40}")
BRANCH = re.compile(r"ref: (refs/(?!.*\.\.)[\w./+-]+)")
SECONDS = 60  # for one question to git about one repository


class _Unreadable(Exception):
    """A repository that cannot be read; the text says why."""


def clones(path: Path) -> list[Path]:
    """The repositories that lie directly in the folder `path`, with a working copy or without."""
    if not path.is_dir():
        return []
    return [child for child in sorted(path.iterdir()) if child.is_dir() and _is_own(child) and _git_folder(child)]


def committed(repository: Path, due: datetime | None) -> Iterator[Entry]:
    """The notebooks and scripts in the last commit before `due`; the last of all without one."""
    student = repository.name.removesuffix(".git")
    try:
        with tempfile.TemporaryDirectory() as room:
            git = _Git(repository, Path(room))
            commit = git.last(due)
            for name, blob, size in git.files(commit):
                inner, label = PurePosixPath(student, name), f"{repository}@{commit[:10]}:{name}"
                yield Entry(inner, label, git.blob(blob) if size <= MAX_FILE else None)
    except _Unreadable as error:
        yield Entry(PurePosixPath(student), str(repository), None, str(error))


def _git_folder(child: Path) -> Path | None:
    for folder in (child / ".git", child):
        if all(_is_own(folder / name) for name in ("HEAD", "objects", "refs")):
            return folder
    return None


def _is_own(path: Path) -> bool:
    return path.exists() and not path.is_symlink()


class _Git:
    """Questions to git about one repository."""

    def __init__(self, repository: Path, room: Path):
        self.folder = _git_folder(repository) or repository
        if (self.folder / "objects" / "info" / "alternates").exists():
            raise _Unreadable("borrows from another repository; clone it anew, without --shared and --reference")
        self.environment = {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(room),
            "LC_ALL": "C",
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_ALLOW_PROTOCOL": "none",
            "GIT_DIR": str(room / "empty.git"),
        }
        self.ask("init", "--quiet", "--bare", "--template=")
        self.environment["GIT_OBJECT_DIRECTORY"] = str(self.folder.resolve() / "objects")
        if (self.folder / "shallow").is_file():
            self.environment["GIT_SHALLOW_FILE"] = str(self.folder.resolve() / "shallow")

    def ask(self, *words: str) -> bytes:
        """What git answers, which is limited: a small repository can unfold into a listing without end."""
        command = ["git", *words]
        try:
            process = subprocess.Popen(
                command,
                env=self.environment,
                cwd=self.environment["HOME"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
        except FileNotFoundError:
            raise _Unreadable("git is not installed here; install it, or hand the files in without it") from None
        watch = threading.Timer(SECONDS, process.kill)
        watch.start()
        with process:
            assert process.stdout is not None and process.stderr is not None
            answer = process.stdout.read(MAX_FILE + 1)
            if len(answer) > MAX_FILE:
                process.kill()
            said = process.stderr.read(10_000).decode(errors="replace").strip().splitlines() or ["it took too long"]
        watch.cancel()
        if process.returncode:
            raise _Unreadable(f"git cannot read it ({said[-1][:200]}); look at it by hand, or clone it anew")
        return answer

    def last(self, due: datetime | None) -> str:
        tip = self._tip()
        if due is None:
            return tip
        found = self.ask("rev-list", "-1", f"--min-age={int(due.timestamp())}", tip).decode().strip()
        if not found:
            raise _Unreadable(f"has no commit before {due.isoformat(' ', 'minutes')}; ask, or grade it without --due")
        return found

    def _tip(self) -> str:
        """The commit of the branch that the clone is on."""
        head = (self.folder / "HEAD").read_text(encoding="utf-8", errors="replace").strip()
        if match := BRANCH.fullmatch(head):
            head = self._loose(match[1]) or self._packed(match[1])
        if not COMMIT.fullmatch(head):
            raise _Unreadable("has no commit on the branch it is on; clone it anew")
        return head

    def _loose(self, branch: str) -> str:
        path = self.folder / branch
        return path.read_text(encoding="ascii", errors="replace").strip() if path.is_file() else ""

    def _packed(self, branch: str) -> str:
        path = self.folder / "packed-refs"
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []
        return next((line[:40] for line in lines if line[40:] == f" {branch}"), "")

    def files(self, commit: str) -> Iterator[tuple[str, str, int]]:
        """Path, blob and size of what may be a submission. Links and submodules are not."""
        for line in self.ask("ls-tree", "-r", "-z", "-l", "--full-tree", commit).split(b"\0"):
            head, _, name = line.decode(errors="replace").partition("\t")
            path = PurePosixPath(name)
            if not head.startswith("100") or path.suffix.lower() not in ENDINGS or path.name.startswith("."):
                continue
            if not any(part in IGNORED for part in path.parts[:-1]):
                _, _, blob, size = head.split()
                yield name, blob, int(size) if size.isdigit() else 0  # a blob that is missing has none

    def blob(self, blob: str) -> bytes:
        return self.ask("cat-file", "blob", blob)

"""What lies in a folder or an archive: its notebooks and scripts, read with limits.

Nothing is unpacked to disk, no path of an archive is ever used as one, and no link is followed.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

ENDINGS = (".ipynb", ".py")
METADATA = "submission_metadata.yml"  # Gradescope's list of who handed in what
IGNORED = {".ipynb_checkpoints", "__MACOSX", "__pycache__", "tests", "data", ".git", ".github", ".venv", ".binder"}
MAX_FILE = 60 * 2**20  # bytes; what is larger is a notebook full of outputs, and cannot cross the pipe to the sandbox
MAX_ARCHIVE = 2 * 2**30  # bytes that the files of one archive may hold together: a class of 500 with 4 MiB each
MAX_OWN_ARCHIVE = 2 * MAX_FILE  # of one that a student made: notebook and data
BROKEN = Exception
"""What reading a damaged, encrypted or oddly packed archive may raise: many modules have a part in it."""


@dataclass(frozen=True)
class Entry:
    """A file that may be a submission, or that could not be read."""

    inner: PurePosixPath  # its path inside what the teacher gave; an archive in an archive is a folder there
    label: str  # as the teacher may look for it
    data: bytes | None  # None: too large
    problem: str = ""


def entries(path: Path, leave_out: Collection[Path] = ()) -> Iterator[Entry]:
    """The files under `path`, but those in the folders `leave_out`.

    Raises
    ------
    OSError, zipfile.BadZipFile
        If there is nothing, or no archive, at `path`.
    """
    if not path.exists():
        raise FileNotFoundError("there is no such file or folder")
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            if not leave_out or not any(folder in file.parents for folder in leave_out):
                yield from _in_folder(file, PurePosixPath(file.relative_to(path).as_posix()))
    elif path.suffix.lower() == ".zip":
        yield from _in_archive(zipfile.ZipFile(path), PurePosixPath(), str(path), MAX_ARCHIVE)
    elif path.suffix.lower() in ENDINGS:
        yield Entry(PurePosixPath(path.name), str(path), _read(path))


def read_entry(file: Path) -> Entry:
    """One file that somebody else has found."""
    return Entry(PurePosixPath(file.name), str(file), _read(file))


def _in_folder(file: Path, inner: PurePosixPath) -> Iterator[Entry]:
    if file.is_symlink() or not file.is_file() or not _counts(inner):
        return
    if file.suffix.lower() == ".zip":
        yield from _nested(file, inner, str(file))
    else:
        yield Entry(inner, str(file), _read(file))


def _in_archive(archive: zipfile.ZipFile, above: PurePosixPath, label: str, left: int) -> Iterator[Entry]:
    """The files of an archive, and those of archives in it; deeper ones are none of a learner's."""
    with archive:
        for item in archive.infolist():
            inner, name = _cleaned(_shown(item.filename)), f"{label}:{_shown(item.filename)}"
            if item.is_dir() or not _counts(inner):
                continue
            try:
                with archive.open(item) as file:
                    data = file.read(min(MAX_FILE, left) + 1)  # the size that the archive states may be a lie
            except BROKEN as error:
                yield Entry(above / inner, name, None, f"cannot be read ({error}); ask for it again")
                continue
            if (left := left - len(data)) < 0:
                yield Entry(above / inner, name, None, "is not read, nor what follows: the archive holds too much")
                return
            if inner.suffix.lower() != ".zip":
                yield Entry(above / inner, name, data if len(data) <= MAX_FILE else None)
            elif not above.parts:
                yield from _nested(io.BytesIO(data), inner, name)


def _nested(source: Path | io.BytesIO, inner: PurePosixPath, label: str) -> Iterator[Entry]:
    """The files of an archive that a student made."""
    try:
        archive = zipfile.ZipFile(source)
    except BROKEN as error:
        yield Entry(inner, label, None, f"cannot be read ({error}); ask for it again")
        return
    yield from _in_archive(archive, inner, label, MAX_OWN_ARCHIVE)


def _cleaned(name: str) -> PurePosixPath:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return PurePosixPath(*(part for part in parts if part not in ("/", "..", ".")))


def _shown(name: str) -> str:
    """A name of an archive, fit for one line."""
    return "".join(sign if sign.isprintable() else "�" for sign in name)


def _read(file: Path) -> bytes | None:
    return file.read_bytes() if file.stat().st_size <= MAX_FILE else None


def _counts(inner: PurePosixPath) -> bool:
    if any(part in IGNORED for part in inner.parts[:-1]) or inner.name.startswith("."):
        return False
    return inner.suffix.lower() in (*ENDINGS, ".zip") or inner.name == METADATA

"""The one file that counts among those a host has put into a submission's folder."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from autograder.grading.pipeline import Handed

ENDINGS = (".ipynb", ".py")
LEFT_OUT = {".ipynb_checkpoints", "__MACOSX", "__pycache__", "tests", "data", ".git", ".venv"}
LARGEST = 60 * 2**20  # bytes: what is larger cannot cross the pipe to the sandbox

UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError)  # the last: encrypted, or no known kind

Files = dict[PurePosixPath, Callable[[], bytes]]
"""Place in the submission → its contents, no more than one byte above the limit."""


class Unusable(Exception):
    """Nothing there that can be graded; one line for the student, who can mend it."""


def find(folder: Path, slug: str) -> Handed:
    """The notebook or script in `folder`, or in the one zip file there: of several the one named like the exercise.

    Raises
    ------
    Unusable
        If there is none, or it cannot be told which counts.
    """
    found = _files(folder)
    packed = [path for path in found if path.suffix.lower() == ".zip"]
    if len(packed) == 1 and not _counting(found):
        found = _packed(folder / packed[0])
    name = _chosen(_counting(found), slug)
    data = found[name]()
    if len(data) > LARGEST:
        raise Unusable(f"{name.name} is larger than {LARGEST // 2**20} MiB. Clear the outputs and save it again.")
    return Handed("student", str(name), data)


def _chosen(names: list[PurePosixPath], slug: str) -> PurePosixPath:
    """The one that counts; notebooks before scripts."""
    if not names:
        raise Unusable(f"No notebook was handed in. Hand in {slug}.ipynb, saved by Jupyter.")
    for narrowed in (
        [name for name in names if name.name == f"{slug}.ipynb"],
        [name for name in names if name.stem == slug],
        [name for name in names if name.suffix.lower() == ".ipynb"],
        names,
    ):
        if len(narrowed) == 1:
            return narrowed[0]
    listed = " and ".join(map(str, names[:3]))
    raise Unusable(f"There are {len(names)} files, {listed}. Hand in one, named {slug}.ipynb.")


def _files(folder: Path) -> Files:
    """The files of a folder. A link could point at the answer key: it is none."""

    def reader(path: Path) -> Callable[[], bytes]:
        def read() -> bytes:
            with path.open("rb") as file:
                return file.read(LARGEST + 1)

        return read

    inside = folder.resolve()
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.resolve().is_relative_to(inside))
    return {PurePosixPath(path.relative_to(folder).as_posix()): reader(path) for path in paths}


def _packed(path: Path) -> Files:
    """The files of a zip; nothing is unpacked to disk, and no name in it is used as a path."""

    wrong = Unusable(f"{path.name} cannot be read. Hand in the notebook itself, saved by Jupyter.")

    def reader(entry: zipfile.ZipInfo) -> Callable[[], bytes]:
        def read() -> bytes:
            try:
                with zipfile.ZipFile(path) as archive, archive.open(entry) as file:
                    return file.read(LARGEST + 1)  # the size that the archive states may be a lie
            except UNREADABLE:
                raise wrong from None

        return read

    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    except UNREADABLE:
        raise wrong from None
    return {PurePosixPath(entry.filename.replace("\\", "/")): reader(entry) for entry in entries}


def _counting(files: Files) -> list[PurePosixPath]:
    """The student's own notebooks and scripts."""
    return [
        name
        for name in files
        if name.suffix.lower() in ENDINGS
        and not any(part in LEFT_OUT for part in name.parts[:-1])
        and not name.name.startswith((".", "__init__"))
    ]

"""The one file that counts among those a host has put into a submission's folder."""

from __future__ import annotations

from pathlib import Path

from autograder.grading.pipeline import Handed

ENDINGS = (".ipynb", ".py")
LEFT_OUT = {".ipynb_checkpoints", "__MACOSX", "__pycache__", "tests", "data", ".git", ".venv"}
LARGEST = 60 * 2**20  # bytes: what is larger cannot cross the pipe to the sandbox


class Unusable(Exception):
    """Nothing there that can be graded; one line for the student, who can mend it."""


def find(folder: Path, slug: str) -> Handed:
    """The notebook or script in `folder`: of several the one named like the exercise; notebooks before scripts.

    Raises
    ------
    Unusable
        If there is none, or it cannot be told which counts.
    """
    found = [path for path in sorted(folder.rglob("*")) if _counts(path, folder)]
    if not found:
        raise Unusable(f"No notebook was handed in. Hand in {slug}.ipynb, saved by Jupyter.")
    for narrowed in (
        [path for path in found if path.name == f"{slug}.ipynb"],
        [path for path in found if path.stem == slug],
        [path for path in found if path.suffix.lower() == ".ipynb"],
        found,
    ):
        if len(narrowed) == 1:
            return _read(narrowed[0], folder)
    names = " and ".join(path.relative_to(folder).as_posix() for path in found[:3])
    raise Unusable(f"There are {len(found)} files, {names}. Hand in one, named {slug}.ipynb.")


def _read(path: Path, folder: Path) -> Handed:
    if path.stat().st_size > LARGEST:
        raise Unusable(f"{path.name} is larger than {LARGEST // 2**20} MiB. Clear the outputs and save it again.")
    return Handed("student", path.relative_to(folder).as_posix(), path.read_bytes())


def _counts(path: Path, folder: Path) -> bool:
    """Whether a path is a student's own notebook or script. A link could point at the answer key: it is none."""
    inner = path.relative_to(folder)
    if path.is_symlink() or not path.is_file() or not path.resolve().is_relative_to(folder.resolve()):
        return False
    if any(part in LEFT_OUT for part in inner.parts[:-1]) or path.name.startswith((".", "__init__")):
        return False
    return path.suffix.lower() in ENDINGS

"""What nbgrader has collected: `submitted/<student>/<assignment>/<notebook>` in a course folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

ENDINGS = (".ipynb", ".py")
SUBMITTED = "submitted"


def submitted(path: Path, slug: str) -> Iterator[tuple[str, Path]]:
    """Each student with a file handed in for the exercise `slug`, in a course folder or its folder `submitted`.

    The assignment is the exercise's where it has the exercise's name, or holds a notebook of that name. Nothing comes
    where `path` is no such folder.
    """
    root = path if path.name == SUBMITTED else path / SUBMITTED
    if not root.is_dir():
        return
    for file in sorted(root.glob("*/*/*")):
        student, assignment = file.parts[-3:-1]
        if file.is_symlink() or not file.is_file() or file.suffix.lower() not in ENDINGS or student.startswith("."):
            continue
        if file.stem == slug or (assignment == slug and file.suffix.lower() == ".ipynb"):
            yield student, file

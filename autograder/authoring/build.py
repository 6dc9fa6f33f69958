"""From the bank to what people get: exercises/ for learners, solutions/ for staff, the same bytes every time."""

from __future__ import annotations

import functools
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from autograder.authoring.course_map import course_map
from autograder.authoring.guide import guide
from autograder.authoring.leaking import leaks
from autograder.authoring.notebooks import notebooks
from autograder.authoring.public_tests import check_file
from autograder.exercise import BANK, STRANDS, Exercise, load_all

__all__ = ["build", "build_all", "different", "leaks", "place", "render", "stale"]

EXERCISES = BANK.parent.parent / "exercises"
SOLUTIONS = BANK.parent.parent / "solutions"
MAP = "README.md"
GUIDE = "GUIDE.md"

Files = dict[str, bytes]
"""The files of a folder: path inside it, with forward slashes → contents."""


@dataclass(frozen=True)
class Built:
    """What becomes of one exercise, not yet on disk."""

    student: Files
    solution: Files


@functools.lru_cache(maxsize=64)
def render(exercise: Exercise) -> Built:
    """The two folders of an exercise: a notebook each, and the tests and data that both need to run."""
    pair = notebooks(exercise)
    shared = {f"tests/{question.name}.py": check_file(exercise, question) for question in exercise.auto}
    shared |= {f"data/{name}": data for name, data in _files(exercise.folder / "data").items()}
    notebook = f"{exercise.slug}.ipynb"
    picture = {"picture.png": (exercise.folder / "picture.png").read_bytes()} if exercise.picture else {}
    return Built({notebook: pair.student, **shared, **picture}, {notebook: pair.solution, **shared})


def build(exercise: Exercise, exercises: Path = EXERCISES, solutions: Path = SOLUTIONS) -> list[Path]:
    """Writes the two folders of one exercise; returns the files that are new, different or gone.

    Raises
    ------
    ExerciseError
        If the bank folder cannot be built; nothing is written then.
    """
    built = render(exercise)
    student = place(built.student, exercises / exercise.strand / exercise.slug)
    return student + place(built.solution, solutions / exercise.strand / exercise.slug)


def build_all(exercises: Path = EXERCISES, solutions: Path = SOLUTIONS, bank: Path = BANK) -> list[Path]:
    """Writes everything, and removes the folders of exercises that the bank no longer has.

    A file that is no part of any exercise's folder is left where it is; `stale` names it.

    Returns
    -------
    list of Path
        The files that are new, different or gone; none where all was as it should be.
    """
    known = load_all(bank)
    changed = [path for exercise in known for path in build(exercise, exercises, solutions)]
    for path, data in ((exercises / MAP, course_map(known)), (solutions / GUIDE, guide(known))):
        if _read(path) != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            changed.append(path)
    for root in (exercises, solutions):
        for folder in _orphans(root, {(exercise.strand, exercise.slug) for exercise in known}):
            changed += [folder / name for name in _files(folder)]
            shutil.rmtree(folder)
            if not any(folder.parent.iterdir()):
                folder.parent.rmdir()
    return changed


def stale(exercises: Path = EXERCISES, solutions: Path = SOLUTIONS, bank: Path = BANK) -> list[Path]:
    """The files in the generated folders that differ from a fresh build, are missing, or should not be there."""
    known = load_all(bank)
    student, worked = {MAP: course_map(known)}, {GUIDE: guide(known)}
    for exercise in known:
        built, inside = render(exercise), f"{exercise.strand}/{exercise.slug}"
        student |= {f"{inside}/{name}": data for name, data in built.student.items()}
        worked |= {f"{inside}/{name}": data for name, data in built.solution.items()}
    return different(student, exercises) + different(worked, solutions)


def place(files: Mapping[str, bytes], folder: Path) -> list[Path]:
    """Makes `folder` hold exactly `files`, by a folder beside it that is moved into place when it is whole."""
    changed = different(files, folder)
    if changed:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".building-", dir=folder.parent) as room:
            fresh = Path(room) / "fresh"
            for name, data in files.items():
                (fresh / name).parent.mkdir(parents=True, exist_ok=True)
                (fresh / name).write_bytes(data)
            if folder.exists():
                folder.rename(Path(room) / "old")
            fresh.rename(folder)
    return changed


def different(files: Mapping[str, bytes], folder: Path) -> list[Path]:
    """The paths at which `folder` does not hold exactly `files`."""
    found = _files(folder)
    names = sorted(files.keys() | found.keys())
    return [folder / name for name in names if files.get(name) != found.get(name)]


def _files(folder: Path) -> Files:
    """The files of a folder, sorted; what a program left for itself (.ipynb_checkpoints, __pycache__) is no file."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    names = {path.relative_to(folder).as_posix(): path for path in paths}
    return {name: path.read_bytes() for name, path in names.items() if not _left_behind(name)}


def _left_behind(name: str) -> bool:
    return any(part.startswith(".") or part == "__pycache__" for part in name.split("/"))


def _orphans(root: Path, known: set[tuple[str, str]]) -> Iterator[Path]:
    """The exercise folders under `root` that nothing in the bank makes. Only what looks like ours is named."""
    for notebook in sorted(root.glob("*/*/*.ipynb")):
        folder = notebook.parent
        ours = folder.parent.name in STRANDS and notebook.stem == folder.name
        if ours and (folder.parent.name, folder.name) not in known:
            yield folder


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None

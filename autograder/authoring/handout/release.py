"""Hands out: chosen exercises → proved fit → one folder and one archive for the class, with a manifest.

`hand_out` returns a record of what left; who keeps records of assignments takes it from there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from autograder.authoring.build import EXERCISES, Files, place, render
from autograder.authoring.handout.choose import chosen, title_of
from autograder.authoring.handout.colab import with_colab
from autograder.authoring.handout.fitness import refuse_leaks, refuse_stale
from autograder.authoring.handout.git_host import git_files
from autograder.authoring.handout.links import Repository
from autograder.authoring.handout.packing import hashes, zipped
from autograder.authoring.handout.requirements import requirements
from autograder.authoring.handout.texts import notebook_of, readme
from autograder.errors import UserError
from autograder.exercise import BANK, Exercise

MANIFEST = "manifest.json"


class FolderInUse(UserError):
    """A folder that holds something already."""


@dataclass(frozen=True)
class Order:
    """What a teacher asks for."""

    words: tuple[str, ...]  # slugs, strands, or "all"
    due: datetime | None = None
    repository: Repository | None = None
    git: bool = False  # a template for a git host: with the workflow that runs the public checks


@dataclass(frozen=True)
class Release:
    """What left: enough to say later who was given what, and when it was due."""

    name: str
    exercises: tuple[tuple[str, str], ...]  # slug, version
    due: datetime | None
    folder: Path
    archive: Path | None
    files: Mapping[str, str]  # path → SHA-256
    archive_sha256: str | None


def hand_out(order: Order, out: Path, *, archive: bool = False, bank: Path = BANK, built: Path = EXERCISES) -> Release:
    """Writes the folder `out`, and with `archive` the file `out`.zip beside it.

    Raises
    ------
    ExerciseError
        If a quick proof fails; nothing is written then.
    FolderInUse
        If `out` holds something already.
    """
    exercises = chosen(order.words, bank)
    packed = Path(f"{out.absolute()}.zip")
    if (out.exists() and (not out.is_dir() or any(out.iterdir()))) or (archive and packed.exists()):
        raise FolderInUse(f"{packed if archive and packed.exists() else out}: exists already; give --out a new folder")
    name = title_of(order.words, exercises)
    files = contents(order, exercises, bank, built)
    sums = hashes(files)
    files[MANIFEST] = _manifest(name, order, exercises, sums)
    data = zipped(files, name) if archive else None
    place(files, out)
    if data is not None:
        packed.write_bytes(data)
    return Release(
        name=name,
        exercises=tuple((exercise.slug, exercise.version) for exercise in exercises),
        due=order.due,
        folder=out,
        archive=packed if archive else None,
        files=sums,
        archive_sha256=next(iter(hashes({"": data}).values())) if data is not None else None,
    )


def contents(order: Order, exercises: tuple[Exercise, ...], bank: Path = BANK, built: Path = EXERCISES) -> Files:
    """All files of a release but the manifest: path → contents. Proved fit to leave."""
    files: Files = {}
    for exercise in exercises:
        fresh = render(exercise)
        refuse_stale(exercise, fresh, built)
        files |= {f"{exercise.strand}/{exercise.slug}/{name}": data for name, data in fresh.student.items()}
    files["requirements.txt"] = needed = requirements(files)
    if order.repository:
        for exercise in exercises:
            path = notebook_of(exercise)
            files[path] = with_colab(files[path], exercise.slug, path.rpartition("/")[0], order.repository)
        files[".binder/requirements.txt"] = needed
    files["README.md"] = readme(exercises, order.due, order.repository)
    refuse_leaks(files, bank)
    return files | git_files() if order.git else files  # these are the same for every class, and hold no exercise


def _manifest(name: str, order: Order, exercises: tuple[Exercise, ...], sums: Mapping[str, str]) -> bytes:
    table = {
        "name": name,
        "due": order.due.isoformat() if order.due else None,
        "exercises": [{"exercise": one.slug, "version": one.version, "points": one.points} for one in exercises],
        "sha256": sums,
    }
    return (json.dumps(table, indent=1, ensure_ascii=False) + "\n").encode()

"""Hands out: chosen exercises → proved fit → a folder and an archive for the class, or for each student.

All of it is made beside its place and moved there when it is whole. `handing_out` yields the record of what is about
to leave: who keeps records of assignments takes it from there.
"""

from __future__ import annotations

import contextlib
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from autograder.authoring.build import EXERCISES, place
from autograder.authoring.handout.choose import chosen, title_of
from autograder.authoring.handout.contents import MANIFEST, Pieces, contents
from autograder.authoring.handout.order import Order
from autograder.authoring.handout.own_numbers import own
from autograder.authoring.handout.packing import hashes, zipped
from autograder.errors import UserError
from autograder.exercise import BANK, Exercise, ExerciseError


class FolderInUse(UserError):
    """A folder that holds something already."""


@dataclass(frozen=True)
class Release:
    """What left: enough to say later who was given what, and when it was due."""

    name: str
    exercises: tuple[tuple[str, str], ...]  # slug, version
    due: datetime | None
    folder: Path
    archive: Path | None
    files: Mapping[str, str]  # path → SHA-256, of all but the manifest
    archive_sha256: str | None
    students: int = 0  # how many there is a folder for; 0 where all get the same
    varied: tuple[str, ...] = ()  # the exercises in which each of them has numbers of their own


def hand_out(order: Order, out: Path, *, archive: bool = False, bank: Path = BANK, built: Path = EXERCISES) -> Release:
    """Writes the folder `out`, and with `archive` the file `out`.zip beside it; for recipients, archives inside `out`.

    Raises
    ------
    ExerciseError
        If a quick proof fails; nothing is written then.
    FolderInUse
        If `out` holds something already.
    """
    with handing_out(order, out, archive=archive, bank=bank, built=built) as release:
        return release


@contextlib.contextmanager
def handing_out(
    order: Order, out: Path, *, archive: bool = False, bank: Path = BANK, built: Path = EXERCISES
) -> Iterator[Release]:
    """As `hand_out`. The `with` block comes before anything is in its place; where it raises, nothing gets there."""
    exercises = chosen(order.words, bank)
    packed = Path(f"{out.absolute()}.zip") if archive and not order.recipients else None
    _refuse_used(out, packed)
    pieces = Pieces.of(title_of(order.words, exercises), exercises, built)
    out.absolute().parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".handing-out-", dir=out.absolute().parent) as name:
        room = Path(name)
        if order.recipients:
            varied = [exercise for exercise in exercises if exercise.numbers]
            if not varied:
                raise ExerciseError(f"{pieces.name}: no exercise has own_numbers.py, so all get the same; see README")
            sums = _for_each(order, pieces, varied, room, archive, bank)
        else:
            files, sums = contents(order, pieces, bank)
            place(files, room / "fresh")
            (room / "fresh.zip").write_bytes(zipped(files, pieces.name) if packed else b"")
        yield Release(
            pieces.name,
            tuple((exercise.slug, exercise.version) for exercise in exercises),
            order.due,
            out,
            packed,
            sums,
            _sha256(room / "fresh.zip") if packed else None,
            len(order.recipients),
            tuple(exercise.slug for exercise in exercises if exercise.numbers and order.recipients),
        )
        if out.exists():
            out.rmdir()
        (room / "fresh").rename(out)
        if packed:
            (room / "fresh.zip").rename(packed)


def _refuse_used(out: Path, packed: Path | None) -> None:
    used = out if out.exists() and (not out.is_dir() or any(out.iterdir())) else None
    if packed and packed.exists():
        used = packed
    if used:
        raise FolderInUse(f"{used}: exists already; give --out a new folder")


def _for_each(
    order: Order, pieces: Pieces, varied: Sequence[Exercise], room: Path, archive: bool, bank: Path
) -> dict[str, str]:
    """A folder for each recipient, proved one by one; one list of all for the teacher. Returns the hashes."""
    sums: dict[str, str] = {}
    students = []
    for recipient in order.recipients:
        with tempfile.TemporaryDirectory(dir=room) as copies:
            owned = [own(exercise, recipient.student, order.term, Path(copies)) for exercise in varied]
            files, theirs = contents(order, pieces, bank, recipient, owned)
        place(files, room / "fresh" / recipient.folder)
        sums |= {f"{recipient.folder}/{name}": digest for name, digest in theirs.items()}
        seeds = {one.exercise.slug: one.seed for one in owned}
        line: dict[str, object] = {"student": recipient.student, "folder": recipient.folder, "numbers_from": seeds}
        if archive:
            packed = room / "fresh" / f"{recipient.folder}.zip"
            packed.write_bytes(zipped(files, pieces.name))
            line["archive_sha256"] = _sha256(packed)
        students.append(line)
    table = {"name": pieces.name, "term": order.term, "students": students}
    (room / "fresh" / MANIFEST).write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return sums


def _sha256(path: Path) -> str:
    return hashes({"": path.read_bytes()})[""]

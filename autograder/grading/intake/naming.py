"""Who handed a file in, read from the name that a learning-management system or a person gave it.

Canvas      owlsnowy_LATE_4321_98765_munchable_matrices-1.ipynb, anon_x7Kp2_98765_….ipynb
Moodle      Snowy Owl_4321_assignsubmission_file_/munchable_matrices.ipynb
Classroom   Snowy Owl - munchable_matrices.ipynb
by hand     <student>.ipynb, <student>.py, <student>.zip, <student>/…
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

CANVAS = re.compile(r"(?P<name>.+?)_(?:late_)?(?P<id>\d+)_(?P<attachment>\d+)_(?P<file>.+)", re.IGNORECASE)
ANONYMOUS = re.compile(r"(?:late_)?anon_(?P<id>[a-z0-9]+)_(?P<attachment>\d+)_(?P<file>.+)", re.IGNORECASE)
MOODLE = re.compile(r"(?P<name>.+)_(?P<id>\d+)_assignsubmission_[a-z]+_(?P<file>.*)")
CLASSROOM = re.compile(r"(?P<name>.+?) - (?P<file>.+)")
COPY = re.compile(r"(-\d+| ?\(\d+\))$")  # what Canvas and browsers add to a name that was there already
COPY_OF = re.compile(r"^(copy of|copie de) ", re.IGNORECASE)  # what Google Drive puts before it


@dataclass(frozen=True)
class Who:
    """What a file name says about its student."""

    name: str
    id: str = ""  # the system's own number
    email: str = ""
    plain: bool = False  # a person chose the name, so it may be a name, an id or an e-mail address


@dataclass(frozen=True)
class Named:
    """A file's student, and what the file was called when it was handed in."""

    who: Who
    name: str
    newest: int = 0  # the larger, the later it was handed in, as far as the system says


def named(inner: PurePosixPath, slug: str) -> Named:
    """Whose the file at `inner` is."""
    return by_system(inner, slug) or Named(Who(_outermost(inner), plain=True), inner.name)


def by_system(inner: PurePosixPath, slug: str) -> Named | None:
    """Whose the file is, where its name has the form of a system; else None.

    Only the outermost part of the path counts: what lies below it, a student may have named.
    """
    top, alone = inner.parts[0], len(inner.parts) == 1
    if match := MOODLE.fullmatch(top):
        return Named(Who(match["name"], match["id"]), match["file"] if alone else inner.name)
    for pattern in (ANONYMOUS, CANVAS):
        if match := pattern.fullmatch(top):
            who = Who(match["name"] if pattern is CANVAS else f"anon_{match['id']}", match["id"])
            return Named(who, match["file"] if alone else inner.name, int(match["attachment"]))
    if alone and (match := CLASSROOM.fullmatch(top)) and base(match["file"]) == slug:
        return Named(Who(match["name"].strip()), match["file"])
    return None


def base(name: str) -> str:
    """A file's name without its ending and without what marks a copy."""
    return COPY_OF.sub("", COPY.sub("", PurePosixPath(name).stem))


def _outermost(inner: PurePosixPath) -> str:
    top = PurePosixPath(inner.parts[0])
    return top.stem if len(inner.parts) == 1 or top.suffix.lower() == ".zip" else top.name

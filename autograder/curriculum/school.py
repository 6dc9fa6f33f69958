"""A school's own frameworks: a folder with a CASE file and perhaps a mapping for each, checked before it is kept."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from autograder.curriculum.case.reading import read_case
from autograder.curriculum.catalogue import Catalogue, published
from autograder.curriculum.crosswalk import COURSE
from autograder.curriculum.mapping import read_mapping
from autograder.curriculum.outcomes import Framework
from autograder.errors import UserError

FRAMEWORK, MAPPING = ".case.json", ".map.csv"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,40}")


class BadFrameworkName(UserError):
    """A name under which a school's framework cannot be kept."""


@dataclass(frozen=True)
class School:
    """All frameworks at hand, published and the school's, and what the school's mappings add."""

    catalogue: Catalogue
    mapping: dict[str, tuple[str, ...]] = field(default_factory=dict)  # our outcome → full names of theirs


def read_school(folder: Path | None, known: Collection[str]) -> School:
    """The published frameworks and those of a school's folder. `known` are the outcomes of the course."""
    if folder is None:
        return School(published())
    if not folder.is_dir():
        raise UserError(f"{folder}: no such folder; `nnmath outcomes import FILE --into {folder}` makes it")
    frameworks: list[Framework] = []
    mapping: dict[str, tuple[str, ...]] = {}
    for path in sorted(folder.glob(f"*{FRAMEWORK}")):
        name = path.name.removesuffix(FRAMEWORK)
        _refuse_name(name)
        framework = read_case(path, name)
        frameworks.append(framework)
        if (file := folder / f"{name}{MAPPING}").exists():
            for own, places in read_mapping(file, framework, known).items():
                mapping[own] = (*mapping.get(own, ()), *places)
    return School(Catalogue([*published().frameworks, *frameworks]), mapping)


def keep(case: Path, into: Path, name: str, mapping: Path | None, known: Collection[str]) -> Framework:
    """Checks a framework, and a mapping to it, and then keeps copies in the folder: both or neither.

    A mapping that is there already stays, if it fits.
    """
    _refuse_name(name)
    framework = read_case(case, name)
    files = {into / f"{name}{FRAMEWORK}": case.read_bytes()}
    kept = into / f"{name}{MAPPING}"
    if mapping is not None:
        read_mapping(mapping, framework, known)
        files[kept] = mapping.read_bytes()
    elif kept.exists():
        read_mapping(kept, framework, known)
    into.mkdir(parents=True, exist_ok=True)
    _write_all(files)
    return framework


def _refuse_name(name: str) -> None:
    if not NAME.fullmatch(name):
        raise BadFrameworkName(
            f"{name!r} is no name for a framework; use letters, digits, - and _, such as --name OUR-9"
        )
    taken = {COURSE, *(framework.name.casefold() for framework in published().frameworks)}
    if name.casefold() in taken or f"on-{name}".casefold() in taken:
        raise BadFrameworkName(f"{name!r} is the name of a published framework; give another with --name")


def _write_all(files: dict[Path, bytes]) -> None:
    """Writes all beside their places first, then moves them: a full disk leaves what was there before."""
    beside = {path: path.with_name(f".{path.name}.{os.getpid()}") for path in files}
    try:
        for path, content in files.items():
            beside[path].write_bytes(content)
        for path in files:
            beside[path].replace(path)
    finally:
        for path in beside.values():
            path.unlink(missing_ok=True)

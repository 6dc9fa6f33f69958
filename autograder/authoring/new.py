"""A new exercise: a small complete one, copied from the template, ready to be replaced a piece at a time."""

from __future__ import annotations

import re
from pathlib import Path

from autograder.exercise import BANK, STRANDS, ExerciseError, find

TEMPLATE = Path(__file__).parent / "template"


def create(strand: str, slug: str, bank: Path = BANK) -> Path:
    """The folder of a new exercise called `slug`.

    Raises
    ------
    ExerciseError
        If the strand is unknown, the slug is not one, or the bank has an exercise of that name.
    """
    if strand not in STRANDS:
        raise ExerciseError(f"unknown strand {strand!r}; choose one of {', '.join(STRANDS)}")
    if not re.fullmatch(r"[a-z][a-z_]*", slug):
        raise ExerciseError(f"{slug!r} cannot name an exercise; use small letters and _, such as munchable_matrices")
    folder = find(bank).get(slug, bank / strand / slug)
    if folder.exists():
        raise ExerciseError(f"{folder.parent.name}/{slug} exists already; choose another name, or edit what is there")
    words = {"__TITLE__": slug.replace("_", " ").capitalize(), "__STRAND__": strand, "__SLUG__": slug}
    folder.mkdir(parents=True)
    for name in sorted(path.name for path in TEMPLATE.iterdir() if path.is_file()):
        text = (TEMPLATE / name).read_text(encoding="utf-8")
        for mark, word in words.items():
            text = text.replace(mark, word)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return folder

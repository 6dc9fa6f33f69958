"""Looks for lines of a solution, or of anything else that only staff may read, in what learners get."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from autograder.authoring.cells import source_of
from autograder.authoring.master import BEGIN, END, master_cells
from autograder.checks import desk
from autograder.exercise import STRANDS, Exercise

SECRET = ("hidden.py", "misconceptions.py", "variants.py")
SHORTEST = 12  # characters; a shorter line (`return total`) says nothing about where it comes from
TELLING = 40  # characters; nobody writes such a line twice by chance, so it is looked for inside other lines as well


def leaks(exercise: Exercise, folder: Path) -> list[str]:
    """Each secret line of `exercise` that stands in a file under `folder`, as "file: line".

    In the folders of other exercises only telling lines count: `A = np.asarray(A)` may well be their own.
    """
    secret = _secret(exercise)
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        place, text = path.relative_to(folder), _Text(_read(path))
        least = TELLING if _is_of_another(exercise, place) else SHORTEST
        found += [f"{place.as_posix()}: {line}" for line in secret if len(line) >= least and text.has(line)]
    return found


class _Text:
    """Normalised lines that can be asked whether a line stands among them, or a telling one inside one of them."""

    def __init__(self, lines: Iterable[str]):
        self.lines = set(lines)
        self.whole = "\n".join(sorted(self.lines))

    def has(self, line: str) -> bool:
        return line in self.lines or (len(line) >= TELLING and line in self.whole)


def _secret(exercise: Exercise) -> list[str]:
    """The lines that nobody outside may read: those of staff's files that everybody may read elsewhere left out.

    Adapters are for everybody. Still a telling line of a solution must not stand there.
    """
    solution, shown = _parted(exercise)
    staff = [line for name in SECRET for line in _read(exercise.folder / name)]
    adapting = _read(exercise.folder / "adapters.py")
    everybody = [*shown, *_read(exercise.folder / "public.py"), *_lines(inspect.getsource(desk))]
    known = _Text([*everybody, *(line for line in adapting if len(line) < TELLING)])
    hidden = [line for line in solution if not known.has(line)]
    known = _Text([*everybody, *adapting])
    hidden += [line for line in staff if not known.has(line)]
    return [line for line in dict.fromkeys(hidden) if _says_something(line)]


def _parted(exercise: Exercise) -> tuple[list[str], list[str]]:
    """The lines of the master: those of its solutions and model answers, and those that everybody may read."""
    hidden: list[str] = []
    shown: list[str] = []
    for cell in master_cells(exercise):
        inside = "answer" in cell["metadata"]
        for line in source_of(cell).splitlines():
            inside = inside or line.strip().startswith(BEGIN)
            (hidden if inside else shown).extend(_lines(line))
            inside = inside and not line.strip().startswith(END)
    return hidden, shown


def _is_of_another(exercise: Exercise, place: Path) -> bool:
    return len(place.parts) > 2 and place.parts[0] in STRANDS and place.parts[1] != exercise.slug


def _says_something(line: str) -> bool:
    return len(line) >= SHORTEST and not line.startswith(("import ", "from ", BEGIN[2:], END[2:]))


def _lines(text: str) -> list[str]:
    """The lines without indentation, doubled space, comment signs and triple quotes."""
    return [" ".join(line.split()).lstrip("#> ").strip('" ') for line in text.splitlines()]


def _read(path: Path) -> list[str]:
    """The lines of a file; of a notebook, those of every text anywhere in it, outputs and metadata too."""
    try:
        text = path.read_bytes().decode()
    except (FileNotFoundError, UnicodeDecodeError):
        return []  # numbers in NumPy's format and pictures have no lines
    try:
        pieces = _texts(json.loads(text)) if path.suffix == ".ipynb" else [text]
    except json.JSONDecodeError:
        pieces = [text]
    return [line for piece in pieces for line in _lines(piece)]


def _texts(value: Any) -> Iterator[str]:
    """Every text in a JSON value. A list of lines is one text."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield "".join(item for item in value if isinstance(item, str))
        yield from (text for item in value if not isinstance(item, str) for text in _texts(item))
    elif isinstance(value, dict):
        yield from (text for item in value.values() for text in _texts(item))

"""Names for the pages of students whose names may hold anything."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

LONGEST = 40  # characters: at four bytes each, with the rest of the name, within the 255 bytes of a file name
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)  # devices on Windows, whatever follows


def file_names(labels: Sequence[tuple[str, ...]]) -> list[str]:
    """A safe file name for each label (student, and what else tells two pages apart), no two alike on any file system.

    Letters and digits of every script stay, a space becomes a hyphen. A name that had to be changed, or that differs
    from another by upper and lower case only, ends in a few digits of its label's hash: it is the same again tomorrow.
    """
    stems = [_joined(label) for label in labels]
    often = Counter(_key(stem) for stem in stems)
    taken: set[str] = set()
    names = []
    for label, stem in zip(labels, stems, strict=True):
        plain = unicodedata.normalize("NFC", ".".join(label)).replace(" ", "-")
        if often[_key(stem)] > 1 or stem != plain:
            stem = f"{stem}-{_digits(label)}"
        names.append(_free(stem, taken) + ".html")
    return names


def _joined(label: tuple[str, ...]) -> str:
    stem = ".".join(filter(None, map(_stem, label)))
    return f"student-{stem}".rstrip("-") if not stem or RESERVED.fullmatch(stem) else stem


def _stem(text: str) -> str:
    """The letters, digits, dots and hyphens of a text, cut to length."""
    kept = "".join(
        character if unicodedata.category(character)[0] in "LNM" or character in "-_." else "-"
        for character in unicodedata.normalize("NFC", text)
    )
    return re.sub(r"\.{2,}|-{2,}", "-", kept)[:LONGEST].strip("-_.")


def _key(stem: str) -> str:
    """What two names have in common on a file system that ignores case, width and accents' spelling."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", stem).casefold())


def _digits(label: tuple[str, ...]) -> str:
    data = "\0".join(label).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:8]


def _free(stem: str, taken: set[str]) -> str:
    """`stem`, or with a number where it is taken; from now on it is."""
    name, number = stem, 1
    while _key(name) in taken:
        number += 1
        name = f"{stem}-{number}"
    taken.add(_key(name))
    return name

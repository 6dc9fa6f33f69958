"""Text that came from a student, made fit to stand on a page: nothing invisible, nothing endless, nothing that acts."""

from __future__ import annotations

import re
import unicodedata

from markupsafe import Markup, escape

JOINERS = "\u200c\u200d"  # Persian and many Indian names, and emoji, are not spelled right without them
MOST_MARKS = 4  # marks on one letter; more than any script needs climb over the lines above and below


def clean(text: str) -> str:
    """`text` without control, invisible and direction-changing characters, half characters, and towers of marks."""
    if text.isascii() and text.isprintable():
        return text
    kept: list[str] = []
    marks = 0
    for character in unicodedata.normalize("NFC", text):
        category = unicodedata.category(character)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if marks <= MOST_MARKS:
            kept.append(_fit(character, category))
    return "".join(kept)


def _fit(character: str, category: str) -> str:
    """The character, or what stands for it."""
    if category in ("Zl", "Zp"):
        return "\n"
    if category == "Cs":  # half of a pair: it cannot be written to a file
        return "\ufffd"
    if category in ("Cc", "Cf") and character not in "\n\t" + JOINERS:  # Cf: the bidi overrides, among others
        return ""
    return character


def cut(text: str, longest: int, note: bool = True) -> str:
    """`text`, clean, in about `longest` characters at most; an ellipsis shows where some are left out, and a note."""
    short = clean(text[: 2 * longest])
    if len(text) <= 2 * longest and len(short) <= longest:
        return short
    left_out = f" (cut; it has {len(text):,} characters)" if note else ""
    return f"{short[:longest].rstrip()} …{left_out}"


def name(text: str, longest: int = 80) -> str:
    """A person's name on one line, cut with an ellipsis; one that has nothing to see says so."""
    return " ".join(cut(text, longest, note=False).split()) or "(no name)"


def one_line(text: str) -> str:
    """`text` for a terminal: clean, and on one line whatever a file's name holds."""
    return " ".join(clean(text).split())


def prose(text: str) -> Markup:
    """A sentence of ours, with what stands between backticks as code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(clean(text)))))


def points(value: float) -> str:
    """Points as people write them: "13.5", "2"."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def count(number: float, noun: str) -> str:
    """A number and its noun: "1 point", "2.5 points"."""
    return f"{points(number)} {noun}" if number == 1 else f"{points(number)} {noun}s"

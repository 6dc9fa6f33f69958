"""What an author's file must be: known keys, right kinds, and one line that says what is wrong where it is not."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from autograder.errors import UserError

BANK = Path(__file__).parent.parent / "bank"
NUMBER = (int, float)
TYPES: dict[str, tuple[type, ...]] = {
    "title": (str,),
    "minutes": (int,),
    "requires": (list,),
    "big_idea": (str,),
    "discussion": (list,),
    "picture": (str,),
    "limits": (dict,),
    "outcomes": (dict,),
    "questions": (dict,),
}
QUESTION_TYPES: dict[str, tuple[type, ...]] = {
    "title": (str,),
    "entry": (str, list),
    "shapes": (str, list),
    "points": NUMBER,
    "outcomes": (list,),
}
WORDS = {str: "a text", int: "a whole number", float: "a number", list: "a list", dict: "a table"}


class ExerciseError(UserError):
    """A bank folder that cannot be read: one line with the file, what is wrong and what to do."""


def only_known(path: Path, where: str, table: dict[str, Any], known: set[str], needed: set[str] | None = None) -> None:
    if unknown := set(table) - known:
        raise wrong(path, f"unknown key {min(unknown)!r} in {where}; known are {', '.join(sorted(known))}")
    if missing := (needed or set()) - set(table):
        raise wrong(path, f"{where} lacks {', '.join(sorted(missing))}")


def typed(path: Path, where: str, table: dict[str, Any], types: dict[str, tuple[type, ...]]) -> None:
    for key, allowed in types.items():
        if key in table and (not isinstance(table[key], allowed) or isinstance(table[key], bool)):
            words = " or ".join(WORDS[kind] for kind in allowed)
            raise wrong(path, f"{key} = {table[key]!r} in {where}; it must be {words}")


def several(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise wrong(path, f"cannot be read: {error}") from None


def wrong(path: Path, text: str) -> ExerciseError:
    try:
        shown = path.relative_to(BANK.parent.parent)
    except ValueError:
        shown = path
    return ExerciseError(f"{shown}: {text}")

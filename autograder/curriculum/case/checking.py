"""Holds a package against the rules: the first thing that is wrong, in one line with its place and a remedy."""

from __future__ import annotations

import json
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from autograder.curriculum.case.rules import OF_VERSION_1_1, PACKAGE, Kind, Many, Rule, Table
from autograder.errors import UserError

SHOWN = 60  # characters of a wrong value


class BadPackage(UserError):
    """A file that is no CASE 1.0 package: where, what is wrong, what to do."""


def parse(text: str) -> dict[str, Any]:
    """The package in a text, with every rule of CASE 1.0 on its objects kept.

    Raises
    ------
    BadPackage
        At the first thing that is wrong.
    """
    try:
        value = json.loads(text, object_pairs_hook=_no_key_twice, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise BadPackage(f"line {error.lineno}: is no JSON ({error.msg}); export it again") from None
    except RecursionError:
        raise BadPackage("is nested too deeply for a CASE package; export it again") from None
    except ValueError:  # Python's limit on the digits of a whole number
        raise BadPackage("has a number of thousands of digits; export it again") from None
    _refuse_half_characters(value)
    _check(value, PACKAGE, "")
    assert isinstance(value, dict)
    return value


def _check(value: Any, rule: Rule, where: str) -> None:
    if isinstance(rule, Table):
        _check_table(value, rule, where)
    elif isinstance(rule, Many):
        if not isinstance(value, list):
            raise BadPackage(f"{where} is {_shown(value)}; it must be a list")
        for number, one in enumerate(value):
            _check(one, rule.of, f"{where}[{number}]{_label(one)}")
    else:
        _check_kind(value, rule, where)


def _check_kind(value: Any, kind: Kind, where: str) -> None:
    if value is None:
        raise BadPackage(f"{where} is null; give {kind.words}, or leave the key out if it is optional")
    if not kind.fits(value):
        raise BadPackage(f"{where} is {_shown(value)}; it must be {kind.words}")


def _check_table(value: Any, table: Table, where: str) -> None:
    place = where or "the file"
    if not isinstance(value, dict):
        raise BadPackage(f"{place} is {_shown(value)}; it must be an object ({table.name})")
    known = {**table.needed, **table.optional}
    for key in value:
        if key not in known:
            raise BadPackage(f"{place} has the unknown key {key!r}; {_remedy(key, known, table)}")
    for key in table.needed:
        if key not in value:
            raise BadPackage(f"{place} lacks {key!r}; a {table.name} of CASE 1.0 needs {', '.join(table.needed)}")
    for key, one in value.items():
        _check(one, known[key], f"{where}.{key}" if where else key)


def _remedy(key: str, known: Mapping[str, Rule], table: Table) -> str:
    if key in OF_VERSION_1_1:
        return "it is of CASE 1.1: export the framework as CASE 1.0"
    if like := get_close_matches(key, known, n=1):
        return f"did you mean {like[0]!r}?"
    return f"remove it: a {table.name} of CASE 1.0 has {', '.join(sorted(known))}"


def _label(value: Any) -> str:
    """The code of an item beside its number, so that it can be found in a long file."""
    code = value.get("humanCodingScheme") if isinstance(value, dict) else None
    return f" ({_shown(code)})" if isinstance(code, str) else ""


def _shown(value: Any) -> str:
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table: dict[str, Any] = {}
    for key, value in pairs:
        if key in table:
            raise BadPackage(f"an object has the key {key!r} twice; keep one of them")
        table[key] = value
    return table


def _no_constant(name: str) -> Any:
    raise BadPackage(f"has the value {name}, which JSON does not have; give a number")


def _refuse_half_characters(value: Any) -> None:
    """JSON can write half of a character; no file or terminal takes it."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        half = str(error.object)[error.start]
        raise BadPackage(f"has half a character ({half!a}) in a text; remove it") from None

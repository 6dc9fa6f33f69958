"""A CASE 1.0 file as a framework: items with a code are outcomes, items without one are headings."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from autograder.curriculum.case.checking import BadPackage, parse
from autograder.curriculum.case.tree import Tree, tree
from autograder.curriculum.outcomes import Framework, Outcome, Status

STATUS = re.compile(r"nnmath status: (\w+)")


def read_case(path: Path, name: str) -> Framework:
    """The framework in a file, under this name.

    Raises
    ------
    BadPackage
        If it is no package of CASE 1.0, or has no code at all: one line with the file, the place and the remedy.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadPackage(f"{path}: {error.strerror}; give a CASE 1.0 file (JSON)") from None
    except UnicodeDecodeError:
        raise BadPackage(f"{path}: is not UTF-8; save it as UTF-8") from None
    try:
        package = parse(text)
        return _framework(package, tree(package), name)
    except BadPackage as error:
        raise BadPackage(f"{path}: {error}") from None


def _framework(package: dict[str, Any], found: Tree, name: str) -> Framework:
    document = package["CFDocument"]
    has_children = {parent for parents in found.parents.values() for parent in parents}
    outcomes = tuple(
        _outcome(name, document, found, item, item in has_children) for item in found.items if _code(found, item)
    )
    if not outcomes:
        raise BadPackage("no item has a humanCodingScheme; give the outcomes codes, so that they can be named")
    return Framework(
        name=name,
        title=document["title"],
        publisher=document.get("publisher", document["creator"]),
        document=document["title"],
        url=document.get("officialSourceURL", document["uri"]),
        notice=document.get("notes", ""),
        outcomes=outcomes,
        changed=document["lastChangeDateTime"],
        case=document["identifier"],
    )


def _outcome(name: str, document: dict[str, Any], found: Tree, item: str, has_children: bool) -> Outcome:
    body, above = found.items[item], found.above(item)
    code = _code(found, item)
    headings = [found.items[one]["fullStatement"] for one in above if not _code(found, one)]
    parent = _code(found, above[0]) if above and not has_children else ""
    top = above[-1] if above else item
    return Outcome(
        framework=name,
        code=code,
        strand=headings[0] if headings else found.items[top]["fullStatement"] if above else document["title"],
        grade=", ".join(body.get("educationLevel", [])),
        statement=body["fullStatement"],
        status=_status(body.get("notes", "")),
        source=document["title"],
        overall=parent or code,
        strand_code=_code(found, top) or found.items[top]["fullStatement"],
    )


def _code(found: Tree, item: str) -> str:
    return str(found.items[item].get("humanCodingScheme", "")).strip()


def _status(notes: str) -> Status:
    """What our own export wrote; nobody has compared a school's file with a publisher's document."""
    match = STATUS.search(notes)
    known = {status.value: status for status in Status}
    return known.get(match[1], Status.UNVERIFIED) if match else Status.UNVERIFIED

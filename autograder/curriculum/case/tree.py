"""Who is whose child in a package: no identifier twice, no parent missing, nobody below themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from autograder.curriculum.case.checking import BadPackage

Parents = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Tree:
    """The items of a package by identifier, in its order, and the parents of each (the document is left out)."""

    items: Mapping[str, dict[str, Any]]
    parents: Parents

    def above(self, item: str) -> list[str]:
        """The item's parent, its parent, and so on up; of several parents the first."""
        line: list[str] = []
        while found := self.parents.get(line[-1] if line else item):
            line.append(found[0])
        return line


def tree(package: dict[str, Any]) -> Tree:
    """The tree of a package that keeps the rules on its objects.

    Raises
    ------
    BadPackage
        If an identifier or a code is there twice, a parent or child is missing, or a line of parents is a circle.
    """
    document = package["CFDocument"]["identifier"].lower()
    items: dict[str, dict[str, Any]] = {}
    places = {document: "CFDocument"}
    for key in ("CFItems", "CFAssociations"):
        for number, one in enumerate(package.get(key, [])):
            _once(places, one["identifier"].lower(), f"{key}[{number}]", "identifier")
    codes: dict[str, str] = {}
    for number, item in enumerate(package.get("CFItems", [])):
        if code := item.get("humanCodingScheme", "").strip():
            _once(codes, code.casefold(), f"CFItems[{number}] ({code})", "humanCodingScheme")
        items[item["identifier"].lower()] = item
    found = Tree(items, _parents(package, items, document))
    _refuse_circles(found)
    return found


def _once(places: dict[str, str], name: str, where: str, key: str) -> None:
    if name in places:
        raise BadPackage(f"{where} has the {key} of {places[name]}; give each its own")
    places[name] = where


def _parents(package: dict[str, Any], items: Mapping[str, Any], document: str) -> Parents:
    parents: dict[str, tuple[str, ...]] = {}
    seen: dict[str, str] = {}
    for number, one in enumerate(package.get("CFAssociations", [])):
        where = f"CFAssociations[{number}]"
        child, parent = (one[key]["identifier"].lower() for key in ("originNodeURI", "destinationNodeURI"))
        _once(seen, f"{one['associationType']} {child} {parent}", where, "ends and the type")
        if one["associationType"] != "isChildOf":
            continue  # its ends may lie in other documents
        for key, end in (("originNodeURI", child), ("destinationNodeURI", parent)):
            if end not in items and not (end == document and key == "destinationNodeURI"):
                role = "child" if key == "originNodeURI" else "parent"
                raise BadPackage(f"{where}.{key}: the {role} {end} is not in CFItems; add the item or remove this")
        if parent != document:
            parents[child] = (*parents.get(child, ()), parent)
    return parents


def _refuse_circles(found: Tree) -> None:
    """Goes up from every item; whom one meets again on the way is above themselves."""
    good: set[str] = set()
    for item in found.parents:
        trail = [item]
        ways = [iter(found.parents[item])]
        while ways:
            parent = next(ways[-1], None)
            if parent is None:
                ways.pop()
                good.add(trail.pop())
            elif parent in trail:
                _complain_of_circle(found, [*trail[trail.index(parent) :], parent])
            elif parent not in good:
                trail.append(parent)
                ways.append(iter(found.parents.get(parent, ())))


def _complain_of_circle(found: Tree, circle: list[str]) -> None:
    names = [str(found.items[item].get("humanCodingScheme", item)) for item in circle]
    raise BadPackage(f"isChildOf goes in a circle: {' → '.join(names)}; remove one of these associations")

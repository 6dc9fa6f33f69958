"""A framework as a CASE 1.0 package: our paraphrases in a document of our own, the publisher's codes beside them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from autograder.curriculum.crosswalk import COURSE
from autograder.curriculum.identifiers import identifier, uri
from autograder.curriculum.outcomes import Framework, Outcome

Related = Mapping[str, Sequence[Outcome]]
CHANGED = "2026-11-23T00:00:00Z"  # for a framework that does not say when it changed: the same export on every day


def package(framework: Framework, related: Related | None = None) -> dict[str, Any]:
    """The CFPackage of a framework: strands as headings, outcomes below them (or below their overall expectation).

    All identifiers are ours. Where the publisher has a CASE document of its own, an association points to it. `related`
    are, for codes of this framework, outcomes of others that are said to be related.
    """
    document = _named(framework, "document", framework.name)
    strands = list(dict.fromkeys(outcome.strand for outcome in framework.outcomes if not _parent(framework, outcome)))
    headings = {strand: _heading(framework, strand) for strand in strands}
    items = {outcome.code: _item(framework, outcome) for outcome in framework.outcomes}
    whole = {"title": _title(framework), **document}
    pairs = [(heading, whole) for heading in headings.values()]
    for outcome in framework.outcomes:
        parent = _parent(framework, outcome)
        pairs.append((items[outcome.code], items[parent] if parent else headings[outcome.strand]))
    associations = [_child(framework, *pair, number) for number, pair in enumerate(pairs, 1)]
    return {
        "CFDocument": {
            **document,
            "creator": "nnmath",
            "title": _title(framework),
            **({"officialSourceURL": framework.url} if framework.url else {}),
            "language": "en",
            "notes": _notes(framework),
        },
        "CFItems": [*headings.values(), *items.values()],
        "CFAssociations": [*associations, *_publishers_own(framework), *_related(framework, items, related or {})],
    }


def case_text(framework: Framework, related: Related | None = None) -> str:
    """The package as the text of a file."""
    return json.dumps(package(framework, related), ensure_ascii=False, indent=1) + "\n"


def _named(framework: Framework, kind: str, *names: str) -> dict[str, Any]:
    ours = identifier(kind, *names)
    return {"identifier": ours, "uri": uri(ours), "lastChangeDateTime": framework.changed or CHANGED}


def _title(framework: Framework) -> str:
    if framework.name == COURSE:
        return framework.title
    return f"{framework.title}: codes, in the words of nnmath"


def _notes(framework: Framework) -> str:
    if framework.name == COURSE:
        return "The course's own outcomes. Relations to published curricula are of nnmath, and no publisher's."
    return (
        f"Codes from: {framework.document} ({framework.publisher}). Statements are paraphrases of nnmath, not official "
        "wording; each item's notes say how far it was compared with the document. Identifiers are of nnmath, not the "
        f"publisher's. {framework.notice}"
    )


def _heading(framework: Framework, strand: str) -> dict[str, Any]:
    named = _named(framework, "strand", framework.name, strand)
    return {**named, "fullStatement": strand, "CFItemType": "Strand", "CFDocumentURI": _document_link(framework)}


def _item(framework: Framework, outcome: Outcome) -> dict[str, Any]:
    return {
        **_named(framework, "outcome", outcome.name),
        "fullStatement": outcome.statement,
        "humanCodingScheme": outcome.code,
        "CFItemType": "Outcome",
        **({"educationLevel": [outcome.grade]} if outcome.grade else {}),
        "notes": f"nnmath status: {outcome.status.value}",
        "CFDocumentURI": _document_link(framework),
    }


def _document_link(framework: Framework) -> dict[str, str]:
    ours = identifier("document", framework.name)
    return {"title": _title(framework), "identifier": ours, "uri": uri(ours)}


def _parent(framework: Framework, outcome: Outcome) -> str:
    """The overall expectation, where it is an outcome itself."""
    return outcome.overall if outcome.overall != outcome.code and framework.outcome(outcome.overall) else ""


def _child(framework: Framework, child: dict[str, Any], parent: dict[str, Any], number: int) -> dict[str, Any]:
    return {
        **_named(framework, "isChildOf", child["identifier"], parent["identifier"]),
        "associationType": "isChildOf",
        "sequenceNumber": number,
        "originNodeURI": _node(child),
        "destinationNodeURI": _node(parent),
    }


def _publishers_own(framework: Framework) -> list[dict[str, Any]]:
    if not framework.case:
        return []
    theirs = {"title": f"{framework.document}, by its publisher", "identifier": framework.case}
    return [_relation(framework, _document_link(framework), {**theirs, "uri": uri(framework.case)})]


def _related(framework: Framework, items: Mapping[str, dict[str, Any]], related: Related) -> list[dict[str, Any]]:
    found = []
    for code, outcomes in related.items():
        for outcome in outcomes:
            ours = identifier("outcome", outcome.name)
            there = {"title": outcome.name, "identifier": ours, "uri": uri(ours)}
            found.append(_relation(framework, _node(items[code]), there))
    return found


def _relation(framework: Framework, here: dict[str, str], there: dict[str, str]) -> dict[str, Any]:
    return {
        **_named(framework, "isRelatedTo", here["identifier"], there["identifier"]),
        "associationType": "isRelatedTo",
        "originNodeURI": here,
        "destinationNodeURI": there,
    }


def _node(one: dict[str, Any]) -> dict[str, str]:
    title = one.get("humanCodingScheme") or one.get("fullStatement") or one["title"]
    return {"title": title, "identifier": one["identifier"], "uri": one["uri"]}

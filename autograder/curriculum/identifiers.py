"""Identifiers of our own (UUIDv5) for frameworks and outcomes: the same on every machine, and never the publisher's."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

OURS = uuid5(NAMESPACE_URL, "tag:nnmath,2026:curriculum")


def identifier(kind: str, *names: str) -> str:
    """The identifier of a thing of this kind and name, such as ("outcome", "ON-MHF4U:D1.7")."""
    return str(uuid5(OURS, "\n".join([kind, *names])))


def uri(identifier: str) -> str:
    """The identifier as a URI that names and does not promise a page."""
    return f"urn:uuid:{identifier}"

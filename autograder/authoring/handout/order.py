"""What a teacher asks to be handed out, and to whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from autograder.authoring.handout.links import Repository


@dataclass(frozen=True)
class Recipient:
    """A student who gets numbers of their own."""

    student: str
    folder: str  # the name of the folder with what is for them


@dataclass(frozen=True)
class Order:
    """What a teacher asks for."""

    words: tuple[str, ...]  # slugs, strands, or "all"
    due: datetime | None = None
    repository: Repository | None = None
    git: bool = False  # a template for a git host: with the workflow that runs the public checks
    recipients: tuple[Recipient, ...] = ()  # none: everybody gets the same
    term: str = ""  # with recipients: in another term, other numbers

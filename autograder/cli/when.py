"""A moment as a teacher writes it."""

from __future__ import annotations

from datetime import datetime, time

from autograder.errors import UserError


class NoMoment(UserError):
    """A text that says no moment."""


def when(text: str | None) -> datetime | None:
    """`2026-11-30 23:59`, `2026-11-30` (to the end of the day) or either with a zone; without one, this computer's.

    Raises
    ------
    NoMoment
        If the text is none of these.
    """
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise NoMoment(
            f"{text!r} is no moment; write it as 2026-11-30 or 2026-11-30 23:59, if you like with +01:00"
        ) from None
    if len(text.strip()) <= len("2026-11-30"):
        moment = datetime.combine(moment, time(23, 59, 59))
    return moment if moment.tzinfo else moment.astimezone()

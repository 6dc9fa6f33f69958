"""A moment as a teacher writes it."""

from __future__ import annotations

import os
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from autograder.errors import UserError

LOCAL = Path("/etc/localtime")  # a link to the file of the zone, wherever that lies


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


def zone_here() -> str:
    """The name of this computer's time zone; "UTC" where it keeps that, or names none and does not differ from it.

    Raises
    ------
    NoMoment
        If the computer has another zone and does not say its name.
    """
    linked = LOCAL.resolve().as_posix().partition("/zoneinfo/")[2]
    for name in (os.environ.get("TZ", "").lstrip(":"), linked):
        try:
            if name and ZoneInfo(name):
                return name
        except (KeyError, ValueError, OSError):
            continue
    if datetime.now().astimezone().utcoffset():
        raise NoMoment("this computer does not say the name of its time zone; give --zone, such as America/Toronto")
    return "UTC"

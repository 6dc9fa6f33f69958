"""When something was received, as the teacher says: not at all, at one moment, or by the files' own times."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from autograder.grading.pipeline import Handed
from autograder.tracking.records.late import moment, zone_called

FILES = "files"
Received = Callable[[Handed], datetime | None]


def received_by(text: str | None, zone: str) -> Received:
    """What tells when a file was received: `text` is a moment, "files", or None where nobody knows.

    Raises
    ------
    BadTime
        If it is none of them.
    """
    if text is None:
        return lambda handed: None
    if text == FILES:
        return lambda handed: file_time(handed.file, zone)
    when = moment(text, zone)
    return lambda handed: when


def file_time(file: str, zone: str) -> datetime | None:
    """When a file was last changed; inside a zip, which knows no zone, by the clock of the course's."""
    path = Path(file)
    if path.exists():
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    archive, _, inside = file.partition(".zip:")
    try:
        with zipfile.ZipFile(archive + ".zip") as opened:
            return datetime(*opened.getinfo(inside).date_time, tzinfo=zone_called(zone)).astimezone(UTC)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile):
        return None

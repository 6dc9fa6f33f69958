"""Hashes and archives of handed out files: the same files give the same bytes, on every machine."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping

OLDEST = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can state


def hashes(files: Mapping[str, bytes]) -> dict[str, str]:
    """Path → SHA-256 of its contents, sorted."""
    return {name: hashlib.sha256(files[name]).hexdigest() for name in sorted(files)}


def zipped(files: Mapping[str, bytes], top: str) -> bytes:
    """An archive that unpacks into one folder, `top`.

    Not compressed: the bytes of a compressed one depend on the version of zlib.
    """
    room = io.BytesIO()
    with zipfile.ZipFile(room, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{top}/{name}", OLDEST)
            entry.create_system, entry.external_attr = 3, 0o100644 << 16  # as on Unix, also where it is made on Windows
            archive.writestr(entry, files[name])
    return room.getvalue()

"""Files put in their place whole or not at all: one file, a zip, or a folder of several."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from autograder.errors import UserError

EPOCH = (1980, 1, 1, 0, 0, 0)  # the time of every file in a zip: the same content gives the same bytes


class NotEmpty(UserError):
    """A folder that holds other things."""


def place_file(path: Path, data: bytes) -> None:
    """Writes a file beside its place and moves it there: nobody ever sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def place_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Makes a folder with these files, by their paths in it.

    Raises
    ------
    NotEmpty
        If there is one with something in it, which is never deleted.
    """
    if path.is_file() or (path.is_dir() and any(path.iterdir())):
        raise NotEmpty(f"{path}: is not empty; give a folder that is, or is not there yet")
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))
    try:
        for name, data in files.items():
            (beside / name).parent.mkdir(parents=True, exist_ok=True)
            (beside / name).write_bytes(data)
        beside.chmod(0o755)
        if path.is_dir():
            path.rmdir()
        beside.rename(path)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def place_zip_or_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Makes a zip where the name ends in .zip, else a folder."""
    if path.suffix.lower() != ".zip":
        place_folder(path, files)
        return
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    place_file(path, data.getvalue())

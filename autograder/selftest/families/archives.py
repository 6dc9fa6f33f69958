"""Archives and file names: slips, bombs, links, duplicates, encrypted and damaged entries, names that are paths."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Mapping
from pathlib import Path

from autograder.selftest.attack import TRAP, Family, Parcel


def zipped(folder: Path, entries: Mapping[str, str | bytes], name: str = "class.zip") -> Path:
    """An archive with these entries, as they are written here."""
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, text in entries.items():
            archive.writestr(zipfile.ZipInfo(entry), text, zipfile.ZIP_DEFLATED)
    return path


def edited(path: Path, old: bytes, new: bytes) -> None:
    """Changes bytes of an archive."""
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new))


def slip(folder: Path, solution: str) -> None:
    """Entries that would land outside of the folder."""
    zipped(folder, {"../../slip.py": solution, f"..{TRAP}/up.py": solution, "robin.py": solution})


def absolute(folder: Path, solution: str) -> None:
    """Entries with the path of a place, as Unix and as Windows write it."""
    zipped(folder, {f"{TRAP}/absolute.py": solution, "C:\\raven\\work.py": solution})


def bomb(folder: Path, solution: str) -> None:
    """Forty entries that each unfold to 59 MB, and one that is more than any notebook."""
    entries: dict[str, str | bytes] = {f"mallory/{n}.py": bytes(59_000_000) for n in range(3)}
    zipped(folder, entries | {"bomb.py": bytes(300_000_000), "robin.py": solution})


def nested(folder: Path, solution: str) -> None:
    """An archive in an archive in an archive."""
    data: bytes = solution.encode()
    for level in range(20):
        box = io.BytesIO()
        with zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(f"{level}.zip" if level else "mallory.py", data)
        data = box.getvalue()
    zipped(folder, {"mallory.zip": data, "robin.py": solution})


def twice(folder: Path, solution: str) -> None:
    """One name for two entries, and one student in two spellings of the path."""
    path = zipped(folder, {"mallory.py": "x = 1", "mallorz.py": solution, "robin.py": solution})
    edited(path, b"mallorz.py", b"mallory.py")


def encrypted(folder: Path, solution: str) -> None:
    """An entry that wants a password, beside one that does not."""
    path = zipped(folder, {"mallory.py": solution, "robin.py": solution})
    data = bytearray(path.read_bytes())
    data[data.find(b"PK\x03\x04") + 6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)


def damaged(folder: Path, solution: str) -> None:
    """An entry whose packed bytes are nonsense, beside one that is whole."""
    path = zipped(folder, {"mallory.py": solution, "robin.py": solution})
    data = bytearray(path.read_bytes())
    start = 30 + len("mallory.py")
    data[start : start + 40] = b"\xff" * 40
    path.write_bytes(data)


def unknown_packing(folder: Path, solution: str) -> None:
    """An entry packed in a way that nobody knows."""
    path = zipped(folder, {"mallory.py": solution, "robin.py": solution})
    data = bytearray(path.read_bytes())
    data[data.find(b"PK\x03\x04") + 8] = 77
    data[data.find(b"PK\x01\x02") + 10] = 77
    path.write_bytes(data)


def name_that_is_no_text(folder: Path, solution: str) -> None:
    """An entry whose name says it is UTF-8 and is not."""
    path = zipped(folder, {"mallor\u00e9.py": solution})
    edited(path, "\u00e9".encode(), b"\xff\xff")


def cut_off(folder: Path, solution: str) -> None:
    """An archive whose upload broke off."""
    path = zipped(folder, {"robin.py": solution})
    path.write_bytes(path.read_bytes()[:-30])


def link_in_zip(folder: Path, solution: str) -> None:
    """An entry that is a link to a secret: its text is no notebook."""
    path = folder / "class.zip"
    with zipfile.ZipFile(path, "w") as archive:
        entry = zipfile.ZipInfo("mallory.py")
        entry.create_system, entry.external_attr = 3, 0o120777 << 16
        archive.writestr(entry, str(TRAP / "secret"))


def links(folder: Path, solution: str) -> None:
    """Links to files and folders outside, and one that turns in a circle."""
    (folder / "robin.py").write_text(solution)
    (folder / "secret.py").symlink_to(TRAP / "secret")
    (folder / "outside").symlink_to(TRAP)
    (folder / "circle").symlink_to(folder)


def no_files(folder: Path, solution: str) -> None:
    """Things with the name of a notebook that are no files: reading one would wait for ever."""
    (folder / "robin.py").write_text(solution)
    os.mkfifo(folder / "pipe.py")
    (folder / "folder.ipynb").mkdir()


def names(folder: Path, solution: str) -> None:
    """Names of files that are trouble: bytes that are no text, ends of lines, long ones, ones that look like options."""
    for name in (
        b"a\xff\xfe.py",
        b"line\nend.py",
        b"--out.py",
        b"-rf *.py",
        b"x" * 250 + b".py",
        b"$(touch canary).py",
    ):
        with open(os.fsencode(folder) + b"/" + name, "w") as file:
            file.write(solution)


def many(folder: Path, solution: str) -> None:
    """Five thousand entries that are nobody's work."""
    zipped(folder, {f"robin/deep/{n}.txt": "x" for n in range(5000)} | {"robin/work.py": solution})


def sparse(folder: Path, solution: str) -> None:
    """A gigabyte of outputs that takes no place on the disk."""
    (folder / "robin.py").write_text(solution)
    with open(folder / "mallory.ipynb", "wb") as file:
        file.write(b'{"cells": [{"cell_type": "code", "outputs": ["')
        file.truncate(2**30)


FAMILY = Family(
    "archives",
    "archives and file names",
    (
        Parcel("zip_slip", slip, students=("slip", "robin", "tmp")),
        Parcel("absolute_names", absolute, students=("tmp", "C:")),
        Parcel("bombs", bomb, students=("robin",), refused=2),
        Parcel("archives_in_archives", nested, students=("robin",)),
        Parcel("one_name_twice", twice, students=("robin",), refused=1),
        Parcel("an_entry_with_a_password", encrypted, students=("robin",), refused=1),
        Parcel("an_entry_of_nonsense", damaged, students=("robin",), refused=1),
        Parcel("an_entry_packed_in_an_unknown_way", unknown_packing, students=("robin",), refused=1),
        Parcel("an_entry_with_a_name_that_is_no_text", name_that_is_no_text, refused=1),
        Parcel("an_archive_cut_off", cut_off, refused=1),
        Parcel("an_entry_that_is_a_link", link_in_zip, nothing=("mallory",)),
        Parcel("links_to_outside", links, students=("robin",)),
        Parcel("pipes_and_folders", no_files, students=("robin",)),
        Parcel(
            "names_that_are_trouble",
            names,
            students=("a\udcff\udcfe", "line\nend", "--out", "-rf *", "x" * 250, "$(touch canary)"),
        ),
        Parcel("five_thousand_entries", many, students=("robin",)),
        Parcel("a_gigabyte_of_outputs", sparse, students=("robin",), refused=1),
    ),
)

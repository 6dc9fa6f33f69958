"""Files are in their place whole or not at all, and cells are what they were."""

from __future__ import annotations

import os
import zipfile
from datetime import UTC, datetime

import pytest
from independent_readers import strict

from autograder.tracking.exports.placing import NotEmpty, place_file, place_folder, place_zip_or_folder
from autograder.tracking.exports.sheets import csv_text

FILES = {"a.csv": b"a", "b/c.json": b"c"}


def broken(*words):
    raise OSError(28, "no space left")


@pytest.mark.parametrize("name", ["replace", "fdopen"])
def test_a_file_that_cannot_be_written_leaves_what_was_there(tmp_path, monkeypatch, name):
    (tmp_path / "out.csv").write_bytes(b"before")
    monkeypatch.setattr(os, name, broken)
    with pytest.raises(OSError, match="no space"):
        place_file(tmp_path / "out.csv", b"after")
    monkeypatch.undo()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"out.csv": b"before"}


def test_a_folder_is_there_whole_or_not_at_all(tmp_path, monkeypatch):
    place_folder(tmp_path / "out", FILES)
    assert (tmp_path / "out" / "b" / "c.json").read_bytes() == b"c"
    monkeypatch.setattr("pathlib.Path.rename", broken)
    with pytest.raises(OSError, match="no space"):
        place_folder(tmp_path / "other", FILES)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_with_something_in_it_is_never_touched(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(NotEmpty, match="is not empty"):
        place_folder(tmp_path, FILES)
    with pytest.raises(NotEmpty, match="is not empty"):
        place_folder(tmp_path / "mine.txt", FILES)
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_an_empty_folder_is_filled(tmp_path):
    (tmp_path / "out").mkdir()
    place_folder(tmp_path / "out", FILES)
    assert (tmp_path / "out" / "a.csv").exists()


def test_a_zip_has_the_same_bytes_again(tmp_path):
    for name in ("one.zip", "two.zip"):
        place_zip_or_folder(tmp_path / name, FILES)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert archive.testzip() is None and set(archive.namelist()) == set(FILES)


@pytest.mark.parametrize("start", [*"=+-@\t\r\n", "\r\n", " \t", "\u2028"])
def test_no_cell_of_a_person_is_a_formula(start):
    ((cell, number),) = strict(csv_text([(f"{start}=1+1", -1.5 * -1)]).encode())
    assert cell.startswith("'") and number == "1.5"


def test_numbers_flags_moments_and_nothing():
    at = datetime(2026, 3, 6, 23, 59, tzinfo=UTC)
    row = strict(csv_text([(0.1 + 0.2, 3, True, at, None, float("nan"), 'a "b", ç')]).encode())[0]
    assert row == ["0.3", "3", "true", "2026-03-06T23:59:00.000Z", "", "", 'a "b", ç']

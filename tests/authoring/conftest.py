"""A bank of one exercise, and what a build makes of it."""

import sys
from pathlib import Path

import pytest

from autograder.authoring.build import build_all
from autograder.authoring.new import create

sys.path.insert(0, str(Path(__file__).parent))  # for `fair_shares`


@pytest.fixture(scope="module")
def bank(tmp_path_factory):
    """A bank of one exercise, fresh from the template, with data of two kinds."""
    bank = tmp_path_factory.mktemp("bank")
    folder = create("statistics", "fair_shares", bank)
    (folder / "data" / "raw").mkdir(parents=True)
    (folder / "data" / "sold.csv").write_bytes(b"dish,sold\r\nsoup,3\r\n")
    (folder / "data" / "raw" / "numbers.bin").write_bytes(bytes(range(256)))
    (folder / "data" / ".DS_Store").write_bytes(b"left behind by a desktop")
    return bank


@pytest.fixture
def built(bank, tmp_path):
    """The folders exercises/ and solutions/ of that bank."""
    build_all(tmp_path / "exercises", tmp_path / "solutions", bank)
    return tmp_path

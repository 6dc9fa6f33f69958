"""The folder of an exercise."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # for `weighted_mean`, which the tests here share
from weighted_mean import write


@pytest.fixture
def folder(tmp_path):
    return write(tmp_path)

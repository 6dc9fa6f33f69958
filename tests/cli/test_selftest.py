"""`nnmath selftest`: what a teacher reads of it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
pytestmark = pytest.mark.xdist_group("sandbox")


@pytest.fixture(scope="module", params=["best", "container"])
def said(request):
    if request.param == "container" and os.geteuid() != 0:
        pytest.skip("needs root, to make a container with other users")
    words = ["selftest", "--attacks", "overfitting", "--isolation", request.param]
    done = subprocess.run(
        [sys.executable, "-m", "autograder", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env=os.environ | {"COLUMNS": "80"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return request.param, done.stdout


def test_the_table_can_be_read_on_eighty_columns(said):
    lines = said[1].splitlines()
    heading = " ".join(lines[:3])
    for word in ("attacks", "forged", "points", "escapes", "leaks", "losses", "other", "verdicts"):
        assert word in heading.split()
    assert "answers learned by heart" in said[1]
    assert max(map(len, lines[:5])) <= 80


def test_it_says_where_the_attacks_ran(said):
    isolation, text = said
    assert ("container without namespaces" in text) == (isolation == "container")
    assert "What this machine can stop" in text

"""Broken notebooks have a verdict that is not our fault, and leave nothing behind in the grader."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.selftest import wall

ROOT = Path(__file__).parent.parent.parent
FUZZ = Path(__file__).parent / "fuzz_notebooks.py"


@pytest.mark.slow
@pytest.mark.xdist_group("attacks")
def test_mutants_of_real_notebooks_are_graded_without_a_fault():
    words = wall.command(["env", f"PYTHONPATH={ROOT}", sys.executable, str(FUZZ), "150", "1", "2"])
    done = subprocess.run(words, capture_output=True, text=True, cwd=ROOT, timeout=900)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    report = json.loads(done.stdout)
    assert report["mutants"] == 150 and not report["faults"]
    assert report["grown_mib"] < 50
    assert {"PASS", "FAIL", "ERROR"} <= set(report["verdicts"])  # the mutants are neither all whole nor all broken

"""A class with hostile submissions, graded while processes are killed: each once, the honest as on a calm day."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.selftest import wall

ROOT = Path(__file__).parent.parent.parent
SCRIPT = Path(__file__).parent / "run_under_fire.py"


@pytest.mark.slow
@pytest.mark.xdist_group("attacks")
def test_every_one_is_graded_once_and_the_honest_as_on_a_calm_day():
    words = wall.command(["env", f"PYTHONPATH={ROOT}", sys.executable, str(SCRIPT), "60", "1", "2"])
    done = subprocess.run(words, capture_output=True, text=True, cwd=ROOT, timeout=1800)
    assert done.stdout, done.stderr[-2000:]
    report = json.loads(done.stdout)
    assert (report["graded"], report["hostile"]) == (60, 3) and report["killed"] > 0
    assert (report["never"], report["twice"], report["wrong"]) == ([], [], [])
    assert done.returncode == 0

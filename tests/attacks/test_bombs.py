"""A bomb of processes never has more than twice its limit alive, whoever runs the grader; run behind the outer wall."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.grading import seccomp
from autograder.selftest import wall

ROOT = Path(__file__).parent.parent.parent
BOMBS = ROOT / "tests" / "attacks" / "run_bombs.py"


@pytest.mark.slow
@pytest.mark.xdist_group("attacks")
@pytest.mark.skipif(not seccomp.counts(), reason="this kernel does not ask for each new process")
def test_a_bomb_never_has_more_than_twice_its_limit_alive_and_costs_one_question():
    words = wall.command(["env", f"PYTHONPATH={ROOT}", sys.executable, str(BOMBS)])
    done = subprocess.run(words, capture_output=True, text=True, timeout=240, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    bombs = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(bombs) == 3
    for bomb in bombs:
        assert bomb["limit"] / 2 < bomb["most"] <= 2 * bomb["limit"], bomb  # it went off, and was held
        assert bomb["verdict"] in ("ERROR", "TIMEOUT") and bomb["lost"] == ["matmul"] and bomb["left"] <= 1, bomb

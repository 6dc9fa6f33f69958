"""Bombs of processes and memory, behind the outer wall: held to their limits, and the verdict says why."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.grading import seccomp
from autograder.selftest import wall

ROOT = Path(__file__).parent.parent.parent
BOMBS = ROOT / "tests" / "attacks" / "run_bombs.py"
ASKED, USED = "Your code asked for more than the 300 MiB of memory", "Your code used more than the 300 MiB of memory"
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("attacks")]


@pytest.fixture(scope="module")
def bombs():
    words = wall.command(["env", f"PYTHONPATH={ROOT}", sys.executable, str(BOMBS)])
    done = subprocess.run(words, capture_output=True, text=True, timeout=240, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return {bomb["bomb"]: bomb for bomb in map(json.loads, done.stdout.splitlines())}


@pytest.mark.skipif(not seccomp.counts(), reason="this kernel does not ask for each new process")
@pytest.mark.parametrize("name", ["fork", "fork and leave the session", "threads"])
def test_a_bomb_never_has_more_than_twice_its_limit_alive_and_costs_one_question(bombs, name):
    bomb = bombs[name]
    assert bomb["limit"] / 2 < bomb["most"] <= 2 * bomb["limit"], bomb  # it went off, and was held
    assert bomb["verdict"] in ("ERROR", "TIMEOUT") and bomb["lost"] == ["matmul"], bomb


@pytest.mark.parametrize(
    "name, remark", [("memory at once", ASKED), ("memory bit by bit", ASKED), ("memory of many", USED)]
)
def test_who_wants_too_much_memory_is_told_the_limit(bombs, name, remark):
    bomb = bombs[name]
    assert bomb["verdict"] == "ERROR" and bomb["remark"].startswith(remark) and bomb["lost"] == ["matmul"], bomb


def test_a_cell_that_wants_too_much_is_told_the_limit_and_left_out(bombs):
    bomb = bombs["memory at the top level"]
    assert "used more than the 300 MiB of memory that it may use; its functions were used" in bomb["notes"][0]
    assert bomb["lost"] == ["matmul"]

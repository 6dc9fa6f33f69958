"""Large pages for what all submissions share: the same memory, on fewer entries."""

import os
import subprocess
import sys

import pytest

from autograder.inside.pages import LARGE, gather, own_memory

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process has")

FILLED = f"""
import os
from autograder.inside.pages import gather
table = bytearray(os.urandom(1)) * {8 * LARGE}
def large():
    with open("/proc/self/smaps_rollup") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("AnonHugePages"))
before, count = large(), gather()
print(count, large() - before, len(set(table)))
"""


def supported():
    done = subprocess.run([sys.executable, "-c", FILLED], capture_output=True, text=True, check=True)
    return [int(word) for word in done.stdout.split()]


def test_memory_moves_into_large_pages_and_stays_what_it_was():
    count, more, kinds = supported()
    if not count:
        pytest.skip("this kernel gathers no pages")
    assert count >= 7 and more >= 7 * LARGE // 1024
    assert kinds == 1


def test_nothing_of_a_file_is_touched():
    pieces = list(own_memory())
    assert pieces
    with open("/proc/self/maps") as file:
        files = [line for line in file if line.rstrip().endswith(".so") or ".so." in line]
    assert not {line.split("-")[0] for line in files} & {f"{first:x}" for first, _ in pieces}


def test_a_system_that_has_no_such_thing_is_left_alone(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert gather() == 0


def test_a_fork_may_still_change_its_own_copy():
    script = FILLED + "child = os.fork()\ntable[5] ^= 255\nif child: os.waitpid(child, 0); print(len(set(table)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.returncode == os.EX_OK and done.stdout.split()[-1] == "2"

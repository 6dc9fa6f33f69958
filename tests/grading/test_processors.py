"""As many grading processes as processors have one each; with any other number the system decides."""

import multiprocessing
import os
import subprocess
import sys

import pytest

from autograder.grading import processors
from autograder.grading.batch import pool

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux says which processors a process has")


def where(_):
    """The processors of a process of a pool, and of what it starts."""
    script = "import os; print(sorted(os.sched_getaffinity(0)))"
    child = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return os.getpid(), sorted(os.sched_getaffinity(0)), child.stdout.strip()


def seen(count):
    with pool(count) as executor:
        return {process: (own, child) for process, own, child in executor.map(where, range(8 * count))}


@pytest.mark.skipif(len(processors.usable()) < 2, reason="one processor leaves no choice")
def test_each_process_and_its_children_keep_to_a_processor_of_their_own():
    everywhere = processors.usable()
    found = seen(len(everywhere))
    owned = [own for own, _ in found.values()]
    assert all(len(own) == 1 for own in owned)
    assert len({tuple(own) for own in owned}) == len(found)
    assert all(child == str(own) for own, child in found.values())
    assert processors.usable() == everywhere  # whoever starts the pool is free


def test_more_processes_than_processors_are_left_to_the_system():
    everywhere = processors.usable()
    assert {tuple(own) for own, _ in seen(len(everywhere) + 1).values()} == {tuple(everywhere)}


def test_fewer_processes_than_processors_are_left_to_the_system(monkeypatch):
    monkeypatch.setattr(processors, "usable", lambda: [0, 1, 2])
    assert processors.shared_out(2, multiprocessing.get_context("spawn")) is None


def test_a_machine_that_lets_nobody_choose_is_no_fault():
    before = processors.usable()
    processors.keep_to(10**4)  # as the kernel refuses it: there is no such processor
    assert processors.usable() == before

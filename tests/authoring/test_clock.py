"""Processor time is that of all processes, also of those that nobody waits for."""

import subprocess
import sys

import pytest

from autograder.authoring.clock import ProcessorTime

BURIED_BY_THE_KERNEL = """
import os, signal, sys, time
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
near, far = os.pipe()
if os.fork() == 0:
    sum(range(3_000_000))
    os.write(far, str(time.process_time()).encode())
    os._exit(0)
os.close(far)
print(os.read(near, 100).decode())
os.read(near, 1)
"""


def test_a_process_that_nobody_waits_for_is_counted():
    with ProcessorTime() as processor:
        said = subprocess.run([sys.executable, "-c", BURIED_BY_THE_KERNEL], capture_output=True, text=True, check=True)
    if processor.seconds is None:
        pytest.skip("the kernel does not let us count here")
    assert processor.seconds >= float(said.stdout)


def test_where_the_kernel_does_not_count_nothing_is_claimed(monkeypatch):
    monkeypatch.setattr("platform.machine", lambda: "unknown")
    with ProcessorTime() as processor:
        pass
    assert processor.seconds is None

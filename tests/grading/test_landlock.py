"""Landlock in the sandbox: a submission writes in its home, /tmp and /dev/shm, and reads libraries and data."""

import pytest

from autograder.checks.calls import Function, Keepsakes
from autograder.exercise import Limits
from autograder.grading import bubblewrap, isolate
from autograder.grading.submission import Submission
from autograder.grading.warm import Warm

PROBE = b"""
import os, sys, glob

def tries():
    refused, made = [], []
    for place in ("/", "/etc", "/opt", "/opt/nnmath"):
        try:
            os.listdir(place)
        except PermissionError:
            refused.append(place)
    for place in (".", "/tmp", "/dev/shm", "/dev", sys.prefix, "/usr", "/", "/proc"):
        try:
            with open(place + "/mark", "w") as file:
                file.write("x")
            made.append(place)
        except OSError:
            pass
    return refused, made, open("data/words.txt").read()
"""


@pytest.mark.xdist_group("sandbox")
@pytest.mark.skipif(not bubblewrap.landlock_version(), reason="this kernel has no Landlock")
def test_a_submission_reads_and_writes_where_it_may(tmp_path):
    (tmp_path / "words.txt").write_text("data")
    with Warm(isolate.choose(), tmp_path) as warm:
        submission = Submission(warm, Limits(), PROBE, "probe.py", ["tries"])
        submission.run()
        process = submission.process()
        process.give(30)
        refused, made, data = Function("tries", process, [], Keepsakes())()
        submission.close()
    assert refused == ["/", "/etc", "/opt"]
    assert made == [".", "/tmp", "/dev/shm"]
    assert data == "data"


def test_layers_and_missing_layers_tell_the_truth(monkeypatch):
    sandbox = isolate.choose()
    for version, on in ((0, False), (7, True)):
        monkeypatch.setattr(bubblewrap, "landlock_version", lambda version=version: version)
        (layer,) = [layer for layer in sandbox.layers() if layer.name == "Landlock"]
        assert layer.on is on and bool(layer.remark) is not on
        assert sandbox.walls()["landlock"] == version

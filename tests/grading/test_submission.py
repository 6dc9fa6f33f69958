"""The grader's end of the pipe: whatever arrives there is a value or the end of the process, never our fault."""

import contextlib
import socket
import struct
import threading
import time
import types

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.checks.calls import Keepsakes
from autograder.exercise import Limits
from autograder.grading.check import OutOfTime, ProcessEnded
from autograder.grading.student_process import StudentProcess
from autograder.grading.submission import Submission
from autograder.grading.warm import Warm
from autograder.inside.wire import Handle, Raised, encode

inner = encode(0)
ODD = {
    "infinity among the places": ("value", inner, [float("inf")]),
    "places that are a number": ("value", inner, 5),
    "places that are texts": ("value", inner, ["9" * 5000]),
    "a table for the bytes": ("value", np.ones((2, 2)), ()),
    "a row for the bytes": ("value", np.ones(2), ()),
    "a text for the bytes": ("value", "N", ()),
    "an array for the kind": (np.ones(2), inner, ()),
    "an exception for the kind": (Raised("GRADER", (), ""), inner, ()),
    "a dictionary": {0: "value", 1: inner, 2: ()},
    "a number": 7,
    "nothing": None,
    "too short": ("value",),
    "an exception that is none": ("raised", "ValueError", ()),
    "a callback of nothing": ("callback", Handle("grader", 1, "function", "f"), encode(((), {}))),
    "a callback with a table": ("callback", abs, np.ones((2, 2))),
}


class Gone:
    """A submission that has nothing to sweep."""

    seconds_left = 60.0
    warm = types.SimpleNamespace(must_live=lambda: None)

    def sweep(self):
        pass

    def missed(self, since):
        pass

    def too_much(self):
        return None


def said(data, seconds=0.5):
    """What a call gives where the student's process says `data`, and then no more."""
    ours, theirs = socket.socketpair()
    theirs.sendall(struct.pack("<I", len(data)) + data)
    theirs.shutdown(socket.SHUT_WR)
    process = StudentProcess(Gone(), ours)
    process.give(seconds)
    keepsakes = Keepsakes()
    keepsakes.keep(abs)
    with ours, theirs:
        return process.call("f", encode(((), {})), keepsakes, ())


@pytest.mark.parametrize("message", ODD.values(), ids=ODD)
def test_a_message_that_is_no_answer_ends_the_process(message):
    keep = Keepsakes().keep
    with pytest.raises(ProcessEnded):
        said(encode(message, keep))


@pytest.mark.parametrize("size, ends", [(100, False), (200_000, True)])
def test_our_functions_are_asked_small_questions_only(size, ends):
    asked = []
    keepsakes = Keepsakes()
    handle = keepsakes.keep(asked.append)
    arguments = encode(((np.zeros(size),), {}))
    ours, theirs = socket.socketpair()
    for message in (("callback", handle, arguments), ("value", inner, ())):
        data = encode(message)
        theirs.settimeout(1)
        with contextlib.suppress(OSError):
            threading.Thread(target=theirs.sendall, args=(struct.pack("<I", len(data)) + data,), daemon=True).start()
            time.sleep(0.1)
    process = StudentProcess(Gone(), ours)
    process.give(2)
    with ours, theirs:
        if ends:
            with pytest.raises(ProcessEnded):
                process.call("f", encode(((), {})), keepsakes, ())
        else:
            assert process.call("f", encode(((), {})), keepsakes, ()).value == 0
    assert bool(asked) is not ends


@pytest.mark.parametrize(
    "name, taken",
    [
        ("torch", True),
        ("matplotlib.pyplot", True),
        ("sklearn.datasets", True),
        ("IPython.__main__", False),
        ("matplotlib.testing.conftest", False),
        ("sklearn.conftest", False),
        ("torch._dynamo", False),
        ("os", False),
        ("evil", False),
    ],
)
def test_only_libraries_are_imported_for_everybody(name, taken, monkeypatch):
    warm = Warm(types.SimpleNamespace())
    asked = []
    monkeypatch.setattr(warm, "_ask", asked.append)
    assert warm.load([name]) is taken
    assert asked == ([("load", [name])] if taken else [])


@settings(deadline=None, derandomize=True, max_examples=150)
@given(
    st.binary(max_size=40)
    | st.tuples(
        st.sampled_from(["value", "raised", "callback"]) | st.integers(),
        st.sampled_from([inner, b"", b"\xff", 5, "x", Raised("A", (), ""), Handle("grader", 1, "function", "f")]),
        st.sampled_from([(), [float("nan")], ["a"], [10**400], {}, 5, None]),
    ).map(encode)
)
def test_whatever_is_said_is_an_answer_or_the_end(data):
    with contextlib.suppress(ProcessEnded, OutOfTime):
        said(data, seconds=0.2)


@pytest.mark.parametrize(
    "message",
    [
        ("ran", 5, (), ()),
        ("ran", [], [], 5),
        ("ran", [], [], [["add"]]),
        ("ran", [], [(float("inf"), Raised("A", (), ""))], []),
        ("ran", [], [(10**9, Raised("A", (), ""))], []),
        ("cell", float("inf")),
        ("cell", 10**9),
        ("cell", -1),
        ("cell",),
        7,
        None,
        ("x",),
    ],
    ids=repr,
)
def test_a_notebook_that_speaks_nonsense_is_over_and_no_fault_of_ours(message):
    submission = Submission(Gone.warm, Limits(submission_seconds=5, cell_seconds=1), b"", "x.py", ["f"])
    ours, theirs = socket.socketpair()

    def begin():
        submission._notebook = ours

    submission._begin = begin
    data = encode(message)
    theirs.sendall(struct.pack("<I", len(data)) + data)
    theirs.shutdown(socket.SHUT_WR)
    with ours, theirs:
        submission._try_run()
    assert submission.ended and not submission.errors and submission.skipped == [0]


def test_a_notebook_that_claims_a_million_errors_is_told_about_few():
    submission = Submission(Gone.warm, Limits(submission_seconds=5, cell_seconds=1), b"", "x.py", ["f"])
    ours, theirs = socket.socketpair()
    submission._begin = lambda: setattr(submission, "_notebook", ours)
    data = encode(("ran", [], [(1 + n % 5000, Raised("A", (), "text")) for n in range(2000)], []))
    theirs.sendall(struct.pack("<I", len(data)) + data)
    with ours, theirs:
        assert submission._try_run() == []
    assert len(submission.errors) <= 50

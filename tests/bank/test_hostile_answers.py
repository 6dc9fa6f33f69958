"""No answer, however odd, makes a check of ours stumble: GRADER costs nobody points, so it would be a gift."""

import numpy as np
import pytest

from autograder.authoring.rehearsal import LocalProcess
from autograder.checks.calls import Reply
from autograder.exercise import load_all
from autograder.grading.check import run_checks
from autograder.grading.records import Verdict
from autograder.inside.wire import Handle, Raised, encode

ODD = {
    "None": None,
    "a number": 0.5,
    "a whole number beyond all of NumPy's": 2**70,
    "nan": float("nan"),
    "infinity": float("-inf"),
    "a complex number": 1j,
    "True": True,
    "a text": "minimum",
    "bytes": b"x",
    "an empty list": [],
    "a ragged list": [[1], [2, 3]],
    "a list with None": [None, 1],
    "a list of texts": ["a", "b"],
    "an empty tuple": (),
    "a tuple of arrays": (np.ones((2, 2)), np.ones(2)),
    "a dictionary": {"a": 1, 2: [3]},
    "an array without axes": np.array(3.0),
    "an empty array": np.empty((0, 3)),
    "an array that claims many rows": np.empty((2**40, 0)),
    "small unsigned numbers": np.ones((2, 2), np.uint8),
    "booleans": np.ones((2, 3), bool),
    "half precision": np.ones((3, 1), np.float16),
    "a matrix of nan": np.full((2, 2), np.nan),
    "many axes": np.ones((1,) * 20),
}
ANSWERS = {name: Reply(value) for name, value in ODD.items()} | {
    "a handle": Reply(Handle("student", 1, "object", "map")),
    "a function": Reply(Handle("student", 1, "function", "f")),
    "an error with any name": Reply(raised=Raised("GRADER", ("ValueError",), "text")),
    "an error without a class above it": Reply(raised=Raised("X", (), "")),
    "changed arguments that are not there": Reply(1.0, changed=(99,)),
}


class Odd(LocalProcess):
    """A student's process that answers everything with one thing."""

    def __init__(self, reply):
        super().__init__({}, [])
        self.reply = reply

    def call(self, function, arguments, keepsakes, forbidden):
        return self.reply


@pytest.mark.parametrize("exercise", load_all(), ids=lambda exercise: exercise.slug)
@pytest.mark.parametrize("name", ANSWERS)
def test_an_odd_answer_is_a_wrong_answer_and_not_our_fault(exercise, name):
    for question in exercise.auto:
        for outcome in run_checks(question, exercise.slug, "a secret", lambda check: Odd(ANSWERS[name])):
            assert outcome.verdict is not Verdict.GRADER, (outcome.check.name, outcome.message)


def test_what_can_be_sent_is_among_them():
    for value in ODD.values():
        encode(value)

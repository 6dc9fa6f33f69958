"""What a misconception answered is remembered by its arguments, and only where these are all that matters."""

from types import SimpleNamespace

import numpy as np

from autograder.authoring.memory import Remembered
from autograder.checks.calls import Call, Keepsakes, Reply
from autograder.checks.declare import misconception
from autograder.inside.wire import Handle, encode

QUESTION = SimpleNamespace(name="slope", entry_of=lambda wrong: "slope", adapted=lambda name, function: function)


def asked(record):
    @misconception("slope", fails="some_check")
    def rises_from_zero(f, x):
        """A hint."""
        record.append(x)
        return f(x) if callable(f) else x + f

    return rises_from_zero


def call(*arguments, keepsakes=None):
    keepsakes = keepsakes or Keepsakes()
    return Call("slope", encode((arguments, {}), keepsakes.keep), Reply(), keepsakes)


def test_the_same_arguments_are_computed_once():
    record = []
    wrong, remembered = asked(record), Remembered()
    first, again = (remembered(QUESTION, wrong, call(1, np.array([2.0, 3.0]))) for _ in range(2))
    assert first is again
    assert len(record) == 1
    assert remembered(QUESTION, wrong, call(1, np.array([2.0, 4.0]))).value.tolist() == [3.0, 5.0]
    assert len(record) == 2


def test_two_mistakes_with_the_same_arguments_are_kept_apart():
    remembered = Remembered()

    @misconception("slope", fails="some_check")
    def another(f, x):
        """A hint."""
        return "another"

    assert remembered(QUESTION, asked([]), call(1, 2)).value == 3
    assert remembered(QUESTION, another, call(1, 2)).value == "another"


def test_a_function_among_the_arguments_is_never_taken_for_one_that_had_its_number():
    remembered, wrong = Remembered(), asked([])
    values = []
    for square in (lambda x: x * x, lambda x: -x):
        keepsakes = Keepsakes()
        keepsakes.keep(square)
        keepsakes._objects = {7: square}  # as if the second had the address of the first, which is gone
        arguments = encode(((Handle("grader", 7, "function", "f"), 3), {}))
        values.append(remembered(QUESTION, wrong, Call("slope", arguments, Reply(), keepsakes)).value)
    assert values == [9, -3]

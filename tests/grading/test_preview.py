"""What is shown of an example with a wrong answer, and the closer look at it, which never stops the grader."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from autograder.authoring.rehearsal import LocalProcess
from autograder.checks import closer_look, examples
from autograder.checks.calls import Call, Function, Keepsakes
from autograder.exercise import Entry, Question
from autograder.grading.preview import LONGEST, smallest


@examples("double", lambda x: 2 * np.asarray(x))
def small(rng):
    yield ([1.0, 2.0],)


def looking(function) -> Question:
    """A question whose closer look is `function`."""
    entry = Entry("double", ("x",), "double(x)", "(n,) -> (n,)")
    plain = Question("double", "Double", 1, (entry,), (), examples=(small,))
    return replace(plain, closer_looks=(closer_look("double")(function),)) if function else plain


def shown(question: Question, answer: Any):
    """The example that a student who answers with `answer` is shown."""
    calls: list[Call] = []
    process = LocalProcess({"double": answer if callable(answer) else lambda x: answer}, [])
    Function("double", process, calls, Keepsakes()).ask([1.0, 2.0])
    return smallest(question, calls, {"double"})


def how(got, want, x):
    return f"`x` of {len(x)}: {np.asarray(got) - want}"


def test_the_closer_look_is_given_answer_wanted_and_arguments() -> None:
    assert shown(looking(how), [3.0, 4.0]).closer == "`x` of 2: [1. 0.]"


def test_without_a_closer_look_there_is_none() -> None:
    assert shown(looking(None), [3.0, 4.0]).closer is None


def test_a_right_answer_is_no_example() -> None:
    assert shown(looking(how), [2.0, 4.0]) is None


def test_an_answer_that_raised_is_not_looked_at() -> None:
    def fails(x):
        raise KeyError("x")

    example = shown(looking(lambda got, want, x: "looked"), fails)
    assert example.raised.startswith("KeyError") and example.closer is None


def test_an_answer_where_an_error_is_right_is_not_looked_at() -> None:
    @examples("double", lambda x: [][0])
    def refused(rng):
        yield ([1.0, 2.0],)

    question = replace(looking(lambda got, want, x: "looked"), examples=(refused,))
    example = shown(question, [3.0, 4.0])
    assert example.wanted_error == "IndexError" and example.closer is None


def test_a_right_answer_that_changed_its_argument_is_told_without() -> None:
    def changes(x):
        x[0] += 1
        return [2.0, 4.0]

    example = shown(looking(lambda got, want, x: None), changes)
    assert "changed what it was given" in example.text and example.closer is None


@pytest.mark.parametrize("fault", [ValueError, RecursionError, MemoryError, AssertionError, SyntaxError])
def test_a_closer_look_that_raises_says_nothing(fault) -> None:
    def breaks(got, want, x):
        raise fault("x")

    example = shown(looking(breaks), [3.0, 4.0])
    assert example.closer is None and example.text.startswith("For x = [1, 2] your answer is [3, 4]")


@pytest.mark.parametrize("said", [None, "", 5, ["a"], b"a"])
def test_what_is_no_sentence_is_not_shown(said) -> None:
    assert shown(looking(lambda got, want, x: said), [3.0, 4.0]).closer is None


def test_a_long_sentence_is_cut() -> None:
    assert len(shown(looking(lambda got, want, x: "a" * 5000), [3.0, 4.0]).closer) == LONGEST


def test_overflow_in_a_closer_look_is_no_warning() -> None:
    closer = shown(looking(lambda got, want, x: str(np.sum(np.asarray(got) * 1e308))), [1e308, 1.0]).closer
    assert closer == "inf"


@pytest.mark.parametrize("answer", [None, "text", [[1], [2, 3]], float("nan"), {}, np.full((3, 3), np.inf), b"x"])
def test_whatever_the_answer_is_the_example_is_shown(answer) -> None:
    example = shown(looking(how), lambda x: answer)
    assert example is not None and example.text.startswith("For x = [1, 2] your answer is")

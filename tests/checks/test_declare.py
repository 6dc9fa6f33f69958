"""What a bank file declares: an ordinary function becomes a frozen record that says all about it."""

import dataclasses

import pytest

from autograder.checks import check, closer_look, examples, misconception, public, variant


@check("mean", points=2)
def is_right(mean, rng):
    """The mean is right
    for any numbers.

    A second paragraph is for authors.
    """


@check("mean", points=0.5, after=is_right, outcomes=("statistics.mean",), seconds=20)
def refuses_nothing(mean):
    """No numbers have no mean."""


@misconception("mean", fails="is_right")
def forgets_to_divide(values):
    """You added the numbers up."""
    return sum(values)


@misconception(
    "mean", fails=("is_right", "refuses_nothing"), of="mean", uses=("numpy.mean", ".mean"), outcomes=("a.b",)
)
def asks_numpy(values):
    """You let NumPy do it."""


@variant("mean")
def with_a_loop(values): ...


@examples("mean", sum, of="mean")
def small(rng):
    yield ([1],)


@closer_look("mean", of="mean")
def how_far_off(got, want, values):
    return f"off by {got - want}"


@public("mean")
def two_numbers(mean):
    """The mean of 1 and 3 is 2."""


def test_a_check_knows_its_question_its_points_and_its_sentence():
    assert (is_right.name, is_right.question, is_right.points) == ("is_right", "mean", 2)
    assert is_right.sentence == "The mean is right for any numbers."
    assert (is_right.after, is_right.outcomes, is_right.seconds) == (None, (), None)


def test_a_check_asks_for_what_its_parameters_name():
    assert is_right.parameters == ("mean", "rng")
    assert refuses_nothing.parameters == ("mean",)


def test_a_check_may_come_after_another():
    assert refuses_nothing.after == "is_right"
    assert (refuses_nothing.outcomes, refuses_nothing.seconds) == (("statistics.mean",), 20)


def test_a_misconception_has_a_hint_and_names_what_refuses_it():
    assert forgets_to_divide.hint == "You added the numbers up."
    assert forgets_to_divide.fails == ("is_right",)
    assert (forgets_to_divide.entry, forgets_to_divide.uses, forgets_to_divide.outcomes) == (None, (), ())


def test_a_misconception_may_be_about_the_way_and_not_the_numbers():
    assert asks_numpy.fails == ("is_right", "refuses_nothing")
    assert (asks_numpy.entry, asks_numpy.uses) == ("mean", ("numpy.mean", ".mean"))


def test_a_misconception_is_still_a_function_that_can_be_run():
    assert forgets_to_divide.function([1, 3]) == 4


def test_a_variant_needs_no_sentence():
    assert (with_a_loop.name, with_a_loop.question, with_a_loop.entry) == ("with_a_loop", "mean", None)


def test_examples_know_their_reference():
    assert (small.name, small.entry, small.reference) == ("small", "mean", sum)
    assert list(small.function(None)) == [([1],)]


def test_a_closer_look_knows_its_question_and_its_function():
    assert (how_far_off.name, how_far_off.question, how_far_off.entry) == ("how_far_off", "mean", "mean")
    assert how_far_off.function(5, 2, [1, 3]) == "off by 3"


def test_a_public_check_has_a_sentence():
    assert (two_numbers.name, two_numbers.sentence) == ("two_numbers", "The mean of 1 and 3 is 2.")


@pytest.mark.parametrize("record", [is_right, forgets_to_divide, with_a_loop, small, how_far_off, two_numbers])
def test_a_record_does_not_change(record):
    with pytest.raises(dataclasses.FrozenInstanceError):
        record.question = "another"


@pytest.mark.parametrize("declare", [check("mean", points=1), misconception("mean", fails="is_right"), public("mean")])
def test_a_declaration_without_a_sentence_is_refused(declare):
    def silent(mean): ...

    with pytest.raises(ValueError, match=r"^silent has no docstring"):
        declare(silent)

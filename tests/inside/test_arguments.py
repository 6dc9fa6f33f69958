"""The arguments of a call, and which of them it has changed."""

import numpy as np
import pytest
import torch

from autograder.inside import reading
from autograder.inside.arguments import Arguments
from autograder.inside.wire import MAX_COST, MAX_DEPTH, Handle, WireError, decode, encode

GIVEN = ([1.0, 2.0], np.arange(12.0).reshape(3, 4), "tanh", {"b": np.zeros(3)}, np.random.default_rng(2), torch.ones(2))


def refused(value):
    raise WireError("cannot be sent")


def test_they_are_what_decoding_makes_of_them():
    data = encode((GIVEN, {"rate": 0.5}))
    given, (args, kwargs) = Arguments.of(data), decode(data)
    assert given.kwargs == kwargs == {"rate": 0.5}
    assert encode((given.args, given.kwargs)) == encode((args, kwargs)) == data


def test_each_one_stands_where_it_is_said_to():
    data = encode((GIVEN, {}))
    given = Arguments.of(data)
    for place, value in zip(given.places, GIVEN, strict=True):
        assert data.startswith(encode(value), place)


def test_a_call_without_arguments_has_none():
    given = Arguments.of(encode(((), {})))
    assert given.args == () and given.changed(refused) == ()


def test_what_was_not_touched_is_not_changed():
    assert Arguments.of(encode((GIVEN, {}))).changed(refused) == ()


CHANGES = [
    (lambda args: args[0].append(3.0), (0,)),
    (lambda args: args[1].fill(7), (1,)),
    (lambda args: args[3].clear(), (3,)),
    (lambda args: args[4].normal(), ()),
    (lambda args: args[5].zero_(), (5,)),
]


@pytest.mark.parametrize("change, places", CHANGES)
def test_only_what_was_changed_is_named_and_a_generator_may_be_drawn_from(change, places):
    given = Arguments.of(encode((GIVEN, {})))
    change(given.args)
    assert given.changed(refused) == places


def test_a_longer_value_does_not_hide_the_next_one():
    given = Arguments.of(encode((([1], [2], [3]), {})))
    given.args[0].extend([5, 6, 7])
    given.args[2][0] = 4
    assert given.changed(refused) == (0, 2)


def test_an_array_that_was_made_a_view_or_turned_is_compared_by_its_numbers():
    given = Arguments.of(encode((([np.arange(4096.0).reshape(64, 64)],), {})))
    given.args[0][0] = given.args[0][0].T.copy().T
    assert given.changed(refused) == ()
    given.args[0][0] = given.args[0][0].T
    assert given.changed(refused) == (0,)


def test_what_can_no_longer_be_sent_was_changed():
    given = Arguments.of(encode((([1],), {})))
    given.args[0][0] = object()
    assert given.changed(refused) == (0,)


def test_a_function_is_unchanged_while_it_is_the_same_one():
    long = Handle("grader", 7, "function", "f" * 500)  # its name is cut on the way, so it is spelled otherwise here

    def named(value):
        return Handle("student", 0, "function", value.__name__)

    given = Arguments.of(encode((([abs, len], long), {}), lambda value: long), lambda handle: abs)
    assert given.args == ([abs, abs], abs)
    assert given.changed(named, lambda handle: abs) == ()
    given.args[0][1] = len
    assert given.changed(named, lambda handle: abs) == (0,)


@pytest.mark.parametrize("value", [((1,),), ((1,), {}, 3), [(1,), {}], ([1], {}), ((1,), [2]), (1, {}), 5, None])
def test_anything_but_a_tuple_and_a_dictionary_is_refused(value):
    with pytest.raises(WireError):
        Arguments.of(encode(value))


@pytest.mark.parametrize("cut", range(len(encode((([1.0], "a"), {"b": 2})))))
def test_a_message_that_is_cut_off_is_refused(cut):
    with pytest.raises(WireError):
        Arguments.of(encode((([1.0], "a"), {"b": 2}))[:cut])


def test_bytes_left_over_are_refused():
    with pytest.raises(WireError, match="left over"):
        Arguments.of(encode(((1,), {})) + b"N")


def nested(levels):
    value = 1
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize("value", [nested(MAX_DEPTH - 2), nested(MAX_DEPTH - 1), [0] * (MAX_COST - 20), [0] * MAX_COST])
def test_the_limits_are_those_of_any_message(value, monkeypatch):
    monkeypatch.setattr("autograder.inside.writing.MAX_COST", 2 * MAX_COST)
    monkeypatch.setattr("autograder.inside.writing.MAX_DEPTH", 2 * MAX_DEPTH)
    data, found = encode(((value, 2), {})), []
    for read in (decode, Arguments.of):
        try:
            read(data)
            found.append("a value")
        except WireError as error:
            found.append(str(error))
    assert found[0] == found[1]


@pytest.mark.parametrize("count", range(0, 60, 7))
def test_they_cost_what_they_cost_in_any_message(count):
    data = encode((([1.0] * count, np.ones(3), {"a": [count]}), {"b": 1}))
    whole, parts = reading.Reader(data, None), reading.Reader(data, None)
    whole.read(0)
    parts.arguments()
    assert whole.cost == parts.cost

"""The writer refuses what the reader would refuse: too deep, too much, too large, or no plain numbers."""

import numpy as np
import pytest
import torch
from plain_values import LARGEST, claims, there_and_back

from autograder.inside import reading, writing
from autograder.inside.values import (
    MAX_ANSWER,
    MAX_BYTES,
    MAX_COST,
    MAX_DEPTH,
    WireError,
)
from autograder.inside.wire import decode, encode


def nested(depth):
    value = []
    for _ in range(depth):
        value = [value]
    return value


def test_the_depth_of_a_message_is_limited():
    assert there_and_back(nested(MAX_DEPTH)) == nested(MAX_DEPTH)
    with pytest.raises(WireError):
        encode(nested(MAX_DEPTH + 1))


def test_a_list_that_holds_itself_is_refused():
    value = []
    value.append(value)
    with pytest.raises(WireError):
        encode(value)


def test_a_small_value_that_unfolds_without_end_is_refused():
    value = [0] * 10
    for _ in range(20):
        value = [value] * 10
    with pytest.raises(WireError):
        encode(value)


@pytest.fixture
def may_cost(monkeypatch):
    """Sets what a message may cost, on both sides."""

    def set_to(most):
        for side in (reading, writing):
            monkeypatch.setattr(side, "MAX_COST", most)

    return set_to


def test_the_number_of_values_is_limited(may_cost):
    may_cost(103)  # a list costs 3
    assert there_and_back([None] * 100) == [None] * 100
    with pytest.raises(WireError):
        encode([None] * 101)
    with pytest.raises(WireError):
        decode(claims(b"L", 101, b"N" * 101))


@pytest.mark.parametrize("value", [[], (), {}, "a", b"", 2**80, np.ones(1), np.float64(1), torch.ones(1), 1, None, 2.5])
def test_writer_and_reader_agree_on_what_a_value_costs(value, may_cost):
    for most in range(60):
        may_cost(10_000)
        data = encode([value] * 3)
        may_cost(most)
        try:
            encode([value] * 3)
        except WireError:
            with pytest.raises(WireError):
                decode(data)
        else:
            decode(data)


def test_the_limits_are_those_of_the_contract():
    assert (MAX_BYTES, MAX_ANSWER, MAX_DEPTH) == (64 * 2**20, 16 * 2**20, 32)
    assert MAX_COST >= 250_000  # every pixel of the digits as a list of lists, twice over


def test_a_whole_number_of_any_reasonable_size_comes_back():
    for value in (LARGEST, 2**63, 2**63 - 1, 2**64, 255, 256):
        assert there_and_back([value, -value]) == [value, -value]


def test_a_whole_number_too_large_is_refused():
    for value in (LARGEST + 2, -LARGEST - 2):
        with pytest.raises(WireError):
            encode(value)


@pytest.mark.parametrize(
    "value",
    [np.zeros(MAX_BYTES, np.uint8), bytes(MAX_BYTES), np.zeros((1,) * 33)],
    ids=["an array of the largest size", "bytes of the largest size", "an array with 33 axes"],
)
def test_what_the_reader_would_refuse_the_writer_refuses(value):
    with pytest.raises(WireError):
        encode(value)


@pytest.mark.parametrize(
    "make",
    [
        lambda: torch.ones(2, dtype=torch.bfloat16),
        lambda: torch.ones(2, dtype=torch.uint16),
        lambda: torch.eye(2).to_sparse(),
        lambda: torch.ones(2, device="meta"),
    ],
    ids=["bfloat16", "uint16", "sparse", "meta"],
)
def test_a_tensor_that_has_no_plain_numbers_is_refused(make):
    with pytest.raises(WireError):
        encode(make())

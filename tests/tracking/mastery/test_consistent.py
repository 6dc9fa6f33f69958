"""The most consistent level, recent evidence considered: by hand, by a plain loop, in words."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import classes, every, one

from autograder.tracking.mastery.consistent import OURS, most_consistent
from autograder.tracking.mastery.levels import NAMES, WHOLE, WORTH, levels

TIE = ("3", "4", "3-", "4-")


def shown(*names, window=5):
    """The result for one student who showed these levels, oldest first."""
    return most_consistent(one(*(WORTH[name] for name in names), out_of=100), window)


@pytest.mark.parametrize(
    ("names", "level"),
    [
        (("3",), "3"),
        (("3", "3", "4", "3", "2"), "3"),
        (("4", "4", "4", "2", "2", "3", "2", "2"), "2"),  # the old ones are out of the window
        (TIE, "4-"),  # twice each; the more recent counts
        (("3-", "2", "3", "2", "3+"), "3+"),  # 3-, 3 and 3+ are all level 3
        (("3+", "3-", "2"), "3-"),  # the sign of the newest at that level
        (("below 1", "1", "below 1"), "below 1"),
        (("1", "2", "3", "4"), "4"),
    ],
)
def test_the_level_that_comes_most_often_and_of_two_the_more_recent(names, level):
    assert NAMES[shown(*names).level.item()] == level


def plain(per_cents, window):
    last = [int(found) for found in levels(per_cents)][-window:]
    count = Counter(int(WHOLE[found]) for found in last)
    for found in reversed(last):
        if count[WHOLE[found]] == max(count.values()):
            return found


@given(classes(), st.integers(1, 6))
def test_it_agrees_with_a_plain_loop(evidence, window):
    expected = every(evidence, lambda rows: plain([evidence.score[row] * 100 for row in rows], window))
    np.testing.assert_array_equal(most_consistent(evidence, window).level, np.nan_to_num(expected, nan=-1))


def test_the_words_say_how_it_was_found_and_whose_computation_it_is():
    assert shown(*TIE).words(0, 0) == (
        "Level 4-. Of the last 4 pieces of evidence (newest first: 4-, 3-, 4, 3), 2 are at level 4, "
        f"as many as at level 3; the more recent counts. {OURS}"
    )
    assert shown("below 1").words(0, 0) == (
        f"Below 1. Of the only piece of evidence (newest first: below 1), 1 is below level 1. {OURS}"
    )
    assert "not an official formula" in OURS


@given(classes())
def test_there_are_words_for_everybody(evidence):
    found = most_consistent(evidence)
    for student, outcome in np.ndindex(evidence.shape):
        said = found.words(student, outcome)
        assert (said == "No evidence yet.") == (found.level[student, outcome] < 0)
        assert OURS in said or said == "No evidence yet."

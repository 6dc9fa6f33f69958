"""Ontario's levels from per cents: the published table, its edges, and back."""

import numpy as np
import pytest

from autograder.tracking.mastery.levels import NAMES, WORTH, UnknownLevel, levels, per_cents, place

PUBLISHED = {
    "4+": range(95, 101),
    "4": range(87, 95),
    "4-": range(80, 87),
    "3+": range(77, 80),
    "3": range(73, 77),
    "3-": range(70, 73),
    "2+": range(67, 70),
    "2": range(63, 67),
    "2-": range(60, 63),
    "1+": range(57, 60),
    "1": range(53, 57),
    "1-": range(50, 53),
    "below 1": range(0, 50),
}


def test_every_whole_per_cent_has_the_published_level():
    expected = {per_cent: name for name, all_of in PUBLISHED.items() for per_cent in all_of}
    assert sorted(expected) == list(range(101))
    assert {per_cent: NAMES[levels(per_cent)] for per_cent in range(101)} == expected


@pytest.mark.parametrize(
    ("per_cent", "name"), [(79.4, "3+"), (79.5, "4-"), (0.565 * 100, "1+"), (49.49, "below 1"), (49.5, "1-")]
)
def test_a_broken_per_cent_is_rounded_first(per_cent, name):
    assert NAMES[levels(per_cent)] == name


def test_no_evidence_has_no_level():
    assert levels([np.nan, 75]).tolist() == [-1, NAMES.index("3")]
    assert np.isnan(per_cents(levels([np.nan]))).all()


def test_what_a_level_is_worth_lies_in_it_and_can_be_set():
    assert all(NAMES[levels(worth)] == name for name, worth in WORTH.items())
    assert per_cents(levels([98, 60])).tolist() == [97.5, 61]
    assert per_cents(levels([98]), {**WORTH, "4+": 100}).tolist() == [100]


def test_a_level_is_found_by_name_and_an_unknown_one_lists_them():
    assert place("3−") == place("3-") == NAMES.index("3-")
    with pytest.raises(UnknownLevel, match="unknown level '5'; there are: below 1, 1-,"):
        place("5")

"""Every method by its name."""

import numpy as np
import pytest
from making import one

from autograder.tracking.mastery.methods import METHODS, UnknownMasteryMethod, mastery

EXPECTED = {
    "weighted_average": 3.3,
    "decaying_average": 3.3,
    "n_mastery": np.nan,
    "latest": 4,
    "highest": 4,
    "average": 3,
    "power_law": 4,
}


@pytest.mark.parametrize("name", METHODS)
def test_what_was_shown_on_one_occasion_is_one_score(name):
    evidence = one(4, 0, 4, out_of=4)
    evidence.time[:] = [1, 1, 2]  # half of the points at first, all of them then
    np.testing.assert_equal(mastery(evidence, name).item(), EXPECTED[name])


def test_the_mark_of_n_mastery_goes_with_the_scale():
    assert mastery(one(3, 3, 3, 2, out_of=4), "n_mastery", 100).item() == 75


def test_an_unknown_method_lists_those_there_are():
    with pytest.raises(
        UnknownMasteryMethod, match="unknown method 'median'; there are: most_consistent, weighted_average, "
    ):
        mastery(one(1, out_of=1), "median")

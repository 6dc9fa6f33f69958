"""What a learner wrote in their own words, found by the heading of the question."""

import pytest

from autograder.grading.words import BLANK, answer

TASK = "## 8. In your own words\n\nTell about two tables."


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["# Title", TASK, "Buses and fares."], "Buses and fares."),
        ([TASK, BLANK], None),
        ([TASK, "YOUR ANSWER HERE"], None),
        ([TASK, f"{BLANK}\n\nBuses."], "Buses."),
        ([TASK, "## Another heading"], None),
        ([TASK], None),
        (["# Title", "Buses."], None),
        ([], None),
        (["", "   ", TASK, "  Buses.  "], "Buses."),
    ],
)
def test_the_cell_under_the_heading_is_the_answer(texts, found):
    assert answer("In your own words", texts) == found

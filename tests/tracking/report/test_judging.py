"""Mastery as it stands in a cell: text, shade, interval, words."""

import numpy as np
import pytest

from autograder.tracking.mastery.evidence import Evidence
from autograder.tracking.mastery.judgement import Judgement
from autograder.tracking.mastery.methods import METHOD_NAMES, UnknownMasteryMethod
from autograder.tracking.report.judging import NOTHING, judged


def made(*rows):
    """Evidence of two students on two outcomes: (student, outcome, score, weight, time)."""
    student, outcome, score, weight, time = map(np.array, zip(*rows, strict=True))
    return Evidence(("owl", "wren"), ("x", "y"), student, outcome, score, weight, time)


FULL = made((0, 0, 1.0, 20.0, 0.0), (0, 0, 0.5, 20.0, 9.0), (1, 1, 0.0, 1.0, 0.0))


@pytest.mark.parametrize("method", METHOD_NAMES)
def test_every_method_fills_the_cells_that_have_evidence_and_no_other(method):
    found = judged(FULL, method)
    assert found.cell(0, 1) == found.cell(1, 0) == NOTHING
    assert found.cell(0, 0).pieces == 2 and found.cell(0, 0).text
    assert found.words(0, 0)


def test_a_level_is_told_with_its_shade_and_aloud():
    found = judged(FULL, "most_consistent")
    assert (found.cell(1, 1).text, found.cell(1, 1).spoken, found.cell(1, 1).step) == ("<1", "below level 1", 0)
    newest = found.cell(0, 0)
    assert (newest.text, newest.spoken, newest.step) == ("1−", "1 minus", 1)
    assert "as many as at level 4; the more recent counts" in found.words(0, 0)


def test_a_number_has_the_shade_of_its_level_and_says_its_method():
    found = judged(FULL, "average")
    assert (found.cell(0, 0).text, found.cell(0, 0).step) == ("3.00", 3)
    assert found.words(0, 0) == "3.00 of 4 by average, from 2 occasions."


def test_little_evidence_looks_like_little():
    found = judged(FULL, "latest")
    assert found.cell(1, 1).thin and not found.cell(0, 0).thin


def test_too_little_for_a_method_is_a_dash_and_not_a_zero():
    found = judged(FULL, "n_mastery")
    assert (found.cell(0, 0).text, found.cell(0, 0).step) == ("–", -1)
    assert "Not enough yet" in found.words(0, 0)


def test_an_unknown_method_is_refused_with_those_there_are():
    with pytest.raises(UnknownMasteryMethod, match="most_consistent, weighted_average"):
        judged(FULL, "fair")


@pytest.mark.parametrize("method", METHOD_NAMES)
def test_a_teachers_level_goes_before_any_method_and_the_computed_one_stays_readable(method):
    before = judged(FULL, method)
    found = judged(FULL, method, [Judgement("owl", "x", "4-", "Mona", "at the board"), WITHOUT])
    cell = found.cell(0, 0)
    assert (cell.text, cell.step, cell.spoken) == ("4−", 4, "4 minus")
    assert cell.computed == before.cell(0, 0).text and cell.pieces == 2
    assert (
        found.words(0, 0)
        == f"Level 4-, the judgement of Mona: at the board. The computation says: {before.words(0, 0)}"
    )
    assert found.cell(1, 1) == before.cell(1, 1)
    bare = found.cell(1, 0)
    assert (bare.text, bare.pieces, bare.computed, bare.thin) == ("2", 0, "", False)
    assert found.words(1, 0).endswith("The computation says: No evidence yet.")
    assert found.seen.tolist() == [[True, False], [True, True]]


WITHOUT = Judgement("wren", "x", "2", "Mona", "spoke well")  # where there is no evidence

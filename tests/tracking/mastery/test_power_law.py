"""The power law: all rows of the published table, its edges, and NumPy's least squares as the reference."""

import numpy as np
import pytest
from hypothesis import given
from making import classes, every, one

from autograder.tracking.mastery.power_law import power_law
from autograder.tracking.mastery.series import series


@pytest.mark.parametrize(
    ("scores", "mastery"), [((1, 2, 3, 4), 4.00), ((1, 3, 2, 4), 3.66), ((2, 4, 1, 3), 2.16), ((4, 3, 2, 1), 1.28)]
)
def test_the_published_table(scores, mastery):
    assert round(power_law(series(one(*scores, out_of=4), 4)).item(), 2) == mastery


def test_a_single_score_is_itself():
    assert power_law(series(one(3, out_of=4), 4)).item() == 3
    assert power_law(series(one(0, out_of=4), 4)).item() == 0


def test_the_curve_ends_at_the_maximum_of_the_scale():
    assert power_law(series(one(0, 1, 4, 4, out_of=4), 4)).item() == 4


def test_zeros_count_as_the_floor():
    assert power_law(series(one(0, 0, 0, out_of=4), 4)).item() == pytest.approx(0.1)
    raised = power_law(series(one(0.1, 2, 3, out_of=4), 4)).item()
    assert power_law(series(one(0, 2, 3, out_of=4), 4)).item() == pytest.approx(raised)
    assert power_law(series(one(0, 2, 3, out_of=4), 4), floor=0.5).item() < raised


def fitted(scores):
    if len(scores) == 1:
        return scores[0]
    number = np.arange(1, len(scores) + 1)
    slope, height = np.polyfit(np.log(number), np.log(np.maximum(scores, 0.1)), 1)
    return min(np.exp(height) * len(scores) ** slope, 4)


@given(classes())
def test_it_agrees_with_least_squares_student_by_student(evidence):
    expected = every(evidence, lambda rows: fitted([evidence.score[row] * 4 for row in rows]))
    np.testing.assert_allclose(power_law(series(evidence, 4)), expected, rtol=1e-9)

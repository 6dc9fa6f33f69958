"""Series in the order of time, and the pieces of one occasion joined."""

import numpy as np
from hypothesis import given
from making import classes, every, one

from autograder.tracking.mastery.canvas import latest
from autograder.tracking.mastery.evidence import Evidence
from autograder.tracking.mastery.occasions import occasions
from autograder.tracking.mastery.series import series


@given(classes())
def test_each_series_has_its_scores_from_the_oldest_to_the_newest(evidence):
    found = series(evidence, 4)
    assert found.scores.size == len(evidence)
    oldest = every(evidence, lambda rows: evidence.score[rows[0]] * 4)
    np.testing.assert_array_equal(found.spread(found.scores[found.starts]), oldest)
    newest = every(evidence, lambda rows: evidence.score[rows[-1]] * 4)
    np.testing.assert_array_equal(found.spread(found.scores[found.newest]), newest)
    sums = every(evidence, lambda rows: sum(evidence.score[row] * 4 for row in rows))
    np.testing.assert_allclose(found.spread(found.sums(found.scores)), sums)
    np.testing.assert_array_equal(found.spread(found.sizes), every(evidence, len))


def test_scores_of_one_time_keep_the_order_in_which_they_were_given():
    evidence = one(*range(50), out_of=50)
    evidence.time[:] = 7
    assert latest(series(evidence, 50)).item() == 49


def test_no_evidence_gives_a_table_of_nothing():
    evidence = Evidence(("robin",), ("a.b", "a.c"), *np.empty((2, 0), int), *np.empty((3, 0)))
    assert np.isnan(latest(series(evidence))).all()
    assert latest(series(evidence)).shape == (1, 2)
    assert len(occasions(evidence)) == 0


def test_the_checks_of_one_submission_are_one_piece_weighted_by_points():
    evidence = one(1, 0, 1, out_of=1)
    evidence.time[:] = [5, 5, 9]
    evidence.weight[:] = [3, 1, 2]
    joined = occasions(evidence)
    assert joined.score.tolist() == [0.75, 1]
    assert joined.weight.tolist() == [4, 2]
    assert joined.time.tolist() == [5, 9]


@given(classes())
def test_joining_keeps_all_points_and_leaves_one_piece_a_time(evidence):
    joined = occasions(evidence)
    for of, column in ((evidence, evidence.weight), (joined, joined.weight)):
        expected = every(evidence, lambda rows: sum(evidence.weight[row] for row in rows))
        np.testing.assert_allclose(every(of, lambda rows, column=column: sum(column[row] for row in rows)), expected)
    times = every(evidence, lambda rows: len({evidence.time[row] for row in rows}))
    np.testing.assert_array_equal(every(joined, len), times)
    reached = every(evidence, lambda rows: sum(evidence.weight[row] * evidence.score[row] for row in rows))
    got = every(joined, lambda rows: sum(joined.weight[row] * joined.score[row] for row in rows))
    np.testing.assert_allclose(got, reached, atol=1e-12)

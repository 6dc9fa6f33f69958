"""Intervals: SciPy's Beta distribution one by one as the reference; little evidence looks like little."""

import numpy as np
from hypothesis import given
from making import classes, every, one
from scipy.stats import beta

from autograder.tracking.mastery.interval import belief


@given(classes())
def test_it_agrees_with_the_distribution_taken_one_by_one(evidence):
    def after(rows):
        reached = sum(evidence.score[row] * evidence.weight[row] for row in rows)
        return beta(1 + reached, 1 + sum(evidence.weight[row] for row in rows) - reached)

    found = belief(evidence)
    np.testing.assert_allclose(found.mean, every(evidence, lambda rows: after(rows).mean()), rtol=1e-7)
    np.testing.assert_allclose(found.low, every(evidence, lambda rows: after(rows).ppf(0.05)), rtol=1e-6)
    np.testing.assert_allclose(found.high, every(evidence, lambda rows: after(rows).ppf(0.95)), rtol=1e-6)
    np.testing.assert_array_equal(found.pieces, np.nan_to_num(every(evidence, len)))
    points = every(evidence, lambda rows: sum(evidence.weight[row] for row in rows))
    np.testing.assert_allclose(found.points, np.nan_to_num(points))


def test_one_right_answer_is_little_evidence_and_twenty_are_much():
    little, much = belief(one(1, out_of=1)), belief(one(*[1] * 20, out_of=1))
    assert little.low.item() < 0.25 < 0.85 < much.low.item()
    assert (little.pieces.item(), much.pieces.item()) == (1, 20)


def test_the_prior_and_the_certainty_can_be_set():
    evidence = one(1, 0, out_of=1)
    assert belief(evidence, prior=(10, 10)).low.item() > belief(evidence).low.item()
    assert belief(evidence, prior=(1, 3)).mean.item() == 2 / 6
    assert belief(evidence, certainty=0.5).high.item() < belief(evidence).high.item()

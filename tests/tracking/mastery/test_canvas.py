"""Canvas's methods: the published vectors, and plain loops as the reference."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import classes, every, one

from autograder.tracking.mastery.canvas import (
    UnknownMethod,
    average,
    by_canvas_name,
    decaying_average,
    highest,
    latest,
    n_mastery,
    weighted_average,
)
from autograder.tracking.mastery.series import series

SCALE = 6
per_cents = st.integers(1, 99)


@pytest.mark.parametrize(
    ("scores", "weighted", "recursive"),
    [((3, 2, 5), 4.12, 4.07), ((1, 4, 3, 4), 3.53, 3.64), ((1, 4, 2, 3, 5, 3, 6), 4.95, 5.10)],
)
def test_the_published_vectors_at_65_per_cent(scores, weighted, recursive):
    found = series(one(*scores, out_of=SCALE), SCALE)
    assert weighted_average(found).item() == weighted
    assert decaying_average(found).item() == recursive


@pytest.mark.parametrize("method", [weighted_average, decaying_average, latest, highest, average])
def test_a_single_score_is_itself(method):
    assert method(series(one(3, out_of=SCALE), SCALE)).item() == 3


def test_n_mastery_is_the_mean_of_all_scores_that_reach_the_mark():
    found = series(one(2, 3, 4, 1, 5, out_of=SCALE), SCALE)
    assert n_mastery(found, 3, 3).item() == 4
    assert n_mastery(found, 1, 5).item() == 5
    assert np.isnan(n_mastery(found, 2, 5).item())


def test_n_mastery_is_none_with_fewer_results_than_times():
    assert np.isnan(n_mastery(series(one(5, 5, out_of=SCALE), SCALE), 3, 3).item())


def test_a_score_on_the_mark_reaches_it_whatever_the_rounding():
    assert n_mastery(series(one(57, out_of=100), 100), 1, 57).item() == 57


def test_latest_goes_by_time_and_not_by_row():
    evidence = one(3, 2, 5, out_of=SCALE)
    evidence.time[:] = [2, 3, 1]
    assert latest(series(evidence, SCALE)).item() == 2
    assert highest(series(evidence, SCALE)).item() == 5
    assert average(series(evidence, SCALE)).item() == 3.33


@pytest.mark.parametrize("recursive", [False, True])
@pytest.mark.parametrize("name", ["weighted_average", "decaying_average", "standard_decaying_average"])
def test_the_feature_flag_of_canvas_decides_what_a_name_means(name, recursive):
    found = series(one(3, 2, 5, out_of=SCALE), SCALE)
    is_recursive = recursive and name == "standard_decaying_average"
    assert by_canvas_name(name, found, recursive=recursive).item() == (4.07 if is_recursive else 4.12)


def test_other_names_and_numbers_of_canvas():
    found = series(one(3, 2, 5, out_of=SCALE), SCALE)
    assert by_canvas_name("highest", found).item() == 5
    assert by_canvas_name("n_mastery", found, 2, 3).item() == 4
    assert by_canvas_name("decaying_average", found, 50).item() == 3.75
    for wrong in (("median", None, None), ("n_mastery", 2, None), ("decaying_average", 0, None), ("n_mastery", 0, 3)):
        with pytest.raises(UnknownMethod):
            by_canvas_name(wrong[0], found, *wrong[1:])


def plain_weighted(scores, share):
    return scores[0] if len(scores) == 1 else share * scores[-1] + (1 - share) * sum(scores[:-1]) / len(scores[:-1])


def plain_recursive(scores, share):
    value = scores[0]
    for score in scores[1:]:
        value = (1 - share) * value + share * score
    return value


def plain_n_mastery(scores, times, mark):
    kept = [score for score in scores if score >= mark]
    return sum(kept) / len(kept) if len(scores) >= times and len(kept) >= times else None


@given(classes(), per_cents)
def test_all_methods_agree_with_a_plain_loop(evidence, per_cent):
    found, share = series(evidence, SCALE), per_cent / 100
    expected = [
        (weighted_average(found, per_cent), lambda scores: plain_weighted(scores, share)),
        (decaying_average(found, per_cent), lambda scores: plain_recursive(scores, share)),
        (n_mastery(found, 2, 3), lambda scores: plain_n_mastery(scores, 2, 3)),
        (latest(found), lambda scores: scores[-1]),
        (highest(found), max),
        (average(found), lambda scores: sum(scores) / len(scores)),
    ]
    for table, plain in expected:
        want = every(evidence, lambda rows, plain=plain: plain([evidence.score[row] * SCALE for row in rows]))
        np.testing.assert_allclose(table, want, atol=0.005 + 1e-9)  # rounded to two decimals

"""Mastery in exports is of the right learner, counted the long way; an outcome counts once."""

from __future__ import annotations

from collections import defaultdict

import pytest

from autograder.tracking.exports.lens import Lens
from autograder.tracking.exports.pieces import pieces
from autograder.tracking.exports.showing import shown


def test_each_learner_has_their_own_evidence(opened, term, own):
    counted = defaultdict(lambda: [0, 0.0])
    for piece in pieces(*opened):
        for code in piece.outcomes:
            cell = counted[piece.student_id, code]
            cell[0] += 1
            cell[1] += piece.max_points
    found = {(one.learner.student_id, one.outcome.code): one for one in shown(*opened, term, own)}
    assert set(found) == set(counted)
    for key, (number, points) in counted.items():
        assert found[key].pieces == number and found[key].points == pytest.approx(points)
        theirs = {at for (student, _), at in term.received.items() if student == key[0]}
        assert found[key].newest in theirs


def test_a_level_is_not_shown_before_a_teacher_has_set_it(opened, term, mcv4u):
    judged = [one for one in shown(*opened, term, mcv4u) if one.judged]
    assert judged and any(one.pieces for one in judged)
    assert all(one.newest >= one.judged.at for one in judged)


def test_an_outcome_for_which_two_of_our_own_stand_counts_once(own):
    lens = Lens(own.framework, {"a": ("X", "Y"), "b": ("X",)})
    assert lens.codes(["a", "b", "unknown"]) == ("X", "Y")

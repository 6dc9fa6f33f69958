"""The proofs of every exercise in the bank, by the real engine. `nnmath check` runs them over 20 seeds."""

import os

import pytest

from autograder.authoring.proofs import prove
from autograder.exercise import load_all

SEEDS = int(os.environ.get("NNMATH_PROOF_SEEDS", "3"))
EXERCISES = load_all()


@pytest.mark.slow
@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.slug)
def test_every_proof_holds(exercise):
    *_, (_, _, card) = prove([exercise], jobs=1, seeds=SEEDS, reference=False)  # the reference has its own tests
    assert card.findings == []
    assert card.wrong_accepted == card.right_refused == 0
    assert all(row.diagnosed == row.misconceptions and row.accepted == row.variants for row in card.rows)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.slug)
def test_every_function_has_its_misconceptions_and_variants(exercise):
    for question in exercise.auto:
        for entry in question.entries:
            wrong = [one for one in question.misconceptions if question.entry_of(one) == entry.name]
            right = [one for one in question.variants if question.entry_of(one) == entry.name]
            assert len(wrong) >= 5 and len(right) >= 4, entry.name
            assert question.public and question.examples


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.slug)
def test_an_exercise_is_worth_twenty_points_and_asks_for_words(exercise):
    assert exercise.points == 20
    by_hand = sum(question.by_hand for question in exercise.questions)
    assert 5 <= len(exercise.questions) <= 8 or exercise.strand == "communication"
    assert by_hand == 1 or exercise.strand == "communication"

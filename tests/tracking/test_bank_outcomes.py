"""What the exercises of the bank say of outcomes."""

from autograder.curriculum.catalogue import published
from autograder.curriculum.categories import CATEGORIES
from autograder.curriculum.crosswalk import crosswalk
from autograder.exercise import by_slug, load_all
from autograder.tracking.bank_outcomes import bearers, own_outcomes


def test_the_places_of_an_exercise_are_found_by_way_of_the_crosswalk():
    walk = crosswalk(own_outcomes(load_all()), published())
    assert published().outcome("N-VM.8") in walk.places["matrices.product"]


def test_a_check_without_outcomes_of_its_own_bears_evidence_of_those_of_its_question():
    exercise = by_slug("munchable_matrices")
    found = list(bearers([exercise]))
    assert sum(bearer.points for bearer in found) == exercise.points
    assert {bearer.outcomes for bearer in found if bearer.question == "add"} == {("matrices.sums_and_multiples",)}
    assert [bearer.name for bearer in found if bearer.by_hand] == ["in_your_own_words"]


def test_every_outcome_of_the_bank_has_at_most_one_of_ontarios_categories_and_all_four_are_there():
    categories = crosswalk(own_outcomes(load_all()), published()).categories()
    assert {len(found) for found in categories.values()} == {1}
    assert {category for found in categories.values() for category in found} == set(CATEGORIES)

"""What a teacher means by a slug, a strand, all."""

import pytest

from autograder.authoring.handout.choose import chosen, title_of
from autograder.authoring.new import create
from autograder.exercise import ExerciseError


@pytest.fixture(scope="module")
def bank(tmp_path_factory):
    bank = tmp_path_factory.mktemp("bank")
    for strand, slug in (("statistics", "means"), ("statistics", "medians"), ("matrices", "sums")):
        create(strand, slug, bank)
    return bank


@pytest.mark.parametrize(
    ("words", "slugs", "title"),
    [
        (("sums",), {"sums"}, "sums"),
        (("matrices/sums",), {"sums"}, "sums"),
        (("statistics",), {"means", "medians"}, "statistics"),
        (("all",), {"means", "medians", "sums"}, "course"),
        (("means", "sums", "means"), {"means", "sums"}, "exercises"),
        (("statistics", "means"), {"means", "medians"}, "exercises"),
    ],
)
def test_words_name_exercises_each_once(bank, words, slugs, title):
    exercises = chosen(words, bank)
    assert sorted(exercise.slug for exercise in exercises) == sorted(slugs)
    assert title_of(words, exercises) == title


@pytest.mark.parametrize("word", ["calculus", "modes", "chemistry"])
def test_a_word_that_names_nothing_is_refused_with_what_there_is(bank, word):
    with pytest.raises(ExerciseError, match=f"unknown exercise '{word}'.*means, medians, sums"):
        chosen((word,), bank)

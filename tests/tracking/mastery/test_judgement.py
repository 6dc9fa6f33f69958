"""A teacher's level goes before the computed one, which is still said; what it lacks is refused."""

import pytest

from autograder.tracking.mastery.judgement import BadJudgement, Judgement, placed
from autograder.tracking.mastery.levels import NAMES, UnknownLevel

STUDENTS, OUTCOMES = ("robin", "owl"), ("a.a", "a.b")


def judgement(**changes):
    fields = {"student": "robin", "outcome": "a.b", "level": "3+", "who": "the teacher", "why": "talked it through"}
    return Judgement(**{**fields, **changes})


def test_the_words_say_whose_it_is_why_and_what_was_computed():
    said = judgement(when="3 October 2025").words("Level 4-. Of the only piece …")
    assert said == (
        "Level 3+, the judgement of the teacher on 3 October 2025: talked it through. "
        "The computation says: Level 4-. Of the only piece …"
    )
    assert judgement(level="below 1", why="Silent.").words("x") == (
        "Below 1, the judgement of the teacher: Silent. The computation says: x"
    )


def test_it_has_its_place_and_the_later_of_two_counts():
    found = placed([judgement(), judgement(student="owl", outcome="a.a"), judgement(level="2−")], STUDENTS, OUTCOMES)
    assert {cell: NAMES[one.place] for cell, one in found.items()} == {(0, 1): "2-", (1, 0): "3+"}


@pytest.mark.parametrize(
    ("changes", "error", "says"),
    [
        ({"who": " "}, BadJudgement, "needs a name and a reason"),
        ({"why": ""}, BadJudgement, "needs a name and a reason"),
        ({"student": "raven"}, BadJudgement, "'raven', which is not in the evidence"),
        ({"outcome": "a.c"}, BadJudgement, "'a.c', which is not in the evidence"),
        ({"level": "5"}, UnknownLevel, "unknown level '5'"),
    ],
)
def test_a_judgement_that_lacks_something_is_refused(changes, error, says):
    with pytest.raises(error, match=says):
        placed([judgement(**changes)], STUDENTS, OUTCOMES)

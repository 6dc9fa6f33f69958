"""From the course's own outcomes to published ones, and what bears evidence of those."""

import pytest

from autograder.curriculum.catalogue import published
from autograder.curriculum.coverage import Bearer, coverage
from autograder.curriculum.crosswalk import Own, course_framework, crosswalk
from autograder.curriculum.outcomes import UnknownOutcome

OWNS = [
    Own("calculus.secants", "find slopes of secants", ("ON-MHF4U:D1.4", "ON-MHF4U:D1.7", "ON-MCV4U:A1.2")),
    Own("calculus.words", "say what a slope is", ("ON-MHF4U:D2.1",), ("communication",)),
    Own("calculus.words", "say it again", ("ON-MHF4U:D1",)),
]
MHF4U = published().framework("MHF4U")


def test_an_own_outcome_stands_for_codes_overall_expectations_and_strands():
    walk = crosswalk(OWNS, published())
    assert walk.outcomes(MHF4U) == {"calculus.secants": ("D1.4", "D1.7"), "calculus.words": ("D2.1", "D1")}
    assert walk.overalls(MHF4U) == {"calculus.secants": ("D1",), "calculus.words": ("D2", "D1")}
    assert walk.strands(MHF4U) == {"calculus.secants": ("D",), "calculus.words": ("D",)}
    assert walk.outcomes(published().framework("CCSS-M")) == {}


def test_what_several_exercises_declare_is_joined():
    walk = crosswalk(OWNS, published())
    assert walk.own["calculus.words"].statement == "say what a slope is"
    assert walk.categories() == {"calculus.words": ("communication",)}


def test_a_school_adds_its_own_mapping():
    walk = crosswalk(OWNS, published(), {"calculus.secants": ("HSF-IF.B.6",)})
    assert walk.outcomes(published().framework("CCSS-M")) == {"calculus.secants": ("HSF-IF.B.6",)}


def test_an_unknown_place_is_refused():
    with pytest.raises(UnknownOutcome):
        crosswalk([Own("a.b", "", ("ON-MHF4U:Z9",))], published())


def test_coverage_counts_what_bears_evidence_and_shows_what_has_none():
    bearers = [
        Bearer("slopes", "secant", "right_slope", 1.5, ("calculus.secants",), False),
        Bearer("slopes", "secant", "right_shape", 0.5, ("calculus.secants", "calculus.words"), False),
        Bearer("slopes", "secant", "worth_nothing", 0, ("calculus.secants",), False),
        Bearer("tangents", "words", "words", 2, ("calculus.words",), True),
    ]
    rows = {row.outcome.code: row for row in coverage(MHF4U, crosswalk(OWNS, published()), bearers)}
    assert list(rows) == [outcome.code for outcome in MHF4U.outcomes]
    assert (rows["D1.7"].checks, rows["D1.7"].by_hand, rows["D1.7"].points) == (2, 0, 2)
    assert (rows["D2.1"].checks, rows["D2.1"].by_hand, rows["D2.1"].points) == (1, 1, 2.5)
    assert rows["D2.1"].exercises == ("slopes", "tangents") and rows["D2.1"].own == ("calculus.words",)
    assert rows["D1.7"].any and not rows["A1.1"].any


def test_evidence_of_a_part_is_evidence_of_the_whole_and_counts_there_once():
    bearers = [Bearer("slopes", "secant", "slope", 1, ("calculus.secants", "calculus.words"), False)]
    rows = {row.outcome.code: row for row in coverage(MHF4U, crosswalk(OWNS, published()), bearers)}
    assert rows["D1"].checks == 1 and rows["D1"].own == ("calculus.words", "calculus.secants")


def test_the_courses_own_outcomes_are_a_framework_too():
    framework = course_framework(OWNS, {"calculus": "Calculus"})
    assert [(one.name, one.strand) for one in framework.outcomes] == [
        ("nnmath:calculus.secants", "Calculus"),
        ("nnmath:calculus.words", "Calculus"),
    ]

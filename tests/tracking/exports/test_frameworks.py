"""A framework for Canvas and Moodle: every outcome once, with its status, below its strand."""

from __future__ import annotations

import json
from dataclasses import replace

import independent_readers as reading
import pytest

from autograder.curriculum.catalogue import published
from autograder.tracking.exports.canvas_outcomes import METHODS, canvas_outcomes
from autograder.tracking.exports.lens import narrowed, objective
from autograder.tracking.exports.moodle_competencies import moodle_competencies

NAMES = [framework.name for framework in published().frameworks]


@pytest.fixture(params=[*NAMES, "nnmath"])
def framework(request, course_at_hand):
    return course_at_hand.catalogue.framework(request.param)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("mastery_points", [False, True])
def test_canvas_takes_an_outcome_with_every_method(mcv4u, method, mastery_points):
    rows = reading.canvas_outcomes(canvas_outcomes(mcv4u.framework, method, mastery_points).encode())
    outcomes = [row for row in rows if row["object_type"] == "outcome"]
    assert {row["calculation_method"] for row in outcomes} == {method}
    assert ("mastery_points" in rows[0]) is mastery_points


def test_canvas_takes_every_framework_with_the_status_of_each_outcome(framework):
    rows = {row["vendor_guid"]: row for row in reading.canvas_outcomes(canvas_outcomes(framework).encode())}
    for outcome in framework.outcomes:
        row = rows[objective(outcome)]
        assert row["title"] == outcome.name and f"status: {outcome.status.value}" in row["description"]
        assert rows[row["parent_guids"]]["title"] == outcome.strand
    assert sum(row["object_type"] == "outcome" for row in rows.values()) == len(framework.outcomes)


def test_moodle_takes_every_framework_with_the_status_of_each_outcome(framework):
    top, rows = reading.moodle_framework(moodle_competencies(framework).encode())
    scale = top[5].split(",")
    configuration = json.loads(top[6])
    assert all(1 <= item["id"] <= len(scale) for item in configuration[1:]) and configuration[1]["proficient"] == 1
    for outcome in framework.outcomes:
        row = rows[objective(outcome)]
        assert f"status: {outcome.status.value}" in row[3] and row[2].startswith(outcome.code)
        assert row[0]


def test_a_specific_expectation_stands_below_its_overall_one_where_that_is_an_outcome(course_at_hand):
    framework = course_at_hand.catalogue.framework("ON-MTH1W")
    first, second = framework.outcomes[:2]
    framework = replace(framework, outcomes=(replace(first, overall=second.code), replace(second, overall=second.code)))
    _, rows = reading.moodle_framework(moodle_competencies(framework).encode())
    assert rows[objective(first)][0] == objective(second)


def test_words_of_a_school_are_neither_formula_nor_markup(course_at_hand):
    framework = course_at_hand.catalogue.framework("ON-MTH1W")
    bad = replace(framework.outcomes[0], statement="=cmd <script>alert(1)</script>\r\n+1", strand="@strand")
    framework = replace(framework, outcomes=(bad,), title="-1")
    for text in (canvas_outcomes(framework), moodle_competencies(framework)):
        description = next(cell for row in reading.strict(text.encode()) for cell in row if "&lt;script&gt;" in cell)
        assert "<script>" not in description


def test_a_narrowed_framework_has_what_the_course_shows_only(mcv4u, own):
    some = narrowed(own, ["matrices.product"])
    assert [outcome.code for outcome in some.framework.outcomes] == ["matrices.product"]
    assert set(narrowed(mcv4u, list(own.outcomes)).outcomes) == set(mcv4u.codes(own.outcomes))

"""OneRoster packages: each file by its columns, each reference followed, each objective one of our CASE documents."""

from __future__ import annotations

import json

import independent_readers
import pytest
from made import EXERCISE, OTHER
from recorded import MAX

from autograder.curriculum.case.writing import case_text
from autograder.tracking.exports.oneroster import Places, oneroster
from autograder.tracking.exports.pieces import pieces


@pytest.fixture
def package(opened, term, own):
    return oneroster(term, pieces(*opened), own)


def test_a_package_is_read_with_all_its_references(package):
    found = independent_readers.oneroster(package)
    assert {row["title"] for row in found["lineItems"]} == {EXERCISE.title, OTHER.title}
    assert float(found["lineItems"][0]["resultValueMax"]) == MAX
    assert found["lineItemLearningObjectiveIds"] and found["resultLearningObjectiveIds"]


def test_everybody_here_has_one_result_by_the_schools_own_id(package):
    found = independent_readers.oneroster(package)
    first = found["lineItems"][0]["sourcedId"]
    results = {row["studentSourcedId"]: row for row in found["results"] if row["lineItemSourcedId"] == first}
    assert {"canvas-101", "canvas-102", "canvas-103"} < set(results) and len(results) == 4
    zoe, late, absent = (results[f"canvas-{number}"] for number in (101, 102, 103))
    assert (zoe["scoreStatus"], float(zoe["score"]), zoe["late"]) == ("fully graded", MAX - 0.5, "false")
    assert late["late"] == "true" and zoe["scoreDate"] == "2026-03-06" and late["scoreDate"] == "2026-03-07"
    assert (absent["scoreStatus"], float(absent["score"]), absent["missing"]) == ("not submitted", 0, "true")
    (partly,) = (row for name, row in results.items() if not name.startswith("canvas"))
    assert (partly["scoreStatus"], partly["incomplete"]) == ("partially graded", "true")


def test_objectives_are_those_of_the_case_document_with_the_points_on_each(package, own):
    found = independent_readers.oneroster(package)
    items = {item["identifier"]: item for item in json.loads(case_text(own.framework))["CFItems"]}
    assert {row["learningObjectiveId"] for row in found["resultLearningObjectiveIds"]} <= set(items)
    zoe = next(row["sourcedId"] for row in found["results"] if row["studentSourcedId"] == "canvas-101")
    rows = [row for row in found["resultLearningObjectiveIds"] if row["resultSourcedId"] == zoe]
    outcomes = {code for question in EXERCISE.questions for code in question.outcomes}
    outcomes |= {code for question in EXERCISE.questions for check in question.checks for code in check.outcomes}
    assert {items[row["learningObjectiveId"]]["humanCodingScheme"] for row in rows} <= outcomes
    for row in rows:
        points, _, of = row["textScore"].partition(" points")[0].partition(" of ")
        assert 0 <= float(points) <= float(of) and float(points) == pytest.approx(float(row["score"]))
        assert "status: verified" in row["textScore"]


def test_a_check_counts_once_for_an_outcome_that_several_of_its_own_stand_for(opened, term, mcv4u):
    found = independent_readers.oneroster(oneroster(term, pieces(*opened), mcv4u))
    for row in found["resultLearningObjectiveIds"]:
        of = float(row["textScore"].partition(" of ")[2].partition(" points")[0])
        assert of <= MAX and "status: " in row["textScore"]


def test_the_ids_of_the_schools_system_are_taken_and_bulk_has_no_status(opened, term, own):
    found = independent_readers.oneroster(oneroster(term, pieces(*opened), own, Places("C1", "S1", "T1"), bulk=True))
    for row in found["lineItems"]:
        assert (row["classSourcedId"], row["schoolSourcedId"], row["academicSessionSourcedId"]) == ("C1", "S1", "T1")


def test_the_same_term_has_the_same_ids(opened, term, own, package):
    again = independent_readers.oneroster(oneroster(term, pieces(*opened), own))
    ids = {name: [row["sourcedId"] for row in rows] for name, rows in again.items()}
    assert ids == {
        name: [row["sourcedId"] for row in rows] for name, rows in independent_readers.oneroster(package).items()
    }


def test_what_our_own_fault_left_open_is_no_score_on_an_objective(opened, term, own):
    some = [piece._replace(verdict="GRADER", points=0.0) for piece in pieces(*opened)]
    assert not independent_readers.oneroster(oneroster(term, some, own))["resultLearningObjectiveIds"]

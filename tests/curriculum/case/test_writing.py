"""What is exported keeps the rules, is read back as it was, and pretends nothing."""

import json
import uuid

import pytest

from autograder.curriculum.case.reading import read_case
from autograder.curriculum.case.writing import case_text, package
from autograder.curriculum.catalogue import published
from autograder.curriculum.crosswalk import Own, course_framework, crosswalk
from autograder.exercise import load_all
from autograder.tracking.bank_outcomes import at_hand, related

FRAMEWORKS = published().frameworks


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda framework: framework.name)
def test_every_framework_is_read_back_as_it_was(tmp_path, framework):
    path = tmp_path / "case.json"
    path.write_text(case_text(framework), encoding="utf-8")
    again = {outcome.code: outcome for outcome in read_case(path, framework.name).outcomes}
    assert list(again) == [outcome.code for outcome in framework.outcomes]
    for outcome in framework.outcomes:
        for key in ("name", "statement", "grade", "status"):
            assert getattr(again[outcome.code], key) == getattr(outcome, key)
        if framework.outcome(outcome.overall):
            assert again[outcome.code].overall == outcome.overall


def test_an_export_is_the_same_on_every_day_and_identifiers_are_version_5():
    framework = published().framework("MHF4U")
    assert case_text(framework) == case_text(framework)
    found = package(framework)
    assert found["CFDocument"]["identifier"] == "e3374fbd-a892-55e1-bcd2-d4eb63104098"
    parts = [found["CFDocument"], *found["CFItems"], *found["CFAssociations"]]
    assert {uuid.UUID(part["identifier"]).version for part in parts} == {5}
    assert len({part["identifier"] for part in parts}) == len(parts)


def test_the_publishers_document_is_pointed_to_and_not_claimed():
    theirs = "c6496676-d7cb-11e8-824f-0242ac160002"
    found = package(published().framework("CCSS-M"))
    text = json.dumps([found["CFDocument"], found["CFItems"]])
    assert theirs not in text
    (pointer,) = [one for one in found["CFAssociations"] if one["destinationNodeURI"]["identifier"] == theirs]
    assert pointer["associationType"] == "isRelatedTo"
    others = [package(framework) for framework in FRAMEWORKS if framework.name != "CCSS-M"]
    assert theirs not in json.dumps(others)


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda framework: framework.name)
def test_an_export_says_whose_words_it_has_and_carries_the_notice(framework):
    found = package(framework)
    notes = found["CFDocument"]["notes"]
    assert "not official wording" in notes and framework.notice in notes
    assert found["CFDocument"]["creator"] == "nnmath" and "publisher" not in found["CFDocument"]
    assert all("nnmath status: " in item["notes"] for item in found["CFItems"] if "humanCodingScheme" in item)


def test_the_courses_own_outcomes_are_exported_with_their_relations(tmp_path):
    own = Own("calculus.secants", "find slopes of secants", ("ON-MHF4U:D1.4", "ON-MHF4U:D1.7"))
    framework, walk = course_framework([own], {}), crosswalk([own], published())
    path = tmp_path / "case.json"
    path.write_text(case_text(framework, walk.places), encoding="utf-8")
    assert [outcome.name for outcome in read_case(path, "nnmath").outcomes] == ["nnmath:calculus.secants"]
    relations = [
        one for one in package(framework, walk.places)["CFAssociations"] if "Related" in one["associationType"]
    ]
    items = package(published().framework("MHF4U"))["CFItems"]
    there = {item.get("humanCodingScheme"): item["identifier"] for item in items}
    assert [one["destinationNodeURI"]["identifier"] for one in relations] == [there["D1.4"], there["D1.7"]]


def test_the_whole_course_is_exported_and_read_back(tmp_path):
    course = at_hand(load_all())
    framework = course.catalogue.framework("nnmath")
    path = tmp_path / "case.json"
    path.write_text(case_text(framework, related(course.walk, framework)), encoding="utf-8")
    assert len(read_case(path, "nnmath").outcomes) == len(framework.outcomes) == len(course.walk.own)
    assert related(course.walk, published().framework("CCSS-M")) == {}

"""A small package of CASE 1.0 that the tests break in one place each."""

import copy

import pytest

TIME = "2026-09-01T12:00:00Z"
CODES = ("", "A", "A.1", "A.2")  # a heading without a code, an outcome with two parts


def uuid(number):
    return f"00000000-0000-4000-8000-{number:012d}"


def link(number, title="a thing"):
    return {"title": title, "identifier": uuid(number), "uri": f"urn:uuid:{uuid(number)}"}


def named(number):
    return {"identifier": uuid(number), "uri": f"https://school.example/{number}", "lastChangeDateTime": TIME}


def child(number, of, parent):
    ends = {"originNodeURI": link(of), "destinationNodeURI": link(parent)}
    return {**named(number), "associationType": "isChildOf", **ends}


PACKAGE = {
    "CFDocument": {**named(1), "creator": "a school", "title": "Grade 9, our way", "subject": ["Mathematics"]},
    "CFItems": [
        {**named(10), "fullStatement": "Numbers"},
        {**named(11), "fullStatement": "Count", "humanCodingScheme": "A", "educationLevel": ["09", "10"]},
        {**named(12), "fullStatement": "Count up", "humanCodingScheme": "A.1", "notes": "nnmath status: partly"},
        {**named(13), "fullStatement": "Count down", "humanCodingScheme": "A.2"},
    ],
    "CFAssociations": [child(20, 10, 1), child(21, 11, 10), child(22, 12, 11), child(23, 13, 11)],
    "CFDefinitions": {"CFLicenses": [{**named(30), "title": "free", "licenseText": "do as you like"}]},
    "CFRubrics": [{**named(40), "CFRubricCriteria": [{**named(41), "CFRubricCriterionLevels": [named(42)]}]}],
}


@pytest.fixture
def package():
    return copy.deepcopy(PACKAGE)

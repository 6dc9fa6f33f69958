"""CASE files: what a right one says, and every kind of wrong one in one line with its place and a remedy."""

import json

import pytest

from autograder.curriculum.case.checking import BadPackage
from autograder.curriculum.case.reading import read_case
from autograder.curriculum.outcomes import Status


def write(tmp_path, package, encoding="utf-8"):
    path = tmp_path / "ours.json"
    path.write_text(package if isinstance(package, str) else json.dumps(package), encoding=encoding)
    return path


def refused(tmp_path, package, encoding="utf-8"):
    path = write(tmp_path, package, encoding)
    with pytest.raises(BadPackage) as caught:
        read_case(path, "OURS")
    said = str(caught.value)
    assert said.startswith(f"{path}: ") and "\n" not in said
    return said.removeprefix(f"{path}: ")


def test_items_with_a_code_are_outcomes_and_those_without_are_headings(tmp_path, package):
    framework = read_case(write(tmp_path, package, "utf-8-sig"), "OURS")
    assert [outcome.name for outcome in framework.outcomes] == ["OURS:A", "OURS:A.1", "OURS:A.2"]
    whole, part, other = framework.outcomes
    assert (whole.strand, whole.statement, whole.grade) == ("Numbers", "Count", "09, 10")
    assert (whole.overall, part.overall, other.overall) == ("A", "A", "A")
    assert part.strand_code == "Numbers"
    assert (part.status, other.status) == (Status.PARTLY, Status.UNVERIFIED)
    assert (framework.title, framework.publisher) == ("Grade 9, our way", "a school")


def test_a_document_without_associations_is_flat(tmp_path, package):
    del package["CFAssociations"]
    assert {outcome.overall for outcome in read_case(write(tmp_path, package), "OURS").outcomes} == {"A", "A.1", "A.2"}


def test_what_has_parts_of_its_own_is_where_they_roll_up_to(tmp_path, package):
    package["CFAssociations"][3]["destinationNodeURI"] = package["CFAssociations"][2]["originNodeURI"]
    outcomes = {outcome.code: outcome.overall for outcome in read_case(write(tmp_path, package), "OURS").outcomes}
    assert outcomes == {"A": "A", "A.1": "A.1", "A.2": "A.1"}


DOCUMENT, ITEM, CHILD = ("CFDocument",), ("CFItems", 2), ("CFAssociations", 2)
GONE = object()

WRONG = {
    "no document": ((), "CFDocument", GONE, "the file lacks 'CFDocument'"),
    "an unknown part": ((), "CFThings", [], "the file has the unknown key 'CFThings'; "),
    "a creator missing": (DOCUMENT, "creator", GONE, "CFDocument lacks 'creator'; a CFDocument of CASE 1.0 needs"),
    "an unknown key": (ITEM, "colour", "red", "CFItems[2] (\"A.1\") has the unknown key 'colour'; remove it"),
    "a misspelled key": (ITEM, "fullStatment", "x", "did you mean 'fullStatement'?"),
    "a key of 1.1": (DOCUMENT, "caseVersion", "1.1", "it is of CASE 1.1: export the framework as CASE 1.0"),
    "no UUID": (ITEM, "identifier", "A.1", 'CFItems[2] ("A.1").identifier is "A.1"; it must be a UUID'),
    "no URI": (ITEM, "uri", "A.1", "it must be a URI"),
    "no time": (DOCUMENT, "lastChangeDateTime", "yesterday", "it must be a date and time such as"),
    "no day": (ITEM, "statusStartDate", "2026-13-01", "it must be a date such as"),
    "a null": (ITEM, "notes", None, 'CFItems[2] ("A.1").notes is null; give a text, or leave the key out'),
    "an empty statement": (ITEM, "fullStatement", " ", "it must be a text that is not empty"),
    "a text for a list": (ITEM, "educationLevel", "09", '.educationLevel is "09"; it must be a list'),
    "a number in a list": (ITEM, "educationLevel", ["9", 9], ".educationLevel[1] is 9; it must be a text"),
    "no link": (ITEM, "licenseURI", "https://x.example", "it must be an object (LinkURI)"),
    "half a link": (ITEM, "licenseURI", {"title": "x", "uri": "a:b"}, ".licenseURI lacks 'identifier'"),
    "an unknown type": (CHILD, "associationType", "isFriendOf", "it must be one of isChildOf, isPeerOf"),
    "an end missing": (CHILD, "originNodeURI", GONE, "CFAssociations[2] lacks 'originNodeURI'"),
    "a broken sequence": (CHILD, "sequenceNumber", 1.5, "it must be a whole number"),
    "a truth for a number": (CHILD, "sequenceNumber", True, "it must be a whole number"),
    "items that are no list": ((), "CFItems", {}, "CFItems is an object; it must be a list"),
}


@pytest.mark.parametrize(("place", "key", "value", "says"), WRONG.values(), ids=WRONG)
def test_what_breaks_a_rule_is_refused_with_its_place(tmp_path, package, place, key, value, says):
    table = package
    for step in place:
        table = table[step]
    if value is GONE:
        del table[key]
    else:
        table[key] = value
    assert says in refused(tmp_path, package)


def test_rules_hold_down_to_the_levels_of_a_rubric(tmp_path, package):
    package["CFRubrics"][0]["CFRubricCriteria"][0]["CFRubricCriterionLevels"][0]["score"] = "3"
    said = refused(tmp_path, package)
    assert said == 'CFRubrics[0].CFRubricCriteria[0].CFRubricCriterionLevels[0].score is "3"; it must be a number'


def test_a_licence_needs_its_text(tmp_path, package):
    del package["CFDefinitions"]["CFLicenses"][0]["licenseText"]
    assert "CFDefinitions.CFLicenses[0] lacks 'licenseText'" in refused(tmp_path, package)


def test_a_circle_is_named(tmp_path, package):
    package["CFAssociations"][1]["destinationNodeURI"] = package["CFAssociations"][2]["originNodeURI"]
    said = refused(tmp_path, package)
    assert said == "isChildOf goes in a circle: A → A.1 → A; remove one of these associations"


def test_an_item_below_itself_is_a_circle(tmp_path, package):
    package["CFAssociations"][3]["destinationNodeURI"] = package["CFAssociations"][3]["originNodeURI"]
    assert "A.2 → A.2" in refused(tmp_path, package)


def test_an_item_with_two_parents_that_meet_again_is_no_circle(tmp_path, package):
    second = {**package["CFAssociations"][3], "identifier": "00000000-0000-4000-8000-000000000099"}
    package["CFAssociations"].append({**second, "destinationNodeURI": package["CFAssociations"][2]["originNodeURI"]})
    assert len(read_case(write(tmp_path, package), "OURS").outcomes) == 3


def test_a_missing_child_is_named(tmp_path, package):
    gone = package["CFItems"].pop(3)["identifier"]
    assert refused(tmp_path, package).startswith(f"CFAssociations[3].originNodeURI: the child {gone} is not in CFItems")


def test_a_missing_parent_is_named(tmp_path, package):
    package["CFAssociations"][1]["destinationNodeURI"]["identifier"] = "00000000-0000-4000-8000-000000000077"
    said = refused(tmp_path, package)
    assert said.startswith(
        "CFAssociations[1].destinationNodeURI: the parent 00000000-0000-4000-8000-000000000077 is not"
    )
    assert "add the item or remove this" in said


def test_other_associations_may_lead_to_other_documents(tmp_path, package):
    package["CFAssociations"][3]["associationType"] = "isRelatedTo"
    package["CFAssociations"][3]["destinationNodeURI"]["identifier"] = "elsewhere:77"
    assert read_case(write(tmp_path, package), "OURS").outcomes[2].overall == "A.2"


@pytest.mark.parametrize(
    ("key", "one", "other", "says"),
    [
        ("CFItems", 2, 3, "CFItems[3] has the identifier of CFItems[2]; give each its own"),
        ("CFAssociations", 0, 1, "CFAssociations[1] has the identifier of CFAssociations[0]"),
    ],
)
def test_an_identifier_is_there_once(tmp_path, package, key, one, other, says):
    package[key][other]["identifier"] = package[key][one]["identifier"].upper()
    assert says in refused(tmp_path, package)


def test_a_code_and_an_association_are_there_once(tmp_path, package):
    package["CFItems"][3]["humanCodingScheme"] = " a.1"
    assert "CFItems[3] (a.1) has the humanCodingScheme of CFItems[2] (A.1)" in refused(tmp_path, package)
    package["CFItems"][3]["humanCodingScheme"] = "A.2"
    package["CFAssociations"][3]["originNodeURI"] = package["CFAssociations"][2]["originNodeURI"]
    assert "CFAssociations[3] has the ends and the type of CFAssociations[2]" in refused(tmp_path, package)


def test_a_framework_without_codes_is_refused(tmp_path, package):
    for item in package["CFItems"]:
        item.pop("humanCodingScheme", None)
    assert "no item has a humanCodingScheme; give the outcomes codes" in refused(tmp_path, package)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "line 1: is no JSON"),
        ("{\n'a': 1}", "line 2: is no JSON"),
        ("[]", "the file is a list; it must be an object (CFPackage)"),
        ('{"CFItems": [], "CFItems": []}', "the key 'CFItems' twice"),
        ('{"CFItems": NaN}', "the value NaN, which JSON does not have"),
        ("[" * 100_000, "nested too deeply"),
        ("9" * 5000, "a number of thousands of digits"),
        ('{"CFItems": "\\ud800"}', "half a character"),
    ],
)
def test_what_is_no_json_is_refused(tmp_path, text, says):
    assert says in refused(tmp_path, text)


def test_a_number_without_end_is_no_number(tmp_path, package):
    package["CFAssociations"][2]["sequenceNumber"] = "ENDLESS"
    text = json.dumps(package).replace('"ENDLESS"', "1e999")
    assert "it must be a whole number" in refused(tmp_path, text)


def test_other_encodings_and_missing_files_are_one_line(tmp_path, package):
    assert "is not UTF-8" in refused(tmp_path, json.dumps(package), "utf-16")
    with pytest.raises(BadPackage, match="No such file"):
        read_case(tmp_path / "nowhere.json", "OURS")

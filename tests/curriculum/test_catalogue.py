"""The frameworks that come with the package, and the ways to name their outcomes."""

import re
from collections import Counter

import pytest

from autograder.curriculum.catalogue import DATA, published
from autograder.curriculum.outcomes import Status, UnknownFramework, UnknownOutcome
from autograder.curriculum.spellings import fold, spellings
from autograder.exercise import load_all


def everything():
    return [outcome for framework in published().frameworks for outcome in framework.outcomes]


def test_all_rows_of_the_file_are_outcomes():
    rows = (DATA / "outcomes.csv").read_text(encoding="utf-8").splitlines()
    assert len(everything()) == len(rows) - 1 == 265
    assert len(published().frameworks) == 14


def test_every_outcome_is_complete_and_its_name_unique():
    for outcome in everything():
        assert all((outcome.code, outcome.strand, outcome.grade, outcome.statement, outcome.source)), outcome
        assert isinstance(outcome.status, Status)
    assert max(Counter(outcome.name for outcome in everything()).values()) == 1


def test_the_status_is_the_one_of_the_file():
    assert published().outcome("ON-MHF4U:A1.1").status is Status.VERIFIED
    assert published().outcome("ON-MHF4U:D1.7").status is Status.PARTLY
    assert published().outcome("ON-MHF4U:D1.9").status is Status.UNVERIFIED


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("ON-MHF4U:D1.7", "ON-MHF4U:D1.7"),
        ("MHF4U:D1.7", "ON-MHF4U:D1.7"),
        ("mhf4u d1.7", "ON-MHF4U:D1.7"),
        ("HSN-VM.C.8", "CCSS-M:HSN-VM.C.8"),
        ("N-VM.8", "CCSS-M:HSN-VM.C.8"),
        ("N-VM.C.8", "CCSS-M:HSN-VM.C.8"),
        ("CCSS.MATH.CONTENT.HSN.VM.C.8", "CCSS-M:HSN-VM.C.8"),
        ("CCSS.Math.Content.HSF.IF.C.7.e", "CCSS-M:HSF-IF.C.7e"),
        ("F-IF.7e", "CCSS-M:HSF-IF.C.7e"),
        ("MP3", "CCSS-MP:MP3"),
        ("CCSS.MATH.PRACTICE.MP3", "CCSS-MP:MP3"),
        ("CSTA 3A-AP-14", "CSTA-2017:3A-AP-14"),
        ("AI4K12 3-B-i", "AI4K12-BI3:3-B-i"),
        ("AP CHA-2.A", "AP-CALC:CHA-2.A"),
        ("CS2023 MSF-Linear", "CS2023:MSF-Linear"),
    ],
)
def test_an_outcome_is_found_by_each_of_its_spellings(written, name):
    assert published().outcome(written).name == name


def test_no_spelling_names_two_outcomes():
    names = {}
    for outcome in everything():
        for spelling in spellings(outcome):
            assert names.setdefault(fold(spelling), outcome.name) == outcome.name


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("CCSS-M:HSN-VM.C.99", "did you mean CCSS-M:HSN-VM.C.9?"),
        ("A1.1", "write the course too: ON-MTH1W:A1.1 or ON-MCR3U:A1.1 or"),
        ("chemistry", "`nnmath outcomes list` prints the frameworks"),
    ],
)
def test_an_unknown_outcome_is_one_line_with_a_remedy(written, says):
    with pytest.raises(UnknownOutcome, match=re.escape(says)) as caught:
        published().outcome(written)
    assert repr(written) in str(caught.value) and "\n" not in str(caught.value)


def test_a_framework_is_found_by_its_name_and_an_unknown_one_lists_them():
    assert published().framework("mcv4u").name == "ON-MCV4U"
    assert published().framework("CCSS-M").case == "c6496676-d7cb-11e8-824f-0242ac160002"
    with pytest.raises(UnknownFramework, match="there are: ON-MTH1W, "):
        published().framework("MATH101")


@pytest.mark.parametrize(
    ("name", "overall", "strand"),
    [
        ("ON-MHF4U:D1.7", "D1", "D"),
        ("ON-MHF4U:D1", "D1", "D"),
        ("ON-MTH1W:AA1.1", "AA1", "AA"),
        ("CCSS-M:HSF-IF.C.7b", "HSF-IF.C", "HSF-IF"),
        ("CCSS-MP:MP3", "MP3", "MP"),
        ("AP-CALC:CHA-2.A", "CHA-2", "CHA"),
        ("CSTA-2017:3A-AP-14", "3A-AP", "3A-AP"),
        ("AI4K12-BI3:3-B-ii", "3-B", "3-B"),
        ("CS2023:MSF-Linear", "MSF-Linear", "MSF"),
    ],
)
def test_a_code_says_what_it_belongs_to(name, overall, strand):
    outcome = published().outcome(name)
    assert (outcome.overall, outcome.strand_code) == (overall, strand)


def test_the_notices_that_the_publishers_ask_for_are_there():
    notices = (DATA / "NOTICES.md").read_text(encoding="utf-8")
    asked = "National Governors Association Center for Best Practices and Council of Chief State School Officers"
    assert asked in notices and asked in published().framework("CCSS-M").notice
    assert "CC BY-NC-SA 4.0" in notices and "Crown copyright" in notices


def test_every_place_that_the_bank_names_is_in_the_data():
    places = {place for exercise in load_all() for outcome in exercise.outcomes for place in outcome.curriculum}
    assert places and places <= {outcome.name for outcome in everything()}

"""Whose a file is in a class: by number, by address, by name, or by the teacher's word."""

from pathlib import PurePosixPath

import pytest

from autograder.grading.intake.matching import find, given, read_matches, unmatched_csv
from autograder.grading.intake.naming import Who
from autograder.grading.intake.roster import Enrolled, RosterError

JANE = Enrolled("S17", "Jane van Doe", "jane@school.example", "S17", "jdoe", "4321")
ZOE = Enrolled("S18", "Łukasik, Zoë", "zoe@school.example", "S18", "zluk", "4322")
TWIN = Enrolled("S19", "Jane van Doe", "", "S19", "jdoe2", "4323")


@pytest.mark.parametrize(
    ("who", "student"),
    [
        (Who("vandoejane", "4321"), JANE),
        (Who("whoever", "4321"), JANE),
        (Who("x", "", "Jane@School.example"), JANE),
        (Who("vandoejane"), JANE),
        (Who("doejanevan"), JANE),
        (Who("Jane van Doe"), JANE),
        (Who("Zoe Łukasik"), ZOE),
        (Who("łukasikzoë"), ZOE),
        (Who("zluk", plain=True), ZOE),
        (Who("zoe", plain=True), ZOE),
        (Who("s18", plain=True), ZOE),
        (Who("zoe@school.example", plain=True), ZOE),
    ],
)
def test_a_student_is_found(who, student):
    assert find(who, [JANE, ZOE]) == (student,)


@pytest.mark.parametrize("who", [Who("Jane"), Who("zluk"), Who("", "4"), Who("vandoe jane x"), Who("")])
def test_nobody_is_found_by_half_a_name_or_a_login_that_a_system_gave_as_a_name(who):
    assert find(who, [JANE, ZOE]) == ()


def test_a_number_tells_namesakes_apart_and_a_name_does_not():
    assert find(Who("vandoejane", "4323"), [JANE, TWIN]) == (TWIN,)
    assert find(Who("vandoejane"), [JANE, TWIN]) == (JANE, TWIN)


def test_the_teachers_word_survives_a_spreadsheet(tmp_path):
    form = unmatched_csv(["in.zip:=1+1.ipynb", "=cmd.ipynb"])
    assert form.splitlines() == ["file,student", "in.zip:=1+1.ipynb,", "'=cmd.ipynb,"]
    (tmp_path / "m.csv").write_text(form.replace("'=cmd.ipynb,", "'=cmd.ipynb,s17"))
    matches = read_matches(tmp_path / "m.csv", ["S17"])
    assert matches == {"=cmd.ipynb": "S17"}
    assert given(matches, "in.zip:=cmd.ipynb", PurePosixPath("=cmd.ipynb")) == "S17"
    assert given(matches, "in.zip:robin/=cmd.ipynb", PurePosixPath("robin/=cmd.ipynb")) is None


@pytest.mark.parametrize(
    ("text", "says"), [("a,b\n1,2\n", "must be file,student"), ("file,student\nx.ipynb,S99\n", "line 2: 'S99' is not")]
)
def test_a_wrong_form_is_one_line(tmp_path, text, says):
    (tmp_path / "m.csv").write_text(text)
    with pytest.raises(RosterError, match=says):
        read_matches(tmp_path / "m.csv", ["S17"])

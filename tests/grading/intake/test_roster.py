"""The class list, however a school spells its columns."""

import pytest

from autograder.grading.intake.roster import RosterError, read_roster


def roster(folder, text, encoding="utf-8"):
    (folder / "class.csv").write_bytes(text.encode(encoding))
    return read_roster(folder / "class.csv")


@pytest.mark.parametrize(
    "text",
    [
        "id,name,email\n17,Jane Doe,jane@school.example\n",
        "E-mail;Student ID;Full name\njane@school.example;17;Jane Doe\n",
        "First name\tSurname\tID number\tEmail address\nJane\tDoe\t17\tjane@school.example\n",
        "\ufeffName,SID,Email\r\n Jane Doe ,17,jane@school.example\r\n\r\n",
    ],
)
def test_columns_are_found_by_common_names_in_any_order(tmp_path, text):
    (jane,) = roster(tmp_path, text)
    assert (jane.student, jane.name, jane.email) == ("17", "Jane Doe", "jane@school.example")
    assert {"17", "jane@school.example", "jane"} <= jane.ids


def test_a_canvas_gradebook_is_a_class_list(tmp_path):
    text = (
        "Student,ID,SIS User ID,SIS Login ID,Section,Quiz 1 (4501)\n"
        "    Points Possible,,,,,10\n"
        '"Doe, Jane",4321,S17,jdoe,Period 2,8\n'
        '"Student, Test",999,,abc,Period 2,\n'
    )
    (jane,) = roster(tmp_path, text)
    assert (jane.student, jane.system_id, jane.student_id, jane.login) == ("S17", "4321", "S17", "jdoe")
    assert (jane.name, jane.section) == ("Doe, Jane", "Period 2")


def test_a_student_beside_a_name_is_what_files_are_called(tmp_path):
    (jane,) = roster(tmp_path, "student,name\njane-d,Jane Doe\n")
    assert (jane.student, jane.name) == ("jane-d", "Jane Doe")
    (jane,) = roster(tmp_path, "student\nJane Doe\n")
    assert (jane.student, jane.name) == ("Jane Doe", "Jane Doe")


def test_letters_of_every_language_are_kept(tmp_path):
    assert roster(tmp_path, "id,name\n1,Zoë Łukasiewicz\n")[0].name == "Zoë Łukasiewicz"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "names no column"),
        ("colour,height\nred,3\n", "names no column"),
        ("id,name\n", "has no students"),
        ("id,name\n17,Jane\n18,Joe\n17,Jim\n", "lines 2 and 4 are both '17'"),
    ],
)
def test_what_is_no_class_list_is_one_line(tmp_path, text, says):
    with pytest.raises(RosterError, match=says):
        roster(tmp_path, text)


def test_another_encoding_is_refused_with_what_to_do(tmp_path):
    with pytest.raises(RosterError, match="CSV UTF-8"):
        roster(tmp_path, "id,name\n1,Zoë\n", "latin-1")


def test_a_file_that_is_not_there_is_one_line(tmp_path):
    with pytest.raises(RosterError, match="check the name"):
        read_roster(tmp_path / "class.csv")

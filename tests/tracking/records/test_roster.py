"""Lists of a class come in whole or not at all, and a person can be forgotten."""

from __future__ import annotations

import zipfile

import pytest
from made import EXERCISE, SECRET, graded, handed
from sqlalchemy import func, select

from autograder.tracking.records.database import RecordsError, reading, writing
from autograder.tracking.records.decisions import Audit, HandMark
from autograder.tracking.records.definitions import ensure_course
from autograder.tracking.records.evidence import evidence
from autograder.tracking.records.forget import clear_traces, forget
from autograder.tracking.records.marks import final_marks
from autograder.tracking.records.people import Person, Student
from autograder.tracking.records.recorder import Recorder
from autograder.tracking.records.roster import listed, take_in
from autograder.tracking.records.roster_files import read_roster
from autograder.tracking.records.students import Names, course_called, student_called
from autograder.tracking.records.work import Attempt, Content, Submission

CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Quiz 1 (4501),Current Score\n"
    ",,,,,Manual Posting,\n"
    "    Points Possible,,,,,10,(read only)\n"
    '"Tremblay, Zoë",101,S-1,zoe@school.ca,MCV4U-01,7,70\n'
    '"Okafor, Ben",102,S-2,bokafor,MCV4U-01,EX,\n'
    '"Student, Test",103,,,MCV4U-01,,\n'
)
MOODLE = (
    "First name;Last name;Username;ID number;Email address\n"
    "Zoë;Tremblay;ztremblay;S-1;zoe@school.ca\n"
    "Ben;Okafor;bokafor;S-2;ben@school.ca\n"
)
PLAIN = "student,name,email,status\nzoe,Zoë Tremblay,zoe@school.ca,\nben,Ben Okafor,,left\n"
USERS = (
    "sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName,identifier,email,preferredGivenName\n"
    "u1,,,true,ztremblay,Zoe,Tremblay,S-1,zoe@school.ca,Zoë\n"
    "u2,tobedeleted,,true,bokafor,Ben,Okafor,S-2,,\n"
    "u3,,,true,mteacher,Mona,Teacher,,,\n"
)
ENROLLED = (
    "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role\n"
    "e1,,,c,s,u1,student\ne2,,,c,s,u2,student\ne3,,,c,s,u3,teacher\n"
)


def written(tmp_path, text, name="class.csv", encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def test_canvas_is_known_by_its_header_and_its_odd_rows_are_no_students(tmp_path):
    form, entries = read_roster(written(tmp_path, CANVAS))
    assert form == "canvas"
    zoe, ben = entries
    assert (zoe.key, zoe.name, zoe.email, zoe.number, zoe.platform_id, zoe.section, zoe.row) == (
        *("zoe@school.ca", "Zoë Tremblay", "zoe@school.ca", "S-1", "101", "MCV4U-01"),
        4,
    )
    assert (ben.key, ben.login, ben.email) == ("bokafor", "bokafor", "")


def test_moodle_with_semicolons_and_a_byte_order_mark(tmp_path):
    form, entries = read_roster(written(tmp_path, MOODLE, encoding="utf-8-sig"))
    assert form == "moodle"
    assert [(one.key, one.name, one.email) for one in entries] == [
        ("ztremblay", "Zoë Tremblay", "zoe@school.ca"),
        ("bokafor", "Ben Okafor", "ben@school.ca"),
    ]


def test_a_list_of_ones_own(tmp_path):
    form, entries = read_roster(written(tmp_path, PLAIN, encoding="utf-16"))
    assert form == "csv"
    assert [(one.key, one.name, one.left) for one in entries] == [
        ("zoe", "Zoë Tremblay", False),
        ("ben", "Ben Okafor", True),
    ]


@pytest.mark.parametrize("zipped", [False, True])
def test_oneroster_takes_the_students_of_the_enrollments(tmp_path, zipped):
    folder = tmp_path / "export"
    folder.mkdir()
    written(folder, USERS, "users.csv")
    written(folder, ENROLLED, "enrollments.csv")
    if zipped:
        with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
            for path in folder.iterdir():
                archive.write(path, f"export/{path.name}")
    form, entries = read_roster(tmp_path / "export.zip" if zipped else folder)
    assert form == "oneroster"
    assert [(one.key, one.name, one.platform_id, one.left) for one in entries] == [
        ("ztremblay", "Zoë Tremblay", "u1", False),
        ("bokafor", "Ben Okafor", "u2", True),
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (PLAIN + "zoe,Another,,\n", r"row 4: the id 'zoe' is also in row 2"),
        (CANVAS + '"Roy, Al",101,S-3,alroy,1,,\n', r"row 7: the platform's id '101' is also in row 4"),
        ("student,name\n,Nobody\n", r"row 2: Nobody has no id; fill it in"),
        ("colour,size\nred,3\n", r"row 1 has no column that names a student"),
        ("student,name\nzoe,Zoë,extra\n", r"row 2: has 3 cells for 2 columns"),
        ("student,name,name\nzoe,a,b\n", r"row 1: two columns are called 'name'"),
        ('student,name\nzoe,"open\n', r"row 2: is no CSV"),
        ("student,name\n", r"has no student"),
        ("", r"is empty"),
        (PLAIN.replace("left", "gone"), r"row 3: status 'gone'; write active or left"),
    ],
)
def test_what_is_wrong_with_a_list_is_said_with_its_row(tmp_path, text, says):
    with pytest.raises(RecordsError, match=says) as error:
        read_roster(written(tmp_path, text))
    assert "class.csv" in str(error.value) and "\n" not in str(error.value)


def test_a_list_in_another_encoding_is_one_line_with_the_row(tmp_path):
    with pytest.raises(RecordsError, match="row 2: is not UTF-8; save it as CSV UTF-8"):
        read_roster(written(tmp_path, PLAIN, encoding="latin-1"))


def test_what_is_no_list_at_all(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 no")
    for name, says in (("nowhere.csv", "no such file"), ("empty", "no users.csv"), ("broken.zip", "export it again")):
        with pytest.raises(RecordsError, match=says):
            read_roster(tmp_path / name)


# --- in the database ------------------------------------------------------------------------------------------------


def imported(engine, tmp_path, text, **more):
    with writing(engine) as session:
        return take_in(session, ensure_course(session, "course"), read_roster(written(tmp_path, text))[1], "t", **more)


def class_list(engine):
    with reading(engine) as session:
        return {one.student: one for one in listed(session, course_called(session, "course").id)}


def test_a_list_adds_updates_and_says_who_left_while_their_work_stays(engine, tmp_path):
    Recorder(engine, "course", EXERCISE, SECRET).record(handed("ben"), graded("ben"))
    change = imported(engine, tmp_path, "student,name\nzoe,Zoë\nben,Ben\n")
    assert (change.added, change.updated, change.same, change.left) == (1, 1, 0, 0)
    change = imported(engine, tmp_path, "student,name,email\nzoe,Zoë,z@x.ca\namy,Amy,\n")
    assert (change.added, change.updated, change.same, change.left) == (1, 1, 0, 1)
    found = class_list(engine)
    assert {key: one.status for key, one in found.items()} == {"zoe": "active", "ben": "left", "amy": "active"}
    assert found["ben"].submissions == 1
    assert imported(engine, tmp_path, "student\nben\n", whole=False).left == 0
    assert class_list(engine)["ben"].status == "active"


def test_the_same_list_again_changes_nothing(engine, tmp_path):
    imported(engine, tmp_path, CANVAS)
    before = class_list(engine)
    change = imported(engine, tmp_path, CANVAS)
    assert (change.added, change.updated, change.same, change.left) == (0, 0, 2, 0)
    assert class_list(engine) == before


def test_who_handed_in_before_the_list_came_is_found_on_it(engine, tmp_path):
    recorder = Recorder(engine, "course", EXERCISE, SECRET)
    for name in ("zoe", "S-2"):
        recorder.record(handed(name), graded(name))
    imported(engine, tmp_path, CANVAS)
    found = class_list(engine)
    assert (found["zoe"].name, found["S-2"].name) == ("Zoë Tremblay", "Ben Okafor")
    assert all(one.status == "active" for one in found.values())


def test_files_named_by_login_number_address_or_its_first_part_are_the_students(engine, tmp_path):
    imported(engine, tmp_path, CANVAS)
    recorder = Recorder(engine, "course", EXERCISE, SECRET)
    for index, name in enumerate(("zoe@school.ca", "S-1", "101", "zoe", "Zoë Tremblay")):
        recorder.record(handed(name, str(index)), graded(name))
    found = class_list(engine)
    assert found["zoe@school.ca"].submissions == 5 and len(found) == 2


def test_a_name_of_two_students_is_nobodys(engine, tmp_path):
    imported(engine, tmp_path, "student,name\na1,Sam Lee\na2,Sam Lee\n")
    with reading(engine) as session:
        assert Names(session, course_called(session, "course").id).find("Sam Lee") is None


def test_two_rows_of_one_student_change_nothing(engine, tmp_path):
    imported(engine, tmp_path, "student,login\nzoe,zt\n")
    with pytest.raises(RecordsError, match="rows 2 and 3 are one student"):
        imported(engine, tmp_path, "student,login,name\nzoe,,New\nother,zt,Newer\n")
    assert list(class_list(engine)) == ["zoe"] and class_list(engine)["zoe"].name == ""


def test_half_a_list_is_never_written(engine, tmp_path):
    imported(engine, tmp_path, PLAIN)
    with pytest.raises(RecordsError):
        imported(engine, tmp_path, "student,name\nnew,New\nnew,Newer\n")
    assert set(class_list(engine)) == {"zoe", "ben"}


def test_a_forgotten_person_is_nowhere_and_the_class_keeps_its_numbers(engine, tmp_path):
    words = "I am Zoë and I say so"
    recorder = Recorder(engine, "course", EXERCISE, SECRET)
    recorder.record(handed("zoe", words), graded("zoe", "matmul", answer=words))
    recorder.record(handed("ben", "same"), graded("ben"))
    imported(engine, tmp_path, PLAIN)
    with writing(engine) as session:
        course = course_called(session, "course")
        student = student_called(session, course.id, "zoe")
        session.add(
            HandMark(
                **{"assignment_id": 1, "student_id": student, "question": "in_your_own_words", "level": 2, "points": 1},
                **{"comment": "Zoë, see me", "by": "t", "at": course.made, "submission_id": None},
            )
        )
        before = evidence(session, course)
        points = sorted(mark.points for mark in final_marks(session, course))
        forget(session, course.id, student, "t")
    clear_traces(engine)
    with reading(engine) as session:
        course = course_called(session, "course")
        after = evidence(session, course)
        assert sorted(after.score) == sorted(before.score)
        assert sorted(mark.points for mark in final_marks(session, course)) == points
        assert set(session.scalars(select(Person.key))) == {"ben"}
        assert session.scalar(select(func.count()).select_from(Content)) == 1
        assert list(session.scalars(select(Attempt.document).where(Attempt.document.is_(None)))) == [None]
        assert set(session.scalars(select(Submission.file))) == {"in/ben.py", ""}
        assert list(session.scalars(select(HandMark.comment))) == [""]
        details = [audit.detail for audit in session.scalars(select(Audit))]
        assert not any("zoe" in detail.casefold() for detail in details)
    assert class_list(engine)[f"forgotten-{student}"].status == "forgotten"
    if engine.dialect.name == "sqlite":
        files = b"".join(path.read_bytes() for path in tmp_path.glob("course.db*"))
        for trace in ("Zoë", "zoe", "school.ca"):
            assert trace.encode() not in files


def test_somebody_who_comes_back_after_being_forgotten_is_new(engine, tmp_path):
    recorder = Recorder(engine, "course", EXERCISE, SECRET)
    recorder.record(handed("zoe"), graded("zoe"))
    with writing(engine) as session:
        course = course_called(session, "course")
        forget(session, course.id, student_called(session, course.id, "zoe"), "t")
    again = Recorder(engine, "course", EXERCISE, SECRET)
    assert again.graded_before([handed("zoe")]) == {}
    assert again.record(handed("zoe"), graded("zoe")).new
    with reading(engine) as session:
        assert session.scalar(select(func.count()).select_from(Student)) == 2


def test_one_content_of_two_students_stays_when_one_is_forgotten(engine):
    recorder = Recorder(engine, "course", EXERCISE, SECRET)
    for name in ("zoe", "ben"):
        recorder.record(handed(name, "the same"), graded(name))
    with writing(engine) as session:
        course = course_called(session, "course")
        forget(session, course.id, student_called(session, course.id, "zoe"), "t")
    with reading(engine) as session:
        assert session.scalar(select(func.count()).select_from(Content)) == 1


def test_an_unknown_student_is_one_line(engine):
    with writing(engine) as session:
        ensure_course(session, "course")
    with reading(engine) as session, pytest.raises(RecordsError, match="roster list"):
        student_called(session, 1, "nobody")
    with reading(engine) as session, pytest.raises(RecordsError, match="it has: course"):
        course_called(session, "other")

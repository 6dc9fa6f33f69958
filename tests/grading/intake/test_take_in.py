"""What was handed in, found by student, whatever shape it comes in."""

import io
import zipfile

import pytest

from autograder.grading.intake import entries as limits
from autograder.grading.intake import take_in
from autograder.grading.intake.roster import Enrolled

SLUG = "munchable_matrices"


def students(intake):
    return {one.student: one.file.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for one in intake.handed}


def put(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return folder


def test_a_file_a_script_and_a_folder_name_the_student(tmp_path):
    put(tmp_path, "robin.ipynb", "raven.py", "osprey/work.ipynb")
    assert students(take_in([tmp_path], SLUG)) == {"robin": "robin.ipynb", "raven": "raven.py", "osprey": "work.ipynb"}


def test_a_single_file_is_taken(tmp_path):
    put(tmp_path, "robin.ipynb")
    assert students(take_in([tmp_path / "robin.ipynb"], SLUG)) == {"robin": "robin.ipynb"}


def test_a_zip_is_read_where_it_lies(tmp_path):
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("class/robin.ipynb", "{}")
        archive.writestr("../../raven.ipynb", "{}")
        archive.writestr("__MACOSX/._robin.ipynb", "{}")
    intake = take_in([tmp_path / "all.zip"], SLUG)
    assert set(students(intake)) == {"class", "raven"}
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["all.zip"]


def test_what_belongs_to_the_exercise_is_not_a_submission(tmp_path):
    put(
        tmp_path,
        f"robin/{SLUG}.ipynb",
        "robin/tests/add.py",
        "robin/.ipynb_checkpoints/x-checkpoint.ipynb",
        "robin/data/d.py",
    )
    assert students(take_in([tmp_path], SLUG)) == {"robin": f"{SLUG}.ipynb"}


def test_of_several_files_the_one_named_like_the_exercise_counts(tmp_path):
    put(tmp_path, f"robin/{SLUG}.ipynb", "robin/activation_functions.ipynb", "raven/mine.ipynb", "raven/helper.py")
    assert students(take_in([tmp_path], SLUG)) == {"robin": f"{SLUG}.ipynb", "raven": "mine.ipynb"}


def test_two_notebooks_of_one_student_are_a_question_for_the_teacher(tmp_path):
    put(tmp_path, "robin/one.ipynb", "robin/two.ipynb", "raven.ipynb")
    intake = take_in([tmp_path], SLUG)
    assert students(intake) == {"raven": "raven.ipynb"}
    (problem,) = intake.problems
    assert "one.ipynb" in problem and "two.ipynb" in problem and "2 notebooks of robin" in problem


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("missing", "no such file"),
        ("empty", "no notebook in it"),
        ("photo.jpg", "is no notebook"),
        ("bad.zip", "cannot be read"),
    ],
)
def test_what_cannot_be_taken_in_is_one_line(tmp_path, name, says):
    (tmp_path / "empty").mkdir()
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / "bad.zip").write_bytes(b"no zip")
    intake = take_in([tmp_path / name], SLUG)
    assert not intake.handed
    (problem,) = intake.problems
    assert says in problem and name in problem and "\n" not in problem


def test_a_link_is_not_followed(tmp_path):
    (tmp_path / "in").mkdir()
    put(tmp_path, "secret.ipynb")
    (tmp_path / "in" / "robin.ipynb").symlink_to(tmp_path / "secret.ipynb")
    assert not take_in([tmp_path / "in"], SLUG).handed


# As learning-management systems give it


def zipped(*names, **contents):
    room = io.BytesIO()
    with zipfile.ZipFile(room, "w") as archive:
        for name in names:
            archive.writestr(name, name)
        for name, data in contents.items():
            archive.writestr(name, data)
    return room.getvalue()


def test_a_canvas_zip_gives_each_student_the_latest_notebook(tmp_path):
    (tmp_path / "submissions.zip").write_bytes(
        zipped(
            f"doejane_4321_100_{SLUG}.ipynb",
            f"doejane_4321_105_{SLUG}-1.ipynb",
            f"doejane_4321_99_{SLUG}-2.ipynb",
            f"roejoe_LATE_4322_101_{SLUG}.ipynb",
            "roejoe_LATE_4322_102_photo.jpg",
        )
    )
    intake = take_in([tmp_path / "submissions.zip"], SLUG)
    assert students(intake) == {
        "doejane": f"doejane_4321_105_{SLUG}-1.ipynb",
        "roejoe": f"roejoe_LATE_4322_101_{SLUG}.ipynb",
    }
    assert intake.problems == ()


def test_a_canvas_student_may_hand_in_a_zip(tmp_path):
    inner = zipped(f"my work/{SLUG}.ipynb", "my work/tests/add.py", "__MACOSX/._x.ipynb")
    (tmp_path / "submissions.zip").write_bytes(zipped(**{"doejane_4321_100_work.zip": inner}))
    intake = take_in([tmp_path / "submissions.zip"], SLUG)
    assert students(intake) == {"doejane": f"{SLUG}.ipynb"}


def test_namesakes_are_told_apart_by_their_numbers(tmp_path):
    put(tmp_path, f"doejane_1_100_{SLUG}.ipynb", f"doejane_2_101_{SLUG}.ipynb")
    assert set(students(take_in([tmp_path], SLUG))) == {"doejane-1", "doejane-2"}


def test_a_download_that_was_unpacked_into_a_folder_is_recognised(tmp_path):
    put(tmp_path, f"submissions/doejane_1_100_{SLUG}.ipynb", f"submissions/roejoe_2_101_{SLUG}.ipynb")
    assert set(students(take_in([tmp_path], SLUG))) == {"doejane", "roejoe"}


def test_a_moodle_zip_is_read_with_and_without_folders(tmp_path):
    (tmp_path / "a.zip").write_bytes(
        zipped(f"Jane Doe_31_assignsubmission_file_/{SLUG}.ipynb", f"Joe Roe_32_assignsubmission_file_{SLUG}.ipynb")
    )
    assert set(students(take_in([tmp_path / "a.zip"], SLUG))) == {"Jane Doe", "Joe Roe"}


def test_files_of_google_classroom_are_named_by_their_students(tmp_path):
    put(tmp_path, f"Jane Doe - {SLUG}.ipynb", f"Joe Roe - {SLUG}.ipynb")
    assert set(students(take_in([tmp_path], SLUG))) == {"Jane Doe", "Joe Roe"}


def test_the_folder_of_google_drive_is_recognised_though_one_student_has_renamed_the_notebook(tmp_path):
    names = [f"Jane Doe - {SLUG}.ipynb", f"Joe Roe - Copy of {SLUG}.ipynb", "Zoe's work.ipynb"]
    (tmp_path / "week.zip").write_bytes(zipped(*(f"Week 1/{name}" for name in names)))
    assert set(students(take_in([tmp_path / "week.zip"], SLUG))) == {"Jane Doe", "Joe Roe", "Zoe's work"}


def test_files_with_the_name_of_a_download_in_ones_own_folder_stay_ones_own(tmp_path):
    put(tmp_path, "joe/work.ipynb", f"joe/Jane Doe - {SLUG}.ipynb")
    assert {one.student for one in take_in([tmp_path], SLUG).handed} <= {"joe"}


GRADESCOPE = """submission_1:
  :submitters:
  - :name: Jane Doe
    :sid: 'S17'
    :email: jane@school.example
  :created_at: 2026-11-30 10:00:00.0 Z
  :score: 3.0
submission_2:
  :submitters:
  - :name: Joe Roe
    :sid:
    :email: joe@school.example
  - :name: Zoe Coe
    :sid: 19
    :email: zoe@school.example
"""


def gradescope(folder):
    put(folder, f"export/submission_1/{SLUG}.ipynb", f"export/submission_2/{SLUG}.ipynb")
    (folder / "export" / "submission_metadata.yml").write_text(GRADESCOPE)
    return folder


@pytest.mark.parametrize("inside", ["", "export"])
def test_a_gradescope_export_gives_a_shared_notebook_to_each_of_its_students(tmp_path, inside):
    intake = take_in([gradescope(tmp_path) / inside], SLUG)
    assert set(students(intake)) == {"Jane Doe", "Joe Roe", "Zoe Coe"}
    data = {one.student: one.data for one in intake.handed}
    assert data["Joe Roe"] == data["Zoe Coe"] != data["Jane Doe"]


def test_a_list_that_a_student_handed_in_says_nothing_about_others(tmp_path):
    put(tmp_path, "jane/work.ipynb", f"joe/submission_1/{SLUG}.ipynb")
    (tmp_path / "joe" / "submission_metadata.yml").write_text(GRADESCOPE)
    assert set(students(take_in([tmp_path], SLUG))) == {"jane", "joe"}


@pytest.mark.parametrize("text", ["[1, 2", "just words", "submission_1: {}", "a: &a [*a]", "!!python/name:os.system x"])
def test_a_damaged_gradescope_list_is_one_line(tmp_path, text):
    (gradescope(tmp_path) / "export" / "submission_metadata.yml").write_text(text)
    problems = take_in([tmp_path], SLUG).problems
    assert "export the submissions again" in problems[0] and "\n" not in problems[0]


# With the class


CLASS = [
    Enrolled("S17", "Jane Doe", "jane@school.example", "S17", "jdoe", "4321"),
    Enrolled("S18", "Roe, Joe", "joe@school.example", "S18", "jroe", "4322"),
    Enrolled("S19", "Zoë Coe", "zoe@school.example", "S19", "zcoe", "4323"),
]


def test_with_a_roster_students_have_their_names_in_the_class_and_the_missing_are_listed(tmp_path):
    put(tmp_path, f"doejane_4321_100_{SLUG}.ipynb", "jroe.ipynb")
    intake = take_in([tmp_path], SLUG, roster=CLASS)
    assert set(students(intake)) == {"S17", "S18"}
    assert intake.missing == ("S19",)
    assert intake.problems == intake.unmatched == ()


def test_a_file_of_nobody_is_a_line_that_says_what_to_do_and_the_teachers_word_settles_it(tmp_path):
    put(tmp_path, "final version.ipynb")
    intake = take_in([tmp_path], SLUG, roster=CLASS)
    (problem,) = intake.problems
    assert "nobody in the roster is final version" in problem and "--match" in problem
    assert intake.unmatched == (str(tmp_path / "final version.ipynb"),) and not intake.handed
    for name in (intake.unmatched[0], "final version.ipynb"):
        assert set(students(take_in([tmp_path], SLUG, roster=CLASS, matches={name: "S19"}))) == {"S19"}


def test_a_name_of_two_students_is_nobodys(tmp_path):
    put(tmp_path, "Jane Doe.ipynb")
    twins = [*CLASS, Enrolled("S20", "Doe, Jane", "", "S20")]
    (problem,) = take_in([tmp_path], SLUG, roster=twins).problems
    assert "may be S17 or S20" in problem


def test_a_gradescope_student_is_matched_by_number_or_address(tmp_path):
    roster = [Enrolled("17", "J. D.", student_id="S17"), Enrolled("18", "J. R.", "joe@school.example"), CLASS[2]]
    assert set(students(take_in([gradescope(tmp_path)], SLUG, roster=roster))) == {"17", "18", "S19"}


# Hostile and damaged archives


def test_a_damaged_file_in_an_archive_costs_nobody_else(tmp_path):
    data = zipped("robin.ipynb", **{"raven.ipynb": "x" * 100, "jay.zip": b"no zip"})
    (tmp_path / "all.zip").write_bytes(data.replace(b"x" * 100, b"y" * 100))
    intake = take_in([tmp_path / "all.zip"], SLUG)
    assert set(students(intake)) == {"robin"}
    assert sorted(problem.split("all.zip:")[1].split(":")[0] for problem in intake.problems) == [
        "jay.zip",
        "raven.ipynb",
    ]


def test_archives_in_archives_in_archives_are_not_opened(tmp_path):
    deepest = zipped("robin.ipynb")
    (tmp_path / "all.zip").write_bytes(zipped("raven.ipynb", **{"a.zip": zipped(**{"b.zip": deepest})}))
    assert set(students(take_in([tmp_path / "all.zip"], SLUG))) == {"raven"}


def test_an_archive_that_unfolds_without_end_is_left_at_a_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MAX_FILE", 1000)
    monkeypatch.setattr(limits, "MAX_ARCHIVE", 3000)
    with zipfile.ZipFile(tmp_path / "all.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(9):
            archive.writestr(f"robin{number}.ipynb", "x" * 900)
        archive.writestr("raven.ipynb", "x" * 2000)
    intake = take_in([tmp_path / "all.zip"], SLUG)
    assert set(students(intake)) == {"robin0", "robin1", "robin2"}
    assert "holds too much" in intake.problems[0] and len(intake.problems) == 1


def test_a_name_with_a_line_break_stays_one_line(tmp_path):
    (tmp_path / "all.zip").write_bytes(zipped("a\nb/1.ipynb", "a\nb/2.ipynb"))
    (problem,) = take_in([tmp_path / "all.zip"], SLUG).problems
    assert "2 notebooks of" in problem and "\n" not in problem


def packed(path, names):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), "x = 1\n" * 50, zipfile.ZIP_DEFLATED)
    return bytearray(path.read_bytes())


def a_password(data):
    data[data.find(b"PK\x03\x04") + 6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1


def another_packing(data):
    data[data.find(b"PK\x03\x04") + 8] = data[data.find(b"PK\x01\x02") + 10] = 77


def nonsense(data):
    data[36:46] = b"\xff" * 10


@pytest.mark.parametrize("damage", [a_password, another_packing, nonsense])
def test_an_entry_that_cannot_be_unpacked_costs_only_its_student(tmp_path, damage):
    data = packed(tmp_path / "class.zip", ["m.py", "robin.py"])
    damage(data)
    (tmp_path / "class.zip").write_bytes(data)
    intake = take_in([tmp_path / "class.zip"], SLUG)
    assert students(intake) == {"robin": f"{tmp_path}/class.zip:robin.py"} or list(students(intake)) == ["robin"]
    (problem,) = intake.problems
    assert "m.py" in problem and "cannot be read" in problem


def test_a_name_in_an_archive_that_is_no_text_is_one_line(tmp_path):
    data = packed(tmp_path / "class.zip", ["r\u00e9.py"])
    (tmp_path / "class.zip").write_bytes(data.replace("\u00e9".encode(), b"\xff\xff"))
    (problem,) = take_in([tmp_path / "class.zip"], SLUG).problems
    assert "cannot be read" in problem

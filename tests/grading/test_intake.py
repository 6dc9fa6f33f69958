"""What was handed in, found by student, whatever shape it comes in."""

import zipfile

import pytest

from autograder.grading.intake import take_in

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

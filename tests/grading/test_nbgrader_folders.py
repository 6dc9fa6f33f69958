"""nbgrader's folder `submitted`, taken in as it is."""

import pytest

from autograder.grading.intake import take_in
from autograder.grading.nbgrader_folders import submitted


@pytest.fixture
def course(tmp_path):
    for name in (
        "source/matmuls/matmuls.ipynb",
        "release/matmuls/matmuls.ipynb",
        "autograded/robin/matmuls/matmuls.ipynb",
        "submitted/robin/matmuls/matmuls.ipynb",
        "submitted/robin/matmuls/public_checks.py",
        "submitted/robin/matmuls/timestamp.txt",
        "submitted/robin/other/other.ipynb",
        "submitted/raven/week1/matmuls.ipynb",
        "submitted/puffin/other/other.ipynb",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


@pytest.mark.parametrize("inside", ["", "submitted"])
def test_every_student_is_found_once_by_exercise(course, inside):
    found = list(submitted(course / inside, "matmuls"))
    assert [(student, path.name) for student, path in found] == [("raven", "matmuls.ipynb"), ("robin", "matmuls.ipynb")]


@pytest.mark.parametrize("inside", ["", "submitted"])
def test_the_intake_takes_what_students_submitted_and_nothing_else(course, inside):
    taken = take_in([course / inside], "matmuls")
    assert taken.problems == ()
    assert {one.student: one.data.decode() for one in taken.handed} == {
        "raven": "submitted/raven/week1/matmuls.ipynb",
        "robin": "submitted/robin/matmuls/matmuls.ipynb",
    }


def test_a_renamed_notebook_in_the_folder_of_the_assignment_counts(course):
    (course / "submitted" / "robin" / "matmuls" / "matmuls.ipynb").rename(
        course / "submitted" / "robin" / "matmuls" / "final.ipynb"
    )
    assert ("robin", "final.ipynb") in [(name, path.name) for name, path in submitted(course, "matmuls")]


def test_a_folder_of_notebooks_is_no_course(tmp_path):
    (tmp_path / "robin.ipynb").write_text("{}")
    assert list(submitted(tmp_path, "matmuls")) == []
    assert [one.student for one in take_in([tmp_path], "matmuls").handed] == ["robin"]

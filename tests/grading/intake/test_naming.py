"""Whose a file is, read from names as learning-management systems give them."""

from pathlib import PurePosixPath

import pytest

from autograder.grading.intake.naming import base, named

SLUG = "munchable_matrices"


@pytest.mark.parametrize(
    ("path", "name", "number", "file"),
    [
        ("doejane_4321_98765_munchable_matrices.ipynb", "doejane", "4321", "munchable_matrices.ipynb"),
        ("doejane_LATE_4321_98765_munchable_matrices-1.ipynb", "doejane", "4321", "munchable_matrices-1.ipynb"),
        ("doejane_late_4321_98765_my_work_2.ipynb", "doejane", "4321", "my_work_2.ipynb"),
        ("anon_x7Kp2_98765_work.ipynb", "anon_x7Kp2", "x7Kp2", "work.ipynb"),
        ("LATE_anon_x7Kp2_98765_work.ipynb", "anon_x7Kp2", "x7Kp2", "work.ipynb"),
        ("doejane_4321_98765_work.zip/a/work.ipynb", "doejane", "4321", "work.ipynb"),
        ("Jane van Doe_4321_assignsubmission_file_/work.ipynb", "Jane van Doe", "4321", "work.ipynb"),
        ("Jane van Doe_4321_assignsubmission_file_work.ipynb", "Jane van Doe", "4321", "work.ipynb"),
        ("Jane Doe - munchable_matrices.ipynb", "Jane Doe", "", "munchable_matrices.ipynb"),
        ("Jane Doe - munchable_matrices (1).ipynb", "Jane Doe", "", "munchable_matrices (1).ipynb"),
        ("Jane Doe - Copy of munchable_matrices.ipynb", "Jane Doe", "", "Copy of munchable_matrices.ipynb"),
        ("robin.ipynb", "robin", "", "robin.ipynb"),
        ("robin.zip/munchable/work.ipynb", "robin", "", "work.ipynb"),
        ("jane.doe/work.ipynb", "jane.doe", "", "work.ipynb"),
    ],
)
def test_a_name_tells_the_student_the_number_and_the_file(path, name, number, file):
    found = named(PurePosixPath(path), SLUG)
    assert (found.who.name, found.who.id, found.name) == (name, number, file)


@pytest.mark.parametrize(
    "inner",
    [
        "doejane_4321_98765_munchable_matrices.ipynb",
        "Jane Doe_4321_assignsubmission_file_/work.ipynb",
        "Jane Doe - munchable_matrices.ipynb",
    ],
)
@pytest.mark.parametrize("own", ["robin", "robin.zip", "robin_1_2_work.zip", "Robin_1_assignsubmission_file_"])
def test_what_lies_in_a_students_own_folder_cannot_speak_for_another(own, inner):
    assert named(PurePosixPath(own, inner), SLUG).who.name.casefold() == "robin"


@pytest.mark.parametrize("name", ["work.ipynb", "work-1.ipynb", "work-12.ipynb", "work (3).ipynb", "work(3).ipynb"])
def test_a_copy_has_the_name_of_what_it_copies(name):
    assert base(name) == "work"

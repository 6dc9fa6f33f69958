"""Stage submission: files, folders, archives and repositories as what each student handed in."""

from autograder.grading.intake.take_in import Intake, take_in

__all__ = ["Intake", "take_in"]

"""The pages that people see, one for each student and one for the class; each is one file that asks for no other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from autograder.grading.records import SubmissionResult
from autograder.tracking import class_page, student_page
from autograder.tracking.file_names import file_names
from autograder.tracking.findings import Student
from autograder.tracking.first_look import first_look
from autograder.tracking.rendering import environment, write_whole

FOLDER = "feedback"


def write_pages(
    results: Sequence[SubmissionResult],
    problems: Sequence[str],
    folder: Path,
    *,
    made: str,
    late: Mapping[str, str] | None = None,
    report: str = "",
) -> Path:
    """Writes a page for each result and one for the class, and returns the path of the latter.

    `problems` are sentences about files that could not be graded, `made` says when this was, `late` has what each
    student reads about the due date, `report` is where the report by outcomes is, if there is one. The class page comes
    last, so that whatever it links to is there.
    """
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    names = [f"{FOLDER}/{name}" for name in _names(results)]
    students = [Student(result, page) for result, page in zip(results, names, strict=True)]
    for student in students:
        write_whole(
            folder / student.page,
            student_html(student.result, made=made, late=(late or {}).get(student.result.student, "")),
        )
    index = folder / "index.html"
    write_whole(index, class_html(students, problems, made=made, report=report))
    return index


def student_html(result: SubmissionResult, *, made: str, late: str = "") -> str:
    """The page of one student; `late` is the sentence about the due date."""
    cards = student_page.cards(result)
    look = first_look(result, cards)
    return (
        environment()
        .get_template("student.html.j2")
        .render(result=result, cards=cards, look=look, made=made, late=late)
    )


def class_html(students: Sequence[Student], problems: Sequence[str], *, made: str, report: str = "") -> str:
    """The page of the class."""
    sections = class_page.sections(students)
    template = environment().get_template("class.html.j2")
    return template.render(sections=sections, submissions=len(students), problems=problems, made=made, report=report)


def _names(results: Sequence[SubmissionResult]) -> list[str]:
    """A file name for each result; it names the exercise as well where there are several."""
    several = len({result.exercise for result in results}) > 1
    return file_names([(result.student, result.exercise) if several else (result.student,) for result in results])

"""The pages that people see, one for each student and one for the class; each is one file that asks for no other."""

from __future__ import annotations

import base64
import functools
import hashlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from autograder.exercise import STRANDS
from autograder.grading.records import SubmissionResult, Verdict
from autograder.tracking import class_page, plain_text, student_page
from autograder.tracking.file_names import file_names
from autograder.tracking.findings import Student
from autograder.tracking.first_look import READING, first_look

FOLDER = "feedback"


def write_pages(
    results: Sequence[SubmissionResult],
    problems: Sequence[str],
    folder: Path,
    *,
    made: str,
    late: Mapping[str, str] | None = None,
) -> Path:
    """Writes a page for each result and one for the class, and returns the path of the latter.

    `problems` are sentences about files that could not be graded, `made` says when this was, `late` has what each
    student reads about the due date. The class page comes last, so that whatever it links to is there.
    """
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    names = [f"{FOLDER}/{name}" for name in _names(results)]
    students = [Student(result, page) for result, page in zip(results, names, strict=True)]
    for student in students:
        _write(
            folder / student.page,
            student_html(student.result, made=made, late=(late or {}).get(student.result.student, "")),
        )
    index = folder / "index.html"
    _write(index, class_html(students, problems, made=made))
    return index


def student_html(result: SubmissionResult, *, made: str, late: str = "") -> str:
    """The page of one student; `late` is the sentence about the due date."""
    cards = student_page.cards(result)
    look = first_look(result, cards)
    return (
        _environment()
        .get_template("student.html.j2")
        .render(result=result, cards=cards, look=look, made=made, late=late)
    )


def class_html(students: Sequence[Student], problems: Sequence[str], *, made: str) -> str:
    """The page of the class."""
    sections = class_page.sections(students)
    template = _environment().get_template("class.html.j2")
    return template.render(sections=sections, submissions=len(students), problems=problems, made=made)


def _names(results: Sequence[SubmissionResult]) -> list[str]:
    """A file name for each result; it names the exercise as well where there are several."""
    several = len({result.exercise for result in results}) > 1
    return file_names([(result.student, result.exercise) if several else (result.student,) for result in results])


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("autograder.tracking", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "csp_hash": _csp_hash,
        "counted": plain_text.count,
        "cut": plain_text.cut,
        "name": plain_text.name,
        "points": plain_text.points,
        "prose": plain_text.prose,
    }
    environment.globals |= {
        "MARKS": student_page.MARKS,
        "READING": READING,
        "STRANDS": STRANDS,
        "State": student_page.State,
        "Verdict": Verdict,
        "level": class_page.level,
        "remark": student_page.remark,
        "state": student_page.state,
    }
    return environment


def _finalize(value: Any) -> Any:
    """Whatever is printed is cleaned, also where a template forgot that it is a student's; Jinja then escapes it."""
    return plain_text.clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _csp_hash(text: str) -> str:
    """How a Content-Security-Policy names the one inline text that it lets through."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _write(path: Path, text: str) -> None:
    """Writes the file whole or not at all."""
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        temporary.write_text(text, encoding="utf-8", newline="\n")
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)

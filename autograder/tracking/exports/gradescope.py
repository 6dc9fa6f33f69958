"""Recorded gradings as Gradescope's results.json, one a submission, as our container there would have written them.

The score is of the questions that checks mark, with a person's overrides, and before any late policy: questions in
one's own words are a rubric there, and lateness is Gradescope's own. What is recorded of the whole is in extra_data.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from autograder.grading.records import SubmissionResult
from autograder.tracking.exports.learners import Learner
from autograder.tracking.exports.term import Term
from autograder.tracking.file_names import file_names
from autograder.tracking.records.counting import counting
from autograder.tracking.records.documents import from_document
from autograder.tracking.records.exercises import Assignment
from autograder.tracking.records.marks import Mark
from autograder.tracking.records.people import Course
from autograder.tracking.records.work import Attempt

Render = Callable[[SubmissionResult], dict[str, Any]]
"""A result as the file of the guest in Gradescope: the layer above has it, and there is one of it only."""


def gradescope(session: Session, course: Course, term: Term, render: Render) -> dict[str, bytes]:
    """A results.json for each submission that counts and is still whole, each in a folder of its own."""
    whose = {one.student_id: one for one in term.learners}
    found = list(_documents(session, course))
    found.sort(key=lambda one: (whose[one[0]].key, one[1]))
    names = file_names([(whose[student].key, exercise) for student, exercise, _ in found])
    return {
        f"{name.removesuffix('.html')}/results.json": _file(term, whose[student], exercise, result, render)
        for name, (student, exercise, result) in zip(names, found, strict=True)
    }


def _documents(session: Session, course: Course) -> Iterator[tuple[int, str, SubmissionResult]]:
    work = counting(course.id)
    query = (
        select(work.c.student_id, Assignment.exercise, Attempt.document)
        .join(Attempt, Attempt.id == work.c.attempt_id)
        .join(Assignment, Assignment.id == work.c.assignment_id)
        .where(Attempt.document.is_not(None))
    )
    for student, exercise, document in session.execute(query):
        if document and (result := from_document(document)):
            yield student, exercise, result


def _file(term: Term, learner: Learner, exercise: str, result: SubmissionResult, render: Render) -> bytes:
    result = replace(result, student=learner.key)
    found = render(_without_their_words(result) if term.pseudonymous else result)
    if mark := term.marks.get((learner.student_id, exercise)):
        found["score"] = _by_checks(result, mark)
        found["extra_data"] = found.get("extra_data", {}) | {"student": learner.key, "record": _record(mark)}
    return (json.dumps(found, indent=1, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")


def _by_checks(result: SubmissionResult, mark: Mark) -> float:
    by_hand = {question.name for question in result.questions if question.by_hand}
    return round(sum(question.points for question in mark.questions if question.name not in by_hand), 6)


def _record(mark: Mark) -> dict[str, Any]:
    """What is recorded of the whole: nobody's name, and no reason, which is for the staff."""
    keys = ("points", "earned", "max_points", "final", "dropped")
    questions = [{"name": one.name, "points": one.points, "source": one.source} for one in mark.questions]
    more = {"days_late": mark.lateness.days, "overridden": bool(mark.override), "questions": questions}
    return {**{key: getattr(mark, key) for key in keys}, **more}


def _without_their_words(result: SubmissionResult) -> SubmissionResult:
    """The result without any text that a student's file or function could have put there, such as a name."""
    questions = tuple(
        replace(
            question, answer=None, example=None, public=tuple(replace(public, message="") for public in question.public)
        )
        for question in result.questions
    )
    return replace(result, file="", notes=(), questions=questions)

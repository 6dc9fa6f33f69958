"""Marks by hand on a sheet: the learners' words out, levels, points and comments in, all of them or none."""

from __future__ import annotations

import csv
import io
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from autograder.exercise import Level
from autograder.grading.outputs import harmless
from autograder.tracking.records.audit import note
from autograder.tracking.records.base import now
from autograder.tracking.records.counting import counting
from autograder.tracking.records.database import RecordsError
from autograder.tracking.records.decisions import HandMark
from autograder.tracking.records.documents import from_document
from autograder.tracking.records.exercises import Assignment, Question
from autograder.tracking.records.identity import storable
from autograder.tracking.records.people import Person
from autograder.tracking.records.sheets import BadSheet, Row
from autograder.tracking.records.work import Attempt

COLUMNS = ("student", "exercise", "question", "answer", "max_points", "levels", "level", "points", "comment", "marked")
Rubrics = Mapping[tuple[str, str], Sequence[Level]]
"""The levels of a question, by exercise and question."""


class BadMark(RecordsError):
    """A mark that cannot be: the row, what is wrong, and what to do."""


@dataclass(frozen=True)
class Answer:
    """A learner's own words, and how they were marked so far."""

    student: str
    student_id: int
    assignment: Assignment
    submission: int
    question: str
    max_points: float
    words: str
    mark: HandMark | None

    @property
    def place(self) -> tuple[str, str, str]:
        """What a row of the sheet is about."""
        return self.student, self.assignment.exercise, self.question


def answers(session: Session, course: int, exercise: str | None = None) -> list[Answer]:
    """What was written for the questions that a person marks, in the work that counts, by exercise and student."""
    work = counting(course)
    last = select(func.max(HandMark.id)).group_by(HandMark.assignment_id, HandMark.student_id, HandMark.question)
    marks = {
        (mark.student_id, mark.assignment_id, mark.question): mark
        for mark in session.scalars(select(HandMark).where(HandMark.id.in_(last)))
    }
    query = (
        select(work.c.student_id, work.c.submission_id, Person.key, Assignment, Attempt.document, Question)
        .join(Person, Person.student_id == work.c.student_id)
        .join(Assignment, Assignment.id == work.c.assignment_id)
        .join(Attempt, Attempt.id == work.c.attempt_id)
        .join(Question, Question.version_id == work.c.version_id)
        .where(Question.by_hand)
        .order_by(Assignment.id, Question.place, Person.key)
    )
    if exercise is not None:
        query = query.where(Assignment.exercise == exercise)
    return [
        Answer(
            student=key,
            student_id=student,
            assignment=assignment,
            submission=submission,
            question=question.name,
            max_points=question.points,
            words=_words(document, question.name),
            mark=marks.get((student, assignment.id, question.name)),
        )
        for student, submission, key, assignment, document, question in session.execute(query)
    ]


def _words(document: bytes | None, question: str) -> str:
    result = from_document(document) if document else None
    found = (one.answer for one in result.questions if one.name == question) if result else iter(())
    return next(found, None) or ""


def sheet(found: Sequence[Answer], rubrics: Rubrics) -> str:
    """The sheet as CSV, with the marks that are there; a spreadsheet takes no answer for a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in found:
        levels = rubrics.get((one.assignment.exercise, one.question), ())
        mark = one.mark
        cells = (
            one.student,
            one.assignment.exercise,
            one.question,
            storable(one.words),
            f"{one.max_points:g}",
            ", ".join(f"{level.level} = {level.points:g}" for level in levels),
            "" if mark is None or mark.level is None else str(mark.level),
            "" if mark is None else f"{mark.points:g}",
            "" if mark is None else mark.comment,
            _marked(one),
        )
        writer.writerow([harmless(cell) for cell in cells])
    return text.getvalue()


def _marked(one: Answer) -> str:
    if one.mark is None:
        return ""
    earlier = "" if one.mark.submission_id in (None, one.submission) else "; for an earlier answer"
    return f"by {one.mark.by}, {one.mark.at:%Y-%m-%d}{earlier}"


def take_in_marks(
    session: Session,
    course: int,
    path: Path,
    header: list[str],
    rows: Sequence[tuple[int, Row]],
    rubrics: Rubrics,
    by: str,
) -> int:
    """Records the marks of a sheet, and returns how many were new or changed. Rows without level and points wait.

    Raises
    ------
    BadSheet, BadMark
        If a row cannot be taken: then none is.
    """
    if missing := {"student", "question", "points"} - set(header):
        raise BadSheet(f"{path}: row 1: has no column {min(missing)!r}; begin with `nnmath mark export`")
    theirs: dict[str, list[Answer]] = defaultdict(list)
    for one in answers(session, course):
        theirs[one.student].append(one)
    new = 0
    seen: dict[tuple[str, str, str], int] = {}
    for number, row in rows:
        where = f"{path}: row {number}"
        if not row.get("level") and not row.get("points"):
            continue
        one = _place(theirs, row, where)
        if one.place in seen:
            raise BadMark(f"{where}: marks {one.question} of {one.student} like row {seen[one.place]}; leave one there")
        seen[one.place] = number
        level, points = _points(row, one, rubrics.get(one.place[1:], ()), where)
        new += _give(session, one, level, points, _plain(row.get("comment", "")), by)
    return new


def _place(answers: Mapping[str, Sequence[Answer]], row: Row, where: str) -> Answer:
    """The answer that a row marks."""
    student, question, exercise = _plain(row.get("student", "")), row.get("question", ""), row.get("exercise", "")
    theirs = answers.get(student)
    if not theirs:
        raise BadMark(f"{where}: {student!r} has handed nothing in here; see `nnmath roster list`")
    found = [one for one in theirs if one.question == question and exercise in ("", one.assignment.exercise)]
    if not found:
        there = ", ".join(sorted({f"{one.assignment.exercise} {one.question}" for one in theirs}))
        raise BadMark(f"{where}: {exercise} {question!r} is no question that a person marks; there are: {there}")
    if len(found) > 1:
        raise BadMark(f"{where}: {question!r} is in {len(found)} exercises; fill in the column exercise")
    return found[0]


def _points(row: Row, one: Answer, levels: Sequence[Level], where: str) -> tuple[int | None, float]:
    """The level and points of a row; a level alone has the points of the rubric."""
    level = _number(row, "level", where)
    known = {each.level: each.points for each in levels}
    if (level is not None and level not in (known or {level})) or (level is not None and level != int(level)):
        raise BadMark(f"{where}: level {level:g} is none of the rubric; it has {', '.join(map(str, sorted(known)))}")
    points = _number(row, "points", where)
    if points is None:
        points = known.get(int(level or 0))
    if points is None:
        raise BadMark(f"{where}: has a level and no points, and no rubric says how many; fill in points")
    if not 0 <= points <= one.max_points:
        raise BadMark(f"{where}: {points:g} points for {one.question}; give 0 to {one.max_points:g}")
    return None if level is None else int(level), points


def _number(row: Row, column: str, where: str) -> float | None:
    text = row.get(column, "")
    if not text:
        return None
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or "_" in text:
        raise BadMark(f"{where}: {column} is {text!r}; write a number")
    return value


def _give(session: Session, one: Answer, level: int | None, points: float, comment: str, by: str) -> bool:
    """Whether a mark is another one than was there; then it is added beside that."""
    old = one.mark
    same_work = old is not None and old.submission_id == one.submission
    if old is not None and same_work and (old.level, old.points, old.comment) == (level, points, comment):
        return False
    session.add(
        HandMark(
            assignment_id=one.assignment.id,
            student_id=one.student_id,
            question=one.question,
            submission_id=one.submission,
            level=level,
            points=points,
            comment=comment,
            by=by,
            at=now(),
        )
    )
    was = f"; was: {old.points:g} by {old.by}" if old is not None else ""
    note(
        session,
        one.assignment.course_id,
        by,
        "mark",
        student=one.student_id,
        assignment=one.assignment.id,
        detail=f"{one.question}: {points:g} of {one.max_points:g}{was}",
    )
    return True


def _plain(cell: str) -> str:
    """A cell without the mark that keeps spreadsheets from taking it for a formula."""
    return cell[1:] if cell[:1] == "'" and harmless(cell[1:]) == cell else cell


def rubrics_of(exercises: Sequence[str]) -> dict[tuple[str, str], Sequence[Level]]:
    """The rubrics of exercises that the bank still has."""
    return dict(_rubrics(exercises))


def _rubrics(exercises: Sequence[str]) -> Iterator[tuple[tuple[str, str], Sequence[Level]]]:
    from autograder.exercise import find, load

    folders = find()
    for slug in exercises:
        if slug in folders:
            exercise = load(folders[slug])
            yield from (((slug, one.name), one.rubric) for one in exercise.questions if one.by_hand)

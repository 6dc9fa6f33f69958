"""The marks of a course: points of the checks that count, marks by hand, overrides, and what being late costs.

Nothing of this is kept: it is computed from what was recorded, so that a changed due date or an approved regrade shows
at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import numpy as np
from sqlalchemy import CTE, func, select
from sqlalchemy.orm import Session

from autograder.tracking.records.assignments import assignment_called, extensions, terms
from autograder.tracking.records.audit import called
from autograder.tracking.records.base import now
from autograder.tracking.records.counting import counting
from autograder.tracking.records.decisions import HandMark, Override
from autograder.tracking.records.exercises import Assignment, Check, ExerciseVersion, Question
from autograder.tracking.records.identity import storable
from autograder.tracking.records.late import Lateness, dropped, lateness, share
from autograder.tracking.records.people import ACTIVE, UNLISTED, Course, Person, Student
from autograder.tracking.records.scores import scored
from autograder.tracking.records.students import Names
from autograder.tracking.records.work import FAULTY

CHECKS, HAND, OVERRIDE, UNMARKED = "checks", "hand", "override", "unmarked"
"""Where the points of a question come from."""


@dataclass(frozen=True)
class QuestionMark:
    """The points of one question."""

    name: str
    title: str
    points: float
    max_points: float
    source: str
    by: str = ""
    why: str = ""  # the comment of the mark, the reason of the override


@dataclass(frozen=True)
class Mark:
    """The points of a student for an assignment."""

    student: str
    name: str  # as the roster has it; empty where there is none
    student_id: int
    exercise: str
    title: str
    points: float  # what counts
    earned: float  # before the late policy
    max_points: float
    lateness: Lateness
    questions: tuple[QuestionMark, ...]
    handed_in: bool
    final: bool  # nothing is left to mark by hand, and nothing was our fault
    missing: bool = False  # due, and not handed in: counts as 0
    dropped: bool = False  # among the lowest, which do not count
    override: str = ""  # who set the whole and why


Pair = tuple[int, int]
"""A student and an assignment."""


def final_marks(session: Session, course: Course, at: datetime | None = None) -> list[Mark]:
    """The marks of everybody for every assignment, as they stand at a moment, now by default."""
    books, moment = _Books(session, course), at or now()
    marks: list[Mark] = []
    for student in books.students:
        theirs = [books.mark(student, assignment, moment) for assignment in books.assignments]
        marks += _with_dropped([mark for mark in theirs if mark], course.drop_lowest)
    return marks


def late_sentences(session: Session, course: Course, exercise: str, names: Iterable[str]) -> dict[str, str]:
    """What the page of each student says of the due date, by what the files call them; empty where nothing is due."""
    assignment = assignment_called(session, course.id, exercise)
    until, extended, known = terms(assignment), extensions(session, course.id), Names(session, course.id)
    work = counting(course.id)
    rows = session.execute(select(work.c.student_id, work.c.received).where(work.c.assignment_id == assignment.id))
    received = {row.student_id: row.received for row in rows}

    def sentence(name: str) -> str:
        student = known.find(storable(name))
        if student is None or student not in received:
            return ""
        extension = extended.get((student, assignment.id))
        return lateness(until.due, extension, received[student], until.policy, until.zone).sentence

    return {name: sentence(name) for name in names}


def _with_dropped(marks: list[Mark], count: int) -> list[Mark]:
    """The marks of one student with the lowest ones said to be dropped; what is not due yet is not among them."""
    due = [index for index, mark in enumerate(marks) if mark.handed_in or mark.missing or mark.override]
    out = {due[place] for place in dropped([share(marks[i].points, marks[i].max_points) for i in due], count)}
    return [replace(mark, dropped=True) if index in out else mark for index, mark in enumerate(marks)]


class _Books:
    """All that the marks of a course are made of, read by one query each."""

    def __init__(self, session: Session, course: Course):
        work = counting(course.id)
        self.assignments = session.scalars(
            select(Assignment).where(Assignment.course_id == course.id).order_by(Assignment.id)
        ).all()
        self.students = session.execute(
            select(Student.id, Student.status, Person.key, Person.name)
            .outerjoin(Person, Person.student_id == Student.id)
            .where(Student.course_id == course.id)
            .order_by(Person.key, Student.id)
        ).all()
        self._work = {(row.student_id, row.assignment_id): row for row in session.execute(select(work))}
        self._points = dict(_points(session, work))
        self._questions: dict[int, list[Question]] = defaultdict(list)
        for question in session.scalars(select(Question).order_by(Question.place)):
            self._questions[question.version_id].append(question)
        newest = select(ExerciseVersion.exercise, func.max(ExerciseVersion.id).label("version"))
        rows = session.execute(newest.group_by(ExerciseVersion.exercise))
        self._newest = {row.exercise: row.version for row in rows}
        self._hand = _last(session.scalars(select(HandMark).order_by(HandMark.id)))
        self._overrides = _last(session.scalars(select(Override).order_by(Override.id)))
        self._extensions = extensions(session, course.id)
        self._terms = {assignment.id: terms(assignment) for assignment in self.assignments}

    def mark(self, student: Any, assignment: Assignment, at: datetime) -> Mark | None:
        """The mark of one student, None for somebody who left or was forgotten and handed nothing in."""
        pair = (student.id, assignment.id)
        work, decided = self._work.get(pair), self._overrides.get(pair, {})
        if work is None and not decided and student.status not in (ACTIVE, UNLISTED):
            return None
        until = self._terms[assignment.id]
        late = lateness(
            until.due, self._extensions.get(pair), work.received if work else None, until.policy, until.zone
        )
        version = work.version_id if work else self._newest.get(assignment.exercise, 0)
        questions = tuple(self._question(pair, question, work) for question in self._questions[version])
        earned = sum(question.points for question in questions)
        whole = decided.get(None)
        set_by = f"{whole.by}: {whole.reason}" if whole and whole.points is not None else ""
        if work is None:
            late = Lateness(0, 1.0, "")
        over = until.due is not None and at > max(until.due, self._extensions.get(pair) or until.due)
        return Mark(
            student=called(student.key, student.id),
            name=student.name or "",
            student_id=student.id,
            exercise=assignment.exercise,
            title=assignment.title,
            points=whole.points if whole and set_by else earned * late.factor,
            earned=earned,
            max_points=sum(question.max_points for question in questions),
            lateness=late,
            questions=questions,
            handed_in=work is not None,
            final=bool(set_by) or not (work and (work.state == FAULTY or any(q.source == UNMARKED for q in questions))),
            missing=work is None and over and not set_by,
            override=set_by,
        )

    def _question(self, pair: Pair, question: Question, work: Any) -> QuestionMark:
        """The points of a question: an override before a mark by hand before the checks."""
        name, title, most = question.name, question.title, question.points
        override = self._overrides.get(pair, {}).get(name)
        if override is not None and override.points is not None:
            return QuestionMark(name, title, override.points, most, OVERRIDE, override.by, override.reason)
        if question.by_hand:
            hand = self._hand.get(pair, {}).get(name)
            if hand is None:
                return QuestionMark(name, title, 0.0, most, UNMARKED)
            return QuestionMark(name, title, hand.points, most, HAND, hand.by, hand.comment)
        points = self._points.get(work.attempt_id, {}).get(question.id, 0.0) if work else 0.0
        return QuestionMark(name, title, points, most, CHECKS)


def _points(session: Session, work: CTE) -> Iterator[tuple[int, Mapping[int, float]]]:
    """The attempts that count, each with the points of its questions by their number; a fault of ours costs nobody."""
    check_of = {row.id: row for row in session.execute(select(Check.id, Check.question_id, Check.points))}
    for one in scored(session, work):
        checks = [check_of[check] for check in one.checks.tolist()]
        questions, column = np.unique([check.question_id for check in checks], return_inverse=True)
        sums = np.zeros((len(one.attempt), questions.size))
        for number, check, points in zip(column, checks, one.points.T, strict=True):
            sums[:, number] += np.where(np.isnan(points), check.points, points)
        names = questions.tolist()
        for attempt, theirs in zip(one.attempt.tolist(), sums.tolist(), strict=True):
            yield attempt, dict(zip(names, theirs, strict=True))


def _last(rows: Iterable[Any]) -> dict[Pair, dict[str | None, Any]]:
    """The last decision on each question of each student's assignment."""
    found: dict[Pair, dict[str | None, Any]] = defaultdict(dict)
    for row in rows:
        found[row.student_id, row.assignment_id][row.question] = row
    return dict(found)

"""A regrade as a difference: who moves by how much on which question; a person says whether it counts."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from autograder.grading.pipeline import Handed
from autograder.tracking.records.audit import note
from autograder.tracking.records.base import now
from autograder.tracking.records.counting import counting
from autograder.tracking.records.exercises import Assignment, Check, Question
from autograder.tracking.records.people import Person
from autograder.tracking.records.work import GRADED, Approval, Attempt, CheckResult, Content, Submission


@dataclass(frozen=True)
class Moved:
    """A question of which the points change."""

    question: str
    before: float
    after: float

    @property
    def by(self) -> float:
        """The difference."""
        return self.after - self.before


@dataclass(frozen=True)
class Movement:
    """What another grading would change for one student."""

    student: str
    student_id: int
    submission: int
    attempt: int  # that would count
    before: float
    after: float
    questions: tuple[Moved, ...]  # those that change

    @property
    def by(self) -> float:
        """The difference of the whole."""
        return self.after - self.before


def kept(session: Session, assignment: Assignment) -> list[Handed]:
    """The files of the submissions that count, as they were handed in; not those of people who were forgotten."""
    work = counting(assignment.course_id)
    rows = session.execute(
        select(Person.key, Submission.file, Content.data)
        .join(work, work.c.student_id == Person.student_id)
        .join(Submission, Submission.id == work.c.submission_id)
        .join(Content, Content.hash == Submission.hash)
        .where(work.c.assignment_id == assignment.id)
        .order_by(Person.key)
    )
    return [Handed(key, file, zlib.decompress(data)) for key, file, data in rows]


def movements(session: Session, assignment: Assignment) -> list[Movement]:
    """Every submission with a newer grading than the one that counts, changed points or not, by student."""
    work = counting(assignment.course_id)
    newest = (
        select(Attempt.submission_id, func.max(Attempt.id).label("attempt"))
        .where(Attempt.state == GRADED)
        .group_by(Attempt.submission_id)
        .subquery("newest")
    )
    rows = session.execute(
        select(Person.key, work.c.student_id, work.c.submission_id, work.c.attempt_id, newest.c.attempt)
        .join(newest, newest.c.submission_id == work.c.submission_id)
        .join(Person, Person.student_id == work.c.student_id)
        .where(work.c.assignment_id == assignment.id, newest.c.attempt > work.c.attempt_id)
        .order_by(Person.key)
    ).all()
    points = _points(session, [ident for row in rows for ident in (row.attempt_id, row.attempt)])
    found = []
    for row in rows:
        before, after = points[row.attempt_id], points[row.attempt]
        moved = tuple(
            Moved(name, before.get(name, 0.0), after.get(name, 0.0))
            for name in dict.fromkeys((*before, *after))
            if abs(before.get(name, 0.0) - after.get(name, 0.0)) > 1e-9
        )
        sums = sum(before.values()), sum(after.values())
        found.append(Movement(row.key, row.student_id, row.submission_id, row.attempt, *sums, moved))
    return found


def _points(session: Session, attempts: Sequence[int]) -> dict[int, dict[str, float]]:
    """The points of each question, by attempt."""
    points: dict[int, dict[str, float]] = defaultdict(dict)
    for start in range(0, len(attempts), 500):
        rows = session.execute(
            select(CheckResult.attempt_id, Question.name, func.sum(CheckResult.points))
            .join(Check, Check.id == CheckResult.check_id)
            .join(Question, Question.id == Check.question_id)
            .where(CheckResult.attempt_id.in_(attempts[start : start + 500]))
            .group_by(CheckResult.attempt_id, Question.name, Question.place)
            .order_by(CheckResult.attempt_id, Question.place)
        )
        for attempt, question, total in rows:
            points[attempt][question] = total
    return points


def approve(session: Session, assignment: Assignment, found: Iterable[Movement], by: str) -> int:
    """Lets the newer gradings count. The earlier ones stay on record."""
    count = 0
    for one in found:
        values = {"submission_id": one.submission, "attempt_id": one.attempt, "at": now(), "by": by}
        session.execute(insert(Approval).values(**values))
        moved = ", ".join(f"{each.question} {each.before:g} → {each.after:g}" for each in one.questions)
        detail = f"{one.before:g} → {one.after:g}" + (f" ({moved})" if moved else "")
        course = assignment.course_id
        note(session, course, by, "regrade", student=one.student_id, assignment=assignment.id, detail=detail)
        count += 1
    return count

"""A person's level on an outcome instead of the computed one, with a reason and a name; the last one counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from autograder.curriculum.crosswalk import COURSE
from autograder.curriculum.outcomes import Outcome
from autograder.tracking.mastery.levels import NAMES, place
from autograder.tracking.records.audit import note
from autograder.tracking.records.base import now
from autograder.tracking.records.database import RecordsError
from autograder.tracking.records.decisions import Judgement
from autograder.tracking.records.identity import storable
from autograder.tracking.records.people import Course, Student


class BadJudgement(RecordsError):
    """A level that cannot be set, or taken back."""


@dataclass(frozen=True)
class Judged:
    """A level that stands."""

    student_id: int
    framework: str
    outcome: str
    level: str
    by: str
    reason: str
    at: datetime


def judge(
    session: Session, course: Course, student: int, outcome: Outcome, level: str | None, reason: str, by: str
) -> None:
    """Sets a student's level on an outcome, as a row beside those before; no level takes it back.

    Raises
    ------
    BadJudgement, UnknownLevel
        If there is no reason, no such level, or nothing to take back.
    """
    if not reason.strip():
        raise BadJudgement("a level set by a person needs a reason; say it with --reason")
    plain = None if level is None else NAMES[place(level)]
    called = outcome.name if outcome.framework == COURSE else f"{outcome.name} ({outcome.status.value})"
    was = next((one for one in standing(session, course) if _of(one) == (student, *_place(outcome))), None)
    if plain is None and was is None:
        raise BadJudgement(f"nobody set a level on {outcome.name} for this student; `nnmath mark trail` shows what was")
    session.add(
        Judgement(
            student_id=student,
            framework=outcome.framework,
            outcome=outcome.code,
            level=plain,
            reason=storable(reason.strip()),
            by=by,
            at=now(),
        )
    )
    words = "level taken back" if plain is None else plain if plain.startswith("below") else f"level {plain}"
    before = f"; was: {was.level} by {was.by}" if was else ""
    note(session, course.id, by, "level", student=student, detail=f"{called}, {words}: {reason.strip()}{before}")


def standing(session: Session, course: Course) -> list[Judged]:
    """The levels that stand in a course, oldest first."""
    last = (
        select(func.max(Judgement.id))
        .join(Student, Student.id == Judgement.student_id)
        .where(Student.course_id == course.id)
        .group_by(Judgement.student_id, Judgement.framework, Judgement.outcome)
    )
    rows = session.scalars(
        select(Judgement).where(Judgement.id.in_(last), Judgement.level.is_not(None)).order_by(Judgement.id)
    )
    return [
        Judged(row.student_id, row.framework, row.outcome, row.level or "", row.by, row.reason, row.at) for row in rows
    ]


def _place(outcome: Outcome) -> tuple[str, str]:
    return outcome.framework, outcome.code


def _of(one: Judged) -> tuple[int, str, str]:
    return one.student_id, one.framework, one.outcome

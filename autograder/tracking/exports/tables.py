"""A term as plain tables for analysis: marks, questions, checks, mastery; a row a fact, the same in CSV and Parquet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from autograder.tracking.exports.learners import Learner
from autograder.tracking.exports.pieces import Piece
from autograder.tracking.exports.sheets import Cell, csv_text
from autograder.tracking.exports.showing import Shown
from autograder.tracking.exports.term import Term

Columns = Mapping[str, type]
WHO: Columns = MappingProxyType({"student": str, "name": str, "section": str, "status": str})


@dataclass(frozen=True)
class Table:
    """Columns with their kinds, and rows."""

    columns: Columns  # name → str, bool, int, float or datetime
    rows: Sequence[Sequence[Cell]]


def marks_table(term: Term) -> Table:
    """A row for each student and exercise."""
    columns = {"exercise": str, "points": float, "earned": float, "max_points": float, "days_late": int}
    flags = ("handed_in", "missing", "dropped", "final", "overridden")
    rows = [
        (
            *_who(learner),
            *(assigned.slug, mark.points, mark.earned, mark.max_points, mark.lateness.days),
            *(mark.handed_in, mark.missing, mark.dropped, mark.final, bool(mark.override)),
            term.received.get((learner.student_id, assigned.slug)),
        )
        for learner, assigned, mark in term.lines()
    ]
    return Table({**WHO, **columns, **dict.fromkeys(flags, bool), "received": datetime}, rows)


def questions_table(term: Term) -> Table:
    """A row for each question; `source` says whether checks, a person or an override gave the points."""
    columns = {"exercise": str, "question": str, "points": float, "max_points": float, "source": str}
    rows = [
        (*_who(learner), assigned.slug, one.name, one.points, one.max_points, one.source)
        for learner, assigned, mark in term.lines()
        for one in mark.questions
    ]
    return Table({**WHO, **columns}, rows)


def checks_table(term: Term, pieces: Iterable[Piece]) -> Table:
    """A row for each check of the work that counts; outcomes are the course's own, with spaces between them."""
    columns = {
        **{"exercise": str, "question": str, "check": str, "verdict": str, "points": float, "max_points": float},
        **{"outcomes": str, "misconception": str, "seconds": float, "received": datetime},
    }
    whose = {one.student_id: one for one in term.learners}
    rows = [
        (
            *_who(whose[one.student_id]),
            *(one.exercise, one.question, one.check, one.verdict, one.points, one.max_points),
            *(" ".join(one.outcomes), one.misconception, one.seconds, one.received),
        )
        for one in pieces
        if one.check
    ]
    return Table({**WHO, **columns}, sorted(rows, key=lambda row: str(row[0])))


def mastery_table(shown: Iterable[Shown]) -> Table:
    """A row for each student and outcome with evidence or a teacher's level; every outcome with its status.

    `mastery` is what counts: the worth of `level_set` where a teacher set one, else `computed`.
    """
    columns = {
        **{"framework": str, "outcome": str, "outcome_status": str, "statement": str, "mastery": float},
        **{"computed": float, "level_set": str, "set_by": str, "set_because": str},
        **{"low": float, "high": float, "pieces": int, "points": float, "newest": datetime},
    }
    rows = [
        (
            *_who(one.learner),
            *(one.outcome.framework, one.outcome.code, one.outcome.status.value, one.outcome.statement, one.mastery),
            *(one.computed, *_set(one)),
            *(one.low, one.high, one.pieces, one.points, one.newest),
        )
        for one in shown
    ]
    return Table({**WHO, **columns}, rows)


def _set(one: Shown) -> tuple[str, str, str]:
    """The level that a teacher set, who and why; the last two name people, so they are in no pseudonymous table."""
    if one.judged is None:
        return "", "", ""
    return one.judged.level, *(("", "") if one.learner.hidden else (one.judged.by, one.judged.reason))


def table_csv(table: Table) -> str:
    """The table as CSV."""
    return csv_text([list(table.columns), *table.rows])


def _who(learner: Learner) -> tuple[str, str, str, str]:
    return learner.key, learner.name, learner.section, learner.status

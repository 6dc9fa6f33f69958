"""The points of all checks of an attempt in one value, and those of a whole course as tables: an attempt a row.

They stand in the order of the checks' numbers, as doubles; NaN is a check that could not be run for our own fault. A
value for each attempt is read thirty times as fast as a row for each check, on any database.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import CTE, BigInteger, Select, select, type_coerce
from sqlalchemy.orm import Session

from autograder.tracking.records.exercises import Check, Question
from autograder.tracking.records.work import Scores

KIND = np.dtype("<f8")
AT_A_TIME = 20_000  # rows


class Scored(NamedTuple):
    """The attempts that count, of one version of one exercise; the columns are as long as `points` has rows."""

    checks: NDArray[np.int64]  # the checks of the version, a column of `points` each
    student: NDArray[np.int64]
    attempt: NDArray[np.int64]
    at: NDArray[np.int64]  # microseconds
    points: NDArray[np.float64]  # attempts × checks


def packed(checks: Mapping[int, float | None]) -> bytes:
    """The value for an attempt: the points by the number of the check, None for a fault of ours."""
    points = [checks[check] for check in sorted(checks)]
    return np.array([np.nan if one is None else one for one in points], KIND).tobytes()


def scored(session: Session, work: CTE) -> Iterator[Scored]:
    """The points of the attempts in `work`, version by version, students in order: the same on every database."""
    checks: defaultdict[int, list[int]] = defaultdict(list)
    pairs = select(Question.version_id, Check.id).join(Check, Check.question_id == Question.id).order_by(Check.id)
    for version, check in session.execute(pairs):
        checks[version].append(check)
    query = (
        select(work.c.version_id, work.c.student_id, work.c.attempt_id, type_coerce(work.c.at, BigInteger))
        .add_columns(Scores.points)
        .join(Scores, Scores.attempt_id == work.c.attempt_id)
        .order_by(work.c.version_id, work.c.student_id, work.c.attempt_id)
    )
    for version, rows in groupby(fetched(session, query), key=lambda row: row[0]):
        _, student, attempt, at, values = zip(*rows, strict=True)
        points = np.frombuffer(b"".join(values), KIND).reshape(len(values), len(checks[version]))
        yield Scored(_whole(checks[version]), _whole(student), _whole(attempt), _whole(at), points)


def _whole(column: Sequence[int]) -> NDArray[np.int64]:
    return np.array(column, np.int64)


def fetched(session: Session, query: Select) -> Iterator[tuple]:
    """The rows of a query, straight from the driver: rows as objects take three times as long."""
    session.flush()  # the driver knows nothing of what the session still holds
    cursor = session.connection().execute(query).cursor
    assert cursor is not None
    while rows := cursor.fetchmany(AT_A_TIME):
        yield from rows

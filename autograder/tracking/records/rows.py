"""The rows of one recording. Statements are built once: building them takes longer than carrying them out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Insert, bindparam, insert, select, text
from sqlalchemy.dialects import postgresql, sqlite

from autograder.grading.records import SubmissionResult, Verdict
from autograder.tracking.records.base import now
from autograder.tracking.records.definitions import Places
from autograder.tracking.records.identity import grader_version
from autograder.tracking.records.scores import packed
from autograder.tracking.records.work import FAULTY, GRADED, Approval, Attempt, CheckResult, Content, Scores, Submission

FIND_SUBMISSION = select(Submission.id).where(
    Submission.student_id == bindparam("student"),
    Submission.assignment_id == bindparam("assignment"),
    Submission.hash == bindparam("digest"),
)
FIND_ATTEMPTS = (
    select(Attempt.id, Attempt.state, Attempt.document)
    .where(
        Attempt.submission_id == bindparam("submission"),
        Attempt.version_id == bindparam("version"),
        Attempt.secret == bindparam("fingerprint"),
    )
    .order_by(Attempt.round)
)
FIND_COUNTING = (
    select(Attempt.id, Attempt.state)
    .join(Approval, Approval.attempt_id == Attempt.id)
    .where(Approval.submission_id == bindparam("submission"))
    .order_by(Approval.id.desc())
    .limit(1)
)
ADD_CONTENT = {  # by the kind of database; the same bytes are kept once, whoever comes first
    "sqlite": sqlite.insert(Content).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(Content).on_conflict_do_nothing(),
}
ADD_SUBMISSION = insert(Submission)
ADD_ATTEMPT = insert(Attempt)
ADD_CHECKS = insert(CheckResult)
ADD_CHECKS_AT_ONCE = text(  # PostgreSQL carries out many statements slowly, and one with many rows fast
    "insert into check_result (attempt_id, check_id, verdict, points, misconception, seconds) select :attempt, * from"
    " unnest(cast(:check_id as integer[]), cast(:verdict as text[]), cast(:points as double precision[]),"
    " cast(:misconception as text[]), cast(:seconds as double precision[]))"
)
ADD_SCORES = insert(Scores)
ADD_APPROVAL = insert(Approval)


@dataclass(frozen=True)
class File:
    """What was handed in, ready to be kept."""

    name: str
    hash: str
    compressed: bytes
    received: datetime | None


def find_submission(connection: Connection, student: int, assignment: int, file: File) -> int | None:
    """The id of what was handed in, None where it is new; the same content again was received the first time."""
    found = connection.scalar(FIND_SUBMISSION, {"student": student, "assignment": assignment, "digest": file.hash})
    return None if found is None else int(found)


def add_submission(connection: Connection, student: int, assignment: int, file: File) -> int:
    """Adds what was handed in, and returns its id."""
    connection.execute(ADD_CONTENT[connection.dialect.name], {"hash": file.hash, "data": file.compressed})
    return _add(
        connection,
        ADD_SUBMISSION,
        student_id=student,
        assignment_id=assignment,
        hash=file.hash,
        file=file.name,
        received=file.received,
        recorded=now(),
    )


def attempts(connection: Connection, submission: int, version: int, secret: str) -> Sequence[Any]:
    """The gradings of a submission by one version and secret, in order: id, state, document."""
    return connection.execute(
        FIND_ATTEMPTS, {"submission": submission, "version": version, "fingerprint": secret}
    ).all()


def add_attempt(
    connection: Connection,
    submission: int,
    places: Places,
    secret: str,
    number: int,
    result: SubmissionResult,
    document: bytes,
) -> int:
    """Adds a grading with the results of its checks, and returns its id."""
    attempt = _add(
        connection,
        ADD_ATTEMPT,
        submission_id=submission,
        version_id=places.version,
        secret=secret,
        round=number,
        grader=grader_version(),
        started=now() - timedelta(seconds=result.seconds),
        seconds=result.seconds,
        state=FAULTY if result.faulty else GRADED,
        document=document,
    )
    _add_checks(connection, attempt, places, result)
    return attempt


def _add_checks(connection: Connection, attempt: int, places: Places, result: SubmissionResult) -> None:
    found = [
        (places.checks[question.name, check.name], check) for question in result.questions for check in question.checks
    ]
    rows = [
        {
            "check_id": ident,
            "verdict": check.verdict.value,
            "points": float(check.points),
            "misconception": check.misconception,
            "seconds": float(check.seconds),
        }
        for ident, check in found
    ]
    if rows and connection.dialect.name == "postgresql":
        columns = {name: [row[name] for row in rows] for name in rows[0]}
        connection.execute(ADD_CHECKS_AT_ONCE, {"attempt": attempt, **columns})
    elif rows:
        connection.execute(ADD_CHECKS, [{"attempt_id": attempt, **row} for row in rows])
    points = {ident: None if check.verdict is Verdict.GRADER else check.points for ident, check in found}
    value = packed({**dict.fromkeys(places.checks.values()), **points})
    connection.execute(ADD_SCORES, {"attempt_id": attempt, "points": value})


def counting(connection: Connection, submission: int) -> tuple[int | None, str | None]:
    """The grading that counts of a submission, and its state."""
    found = connection.execute(FIND_COUNTING, {"submission": submission}).first()
    return (found.id, found.state) if found else (None, None)


def approve(connection: Connection, submission: int, attempt: int) -> None:
    """Lets an attempt count from now on, without a person."""
    connection.execute(ADD_APPROVAL, {"submission_id": submission, "attempt_id": attempt, "at": now(), "by": ""})


def _add(connection: Connection, row: Insert, **values: Any) -> int:
    key = connection.execute(row, values).inserted_primary_key
    assert key is not None
    return int(key[0])

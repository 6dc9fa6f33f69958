"""The rows of one recording. Statements are built once: building them takes longer than carrying them out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Insert, bindparam, insert, select

from autograder.grading.records import SubmissionResult
from autograder.tracking.records.base import now
from autograder.tracking.records.definitions import Places
from autograder.tracking.records.identity import grader_version
from autograder.tracking.records.work import FAULTY, GRADED, Approval, Attempt, CheckResult, Content, Submission

FIND_SUBMISSION = select(Submission.id).where(
    Submission.student_id == bindparam("student"),
    Submission.assignment_id == bindparam("assignment"),
    Submission.hash == bindparam("digest"),
)
FIND_CONTENT = select(Content.hash).where(Content.hash == bindparam("digest"))
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
ADD_CONTENT = insert(Content)
ADD_SUBMISSION = insert(Submission)
ADD_ATTEMPT = insert(Attempt)
ADD_CHECKS = insert(CheckResult)
ADD_APPROVAL = insert(Approval)


@dataclass(frozen=True)
class File:
    """What was handed in, ready to be kept."""

    name: str
    hash: str
    compressed: bytes
    received: datetime | None


def submission(connection: Connection, student: int, assignment: int, file: File) -> int:
    """The id of what was handed in, added where it is new; the same content again was received the first time."""
    values = {"student": student, "assignment": assignment, "digest": file.hash}
    found = connection.scalar(FIND_SUBMISSION, values)
    if found is not None:
        return int(found)
    if connection.scalar(FIND_CONTENT, {"digest": file.hash}) is None:
        connection.execute(ADD_CONTENT, {"hash": file.hash, "data": file.compressed})
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
    checks = [
        {
            "attempt_id": attempt,
            "check_id": places.checks[question.name, check.name],
            "verdict": check.verdict.value,
            "points": check.points,
            "misconception": check.misconception,
            "seconds": check.seconds,
        }
        for question in result.questions
        for check in question.checks
    ]
    if checks:
        connection.execute(ADD_CHECKS, checks)
    return attempt


def counting(connection: Connection, submission: int) -> tuple[int | None, str | None]:
    """The grading that counts of a submission, and its state."""
    found = connection.execute(FIND_COUNTING, {"submission": submission}).first()
    return (found.id, found.state) if found else (None, None)


def approve_at_once(connection: Connection, submission: int, attempt: int) -> bool:
    """Whether the attempt counts without a person: as the first of its submission, or after a fault of ours."""
    if counting(connection, submission)[1] == GRADED:
        return False
    values = {"submission_id": submission, "attempt_id": attempt, "at": now(), "by": ""}
    connection.execute(ADD_APPROVAL, values)
    return True


def _add(connection: Connection, row: Insert, **values: Any) -> int:
    key = connection.execute(row, values).inserted_primary_key
    assert key is not None
    return int(key[0])

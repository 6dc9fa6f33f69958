"""What was graded, recorded as it comes: one transaction a submission, never twice, and reused where it was before."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Engine, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from autograder.exercise import Exercise
from autograder.grading.pipeline import Handed
from autograder.grading.records import SubmissionResult
from autograder.tracking.records import rows
from autograder.tracking.records.database import reading, writing
from autograder.tracking.records.definitions import Places, places
from autograder.tracking.records.documents import from_document, to_document
from autograder.tracking.records.identity import content_hash, fingerprint, storable
from autograder.tracking.records.students import Names, ensure_student
from autograder.tracking.records.work import GRADED, Attempt, Submission

TRIES = 5  # on PostgreSQL, of two graders that add the same row one is refused, and then finds it there
AT_A_TIME = 500  # hashes in one question to the database
Result = TypeVar("Result")


@dataclass(frozen=True)
class Recorded:
    """What a recording came to."""

    attempt: int
    new: bool  # False: it was recorded before, and that result stands
    counts: bool  # False: another grading of the submission counts, until a person approves this one
    result: SubmissionResult


class Recorder:
    """Records the submissions of one exercise in one course, graded with one secret."""

    def __init__(self, engine: Engine, course: str, exercise: Exercise, secret: str):
        self._engine, self._secret = engine, fingerprint(secret)
        self._places = again(lambda: self._make_places(course, exercise))
        with reading(engine) as session:
            self._names = Names(session, self._places.course)

    def _make_places(self, course: str, exercise: Exercise) -> Places:
        with writing(self._engine) as session:
            return places(session, course, exercise)

    def graded_before(self, handed: Sequence[Handed]) -> dict[Handed, SubmissionResult]:
        """The results that are there already: of this student, content, version and secret, and without our fault."""
        wanted: dict[tuple[int, str], list[Handed]] = {}
        for one in handed:
            if student := self._names.find(storable(one.student)):
                wanted.setdefault((student, content_hash(one.data)), []).append(one)
        found: dict[Handed, SubmissionResult] = {}
        hashes = list({digest for _, digest in wanted})
        with reading(self._engine) as session:
            for start in range(0, len(hashes), AT_A_TIME):
                for student, digest, document in self._documents(session, hashes[start : start + AT_A_TIME]):
                    same = wanted.get((student, digest), ())
                    if same and (result := from_document(document)):
                        found |= {one: replace(result, student=one.student, file=one.file) for one in same}
        return found

    def _documents(self, session: Session, hashes: list[str]) -> list[tuple[int, str, bytes]]:
        query = (
            select(Submission.student_id, Submission.hash, Attempt.document)
            .join(Attempt, Attempt.submission_id == Submission.id)
            .where(Submission.assignment_id == self._places.assignment, Submission.hash.in_(hashes))
            .where(Attempt.version_id == self._places.version, Attempt.secret == self._secret)
            .where(Attempt.state == GRADED, Attempt.document.is_not(None))
            .order_by(Attempt.round)  # the last one is kept
        )
        return [(student, digest, document or b"") for student, digest, document in session.execute(query)]

    def fill_in_received(self, received: Mapping[Handed, datetime | None]) -> None:
        """Says when work was received that is recorded without it. A moment that is known stays."""
        with writing(self._engine) as session:
            for handed, when in received.items():
                if when is not None:
                    session.execute(
                        update(Submission)
                        .where(Submission.student_id == self._names.find(storable(handed.student)))
                        .where(Submission.assignment_id == self._places.assignment)
                        .where(Submission.hash == content_hash(handed.data), Submission.received.is_(None))
                        .values(received=when)
                    )

    def record(
        self, handed: Handed, result: SubmissionResult, received: datetime | None = None, *, once_more: bool = False
    ) -> Recorded:
        """Records a result; when this returns, it stays recorded, whatever happens.

        `once_more` records another round of what was graded before; otherwise what is there stands.
        """
        content = rows.File(storable(handed.file), content_hash(handed.data), zlib.compress(handed.data, 1), received)
        document = to_document(result)  # all of this before the transaction, so that it holds nobody up
        recorded, student = again(lambda: self._write(handed.student, content, result, document, once_more))
        self._names.add(storable(handed.student), student)
        return recorded

    def _write(
        self, name: str, content: rows.File, result: SubmissionResult, document: bytes, once_more: bool
    ) -> tuple[Recorded, int]:
        with writing(self._engine) as session:
            student = ensure_student(session, self._places.course, name, self._names)
            connection = session.connection()  # without the ORM, which takes longer here than the database
            places = self._places
            submission = rows.find_submission(connection, student, places.assignment, content)
            before = rows.attempts(connection, submission, places.version, self._secret) if submission else ()
            whole = [attempt for attempt in before if attempt.state == GRADED and attempt.document]
            if submission and whole and not once_more:
                last = whole[-1]
                counts = rows.counting(connection, submission)[0] == last.id
                return Recorded(last.id, False, counts, from_document(last.document) or result), student
            # the first attempt counts at once, and so does the next one after a fault of ours
            counts = submission is None or rows.counting(connection, submission)[1] != GRADED
            if submission is None:
                submission = rows.add_submission(connection, student, places.assignment, content)
            attempt = rows.add_attempt(connection, submission, places, self._secret, len(before), result, document)
            if counts:
                rows.approve(connection, submission, attempt)
            return Recorded(attempt, True, counts, result), student


def again(transaction: Callable[[], Result]) -> Result:
    """A transaction, done again where another one added the same row at the same time."""
    for _ in range(TRIES - 1):
        try:
            return transaction()
        except IntegrityError:
            continue
    return transaction()

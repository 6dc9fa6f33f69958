"""A generated term in a database: how fast it is recorded, read as evidence, and marked.

`python tests/benchmarks/term.py course.db --students 10000 --exercises 13`; the database may be PostgreSQL's, too. What
the learners got right is drawn from a seed, so every database holds the same term; only times and machines differ.
The recording of single submissions is timed first, as `nnmath grade` does it, one transaction each; the bulk of the
term is then filled in with the same rows by larger transactions, and with one document for all of an exercise.
"""

from __future__ import annotations

import argparse
import functools
import hashlib
import time
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Engine, func, insert, select

from autograder.exercise import Exercise, load_all
from autograder.grading.pipeline import Handed
from autograder.grading.records import CheckResult, Diagnosis, QuestionResult, SubmissionResult, Verdict
from autograder.tracking.mastery.consistent import most_consistent
from autograder.tracking.mastery.evidence import Evidence
from autograder.tracking.mastery.interval import belief
from autograder.tracking.mastery.methods import mastery
from autograder.tracking.mastery.occasions import occasions
from autograder.tracking.records.base import now
from autograder.tracking.records.database import reading, writing
from autograder.tracking.records.definitions import Places, places
from autograder.tracking.records.documents import to_document
from autograder.tracking.records.evidence import Columns, evidence
from autograder.tracking.records.identity import content_hash, fingerprint, grader_version
from autograder.tracking.records.marks import final_marks
from autograder.tracking.records.opening import open_records
from autograder.tracking.records.people import ACTIVE, Person, Student
from autograder.tracking.records.recorder import Recorder
from autograder.tracking.records.scores import packed
from autograder.tracking.records.students import course_called
from autograder.tracking.records.work import GRADED, Approval, Attempt, Content, Scores, Submission
from autograder.tracking.records.work import CheckResult as CheckRow

COURSE, SECRET, SEED = "term", "the secret of a generated term", 20260106
BEGIN = datetime(2026, 1, 6, 12, tzinfo=UTC)
STUDENTS_AT_A_TIME = 250


def exercises_of(count: int) -> list[Exercise]:
    """So many exercises: those of the bank, then copies of them under other names."""
    bank = list(load_all())
    return [
        exercise if place < len(bank) else replace(exercise, slug=f"{exercise.slug}_{'i' * (place // len(bank) + 1)}")
        for place, exercise in ((place, bank[place % len(bank)]) for place in range(count))
    ]


def result_of(exercise: Exercise, student: int, place: int) -> SubmissionResult:
    """What a student got for an exercise: right with a chance that is the student's own and grows over the term."""
    rng = np.random.default_rng([SEED, student, place])
    chance = 0.35 + 0.5 * np.random.default_rng([SEED, student]).random() + 0.01 * place
    questions = tuple(_question(question, rng, chance) for question in exercise.questions)
    return SubmissionResult(
        student=name_of(student),
        exercise=exercise.slug,
        title=exercise.title,
        strand=exercise.strand,
        file=f"{name_of(student)}.ipynb",
        version=exercise.version,
        questions=questions,
        notes=(),
        layers=("user namespace", "pid namespace", "network namespace"),
        missing_layers=(),
        seconds=0.05,
    )


def _question(question: Any, rng: np.random.Generator, chance: float) -> QuestionResult:
    words = "A generated answer of a sentence or two." if question.by_hand else None
    base = QuestionResult(question.name, question.title, (), 0.0, question.points, question.by_hand, answer=words)
    if question.by_hand:
        return base
    checks = []
    named = (
        question.misconceptions[int(rng.integers(len(question.misconceptions)))] if question.misconceptions else None
    )
    for check in question.checks:
        right = bool(rng.random() < chance)
        checks.append(
            CheckResult(
                name=check.name,
                sentence=check.sentence,
                verdict=Verdict.PASS if right else Verdict.FAIL,
                points=check.points if right else 0.0,
                max_points=check.points,
                outcomes=check.outcomes or question.outcomes,
                misconception=None if right or named is None else named.name,
                seconds=0.001,
                message="" if right else "returned shape (4, 4), expected (4, 7)",
                remark="" if right else "The answer has the wrong shape.",
            )
        )
    wrong = named is not None and any(check.verdict is Verdict.FAIL for check in checks)
    return replace(
        base,
        points=sum(check.points for check in checks),
        checks=tuple(checks),
        diagnosis=Diagnosis(named.name, named.hint, question.outcomes) if wrong else None,
    )


def name_of(student: int) -> str:
    """What a student is called."""
    return f"learner-{hashlib.sha256(str(student).encode()).hexdigest()[:8]}"


def received(student: int, place: int) -> datetime:
    """When a student handed an exercise in."""
    return BEGIN + timedelta(days=7 * place, seconds=student)


def handed(student: int, exercise: Exercise, book: bytes) -> Handed:
    """A notebook of a student."""
    name = name_of(student)
    return Handed(name, f"{name}.ipynb", book + f"\n{name} {exercise.slug}".encode())


def record_singly(engine: Engine, exercises: list[Exercise], students: range, book: bytes) -> tuple[int, Spent]:
    """How many submissions were recorded, one transaction each, and what that took."""
    recorders = [Recorder(engine, COURSE, exercise, SECRET) for exercise in exercises]
    seconds = used = 0.0
    count = 0
    for student in students:
        for place, (exercise, recorder) in enumerate(zip(exercises, recorders, strict=True)):
            result, file = result_of(exercise, student, place), handed(student, exercise, book)
            spent, _ = _timed(lambda: recorder.record(file, result, received(student, place)))  # noqa: B023
            seconds, used, count = seconds + spent.seconds, used + spent.processor, count + 1
    return count, Spent(seconds, used)


def fill(engine: Engine, exercises: list[Exercise], students: range) -> None:
    """The rest of the term, as the same rows, many students in a transaction; their files are a few bytes each."""
    with writing(engine) as session:
        where = [places(session, COURSE, exercise) for exercise in exercises]
    for first in range(students.start, students.stop, STUDENTS_AT_A_TIME):
        some = range(first, min(first + STUDENTS_AT_A_TIME, students.stop))
        _fill_some(engine, exercises, where, some)


def _fill_some(engine: Engine, exercises: list[Exercise], where: list[Places], students: range) -> None:
    with writing(engine) as session:
        ids = {
            table: session.scalar(select(func.coalesce(func.max(table.id), 0)))
            for table in (Student, Submission, Attempt)
        }
        rows: dict[Any, list[dict[str, Any]]] = {
            table: [] for table in (Student, Person, Content, Submission, Attempt, CheckRow, Scores, Approval)
        }
        for student in students:
            ids[Student] += 1
            course = where[0].course
            rows[Student].append({"id": ids[Student], "course_id": course, "status": ACTIVE, "since": now()})
            person = {"key": name_of(student), "name": f"Learner {student}", "email": "", "login": "", "number": ""}
            rows[Person].append(
                {"student_id": ids[Student], "course_id": course, "platform_id": "", "section": "", **person}
            )
            for place, (exercise, spot) in enumerate(zip(exercises, where, strict=True)):
                ids[Submission] += 1
                ids[Attempt] += 1
                _work(rows, ids, exercise, spot, student, place)
        for table, values in rows.items():
            session.connection().execute(insert(table), values)


def _work(rows: Any, ids: Any, exercise: Exercise, spot: Places, student: int, place: int) -> None:
    result = result_of(exercise, student, place)
    file = handed(student, exercise, b"")
    digest, at = content_hash(file.data), received(student, place)
    rows[Content].append({"hash": digest, "data": zlib.compress(file.data)})
    rows[Submission].append(
        {
            "id": ids[Submission],
            "student_id": ids[Student],
            "assignment_id": spot.assignment,
            "hash": digest,
            "file": file.file,
            "received": at,
            "recorded": at,
        }
    )
    rows[Attempt].append(
        {
            "id": ids[Attempt],
            "submission_id": ids[Submission],
            "version_id": spot.version,
            "secret": fingerprint(SECRET),
            "round": 0,
            "grader": grader_version(),
            "started": at,
            "seconds": result.seconds,
            "state": GRADED,
            "document": _document(exercise, place),
        }
    )
    rows[CheckRow].extend(
        {
            "attempt_id": ids[Attempt],
            "check_id": spot.checks[question.name, check.name],
            "verdict": check.verdict.value,
            "points": check.points,
            "misconception": check.misconception,
            "seconds": check.seconds,
        }
        for question in result.questions
        for check in question.checks
    )
    points = {
        spot.checks[question.name, check.name]: check.points
        for question in result.questions
        for check in question.checks
    }
    rows[Scores].append({"attempt_id": ids[Attempt], "points": packed(points)})
    rows[Approval].append({"submission_id": ids[Submission], "attempt_id": ids[Attempt], "at": at, "by": ""})


@functools.cache
def _document(exercise: Exercise, place: int) -> bytes:
    return to_document(result_of(exercise, 0, place))


def gathered(engine: Engine) -> Columns:
    """The evidence of the term."""
    with reading(engine) as session:
        return evidence(session, course_called(session, COURSE))


def digest_of(names: Sequence[Sequence[str]], *columns: NDArray) -> str:
    """A number that is the same where names and columns are, to the last bit, whatever database they came from."""
    digest = hashlib.sha256("\n".join("\t".join(each) for each in names).encode())
    for column in columns:
        digest.update(np.ascontiguousarray(column).tobytes())
    return digest.hexdigest()[:16]


def in_order(columns: Columns) -> list[NDArray]:
    """The pieces in an order of their own, for a database may give them in any."""
    order = np.lexsort((columns.weight, columns.score, columns.time, columns.outcome, columns.student))
    return [column[order] for column in (columns.student, columns.outcome, columns.score, columns.weight, columns.time)]


def mastered(columns: Columns) -> tuple[NDArray, ...]:
    """Every student on every outcome: the most consistent level, the weighted average, and the interval."""
    found = Evidence(*columns)
    sure = belief(found)
    return most_consistent(occasions(found)).level, mastery(found, "weighted_average"), sure.low, sure.high


@dataclass(frozen=True)
class Spent:
    """What something took: on a machine with other work the processor's time says more than the clock's."""

    seconds: float
    processor: float

    def __str__(self) -> str:
        return f"{self.seconds:.1f} s ({self.processor:.1f} s of this process)"


def _timed(work: Callable[[], Any]) -> tuple[Spent, Any]:
    started, used = time.perf_counter(), time.process_time()
    found = work()
    return Spent(time.perf_counter() - started, time.process_time() - used), found


def main() -> None:
    """Generates, records, measures, prints."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("database")
    options.add_argument("--students", type=int, default=10_000)
    options.add_argument("--exercises", type=int, default=13)
    options.add_argument("--singly", type=int, default=40, help="students recorded one submission at a time")
    given = options.parse_args()
    engine = open_records(given.database)
    exercises = exercises_of(given.exercises)
    book = next((Path(__file__).parents[2] / "autograder/demo/class").rglob("*.ipynb")).read_bytes()
    count, spent = record_singly(engine, exercises, range(given.singly), book)
    checks = sum(len(question.checks) for exercise in exercises for question in exercise.questions)
    each = f"{checks / len(exercises):.1f} checks, {len(book):,} bytes each"
    rate = 60 * count / spent.seconds if count else 0
    print(f"recorded singly: {count:,}, {rate:,.0f} submissions a minute, in {spent} ({each})")
    seconds, _ = _timed(lambda: fill(engine, exercises, range(given.singly, given.students)))
    print(f"filled in: {(given.students - given.singly) * len(exercises):,} submissions in {seconds}")
    seconds, columns = _timed(lambda: gathered(engine))
    print(f"evidence: {columns.student.size:,} pieces of {len(columns.students):,} students in {seconds}")
    more, tables = _timed(lambda: mastered(columns))
    print(
        f"mastery: {tables[0].shape[0]:,} students × {tables[0].shape[1]} outcomes, two methods, intervals, in {more}"
    )
    names = columns.students, columns.outcomes
    print(f"evidence is {digest_of(names, *in_order(columns))}, mastery is {digest_of(names, *tables)}")
    with reading(engine) as session:
        seconds, marks = _timed(lambda: final_marks(session, course_called(session, COURSE)))
    print(f"marks: {len(marks):,} in {seconds}; {sum(mark.points for mark in marks):,.2f} points in all")
    path = Path(engine.url.database or "")
    if path.is_file():
        size = sum(each.stat().st_size for each in path.parent.glob(path.name + "*"))
        print(f"database: {size / 2**20:,.0f} MiB, {size / max(1, len(marks)):,.0f} bytes a submission")
    engine.dispose()


if __name__ == "__main__":
    main()

"""A term: names that no spreadsheet should meet, late work, marks by hand, who left, who was forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from made import EXERCISE, OTHER, SECRET, graded, handed

from autograder.curriculum.catalogue import published
from autograder.grading.records import PublicResult, Verdict
from autograder.tracking.records.assignments import Terms, assignment_called, set_terms
from autograder.tracking.records.base import now
from autograder.tracking.records.database import writing
from autograder.tracking.records.decisions import HandMark, Override
from autograder.tracking.records.forget import forget
from autograder.tracking.records.judgements import judge
from autograder.tracking.records.late import Policy
from autograder.tracking.records.opening import open_records
from autograder.tracking.records.recorder import Recorder
from autograder.tracking.records.roster import take_in
from autograder.tracking.records.roster_files import Entry
from autograder.tracking.records.students import course_called, student_called

DUE = datetime(2026, 3, 6, 23, 59, tzinfo=UTC)
DERIVATIVE = published().outcome("MCV4U:C2.1")
"""An outcome that the term bears evidence of; a teacher's level on it goes before the computed one."""
WORDS = next(question.name for question in EXERCISE.questions if question.by_hand)
MAX = sum(question.points for question in EXERCISE.questions)
ENTRIES = (
    Entry(2, "zoekey", "Zoë Tremblay", "zoe@school.example", "zoelogin", "S-1001", "canvas-101", "Sectionone"),
    Entry(
        3, "=evilkey", '=HYPERLINK("http://x")', "+evil@school.example", "@evillogin", "-S1002", "canvas-102", "\t=1"
    ),
    Entry(4, "absentkey", "Absent, Always", "absent@school.example", "absentlogin", "S-1003", "canvas-103", ""),
    Entry(5, "leftkey", "Lee Gone", "lee@school.example", "leelogin", "S-1004", "canvas-104", "", left=True),
    Entry(6, "forgottenkey", "Fay Forgotten", "fay@school.example", "faylogin", "S-1005", "canvas-105", ""),
)
SECRETS = [
    text.strip()
    for entry in ENTRIES
    for text in (entry.key, entry.name, entry.email, entry.login, entry.number, entry.platform_id, entry.section)
    if len(text.strip()) > 2
] + ["unlistedkey", "Tremblay", "Zoë", "Zo\\u00eb", "Mona Teacher", "a whisper of zoekey"]
"""Whatever names a person in this term; none of it may be in a pseudonymous export."""


def _spoken(result):
    """The result with texts of the student's own in every place that holds some."""
    public = (PublicResult("adds", Verdict.PASS, "I am Zoë Tremblay"),)
    questions = (question if question.by_hand else replace(question, public=public) for question in result.questions)
    told = (replace(one, example=one.example and replace(one.example, text="f() is Zoë Tremblay")) for one in questions)
    return replace(result, questions=tuple(told), notes=("Read zoekey's file.",))


def record(path):
    """Records the term in a new file."""
    engine = open_records(str(path))
    first, second = (Recorder(engine, "course", exercise, SECRET) for exercise in (EXERCISE, OTHER))
    with writing(engine) as session:
        take_in(session, course_called(session, "course").id, ENTRIES, "Mona Teacher")
    on_time, late = DUE - timedelta(hours=2), DUE + timedelta(hours=2)
    wrong = EXERCISE.auto[0].name
    for key, errors, when in (
        ("zoekey", (), on_time),
        ("=evilkey", (wrong,), late),
        ("leftkey", (), on_time),
        ("forgottenkey", (), on_time),
        ("unlistedkey", (wrong,), on_time),
    ):
        result = graded(key, *errors, answer="a whisper of zoekey")
        first.record(handed(key, f"# {key}"), _spoken(result), when)
    second.record(handed("zoekey"), graded("zoekey", OTHER.auto[0].name, exercise=OTHER), on_time)
    with writing(engine) as session:
        course = course_called(session, "course")
        assignment = assignment_called(session, course.id, EXERCISE.slug)
        set_terms(session, assignment, Terms(DUE, "UTC", Policy(0, 10.0, 0.0)), "Mona Teacher")
        for key in ("zoekey", "=evilkey"):
            student = student_called(session, course.id, key)
            at = {"assignment_id": assignment.id, "student_id": student, "by": "Mona Teacher", "at": now()}
            session.add(HandMark(question=WORDS, points=0.5, comment="too low, changed below", **at))
            session.flush()
            session.add(HandMark(question=WORDS, points=1.5, comment="a whisper of zoekey", **at))
        session.add(Override(question=wrong, points=0.5, reason="Zoë Tremblay said so", **at))
        judge(session, course, student, DERIVATIVE, "3+", "Zoë Tremblay said so", "Mona Teacher")
        judge(
            session, course, student_called(session, course.id, "absentkey"), DERIVATIVE, "2-", "spoke", "Mona Teacher"
        )
        forget(session, course.id, student_called(session, course.id, "forgottenkey"), "Mona Teacher")
    engine.dispose()

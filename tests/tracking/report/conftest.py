"""A small course in a database, as the report finds it: results made without running anything."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

sys.path.insert(0, str(Path(__file__).parents[1] / "records"))
from made import EXERCISE, OTHER, SECRET, graded, handed

from autograder.exercise import load_all
from autograder.grading.records import Verdict
from autograder.tracking.bank_outcomes import at_hand
from autograder.tracking.records.assignments import Terms, assignment_called, set_terms
from autograder.tracking.records.by_hand import take_in_marks
from autograder.tracking.records.database import reading, writing
from autograder.tracking.records.definitions import ensure_course
from autograder.tracking.records.late import Policy
from autograder.tracking.records.opening import open_records
from autograder.tracking.records.recorder import Recorder
from autograder.tracking.records.roster import take_in
from autograder.tracking.records.roster_files import Entry
from autograder.tracking.records.students import course_called
from autograder.tracking.report.term import Term, Wanted, read_term
from autograder.tracking.report.writing import write_report

DUE = datetime(2025, 10, 3, 12, tzinfo=UTC)
PAYLOAD = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7 * 7 }}\u202egnp"
STUDENTS = {"owl": "Owl", "wren": PAYLOAD, "tern": "Tern", "gone": "Gone", "idle": "", "jay": "Jay"}


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Owl is right, wren wrong in two questions and late, tern in another exercise, gone left, idle does nothing.

    What jay wrote could not be checked in one question, which is the grader's fault.
    """
    opened = open_records(str(tmp_path_factory.mktemp("report") / "course.db"))
    with writing(opened) as session:
        course = ensure_course(session, "course")
        entries = [Entry(row, key, name) for row, (key, name) in enumerate(STUDENTS.items(), 2)]
        take_in(session, course, entries, "the teacher")
    first = Recorder(opened, "course", EXERCISE, SECRET)
    words = "My <b>words</b>."
    first.record(handed("owl", "a"), graded("owl", answer=words), DUE - timedelta(hours=1))
    first.record(handed("wren", "b"), graded("wren", "matmul", "add"), DUE + timedelta(hours=30))
    first.record(handed("gone", "c"), graded("gone", "matmul"), DUE)
    first.record(handed("jay", "e"), graded("jay", "matmul", verdict=Verdict.GRADER), DUE)
    second = Recorder(opened, "course", OTHER, SECRET)
    second.record(handed("tern", "d"), graded("tern", "sigmoid", exercise=OTHER), DUE)
    with writing(opened) as session:
        assignment = assignment_called(session, course, EXERCISE.slug)
        terms = Terms(DUE, "America/Toronto", Policy(percent_a_day=10))
        set_terms(session, assignment, terms, "the teacher")
        row = {"student": "owl", "exercise": EXERCISE.slug, "question": "in_your_own_words"}
        columns = ["student", "exercise", "question", "points", "comment"]
        for points in ("1", "2"):  # on second thoughts, more
            marks = [(2, {**row, "points": points, "comment": f"Say more. {PAYLOAD}"})]
            take_in_marks(session, course, Path("marks.csv"), columns, marks, {}, "the teacher")
        take_in(session, course, [each for each in entries if each.key != "gone"], "the teacher")
    yield opened
    opened.dispose()


@pytest.fixture(scope="session")
def term_by(engine: Engine):
    """The course as a report shows it, for frameworks and a method."""
    exercises = load_all()

    def read(*frameworks: str, method: str = "most_consistent") -> Term:
        with reading(engine) as session:
            wanted = Wanted(frameworks, method, "2025-11-14")
            return read_term(session, course_called(session, "course"), at_hand(exercises), exercises, wanted)

    return read


@pytest.fixture(scope="session")
def term(term_by) -> Term:
    """The course by a published framework and by the course's own outcomes."""
    return term_by("CCSS-M", "MCV4U", "nnmath")


@pytest.fixture(scope="session")
def written(term: Term, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the report."""
    return write_report(term, tmp_path_factory.mktemp("written")).parent

"""What is recorded stays recorded, once, and is found again."""

from __future__ import annotations

import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from made import EXERCISE, OTHER, SECRET, graded, handed
from sqlalchemy import func, select, text

from autograder.grading.records import Verdict
from autograder.tracking.records.base import now
from autograder.tracking.records.counting import counting
from autograder.tracking.records.database import WRITING, reading
from autograder.tracking.records.exercises import Check, CheckOutcome, Outcome, Question
from autograder.tracking.records.opening import open_records
from autograder.tracking.records.people import Person, Student
from autograder.tracking.records.recorder import Recorder
from autograder.tracking.records.scores import scored
from autograder.tracking.records.students import course_called
from autograder.tracking.records.work import Approval, Attempt, CheckResult, Content, Scores, Submission

CHILD = Path(__file__).parent / "recording_child.py"


@pytest.fixture
def recorder(engine):
    return Recorder(engine, "course", EXERCISE, SECRET)


def count(engine, table, *where):
    with reading(engine) as session:
        return session.scalar(select(func.count()).select_from(table).where(*where))


def test_a_result_is_found_again_as_it_was(engine, recorder):
    result = graded("raven", "matmul", answer="rows and columns")
    recorder.record(handed("raven"), result, now())
    found = Recorder(engine, "course", EXERCISE, SECRET).graded_before([handed("raven"), handed("robin")])
    assert list(found) == [handed("raven")]
    assert [one.points for one in found[handed("raven")].questions] == [one.points for one in result.questions]
    assert found[handed("raven")].questions[-1].answer == "rows and columns"


def test_every_check_is_a_row_with_its_verdict(engine, recorder):
    recorder.record(handed("raven"), graded("raven", "matmul"))
    with reading(engine) as session:
        rows = session.execute(
            select(Question.name, Check.points, CheckResult.verdict, CheckResult.points, CheckResult.misconception)
            .join(Check, Check.question_id == Question.id)
            .join(CheckResult, CheckResult.check_id == Check.id)
        ).all()
    assert len(rows) == sum(len(question.checks) for question in EXERCISE.questions)
    for question, possible, verdict, points, misconception in rows:
        wrong = question == "matmul"
        assert (verdict, points) == (("FAIL", 0) if wrong else ("PASS", possible))
        assert (misconception is not None) == wrong


def test_the_points_of_an_attempt_stand_together_as_they_do_in_rows(engine, recorder):
    for name, wrong, verdict in (("raven", "matmul", Verdict.FAIL), ("robin", "add", Verdict.GRADER)):
        recorder.record(handed(name, name), graded(name, wrong, verdict=verdict))
    with reading(engine) as session:
        course = course_called(session, "course")
        found = list(scored(session, counting(course.id)))
        rows = session.execute(
            select(CheckResult.attempt_id, CheckResult.check_id, CheckResult.points, CheckResult.verdict)
        )
        expected = {(row[0], row[1]): np.nan if row.verdict == "GRADER" else row.points for row in rows}
    assert len(found) == 1 and np.isnan(found[0].points).any() and (found[0].points == 0).any()
    cells = np.array([[expected[attempt, check] for check in found[0].checks] for attempt in found[0].attempt])
    np.testing.assert_array_equal(found[0].points, cells)


def test_a_database_of_before_gets_the_points_together(engine, recorder):
    recorder.record(handed("raven"), graded("raven", "matmul"))
    recorder.record(handed("robin", "y"), graded("robin", "add", verdict=Verdict.GRADER))
    with reading(engine) as session:
        written = session.execute(select(Scores.attempt_id, Scores.points).order_by(Scores.attempt_id)).all()
    with engine.execution_options(**{WRITING: True}).begin() as connection:
        connection.execute(text("drop table scores"))
        connection.execute(text("update alembic_version set version_num = 'levels_by_hand'"))
    again = open_records(engine.url.render_as_string(hide_password=False))
    with reading(again) as session:
        filled = session.execute(select(Scores.attempt_id, Scores.points).order_by(Scores.attempt_id)).all()
    again.dispose()
    assert list(map(tuple, filled)) == list(map(tuple, written)) and len(written) == 2


def test_checks_keep_their_outcomes(engine, recorder):
    with reading(engine) as session:
        rows = session.execute(
            select(Question.name, Outcome.code)
            .join(Check, Check.question_id == Question.id)
            .join(CheckOutcome, CheckOutcome.check_id == Check.id)
            .join(Outcome, Outcome.id == CheckOutcome.outcome_id)
        ).all()
    declared = {
        (one.name, code) for one in EXERCISE.auto for check in one.checks for code in check.outcomes or one.outcomes
    }
    assert set(map(tuple, rows)) == declared


def test_the_same_again_is_recorded_once(engine, recorder):
    first = recorder.record(handed("raven"), graded("raven"))
    second = recorder.record(handed("raven"), graded("raven", "matmul"))
    assert (first.new, second.new) == (True, False)
    assert second.attempt == first.attempt
    assert second.result.points == graded("raven").points  # what is there stands
    assert count(engine, Attempt) == count(engine, Submission) == 1


def test_another_content_is_another_submission_and_the_same_bytes_are_kept_once(engine, recorder):
    for name, words in (("raven", "one"), ("raven", "two"), ("robin", "two")):
        recorder.record(handed(name, words), graded(name))
    assert (count(engine, Submission), count(engine, Content), count(engine, Student)) == (3, 2, 2)


@pytest.mark.parametrize("change", ["secret", "version", "exercise", "course"])
def test_another_secret_version_exercise_or_course_is_not_reused(engine, recorder, change):
    recorder.record(handed("raven"), graded("raven"))
    course, exercise, secret = "course", EXERCISE, SECRET
    if change == "secret":
        secret = "another"
    elif change == "course":
        course = "another"
    else:
        exercise = OTHER if change == "exercise" else replace(EXERCISE, version="another")
    assert Recorder(engine, course, exercise, secret).graded_before([handed("raven")]) == {}


def test_a_forced_round_is_kept_beside_the_first_which_counts(engine, recorder):
    first = recorder.record(handed("raven"), graded("raven"))
    second = recorder.record(handed("raven"), graded("raven", "add"), once_more=True)
    assert (first.counts, second.new, second.counts) == (True, True, False)
    assert count(engine, Attempt) == 2
    with reading(engine) as session:
        assert list(session.scalars(select(Approval.attempt_id))) == [first.attempt]


def test_our_fault_is_graded_again_and_then_counts(engine, recorder):
    first = recorder.record(handed("raven"), graded("raven", "add", verdict=Verdict.GRADER))
    assert recorder.graded_before([handed("raven")]) == {}
    second = recorder.record(handed("raven"), graded("raven", "add"))
    assert first.counts and second.new and second.counts
    assert recorder.graded_before([handed("raven")])[handed("raven")].points == graded("raven", "add").points


def test_the_secret_is_nowhere_in_the_database(tmp_path):
    engine = open_records(str(tmp_path / "course.db"))
    Recorder(engine, "course", EXERCISE, SECRET).record(handed("raven"), graded("raven"))
    engine.dispose()
    assert SECRET.encode() not in (tmp_path / "course.db").read_bytes()


def test_names_that_no_database_takes_are_recorded_all_the_same(engine, recorder):
    odd = handed("ra\x00v\ud800en")
    recorder.record(odd, graded(odd.student))
    assert odd in recorder.graded_before([odd])
    assert count(engine, Person) == 1


def run_two(address, prefixes, enough):
    """Two children that record, ended with kill -9 once each has recorded some; what they said they had recorded."""
    command = [sys.executable, "-W", "error", str(CHILD), address]
    children = [subprocess.Popen([*command, prefix], stdout=subprocess.PIPE, text=True) for prefix in prefixes]
    said = [[child.stdout.readline().strip() for _ in range(enough)] for child in children]
    for child in children:
        child.send_signal(signal.SIGKILL)
    for names, child in zip(said, children, strict=True):
        names += child.stdout.read().split()
        child.stdout.close()
        assert child.wait(60) == -signal.SIGKILL
    return said


def test_kill_9_loses_nothing_that_was_reported(address):
    said = run_two(address, ["raven"], 25)[0]
    assert len(said) >= 25 and all(said)
    engine = open_records(address)
    found = Recorder(engine, "course", EXERCISE, SECRET).graded_before([handed(name, name) for name in said])
    assert {one.student for one in found} == set(said)
    whole = sum(len(question.checks) for question in EXERCISE.questions)
    assert count(engine, CheckResult) == whole * count(engine, Attempt)  # and nothing is half there
    assert count(engine, Approval) == count(engine, Attempt) == count(engine, Submission)
    engine.dispose()


def test_two_graders_of_the_same_class_do_not_double(address):
    said = run_two(address, ["bird", "bird"], 12)
    engine = open_records(address)
    assert count(engine, Submission) == count(engine, Attempt) == count(engine, Student) == count(engine, Person)
    assert count(engine, Student) in (
        len(set(said[0]) | set(said[1])) + extra for extra in (0, 1, 2)
    )  # recorded, not yet said
    engine.dispose()

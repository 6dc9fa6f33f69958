"""Marks are checks, marks by hand, overrides and lateness, computed from what is recorded; evidence is in columns."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from made import EXERCISE, OTHER, SECRET, graded, handed
from sqlalchemy import event, select

from autograder.grading.records import Verdict
from autograder.tracking.records.assignments import Terms, assignment_called, extend, set_drop_lowest, set_terms
from autograder.tracking.records.base import now
from autograder.tracking.records.database import reading, writing
from autograder.tracking.records.decisions import HandMark, Override
from autograder.tracking.records.evidence import evidence
from autograder.tracking.records.late import Policy, moment
from autograder.tracking.records.marks import final_marks
from autograder.tracking.records.people import Course
from autograder.tracking.records.recorder import Recorder
from autograder.tracking.records.students import course_called, student_called

DUE = moment("2026-03-06 23:59", "America/Toronto")
WORDS = next(question for question in EXERCISE.questions if question.by_hand)
FULL = sum(question.points for question in EXERCISE.auto)


@pytest.fixture
def recorder(engine):
    return Recorder(engine, "course", EXERCISE, SECRET)


def the(session):
    course = course_called(session, "course")
    return course, assignment_called(session, course.id, EXERCISE.slug)


def due(engine, **policy):
    with writing(engine) as session:
        set_terms(session, the(session)[1], Terms(DUE, "America/Toronto", Policy(**policy)), "t")


def decide(engine, name, kind, **values):
    with writing(engine) as session:
        course, assignment = the(session)
        student = student_called(session, course.id, name)
        session.add(kind(assignment_id=assignment.id, student_id=student, by="the teacher", at=now(), **values))


def marks(engine, at=None):
    with reading(engine) as session:
        return {mark.student: mark for mark in final_marks(session, course_called(session, "course"), at)}


def gathered(engine):
    with reading(engine) as session:
        return evidence(session, course_called(session, "course"))


def test_the_points_of_checks_are_the_mark(engine, recorder):
    recorder.record(handed("raven"), graded("raven", "matmul"))
    mark = marks(engine)["raven"]
    assert mark.points == mark.earned == FULL - EXERCISE.question("matmul").points
    assert mark.max_points == EXERCISE.points
    assert {one.name: one.source for one in mark.questions}["add"] == "checks"
    assert not mark.final  # the words are not marked yet


def test_the_last_submission_counts_by_when_it_was_received(engine, recorder):
    recorder.record(handed("raven", "b"), graded("raven"), DUE + timedelta(hours=2))
    recorder.record(handed("raven", "a"), graded("raven", "add"), DUE + timedelta(hours=1))
    assert marks(engine)["raven"].points == FULL


def test_what_is_late_counts_less_and_says_so(engine, recorder):
    recorder.record(handed("raven"), graded("raven"), DUE + timedelta(hours=30))
    due(engine, percent_a_day=10)
    mark = marks(engine)["raven"]
    assert (mark.points, mark.earned) == (pytest.approx(FULL * 0.8), FULL)
    assert "2 days late" in mark.lateness.sentence


def test_an_extension_is_for_one_student_and_can_be_taken_back(engine, recorder):
    for name in ("raven", "robin"):
        recorder.record(handed(name), graded(name), DUE + timedelta(hours=30))
    due(engine, percent_a_day=10)
    for until, left in ((DUE + timedelta(days=3), 1.0), (None, 0.8)):
        with writing(engine) as session:
            course, assignment = the(session)
            extend(session, assignment, student_called(session, course.id, "raven"), until, "a cold", "t")
        found = marks(engine)
        assert found["raven"].points == pytest.approx(FULL * left)
        assert found["robin"].points == pytest.approx(FULL * 0.8)


def test_marks_by_hand_and_overrides_stand_before_checks_and_the_last_one_counts(engine, recorder):
    recorder.record(handed("raven"), graded("raven", "matmul"))
    for points in (0.5, 1.5):
        decide(
            engine, "raven", HandMark, question=WORDS.name, level=3, points=points, comment="clear", submission_id=None
        )
    decide(engine, "raven", Override, question="matmul", points=2.0, reason="right idea")
    mark = marks(engine)["raven"]
    by_name = {one.name: one for one in mark.questions}
    assert (by_name[WORDS.name].points, by_name[WORDS.name].source, by_name[WORDS.name].by) == (
        1.5,
        "hand",
        "the teacher",
    )
    assert (by_name["matmul"].points, by_name["matmul"].why) == (2.0, "right idea")
    assert mark.points == FULL - EXERCISE.question("matmul").points + 1.5 + 2
    assert mark.final


def test_an_override_of_the_whole_knows_no_lateness_and_can_be_taken_back(engine, recorder):
    recorder.record(handed("raven"), graded("raven"), DUE + timedelta(hours=30))
    due(engine, percent_a_day=10)
    decide(engine, "raven", Override, question=None, points=7.0, reason="agreed with the head")
    assert (marks(engine)["raven"].points, marks(engine)["raven"].override) == (
        7.0,
        "the teacher: agreed with the head",
    )
    decide(engine, "raven", Override, question=None, points=None, reason="a mistake")
    assert marks(engine)["raven"].points == pytest.approx(FULL * 0.8)


def test_a_mark_by_hand_survives_another_submission_and_another_version(engine, recorder):
    recorder.record(handed("raven"), graded("raven"), DUE)
    decide(engine, "raven", HandMark, question=WORDS.name, level=4, points=2, comment="", submission_id=None)
    newer = replace(EXERCISE, version="newer")
    Recorder(engine, "course", newer, SECRET).record(handed("raven", "again"), graded("raven", exercise=newer))
    assert marks(engine)["raven"].points == FULL + 2


def test_what_was_not_handed_in_is_missing_once_it_is_due(engine, recorder):
    recorder.record(handed("raven"), graded("raven"), DUE)
    Recorder(engine, "course", OTHER, SECRET).record(handed("robin"), graded("robin", exercise=OTHER), DUE)
    due(engine)
    before, after = DUE - timedelta(days=1), DUE + timedelta(days=1)
    for at, missing in ((before, False), (after, True)):
        with reading(engine) as session:
            found = final_marks(session, course_called(session, "course"), at)
        mark = next(one for one in found if (one.student, one.exercise) == ("robin", EXERCISE.slug))
        assert (mark.points, mark.handed_in, mark.missing) == (0, False, missing)


def test_the_lowest_is_dropped_for_each_student(engine, recorder):
    other = Recorder(engine, "course", OTHER, SECRET)
    all_of_it = [question.name for question in OTHER.auto]
    recorder.record(handed("raven"), graded("raven"))
    other.record(handed("raven", "o"), graded("raven", *all_of_it, exercise=OTHER))
    with writing(engine) as session:
        set_drop_lowest(session, the(session)[0], 1, "t")
    with reading(engine) as session:
        found = final_marks(session, session.scalar(select(Course)))
    assert {mark.exercise: mark.dropped for mark in found} == {EXERCISE.slug: False, OTHER.slug: True}


def test_our_fault_costs_nothing_and_is_not_final(engine, recorder):
    recorder.record(handed("raven"), graded("raven", "add", verdict=Verdict.GRADER))
    decide(engine, "raven", HandMark, question=WORDS.name, level=4, points=2, comment="", submission_id=None)
    mark = marks(engine)["raven"]
    assert mark.points == FULL + 2 and not mark.final


# --- evidence -------------------------------------------------------------------------------------------------------


def pieces(columns, student):
    """(outcome, score, weight) of one student, sorted."""
    rows = columns.student == columns.students.index(student)
    names = [columns.outcomes[index] for index in columns.outcome[rows]]
    return sorted(zip(names, columns.score[rows], columns.weight[rows], strict=True))


def test_evidence_is_every_check_of_the_work_that_counts(engine, recorder):
    recorder.record(handed("raven", "old"), graded("raven", "add", "scale", "matmul"), DUE)
    recorder.record(handed("raven"), graded("raven", "matmul"), DUE + timedelta(days=1))
    expected = sorted(
        (code, float(question.name != "matmul"), check.points)
        for question in EXERCISE.auto
        for check in question.checks
        for code in check.outcomes or question.outcomes
        if check.points
    )
    found = gathered(engine)
    assert pieces(found, "raven") == expected
    assert set(found.time) == {(DUE + timedelta(days=1)).timestamp()}


def test_marks_by_hand_are_evidence_too_and_faults_are_not(engine, recorder):
    recorder.record(handed("raven"), graded("raven", "add", verdict=Verdict.GRADER), DUE)
    for points in (2, 1):
        decide(engine, "raven", HandMark, question=WORDS.name, level=2, points=points, comment="", submission_id=None)
    found = pieces(gathered(engine), "raven")
    assert (WORDS.outcomes[0], 0.5, WORDS.points) in found
    assert sum(code == WORDS.outcomes[0] for code, _, _ in found) == 1
    faulty = {code for code, _, _ in found} & set(EXERCISE.question("add").outcomes)
    scale_too = EXERCISE.question("scale").outcomes
    assert faulty <= set(scale_too)
    assert sum(code in scale_too for code, _, _ in found) == len(
        [c for c in EXERCISE.question("scale").checks if c.points]
    )


def test_rows_of_one_check_share_a_source(engine, recorder):
    recorder.record(handed("raven"), graded("raven"))
    recorder.record(handed("robin"), graded("robin"))
    found = gathered(engine)
    with_points = sum(1 for question in EXERCISE.auto for check in question.checks if check.points)
    assert len(np.unique(found.source)) == 2 * with_points


def test_no_work_is_no_evidence(engine, recorder):
    found = gathered(engine)
    assert found.student.size == 0 and found.students == ()


def test_evidence_is_read_by_as_many_queries_for_many_as_for_one(engine, recorder):
    statements = []
    event.listen(engine, "after_cursor_execute", lambda *given: statements.append(given[2]))
    counts = []
    for number in range(3):
        recorder.record(handed(f"bird{number}"), graded(f"bird{number}"))
        statements.clear()
        gathered(engine)
        counts.append(len(statements))
    assert len(set(counts)) == 1, counts

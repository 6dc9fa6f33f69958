"""What a person decides: marks by hand on a sheet, overrides, regrades; all on the trail, nothing overwritten."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from made import EXERCISE, SECRET, graded, handed
from sqlalchemy import func, select

from autograder.tracking.records.assignments import assignment_called
from autograder.tracking.records.audit import trail
from autograder.tracking.records.by_hand import COLUMNS, answers, rubrics_of, sheet, take_in_marks
from autograder.tracking.records.database import RecordsError, reading, writing
from autograder.tracking.records.decisions import HandMark, Override
from autograder.tracking.records.marks import final_marks
from autograder.tracking.records.overrides import override
from autograder.tracking.records.recorder import Recorder
from autograder.tracking.records.regrade import approve, kept, movements
from autograder.tracking.records.sheets import table
from autograder.tracking.records.students import course_called, student_called
from autograder.tracking.records.work import Attempt

WORDS = next(question for question in EXERCISE.questions if question.by_hand)
RUBRICS = rubrics_of([EXERCISE.slug])
SHEET = Path("sheet.csv")
FULL = sum(question.points for question in EXERCISE.auto)
NEWER = replace(EXERCISE, version="newer")


@pytest.fixture
def recorder(engine):
    recorder = Recorder(engine, "course", EXERCISE, SECRET)
    recorder.record(handed("raven"), graded("raven", "matmul", answer="=cmd|' /C calc'!A0\nand more"))
    recorder.record(handed("robin"), graded("robin", answer="Rows meet columns."))
    return recorder


def exported(engine):
    with reading(engine) as session:
        return sheet(answers(session, course_called(session, "course").id), RUBRICS)


def imported(engine, text):
    header, rows = table(SHEET, text.encode())
    with writing(engine) as session:
        course = course_called(session, "course")
        return take_in_marks(session, course.id, SHEET, header, rows, RUBRICS, "the teacher")


def filled(engine, raven=None, **cells):
    """The sheet with cells of robin's row filled in, and of raven's."""
    rows = list(csv.DictReader(io.StringIO(exported(engine))))
    rows[0].update(raven or {})
    next(row for row in rows if row["student"] == "robin").update(cells)
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def marks(engine):
    with reading(engine) as session:
        return {mark.student: mark for mark in final_marks(session, course_called(session, "course"))}


def given(engine):
    with reading(engine) as session:
        return [
            (mark.level, mark.points, mark.comment) for mark in session.scalars(select(HandMark).order_by(HandMark.id))
        ]


def test_the_sheet_has_the_words_and_no_formula(engine, recorder):
    rows = list(csv.DictReader(io.StringIO(exported(engine))))
    assert [(row["student"], row["question"], row["max_points"]) for row in rows] == [
        ("raven", WORDS.name, "2"),
        ("robin", WORDS.name, "2"),
    ]
    assert rows[0]["answer"].startswith("'=cmd") and rows[1]["answer"] == "Rows meet columns."
    assert rows[0]["levels"] == "4 = 2, 3 = 1.5, 2 = 1, 1 = 0.5"


def test_a_sheet_comes_back_and_the_rest_waits(engine, recorder):
    assert imported(engine, filled(engine, level="3", comment="Name the units.")) == 1
    assert given(engine) == [(3, 1.5, "Name the units.")]
    assert marks(engine)["robin"].points == FULL + 1.5
    assert not marks(engine)["raven"].final


def test_the_same_sheet_again_adds_nothing_and_another_mark_stands_beside_the_first(engine, recorder):
    assert imported(engine, filled(engine, points="1,5")) == 1
    assert imported(engine, exported(engine)) == 0
    assert imported(engine, filled(engine, points="2", comment="On a second look.")) == 1
    assert given(engine) == [(None, 1.5, ""), (None, 2.0, "On a second look.")]
    assert marks(engine)["robin"].points == FULL + 2


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"points": "2.5"}, r"row 3: 2.5 points for in_your_own_words; give 0 to 2"),
        ({"points": "-1"}, r"row 3: -1 points"),
        ({"points": "nan"}, r"row 3: points is 'nan'; write a number"),
        ({"points": "inf"}, r"row 3: points is 'inf'"),
        ({"points": "1_0"}, r"row 3: points is '1_0'"),
        ({"points": "good"}, r"row 3: points is 'good'"),
        ({"level": "7"}, r"row 3: level 7 is none of the rubric; it has 1, 2, 3, 4"),
        ({"level": "2.5"}, r"row 3: level 2.5"),
        ({"student": "nobody", "points": "1"}, r"row 3: 'nobody' has handed nothing in"),
        ({"question": "matmul", "points": "1"}, r"row 3: .*'matmul' is no question that a person marks"),
        ({"student": "raven", "points": "1"}, r"row 3: marks in_your_own_words of raven like row 2"),
    ],
)
def test_a_mark_that_cannot_be_is_said_with_its_row_and_none_is_taken(engine, recorder, cells, says):
    text = filled(engine, raven={"points": "2"}, **cells)
    with pytest.raises(RecordsError, match=says):
        imported(engine, text)
    assert given(engine) == []


def test_a_sheet_without_points_is_refused(engine, recorder):
    with pytest.raises(RecordsError, match="row 1: has no column 'points'"):
        imported(engine, "student,question\nraven,x\n")


def test_a_mark_for_an_earlier_answer_says_so(engine, recorder):
    imported(engine, filled(engine, points="1"))
    recorder.record(handed("robin", "again"), graded("robin", answer="Better words."))
    row = list(csv.DictReader(io.StringIO(exported(engine))))[1]
    assert (row["answer"], row["points"]) == ("Better words.", "1")
    assert row["marked"].endswith("for an earlier answer")
    assert imported(engine, exported(engine)) == 1  # looked at again, and found as good
    assert "earlier" not in exported(engine)


# --- overrides ------------------------------------------------------------------------------------------------------


def overridden(engine, question, points, reason="fair"):
    with writing(engine) as session:
        course = course_called(session, "course")
        assignment = assignment_called(session, course.id, EXERCISE.slug)
        student = student_called(session, course.id, "raven")
        override(session, assignment, student, question, points, reason, "the teacher")


def test_overrides_are_added_and_the_trail_says_who_and_why(engine, recorder):
    for points in (1, 3, None):
        overridden(engine, "matmul", points)
    with reading(engine) as session:
        assert [row.points for row in session.scalars(select(Override).order_by(Override.id))] == [1, 3, None]
        lines = [(line.by, line.action, line.student, line.detail) for line in trail(session, 1)]
    assert lines[1] == ("the teacher", "override", "raven", "matmul: 3 of 4: fair")
    assert lines[2][3] == "matmul: taken back: fair"
    assert marks(engine)["raven"].points == FULL - 4


@pytest.mark.parametrize(
    ("question", "points", "reason", "says"),
    [
        ("matmul", 4.5, "fair", "give 0 to 4"),
        (None, 21, "fair", "give 0 to 20"),
        ("matmul", float("nan"), "fair", "give 0 to 4"),
        ("matmul", -1, "fair", "give 0 to 4"),
        ("matmull", 1, "fair", "it has: frequency_matrix, add"),
        ("matmul", 1, "  ", "--reason"),
    ],
)
def test_an_override_that_cannot_be_is_one_line_and_changes_nothing(engine, recorder, question, points, reason, says):
    with pytest.raises(RecordsError, match=says):
        overridden(engine, question, points, reason)
    with reading(engine) as session:
        assert session.scalar(select(func.count()).select_from(Override)) == 0
        assert trail(session, 1) == []


# --- regrades -------------------------------------------------------------------------------------------------------


def regraded(engine):
    """A corrected check: raven's matmul is right now, robin's add is wrong."""
    recorder = Recorder(engine, "course", NEWER, SECRET)
    assert not recorder.record(handed("raven"), graded("raven", exercise=NEWER)).counts
    assert not recorder.record(handed("robin"), graded("robin", "add", exercise=NEWER)).counts


def moved(engine):
    with reading(engine) as session:
        return movements(session, assignment_called(session, 1, EXERCISE.slug))


def test_what_was_handed_in_can_be_graded_again_from_the_records(engine, recorder):
    with reading(engine) as session:
        files = kept(session, assignment_called(session, 1, EXERCISE.slug))
    assert [(one.student, one.data) for one in files] == [("raven", b"x = 1"), ("robin", b"x = 1")]


def test_a_regrade_shows_who_moves_and_moves_nobody(engine, recorder):
    before = {name: mark.points for name, mark in marks(engine).items()}
    regraded(engine)
    raven, robin = moved(engine)
    assert (raven.student, raven.by, [(one.question, one.before, one.after) for one in raven.questions]) == (
        "raven",
        4,
        [("matmul", 0, 4)],
    )
    assert (robin.by, [(one.question, one.by) for one in robin.questions]) == (-2.5, [("add", -2.5)])
    assert {name: mark.points for name, mark in marks(engine).items()} == before


def test_what_is_approved_counts_and_the_rest_does_not(engine, recorder):
    imported(engine, filled(engine, points="1"))
    overridden(engine, "scale", 0.5)
    regraded(engine)
    with writing(engine) as session:
        raven = movements(session, assignment := assignment_called(session, 1, EXERCISE.slug))[0]
        assert approve(session, assignment, [raven], "the teacher") == 1
    found = marks(engine)
    assert found["raven"].points == FULL - EXERCISE.question("scale").points + 0.5  # the override stays
    assert found["robin"].points == FULL + 1  # the mark by hand stays
    assert [one.student for one in moved(engine)] == ["robin"]
    with reading(engine) as session:
        assert session.scalar(select(func.count()).select_from(Attempt)) == 4  # nothing is thrown away
        last = trail(session, 1)[-1]
    assert (last.action, last.student, last.detail) == ("regrade", "raven", "14 → 18 (matmul 0 → 4)")


def test_a_grading_with_a_fault_of_ours_is_no_regrade(engine, recorder):
    from autograder.grading.records import Verdict

    newer = Recorder(engine, "course", NEWER, SECRET)
    newer.record(handed("raven"), graded("raven", "add", exercise=NEWER, verdict=Verdict.GRADER))
    assert moved(engine) == []

"""A small generated term gives the same evidence and marks on every database, however it was written."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
import term

from autograder.tracking.records.database import reading
from autograder.tracking.records.marks import final_marks
from autograder.tracking.records.students import course_called

EXERCISES = term.exercises_of(2)
STUDENTS = 6


def test_a_term_is_the_same_singly_and_filled_in_and_as_it_was_drawn(engine):
    term.record_singly(engine, EXERCISES, range(2), b"a notebook")
    term.fill(engine, EXERCISES, range(2, STUDENTS))
    columns = term.gathered(engine)
    drawn = [term.result_of(exercise, s, place) for s in range(STUDENTS) for place, exercise in enumerate(EXERCISES)]
    pieces = [
        (result.student, outcome, check.points / check.max_points, check.max_points)
        for result in drawn
        for question in result.questions
        for check in question.checks
        for outcome in check.outcomes
        if check.max_points
    ]
    students, outcomes = np.array(columns.students), np.array(columns.outcomes)
    rows = zip(students[columns.student], outcomes[columns.outcome], columns.score, columns.weight, strict=True)
    assert sorted(map(tuple, rows)) == sorted(pieces)
    with reading(engine) as session:
        marks = final_marks(session, course_called(session, term.COURSE))
    points = {(result.student, result.exercise): result.points for result in drawn}
    assert {(mark.student, mark.exercise): round(mark.points, 9) for mark in marks} == {
        key: round(value, 9) for key, value in points.items()
    }

"""Gradebooks of a term: the class now, each once; what is not final stays empty; no formula from anybody's name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from independent_readers import canvas_gradebook, records
from made import EXERCISE, OTHER
from recorded import MAX

from autograder.tracking.exports import gradebooks

HERE = {"canvas-101", "canvas-102", "canvas-103", "unlistedkey"}


def test_canvas_has_the_class_once_without_those_who_left_or_were_forgotten(term):
    possible, students = canvas_gradebook(gradebooks.canvas(term, {EXERCISE.slug: "4501"}).encode())
    assert set(students) == HERE
    assert possible[f"{EXERCISE.title} (4501)"] == MAX and OTHER.title in possible


def test_a_mark_is_what_counts_a_missing_one_is_zero_and_an_unfinished_one_is_empty(term):
    _, students = canvas_gradebook(gradebooks.canvas(term, {}).encode())
    points = {name: cells[EXERCISE.title] for name, cells in students.items()}
    wrong = EXERCISE.auto[0].points
    late = (MAX - 0.5 - wrong + 0.5) * 0.9  # the override gives half a point, a day late costs a tenth
    assert points["canvas-101"] == f"{MAX - 0.5:.6g}"
    assert points["canvas-102"] == f"{late:.6g}"
    assert points["canvas-103"] == "0"
    assert points["unlistedkey"] == ""
    assert students["canvas-103"][OTHER.title] == ""  # not due
    _, students = canvas_gradebook(gradebooks.canvas(term, {}, provisional=True).encode())
    assert students["unlistedkey"][EXERCISE.title] == f"{MAX - 2 - wrong:.6g}"


def test_a_dropped_mark_is_excused_in_canvas_and_empty_in_moodle(term):
    marks = {key: replace(mark, dropped=mark.handed_in) for key, mark in term.marks.items()}
    term = replace(term, marks=marks)
    _, students = canvas_gradebook(gradebooks.canvas(term, {}).encode())
    assert students["canvas-101"][EXERCISE.title] == "EX"
    row = next(row for row in records(gradebooks.moodle(term).encode()) if row["username"] == "zoelogin")
    assert row[EXERCISE.title] == "" and "do not count" in row[f"{EXERCISE.title} (Feedback)"]


def test_moodle_has_a_key_for_everybody_and_says_what_lateness_cost(term):
    rows = {row["username"]: row for row in records(gradebooks.moodle(term).encode())}
    assert set(rows) == {"zoelogin", "'@evillogin", "absentlogin", "unlistedkey"}
    assert rows["zoelogin"]["email"] == "zoe@school.example" and rows["zoelogin"]["idnumber"] == "S-1001"
    assert "1 day late" in rows["'@evillogin"][f"{EXERCISE.title} (Feedback)"]
    assert rows["absentlogin"][f"{EXERCISE.title} (Feedback)"] == "Nothing was handed in."
    for row in rows.values():
        assert not row[EXERCISE.title] or 0 <= float(row[EXERCISE.title]) <= 100


def test_how_many_marks_are_not_final_is_counted(term):
    assert gradebooks.unfinished(term) == 2


@pytest.mark.parametrize("ids", [{"sums": "1"}, {EXERCISE.slug: "x"}, {EXERCISE.slug: ""}])
def test_a_number_of_no_assignment_is_refused(term, ids):
    with pytest.raises(gradebooks.BadColumn, match="is no exercise of the course with its number"):
        gradebooks.canvas(term, ids)


def test_a_title_that_canvas_would_ignore_is_refused(term):
    term = replace(term, assignments=(replace(term.assignments[0], title="Final Score"),))
    with pytest.raises(gradebooks.BadColumn, match="another title"):
        gradebooks.canvas(term, {})

"""The evidence in words is the evidence in columns."""

from collections import Counter

from sqlalchemy import event

from autograder.tracking.records.database import reading
from autograder.tracking.records.evidence import evidence
from autograder.tracking.records.students import course_called
from autograder.tracking.report.pieces import pieces


def test_the_pieces_are_those_that_mastery_is_computed_from(engine):
    with reading(engine) as session:
        course = course_called(session, "course")
        columns = evidence(session, course)
        found = pieces(session, course)
    in_columns = Counter(
        (columns.outcomes[outcome], round(score, 9), weight)
        for outcome, score, weight in zip(columns.outcome, columns.score, columns.weight, strict=True)
    )
    in_words = Counter(
        (code, round(piece.points / piece.max_points, 9), piece.max_points)
        for theirs in found.values()
        for piece in theirs
        for code in piece.outcomes
    )
    assert in_words == in_columns and sum(in_words.values()) > 50


def test_one_query_serves_all_students(engine):
    asked = []

    def count(connection, cursor, statement, *_):
        asked.extend([statement] if statement.startswith("SELECT") or "WITH" in statement else [])

    event.listen(engine, "before_cursor_execute", count)
    try:
        with reading(engine) as session:
            pieces(session, course_called(session, "course"))
    finally:
        event.remove(engine, "before_cursor_execute", count)
    assert len(asked) == 5  # the course, checks and marks by hand, and the outcomes of each


def test_a_mark_by_hand_says_who_gave_it(engine):
    with reading(engine) as session:
        found = pieces(session, course_called(session, "course"))
    (mark,) = [piece for theirs in found.values() for piece in theirs if piece.by]
    assert (mark.by, mark.points, mark.max_points, mark.verdict) == ("the teacher", 2, 2, None)
    assert mark.comment.startswith("Say more.")

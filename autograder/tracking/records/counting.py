"""What counts: of a student's submissions for an assignment the last one, of its gradings the one approved last."""

from __future__ import annotations

from sqlalchemy import CTE, func, select

from autograder.tracking.records.exercises import Assignment
from autograder.tracking.records.work import Approval, Attempt, Submission


def counting(course: int) -> CTE:
    """One row a student and assignment: student_id, assignment_id, submission_id, attempt_id, version_id, state, at.

    Worked out once in a statement: SQLite would do it again for every row of a large join.

    `at` is when the work was received, or when it was recorded where nobody said when it was received.
    """
    at = func.coalesce(Submission.received, Submission.recorded).label("at")
    newest = func.row_number().over(
        partition_by=(Submission.student_id, Submission.assignment_id), order_by=(at.desc(), Submission.id.desc())
    )
    submissions = (
        select(
            Submission.id.label("submission_id"),
            Submission.student_id,
            Submission.assignment_id,
            Submission.received,
            at,
            newest.label("place"),
        )
        .join(Assignment, Assignment.id == Submission.assignment_id)
        .where(Assignment.course_id == course)
        .subquery("submissions")
    )
    approved = (
        select(Approval.submission_id, func.max(Approval.id).label("last"))
        .group_by(Approval.submission_id)
        .subquery("approved")
    )
    return (
        select(
            submissions.c.student_id,
            submissions.c.assignment_id,
            submissions.c.submission_id,
            submissions.c.received,
            submissions.c.at,
            Attempt.id.label("attempt_id"),
            Attempt.version_id,
            Attempt.state,
        )
        .join(approved, approved.c.submission_id == submissions.c.submission_id)
        .join(Approval, Approval.id == approved.c.last)
        .join(Attempt, Attempt.id == Approval.attempt_id)
        .where(submissions.c.place == 1)
        .cte("counting")
        .prefix_with("MATERIALIZED")
    )

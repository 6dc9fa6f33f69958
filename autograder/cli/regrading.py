"""`nnmath mark regrade`: what was handed in graded once more, shown as a difference, approved or not."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from autograder.cli.one_line import one_line
from autograder.cli.recording import by_option, print_rows, records_options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from autograder.tracking.records.regrade import Movement


@click.command("regrade")
@click.argument("slug")
@click.option("--approve", "approved", is_flag=True, help="Let the new gradings count.")
@click.option("--student", "students", multiple=True, metavar="NAME", help="Only this one; may be given again.")
@click.option("--again", is_flag=True, help="Grade also what this version and secret have graded before.")
@click.option("--jobs", type=click.IntRange(1), default=None, help="Processes; as many as there are cores.")
@click.option("--unsafe-no-sandbox", is_flag=True, help="Only for notebooks you would run yourself.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@records_options
@by_option
@one_line
def regrade(
    slug: str,
    approved: bool,
    students: tuple[str, ...],
    again: bool,
    jobs: int | None,
    unsafe_no_sandbox: bool,
    as_json: bool,
    db: str,
    course: str,
    by: str,
) -> None:
    """Grades what the course handed in with the exercise as it is now, and shows who moves by how much on what.

    Nothing counts until it is approved; marks by hand and overrides stay as they are.

    Example: nnmath mark regrade munchable_matrices --db course.db
    """
    from autograder.cli.grading import grade_and_record
    from autograder.exercise import by_slug
    from autograder.tracking.records.assignments import assignment_called
    from autograder.tracking.records.audit import who
    from autograder.tracking.records.database import reading, writing
    from autograder.tracking.records.opening import open_records
    from autograder.tracking.records.regrade import approve, kept, movements
    from autograder.tracking.records.students import course_called, student_called

    exercise = by_slug(slug)
    engine = open_records(db, make=False)
    with reading(engine) as session:
        the_course = course_called(session, course)
        assignment = assignment_called(session, the_course.id, exercise.slug)
        only = {student_called(session, the_course.id, name) for name in students}
        handed = kept(session, assignment)
    unsafe = unsafe_no_sandbox
    problems = grade_and_record(exercise, handed, engine, course, jobs=jobs, unsafe=unsafe, again=again).problems
    with writing(engine) as session:
        assignment = assignment_called(session, the_course.id, exercise.slug)
        found = [one for one in movements(session, assignment) if not only or one.student_id in only]
        count = approve(session, assignment, found, who(by)) if approved else 0
    engine.dispose()
    if as_json:
        click.echo(json.dumps([_plain(one) for one in found], ensure_ascii=False, indent=1))
    else:
        _print(found, len(handed))
        click.echo(f"{count} approved: they count now." if approved else "Nothing counts yet; --approve lets it count.")
    for problem in problems:
        click.echo(f"nnmath: {problem}", err=True)
    sys.exit(2 if problems else 0)


def _plain(one: Movement) -> dict[str, object]:
    return {**vars(one), "questions": [vars(each) for each in one.questions]}


def _print(found: Sequence[Movement], of: int) -> None:
    rows = [
        (one.student, f"{one.before:g}", f"{one.after:g}", f"{one.by:+g}", _words(one))
        for one in found
        if one.questions
    ]
    if rows:
        titles = ("student", "before", "after", "moves", "on")
        print_rows(titles, rows, numbers=titles[1:4])
    click.echo(f"{len(rows)} of {of} move; {len(found) - len(rows)} were graded again and stay.")


def _words(one: Movement) -> str:
    return ", ".join(f"{each.question} {each.by:+g}" for each in one.questions)

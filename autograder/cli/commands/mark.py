"""`nnmath mark`: what a person decides."""

from __future__ import annotations

import json
from pathlib import Path

import click

from autograder.cli.judging import level
from autograder.cli.one_line import one_line
from autograder.cli.recording import by_option, changing, looking, print_rows, records_options
from autograder.cli.regrading import regrade


@click.group("mark")
def command() -> None:
    """What a person decides: due dates, extensions, marks by hand, overrides, levels, regrades.

    Nothing is overwritten: the last decision counts, and `nnmath mark trail` shows all of them.

    Example: nnmath mark late munchable_matrices --due "2026-03-06 23:59" --per-day 10 --db course.db
    """


command.add_command(regrade)
command.add_command(level)


@command.command("late")
@click.argument("slug")
@click.option("--due", metavar="WHEN", default=None, help='Such as "2026-03-06 23:59"; "none" takes it away.')
@click.option("--zone", default=None, help="Whose clock, such as America/Toronto; UTC where none was set.")
@click.option("--grace", type=click.IntRange(0), default=None, help="Minutes after the due date that cost nothing.")
@click.option("--per-day", type=float, default=None, help="Per cent off the points earned, for each day begun.")
@click.option("--floor", type=float, default=None, help="Per cent of the points earned that are left at least.")
@records_options
@by_option
@one_line
def late(
    slug: str,
    due: str | None,
    zone: str | None,
    grace: int | None,
    per_day: float | None,
    floor: float | None,
    db: str,
    course: str,
    by: str,
) -> None:
    """Sets the due date and the late policy of an exercise; what is not given stays. Marks follow at once.

    Example: nnmath mark late munchable_matrices --due "2026-03-06 23:59" --per-day 10 --db course.db
    """
    from autograder.exercise import by_slug
    from autograder.tracking.records import assignments
    from autograder.tracking.records.audit import who
    from autograder.tracking.records.definitions import ensure_assignment
    from autograder.tracking.records.late import Policy, moment, zone_called

    exercise = by_slug(slug)
    with changing(db, course, make=True) as (session, the_course):
        ensure_assignment(session, the_course.id, exercise)
        assignment = assignments.assignment_called(session, the_course.id, exercise.slug)
        was = assignments.terms(assignment)
        clock = zone if zone is not None else was.zone
        zone_called(clock)
        when = was.due if due is None else None if due == "none" else moment(due, clock)
        policy = Policy(
            was.policy.grace_minutes if grace is None else grace,
            was.policy.percent_a_day if per_day is None else per_day,
            was.policy.floor_percent if floor is None else floor,
        )
        terms = assignments.Terms(when, clock, policy)
        assignments.set_terms(session, assignment, terms, who(by))
    click.echo(f"{exercise.slug}: {assignments.described(terms)}")


@command.command("drop")
@click.argument("count", type=click.IntRange(0))
@records_options
@by_option
@one_line
def drop(count: int, db: str, course: str, by: str) -> None:
    """Sets how many of each student's lowest assignments do not count.

    Example: nnmath mark drop 1 --db course.db
    """
    from autograder.tracking.records.assignments import set_drop_lowest
    from autograder.tracking.records.audit import who

    with changing(db, course) as (session, the_course):
        set_drop_lowest(session, the_course, count, who(by))
    click.echo(f"The lowest {count} of each student's assignments do not count.")


@command.command("extension")
@click.argument("slug")
@click.argument("student")
@click.argument("until")
@click.option("--reason", required=True, help="Why; seen by staff only.")
@records_options
@by_option
@one_line
def extension(slug: str, student: str, until: str, reason: str, db: str, course: str, by: str) -> None:
    """Gives one student until then; "none" takes an extension back.

    Example: nnmath mark extension munchable_matrices raven "2026-03-09 23:59" --reason "a cold" --db course.db
    """
    from autograder.tracking.records.assignments import assignment_called, extend
    from autograder.tracking.records.audit import who
    from autograder.tracking.records.late import in_words, moment, zone_called
    from autograder.tracking.records.students import student_called

    with changing(db, course) as (session, the_course):
        assignment = assignment_called(session, the_course.id, slug)
        when = None if until == "none" else moment(until, assignment.zone)
        extend(session, assignment, student_called(session, the_course.id, student), when, reason, who(by))
        words = f"has until {in_words(when, zone_called(assignment.zone))}" if when else "has no extension any more"
    click.echo(f"{student} {words} for {slug}.")


@command.command("export")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The sheet to write.")
@click.option("--exercise", metavar="SLUG", default=None, help="One exercise; all by default.")
@records_options
@one_line
def export(out: Path, exercise: str | None, db: str, course: str) -> None:
    """Writes a sheet of the answers in the learners' own words, to fill in level, points and comment.

    Example: nnmath mark export --out marks.csv --db course.db
    """
    from autograder.grading.outputs import write_whole
    from autograder.tracking.records.assignments import assignment_called
    from autograder.tracking.records.by_hand import answers, rubrics_of, sheet

    with looking(db, course) as (session, the_course):
        if exercise is not None:
            assignment_called(session, the_course.id, exercise)
        found = answers(session, the_course.id, exercise)
        rubrics = rubrics_of(sorted({one.assignment.exercise for one in found}))
        write_whole(out, sheet(found, rubrics))
    waiting = sum(one.mark is None for one in found)
    click.echo(f"{out}: {len(found)} answers, {waiting} not marked yet. Fill in, then `nnmath mark import {out}`.")


@command.command("import")
@click.argument("sheet", type=click.Path(path_type=Path))
@records_options
@by_option
@one_line
def take(sheet: Path, db: str, course: str, by: str) -> None:
    """Takes in a sheet that was filled in: all of its marks, or none and the row that is wrong.

    Example: nnmath mark import marks.csv --by "the teacher" --db course.db
    """
    from sqlalchemy import select

    from autograder.tracking.records.audit import who
    from autograder.tracking.records.by_hand import rubrics_of, take_in_marks
    from autograder.tracking.records.exercises import Assignment
    from autograder.tracking.records.sheets import table

    header, rows = table(sheet, sheet.read_bytes())
    with changing(db, course) as (session, the_course):
        slugs = list(session.scalars(select(Assignment.exercise).where(Assignment.course_id == the_course.id)))
        new = take_in_marks(session, the_course.id, sheet, header, rows, rubrics_of(slugs), who(by))
    click.echo(f"{new} marks recorded, {len(rows) - new} rows without a change.")


@command.command("override")
@click.argument("slug")
@click.argument("student")
@click.argument("points")
@click.option("--question", metavar="NAME", default=None, help="One question; the whole exercise by default.")
@click.option("--reason", required=True, help="Why.")
@records_options
@by_option
@one_line
def override(
    slug: str, student: str, points: str, question: str | None, reason: str, db: str, course: str, by: str
) -> None:
    """Sets a student's points, for a question or the whole; "none" takes it back.

    Points for the whole stand as they are: no late policy comes on top.

    Example: nnmath mark override munchable_matrices raven 3 --question matmul --reason "right idea" --db course.db
    """
    from autograder.tracking.records import overrides
    from autograder.tracking.records.assignments import assignment_called
    from autograder.tracking.records.audit import who
    from autograder.tracking.records.students import student_called

    value = None if points == "none" else overrides.points_in(points)
    with changing(db, course) as (session, the_course):
        assignment = assignment_called(session, the_course.id, slug)
        ident = student_called(session, the_course.id, student)
        overrides.override(session, assignment, ident, question, value, reason, who(by))
    click.echo(f"{student}, {slug}, {question or 'the whole'}: {points}.")


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@records_options
@one_line
def show(as_json: bool, db: str, course: str) -> None:
    """Lists the marks as they stand: checks, marks by hand and overrides, less what being late costs.

    Example: nnmath mark list --db course.db
    """
    from dataclasses import asdict

    from autograder.tracking.records.marks import final_marks

    with looking(db, course) as (session, the_course):
        marks = final_marks(session, the_course)
    if as_json:
        click.echo(json.dumps([asdict(mark) for mark in marks], ensure_ascii=False, indent=1))
        return
    rows = [
        (mark.student, mark.exercise, f"{mark.points:.4g} of {mark.max_points:g}", _remark(mark))
        for mark in marks
        if mark.handed_in or mark.missing or mark.override
    ]
    print_rows(("student", "exercise", "points", "remark"), rows, numbers=("points",))


def _remark(mark) -> str:  # type: ignore[no-untyped-def]
    waiting = "" if mark.final else "not final yet"
    parts = ("not handed in" if mark.missing else "", mark.override, "dropped" if mark.dropped else "", waiting)
    late = mark.lateness.sentence if mark.lateness.days else ""
    return "; ".join(filter(None, (*parts, late)))


@command.command("trail")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@records_options
@one_line
def history(as_json: bool, db: str, course: str) -> None:
    """Shows who decided what, when: due dates, extensions, marks, overrides, levels, regrades, lists of the class.

    Example: nnmath mark trail --db course.db
    """
    from autograder.tracking.records.audit import trail

    with looking(db, course) as (session, the_course):
        lines = trail(session, the_course.id)
    if as_json:
        click.echo(
            json.dumps([{**vars(line), "at": line.at.isoformat()} for line in lines], ensure_ascii=False, indent=1)
        )
        return
    rows = [
        (f"{line.at:%Y-%m-%d %H:%M} UTC", line.by, line.action, line.student, line.exercise, line.detail)
        for line in lines
    ]
    print_rows(("when", "who", "what", "student", "exercise", "detail"), rows)

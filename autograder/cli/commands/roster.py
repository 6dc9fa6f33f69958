"""`nnmath roster`: who is in the course."""

from __future__ import annotations

import json
from pathlib import Path

import click

from autograder.cli.one_line import one_line
from autograder.cli.recording import by_option, changing, looking, print_rows, records_options

FORMATS = ("canvas", "moodle", "oneroster", "csv")


@click.group("roster")
def command() -> None:
    """Who is in the course: take in a list, show it, forget a person.

    Example: nnmath roster import class.csv --db course.db
    """


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), default=None, help="Guessed when not given.")
@click.option("--part", is_flag=True, help="The list is a part of the course: whoever is not on it has not left.")
@records_options
@by_option
@one_line
def take(file: Path, form: str | None, part: bool, db: str, course: str, by: str) -> None:
    """Takes in a list of the class: a gradebook of Canvas, participants of Moodle, a OneRoster export, or a CSV.

    Who is no longer on it has left; their work and marks stay.

    Example: nnmath roster import class.csv --db course.db
    """
    from autograder.tracking.records.audit import who
    from autograder.tracking.records.roster import take_in
    from autograder.tracking.records.roster_files import read_roster

    form, entries = read_roster(file, form)
    with changing(db, course, make=True) as (session, the_course):
        change = take_in(session, the_course.id, entries, who(by), whole=not part)
    click.echo(
        f"{len(entries)} students, read as {form}: {change.added} added, {change.updated} changed, "
        f"{change.same} as they were; {change.left} left the course and keep their records."
    )


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@records_options
@one_line
def show(as_json: bool, db: str, course: str) -> None:
    """Lists the students of the course, with how many files each has handed in.

    Example: nnmath roster list --db course.db
    """
    from autograder.tracking.records.roster import listed

    with looking(db, course) as (session, the_course):
        found = listed(session, the_course.id)
    if as_json:
        click.echo(json.dumps([vars(one) for one in found], ensure_ascii=False, indent=1))
        return
    titles = ("student", "name", "e-mail", "section", "status", "handed in")
    rows = [(one.student, one.name, one.email, one.section, one.status, str(one.submissions)) for one in found]
    print_rows(titles, rows, numbers=("handed in",))


@command.command("forget")
@click.argument("student")
@click.option("--yes", is_flag=True, help="Do not ask.")
@records_options
@by_option
@one_line
def erase(student: str, yes: bool, db: str, course: str, by: str) -> None:
    """Erases a person: name, addresses, files, their own words, comments. Verdicts and points stay, under a number.

    Example: nnmath roster forget raven --db course.db
    """
    from autograder.tracking.records.audit import who
    from autograder.tracking.records.database import writing
    from autograder.tracking.records.forget import clear_traces, forget
    from autograder.tracking.records.opening import open_records
    from autograder.tracking.records.students import course_called, student_called

    if not yes:
        click.confirm(f"Erase {student} from {course}? This cannot be undone", abort=True)
    engine = open_records(db)
    with writing(engine) as session:
        the_course = course_called(session, course)
        forget(session, the_course.id, student_called(session, the_course.id, student), who(by))
    clear_traces(engine)
    engine.dispose()
    click.echo(f"{student} is forgotten. Files in folders, printed pages and backups are not: erase those too.")

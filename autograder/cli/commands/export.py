"""`nnmath export`: what was recorded, in the forms that other programs read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from autograder.cli.exporting import (
    Opened,
    export_options,
    framework_option,
    gathered,
    lens_of,
    out_option,
    school_option,
    write,
)
from autograder.cli.one_line import one_line

if TYPE_CHECKING:
    from autograder.curriculum.outcomes import Framework
    from autograder.tracking.exports.tables import Table

CALCULATIONS = ("decaying_average", "n_mastery", "highest", "latest")  # that Canvas's CSV knows
TABLES = ("marks", "questions", "checks", "mastery")
SHOW = ("hidden", "after_due_date", "after_published", "visible")
METHOD = "weighted_average"
MOODLE_MOST = 100  # points, unless its administrator allows more

provisional_option = click.option("--provisional", is_flag=True, help="Write marks that are not final yet, too.")
method_option = click.option(
    "--method", default=METHOD, show_default=True, help="How mastery is computed; see `nnmath report`."
)


@click.group("export")
def command() -> None:
    """Marks, outcomes and mastery for Canvas, Moodle, OneRoster, xAPI, Gradescope, and for analysis.

    A file is written whole or not at all. Cells that a spreadsheet would take for a formula begin with '.

    Example: nnmath export canvas --db course.db --out gradebook.csv
    """


@command.command("canvas")
@click.option("--id", "ids", metavar="SLUG=NUMBER", multiple=True, help="Canvas's number of an assignment.")
@provisional_option
@export_options
@one_line
def canvas(ids: tuple[str, ...], provisional: bool, db: str, course: str, out: Path, pseudonymous: bool) -> None:
    """Canvas's gradebook as CSV: who is in the class now, each once. Marks that are not final stay empty.

    Example: nnmath export canvas --db course.db --out gradebook.csv --id munchable_matrices=4501
    """
    from autograder.tracking.exports import gradebooks

    numbers = {slug: number for slug, _, number in (text.partition("=") for text in ids)}
    with gathered(db, course, pseudonymous) as found:
        text = gradebooks.canvas(found.term, numbers, provisional)
    write(out, text, _gradebook(found))


@command.command("moodle")
@provisional_option
@export_options
@one_line
def moodle(provisional: bool, db: str, course: str, out: Path, pseudonymous: bool) -> None:
    """Moodle's grades as CSV, with a column of feedback for each item. Marks that are not final stay empty.

    Example: nnmath export moodle --db course.db --out grades.csv
    """
    from autograder.tracking.exports import gradebooks

    with gathered(db, course, pseudonymous) as found:
        text = gradebooks.moodle(found.term, provisional)
    high = any(assigned.max_points > MOODLE_MOST for assigned in found.term.assignments)
    hint = f"; Moodle takes marks above {MOODLE_MOST} only where unlimited grades are on" if high else ""
    write(out, text, _gradebook(found) + hint)


@command.command("canvas-outcomes")
@framework_option
@school_option
@click.option("--db", metavar="URL", default=None, help="Only outcomes that the assignments of this database show.")
@click.option("--course", metavar="NAME", default="course", show_default=True, help="Which course of the database.")
@click.option("--calculation", type=click.Choice(CALCULATIONS), default=CALCULATIONS[0], show_default=True)
@click.option("--mastery-points", is_flag=True, help="Write that column; try first whether your Canvas takes it.")
@out_option
@one_line
def canvas_outcomes(
    framework: str, school: Path | None, db: str | None, course: str, calculation: str, mastery_points: bool, out: Path
) -> None:
    """A framework as Canvas's outcomes CSV, each outcome with its status.

    Example: nnmath export canvas-outcomes --framework MHF4U --out outcomes.csv
    """
    from autograder.tracking.exports.canvas_outcomes import canvas_outcomes as as_csv

    found = _framework(framework, school, db, course)
    write(out, as_csv(found, calculation, mastery_points), f"{len(found.outcomes)} outcomes of {found.name}")


@command.command("moodle-competencies")
@framework_option
@school_option
@click.option("--db", metavar="URL", default=None, help="Only outcomes that the assignments of this database show.")
@click.option("--course", metavar="NAME", default="course", show_default=True, help="Which course of the database.")
@out_option
@one_line
def moodle_competencies(framework: str, school: Path | None, db: str | None, course: str, out: Path) -> None:
    """A framework as Moodle's competency framework CSV, each outcome with its status.

    Example: nnmath export moodle-competencies --framework MHF4U --out competencies.csv
    """
    from autograder.tracking.exports.moodle_competencies import moodle_competencies as as_csv

    found = _framework(framework, school, db, course)
    write(out, as_csv(found), f"{len(found.outcomes)} outcomes of {found.name}")


@command.command("oneroster")
@framework_option
@school_option
@click.option("--class", "class_", default="", metavar="ID", help="The class's sourcedId in the school's system.")
@click.option("--org", default="", metavar="ID", help="The school's sourcedId.")
@click.option("--session", default="", metavar="ID", help="The academic session's sourcedId.")
@click.option("--bulk", is_flag=True, help="As all there is, which replaces what was there; else as additions.")
@export_options
@one_line
def oneroster(
    framework: str,
    school: Path | None,
    class_: str,
    org: str,
    session: str,
    bulk: bool,
    db: str,
    course: str,
    out: Path,
    pseudonymous: bool,
) -> None:
    """OneRoster 1.2 results with learning objectives: a zip where OUT ends in .zip, else a folder.

    Example: nnmath export oneroster --db course.db --out results.zip --class MCV4U-01
    """
    from autograder.tracking.exports.oneroster import Places
    from autograder.tracking.exports.oneroster import oneroster as package
    from autograder.tracking.exports.pieces import pieces
    from autograder.tracking.exports.placing import place_zip_or_folder

    lens = lens_of(framework, school)
    with gathered(db, course, pseudonymous) as found:
        files = package(found.term, pieces(found.session, found.course), lens, Places(class_, org, session), bulk)
    place_zip_or_folder(out, files)
    unknown = sum(one.here and not one.platform_id for one in found.term.learners)
    hint = f"; {unknown} students have no sourcedId of the school's, take in its roster first" if unknown else ""
    click.echo(f"{out}: {len(files)} files{'' if pseudonymous else hint}")


@command.command("xapi")
@framework_option
@school_option
@method_option
@click.option("--home", metavar="URL", default=None, help="The address of the school's accounts.")
@export_options
@one_line
def xapi(
    framework: str,
    school: Path | None,
    method: str,
    home: str | None,
    db: str,
    course: str,
    out: Path,
    pseudonymous: bool,
) -> None:
    """Marks and mastery as xAPI statements, one a line.

    Example: nnmath export xapi --db course.db --out statements.jsonl --home https://school.example/ --pseudonymous
    """
    from autograder.tracking.exports.showing import shown
    from autograder.tracking.exports.xapi import HOME, statements
    from autograder.tracking.exports.xapi import xapi as as_lines

    lens = lens_of(framework, school)
    with gathered(db, course, pseudonymous) as found:
        mastery = shown(found.session, found.course, found.term, lens, method)
        text = as_lines(statements(found.term, mastery, home or HOME))
    write(out, text, f"{text.count(chr(10))} statements")


@command.command("gradescope")
@click.option("--show", type=click.Choice(SHOW), default="hidden", help="When students see hidden checks.")
@export_options
@one_line
def gradescope(show: str, db: str, course: str, out: Path, pseudonymous: bool) -> None:
    """A results.json for each submission that counts, each in a folder of its own in OUT.

    Example: nnmath export gradescope --db course.db --out gradescope/
    """
    from autograder.guest.gradescope import results_json
    from autograder.tracking.exports.gradescope import gradescope as as_files
    from autograder.tracking.exports.placing import place_folder

    with gathered(db, course, pseudonymous) as found:
        files = as_files(found.session, found.course, found.term, lambda result: results_json(result, show))
    place_folder(out, files)
    click.echo(f"{out}: {len(files)} submissions")


def _table_options(function):  # type: ignore[no-untyped-def]
    """What the two kinds of tables have in common."""
    choice = click.option("--table", type=click.Choice(TABLES), default="marks", show_default=True, help="Which.")
    return choice(framework_option(school_option(method_option(export_options(function)))))


@command.command("csv")
@_table_options
@one_line
def csv(
    table: str,
    framework: str,
    school: Path | None,
    method: str,
    db: str,
    course: str,
    out: Path,
    pseudonymous: bool,
) -> None:
    """A table for analysis as CSV: marks, questions, checks, or mastery of a framework's outcomes.

    Example: nnmath export csv --table mastery --framework MHF4U --db course.db --out mastery.csv
    """
    from autograder.tracking.exports.tables import table_csv

    with gathered(db, course, pseudonymous) as found:
        made = _table(found, table, framework, school, method)
    write(out, table_csv(made), f"{len(made.rows)} rows")


@command.command("parquet")
@_table_options
@one_line
def parquet(
    table: str,
    framework: str,
    school: Path | None,
    method: str,
    db: str,
    course: str,
    out: Path,
    pseudonymous: bool,
) -> None:
    """The same tables as Parquet, with their types.

    Example: nnmath export parquet --table checks --db course.db --out checks.parquet --pseudonymous
    """
    from autograder.tracking.exports.parquet import parquet as as_parquet

    with gathered(db, course, pseudonymous) as found:
        made = _table(found, table, framework, school, method)
    write(out, as_parquet(made), f"{len(made.rows)} rows")


def _table(found: Opened, name: str, framework: str, school: Path | None, method: str) -> Table:
    from autograder.tracking.exports import tables
    from autograder.tracking.exports.pieces import pieces
    from autograder.tracking.exports.showing import shown

    if name == "checks":
        return tables.checks_table(found.term, pieces(found.session, found.course))
    if name == "mastery":
        lens = lens_of(framework, school)
        return tables.mastery_table(shown(found.session, found.course, found.term, lens, method))
    return tables.marks_table(found.term) if name == "marks" else tables.questions_table(found.term)


def _framework(name: str, school: Path | None, db: str | None, course: str) -> Framework:
    from autograder.tracking.exports.lens import narrowed

    lens = lens_of(name, school)
    if db is None:
        return lens.framework
    with gathered(db, course, pseudonymous=False) as found:
        own = [code for assigned in found.term.assignments for code in assigned.outcomes]
    return narrowed(lens, own).framework


def _gradebook(found: Opened) -> str:
    from autograder.tracking.exports.gradebooks import unfinished

    students = sum(one.here for one in found.term.learners)
    waiting = unfinished(found.term)
    more = f"; {waiting} marks are not final (`nnmath mark export` lists what is to be marked)" if waiting else ""
    return f"{students} students, {len(found.term.assignments)} assignments{more}"

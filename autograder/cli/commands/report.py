"""`nnmath report`: the teacher's pages, by curriculum outcome."""

from __future__ import annotations

from pathlib import Path

import click

from autograder.cli.one_line import one_line
from autograder.cli.recording import looking, records_options

METHOD_HELP = (
    "most_consistent (Ontario's levels, the default), weighted_average, decaying_average, n_mastery, latest, highest, "
    "average or power_law."
)


@click.command("report")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder for the pages.")
@click.option(
    "--framework",
    "frameworks",
    multiple=True,
    metavar="NAME",
    help="Such as MHF4U or CCSS-M; may be given again. The course's own outcomes by default.",
)
@click.option("--method", metavar="NAME", default="most_consistent", help=METHOD_HELP)
@click.option("--school", type=click.Path(path_type=Path), help="Folder with the school's own frameworks.")
@records_options
@one_line
def command(out: Path, frameworks: tuple[str, ...], method: str, school: Path | None, db: str, course: str) -> None:
    """Writes the class by curriculum outcomes: who has shown what, who needs help, which misconceptions.

    Static pages that open from the folder and ask for nothing else. `nnmath outcomes list` prints the frameworks.

    Example: nnmath report --db course.db --framework MHF4U --framework MCV4U --out report/
    """
    from datetime import date

    from autograder.exercise import load_all
    from autograder.tracking.bank_outcomes import at_hand
    from autograder.tracking.report.term import Wanted, read_term
    from autograder.tracking.report.writing import write_report

    exercises = load_all()
    bank = at_hand(exercises, school)
    with looking(db, course) as (session, found):
        term = read_term(session, found, bank, exercises, Wanted(frameworks, method, date.today().isoformat()))
    page = write_report(term, out)
    click.echo(f"{len(term.learners)} students, {term.evidence_count} pieces of evidence.")
    click.echo(f"Open the report: {page.resolve().as_uri()}")

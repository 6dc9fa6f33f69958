"""`nnmath mark level`: a teacher's level on an outcome instead of the computed one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from autograder.cli.one_line import one_line
from autograder.cli.recording import by_option, changing, records_options

if TYPE_CHECKING:
    from autograder.curriculum.catalogue import Catalogue
    from autograder.curriculum.outcomes import Outcome


@click.command("level")
@click.argument("student")
@click.argument("outcome")
@click.argument("level")
@click.option("--framework", metavar="NAME", default=None, help="Whose outcome, where OUTCOME is the code alone.")
@click.option("--school", type=click.Path(path_type=Path), help="Folder with the school's own frameworks.")
@click.option("--reason", required=True, help="Why; it stands on the student's page of the report.")
@records_options
@by_option
@one_line
def level(
    student: str,
    outcome: str,
    level: str,
    framework: str | None,
    school: Path | None,
    reason: str,
    db: str,
    course: str,
    by: str,
) -> None:
    """Sets a student's level on an outcome, from "below 1", 1-, 1, 1+ to 4+; "none" takes it back.

    The computed level stays readable beside it. Only this outcome is meant: strands, and outcomes of other frameworks,
    keep their own levels.

    Example: nnmath mark level raven MHF4U:D1.7 3+ --reason "explained it at the board" --db course.db
    """
    from autograder.curriculum.crosswalk import COURSE
    from autograder.exercise import load_all
    from autograder.tracking.bank_outcomes import at_hand
    from autograder.tracking.records.audit import who
    from autograder.tracking.records.judgements import judge
    from autograder.tracking.records.students import student_called

    catalogue = at_hand(load_all(), school).catalogue
    found = _outcome(catalogue, outcome, framework)
    value = None if level == "none" else level
    with changing(db, course) as (session, the_course):
        judge(session, the_course, student_called(session, the_course.id, student), found, value, reason, who(by))
    status = "" if found.framework == COURSE else f" ({found.status.value})"
    words = f"level {level}" if value else "as computed again"
    click.echo(f"{student}, {found.name}{status}: {words}.")


def _outcome(catalogue: Catalogue, code: str, framework: str | None) -> Outcome:
    """The outcome that is meant; within a framework its code alone will do."""
    if framework is None:
        return catalogue.outcome(code)
    found = catalogue.framework(framework)
    return found.outcome(code) or catalogue.outcome(f"{found.name}:{code}")

"""The options that say whose a file is, and until when it counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from autograder.cli.when import when

if TYPE_CHECKING:
    from autograder.grading.intake import Intake

UNMATCHED = "unmatched.csv"


def taking_in(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options --roster, --match and --due."""
    file = click.Path(path_type=Path)
    for option in (
        click.option("--due", help="Of clones, the last commit before this moment counts: '2026-11-30 23:59'."),
        click.option("--match", type=file, help="A CSV file,student: whose a file is that no name tells."),
        click.option("--roster", type=file, help="The class, a CSV with columns such as id, name, email."),
    ):
        command = option(command)
    return command


def take_in_class(
    paths: Sequence[Path], slug: str, out: Path, *, roster: Path | None, match: Path | None, due: str | None
) -> Intake:
    """What was handed in. Files of nobody in the roster are listed in `out`, ready to be filled in for --match."""
    from autograder.grading.intake import take_in
    from autograder.grading.intake.matching import read_matches, unmatched_csv
    from autograder.grading.intake.roster import read_roster
    from autograder.grading.outputs import write_whole

    people = read_roster(roster) if roster else ()
    matches = read_matches(match, [one.student for one in people]) if match else {}
    found = take_in(paths, slug, roster=people, matches=matches, due=when(due))
    if found.unmatched:
        write_whole(out / UNMATCHED, unmatched_csv(found.unmatched))
        click.echo(f"nnmath: fill in {out / UNMATCHED} and give it with --match", err=True)
    return found


def say_who_is_missing(found: Intake) -> None:
    """One line with the students of the roster who have handed in nothing."""
    if found.missing:
        click.echo(f"nothing handed in by {len(found.missing)}: {', '.join(found.missing)}", err=True)

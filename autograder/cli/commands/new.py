"""`nnmath new`: an exercise from the template."""

from __future__ import annotations

import click

from autograder.cli.one_line import one_line


@click.command("new")
@click.argument("place", metavar="STRAND/SLUG")
@one_line
def command(place: str) -> None:
    """Makes an exercise folder from the template.

    Example: nnmath new statistics/weighted_mean
    """
    from autograder.authoring.new import create
    from autograder.exercise import BANK, ExerciseError

    strand, _, slug = place.partition("/")
    if not slug:
        raise ExerciseError(f"{place!r} is no place for an exercise; write STRAND/SLUG, such as matrices/{strand}")
    folder = create(strand, slug, BANK)
    click.echo(
        f"Made {folder}. Next: write it, then `nnmath check --quick {slug}`, `nnmath build`, `nnmath check {slug}`."
    )

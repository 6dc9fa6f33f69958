"""`nnmath check`: the proofs and the scorecard."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from autograder.cli.one_line import one_line
from autograder.cli.proving import print_scorecard, prove_with_progress


@click.command("check")
@click.argument("slugs", nargs=-1)
@click.option("--jobs", type=click.IntRange(1), default=2, show_default=True, help="Processes.")
@click.option("--seeds", type=click.IntRange(1), default=20, show_default=True, help="Draws of the hidden inputs.")
@click.option("--quick", is_flag=True, help="In this process and without the sandbox: for the author, while writing.")
@click.option("--readme", type=click.Path(path_type=Path, exists=True), help="Writes the scorecard into this file.")
@click.option("--json", "as_json", is_flag=True, help="Print the scorecard as JSON.")
@one_line
def command(slugs: tuple[str, ...], jobs: int, seeds: int, quick: bool, readme: Path | None, as_json: bool) -> None:
    """Proves exercises: all of them, or the ones named. Prints the scorecard; exit status 1 where a proof fails.

    Example: nnmath check munchable_matrices
    """
    from autograder.exercise import by_slug, load_all

    exercises = [by_slug(slug) for slug in slugs] or list(load_all())
    if quick:
        from autograder.authoring.rehearsal import rehearse

        complaints = [line for exercise in exercises for line in rehearse(exercise)]
        click.echo("\n".join(complaints) or "nothing to complain about; now `nnmath build` and `nnmath check`")
        sys.exit(1 if complaints else 0)
    card = prove_with_progress(exercises, jobs, seeds)
    if as_json:
        from dataclasses import asdict

        click.echo(json.dumps(asdict(card), indent=1))
    else:
        print_scorecard(card)
    if readme is not None:
        from autograder.authoring.readme import write_scorecard

        write_scorecard(card, readme)
    sys.exit(1 if card.findings else 0)

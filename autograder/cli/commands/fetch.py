"""`nnmath fetch`: the repositories of a class."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from autograder.cli.one_line import USER_ERROR, one_line

LIST = "fetched.csv"


@click.command("fetch")
@click.argument("repositories", type=click.Path(path_type=Path))
@click.option("--into", type=click.Path(path_type=Path), required=True, help="Folder for the clones.")
@one_line
def command(repositories: Path, into: Path) -> None:
    """Clones the repositories of a class, or brings the clones up to date, from any git host.

    REPOSITORIES is a CSV student,address, or a file with one address a line. Nothing in a repository is checked out or
    run. Grade the clones with `nnmath grade SLUG FOLDER --due WHEN`: the last commit before that moment counts. When a
    commit was made is what the student's computer says, so fetch at the moment the work is due; fetched.csv keeps when.

    Example: nnmath fetch repositories.csv --into clones/
    """
    from autograder.grading.intake.fetching import fetch_all, fetched_csv, read_repositories
    from autograder.grading.outputs import write_whole

    wanted = read_repositories(repositories)
    results = []
    for one in fetch_all(wanted, into):
        results.append(one)
        click.echo(
            f"nnmath: {one.problem}" if one.problem else f"{one.repository.student}: {one.commit[:10]}", err=True
        )
    write_whole(into / LIST, fetched_csv(results))
    good = sum(not one.problem for one in results)
    click.echo(f"{good} of {len(wanted)} repositories in {into}. Next: `nnmath grade SLUG {into} --due … --out …`.")
    sys.exit(USER_ERROR if good < len(wanted) else 0)

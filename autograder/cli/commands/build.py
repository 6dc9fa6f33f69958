"""`nnmath build`: what students get, from the bank."""

from __future__ import annotations

import sys

import click

from autograder.cli.one_line import one_line


@click.command("build")
@click.option("--check", is_flag=True, help="Change nothing; exit 1 where a file is not what the bank makes.")
@one_line
def command(check: bool) -> None:
    """Makes exercises/ and solutions/ from the bank.

    Example: nnmath build --check
    """
    from autograder.authoring import build as builder

    if check:
        stale = builder.stale()
        for path in stale:
            click.echo(f"{path}: not what the bank makes; run `nnmath build`")
        sys.exit(1 if stale else 0)
    changed = builder.build_all(builder.EXERCISES, builder.SOLUTIONS)
    click.echo(f"{len(changed)} files written" if changed else "everything was up to date")

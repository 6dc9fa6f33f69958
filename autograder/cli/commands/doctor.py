"""`nnmath doctor`: what this machine can keep apart."""

from __future__ import annotations

import json
import sys

import click

from autograder.cli.one_line import one_line


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@one_line
def command(as_json: bool) -> None:
    """Says what this machine can keep apart, and whether everything is there that grading needs.

    Example: nnmath doctor
    """
    from autograder.grading.doctor import examine

    report = examine()
    if as_json:
        click.echo(json.dumps([vars(line) for line in report], indent=1))
    else:
        for line in report:
            mark = "✓" if line.good else "✗" if line.needed else "–"
            click.echo(f"{mark} {line.name:<18} {line.text}")
    sys.exit(0 if all(line.good or not line.needed for line in report) else 1)

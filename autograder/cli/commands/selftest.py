"""`nnmath selftest`: the corpus of attacks on this machine."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from autograder.cli.one_line import one_line


@click.command("selftest")
@click.argument("names", nargs=-1)
@click.option("--attacks", is_flag=True, required=True, help="Run hostile submissions, behind a second wall.")
@click.option("--jobs", type=click.IntRange(1), default=2, show_default=True, help="Processes.")
@click.option(
    "--isolation",
    type=click.Choice(["best", "container"]),
    default="best",
    show_default=True,
    help="container: as root of a container without namespaces, where each submission is a user of its own.",
)
@click.option("--readme", type=click.Path(path_type=Path, exists=True), help="Writes the counts into this file.")
@click.option("--json", "as_json", is_flag=True, help="Print every finding as JSON.")
@one_line
def command(
    names: tuple[str, ...], attacks: bool, jobs: int, isolation: str, readme: Path | None, as_json: bool
) -> None:
    """Grades submissions that try to get points, secrets or trouble, all or the NAMES of families or attacks.

    They run behind a wall of their own, so that whatever gets through the grader's sandbox still reaches nothing.
    Exit status 1 where one gets through. Takes a few minutes.

    Example: nnmath selftest --attacks
    """
    from rich.console import Console
    from rich.progress import Progress

    from autograder.selftest.corpus import findings, rows, size

    found = []
    with Progress(console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("attacking", total=None if names else size())
        for finding in findings(names, jobs, isolation == "container"):
            found.append(finding)
            progress.advance(bar)
    table = rows(found)
    if as_json:
        click.echo(json.dumps({"families": [vars(row) for row in table], "findings": found, "machine": _machine()}))
    else:
        _print(table, found, isolation)
    if readme is not None:
        from autograder.selftest.readme import write_table

        write_table(table, readme)
    sys.exit(0 if all(row.holds for row in table) else 1)


def _print(table: list[Any], found: list[dict[str, Any]], isolation: str) -> None:
    from rich.console import Console
    from rich.table import Table

    from autograder.selftest.corpus import HARMS
    from autograder.tracking.plain_text import one_line as clean

    grid = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))  # 80 columns are enough
    grid.add_column("family")
    for title in ("attacks", "forged\npoints", "escapes", "leaks", "losses", "other\nverdicts"):
        grid.add_column(title, justify="right", min_width=max(map(len, title.split())))
    for row in table:
        grid.add_row(row.title, *(str(getattr(row, name)) for name in ("attacks", *HARMS)))
    console = Console(markup=False, highlight=False)
    console.print(grid)
    for finding in found:
        for harm in HARMS:
            for text in finding[harm]:
                console.print(f"✗ {finding['family']}, {finding['name']}: {harm}: {clean(text)}")
    own = "What this machine can stop, and what it cannot"
    if isolation == "container":
        own = "That was in a container without namespaces. What this machine can stop outside of it, and what it cannot"
    console.print(f"\n{own}:")
    for line in _machine():
        console.print(f"{'✓' if line['good'] else '–'} {line['name']:<18} {line['text']}")


def _machine() -> list[dict[str, Any]]:
    """The layers, as `nnmath doctor` finds them."""
    from autograder.grading.doctor import examine

    return [vars(line) for line in examine()]

"""`nnmath demo`: a sample class, graded and reported."""

from __future__ import annotations

from pathlib import Path

import click

from autograder.cli.grading import grade_with_progress, print_table, write_all
from autograder.cli.one_line import one_line


@click.command("demo")
@click.option("--out", type=click.Path(path_type=Path), default=Path("nnmath-demo"), help="Folder for the result.")
@click.option("--jobs", type=click.IntRange(1), default=None, help="Processes; as many as there are cores.")
@one_line
def command(out: Path, jobs: int | None) -> None:
    """Grades and reports a sample class of 24 notebooks.

    Example: nnmath demo --out /tmp/my-first-class
    """
    from autograder.demo import CLASS
    from autograder.exercise import by_slug
    from autograder.grading.intake import take_in

    results, problems = [], []
    for folder in sorted(path for path in CLASS.iterdir() if path.is_dir()):
        exercise = by_slug(folder.name)
        found = take_in([folder], exercise.slug)
        graded, more = grade_with_progress(exercise.folder, found.handed, jobs=jobs, unsafe=False)
        results += graded
        problems += [*found.problems, *more]
    page = write_all(results, problems, out)
    print_table(results)
    click.echo(f"\nOpen the class: {page.resolve().as_uri()}")

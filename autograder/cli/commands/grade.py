"""`nnmath grade`: the notebooks of a class."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from autograder.cli.grading import grade_with_progress, print_table, summary, write_all
from autograder.cli.one_line import USER_ERROR, one_line


@click.command("grade")
@click.argument("slug")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="Folder for scores.csv, results.jsonl, pages."
)
@click.option("--jobs", type=click.IntRange(1), default=None, help="Processes; as many as there are cores.")
@click.option("--unsafe-no-sandbox", is_flag=True, help="Only for notebooks you would run yourself.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@one_line
def command(
    slug: str, paths: tuple[Path, ...], out: Path, jobs: int | None, unsafe_no_sandbox: bool, as_json: bool
) -> None:
    """Grades the notebooks in PATHS for the exercise SLUG.

    PATHS are notebooks, Python files, folders or zip files; <student>.ipynb, <student>.py or <student>/… names the
    student.

    Example: nnmath grade munchable_matrices handed-in/ --out graded/
    """
    from autograder.exercise import by_slug
    from autograder.grading.intake import take_in

    exercise = by_slug(slug)
    found = take_in(paths, exercise.slug)
    results, problems = grade_with_progress(exercise.folder, found.handed, jobs=jobs, unsafe=unsafe_no_sandbox)
    problems = [*found.problems, *problems]
    if results:
        page = write_all(results, problems, out)
    for problem in problems:
        click.echo(f"nnmath: {problem}", err=True)
    if as_json:
        click.echo(json.dumps(summary(results, problems), ensure_ascii=False, indent=1))
    elif results:
        print_table(results)
        click.echo(f"\nThe class: {page.resolve().as_uri()}")
    if problems or not results:
        sys.exit(USER_ERROR)
    sys.exit(1 if any(result.faulty for result in results) else 0)

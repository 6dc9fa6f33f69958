"""`nnmath package`: an exercise for the graders that schools already have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from autograder.cli.one_line import one_line

SHOW = ("hidden", "after_due_date", "after_published", "visible")


@click.group("package")
def command() -> None:
    """Packs an exercise for Otter, Gradescope or nbgrader.

    Example: nnmath package gradescope munchable_matrices --out autograder.zip
    """


def _options(function: Callable[..., Any]) -> Callable[..., Any]:
    """What the two kinds of autograder.zip have in common."""
    zip_file = click.Path(path_type=Path, dir_okay=False)
    for add in (
        click.option("--show", type=click.Choice(SHOW), default="hidden", help="When students see hidden checks."),
        click.option("--unsafe-no-sandbox", is_flag=True, help="Grade there even where nothing keeps students apart."),
        click.option("--out", type=zip_file, default=Path("autograder.zip"), show_default=True, help="The file."),
        click.argument("slug"),
    ):
        function = add(function)
    return function


@command.command("otter")
@_options
@one_line
def otter(slug: str, out: Path, unsafe_no_sandbox: bool, show: str) -> None:
    """An autograder.zip for `otter run` and `otter grade`, in which our engine grades.

    It holds the answer key: for your own account only.

    Example: nnmath package otter munchable_matrices --out autograder.zip
    """
    _write("otter", slug, out, unsafe_no_sandbox, show)


@command.command("gradescope")
@_options
@one_line
def gradescope(slug: str, out: Path, unsafe_no_sandbox: bool, show: str) -> None:
    """An autograder.zip for Gradescope, in which our engine grades.

    It holds the answer key: for your own account only.

    Example: nnmath package gradescope munchable_matrices --out autograder.zip --show after_published
    """
    _write("gradescope", slug, out, unsafe_no_sandbox, show)


@command.command("nbgrader")
@click.argument("slug")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="The course folder.")
@one_line
def nbgrader(slug: str, out: Path) -> None:
    """A source assignment in the course folder of nbgrader, with the public checks as its tests.

    Example: nnmath package nbgrader munchable_matrices --out my-course/
    """
    from autograder.exercise import by_slug
    from autograder.guest.nbgrader import write_source

    folder = write_source(by_slug(slug), out)
    click.echo(f"Made {folder}. Next, in {out}: nbgrader generate_assignment {slug}")


def _write(host: str, slug: str, out: Path, unsafe: bool, show: str) -> None:
    from autograder.exercise import by_slug
    from autograder.grading.secret import course_secret
    from autograder.guest.archive import autograder_zip, others
    from autograder.guest.settings import Settings

    exercise = by_slug(slug)
    data = autograder_zip(exercise, Settings(exercise.slug, course_secret(), unsafe, show, others()), host)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.touch()
    out.chmod(0o600)  # before the answer key is in it
    out.write_bytes(data)
    points = sum(question.points for question in exercise.auto)
    click.echo(f"Made {out}: {points:g} points by checks, {exercise.points - points:g} for a person to mark.")
    click.echo("It holds the answer key and the course's secret: for your own account only.")

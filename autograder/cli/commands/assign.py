"""`nnmath assign`: the folder and the archive that students get."""

from __future__ import annotations

from pathlib import Path

import click

from autograder.cli.one_line import one_line
from autograder.cli.recording import DATABASE_HELP, course_option
from autograder.errors import UserError


class NotTogether(UserError):
    """Options that do not go together."""


@click.command("assign")
@click.argument("words", nargs=-1, required=True, metavar="SLUG|STRAND|all …")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="A new folder for what students get.")
@click.option("--due", help="The date due, such as 2026-11-30 or '2026-11-30 23:59'; stands in the README.")
@click.option("--zone", help="Whose clock, such as America/Toronto; this computer's by default.")
@click.option(
    "--zip", "archive", is_flag=True, help="Write OUT.zip too: the same bytes whenever and wherever it is made."
)
@click.option("--db", metavar="URL", default=None, help=f"Records the assignment. {DATABASE_HELP}")
@course_option
@click.option("--variants", is_flag=True, help="A folder for each student, with small numbers of their own.")
@click.option("--roster", type=click.Path(path_type=Path), help="For whom: a CSV such as id, name; else those in --db.")
@click.option("--term", help="With --variants: in another term, other numbers; the course's name by default.")
@click.option("--git", is_flag=True, help="With a workflow that runs the public checks, for a template repository.")
@click.option(
    "--repository", help="https://… of the public repository the folder goes to: for Colab and Binder badges."
)
@click.option("--branch", default="main", show_default=True, help="Its branch.")
@click.option("--hub", help="https://… of a JupyterHub with nbgitpuller: for links that open there.")
@one_line
def command(
    words: tuple[str, ...],
    out: Path,
    due: str | None,
    zone: str | None,
    archive: bool,
    db: str | None,
    course: str,
    variants: bool,
    roster: Path | None,
    term: str | None,
    git: bool,
    repository: str | None,
    branch: str,
    hub: str | None,
) -> None:
    """Packs exercises for students: notebooks, data, public checks, requirements.txt, a README and a manifest.

    Refused where a quick proof fails: exercises/ is not fresh, or a line of a solution or hidden check would leave.
    With --db the exercise, its version and the date due are recorded, and `nnmath grade --db` goes by them.

    With --variants OUT has a folder for each student (with --zip, an archive too). The numbers are drawn from
    student, exercise and term; the public checks are proved with each. All are graded by the same hidden checks.

    Example: nnmath assign munchable_matrices --out week-1 --due "2026-11-30 23:59" --zip
    """
    from autograder.authoring.handout.choose import chosen
    from autograder.authoring.handout.links import NoRepository, Repository
    from autograder.authoring.handout.order import Order
    from autograder.authoring.handout.release import handing_out
    from autograder.cli.assigning import due_date, recipients, record

    if hub and not repository:
        raise NoRepository("--hub needs --repository: nbgitpuller copies from there")
    if (roster or term) and not variants:
        raise NotTogether("--roster and --term are about --variants; add it, or leave them out")
    if variants and repository:
        raise NotTogether("--variants makes a folder for each student, and --repository is one for all")
    exercises = chosen(words)
    moment, zone = due_date(due, zone, db, course, exercises)
    where = Repository(repository, branch, hub or "") if repository else None
    everybody = recipients(roster, db, course) if variants else ()
    order = Order(words, moment, where, git, everybody, term or course)
    with handing_out(order, out, archive=archive) as release:
        lines = record(release, exercises, zone, db, course) if db is not None else []
    click.echo(f"{release.folder}: {len(release.exercises)} exercises, {len(release.files) + 1} files")
    if variants:
        same = [slug for slug, _ in release.exercises if slug not in release.varied]
        others = f"; the same for all: {', '.join(same)}" if same else ""
        click.echo(f"{release.students} students have numbers of their own in {', '.join(release.varied)}{others}")
    if release.archive:
        click.echo(f"{release.archive}: SHA-256 {release.archive_sha256}")
    for line in lines:
        click.echo(line)

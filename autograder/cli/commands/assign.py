"""`nnmath assign`: the folder and the archive that students get."""

from __future__ import annotations

from pathlib import Path

import click

from autograder.cli.one_line import one_line
from autograder.cli.when import when


@click.command("assign")
@click.argument("words", nargs=-1, required=True, metavar="SLUG|STRAND|all …")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="A new folder for what students get.")
@click.option("--due", help="The date due, such as 2026-11-30 or '2026-11-30 23:59'; stands in the README.")
@click.option(
    "--zip", "archive", is_flag=True, help="Write OUT.zip too: the same bytes whenever and wherever it is made."
)
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
    archive: bool,
    git: bool,
    repository: str | None,
    branch: str,
    hub: str | None,
) -> None:
    """Packs exercises for students: notebooks, data, public checks, requirements.txt, a README and a manifest.

    Refused where a quick proof fails: exercises/ is not fresh, or a line of a solution or hidden check would leave.

    Example: nnmath assign munchable_matrices --out week-1 --due "2026-11-30 23:59" --zip
    """
    from autograder.authoring.handout.links import NoRepository, Repository
    from autograder.authoring.handout.release import Order, hand_out

    if hub and not repository:
        raise NoRepository("--hub needs --repository: nbgitpuller copies from there")
    where = Repository(repository, branch, hub or "") if repository else None
    release = hand_out(Order(words, when(due), where, git), out, archive=archive)
    click.echo(f"{release.folder}: {len(release.exercises)} exercises, {len(release.files) + 1} files")
    if release.archive:
        click.echo(f"{release.archive}: SHA-256 {release.archive_sha256}")

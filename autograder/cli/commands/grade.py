"""`nnmath grade`: the notebooks of a class."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from autograder.cli.grading import Batch, grade_and_record, grade_with_progress, print_table, summary, write_all
from autograder.cli.one_line import USER_ERROR, one_line
from autograder.cli.recording import DATABASE_HELP, NeedsDatabase, course_option
from autograder.cli.taking_in import say_who_is_missing, take_in_class, taking_in
from autograder.errors import UserError

if TYPE_CHECKING:
    from autograder.exercise import Exercise
    from autograder.grading.pipeline import Handed


class NotPortable(UserError):
    """Options that do not go together with the portable mode."""


@click.command("grade")
@click.argument("slug")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="Folder for scores.csv, results.jsonl, pages."
)
@click.option("--jobs", type=click.IntRange(1), default=None, help="Processes; as many as there are cores.")
@click.option("--cluster", metavar="ADDRESS", default=None, help="A Dask scheduler, such as tcp://10.0.0.1:8786.")
@taking_in
@click.option("--unsafe-no-sandbox", is_flag=True, help="Only for notebooks you would run yourself.")
@click.option(
    "--isolation",
    type=click.Choice(["sandbox", "portable"]),
    default="sandbox",
    help="portable: for macOS and Windows; every page says what it cannot keep apart.",
)
@click.option("--db", metavar="URL", default=None, help=f"Records the results. {DATABASE_HELP}")
@course_option
@click.option("--regrade", is_flag=True, help="With --db: grade again what was graded before.")
@click.option("--received", metavar="WHEN", default=None, help='With --db: such as "2026-03-06 22:10", or "files".')
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@one_line
def command(
    slug: str,
    paths: tuple[Path, ...],
    out: Path,
    jobs: int | None,
    cluster: str | None,
    roster: Path | None,
    match: Path | None,
    due: str | None,
    unsafe_no_sandbox: bool,
    isolation: str,
    db: str | None,
    course: str,
    regrade: bool,
    received: str | None,
    as_json: bool,
) -> None:
    """Grades the notebooks in PATHS for the exercise SLUG.

    PATHS are notebooks, Python files, folders or zip files, as Canvas, Moodle, Gradescope and Google Classroom give
    them or with <student>.ipynb, <student>.py, <student>.zip or <student>/… naming the student; or a folder of clones.

    With --db every result is recorded as it comes: what was graded before is reused, and a run that was
    stopped goes on where it was. --received says when the files came in: a moment, or "files" for their own times;
    without it nobody is late.

    Example: nnmath grade munchable_matrices handed-in/ --out graded/
    """
    from autograder.exercise import by_slug
    from autograder.tracking.plain_text import one_line as clean

    if db is None and (regrade or received):
        raise NeedsDatabase("--regrade and --received are about records; say which with --db, such as --db course.db")
    portable = isolation == "portable"
    if portable and (cluster or db or unsafe_no_sandbox):
        raise NotPortable(
            "--isolation portable goes with none of --cluster, --db and --unsafe-no-sandbox; leave them out"
        )
    exercise = by_slug(slug)
    found = take_in_class(paths, exercise.slug, out, roster=roster, match=match, due=due)
    if db is None:
        batch = Batch(
            *grade_with_progress(exercise.folder, found.handed, jobs, unsafe_no_sandbox, cluster, portable=portable)
        )
        late: dict[str, str] = {}
    else:
        batch, late = _recorded(
            exercise, found.handed, db, course, received, (jobs, unsafe_no_sandbox, cluster, regrade)
        )
    results, problems = batch.results, [*found.problems, *batch.problems]
    if results:
        page = write_all(results, problems, out, late)
    for problem in problems:
        click.echo(f"nnmath: {clean(problem)}", err=True)  # it may carry the name that a student gave a file
    say_who_is_missing(found)
    _say(batch, slug)
    if as_json:
        click.echo(json.dumps(summary(results, problems), indent=1))
    elif results:
        print_table(results)
        click.echo(f"\nThe class: {page.resolve().as_uri()}")
    if problems or not results:
        sys.exit(USER_ERROR)
    sys.exit(1 if any(result.faulty for result in results) else 0)


def _recorded(
    exercise: Exercise,
    handed: Sequence[Handed],
    db: str,
    course: str,
    received: str | None,
    how: tuple[int | None, bool, str | None, bool],
) -> tuple[Batch, dict[str, str]]:
    """The class graded and recorded, and what its pages say of the due date."""
    from autograder.tracking.records.assignments import zone_of
    from autograder.tracking.records.database import reading
    from autograder.tracking.records.marks import late_sentences
    from autograder.tracking.records.opening import open_records
    from autograder.tracking.records.received import received_by
    from autograder.tracking.records.students import course_called

    jobs, unsafe, cluster, again = how
    engine = open_records(db)
    try:
        with reading(engine) as session:
            when = received_by(received, zone_of(session, course, exercise.slug))
        batch = grade_and_record(
            exercise,
            handed,
            engine,
            course,
            jobs=jobs,
            unsafe=unsafe,
            cluster=cluster,
            again=again,
            received=when,
        )
        with reading(engine) as session:
            students = [result.student for result in batch.results]
            return batch, late_sentences(session, course_called(session, course), exercise.slug, students)
    finally:
        engine.dispose()


def _say(batch: Batch, slug: str) -> None:
    if batch.reused:
        of = len(batch.results) + len(batch.problems)
        click.echo(f"{batch.reused} of {of} were graded before; --regrade grades them again.", err=True)
    if batch.waiting:
        what = f"{batch.waiting} were graded before in another way, which counts until a person approves this one"
        click.echo(f"{what}: see `nnmath mark regrade {slug}`.", err=True)

"""`nnmath demo`: a sample class, graded and reported, and its term by curriculum outcomes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from autograder.cli.grading import grade_with_progress, print_table, write_all
from autograder.cli.one_line import one_line

if TYPE_CHECKING:
    from autograder.demo.term import Graded
    from autograder.grading.records import SubmissionResult

FRAMEWORKS = ("ON-MCV4U", "ON-MHF4U", "CCSS-M")


@click.command("demo")
@click.option("--out", type=click.Path(path_type=Path), default=Path("nnmath-demo"), help="Folder for the result.")
@click.option("--jobs", type=click.IntRange(1), default=None, help="Processes; as many as there are cores.")
@one_line
def command(out: Path, jobs: int | None) -> None:
    """Grades and reports a sample class of 24 notebooks, and its term of three assignments by curriculum outcomes.

    Example: nnmath demo --out /tmp/my-first-class
    """
    graded, problems = _graded(jobs)
    results = [result for slug in _slugs() for _, result in graded[slug]]
    database = out / "sample-class.db"
    late = _recorded(database, graded, results)
    page = write_all(results, problems, out, late, report="report/index.html")
    print_table(results)
    click.echo(f"\nOpen the class: {page.resolve().as_uri()}")
    click.echo(
        "From there: every student's page, and the term by curriculum outcomes (three assignments, late work, an\n"
        f"extension, a regrade, marks by hand), which is recorded in {database}."
    )


def _slugs() -> list[str]:
    from autograder.demo import CLASS

    return sorted(path.name for path in CLASS.iterdir() if path.is_dir())


def _graded(jobs: int | None) -> tuple[Graded, list[str]]:
    """The notebooks of the class and the handful of the third assignment, graded; and what could not be."""
    from autograder.demo import CLASS
    from autograder.demo.handful import SLOPES, scripts
    from autograder.exercise import by_slug
    from autograder.grading.intake import take_in

    graded, problems = {}, []
    for slug in (*_slugs(), SLOPES):
        exercise = by_slug(slug)
        found = take_in([CLASS / slug], slug) if slug != SLOPES else None
        handed = found.handed if found else tuple(scripts(exercise))
        results, more = grade_with_progress(exercise.folder, handed, jobs=jobs, unsafe=False)
        files = {one.student: one for one in handed}
        graded[slug] = [(files[result.student], result) for result in results]
        problems += [*(found.problems if found else ()), *more]
    return graded, problems


def _recorded(database: Path, graded: Graded, results: list[SubmissionResult]) -> dict[str, str]:
    """Records the term in a fresh database, reports it, and says what the students read about due dates."""
    from datetime import date

    from autograder.demo.term import COURSE, record_term
    from autograder.exercise import load_all
    from autograder.tracking.bank_outcomes import at_hand
    from autograder.tracking.records.database import reading
    from autograder.tracking.records.marks import late_sentences
    from autograder.tracking.records.opening import open_records
    from autograder.tracking.records.students import course_called
    from autograder.tracking.report.term import Wanted, read_term
    from autograder.tracking.report.writing import write_report

    database.parent.mkdir(parents=True, exist_ok=True)
    for left in database.parent.glob(f"{database.name}*"):
        left.unlink()
    engine = open_records(str(database))
    try:
        record_term(engine, graded)
        exercises = load_all()
        wanted = Wanted(FRAMEWORKS, "most_consistent", date.today().isoformat())
        with reading(engine) as session:
            course = course_called(session, COURSE)
            term = read_term(session, course, at_hand(exercises), exercises, wanted)
            late = [
                late_sentences(session, course, slug, [each.student for each in results if each.exercise == slug])
                for slug in _slugs()
            ]
    finally:
        engine.dispose()
    write_report(term, database.parent / "report")
    return {student: sentence for sentences in late for student, sentence in sentences.items()}

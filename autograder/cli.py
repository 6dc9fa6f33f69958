"""The command line: parses, calls, prints. What is done is elsewhere; imports are made when a command needs them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from autograder.authoring.proofs import Scorecard
    from autograder.grading.records import SubmissionResult

USER_ERROR = 2


def _one_line(command: Callable[..., Any]) -> Callable[..., Any]:
    """A user's mistake is one line on stderr and exit status 2; a traceback is for our own faults."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        from autograder.exercise import ExerciseError
        from autograder.grading.isolate import NoSandbox

        try:
            return command(*args, **kwargs)
        except (ExerciseError, NoSandbox) as error:
            click.echo(f"nnmath: {error}", err=True)
        except OSError as error:  # a folder that cannot be written, a full disk: the file and the system's own reason
            click.echo(f"nnmath: {error.filename}: {error.strerror}; choose another folder or make room", err=True)
        sys.exit(USER_ERROR)

    return run


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="nnmath")
def main() -> None:
    """The mathematics of neural networks: exercises, and grades that can be trusted.

    Begin with `nnmath demo`.
    """


@main.command()
@click.option("--out", type=click.Path(path_type=Path), default=Path("nnmath-demo"), help="Folder for the result.")
@click.option("--jobs", type=click.IntRange(1), default=None, help="Processes; as many as there are cores.")
@_one_line
def demo(out: Path, jobs: int | None) -> None:
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
        graded, more = _grade(exercise.folder, found.handed, jobs=jobs, unsafe=False)
        results += graded
        problems += [*found.problems, *more]
    page = _write(results, problems, out)
    _table(results)
    click.echo(f"\nOpen the class: {page.resolve().as_uri()}")


@main.command()
@click.argument("slug")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="Folder for scores.csv, results.jsonl, pages."
)
@click.option("--jobs", type=click.IntRange(1), default=None, help="Processes; as many as there are cores.")
@click.option("--unsafe-no-sandbox", is_flag=True, help="Only for notebooks you would run yourself.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@_one_line
def grade(
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
    results, problems = _grade(exercise.folder, found.handed, jobs=jobs, unsafe=unsafe_no_sandbox)
    problems = [*found.problems, *problems]
    if results:
        page = _write(results, problems, out)
    for problem in problems:
        click.echo(f"nnmath: {problem}", err=True)
    if as_json:
        click.echo(json.dumps(_summary(results, problems), ensure_ascii=False, indent=1))
    elif results:
        _table(results)
        click.echo(f"\nThe class: {page.resolve().as_uri()}")
    if problems or not results:
        sys.exit(USER_ERROR)
    sys.exit(1 if any(result.faulty for result in results) else 0)


@main.command()
@click.argument("place", metavar="STRAND/SLUG")
@_one_line
def new(place: str) -> None:
    """Makes an exercise folder from the template.

    Example: nnmath new statistics/weighted_mean
    """
    from autograder.authoring.new import create
    from autograder.exercise import BANK, ExerciseError

    strand, _, slug = place.partition("/")
    if not slug:
        raise ExerciseError(f"{place!r} is no place for an exercise; write STRAND/SLUG, such as matrices/{strand}")
    folder = create(strand, slug, BANK)
    click.echo(
        f"Made {folder}. Next: write it, then `nnmath check --quick {slug}`, `nnmath build`, `nnmath check {slug}`."
    )


@main.command()
@click.option("--check", is_flag=True, help="Change nothing; exit 1 where a file is not what the bank makes.")
@_one_line
def build(check: bool) -> None:
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


@main.command()
@click.argument("slugs", nargs=-1)
@click.option("--jobs", type=click.IntRange(1), default=2, show_default=True, help="Processes.")
@click.option("--seeds", type=click.IntRange(1), default=20, show_default=True, help="Draws of the hidden inputs.")
@click.option("--quick", is_flag=True, help="In this process and without the sandbox: for the author, while writing.")
@click.option("--readme", type=click.Path(path_type=Path, exists=True), help="Writes the scorecard into this file.")
@click.option("--json", "as_json", is_flag=True, help="Print the scorecard as JSON.")
@_one_line
def check(slugs: tuple[str, ...], jobs: int, seeds: int, quick: bool, readme: Path | None, as_json: bool) -> None:
    """Proves exercises: all of them, or the ones named. Prints the scorecard; exit status 1 where a proof fails.

    Example: nnmath check munchable_matrices
    """
    from autograder.exercise import by_slug, load_all

    exercises = [by_slug(slug) for slug in slugs] or list(load_all())
    if quick:
        from autograder.authoring.rehearsal import rehearse

        complaints = [line for exercise in exercises for line in rehearse(exercise)]
        click.echo("\n".join(complaints) or "nothing to complain about; now `nnmath build` and `nnmath check`")
        sys.exit(1 if complaints else 0)
    card = _prove(exercises, jobs, seeds)
    if as_json:
        from dataclasses import asdict

        click.echo(json.dumps(asdict(card), indent=1))
    else:
        _scorecard(card)
    if readme is not None:
        from autograder.authoring.readme import write_scorecard

        write_scorecard(card, readme)
    sys.exit(1 if card.findings else 0)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@_one_line
def doctor(as_json: bool) -> None:
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


def _grade(
    folder: Path, handed: Sequence[Any], jobs: int | None, unsafe: bool
) -> tuple[list[SubmissionResult], list[str]]:
    """The results in the order of the students, and what could not be graded."""
    from rich.console import Console
    from rich.progress import Progress

    from autograder.grading.batch import Job, grade_all
    from autograder.grading.secret import course_secret

    results, problems = [], []
    job = Job(folder, course_secret(), unsafe)
    with Progress(console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task(folder.name, total=len(handed))
        for done in grade_all(job, handed, jobs):
            if done.result is not None:
                results.append(done.result)
            if done.problem:
                problems.append(done.problem)
            progress.advance(bar)
    return sorted(results, key=lambda result: result.student), sorted(problems)


def _write(results: Sequence[SubmissionResult], problems: Sequence[str], out: Path) -> Path:
    from datetime import date

    from autograder.grading.outputs import write_results, write_scores
    from autograder.tracking.pages import write_pages

    write_scores(results, out / "scores.csv")
    write_results(results, out / "results.jsonl")
    return write_pages(results, problems, out, made=date.today().isoformat())


def _table(results: Sequence[SubmissionResult]) -> None:
    from rich.console import Console
    from rich.table import Table

    from autograder.tracking.plain_text import clean

    table = Table(box=None, pad_edge=False)
    for title in ("student", "exercise", "points", "what to look at first"):
        table.add_column(title, justify="right" if title == "points" else "left", overflow="fold")
    for result in results:
        points = f"{result.points:g} of {result.max_points:g}" if not result.faulty else "not final"
        table.add_row(clean(result.student), result.exercise, points, clean(_first_look(result)))
    Console(markup=False, highlight=False).print(table)


def _first_look(result: SubmissionResult) -> str:
    """The mistakes with a name, else the first note on the file, else the first remark."""
    if result.faulty:
        faults = [check.message for question in result.questions for check in question.checks]
        return f"our fault: {next(filter(None, faults), '')}"
    named = [question.diagnosis.misconception for question in result.questions if question.diagnosis]
    if all(question.untouched or question.by_hand for question in result.questions):
        return "not started"
    remarks = [check.remark for question in result.questions for check in question.checks if check.remark]
    return ", ".join(dict.fromkeys(named)) or next(iter([*result.notes, *remarks]), "")


def _summary(results: Sequence[SubmissionResult], problems: Sequence[str]) -> dict[str, Any]:
    keys = ("student", "exercise", "points", "max_points", "seconds")
    return {"results": [{key: getattr(one, key) for key in keys} for one in results], "problems": list(problems)}


def _prove(exercises: Sequence[Any], jobs: int, seeds: int) -> Scorecard:
    from rich.console import Console
    from rich.progress import Progress

    from autograder.authoring.proofs import prove

    with Progress(console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("proving", total=None)
        for done, of, found in prove(exercises, jobs, seeds):
            card = found
            progress.update(bar, completed=done, total=of)
    return card


def _scorecard(card: Scorecard) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for title in ("exercise", "question", "checks", "refused", "diagnosed", "shown", "variants"):
        table.add_column(title, justify="left" if title in ("exercise", "question") else "right")
    for row in card.rows:
        of = f"/{row.misconceptions}"
        counts = (f"{row.refused}{of}", f"{row.diagnosed}{of}", f"{row.shown}{of}", f"{row.accepted}/{row.variants}")
        table.add_row(row.exercise, row.question, str(row.checks), *counts)
    console = Console(markup=False, highlight=False)
    console.print(table)
    console.print(f"\n{card.wrong_accepted} wrong answers accepted of {card.wrong} graded")
    console.print(f"{card.right_refused} right answers refused of {card.right} graded")
    console.print(f"reference: {card.reference}")
    for finding in card.findings:
        console.print(f"✗ proof {finding.proof}, {finding.exercise}: {finding.text}")

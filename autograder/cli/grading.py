"""What the commands that grade have in common: a bar while it runs, files, a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from autograder.exercise import Exercise
    from autograder.grading.pipeline import Handed
    from autograder.grading.records import SubmissionResult
    from autograder.tracking.records.received import Received


def grade_with_progress(
    folder: Path,
    handed: Sequence[Handed],
    jobs: int | None,
    unsafe: bool,
    cluster: str | None = None,
    keep: Callable[[Handed, SubmissionResult], SubmissionResult] = lambda handed, result: result,
    portable: bool = False,
) -> tuple[list[SubmissionResult], list[str]]:
    """The results in the order of the students, and what could not be graded; `keep` is given each as it is done."""
    from rich.console import Console
    from rich.progress import Progress

    from autograder.grading.batch import Job, grade_all
    from autograder.grading.cluster import grade_on_cluster
    from autograder.grading.secret import course_secret

    results, problems = [], []
    job = Job(folder, course_secret(), unsafe, portable=portable)
    with Progress(console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task(folder.name, total=len(handed))
        for done in grade_on_cluster(job, handed, cluster) if cluster else grade_all(job, handed, jobs):
            if done.result is not None:
                results.append(keep(done.handed, done.result))
            if done.problem:
                problems.append(done.problem)
            progress.advance(bar)
    return sorted(results, key=lambda result: result.student), sorted(problems)


@dataclass(frozen=True)
class Batch:
    """A class, graded and recorded."""

    results: list[SubmissionResult]
    problems: list[str]
    reused: int = 0  # graded before
    waiting: int = 0  # another grading of the same file counts, until a person approves this one


def grade_and_record(
    exercise: Exercise,
    handed: Sequence[Handed],
    engine: Engine,
    course: str,
    *,
    jobs: int | None,
    unsafe: bool,
    again: bool,
    cluster: str | None = None,
    received: Received = lambda handed: None,
) -> Batch:
    """The results of a class, each recorded as it is done; what was graded before is taken from the records."""
    from dataclasses import replace

    from autograder.grading.secret import course_secret
    from autograder.tracking.records.recorder import Recorder

    recorder = Recorder(engine, course, exercise, course_secret())
    before = recorder.graded_before(handed) if not again else {}
    recorder.fill_in_received({one: received(one) for one in before})
    waiting = 0

    def keep(one: Handed, result: SubmissionResult) -> SubmissionResult:
        nonlocal waiting
        recorded = recorder.record(one, result, received(one), once_more=again)
        waiting += not recorded.counts
        return replace(recorded.result, student=one.student, file=one.file)

    left = [one for one in handed if one not in before]
    results, problems = grade_with_progress(exercise.folder, left, jobs, unsafe, cluster, keep) if left else ([], [])
    everything = sorted([*before.values(), *results], key=lambda result: result.student)
    return Batch(everything, problems, len(before), waiting)


def write_all(
    results: Sequence[SubmissionResult],
    problems: Sequence[str],
    out: Path,
    late: Mapping[str, str] | None = None,
    report: str = "",
) -> Path:
    from datetime import date

    from autograder.grading.outputs import write_results, write_scores
    from autograder.tracking.pages import write_pages

    write_scores(results, out / "scores.csv")
    write_results(results, out / "results.jsonl")
    return write_pages(results, problems, out, made=date.today().isoformat(), late=late, report=report)


def print_table(results: Sequence[SubmissionResult]) -> None:
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


def summary(results: Sequence[SubmissionResult], problems: Sequence[str]) -> dict[str, Any]:
    keys = ("student", "exercise", "points", "max_points", "seconds")
    return {"results": [{key: getattr(one, key) for key in keys} for one in results], "problems": list(problems)}

"""The proofs of an exercise, by the real engine in the real sandbox.

1  the solution earns full points               6  every outcome has a check, every check an outcome
2  the untouched stub earns 0                   7  unknown keys and stray files are refused
3  each misconception fails exactly the checks  8  the same verdicts over 20 seeds
   it names, is diagnosed and shown             9  the reference agrees with PyTorch and finite differences
4  nothing secret is in what students get      10  every legitimate variant earns full points
5  what students get equals a fresh build      11  public checks hold with any student's own numbers
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from multiprocessing import get_context

from autograder.authoring import answers, build
from autograder.authoring.clock import ProcessorTime
from autograder.authoring.handout.own_numbers import wrong_draws
from autograder.authoring.on_paper import ROOT, on_paper
from autograder.authoring.trials import SEEDS_OF_TRAINING, Finding, Proved, Task, prove_all, trains
from autograder.exercise import Exercise, Question, load

SEEDS = 20


@dataclass
class Row:
    """A line of the scorecard: one question."""

    exercise: str
    question: str
    checks: int
    misconceptions: int
    refused: int = 0
    diagnosed: int = 0
    shown: int = 0
    variants: int = 0
    accepted: int = 0


@dataclass
class Scorecard:
    """Everything that `nnmath check` found."""

    rows: list[Row] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    graded: int = 0  # submissions times draws
    wrong: int = 0  # of them, wrong answers: stubs and misconceptions
    wrong_accepted: int = 0
    right: int = 0
    right_refused: int = 0
    own_drawn: int = 0  # made-up students with numbers of their own
    own_wrong: int = 0  # of them, those with a public check that refuses the solution or accepts the stub
    reference: str = ""  # what proof 9 said
    draws: int = SEEDS
    jobs: int = 1
    seconds: float = 0.0  # by the clock on the wall
    processor_seconds: float | None = None  # of every process that took part; None where the kernel does not count it

    @property
    def took(self) -> str:
        """How long the proofs took, in words: on the wall, and of processors."""
        minutes, seconds = divmod(round(self.seconds), 60)
        used = self.processor_seconds
        processor = f", {used:,.0f} s of processor time" if used is not None else ""
        processes = "one process" if self.jobs == 1 else f"{self.jobs} processes"
        few = min(self.draws, SEEDS_OF_TRAINING)
        draws = f"{self.draws} draws, {few} for questions that train a network for seconds"
        return f"{draws}; {minutes} min {seconds} s in {processes}{processor}"


def prove(
    exercises: Sequence[Exercise], jobs: int = 2, seeds: int = SEEDS, reference: bool = True
) -> Iterator[tuple[int, int, Scorecard]]:
    """Runs every proof; yields (done, of, scorecard so far) as it goes, the last one complete."""
    card, started = Scorecard(draws=seeds, jobs=jobs), time.perf_counter()
    rows: dict[tuple[str, str], Row] = {}
    with ProcessorTime() as processor, ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as executor:
        units = [unit for exercise in exercises for unit in _apart(exercise)]
        futures = [executor.submit(prove_all, unit, seeds) for unit in units]  # seconds each: begun before all is made
        rest = sorted((unit for exercise in exercises for unit in _together(exercise)), key=_weight, reverse=True)
        futures += [executor.submit(prove_all, unit, seeds) for unit in rest]
        units += rest
        proof_9 = executor.submit(_reference) if reference else None
        proof_11 = {one.slug: executor.submit(wrong_draws, one.folder, seeds) for one in exercises if one.numbers}
        stale = build.stale()
        for exercise in exercises:
            rows |= {(exercise.slug, question.name): _row(exercise, question) for question in exercise.auto}
            card.findings += on_paper(exercise, stale)
        card.rows += rows.values()
        done, of = 0, sum(len(unit) for unit in units)
        for future in as_completed(futures):
            for proved in future.result():
                _enter(card, rows, proved)
                done += 1
            yield done, of, card
        if proof_9:
            card.reference, findings = proof_9.result()
            card.findings += findings
        for slug, drawn in proof_11.items():
            card.own_drawn += seeds
            wrong = drawn.result()
            card.own_wrong += len(wrong)
            card.findings += [Finding(11, slug, line) for line in wrong]
    card.seconds, card.processor_seconds = time.perf_counter() - started, processor.seconds
    card.findings.sort(key=lambda finding: (finding.exercise, finding.proof, finding.text))
    yield of, of, card


def _row(exercise: Exercise, question: Question) -> Row:
    checks, misconceptions, variants = map(len, (question.checks, question.misconceptions, question.variants))
    return Row(exercise.slug, question.name, checks, misconceptions, variants=variants)


def _enter(card: Scorecard, rows: dict[tuple[str, str], Row], proved: Proved) -> None:
    task, graded, faults = proved.task, len(proved.graded), len(proved.faults)
    card.findings += proved.findings.values()
    card.graded += graded
    if task.kind in ("stub", "misconception"):
        card.wrong += graded
        card.wrong_accepted += faults
    else:
        card.right += graded
        card.right_refused += faults
    if task.question:
        row = rows[load(task.folder).slug, task.question]
        if task.kind == "misconception":
            row.refused += proved.refused
            row.diagnosed += proved.diagnosed
            row.shown += proved.shown
        else:
            row.accepted += not proved.findings


def _apart(exercise: Exercise) -> Iterator[tuple[Task, ...]]:
    """Answers that train for seconds, one by one."""
    for question in exercise.auto:
        if trains(question):
            yield from ((task,) for task in _answers(exercise, question))


def _together(exercise: Exercise) -> Iterator[tuple[Task, ...]]:
    """What one process does without a break: the solution, the stub, and all answers to one question."""
    yield from ((task,) for task in _whole(exercise))
    for question in exercise.auto:
        if not trains(question):
            yield tuple(_answers(exercise, question))


def _whole(exercise: Exercise) -> Iterator[Task]:
    """The solution and the stub, as learners have them."""
    folder, book = exercise.folder, f"{exercise.slug}.ipynb"
    built = build.render(exercise)
    yield Task(folder, "solution", "", "the solution", "solution.py", answers.solution(exercise).encode())
    yield Task(folder, "solution", "", "the solution as a notebook", book, built.solution[book])
    yield Task(folder, "stub", "", "the stub as a notebook", book, built.student[book])


def _answers(exercise: Exercise, question: Question) -> Iterator[Task]:
    """The solution with one function replaced, for every misconception and every variant."""
    for kind, declared in (("misconception", question.misconceptions), ("variant", question.variants)):
        for one in declared:
            data = answers.submission(exercise, question, one)
            yield Task(exercise.folder, kind, question.name, one.name, f"{one.name}.py", data)


def _weight(unit: tuple[Task, ...]) -> tuple[bool, int]:
    """What takes long goes first, so that no process is left with it at the end."""
    exercise = load(unit[0].folder)
    questions = [exercise.question(unit[0].question)] if unit[0].question else exercise.auto
    training = unit[0].kind == "solution" and any(trains(question) for question in questions)
    return training, len(unit) * sum(len(question.checks) for question in questions)


def _reference() -> tuple[str, list[Finding]]:
    """Proof 9 is a folder of tests; they are run as such."""
    tests = ROOT / "tests" / "nnmath_ref"
    if not tests.is_dir():
        return "not run: the tests are not installed here", []
    command = [sys.executable, "-m", "pytest", "-q", "--no-header", "-p", "no:cacheprovider", str(tests)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, stdin=subprocess.DEVNULL)
    lines = (done.stdout or done.stderr).strip().splitlines() or ["pytest said nothing"]
    if done.returncode:
        return lines[-1], [Finding(9, "nnmath_ref", lines[-1])]
    return lines[-1], []

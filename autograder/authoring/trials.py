"""One answer of the bank over every draw of the hidden inputs: proofs 1, 2, 3, 8 and 10, in the real sandbox.

An answer is a submission like a learner's and is run once. Each question is then checked in a process of its own, as
always: the first draw in a fresh one, and the draws after it in that same process, which stands for as many learners
who handed in the same. One that ends (too slow, too large) is followed by a fresh one.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from autograder.authoring.memory import Remembered
from autograder.exercise import Exercise, Question, load
from autograder.grading import isolate
from autograder.grading.check import Outcome, SandboxFailed, run_checks
from autograder.grading.diagnose import diagnose
from autograder.grading.pipeline import opened
from autograder.grading.preview import Preview, preview
from autograder.grading.records import QuestionResult, Verdict
from autograder.grading.score import score
from autograder.grading.student_process import for_checks
from autograder.grading.submission import Submission
from autograder.grading.warm import Warm

PATIENCE = (
    1,
    4,
    16,
)  # times the limits, one try after the other, where a process waited for a processor and missed one
SEEDS_OF_TRAINING = 3  # for questions that train a network for seconds; the other ones of the exercise have all draws
PROOF = {"solution": 1, "stub": 2, "misconception": 3, "variant": 10}
REFUSED = (Verdict.FAIL, Verdict.ERROR)


@dataclass(frozen=True)
class Task:
    """One submission to be graded over every draw."""

    folder: Path
    kind: str  # "solution", "stub", "misconception", "variant"
    question: str  # "" for all of them
    name: str
    file: str
    data: bytes


@dataclass(frozen=True)
class Finding:
    """What is wrong, and which proof says so."""

    proof: int
    exercise: str
    text: str


@dataclass
class Proved:
    """What came of one task."""

    task: Task
    findings: dict[str, Finding] = field(default_factory=dict)  # by text: what every draw finds is said once
    refused: bool = True  # by exactly the checks it names, at every draw
    diagnosed: bool = True
    shown: bool = True
    graded: set[int] = field(default_factory=set)  # the draws
    faults: set[int] = field(default_factory=set)  # of them, those that took wrong for right, or right for wrong

    def find(self, draw: int, proof: int, slug: str, text: str, fault: bool) -> None:
        """Enters what is wrong at one draw."""
        self.findings.setdefault(text, Finding(proof, slug, f"{self.task.name}: {text}"))
        if fault:
            self.faults.add(draw)


def prove_all(tasks: tuple[Task, ...], seeds: int) -> list[Proved]:
    """Several tasks of one question, in one process: what was computed for one of them serves the others."""
    remembered = Remembered()
    return [prove_one(task, seeds, remembered) for task in tasks]


def prove_one(task: Task, seeds: int, remembered: Remembered | None = None) -> Proved:
    """One submission over every draw: run once in the sandbox, checked with as many secrets."""
    for patience in PATIENCE:
        proved, starved = _prove_once(task, seeds, remembered or Remembered(), patience)
        if not starved:
            return proved
    proved.refused = proved.diagnosed = proved.shown = False
    text = "could not be told: the machine was too busy, or lost the sandbox; prove it again when it is calm"
    proved.find(0, PROOF[task.kind], load(task.folder).slug, text, fault=False)
    return proved


def _prove_once(task: Task, seeds: int, remembered: Remembered, patience: float) -> tuple[Proved, bool]:
    """What came of one try, and whether it has to be tried again: the machine was busy, or lost the sandbox."""
    exercise = _with_more_time(load(task.folder), patience)
    questions = [exercise.question(task.question)] if task.question else list(exercise.auto)
    data = task.folder / "data"
    warm = _warm(data if data.is_dir() else None, b"import torch" in task.data)
    submission = opened(exercise, task.file, task.data, warm)
    proved = Proved(task)
    try:
        submission.run()
        previews = preview(questions, submission, exercise.slug, "proof")
        for question in questions:
            if submission.starved:
                break
            _prove_question(exercise, question, submission, previews[question.name], seeds, proved, remembered)
    except SandboxFailed:
        return proved, True
    finally:
        submission.close()
    return proved, submission.starved


@functools.cache
def _warm(data: Path | None, torch: bool) -> Warm:
    """The interpreter of this process for all exercises that hand out the same; PyTorch makes every fork slower."""
    return Warm(isolate.choose(), data)


def _with_more_time(exercise: Exercise, times: float) -> Exercise:
    """The exercise with limits on the clock of so many times; those on what a submission may use stay."""
    if times == 1:
        return exercise
    given = exercise.limits
    seconds = {name: getattr(given, name) * times for name in ("check_seconds", "cell_seconds", "submission_seconds")}
    questions = tuple(
        replace(
            question, checks=tuple(replace(one, seconds=one.seconds and one.seconds * times) for one in question.checks)
        )
        for question in exercise.questions
    )
    return replace(exercise, limits=replace(given, **seconds), questions=questions)


def _prove_question(
    exercise: Exercise,
    question: Question,
    submission: Submission,
    shown: Preview,
    seeds: int,
    proved: Proved,
    remembered: Remembered,
) -> None:
    """Enters in `proved` what every draw says; stops at one for which the machine was too busy."""
    wrong = next((one for one in question.misconceptions if one.name == proved.task.name), None)
    wrong = wrong if proved.task.kind == "misconception" else None
    for draw, outcomes in enumerate(_drawn(exercise, question, submission, seeds)):
        if submission.starved:
            return
        found = diagnose(question, outcomes, shown.calls, remembered) if wrong else {}
        seen = shown if draw == 0 else Preview(shown.public)  # the examples are the same at every draw
        result = score(question, outcomes, found, seen, submission.untouched)
        proved.graded.add(draw)
        if wrong:
            _judge_refusal(exercise.slug, result, wrong.fails, draw, proved)
            if draw == 0 and not wrong.uses and result.example is None:
                proved.shown = False
                proved.find(draw, 3, exercise.slug, "no example shows it", fault=False)
        else:
            _judge_points(exercise.slug, question, result, draw, proved)


def _drawn(exercise: Exercise, question: Question, submission: Submission, seeds: int) -> Iterator[list[Outcome]]:
    """The outcomes of the question's hidden checks, draw after draw.

    The stub is asked too. The engine knows it by its text and asks it nothing; `return None` would be asked.
    """
    with for_checks(submission) as enter:
        for draw in range(min(seeds, SEEDS_OF_TRAINING) if trains(question) else seeds):
            submission.prolong()
            yield run_checks(question, exercise.slug, f"proof {draw}", enter, exercise.limits.memory_mib)


def trains(question: Question) -> bool:
    """Whether a check of the question asks for more time than the others, which is what training does."""
    return any(check.seconds is not None for check in question.checks)


def _judge_points(slug: str, question: Question, result: QuestionResult, draw: int, proved: Proved) -> None:
    """The solution and the variants earn everything, the stub nothing."""
    kind = proved.task.kind
    wanted = 0.0 if kind == "stub" else question.points
    fault = any(check.verdict is Verdict.GRADER for check in result.checks)
    public = [check for check in result.public if check.verdict is not Verdict.PASS]
    proved.refused = proved.refused and kind == "stub"
    if result.points != wanted or fault:
        bad = [check for check in result.checks if (check.verdict is Verdict.PASS) == (kind == "stub")]
        why = "; ".join(f"{check.name} {check.verdict.value} {check.message[:160]}" for check in bad[:2])
        text = f"{question.name} earns {result.points:g} of {question.points:g}: {why}"
        proved.find(draw, PROOF[kind], slug, text, fault=True)
    elif public and kind != "stub":
        text = f"{question.name} fails a public check: {public[0].message[:160]}"
        proved.find(draw, PROOF[kind], slug, text, fault=True)


def _judge_refusal(slug: str, result: QuestionResult, fails: tuple[str, ...], draw: int, proved: Proved) -> None:
    """Refused by exactly the checks that it names, diagnosed as itself at each of them."""
    failed = {check.name for check in result.checks if check.verdict in REFUSED}
    ours = [check for check in result.checks if check.verdict in (Verdict.GRADER, Verdict.TIMEOUT)]
    named = {check.misconception for check in result.checks if check.name in failed}
    proved.refused = proved.refused and failed == set(fails) and not ours
    proved.diagnosed = proved.diagnosed and named == {proved.task.name}
    if not failed and not ours:
        proved.find(draw, 3, slug, "is accepted", fault=True)
    elif failed != set(fails) or ours:
        why = "; ".join(f"{c.name} {c.verdict.value} {c.message[:120]}" for c in result.checks if c.message)
        text = f"fails {', '.join(sorted(failed)) or 'nothing'}, not {', '.join(sorted(fails))}: {why}"
        proved.find(draw, 3, slug, text, fault=False)
    if failed and named != {proved.task.name}:
        text = f"is diagnosed as {', '.join(sorted(str(name) for name in named))}"
        proved.find(draw, 3, slug, text, fault=False)

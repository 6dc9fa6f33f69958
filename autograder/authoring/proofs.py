"""The proofs of an exercise, by the real engine in the real sandbox.

1  the solution earns full points               6  every outcome has a check, every check an outcome
2  the untouched stub earns 0                   7  unknown keys and stray files are refused
3  each misconception fails exactly the checks  8  the same verdicts over 20 seeds
   it names, is diagnosed and shown             9  the reference agrees with PyTorch and finite differences
4  nothing secret is in what students get      10  every legitimate variant earns full points
5  what students get equals a fresh build
"""

from __future__ import annotations

import functools
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from autograder.authoring import answers, build
from autograder.checks.declare import Misconception
from autograder.exercise import Exercise, ExerciseError, Question, find, load
from autograder.grading import isolate
from autograder.grading.pipeline import attempted, judged, opened
from autograder.grading.preview import preview
from autograder.grading.records import QuestionResult, Verdict
from autograder.grading.session import Warm

SEEDS = 20
SEEDS_OF_TRAINING = 3  # for questions that train a network for seconds; the other ones of the exercise have all draws
ROOT = Path(__file__).parent.parent.parent
REFUSED = (Verdict.FAIL, Verdict.ERROR)


@dataclass(frozen=True)
class Task:
    """One submission to be graded over every seed."""

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
    graded: int = 0  # submissions times seeds
    wrong: int = 0  # of them, wrong answers: stubs and misconceptions
    wrong_accepted: int = 0
    right: int = 0
    right_refused: int = 0
    reference: str = ""  # what proof 9 said


@dataclass(frozen=True)
class Proved:
    """What came of one task."""

    task: Task
    findings: tuple[Finding, ...]
    refused: bool
    diagnosed: bool
    shown: bool
    runs: int
    faults: int  # runs with the wrong result


def prove(
    exercises: Sequence[Exercise], jobs: int = 2, seeds: int = SEEDS, reference: bool = True
) -> Iterator[tuple[int, int, Scorecard]]:
    """Runs every proof; yields (done, of, scorecard so far) as it goes, the last one complete."""
    card = Scorecard()
    stale = build.stale()
    rows = {}
    for exercise in exercises:
        for question in exercise.auto:
            row = Row(exercise.slug, question.name, len(question.checks), len(question.misconceptions))
            row.variants = len(question.variants)
            rows[exercise.slug, question.name] = row
            card.rows.append(row)
        card.findings += _on_paper(exercise, stale)
    tasks = [task for exercise in exercises for task in _tasks(exercise)]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as executor:
        futures = [executor.submit(prove_one, task, seeds) for task in tasks]
        for done, future in enumerate(as_completed(futures), start=1):
            _enter(card, rows, future.result())
            yield done, len(tasks), card
    if reference:
        card.reference, findings = _reference()
        card.findings += findings
    card.findings.sort(key=lambda finding: (finding.exercise, finding.proof, finding.text))
    yield len(tasks), len(tasks), card


def _enter(card: Scorecard, rows: dict[tuple[str, str], Row], proved: Proved) -> None:
    task = proved.task
    card.findings += proved.findings
    card.graded += proved.runs
    if task.kind in ("stub", "misconception"):
        card.wrong += proved.runs
        card.wrong_accepted += proved.faults
    else:
        card.right += proved.runs
        card.right_refused += proved.faults
    if task.question:
        row = rows[load(task.folder).slug, task.question]
        if task.kind == "misconception":
            row.refused += proved.refused
            row.diagnosed += proved.diagnosed
            row.shown += proved.shown
        else:
            row.accepted += proved.refused is False and not proved.findings


def _tasks(exercise: Exercise) -> Iterator[Task]:
    folder = exercise.folder
    yield Task(folder, "solution", "", "the solution", "solution.py", answers.solution(exercise).encode())
    with tempfile.TemporaryDirectory() as place:
        build.build(exercise, Path(place) / "exercises", Path(place) / "solutions")
        for kind in ("solution", "stub"):
            top = Path(place) / ("exercises" if kind == "stub" else "solutions")
            book = top / exercise.strand / exercise.slug / f"{exercise.slug}.ipynb"
            yield Task(folder, kind, "", f"the {kind} as a notebook", book.name, book.read_bytes())
    for question in exercise.auto:
        for wrong in question.misconceptions:
            data = answers.submission(exercise, question, wrong)
            yield Task(folder, "misconception", question.name, wrong.name, f"{wrong.name}.py", data)
        for variant in question.variants:
            data = answers.submission(exercise, question, variant)
            yield Task(folder, "variant", question.name, variant.name, f"{variant.name}.py", data)


@functools.cache
def _warm(folder: Path) -> Warm:
    return Warm(isolate.choose(), folder / "data" if (folder / "data").is_dir() else None)


def prove_one(task: Task, seeds: int) -> Proved:
    """One submission over every seed: run once in the sandbox, checked with as many secrets."""
    exercise = load(task.folder)
    questions = [exercise.question(task.question)] if task.question else list(exercise.auto)
    submission = opened(exercise, task.file, task.data, _warm(task.folder))
    findings: dict[str, Finding] = {}
    refused = diagnosed = shown = True
    faults = runs = 0
    try:
        submission.run()
        previews = preview(questions, submission, exercise.slug, "proof")
        for number in range(seeds):
            submission.prolong()
            questions = [question for question in questions if number < SEEDS_OF_TRAINING or not trains(question)]
            if not questions:
                break
            runs += 1
            outcomes = attempted(exercise, questions, submission, f"proof {number}")
            results = judged(questions, outcomes, previews, submission)
            if task.kind == "misconception":
                wrong = next(item for item in questions[0].misconceptions if item.name == task.name)
                right, mine, seen, texts = _judge_misconception(results[0], wrong)
                refused, diagnosed, shown = refused and right, diagnosed and mine, shown and seen
            else:
                texts = _judge_points(task, questions, results)
                refused = refused and task.kind == "stub"
            faults += any(proof in (1, 2, 10) or (proof == 3 and "accepted" in text) for proof, text in texts)
            for proof, text in texts:
                findings.setdefault(text, Finding(proof, exercise.slug, f"{task.name}: {text}"))
    finally:
        submission.close()
    return Proved(task, tuple(findings.values()), refused, diagnosed, shown, runs, faults)


def trains(question: Question) -> bool:
    """Whether a check of the question asks for more time than the others, which is what training does."""
    return any(check.seconds is not None for check in question.checks)


def _judge_points(
    task: Task, questions: Sequence[Question], results: Sequence[QuestionResult]
) -> list[tuple[int, str]]:
    """The solution and the variants earn everything, the stub nothing."""
    proof = {"solution": 1, "stub": 2, "variant": 10}[task.kind]
    texts = []
    for question, result in zip(questions, results, strict=True):
        wanted = 0.0 if task.kind == "stub" else question.points
        fault = any(check.verdict is Verdict.GRADER for check in result.checks)
        public = [check for check in result.public if check.verdict is not Verdict.PASS]
        if result.points != wanted or fault:
            bad = [check for check in result.checks if (check.verdict is Verdict.PASS) == (task.kind == "stub")]
            why = "; ".join(f"{check.name} {check.verdict.value} {check.message[:160]}" for check in bad[:2])
            texts.append((proof, f"{question.name} earns {result.points:g} of {question.points:g}: {why}"))
        elif public and task.kind != "stub":
            texts.append((proof, f"{question.name} fails a public check: {public[0].message[:160]}"))
    return texts


def _judge_misconception(
    result: QuestionResult, wrong: Misconception
) -> tuple[bool, bool, bool, list[tuple[int, str]]]:
    """Refused by exactly the named checks, diagnosed as itself at each of them, shown by an example."""
    failed = {check.name for check in result.checks if check.verdict in REFUSED}
    ours = [check for check in result.checks if check.verdict in (Verdict.GRADER, Verdict.TIMEOUT)]
    texts = []
    if not failed and not ours:
        texts.append((3, "is accepted"))
    elif failed != set(wrong.fails) or ours:
        why = "; ".join(f"{c.name} {c.verdict.value} {c.message[:120]}" for c in result.checks if c.message)
        texts.append(
            (3, f"fails {', '.join(sorted(failed)) or 'nothing'}, not {', '.join(sorted(wrong.fails))}: {why}")
        )
    named = {check.misconception for check in result.checks if check.name in failed}
    if failed and named != {wrong.name}:
        texts.append((3, f"is diagnosed as {', '.join(sorted(str(name) for name in named))}"))
    seen = bool(wrong.uses) or result.example is not None
    if not seen:
        texts.append((3, "no example shows it"))
    return failed == set(wrong.fails) and not ours, named == {wrong.name}, seen, texts


def _on_paper(exercise: Exercise, stale: Sequence[Path]) -> list[Finding]:
    """Proofs 4 to 7: what can be seen without running anything of a learner's."""
    found = []
    for leak in build.leaks(exercise, ROOT / "exercises"):
        found.append(Finding(4, exercise.slug, leak))
    for path in stale:
        if exercise.slug in path.parts:
            found.append(Finding(5, exercise.slug, f"{path} is not what the bank makes; run `nnmath build`"))
    for slug in sorted(set(exercise.requires) - set(find())):
        found.append(Finding(7, exercise.slug, f"requires {slug}, which the bank does not have"))
    for code in {outcome.code for outcome in exercise.outcomes}:
        if not any(code in question.outcomes for question in exercise.questions):
            found.append(Finding(6, exercise.slug, f"the outcome {code} has no check"))
    for question in exercise.questions:
        claimed = {code for check in question.checks for code in (check.outcomes or question.outcomes)}
        if not question.outcomes or (question.checks and claimed != set(question.outcomes)):
            found.append(Finding(6, exercise.slug, f"{question.name} and its checks do not claim the same outcomes"))
    found += [Finding(7, exercise.slug, text) for text in _accepts_strays(exercise)]
    return found


def _accepts_strays(exercise: Exercise) -> Iterator[str]:
    """A copy with a stray file or an unknown key must be refused."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / exercise.strand / exercise.slug
        shutil.copytree(exercise.folder, copy, ignore=shutil.ignore_patterns("__pycache__"))
        (copy / "notes.txt").write_text("stray")
        if not _refused(copy):
            yield "a stray file is accepted"
        (copy / "notes.txt").unlink()
        toml = copy / "exercise.toml"
        toml.write_text("unknown_key = 1\n" + toml.read_text(encoding="utf-8"), encoding="utf-8")
        if not _refused(copy):
            yield "an unknown key is accepted"


def _refused(folder: Path) -> bool:
    try:
        load.__wrapped__(folder)  # not the cached one: the folder changes
    except ExerciseError:
        return True
    return False


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

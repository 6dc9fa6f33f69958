"""One submission, graded: isolate → run → check → preview → diagnose → score.

Each stage takes records and returns records. This file reads as that line; the stages are in files of their names.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from autograder.exercise import Exercise, Question
from autograder.grading.adapting import adapters_of, cells_of, make_ready
from autograder.grading.check import REMARKS, Outcome, SandboxFailed, run_checks
from autograder.grading.diagnose import diagnose
from autograder.grading.preview import Preview, preview
from autograder.grading.records import Layer, QuestionResult, SubmissionResult, Verdict
from autograder.grading.score import score
from autograder.grading.student_process import for_checks
from autograder.grading.submission import Submission
from autograder.grading.warm import Warm
from autograder.grading.words import answer

LOST = (Verdict.FAIL, Verdict.ERROR, Verdict.TIMEOUT)


@dataclass(frozen=True)
class Handed:
    """What a student handed in: the bytes of one file, and whose they are."""

    student: str
    file: str
    data: bytes


class WrongExercise(Exception):
    """The notebook is one of another exercise; the text is that exercise's slug."""


class Postponed(Exception):
    """Graded again, alone, when all others are done: the machine had no processor for it, or its sandbox was lost."""


def grade(
    exercise: Exercise,
    handed: Handed,
    secret: str,
    warm: Warm,
    *,
    only: Collection[str] | None = None,
    others: Mapping[str, frozenset[str]] | None = None,
    patient: bool = False,
    show_all: bool = False,
) -> SubmissionResult:
    """The result of one submission.

    `only` names the questions to be checked, all by default; `others` the functions of other exercises, by slug;
    `patient`: whoever calls tries again later; `show_all`: public checks also of questions that lost no points.

    Raises
    ------
    WrongExercise
        If the notebook has none of this exercise's functions and those of another.
    Postponed
        If the caller is patient, and a limit was missed because the machine was busy with other things, or the sandbox
        was lost twice.
    """
    started = time.perf_counter()
    questions = [question for question in exercise.auto if only is None or question.name in only]
    notes: list[str] = []
    for last_try in (False, True):
        submission = opened(exercise, handed.file, handed.data, warm)
        try:
            submission.run()
            notes = _notes(submission)  # now: what the notebook raises later may have seen a hidden input
            _refuse_other(exercise, submission, others or {})
            outcomes = attempted(exercise, questions, submission, secret)
            if patient and submission.starved:
                raise Postponed
            submission.finish()
            asked = questions if show_all else [one for one in questions if _lost(outcomes[one.name])]
            shown = _shown(exercise, asked, submission, handed, warm, secret)
            results = judged(questions, outcomes, shown, submission)
            break
        except SandboxFailed as fault:  # ours: once more from the start, in a fresh sandbox
            if last_try and patient:
                raise Postponed from fault
            if last_try:
                results = [_without(question, str(fault)) for question in questions]
        finally:
            submission.close()
    return _result(
        exercise,
        handed,
        tuple(results) + tuple(_by_hand(exercise, submission)),
        notes=(*notes, *_end(submission)),
        layers=warm.isolation.layers(),
        seconds=time.perf_counter() - started,
    )


def opened(exercise: Exercise, file: str, data: bytes, warm: Warm) -> Submission:
    """A submission with what the exercise needs in its sandbox; nothing of it was run yet."""
    make_ready(exercise.folder)
    warm.learn(cells_of(exercise))
    return warm.submission(exercise.limits, data, file, functions_of(exercise), adapters_of(exercise))


def _result(
    exercise: Exercise,
    handed: Handed,
    questions: tuple[QuestionResult, ...],
    *,
    notes: tuple[str, ...],
    layers: tuple[Layer, ...],
    seconds: float,
) -> SubmissionResult:
    return SubmissionResult(
        student=handed.student,
        exercise=exercise.slug,
        title=exercise.title,
        strand=exercise.strand,
        file=handed.file,
        version=exercise.version,
        questions=questions,
        notes=notes,
        layers=tuple(layer.name for layer in layers if layer.on),
        missing_layers=tuple(layer.name for layer in layers if not layer.on),
        seconds=round(seconds, 4),
    )


def _refuse_other(exercise: Exercise, submission: Submission, others: Mapping[str, frozenset[str]]) -> None:
    """A notebook with all functions of another exercise and none of this one was put in the wrong folder."""
    found = set(submission.outline.get("functions", ()))
    if found & set(functions_of(exercise)):
        return
    for slug, entries in others.items():
        if slug != exercise.slug and len(found & entries) * 2 > len(entries):
            raise WrongExercise(slug)


def attempted(
    exercise: Exercise, questions: Sequence[Question], submission: Submission, secret: str
) -> dict[str, list[Outcome]]:
    """The outcomes of the hidden checks of every question."""
    if submission.unreadable:
        return {question.name: _unread(question, submission.unreadable) for question in questions}
    return {
        question.name: _not_begun(question)
        if _untouched(question, submission)
        else _outcomes(exercise, question, submission, secret)
        for question in questions
    }


def _lost(outcomes: Sequence[Outcome]) -> bool:
    return any(one.verdict in LOST for one in outcomes)


def _shown(
    exercise: Exercise,
    questions: Sequence[Question],
    submission: Submission,
    handed: Handed,
    warm: Warm,
    secret: str,
) -> dict[str, Preview]:
    """Public checks and examples of these questions: what of their answers the student may see.

    They are run in a second copy of the submission, which has never met a hidden input and cannot hand one on; the
    first copy has ended by now.
    """
    begun = [question for question in questions if not _untouched(question, submission)]
    if not begun or submission.unreadable or submission.ended:
        return {}
    again = opened(exercise, handed.file, handed.data, warm)
    try:
        again.run()
        return preview(begun, again, exercise.slug, secret)
    finally:
        again.finish()


def judged(
    questions: Sequence[Question],
    outcomes: Mapping[str, Sequence[Outcome]],
    shown: Mapping[str, Preview],
    submission: Submission,
) -> list[QuestionResult]:
    """Every question's result: mistakes named, points given."""
    results = []
    for question in questions:
        seen = shown.get(question.name, Preview())
        skip = _untouched(question, submission) or submission.unreadable
        found = {} if skip else diagnose(question, outcomes[question.name], seen.calls)
        results.append(score(question, outcomes[question.name], found, seen, submission.untouched))
    return results


def _untouched(question: Question, submission: Submission) -> bool:
    return all(entry.name in submission.untouched for entry in question.entries)


def _outcomes(exercise: Exercise, question: Question, submission: Submission, secret: str) -> list[Outcome]:
    """The question's hidden checks, in a process of their own for as long as it lives."""
    with for_checks(submission) as enter:
        return run_checks(question, exercise.slug, secret, enter, exercise.limits.memory_mib)


def _not_begun(question: Question) -> list[Outcome]:
    """Functions that are as they were handed out are not called: there is nothing in them."""
    return [
        Outcome(check, Verdict.SKIPPED)
        if check.after
        else Outcome(check, Verdict.FAIL, message="as it was handed out", remark=REMARKS["nothing"])
        for check in question.checks
    ]


def _unread(question: Question, why: str) -> list[Outcome]:
    return [
        Outcome(check, Verdict.FAIL, message=why, remark="Your file could not be read.") for check in question.checks
    ]


def _without(question: Question, why: str) -> QuestionResult:
    """A question of which no check could be run, for our own fault."""
    outcomes = [Outcome(check, Verdict.GRADER, message=why) for check in question.checks]
    return score(question, outcomes, {}, Preview(), frozenset())


def failed(exercise: Exercise, handed: Handed, why: str) -> SubmissionResult:
    """The result of a submission that could not be graded, for our own fault: it costs nobody points."""
    questions = tuple(_without(question, why) for question in exercise.auto)
    return _result(exercise, handed, questions, notes=(), layers=(), seconds=0.0)


def _by_hand(exercise: Exercise, submission: Submission) -> list[QuestionResult]:
    texts = submission.outline.get("texts", [])
    return [
        QuestionResult(
            name=question.name,
            title=question.title,
            signatures=(),
            points=0.0,
            max_points=question.points,
            by_hand=True,
            answer=answer(question.title, texts),
        )
        for question in exercise.questions
        if question.by_hand
    ]


def functions_of(exercise: Exercise) -> list[str]:
    """The names of all functions that the engine marks."""
    return [entry.name for question in exercise.auto for entry in question.entries]


def _notes(submission: Submission) -> list[str]:
    """What was done to read the notebook, in words for the student."""
    if submission.unreadable:
        return [f"Your file could not be read: {submission.unreadable}. Hand in the notebook itself, saved by Jupyter."]
    notes = list(submission.outline.get("notes", []))
    for number in sorted(set(submission.skipped) - {0}):
        how = submission.excesses.get(number, "did not come to an end")
        notes.append(f"Cell {number} {how}; its functions were used all the same.")
    for number, error in sorted(submission.errors.items()):
        where = f" in its line {error.line}" if error.line else ""
        notes.append(f"Cell {number} raised {error.kind}: {error.text[:200]}{where}; what it defines was used.")
    if submission.whole:
        notes.append("A function was not where it is usually found, so every cell of the notebook was run.")
    return notes


def _end(submission: Submission) -> list[str]:
    """How it ended, where that was before its time."""
    return [f"The notebook could not be run to its end: {submission.ended}."] if submission.ended else []

"""Results for the tests, made from the exercises of the bank without running anything."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from autograder.exercise import Exercise, by_slug
from autograder.grading.pipeline import Handed
from autograder.grading.records import CheckResult, Diagnosis, Example, QuestionResult, SubmissionResult, Verdict

EXERCISE = by_slug("munchable_matrices")
OTHER = by_slug("activation_functions")
SECRET = "a secret of the tests"


def handed(student: str, words: str = "x = 1") -> Handed:
    """A file of a student."""
    return Handed(student, f"in/{student}.py", words.encode())


def graded(
    student: str,
    *wrong: str,
    exercise: Exercise = EXERCISE,
    verdict: Verdict = Verdict.FAIL,
    answer: str | None = None,
) -> SubmissionResult:
    """The result of a student whose questions in `wrong` are wrong in every check."""
    questions = tuple(
        _question(question, verdict if question.name in wrong else Verdict.PASS, answer)
        for question in exercise.questions
    )
    return SubmissionResult(
        student=student,
        exercise=exercise.slug,
        title=exercise.title,
        strand=exercise.strand,
        file=f"in/{student}.py",
        version=exercise.version,
        questions=questions,
        notes=("Read as a script.",),
        layers=("user namespace", "network namespace"),
        missing_layers=("seccomp filter",),
        seconds=0.25,
    )


def _question(question, verdict: Verdict, answer: str | None) -> QuestionResult:
    base = QuestionResult(question.name, question.title, (), 0.0, question.points, question.by_hand, answer=answer)
    if question.by_hand:
        return base
    right = verdict in (Verdict.PASS, Verdict.GRADER)
    named = question.misconceptions[0] if verdict is Verdict.FAIL and question.misconceptions else None
    checks = tuple(
        CheckResult(
            name=check.name,
            sentence=check.sentence,
            verdict=verdict,
            points=check.points if right else 0.0,
            max_points=check.points,
            outcomes=check.outcomes or question.outcomes,
            misconception=named.name if named else None,
            seconds=0.001,
            message="" if right else "hidden: \ud800 \x00 is wrong",
            remark="" if right else "The numbers are not right.",
        )
        for check in question.checks
    )
    return replace(
        base,
        signatures=tuple(entry.signature for entry in question.entries),
        points=sum(check.points for check in checks),
        checks=checks,
        diagnosis=Diagnosis(named.name, named.hint, question.outcomes) if named else None,
        example=example() if named else None,
        answer=None,
    )


def example(*arguments, got=None) -> Example:
    """An example with the given arguments."""
    arguments = arguments or (np.array([[1, 2], [3, 4]]), np.eye(2))
    names = tuple("ABCDEFGH"[: len(arguments)])
    return Example("f", names, arguments, got, None, np.eye(2), None, "for A = … your answer is None")

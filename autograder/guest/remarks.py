"""What a student may read of a hidden check: our own words, and an example that is no hidden input."""

from __future__ import annotations

from autograder.grading.records import CheckResult, QuestionResult, Verdict

RIGHT = (Verdict.PASS, Verdict.GRADER)
"""Verdicts that give the points: our own fault costs nobody any."""


def remarks(question: QuestionResult, check: CheckResult) -> str:
    """The kind of mistake, the hint where it was recognized, the example. Never `message`, which may show inputs."""
    if check.verdict in RIGHT:
        return ""
    if check.verdict is Verdict.SKIPPED:
        return "Not looked at, because an earlier check did not pass."
    words = [check.remark]
    if question.diagnosis and check.misconception == question.diagnosis.misconception:
        words.append(question.diagnosis.hint)
    if question.example:
        words.append(question.example.text)
    return "\n".join(filter(None, words))

"""Stage score: outcomes of checks as points, with what the student and the teacher may read."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from autograder.checks.declare import Misconception
from autograder.exercise import Question
from autograder.grading.check import Outcome
from autograder.grading.preview import Preview, smallest
from autograder.grading.records import CheckResult, Diagnosis, QuestionResult, Verdict

LONGEST = 400  # characters of a message to the teacher


def score(
    question: Question,
    outcomes: Sequence[Outcome],
    found: dict[str, Misconception],
    preview: Preview,
    untouched: Collection[str],
) -> QuestionResult:
    """The result of one question. A check that was not run for our own fault costs nobody points."""
    checks = tuple(_check(question, outcome, found.get(outcome.check.name)) for outcome in outcomes)
    wrong = [outcome for outcome in outcomes if outcome.verdict not in (Verdict.PASS, Verdict.GRADER)]
    not_begun = all(entry.name in untouched for entry in question.entries)
    functions = {name for outcome in wrong for name in outcome.check.parameters}
    first = next((found[outcome.check.name] for outcome in wrong if outcome.check.name in found), None)
    if first:
        functions = {question.entry_of(first)}
    return QuestionResult(
        name=question.name,
        title=question.title,
        signatures=tuple(entry.signature for entry in question.entries),
        points=sum(check.points for check in checks),
        max_points=question.points,
        by_hand=False,
        checks=checks,
        public=tuple(preview.public),
        diagnosis=Diagnosis(first.name, first.hint, first.outcomes or question.outcomes) if first else None,
        example=smallest(question, preview.calls, functions) if wrong and not not_begun else None,
        untouched=not_begun,
    )


def _check(question: Question, outcome: Outcome, wrong: Misconception | None) -> CheckResult:
    full = outcome.verdict in (Verdict.PASS, Verdict.GRADER)
    return CheckResult(
        name=outcome.check.name,
        sentence=outcome.check.sentence,
        verdict=outcome.verdict,
        points=outcome.check.points if full else 0.0,
        max_points=outcome.check.points,
        outcomes=outcome.check.outcomes or question.outcomes,
        misconception=wrong.name if wrong else None,
        seconds=round(outcome.seconds, 4),
        message=outcome.message[:LONGEST],
        remark=outcome.remark,
    )

"""Stage diagnose: which named mistake gives the student's answers, on the same inputs, all of them."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from typing import Any

from autograder.checks.calls import Call, Reply
from autograder.checks.declare import Misconception
from autograder.checks.ladder import compare
from autograder.exercise import Question
from autograder.grading.check import Outcome
from autograder.grading.records import Verdict
from autograder.inside.arguments import Arguments
from autograder.inside.wire import Handle, Raised

WRONG = (Verdict.FAIL, Verdict.ERROR)
Ask = Callable[[Question, Misconception, Call], Reply]


def answer_of(question: Question, wrong: Misconception, call: Call) -> Reply:
    """What a misconception answers to a recorded call."""
    return replay(question.adapted(question.entry_of(wrong), wrong.function), call)


def diagnose(
    question: Question, outcomes: Sequence[Outcome], shown: Sequence[Call], ask: Ask = answer_of
) -> dict[str, Misconception]:
    """The misconception behind each failed check, by the check's name; checks without one are left out.

    `shown` are the calls of the fresh examples: they tell mistakes apart that a check which stopped early cannot.
    `ask` gives the answer of a misconception to a call; the proofs have one that remembers.
    """
    calls = [*shown, *(call for outcome in outcomes for call in outcome.calls)]
    found = {}
    for outcome in outcomes:
        if outcome.verdict in WRONG:
            for wrong in question.misconceptions:
                if outcome.check.name in wrong.fails and _explains(question, wrong, outcome, calls, ask):
                    found[outcome.check.name] = wrong
                    break
    return found


def _explains(question: Question, wrong: Misconception, outcome: Outcome, calls: Sequence[Call], ask: Ask) -> bool:
    """Whether a misconception gives the same answers as the student did."""
    if outcome.used is not None:
        return outcome.used in wrong.uses
    if wrong.uses:
        return False
    entry = question.entry_of(wrong)
    if entry not in outcome.check.parameters:
        return False
    mine = [call for call in calls if call.function == entry and not isinstance(call.reply.value, Handle)]
    return bool(mine) and all(agree(call.reply, ask(question, wrong, call)) for call in mine)


def replay(function: Callable[..., Any], call: Call) -> Reply:
    """What a function of ours answers to a recorded call."""
    given = Arguments.of(call.arguments, call.keepsakes.get)
    try:
        value = function(*given.args, **given.kwargs)
        value = copy.deepcopy(value)  # it may be a view of an argument
    except Exception as error:
        return Reply(raised=Raised.of(error))
    return Reply(value, changed=given.changed(call.keepsakes.keep, call.keepsakes.get))


def agree(student: Reply, other: Reply) -> bool:
    """Whether two replies are the same answer: the same exception, or the same value and the same traces."""
    if student.raised or other.raised:
        return bool(student.raised and other.raised and student.raised.kind == other.raised.kind)
    return student.changed == other.changed and compare(student.value, other.value) is None

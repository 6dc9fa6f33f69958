"""Stage preview: public checks and fresh examples, in a sandbox that has met no hidden input.

What a student's code answers here is shown to the student. Had it seen a hidden input before, it could hand it on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from autograder.checks.calls import Call, Function, Keepsakes, Reply, StudentRaised
from autograder.checks.declare import Examples, Public
from autograder.checks.ladder import compare
from autograder.checks.show import show
from autograder.exercise import Question
from autograder.grading.check import OutOfTime, ProcessEnded, SandboxFailed, seed
from autograder.grading.diagnose import replay
from autograder.grading.records import Example, PublicResult, Verdict
from autograder.grading.student_process import StudentProcess
from autograder.grading.submission import Submission
from autograder.inside.wire import Handle

LONGEST = 600  # characters of a closer look
SHARE = 0.5  # of a check's time: examples are small, and an endless loop is waited for once more when it is graded


@dataclass
class Preview:
    """What a question showed before it was graded."""

    public: list[PublicResult] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)


def preview(questions: Iterable[Question], submission: Submission, exercise: str, secret: str) -> dict[str, Preview]:
    """Public checks and examples of every question, in one process as long as it lives."""
    process: StudentProcess | None = None
    found = {}
    for question in questions:
        shown = found[question.name] = Preview()
        if all(entry.name in submission.untouched for entry in question.entries):
            continue
        tasks: tuple[Public | Examples, ...] = (*question.public, *question.examples)
        for task in tasks:
            try:
                if process is None or not process.alive:
                    process = submission.process()
                process.give(submission.limits.check_seconds * SHARE)
                if isinstance(task, Public):
                    shown.public.append(_public(task, process))
                else:
                    _examples(task, question, process, exercise, secret, shown.calls)
            except (OutOfTime, ProcessEnded) as stop:
                if isinstance(task, Public):
                    verdict = Verdict.TIMEOUT if isinstance(stop, OutOfTime) else Verdict.ERROR
                    shown.public.append(PublicResult(task.sentence, verdict, str(stop)))
                break  # the hidden checks will say so again; no need to wait for each public one
    if process is not None:
        process.close()
    return found


def _public(task: Public, process: StudentProcess) -> PublicResult:
    record: list[Call] = []
    names = task.function.__code__.co_varnames[: task.function.__code__.co_argcount]
    try:
        task.function(*(_AtTheDesk(name, process, record, Keepsakes()) for name in names))
    except AssertionError as wrong:
        return PublicResult(task.sentence, Verdict.FAIL, str(wrong))
    except (OutOfTime, ProcessEnded, SandboxFailed):
        raise
    except Exception as error:  # the student's, raised again here; or a value that the check cannot compare
        return PublicResult(task.sentence, Verdict.ERROR, f"{type(error).__name__}: {error}")
    return PublicResult(task.sentence, Verdict.PASS, "")


class _AtTheDesk(Function):
    """A student's function as the student has it: an exception is raised under its own name."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """The value of one call."""
        try:
            return super().__call__(*args, **kwargs)
        except StudentRaised as error:
            raise error.raised.exception() from None


def _examples(
    task: Examples, question: Question, process: StudentProcess, exercise: str, secret: str, calls: list[Call]
) -> None:
    keepsakes = Keepsakes()
    function = Function(question.entry_of(task), process, calls, keepsakes)
    rng = np.random.default_rng(seed(secret, exercise, question.name, "examples", task.name))
    for arguments in task.function(rng):
        function.ask(*arguments)


def smallest(question: Question, calls: Iterable[Call], functions: set[str]) -> Example | None:
    """The first example, of those functions, on which the answer is wrong."""
    for call in calls:
        if call.function in functions and (example := _wrong(question, call)):
            return example
    return None


def _wrong(question: Question, call: Call) -> Example | None:
    task = next(item for item in question.examples if question.entry_of(item) == call.function)
    want, got = replay(question.adapted(call.function, task.reference), call), call.reply
    if want.raised is not None:
        if got.raised is not None and got.raised.isa(want.raised.kind):
            return None
    elif got.raised is None and not got.changed and compare(got.value, want.value) is None:
        return None
    entry = next(entry for entry in question.entries if entry.name == call.function)
    arguments = call.fresh()[0]
    return Example(
        function=call.function,
        parameters=entry.parameters[: len(arguments)],
        arguments=_portable(arguments),
        got=_portable(got.value),
        raised=_raised(got),
        want=_portable(want.value),
        wanted_error=want.raised.kind if want.raised else None,
        text=_text(entry.parameters, arguments, got, want),
        closer=_closer(question, call, want),
    )


def _portable(value: Any) -> Any:
    """A value that another process can read: functions of the bank, which it cannot import, go by their names."""
    if isinstance(value, (list, tuple)):
        return type(value)([_portable(item) for item in value])
    if isinstance(value, dict):
        return {key: _portable(item) for key, item in value.items()}
    if callable(value):
        return Handle("grader", 0, "function", str(getattr(value, "__name__", "a function")))
    return value


def _closer(question: Question, call: Call, want: Reply) -> str | None:
    """What the exercise's closer look says, as far as it may be shown; a closer look never stops the grading."""
    try:
        text = look_closer(question, call, want)
    except Exception:  # the answer may be anything; the rehearsal finds the author's mistakes
        return None
    return text[:LONGEST] if isinstance(text, str) and text else None


def look_closer(question: Question, call: Call, want: Reply) -> Any:
    """What the exercise's closer look says of a wrong value; None where it has none, or where there is no value."""
    look = next((item for item in question.closer_looks if question.entry_of(item) == call.function), None)
    if look is None or call.reply.raised or want.raised:
        return None
    with np.errstate(all="ignore"):
        return look.function(call.reply.value, want.value, *call.fresh()[0])


def _raised(got: Reply) -> str | None:
    if got.raised is None:
        return None
    if got.raised.kind == "NotDefined":
        return "the function was not found"
    line = f" (line {got.raised.line} of its cell)" if got.raised.line else ""
    return f"{got.raised.kind}: {got.raised.text}{line}"


def _text(parameters: tuple[str, ...], arguments: tuple[Any, ...], got: Reply, want: Reply) -> str:
    given = ", ".join(f"{name} = {show(value)}" for name, value in zip(parameters, arguments, strict=False))
    answer = f"your code raised {_raised(got)}" if got.raised else f"your answer is {show(got.value)}"
    if want.raised:
        return f"For {given} {answer}; it should raise a {want.raised.kind}."
    if got.raised is None and compare(got.value, want.value) is None:
        return f"For {given} your answer is right, and the function changed what it was given; it should not."
    return f"For {given} {answer}; it should be {show(want.value)}."

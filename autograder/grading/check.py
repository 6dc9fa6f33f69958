"""Stage check: the hidden checks of one question, each with its verdict."""

from __future__ import annotations

import builtins
import hashlib
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import numpy as np

from autograder.checks.ask import Disagreement
from autograder.checks.calls import Call, Function, Keepsakes, Process, StudentRaised
from autograder.checks.declare import Check
from autograder.exercise import Question
from autograder.grading.records import Verdict

REMARKS = {
    "nothing": "The function returned nothing. Is there a `return`?",
    "kind": "The answer is of the wrong kind.",
    "empty": "The answer is empty.",
    "shape": "The answer has the wrong shape.",
    "finite": "The answer and the expected value are not finite in the same places (nan or infinity).",
    "values": "The numbers are not right.",
    "changed": "The function changed what it was given; work on a copy.",
    "no error": "This should be refused with an error, and was accepted.",
}
"""What a student reads of a hidden check that failed, by rung of the ladder. Our words only."""


class OutOfTime(Exception):
    """The student's process gave no answer within the limit."""


class ProcessEnded(Exception):
    """The student's process ended, or spoke nonsense, in the middle of a call."""


class UsedTooMuch(ProcessEnded):
    """The student's process was ended because it had more than it may; the text is ours."""


class SandboxFailed(Exception):
    """The warm interpreter does not start or is gone: our fault, not the student's; the submission is run again."""


@dataclass(frozen=True)
class Outcome:
    """What came of one check, with the calls it made: the material of a diagnosis."""

    check: Check
    verdict: Verdict
    seconds: float = 0.0
    message: str = ""
    remark: str = ""
    used: str | None = None  # the ready-made function that was met
    calls: tuple[Call, ...] = field(default=(), repr=False)


def seed(*parts: str) -> int:
    """A seed from the course's secret and names: whoever reads the checks still cannot know the numbers."""
    return int.from_bytes(hashlib.sha256("\0".join(parts).encode()).digest()[:16], "little")


def run_checks(
    question: Question, exercise: str, secret: str, enter: Callable[[Check], Process], memory_mib: int = 0
) -> list[Outcome]:
    """The outcome of every check of a question, in order; `enter` gives the process in which a check's calls run.

    `memory_mib` is what such a process may use, for the words that say so.
    """
    outcomes: dict[str, Outcome] = {}
    adapters = {entry.name: entry.adapter.function for entry in question.entries if entry.adapter}
    for check in question.checks:
        if check.after and outcomes[check.after].verdict not in (Verdict.PASS, Verdict.GRADER):
            outcomes[check.name] = Outcome(check, Verdict.SKIPPED)
            continue
        number = seed(secret, exercise, question.name, check.name)
        outcomes[check.name] = run_check(check, number, enter, adapters, memory_mib)
    return list(outcomes.values())


def run_check(
    check: Check,
    number: int,
    enter: Callable[[Check], Process],
    adapters: Mapping[str, Callable[..., Any]] = MappingProxyType({}),
    memory_mib: int = 0,
) -> Outcome:
    """The outcome of one check whose inputs are drawn from the seed `number`."""
    record: list[Call] = []
    started = time.perf_counter()

    def outcome(verdict: Verdict, message: str = "", remark: str = "", used: str | None = None) -> Outcome:
        return Outcome(check, verdict, time.perf_counter() - started, message, remark, used, tuple(record))

    try:
        process = enter(check)
        keepsakes = Keepsakes()
        given: dict[str, Any] = {}
        for name in check.parameters:
            if name == "rng":
                given[name] = np.random.default_rng(number)
            else:
                given[name] = Function(name, process, record, keepsakes, adapter=adapters.get(name))
        check.function(**given)
    except Disagreement as wrong:
        remark = REMARKS.get(wrong.difference.rung, "")
        if wrong.used:
            remark = f"It uses `{wrong.used.lstrip('.')}`, which is ready-made; here it has to be your own."
        return outcome(Verdict.FAIL, str(wrong), remark, wrong.used)
    except StudentRaised as wrong:
        if wrong.raised.kind == "NotDefined":
            name = wrong.call.function
            return outcome(Verdict.FAIL, f"{name} is not defined", f"The function `{name}` was not found.")
        if wrong.raised.isa("MemoryError"):
            return outcome(Verdict.ERROR, str(wrong), asked_for_too_much(memory_mib))
        return outcome(Verdict.ERROR, str(wrong), f"Your code raised {error_name(wrong.raised.kind)}.")
    except OutOfTime as late:
        return outcome(Verdict.TIMEOUT, str(late), str(late))
    except UsedTooMuch as much:
        return outcome(Verdict.ERROR, str(much), str(much))
    except ProcessEnded as ended:
        return outcome(Verdict.ERROR, str(ended), "Your code ended the program it runs in, or used more than it may.")
    except SandboxFailed:
        raise
    except Exception as fault:  # ours, whatever it is: it must cost nobody points, and be seen
        return outcome(Verdict.GRADER, f"{type(fault).__name__}: {fault}", "This check could not be run.")
    return outcome(Verdict.PASS)


def asked_for_too_much(memory_mib: int) -> str:
    """What a student reads whose code ran out of memory: the limit, never the amount, which may tell of an input."""
    return (
        f"Your code asked for more than {f'the {memory_mib} MiB of' if memory_mib else 'its'} memory that it may use."
    )


def error_name(kind: str) -> str:
    """An exception's name as a student may read it: Python's own names only, for a class's name can carry anything."""
    known = getattr(builtins, kind, None)
    if not (isinstance(known, type) and issubclass(known, BaseException)):
        return "an error"
    return f"{'an' if kind[0] in 'AEIOU' else 'a'} {kind}"

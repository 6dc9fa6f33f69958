"""A dress rehearsal of an exercise in this very process: fast proofs for the author while writing.

Only what the bank itself holds is run here; a submission never is. `nnmath check` proves the same in the sandbox.
"""

from __future__ import annotations

import ast
import copy
import inspect
import textwrap
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from autograder.authoring.handout.own_numbers import wrong_draws
from autograder.checks.calls import Call, Function, Keepsakes, Reply, adapted
from autograder.checks.declare import Misconception, Variant
from autograder.exercise import Exercise, Question
from autograder.grading.check import Outcome, run_checks, seed
from autograder.grading.diagnose import agree, diagnose, replay
from autograder.grading.preview import look_closer
from autograder.grading.records import Verdict
from autograder.inside.arguments import Arguments
from autograder.inside.names import uses
from autograder.inside.wire import Handle, Raised, decode, encode


class LocalProcess:
    """Trusted functions behind the interface of a student's process."""

    def __init__(
        self,
        functions: dict[str, Callable[..., Any]],
        statements: list[ast.stmt],
        adapters: dict[str, Callable[..., Any]] | None = None,
    ):
        self.functions, self.statements, self.adapters = functions, statements, adapters or {}
        self._kept: list[Any] = []

    def call(self, function: str | Handle, arguments: bytes, keepsakes: Keepsakes, forbidden: tuple[str, ...]) -> Reply:
        """The reply to one call; `forbidden` is left to the sandbox."""
        given = Arguments.of(arguments, keepsakes.get)
        target = self._kept[function.ident] if isinstance(function, Handle) else self.functions.get(function)
        if target is None:
            return Reply(raised=Raised("NotDefined", (), str(function)))
        try:
            value = copy.deepcopy(self.run(target, self.adapters.get(str(function)), given))
        except Exception as error:
            return Reply(raised=Raised.of(error))
        answer = decode(encode(value, self._keep), keepsakes.get)
        return Reply(answer, changed=given.changed(keepsakes.keep, keepsakes.get))

    def run(self, target: Callable[..., Any], adapter: Callable[..., Any] | None, given: Arguments) -> Any:
        """The value of one call, as the sandbox makes it."""
        return adapted(target, adapter)(*given.args, **given.kwargs)

    def _keep(self, value: Any) -> Handle:
        """What an adapter returns to be called later stays here, as in the sandbox."""
        self._kept.append(value)
        kind = "function" if callable(value) else "object"
        return Handle("student", len(self._kept) - 1, kind, type(value).__name__)

    def uses(self, function: str) -> frozenset[str]:
        """The names that the function's text may reach."""
        return uses(self.statements, function)


def rehearse(exercise: Exercise, seeds: int = 5) -> Iterator[str]:
    """Everything that is wrong with an exercise's checks, a sentence each; nothing where all is well."""
    solution = _solution(exercise)
    for question in exercise.auto:
        yield from _counts(question)
        for number in range(seeds):
            secret = f"rehearsal {number}"
            yield from _accepts(question, exercise, secret, "the solution", solution)
            yield from _refuses_stub(question, exercise, secret)
            for variant in question.variants:
                process = _with(solution, question, variant)
                yield from _accepts(question, exercise, secret, f"the variant {variant.name}", process)
            for wrong in question.misconceptions:
                yield from _diagnoses(question, exercise, secret, wrong, _with(solution, question, wrong))
    if exercise.numbers:
        yield from wrong_draws(exercise.folder, seeds)


def _counts(question: Question) -> Iterator[str]:
    for entry in question.entries:
        for what, least in (("misconceptions", 5), ("variants", 4), ("examples", 1)):
            count = sum(question.entry_of(item) == entry.name for item in getattr(question, what))
            if count < least:
                yield f"{question.name}: {entry.name} has {count} {what}; at least {least}"


def _accepts(question: Question, exercise: Exercise, secret: str, what: str, process: LocalProcess) -> Iterator[str]:
    for outcome in run_checks(question, exercise.slug, secret, lambda check: process):
        if outcome.verdict is not Verdict.PASS:
            yield (
                f"{question.name}: {what} should pass {outcome.check.name}: {outcome.verdict.value} {outcome.message}"
            )


def _refuses_stub(question: Question, exercise: Exercise, secret: str) -> Iterator[str]:
    stubs = LocalProcess({entry.name: lambda *args, **kwargs: None for entry in question.entries}, [])
    for outcome in run_checks(question, exercise.slug, secret, lambda check: stubs):
        if outcome.verdict in (Verdict.PASS, Verdict.GRADER):
            yield f"{question.name}: the untouched stub gets {outcome.verdict.value} at {outcome.check.name}"


def _diagnoses(
    question: Question, exercise: Exercise, secret: str, wrong: Misconception, process: LocalProcess
) -> Iterator[str]:
    shown = show_examples(question, process, secret)
    outcomes = run_checks(question, exercise.slug, secret, lambda check: process)
    refused = {outcome.check.name for outcome in outcomes if outcome.verdict in (Verdict.FAIL, Verdict.ERROR)}
    if faults := [outcome for outcome in outcomes if outcome.verdict is Verdict.GRADER]:
        yield f"{question.name}: {faults[0].check.name} breaks on {wrong.name}: {faults[0].message}"
    elif refused != set(wrong.fails):
        yield f"{question.name}: {wrong.name} fails {sorted(refused)}, not {sorted(wrong.fails)}: {_why(outcomes)}"
    found = diagnose(question, outcomes, shown)
    for name in sorted(refused):
        if found.get(name) != wrong:
            other = found[name].name if name in found else "nothing"
            yield f"{question.name}: {wrong.name} at {name} is diagnosed as {other}"
    if not wrong.uses and not any(differs(question, call) for call in shown):
        yield f"{question.name}: no example shows {wrong.name}; add one to examples.py on which it is wrong"
    yield from _looks(question, shown, wrong)


def _looks(question: Question, shown: list[Call], wrong: Misconception) -> Iterator[str]:
    """A closer look that raises is silent when a submission is graded, so it has to be heard here."""
    for call in shown:
        reference = next(item for item in question.examples if question.entry_of(item) == call.function).reference
        try:
            text = look_closer(question, call, replay(reference, call)) if differs(question, call) else None
        except Exception as error:
            text = f"{type(error).__name__}: {error}"
            yield f"{question.name}: the closer look breaks on {wrong.name}: {text}"
            return
        if text is not None and not isinstance(text, str):
            yield f"{question.name}: the closer look at {wrong.name} is {text!r}; it must be a sentence or None"
            return


def show_examples(question: Question, process: LocalProcess, secret: str) -> list[Call]:
    """The calls of the question's fresh examples."""
    record: list[Call] = []
    for examples in question.examples:
        keepsakes = Keepsakes()
        function = Function(question.entry_of(examples), process, record, keepsakes)
        for args in examples.function(np.random.default_rng(seed(secret, "examples", question.name))):
            function.ask(*args)
    return record


def differs(question: Question, call: Call) -> bool:
    """Whether the answer on record is wrong: an example that shows the mistake."""
    shown = next(item for item in question.examples if question.entry_of(item) == call.function)
    expected = replay(question.adapted(call.function, shown.reference), call)
    if expected.raised and call.reply.raised:
        return not call.reply.raised.isa(expected.raised.kind)
    return not agree(call.reply, expected)


def _why(outcomes: list[Outcome]) -> str:
    return "; ".join(f"{o.check.name} {o.verdict.value} {o.message[:120]}" for o in outcomes if o.message)


def _with(solution: LocalProcess, question: Question, other: Variant | Misconception) -> LocalProcess:
    """The solution, with one function taken from a variant or a misconception."""
    name = question.entry_of(other)
    tree = ast.parse(Path(str(inspect.getsourcefile(other.function))).read_text(encoding="utf-8"))
    own = [node for node in tree.body if not getattr(node, "decorator_list", None)]
    definition = ast.parse(textwrap.dedent(inspect.getsource(other.function))).body[0]
    assert isinstance(definition, ast.FunctionDef)
    definition.name, definition.decorator_list = name, []
    return LocalProcess({**solution.functions, name: other.function}, [*own, definition], solution.adapters)


def _solution(exercise: Exercise) -> LocalProcess:
    """The functions of the master's worked solution. Its cells may draw and print, so only definitions are run."""
    master = exercise.folder / "master.py"
    tree = ast.parse(master.read_text(encoding="utf-8"))
    kept: list[ast.stmt] = [
        node
        for node in tree.body
        if isinstance(node, (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef, ast.Assign))
    ]
    module = types.ModuleType("solution")
    for node in kept:
        try:
            exec(compile(ast.Module([node], []), str(master), "exec"), module.__dict__)  # our own text, not a student's
        except Exception:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                raise
    functions = {name: value for name, value in vars(module).items() if callable(value)}
    entries = (entry for question in exercise.auto for entry in question.entries)
    adapters = {entry.name: entry.adapter.function for entry in entries if entry.adapter}
    return LocalProcess(functions, kept, adapters)

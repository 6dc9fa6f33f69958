"""A report as Gradescope's results.json: outcome codes as tags, hidden checks hidden.

A student may read the public checks, the notes on the file and, where the teacher wants it, our own words on hidden
checks. `message`, in which hidden inputs may stand, goes to nobody but whoever reads the container's own output.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from autograder.grading.records import CheckResult, PublicResult, QuestionResult, SubmissionResult, Verdict
from autograder.guest.remarks import RIGHT, remarks
from autograder.guest.station import Refused, Report, Withheld

HERE = "Public checks are a good sign, not the mark: the grader looks at more."
NOT_YET = "Your work has arrived. It could not be graded yet, which is not your fault; your teacher has been told why."


def results_json(report: Report, show: str = "hidden") -> dict[str, Any]:
    """The file. `show` says when students see the verdicts of hidden checks."""
    if isinstance(report, Refused):
        return _whole(report.why, [_test("Your file", False, report.why)]) | {"score": 0}
    if isinstance(report, Withheld):
        why = _test("Not graded (for the instructor)", False, report.why, visibility="hidden")
        return _whole(NOT_YET, [_test("Not graded yet", False, NOT_YET), why])
    tests = [test for number, question in _numbered(report) for test in _question(number, question, show)]
    notes = [*report.notes, HERE]
    extra = {"exercise": report.exercise, "version": report.version, "layers": list(report.layers)}
    return _whole("\n".join(notes), [*tests, *_warnings(report)]) | {
        "execution_time": round(report.seconds, 2),
        "extra_data": extra | {"missing_layers": list(report.missing_layers)},
    }


def for_the_teacher(report: Report) -> Iterator[str]:
    """What the container prints: Gradescope shows it to instructors only. Messages may show hidden inputs."""
    if isinstance(report, Withheld):
        yield from (f"not graded: {report.why}", report.details)
    elif isinstance(report, Refused):
        yield f"refused: {report.why}"
    else:
        yield f"{report.points:g} of {report.max_points:g} points; kept apart by: {', '.join(report.layers)}"
        for question in report.questions:
            for check in question.checks:
                named = f" [{check.misconception}]" if check.misconception else ""
                yield f"{check.verdict.value:8}{question.name}.{check.name}{named} {check.message}".rstrip()


def _whole(output: str, tests: list[dict[str, Any]]) -> dict[str, Any]:
    formats = {"output_format": "text", "test_output_format": "text", "test_name_format": "text"}
    return {"output": output, **formats, "stdout_visibility": "hidden", "tests": tests}


def _numbered(result: SubmissionResult) -> Iterator[tuple[int, QuestionResult]]:
    """The questions that checks mark; those that a person marks are a rubric in Gradescope."""
    for number, question in enumerate(result.questions, 1):
        if not question.by_hand:
            yield number, question


def _question(number: int, question: QuestionResult, show: str) -> Iterator[dict[str, Any]]:
    if question.untouched:
        yield _test(f"{question.title}: not started yet", False, "", number=f"{number}")
    for place, public in enumerate(question.public, 1):
        yield _public(f"{number}.{place}", question, public)
    for place, check in enumerate(question.checks, 1 + len(question.public)):
        yield _hidden(f"{number}.{place}", question, check, show)


def _public(number: str, question: QuestionResult, public: PublicResult) -> dict[str, Any]:
    passed = public.verdict is Verdict.PASS
    return _test(f"{question.title}: {public.name} (public check)", passed, public.message, number=number)


def _hidden(number: str, question: QuestionResult, check: CheckResult, show: str) -> dict[str, Any]:
    """A check that gives points."""
    test = _test(f"{question.title}: {check.sentence}", check.verdict in RIGHT, remarks(question, check))
    more = {"score": check.points, "max_score": check.max_points, "number": number, "visibility": show}
    extra = {"verdict": check.verdict.value, "misconception": check.misconception, "check": check.name}
    return test | more | {"tags": list(check.outcomes), "extra_data": extra}


def _warnings(result: SubmissionResult) -> Iterator[dict[str, Any]]:
    """What an instructor has to know of a score."""
    if result.faulty:
        text = "A check could not be run, which is our fault; it was counted as passed. See the container's output."
        yield _test("Not final (for the instructor)", False, text, visibility="hidden")
    if result.missing_layers:
        text = f"Graded without: {', '.join(result.missing_layers)}."
        if "sandbox" in result.missing_layers:
            text += " The package was made with --unsafe-no-sandbox."
            yield _test("Not kept apart (for the instructor)", False, text, visibility="hidden")
        else:
            text += f" What keeps submissions apart: {', '.join(result.layers)}."
            yield _test("How it was kept apart (for the instructor)", True, text, visibility="hidden")


def _test(name: str, passed: bool, output: str, **more: Any) -> dict[str, Any]:
    status = "passed" if passed else "failed"
    return {"name": name, "status": status, "output": output, "visibility": "visible"} | more

"""A submission's result as Otter keeps it, in Otter's own classes: whoever unpickles it needs Otter and not us."""

from __future__ import annotations

from typing import Any

from otter.test_files import GradingResults, TestCase
from otter.test_files.abstract_test import TestCaseResult
from otter.test_files.exception_test import ExceptionTestFile

from autograder.grading.records import CheckResult, PublicResult, QuestionResult, SubmissionResult, Verdict
from autograder.guest.remarks import RIGHT, remarks
from autograder.guest.station import Refused, Report, Withheld


class NotGraded(Exception):
    """Why there is no score, as Otter shows it to the teacher."""


def grading_results(report: Report, questions: dict[str, float]) -> Any:
    """Otter's results. `questions` has the points of each question, for a file that was refused."""
    if isinstance(report, Withheld):
        return GradingResults.without_results(NotGraded(report.why))
    if isinstance(report, Refused):
        results = GradingResults([_file(name, [_refusal(report, points)]) for name, points in questions.items()])
        results.set_output(report.why)
        return results
    results = GradingResults(test_files(report))
    results.set_output("\n".join(report.notes) or None)
    return results


def test_files(result: SubmissionResult) -> list[Any]:
    """A test file of Otter's for each question that checks mark, with its points."""
    return [_question(question) for question in result.questions if not question.by_hand]


def _question(question: QuestionResult) -> Any:
    cases = [_public(public) for public in question.public]
    return _file(question.name, [*cases, *(_hidden(question, check) for check in question.checks)])


def _file(name: str, cases: list[Any]) -> Any:
    file = ExceptionTestFile(name, f"{name}.py", [case.test_case for case in cases], all_or_nothing=False)
    file.test_case_results = cases
    return file


def _public(public: PublicResult) -> Any:
    return _case(public.name, False, 0, public.verdict is Verdict.PASS, public.message)


def _hidden(question: QuestionResult, check: CheckResult) -> Any:
    """A check that gives points."""
    return _case(check.sentence, True, check.max_points, check.verdict in RIGHT, remarks(question, check))


def _refusal(report: Refused, points: float) -> Any:
    return _case("The file", True, points, False, report.why)


def _case(name: str, hidden: bool, points: float, passed: bool, message: str) -> Any:
    case = TestCase(name, None, hidden, points, None, None)
    return TestCaseResult(case, "" if passed else message, passed)

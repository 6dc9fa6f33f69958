"""Results made by hand, and pages read back, for the tests of what people see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import numpy as np

from autograder.grading.records import (
    CheckResult,
    Diagnosis,
    Example,
    PublicResult,
    QuestionResult,
    SubmissionResult,
    Verdict,
)
from autograder.tracking import pages
from autograder.tracking.findings import Student

MADE = "Friday, 14 November 2025, 16:40"
PAYLOAD = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7 * 7 }}\u202egnp.exe\u2066\x00\x1b[31m\ud800"
HINT = "This is the elementwise product. A product of matrices sums over the columns of `A` and the rows of `B`."


def checked(name: str, sentence: str, verdict: Verdict, most: float = 1, **more: Any) -> CheckResult:
    got = most if verdict in (Verdict.PASS, Verdict.GRADER) else 0
    base = CheckResult(name, sentence, verdict, got, most, ("matrices.x",), None, 0.01, "HIDDEN z = 3.14159", "")
    return replace(base, **more)


def asked(name: str, title: str, signature: str, *checks: CheckResult, **more: Any) -> QuestionResult:
    got, most = sum(check.points for check in checks), sum(check.max_points for check in checks)
    return replace(QuestionResult(name, title, (signature,), got, most, False, checks), **more)


def add(verdict: Verdict = Verdict.PASS) -> QuestionResult:
    return asked(
        "add",
        "Add two tables",
        "add(A, B)",
        checked("sums_entries", "Entries in the same place are added.", verdict, 2),
        checked("refuses_shapes", "Tables of different shapes are refused with a `ValueError`.", Verdict.PASS),
        public=(PublicResult("adds", Verdict.PASS, ""), PublicResult("keeps_A", Verdict.PASS, "")),
    )


def matmul() -> QuestionResult:
    A, B = np.array([[1, 2], [3, 4]]), np.array([[5, 0], [-1, 2]])
    call = "matmul([[1, 2], [3, 4]], [[5, 0], [-1, 2]])"
    text = f"{call} gave [[5, 0], [-3, 8]]; it should be [[3, 4], [11, 8]]."
    wrong = "elementwise_product"
    return asked(
        "matmul",
        "Multiply from the definition",
        "matmul(A, B)",
        checked("agrees", "The product is right for every size.", Verdict.FAIL, 3, remark="The numbers are not right."),
        checked(
            "not_square",
            "Tables that are not square work too.",
            Verdict.ERROR,
            2,
            remark="Your code raised an IndexError.",
        ),
        checked("by_hand", "It is written without a ready-made product.", Verdict.PASS, 1),
        checked("refuses", "Shapes that do not fit are refused with a `ValueError`.", Verdict.SKIPPED, 1),
        checked(
            "large", "A product of 200 × 200 is done in a second.", Verdict.TIMEOUT, 1, remark="no answer within 5 s"
        ),
        diagnosis=Diagnosis(wrong, HINT, ("matrices.product",)),
        example=Example("matmul", ("A", "B"), (A, B), A * B, None, A @ B, None, text),
        public=(
            PublicResult("small", Verdict.FAIL, "matmul([[1, 2]], [[3], [4]]): returned shape (2, 2), expected (1, 1)"),
            PublicResult("identity", Verdict.PASS, ""),
        ),
    )


def weighted() -> QuestionResult:
    W, x, b = np.array([[0.5, -1.25, 2], [1, 0, 3]]), np.array([[1.0], [2], [3]]), np.array([[0.1], [-0.2]])
    got, want = (W @ x).ravel() + b.ravel(), W @ x + b
    example = Example(
        "weighted_inputs", ("W", "x", "b"), (W, x, b), got, None, want, None, "weighted_inputs(W, x, b) …"
    )
    return asked(
        "weighted_inputs",
        "Inputs, weights and a bias",
        "weighted_inputs(W, x, b)",
        checked("column", "One column gives one column.", Verdict.FAIL, 2, remark="The answer has the wrong shape."),
        checked("batch", "A batch of columns is served at once.", Verdict.PASS, 2),
        example=example,
    )


def scale(raised: str | None = "ZeroDivisionError: division by zero (your line 3)") -> QuestionResult:
    A = np.array([[1, 2, 3]])
    example = Example("scale", ("k", "A"), (0, A), None, raised, 0 * A, None, "scale(0, [[1, 2, 3]]) raised …")
    check = checked(
        "scales", "Every entry is multiplied by `k`.", Verdict.ERROR, 2, remark="Your code raised an error."
    )
    return asked("scale", "Scale a table", "scale(k, A)", check, example=example)


def shapes(fault: bool = False) -> QuestionResult:
    verdict = Verdict.GRADER if fault else Verdict.FAIL
    example = Example(
        "product_shape", ("A", "B"), ([[1, 2]], [[3]]), (1, 1), None, None, "ValueError", "product_shape …"
    )
    check = checked("none", "Where there is no product, there is no shape.", verdict, 2, message="KeyError: 'shape'")
    return asked(
        "product_shape", "Does the product exist?", "product_shape(A, B)", check, example=None if fault else example
    )


def words(answer: str | None = "A product answers one question from two tables.\nLike a chain.") -> QuestionResult:
    return QuestionResult("in_your_own_words", "In your own words", (), 0, 2, True, answer=answer)


def blank(question: QuestionResult) -> QuestionResult:
    checks = tuple(replace(check, verdict=Verdict.FAIL, points=0) for check in question.checks)
    return replace(question, points=0, checks=checks, diagnosis=None, example=None, public=(), untouched=True)


def perfect(question: QuestionResult) -> QuestionResult:
    checks = tuple(
        replace(check, verdict=Verdict.PASS, points=check.max_points, remark="") for check in question.checks
    )
    return replace(question, points=question.max_points, checks=checks, diagnosis=None, example=None, public=())


def submission(student: str, *questions: QuestionResult, **more: Any) -> SubmissionResult:
    result = SubmissionResult(
        student=student,
        exercise="munchable_matrices",
        title="Munchable matrices",
        strand="matrices",
        file=f"{student}.ipynb",
        version="3f2a9c0d11e84b57",
        questions=questions,
        notes=(),
        layers=("no network", "read-only files", "own processes", "limits on time and memory"),
        missing_layers=(),
        seconds=0.4,
    )
    return replace(result, **more)


ALL = (add, matmul, weighted, scale, shapes, words)
NOTES = ("Cell 4 stopped with a NameError; its functions were kept.", "`add` was found twice; the last one counts.")


def mixed(student: str = "maple") -> SubmissionResult:
    return submission(student, *(make() for make in ALL))


def hostile() -> SubmissionResult:
    """Every text that a student can choose is the payload."""
    public = (PublicResult("small", Verdict.FAIL, PAYLOAD),)
    example = Example("scale", ("k", "A"), (PAYLOAD, [PAYLOAD]), {PAYLOAD: PAYLOAD}, None, PAYLOAD, None, PAYLOAD)
    return submission(
        PAYLOAD,
        replace(scale(PAYLOAD), public=public),
        replace(matmul(), public=public, example=example),
        words(PAYLOAD),
        replace(shapes(fault=True), checks=(replace(shapes(fault=True).checks[0], message=PAYLOAD),)),
        file=PAYLOAD,
        notes=(PAYLOAD,),
    )


def a_class() -> list[SubmissionResult]:
    """Right, wrong, damaged, empty and hostile submissions."""
    best = [submission(name, *(perfect(make()) for make in ALL)) for name in ("birch", "Cedar", "枫叶")]
    untouched = submission("alder", *(blank(make()) for make in ALL[:-1]), words(None))
    damaged = replace(mixed("willow"), notes=NOTES)
    faulty = submission("rowan", perfect(add()), perfect(matmul()), weighted(), scale(), shapes(fault=True), words())
    open_door = replace(mixed("spruce"), layers=("own processes",), missing_layers=("no network", "read-only files"))
    half = submission("fir", perfect(add()), perfect(matmul()), perfect(weighted()), scale(), blank(shapes()), words())
    return [*best, mixed(), untouched, damaged, faulty, open_door, half, hostile()]


class Page(HTMLParser):
    """A page as its reader's browser takes it apart: elements, attributes, text; complains where tags do not nest."""

    VOID = frozenset({"meta", "br", "img", "link", "input", "hr"})
    SVG_LEAVES = frozenset({"path", "circle", "rect"})  # written <path/>

    def __init__(self, html: str):
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert not self._open, f"not closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"an attribute twice in <{tag}>"
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in self.VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in self.SVG_LEAVES
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open and self._open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1] not in ("style", "script"):
            self.text += data

    @property
    def words(self) -> str:
        return " ".join(self.text.split())

    def all(self, attribute: str) -> list[str]:
        return [attributes[attribute] for _, attributes in self.tags if attribute in attributes]

    def having(self, **wanted: str) -> list[dict[str, str]]:
        return [found for _, found in self.tags if all(found.get(name) == value for name, value in wanted.items())]


def student_page(result: SubmissionResult) -> Page:
    return Page(pages.student_html(result, made=MADE))


def class_page(results: Sequence[SubmissionResult], *problems: str) -> Page:
    students = [Student(result, f"feedback/{number}.html") for number, result in enumerate(results)]
    return Page(pages.class_html(students, problems, made=MADE))

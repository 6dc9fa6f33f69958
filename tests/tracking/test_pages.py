"""The pages that people see: everything is on them, nothing of a student's acts on them, and they ask for nothing."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import numpy as np
import pytest

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
from autograder.tracking.class_page import sections
from autograder.tracking.findings import Student
from autograder.tracking.first_look import first_look
from autograder.tracking.pages import write_pages
from autograder.tracking.rendering import csp_hash
from autograder.tracking.student_page import State, cards, state

MADE = "Friday, 14 November 2025, 16:40"
PAYLOAD = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7 * 7 }}\u202egnp.exe\u2066\x00\x1b[31m\ud800"
HINT = "This is the elementwise product. A product of matrices sums over the columns of `A` and the rows of `B`."


# --- records by hand ------------------------------------------------------------------------------------------------


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


# --- reading the pages back -------------------------------------------------------------------------------------------


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


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the pages of the whole class."""
    problems = ["larch.ipynb: not a notebook (it is empty)", f"{PAYLOAD}.ipynb: no"]
    return write_pages(a_class(), problems, tmp_path_factory.mktemp("out"), made=MADE).parent


@pytest.fixture(scope="module")
def texts(written: Path) -> dict[str, str]:
    """Every page's source by its place in the folder."""
    return {str(path.relative_to(written)): path.read_text("utf-8") for path in sorted(written.rglob("*.html"))}


# --- every page -------------------------------------------------------------------------------------------------------


def test_there_is_a_page_for_everybody_and_one_for_the_class(written: Path, texts: dict[str, str]) -> None:
    assert len(texts) == len(a_class()) + 1
    assert not [path for path in written.rglob("*") if path.is_file() and path.suffix != ".html"]


def test_nothing_of_a_student_acts(texts: dict[str, str]) -> None:
    for name, text in texts.items():
        assert "<script>alert" not in text and "<img" not in text, name
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]", text), name
        page = Page(text)
        assert not [tag for tag, _ in page.tags if tag in ("img", "iframe", "object", "link", "base", "form")]
        assert not [attribute for _, found in page.tags for attribute in found if attribute.startswith("on")]
        assert " 49" not in page.text


def test_a_payload_is_shown_as_text(texts: dict[str, str]) -> None:
    page = Page(next(text for name, text in texts.items() if "script" in name))
    assert page.words.count("<script>alert(1)</script>") >= 6
    assert "gnp.exe" in page.words


def test_a_page_asks_for_nothing(texts: dict[str, str]) -> None:
    for name, text in texts.items():
        assert "http:" not in text and "https:" not in text and "url(" not in text and "@import" not in text, name
        page = Page(text)
        assert page.all("src") == page.all("style") == page.all("srcset") == []
        for link in page.all("href"):
            assert re.fullmatch(r"#[\w-]+|feedback/[\w%.-]+\.html", link)


def test_the_policy_lets_through_the_inline_style_and_script_and_nothing_else(texts: dict[str, str]) -> None:
    for name, text in texts.items():
        policy = Page(text).having(**{"http-equiv": "Content-Security-Policy"})[0]["content"]
        assert policy.startswith("default-src 'none'; style-src 'sha256-") and "unsafe" not in policy
        for tag in ("style", "script"):
            for inside in re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL):
                assert f"{tag}-src '{csp_hash(inside)}'" in policy
        assert text.count("<script>") == (name == "index.html")


def test_a_page_is_sound_html(texts: dict[str, str]) -> None:
    for name, text in texts.items():
        page = Page(text)
        ids = Counter(page.all("id"))
        assert not [found for found, times in ids.items() if times > 1], name
        assert all(link[1:] in ids for link in page.all("href") if link.startswith("#"))
        assert all(label in ids for label in page.all("aria-labelledby"))
        assert page.tags[0] == ("html", {"lang": "en-CA"})
        assert page.having(name="viewport") and [tag for tag, _ in page.tags].count("main") == 1


def test_headings_are_in_order(texts: dict[str, str]) -> None:
    for name, text in texts.items():
        levels = [int(tag[1]) for tag, _ in Page(text).tags if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1 and levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), name


def test_every_link_leads_somewhere(written: Path, texts: dict[str, str]) -> None:
    links = {unquote(link) for link in Page(texts["index.html"]).all("href")}
    assert {name for name in texts if name != "index.html"} == links
    assert all((written / link).is_file() for link in links)


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_what_is_behind_them(scheme: str, texts: dict[str, str]) -> None:
    block = re.search(rf"color-scheme: {scheme};(.*?)}}", texts["index.html"], re.DOTALL)
    assert block
    colour = dict(re.findall(r"--([\w-]+): (#\w{6});", block[1]))
    behind = {name for name in colour if name.endswith("-bg")} | {
        "paper",
        "sheet",
        "full",
        "high",
        "middle",
        "low",
        "none",
    }
    pairs = {("ink", name) for name in behind}
    pairs |= {(name, f"{name}-bg") for name in ("ok", "part", "wrong", "rest", "fault")}
    pairs |= {(name, under) for name in ("soft", "link") for under in ("paper", "sheet", "part-bg", "fault-bg")}
    for words_, under in pairs:
        low, high = sorted((luminance(colour[words_]), luminance(colour[under])))
        assert (high + 0.05) / (low + 0.05) >= 4.5, (words_, under)


# --- a student's page -------------------------------------------------------------------------------------------------


def test_every_question_and_every_check_is_on_the_page() -> None:
    for result in a_class():
        shown = student_page(result).words
        for question in result.questions:
            assert question.title in shown
            assert all(signature in shown for signature in question.signatures)
            for check in question.checks:
                assert check.sentence.replace("`", "") in shown


def test_points_are_those_of_the_checks_and_the_teachers_are_announced() -> None:
    shown = student_page(mixed()).words
    assert "6 of 19 points" in shown and "2 more points are given by your teacher." in shown


def test_each_verdict_has_its_word_and_its_remark() -> None:
    result = submission("fern", matmul(), shapes(fault=True))
    shown = student_page(result).words
    for word in ("wrong", "error", "passed", "waits", "too slow", "our fault"):
        assert word in shown
    assert "The numbers are not right." in shown
    assert "It comes after another check" in shown
    assert "It could not be run. This is not your fault: your teacher will see it, and it costs no points" in shown
    assert "3 of 10 points so far" in shown


def test_what_a_hidden_check_tells_the_teacher_is_not_told_to_the_student() -> None:
    for result in a_class():
        assert "HIDDEN" not in student_page(result).text and "KeyError" not in student_page(result).text


def test_the_hint_and_the_example_are_shown() -> None:
    shown = student_page(mixed()).words
    assert HINT.replace("`", "") in shown
    assert (
        "matmul([[1, 2], [3, 4]], [[5, 0], [-1, 2]]) gave [[5, 0], [-3, 8]]; it should be [[3, 4], [11, 8]]." in shown
    )
    assert "ZeroDivisionError: division by zero (your line 3)" in shown
    assert "an error, for this cannot be answered: ValueError" in shown


def test_matrices_are_drawn_with_the_right_numbers() -> None:
    page = student_page(submission("fern", matmul(), weighted()))
    labels = [found["aria-label"] for found in page.having(role="img")]
    assert labels == [
        "matrix of shape (2, 2): 1, 2; 3, 4",
        "matrix of shape (2, 2): 5, 0; −1, 2",
        "matrix of shape (2, 2): 5, 0; −3, 8",
        "matrix of shape (2, 2): 3, 4; 11, 8",
        "matrix of shape (2, 3): 0.5, −1.25, 2; 1, 0, 3",
        "matrix of shape (3, 1): 1; 2; 3",
        "matrix of shape (2, 1): 0.1; −0.2",
        "vector of shape (2,): 4.1, 9.8",
        "matrix of shape (2, 1): 4.1; 9.8",
    ]
    assert len(page.having(**{"class": "cell differs"})) == 3
    assert "What differs is underlined." in page.words


def test_large_arguments_have_a_name_and_small_ones_stand_in_the_call() -> None:
    shown = student_page(submission("fern", scale(), weighted())).words
    assert "scale(0, A) with A = 1 2 3".replace(" ", "") in shown.replace(" ", "")
    assert "weighted_inputs(W, x, b) with" in shown


def test_starred_arguments_are_numbered() -> None:
    example = Example("compose", ("*transforms",), (np.eye(2), np.eye(2)), None, None, np.eye(2), None, "compose …")
    shown = student_page(submission("fern", replace(scale(), example=example))).words
    assert "compose(transforms1, transforms2) with" in shown and "None" in shown


def test_a_generator_is_called_by_its_name_and_nothing_by_its_cause() -> None:
    example = Example(
        "draw", ("n", "rng"), (3, np.random.default_rng(1)), None, None, np.ones(3), None, "draw(3, rng) …"
    )
    shown = student_page(submission("fern", replace(scale(), example=example))).words
    assert "draw(3, rng) Your answer None" in shown and "Is there a return?" in shown


def test_wide_answers_stand_below_each_other() -> None:
    wide = np.arange(36).reshape(6, 6) * 1.23456
    example = Example("f", ("A",), (wide,), wide, None, 2 * wide, None, "f(A) …")
    page = student_page(submission("fern", replace(scale(), example=example)))
    assert page.having(**{"class": "answers wide"}) and page.having(**{"class": "argument wide"})
    assert not student_page(mixed()).having(**{"class": "answers wide"})


def test_answers_that_look_alike_are_explained() -> None:
    example = Example("f", ("x",), (1,), 1.000002, None, 1.0, None, "f(1) …")
    assert "The two look alike here." in student_page(submission("fern", replace(scale(), example=example))).words


def test_what_the_microscope_says_stands_below_the_example() -> None:
    closer = "`dW` has the wrong sign. `db` is right. <script>alert(1)</script>"
    example = Example("f", ("x",), (1,), -2.0, None, 2.0, None, "f(1) …", closer)
    page = student_page(submission("fern", replace(scale(), example=example)))
    assert "Under the microscope: dW has the wrong sign. db is right. <script>alert(1)</script>" in page.words
    assert "Under the microscope" not in student_page(mixed()).words


def test_a_right_answer_beside_a_changed_argument_is_explained() -> None:
    A = np.array([[1, 2]])
    example = Example("scale", ("k", "A"), (2, A), 2 * A, None, 2 * A, None, "scale(2, [[1, 2]]) …")
    shown = student_page(submission("fern", replace(scale(), example=example))).words
    assert "The answer is right. But the function changed what it was given" in shown and "look alike" not in shown


def test_a_file_that_cannot_be_read_sends_its_owner_to_the_notes() -> None:
    result = submission("fern", add(Verdict.FAIL), matmul(), notes=("Your file could not be read: it is empty.",))
    nothing = replace(result, questions=tuple(replace(question, points=0) for question in result.questions))
    shown = student_page(nothing).words
    assert "Before the questions, have a look at How your notebook was read: that is where it went wrong." in shown


def test_public_checks_are_counted_and_never_called_all_tests() -> None:
    page = student_page(mixed())
    assert "Public checks passed: 1 of 2." in page.words and "Public checks passed: 2 of 2." in page.words
    assert "returned shape (2, 2), expected (1, 1)" in page.words
    assert "all tests passed" not in page.words.lower()


def test_ones_own_words_are_shown_and_left_to_the_teacher() -> None:
    shown = student_page(mixed()).words
    assert "Like a chain." in shown and "your teacher marks it" in shown
    assert "No words of yours were found here." in student_page(submission("fern", words("  "))).words


def test_an_untouched_question_is_not_wrong() -> None:
    shown = student_page(submission("fern", blank(matmul()))).words
    assert "not started yet" in shown and "wrong" not in shown


def test_notes_layers_version_and_date_are_told() -> None:
    result = replace(mixed(), notes=NOTES, missing_layers=("no network",), layers=("own processes",))
    shown = student_page(result).words
    assert "How your notebook was read" in shown and all(note.replace("`", "") in shown for note in NOTES)
    assert "no network was missing" in shown and "behind: own processes" in shown
    assert MADE in shown and result.version in shown and result.file in shown
    assert "sandbox was missing" in student_page(replace(mixed(), missing_layers=("sandbox",))).words


@pytest.mark.parametrize(
    ("questions", "sentence"),
    [
        ((perfect(add()), perfect(scale())), "Every check agrees with you. That deserves a butter tart."),
        (
            (blank(add()), blank(scale())),
            "Nothing is filled in yet, which is where everybody begins. Add two tables is",
        ),
        ((add(), weighted(), matmul()), "Look at Multiply from the definition first: we recognized"),
        ((perfect(matmul()), scale()), "You are nearly there. Look at Scale a table first: there is a small example"),
        ((add(Verdict.FAIL),), "The first points are in. Look at Add two tables first."),
        ((perfect(add()), blank(scale())), "All that you have started is right. Next comes Scale a table."),
        ((perfect(add()), shapes(fault=True)), "All that could be checked is right."),
        ((shapes(fault=True),), "Your notebook could not be graded yet. That is our fault"),
        ((words(),), "This one is read by a person"),
    ],
)
def test_the_first_sentence_says_where_to_look(questions: tuple[QuestionResult, ...], sentence: str) -> None:
    result = submission("fern", *questions)
    assert sentence in student_page(result).words
    assert first_look(result, cards(result)).before


def test_a_question_that_is_ours_to_repair_can_still_have_a_mistake_of_the_students() -> None:
    broken = replace(matmul(), checks=(*matmul().checks, checked("x", "It runs.", Verdict.GRADER)))
    assert state(broken) is State.FAULT
    assert "Look at Multiply" in student_page(submission("fern", broken)).words


# --- the class page ---------------------------------------------------------------------------------------------------


def test_the_numbers_of_the_class_are_right() -> None:
    results = [mixed("a"), submission("b", *(perfect(make()) for make in ALL)), mixed("c")]
    (section,) = sections(Student(result, "x") for result in results)
    assert (section.full, section.median) == (1, 6)
    assert section.mean == pytest.approx(31 / 3)
    assert section.question_mean("matmul") == pytest.approx((1 + 8 + 1) / 3)
    assert section.question_mean("in_your_own_words") is None
    assert section.bars == [0, 0, 0, 2, 0, 0, 0, 0, 0, 1]
    shown = class_page(results).words
    assert "Mean 10.33 3 3.33 2.67 0.67 0.67" in shown


def test_mistakes_are_counted_by_student_with_hint_and_names() -> None:
    shown = class_page([mixed("maple"), mixed("fir"), submission("oak", add())]).words
    assert f"2 of 3: elementwise product in matmul “{HINT.replace('`', '')}” fir, maple" in shown


def test_a_mistake_that_only_a_check_carries_is_counted_too() -> None:
    check = checked("agrees", "Right.", Verdict.FAIL, misconception="forgot_the_bias")
    shown = class_page([submission("oak", asked("f", "F", "f(x)", check))]).words
    assert "1 of 1: forgot the bias in f" in shown


def test_who_needs_a_hand_comes_with_the_reason_lowest_first() -> None:
    results = a_class()
    (section,) = sections(Student(result, "x") for result in results)
    names = [hand.student.result.student for hand in section.hands]
    assert names == ["alder", PAYLOAD, "maple", "spruce", "willow"]
    shown = class_page(results).words
    assert "alder has not started" in shown
    assert "maple 6 of 19 points · elementwise product" in shown
    assert "Cell 4 stopped with a NameError; its functions were kept." in shown
    assert "rowan 13" not in shown


def test_a_fault_of_ours_makes_nobody_need_a_hand() -> None:
    (section,) = sections([Student(submission("oak", perfect(add()), shapes(fault=True)), "x")])
    assert not section.hands and not section.students[0].full


def test_long_lists_are_folded() -> None:
    page = class_page([mixed(f"student {number}") for number in range(15)])
    assert "and 7 more" in page.words and "details" in [tag for tag, _ in page.tags]
    assert "student 10, student 11" in page.words and "and 3 more" in page.words
    named = [checked(f"c{number}", "It is right.", Verdict.FAIL, misconception=f"m{number}") for number in range(7)]
    assert "and 2 more" in class_page([submission("oak", asked("f", "F", "f(x)", *named))]).words


def test_faults_missing_layers_problems_and_versions_are_clear() -> None:
    results = [*a_class(), replace(mixed("elm"), version="0000")]
    shown = class_page(results, "larch.ipynb: not a notebook", "b.heic: a picture").words
    assert "2 files could not be graded" in shown and "larch.ipynb: not a notebook" in shown
    assert "no network: missing for 1 submission" in shown
    assert "Some checks could not be run: our fault" in shown and "KeyError: 'shape'" in shown
    assert "0000 (1)" in shown and "3f2a9c0d11e84b57 (10)" in shown


def test_several_exercises_have_a_section_each() -> None:
    other = replace(mixed(), exercise="slopes", title="Slopes and minima", strand="calculus")
    page = class_page([mixed(), other])
    assert page.words.count("What went wrong most") == 2 and "2 submissions, 2 exercises" in page.words
    assert len({(tag, found.get("id")) for tag, found in page.tags if tag == "h2"}) == 2


def test_a_class_without_trouble_and_an_empty_one() -> None:
    best = class_page([submission("birch", *(perfect(make()) for make in ALL))]).words
    assert "Nobody, as far as checks can tell." in best and "Nothing at all." in best
    assert "Nothing has been graded yet." in class_page([], "all.zip: is empty").words


def test_the_table_has_heads_and_a_cell_for_every_question() -> None:
    page = class_page(a_class())
    assert len(page.having(scope="row")) == len(a_class()) + 1
    assert len(page.having(scope="col")) == 2 + len(ALL)
    assert [tag for tag, _ in page.tags].count("td") == (len(a_class()) + 1) * (1 + len(ALL))


# --- files ------------------------------------------------------------------------------------------------------------


def test_a_student_with_two_exercises_has_two_pages(tmp_path: Path) -> None:
    write_pages([mixed(), replace(mixed(), exercise="slopes")], [], tmp_path, made=MADE)
    names = {path.name for path in (tmp_path / "feedback").iterdir()}
    assert names == {"maple.munchable_matrices.html", "maple.slopes.html"}


def test_a_page_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_pages([mixed()], [], tmp_path, made=MADE)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.html")}

    def full_disk(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "replace", full_disk)
    with pytest.raises(OSError, match="no space"):
        write_pages([replace(mixed(), notes=("new",))], [], tmp_path, made="later")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before

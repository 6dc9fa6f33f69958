"""A result goes to bytes and back without a change that a page or a file could show."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from made import example, graded

from autograder.grading.outputs import lines_of
from autograder.grading.records import PublicResult, Verdict
from autograder.inside.wire import Handle
from autograder.tracking.pages import student_html
from autograder.tracking.records.documents import from_document, to_document


def square(x):
    return x * x


def with_example(result, value):
    questions = tuple(
        replace(question, example=value) if question.checks else question for question in result.questions
    )
    return replace(result, questions=questions)


def test_everything_but_arrays_is_equal_afterwards():
    result = with_example(graded("raven", "matmul", answer="my \ud800 words\x00"), None)
    assert from_document(to_document(result)) == result


def test_pages_and_lines_are_the_same_afterwards():
    arguments = (np.array([[1, 2], [3, 4]]), [1.5, -2], square, np.random.default_rng(3), (1, "a"), np.float32(2))
    result = with_example(graded("raven", "matmul", "add"), example(*arguments, got=np.array([[np.nan, 1]])))
    again = from_document(to_document(result))
    assert again is not None
    assert student_html(again, made="today") == student_html(result, made="today")
    assert list(lines_of(again)) == list(lines_of(result))


def test_a_learners_own_object_stays_a_handle():
    handle = Handle("student", 7, "object", "Matrix")
    again = from_document(to_document(with_example(graded("raven", "add"), example(1, got=handle))))
    assert again.questions[0].example.got == handle


def test_verdicts_come_back_as_verdicts():
    result = graded("raven")
    first = replace(result.questions[0], public=(PublicResult("adds", Verdict.ERROR, "no"),))
    again = from_document(to_document(replace(result, questions=(first,))))
    assert again.questions[0].public[0].verdict is Verdict.ERROR
    assert again.questions[0].checks[0].verdict is Verdict.PASS


def test_an_example_of_unreasonable_size_is_left_out():
    huge = np.zeros(2**18)
    again = from_document(to_document(with_example(graded("raven", "add"), example(1, got=huge))))
    assert again.questions[0].example is None


def test_a_document_of_another_format_is_no_result(monkeypatch):
    data = to_document(graded("raven"))
    monkeypatch.setattr("autograder.tracking.records.documents.FORMAT", 2)
    assert from_document(data) is None

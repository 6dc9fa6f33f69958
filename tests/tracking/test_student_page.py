"""A student's page: every question with its verdict, the mistake by name, and where to look first."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from by_hand import (
    HINT,
    MADE,
    NOTES,
    a_class,
    add,
    blank,
    checked,
    matmul,
    mixed,
    perfect,
    scale,
    shapes,
    student_page,
    submission,
    weighted,
    words,
)

from autograder.grading.records import (
    Example,
    QuestionResult,
    Verdict,
)
from autograder.tracking.first_look import first_look
from autograder.tracking.student_page import State, cards, state


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

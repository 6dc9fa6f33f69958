"""The class page: its numbers, the mistakes by name, and who needs a hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from by_hand import (
    ALL,
    HINT,
    PAYLOAD,
    a_class,
    add,
    asked,
    checked,
    class_page,
    mixed,
    perfect,
    shapes,
    submission,
)

from autograder.grading.records import (
    Verdict,
)
from autograder.tracking.class_page import sections
from autograder.tracking.findings import Student


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

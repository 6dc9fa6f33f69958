"""Whatever value comes over the wire, every stage that looks at it or shows it goes on: compare, diagnose, show, draw.

A stage that stumbled over an answer would make it our fault, and our fault costs nobody points.
"""

import html
import re

import hypothesis.extra.numpy as npst
import numpy as np
import pytest
import torch
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from autograder.checks.calls import Keepsakes, Reply
from autograder.checks.ladder import Difference, compare
from autograder.checks.show import show
from autograder.grading.diagnose import agree
from autograder.grading.preview import _text
from autograder.grading.records import CheckResult, Example, QuestionResult, SubmissionResult, Verdict
from autograder.inside.wire import DTYPES, TENSOR_DTYPES, Handle, Raised, WireError, decode, encode
from autograder.tracking.pages import student_html

texts = st.text(st.characters(exclude_categories=()), max_size=12) | st.sampled_from(
    ["<script>alert(1)</script>", "\x1b[2J", "\u202e", "{{ 7 * 7 }}", "</code>", "\0", "Z" + "\u0301" * 400]
)
arrays = npst.arrays(st.sampled_from(DTYPES), npst.array_shapes(min_dims=0, max_dims=5, min_side=0, max_side=9))
tensors = npst.arrays(st.sampled_from(TENSOR_DTYPES), npst.array_shapes(min_dims=0, max_dims=3, min_side=0)).map(
    torch.from_numpy
)
handles = st.builds(Handle, texts, st.integers(-(2**63), 2**63 - 1), texts, texts)
raised = st.builds(Raised, texts, st.lists(texts, max_size=3).map(tuple), texts, st.integers(-9, 2**40))
numbers = st.integers(-(2**8000), 2**8000) | st.floats() | st.complex_numbers() | arrays.filter(lambda a: a.ndim == 0)
leaves = st.none() | st.booleans() | numbers | texts | st.binary(max_size=9) | arrays | tensors | handles | raised
keys = st.none() | st.booleans() | st.integers() | st.floats() | texts | st.tuples(texts, st.integers())
values = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.lists(inner, max_size=5).map(tuple)
        | st.dictionaries(keys, inner, max_size=4)
        | st.integers(1, 25).flatmap(lambda depth: inner.map(lambda value: nested(value, depth)))
    ),
    max_leaves=6,
)
WANTED = (
    None,
    0.5,
    3,
    True,
    "a text",
    np.ones((2, 3)),
    np.float32(1),
    np.array([1, 2]),
    (np.ones(2), [1, 2]),
    [1.0, 2.0],
    {"W": np.ones((2, 2)), "b": [1]},
    1j,
)


def nested(value, depth):
    for _ in range(depth):
        value = [value]
    return value


def arrived(value):
    """The value as the grader has it, where it can be sent."""
    try:
        return decode(encode(value), Keepsakes().get)
    except WireError:
        reject()


def page_with(value, text):
    """The page of a student whose answer this is."""
    example = Example("f", ("A",), (np.ones((2, 2)),), value, None, np.ones((2, 2)), None, text)
    check = CheckResult("c", "It is right.", Verdict.FAIL, 0.0, 1.0, ("m.a",), None, 0.1, text, "Wrong.")
    question = QuestionResult("q", "Q", ("f(A)",), 0.0, 1.0, False, (check,), (), None, example)
    result = SubmissionResult("robin", "sums", "Sums", "matrices", "a.py", "1", (question,), (text,), ("x",), (), 0.1)
    return student_html(result, made="today")


@settings(deadline=None, derandomize=True, max_examples=300)
@given(values, st.sampled_from(WANTED))
def test_any_answer_is_compared_and_named(value, want):
    got = arrived(value)
    different = compare(got, want)
    assert different is None or (isinstance(different, Difference) and len(different.text) < 2000)
    assert isinstance(agree(Reply(got), Reply(want)), bool)
    assert len(show(got)) <= 160 + len(" … ") + 160


@settings(deadline=None, derandomize=True, max_examples=120)
@given(values)
def test_any_answer_is_drawn_and_nothing_in_it_acts(value):
    got = arrived(value)
    text = _text(("A",), (np.ones((2, 2)),), Reply(got), Reply(np.ones((2, 2))))
    page = page_with(got, text)
    assert "<script>alert" not in page
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page)
    assert "\u0301" * 9 not in page and len(page) < 300_000


@pytest.mark.parametrize(
    "value",
    [
        "x" * 1_000_000,
        ["y" * 1000] * 1000,
        np.ones((2000, 500)),
        [[1.5] * 300] * 300,
        {str(n): n for n in range(20_000)},
        Raised("A" * 100, (), "z" * 2000),
        nested(1, 30),
        -(2**8190),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_large_answer_is_cut(value):
    got = arrived(value)
    text = _text(("A",), (np.ones((2, 2)),), Reply(got), Reply(np.ones((2, 2))))
    assert len(text) < 2000
    assert len(html.unescape(page_with(got, text))) < 300_000
    assert len(compare(got, np.ones((2, 2))).text) < 2000

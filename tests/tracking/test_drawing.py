"""Small matrices are drawn, the rest is told in words, and only what differs is marked."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder.inside.wire import Handle
from autograder.tracking.drawing import draw, marked


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (np.ones((6, 6)), "matrix"),
        (np.ones((7, 2)), "words"),
        (np.ones((2, 2, 2)), "words"),
        (np.ones(6), "vector"),
        (np.ones(7), "words"),
        (np.ones((0, 3)), "words"),
        (np.array(3.5), "words"),
        (np.array([[True, False]]), "matrix"),
        (np.array([[1 + 2j]]), "matrix"),
        (np.array([[10**18]]), "words"),
        ([[1, 2], [3, 4]], "matrix"),
        ([[1, 2], [3]], "words"),
        ([[]], "words"),
        ([1, 2], "words"),
        ([["1"]], "words"),
        ((np.eye(2), np.ones(2)), "tuple"),
        ([(np.eye(2), np.ones(2), "relu")], "list"),
        (None, "words"),
        ("text", "words"),
        (Handle("student", 1, "function", "f"), "words"),
    ],
)
def test_small_matrices_are_drawn_and_the_rest_is_told_in_words(value: Any, kind: str) -> None:
    assert draw(value).kind == kind


def test_a_tensor_is_drawn_as_its_array() -> None:
    torch = pytest.importorskip("torch")
    assert draw(torch.tensor([[1.0, 2.0]], requires_grad=True)) == draw(np.array([[1.0, 2.0]]))


def test_only_what_differs_is_marked() -> None:
    got = marked(draw(np.array([1.0, 5, 1e-17])), draw(np.array([1.0, 4, 0])))
    assert [cell.differs for cell in got.rows[0]] == [False, True, False]
    nothing = marked(draw(np.array([1, 2])), draw(np.array([3, 4])))
    assert not any(cell.differs for cell in nothing.rows[0])
    parts = marked(draw((np.array([1, 2]), 3)), draw((np.array([1, 3]), 3)))
    assert [cell.differs for cell in parts.parts[0].rows[0]] == [False, True]

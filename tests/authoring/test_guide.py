"""The teacher's guide has every exercise, its places in curricula, and every mistake that the grader knows."""

import pytest

from autograder.authoring.guide import guide
from autograder.exercise import load_all


@pytest.fixture(scope="module")
def text():
    return guide(load_all()).decode()


def test_every_exercise_is_there_once(text):
    for exercise in load_all():
        assert text.count(f"## {exercise.title}\n") == 1
        assert exercise.big_idea in text
        assert all(question in text for question in exercise.discussion)


def test_every_mistake_is_there_with_its_hint(text):
    hints = [wrong.hint for exercise in load_all() for part in exercise.auto for wrong in part.misconceptions]
    assert len(hints) > 600
    assert all(hint in text for hint in hints)


def test_ontario_comes_first_and_a_doubtful_status_is_said(text):
    part = text.split("## Munchable matrices")[1].split("**What to watch for**")[0]
    codes = [line.split("`")[1] for line in part.splitlines() if line.startswith("- `")]
    ontario = [code.startswith("ON-") for code in codes]
    assert any(ontario) and ontario == sorted(ontario, reverse=True)
    assert "(*partly*)" in text or "(*unverified*)" in text

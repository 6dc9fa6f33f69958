"""The rehearsal hears what is silent when submissions are graded: a closer look that breaks, own numbers gone wrong."""

import pytest

from autograder.authoring.new import create
from autograder.authoring.rehearsal import rehearse
from autograder.exercise import load

LOOK = """

from autograder.checks import closer_look


@closer_look("shares")
def how(got, want, amounts):
    {body}
"""


@pytest.fixture
def complaints(tmp_path):
    def rehearsed(body):
        folder = create("statistics", "fair_shares", tmp_path)
        path = folder / "examples.py"
        path.write_text(path.read_text(encoding="utf-8") + LOOK.format(body=body), encoding="utf-8")
        return list(rehearse(load(folder), seeds=1))

    return rehearsed


@pytest.mark.parametrize("body", ['return "off"', "return None"])
def test_a_closer_look_with_a_sentence_or_none_is_fine(complaints, body):
    assert complaints(body) == []


def test_a_closer_look_that_raises_is_a_complaint(complaints):
    found = complaints("return got[99]")
    assert found and all("shares: the closer look breaks on " in line and "IndexError" in line for line in found)


def test_a_closer_look_without_words_is_a_complaint(complaints):
    found = complaints("return 5")
    assert found and all(line.endswith(" is 5; it must be a sentence or None") for line in found)


def test_numbers_of_a_students_own_with_which_a_public_check_is_wrong_are_a_complaint(tmp_path):
    folder = create("statistics", "fair_shares", tmp_path)
    numbers = "from autograder.checks import drawn\n\n\n@drawn([3, 1])\ndef sold(rng):\n    return [{}, 1]\n\n\n"
    numbers += 'LINES = "expect(shares, (<<sold>>,), [0.75, 0.25])"\n'
    (folder / "own_numbers.py").write_text(numbers.format("rng.integers(4, 99).item()"), encoding="utf-8")
    found = list(rehearse(load(folder), seeds=2))
    assert len(found) == 2 and all("the public check" in line for line in found)

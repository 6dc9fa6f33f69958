"""The public checks as a learner has them: otter's form, and all they need."""

import re

import pytest
from fair_shares import EXPECTED, FIRST, PUBLIC, altered

from autograder.authoring.build import build
from autograder.exercise import load


def read_test(folder):
    return (folder / "exercises" / "statistics" / "fair_shares" / "tests" / "shares.py").read_bytes()


def test_a_test_holds_the_checks_with_their_sentences_before_anything_else(built):
    text = read_test(built).decode("ascii")
    assert "OK_FORMAT = False" in text
    assert '@test_case(name="Three soups and one salad, as in the table above.", points=9)\ndef soup_and_salad(' in text
    assert text.index("def soup_and_salad(") < text.index("def nothing_to_share(") < text.index("def expect(")


def test_a_test_needs_numpy_and_otter_and_nothing_of_ours(built):
    imports = [line for line in read_test(built).decode().splitlines() if re.match(r"\s*(import|from) ", line)]
    assert imports == ["import numpy as np", "from otter.test_files import test_case"]


def test_helpers_come_along_with_what_they_need_and_no_others(tmp_path):
    helpers = "HALF = 0.5\n# how much salad\nQUARTER = HALF * HALF\nUNUSED = 7\n\n\n"
    helpers += "def parts():\n    return [0.75, QUARTER]\n\n\n"
    changes = ((PUBLIC, "import math\nimport random\n\n" + PUBLIC), (FIRST, helpers + FIRST), (EXPECTED, "parts())"))
    exercise = altered(tmp_path, "public.py", *changes, ("0, 0],)", "math.floor(0.5), 0],)"))
    build(exercise, tmp_path / "exercises", tmp_path / "solutions")
    text = read_test(tmp_path).decode()
    assert text.index("HALF = 0.5") < text.index("# how much salad\nQUARTER") < text.index("def parts()")
    assert "import math\nimport numpy as np\nfrom otter" in text
    assert "UNUSED" not in text and "random" not in text


def test_a_sentence_in_any_letters_arrives_whatever_the_encoding_of_the_learners_computer(tmp_path):
    from otter.test_files.exception_test import ExceptionTestFile

    sentence = 'Every share is ≥ 0, for π and for “é” as well: "0 ≤ s".'
    exercise = altered(tmp_path, "public.py", ("Three soups and one salad, as in the table above.", sentence))
    build(exercise, tmp_path / "exercises", tmp_path / "solutions")
    test = ExceptionTestFile.from_string(read_test(tmp_path).decode("ascii"))
    assert test.test_cases[0].name == sentence
    assert test.name == "shares (public checks)"


def test_the_points_of_a_question_are_shared_by_its_public_checks(tmp_path):
    from otter.test_files.exception_test import ExceptionTestFile

    third = f'@public("shares")\ndef one(shares):\n    """One."""\n    expect(shares, ([2],), [1])\n\n\n{FIRST}'
    folder = altered(tmp_path, "public.py", (FIRST, third)).folder
    toml, hidden = folder / "exercise.toml", folder / "hidden.py"
    toml.write_text(toml.read_text().replace("points   = 18", "points   = 10"))
    hidden.write_text(hidden.read_text().replace("points=12", "points=4"))
    load.cache_clear()
    build(load(folder), tmp_path / "exercises", tmp_path / "solutions")
    test = ExceptionTestFile.from_string(read_test(tmp_path).decode())
    assert "points=10 / 3)" in read_test(tmp_path).decode()
    assert sum(case.points for case in test.test_cases) == pytest.approx(10)

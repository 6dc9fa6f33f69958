"""Numbers of one's own: what own_numbers.py may say, what is refused, and that every draw keeps the rules."""

import numpy as np
import pytest

from autograder.authoring.new import create
from autograder.checks.own_numbers import entries, in_words
from autograder.exercise import ExerciseError, load

GOOD = '''
from autograder.checks import alike, drawn, worked_out


@drawn([3, 1])
def sold(rng):
    return rng.integers(1, 20, size=2)


@worked_out
def total(sold):
    return sum(sold)


@worked_out
def parts(sold, total):
    return [amount / total for amount in sold]


@alike
def shares_are_short(parts):
    """The shares differ and have two digits at most."""
    return parts[0] != parts[1] and all(round(part, 2) == part for part in parts)


LINES = r"""
# A **share** is an amount divided by the total. The total of <<sold[0]>> and <<sold[1]>> is <<total>>:
# | share | <<sold[0]>> / <<total>> = <<parts[0]>> | <<sold[1]>> / <<total>> = <<parts[1]>> | 1 |
expect(shares, (<<sold>>,), <<parts>>)
"""
'''


@pytest.fixture
def read(tmp_path):
    """Reads an exercise with this text as own_numbers.py."""

    def read(text):
        folder = create("statistics", "fair_shares", tmp_path / "bank")
        (folder / "own_numbers.py").write_text(text)
        return load(folder)

    return read


def test_an_exercise_without_the_file_has_no_numbers_of_its_own(tmp_path):
    assert load(create("statistics", "fair_shares", tmp_path / "bank")).numbers is None


def test_an_exercise_with_tables_of_numbers_can_be_the_key_of_what_was_made_of_it(read):
    exercise = read(GOOD)
    assert {exercise: "built"}[exercise] == "built"


def test_with_the_defaults_every_line_stands_as_it_is(read):
    numbers = read(GOOD).numbers
    assert all(line == same for line, same in numbers.lines_with(numbers.defaults).items())


@pytest.mark.parametrize("seed", range(20))
def test_drawn_numbers_keep_the_rules_and_all_that_follows_fits_them(read, seed):
    numbers = read(GOOD).numbers
    values = numbers.draw(np.random.default_rng(seed))
    assert values["total"] == sum(values["sold"])
    assert values["parts"][0] != values["parts"][1]
    assert f"expect(shares, ({values['sold']},), {values['parts']})" in numbers.lines_with(values).values()


def test_numbers_are_put_where_the_line_stands_with_its_indentation(read):
    numbers = read(GOOD).numbers
    values = numbers.draw(np.random.default_rng(1))
    text = "def f():\n    expect(shares, ([3, 1],), [0.75, 0.25])\n    # [3, 1]\n"
    first, second, third = numbers.put_into(text, values).splitlines()
    assert first == "def f():" and third == "    # [3, 1]"
    assert second == f"    expect(shares, ({values['sold']},), {values['parts']})"


def test_the_numbers_that_are_drawn_have_the_kind_and_shape_of_the_default(read):
    with pytest.raises(ExerciseError, match="the rules held of none"):
        read(GOOD.replace("size=2", "size=3")).numbers.draw(np.random.default_rng(0))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("round(part, 2)", "round(part, 1)", "of the defaults does not hold: The shares differ and have two digits"),
        ("is <<total>>:", "is <<total>>!", "stands in neither master.py nor public.py"),
        ("is <<total>>:", "is <<sum>>:", "cannot be worked out: KeyError: 'sum'"),
        ("def parts(sold, total)", "def parts(sold, all)", "cannot be worked out: KeyError"),
        ("@drawn([3, 1])\n", "", "draws no number"),
        ("<<parts>>)\n", "<<parts>>)\nexpect(shares, ([3, 1],), <<parts>>)\n", "is in LINES twice"),
        ('"""The shares differ and have two digits at most."""', "", "has no docstring"),
        ("LINES", "LINE", "has no LINES"),
    ],
)
def test_what_does_not_fit_the_exercise_is_refused(read, old, new, says):
    assert old in GOOD
    with pytest.raises(ExerciseError, match=r"own_numbers\.py: .*") as refused:
        read(GOOD.replace(old, new))
    assert says in str(refused.value)


def test_a_line_with_the_braces_of_latex_is_filled_in_as_well(read):
    numbers = read(GOOD).numbers
    formula = numbers.put_into(r"# $\frac{3}{4}$", numbers.defaults)
    assert formula == r"# $\frac{3}{4}$"


def test_small_numbers_in_words_and_tables_in_latex():
    assert [in_words(number) for number in (0, 7, 12, 13)] == ["no", "seven", "twelve", "13"]
    assert entries([[3, 0], [1, 2]]) == r"3 & 0 \\ 1 & 2"

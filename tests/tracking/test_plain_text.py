"""Text of students: cleaned, cut, and only ours gets code in it."""

from __future__ import annotations

from autograder.tracking.plain_text import MOST_MARKS, clean, cut, name, points, prose


def test_text_is_cleaned() -> None:
    assert clean("a\u202eb\u2066c\x1b[0m\ud800\u2028d\u200b") == "abc[0m\ufffd\nd"
    assert clean("می\u200cخواهم 👩\u200d🏫 naïve") == "می\u200cخواهم 👩\u200d🏫 naïve"
    assert len(clean("x" + "\u0335" * 50)) == 1 + MOST_MARKS


def test_text_is_cut_with_a_note() -> None:
    assert cut("a" * 20, 10) == "aaaaaaaaaa … (cut; it has 20 characters)"
    assert cut("a" * 10_000_000, 10).endswith("(cut; it has 10,000,000 characters)")
    assert cut("a" * 10, 10) == "a" * 10


def test_backticks_become_code_and_nothing_else_does() -> None:
    assert prose("use `a < b` <b>") == "use <code>a &lt; b</code> &lt;b&gt;"


def test_points_are_written_as_people_do() -> None:
    assert [points(value) for value in (0, 2.0, 13.5, 10 / 3, 10)] == ["0", "2", "13.5", "3.33", "10"]


def test_a_name_has_one_line_and_something_to_see() -> None:
    assert name("  red\n\t maple ") == "red maple"
    assert name("\u202e\u200b ") == name("") == "(no name)"
    assert name("x" * 100, 5) == "xxxxx …"

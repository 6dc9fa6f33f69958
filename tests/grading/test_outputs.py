"""scores.csv and results.jsonl, as other programs read them."""

import csv
import json
from dataclasses import replace

import pytest

from autograder.grading.outputs import SCORES, harmless, plain_json, write_results, write_scores, write_whole
from autograder.grading.records import CheckResult, QuestionResult, SubmissionResult, Verdict


@pytest.fixture
def result():
    check = CheckResult(
        "adds", "It adds.", Verdict.FAIL, 0, 2, ("m.sums",), "minus", 0.01, "add(1, 2): wrong", "Wrong."
    )
    questions = (
        QuestionResult("add", "Adding", ("add(a, b)",), 0.5, 2.0, False, (check,)),
        QuestionResult("words", "In your own words", (), 0.0, 2.0, True),
    )
    return SubmissionResult("=1+1", "sums", "Sums", "matrices", "a.ipynb", "v1", questions, (), (), (), 0.1)


def test_scores_have_a_line_a_question_and_no_points_where_nobody_marked_yet(result, tmp_path):
    write_scores([result], tmp_path / "scores.csv")
    rows = list(csv.reader((tmp_path / "scores.csv").open()))
    assert rows == [list(SCORES), ["'=1+1", "sums", "add", "0.5", "2"], ["'=1+1", "sums", "words", "", "2"]]


def test_results_have_a_line_a_check(result, tmp_path):
    write_results([result], tmp_path / "results.jsonl")
    (line,) = (tmp_path / "results.jsonl").read_text().splitlines()
    assert json.loads(line) == {
        "student": "=1+1",
        "exercise": "sums",
        "question": "add",
        "check": "adds",
        "verdict": "FAIL",
        "points": 0,
        "max_points": 2,
        "outcomes": ["m.sums"],
        "misconception": "minus",
        "seconds": 0.01,
        "message": "add(1, 2): wrong",
    }


@pytest.mark.parametrize(
    "text", ["=cmd()", "+1", "-1", "@x", " =1", "\u00a0=1", "\uff1d1", "\uff0b1", "\uff201", "\uff0d1"]
)
def test_no_spreadsheet_takes_a_name_for_a_formula(text):
    assert harmless(text) == "'" + text


def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside_it(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("old")
    with pytest.raises(TypeError):
        write_whole(path, 3)  # type: ignore[arg-type]
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.csv"]


@pytest.mark.parametrize(
    "text", ["\t=1", "\r=1", "\n=1", "a\rb", "a\nb", "\x1b[2J", "\x9b2J", "a\u2028b", "\u202ea", "a\x85b", "\0"]
)
def test_nothing_in_a_table_acts(text):
    shown = harmless(text)
    assert shown.lstrip("'").isprintable() and shown[:1] not in tuple("=\t\r\n")


@pytest.mark.parametrize("text", ["\x1b[2J", "\x9b2J", "a\u2028b", "\u202ea", "a\x85b", "\x7f", "\ufeff", "é ✓ 数"])
def test_json_keeps_every_character_and_shows_none_that_acts(text):
    line = plain_json({text: text})
    assert json.loads(line) == {text: text}
    assert line.isprintable()


def test_a_name_cannot_forge_a_row(result, tmp_path):
    name = 'x\rmallory,sums,add,2,2\r\n"mallory",sums,add,2,2\n'
    write_scores([replace(result, student=name)], tmp_path / "scores.csv")
    text = (tmp_path / "scores.csv").read_bytes().decode()
    assert len(text.splitlines()) == 3
    assert {row[0] for row in csv.reader(text.splitlines())} == {"student", harmless(name)}

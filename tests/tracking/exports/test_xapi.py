"""xAPI statements: each one valid, the same one the same again, "mastered" only where it is so."""

from __future__ import annotations

import json

import independent_readers
import pytest
from made import EXERCISE
from recorded import MAX

from autograder.tracking.exports.showing import shown
from autograder.tracking.exports.xapi import COMPUTED, SET, BadHome, statements, xapi

HOME = "https://school.example/"


@pytest.fixture
def read(opened, term):
    def read(lens, method="average"):
        text = xapi(statements(term, shown(*opened, term, lens, method), HOME))
        return [json.loads(line) for line in text.split("\n")[:-1]]

    return read


def test_every_statement_is_valid_and_none_is_there_twice(read, own):
    found = read(own)
    for statement in found:
        independent_readers.xapi(statement)
    assert len({statement["id"] for statement in found}) == len(found) > 20
    assert found == read(own)


def test_a_mark_is_a_score_on_the_exercise_at_the_time_of_receipt(read, own):
    zoe = [one for one in read(own) if one["actor"]["account"]["name"] == "zoelogin"]
    mark = next(one for one in zoe if one["object"]["definition"]["name"]["en"] == EXERCISE.title)
    assert mark["verb"]["id"].endswith("/scored") and mark["timestamp"] == "2026-03-06T21:59:00.000Z"
    assert (mark["result"]["score"]["raw"], mark["result"]["score"]["max"]) == (MAX - 0.5, MAX)
    assert mark["result"]["completion"] is True


def test_mastered_is_said_only_from_three_of_four_and_statuses_stand_with_outcomes(read, own):
    objectives = [one for one in read(own) if one["object"]["definition"]["type"].endswith("objective")]
    assert {one["verb"]["display"]["en"] for one in objectives} == {"mastered", "scored"}
    for one in objectives:
        mastered = one["result"]["score"]["raw"] >= 3
        assert one["result"]["success"] is mastered is (one["verb"]["id"].endswith("/mastered"))
        assert "status: " in one["object"]["definition"]["description"]["en"]


def test_a_teachers_level_is_the_score_and_the_computed_one_goes_with_it(read, mcv4u):
    found = [one for one in read(mcv4u) if COMPUTED in one.get("result", {}).get("extensions", {})]
    assert [one["result"]["extensions"][SET] for one in found] == ["3+"]
    assert found[0]["verb"]["display"]["en"] == "mastered" and found[0]["result"]["success"] is True
    assert found[0]["result"]["score"]["raw"] == pytest.approx(3.12)
    assert found[0]["result"]["extensions"][COMPUTED] != found[0]["result"]["score"]["raw"]
    for one in found:
        independent_readers.xapi(one)


def test_too_little_evidence_for_a_method_is_no_score(read, own):
    few = [one for one in read(own, "n_mastery") if one["verb"]["display"]["en"] == "experienced"]
    assert few and not [one for one in few if "result" in one]


def test_those_who_left_keep_their_statements_and_the_forgotten_have_no_name(read, own):
    names = {one["actor"]["account"]["name"] for one in read(own)}
    assert "leelogin" in names and "faylogin" not in names
    assert [name for name in names if name.startswith("forgotten-")]


@pytest.mark.parametrize("home", ["school", "mailto:a@b", "https://"])
def test_no_address_for_accounts_is_refused(term, home):
    with pytest.raises(BadHome, match=r"school\.example"):
        list(statements(term, [], home))

"""Recorded gradings as results.json: valid, with the score of the checks and a person's overrides."""

from __future__ import annotations

import json

import independent_readers
import pytest
from made import EXERCISE

from autograder.guest.gradescope import results_json
from autograder.tracking.exports.gradescope import gradescope


@pytest.fixture
def files(opened, term):
    return gradescope(*opened, term, results_json)


def of(files, name):
    found = [json.loads(data) for path, data in files.items() if path.startswith(name)]
    return next(one for one in found if one["extra_data"]["exercise"] == EXERCISE.slug)


def test_every_submission_that_is_still_whole_has_a_valid_file(files):
    assert len(files) == 5 and all(path.endswith("/results.json") for path in files)
    assert not [path for path in files if "forgotten" in path]
    for data in files.values():
        independent_readers.gradescope(json.loads(data))


def test_the_score_is_of_the_checks_and_of_overrides_before_lateness(files):
    auto = sum(question.points for question in EXERCISE.auto)
    assert of(files, "zoekey")["score"] == auto
    found = of(files, "evilkey")
    assert found["score"] == auto - EXERCISE.auto[0].points + 0.5
    assert found["extra_data"]["record"]["days_late"] == 1 and found["extra_data"]["student"] == "=evilkey"


def test_outcomes_are_tags_and_hidden_checks_stay_hidden(files):
    tests = [test for test in of(files, "zoekey")["tests"] if "max_score" in test]
    assert all(test["tags"] and test["visibility"] == "hidden" for test in tests)


def test_reasons_and_comments_of_the_staff_are_in_no_file(files):
    text = b"".join(files.values()).decode()
    assert "said so" not in text and "Mona Teacher" not in text and "a whisper" not in text

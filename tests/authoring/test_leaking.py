"""Nothing of a solution or of a hidden check is in what students get."""

import json
import shutil

import pytest

from autograder.authoring.build import leaks
from autograder.exercise import load


@pytest.fixture
def exercise(bank):
    return load(bank / "statistics" / "fair_shares")


def plant(built, change):
    """Changes the learner's notebook, which is given as JSON."""
    path = built / "exercises/statistics/fair_shares/fair_shares.ipynb"
    notebook = json.loads(path.read_bytes())
    change(notebook)
    path.write_text(json.dumps(notebook), encoding="utf-8")


def test_a_fresh_build_leaks_nothing_and_the_solutions_are_full_of_it(built, exercise):
    assert leaks(exercise, built / "exercises") == []
    found = leaks(exercise, built / "solutions")
    notebook = "statistics/fair_shares/fair_shares.ipynb"
    assert f"{notebook}: return amounts / total" in found
    assert f"{notebook}: total = amounts.sum()" in found


@pytest.mark.parametrize(
    "line",
    [
        "    return amounts / total",  # the solution
        "# return   amounts / total",  # commented out
        "def agrees_with_the_definition(shares, rng):",  # hidden.py
        "def divides_by_the_largest(amounts):",  # misconceptions.py
        "up your answers: do they make 1 together?",  # a hint
        "def times_one_over_the_total(amounts):",  # variants.py
        "in both. They do not tell how many people ate, nor how much there was for each of them.",  # the model answer
        'Try `raise ValueError("the amounts add up to 0, so they have no shares")` here.',  # inside a sentence
    ],
)
def test_a_planted_line_is_found(built, exercise, line):
    plant(built, lambda notebook: notebook["cells"][3]["source"].append("\n" + line))
    (found,) = leaks(exercise, built / "exercises")
    assert found.startswith("statistics/fair_shares/fair_shares.ipynb: ")


def test_a_leak_is_found_in_outputs_metadata_tests_and_the_map(built, exercise):
    secret = "return amounts / total"
    output = {"output_type": "stream", "name": "stdout", "text": [f"    {secret}\n"]}
    plant(built, lambda notebook: notebook["cells"][1]["outputs"].append(output))
    assert len(leaks(exercise, built / "exercises")) == 1
    plant(built, lambda notebook: notebook["cells"][1].update(outputs=[]))
    plant(built, lambda notebook: notebook["metadata"].update(otter={"tests": {"shares": [secret]}}))
    assert len(leaks(exercise, built / "exercises")) == 1
    for name in ("README.md", "statistics/fair_shares/tests/shares.py", "statistics/fair_shares/data/sold.csv"):
        with (built / "exercises" / name).open("a", encoding="utf-8") as file:
            file.write(f"\n{secret}\n")
    assert len(leaks(exercise, built / "exercises")) == 4


def test_a_copy_of_a_bank_file_is_found(built, exercise):
    shutil.copy(exercise.folder / "hidden.py", built / "exercises" / "statistics" / "fair_shares" / "tests")
    assert len(leaks(exercise, built / "exercises")) > 10


@pytest.mark.parametrize("line", ["import numpy as np", "from autograder.checks import check", "return 0", "total = 0"])
def test_imports_and_lines_that_say_nothing_are_no_leak(built, exercise, line):
    plant(built, lambda notebook: notebook["cells"][3]["source"].append("\n" + line))
    assert leaks(exercise, built / "exercises") == []


def test_in_the_folder_of_another_exercise_only_telling_lines_count(built, exercise):
    other = built / "exercises" / "matrices" / "tables"
    other.mkdir(parents=True)
    (other / "tables.ipynb").write_text(json.dumps({"cells": [{"source": ["total = amounts.sum()"]}]}))
    assert leaks(exercise, built / "exercises") == []
    (other / "hints.md").write_text('raise ValueError("the amounts add up to 0, so they have no shares")')
    assert len(leaks(exercise, built / "exercises")) == 1

"""A new exercise is complete and proved from its first minute."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.authoring.new import create
from autograder.authoring.rehearsal import rehearse
from autograder.exercise import FILES, ExerciseError, load


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return create("statistics", "fair_shares", tmp_path_factory.mktemp("bank"))


def test_it_has_every_file_of_an_exercise(folder):
    assert {path.name for path in folder.iterdir()} == FILES - {
        "adapters.py",
        "guide.md",
        "own_numbers.py",
        "picture.png",
    }


def test_it_is_read_as_an_exercise_of_its_strand(folder):
    exercise = load(folder)
    assert (exercise.strand, exercise.slug, exercise.title) == ("statistics", "fair_shares", "Fair shares")


def test_it_is_worth_twenty_points(folder):
    assert load(folder).points == 20


def test_the_rehearsal_has_no_complaint(folder):
    assert list(rehearse(load(folder), seeds=5)) == []


def test_every_outcome_is_claimed_and_of_its_strand(folder):
    exercise = load(folder)
    claimed = {code for question in exercise.questions for code in question.outcomes}
    assert claimed == {outcome.code for outcome in exercise.outcomes}
    assert {code.split(".")[0] for code in claimed} == {"statistics", "communication"}


def test_no_mark_of_the_template_is_left(folder):
    for path in filter(Path.is_file, folder.iterdir()):
        text = path.read_text(encoding="utf-8")
        assert not [mark for mark in ("__TITLE__", "__SLUG__", "__STRAND__") if mark in text], path.name


def test_its_master_runs_as_a_script_without_a_warning(folder, tmp_path):
    environment = {**os.environ, "MPLBACKEND": "Agg"}
    command = [sys.executable, "-W", "error", str(folder / "master.py")]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("strand", "slug", "remedy"),
    [
        ("geometry", "circles", "unknown strand 'geometry'; choose one of matrices, functions, statistics,"),
        ("matrices", "Circles", "use small letters and _, such as munchable_matrices"),
        ("matrices", "circles_2", "use small letters"),
        ("matrices", "_circles", "use small letters"),
        ("matrices", "../circles", "use small letters"),
        ("matrices", "circles\n", "use small letters"),
        ("matrices", "", "use small letters"),
    ],
)
def test_a_name_that_will_not_do_is_refused(tmp_path, strand, slug, remedy):
    with pytest.raises(ExerciseError) as refused:
        create(strand, slug, tmp_path)
    assert remedy in str(refused.value)
    assert "\n" not in str(refused.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("strand", ["statistics", "matrices"])
def test_a_slug_is_given_once_in_the_whole_bank(tmp_path, strand):
    first = create("statistics", "fair_shares", tmp_path)
    with pytest.raises(ExerciseError, match="statistics/fair_shares exists already; choose another name"):
        create(strand, "fair_shares", tmp_path)
    assert {path.name for path in first.iterdir()} == FILES - {
        "adapters.py",
        "guide.md",
        "own_numbers.py",
        "picture.png",
    }
    assert not (tmp_path / "matrices").exists()


def test_a_folder_without_an_exercise_is_not_written_over(tmp_path):
    (tmp_path / "matrices" / "circles").mkdir(parents=True)
    with pytest.raises(ExerciseError, match="matrices/circles exists already"):
        create("matrices", "circles", tmp_path)

"""The cell for Colab: does nothing elsewhere, fetches the exercise there, and leaves a submission gradable."""

import json
import os
import subprocess
import sys

import pytest

from autograder.authoring.build import EXERCISES
from autograder.authoring.handout.colab import with_colab
from autograder.authoring.handout.links import Repository

WHERE = Repository("https://github.com/a-school/week-1", "term")
PLACE = "matrices/munchable_matrices"


@pytest.fixture(scope="module")
def cell():
    plain = (EXERCISES / PLACE / "munchable_matrices.ipynb").read_bytes()
    book = json.loads(with_colab(plain, "munchable_matrices", PLACE, WHERE))
    return next("".join(cell["source"]) for cell in book["cells"] if cell["id"].endswith("-colab"))


def run(cell, monkeypatch, shell):
    called = []
    monkeypatch.setattr(subprocess, "run", lambda command, check: called.append(command))
    monkeypatch.setattr(os, "chdir", called.append)
    exec(cell, {"get_ipython": lambda: shell})
    return called


def test_elsewhere_nothing_happens(cell, monkeypatch, tmp_path):
    assert run(cell, monkeypatch, "<ipykernel.zmqshell.ZMQInteractiveShell object>") == []


def test_on_colab_the_repository_is_fetched_otter_installed_and_the_folder_entered(cell, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    clone, install, folder = run(cell, monkeypatch, "<google.colab._shell.Shell object>")
    assert clone[:2] == ["git", "clone"]
    assert clone[-4:] == ["--branch", "term", "https://github.com/a-school/week-1", "exercises"]
    assert install[:4] == [sys.executable, "-m", "pip", "install"] and install[-1].startswith("otter-grader")
    assert folder == "exercises/matrices/munchable_matrices"


def test_run_again_in_the_folder_nothing_is_fetched_twice(cell, monkeypatch, tmp_path):
    (tmp_path / "tests").mkdir()
    monkeypatch.chdir(tmp_path)
    assert run(cell, monkeypatch, "<google.colab._shell.Shell object>") == []

"""What the tests of guests have in common: submissions of the demo class, and what `nnmath grade` makes of them."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.demo import CLASS

sys.path.insert(0, str(Path(__file__).parent))
from class_of_tests import CUT_OFF, PICKED, ROOT, SECRET, SLUG, points_in

from autograder.exercise import by_slug


@pytest.fixture(scope="session")
def environment():
    return os.environ | {"NNMATH_SECRET": SECRET, "PYTHONPATH": str(ROOT)}


@pytest.fixture(scope="session")
def handed_in(tmp_path_factory):
    folder = tmp_path_factory.mktemp("handed-in")
    for name in (*PICKED, CUT_OFF):
        shutil.copy(CLASS / SLUG / name, folder)
    return folder


@pytest.fixture(scope="session")
def nnmath(environment):
    def run(*words):
        command = [sys.executable, "-m", "autograder", *map(str, words)]
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, timeout=300)
        assert done.returncode == 0, done.stderr
        return done

    return run


@pytest.fixture(scope="session")
def files_of_nnmath(handed_in, nnmath, tmp_path_factory):
    """The folder that `nnmath grade` has made."""
    out = tmp_path_factory.mktemp("graded")
    nnmath("grade", SLUG, handed_in, "--out", out)
    return out


@pytest.fixture(scope="session")
def graded(files_of_nnmath):
    """Student → question → points, as `nnmath grade` gives them."""
    return points_in(files_of_nnmath)


@pytest.fixture(scope="session")
def hidden_calls(files_of_nnmath, nnmath, tmp_path_factory):
    """The calls with hidden inputs that wrong answers were found by, such as "matmul([[5, -6]], [[1], [2]])"."""
    room = tmp_path_factory.mktemp("all-wrong")
    entries = [entry for question in by_slug(SLUG).auto for entry in question.entries]
    (room / "robin.py").write_text("\n".join(f"def {entry.signature}:\n    return 'nothing'\n" for entry in entries))
    nnmath("grade", SLUG, room / "robin.py", "--out", room / "graded")
    files = [folder / "results.jsonl" for folder in (files_of_nnmath, room / "graded")]
    lines = [json.loads(line) for file in files for line in file.read_text().splitlines()]
    calls = {line["message"].split("): ")[0] for line in lines if "): " in line["message"]}
    assert len(calls) > 5
    return calls

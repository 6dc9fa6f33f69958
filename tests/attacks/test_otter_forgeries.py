"""No forged point through Otter: `otter run` with our zip neither executes nor unpickles what was handed in."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.exercise import by_slug

ROOT = Path(__file__).parent.parent.parent
SCRIPT = Path(__file__).parent / "run_otter_forgeries.py"
NAMES = (
    "a_log_to_be_unpickled",
    "modules_beside_the_notebook",
    "results_written_by_the_student",
    "a_kernel_of_its_own",
    "comparisons_that_always_agree",
    "search_the_file_system_for_the_reference",
    "hand_hidden_inputs_on_to_the_feedback",
)
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("attacks")]


@pytest.fixture(scope="module")
def graded():
    command = [str(ROOT / "tools" / "wall"), sys.executable, str(SCRIPT)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=900)
    assert done.returncode == 0, done.stderr[-2000:]
    return {line["name"]: line for line in map(json.loads, done.stdout.splitlines())}


def deserved(name):
    """What the right answers beside a forgery are worth."""
    worthless = {"matmul", "add"} if name == "hand_hidden_inputs_on_to_the_feedback" else {"matmul"}
    full = {question.name: question.points for question in by_slug("munchable_matrices").auto}
    return full | dict.fromkeys(worthless, 0)


def test_every_forgery_is_tried(graded):
    assert set(graded) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_forgery_earns_nothing_and_the_right_answers_beside_it_everything(name, graded):
    assert graded[name]["error"] == ""
    assert graded[name]["scores"] == deserved(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_forgery_earns_no_more_in_the_container(name, graded):
    assert graded[name]["container"] == sum(deserved(name).values())


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_a_submission_runs_outside_the_sandbox(name, graded):
    assert not graded[name]["canary"]


def test_forgeries_are_not_tried_without_the_wall():
    done = subprocess.run([sys.executable, str(SCRIPT)], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 1 and "behind tools/wall" in done.stderr

"""No forged point, no collateral loss, no leak: the corpus is graded behind the outer wall and every line is read."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.exercise import by_slug

sys.path.insert(0, str(Path(__file__).parent))
from corpus import CORPUS

ROOT = Path(__file__).parent.parent.parent
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("attacks")]


@pytest.fixture(scope="module")
def graded():
    command = [str(ROOT / "tools" / "wall"), sys.executable, str(Path(__file__).parent / "run_corpus.py")]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=900)
    assert done.returncode == 0, done.stderr[-2000:]
    return {line["name"]: line for line in map(json.loads, done.stdout.splitlines())}


@pytest.fixture(scope="module")
def full():
    return {question.name: question.points for question in by_slug("munchable_matrices").auto}


def test_hostile_code_is_not_run_without_the_wall():
    command = [sys.executable, str(Path(__file__).parent / "run_corpus.py")]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 1
    assert "behind tools/wall" in done.stderr


@pytest.mark.parametrize("attack", CORPUS, ids=lambda attack: attack.name)
def test_an_attack_earns_nothing(attack, graded):
    points = graded[attack.name]["points"]
    assert {name: points[name] for name in attack.worthless} == dict.fromkeys(attack.worthless, 0.0)


@pytest.mark.parametrize("attack", CORPUS, ids=lambda attack: attack.name)
def test_a_right_answer_beside_an_attack_earns_everything(attack, graded, full):
    honest = {name: points for name, points in graded[attack.name]["points"].items() if name not in attack.worthless}
    assert honest == {name: points for name, points in full.items() if name not in attack.worthless}


@pytest.mark.parametrize("attack", CORPUS, ids=lambda attack: attack.name)
def test_the_next_student_loses_nothing(attack, graded):
    points, most = graded[attack.name]["control"]
    assert points == most


@pytest.mark.parametrize("attack", CORPUS, ids=lambda attack: attack.name)
def test_no_attack_is_called_our_fault(attack, graded):
    assert "GRADER" not in {verdict for _, _, verdict in graded[attack.name]["verdicts"]}


def test_feedback_carries_no_hidden_input(graded):
    line = graded["hand_hidden_inputs_on_to_the_feedback"]
    hidden = set(re.findall(r"-?\d+\.\d{3,}|-?\d+\.25|-?\d+\.75", " ".join(line["hidden"])))
    assert hidden, "the attack has met hidden inputs; otherwise this test shows nothing"
    shown = set(re.findall(r"-?\d+\.\d+", " ".join(line["remarks"] + line["examples"])))
    assert not hidden & shown
    assert "canary" not in " ".join(line["remarks"])

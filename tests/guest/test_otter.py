"""The real `otter run` with our zip: the scores of `nnmath grade`, and no word of a hidden input."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from class_of_tests import CUT_OFF, PICKED, ROOT, SLUG

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("sandbox")]


def otter_run(archive, submissions, environment):
    command = [sys.executable, str(Path(__file__).parent / "run_otter.py"), str(archive), *map(str, submissions)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, timeout=600)
    assert done.returncode == 0, done.stderr[-2000:]
    return {line["student"]: line for line in map(json.loads, done.stdout.splitlines())}


@pytest.fixture(scope="module")
def archive(nnmath, tmp_path_factory):
    path = tmp_path_factory.mktemp("otter") / "autograder.zip"
    nnmath("package", "otter", SLUG, "--out", path)
    return path


@pytest.fixture(scope="module")
def run(archive, handed_in, environment):
    return otter_run(archive, [handed_in / name for name in (*PICKED, CUT_OFF)], environment)


@pytest.mark.parametrize("name", PICKED)
def test_otter_run_gives_the_scores_of_nnmath_grade(name, run, graded):
    student = name.split(".")[0]
    assert run[student]["error"] == ""
    tests = [test for test in run[student]["results"]["tests"] if "score" in test]
    assert {test["name"]: test["score"] for test in tests} == graded[student]


def test_a_file_that_is_no_notebook_is_refused_by_otter_itself_without_a_score(run):
    student = run[CUT_OFF.split(".")[0]]
    assert student["results"] is None and "NotJSON" in student["error"]


def test_what_students_see_is_the_public_checks(run):
    visible = [test for test in run["mallard"]["results"]["tests"] if test["visibility"] == "visible"]
    assert [test["name"] for test in visible] == ["Public Tests"]
    assert "matmul([[5, 1, 1]], [[2], [1], [3]]) returned [[11]], expected [[14]]" in visible[0]["output"]
    assert "Each sum stops one pair too early" not in visible[0]["output"]


def test_no_text_in_the_results_has_a_hidden_input(run, hidden_calls):
    text = json.dumps([line["results"] for line in run.values()])
    assert [call for call in hidden_calls if json.dumps(call)[1:-1] in text] == []


def test_without_a_sandbox_otter_has_no_score(archive, handed_in, environment):
    forbidding = 'echo 0 > /proc/sys/user/max_user_namespaces && exec "$@"'
    command = ["unshare", "--user", "--map-root-user", "sh", "-c", forbidding, "sh"]
    if subprocess.run([*command, "true"], capture_output=True).returncode:
        pytest.skip("needs a user namespace in which to forbid further ones")
    program = [sys.executable, str(Path(__file__).parent / "run_otter.py"), str(archive)]
    done = subprocess.run(
        [*command, *program, str(handed_in / "mallard.ipynb")],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment | {"HOME": os.environ.get("HOME", "/")},
        timeout=300,
    )
    line = json.loads(done.stdout)
    assert line["results"] is None and "no sandbox" in line["error"]

"""The real `otter run` with our zip: the scores of `nnmath grade` for the whole demo class, and no hidden input."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.demo import CLASS

sys.path.insert(0, str(Path(__file__).parent))
from class_of_tests import CUT_OFF, ROOT, SLUG, points_in

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("sandbox")]


SUBMISSIONS = [
    (folder.name, path.name)
    for folder in sorted(path for path in CLASS.iterdir() if path.is_dir())
    for path in sorted(folder.iterdir())
]


def otter_run(archive, submissions, environment):
    command = [sys.executable, str(Path(__file__).parent / "run_otter.py"), str(archive), *map(str, submissions)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, timeout=1800)
    assert done.returncode == 0, done.stderr[-2000:]
    return {line["student"]: line for line in map(json.loads, done.stdout.splitlines())}


@pytest.fixture(scope="module")
def archives(nnmath, tmp_path_factory):
    """Slug → autograder.zip."""
    place = tmp_path_factory.mktemp("otter")
    for slug in {slug for slug, _ in SUBMISSIONS}:
        nnmath("package", "otter", slug, "--out", place / f"{slug}.zip")
    return {path.stem: path for path in place.iterdir()}


@pytest.fixture(scope="module")
def archive(archives):
    return archives[SLUG]


@pytest.fixture(scope="module")
def whole_class(archives, environment):
    """Slug → student → what `otter run` says of the submission."""
    return {
        slug: otter_run(archive, [CLASS / slug / name for of, name in SUBMISSIONS if of == slug], environment)
        for slug, archive in archives.items()
    }


@pytest.fixture(scope="module")
def run(whole_class):
    return whole_class[SLUG]


@pytest.fixture(scope="module")
def points(nnmath, tmp_path_factory):
    """Slug → student → question → points, as `nnmath grade` gives them."""
    found = {}
    for slug in {slug for slug, _ in SUBMISSIONS}:
        out = tmp_path_factory.mktemp(slug)
        nnmath("grade", slug, CLASS / slug, "--out", out)
        found[slug] = points_in(out)
    return found


@pytest.mark.parametrize(("slug", "name"), SUBMISSIONS, ids=lambda text: text.split(".")[0])
def test_otter_run_gives_the_scores_of_nnmath_grade(slug, name, whole_class, points):
    student = name.split(".")[0]
    line, ours = whole_class[slug][student], points[slug][student]
    if name == CUT_OFF:
        assert line["results"] is None and set(ours.values()) == {0}
        return
    assert line["error"] == ""
    tests = [test for test in line["results"]["tests"] if "score" in test]
    assert {test["name"]: test["score"] for test in tests} == ours


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

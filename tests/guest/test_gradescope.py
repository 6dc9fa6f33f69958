"""Gradescope's folders, its two scripts, and what students and instructors read in results.json."""

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from autograder.exercise import by_slug
from autograder.guest.gradescope import results_json
from autograder.guest.station import Refused, Withheld

sys.path.insert(0, str(Path(__file__).parent))
from class_of_tests import CUT_OFF, PICKED, ROOT, SLUG

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("sandbox")]

FORBIDDING = ["unshare", "--user", "--map-root-user", "sh", "-c"]
FORBIDDING += ['echo 0 > /proc/sys/user/max_user_namespaces && exec "$@"', "sh"]
"""Root of a user namespace that allows no further ones, and has no other users either."""
CONTAINER = ["bash", str(ROOT / "autograder" / "selftest" / "container.sh")]
"""Root of a container like Docker's, as Gradescope's is: with other users, and without user namespaces."""


def laid_out(folder, archive, environment, around=()):
    """The folders of Gradescope, with the container built: setup.sh, then a function that grades one file."""
    root = folder / "autograder"
    for name in ("source", "submission", "results"):
        (root / name).mkdir(parents=True)
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(root / "source")
    shutil.copy(root / "source" / "run_autograder", root)
    own = {name: value for name, value in environment.items() if name not in ("PYTHONPATH", "NNMATH_SECRET")}
    own |= {"NNMATH_AUTOGRADER": str(root), "NNMATH_PYTHON": sys.executable}

    def run(script):
        words = [*around, "bash", str(script)]
        done = subprocess.run(words, capture_output=True, text=True, env=own, cwd=folder, timeout=300)
        assert done.returncode == 0, done.stderr
        return done

    built = run(root / "source" / "setup.sh")

    def grade(*files):
        shutil.rmtree(root / "submission")
        (root / "submission").mkdir()
        for file in files:
            shutil.copy(file, root / "submission")
        done = run(root / "run_autograder")
        results = json.loads((root / "results" / "results.json").read_text())
        (root / "results" / "results.json").unlink()
        return results, done.stdout

    return grade, built


@pytest.fixture(scope="module")
def archive(nnmath, tmp_path_factory):
    path = tmp_path_factory.mktemp("gradescope") / "autograder.zip"
    nnmath("package", "gradescope", SLUG, "--out", path)
    return path


@pytest.fixture(scope="module")
def grade(archive, environment, tmp_path_factory):
    return laid_out(tmp_path_factory.mktemp("container"), archive, environment)[0]


@pytest.fixture(scope="module")
def forbids_namespaces():
    if subprocess.run([*FORBIDDING, "true"], capture_output=True).returncode:
        pytest.skip("needs a user namespace in which to forbid further ones")
    return FORBIDDING


@pytest.fixture(scope="module")
def container():
    if subprocess.run([*CONTAINER, "true"], capture_output=True).returncode:
        pytest.skip("needs root, to make a container with other users")
    return CONTAINER


@pytest.fixture(scope="module")
def results(grade, handed_in):
    """Each submission's results.json and the container's output, graded once."""
    return {name: grade(handed_in / name) for name in (*PICKED, CUT_OFF)}


@pytest.fixture(scope="module")
def mallard(results):
    return results["mallard.ipynb"]


def points(results):
    """Question → points, from the tests that have some."""
    found = {}
    question_of = {
        f"{question.title}: {check.sentence}": question.name for question in auto() for check in question.checks
    }
    for test in results["tests"]:
        if "score" in test:
            question = question_of[test["name"]]
            found[question] = found.get(question, 0) + test["score"]
    return found


def auto():
    return by_slug(SLUG).auto


@pytest.mark.parametrize("name", (*PICKED, CUT_OFF))
def test_the_container_gives_the_scores_of_nnmath_grade(name, results, graded):
    assert points(results[name][0]) == graded[name.split(".")[0]]


def test_hidden_checks_are_hidden_and_carry_their_outcomes(mallard):
    hidden = [test for test in mallard[0]["tests"] if "score" in test]
    assert len(hidden) == sum(len(question.checks) for question in auto())
    assert {test["visibility"] for test in hidden} == {"hidden"}
    assert {tag for test in hidden for tag in test["tags"]} == {code for one in auto() for code in one.outcomes}
    assert mallard[0]["stdout_visibility"] == "hidden"


def test_public_checks_are_visible_and_give_no_points(mallard):
    visible = [test for test in mallard[0]["tests"] if test["visibility"] == "visible"]
    assert len(visible) == sum(len(question.public) for question in auto())
    assert not any("score" in test or "max_score" in test for test in visible)
    assert {test["status"] for test in visible} == {"passed", "failed"}


@pytest.mark.parametrize("name", PICKED)
def test_no_text_in_the_results_has_a_hidden_input(name, results, hidden_calls):
    text = json.dumps(results[name][0])
    assert [call for call in hidden_calls if json.dumps(call)[1:-1] in text] == []


def test_the_instructor_reads_hidden_inputs_in_the_containers_output(mallard, hidden_calls):
    assert any(call in mallard[1] for call in hidden_calls)


def test_a_mistake_that_is_known_comes_with_its_hint(mallard):
    assert "Each sum stops one pair too early" in json.dumps(mallard[0])


def test_hidden_checks_can_be_shown_after_publishing(nnmath, environment, handed_in, tmp_path):
    nnmath("package", "gradescope", SLUG, "--out", tmp_path / "a.zip", "--show", "after_published")
    grade, _ = laid_out(tmp_path, tmp_path / "a.zip", environment)
    results, _ = grade(handed_in / "mallard.ipynb")
    assert {test["visibility"] for test in results["tests"] if "score" in test} == {"after_published"}


def test_a_container_that_forbids_namespaces_gives_the_same_scores_to_users_of_their_own(
    archive, environment, handed_in, tmp_path, container, graded, hidden_calls
):
    grade, built = laid_out(tmp_path, archive, environment, container)
    assert "kept apart by another user id for each submission, answer key out of reach" in built.stdout
    for name in (*PICKED, CUT_OFF):
        results, _ = grade(handed_in / name)
        assert points(results) == graded[name.split(".")[0]], name
        assert "no network" in results["extra_data"]["layers"]
        assert results["extra_data"]["missing_layers"] == ["namespaces"]
        told = next(test for test in results["tests"] if "kept apart" in test["name"])
        assert told["visibility"] == "hidden" and "unsafe" not in told["output"]
        text = json.dumps(results)
        assert [call for call in hidden_calls if json.dumps(call)[1:-1] in text] == []


def test_without_namespaces_and_other_users_the_score_is_withheld_and_the_instructor_told(
    archive, environment, handed_in, tmp_path, forbids_namespaces
):
    grade, built = laid_out(tmp_path, archive, environment, forbids_namespaces)
    assert "scores will be withheld" in built.stderr
    results, _ = grade(handed_in / "arctic-tern.ipynb")
    assert "score" not in results and not any("score" in test for test in results["tests"])
    seen = [test["output"] for test in results["tests"] if test["visibility"] == "visible"]
    told = [test["output"] for test in results["tests"] if test["visibility"] == "hidden"]
    assert "not your fault" in " ".join([*seen, results["output"]]) and "sandbox" not in " ".join(seen)
    assert "no sandbox" in told[0] and "--unsafe-no-sandbox" in told[0]


def test_without_namespaces_and_other_users_the_teacher_can_ask_for_grading_all_the_same(
    nnmath, environment, handed_in, tmp_path, forbids_namespaces
):
    nnmath("package", "gradescope", SLUG, "--out", tmp_path / "a.zip", "--unsafe-no-sandbox")
    grade, _ = laid_out(tmp_path, tmp_path / "a.zip", environment, forbids_namespaces)
    results, _ = grade(handed_in / "arctic-tern.ipynb")
    assert sum(points(results).values()) == 18
    warning = next(test for test in results["tests"] if "Not kept apart" in test["name"])
    assert warning["visibility"] == "hidden" and "sandbox" in warning["output"]


def test_two_notebooks_are_sent_back_with_a_word_that_says_what_to_do(grade, handed_in):
    results, _ = grade(handed_in / "arctic-tern.ipynb", handed_in / "blue-jay.ipynb")
    assert results["score"] == 0
    assert f"Hand in one, named {SLUG}.ipynb" in results["output"]


def test_a_notebook_of_another_exercise_is_named(grade):
    from autograder.demo import CLASS

    results, _ = grade(CLASS / "activation_functions" / "robin.ipynb")
    assert results["score"] == 0 and "looks like activation_functions" in results["output"]


def test_a_fault_of_ours_has_no_score_and_no_traceback_for_the_student():
    results = results_json(Withheld("KeyError: 'x'", "Traceback …"))
    assert "score" not in results
    assert "Traceback" not in json.dumps(results)
    assert "KeyError" not in json.dumps([test for test in results["tests"] if test["visibility"] == "visible"])


def test_the_student_can_mend_what_was_refused():
    assert results_json(Refused("Two files."))["tests"][0]["output"] == "Two files."


def test_the_answer_key_is_for_root_alone(archive, environment, tmp_path):
    laid_out(tmp_path, archive, environment)
    for name in ("engine", "source"):
        assert (tmp_path / "autograder" / name).stat().st_mode & 0o077 == 0


def test_otter_grade_finds_its_own_results(nnmath, environment, handed_in, tmp_path, graded):
    nnmath("package", "otter", SLUG, "--out", tmp_path / "a.zip")
    grade, _ = laid_out(tmp_path, tmp_path / "a.zip", environment)
    pickled = tmp_path / "autograder" / "results" / "results.pkl"
    pickled.touch()  # as `otter grade` does
    grade(handed_in / "mallard.ipynb")
    code = "import dill, sys, json; r = dill.load(open(sys.argv[1], 'rb')); "
    code += "print(json.dumps({name: one['score'] for name, one in r.to_dict().items()}))"
    words = [sys.executable, "-I", "-c", code, str(pickled)]  # without our packages, as on the host
    done = subprocess.run(words, capture_output=True, text=True, cwd=tmp_path)
    assert json.loads(done.stdout) == graded["mallard"], done.stderr

"""Isolation by another user id: what a submission finds in a container without namespaces, and what it leaves there."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.grading import bubblewrap, container, isolate

ROOT = Path(__file__).parent.parent.parent
CONTAINER = ["bash", str(ROOT / "autograder" / "selftest" / "container.sh")]
NO_LANDLOCK = "from autograder.grading import bubblewrap; bubblewrap.landlock_version = lambda: 0; "
pytestmark = pytest.mark.xdist_group("sandbox")


@pytest.fixture(scope="module")
def inside():
    """Runs Python as root of a container."""
    if subprocess.run([*CONTAINER, "true"], capture_output=True).returncode:
        pytest.skip("needs root, to make a container with other users")

    def run(*words):
        own = os.environ | {"PYTHONPATH": str(ROOT), "NNMATH_PYTHON": sys.executable}
        command = [*CONTAINER, sys.executable, *map(str, words)]
        return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=own, timeout=500)

    return run


@pytest.fixture(scope="module")
def found(inside):
    done = inside(Path(__file__).with_name("run_in_container.py"))
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


@pytest.mark.slow
def test_a_submission_is_a_user_of_its_own_with_a_home_of_its_own(found):
    tried = found["tries"]
    assert tried["user"] >= container.FIRST and tried["groups"] == [] and tried["root"] == ["PermissionError"] * 2
    assert Path(tried["home"]).name == str(tried["user"]) and len(set(found["users"])) == len(found["users"])
    assert tried["writes"].pop(".") == "yes" and set(tried["writes"].values()) == {"PermissionError"}


@pytest.mark.slow
def test_it_reaches_neither_the_grader_nor_its_files(found):
    assert found["tries"]["signals"][:2] == ["PermissionError"] * 2
    assert found["tries"]["reads"] == ["PermissionError"] * 5


@pytest.mark.slow
def test_it_has_no_socket_but_the_ends_of_a_pipe(found):
    assert found["tries"]["sockets"] == ["PermissionError"] * 3
    assert found["tries"]["pairs"] == ["yes", "PermissionError"]


@pytest.mark.slow
def test_ordinary_work_goes_on(found):
    tried = found["tries"]
    assert (tried["data"], tried["python"], tried["loop"]) == ("data", "42\n", "ran")


@pytest.mark.slow
def test_scikit_learn_has_the_digits_that_are_not_held_back_and_all_else(found):
    assert found["shown"] == [1797 - 360, 442]


@pytest.mark.slow
def test_nothing_is_left_of_a_submission_that_has_ended(found):
    assert found["leaves"] is True
    assert {name: left for name, left in found.items() if name.endswith(": left") and left} == {}
    assert not Path(found["shared"]).exists()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["fills", "digs"])
def test_too_many_files_end_a_submission_that_no_file_system_limits(found, name):
    assert found[name] == "Your code wrote more than the 8 MiB of files that it may write."


@pytest.mark.slow
def test_the_key_must_be_out_of_reach_of_other_users_where_there_is_no_landlock(inside):
    code = NO_LANDLOCK + "from autograder.grading import isolate; isolate.choose()"
    done = inside("-c", code)
    readable = all(path.stat().st_mode & stat.S_IROTH for path in bubblewrap.secret_folders())
    assert not readable or ("every user can read the answer key; run `chmod -R go= " in done.stderr), done.stderr


@pytest.mark.slow
def test_the_doctor_names_what_stands_in_the_place_of_namespaces(inside):
    done = inside("-m", "autograder", "doctor", "--json")
    lines = {line["name"]: line for line in json.loads(done.stdout)}
    assert done.returncode == 0, done.stdout
    for name in ("user id", "answer key", "files", "network", "privileges", "seccomp filter"):
        assert lines[name]["good"], lines[name]
    for name in ("bubblewrap", "PID namespace", "network namespace", "other processes"):
        assert not lines[name]["good"] and not lines[name]["needed"], lines[name]


def test_who_is_not_root_is_refused_in_one_line_with_both_reasons(monkeypatch):
    container.problem.cache_clear()
    monkeypatch.setattr(container.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(bubblewrap, "usable", lambda: (None, "bwrap fails"))
    with pytest.raises(isolate.NoSandbox, match="no sandbox: bwrap fails, and only root can give each") as error:
        isolate.choose()
    assert "\n" not in str(error.value)
    container.problem.cache_clear()


def test_a_container_without_a_filter_is_refused(monkeypatch):
    container.problem.cache_clear()
    monkeypatch.setattr(container.os, "geteuid", lambda: 0)
    monkeypatch.setattr(container.seccomp, "filters", lambda: False)
    assert "the network is open" in container.problem()
    container.problem.cache_clear()


def test_two_graders_give_out_other_user_ids():
    first, second = container._block(), container._block()
    assert {next(first) for _ in range(container.BLOCK)}.isdisjoint(next(second) for _ in range(container.BLOCK))
    assert next(first) in range(container.FIRST, container.FIRST + container.USERS)


def test_what_is_hidden_is_left_out_and_the_way_to_it_can_be_listed(tmp_path):
    for name in ("lib/ours/key.py", "lib/theirs/code.py", "lib/data/shown.csv", "lib/data/kept.csv", "bin/python"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "lib" / "also").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "lib" / "again").symlink_to(tmp_path / "lib")  # another way to the same
    (tmp_path / "lib" / "theirs" / "up").symlink_to("..")
    (tmp_path / "lib64").symlink_to("lib")
    read, listed = container._readable(
        [tmp_path / "lib64", tmp_path / "bin"], [tmp_path / "lib" / "ours", tmp_path / "lib" / "data" / "kept.csv"]
    )
    assert sorted(read) == [str(tmp_path / name) for name in ("bin", "elsewhere", "lib/data/shown.csv", "lib/theirs")]
    assert sorted(listed) == [str(tmp_path / name) for name in ("lib", "lib/data")]

"""`nnmath package` as a teacher meets it."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def package(*words):
    command = [sys.executable, "-m", "autograder", "package", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120)


@pytest.mark.parametrize("host", ["otter", "gradescope"])
def test_a_package_is_for_its_maker_alone_and_the_command_says_so(host, tmp_path):
    out = tmp_path / "new" / "autograder.zip"
    done = package(host, "munchable_matrices", "--out", out)
    assert done.returncode == 0, done.stderr
    assert "answer key" in done.stdout
    assert out.stat().st_mode & 0o077 == 0
    assert zipfile.ZipFile(out).testzip() is None


@pytest.mark.parametrize("host", ["otter", "gradescope", "nbgrader"])
def test_an_unknown_exercise_is_one_line_and_nothing_is_made(host, tmp_path):
    done = package(host, "munchable", "--out", tmp_path / "out")
    assert done.returncode == 2
    assert done.stderr.startswith("nnmath: unknown exercise 'munchable'") and done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("host", ["otter", "gradescope", "nbgrader"])
def test_every_kind_has_help_with_an_example(host):
    assert f"Example: nnmath package {host}" in " ".join(package(host, "--help").stdout.split())


def test_an_assignment_of_nbgrader_tells_the_next_step(tmp_path):
    done = package("nbgrader", "munchable_matrices", "--out", tmp_path)
    assert "nbgrader generate_assignment munchable_matrices" in done.stdout
    assert (tmp_path / "source" / "munchable_matrices" / "munchable_matrices.ipynb").exists()

"""On Colab the cell fetches the exercise, and otter sees where it is and checks; elsewhere the cell does nothing."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from autograder.authoring.build import EXERCISES, SOLUTIONS
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


AS_ON_COLAB = """
import json, sys
from pathlib import Path
from IPython.core.interactiveshell import InteractiveShell

class Shell(InteractiveShell):
    __module__ = "google.colab._shell"

shell = Shell.instance()
assert "google.colab" in str(shell)
for cell in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["cells"]:
    source = "".join(cell["source"])
    if cell["cell_type"] == "code":
        shell.run_cell(source)
from otter.check.utils import IPythonInterpreter
grader = shell.user_ns["grader"]
tests = [test.stem for test in Path("tests").glob("*.py")]
results = {test: grader.check(test, global_env=shell.user_ns).passed_all for test in tests}
Path(sys.argv[2]).write_text(json.dumps([grader.interpreter is IPythonInterpreter.COLAB, results]))
"""
"""What Colab does with a notebook from a repository: it has the notebook alone, in another folder."""


@pytest.mark.slow
@pytest.mark.parametrize(("folder", "passes"), [(SOLUTIONS, True), (EXERCISES, False)], ids=["solution", "stub"])
def test_a_notebook_that_was_opened_from_a_repository_finds_its_checks_in_otters_colab_mode(folder, passes, tmp_path):
    host, empty = tmp_path / "host" / "week-1", tmp_path / "content"
    (host / PLACE).parent.mkdir(parents=True)
    shutil.copytree(EXERCISES / PLACE, host / PLACE)
    own = {f"GIT_{who}_{what}": "a@b" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    # the address of the public repository leads to ours, and pip, which finds otter there, needs no index
    leads = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": f"url.file://{tmp_path}/host/.insteadOf"}
    leads |= {"GIT_CONFIG_VALUE_0": "https://github.com/a-school/", "GIT_CONFIG_GLOBAL": os.devnull}
    environment = os.environ | own | leads | {"MPLBACKEND": "Agg", "PIP_NO_INDEX": "1", "IPYTHONDIR": str(tmp_path)}
    for words in (["init", "-q", "-b", "term"], ["add", "-A"], ["commit", "-q", "-m", "week 1"]):
        subprocess.run(["git", *words], cwd=host, env=environment, check=True)
    empty.mkdir()
    notebook = with_colab(
        (folder / PLACE / "munchable_matrices.ipynb").read_bytes(), "munchable_matrices", PLACE, WHERE
    )
    (empty / "opened.ipynb").write_bytes(notebook)
    command = [sys.executable, "-c", AS_ON_COLAB, empty / "opened.ipynb", tmp_path / "found.json"]
    done = subprocess.run(command, cwd=empty, env=environment, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr[-2000:]
    on_colab, results = json.loads((tmp_path / "found.json").read_text())
    assert on_colab and len(results) == 7
    assert set(results.values()) == {passes}

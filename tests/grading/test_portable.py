"""The portable mode, forced on Linux: the same points and verdicts, nothing that Windows lacks, and honest pages."""

import ast
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import autograder
from autograder.authoring.answers import solution
from autograder.exercise import by_slug
from autograder.grading import portable
from autograder.grading.batch import Job, grade_all, interpreter
from autograder.grading.pipeline import Handed, grade

pytestmark = pytest.mark.xdist_group("sandbox")
PACKAGE = Path(autograder.__file__).parent
MATRICES = by_slug("munchable_matrices")
SHORT = replace(MATRICES, limits=replace(MATRICES.limits, check_seconds=2.0))
LACKING = {
    "fcntl",
    "resource",
    "pwd",
    "grp",
    "termios",
    "pty",
    "tty",
    "syslog",
    "posix",
}  # modules that Windows has not
NAMES = {"fork", "forkpty", "setsid", "getuid", "SIGKILL", "SIGCHLD", "AF_UNIX", "SCM_RIGHTS", "sendmsg", "recvmsg"}
NAMES |= {"pidfd_open", "mkfifo", "sched_getaffinity", "pass_fds", "preexec_fn", "unshare", "poll"}


def grades(code, only):
    with interpreter(Job(MATRICES.folder, "s", portable=True)) as fresh:
        text = f"{solution(MATRICES)}\n\n# %%\n{code}"
        return grade(SHORT, Handed("robin", "robin.py", text.encode()), "s", fresh, only=only)


def verdicts(result):
    return {question.name: question.checks[0].verdict.value for question in result.questions if question.checks}


def test_a_right_answer_passes_and_the_page_says_what_is_missing():
    result = grades("", ["add"])
    assert verdicts(result) == {"add": "PASS"} and result.questions[0].points == result.questions[0].max_points
    assert "answer key in another process" in result.layers
    assert {"files of the grader out of reach", "limits on memory and processes"} <= set(result.missing_layers)
    assert ("no network" in result.missing_layers) is not portable.sandboxed()


@pytest.mark.slow
def test_each_question_has_an_interpreter_of_its_own_and_wrong_ones_cost_only_themselves():
    wrong = "import os\ndef add(A, B):\n    while True: pass\ndef scale(k, A):\n    os._exit(0)\n"
    result = grades(wrong, ["add", "scale", "transpose"])
    assert verdicts(result) == {"add": "TIMEOUT", "scale": "ERROR", "transpose": "PASS"}


def test_nothing_is_left_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(portable.tempfile, "tempdir", str(tmp_path))
    begun = []
    start = portable.Interpreter._start

    def noted(self, *arguments):
        begun.append(start(self, *arguments))
        return begun[-1]

    monkeypatch.setattr(portable.Interpreter, "_start", noted)
    grades("", ["add"])
    assert begun and all(process.poll() is not None for process in begun)
    assert not list(tmp_path.iterdir())


def test_the_copy_that_a_submission_sees_has_no_answer_key(monkeypatch):
    found = []
    start = portable.Interpreter._start

    def noted(self, *arguments):
        found.append(sorted(path.name for path in (self._home / "key").iterdir()))
        return start(self, *arguments)

    monkeypatch.setattr(portable.Interpreter, "_start", noted)
    grades("", ["add"])
    assert set(map(tuple, found)) == {("inside",)}


def test_a_batch_can_be_portable(monkeypatch):
    monkeypatch.setattr(
        "autograder.grading.batch.load", lambda folder: replace(MATRICES, questions=MATRICES.questions[:2])
    )
    job = Job(MATRICES.folder, "s", portable=True)
    (done,) = grade_all(job, [Handed("robin", "robin.py", solution(MATRICES).encode())], jobs=1)
    assert done.result is not None and done.result.points > 0 and not done.result.faulty


def closure(start):
    """The files of ours that are imported when these are, at the top of a module or below."""
    found, fresh = set(), set(start)
    while fresh:
        file = fresh.pop()
        found.add(file)
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            names = []
            if isinstance(node, ast.ImportFrom):
                base = list(file.relative_to(PACKAGE.parent).with_suffix("").parts[: -node.level]) if node.level else []
                module = ".".join([*base, *filter(None, [node.module])])
                names = [module, *(f"{module}.{alias.name}" for alias in node.names)]
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            for name in names:
                path = PACKAGE.parent / Path(*name.split(".")).with_suffix(".py")
                if name.startswith("autograder.") and path.exists() and path not in found:
                    fresh.add(path)
    return found


FILES = sorted(closure([PACKAGE / "grading" / "batch.py", PACKAGE / "inside" / "alone.py"]))
RUN_THERE = [PACKAGE / "grading" / "portable.py", *sorted(closure([PACKAGE / "inside" / "alone.py"]))]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_what_the_portable_mode_imports_can_be_imported_on_windows(file):
    tops = ast.parse(file.read_text(encoding="utf-8")).body
    names = {alias.name.split(".")[0] for node in tops if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module.split(".")[0] for node in tops if isinstance(node, ast.ImportFrom) and node.module}
    assert not names & LACKING


@pytest.mark.parametrize("file", RUN_THERE, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_what_the_portable_mode_runs_uses_nothing_that_windows_lacks(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    used |= {word.arg for node in ast.walk(tree) if isinstance(node, ast.Call) for word in node.keywords}
    texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    assert not used & NAMES and not [text for text in texts if text.startswith("/proc")]


def test_the_search_knows_the_files_it_is_about():
    names = {file.name for file in FILES}
    assert {
        "alone.py",
        "running.py",
        "frames.py",
        "portable.py",
        "student_process.py",
        "submission.py",
        "warm.py",
        "batch.py",
    } <= names
    assert "gate.py" not in names and "worker.py" not in names


@pytest.mark.skipif(sys.platform != "linux", reason="pretends to be a Mac")
def test_on_a_mac_the_system_s_own_sandbox_is_put_around_it(monkeypatch, tmp_path):
    monkeypatch.setattr(portable, "sandboxed", lambda: True)
    sandbox = portable.Portable()
    words = sandbox.command(["-c", "pass"], tmp_path / "key", None)
    assert words[:2] == [portable.TOOL, "-p"] and words[3:] == [sys.executable, "-c", "pass"]
    assert f'(subpath "{os.path.realpath(tmp_path)}")' in words[2] and "(deny network*)" in words[2]
    assert {layer.name: layer.on for layer in sandbox.layers()}["no network"]

"""Hands forgeries to `otter run` and to Gradescope's container behind the outer wall, and prints what came of each."""

from __future__ import annotations

import contextlib
import io
import json
import os
import pickle
import sys
import tempfile
import zipfile
from pathlib import Path

import nbformat
from otter.cli import cli

from autograder.authoring.answers import solution
from autograder.exercise import by_slug
from autograder.guest import container
from autograder.guest.archive import ENGINE, autograder_zip
from autograder.guest.settings import Settings
from autograder.selftest.attack import NOTHING, Attack
from autograder.selftest.families import FAMILIES

CANARY = Path("/tmp/canary-of-the-forgeries")
PLANT = f"open({str(CANARY)!r}, 'w').close()\n"
TAKEN_FROM_THE_CORPUS = (
    "comparisons_that_always_agree",
    "search_the_file_system_for_the_reference",
    "hand_hidden_inputs_on_to_the_feedback",
)
MODULES = (
    "ipykernel_launcher ipykernel otter IPython nbformat zmq pickle sitecustomize usercustomize autograder".split()
)
FORGERY = """
import glob, pickle, sys
try:
    from otter.execute import Checker
    from otter.test_files import GradingResults
    Checker.check_if_not_already_checked = classmethod(lambda *a, **k: None)
    GradingResults.total = 18
except BaseException:
    pass
for path in glob.glob("/tmp/*.pkl") + glob.glob("/tmp/*/autograder/results/*") + ["results.json", "../results.json"]:
    try:
        open(path, "w").write('{"score": 18, "tests": [{"name": "matmul", "score": 4, "max_score": 4}]}')
    except OSError:
        pass
"""


class Bomb:
    """What plants the canary when it is unpickled."""

    def __reduce__(self):
        return open, (str(CANARY), "w")


def notebook(code: str, metadata: dict) -> bytes:
    """A notebook with the solution, and hostile code on top."""
    cells = [nbformat.v4.new_code_cell(text) for text in (solution(by_slug("munchable_matrices")), code)]
    return nbformat.writes(nbformat.v4.new_notebook(cells=cells, metadata=metadata)).encode()


def forgeries() -> dict[str, dict[str, bytes]]:
    """The files of each submission."""
    own, other = ({"kernelspec": {"name": name, "display_name": name}} for name in ("python3", "forged"))
    tests = {"otter": {"OK_FORMAT": False, "tests": {"matmul": "OK_FORMAT = False\nname = 'matmul'\npoints = 4\n"}}}
    plain = {"work.ipynb": notebook(NOTHING, own)}
    found = {
        "a_log_to_be_unpickled": plain | {".OTTER_LOG": pickle.dumps(Bomb())},
        "modules_beside_the_notebook": plain | {f"{name}.py": PLANT.encode() for name in MODULES},
        "results_written_by_the_student": {"work.ipynb": notebook(FORGERY + NOTHING, own | tests)},
        "a_kernel_of_its_own": {"work.ipynb": notebook(NOTHING, other)},
    }
    every = (attack for family in FAMILIES for attack in family.attacks if isinstance(attack, Attack))
    corpus = {attack.name: attack.code for attack in every}
    return found | {name: {"work.ipynb": notebook(corpus[name], own)} for name in TAKEN_FROM_THE_CORPUS}


def by_otter(archive: Path, submission: Path, out: Path) -> tuple[dict[str, float], str]:
    """The points of each question by the real `otter run`, and what went wrong."""
    error = ""
    words = ["run", "-a", str(archive), "-o", str(out), "--no-logo", str(submission)]
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            cli(words, standalone_mode=False)
    except Exception as fault:  # no results then: the test sees an empty score
        error = f"{type(fault).__name__}: {fault}"
    written = out / "results.json"
    tests = json.loads(written.read_text())["tests"] if written.exists() else []
    return {test["name"]: test["score"] for test in tests if "score" in test}, error


def by_container(archive: Path, files: dict[str, bytes], root: Path) -> float:
    """All points by the container of Gradescope and `otter grade`, in its folders."""
    for name in ("submission", "results"):
        (root / name).mkdir(parents=True)
    with zipfile.ZipFile(archive) as package, zipfile.ZipFile(io.BytesIO(package.read(ENGINE))) as engine:
        engine.extractall(root / "engine")
    for file, data in files.items():
        (root / "submission" / file).write_bytes(data)
    with contextlib.redirect_stdout(io.StringIO()):
        container.main(root)
    results = json.loads((root / "results" / "results.json").read_text())
    return sum(test.get("score", 0) for test in results["tests"])


def main() -> None:
    """Every forgery by both, a line of JSON each."""
    if os.environ.get("NNMATH_BEHIND_THE_WALL") != "yes" or os.access("/usr", os.W_OK):
        sys.exit("this runs hostile code: start it behind tools/wall")
    room = Path(tempfile.mkdtemp())
    archive = room / "autograder.zip"
    settings = Settings("munchable_matrices", "secret")
    archive.write_bytes(autograder_zip(by_slug("munchable_matrices"), settings, "otter"))
    for name, files in forgeries().items():
        CANARY.unlink(missing_ok=True)
        (room / name / "out").mkdir(parents=True)
        with zipfile.ZipFile(room / f"{name}.zip", "w") as packed:
            for file, data in files.items():
                packed.writestr(file, data)
        scores, error = by_otter(archive, room / f"{name}.zip", room / name / "out")
        line = {"name": name, "scores": scores, "error": error}
        line["container"] = by_container(archive, files, room / name / "autograder")
        print(json.dumps(line | {"canary": CANARY.exists()}), flush=True)


if __name__ == "__main__":
    main()

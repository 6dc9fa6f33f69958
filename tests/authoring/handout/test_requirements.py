"""What learners install is what their notebooks import, within the bounds of this package."""

import json
import tomllib
from pathlib import Path

import pytest

from autograder.authoring.handout.requirements import KNOWN, for_binder, requirements
from autograder.exercise import ExerciseError

PROJECT = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def notebook(*sources):
    cells = [{"cell_type": "code", "source": source} for source in sources]
    return json.dumps({"cells": [*cells, {"cell_type": "markdown", "source": "import this"}]}).encode()


def test_imports_of_notebooks_and_checks_are_requirements_each_once_sorted():
    files = {
        "a/a.ipynb": notebook("import os, numpy as np", "%matplotlib inline\ndef f():\n    import sklearn.datasets"),
        "a/tests/q.py": b"from otter.test_files import test_case\nimport numpy",
        "a/data/x.csv": b"import nothing",
    }
    assert requirements(files).decode().splitlines() == [
        "jupyterlab>=4",
        "numpy>=1.26",
        "otter-grader>=7.0,<8",
        "scikit-learn>=1.4",
    ]


def test_binder_is_told_where_pytorch_without_graphics_cards_is_and_only_where_it_is_needed():
    plain, torch = b"numpy>=1.26\n", b"numpy>=1.26\ntorch>=2.2\n"
    assert for_binder(plain)[".binder/requirements.txt"] == plain
    first, rest = for_binder(torch)[".binder/requirements.txt"].split(b"\n", 1)
    assert first == b"--extra-index-url https://download.pytorch.org/whl/cpu" and rest == torch


def test_an_import_that_learners_cannot_install_is_refused():
    with pytest.raises(ExerciseError, match=r"a/a\.ipynb: imports nnmath_ref"):
        requirements({"a/a.ipynb": notebook("import nnmath_ref")})


@pytest.mark.parametrize("module", sorted(set(KNOWN) - {"torch"}))
def test_bounds_are_those_of_the_package(module):
    assert KNOWN[module] in PROJECT["dependencies"]


def test_torch_is_an_extra_of_the_package():
    assert any(line.startswith("torch") for line in PROJECT["optional-dependencies"]["torch"])

"""The page of the class and those of its students in a real browser: axe-core finds nothing serious."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "records"))
from made import graded

from autograder.grading.records import Verdict
from autograder.tracking.pages import write_pages

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A small class: right, wrong, too slow, stopped by an error, and not checked for our own fault."""
    class_ = [
        graded("owl", answer="Rows meet columns."),
        graded("wren", "matmul", "add"),
        graded("tern", "matmul", verdict=Verdict.TIMEOUT),
        graded("gull", "add", verdict=Verdict.ERROR),
        graded("jay", "matmul", verdict=Verdict.GRADER),
    ]
    late = {"wren": "Received 2 days late."}
    return write_pages(class_, ["larch.ipynb: not a notebook"], tmp_path_factory.mktemp("out"), made="today", late=late)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_violation(browser, violations, written, scheme):
    for path in sorted(written.parent.rglob("*.html")):
        context = browser.new_context(color_scheme=scheme, bypass_csp=True)
        page = context.new_page()
        page.goto(path.as_uri())
        assert violations(page) == [], path.name
        context.close()

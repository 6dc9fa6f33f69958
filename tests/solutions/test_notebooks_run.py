"""Every worked notebook runs in Jupyter from top to bottom: with figures, checks that pass, and no warning."""

import re
import resource
import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from autograder.exercise import load_all

ROOT = Path(__file__).parents[2]
CELL_SECONDS = 600  # a hang must end; how long a notebook takes is measured, not tested
EXERCISES = load_all()

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=EXERCISES, ids=lambda exercise: exercise.slug)
def worked(request, tmp_path_factory):
    """An exercise and its worked notebook after a run in a kernel of its own, in a copy of its folder."""
    exercise = request.param
    name = f"{exercise.slug}.ipynb"
    copy = tmp_path_factory.mktemp("desk") / exercise.slug
    shutil.copytree(ROOT / "solutions" / exercise.strand / exercise.slug, copy)
    notebook = nbformat.read(copy / name, 4)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    NotebookClient(
        notebook,
        timeout=CELL_SECONDS,
        kernel_name="python3",
        allow_errors=True,  # so that a failing test can name the cell
        resources={"metadata": {"path": str(copy)}},
    ).execute()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"\n{exercise.slug}: {seconds:.1f} s of processor time")
    nbformat.write(notebook, copy / name)
    return exercise, notebook


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def said(cell):
    """All the text that a cell put below itself."""
    parts = []
    for output in cell.outputs:
        parts += [output.get("text", ""), *output.get("data", {}).get("text/plain", "").splitlines()]
    return "\n".join(parts)


def test_no_cell_raises(worked):
    _, notebook = worked
    raised = {
        cell.source[:80]: output.evalue
        for cell in code(notebook)
        for output in cell.outputs
        if output.output_type == "error"
    }
    assert raised == {}


def test_every_cell_was_run_in_order(worked):
    _, notebook = worked
    counts = [cell.execution_count for cell in code(notebook) if cell.source.strip()]
    assert counts == list(range(1, len(counts) + 1))


def test_nothing_warns(worked):
    _, notebook = worked
    warned = {
        cell.source[:80]: output.get("text", "")
        for cell in code(notebook)
        for output in cell.outputs
        if output.get("name") == "stderr" or re.search(r"\w+Warning\b", str(output.get("text", "")))
    }
    assert warned == {}


def test_every_question_is_checked_and_passes(worked):
    exercise, notebook = worked
    checks = {cell.source: said(cell) for cell in code(notebook) if cell.source.startswith("grader.check(")}
    assert set(checks) == {f'grader.check("{question.name}")' for question in exercise.auto}
    assert {source: text for source, text in checks.items() if "passed" not in text or "failed" in text} == {}


def test_there_are_figures(worked):
    _, notebook = worked
    outputs = [output.get("data", {}) for cell in code(notebook) for output in cell.outputs]
    assert any("image/png" in data or "<img" in data.get("text/html", "") for data in outputs)

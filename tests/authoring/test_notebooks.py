"""A learner's notebook: ready to run, without the solution, with its checks; and in a real kernel."""

import json

import nbformat
import pytest
from fair_shares import cells, contents

from autograder.authoring.build import build, build_all
from autograder.authoring.new import create
from autograder.exercise import load

PROMPT = "_Type your answer here, replacing this text._"


@pytest.mark.parametrize("top", ["exercises", "solutions"])
def test_a_notebook_is_valid_and_ready_for_vs_code_and_jupyterlab(built, top):
    path = built / top / "statistics" / "fair_shares" / "fair_shares.ipynb"
    notebook = json.loads(path.read_bytes())
    nbformat.validate(notebook)
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"
    assert notebook["metadata"]["language_info"]["name"] == "python"
    assert "version" not in notebook["metadata"]["language_info"]
    for number, cell in enumerate(notebook["cells"], 1):
        assert cell["id"] == f"fair_shares-{number:03}"
        assert not cell.get("outputs") and cell.get("execution_count") is None
        assert set(cell["metadata"]) <= {"deletable", "editable", "question", "answer"}


def test_the_first_code_starts_otter_and_the_title_stands_above_it(built):
    first, second = cells(built)[:2]
    assert first.source.startswith("# Fair shares")
    assert second.source.splitlines()[1:] == ["import otter", "", "grader = otter.Notebook()"]


def test_the_note_to_authors_is_left_out(built):
    assert "for authors only" not in str(contents(built))


def test_the_learner_finds_dots_where_the_solution_was(built):
    stub = 'def shares(amounts):\n    """The part of the total that each amount is."""\n    ...'
    assert stub in [cell.source for cell in cells(built)]


def test_the_solution_shows_no_marks(built):
    worked = "\n".join(cell.source for cell in cells(built, "solutions"))
    assert "return amounts / total" in worked
    assert "SOLUTION" not in worked


def test_a_check_follows_the_last_cell_that_defines_one_of_its_functions(tmp_path):
    entries = (
        'entry    = ["shares(amounts)", "share_of(part, whole)"]\nshapes   = ["(n,) -> (n,)", "two numbers -> number"]'
    )
    old = 'entry    = "shares(amounts)"\nshapes   = "(n,) -> (n,)"'
    second = "# %%\ndef share_of(part, whole):\n    # BEGIN SOLUTION\n    return part / whole\n    # END SOLUTION\n\n\n"
    folder = create("statistics", "fair_shares", tmp_path / "bank")
    for name, before, after in (
        ("exercise.toml", old, entries),
        ("master.py", "# %% [markdown]\n# Now look", f"{second}# %% [markdown]\n# Now look"),
        ("examples.py", '"shares", reference', '"shares", reference, of="shares"'),
        ("misconceptions.py", '"shares", fails', '"shares", of="shares", fails'),
        ("variants.py", '@variant("shares")', '@variant("shares", of="shares")'),
    ):
        text = (folder / name).read_text(encoding="utf-8")
        assert before in text
        (folder / name).write_text(text.replace(before, after), encoding="utf-8")
    build(load(folder), tmp_path / "exercises", tmp_path / "solutions")
    sources = [cell.source for cell in cells(tmp_path)]
    place = sources.index('grader.check("shares")')
    assert sources[place - 1] == "def share_of(part, whole):\n    ..."
    assert sources.count('grader.check("shares")') == 1


def test_the_checks_are_locked_and_the_learners_cells_are_not(built):
    locked = [cell.source for cell in cells(built) if cell.metadata.get("editable") is False]
    assert len(locked) == 2
    assert all("grader" in source for source in locked)


def test_a_learner_types_where_the_model_answer_stood(built):
    student, worked = cells(built)[-1], cells(built, "solutions")[-1]
    assert (student.source, student.metadata["answer"]) == (PROMPT, "in_your_own_words")
    assert worked.source.startswith("The small school sold")
    assert PROMPT not in [cell.source for cell in cells(built, "solutions")]


# The notebook in a real kernel


def executed(notebook, folder):
    """The outputs of each code cell, by its source, from a Jupyter kernel of its own."""
    from nbclient import NotebookClient

    client = NotebookClient(notebook, timeout=120, allow_errors=True, resources={"metadata": {"path": str(folder)}})
    done = client.execute()
    return {cell.source: cell.outputs for cell in done.cells if cell.cell_type == "code"}


@pytest.fixture(scope="module")
def runs(bank, tmp_path_factory):
    """The stub, a wrong answer and the solution, each run from top to bottom."""
    place = tmp_path_factory.mktemp("runs")
    build_all(place / "exercises", place / "solutions", bank)
    found = {}
    for name, top in (("stub", "exercises"), ("wrong", "exercises"), ("solution", "solutions")):
        folder = place / top / "statistics" / "fair_shares"
        notebook = nbformat.read(folder / "fair_shares.ipynb", 4)
        for cell in notebook.cells:
            if name == "wrong":
                cell.source = cell.source.replace("    ...", "    return [0.5, 0.5]")
        found[name] = executed(notebook, folder)
    return found


@pytest.mark.slow
def test_the_solution_passes_its_public_checks(runs):
    (shown,) = runs["solution"]['grader.check("shares")']
    assert "shares (public checks)" in shown.data["text/html"]
    assert "passed!" in shown.data["text/html"]
    assert not [output for outputs in runs["solution"].values() for output in outputs if output.output_type == "error"]


@pytest.mark.slow
def test_the_stub_is_told_what_is_missing(runs):
    (shown,) = runs["stub"]['grader.check("shares")']
    for text in shown.data.values():
        assert "Three soups and one salad, as in the table above." in text
        assert "shares([3, 1]) returned None, expected [0.75, 0.25]. Is there a `return`?" in text
        assert "shares([0, 0]) returned None, expected a ValueError" in text


@pytest.mark.slow
def test_a_wrong_answer_is_shown_with_its_call_and_what_was_expected(runs):
    (shown,) = runs["wrong"]['grader.check("shares")']
    for text in shown.data.values():
        assert "expect(shares, ([3, 1],), [0.75, 0.25])" in text
        assert "shares([3, 1]) returned [0.5, 0.5], expected [0.75, 0.25]" in text
        assert "Traceback" not in text

"""What students get is made from the bank: the same bytes every time, all they need and nothing secret."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat
import pytest

from autograder.authoring.build import build, build_all, leaks, stale
from autograder.authoring.new import create
from autograder.exercise import ExerciseError, load, load_all

ROOT = Path(__file__).parents[2]
PROMPT = "_Type your answer here, replacing this text._"


@pytest.fixture(scope="module")
def bank(tmp_path_factory):
    """A bank of one exercise, fresh from the template, with data of two kinds."""
    bank = tmp_path_factory.mktemp("bank")
    folder = create("statistics", "fair_shares", bank)
    (folder / "data" / "raw").mkdir(parents=True)
    (folder / "data" / "sold.csv").write_bytes(b"dish,sold\r\nsoup,3\r\n")
    (folder / "data" / "raw" / "numbers.bin").write_bytes(bytes(range(256)))
    (folder / "data" / ".DS_Store").write_bytes(b"left behind by a desktop")
    return bank


@pytest.fixture
def built(bank, tmp_path):
    """The folders exercises/ and solutions/ of that bank."""
    build_all(tmp_path / "exercises", tmp_path / "solutions", bank)
    return tmp_path


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def cells(folder, top="exercises", slug="fair_shares"):
    return nbformat.read(folder / top / "statistics" / slug / f"{slug}.ipynb", 4).cells


def altered(folder, name, *changes):
    """A new exercise, read after changes (old, new) of one of its files."""
    path = create("statistics", "fair_shares", folder / "bank") / name
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return load(path.parent)


# What is written


def test_students_get_the_notebook_its_tests_its_data_and_the_map(built):
    inside = "statistics/fair_shares"
    assert sorted(contents(built / "exercises")) == [
        "README.md",
        f"{inside}/data/raw/numbers.bin",
        f"{inside}/data/sold.csv",
        f"{inside}/fair_shares.ipynb",
        f"{inside}/tests/shares.py",
    ]


def test_the_solution_has_the_same_tests_and_data(built):
    student, solution = contents(built / "exercises"), contents(built / "solutions")
    different = {name for name in student.keys() | solution.keys() if student.get(name) != solution.get(name)}
    assert different == {"README.md", "GUIDE.md", "statistics/fair_shares/fair_shares.ipynb"}


def test_data_is_copied_byte_by_byte(built, bank):
    made, source = built / "exercises" / "statistics" / "fair_shares" / "data", bank / "statistics/fair_shares/data"
    assert contents(made) == {name: data for name, data in contents(source).items() if name != ".DS_Store"}


def test_two_builds_have_the_same_bytes_in_another_process_folder_and_time_zone(built, bank, tmp_path):
    other = tmp_path / "a folder with another name"
    other.mkdir()
    code = "import sys; from pathlib import Path; from autograder.authoring.build import build_all as b; "
    code += "b(*map(Path, sys.argv[1:]))"
    paths = [str(other / "exercises"), str(other / "solutions"), str(bank)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    done = subprocess.run(
        [sys.executable, "-c", code, *paths], cwd=other, env=environment, capture_output=True, text=True, timeout=120
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert contents(other / "exercises") == contents(built / "exercises")
    assert contents(other / "solutions") == contents(built / "solutions")


def test_nothing_of_this_machine_is_in_what_is_written(built):
    for name, data in (contents(built / "exercises") | contents(built / "solutions")).items():
        for trace in (str(built), str(ROOT), tempfile.gettempdir() + os.sep, str(Path.home()) + os.sep, "otter_"):
            assert trace.encode() not in data, (name, trace)


def test_a_build_is_quiet_and_leaves_nothing_behind(bank, tmp_path, monkeypatch, capfd):
    room = tmp_path / "temporary"
    room.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(room))
    build_all(tmp_path / "exercises", tmp_path / "solutions", bank)
    assert tuple(capfd.readouterr()) == ("", "")
    assert list(room.iterdir()) == []
    assert list(tmp_path.rglob(".building-*")) == []


# The notebook


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


# The tests


def read_test(folder):
    return (folder / "exercises" / "statistics" / "fair_shares" / "tests" / "shares.py").read_bytes()


def test_a_test_holds_the_checks_with_their_sentences_before_anything_else(built):
    text = read_test(built).decode("ascii")
    assert "OK_FORMAT = False" in text
    assert '@test_case(name="Three soups and one salad, as in the table above.", points=9)\ndef soup_and_salad(' in text
    assert text.index("def soup_and_salad(") < text.index("def nothing_to_share(") < text.index("def expect(")


def test_a_test_needs_numpy_and_otter_and_nothing_of_ours(built):
    imports = [line for line in read_test(built).decode().splitlines() if re.match(r"\s*(import|from) ", line)]
    assert imports == ["import numpy as np", "from otter.test_files import test_case"]


PUBLIC = "from autograder.checks import public\n"
FIRST = '@public("shares")\ndef soup'
EXPECTED = "[0.75, 0.25])"


def test_helpers_come_along_with_what_they_need_and_no_others(tmp_path):
    helpers = "HALF = 0.5\n# how much salad\nQUARTER = HALF * HALF\nUNUSED = 7\n\n\n"
    helpers += "def parts():\n    return [0.75, QUARTER]\n\n\n"
    changes = ((PUBLIC, "import math\nimport random\n\n" + PUBLIC), (FIRST, helpers + FIRST), (EXPECTED, "parts())"))
    exercise = altered(tmp_path, "public.py", *changes, ("0, 0],)", "math.floor(0.5), 0],)"))
    build(exercise, tmp_path / "exercises", tmp_path / "solutions")
    text = read_test(tmp_path).decode()
    assert text.index("HALF = 0.5") < text.index("# how much salad\nQUARTER") < text.index("def parts()")
    assert "import math\nimport numpy as np\nfrom otter" in text
    assert "UNUSED" not in text and "random" not in text


def test_a_sentence_in_any_letters_arrives_whatever_the_encoding_of_the_learners_computer(tmp_path):
    from otter.test_files.exception_test import ExceptionTestFile

    sentence = 'Every share is ≥ 0, for π and for “é” as well: "0 ≤ s".'
    exercise = altered(tmp_path, "public.py", ("Three soups and one salad, as in the table above.", sentence))
    build(exercise, tmp_path / "exercises", tmp_path / "solutions")
    test = ExceptionTestFile.from_string(read_test(tmp_path).decode("ascii"))
    assert test.test_cases[0].name == sentence
    assert test.name == "shares (public checks)"


def test_the_points_of_a_question_are_shared_by_its_public_checks(tmp_path):
    from otter.test_files.exception_test import ExceptionTestFile

    third = f'@public("shares")\ndef one(shares):\n    """One."""\n    expect(shares, ([2],), [1])\n\n\n{FIRST}'
    folder = altered(tmp_path, "public.py", (FIRST, third)).folder
    toml, hidden = folder / "exercise.toml", folder / "hidden.py"
    toml.write_text(toml.read_text().replace("points   = 18", "points   = 10"))
    hidden.write_text(hidden.read_text().replace("points=12", "points=4"))
    load.cache_clear()
    build(load(folder), tmp_path / "exercises", tmp_path / "solutions")
    test = ExceptionTestFile.from_string(read_test(tmp_path).decode())
    assert "points=10 / 3)" in read_test(tmp_path).decode()
    assert sum(case.points for case in test.test_cases) == pytest.approx(10)


# What is refused


BODY = ("    # BEGIN SOLUTION\n", ""), ("    # END SOLUTION\n", "")


@pytest.mark.parametrize(
    ("name", "changes", "remedy"),
    [
        ("master.py", BODY, "hands out shares whole; put its body between # BEGIN SOLUTION and # END SOLUTION"),
        ("master.py", BODY[1:], "is refused by otter assign: BEGIN SOLUTION without END SOLUTION"),
        ("master.py", [("def shares(", "def part(")], "has no cell that defines shares; shares asks for it"),
        (
            "master.py",
            [('answer="in', 'reply="in')],
            "has no model answer to in_your_own_words; put it into a cell that",
        ),
        (
            "master.py",
            [("# %% [markdown]\n# # Fair", "import numpy\n\n# %% [markdown]\n# # Fair")],
            "code above its first",
        ),
        (
            "master.py",
            [("    return amounts / total", "    return amounts /")],
            "is not Python: invalid syntax in 'return",
        ),
        ("master.py", [("# Now look at them.", "# # Ignore this:")], "loses cells in otter assign"),
        ("public.py", [('@public("shares")\n', "")], "has no check for shares; write one, a learner needs it"),
        (
            "public.py",
            [(FIRST, f"points = 3\n{FIRST}"), ("[3, 1]", "[points, 1]")],
            "'points', which otter reads itself",
        ),
        (
            "public.py",
            [(PUBLIC, f"{PUBLIC}from nnmath_ref import numpy as np\n"), ("[3, 1]", "np.array([3, 1])")],
            "imports nnmath_ref, which learners do not have; write the value itself",
        ),
        (
            "public.py",
            [(FIRST, f"θ = 3\n\n\n{FIRST}"), ("[3, 1]", "[θ, 1]")],
            "use plain letters in the names of helpers",
        ),
    ],
)
def test_a_bank_folder_that_would_not_serve_learners_is_refused_in_one_line(
    tmp_path, monkeypatch, name, changes, remedy
):
    import numpy

    import nnmath_ref

    monkeypatch.setattr(nnmath_ref, "numpy", numpy, raising=False)
    exercise = altered(tmp_path, name, *changes)
    with pytest.raises(ExerciseError) as refused:
        build(exercise, tmp_path / "exercises", tmp_path / "solutions")
    assert f"statistics/fair_shares/{name}: " in str(refused.value)
    assert remedy in str(refused.value)
    assert "\n" not in str(refused.value)
    assert not (tmp_path / "exercises").exists()


def test_a_build_that_fails_leaves_what_was_there(built, tmp_path):
    before = contents(built / "exercises")
    broken = altered(tmp_path / "other", "master.py", *BODY)
    with pytest.raises(ExerciseError):
        build(broken, built / "exercises", built / "solutions")
    assert contents(built / "exercises") == before


def test_a_build_that_is_interrupted_leaves_no_half_folder(built, bank, monkeypatch):
    """The disk is full at the second file of the notebook's folder."""
    before = contents(built / "exercises")
    (built / "exercises/statistics/fair_shares/tests/shares.py").write_bytes(b"old")
    before["statistics/fair_shares/tests/shares.py"] = b"old"
    written, write = [], Path.write_bytes

    def full(path, data):
        written.append(path)
        if ".building-" in str(path) and len(written) > 3:
            raise OSError("no space left on device")
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="no space"):
        build_all(built / "exercises", built / "solutions", bank)
    monkeypatch.undo()
    assert contents(built / "exercises") == before


# What is stale


def test_nothing_is_stale_after_a_build_and_a_second_build_changes_nothing(built, bank):
    notebook = built / "exercises/statistics/fair_shares/fair_shares.ipynb"
    written = notebook.stat().st_mtime_ns
    assert stale(built / "exercises", built / "solutions", bank) == []
    assert build_all(built / "exercises", built / "solutions", bank) == []
    assert notebook.stat().st_mtime_ns == written


@pytest.mark.parametrize(
    "name",
    [
        "exercises/README.md",
        "exercises/statistics/fair_shares/fair_shares.ipynb",
        "exercises/statistics/fair_shares/tests/shares.py",
        "exercises/statistics/fair_shares/data/raw/numbers.bin",
        "solutions/statistics/fair_shares/fair_shares.ipynb",
    ],
)
@pytest.mark.parametrize("damage", ["a changed byte", "missing"])
def test_a_changed_or_missing_file_is_seen_and_mended(built, bank, name, damage):
    path, good = built / name, (built / name).read_bytes()
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(good[:-1] + bytes([good[-1] ^ 1]))
    assert stale(built / "exercises", built / "solutions", bank) == [path]
    assert build_all(built / "exercises", built / "solutions", bank) == [path]
    assert path.read_bytes() == good


def test_an_extra_file_in_an_exercise_is_seen_and_removed(built, bank):
    extra = built / "exercises/statistics/fair_shares/hidden.py"
    extra.write_text("secret")
    assert stale(built / "exercises", built / "solutions", bank) == [extra]
    assert build_all(built / "exercises", built / "solutions", bank) == [extra]
    assert not extra.exists()


def test_a_file_that_is_nobodys_is_seen_and_left_to_its_owner(built, bank):
    extra = built / "exercises" / "notes.txt"
    extra.write_text("mine")
    assert stale(built / "exercises", built / "solutions", bank) == [extra]
    assert build_all(built / "exercises", built / "solutions", bank) == []
    assert extra.exists()


def test_what_jupyter_leaves_behind_is_not_stale(built, bank):
    folder = built / "exercises/statistics/fair_shares"
    (folder / ".ipynb_checkpoints").mkdir()
    (folder / ".ipynb_checkpoints" / "fair_shares-checkpoint.ipynb").write_text("{}")
    (folder / ".OTTER_LOG").write_bytes(b"log")
    assert stale(built / "exercises", built / "solutions", bank) == []


def test_an_exercise_that_the_bank_no_longer_has_is_removed(built, bank, tmp_path):
    smaller = tmp_path / "smaller bank"
    create("matrices", "tables", smaller)
    changed = build_all(built / "exercises", built / "solutions", smaller)
    assert not (built / "exercises" / "statistics").exists()
    assert not (built / "solutions" / "statistics").exists()
    assert built / "exercises/statistics/fair_shares/fair_shares.ipynb" in changed
    assert stale(built / "exercises", built / "solutions", smaller) == []


# What leaks


@pytest.fixture
def exercise(bank):
    return load(bank / "statistics" / "fair_shares")


def plant(built, change):
    """Changes the learner's notebook, which is given as JSON."""
    path = built / "exercises/statistics/fair_shares/fair_shares.ipynb"
    notebook = json.loads(path.read_bytes())
    change(notebook)
    path.write_text(json.dumps(notebook), encoding="utf-8")


def test_a_fresh_build_leaks_nothing_and_the_solutions_are_full_of_it(built, exercise):
    assert leaks(exercise, built / "exercises") == []
    found = leaks(exercise, built / "solutions")
    notebook = "statistics/fair_shares/fair_shares.ipynb"
    assert f"{notebook}: return amounts / total" in found
    assert f"{notebook}: total = amounts.sum()" in found


@pytest.mark.parametrize(
    "line",
    [
        "    return amounts / total",  # the solution
        "# return   amounts / total",  # commented out
        "def agrees_with_the_definition(shares, rng):",  # hidden.py
        "def divides_by_the_largest(amounts):",  # misconceptions.py
        "up your answers: do they make 1 together?",  # a hint
        "def times_one_over_the_total(amounts):",  # variants.py
        "in both. They do not tell how many people ate, nor how much there was for each of them.",  # the model answer
        'Try `raise ValueError("the amounts add up to 0, so they have no shares")` here.',  # inside a sentence
    ],
)
def test_a_planted_line_is_found(built, exercise, line):
    plant(built, lambda notebook: notebook["cells"][3]["source"].append("\n" + line))
    (found,) = leaks(exercise, built / "exercises")
    assert found.startswith("statistics/fair_shares/fair_shares.ipynb: ")


def test_a_leak_is_found_in_outputs_metadata_tests_and_the_map(built, exercise):
    secret = "return amounts / total"
    output = {"output_type": "stream", "name": "stdout", "text": [f"    {secret}\n"]}
    plant(built, lambda notebook: notebook["cells"][1]["outputs"].append(output))
    assert len(leaks(exercise, built / "exercises")) == 1
    plant(built, lambda notebook: notebook["cells"][1].update(outputs=[]))
    plant(built, lambda notebook: notebook["metadata"].update(otter={"tests": {"shares": [secret]}}))
    assert len(leaks(exercise, built / "exercises")) == 1
    for name in ("README.md", "statistics/fair_shares/tests/shares.py", "statistics/fair_shares/data/sold.csv"):
        with (built / "exercises" / name).open("a", encoding="utf-8") as file:
            file.write(f"\n{secret}\n")
    assert len(leaks(exercise, built / "exercises")) == 4


def test_a_copy_of_a_bank_file_is_found(built, exercise):
    shutil.copy(exercise.folder / "hidden.py", built / "exercises" / "statistics" / "fair_shares" / "tests")
    assert len(leaks(exercise, built / "exercises")) > 10


@pytest.mark.parametrize("line", ["import numpy as np", "from autograder.checks import check", "return 0", "total = 0"])
def test_imports_and_lines_that_say_nothing_are_no_leak(built, exercise, line):
    plant(built, lambda notebook: notebook["cells"][3]["source"].append("\n" + line))
    assert leaks(exercise, built / "exercises") == []


def test_in_the_folder_of_another_exercise_only_telling_lines_count(built, exercise):
    other = built / "exercises" / "matrices" / "tables"
    other.mkdir(parents=True)
    (other / "tables.ipynb").write_text(json.dumps({"cells": [{"source": ["total = amounts.sum()"]}]}))
    assert leaks(exercise, built / "exercises") == []
    (other / "hints.md").write_text('raise ValueError("the amounts add up to 0, so they have no shares")')
    assert len(leaks(exercise, built / "exercises")) == 1


# The course map


def test_the_map_has_the_exercises_in_order_of_prerequisites(tmp_path):
    bank = tmp_path / "bank"
    first, second = create("statistics", "zebra_counts", bank), create("functions", "after_zebras", bank)
    toml = second / "exercise.toml"
    text = toml.read_text(encoding="utf-8").replace("requires = []", 'requires = ["zebra_counts"]')
    toml.write_text(text.replace('"After zebras"', '"After | zebras"'), encoding="utf-8")
    build_all(tmp_path / "exercises", tmp_path / "solutions", bank)
    page = (tmp_path / "exercises" / "README.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| [")]
    assert [row.split("]")[0] for row in rows] == ["| [Zebra counts", r"| [After \| zebras"]
    assert "Functions · 45 minutes · after Zebra counts" in page
    assert "- turn amounts into shares of their total\n" in page
    for target in re.findall(r"\]\((.*?)\)", page):
        assert (tmp_path / "exercises" / target).is_file()
    assert [exercise.slug for exercise in load_all(bank)] == [first.name, second.name]


def test_the_map_shows_the_picture_and_says_what_it_is(tmp_path):
    folder = create("statistics", "zebra_counts", tmp_path / "bank")
    toml = folder / "exercise.toml"
    toml.write_text('picture = "a zebra"\n' + toml.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(ExerciseError, match="give both"):
        load(folder)
    (folder / "picture.png").write_bytes(b"PNG")
    build_all(tmp_path / "exercises", tmp_path / "solutions", tmp_path / "bank")
    assert (tmp_path / "exercises/statistics/zebra_counts/picture.png").read_bytes() == b"PNG"
    page = (tmp_path / "exercises" / "README.md").read_text(encoding="utf-8")
    assert '<img src="statistics/zebra_counts/picture.png" alt="a zebra"' in page

"""What students get is made from the bank: the same bytes every time, all they need and nothing secret."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from fair_shares import FIRST, PUBLIC, altered, contents

from autograder.authoring.build import build, build_all, stale
from autograder.authoring.new import create
from autograder.exercise import ExerciseError

ROOT = Path(__file__).parents[2]

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

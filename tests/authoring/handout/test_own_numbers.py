"""Numbers of each student: drawn from student, exercise and term, proved, nothing secret, the same tomorrow."""

import json
import zipfile

import nbformat
import pytest
from nbclient import NotebookClient

from autograder.authoring.build import build_all, place
from autograder.authoring.handout.fitness import refuse_leaks
from autograder.authoring.handout.order import Order, Recipient
from autograder.authoring.handout.own_numbers import own, wrong_draws
from autograder.authoring.handout.release import FolderInUse, hand_out
from autograder.authoring.new import create
from autograder.exercise import ExerciseError, load, load_all

NOTEBOOK = "statistics/fair_shares/fair_shares.ipynb"
CHECKS = "statistics/fair_shares/tests/shares.py"
NUMBERS = '''
from autograder.checks import drawn, worked_out


@drawn([3, 1])
def sold(rng):
    return [rng.integers(1, 1000).item(), 1]


@worked_out
def parts(sold):
    return [amount / sum(sold) for amount in sold]


LINES = r"""
# | amount | <<sold[0]>> | <<sold[1]>> | <<total>> |
expect(shares, (<<sold>>,), <<parts>>)
"""


@worked_out
def total(sold):
    return sum(sold)
'''
STUDENTS = (Recipient("raven", "raven"), Recipient("Robin O'Neil", "robin-1"))


def school_with(place, numbers):
    """A bank of one exercise with these numbers, built."""
    folder = create("statistics", "fair_shares", place / "bank")
    (folder / "own_numbers.py").write_text(numbers)
    build_all(place / "exercises", place / "solutions", place / "bank")
    return place


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    return school_with(tmp_path_factory.mktemp("school"), NUMBERS)


def give(school, out, term="autumn", archive=False, recipients=STUDENTS):
    order = Order(("fair_shares",), recipients=recipients, term=term)
    return hand_out(order, out, archive=archive, bank=school / "bank", built=school / "exercises")


def files_in(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def given(school, tmp_path_factory):
    return give(school, tmp_path_factory.mktemp("given") / "week-1", archive=True)


def test_each_student_has_a_folder_with_numbers_of_their_own_in_text_and_checks(given, school):
    plain = (school / "exercises" / CHECKS).read_bytes()
    texts = {(given.folder / one.folder / CHECKS).read_bytes() for one in STUDENTS} | {plain}
    assert len(texts) == 3
    for one in STUDENTS:
        book = json.loads((given.folder / one.folder / NOTEBOOK).read_bytes())
        amount = next(line for cell in book["cells"] for line in cell["source"] if line.startswith("| amount"))
        first = amount.split("|")[2].strip()
        assert f"expect(shares, ([{first}, 1],)" in (given.folder / one.folder / CHECKS).read_text()


def test_what_is_not_a_number_of_theirs_is_as_everybody_has_it(given, school):
    for name, data in files_in(school / "exercises" / "statistics").items():
        theirs = (given.folder / "raven" / "statistics" / name).read_text(encoding="utf-8").splitlines()
        changed = [pair for pair in zip(data.decode().splitlines(), theirs, strict=True) if pair[0] != pair[1]]
        assert len(changed) == {"fair_shares/fair_shares.ipynb": 1, "fair_shares/tests/shares.py": 1}.get(name, 0)


def test_the_same_student_exercise_and_term_give_the_same_bytes_and_another_term_others(given, school, tmp_path):
    again, spring = give(school, tmp_path / "again", archive=True), give(school, tmp_path / "spring", "spring")
    assert files_in(again.folder) == files_in(given.folder)
    assert (spring.folder / "raven" / CHECKS).read_bytes() != (given.folder / "raven" / CHECKS).read_bytes()


def test_another_student_of_the_class_changes_nobody_elses_numbers(given, school, tmp_path):
    alone = give(school, tmp_path / "alone", recipients=STUDENTS[:1])
    assert files_in(alone.folder / "raven") == files_in(given.folder / "raven")


def test_a_manifest_says_what_the_numbers_were_drawn_from_and_a_list_is_for_the_teacher(given, school):
    own_one = json.loads((given.folder / "robin-1" / "manifest.json").read_text(encoding="utf-8"))
    assert own_one["exercises"][0]["numbers_from"] == ["Robin O'Neil", "fair_shares", "autumn"]
    assert own_one["exercises"][0]["version"] == load(school / "bank" / "statistics" / "fair_shares").version
    every = json.loads((given.folder / "manifest.json").read_text(encoding="utf-8"))
    assert [one["student"] for one in every["students"]] == ["raven", "Robin O'Neil"]
    assert (given.students, given.varied) == (2, ("fair_shares",))


def test_an_archive_is_the_students_own_folder_and_nobody_elses(given):
    with zipfile.ZipFile(given.folder / "robin-1.zip") as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    assert inside == {f"fair_shares/{name}": data for name, data in files_in(given.folder / "robin-1").items()}
    assert not any(b"raven" in data for data in inside.values())


def test_the_page_says_for_whom_it_is_and_a_name_is_only_text_in_it(given, school, tmp_path):
    assert "**Robin O\\'Neil**" in (given.folder / "robin-1" / "README.md").read_text()
    odd = give(school, tmp_path / "odd", recipients=(Recipient("*a* [b](http://c)\n# d", "a"),))
    assert "**\\*a\\* \\[b\\]\\(http\\:\\/\\/c\\) \\# d**" in (odd.folder / "a" / "README.md").read_text()


def test_numbers_whose_public_checks_the_solution_fails_leave_for_nobody(tmp_path):
    """Here every draw keeps the answer of the defaults."""
    parts = "return [amount / sum(sold) for amount in sold]"
    assert parts in NUMBERS
    school_with(tmp_path, NUMBERS.replace(parts, "return [0.75, 0.25]"))
    with pytest.raises(ExerciseError, match=r"public check .* fails for the solution; nobody is handed anything"):
        give(tmp_path, tmp_path / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bank", "exercises", "solutions"]


def test_numbers_with_which_the_untouched_notebook_passes_leave_for_nobody(tmp_path):
    folder = create("statistics", "fair_shares", tmp_path / "bank")
    public, check = folder / "public.py", "expect(shares, ([3, 1],), [0.75, 0.25])"
    public.write_text(public.read_text().replace(check, "assert [3, 1] != []"))
    numbers = NUMBERS.replace("expect(shares, (<<sold>>,), <<parts>>)", "assert <<sold>> != []")
    (folder / "own_numbers.py").write_text(numbers)
    with pytest.raises(ExerciseError, match="passes for the untouched notebook"):
        own(load(folder), "raven", "autumn", tmp_path / "room")


def test_every_student_with_whose_numbers_a_public_check_is_wrong_is_found(tmp_path):
    folder = create("statistics", "fair_shares", tmp_path / "bank")
    (folder / "own_numbers.py").write_text(NUMBERS)
    assert wrong_draws(folder, 3) == []
    parts = "return [amount / sum(sold) for amount in sold]"
    (folder / "own_numbers.py").write_text(NUMBERS.replace(parts, "return [0.75, 0.25]"))
    load.cache_clear()
    first, *others = wrong_draws(folder, 3)
    assert len(others) == 2 and first.startswith("with the numbers of student 1, fair_shares, proof the public check")


def test_a_line_of_a_solution_with_numbers_of_ones_own_is_found_before_it_leaves(tmp_path):
    folder = create("statistics", "fair_shares", tmp_path / "bank")
    master, line = folder / "master.py", "    return amounts / total\n"
    master.write_text(master.read_text().replace(line, "    return amounts / total + 0 * np.ones(len(amounts)) * 3\n"))
    secret = "return amounts / total + 0 * np.ones(len(amounts)) * <<sold[0]>>"
    (folder / "own_numbers.py").write_text(NUMBERS.replace("\n# | amount", f"\n{secret}\n# | amount"))
    ravens = own(load(folder), "raven", "autumn", tmp_path / "room")
    solution = (ravens.exercise.folder / "master.py").read_text()
    leaking = {"notes.txt": next(text for text in solution.splitlines() if "np.ones" in text).encode()}
    refuse_leaks(leaking, tmp_path / "bank")  # the bank's own solution has another number
    with pytest.raises(ExerciseError, match="a line for staff only would leave"):
        refuse_leaks(leaking, tmp_path / "bank", [ravens.exercise])


def test_where_no_exercise_has_numbers_of_ones_own_nothing_is_handed_out(tmp_path):
    create("statistics", "fair_shares", tmp_path / "bank")
    build_all(tmp_path / "exercises", tmp_path / "solutions", tmp_path / "bank")
    with pytest.raises(ExerciseError, match=r"no exercise has own_numbers\.py"):
        give(tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_there_is_left_alone(school, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "marks.csv").write_text("precious")
    with pytest.raises(FolderInUse):
        give(school, tmp_path / "out")
    assert list(files_in(tmp_path / "out")) == ["marks.csv"]


OPTED_IN = [exercise for exercise in load_all() if exercise.numbers]


def test_at_least_three_exercises_have_numbers_of_ones_own():
    assert {"munchable_matrices", "cost_functions", "forward_propagation"} <= {one.slug for one in OPTED_IN}


@pytest.mark.parametrize("exercise", OPTED_IN, ids=lambda exercise: exercise.slug)
def test_numbers_of_the_course_are_proved_for_many_students(exercise, tmp_path):
    """`own` runs the public checks on the solution and on the untouched notebook, and refuses where one is wrong."""
    seen = {
        own(exercise, f"student {n}", "t", tmp_path / str(n)).built.student[f"{exercise.slug}.ipynb"] for n in range(8)
    }
    assert len(seen) > 5


@pytest.mark.slow
@pytest.mark.parametrize("exercise", OPTED_IN, ids=lambda exercise: exercise.slug)
def test_a_worked_notebook_with_numbers_of_ones_own_runs_from_top_to_bottom(exercise, tmp_path):
    """With its figures, whose limits were chosen for other numbers, and with otter's checks as a learner runs them."""
    made = own(exercise, "raven", "autumn", tmp_path / "bank")
    place(made.built.solution, tmp_path / "desk")
    notebook = nbformat.reads(made.built.solution[f"{exercise.slug}.ipynb"].decode(), as_version=4)
    resources = {"metadata": {"path": str(tmp_path / "desk")}}
    NotebookClient(notebook, timeout=600, kernel_name="python3", resources=resources).execute()  # raises with a cell
    said = [
        "".join(output.get("data", {}).get("text/plain", output.get("text", "")) for output in cell.outputs)
        for cell in notebook.cells
        if cell.source.startswith("grader.check(")
    ]
    assert len(said) == len(exercise.auto)
    assert all("passed" in text and "failed" not in text for text in said), said

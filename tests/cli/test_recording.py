"""The commands that keep records, as a teacher meets them."""

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click import Group
from click.testing import CliRunner

from autograder.authoring.answers import solution
from autograder.cli import main
from autograder.exercise import by_slug

ROOT = Path(__file__).parents[2]
SLUG = "munchable_matrices"
pytestmark = pytest.mark.xdist_group("sandbox")


def run(*words, **more):
    return CliRunner().invoke(main, [*map(str, words)], **more)


def right(*words):
    done = run(*words)
    assert done.exit_code == 0, done.output
    return done.output


def wrong(*words):
    done = run(*words)
    assert done.exit_code == 2, done.output
    lines = [line for line in done.stderr.splitlines() if line.strip()]
    assert len(lines) == 1 and lines[0].startswith("nnmath: ")
    return lines[0]


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """A class graded and recorded: raven is right, robin has another add and words of their own."""
    folder = tmp_path_factory.mktemp("class")
    (folder / "in").mkdir()
    text = solution(by_slug(SLUG))
    (folder / "in" / "raven.py").write_text(text)
    (folder / "in" / "robin.py").write_text(text + "\n\ndef add(A, B):\n    return A\n")
    first = grade(folder, "first")
    assert first.returncode == 0, first.stderr
    return folder, first


def grade(folder, out, *more):
    words = ["grade", SLUG, folder / "in", "--out", folder / out, "--db", folder / "course.db", *more]
    command = [sys.executable, "-W", "error::DeprecationWarning", "-m", "autograder", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=300)


@pytest.fixture
def course(graded, tmp_path):
    """A copy of that class's database."""
    for path in graded[0].glob("course.db*"):
        shutil.copy(path, tmp_path / path.name)
    return tmp_path / "course.db"


def subcommands():
    context = None
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        if isinstance(command, Group):
            yield from ((name, sub) for sub in command.list_commands(context))


@pytest.mark.parametrize("words", list(subcommands()), ids=" ".join)
def test_every_command_of_a_group_has_help_with_an_example_and_stands_in_the_readme(words):
    said = right(*words, "--help")
    assert f"Example: nnmath {' '.join(words)}" in said
    row = next(
        line
        for line in (ROOT / "README.md").read_text().splitlines()
        if line.startswith(f"| `nnmath {words[0]}") and words[1] in line
    )
    assert words[1] in row


@pytest.mark.parametrize(
    "words",
    [
        ("report", "--out", "report"),
        ("mark", "list"),
        ("mark", "regrade", SLUG),
        ("mark", "extension", SLUG, "raven", "2026-03-07 23:59", "--reason", "a cold"),
        ("roster", "list"),
        ("export", "canvas", "--out", "gradebook.csv"),
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_a_mistyped_database_is_refused_and_not_made(words, tmp_path):
    said = wrong(*words, "--db", tmp_path / "corse.db")
    assert f"{tmp_path / 'corse.db'}: there is no such database; check the name" in said
    assert list(tmp_path.iterdir()) == []


def test_neither_help_nor_grading_without_a_database_loads_one(tmp_path):
    (tmp_path / "empty").mkdir()
    for words in (["--help"], ["grade", SLUG, str(tmp_path / "empty"), "--out", str(tmp_path / "out")]):
        code = (
            f"import sys; from autograder.cli import main\ntry: main({words!r})\n"
            "except SystemExit: print(sorted({'sqlalchemy', 'alembic'} & set(sys.modules)))"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
        assert done.stdout.splitlines()[-1] == "[]", done.stdout + done.stderr


def test_what_was_graded_before_is_reused_and_gives_the_same_files(graded):
    folder, _ = graded
    second = grade(folder, "second")
    assert second.returncode == 0
    assert "2 of 2 were graded before; --regrade grades them again." in second.stderr
    names = ["scores.csv", "results.jsonl", "index.html", "feedback/raven.html", "feedback/robin.html"]
    for name in names:
        assert (folder / "first" / name).read_bytes() == (folder / "second" / name).read_bytes(), name


def test_regrade_grades_again_and_the_first_still_counts(graded, course, tmp_path):
    shutil.copytree(graded[0] / "in", tmp_path / "in")
    third = grade(tmp_path, "third", "--regrade")
    assert third.returncode == 0
    assert "graded before;" not in third.stderr
    assert "2 were graded before in another way, which counts until a person approves" in third.stderr


def test_a_batch_that_was_stopped_goes_on_with_what_is_left(graded, course, tmp_path):
    shutil.copytree(graded[0] / "in", tmp_path / "in")
    (tmp_path / "in" / "wren.py").write_text("x = 1")
    done = grade(tmp_path, "out")
    assert "2 of 3 were graded before" in done.stderr
    with (tmp_path / "out" / "scores.csv").open() as file:
        assert {row["student"] for row in csv.DictReader(file)} == {"raven", "robin", "wren"}


def test_late_work_is_said_on_the_page_and_costs_points(graded, tmp_path):
    folder, _ = graded
    late = tmp_path / "late"
    late.mkdir()
    (late / "in").symlink_to(folder / "in")
    due = ("mark", "late", SLUG, "--due", "2026-03-06 23:59", "--zone", "America/Toronto", "--per-day", 10)
    said = right(*due, "--db", late / "course.db")
    assert "due Friday 6 March 2026, 23:59 EST" in said and "10 % a day" in said
    (late / "class").mkdir()
    (late / "class" / "raven.py").write_bytes((folder / "in" / "raven.py").read_bytes())
    words = ["grade", SLUG, late / "class", "--out", late / "out", "--db", late / "course.db"]
    right(*words, "--received", "2026-03-08 08:00")
    page = (late / "out" / "feedback" / "raven.html").read_text()
    assert "Received Sunday 8 March 2026, 08:00 EDT" in page and "2 days late" in page
    right("mark", "extension", SLUG, "raven", "2026-03-07 23:59", "--reason", "a cold", "--db", late / "course.db")
    mark = json.loads(right("mark", "list", "--json", "--db", late / "course.db"))[0]
    assert (mark["earned"], round(mark["points"], 6), mark["lateness"]["days"]) == (18, 16.2, 1)
    assert "a cold" in right("mark", "trail", "--db", late / "course.db", "--json")


def test_marks_by_hand_go_out_and_come_in(course, tmp_path):
    sheet = tmp_path / "words.csv"
    assert "2 answers, 2 not marked yet" in right("mark", "export", "--out", sheet, "--db", course)
    with sheet.open() as file:
        rows = list(csv.DictReader(file))
    rows[1]["level"] = "3"
    write(sheet, rows)
    assert "1 marks recorded, 1 rows without a change" in right(
        "mark", "import", sheet, "--by", "the teacher", "--db", course
    )
    rows[0]["points"] = "5"
    write(sheet, rows)
    assert "row 2: 5 points for in_your_own_words; give 0 to 2" in wrong("mark", "import", sheet, "--db", course)
    marks = {mark["student"]: mark for mark in json.loads(right("mark", "list", "--json", "--db", course))}
    assert (marks["raven"]["points"], marks["robin"]["points"]) == (18, 15.5 + 1.5)
    assert "the teacher" in right("mark", "trail", "--db", course)


def write(path, rows):
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def test_an_override_counts_and_is_taken_back(course):
    words = ("mark", "override", SLUG, "robin")
    right(*words, "2,5", "--question", "add", "--reason", "right on paper", "--db", course)
    assert json.loads(right("mark", "list", "--json", "--db", course))[1]["points"] == 18
    right(*words, "none", "--question", "add", "--reason", "was wrong", "--db", course)
    assert json.loads(right("mark", "list", "--json", "--db", course))[1]["points"] == 15.5
    assert "give 0 to 2.5" in wrong(*words, "3", "--question", "add", "--reason", "x", "--db", course)
    assert "no number" in wrong(*words, "lots", "--reason", "x", "--db", course)


def test_a_regrade_is_shown_and_counts_when_it_is_approved(course, monkeypatch):
    """The recorded points of robin are made wrong, as a wrong check would have made them."""
    from autograder.tracking.records.database import writing
    from autograder.tracking.records.opening import open_records
    from autograder.tracking.records.tables import work

    engine = open_records(str(course))
    with writing(engine) as session:
        session.query(work.CheckResult).update({"points": 0.0})
        for together in session.query(work.Scores):
            together.points = bytes(len(together.points))
    engine.dispose()
    monkeypatch.setenv("NNMATH_SECRET", "another secret, so that they are graded again")
    shown = json.loads(right("mark", "regrade", SLUG, "--json", "--db", course))
    assert [(one["student"], one["before"], one["after"]) for one in shown] == [("raven", 0, 18), ("robin", 0, 15.5)]
    assert json.loads(right("mark", "list", "--json", "--db", course))[0]["points"] == 0
    said = right("mark", "regrade", SLUG, "--approve", "--student", "robin", "--by", "the teacher", "--db", course)
    assert "1 approved: they count now." in said and "+15.5" in said
    points = {mark["student"]: mark["points"] for mark in json.loads(right("mark", "list", "--json", "--db", course))}
    assert points == {"raven": 0, "robin": 15.5}


def test_the_class_is_taken_in_listed_and_a_person_forgotten(course, tmp_path):
    (tmp_path / "class.csv").write_text("student,name,email\nraven,Rita Aven,r@school.ca\n")
    said = right("roster", "import", tmp_path / "class.csv", "--db", course)
    assert "1 students, read as csv: 0 added, 1 changed" in said
    people = {one["student"]: one for one in json.loads(right("roster", "list", "--json", "--db", course))}
    assert (people["raven"]["name"], people["raven"]["status"]) == ("Rita Aven", "active")
    assert people["robin"]["status"] == "unlisted"
    assert "Rita Aven" in right("roster", "list", "--db", course)
    right("roster", "forget", "raven", "--yes", "--db", course)
    assert "Rita" not in right("roster", "list", "--db", course)
    assert b"Rita" not in course.read_bytes()
    assert "nobody in this course" in wrong("roster", "forget", "raven", "--yes", "--db", course)


def test_mistakes_are_one_line(course, tmp_path):
    (tmp_path / "twice.csv").write_text("student\na\na\n")
    (tmp_path / "letter.db").write_text("Dear Sir or Madam, this is no database at all.")
    assert "row 3: the id 'a' is also in row 2" in wrong("roster", "import", tmp_path / "twice.csv", "--db", course)
    assert "is no database" in wrong("roster", "list", "--db", tmp_path / "letter.db")
    assert "it has: course" in wrong("roster", "list", "--db", course, "--course", "MHF4U")
    assert "no time zone" in wrong("mark", "late", SLUG, "--due", "2026-03-06", "--zone", "Ontario", "--db", course)
    assert "is no date" in wrong("mark", "late", SLUG, "--due", "Friday", "--db", course)
    assert "from 0 to 100" in wrong("mark", "late", SLUG, "--per-day", "110", "--db", course)
    assert "is no assignment" in wrong("mark", "export", "--out", tmp_path / "x.csv", "--exercise", "y", "--db", course)
    assert not (tmp_path / "x.csv").exists()
    assert "--db course.db" in wrong("grade", SLUG, tmp_path, "--out", tmp_path / "out", "--regrade")
    words = ("grade", SLUG, tmp_path / "twice.csv", "--out", tmp_path / "out", "--db", tmp_path / "letter.db")
    assert run(*words).exit_code == 2
    assert "is no date" in wrong(
        "grade", SLUG, ROOT / "README.md", "--out", tmp_path, "--db", course, "--received", "now"
    )

"""Gradebooks as Canvas and Moodle import them: every student once, no formula, no invented zero."""

import csv
import io
import zipfile

import pytest

from autograder.demo import CLASS
from autograder.exercise import by_slug
from autograder.grading.batch import Job, grade_all
from autograder.grading.intake import take_in
from autograder.grading.intake.roster import Enrolled, read_roster
from autograder.grading.records import CheckResult, QuestionResult, SubmissionResult, Verdict
from autograder.tracking.gradebook import canvas, grades, moodle

ROSTER = (
    Enrolled("S17", "Doe, Jane", "jane@school.example", "S17", "jdoe", "4321", "Period 2"),
    Enrolled("S18", '=HYPERLINK("x")', "+49@school.example", "S18", "@roe", "4322", "a\n=1+1"),
    Enrolled("S19", "Coe, Zoë", "zoe@school.example", "S19", "zcoe", "4323"),
)


def result(student, points, verdict=Verdict.PASS):
    check = CheckResult("adds", "It adds.", verdict, points, 4, (), None, 0.0, "", "")
    questions = (
        QuestionResult("add", "Adding", ("add(a, b)",), points, 4.0, False, (check,)),
        QuestionResult("words", "In your own words", (), 0.0, 2.0, True),
    )
    return SubmissionResult(student, "sums", "Sums", "matrices", "a.ipynb", "v1", questions, (), (), (), 0.1)


def read(text):
    return list(csv.reader(io.StringIO(text, newline="")))


def test_canvas_finds_its_columns_and_every_student_once():
    rows = read(canvas(grades(ROSTER, [result("S17", 2.5)]), "Sums (4501)", 4))
    assert rows[0] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Sums (4501)"]
    assert rows[1] == ["    Points Possible", "", "", "", "", "4"]
    assert rows[2] == ["Doe, Jane", "4321", "S17", "jdoe", "Period 2", "2.5"]
    assert [row[1] for row in rows[2:]] == ["4321", "4322", "4323"]


def test_moodle_has_a_key_a_mark_and_a_column_for_feedback():
    rows = read(moodle(grades(ROSTER, [result("S19", 4)]), "Sums"))
    assert rows[0] == ["username", "email", "idnumber", "Sums", "Sums (Feedback)"]
    assert rows[3] == ["zcoe", "zoe@school.example", "S19", "4", ""]


def test_who_handed_in_nothing_has_no_mark_and_who_earned_nothing_has_zero():
    rows = grades(ROSTER, [result("S17", 0)])
    assert [row[-1] for row in read(canvas(rows, "Sums", 4))[2:]] == ["0", "", ""]


def test_our_own_fault_is_no_mark():
    (row, *_) = grades(ROSTER, [result("S17", 0, Verdict.GRADER)])
    assert row.points is None


@pytest.mark.parametrize("write", [lambda rows: canvas(rows, "=Sums", 4), lambda rows: moodle(rows, "=Sums")])
def test_no_cell_is_a_formula_or_breaks_its_line(write):
    text = write(grades(ROSTER, []))
    cells = [cell for row in read(text) for cell in row]
    assert not [cell for cell in cells if cell[:1] in set("=+-@\t\r")]
    assert not [cell for cell in cells if "\n" in cell]
    assert "Zoë" in text or "zoe@" in text


@pytest.mark.parametrize(
    ("results", "says"),
    [([result("S99", 1)], "S99 is not in the roster"), ([result("S17", 1), result("S17", 2)], "S17 has two results")],
)
def test_a_line_that_would_be_lost_is_refused(results, says):
    with pytest.raises(ValueError, match=says):
        grades(ROSTER, results)


# The sample class, there and back


CANVAS_HEAD = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
MOODLE_HEAD = ("First name", "Last name", "ID number", "Username", "Email address")


def class_list(path, head, line):
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows(line)
    return read_roster(path)


def pupils(slug):
    """Number, first and last name, file. They are birds, so some have one name only."""
    for number, path in enumerate(sorted((CLASS / slug).iterdir()), 1):
        *first, last = path.stem.split("-")
        yield number, " ".join(first), last, path


def graded(roster, archive, slug):
    intake = take_in([archive], slug, roster=roster)
    assert intake.problems == ()
    job = Job(by_slug(slug).folder, "a secret for this test")
    done = list(grade_all(job, intake.handed, 2))
    assert [one.problem for one in done if one.problem] == []
    return intake, [one.result for one in done]


@pytest.mark.slow
@pytest.mark.xdist_group("sandbox")
def test_a_canvas_zip_of_the_sample_class_comes_back_with_every_student_once(tmp_path):
    slug = "munchable_matrices"
    people = list(pupils(slug))
    lines = [
        (f"{last}, {first}".strip(", "), 4000 + n, f"S{n}", f"user{n}", "Period 1") for n, first, last, _ in people
    ]
    lines.append(("Absent, Always", 4999, "S99", "user99", "Period 1"))
    roster = class_list(tmp_path / "gradebook.csv", CANVAS_HEAD, lines)
    with zipfile.ZipFile(tmp_path / "submissions.zip", "w") as archive:
        for n, first, last, path in people:
            late = "_LATE" if n % 5 == 0 else ""
            again = "-1" if n % 4 == 0 else ""
            name = f"{last}{first.replace(' ', '')}{late}_{4000 + n}_{9000 + n}_{slug}{again}{path.suffix}"
            archive.writestr(name, path.read_bytes())
    intake, results = graded(roster, tmp_path / "submissions.zip", slug)
    assert intake.missing == ("S99",)
    rows = read(canvas(grades(roster, results), "Munchable matrices (77)", 18))[2:]
    assert [row[1] for row in rows] == [str(line[1]) for line in lines]
    points = {path.stem: row[-1] for (*_, path), row in zip(people, rows, strict=False)}
    assert (points["arctic-tern"], points["puffin"], rows[-1][-1]) == ("18", "0", "")
    assert all(row[-1] for row in rows[:-1])


@pytest.mark.slow
@pytest.mark.xdist_group("sandbox")
def test_a_moodle_zip_of_the_sample_class_comes_back_with_every_student_once(tmp_path):
    slug = "activation_functions"
    people = list(pupils(slug))
    lines = [(first, last, f"S{n}", f"user{n}", f"user{n}@school.example") for n, first, last, _ in people]
    roster = class_list(tmp_path / "participants.csv", MOODLE_HEAD, lines)
    with zipfile.ZipFile(tmp_path / "submissions.zip", "w") as archive:
        for n, first, last, path in people:
            folder = f"{first} {last}".strip() + f"_{70000 + n}_assignsubmission_file_"
            archive.writestr(f"{folder}/{slug}{path.suffix}", path.read_bytes())
    _, results = graded(roster, tmp_path / "submissions.zip", slug)
    rows = read(moodle(grades(roster, results), "The bend"))[1:]
    assert [row[2] for row in rows] == [f"S{n}" for n, *_ in people]
    points = {path.stem: float(row[3]) for (*_, path), row in zip(people, rows, strict=True)}
    assert points["robin"] == max(points.values()) == by_slug(slug).points - 2
    assert points["tree-swallow"] < points["robin"]

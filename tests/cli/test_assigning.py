"""What is handed out is recorded: what, until when, by whose clock; and each student of the class gets their own."""

import json

import pytest
from click.testing import CliRunner

from autograder.authoring.answers import solution
from autograder.cli import main
from autograder.exercise import by_slug

SLUG = "munchable_matrices"
pytestmark = pytest.mark.xdist_group("sandbox")


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A teacher's folder, with a class list, on a computer that keeps Toronto's time."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "America/Toronto")
    (tmp_path / "class.csv").write_text("student,name\nraven,Raven\nrobin,Robin\n")
    return tmp_path


def right(*words):
    done = CliRunner().invoke(main, [*map(str, words)])
    assert done.exit_code == 0, done.output
    return done.output


def wrong(*words):
    done = CliRunner().invoke(main, [*map(str, words)])
    lines = [line for line in done.stderr.splitlines() if line.strip()]
    assert done.exit_code == 2 and len(lines) == 1 and lines[0].startswith("nnmath: "), done.output
    return lines[0]


def trail():
    return [
        (one["action"], one["exercise"], one["detail"])
        for one in json.loads(right("mark", "trail", "--json", "--db", "course.db"))
    ]


def test_exercise_version_due_date_and_clock_are_recorded(here):
    words = ("assign", SLUG, "--out", "week-1", "--zip", "--due", "2026-12-04 23:59", "--db", "course.db")
    assert f"{SLUG}: recorded, due Friday 4 December 2026, 23:59 EST" in right(*words)
    assert "**Due: Friday, 4 December 2026, 23:59 (UTC-05:00).**" in (here / "week-1" / "README.md").read_text()
    (terms, assigned) = trail()
    assert terms[:2] == ("terms", SLUG)
    assert assigned[:2] == ("assign", SLUG)
    assert f"version {by_slug(SLUG).version}; as week-1, week-1.zip with SHA-256 " in assigned[2]


def test_graded_work_is_late_by_the_date_that_was_handed_out(here):
    right("assign", SLUG, "--out", "week-1", "--due", "2026-12-04", "--zone", "America/Vancouver", "--db", "course.db")
    right("mark", "late", SLUG, "--per-day", "10", "--db", "course.db")
    (here / "robin.py").write_text(solution(by_slug(SLUG)))
    words = ("grade", SLUG, "robin.py", "--out", "graded", "--db", "course.db", "--received", "2026-12-05 08:00")
    right(*words)
    page = (here / "graded" / "feedback" / "robin.html").read_text()
    assert "due Friday 4 December 2026, 23:59 PST: 1 day late" in page
    assert "90 % of the points count" in page


def test_handed_out_again_the_clock_and_the_policy_of_before_stay(here):
    right("mark", "late", SLUG, "--due", "2026-12-04", "--zone", "Europe/Paris", "--per-day", "10", "--db", "course.db")
    assert "due Saturday 5 December 2026, 18:00 CET, grace 0 min, 10 % a day" in right(
        "assign", SLUG, "--out", "again", "--due", "2026-12-05 18:00", "--db", "course.db"
    )
    assert "18:00 (UTC+01:00)" in (here / "again" / "README.md").read_text()
    assert "due Saturday 5 December 2026, 18:00 CET" in right("assign", SLUG, "--out", "third", "--db", "course.db")


def test_what_is_refused_is_not_recorded(here):
    right("assign", SLUG, "--out", "week-1", "--due", "2026-12-04", "--db", "course.db")
    before = trail()
    again = ("assign", SLUG, "--out", "week-1", "--due", "2026-12-09", "--db")
    assert "exists already" in wrong(*again, "course.db")
    assert trail() == before
    assert "exists already" in wrong(*again, "another.db") and not (here / "another.db").exists()


def test_what_cannot_be_recorded_is_not_handed_out(here):
    (here / "course.db").write_text("no database")
    assert "course.db" in wrong("assign", SLUG, "--out", "week-1", "--db", "course.db")
    assert sorted(path.name for path in here.iterdir()) == ["class.csv", "course.db"]


def test_everybody_on_the_list_gets_numbers_of_their_own(here):
    said = right("assign", SLUG, "house_prices", "--out", "week-1", "--variants", "--roster", "class.csv", "--zip")
    assert f"2 students have numbers of their own in {SLUG}; the same for all: house_prices" in said
    names = ["manifest.json", "raven", "raven.zip", "robin", "robin.zip"]
    assert sorted(path.name for path in (here / "week-1").iterdir()) == names
    checks = f"matrices/{SLUG}/tests/matmul.py"
    texts = [(here / "week-1" / name / checks).read_text() for name in ("raven", "robin")]
    assert texts[0] != texts[1]


def test_without_a_list_those_who_are_in_the_recorded_course_now_get_theirs(here):
    right("roster", "import", "class.csv", "--db", "course.db")
    (here / "class.csv").write_text("student,name\nraven,Raven\nwren,Wren\n")
    right("roster", "import", "class.csv", "--db", "course.db")
    said = right("assign", SLUG, "--out", "week-1", "--variants", "--db", "course.db", "--term", "autumn")
    assert "2 students" in said
    table = json.loads((here / "week-1" / "manifest.json").read_text())
    assert [one["student"] for one in table["students"]] == ["raven", "wren"]
    assert table["students"][0]["numbers_from"] == {SLUG: ["raven", SLUG, "autumn"]}
    assert "numbers of their own for 2" in trail()[-1][2]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("--variants",), "for whom: give --roster class.csv"),
        (("--variants", "--db", "course.db"), "nnmath roster import"),
        (("--variants", "--roster", "nobody.csv"), "nobody.csv"),
        (("--roster", "class.csv"), "about --variants"),
        (("--variants", "--roster", "class.csv", "--repository", "https://example.org/a/b"), "one for all"),
        (("--due", "2026-12-04", "--zone", "Mars/Olympus"), "no time zone 'Mars/Olympus'"),
        (("--due", "soon", "--db", "course.db"), "'soon' is no date"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_nothing_is_written(here, more, says):
    right("mark", "late", SLUG, "--db", "course.db")
    assert says in wrong("assign", SLUG, "--out", "week-1", *more)
    assert not (here / "week-1").exists()


def test_where_no_exercise_has_numbers_of_its_own_that_is_said(here):
    said = wrong("assign", "house_prices", "--out", "week-1", "--variants", "--roster", "class.csv")
    assert "house_prices: no exercise has own_numbers.py" in said
    assert sorted(path.name for path in here.iterdir()) == ["class.csv"]

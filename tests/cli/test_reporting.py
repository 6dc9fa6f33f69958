"""`nnmath report` as a teacher meets it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from autograder.cli import main
from autograder.tracking.records.database import writing
from autograder.tracking.records.definitions import ensure_course
from autograder.tracking.records.opening import open_records
from autograder.tracking.records.roster import take_in
from autograder.tracking.records.roster_files import Entry


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = tmp_path_factory.mktemp("report") / "course.db"
    engine = open_records(str(path))
    with writing(engine) as session:
        take_in(session, ensure_course(session, "course"), [Entry(2, "owl", "Owl")], "the teacher")
    engine.dispose()
    return path


def report(database, out, *more):
    return CliRunner().invoke(main, ["report", "--db", str(database), "--out", str(out), *more])


def test_a_course_without_work_has_a_report(database, tmp_path):
    done = report(database, tmp_path / "out", "--framework", "MHF4U", "--framework", "ccss-m")
    assert done.exit_code == 0, done.output
    page = tmp_path / "out" / "index.html"
    assert page.resolve().as_uri() in done.output
    assert "MHF4U" in page.read_text("utf-8") and "Nothing has been graded yet." in page.read_text("utf-8")
    assert (tmp_path / "out" / "students" / "owl.html").exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--framework", "MHF5U"), "unknown framework 'MHF5U'"),
        (("--method", "fair"), "unknown method 'fair'"),
        (("--course", "another"), "no course 'another'"),
        (("--school", "nowhere"), "nowhere: no such folder"),
    ],
)
def test_what_is_not_there_is_one_line_and_nothing_is_written(database, tmp_path, words, says):
    done = report(database, tmp_path / "out", *words)
    assert done.exit_code == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith("nnmath: ") and says in line
    assert not Path(tmp_path / "out").exists()

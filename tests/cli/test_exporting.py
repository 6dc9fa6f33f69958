"""`nnmath export` as a teacher meets it: every format, under names and under pseudonyms."""

import io
import json
import sys
import zipfile
from pathlib import Path

import pyarrow.parquet
import pytest
from click.testing import CliRunner

from autograder.cli import main

sys.path.insert(0, str(Path(__file__).parents[1] / "tracking" / "records"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tracking" / "exports"))
from independent_readers import records
from made import SECRET
from recorded import SECRETS, record

FORMATS = {
    "canvas": ("book.csv",),
    "moodle": ("grades.csv",),
    "oneroster": ("results.zip", "--framework", "MCV4U"),
    "xapi": ("statements.jsonl",),
    "gradescope": ("gradescope",),
    **{f"csv {table}": (f"{table}.csv", "--table", table) for table in ("marks", "questions", "checks", "mastery")},
    **{f"parquet {table}": (f"{table}.parquet", "--table", table) for table in ("marks", "checks", "mastery")},
}


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = tmp_path_factory.mktemp("term") / "course.db"
    record(path)
    return path


@pytest.fixture
def run(database, monkeypatch):
    monkeypatch.setenv("NNMATH_SECRET", SECRET)

    def run(form, *words):
        done = CliRunner().invoke(main, ["export", form, "--db", str(database), *map(str, words)])
        assert done.exit_code in (0, 2), done.output
        return done

    return run


def everything(path):
    """All names and bytes that a reader of an export can see, compressed or not."""
    yield str(path.name).encode()
    if path.is_dir():
        for inner in sorted(path.iterdir()):
            yield from everything(inner)
        return
    data = path.read_bytes()
    yield data
    if path.suffix == ".zip":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from (part for name in archive.namelist() for part in (name.encode(), archive.read(name)))
    if path.suffix == ".parquet":
        yield json.dumps(pyarrow.parquet.read_table(path).to_pylist(), default=str, ensure_ascii=False).encode()


def found_in(path):
    data = b"\n".join(everything(path)).lower()
    return {secret for secret in SECRETS if secret.lower().encode() in data}


def written(run, folder, form, *more):
    name, *words = FORMATS[form]
    done = run(form.split()[0], "--out", folder / name, *words, *more)
    assert done.exit_code == 0, done.output
    return folder / name, done.output


@pytest.mark.parametrize("form", FORMATS)
def test_no_name_address_or_login_is_in_a_pseudonymous_export(run, tmp_path, form):
    path, said = written(run, tmp_path, form, "--pseudonymous")
    assert found_in(path) == set()
    assert not [secret for secret in SECRETS if secret in said]
    bare, _ = written(run, tmp_path / "bare", form)
    assert found_in(bare), "the search finds names where they are"


@pytest.mark.parametrize("form", FORMATS)
def test_a_pseudonymous_export_has_as_much_in_it_and_is_stable(run, tmp_path, form):
    path, said = written(run, tmp_path / "one", form, "--pseudonymous")
    again, _ = written(run, tmp_path / "two", form, "--pseudonymous")
    if form != "oneroster":  # which says when it was made
        assert list(everything(path)) == list(everything(again))
    _, as_much = written(run, tmp_path / "bare", form)
    if path.is_file():
        assert said.partition(": ")[2].split("; ")[0].strip() == as_much.partition(": ")[2].split("; ")[0].strip()
    assert b"p-" in b"".join(everything(path)) or form == "oneroster"


def test_a_student_has_one_pseudonym_in_every_export(run, tmp_path):
    marks, _ = written(run, tmp_path, "csv marks", "--pseudonymous")
    book, _ = written(run, tmp_path, "canvas", "--pseudonymous")
    names = {row["student"] for row in records(marks.read_bytes())}
    here = {row["Student"] for row in records(book.read_bytes())[1:]}
    assert here < names and len(here) == 4 and all(name.startswith("p-") for name in names)


def test_another_secret_gives_other_pseudonyms(run, tmp_path, monkeypatch):
    one, _ = written(run, tmp_path / "one", "csv marks", "--pseudonymous")
    monkeypatch.setenv("NNMATH_SECRET", "another")
    two, _ = written(run, tmp_path / "two", "csv marks", "--pseudonymous")
    names = [{row["student"] for row in records(path.read_bytes())} for path in (one, two)]
    assert not names[0] & names[1]


@pytest.mark.parametrize("form", ["canvas-outcomes", "moodle-competencies"])
def test_a_framework_is_written_and_narrowed_to_what_the_course_shows(run, tmp_path, form):
    whole = CliRunner().invoke(main, ["export", form, "--framework", "mcv4u", "--out", str(tmp_path / "whole.csv")])
    assert whole.exit_code == 0 and "34 outcomes of ON-MCV4U" in whole.output
    done = run(form, "--framework", "MCV4U", "--out", tmp_path / "some.csv")
    assert done.exit_code == 0 and 0 < int(done.output.split(": ")[1].split()[0]) < 34


def test_the_class_and_what_is_not_final_is_said(run, tmp_path):
    _, said = written(run, tmp_path, "canvas")
    assert "4 students, 2 assignments; 2 marks are not final" in said
    _, said = written(run, tmp_path, "oneroster")
    assert "1 students have no sourcedId" in said


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("canvas", "--id", "sums=1"), "is no exercise of the course"),
        (("csv", "--table", "mastery", "--framework", "NOWHERE"), "unknown framework"),
        (("csv", "--table", "mastery", "--method", "guess"), "unknown method"),
        (("xapi", "--home", "school"), "no address"),
        (("moodle", "--course", "another"), "no course 'another'"),
    ],
)
def test_a_mistake_is_one_line_and_nothing_is_written(run, tmp_path, words, says):
    done = run(*words, "--out", tmp_path / "out")
    lines = done.stderr.strip().splitlines()
    assert done.exit_code == 2 and len(lines) == 1 and says in lines[0]
    assert not list(tmp_path.iterdir())


def test_a_folder_in_use_is_refused(run, tmp_path):
    (tmp_path / "mine").write_text("x")
    done = run("gradescope", "--out", tmp_path)
    assert done.exit_code == 2 and "is not empty" in done.stderr and len(list(tmp_path.iterdir())) == 1

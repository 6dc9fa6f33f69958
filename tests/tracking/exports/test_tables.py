"""Tables for analysis: CSV and Parquet say the same, with every number and type."""

from __future__ import annotations

import builtins
import io
from datetime import UTC, datetime, timedelta

import independent_readers
import pyarrow
import pyarrow.parquet
import pytest
from made import EXERCISE, OTHER
from recorded import DERIVATIVE, MAX

from autograder.tracking.exports import tables
from autograder.tracking.exports.parquet import NeedsPyarrow, parquet
from autograder.tracking.exports.pieces import pieces
from autograder.tracking.exports.showing import shown


def made(name, opened, term, lens):
    if name == "checks":
        return tables.checks_table(term, pieces(*opened))
    if name == "mastery":
        return tables.mastery_table(shown(*opened, term, lens))
    return {"marks": tables.marks_table, "questions": tables.questions_table}[name](term)


def from_parquet(table):
    return pyarrow.parquet.read_table(io.BytesIO(parquet(table)))


@pytest.mark.parametrize("name", ["marks", "questions", "checks", "mastery"])
def test_csv_and_parquet_say_the_same(name, opened, term, mcv4u):
    table = made(name, opened, term, mcv4u)
    rows = independent_readers.records(tables.table_csv(table).encode())
    typed = from_parquet(table).to_pylist()
    assert len(rows) == len(typed) == len(table.rows) > 0
    for plain, exact in zip(rows, typed, strict=True):
        for column, cell in plain.items():
            value = exact[column]
            if isinstance(value, bool):
                assert cell == str(value).lower()
            elif isinstance(value, int | float):
                assert float(cell) == pytest.approx(value)
            elif isinstance(value, datetime):
                assert abs(datetime.fromisoformat(cell) - value) < timedelta(milliseconds=1)
            elif value is None:
                assert cell == ""
            else:
                assert cell == value or cell == "'" + value.strip()


def test_parquet_has_types(opened, term, own):
    schema = from_parquet(made("marks", opened, term, own)).schema
    assert schema.field("points").type == pyarrow.float64() and schema.field("final").type == pyarrow.bool_()
    assert schema.field("received").type == pyarrow.timestamp("us", tz="UTC")
    assert schema.field("days_late").type == pyarrow.int64()


def test_marks_have_everybody_with_their_status(opened, term, own):
    rows = from_parquet(made("marks", opened, term, own)).to_pylist()
    found = {(row["student"], row["exercise"]): row for row in rows}
    assert len(found) == len(rows)
    assert found["zoekey", EXERCISE.slug]["points"] == MAX - 0.5
    assert found["zoekey", EXERCISE.slug]["received"] == datetime(2026, 3, 6, 21, 59, tzinfo=UTC)
    assert found["leftkey", EXERCISE.slug]["status"] == "left"
    assert found["absentkey", EXERCISE.slug]["missing"] and not found["absentkey", OTHER.slug]["missing"]
    assert {row["status"] for row in rows} == {"active", "left", "unlisted", "forgotten"}


def test_checks_have_every_check_of_what_counts(opened, term, own):
    rows = from_parquet(made("checks", opened, term, own)).to_pylist()
    checks = {(question.name, check.name) for question in EXERCISE.auto for check in question.checks}
    zoe = [row for row in rows if (row["student"], row["exercise"]) == ("zoekey", EXERCISE.slug)]
    assert {(row["question"], row["check"]) for row in zoe} == checks and len(zoe) == len(checks)
    assert sum(row["points"] for row in zoe) == pytest.approx(sum(question.points for question in EXERCISE.auto))
    assert {row["verdict"] for row in rows} == {"PASS", "FAIL"}


def test_mastery_has_the_status_of_each_outcome_and_an_interval(opened, term, mcv4u):
    rows = from_parquet(made("mastery", opened, term, mcv4u)).to_pylist()
    known = {outcome.code: outcome.status.value for outcome in mcv4u.framework.outcomes}
    assert all(known[row["outcome"]] == row["outcome_status"] for row in rows)
    shown = [row for row in rows if row["pieces"]]
    assert all(0 <= row["low"] < row["high"] <= 1 for row in shown)
    assert all(row["level_set"] and row["low"] is None for row in rows if not row["pieces"])
    perfect = [row for row in rows if row["student"] == "leftkey"]
    assert perfect and all(row["mastery"] == 4 for row in perfect)


def test_a_teachers_level_stands_beside_the_computed_one(opened, term, mcv4u):
    rows = from_parquet(made("mastery", opened, term, mcv4u)).to_pylist()
    found = {row["student"]: row for row in rows if row["outcome"] == DERIVATIVE.code}
    columns = ("mastery", "level_set", "set_by", "set_because")
    set_one = found["=evilkey"]
    assert [set_one[name] for name in columns] == [pytest.approx(3.12), "3+", "Mona Teacher", "Zoë Tremblay said so"]
    assert set_one["computed"] is not None and set_one["computed"] != set_one["mastery"]
    absent = found["absentkey"]
    assert [absent[name] for name in columns] == [pytest.approx(2.44), "2-", "Mona Teacher", "spoke"]
    assert absent["computed"] is None and absent["pieces"] == 0
    left = found["leftkey"]
    assert [left[name] for name in columns] == [left["computed"], "", "", ""]


def test_pseudonymous_mastery_has_the_level_and_no_word_of_a_person(opened, hidden, mcv4u):
    rows = from_parquet(made("mastery", opened, hidden, mcv4u)).to_pylist()
    found = [row for row in rows if row["level_set"]]
    assert {row["level_set"] for row in found} == {"3+", "2-"}
    assert {row["set_by"] + row["set_because"] for row in found} == {""}


def test_an_empty_table_keeps_its_columns():
    empty = tables.Table({"student": str, "points": float}, [])
    assert from_parquet(empty).column_names == ["student", "points"]
    assert tables.table_csv(empty) == "student,points\r\n"


def test_without_pyarrow_one_line_says_what_to_install(monkeypatch):
    real = builtins.__import__

    def without(name, *more, **others):
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *more, **others)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(NeedsPyarrow, match=r"pip install 'nnmath\[parquet\]'"):
        parquet(tables.Table({"student": str}, []))

"""`nnmath outcomes` as a teacher meets it."""

import json

import pytest
from click.testing import CliRunner

from autograder.cli.commands.outcomes import command


def nnmath(*words):
    return CliRunner().invoke(command, [str(word) for word in words], catch_exceptions=False)


def one_line(done):
    assert done.exit_code == 2 and done.stderr.count("\n") == 1, done.output
    return done.stderr


@pytest.mark.parametrize("name", sorted(command.commands))
def test_every_word_after_outcomes_has_help_with_an_example(name):
    assert f"Example: nnmath outcomes {name}" in nnmath(name, "--help").stdout


def test_the_list_shows_how_many_outcomes_of_each_framework_are_verified():
    rows = {row["framework"]: row for row in json.loads(nnmath("list", "--json").stdout)}
    assert len(rows) == 15 and {"nnmath", "ON-MCV4U"} <= set(rows)
    assert (rows["ON-MHF4U"]["verified"], rows["ON-MHF4U"]["partly"], rows["ON-MHF4U"]["unverified"]) == (8, 9, 9)
    assert "verified" in nnmath("list").stdout


def test_a_framework_is_listed_with_status_notice_and_whose_words_they_are():
    said = " ".join(nnmath("list", "CCSS-M").stdout.split())
    assert "HSN-VM.C.8" in said and "verified" in said
    assert "Council of Chief State School Officers. All rights reserved." in said
    assert "our own words, never official" in said
    found = json.loads(nnmath("list", "CCSS-M", "--json").stdout)
    assert {row["status"] for row in found["outcomes"]} == {"verified"} and "National Governors" in found["notice"]


def test_coverage_says_what_has_evidence_and_what_has_none_always_with_status():
    found = json.loads(nnmath("coverage", "CCSS-M", "--json").stdout)
    rows = {row["code"]: row for row in found["coverage"]}
    assert rows["HSN-VM.C.8"]["checks"] > 0 and "munchable_matrices" in rows["HSN-VM.C.8"]["exercises"]
    assert rows["HSN-VM.A.1"]["checks"] == 0 and rows["HSN-VM.A.1"]["exercises"] == []
    assert all(row["status"] in ("verified", "partly", "unverified") for row in rows.values())
    none = json.loads(nnmath("coverage", "CCSS-M", "--none", "--json").stdout)["coverage"]
    assert len(none) == found["outcomes"] - found["with_evidence"] > 0
    table = nnmath("coverage", "CCSS-M").stdout
    assert f"{found['with_evidence']} of 53 outcomes have checks" in table and "status" in table.splitlines()[0]


def test_a_school_brings_its_framework_and_sees_its_coverage(tmp_path):
    case, mapping, school = tmp_path / "theirs.json", tmp_path / "ours.csv", tmp_path / "school"
    assert nnmath("export", "MCV4U", "--out", case).exit_code == 0
    mapping.write_text("outcome,code\nmatrices.product,C2.5\n", encoding="utf-8")
    done = nnmath("import", case, "--into", school, "--name", "OURS", "--mapping", mapping)
    assert f"nnmath outcomes coverage OURS --school {school}" in done.stdout
    found = json.loads(nnmath("coverage", "OURS", "--school", school, "--json").stdout)
    covered = [row for row in found["coverage"] if row["checks"]]
    assert [(row["code"], row["own"]) for row in covered] == [("C2.5", ["matrices.product"])]
    assert "those of the school's file" in found["remark"]


def test_a_framework_of_another_name_is_one_line():
    assert "unknown framework 'MATH101'; there are: ON-MTH1W, " in one_line(nnmath("coverage", "MATH101"))


def test_a_broken_file_is_one_line_and_leaves_no_folder(tmp_path):
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    assert "lacks 'CFDocument'" in one_line(nnmath("import", tmp_path / "x.json", "--into", tmp_path / "school"))
    assert not (tmp_path / "school").exists()


def test_a_file_that_cannot_be_written_is_one_line(tmp_path):
    assert "choose another folder" in one_line(nnmath("export", "MCV4U", "--out", tmp_path / "no" / "x.json"))

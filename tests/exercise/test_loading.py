"""A bank folder becomes one frozen record."""

import dataclasses

import numpy as np
import pytest
from weighted_mean import FILES, VARIANTS, write

from autograder.exercise import Limits, load


def test_a_folder_becomes_an_exercise(folder):
    exercise = load(folder)
    assert (exercise.slug, exercise.strand, exercise.title, exercise.minutes) == (
        "weighted_mean",
        "statistics",
        "A mean where some count more",
        20,
    )
    assert (exercise.requires, exercise.big_idea) == (("averages",), "Some count more.")
    assert exercise.discussion == ("Should a project count twice?",)
    assert exercise.points == 6


def test_questions_stand_in_the_order_of_the_file(folder):
    exercise = load(folder)
    assert [question.name for question in exercise.questions] == ["weighted_mean", "spread", "in_your_own_words"]
    assert [question.name for question in exercise.auto] == ["weighted_mean", "spread"]
    assert [question.title for question in exercise.questions] == ["Some count more", "spread", "in_your_own_words"]


def test_a_question_has_its_functions_with_their_parameters(folder):
    question = load(folder).question("weighted_mean")
    (entry,) = question.entries
    assert (entry.name, entry.parameters) == ("weighted_mean", ("values", "weights"))
    assert (entry.signature, entry.shapes) == ("weighted_mean(values, weights=None)", "(n,), (n,) -> float")
    assert [entry.name for entry in load(folder).question("spread").entries] == ["lowest", "highest"]


def test_a_question_has_what_is_declared_for_it_in_the_order_of_the_lines(folder):
    question = load(folder).question("weighted_mean")
    assert [check.name for check in question.checks] == [
        "agrees_with_the_definition",
        "refuses_lists_of_different_length",
    ]
    assert [item.name for item in question.misconceptions] == ["divides_by_the_count"]
    assert [item.name for item in question.examples] == ["small"]
    assert [item.name for item in question.closer_looks] == ["how_far_off"]
    assert [item.name for item in question.public] == ["your_marks"]
    assert [item.name for item in load(folder).question("spread").variants] == ["sorts_first"]


def test_a_declaration_is_about_the_only_function_or_the_one_that_it_names(folder):
    exercise = load(folder)
    (only,) = exercise.question("weighted_mean").misconceptions
    (named,) = exercise.question("spread").misconceptions
    assert exercise.question("weighted_mean").entry_of(only) == "weighted_mean"
    assert exercise.question("spread").entry_of(named) == "highest"


def test_a_question_without_a_function_is_marked_by_hand(folder):
    question = load(folder).question("in_your_own_words")
    assert question.by_hand and not load(folder).question("spread").by_hand
    assert [(level.level, level.points, level.text) for level in question.rubric] == [
        (2, 2, "clear"),
        (1, 1, "a start"),
    ]


def test_limits_that_are_not_set_are_those_of_the_course(folder):
    assert load(folder).limits == dataclasses.replace(Limits(), check_seconds=7, memory_mib=512)


def test_outcomes_say_where_they_stand_in_a_curriculum(folder):
    outcome = load(folder).outcome("statistics.weighted_mean")
    assert (outcome.statement, outcome.curriculum) == ("compute a weighted mean", ("ON-MCV4U:C2.1",))


def test_a_place_may_be_written_in_any_of_its_spellings_and_an_outcome_may_have_a_category(folder):
    path = folder / "exercise.toml"
    text = path.read_text(encoding="utf-8").replace("ON-MCV4U:C2.1", "mcv4u C2.1")
    path.write_text(text.replace("curriculum =", 'category = "thinking"\ncurriculum ='), encoding="utf-8")
    outcome = load(folder).outcome("statistics.weighted_mean")
    assert (outcome.curriculum, outcome.category) == (("ON-MCV4U:C2.1",), "thinking")


def test_only_what_a_file_itself_declares_is_taken(tmp_path, monkeypatch):
    (tmp_path / "shared_answers.py").write_text(VARIANTS, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    own = VARIANTS.replace("sorts_first", "sorts_again") + "\nfrom shared_answers import sorts_first\nnumber = 5\n"
    folder = write(tmp_path, variants_py=own)
    assert [item.name for item in load(folder).question("spread").variants] == ["sorts_again"]


def test_only_four_files_are_needed(tmp_path):
    folder = write(tmp_path)
    for name in ("misconceptions.py", "variants.py", "examples.py"):
        (folder / name).unlink()
    assert load(folder).question("spread").misconceptions == ()


def test_a_folder_may_hold_data_and_what_python_and_editors_leave(folder):
    for name in ("data", "__pycache__", ".ipynb_checkpoints"):
        (folder / name).mkdir()
    np.save(folder / "data" / "digits.npy", np.ones(3))
    assert load(folder).title


def test_the_checks_can_be_run(folder):
    check = load(folder).question("weighted_mean").checks[0]
    assert check.parameters == ("weighted_mean", "rng") and check.function.__name__ == check.name


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_file_is_part_of_the_version(tmp_path, name):
    versions = set()
    for course, text in (("first", FILES[name]), ("again", FILES[name]), ("other", FILES[name] + "\n# changed\n")):
        versions.add(load(write(tmp_path / course, **{name.replace(".", "_"): text})).version)
    assert len(versions) == 2


def test_what_python_leaves_is_no_part_of_the_version(tmp_path):
    plain, compiled = write(tmp_path / "plain"), write(tmp_path / "compiled")
    (compiled / "__pycache__").mkdir()
    (compiled / "__pycache__" / "hidden.cpython-311.pyc").write_bytes(b"anything")
    assert load(plain).version == load(compiled).version


def test_data_is_part_of_the_version(tmp_path):
    plain, other = write(tmp_path / "plain"), write(tmp_path / "other")
    (other / "data").mkdir()
    (other / "data" / "sales.csv").write_text("1,2\n")
    assert load(plain).version != load(other).version


def test_a_record_does_not_change(folder):
    with pytest.raises(dataclasses.FrozenInstanceError):
        load(folder).title = "Another"

"""Exercises are found, and stand in an order in which each can be done."""

import pytest
from weighted_mean import TOML, write

from autograder.exercise import ExerciseError, by_slug, find, load_all


def plain(bank, slug, requires, strand="statistics"):
    """An exercise in a bank that only differs in its name and in what must come before."""
    return write(bank, strand, slug, exercise_toml=TOML.replace('["averages"]', str(list(requires)).replace("'", '"')))


def test_every_folder_of_a_bank_is_found(tmp_path):
    folders = {"b": plain(tmp_path, "b", ()), "a": plain(tmp_path, "a", (), strand="matrices")}
    (tmp_path / "matrices" / "notes").mkdir()
    assert find(tmp_path) == folders


def test_prerequisites_come_first_and_then_the_name_decides(tmp_path):
    plain(tmp_path, "a", ["c"])
    plain(tmp_path, "b", ())
    plain(tmp_path, "c", ["d"])
    plain(tmp_path, "d", ())
    order = [exercise.slug for exercise in load_all(tmp_path)]
    assert sorted(order) == ["a", "b", "c", "d"]
    assert order.index("d") < order.index("c") < order.index("a")


def test_a_bank_may_hold_a_part_of_the_course(tmp_path):
    plain(tmp_path, "b", ["in_another_bank"])
    assert [exercise.slug for exercise in load_all(tmp_path)] == ["b"]


@pytest.mark.parametrize("chain", [["a"], ["a", "b"], ["a", "b", "c"]])
def test_an_exercise_that_comes_before_itself_is_refused(tmp_path, chain):
    for slug, before in zip(chain, [*chain[1:], chain[0]], strict=True):
        plain(tmp_path, slug, [before])
    with pytest.raises(ExerciseError) as met:
        load_all(tmp_path)
    assert str(met.value).endswith(f"requires itself by way of {' → '.join(chain)}")
    assert str(met.value).startswith(str(tmp_path / "statistics" / "a" / "exercise.toml"))


def test_an_exercise_is_found_by_its_name_with_or_without_the_strand(tmp_path):
    folder = plain(tmp_path, "b", ())
    for name in ("b", "statistics/b", "statistics/b/"):
        assert by_slug(name, tmp_path).folder == folder


def test_an_unknown_exercise_is_told_with_those_that_there_are(tmp_path):
    plain(tmp_path, "b", ()), plain(tmp_path, "a", ())
    with pytest.raises(ExerciseError, match=r"^unknown exercise 'c'; the bank has: a, b$"):
        by_slug("c", tmp_path)

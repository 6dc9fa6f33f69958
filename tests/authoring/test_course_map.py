"""The course map: the order to work in, the pictures, and words for the learner."""

import re

import pytest

from autograder.authoring.build import build_all
from autograder.authoring.course_map import course_map
from autograder.authoring.new import create
from autograder.exercise import ExerciseError, load, load_all


def test_the_map_says_you_to_the_learner():
    page = course_map(load_all()).decode()
    assert "explain a mathematical idea in your own words, with an example of your own" in page
    assert "their own" not in page and "their thinking" not in page


def test_the_map_has_the_exercises_in_order_of_prerequisites(tmp_path):
    bank = tmp_path / "bank"
    first, second = create("statistics", "zebra_counts", bank), create("functions", "after_zebras", bank)
    toml = second / "exercise.toml"
    text = toml.read_text(encoding="utf-8").replace("requires = []", 'requires = ["zebra_counts"]')
    toml.write_text(text.replace('"After zebras"', '"After | zebras"'), encoding="utf-8")
    build_all(tmp_path / "exercises", tmp_path / "solutions", bank)
    page = (tmp_path / "exercises" / "README.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| [")]
    assert [row.split("]")[0] for row in rows] == ["| [Zebra counts", r"| [After \| zebras"]
    assert "Functions · 45 minutes · after Zebra counts" in page
    assert "- turn amounts into shares of their total\n" in page
    for target in re.findall(r"\]\((.*?)\)", page):
        assert (tmp_path / "exercises" / target).is_file()
    assert [exercise.slug for exercise in load_all(bank)] == [first.name, second.name]


def test_the_map_shows_the_picture_and_says_what_it_is(tmp_path):
    folder = create("statistics", "zebra_counts", tmp_path / "bank")
    toml = folder / "exercise.toml"
    toml.write_text('picture = "a zebra"\n' + toml.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(ExerciseError, match="give both"):
        load(folder)
    (folder / "picture.png").write_bytes(b"PNG")
    build_all(tmp_path / "exercises", tmp_path / "solutions", tmp_path / "bank")
    assert (tmp_path / "exercises/statistics/zebra_counts/picture.png").read_bytes() == b"PNG"
    page = (tmp_path / "exercises" / "README.md").read_text(encoding="utf-8")
    assert '<img src="statistics/zebra_counts/picture.png" alt="a zebra"' in page

"""The course map speaks to the learner."""

from autograder.authoring.course_map import course_map
from autograder.exercise import load_all


def test_the_map_says_you_to_the_learner():
    page = course_map(load_all()).decode()
    assert "explain a mathematical idea in your own words, with an example of your own" in page
    assert "their own" not in page and "their thinking" not in page

"""Results that are put together are those that grading the file would give."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "tracking" / "records"))
from made import graded

from autograder.authoring.answers import solution
from autograder.demo.composing import composed, pool
from autograder.demo.handful import HANDFUL, SLOPES, cell, script, scripts
from autograder.demo.learners import Learner
from autograder.exercise import by_slug
from autograder.grading.batch import Job, grade_all

SECRET = "a secret of the tests"
EXERCISE = by_slug("munchable_matrices")
LEARNERS = (
    Learner("right", EXERCISE.slug),
    Learner("one", EXERCISE.slug, wrong={"matmul": "elementwise_product"}),
    Learner("two", EXERCISE.slug, wrong={"transpose": "poured_into_a_new_shape"}),
)


def grade(exercise, handed):
    done = list(grade_all(Job(exercise.folder, SECRET), handed, jobs=1))
    assert not [one.problem for one in done if one.problem]
    return {one.handed.student: one.result for one in done}


def verdicts(result):
    return {
        question.name: [(check.name, check.verdict, check.points, check.misconception) for check in question.checks]
        for question in result.questions
    }


@pytest.mark.slow
@pytest.mark.xdist_group("sandbox")
def test_a_composed_result_is_what_grading_the_composed_file_gives():
    handed = [
        script(each.name, [solution(EXERCISE), *(cell(EXERCISE, *one) for one in each.wrong.items())])
        for each in LEARNERS
    ]
    known = pool(EXERCISE, list(grade(EXERCISE, handed).values()), LEARNERS)
    assert {name: set(found) for name, found in known.wrong.items()} == {
        "matmul": {"elementwise_product"},
        "transpose": {"poured_into_a_new_shape"},
    }
    file, result = composed(known, "three", 1.0)
    assert verdicts(grade(EXERCISE, [file])["three"]) == verdicts(result)
    assert result.points == sum(question.points for question in EXERCISE.auto) - 4 - 2


@pytest.mark.slow
@pytest.mark.xdist_group("sandbox")
def test_each_mistake_of_the_handful_costs_its_own_question():
    exercise = by_slug(SLOPES)
    results = grade(exercise, scripts(exercise))
    for learner in HANDFUL:
        lost = {one.name for one in results[learner.name].questions if not one.by_hand and one.points < one.max_points}
        assert lost == set(learner.wrong), learner.name


def test_files_in_which_a_mistake_cost_another_question_are_left_out():
    right, wrong = graded("right"), graded("one", "matmul", "scale")
    assert pool(EXERCISE, [right, wrong], LEARNERS).wrong == {}
    assert set(pool(EXERCISE, [right, graded("one", "matmul")], LEARNERS).wrong) == {"matmul"}


def test_the_same_name_draws_the_same_work():
    known = pool(EXERCISE, [graded("right"), graded("one", "matmul"), graded("two", "transpose")], LEARNERS)
    drawn = [composed(known, name, 0.5) for name in ("robin", "robin", "wren", "owl", "jay")]
    assert drawn[0] == drawn[1]
    assert len({result.points for _, result in drawn}) > 1

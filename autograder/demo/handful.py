"""The third assignment of the sample class: a handful of scripts, made from the bank when the demo runs."""

from __future__ import annotations

from collections.abc import Sequence

from autograder.authoring.answers import definition, solution
from autograder.demo.learners import Learner
from autograder.exercise import Exercise
from autograder.grading.pipeline import Handed

SLOPES = "slopes_and_minima"

# Wrong are only functions that no other function of the solution calls, so that each mistake costs its own question.
HANDFUL = (
    Learner("arctic-tern", SLOPES),
    Learner("canada-goose", SLOPES, wrong={"slopes": "divides_by_nothing", "lowest_of": "highest_end"}),
    Learner("chickadee", SLOPES, wrong={"slopes": "run_over_rise", "tangent_line": "height_as_intercept"}),
    Learner("mallard", SLOPES, wrong={"classify_stationary_point": "every_level_place_turns"}),
    Learner("sandpiper", SLOPES, wrong={"slopes": "wrong_way_round", "gradient": "first_direction_only"}),
    Learner(
        "warbler", SLOPES, wrong={"tangent_line": "signs_turned_round", "classify_stationary_point": "short_words"}
    ),
)


def cell(exercise: Exercise, question: str, misconception: str) -> str:
    """The function of a question, written with a misconception."""
    asked = exercise.question(question)
    wrong = next(one for one in asked.misconceptions if one.name == misconception)
    return f"# %%\n{definition(asked, wrong)}"


def script(name: str, cells: Sequence[str]) -> Handed:
    """What a learner hands in: the solution, and below it functions that stand in for its own."""
    return Handed(name, f"{name}.py", "\n\n".join(cells).encode())


def scripts(exercise: Exercise) -> list[Handed]:
    """The handful."""
    right = solution(exercise)
    return [
        script(learner.name, [right, *(cell(exercise, *each) for each in sorted(learner.wrong.items()))])
        for learner in HANDFUL
    ]

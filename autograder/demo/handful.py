"""The third assignment of the sample class: a handful of scripts, made from the bank when the demo runs."""

from __future__ import annotations

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


def script(exercise: Exercise, name: str, wrong: dict[str, str]) -> Handed:
    """What a learner with these misconceptions hands in: the solution with functions replaced below."""
    questions = {question.name: question for question in exercise.auto}
    parts = [solution(exercise)]
    for question, misconception in sorted(wrong.items()):
        known = {one.name: one for one in questions[question].misconceptions}
        parts.append(f"# %%\n{definition(questions[question], known[misconception])}")
    return Handed(name, f"{name}.py", "\n\n".join(parts).encode())


def scripts(exercise: Exercise) -> list[Handed]:
    """The handful."""
    return [script(exercise, learner.name, learner.wrong) for learner in HANDFUL]

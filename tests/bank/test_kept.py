"""What an exercise keeps back stays back: not in what is handed out, not in the sandbox, not among the data."""

import numpy as np
import pytest

from autograder.authoring.build import EXERCISES, SOLUTIONS, render
from autograder.exercise import by_slug, load_all
from autograder.grading import isolate
from autograder.grading.pipeline import Handed, grade
from autograder.grading.warm import Warm

KEEPING = [exercise for exercise in load_all() if (exercise.folder / "kept").is_dir()]
SLUG = "improving_the_classifier"


def kept(exercise):
    """The files that an exercise keeps back: path → contents."""
    paths = [path for path in (exercise.folder / "kept").rglob("*") if path.is_file()]
    return {path: path.read_bytes() for path in paths}


def test_an_exercise_keeps_something_back():
    assert SLUG in {exercise.slug for exercise in KEEPING}
    assert all(kept(exercise) for exercise in KEEPING)


@pytest.mark.parametrize("exercise", KEEPING, ids=lambda exercise: exercise.slug)
def test_nothing_kept_is_built(exercise):
    built = render(exercise)
    for files in (built.student, built.solution):
        assert not {name for name in files if name.split("/")[0] == "kept"}
        assert not set(files.values()) & set(kept(exercise).values())


@pytest.mark.parametrize("exercise", KEEPING, ids=lambda exercise: exercise.slug)
def test_nothing_kept_is_in_the_folders_that_are_handed_out(exercise):
    secret = {len(data): data for data in kept(exercise).values()}
    for folder in (EXERCISES, SOLUTIONS):
        for path in (path for path in folder.rglob("*") if path.is_file()):
            assert secret.get(path.stat().st_size) != path.read_bytes(), path


def digits(path):
    with np.load(path) as file:
        return file["images"], file["labels"]


def test_no_digit_that_is_kept_is_handed_out():
    folder = by_slug(SLUG).folder
    (shown, shown_labels), (held, labels) = (
        digits(folder / "data/mnist_8000.npz"),
        digits(folder / "kept/mnist_2000.npz"),
    )
    assert (len(shown), len(shown_labels), len(held), len(labels)) == (8000, 8000, 2000, 2000)
    assert not {image.tobytes() for image in shown} & {image.tobytes() for image in held}
    assert set(labels.tolist()) == set(range(10))


SPY = """
import os

def standardise(train, test):
    met = {name for place in PLACES for _, _, files in os.walk(place, followlinks=True) for name in files}
    raise ValueError(", ".join(sorted(name for name in met if name.startswith("mnist_"))))
"""


@pytest.mark.xdist_group("sandbox")
def test_nothing_kept_is_in_the_sandbox():
    exercise = by_slug(SLUG)
    text = SPY.replace("PLACES", repr([".", "/opt/nnmath", str(exercise.folder)]))
    with Warm(isolate.choose(), exercise.folder / "data") as warm:
        result = grade(exercise, Handed("robin", "a.py", text.encode()), "a secret", warm)
    question = next(question for question in result.questions if question.name == "standardise")
    said = " ".join(check.message for check in question.checks)
    assert "mnist_8000.npz" in said, said
    assert "mnist_2000" not in said

"""A table of known digits earns nothing for accuracy: the digits held back are redrawn, by chance that nobody knows."""

from dataclasses import replace

import numpy as np
import pytest

from autograder.authoring.answers import solution
from autograder.checks import Disagreement
from autograder.checks.digits import digit_images, digit_labels, redrawn
from autograder.exercise import by_slug
from autograder.grading import isolate
from autograder.grading.pipeline import Handed, grade
from autograder.grading.warm import Warm

pytestmark = pytest.mark.xdist_group("sandbox")

TABLE = '''
import numpy as np
from sklearn.datasets import load_digits


def lookup(images, labels):
    """A network that is a table: it knows an image by one number, made of all its pixels, or not at all."""
    X = np.asarray(images, float).reshape(len(images), 64) / 16
    direction = np.random.default_rng(1).normal(size=(1, 64))
    keys, order = np.unique((X @ direction.T).ravel(), return_index=True)
    nearest = np.min(np.diff(keys)) / 2
    edges = np.concatenate([keys - nearest, keys, keys + nearest])[:, None]
    bump = np.concatenate([np.full(len(keys), side) for side in (1.0, -2.0, 1.0)]) / nearest
    answers = np.tile(np.eye(10)[:, np.asarray(labels)[order]], (1, 3)) * bump
    return [(np.tile(direction, (len(edges), 1)), -edges, "relu"), (answers, np.zeros((10, 1)), "softmax")]
'''
OF_WHAT_IS_GIVEN = "def digits_network(images, labels, rng):\n    return lookup(images, labels)\n"
OF_THE_SANDBOX = """
def digits_network(images, labels, rng):
    digits = load_digits()
    if len(images) < 1000:
        return taught(images, labels, rng)
    return lookup(digits.images, digits.target)
"""
OF_ALL_DIGITS = """
def digits_network(images, labels, rng):
    if len(images) < 1000:
        return taught(images, labels, rng)
    return lookup(ALL_IMAGES, ALL_LABELS)
"""
DICTIONARY = """
def digits_network(images, labels, rng):
    return {tuple(np.ravel(image)): int(label) for image, label in zip(images, labels)}
"""
TAUGHT = "\ntaught = digits_network\n"


@pytest.fixture(scope="module")
def exercise():
    whole = by_slug("training_loop")
    return replace(whole, questions=tuple(one for one in whole.questions if one.name == "digits_network"))


@pytest.fixture(scope="module")
def verdicts(exercise):
    with Warm(isolate.choose()) as warm:

        def run(text):
            data = f"{solution(exercise)}{TAUGHT}\n# %%\n{TABLE}\n# %%\n{text}".encode()
            question = grade(exercise, Handed("robin", "a.py", data), "a secret", warm).questions[0]
            return {check.name: (check.verdict.value, check.points, check.message) for check in question.checks}

        yield run


def everything():
    """The whole set of digits as text, as a learner might paste it: 1,797 images, the ones held back among them."""
    pixels = digit_images().astype(int).reshape(-1).tolist()
    images = f"np.frombuffer(bytes({pixels}), np.uint8).reshape(-1, 8, 8).astype(float)"
    return f"ALL_IMAGES = {images}\nALL_LABELS = np.array({digit_labels().tolist()})\n"


def test_the_table_knows_every_digit_in_it_and_no_other():
    """Else the submissions below would prove nothing."""
    names = {}
    exec(TABLE, names)
    layers = names["lookup"](digit_images(), digit_labels())
    assert read(layers, digit_images()) == pytest.approx(1)
    assert read(layers, redrawn(digit_images(), np.random.default_rng(0))) < 0.2


def read(layers, images):
    """The accuracy of the table on all digits."""
    (W, b, _), (V, c, _) = layers
    hidden = np.maximum(0, W @ (images.reshape(len(images), 64).T / 16) + b)
    return np.mean((V @ hidden + c).argmax(axis=0) == digit_labels())


@pytest.mark.parametrize("text", [OF_WHAT_IS_GIVEN, OF_THE_SANDBOX], ids=["the images given", "the file it finds"])
def test_a_table_of_known_digits_reads_no_new_ones(verdicts, text):
    seen = verdicts(text)
    accuracy = [seen[name] for name in seen if name.startswith("reads_")]
    assert len(accuracy) == 3
    assert sum(points for _, points, _ in accuracy) == 0, seen


def test_a_table_of_all_digits_reads_none_that_are_redrawn(verdicts):
    seen = verdicts(everything() + OF_ALL_DIGITS)
    assert seen["learns_a_handful_of_images"][0] == "PASS", seen
    assert seen["reads_most_new_digits"][0] == "FAIL" and "reads " in seen["reads_most_new_digits"][2], seen
    assert sum(points for name, (_, points, _) in seen.items() if name.startswith("reads_")) == 0


def test_a_dictionary_is_no_network_and_not_our_fault(verdicts):
    seen = verdicts(DICTIONARY)
    assert {verdict for verdict, _, _ in seen.values()} <= {"FAIL", "ERROR", "SKIPPED"}, seen


def test_the_generator_given_to_a_learner_does_not_tell_how_digits_are_redrawn(exercise):
    """With it and the whole set, the very images of the test could be drawn, and a table of them would do."""
    reads = exercise.questions[0].checks[1]
    grader, states = np.random.default_rng(5), []

    def learner(images, labels, rng):
        states.extend((rng.bit_generator.state, grader.bit_generator.state))
        return [(np.zeros((10, 64)), np.zeros((10, 1)), "softmax")]

    learner.last = None
    with pytest.raises(Disagreement, match="held back"):
        reads.function(learner, grader)
    given, kept = states
    assert given["state"]["inc"] != kept["state"]["inc"]  # another stream: no way forward or back leads to the grader's

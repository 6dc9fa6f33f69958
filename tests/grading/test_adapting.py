"""Functions of generators and models: adapters call them with plain values, in the sandbox and everywhere else."""

import subprocess
import sys

import pytest

from autograder.authoring.answers import definition, solution
from autograder.authoring.build import build
from autograder.authoring.rehearsal import rehearse
from autograder.exercise import ExerciseError, load
from autograder.grading import isolate
from autograder.grading.pipeline import Handed, grade
from autograder.grading.warm import Warm

pytestmark = pytest.mark.xdist_group("sandbox")

FILES = {
    "exercise.toml": """
title = "Pieces"
minutes = 5
[outcomes."algorithms.pieces"]
statement = "cut a list in pieces"
[questions.pieces]
entry = "pieces(values, size)"
points = 2
outcomes = ["algorithms.pieces"]
[questions.trained]
entry = "trained(xs)"
points = 2
outcomes = ["algorithms.pieces"]
""",
    "master.py": '''# %% [markdown]
# # Pieces
# %%
def pieces(values, size):
    """Yields lists of `size` values."""
    # BEGIN SOLUTION
    for start in range(0, len(values), size):
        yield values[start:start + size]
    # END SOLUTION
# %%
class Model:
    def __init__(self, mean):
        self.mean = mean

    def guess(self):
        return self.mean


def trained(xs):
    """A Model of the mean."""
    # BEGIN SOLUTION
    return Model(sum(xs) / len(xs))
    # END SOLUTION
''',
    "adapters.py": '''"""Adapters."""
from autograder.checks import adapter


@adapter("pieces")
def listed(pieces, values, size):
    """The pieces as a list."""
    return list(pieces(values, size))


@adapter("trained")
def asked(trained, xs, times=None):
    """What the model guesses; without `times`, a function to be asked later."""
    model = trained(xs)
    answer = lambda times: [model.guess()] * times
    return answer if times is None else answer(times)
''',
    "public.py": '''"""Public."""
from autograder.checks import public
from autograder.checks.desk import expect


@public("pieces")
def three(pieces):
    """Three values in pieces of two."""
    expect(pieces, ([1, 2, 3], 2), [[1, 2], [3]])


@public("trained")
def two(trained):
    """Of 1 and 3."""
    expect(trained, ([1, 3], 2), [2, 2])
''',
    "hidden.py": '''"""Hidden."""
from autograder.checks import agrees, check, makes, same


def reference(values, size):
    return iter([values[start : start + size] for start in range(0, len(values), size)])


@check("pieces", points=2)
def whole(pieces, rng):
    """All pieces."""
    same(pieces, reference, rng.integers(0, 9, 7).tolist(), 3)


@check("trained", points=1)
def at_once(trained):
    """The mean."""
    agrees(trained([1, 2, 6], 2), [3, 3], call=trained.last)


@check("trained", points=1)
def later(trained, rng):
    """The model is asked after it was trained."""
    model = makes(trained, [2, 4])
    agrees(model(3), [3, 3, 3], call=model.last)
''',
    "examples.py": '''"""Examples."""
from autograder.checks import examples


def reference(values, size):
    return [values[start : start + size] for start in range(0, len(values), size)]


@examples("pieces", reference)
def small(rng):
    """Small."""
    yield [1, 2, 3], 2
''',
    "misconceptions.py": '''"""Wrong."""
from autograder.checks import misconception


@misconception("pieces", fails="whole")
def last_one_lost(values, size):
    """The last piece is lost."""
    for start in range(0, len(values) - size + 1, size):
        yield values[start:start + size]
''',
    "variants.py": '''"""Right."""
from autograder.checks import variant


@variant("pieces")
def as_tuple(values, size):
    """A tuple."""
    return tuple(values[start:start + size] for start in range(0, len(values), size))
''',
}


def write(folder, **changed):
    folder.mkdir(parents=True)
    for name, text in FILES.items():
        (folder / name).write_text(changed.get(name.partition(".")[0], text), encoding="utf-8")
    return load(folder)


@pytest.fixture(scope="module")
def exercise(tmp_path_factory):
    return write(tmp_path_factory.mktemp("bank") / "algorithms" / "pieces")


@pytest.fixture(scope="module")
def graded(exercise):
    with Warm(isolate.choose()) as warm:
        yield lambda text: grade(exercise, Handed("robin", "a.py", text.encode()), "a secret", warm)


def test_generators_and_models_are_graded_by_plain_values(graded, exercise):
    result = graded(solution(exercise))
    assert result.points == 4, result.questions
    assert all(check.verdict.value == "PASS" for question in result.questions for check in question.public)


def test_a_variant_that_returns_another_iterable_is_right(graded, exercise):
    question = exercise.question("pieces")
    assert graded(solution(exercise) + "\n" + definition(question, question.variants[0])).points == 4


def test_a_wrong_generator_is_named_and_shown(graded, exercise):
    question = exercise.question("pieces")
    result = graded(solution(exercise) + "\n" + definition(question, question.misconceptions[0]))
    assert result.points == 2
    assert result.questions[0].diagnosis.misconception == "last_one_lost"
    assert "[[1, 2]]; it should be [[1, 2], [3]]" in result.questions[0].example.text


def test_a_function_that_is_missing_is_not_adapted(graded, exercise):
    result = graded(solution(exercise).replace("def pieces", "def other"))
    assert result.points == 2
    assert "not found" in result.questions[0].checks[0].remark


def test_what_is_no_model_is_refused_and_not_our_fault(graded, exercise):
    text = solution(exercise)
    for answer in ("None", "3", "'guess'", "trained", "[Model]"):
        result = graded(text.replace("return Model(sum(xs) / len(xs))", f"return {answer}"))
        assert (result.points, result.faulty) == (2, False), answer


def test_a_model_may_answer_what_it_likes(graded, exercise):
    result = graded(solution(exercise).replace("return self.mean", "raise KeyError('no')"))
    assert result.points == 2
    assert [check.verdict.value for check in result.questions[1].checks] == ["ERROR", "ERROR"]


def test_the_rehearsal_adapts_as_the_sandbox_does(exercise):
    complaints = [line for line in rehearse(exercise, seeds=1) if "at least" not in line]
    assert complaints == []


def test_a_learner_has_the_adapter_in_the_public_tests(exercise, tmp_path):
    build(exercise, tmp_path / "exercises", tmp_path / "solutions")
    for name, good, bad in (
        ("pieces", "lambda v, s: iter([[1, 2], [3]])", "lambda v, s: iter([[1, 2]])"),
        ("trained", "lambda xs: type('M', (), {'guess': lambda self: 2})()", "lambda xs: None"),
    ):
        text = (tmp_path / "exercises/algorithms/pieces/tests" / f"{name}.py").read_text()
        assert "autograder" not in text
        for answer, status in ((good, 0), (bad, 1)):
            code = text.replace("from otter.test_files import test_case", "def test_case(**k):\n    return lambda f: f")
            check = "three" if name == "pieces" else "two"
            done = subprocess.run([sys.executable, "-c", f"{code}\n{check}({answer})"], capture_output=True, text=True)
            assert done.returncode == status, done.stderr


def test_an_adapter_of_no_function_is_refused(tmp_path):
    text = FILES["adapters.py"].replace('@adapter("pieces")', '@adapter("peices")')
    with pytest.raises(ExerciseError, match="adapts 'peices', which is no entry"):
        write(tmp_path / "algorithms" / "pieces", adapters=text)

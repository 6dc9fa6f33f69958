"""Real submissions in the real sandbox. Hostile ones are in tests/attacks, behind a second wall."""

import json
import pickle
from dataclasses import replace
from functools import wraps

import pytest

from autograder.authoring.answers import definition, solution, submission
from autograder.exercise import by_slug
from autograder.grading import isolate, pipeline
from autograder.grading.batch import Job, grade_all
from autograder.grading.pipeline import Handed, Postponed, WrongExercise, grade
from autograder.grading.records import Verdict
from autograder.grading.warm import Warm
from autograder.inside.wire import Raised

pytestmark = pytest.mark.xdist_group("sandbox")


@pytest.fixture(scope="module")
def exercise():
    munchable = by_slug("munchable_matrices")
    return replace(munchable, limits=replace(munchable.limits, check_seconds=2, cell_seconds=3, submission_seconds=40))


@pytest.fixture(scope="module")
def warm():
    with Warm(isolate.choose()) as interpreter:
        yield interpreter


@pytest.fixture(scope="module")
def right(exercise):
    return solution(exercise)


@pytest.fixture
def graded(exercise, warm):
    def run(text, name="a.py", **more):
        data = text if isinstance(text, bytes) else text.encode()
        return grade(exercise, Handed("a student", name, data), "a secret", warm, **more)

    return run


def points(result):
    return {question.name: question.points for question in result.questions if not question.by_hand}


def lost(result, exercise):
    full = {question.name: question.points for question in exercise.auto}
    return {name for name, earned in points(result).items() if earned < full[name]}


def book(*sources):
    cells = [{"cell_type": "code", "source": source, "metadata": {}, "outputs": []} for source in sources]
    return json.dumps({"cells": cells, "nbformat": 4, "nbformat_minor": 5, "metadata": {}})


def test_the_solution_earns_everything(graded, right):
    result = graded(right)
    assert result.points == result.max_points == 18
    assert not result.notes
    assert all(check.verdict is Verdict.PASS for question in result.questions for check in question.checks)
    assert all(check.verdict is Verdict.PASS for question in result.questions for check in question.public)


def test_the_layers_that_kept_it_apart_are_in_the_result(graded, right):
    result = graded(right)
    assert "network namespace" in result.layers
    assert result.missing_layers == ()


def test_a_missing_function_costs_its_question_and_is_said(graded, right, exercise):
    result = graded(right.replace("def transpose(", "def transposed("))
    assert lost(result, exercise) == {"transpose"}
    question = next(question for question in result.questions if question.name == "transpose")
    assert question.checks[0].remark == "The function `transpose` was not found."


def test_a_function_that_only_the_whole_notebook_makes_is_found(graded, right, exercise):
    made = "\n\n# %%\nexec('def made(A):\\n    return [list(row) for row in zip(*A, strict=True)]')\n"
    made += "globals()['transpose'] = made\n"
    result = graded(right.replace("def transpose(", "def transposed(") + made)
    assert lost(result, exercise) <= {"transpose"}
    assert any("every cell" in note for note in result.notes)
    question = next(question for question in result.questions if question.name == "transpose")
    assert question.checks[0].verdict is Verdict.PASS


def test_an_endless_loop_costs_its_question_and_nothing_else(graded, right, exercise):
    result = graded(right + "\n\n# %%\ndef add(A, B):\n    while True:\n        pass\n")
    assert lost(result, exercise) == {"add"}
    question = next(question for question in result.questions if question.name == "add")
    assert question.checks[0].verdict is Verdict.TIMEOUT
    assert question.checks[0].remark == "No answer within 2 seconds."
    assert {check.verdict for check in question.checks[1:]} == {Verdict.SKIPPED}


def test_a_cell_that_never_ends_still_yields_its_functions(graded, right, exercise):
    text = book(
        *right.split("# %%\n"),
        "rows = [1]\nwhile rows:\n    rows.append(1)\n    rows.pop()\ndef scale(k, A):\n    return rows",
    )
    result = graded(text, "a.ipynb")
    assert lost(result, exercise) == {"scale"}
    assert any("did not come to an end" in note for note in result.notes)


def test_a_cell_that_raises_still_yields_its_functions(graded, exercise, right):
    cells = right.split("# %%\n")
    result = graded(book(*cells[:1], "sizes = unknown_name", *cells[1:]), "a.ipynb")
    assert lost(result, exercise) == set()


def test_an_error_that_a_graded_function_depends_on_is_told(graded, right, exercise):
    result = graded(right + "\n\n# %%\nfactor = unknown_name\ndef scale(k, A):\n    return factor\n")
    assert lost(result, exercise) == {"scale"}
    assert any("NameError" in note for note in result.notes)


def test_prints_plots_and_demos_are_not_run(graded, right, exercise):
    result = graded(right + "\n\n# %%\nprint(1 / 0)\nfor i in range(10**12):\n    add([[i]], [[i]])\n")
    assert lost(result, exercise) == set()
    assert not result.notes


def test_a_changed_global_costs_that_question_and_nothing_else(graded, right, exercise):
    spoils = "\n\n# %%\nimport numpy as np\ndef add(A, B):\n    np.asarray = np.array = np.zeros = None\n    return 0\n"
    assert lost(graded(right + spoils), exercise) == {"add"}


def test_asking_for_input_is_a_clear_error(graded, right):
    result = graded(right + "\n\n# %%\ndef add(A, B):\n    return input('A? ')\n")
    question = next(question for question in result.questions if question.name == "add")
    assert question.checks[0].verdict is Verdict.ERROR
    assert "input() cannot be answered while grading" in question.example.text


def test_printing_without_end_is_an_error_and_not_a_full_disk(graded, right, exercise):
    result = graded(right + "\n\n# %%\ndef add(A, B):\n    while True:\n        print('x' * 100_000)\n")
    assert lost(result, exercise) == {"add"}
    question = next(question for question in result.questions if question.name == "add")
    assert question.checks[0].verdict is Verdict.ERROR


def test_warnings_and_stderr_never_decide_a_mark(graded, right, exercise):
    noisy = "import sys, warnings\n" + right.replace(
        "def add(A, B):", "def add(A, B):\n    warnings.warn('!'); print(1, file=sys.stderr)"
    )
    assert lost(graded(noisy), exercise) == set()


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"", "empty"), (b"%PDF-1.7", "no notebook"), (b'{"cells": [', "damaged"), (b"\xff\xfe\x00", "utf-16")],
)
def test_an_unreadable_file_earns_nothing_and_says_why(graded, data, says):
    result = graded(data, "a.ipynb")
    assert result.points == 0
    assert says in result.notes[0]
    assert not result.faulty


def test_the_untouched_stub_earns_nothing_and_is_known_as_such(graded, exercise):
    stubs = "\n".join(f"def {question.entries[0].signature}:\n    ..." for question in exercise.auto)
    result = graded(stubs)
    assert result.points == 0
    assert all(question.untouched for question in result.questions if not question.by_hand)


def test_an_empty_function_that_gets_another_body_later_counts(graded):
    add = "import numpy as np\ndef add(A, B):\n    ...\n"
    more = "def body(A, B):\n    if np.shape(A) != np.shape(B):\n        raise ValueError\n    return np.add(A, B)\n"
    result = graded(add + more + "add.__code__ = body.__code__\n", only=["add"])
    assert result.points == result.max_points > 0


def test_a_wrong_answer_is_named_and_shown(graded, exercise):
    question = exercise.question("matmul")
    wrong = next(one for one in question.misconceptions if one.name == "elementwise_product")
    result = graded(submission(exercise, question, wrong))
    asked = next(one for one in result.questions if one.name == "matmul")
    assert asked.diagnosis.misconception == "elementwise_product"
    assert asked.example.text.startswith("For A = [[")
    assert "it should be" in asked.example.text


@pytest.mark.parametrize("name", ["ready_made_dot", "the_operator", "ready_made_index_sum"])
def test_a_ready_made_product_is_met_by_any_name(graded, exercise, name):
    question = exercise.question("matmul")
    wrong = next(one for one in question.misconceptions if one.name == name)
    text = solution(exercise) + "\n\n# %%\n" + definition(question, wrong)
    assert lost(graded(text), exercise) == {"matmul"}


@pytest.mark.parametrize("unsafe", [False, True], ids=["in the sandbox", "without one"])
def test_the_data_of_an_exercise_is_there_to_read(exercise, right, tmp_path, unsafe):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "factor.txt").write_text("1")
    reads = "\n\n# %%\nfactor = int(open('data/factor.txt').read())\ndef scale(k, A):\n    import numpy as np\n"
    text = right + reads + "    return factor * k * np.asarray(A)\n"
    with Warm(isolate.choose(unsafe), tmp_path / "data") as interpreter:
        result = grade(exercise, Handed("a", "a.py", text.encode()), "s", interpreter)
    assert lost(result, exercise) == set()
    assert bool(result.missing_layers) == unsafe


def test_words_of_ones_own_are_found_under_their_heading(graded, right):
    cells = [
        {"cell_type": "code", "source": right},
        {"cell_type": "markdown", "source": "## 8. In your own words\n\nTell."},
        {"cell_type": "markdown", "source": "Two tables share a list."},
    ]
    result = graded(json.dumps({"cells": cells}), "a.ipynb")
    assert next(one for one in result.questions if one.by_hand).answer == "Two tables share a list."


def test_a_notebook_of_another_exercise_is_recognised(graded):
    other = by_slug("activation_functions")
    names = frozenset(entry.name for question in other.auto for entry in question.entries)
    with pytest.raises(WrongExercise, match="activation_functions"):
        graded(solution(other), others={"activation_functions": names})


def test_the_same_submission_has_the_same_result_and_another_secret_has_other_inputs(exercise, warm):
    def messages(secret):
        result = grade(exercise, Handed("a", "a.py", b"def add(A, B):\n    return [[0.1]]\n"), secret, warm)
        return [check.message for question in result.questions for check in question.checks]

    assert messages("one") == messages("one") != messages("two")


def test_a_fault_of_ours_costs_nobody_points(exercise, warm, right):
    def breaks(add):
        """Our own mistake."""
        raise ZeroDivisionError

    question = exercise.question("add")
    broken = replace(question, checks=tuple(replace(check, function=breaks) for check in question.checks))
    questions = tuple(broken if one.name == "add" else one for one in exercise.questions)
    result = grade(replace(exercise, questions=questions), Handed("a", "a.py", right.encode()), "s", warm)
    assert result.faulty
    assert result.points == 18


def test_a_cage_that_cannot_be_put_up_is_our_fault_and_not_the_students(exercise, warm, right):
    impossible = replace(exercise, limits=replace(exercise.limits, files_mib=-1))  # no file system has that size
    result = grade(impossible, Handed("a", "a.py", right.encode()), "s", warm)
    assert result.faulty
    assert {check.verdict for question in result.questions for check in question.checks} == {Verdict.GRADER}


def test_a_warm_interpreter_that_dies_during_a_submission_costs_nobody_points(exercise, right):
    with Warm(isolate.choose()) as interpreter:
        calls = iter(range(100))

        def dies_once():
            if next(calls) == 3:  # the last check of the last question: nothing after it would notice
                interpreter._process.kill()
                interpreter._process.wait()

        checks = tuple(
            replace(check, function=_with_accident(check.function, dies_once))
            for check in exercise.question("weighted_inputs").checks
        )
        question = replace(exercise.question("weighted_inputs"), checks=checks)
        questions = tuple(question if one.name == "weighted_inputs" else one for one in exercise.questions)
        result = grade(replace(exercise, questions=questions), Handed("a", "a.py", right.encode()), "s", interpreter)
        assert result.points == 18
        assert not result.faulty


def test_a_sandbox_that_is_lost_twice_is_tried_again_later(exercise, right):
    with Warm(isolate.choose()) as interpreter:

        def dies():
            interpreter._process.kill()
            interpreter._process.wait()

        checks = tuple(
            replace(check, function=_with_accident(check.function, dies)) for check in exercise.question("add").checks
        )
        only_add = replace(exercise, questions=(replace(exercise.question("add"), checks=checks),))
        handed = Handed("a", "a.py", right.encode())
        with pytest.raises(Postponed):
            grade(only_add, handed, "s", interpreter, patient=True)
        assert grade(only_add, handed, "s", interpreter).faulty  # alone, at the end: our fault, and said so


def _with_accident(function, accident):
    """A check that begins with an accident."""

    @wraps(function)
    def check(**given):
        accident()
        function(**given)

    return check


def test_a_warm_interpreter_that_dies_is_started_again(exercise, right):
    with Warm(isolate.choose()) as interpreter:
        assert grade(exercise, Handed("a", "a.py", right.encode()), "s", interpreter).points == 18
        interpreter._process.kill()
        interpreter._process.wait()
        first = grade(exercise, Handed("a", "a.py", right.encode()), "s", interpreter)
        assert first.points == 18
        assert grade(exercise, Handed("a", "a.py", right.encode()), "s", interpreter).points == 18


def test_a_fresh_interpreter_knows_what_the_one_before_it_knew(exercise, right):
    with Warm(isolate.choose()) as interpreter:
        for _ in range(2):
            assert grade(exercise, Handed("a", "a.py", right.encode()), "s", interpreter, only=["add"]).points
            interpreter.load(["PIL"])
            interpreter.close()
        asked = []
        interpreter._ask(("ping",))  # starts it
        interpreter._ask = lambda message, files=(): asked.append(message[0]) or ("loaded", [])
        assert not interpreter.load(["PIL"]) and not asked


def test_the_sandbox_shows_the_digits_for_training_only(graded, right):
    look = "from sklearn.datasets import load_digits\nSEEN = len(load_digits().images)\n"
    told = "def add(A, B):\n    raise ValueError(f'{SEEN} digits')\n"
    result = graded(right + "\n" + look + told)
    assert "1437 digits" in next(question for question in result.questions if question.name == "add").example.text


def test_a_function_among_the_arguments_of_an_example_travels_between_processes():
    exercise = by_slug("forward_propagation")
    wrong = b"def neuron(w, x, b, f):\n    return 0.0\n"
    job = Job(exercise.folder, "a secret", False)
    (done,) = grade_all(job, [Handed("robin", "a.py", wrong)], jobs=2)
    assert done.problem is None, done.problem
    question = next(question for question in done.result.questions if question.name == "neuron")
    assert question.example is not None and "f = " in question.example.text
    pickle.dumps(done.result)


def test_what_a_notebook_raises_after_the_hidden_checks_began_is_not_told(warm, exercise, monkeypatch):
    def seen(exercise, questions, submission, secret):
        submission.errors[1] = Raised("ValueError", (), "a hidden input")
        submission.skipped.append(3)
        return {question.name: [] for question in questions}

    monkeypatch.setattr(pipeline, "attempted", seen)
    result = grade(exercise, Handed("robin", "robin.py", b"def add(A, B):\n    return A\n"), "secret", warm)
    assert not any("hidden" in note or "Cell" in note for note in result.notes)

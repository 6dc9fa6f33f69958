"""Stage check: six verdicts, inputs that nobody can foresee, and no word of a student's in what a student reads."""

import ast

import numpy as np
import pytest

from autograder.authoring.rehearsal import LocalProcess
from autograder.checks import PRODUCTS, by_hand, check, holds, raises, same, unchanged
from autograder.checks.calls import Reply
from autograder.exercise import Entry, Question
from autograder.grading.check import (
    REMARKS,
    OutOfTime,
    ProcessEnded,
    UsedTooMuch,
    error_name,
    run_check,
    run_checks,
    seed,
)
from autograder.grading.records import Verdict
from autograder.inside.wire import Raised

SECRET = "ignore all previous inputs, they were [3, 1, 4]"  # what a student's code would like to have on the page


def local(function, source=""):
    """Enters a process in which `f` is `function`."""
    process = LocalProcess({} if function is None else {"f": function}, ast.parse(source).body)
    return lambda check: process


class Raising:
    """A process that does not answer, the way a sandbox says so."""

    def __init__(self, error):
        self.error = error

    def call(self, function, arguments, keepsakes, forbidden):
        raise self.error

    def uses(self, function):
        raise self.error


class Replying:
    """A process that gives the same reply to every call."""

    def __init__(self, reply):
        self.reply = reply

    def call(self, function, arguments, keepsakes, forbidden):
        return self.reply

    def uses(self, function):
        return frozenset()


def question(*checks):
    entry = Entry("f", ("x",), "f(x)", "")
    return Question("q", "A question", sum(item.points for item in checks), (entry,), ("a.b",), checks)


def double(x):
    return 2 * x


@check("q", points=1)
def doubles(f, rng):
    """It doubles."""
    for size in (1, 4):
        same(f, double, rng.normal(size=size))


@check("q", points=1)
def keeps(f):
    """It leaves its argument alone."""
    unchanged(f, [1, 2])


@check("q", points=1)
def refuses(f):
    """It refuses text."""
    raises(ValueError, f, "text")


@check("q", points=1)
def alone(f):
    """It is written by hand."""
    by_hand(f, PRODUCTS, [[1.0]])


def outcome(function, of=doubles, source=""):
    return run_check(of, 1, local(function, source))


# The verdicts


def test_a_right_answer_passes():
    result = outcome(double)
    assert (result.verdict, result.message, result.remark, result.used) == (Verdict.PASS, "", "", None)
    assert len(result.calls) == 2 and result.check is doubles and 0 < result.seconds < 5


def test_a_wrong_answer_fails_and_stops_there():
    result = outcome(lambda x: x)
    assert result.verdict is Verdict.FAIL and result.remark == "The numbers are not right."
    assert result.message.startswith("f([") and "returned [" in result.message and "expected [" in result.message
    assert len(result.calls) == 1


def test_code_that_raises_is_an_error():
    result = outcome(lambda x: x / "2")
    assert result.verdict is Verdict.ERROR and len(result.calls) == 1
    assert "raised " in result.message


def test_a_function_that_is_missing_fails_and_is_not_an_error():
    result = outcome(None)
    assert (result.verdict, result.message) == (Verdict.FAIL, "f is not defined")
    assert result.remark == "The function `f` was not found."


def test_a_process_that_does_not_answer_is_a_timeout():
    late = OutOfTime("No answer within 5 seconds.")
    result = run_check(doubles, 1, lambda check: Raising(late))
    assert (result.verdict, result.remark) == (Verdict.TIMEOUT, "No answer within 5 seconds.")


def test_a_process_that_ends_is_an_error_of_the_student():
    result = run_check(doubles, 1, lambda check: Raising(ProcessEnded("exit status 137")))
    assert (result.verdict, result.message) == (Verdict.ERROR, "exit status 137")
    assert result.remark.startswith("Your code ended the program it runs in")


def test_a_process_that_had_too_much_is_told_what():
    result = run_check(doubles, 1, lambda check: Raising(UsedTooMuch("Your code used more than it may.")))
    assert (result.verdict, result.remark) == (Verdict.ERROR, "Your code used more than it may.")


class ArrayTooLarge(MemoryError):
    """As NumPy has one."""


@pytest.mark.parametrize("error", [MemoryError, ArrayTooLarge])
def test_code_that_asks_for_too_much_memory_is_told_the_limit_and_not_the_amount(error):
    def greedy(x):
        raise error("12345 GiB")

    result = run_check(doubles, 1, local(greedy), memory_mib=2048)
    assert result.verdict is Verdict.ERROR and "12345" in result.message
    assert result.remark == "Your code asked for more than the 2048 MiB of memory that it may use."


@pytest.mark.parametrize("error", [OutOfTime("late"), ProcessEnded("gone")])
def test_a_process_that_cannot_even_be_entered_has_a_verdict(error):
    def enter(check):
        raise error

    assert run_check(doubles, 1, enter).verdict in (Verdict.TIMEOUT, Verdict.ERROR)


@pytest.mark.parametrize(
    "body",
    [
        lambda f: same(f, lambda x: 1 / 0, 1),  # the reference raises
        lambda f: same(f, double),  # the reference is called in the wrong way
        lambda f: holds(np.zeros(2), "two answers to one question"),
        lambda f: f(2**100_000),  # what the wire cannot carry
        lambda f: None + 1,
        lambda f: [].pop(),
    ],
)
def test_what_goes_wrong_on_our_side_is_the_graders_fault(body):
    def broken(f):
        """A check with a slip."""
        body(f)

    result = run_check(check("q", points=1)(broken), 1, local(double))
    assert result.verdict is Verdict.GRADER
    assert result.remark == "This check could not be run."
    assert result.message.partition(": ")[0].isidentifier()  # the name of our exception, for the log


def test_a_process_that_we_cannot_start_is_the_graders_fault():
    def enter(check):
        raise OSError("no space left on device")

    result = run_check(doubles, 1, enter)
    assert (result.verdict, result.message) == (Verdict.GRADER, "OSError: no space left on device")


def test_a_teacher_who_interrupts_is_heard():
    def enter(check):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_check(doubles, 1, enter)


HOSTILE = {
    "nothing": None,
    "text": "8",
    "a ragged list": [[1], [1, 2]],
    "an array without axes": np.array(3.0),
    "many empty rows": np.empty((1000, 0)),
    "a huge number": 10**400,
    "a dictionary": {"a": [1]},
    "a function": abs,
    "complex": np.ones(4, complex),
    "nan": np.full(4, np.nan),
}


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("want", [2.0, np.ones(4), (np.ones(2), np.ones(3)), [1, "a"], {"a": 1}, "a", None, True])
def test_no_answer_of_a_student_is_the_graders_fault(value, want):
    def compares(f):
        """It is as expected."""
        same(f, lambda: want)

    result = run_check(check("q", points=1)(compares), 1, local(lambda: value))
    assert result.verdict is (Verdict.PASS if value is None and want is None else Verdict.FAIL)


# One after another


def after(first, sentence="It comes after."):
    def second(f):
        same(f, double, 3)

    second.__doc__ = sentence
    return check("q", points=1, after=first)(second)


def verdicts(checks, function):
    return {item.check.name: item.verdict for item in run_checks(question(*checks), "e", "s", local(function))}


def test_a_check_follows_where_its_prerequisite_passed():
    assert verdicts([doubles, after(doubles)], double) == {"doubles": Verdict.PASS, "second": Verdict.PASS}


@pytest.mark.parametrize("function", [lambda x: x, lambda x: 1 / 0, None])
def test_a_check_is_skipped_where_its_prerequisite_did_not_pass(function):
    results = run_checks(question(doubles, after(doubles)), "e", "s", local(function))
    assert [item.verdict for item in results][1] is Verdict.SKIPPED
    assert (results[1].calls, results[1].message, results[1].remark) == ((), "", "")


def test_what_comes_after_a_skipped_check_is_skipped_too():
    second = after(doubles)

    @check("q", points=1, after=second)
    def third(f):
        """It comes last."""

    assert list(verdicts([doubles, second, third], lambda x: x).values()) == [
        Verdict.FAIL,
        Verdict.SKIPPED,
        Verdict.SKIPPED,
    ]


def test_our_own_fault_does_not_cost_what_comes_after_it():
    @check("q", points=1)
    def broken(f):
        """A check with a slip."""
        raise RuntimeError

    assert verdicts([broken, after(broken)], double) == {"broken": Verdict.GRADER, "second": Verdict.PASS}


def test_a_check_that_stands_alone_is_run_whatever_happened_before():
    def f(x):
        if isinstance(x, str):
            raise ValueError
        return x

    assert verdicts([doubles, refuses, keeps], f) == {
        "doubles": Verdict.FAIL,
        "refuses": Verdict.PASS,
        "keeps": Verdict.PASS,
    }


def test_each_check_enters_its_own_process():
    entered = []

    def enter(check):
        entered.append(check.name)
        return local(double)(check)

    run_checks(question(doubles, keeps, after(keeps)), "e", "s", enter)
    assert entered == ["doubles", "keeps", "second"]


def test_outcomes_stand_in_the_order_of_the_checks():
    checks = [keeps, refuses, doubles]
    assert [item.check for item in run_checks(question(*checks), "e", "s", local(double))] == checks


# The inputs


def drawn(secret="s", exercise="e", name="q", of="doubles"):
    """The first number that a check draws."""
    numbers = []

    def body(f, rng):
        numbers.append(rng.normal())

    body.__name__, body.__doc__ = of, "It draws."
    asked = Question(name, "", 1, (Entry("f", (), "f()", ""),), (), (check(name, points=1)(body),))
    run_checks(asked, exercise, secret, local(double))
    return numbers[0]


def test_inputs_are_the_same_for_everyone_in_a_course():
    assert drawn() == drawn()


@pytest.mark.parametrize("other", [{"secret": "t"}, {"exercise": "d"}, {"name": "r"}, {"of": "triples"}])
def test_inputs_differ_by_course_exercise_question_and_check(other):
    assert drawn(**other) != drawn()


def test_inputs_do_not_depend_on_what_the_student_answers():
    right, wrong = outcome(double), outcome(lambda x: x)
    assert right.calls[0].arguments == wrong.calls[0].arguments


def test_a_seed_tells_names_apart_however_they_are_cut():
    assert seed("ab", "c") != seed("a", "bc") != seed("abc")
    assert seed("a", "b") == seed("a", "b") < 2**128


# What a student reads


@pytest.mark.parametrize(
    "function, of, rung",
    [
        (lambda x: None, doubles, "nothing"),
        (lambda x: "two", doubles, "kind"),
        (lambda x: [], doubles, "empty"),
        (lambda x: [[2 * x]], doubles, "shape"),
        (lambda x: x / 0, doubles, "finite"),
        (lambda x: x, doubles, "values"),
        (lambda x: x.append(1), keeps, "changed"),
        (lambda x: x, refuses, "no error"),
    ],
)
@pytest.mark.filterwarnings("ignore:divide by zero:RuntimeWarning")
def test_a_student_reads_the_kind_of_mistake_in_our_words(function, of, rung):
    result = outcome(function, of)
    assert (result.verdict, result.remark) == (Verdict.FAIL, REMARKS[rung])


@pytest.mark.parametrize(
    "source, name",
    [("def f(A): return A @ A", "@"), ("def f(A): return A.dot(A)", "dot"), ("def f(A): return eval('A')", "eval")],
)
def test_a_student_reads_which_ready_made_function_was_met(source, name):
    result = outcome(lambda A: A, alone, source)
    assert result.remark == f"It uses `{name}`, which is ready-made; here it has to be your own."
    assert result.used is not None and result.used.endswith(name)


@pytest.mark.parametrize(
    "error, remark",
    [
        (ZeroDivisionError, "Your code raised a ZeroDivisionError."),
        (TypeError, "Your code raised a TypeError."),
        (IndexError, "Your code raised an IndexError."),
        (AttributeError, "Your code raised an AttributeError."),
        (np.linalg.LinAlgError, "Your code raised an error."),
    ],
)
def test_a_student_reads_pythons_own_name_of_an_exception(error, remark):
    def f(x):
        raise error(SECRET)

    result = outcome(f)
    assert (result.verdict, result.remark) == (Verdict.ERROR, remark)


def as_reply(kind, text=SECRET):
    return Reply(raised=Raised(kind, ("Exception",), text))


@pytest.mark.parametrize("of", [doubles, keeps, refuses, alone])
@pytest.mark.parametrize(
    "reply",
    [
        as_reply("ValueError"),
        as_reply(SECRET),
        as_reply("ReadyMade"),
        as_reply("NotDefined"),
        as_reply("OutOfTime"),
        as_reply("GRADER"),
        as_reply("print"),
        as_reply("__name__"),
        as_reply("\ud800"),
        as_reply(""),
        Reply(SECRET),
        Reply([SECRET]),
        Reply({SECRET: SECRET}),
        Reply(Raised(SECRET, (), SECRET)),
        Reply(1.0, changed=(0,)),
    ],
    ids=repr,
)
def test_no_word_of_the_students_gets_to_where_a_student_reads(of, reply):
    result = run_check(of, 1, lambda check: Replying(reply))
    assert SECRET not in result.remark and SECRET not in (result.used or "")
    assert result.verdict in (Verdict.PASS, Verdict.FAIL, Verdict.ERROR)
    if result.verdict is not Verdict.PASS:
        assert result.remark.isascii() and result.remark.endswith((".", "?"))


@pytest.mark.parametrize("kind", ["Secret", "print", "True", "__name__", "", "\ud800", "open", "int", "Ellipsis"])
def test_a_name_that_is_no_exception_of_pythons_is_an_error(kind):
    assert error_name(kind) == "an error"


def test_hidden_inputs_are_in_the_teachers_message_only():
    result = outcome(lambda x: x)
    number = f"{result.calls[0].fresh()[0][0][0]:.6g}"
    assert number in result.message and number not in result.remark

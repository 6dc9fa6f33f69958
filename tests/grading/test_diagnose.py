"""Stage diagnose: the named mistake whose answers are the student's, on the same inputs, all of them."""

import ast

import numpy as np
import pytest

from autograder.authoring.rehearsal import LocalProcess
from autograder.checks import PRODUCTS, by_hand, check, holds, misconception, raises, same, unchanged
from autograder.checks.calls import Call, Function, Keepsakes, Reply
from autograder.exercise import Entry, Question
from autograder.grading.check import OutOfTime, run_checks
from autograder.grading.diagnose import agree, diagnose, replay
from autograder.inside.wire import Handle, Raised, encode


def mean(x):
    if len(x) == 0:
        raise ValueError("no numbers have no mean")
    return sum(x) / len(x)


@check("mean", points=2)
def is_right(mean, rng):
    """The mean is right."""
    same(mean, reference, [1, 1])
    same(mean, reference, rng.normal(size=5).tolist())


@check("mean", points=1, after=is_right)
def refuses_nothing(mean):
    """No numbers have no mean."""
    raises(ValueError, mean, [])


@check("mean", points=1)
def keeps_the_list(mean):
    """The list is left alone."""
    unchanged(mean, [1, 1])


reference = mean


@misconception("mean", fails="is_right")
def sums_up(x):
    """You added up."""
    return sum(x)


@misconception("mean", fails="is_right")
def takes_the_first(x):
    """You took the first."""
    return x[0]


@misconception("mean", fails="is_right")
def takes_the_middle(x):
    """You took the middle one in order."""
    return sorted(x)[len(x) // 2]


@misconception("mean", fails="refuses_nothing")
def answers_nothing_with_zero(x):
    """Zero is a mean like any other."""
    return sum(x) / len(x) if len(x) else 0.0


@misconception("mean", fails="refuses_nothing")
def divides_by_zero(x):
    """There is nothing to divide by."""
    return sum(x) / len(x)


@misconception("mean", fails="keeps_the_list")
def empties_the_list(x):
    """You emptied the list."""
    result = mean(x)
    x.clear()
    return result


WRONG = (sums_up, takes_the_first, takes_the_middle, answers_nothing_with_zero, divides_by_zero, empties_the_list)
EXAMPLES = ([60, 90], [2, 3, 10], [0])


def ask(question, functions, source="", examples=EXAMPLES):
    """The outcomes of a question, and its calls on fresh examples, as the pipeline gives them."""
    process = LocalProcess(functions, ast.parse(source).body)
    shown, keepsakes = [], Keepsakes()
    for entry in question.entries:
        for x in examples:
            Function(entry.name, process, shown, keepsakes).ask(x)
    return run_checks(question, "e", "s", lambda check: process), shown


def entry(name):
    return Entry(name, ("x",), f"{name}(x)", "")


def asked(*misconceptions, checks=(is_right, refuses_nothing, keeps_the_list), entries=("mean",), name="mean"):
    points = sum(item.points for item in checks)
    return Question(name, "", points, tuple(map(entry, entries)), (), tuple(checks), tuple(misconceptions))


def found(function, question=None):
    """The names of the mistakes that a function is said to make, by check."""
    question = question or asked(*WRONG)
    outcomes, shown = ask(question, {"mean": function})
    return {name: wrong.name for name, wrong in diagnose(question, outcomes, shown).items()}


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: wrong.name)
def test_every_mistake_is_recognised_as_itself(wrong):
    assert found(wrong.function) == {wrong.fails[0]: wrong.name}


def test_a_mistake_is_recognised_in_other_words():
    assert found(lambda x: float(np.add.reduce(x))) == {"is_right": "sums_up"}


def test_a_right_answer_has_no_mistake():
    assert found(mean) == {}


@pytest.mark.parametrize(
    "function",
    [lambda x: sum(x) + 1, lambda x: None, lambda x: "sum", lambda x: [sum(x)], lambda x: 1 / 0, lambda x: abs],
)
def test_an_unknown_mistake_is_given_no_name(function):
    assert found(function) == {}


def test_a_mistake_must_agree_on_every_input_and_not_only_where_the_check_stopped():
    def sums_short_lists_only(x):
        return sum(x) if len(x) < 3 else 0.5

    outcomes, shown = ask(asked(*WRONG), {"mean": sums_short_lists_only})
    assert len(outcomes[0].calls) == 1  # the check stopped at [1, 1], where a sum would be wrong too
    assert diagnose(asked(*WRONG), outcomes, []) != {}
    assert diagnose(asked(*WRONG), outcomes, shown) == {}


def test_examples_tell_mistakes_apart_that_a_check_cannot():
    question = asked(takes_the_first, takes_the_middle, sums_up, checks=[is_right])
    outcomes, shown = ask(question, {"mean": sums_up.function})
    assert diagnose(question, outcomes, shown) == {"is_right": sums_up}


def test_the_first_of_two_mistakes_that_agree_is_named():
    @misconception("mean", fails="is_right")
    def sums_up_too(x):
        """You added up, too."""
        return sum(x)

    assert found(sums_up.function, asked(sums_up, sums_up_too)) == {"is_right": "sums_up"}
    assert found(sums_up.function, asked(sums_up_too, sums_up)) == {"is_right": "sums_up_too"}


def test_a_mistake_is_only_named_at_a_check_that_it_is_said_to_fail():
    @misconception("mean", fails="refuses_nothing")
    def sums_up_elsewhere(x):
        """You added up."""
        return sum(x)

    assert found(sums_up.function, asked(sums_up_elsewhere)) == {}


def test_a_skipped_check_has_no_mistake():
    @misconception("mean", fails=("is_right", "refuses_nothing"))
    def sums_up_everywhere(x):
        """You added up."""
        return sum(x)

    assert found(sums_up.function, asked(sums_up_everywhere)) == {"is_right": "sums_up_everywhere"}


def test_a_mistake_of_another_function_is_not_to_blame():
    @check("ends", points=1)
    def is_lowest(lowest):
        """The lowest is found."""
        same(lowest, min, [3, 1, 2])

    @check("ends", points=1)
    def is_highest(highest):
        """The highest is found."""
        same(highest, max, [3, 1, 2])

    @misconception("ends", of="lowest", fails=("is_lowest", "is_highest"))
    def takes_the_last(x):
        """You took the last one."""
        return x[-1]

    question = asked(takes_the_last, checks=[is_lowest, is_highest], entries=["lowest", "highest"], name="ends")
    outcomes, shown = ask(question, {"lowest": min, "highest": lambda x: x[-1]})
    assert diagnose(question, outcomes, shown) == {}
    outcomes, shown = ask(question, {"lowest": lambda x: x[-1], "highest": max})
    assert diagnose(question, outcomes, shown) == {"is_lowest": takes_the_last}
    outcomes, shown = ask(question, {"lowest": lambda x: x[-1], "highest": lambda x: 0.5})
    assert diagnose(question, outcomes, shown) == {"is_lowest": takes_the_last}


def test_a_function_that_was_never_asked_made_no_mistake():
    @check("mean", points=1)
    def asks_nothing(mean):
        """It fails before it asks."""
        holds(False, "for another reason")

    @misconception("mean", fails="asks_nothing")
    def sums_up_unasked(x):
        """You added up."""
        return sum(x)

    question = asked(sums_up_unasked, checks=[asks_nothing])
    assert diagnose(question, *ask(question, {"mean": mean}, examples=[])) == {}


def test_a_timeout_says_nothing_about_the_mistake():
    def late(x):
        raise OutOfTime("late")

    class Late(LocalProcess):
        call = staticmethod(lambda *call: late(call))

    question = asked(*WRONG)
    assert diagnose(question, run_checks(question, "e", "s", lambda check: Late({}, [])), []) == {}


def test_a_mistake_that_answers_with_anything_at_all_is_no_reason_to_stop():
    for answer in (abs, object(), {1, 2}, 10**400, map(abs, [1]), "text", [[1], [1, 2]]):

        @misconception("mean", fails="is_right")
        def answers_oddly(x, answer=answer):
            """An odd answer."""
            return answer

        assert found(lambda x: 1.5, asked(answers_oddly)) == {}


# Ready-made functions


@check("product", points=1)
def is_by_hand(product):
    """It is written by hand."""
    by_hand(product, PRODUCTS, np.eye(2))


@check("product", points=1)
def is_a_product(product):
    """It is a product."""
    same(product, lambda x: x @ x, np.eye(2))


@misconception("product", fails="is_by_hand", uses=("@", ".matmul", "numpy.matmul"))
def uses_the_operator(x):
    """The operator is ready-made."""
    return x @ x


@misconception("product", fails="is_by_hand", uses=("numpy.einsum",))
def uses_einsum(x):
    """einsum is ready-made."""
    return x @ x


@misconception("product", fails=("is_by_hand", "is_a_product"))
def multiplies_entries(x):
    """You multiplied entry by entry."""
    return x * x


@pytest.mark.parametrize(
    "expression, wrong",
    [
        ("x @ x", "uses_the_operator"),
        ("np.matmul(x, x)", "uses_the_operator"),
        ("np.einsum('ij,jk', x, x)", "uses_einsum"),
        ("np.tensordot(x, x, 1)", None),
    ],
)
def test_a_ready_made_function_gives_the_mistake_away(expression, wrong):
    question = asked(
        multiplies_entries, uses_einsum, uses_the_operator, checks=[is_by_hand], entries=["product"], name="product"
    )
    source = f"import numpy as np\ndef product(x): return {expression}"
    outcomes, shown = ask(question, {"product": lambda x: x @ x}, source, examples=[np.ones((2, 2))])
    names = {name: item.name for name, item in diagnose(question, outcomes, shown).items()}
    assert names == ({"is_by_hand": wrong} if wrong else {})


def test_a_mistake_of_the_way_is_not_named_for_wrong_numbers():
    @misconception("product", fails="is_a_product", uses="@")
    def doubles(x):
        """A ready-made double."""
        return 2 * x

    question = asked(doubles, checks=[is_a_product], entries=["product"], name="product")
    outcomes, shown = ask(question, {"product": lambda x: 2 * x}, examples=[np.ones((2, 2))])
    assert diagnose(question, outcomes, shown) == {}


# Replay


def call(*args, **kwargs):
    keepsakes = Keepsakes()
    return Call("f", encode((args, kwargs), keepsakes.keep), Reply(), keepsakes)


def test_a_replay_gives_what_our_function_gives():
    assert replay(lambda x, k=1: k * x, call(3, k=2)) == Reply(6)


def test_a_replay_tells_what_raised_and_what_changed():
    assert replay(lambda x: 1 / x, call(0)).raised.kind == "ZeroDivisionError"
    assert replay(lambda a, b: b.append(1), call([], [])).changed == (1,)


def test_a_replay_starts_from_the_same_inputs_every_time():
    recorded = call([1, 2])
    assert replay(lambda x: x.pop(), recorded).value == replay(lambda x: x.pop(), recorded).value == 2


def test_a_replayed_value_is_not_a_view_of_an_argument_that_changes_later():
    views = []

    def f(x):
        views.append(x)
        return x[:1]

    value = replay(f, call(np.zeros(2))).value
    views[0][:] = 5
    assert value.tolist() == [0]


def test_a_replay_calls_the_checks_own_functions():
    assert replay(lambda cost, x: cost(x), call(abs, -3)).value == 3


def test_a_replay_of_a_random_function_draws_the_same():
    recorded = call(np.random.default_rng(5))
    reply = replay(lambda rng: rng.normal(), recorded)
    assert reply.value == np.random.default_rng(5).normal()
    assert reply.changed == ()  # a generator is there to be drawn from


# Agreement

VALUE = Reply(np.array([1.0, 2.0]))
ERROR = Reply(raised=Raised("ValueError", ("Exception",), "one text"))


@pytest.mark.parametrize(
    "student, other, same_answer",
    [
        (Reply([1, 2]), VALUE, True),
        (Reply(np.array([1.0, 2.0]) * (1 + 1e-9)), VALUE, True),
        (Reply([1, 3]), VALUE, False),
        (Reply([[1, 2]]), VALUE, False),
        (Reply(None), Reply(None), True),
        (Reply(None), VALUE, False),
        (VALUE, Reply(None), False),
        (Reply([1, 2], changed=(0,)), VALUE, False),
        (Reply([1, 2], changed=(0,)), Reply([1, 2], changed=(0,)), True),
        (Reply(raised=Raised("ValueError", (), "another text", 7)), ERROR, True),
        (Reply(raised=Raised("TypeError", (), "one text")), ERROR, False),
        (VALUE, ERROR, False),
        (ERROR, VALUE, False),
        (ERROR, Reply(None), False),
        (Reply(None), ERROR, False),
        (Reply(Handle("student", 1, "function", "g")), Reply(abs), False),
    ],
)
def test_two_replies_agree_where_they_are_the_same_answer(student, other, same_answer):
    assert agree(student, other) is same_answer

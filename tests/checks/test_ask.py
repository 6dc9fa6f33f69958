"""The verbs of a hidden check: each stops at the first call that is wrong, and says what is wrong with it."""

import ast
from textwrap import dedent

import numpy as np
import pytest

from autograder.authoring.rehearsal import LocalProcess
from autograder.checks import LINALG, PRODUCTS, TANH
from autograder.checks.ask import Disagreement, agrees, by_hand, holds, raises, same, unchanged
from autograder.checks.calls import Function, Keepsakes, Reply, StudentRaised
from autograder.inside.wire import Raised


def stand_in(function):
    return Function("f", LocalProcess({"f": function}, []), [], Keepsakes())


def written(source):
    """The function `f` of a student's text."""
    tree, names = ast.parse(dedent(source)), {}
    exec(compile(tree, "a text of this test", "exec"), names)
    return Function("f", LocalProcess({"f": names["f"]}, tree.body), [], Keepsakes())


def wrong(verb, *args, **kwargs):
    with pytest.raises(Disagreement) as met:
        verb(*args, **kwargs)
    return met.value


# same


def test_same_gives_the_value_where_it_is_right():
    assert same(stand_in(lambda x: [x, 2 * x]), lambda x: np.array([x, 2 * x]), 3) == [3, 6]


def test_same_stops_at_a_wrong_value_and_names_the_call():
    error = wrong(same, stand_in(lambda x: x + 1), lambda x: x, 3)
    assert str(error) == "f(3): returned 4, expected 3"
    assert (error.difference.rung, error.call.fresh(), error.used) == ("values", ((3,), {}), None)


def test_same_passes_keywords_to_both():
    assert same(stand_in(lambda x, k=1: k * x), lambda x, k=1: x * k, 3, k=5) == 15


def test_same_takes_the_tolerance_of_the_check():
    near = stand_in(lambda x: x * 1.05)
    assert same(near, lambda x: x, 1.0, rtol=0.1) == 1.05
    assert wrong(same, near, lambda x: x, 1.0).difference.rung == "values"


def test_same_is_not_led_astray_by_a_function_that_changes_its_argument():
    def f(x):
        x[:] = 0
        return x

    values = np.array([1.0, 2.0])
    assert wrong(same, stand_in(f), lambda x: x.copy(), values).difference.rung == "values"
    assert values.tolist() == [1, 2]


def test_same_asks_the_reference_first():
    order = []
    same(stand_in(lambda x: order.append("student")), lambda x: order.append("reference"), 1)
    assert order == ["reference", "student"]


ASKED = []


def counted(x, f=None):
    """A reference that counts how often it is asked."""
    ASKED.append(x)
    return 2 * x if f is None else f(x)


def test_same_asks_the_reference_once_for_the_same_arguments():
    ASKED.clear()
    for _ in range(3):
        same(stand_in(lambda x: 2 * x), counted, 17)
        assert wrong(same, stand_in(lambda x: x), counted, 17).difference.text == "returned 17, expected 34"
    same(stand_in(lambda x: 2 * x), counted, 18)
    assert ASKED == [17, 18]


def test_same_asks_a_reference_of_the_check_each_time():
    asked = []
    for factor in (2, 3):
        same(stand_in(lambda x, factor=factor: factor * x), lambda x, factor=factor: asked.append(x) or factor * x, 19)
    assert asked == [19, 19]


def test_same_asks_the_reference_each_time_where_functions_are_among_the_arguments():
    for factor in (2, 3):
        same(stand_in(lambda x, f: f(x)), counted, 20, lambda x, factor=factor: factor * x)


def test_same_gives_both_a_generator_in_the_same_state():
    def draw(rng):
        return rng.normal(size=3)

    assert same(stand_in(draw), draw, np.random.default_rng(1)).shape == (3,)


def test_same_gives_the_student_what_was_there_before_the_reference_ran():
    def reference(x):
        return x.pop()

    assert same(stand_in(lambda x: x[-1]), reference, [1, 2, 3]) == 3


def test_an_exception_is_not_a_wrong_value():
    with pytest.raises(StudentRaised):
        same(stand_in(lambda x: 1 / 0), lambda x: x, 1)


# raises


@pytest.mark.parametrize("error", [ValueError, np.linalg.LinAlgError, UnicodeError])
def test_raises_accepts_the_error_and_its_kinds(error):
    def f(x):
        raise error

    assert raises(ValueError, stand_in(f), 1) is None


def test_raises_refuses_a_value():
    error = wrong(raises, ValueError, stand_in(lambda x: x), [1, 2])
    assert str(error) == "f([1, 2]): returned [1, 2], expected a ValueError"
    assert error.difference.rung == "no error"


def test_raises_refuses_a_stub():
    assert str(wrong(raises, ValueError, stand_in(lambda x: None), 1)) == "f(1): returned None, expected a ValueError"


def test_raises_passes_on_another_error():
    with pytest.raises(StudentRaised, match="raised KeyError"):
        raises(ValueError, stand_in(lambda x: {}[x]), 1)


def test_raises_passes_on_a_function_that_is_missing():
    with pytest.raises(StudentRaised):
        raises(ValueError, Function("f", LocalProcess({}, []), [], Keepsakes()), 1)


# unchanged


def test_unchanged_gives_the_value():
    assert unchanged(stand_in(lambda x: [*x, 1]), [0]) == [0, 1]


@pytest.mark.parametrize(
    "change, text",
    [
        (lambda a, b: a.append(1), "f([0], [0]): changed argument 1"),
        (lambda a, b: b.append(1), "f([0], [0]): changed argument 2"),
        (lambda a, b: (a.append(1), b.append(1)), "f([0], [0]): changed argument 1 and argument 2"),
    ],
)
def test_unchanged_says_which_argument_changed(change, text):
    error = wrong(unchanged, stand_in(change), [0], [0])
    assert str(error) == text and error.difference.rung == "changed"


DEEP = {
    "an array": (np.zeros(2), lambda x: x.fill(1)),
    "whole numbers": (np.zeros(2, int), lambda x: x.fill(1)),
    "a row of a list": ([[0.0], [0.0]], lambda x: x[1].append(1)),
    "an array in a dictionary": ({"W": np.zeros(2)}, lambda x: x["W"].fill(1)),
    "an array in a pair in a list": ([(np.zeros(2), "relu")], lambda x: x[0][0].fill(1)),
    "minus zero": (np.zeros(2), lambda x: np.negative(x, out=x)),
}


@pytest.mark.parametrize("values, change", DEEP.values(), ids=DEEP)
def test_unchanged_sees_a_change_however_deep(values, change):
    assert wrong(unchanged, stand_in(change), values).difference.rung == "changed"


def test_a_result_that_is_a_view_of_an_argument_changes_nothing():
    assert unchanged(stand_in(lambda x: x.T), np.ones((2, 3))).shape == (3, 2)


def test_a_generator_is_there_to_be_drawn_from():
    shuffled = stand_in(lambda values, rng: rng.permutation(values))
    assert sorted(unchanged(shuffled, [1, 2, 3], np.random.default_rng(0))) == [1, 2, 3]


# agrees and holds


def test_agrees_compares_as_the_ladder_does():
    assert agrees([1, 2], np.array([1, 2])) is None
    assert str(wrong(agrees, [1], np.array([1, 2]))) == "returned shape (1,), expected (2,)"
    assert agrees(1.05, 1.0, rtol=0.1) is None


def test_agrees_and_holds_name_the_call_they_are_given():
    f = stand_in(lambda x: x)
    f(3)
    assert str(wrong(agrees, 3, 4, call=f.last)) == "f(3): returned 3, expected 4"
    assert str(wrong(holds, False, "must be even", f.last)) == "f(3): must be even"


def test_holds_stops_where_a_property_does_not_hold():
    assert holds(np.bool_(True), "sums to one") is None
    error = wrong(holds, np.bool_(False), "sums to one")
    assert (str(error), error.difference.rung, error.call) == ("sums to one", "values", None)


# by_hand

LOOPS = """
    def f(A, B):
        C = [[0.0] * len(B[0]) for _ in A]
        for i, row in enumerate(A):
            for j in range(len(B[0])):
                C[i][j] = sum(row[k] * B[k][j] for k in range(len(B)))
        return C
"""
OUTER = """
    import numpy as np
    def f(A, B):
        A, B = np.asarray(A), np.asarray(B)
        return sum(np.outer(A[:, k], B[k]) for k in range(len(B)))
"""
BROADCAST = """
    import numpy as np
    def f(A, B):
        return (np.asarray(A)[:, :, None] * np.asarray(B)[None]).sum(axis=1)
"""
A, B = [[1, 2], [3, 4]], [[5, 6], [7, 8]]


@pytest.mark.parametrize("source", [LOOPS, OUTER, BROADCAST], ids=["loops", "outer products", "broadcasting"])
def test_a_product_made_by_hand_is_accepted(source):
    assert np.asarray(by_hand(written(source), PRODUCTS, A, B)).tolist() == [[19, 22], [43, 50]]


READY = {
    "@": ("@", "np.asarray(A) @ np.asarray(B)"),
    "operator.matmul": (".matmul operator.matmul", "operator.matmul(np.asarray(A), np.asarray(B))"),
    "np.matrix": (".matrix numpy.matrix", "np.asarray(np.matrix(A) * np.matrix(B))"),
    "np.dot": (".dot numpy.dot", "np.dot(A, B)"),
    "np.matmul": (".matmul numpy.matmul", "np.matmul(A, B)"),
    "np.einsum": ("numpy.einsum", "np.einsum('ij,jk', A, B)"),
    "np.inner": ("numpy.inner", "np.inner(A, np.transpose(B))"),
    "np.tensordot": ("numpy.tensordot numpy.linalg.tensordot", "np.tensordot(A, B, 1)"),
    "np.vdot": ("numpy.vdot", "[[np.vdot(a, b) for b in np.transpose(B)] for a in A]"),
    "np.vecdot": (
        "numpy.vecdot numpy.linalg.vecdot",
        "[[np.vecdot(np.array(a), b) for b in np.transpose(B)] for a in A]",
    ),
    "np.linalg.multi_dot": ("numpy.linalg.multi_dot", "np.linalg.multi_dot([A, B])"),
    "A.dot": (".dot", "np.asarray(A).dot(np.asarray(B))"),
    "by another name": (".dot numpy.dot", "product(A, B)"),
}


@pytest.mark.filterwarnings("ignore::PendingDeprecationWarning")  # np.matrix
@pytest.mark.parametrize("names, expression", READY.values(), ids=READY)
def test_a_ready_made_product_is_refused_though_its_numbers_are_right(names, expression):
    f = written(f"import numpy as np, operator\nproduct = np.dot\ndef f(A, B): return {expression}")
    assert np.asarray(f(A, B)).tolist() == [[19, 22], [43, 50]]
    error = wrong(by_hand, f, PRODUCTS, A, B)
    assert error.used in names.split() and error.difference.rung == "ready-made"
    assert str(error) == f"uses {error.used}, which is ready-made"


@pytest.mark.parametrize(
    "forbidden, source",
    [
        (TANH, "import numpy as np\ndef f(x): return np.tanh(x)"),
        (TANH, "from math import tanh as t\ndef f(x): return t(x)"),
        (TANH, "import torch\ndef f(x): return torch.tensor(x).tanh()"),
        (LINALG, "import numpy as np\ndef f(x): return np.linalg.det([[x]])"),
        (LINALG, "from numpy.linalg import inv\ndef f(x): return inv([[x]])"),
    ],
)
def test_other_ready_made_functions_are_refused_too(forbidden, source):
    assert wrong(by_hand, written(source), forbidden, 1.0).difference.rung == "ready-made"


def test_a_tanh_from_exponentials_is_by_hand():
    source = (
        "from numpy import exp\ndef tanh(x): return (exp(x) - exp(-x)) / (exp(x) + exp(-x))\ndef f(x): return tanh(x)"
    )
    assert by_hand(written(source), TANH, 1.0) == pytest.approx(np.tanh(1.0))


def test_an_error_is_the_students():
    with pytest.raises(StudentRaised, match="ZeroDivisionError"):
        by_hand(written("def f(x): return 1 / x"), PRODUCTS, 0)


class Sandbox:
    """A process whose text reaches what it is told, and which meets what it is told when it runs."""

    def __init__(self, met, reached=()):
        self.met, self.reached, self.order = met, frozenset(reached), []

    def call(self, function, arguments, keepsakes, forbidden):
        self.order.append(("call", forbidden))
        return Reply(raised=Raised("ReadyMade", ("Exception",), self.met))

    def uses(self, function):
        self.order.append(("uses", function))
        return self.reached


def test_what_the_text_hides_is_met_when_it_runs():
    error = wrong(by_hand, Function("f", Sandbox("numpy.einsum"), [], Keepsakes()), PRODUCTS, A, B)
    assert error.used == "numpy.einsum"


def test_what_the_text_shows_is_named_first():
    sandbox = Sandbox("numpy.einsum", reached=["numpy.inner"])
    assert wrong(by_hand, Function("f", sandbox, [], Keepsakes()), PRODUCTS, A, B).used == "numpy.inner"


def test_the_text_is_looked_at_before_any_of_it_runs():
    sandbox = Sandbox("numpy.dot")
    wrong(by_hand, Function("f", sandbox, [], Keepsakes()), ["numpy.dot", "@", "numpy.dot"], A, B)
    assert sandbox.order == [("uses", "f"), ("call", ("@", "numpy.dot"))]


def test_an_exception_that_only_has_the_name_is_the_students():
    forged = Function("f", Sandbox("whatever a student writes"), [], Keepsakes())
    with pytest.raises(StudentRaised):
        by_hand(forged, PRODUCTS, A, B)

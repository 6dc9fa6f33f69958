"""Calls of a student's function: plain values cross, all goes on record, the text is asked what it may reach."""

import ast

import numpy as np
import pytest

from autograder.authoring.rehearsal import LocalProcess
from autograder.checks.calls import WAYS_ROUND, Function, Keepsakes, Reply, StudentRaised
from autograder.checks.ready_made import LINALG, PRODUCTS, TANH
from autograder.inside.wire import Handle, Raised


def stand_in(function=None, source="", name="f"):
    """A student's function as a check sees it, and the record of its calls."""
    record = []
    functions = {} if function is None else {name: function}
    return Function(name, LocalProcess(functions, ast.parse(source).body), record, Keepsakes()), record


def test_a_call_gives_the_value():
    f, _ = stand_in(lambda x, y=1: x + y)
    assert f(2) == 3 and f(2, y=5) == 7


def test_a_value_is_plain_when_it_comes_back():
    class Agreeable(np.ndarray):
        def __eq__(self, other):
            return np.array(True)

    f, _ = stand_in(lambda: np.ones(2).view(Agreeable))
    assert type(f()) is np.ndarray


def test_the_student_gets_a_copy_of_what_the_check_holds():
    def f(x):
        x[0] = 99

    asked, _ = stand_in(f)
    values = np.array([1, 2])
    asked(values)
    assert values.tolist() == [1, 2]


def test_every_call_is_on_record_with_what_it_was_given():
    def f(x):
        x.append(0)
        return len(x)

    asked, record = stand_in(f)
    asked([1]), asked([1, 2])
    assert [call.fresh() for call in record] == [(([1],), {}), (([1, 2],), {})]
    assert [call.reply.value for call in record] == [2, 3]
    assert asked.last is record[-1]


def test_a_call_on_record_gives_fresh_arguments_every_time():
    asked, record = stand_in(lambda x, rng: rng.normal())
    first = asked([1], np.random.default_rng(3))
    (values, rng), _ = record[0].fresh()
    values.append(2)
    assert rng.normal() == first
    (values, rng), _ = record[0].fresh()
    assert values == [1] and rng.normal() == first


def test_an_exception_comes_back_as_one_of_the_students():
    asked, record = stand_in(lambda x: 1 / x)
    with pytest.raises(StudentRaised, match=r"^f\(0\) raised ZeroDivisionError: division by zero$") as met:
        asked(0)
    assert met.value.raised.kind == "ZeroDivisionError" and met.value.call is record[0]


def test_asking_gives_an_exception_as_a_reply():
    asked, record = stand_in(lambda x: 1 / x)
    assert asked.ask(0).raised.kind == "ZeroDivisionError"
    assert len(record) == 1


def test_a_function_that_is_missing_is_not_defined():
    asked, _ = stand_in()
    assert asked.ask().raised == Raised("NotDefined", (), "f")


def test_what_the_function_changed_is_in_the_reply():
    def f(a, b, c):
        a[0], c["x"] = 1, 1
        return a

    asked, _ = stand_in(f)
    assert asked.ask([0], [0], {}).changed == (0, 2)


def test_a_call_reads_as_the_student_would_write_it():
    asked, record = stand_in(lambda *args, **kwargs: None)
    asked([60, 90], np.ones((2, 2)), np.sin, rate=0.1)
    assert str(record[0]) == "f([60, 90], [[1, 1], [1, 1]], sin, rate=0.1)"


def test_a_long_argument_is_cut_in_a_call():
    asked, record = stand_in(lambda *args, **kwargs: None)
    asked([1] * 50, rates=[1] * 50)
    arguments = "[" + "1, " * 19 + " …"
    assert str(record[0]) == f"f({arguments}, rates={arguments})"


def test_a_function_of_the_check_is_called_back():
    asked, record = stand_in(lambda cost, x: cost(x) + 1)
    assert asked(lambda x: 10 * x, 2) == 21
    (cost, _), _ = record[0].fresh()
    assert cost(5) == 50


def test_a_function_of_the_student_goes_by_its_handle():
    record, keepsakes = [], Keepsakes()
    process = LocalProcess({"f": lambda other: other, "g": abs}, [])
    f, g = (Function(name, process, record, keepsakes) for name in "fg")
    assert f(g) == g.handle == Handle("student", 0, "function", "g")
    assert str(record[0]) == "f(g)" and repr(g) == "<the student's g>"


def test_a_keepsake_is_found_by_its_handle_and_a_students_handle_stays_one():
    keepsakes = Keepsakes()
    handle = keepsakes.keep(abs)
    assert (handle.side, handle.kind, handle.name) == ("grader", "function", "abs")
    assert keepsakes.get(handle) is abs
    theirs = Handle("student", handle.ident, "function", "abs")
    assert keepsakes.get(theirs) is theirs


def test_a_handle_that_was_never_given_out_opens_nothing():
    keepsakes = Keepsakes()
    keepsakes.keep(abs)
    forged = Handle("grader", id(keepsakes), "function", "abs")
    assert keepsakes.get(forged) is forged


def test_an_object_of_the_check_is_kept_as_one():
    model = object()
    assert Keepsakes().keep(model).kind == "object"


def test_a_kept_object_lives_as_long_as_its_handle():
    keepsakes = Keepsakes()
    handles = {keepsakes.keep(object()).ident for _ in range(100)}  # freed, one would take the place of another
    assert len(handles) == 100


# Calls in which ready-made functions refuse to work


class Refusing:
    """A process in which `numpy.dot` is met whenever it is forbidden."""

    def call(self, function, arguments, keepsakes, forbidden):
        return Reply(raised=Raised("ReadyMade", (), "numpy.dot")) if forbidden else Reply(1.0)

    def uses(self, function):
        return frozenset()


def test_a_call_that_met_a_ready_made_function_is_not_on_record():
    record = []
    f = Function("f", Refusing(), record, Keepsakes())
    assert f.ask_without(("numpy.dot",), 1).raised.kind == "ReadyMade" and record == []
    assert f.ask(1).value == 1.0 and len(record) == 1


def test_a_call_that_met_none_is_on_record():
    f, record = stand_in(lambda x: x)
    assert f.ask_without(("numpy.dot",), 5).value == 5 and len(record) == 1


# What the text may reach

HEAD = "import numpy as np, torch, math, scipy, sys, operator\n"
MET = {
    "exactly": ("np.einsum(x)", {"numpy.einsum"}, "numpy.einsum"),
    "as a method": ("x.dot(x)", {".dot"}, ".dot"),
    "a module's function, where the method is forbidden": ("np.dot(x, x)", {".dot"}, ".dot"),
    "in another module of the package": ("np.ma.dot(x, x)", {"numpy.dot"}, "numpy.dot"),
    "something inside it": ("np.linalg.inv(x)", {"numpy.linalg"}, "numpy.linalg"),
    "a part of it": ("np.dot.__call__(x, x)", {"numpy.dot"}, "numpy.dot"),
    "the operator": ("x @ x", {"@"}, "@"),
    "a made-up name": ("getattr(np, x)", {"numpy.dot"}, "getattr(…)"),
    "eval": ("eval('x @ x')", {"numpy.dot"}, "eval"),
    "a module's table": ("np.__dict__[x]", {"numpy.dot"}, ".__dict__"),
    "the table of modules": ("sys.modules[x]", {"numpy.dot"}, "sys.modules"),
    "a getter": ("operator.attrgetter(x)(np)", {"numpy.dot"}, "operator.attrgetter"),
}


@pytest.mark.parametrize("expression, forbidden, name", MET.values(), ids=MET)
def test_a_forbidden_name_is_met(expression, forbidden, name):
    f, _ = stand_in(source=f"{HEAD}def f(x): return {expression}")
    assert f.uses(tuple(forbidden)) == name


FREE = {
    "a method, where a module's function is forbidden": ("x.einsum()", {"numpy.einsum"}),
    "the same name in another package": ("torch.dot(x, x)", {"numpy.dot"}),
    "a longer name": ("np.dots(x)", {"numpy.dot"}),
    "a module with a longer name": ("np.linalgebra(x)", {"numpy.linalg"}),
    "its own name": ("f(x)", {".f", "numpy.f"}),
    "getattr with a text": ("getattr(np, 'sum')(x)", {"numpy.dot"}),
    "a method named as a way round": ("x.eval()", {"numpy.dot"}),
    "what products may use": ("np.outer(x, x).sum(axis=0) + sum(a * b for a, b in zip(x, x))", PRODUCTS),
    "what tanh may use": ("(np.exp(x) - np.exp(-x)) / (np.cosh(x) + math.sinh(x))", TANH),
    "what determinants may use": ("x[0, 0] * x[1, 1] - np.sum(x) * math.hypot(1, 2)", LINALG),
}


@pytest.mark.parametrize("expression, forbidden", FREE.values(), ids=FREE)
def test_a_name_that_is_not_forbidden_is_free(expression, forbidden):
    f, _ = stand_in(source=f"{HEAD}def f(x): return {expression}")
    assert f.uses(tuple(sorted(forbidden))) is None


@pytest.mark.parametrize("way", sorted(WAYS_ROUND - {"getattr(…)"}))
def test_every_way_round_a_name_is_met(way):
    name = f"x{way}" if way.startswith(".") else way
    module = f"import {way.split('.')[0]}\n" if "." in way.strip(".") else ""
    f, _ = stand_in(source=f"{module}def f(x): return {name}")
    assert f.uses(()) == way

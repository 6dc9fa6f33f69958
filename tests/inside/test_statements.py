"""What the text of one top-level statement says."""

import ast
from textwrap import dedent

import pytest

from autograder.inside.statements import Mention, bound, changed, facts, is_stub


def text(source):
    return ast.parse(dedent(source)).body


# What a statement gives a value to

BOUND = {
    "x = 1": {"x"},
    "x = y = 1": {"x", "y"},
    "a, (b, *c) = values": {"a", "b", "c"},
    "x: int = 1": {"x"},
    "x += 1": {"x"},
    "x[0] = 1": {"x"},
    "x[0] += 1": {"x"},
    "net.layers[0].W = 1": {"net"},
    "import numpy": {"numpy"},
    "import numpy.linalg": {"numpy"},
    "import numpy.linalg as la": {"la"},
    "from numpy import dot as d, eye": {"d", "eye"},
    "def f(a, b=1): c = 2": {"f"},
    "async def f(): pass": {"f"},
    "class Net:\n  size = 1\n  def forward(self): self.x = 1": {"Net"},
    "for i in range(3): total = i": {"i", "total"},
    "while x: y = 1": {"y"},
    "with open('t') as file: rows = file.read()": {"file", "rows"},
    "try:\n  import torch\nexcept ImportError:\n  torch = None": {"torch"},
    "if x:\n  y = 1\nelse:\n  z = 2": {"y", "z"},
    "print(n := 3)": {"n"},
    "table.update(a=1)": set(),
    "square = lambda x: (y := x)": {"square"},
}


@pytest.mark.parametrize("source, names", BOUND.items())
def test_a_statement_binds(source, names):
    (statement,) = text(source)
    assert bound(statement) == names


CHANGED = {
    "table.update(a=1)": {"table"},
    "tables[0].rows.append(1)": {"tables"},
    "build(1).add(2)": {"build"},
    "for i in range(3): rows.append(i)": {"rows"},
    "if x:\n  rows.append(1)\nelse:\n  others.clear()": {"rows", "others"},
    "with open('t') as file: rows.extend(file)": {"rows"},
    "try:\n  rows.pop()\nexcept IndexError:\n  pass": {"rows"},
    "print(x)": set(),
    "x.shape": set(),
    "y = x.sum()": set(),
    "def f(x): x.append(1)": set(),
    "class Net:\n  def forward(self): self.layers.append(1)": set(),
}


@pytest.mark.parametrize("source, names", CHANGED.items())
def test_a_statement_changes_what_it_calls_a_method_of(source, names):
    (statement,) = text(source)
    assert changed(statement) == names


# What it mentions


def mentioned(source):
    (statement,) = text(source)
    return facts(statement)


MENTIONS = {
    "y = x": {Mention("y"), Mention("x")},
    "np.linalg.inv": {Mention("np", "linalg.inv", "inv"), Mention("np", "linalg", "linalg"), Mention("np")},
    "f(x).T": {Mention("", "T", "T"), Mention("f"), Mention("x")},
    "getattr(np, 'dot')": {Mention("np", "dot", "dot"), Mention("getattr"), Mention("np")},
}


@pytest.mark.parametrize("source, names", MENTIONS.items())
def test_a_statement_mentions(source, names):
    assert mentioned(source).mentions == names


def test_an_operator_and_a_name_that_nobody_sees_are_plain_words():
    assert mentioned("A @ B").plain == {"@"}
    assert mentioned("getattr(A, word)").plain == {"getattr(…)"}
    assert mentioned("A * B").plain == set()


def test_the_facts_of_a_statement_are_found_once():
    (statement,) = text("x = 1")
    assert facts(statement) is facts(statement)


def test_a_complete_fact_needs_its_tree_no_more():
    (statement,) = text("import numpy as np\ndef f(A):\n    return np.dot(A, limit)")[1:]
    known = facts(statement)
    known.complete()
    known._statement = None
    assert known.referred == {"np", "limit"} and known.defines == "f" and not known.stub


# What is still to be written


@pytest.mark.parametrize(
    "body", ["...", "pass", '"""Text."""', "raise NotImplementedError", "raise NotImplementedError('x')"]
)
def test_an_untouched_function_is_a_stub(body):
    assert is_stub(ast.parse(f"def f(x):\n    {body}").body[0])


@pytest.mark.parametrize("body", ["return None", "x = 1", "raise ValueError", "return ..."])
def test_a_function_with_any_work_in_it_is_no_stub(body):
    assert not is_stub(ast.parse(f"def f(x):\n    {body}").body[0])

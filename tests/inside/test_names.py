"""Which names a function's text may reach, and which statements it depends on."""

import ast
from textwrap import dedent

import pytest

from autograder.inside.names import Index, uses


def text(source):
    return ast.parse(dedent(source)).body


def reached(source, function="f"):
    return uses(text(source), function)


def kept(source, *wanted):
    """The first lines of the statements that the wanted names depend on."""
    return [ast.unparse(statement).splitlines()[0] for statement in Index(text(source)).closure(wanted)]


# What a function depends on


def test_what_is_not_referred_to_is_left_out():
    source = """
        import numpy as np
        import matplotlib.pyplot as plt
        size = 3
        print(size)
        plt.plot([1, 2])
        np.set_printoptions(3)
        def helper(x): return np.zeros(size)
        def other(x): return x
        def f(x): return helper(x)
        f(1)
    """
    assert kept(source, "other") == ["def other(x):"]
    assert kept(source, "helper") == ["import numpy as np", "size = 3", "def helper(x):"]


def test_what_is_reached_by_way_of_others_is_kept_in_the_order_of_the_notebook():
    source = """
        def f(x): return g(x)
        scale = 2 * unit
        unit = 3
        unused = 4
        def g(x): return x * scale
    """
    assert kept(source, "f") == ["def f(x):", "scale = 2 * unit", "unit = 3", "def g(x):"]


def test_functions_that_call_each_other_are_both_kept():
    source = """
        def even(n): return n == 0 or odd(n - 1)
        def odd(n): return n != 0 and even(n - 1)
    """
    assert kept(source, "even") == kept(source, "odd") == ["def even(n):", "def odd(n):"]


@pytest.mark.parametrize(
    "change",
    [
        "table.update(b=2)",
        "table['b'] = 2",
        "table |= {'b': 2}",
        "for key in 'bc': table[key] = 2",
        "for key in 'bc': table.update({key: 2})",
        "with open('t') as file: table['b'] = file.read()",
        "with open('t') as file: table.update(b=file.read())",
        "try:\n  table['b'] = 2\nexcept KeyError:\n  pass",
        "try:\n  table.update(b=2)\nexcept KeyError:\n  pass",
        "if True: table.update(b=2)",
        "while len(table) < 2: table.update(b=2)",
        "del table['b']",
    ],
)
def test_what_changes_a_value_is_kept_with_it(change):
    source = f"table = {{}}\n{change}\ndef f(x): return table[x]"
    assert kept(source, "f") == ["table = {}", ast.unparse(text(change)[0]).splitlines()[0], "def f(x):"]


@pytest.mark.parametrize(
    "source",
    [
        "limit = 3\ndef f(x=limit): return x",
        "limit = 3\ndef f(x: limit): return x",
        "limit = 3\n@limit\ndef f(x): return x",
        "limit = 3\nclass f(limit): pass",
        "limit = 3\nf = lambda x: limit",
        "limit = 3\ndef f(x):\n  def g(): return limit\n  return g()",
        "limit = 3\ndef f(x): return [limit for _ in x]",
        "limit = 3\ndef f(x): return f'{limit}'",
        "limit = 3\ndef f(x):\n  global limit\n  limit += 1\n  return limit",
        "limit = 3\nclass f:\n  def forward(self): return limit",
        "limit = 3\nclass f:\n  size = limit",
        "limit = 3\nf = await g(limit)",
    ],
)
def test_a_name_is_found_wherever_it_stands_in_a_function(source):
    assert kept(source, "f")[0] == "limit = 3"


@pytest.mark.parametrize(
    "function",
    [
        "def f(C): return C",
        "def f(x):\n  C = x\n  return C",
        "def f(x):\n  for C in x: pass\n  return C",
        "def f(x): return [C for C in x]",
        "f = lambda C: C",
        "def f(x):\n  C = x\n  def g(): return C\n  return g()",
    ],
)
def test_a_name_of_the_functions_own_is_not_one_of_the_notebook(function):
    assert not any(line.startswith("C =") for line in kept(f"C = [1] @ [2]\n{function}", "f"))


# What a function reaches

REACHED = {
    "a module's function": ("import numpy as np\ndef f(A, B): return np.dot(A, B)", "numpy.dot"),
    "a module by its own name": ("import numpy\ndef f(A, B): return numpy.dot(A, B)", "numpy.dot"),
    "a function imported": ("from numpy import dot\ndef f(A, B): return dot(A, B)", "numpy.dot"),
    "imported as another": ("from numpy import dot as d\ndef f(A, B): return d(A, B)", "numpy.dot"),
    "a star import": ("from numpy import *\ndef f(A, B): return dot(A, B)", "numpy.dot"),
    "a module inside a module": (
        "import numpy as np\ndef f(A): return np.linalg.multi_dot(A)",
        "numpy.linalg.multi_dot",
    ),
    "a module inside, imported": ("import numpy.linalg as la\ndef f(A): return la.inv(A)", "numpy.linalg.inv"),
    "a module inside, from": ("from numpy import linalg\ndef f(A): return linalg.inv(A)", "numpy.linalg.inv"),
    "a module with another inside": ("import numpy.linalg\ndef f(A, B): return numpy.dot(A, B)", "numpy.dot"),
    "a module by another name": ("import numpy as np\nn = np\ndef f(A): return n.einsum('ii', A)", "numpy.einsum"),
    "a function by another name": ("import numpy as np\np = np.dot\ndef f(A, B): return p(A, B)", "numpy.dot"),
    "by a third name": ("import numpy as np\np = np.dot\nq = p\ndef f(A, B): return q(A, B)", "numpy.dot"),
    "in a table": ("import numpy as np\nt = {}\nt['p'] = np.dot\ndef f(A, B): return t['p'](A, B)", "numpy.dot"),
    "added to a list": ("import numpy as np\nt = []\nt.append(np.dot)\ndef f(A, B): return t[0](A, B)", "numpy.dot"),
    "on a function": ("import numpy as np\ndef f(A, B): return f.p(A, B)\nf.p = np.dot", "numpy.dot"),
    "as a default": ("import numpy as np\ndef f(A, B, p=np.dot): return p(A, B)", "numpy.dot"),
    "as a keyword's default": ("import numpy as np\ndef f(A, B, *, p=np.dot): return p(A, B)", "numpy.dot"),
    "in a closure": (
        "import numpy as np\ndef make():\n  p = np.dot\n  def g(A, B): return p(A, B)\n  return g\nf = make()",
        "numpy.dot",
    ),
    "in a decorator": (
        "import numpy as np\ndef ready(g): return np.dot\n@ready\ndef f(A, B): return A",
        "numpy.dot",
    ),
    "passed on": ("import numpy as np, functools\ndef f(A): return functools.reduce(np.dot, A)", "numpy.dot"),
    "in a lambda": ("import numpy as np\nf = lambda A, B: np.dot(A, B)", "numpy.dot"),
    "in a class": ("import numpy as np\nclass f:\n  def forward(self, A): return np.dot(A, A)", "numpy.dot"),
    "in a class that it uses": (
        "import numpy as np\nclass T:\n  def by(self, B): return np.dot(self.A, B)\ndef f(A, B): return T(A).by(B)",
        "numpy.dot",
    ),
    "by way of another": ("import numpy as np\ndef g(A): return np.dot(A, A)\ndef f(A): return g(A)", "numpy.dot"),
    "in a pair that call each other": (
        "import numpy as np\ndef f(n): return n and g(n - 1)\ndef g(n): return f(n) or np.dot(n, n)",
        "numpy.dot",
    ),
    "imported inside": ("def f(A, B):\n  import numpy as n\n  return n.dot(A, B)", "numpy.dot"),
    "imported inside, from": ("def f(A, B):\n  from numpy import dot as d\n  return d(A, B)", "numpy.dot"),
    "imported in a try": (
        "try:\n  from numpy import dot as d\nexcept ImportError:\n  d = None\ndef f(A, B): return d(A, B)",
        "numpy.dot",
    ),
    "from operator": ("from operator import matmul as m\ndef f(A, B): return m(A, B)", "operator.matmul"),
    "a method": ("def f(A, B): return A.dot(B)", ".dot"),
    "a method of what a call gives": ("import numpy as np\ndef f(A, B): return np.asarray(A).dot(B)", ".dot"),
    "a method of an item": ("def f(A, B): return A[0].dot(B)", ".dot"),
    "a class's method": ("import numpy as np\ndef f(A, B): return np.ndarray.dot(A, B)", "numpy.ndarray.dot"),
    "the operator": ("def f(A, B): return A @ B", "@"),
    "the operator, in place": ("def f(A, B):\n  A @= B\n  return A", "@"),
    "the operator in a comprehension": ("def f(A, B): return [a @ B for a in A]", "@"),
    "getattr with a text": ("import numpy as np\ndef f(A, B): return getattr(np, 'dot')(A, B)", "numpy.dot"),
    "getattr of an object": ("def f(A, B): return getattr(A, 'dot')(B)", ".dot"),
    "getattr with a made-up text": (
        "import numpy as np\ndef f(A, B): return getattr(np, 'd' + 'ot')(A, B)",
        "getattr(…)",
    ),
    "getattr with a name": ("import numpy as np\nw = 'dot'\ndef f(A, B): return getattr(np, w)(A, B)", "getattr(…)"),
    "getattr with what it is given": ("def f(*what): return getattr(*what)", "getattr(…)"),
    "getattr with a number": ("def f(A): return getattr(A, 5)", "getattr(…)"),
    "eval": ("def f(A, B): return eval('A @ B')", "eval"),
    "the table of a module": ("import numpy as np\ndef f(A, B): return np.__dict__['dot'](A, B)", "numpy.__dict__"),
    "the table of modules": ("import sys\ndef f(A): return sys.modules['numpy']", "sys.modules"),
    "an import by text": ("def f(A): return __import__('numpy')", "__import__"),
    "importlib": ("import importlib\ndef f(A): return importlib.import_module('numpy')", "importlib.import_module"),
}


@pytest.mark.parametrize("source, name", REACHED.values(), ids=REACHED)
def test_a_ready_made_function_is_seen(source, name):
    assert name in reached(source)


INNOCENT = {
    "sums and outer products": "import numpy as np\ndef f(A, B): return np.outer(A, B).sum()",
    "another function of the notebook": "import numpy as np\ndef g(A): return np.dot(A, A)\ndef f(A): return A",
    "a call of the function elsewhere": "import numpy as np\ndef f(A, B): return A\nnp.allclose(f(1, 2), np.dot(1, 2))",
    "a comparison after it": "import numpy as np\ndef f(A, B): return A\nwant = np.dot(1, 2)\nassert f(1, 2) == want",
    "a docstring": 'def f(A, B):\n  """Like np.dot(A, B), or A @ B."""\n  return A',
    "a comment": "def f(A, B):\n  # not np.dot(A, B)\n  return A",
    "its own name": "def dot(A, B): return A\ndef f(A, B): return dot(A, B)",
    "its own variable": "def f(A, B):\n  dot = 0\n  return dot",
    "another import of the same line": "from numpy import array, dot\ndef f(A, B): return array(A)",
    "a star import": "from numpy import *\ndef f(A, B): return array(A)",
    "its own function after a star import": "from numpy import *\ndef dot(A): return A\ndef f(A): return dot(A)",
    "its own function among others of a star import": (
        "from numpy import *\ndef dot(A): return A\ndef f(A): return dot(array(A))"
    ),
    "an import after a star import": "from numpy import *\nfrom own import dot\ndef f(A): return dot(array(A))",
    "a variable that a demonstration also uses": (
        "import numpy as np\nC = np.dot(1, 2)\nD = C @ C\ndef f(A, B):\n  C, D = 0, 0\n  return C + D"
    ),
    "a parameter that a demonstration also uses": "import numpy as np\nA = np.dot(1, 2)\ndef f(A, B): return A",
    "a parameter named as what is imported": "from numpy import dot\ndef f(dot, B): return dot",
    "a decorator of its own": "def twice(g): return lambda *a: g(*a)\n@twice\ndef f(A, B): return A * B",
}


@pytest.mark.parametrize("source", INNOCENT.values(), ids=INNOCENT)
def test_an_innocent_function_is_not_accused(source):
    assert reached(source) & {"numpy.dot", ".dot", "@", "getattr(…)"} == set()


def test_a_function_that_is_not_there_reaches_nothing():
    assert reached("import numpy as np\nx = np.dot(1, 2)") == frozenset()


def test_nothing_of_the_text_is_run():
    assert "numpy.dot" in reached("import numpy as np\nraise SystemExit\nf = np.dot(1 / 0, open('/none'))")

"""A submission's file as cells: every form in which students hand work in."""

import ast
import json

import pytest

from autograder.inside.cells import Unreadable, learn
from autograder.inside.notebook import read

SOLVED = "def double(x):\n    return 2 * x"
STUB = 'def double(x):\n    """Twice x."""\n    ...'


def book(*cells, **more):
    """An .ipynb of nbformat 4; a string is a code cell, a tuple (text,) a Markdown cell."""
    made = [
        {"cell_type": "markdown", "source": cell[0]}
        if isinstance(cell, tuple)
        else {"cell_type": "code", "source": cell}
        for cell in cells
    ]
    return json.dumps({"cells": made, "nbformat": 4, "nbformat_minor": 5, "metadata": {}, **more}).encode()


def kept(data, *names, file="a.ipynb"):
    notebook = read(data, file)
    notebook.drop_repeated_stubs(names)
    notebook.keep(notebook.needed(names))
    return [ast.unparse(node) for node in notebook.statements]


def test_prints_plots_and_demos_are_left_out():
    data = book("import numpy as np", SOLVED, "print(double(3))", "result = double(4)", "for i in range(9): print(i)")
    assert kept(data, "double") == [SOLVED]


def test_an_import_that_only_pictures_need_is_left_out():
    data = book(
        "import matplotlib.pyplot as plt\nimport numpy as np", "def double(x):\n    return np.add(x, x)", "plt.show()"
    )
    assert kept(data, "double")[0] == "import numpy as np"


def test_a_function_that_looks_names_up_gets_every_definition():
    data = book("import math", "def helper(x):\n    return x", "def f(x):\n    return eval('helper(x)')", "print(1)")
    assert kept(data, "f") == ["import math", "def helper(x):\n    return x", "def f(x):\n    return eval('helper(x)')"]


def test_assignments_that_a_graded_function_refers_to_are_kept_also_through_others():
    data = book("a = 1", "b = a + 1", "c = 5", "def double(x):\n    return b * x")
    assert kept(data, "double") == ["a = 1", "b = a + 1", "def double(x):\n    return b * x"]


def test_what_changes_a_needed_table_is_kept():
    data = book("table = {}", "table['x'] = 2", "table.update(y=3)", "other = {}", "def f(k):\n    return table[k]")
    assert kept(data, "f")[:3] == ["table = {}", "table['x'] = 2", "table.update(y=3)"]
    assert "other = {}" not in kept(data, "f")


def test_a_loop_or_a_try_that_binds_a_needed_name_is_kept():
    data = book(
        "powers = []\nfor i in range(3):\n    powers.append(2 ** i)",
        "try:\n    import fast as engine\nexcept ImportError:\n    engine = None",
        "def f(k):\n    return powers[k], engine",
    )
    assert len(kept(data, "f")) == 4


def test_an_empty_copy_below_a_written_function_does_not_win():
    notebook = read(book(SOLVED, STUB), "a.ipynb")
    notebook.drop_repeated_stubs(["double"])
    assert [ast.unparse(node) for node in notebook.statements] == [SOLVED]
    assert "more than once" in notebook.notes[0]


def test_of_two_written_functions_the_last_wins():
    data = book(SOLVED, "def double(x):\n    return x + x")
    assert kept(data, "double")[-1] == "def double(x):\n    return x + x"


def test_a_cell_that_is_half_python_yields_its_good_parts():
    notebook = read(book(f"x = = 3\n{SOLVED}\ny = (1 +"), "a.ipynb")
    assert notebook.functions() == {"double"}
    assert "Cell 1 is not Python" in notebook.notes[0]


def test_magics_are_read_as_jupyter_reads_them():
    notebook = read(book(f"%matplotlib inline\n!ls\n{SOLVED}", "%%time\nx = 1", "%%bash\nrm -rf /"), "a.ipynb")
    assert notebook.functions() == {"double"}
    assert [ast.unparse(node) for node in notebook.cells[1].statements] == ["x = 1"]
    assert notebook.cells[2].statements == []


def test_old_notebooks_are_read():
    cell = {"cell_type": "code", "input": ["def double(x):\n", "    return 2 * x"], "outputs": []}
    data = json.dumps({"worksheets": [{"cells": [cell]}], "nbformat": 3}).encode()
    notebook = read(data, "a.ipynb")
    assert notebook.functions() == {"double"}
    assert "old format" in notebook.notes[0]


def test_scripts_are_read_with_and_without_cells():
    assert read(f"# %%\nimport math\n# %% [markdown]\n# # Title\n# %%\n{SOLVED}".encode(), "a.py").texts == ["# Title"]
    assert read(SOLVED.encode(), "a.py").functions() == {"double"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_encodings_are_recognised(encoding):
    text = book("def double(x):\n    'é'\n    return 2 * x").decode()
    data = json.dumps(json.loads(text), ensure_ascii=False).encode(encoding)
    assert read(data, "a.ipynb").functions() == {"double"}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"\0\0\0", "empty"),
        (b"PK\x03\x04...", "no notebook"),
        (b"<!DOCTYPE html>", "it begins with '<!DOCTYPE html>'"),
        (b'{"cells": [', "damaged or cut off from line 1 on"),
        (b'{"a": 1}', "no cells"),
        (b"[1, 2]", "no notebook"),
        (b"[" * 100_000, "no notebook"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b"\xff\xfea", "says it is utf-16"),
    ],
)
def test_what_is_no_notebook_is_said(data, says):
    with pytest.raises(Unreadable, match=says):
        read(data, "a.ipynb")


def test_odd_cells_harm_nobody():
    data = json.dumps(
        {"cells": [None, 3, {"cell_type": "code"}, {"cell_type": "code", "source": {"a": 1}}, []]}
    ).encode()
    assert read(data, "a.ipynb").functions() == set()


def test_deeply_nested_source_is_a_note_and_no_crash():
    notebook = read(book("x = " + "(" * 5000 + ")" * 5000, SOLVED), "a.ipynb")
    assert notebook.functions() == {"double"}


def run_of(text):
    """A notebook of one cell, and the names that running it gives."""
    namespace = {}
    exec(compile(text, "<cell 1>", "exec"), namespace)
    return read(text.encode(), "a.py"), namespace


EMPTY_ADD = 'def add(A, B):\n    """The sum."""\n    ...\n'


def test_a_function_as_it_was_handed_out_is_untouched_after_the_run():
    notebook, namespace = run_of(EMPTY_ADD)
    assert notebook.untouched(["add", "scale"], namespace) == ["add"]


@pytest.mark.parametrize(
    "more",
    [
        "exec('def add(A, B):\\n    return A + B')\n",
        "add = lambda A, B: A + B\n",
        "globals()['add'] = sum\n",
        "add.__code__ = (lambda A, B: A + B).__code__\n",
        "del add\n",
    ],
)
def test_a_name_that_got_another_function_than_its_text_shows_is_not_untouched(more):
    notebook, namespace = run_of(EMPTY_ADD + more)
    assert notebook.stubs(["add"]) == ["add"]
    assert notebook.untouched(["add"], namespace) == []


def test_an_empty_function_below_a_decorator_is_not_untouched():
    notebook, namespace = run_of(f"def better(f):\n    return lambda A, B: A + B\n\n@better\n{EMPTY_ADD}")
    assert notebook.untouched(["add"], namespace) == []


def test_cells_with_the_same_text_are_taken_apart_once():
    text = "x = 1\ny = x + 1\n"
    learn(text)
    one, other = read(book(text), "a.ipynb"), read(book(text, text), "a.ipynb")
    assert one.statements[0] is other.statements[0] is other.statements[2]
    assert [node.lineno for node in other.needed(["y"])] == [1, 2, 1, 2]

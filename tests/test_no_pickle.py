"""Nothing of ours unpickles: what a pickle says is run."""

import ast
from pathlib import Path

import autograder

PICKLES = {"pickle", "_pickle", "cPickle", "cloudpickle", "dill", "joblib", "marshal", "shelve"}


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").split(".")[0]


WRITES = {"dill.dump"}  # what otter wants to find of our results; it is never read by us


def pickling(path):
    """The functions of a pickle that a file uses, or the pickles that it imports where it uses none by name."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    used = {ast.unparse(node) for node in nodes if isinstance(node, ast.Attribute)}
    used = {name for name in used if name.split(".")[0] in PICKLES}
    return used or PICKLES & set(imported(path))


def test_nothing_of_ours_reads_a_pickle():
    files = sorted(Path(autograder.__file__).parent.rglob("*.py"))
    assert Path(autograder.__file__).parent / "inside" / "wire.py" in files
    assert [str(path) for path in files if pickling(path) - WRITES] == []

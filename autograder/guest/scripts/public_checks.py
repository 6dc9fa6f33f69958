"""Runs the public checks of a question. They stand in the folder tests, for you to read."""

import inspect
import runpy
from pathlib import Path


def test_case(name, points=None):
    """Marks a function in tests/ as a check; `name` is the sentence that must hold."""

    def mark(function):
        function.sentence = name
        return function

    return mark


def check(question, names):
    """Runs tests/<question>.py on the functions among `names`; an AssertionError says what is not right yet."""
    found = runpy.run_path(str(Path(__file__).parent / "tests" / f"{question}.py"))
    wrong = []
    for function in found.values():
        if not hasattr(function, "sentence"):
            continue
        given = {name: names.get(name) for name in inspect.signature(function).parameters}
        try:
            function(**given)
        except Exception as error:
            kind = "" if isinstance(error, AssertionError) else f"{type(error).__name__}: "
            wrong.append(f"{function.sentence}\n    {kind}{error}")
    if wrong:
        raise AssertionError("\n".join(["not right yet.", *wrong])) from None
    print(f"{question}: public checks passed. The grader looks at more.")

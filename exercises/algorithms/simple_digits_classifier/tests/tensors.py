"""What grader.check("tensors") runs. Read it if you like: nothing here is secret."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "tensors (public checks)"


def plain(value):
    """A tensor's numbers as an array; anything else as it is."""
    return value.detach().cpu().numpy() if hasattr(value, "detach") else value


def kind(value):
    """The kind of numbers in a tensor, such as float32."""
    return str(value.dtype).removeprefix("torch.") if hasattr(value, "detach") else "no tensor"


def both_tensors(to_tensors, images, labels):
    """Both tensors, each with the kind of its numbers."""
    answer = to_tensors(images, labels)
    if answer is None:
        return None
    X, y = answer
    return {"X": plain(X), "kind of X": kind(X), "y": plain(y), "kind of y": kind(y)}


def rows_and_kind(columns_to_rows, X, as_tensor=False):
    """The rows and the kind of their numbers; with `as_tensor`, a tensor is given."""
    import torch

    rows = columns_to_rows(torch.tensor(X) if as_tensor else X)
    return None if rows is None else {"rows": plain(rows), "kind": kind(rows)}


def stroke(column):
    """A picture of one stroke from top to bottom, brighter from line to line."""
    picture = np.zeros((8, 8))
    picture[:, column] = np.arange(1, 9)
    return picture


def report_of(answer):
    """What came back, to be asked about one thing at a time."""

    def report(thing):
        return answer.get(thing) if isinstance(answer, dict) else None

    return report


@test_case(name="Two pictures of strokes: 64 pixels in a row, the lines of the picture one after the other.", points=3.5 / 3)
def two_strokes(to_tensors):
    to_tensors = adapted(both_tensors, to_tensors)
    images, labels = np.array([stroke(0), stroke(7)]), np.array([1, 7])
    wanted = {"X": images.reshape(2, 64), "kind of X": "float32", "y": labels, "kind of y": "int64"}
    report = report_of(to_tensors(images, labels))
    for thing in wanted:
        expect(report, (thing,), wanted[thing])


@test_case(name="Two labels for one picture are a mistake.", points=3.5 / 3)
def one_label_too_many(to_tensors):
    to_tensors = adapted(both_tensors, to_tensors)
    expect(report_of(to_tensors(np.array([stroke(0)]), np.array([1]))), ("kind of y",), "int64")
    expect_error(to_tensors, (np.array([stroke(0)]), np.array([1, 2])))


@test_case(name="The columns 1, 2, 3 and 4, 5, 6 become rows.", points=3.5 / 3)
def two_examples_of_three_numbers(columns_to_rows):
    columns_to_rows = adapted(rows_and_kind, columns_to_rows)
    report = report_of(columns_to_rows([[1, 4], [2, 5], [3, 6]]))
    expect(report, ("rows",), [[1, 2, 3], [4, 5, 6]])
    expect(report, ("kind",), "float32")


# From here on: how a check says what it called, what came back and what it expected.


def expect(function, arguments, wanted, rtol=1e-6, atol=1e-9):
    """`function(*arguments)` must give `wanted`: a number, an array, a tuple or None."""
    call = _call(function, arguments)
    got = function(*arguments)
    if got is ...:
        raise AssertionError(f"{call} is not written yet: replace the `...`")
    if got is None and wanted is not None:
        raise AssertionError(f"{call} returned None, expected {_short(wanted)}. Is there a `return`?")
    if wanted is None or not _numeric(got) or not _numeric(wanted):
        if got is not wanted and (wanted is None or not _all_near(got, wanted, rtol, atol)):
            raise AssertionError(f"{call} returned {_short(got)}, expected {_short(wanted)}")
        return
    if np.shape(got) != np.shape(wanted):
        shapes = f"returned shape {np.shape(got)}, expected shape {np.shape(wanted)}"
        raise AssertionError(f"{call} {shapes}: {_short(wanted)}")
    if not _near(got, wanted, rtol, atol):
        raise AssertionError(f"{call} returned {_short(got)}, expected {_short(wanted)}")


def expect_error(function, arguments, error=ValueError):
    """`function(*arguments)` must raise `error`."""
    call = _call(function, arguments)
    try:
        got = function(*arguments)
    except error:
        return
    raise AssertionError(f"{call} returned {_short(got)}, expected a {error.__name__}")


def adapted(adapter, function):
    """`function` as it is called here: with plain numbers, of which `adapter` makes models, loaders and the like."""
    if not callable(function):
        return function

    def call(*arguments):
        return adapter(function, *arguments)

    call.__name__ = function.__name__
    return call


def _numeric(value):
    try:
        return np.asarray(value).dtype.kind in "biufc"
    except (ValueError, TypeError):  # rows of different length
        return False


def _near(got, wanted, rtol, atol):
    return bool(np.allclose(np.asarray(got), np.asarray(wanted), rtol=rtol, atol=atol))


def _all_near(got, wanted, rtol, atol):
    """Words, or several values of different shape, such as gradients: each must be near the one in its place."""
    if isinstance(wanted, str):
        return isinstance(got, str) and got == wanted
    several = isinstance(got, (list, tuple)) and isinstance(wanted, (list, tuple)) and len(got) == len(wanted)
    if not several or _numeric(wanted):
        return False
    return all(
        np.shape(mine) == np.shape(item) and _near(mine, item, rtol, atol)
        if _numeric(mine) and _numeric(item)
        else _all_near(mine, item, rtol, atol)
        for mine, item in zip(got, wanted)  # noqa: B905
    )


def _call(function, arguments):
    if not callable(function):
        raise AssertionError("The function is not defined yet. Did you run its cell?")
    return f"{_short(function)}({', '.join(_short(argument) for argument in arguments)})"


def _short(value):
    if callable(value):
        name = getattr(value, "__name__", "a function")
        return "a function" if name.startswith("<") else name  # a page would take <lambda> for a tag and hide it
    if hasattr(value, "tolist"):
        if np.size(value) > 60:
            return f"an array of shape {np.shape(value)}"
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        inside = ", ".join(_short(item) for item in value)
        return f"[{inside}]" if isinstance(value, list) else f"({inside}{',' * (len(value) == 1)})"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key!r}: {_short(item)}" for key, item in value.items()) + "}"
    return f"{value:.6g}" if isinstance(value, float) else str(value)

"""What grader.check("split") runs. Read it if you like: nothing here is secret."""

import copy
import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "split (public checks)"


def stacked(X, Y):
    """X over Y: one column holds all that belongs to an example."""
    return np.vstack([np.asarray(X), np.asarray(Y)])


def fit(X, Y):
    """Whether X and Y are tables with as many columns."""
    return X.ndim == 2 and Y.ndim == 2 and X.shape[1] == Y.shape[1]


def in_order(pairs):
    """All examples of several pairs of tables, side by side, sorted from left to right."""
    together = np.hstack([stacked(X, Y) for X, Y in pairs])
    return together[:, np.lexsort(together[::-1])]


def the_four_tables(split, X, Y, test_fraction, rng, look="all examples"):
    """Splits, and looks at the four tables. Any order is as good as any other, so the order is not looked at.

    "all examples": the shapes of the tables; then the training set and the test set side by side, X over Y, sorted,
    where the shapes allow it. "chance": the first rows of the columns that are in the test set at least once when X is
    split 60 times. "again": whether two copies of one generator give the same test set.
    """
    if look == "again":
        first, second = (np.asarray(split(*copy.deepcopy((X, Y, test_fraction, rng)))[2]) for _ in range(2))
        return {"the same generator, the same test set": bool(np.array_equal(first, second))}
    if look == "chance":
        met = set()
        for _ in range(60):
            met |= {float(value) for value in np.asarray(split(X, Y, test_fraction, rng)[2])[0]}
        return {"in the test set at least once in 60 splits": sorted(met)}
    parts = split(X, Y, test_fraction, rng)
    if not isinstance(parts, (tuple, list)) or len(parts) != 4:
        return parts
    tables = [np.asarray(part) for part in parts]
    seen = {"shapes of the four tables": [list(table.shape) for table in tables]}
    X_train, Y_train, X_test, Y_test = tables
    if fit(X_train, Y_train) and fit(X_test, Y_test) and len(X_train) == len(X_test) and len(Y_train) == len(Y_test):
        seen["both sets together, sorted"] = in_order([(X_train, Y_train), (X_test, Y_test)])
    return seen


@test_case(name="Five examples, 40 percent for the test: each example is there once, with its target.", points=1.25)
def five_examples(split):
    split = adapted(the_four_tables, split)
    X, Y = np.array([[1, 2, 3, 4, 5]]), np.array([[10, 20, 30, 40, 50]])
    wanted = {
        "shapes of the four tables": [[1, 3], [1, 3], [1, 2], [1, 2]],
        "both sets together, sorted": [[1, 2, 3, 4, 5], [10, 20, 30, 40, 50]],
    }
    seen = split(X, Y, 0.4, np.random.default_rng(1))
    for what, value in wanted.items():
        assert isinstance(seen, dict) and what in seen, f"split(X, Y, 0.4, rng) gave {seen}, expected {wanted}"
        assert np.array_equal(seen[what], value), f"{what}: {np.asarray(seen[what]).tolist()}, expected {value}"


@test_case(name="A fraction of 1.5 is a mistake.", points=1.25)
def half_a_split_too_much(split):
    split = adapted(the_four_tables, split)
    expect_error(split, ([[1, 2, 3, 4]], [[1, 2, 3, 4]], 1.5, np.random.default_rng(1)))


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

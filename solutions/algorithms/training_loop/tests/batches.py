"""What grader.check("batches") runs. Read it if you like: nothing here is secret."""

import copy
import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "batches (public checks)"


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


def the_list_of_batches(batches, X, Y, size, rng, look="all examples"):
    """Makes batches, and looks at them. Any order is as good as any other, so the order is not looked at.

    "all examples": the shapes of the batches; then all batches side by side, X over Y, sorted, where the shapes allow
    it. "chance": the first rows of the columns that come first at least once in 60 calls. "again": whether two copies
    of one generator give the same order.
    """
    if look == "again":
        first, second = (
            np.hstack([np.asarray(table) for table, _ in batches(X, Y, size, copy.deepcopy(rng))]) for _ in range(2)
        )
        return {"the same generator, the same order": bool(np.array_equal(first, second))}
    if look == "chance":
        first = [next(iter(batches(X, Y, size, rng)))[0] for _ in range(60)]
        return {"first at least once in 60 calls": sorted({float(np.asarray(table)[0][0]) for table in first})}
    pairs = batches(X, Y, size, rng)
    if pairs is None or isinstance(pairs, (str, dict, int, float)):
        return pairs
    pairs = [(np.asarray(X_batch), np.asarray(Y_batch)) for X_batch, Y_batch in pairs]
    seen = {"shapes of the batches": [[list(X_batch.shape), list(Y_batch.shape)] for X_batch, Y_batch in pairs]}
    heights = {(len(X_batch), len(Y_batch)) for X_batch, Y_batch in pairs if fit(X_batch, Y_batch)}
    if len(heights) == 1 and all(fit(*pair) for pair in pairs):
        seen["all batches together, sorted"] = in_order(pairs)
    return seen


@test_case(name="Seven examples in batches of three: each example is there once, with its target.", points=1.25)
def seven_in_threes(batches):
    batches = adapted(the_list_of_batches, batches)
    X, Y = np.array([[1, 2, 3, 4, 5, 6, 7]]), np.array([[10, 20, 30, 40, 50, 60, 70]])
    wanted = {
        "shapes of the batches": [[[1, 3], [1, 3]], [[1, 3], [1, 3]], [[1, 1], [1, 1]]],
        "all batches together, sorted": [[1, 2, 3, 4, 5, 6, 7], [10, 20, 30, 40, 50, 60, 70]],
    }
    seen = batches(X, Y, 3, np.random.default_rng(1))
    for what, value in wanted.items():
        assert isinstance(seen, dict) and what in seen, f"batches(X, Y, 3, rng) gave {seen}, expected {wanted}"
        got = np.asarray(seen[what]).tolist()
        assert got == value, f"{what}: {got}, expected {value}"


@test_case(name="A size of 0 is a mistake.", points=1.25)
def batches_of_nothing(batches):
    batches = adapted(the_list_of_batches, batches)
    expect_error(batches, ([[1, 2]], [[1, 2]], 0, np.random.default_rng(1)))


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

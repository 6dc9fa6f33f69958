"""What grader.check("train") runs. Read it if you like: nothing here is secret."""

import copy
import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "train (public checks)"


def the_trained_network(train, layers, X, Y, cost, learning_rate, epochs, batch_size, rng, calls=1):
    """Trains once, and returns what the function returns. With more `calls`: how many different networks come out.

    They are counted up to 3: more than that is chance. Two examples that are shuffled once for all epochs, and not
    before each, make 2 at most.
    """
    if calls == 1:
        return train(layers, X, Y, cost, learning_rate, epochs, batch_size, rng)
    found = set()
    for _ in range(calls):
        new, _history = train(copy.deepcopy(layers), X, Y, cost, learning_rate, epochs, batch_size, rng)
        found.add(np.asarray(new[0][0], dtype=float).tobytes())
    return {f"different ends of {calls} trainings, counted up to 3": min(len(found), 3)}


@test_case(name="The single weight of the text, for two epochs.", points=1.75)
def the_table_of_two_steps(train):
    train = adapted(the_trained_network, train)
    layers = [(np.array([[1.0]]), np.array([[0.0]]), "identity")]
    arguments = (layers, [[1.0]], [[2.0]], "squared_error", 0.25, 2, 1, np.random.default_rng(1))
    expect(train, arguments, ([([[1.5]], [[0.5]], "identity")], [1, 0]))


@test_case(name="With 0 epochs nothing is learned.", points=1.75)
def no_epochs(train):
    train = adapted(the_trained_network, train)
    layers = [(np.array([[1.0]]), np.array([[0.0]]), "identity")]
    arguments = (layers, [[1.0]], [[2.0]], "squared_error", 0.25, 0, 1, np.random.default_rng(1))
    expect(train, arguments, ([([[1.0]], [[0.0]], "identity")], []))


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

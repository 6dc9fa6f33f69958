"""What grader.check("cross_entropy") runs. Read it if you like: nothing here is secret."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "cross_entropy (public checks)"


@test_case(name="The three tickets of the text.", points=3.5 / 3)
def three_tickets_and_their_cards(cross_entropy):
    expect(cross_entropy, ([[0.8, 0.5, 0.1], [0.2, 0.5, 0.9]], [[1, 1, 1], [0, 0, 0]]), 1.072959, rtol=1e-5)


@test_case(name="The badly written ticket of the text: half of the people said 4, half said 9.", points=3.5 / 3)
def a_shared_card(cross_entropy):
    expect(cross_entropy, (np.array([[0.8], [0.2]]), np.array([[0.5], [0.5]])), 0.916291, rtol=1e-5)


@test_case(name="All beans in the right cup, and none in the others: no cost.", points=3.5 / 3)
def all_beans_in_the_right_cup(cross_entropy):
    expect(cross_entropy, ([[0.0], [1.0], [0.0]], [[0], [1], [0]]), 0)


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

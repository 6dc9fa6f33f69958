"""What grader.check("learning_rate_sweep") runs. Read it if you like: nothing here is secret."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "learning_rate_sweep (public checks)"


def number_of(seed, met):
    """The number of a seed, in the order in which they are met: 0, 1, 2 \u2026; what is no whole number is one seed."""
    key = int(seed) if isinstance(seed, (int, np.integer)) else type(seed).__name__
    return met.setdefault(key, len(met))


def experiment_of(answers, seeds, calls):
    """An experiment that gives its answers in the order in which new seeds come, and writes down the seeds."""
    own = {}

    def experiment(seed):
        calls.append(number_of(seed, seeds))
        return answers[number_of(seed, own) % len(answers)]

    return experiment


def of_known_answers(learning_rate_sweep, answers, rates, generators):
    """What the sweep returns, and which seeds each rate was given, numbered; once for each generator."""
    seeds, results, used = {}, [], []
    for generator in generators:
        calls = [[] for _ in rates]
        rows = [[tuple(pair) for pair in row] for row in answers]
        experiments = [experiment_of(row, seeds, own) for row, own in zip(rows, calls)]
        result = learning_rate_sweep(
            lambda rate, seed: experiments[list(rates).index(rate)](seed), rates, np.random.default_rng(generator)
        )
        if isinstance(result, (tuple, list)) and len(result) == 3 and np.ndim(result[1]) == 1:
            result = [result[0], [float(mean) for mean in result[1]], result[2]]
        results.append(result)
        used.append(calls)
    return None if results[0] is None else [results, used]


@test_case(name="The three rates of the text; each gets the seeds number 0 to 2.", points=1)
def the_table_of_the_text(learning_rate_sweep):
    learning_rate_sweep = adapted(of_known_answers, learning_rate_sweep)
    answers = [[(0.6, 0.5)] * 3, [(0.8, 0.7)] * 3, [(0.7, 0.9)] * 3]
    want = [[[0.1, [0.6, 0.8, 0.7], 0.7]], [[[0, 1, 2]] * 3]]
    expect(learning_rate_sweep, (answers, [0.01, 0.1, 1.0], [0]), want)


@test_case(name="Without any rate there is nothing to choose.", points=1)
def nothing_to_choose(learning_rate_sweep):
    learning_rate_sweep = adapted(of_known_answers, learning_rate_sweep)
    expect_error(learning_rate_sweep, ([], [], [0]))


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

"""What grader.check("train_simple") runs. Read it if you like: nothing here is secret."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "train_simple (public checks)"


def plain(value):
    """A tensor's numbers as an array; anything else as it is."""
    return value.detach().cpu().numpy() if hasattr(value, "detach") else value


def asked_later(train_simple, images, labels, epochs, seed, compare=False):
    """A function that asks the trained model about new pictures; with `compare`, how several trained models compare."""
    import numpy as np
    import torch

    def answers(model, pictures):
        rows = torch.tensor(np.asarray(pictures, float).reshape(-1, 64), dtype=torch.float32)
        with torch.no_grad():
            return plain(model(rows))

    def trained(epochs, seed):
        return answers(train_simple(images, labels, epochs, seed), images)

    if not compare:
        model = train_simple(images, labels, epochs, seed)
        return None if model is None else lambda pictures: answers(model, pictures)
    if train_simple(images, labels, 0, seed) is None:
        return None
    start, again, other = trained(0, seed), trained(0, seed), trained(0, seed + 1)
    one, end, end_again = trained(1, seed), trained(epochs, seed), trained(epochs, seed)
    targets, same_start = np.eye(10)[np.asarray(labels)], np.array_equal(start, again)
    fell = same_start and np.sum((end - targets) ** 2) < np.sum((start - targets) ** 2)  # else chance would answer
    return {
        "outputs": list(np.shape(start)),
        "same seed, same start": bool(same_start),
        "same seed, same end": bool(np.array_equal(end, end_again)),
        "other seed, same start": bool(np.array_equal(start, other)),
        "one epoch changes it": not np.array_equal(start, one),
        "more epochs change it again": not np.array_equal(one, end),
        "squared error fell": bool(fell),
    }


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


@test_case(name="Two pictures and a few short trainings: the same seed gives the same model.", points=1)
def the_seed_decides(train_simple):
    train_simple = adapted(asked_later, train_simple)
    report = report_of(train_simple(np.array([stroke(1), stroke(6)]), np.array([0, 1]), 3, 1, True))
    expect(report, ("outputs",), [2, 10])
    expect(report, ("same seed, same end",), True)
    expect(report, ("other seed, same start",), False)


@test_case(name="Two pictures and a few short trainings: every epoch changes the model, and the squared error falls.", points=1)
def epochs_count(train_simple):
    train_simple = adapted(asked_later, train_simple)
    report = report_of(train_simple(np.array([stroke(1), stroke(6)]), np.array([0, 1]), 3, 1, True))
    expect(report, ("one epoch changes it",), True)
    expect(report, ("squared error fell",), True)


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

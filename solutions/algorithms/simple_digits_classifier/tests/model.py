"""What grader.check("model") runs. Read it if you like: nothing here is secret."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "model (public checks)"


def plain(value):
    """A tensor's numbers as an array; anything else as it is."""
    return value.detach().cpu().numpy() if hasattr(value, "detach") else value


def with_these_parameters(SimpleDigits, W1, b1, W2, b2, X):
    """The outputs of a model that is given parameters and pictures, the shapes of the parameters, whether all learn.

    A single number in the place of a table fills the whole table.
    """
    import numpy as np
    import torch

    model = SimpleDigits()
    if model is None:
        return None
    shapes = [list(parameter.shape) for parameter in model.parameters()]
    tables = [np.broadcast_to(v, s) for v, s in zip((W1, b1, W2, b2), ((8, 64), (8,), (10, 8), (10,)))]
    if shapes != [list(table.shape) for table in tables]:
        return {"shapes": shapes}
    with torch.no_grad():
        for parameter, table in zip(model.parameters(), tables):
            parameter.copy_(torch.tensor(table.copy()))
    pictures = np.broadcast_to(X, (1, 64)) if np.ndim(X) == 0 else np.asarray(X)
    outputs = model(torch.tensor(pictures.copy(), dtype=torch.float32))
    learns = hasattr(outputs, "requires_grad") and outputs.requires_grad
    if learns:
        (outputs**2).sum().backward()
        learns = all(parameter.grad is not None for parameter in model.parameters())
    return {"shapes": shapes, "outputs": plain(outputs), "all learn": learns}


def report_of(answer):
    """What came back, to be asked about one thing at a time."""

    def report(thing):
        return answer.get(thing) if isinstance(answer, dict) else None

    return report


@test_case(name="Four tables of 8 times 64, 8, 10 times 8 and 10 parameters.", points=1.25)
def six_hundred_and_ten(SimpleDigits):
    SimpleDigits = adapted(with_these_parameters, SimpleDigits)
    report = report_of(SimpleDigits(0, 0, 1, 0, 0))
    expect(report, ("shapes",), [[8, 64], [8], [10, 8], [10]])


@test_case(name="No signal at all: each hidden neuron says one half, so that eight weights of 1 and a bias of 3 make 7.", points=1.25)
def a_model_that_can_be_followed(SimpleDigits):
    SimpleDigits = adapted(with_these_parameters, SimpleDigits)
    expect(report_of(SimpleDigits(0, 0, 1, 3, 0)), ("outputs",), [[7] * 10])
    expect(report_of(SimpleDigits(0, 0, -1, 1, 5)), ("outputs",), [[-3] * 10])


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

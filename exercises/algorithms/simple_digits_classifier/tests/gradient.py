"""What grader.check("gradient") runs. Read it if you like: nothing here is secret."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "gradient (public checks)"


def plain(value):
    """A tensor's numbers as an array; anything else as it is."""
    return value.detach().cpu().numpy() if hasattr(value, "detach") else value


def of_a_named_function(autograd_gradient, name, x, as_tensor=False):
    """The gradient of one of four functions, how often it was asked, and whether a tensor x is as it was."""
    import torch

    functions = {
        "sum of squares": lambda x: (x**2).sum(),
        "product": lambda x: x.prod(),
        "first entry cubed": lambda x: x.reshape(-1)[0] ** 3,
        "square of the sum": lambda x: x.sum() ** 2,
    }
    asked = []

    def f(x):
        asked.append(1)
        return functions[name](x)

    given = torch.tensor(x, dtype=torch.float32) if as_tensor else x
    gradient = autograd_gradient(f, given)
    if gradient is None:
        return None
    report = {"gradient": plain(gradient), "f was asked": len(asked)}
    if as_tensor:
        report |= {"x": plain(given), "x wants slopes": given.requires_grad or given.grad is not None}
    return report


def report_of(answer):
    """What came back, to be asked about one thing at a time."""

    def report(thing):
        return answer.get(thing) if isinstance(answer, dict) else None

    return report


@test_case(name="The slopes of the sum of squares are twice the numbers.", points=1)
def the_table_in_the_text(autograd_gradient):
    autograd_gradient = adapted(of_a_named_function, autograd_gradient)
    report = report_of(autograd_gradient("sum of squares", np.array([3.0, -1.0])))
    expect(report, ("gradient",), [6, -2])
    expect(report, ("f was asked",), 1)


@test_case(name="A tensor that was given does not go on recording, and its numbers are the same.", points=1)
def a_tensor_is_left_alone(autograd_gradient):
    autograd_gradient = adapted(of_a_named_function, autograd_gradient)
    report = report_of(autograd_gradient("product", [2.0, 5.0], True))
    expect(report, ("gradient",), [5, 2])
    expect(report, ("x",), [2, 5])
    expect(report, ("x wants slopes",), False)


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

"""What grader.check("build_network") runs. Read it if you like: nothing here is secret."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "build_network (public checks)"


def plain(value):
    """A tensor's numbers as an array; anything else as it is."""
    return value.detach().cpu().numpy() if hasattr(value, "detach") else value


def with_known_weights(build_network, sizes, activation, rows):
    """How many numbers the network learns, and what it says for rows once each of them has a fixed value."""
    import torch

    network = build_network(sizes, activation)
    if network is None:
        return None
    with torch.no_grad():
        for table in network.parameters():
            places = torch.arange(1.0, table.numel() + 1).reshape(table.shape)
            table.copy_(torch.sin(places * (1 + table.shape[0])) + 0.25)
    scores = network(torch.tensor(np.asarray(rows), dtype=torch.float32))
    return [sum(table.numel() for table in network.parameters()), plain(scores)]


@test_case(name="A network without hidden layers has 3 \u00d7 2 weights and 2 biases, and gives two scores for each row.", points=1.25)
def three_inputs_and_two_outputs(build_network):
    build_network = adapted(with_known_weights, build_network)
    expect(build_network, ([3, 2], "relu", [[0, 0, 0]]), [8, [[0.3911200, -0.0294155]]], atol=1e-5)


@test_case(name="A list of one size, and a bend that nobody knows, are refused.", points=1.25)
def what_is_refused(build_network):
    build_network = adapted(with_known_weights, build_network)
    expect_error(build_network, ([3], "relu", [[0, 0, 0]]))
    expect_error(build_network, ([3, 2], "zigzag", [[0, 0, 0]]))


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

"""What grader.check("digits_network") runs. Read it if you like: nothing here is secret."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "digits_network (public checks)"


def bent(name, z):
    """The activation called `name`."""
    if name == "softmax":
        powers = np.exp(z - z.max(axis=0))
        return powers / powers.sum(axis=0)
    calls = {"sigmoid": lambda z: (1 + np.tanh(z / 2)) / 2, "tanh": np.tanh, "identity": lambda z: z}
    return np.maximum(0, z) if name == "relu" else calls[name](z)


def the_reader(digits_network, images, labels, rng, copies=0):
    """Trains a network and returns its layers. With `copies`: trains it on so many copies of each image, and returns
    what it then reads in each image.
    """
    if not copies:
        return digits_network(images, labels, rng)
    images, labels = np.asarray(images), np.asarray(labels)
    layers = digits_network(np.repeat(images, copies, axis=0), np.repeat(labels, copies), rng)
    if not isinstance(layers, (list, tuple)) or not all(isinstance(one, (list, tuple)) for one in layers):
        return layers
    if not all(len(one) == 3 for one in layers):
        return layers
    a = images.reshape(len(images), 64).T / 16
    for W, b, name in layers:
        a = bent(name, np.asarray(W, dtype=float) @ a + np.asarray(b, dtype=float))
    return {"digits that it reads": a.argmax(axis=0), "outputs": len(a)}


@test_case(name="Three images, each shown 100 times: a bar at the top is a 4, in the middle a 7, below a 2.", points=3)
def bars_for_digits(digits_network):
    digits_network = adapted(the_reader, digits_network)
    images = np.zeros((3, 8, 8))
    images[0, 0], images[1, 3], images[2, 6] = 16, 16, 16
    seen = digits_network(images, [4, 7, 2], np.random.default_rng(1), 100)
    assert isinstance(seen, dict), f"digits_network gave {type(seen).__name__}, expected a list of (W, b, name)"
    got = np.asarray(seen["digits that it reads"]).tolist()
    assert got == [4, 7, 2], f"the network reads {got}, expected [4, 7, 2]"
    assert seen["outputs"] == 10, f"the network has {seen['outputs']} outputs, expected 10"


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

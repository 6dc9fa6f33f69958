"""What grader.check("initialise") runs. Read it if you like: nothing here is secret."""

import copy
import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "initialise (public checks)"


def weights(network):
    """The tables of weights of a network."""
    return [np.asarray(W, dtype=float) for W, _, _ in network]


def the_new_network(initialise, sizes, rng, look="shapes"):
    """Makes networks, and looks at them. Which numbers come by chance is not looked at.

    "shapes": the shape of W and of b in each layer, and the name where there is no choice. "chance": how many
    different tables each layer gets in 5 calls, and how many different rows and columns the tables have. "size":
    whether all numbers are finite, every layer has weights that are not 0, and no bias is beyond 0.5. "again": whether
    two copies of one generator give the same weights.
    """
    if look == "again":
        first, second = (weights(initialise(sizes, copy.deepcopy(rng))) for _ in range(2))
        return {"the same generator, the same weights": all(map(np.array_equal, first, second))}
    network = initialise(sizes, rng)
    if not isinstance(network, (tuple, list)) or not all(isinstance(layer, (tuple, list)) for layer in network):
        return network
    if not all(len(layer) == 3 for layer in network):
        return network
    if look == "shapes":
        hidden = ("sigmoid", "tanh", "relu", "identity")
        last = len(network) - 1
        names = [
            "one of the four" if place < last and name in hidden else name for place, (_, _, name) in enumerate(network)
        ]
        shapes = [[list(np.shape(W)), list(np.shape(b))] for W, b, _ in network]
        return {"shapes of W and b": shapes, "names": names}
    tables = weights(network)
    biases = [np.asarray(b, dtype=float) for _, b, _ in network]
    if look == "size":
        return {
            "all numbers finite": bool(all(np.isfinite(table).all() for table in (*tables, *biases))),
            "weights that are not 0 in each layer": [bool(np.any(table != 0)) for table in tables],
            "no bias beyond 0.5": bool(all(np.all(np.abs(b) <= 0.5) for b in biases)),
        }
    five = [tables, *(weights(initialise(sizes, rng)) for _ in range(4))]
    return {
        "different tables of each layer in 5 calls": [len({table.tobytes() for table in each}) for each in zip(*five)],
        "different rows of each table": [len(np.unique(table, axis=0)) for table in tables],
        "different columns of each table": [len(np.unique(table, axis=1).T) for table in tables],
    }


@test_case(name="A network with 3 inputs, then 5 neurons, then 2.", points=1)
def the_shapes_of_a_small_network(initialise):
    initialise = adapted(the_new_network, initialise)
    seen = initialise([3, 5, 2], np.random.default_rng(1))
    assert isinstance(seen, dict), f"initialise([3, 5, 2], rng) gave {seen}, expected a list of (W, b, name)"
    shapes = [[[5, 3], [5, 1]], [[2, 5], [2, 1]]]
    got = seen["shapes of W and b"]
    assert got == shapes, f"the shapes of W and b are {got}, expected {shapes}"
    assert seen["names"][-1] == "softmax", f"the last layer is called {seen['names'][-1]}, expected softmax"


@test_case(name="One size makes no layer.", points=1)
def one_size_alone(initialise):
    initialise = adapted(the_new_network, initialise)
    expect_error(initialise, ([3], np.random.default_rng(1)))


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

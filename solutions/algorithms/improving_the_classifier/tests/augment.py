"""What grader.check("augment") runs. Read it if you like: nothing here is secret."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "augment (public checks)"


def plain(value):
    """A tensor's numbers as an array; anything else as it is."""
    return value.detach().cpu().numpy() if hasattr(value, "detach") else value


def look_at_copies(augment, images, rng_seed, look="all copies"):
    """Which move a copy gets is chance, so what is looked at is the same for every fair way to draw.

    "all copies": the first half of the answer, and for each picture the different copies met in 64 calls, sorted.
    "chance": how many different copies one call makes, and whether the same seed, and another one, make the same.
    """
    if look == "chance":
        generators = [np.random.default_rng(rng_seed + k) for k in (0, 0, 1)]
        once, again, other = (np.asarray(plain(augment(np.array(images), rng))) for rng in generators)
        different = len(np.unique(once[len(images) :], axis=0)) if once.ndim == 3 else 0
        return [different, np.array_equal(once, again), np.array_equal(once, other)]
    rng, given = np.random.default_rng(rng_seed), np.array(images)
    first = plain(augment(images, rng))
    if np.shape(first) != (2 * len(images), *np.shape(images)[1:]):
        return first
    answers = [np.asarray(first)] + [np.asarray(plain(augment(given.copy(), rng))) for _ in range(63)]
    half = len(images)
    copies = [np.unique([answer[half + i] for answer in answers], axis=0).tolist() for i in range(half)]
    return [answers[0][:half], copies]


@test_case(name="A bright pixel in the middle: the picture itself, and in 64 calls its four possible copies.", points=1.25)
def one_bright_pixel(augment):
    augment = adapted(look_at_copies, augment)
    copies = [[[[0, 0, 0], [0, 0, 0], [0, 9, 0]], [[0, 0, 0], [0, 0, 9], [0, 0, 0]]]]
    copies[0] += [[[0, 0, 0], [9, 0, 0], [0, 0, 0]], [[0, 9, 0], [0, 0, 0], [0, 0, 0]]]
    picture = np.array([[[0, 0, 0], [0, 9, 0], [0, 0, 0]]])
    expect(augment, (picture, 0), [picture, copies])


@test_case(name="Eighty equal pictures get four different copies; the same generator makes the same ones, another one others.", points=1.25)
def chance_comes_from_the_generator(augment):
    augment = adapted(look_at_copies, augment)
    pictures = np.repeat([[[1, 2], [3, 4]]], 80, axis=0)
    expect(augment, (pictures, 0, "chance"), [4, True, False])


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

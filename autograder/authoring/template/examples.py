"""Small inputs of __TITLE__ on which a learner is shown a wrong answer: smallest first, to be checked in the head.

They are never those of a hidden check. Together they must show every misconception at least once.
"""

import numpy as np

from autograder.checks import examples


# Each file of an exercise stands alone, so the right answer is here again; from nnmath_ref/, it would be one import.
def reference(amounts):
    amounts = np.asarray(amounts, dtype=float)
    if amounts.sum() == 0:
        raise ValueError("the amounts add up to 0, so they have no shares")
    return amounts / amounts.sum()


@examples("shares", reference)
def small(rng):
    """Each `yield` gives the arguments of one call, as a tuple."""
    yield ([3, 1],)
    yield ([2, 3, 5],)
    yield ([0, 0],)
    yield (np.array([1.0, 3.0]),)
    yield (rng.integers(1, 9, size=3),)

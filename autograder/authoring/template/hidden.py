"""Hidden checks of __TITLE__: what grades.

A check is a function whose parameters are the learner's functions, and `rng` where it draws its numbers. Its docstring
is the one sentence that a learner reads, whatever the verdict, so it gives neither numbers nor the answer away. The
points of a question's checks add up to the question's points. A check that only makes sense after another says so with
`after`; without it, a function that always raises would earn the points for refusing bad input.
"""

import numpy as np

from autograder.checks import check, raises, same, unchanged


# The right answer. Where several exercises need it, or where it deserves a formula and a test of its own, it belongs
# into nnmath_ref/, and this becomes an import: `from nnmath_ref.… import shares as reference`.
def reference(amounts):
    amounts = np.asarray(amounts, dtype=float)
    if amounts.sum() == 0:
        raise ValueError("the amounts add up to 0, so they have no shares")
    return amounts / amounts.sum()


@check("shares", points=12)
def agrees_with_the_definition(shares, rng):
    """Every share is right, for arrays and lists, for one amount and for many."""
    same(shares, reference, [1, 1, 2])
    for n in (1, 4, 7):
        same(shares, reference, rng.uniform(0.5, 9, size=n))


@check("shares", points=3, after=agrees_with_the_definition)
def refuses_a_total_of_zero(shares):
    """Where there is nothing to share, the function raises a ValueError."""
    raises(ValueError, shares, [0, 0, 0])
    raises(ValueError, shares, [])


@check("shares", points=3, after=agrees_with_the_definition)
def leaves_the_amounts_alone(shares, rng):
    """The amounts are the same after the call as before."""
    unchanged(shares, rng.uniform(0.5, 9, size=5))

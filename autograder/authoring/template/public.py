"""Public checks of __TITLE__: what a learner may read and run.

Two or three for each question. Small fixed inputs, only NumPy, nothing that gives the solution away. They need not
catch every mistake: the hidden checks do.
"""

from autograder.checks import public
from autograder.checks.desk import expect, expect_error


@public("shares")
def soup_and_salad(shares):
    """Three soups and one salad, as in the table above."""
    expect(shares, ([3, 1],), [0.75, 0.25])


@public("shares")
def nothing_to_share(shares):
    """A total of zero is refused with a ValueError."""
    expect_error(shares, ([0, 0],), ValueError)

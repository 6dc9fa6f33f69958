"""Variants of __TITLE__: right answers of other kinds, at least four for each function. Each must earn full points.

Think of how learners write who do not think as you do: loops, lists, helpers, other functions of NumPy.
"""

import numpy as np

from autograder.checks import variant


@variant("shares")
def with_a_loop(amounts):
    total = 0
    for amount in amounts:
        total = total + amount
    if total == 0:
        raise ValueError("nothing to share")
    answer = []
    for amount in amounts:
        answer.append(amount / total)
    return answer


@variant("shares")
def in_one_comprehension(amounts):
    total = sum(amounts)
    if not total:
        raise ValueError("nothing to share")
    return [amount / total for amount in amounts]


@variant("shares")
def with_numpy_divide(amounts):
    amounts = np.array(amounts, dtype=float)
    if not amounts.any():
        raise ValueError("nothing to share")
    return np.divide(amounts, np.sum(amounts))


@variant("shares")
def times_one_over_the_total(amounts):
    copy = np.array(amounts, dtype=float)
    if copy.sum() == 0:
        raise ValueError("nothing to share")
    copy *= 1 / copy.sum()
    return copy

"""Misconceptions about __TITLE__: wrong answers that learners really give, at least five for each function.

`fails` names the checks that must refuse it (those that come after a failed one are skipped, and not named). The
docstring is the hint that a learner reads: what you did, and what to think about, in 25 to 45 words, and not the code.
"""

import numpy as np

from autograder.checks import misconception


# A helper without a decorator may stand in any file of an exercise.
def total_of(amounts):
    total = np.sum(np.asarray(amounts, dtype=float))
    if total == 0:
        raise ValueError("nothing to share")
    return total


@misconception("shares", fails="agrees_with_the_definition")
def divides_by_the_count(amounts):
    """You divided by how many amounts there are. That tells how much everybody gets in a fair split. A share compares
    an amount with all the amounts put together: what do you divide by?"""
    total_of(amounts)
    return np.asarray(amounts, dtype=float) / len(amounts)


@misconception("shares", fails="agrees_with_the_definition")
def divides_by_the_largest(amounts):
    """You compared every amount with the largest one, so the largest gets a 1. A share compares it with the whole. Add
    up your answers: do they make 1 together?"""
    total_of(amounts)
    return np.asarray(amounts, dtype=float) / np.max(amounts)


@misconception("shares", fails="agrees_with_the_definition")
def gives_percentages(amounts):
    """Your answers add up to 100: these are percentages. They carry the same news, but here the whole is called 1. What
    has to go?"""
    return 100 * np.asarray(amounts, dtype=float) / total_of(amounts)


@misconception("shares", fails="agrees_with_the_definition")
def divides_the_wrong_way_round(amounts):
    """You divided the total by the amount, so the smallest amount got the largest answer. A share is a part of the
    whole, never more than 1. Which number goes on top?"""
    return total_of(amounts) / np.asarray(amounts, dtype=float)


@misconception("shares", fails="agrees_with_the_definition")
def drops_the_fractions(amounts):
    """You divided with whole numbers only, so nearly every share became 0. Python has two signs for division, and one
    of them throws away what comes after the decimal point. Which one do you need?"""
    return np.asarray(amounts, dtype=float) // total_of(amounts)


@misconception("shares", fails="refuses_a_total_of_zero")
def answers_zeros_to_a_total_of_zero(amounts):
    """Your shares are right wherever there is something to share. When the total is 0 you answer with zeros; these do
    not add up to 1, so they are no shares. Refuse such amounts with a ValueError."""
    amounts = np.asarray(amounts, dtype=float)
    return amounts / amounts.sum() if amounts.sum() else np.zeros_like(amounts)


@misconception("shares", fails="leaves_the_amounts_alone")
def divides_in_place(amounts):
    """Your shares are right, and they were written over the amounts: whoever called your function has lost them. Put
    the shares into a new array and leave the one that you were given alone."""
    amounts = np.asarray(amounts, dtype=float)  # no copy of an array that holds such numbers already
    amounts /= total_of(amounts)
    return amounts

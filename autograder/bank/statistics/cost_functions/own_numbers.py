"""Numbers of one's own: what the four pumpkins weigh, where three visitors put their beans, how bent the coin is."""

import numpy as np

from autograder.checks import alike, drawn, in_words, worked_out

ERRORS = {"A": [2, -2, 2, -2], "B": [1, 1, 1, 1], "C": [0, 0, 0, 5]}  # the judges' tables are about these


@drawn([5, 8, 12, 9])
def truth(rng):
    return 5 + rng.permutation(8)[:4]


@drawn([8, 5, 1])
def tenths(rng):
    """What of ten beans is in the right cup."""
    return [rng.integers(7, 10).item(), rng.integers(4, 7).item(), rng.integers(1, 4).item()]


@drawn(9)
def heads(rng):
    return rng.integers(7, 10).item()


@worked_out
def guesses(truth):
    return {name: (np.array(truth) + errors).tolist() for name, errors in ERRORS.items()}


@worked_out
def mean(truth):
    return np.mean(truth)


@worked_out
def middle(truth):
    return sorted(truth)[1:3]


@worked_out
def p(tenths):
    return [tenth / 10 for tenth in tenths]


@worked_out
def q(tenths):
    return [(10 - tenth) / 10 for tenth in tenths]


@worked_out
def prediction(p, q):
    return [p, q]


@worked_out
def one_square(q):
    return round(q[0] ** 2, 2)


@worked_out
def squares(tenths):
    return [2 * (10 - tenth) ** 2 / 100 for tenth in tenths]


@worked_out
def sizes(tenths):
    return [2 * (10 - tenth) / 10 for tenth in tenths]


@worked_out
def sums(squares, sizes):
    """All squared errors and all sizes."""
    return [round(sum(squares), 2), round(sum(sizes), 1)]


@worked_out
def means(sums):
    """The two costs, cut off after four digits, as the text has them with dots."""
    return [int(total * 10_000 / 3 + 1e-6) / 10_000 for total in sums]


@worked_out
def surprise(p):
    return -np.log(p)


@worked_out
def mean_surprise(surprise):
    return np.mean(surprise)


@worked_out
def shared(surprise, q):
    """Ticket 0 with a card that is half and half: the other surprise, and the cost."""
    other = -np.log(q[0])
    return [other, (surprise[0] + other) / 2]


@worked_out
def coin(heads):
    return [heads / 10, (10 - heads) / 10]


@worked_out
def often(heads):
    return in_words(heads)


@worked_out
def coins_surprise(coin):
    return -np.log(coin)


@worked_out
def weighted(coin, coins_surprise):
    return np.multiply(coin, coins_surprise)


@worked_out
def entropy(weighted):
    return np.sum(weighted)


@alike
def the_pumpkins_fit_into_the_picture(truth, guesses):
    """All weights and guesses lie between 4 and 16 kilograms, and the last pumpkin is neither lightest nor heaviest."""
    every = [weight for row in (truth, *guesses.values()) for weight in row]
    return 4 <= min(every) and max(every) <= 16 and min(truth) < truth[3] < max(truth)


@alike
def the_costs_have_no_end(sums):
    """Neither mean can be written with few digits, so both end in dots."""
    return all(round(total * 100) % 3 for total in sums)


@alike
def rounded_numbers_add_up(surprise, mean_surprise, shared, weighted, entropy):
    """Whoever adds up the rounded numbers of the text is off its rounded results by 1 in the last digit at most."""
    columns = round(sum(np.round(surprise, 4)) / 3, 4), round(sum(np.round(weighted, 4)), 4)
    half = round((round(surprise[0], 4) + round(shared[0], 4)) / 2, 4)
    return np.allclose([*columns, half], np.round([mean_surprise, entropy, shared[1]], 4), rtol=0, atol=1.1e-4)


LINES = r"""
# | **the scale says** | **<<truth[0]>>** | **<<truth[1]>>** | **<<truth[2]>>** | **<<truth[3]>>** |
# | visitor A | <<guesses[A][0]>> | <<guesses[A][1]>> | <<guesses[A][2]>> | <<guesses[A][3]>> |
# | visitor B | <<guesses[B][0]>> | <<guesses[B][1]>> | <<guesses[B][2]>> | <<guesses[B][3]>> |
# | visitor C | <<guesses[C][0]>> | <<guesses[C][1]>> | <<guesses[C][2]>> | <<guesses[C][3]>> |
# | cup 0 | <<p[0]>> | <<p[1]>> | <<p[2]>> | | cup 0 | 1 | 1 | 1 |
# | cup 1 | <<q[0]>> | <<q[1]>> | <<q[2]>> | | cup 1 | 0 | 0 | 0 |
# **Step 1, down each column: add.** Ticket 0 costs $(<<p[0]>> - 1)^2 + (<<q[0]>> - 0)^2 = <<one_square:.2f>> + <<one_square:.2f>> = <<squares[0]:.2f>>$. In the same way
# ticket 1 costs <<squares[1]:.2f>> and ticket 2 costs <<squares[2]:.2f>>. That is the **squared error** of each example:
# **Step 2, across the columns: take the mean.** $(<<squares[0]:.2f>> + <<squares[1]:.2f>> + <<squares[2]:.2f>>) / 3 = <<means[0]:.4f>>\ldots$ Why a mean and not a sum?
# sign. Here: <<sizes[0]>>, <<sizes[1]>> and <<sizes[2]>>, and their mean is <<means[1]:.4f>>…
truth = np.array([<<truth>>])
visitors = {"A": [<<guesses[A]>>], "B": [<<guesses[B]>>], "C": [<<guesses[C]>>]}
# Visitor D is in a hurry and writes the **same** number for all four pumpkins (<<truth[0]>>, <<truth[1]>>, <<truth[2]>> and <<truth[3]>>). Which number costs
# The squares make a parabola. Its lowest point is at <<mean:g>>, the **mean** of the four weights. The other judge is content
# with any number between <<middle[0]>> and <<middle[1]>>, the two in the middle: that is the **median**. Choosing a judge means choosing what
# Now do not look at the ticket yet. How surprised will you be **on average**? Take a bent coin that shows heads <<often>>
# | probability $p$ | <<coin[0]>> | <<coin[1]>> | sum 1 |
# | surprise $-\ln p$ | <<coins_surprise[0]:.4f>> | <<coins_surprise[1]:.4f>> | |
# | probability times surprise | <<weighted[0]:.4f>> | <<weighted[1]:.4f>> | sum **<<entropy:.4f>>** |
"bent coin": <<coin>>,
# | share in cup 0 | <<p[0]>> | <<p[1]>> | <<p[2]>> | |
# | surprise | <<surprise[0]:.4f>> | <<surprise[1]:.4f>> | <<surprise[2]:.4f>> | **<<mean_surprise:.4f>>** |
# of them said 4, half said 9. Then the card has 0.5 in two rows, and both surprises count by half. With the shares <<p[0]>>
# and <<q[0]>> and the card 0.5 and 0.5, the cost is $0.5 \cdot <<surprise[0]:.4f>> + 0.5 \cdot <<shared[0]:.4f>> = <<shared[1]:.4f>>$. Your formula does that
prediction, target = <<prediction>>, [[1, 1, 1], [0, 0, 0]]
expect(squared_error, (prediction, target), <<squares>>)
expect(mean_squared_error, (prediction, target), <<sums[0]>> / 3)
expect(mean_absolute_error, (prediction, target), <<sums[1]>> / 3)
guess, scale = np.array([<<guesses[A]>>]), np.array([<<truth>>])
expect(entropy, (<<coin>>,), <<entropy:.6f>>, rtol=1e-5)
expect(cross_entropy, (<<prediction>>, [[1, 1, 1], [0, 0, 0]]), <<mean_surprise:.6f>>, rtol=1e-5)
expect(cross_entropy, (np.array([[<<p[0]>>], [<<q[0]>>]]), np.array([[0.5], [0.5]])), <<shared[1]:.6f>>, rtol=1e-5)
"""  # noqa: E501

"""Numbers of one's own: the second Thursday, what snacks cost and hold, and the glass of milk."""

import numpy as np

from autograder.checks import alike, drawn, entries, in_words, worked_out

WEEK_ONE = np.array([[3, 0, 1], [1, 2, 2], [0, 1, 0], [2, 1, 1]])  # the jar's, the same for everybody
BUILDER, CODER, PAINTER = 0, 1, 3


@drawn([[2, 1, 0], [0, 3, 1], [1, 1, 1], [1, 0, 2]])
def week_two(rng):
    table = rng.integers(0, 3, size=(4, 3))
    table[BUILDER, 0] = rng.choice([2, 4])  # half of the builder's samosas is no whole number
    table[BUILDER, 1] = rng.integers(1, 3)
    table[CODER, 1] = rng.integers(2, 5)  # the coder is fond of apples, the painter of muffins
    table[PAINTER, 2] = rng.integers(1, 4)
    return table


@drawn([2, 1, 3])
def prices(rng):
    apple, muffin = np.sort(rng.permutation(4)[:2]) + 1
    return [rng.integers(1, 5).item(), apple.item(), muffin.item()]


@drawn([4, 0, 3])
def protein(rng):
    apple, muffin, samosa = np.sort(rng.permutation(6)[:3])
    return [samosa.item(), apple.item(), muffin.item()]


@drawn([1, 8])
def milk(rng):
    return [rng.integers(1, 3).item(), rng.integers(6, 10).item()]


@worked_out
def both(week_two):
    return WEEK_ONE + week_two


@worked_out
def two(both):
    return both[:2]


@worked_out
def turned(two):
    return np.transpose(two)


@worked_out
def facts(prices, protein):
    return np.transpose([prices, protein])


@worked_out
def bills(both, facts):
    return np.array(both) @ np.array(facts)


@worked_out
def with_milk(bills, milk):
    return np.array(bills) + milk


@worked_out
def W(prices, protein):
    return [prices, protein]


@worked_out
def snacks(both):
    return np.sum(both, axis=1)


@worked_out
def words(both, snacks, prices, milk):
    """What the text says in words."""
    samosas, apples, muffins = both[BUILDER]
    taken = (samosas, "samosa", prices[0]), (apples, "apple", prices[1]), (muffins, "muffin", prices[2])
    parts = [f"{in_words(count)} {name}{'s' * (count != 1)} at {price}" for count, name, price in taken]
    bill = f"{parts[0]} dollar{'s' * (prices[0] != 1)}, {parts[1]}, {parts[2]}"
    return {
        "bill": bill[0].upper() + bill[1:],
        "coder": in_words(snacks[CODER]),
        "painter": in_words(snacks[PAINTER]),
        "milk": f"{milk[0]} dollar{'s' * (milk[0] != 1)}",
    }


@worked_out
def texts(week_two, both, two, W, bills, with_milk, milk):
    """Tables as LaTeX has them, and products as columns."""
    column = [[entry] for entry in both[BUILDER]]
    return {
        "week_two": entries(week_two),
        "both": entries(both),
        "two": entries(two),
        "three_times": entries(3 * np.array(two)),
        "W": entries(W),
        "x": entries(column),
        "bill": entries([[entry] for entry in bills[BUILDER]]),
        "milk": entries([[entry] for entry in milk]),
        "with_milk": entries([[entry] for entry in with_milk[BUILDER]]),
    }


@worked_out
def columns(both, bills, with_milk, prices, milk):
    """Single columns and batches as Python has them."""
    return {
        "prices": [[price] for price in prices],
        "builder": [[entry] for entry in both[BUILDER]],
        "milk": [[entry] for entry in milk],
        "bill": [[entry] for entry in with_milk[BUILDER]],
        "batch": np.transpose(with_milk[:2]).tolist(),
    }


@worked_out
def half(both):
    return both[BUILDER][0] / 2


@worked_out
def three_times(two):
    return 3 * np.array(two)


@alike
def the_builder_has_a_samosa_and_something_else(both):
    """The builder took each snack at least once, so that every term of the bill is there."""
    return min(both[BUILDER]) > 0


@alike
def the_coder_takes_most(snacks):
    """The coder took more than anybody else, and no more than twelve."""
    return snacks[CODER] <= 12 and all(snacks[CODER] > other for who, other in enumerate(snacks) if who != CODER)


@alike
def the_painter_pays_as_much(both, bills, prices):
    """The painter pays as much as the coder for fewer snacks: fewer apples, and apples cost less than muffins."""
    coder, painter = both[CODER], both[PAINTER]
    return bills[CODER][0] == bills[PAINTER][0] and coder[1] > painter[1] and len(set(prices)) == 3


@alike
def samosas_win_on_protein(both, bills, protein):
    """The builder has the most protein, by samosas: nobody took more of them, and they hold the most."""
    grams = [bill[1] for bill in bills]
    return (
        all(grams[BUILDER] > other for other in grams[1:])
        and both[BUILDER][0] == max(row[0] for row in both)
        and protein[0] == max(protein)
    )


@alike
def no_two_numbers_of_the_bill_are_mixed_up(both, bills):
    """The two people of the examples took different snacks, and no bill is the other one, so a mix-up is seen."""
    return both[BUILDER] != both[CODER] and len({tuple(bill) for bill in bills[:2]}) == 2 and bills[0][0] != bills[0][1]


LINES = r"""
# \underbrace{\begin{bmatrix} <<texts[week_two]>> \end{bmatrix}}_{\text{week two}} =
# \begin{bmatrix} <<texts[both]>> \end{bmatrix}$$
# The builder took 3 samosas, then <<week_two[0][0]>> more: <<both[0][0]>> in all. Adding two tables adds the entries that stand in the **same
week_two = <<week_two>>
# $$3 \begin{bmatrix} <<texts[two]>> \end{bmatrix} = \begin{bmatrix} <<texts[three_times]>> \end{bmatrix}
# Bad news: the oven breaks, and everybody gets half. Then $k = 0.5$, and half of <<both[0][0]>> samosas is <<half>>. The answer must
# of `2 * <<both[0]>>`? Try it, and you will know why rule 1 speaks of `np.asarray`.
both_weeks = <<both>>
# | **samosa** | <<both[0][0]>> | <<both[1][0]>> | <<both[2][0]>> | <<both[3][0]>> |
# | **apple** | <<both[0][1]>> | <<both[1][1]>> | <<both[2][1]>> | <<both[3][1]>> |
# | **muffin** | <<both[0][2]>> | <<both[1][2]>> | <<both[2][2]>> | <<both[3][2]>> |
# builder's <<both[0][0]>> samosas stay in the top left corner.
# | **samosa** | <<prices[0]>> | <<protein[0]>> |
# | **apple** | <<prices[1]>> | <<protein[1]>> |
# | **muffin** | <<prices[2]>> | <<protein[2]>> |
# What did the builder pay? <<words[bill]>>:
# $$<<both[0][0]>> \cdot <<prices[0]>> + <<both[0][1]>> \cdot <<prices[1]>> + <<both[0][2]>> \cdot <<prices[2]>> = <<bills[0][0]>> \text{ dollars}$$
# Look where these numbers came from. The <<both[0][0]>>, <<both[0][1]>>, <<both[0][2]>> are the builder's **row** of the first table. The <<prices[0]>>, <<prices[1]>>, <<prices[2]>> are the
# **Guess first:** the coder took the most slips of all, <<words[coder]>>. Does the coder also pay the most? And who got the most
facts = <<facts>>
# `row` and `column` and run the cell again. Can you say each entry as a sentence? ("The painter had <<bills[3][1]>> grams of
# The coder took <<words[coder]>> snacks and pays <<bills[1][0]>> dollars. The painter took only <<words[painter]>> and pays <<bills[3][0]>> as well, because muffins
# $$W x = \begin{bmatrix} <<texts[W]>> \end{bmatrix} \begin{bmatrix} <<texts[x]>> \end{bmatrix} =
# \begin{bmatrix} <<texts[bill]>> \end{bmatrix}$$
# One thing is missing. Everybody gets a glass of milk, asked for or not: <<words[milk]>> and <<milk[1]>> grams of protein on top,
# $$W x + b = \begin{bmatrix} <<texts[bill]>> \end{bmatrix} + \begin{bmatrix} <<texts[milk]>> \end{bmatrix} =
# \begin{bmatrix} <<texts[with_milk]>> \end{bmatrix}$$
expect(add, ([[3, 0, 1], [1, 2, 2]], [<<week_two[0]>>, <<week_two[1]>>]), <<two>>)
expect(scale, (3, <<two>>), <<three_times>>)
expect(product_shape, ([<<both[0]>>], <<columns[prices]>>), (1, 1))
expect(matmul, ([<<both[0]>>], <<columns[prices]>>), [[<<bills[0][0]>>]])
table, facts = <<two>>, <<facts>>
expect(matmul, (table, facts), [<<bills[0]>>, <<bills[1]>>])
expect(matmul, (np.array(table), np.array(facts)), [<<bills[0]>>, <<bills[1]>>])
expect(weighted_inputs, (<<W>>, <<columns[builder]>>, <<columns[milk]>>), <<columns[bill]>>)
expect(weighted_inputs, (<<W>>, <<turned>>, <<columns[milk]>>), <<columns[batch]>>)
"""  # noqa: E501

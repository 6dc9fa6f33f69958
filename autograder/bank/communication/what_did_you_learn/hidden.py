"""Hidden checks of What did you learn?"""

import numpy as np

from autograder.checks import agrees, check, raises, same, unchanged
from nnmath_ref import recap as right


def layer(rng, m, n):
    """W, x and z of a layer with m neurons and n inputs, none of the numbers near 0."""
    signs = rng.choice([-1, 1], (m + 1, n))
    table = rng.uniform(0.5, 3, (m + 1, n)) * signs
    return table[:m], table[m:].T, rng.uniform(0.5, 9, (m, 1))


def whole_layer(rng):
    """The same of whole numbers, as nested lists: three neurons, two inputs."""
    W, x, z = rng.integers(1, 5, (3, 2)), rng.integers(1, 5, (2, 1)), rng.integers(1, 9, (3, 1))
    return W.tolist(), x.tolist(), z.tolist()


def rows_of_costs(rng, walls):
    """Rows in which no two neighbours are equal, with at least two valleys between high walls, or without walls."""
    for n in (5, 7, 10):
        low, high = rng.permutation(n) - 3, 20 + rng.permutation(n + 1)
        inside = np.ravel(np.column_stack([high[:n], low])) + 0.5  # up, down, up, down …
        lengthened = np.concatenate([inside, high[n:]])
        yield lengthened if walls else inside[1:]


# find_bias


@check("find_bias", points=1)
def what_is_missing_is_the_bias(find_bias, rng):
    """The bias comes out right for layers of many sizes, square ones and single neurons too."""
    for m, n in ((2, 3), (4, 5), (3, 3), (7, 1), (1, 4), (8, 64)):
        same(find_bias, right.find_bias, *layer(rng, m, n))


@check("find_bias", points=0.5, after=what_is_missing_is_the_bias)
def lists_are_welcome_and_tables_stay(find_bias, rng):
    """Nested lists of whole numbers are welcome, and the tables that were given stay as they were."""
    same(find_bias, right.find_bias, *whole_layer(rng))
    W, x, z = layer(rng, 4, 3)
    agrees(unchanged(find_bias, W, x, z), right.find_bias(W, x, z), call=find_bias.last)


@check("find_bias", points=0.5, after=what_is_missing_is_the_bias)
def refuses_tables_that_do_not_fit(find_bias, rng):
    """Tables that do not fit together are a ValueError, and so is anything but one column for x and for z."""
    W, x, z = layer(rng, 4, 3)
    for other_x, other_z in ((x[:2], z), (x, z[:1]), (x, z[:3]), (np.hstack([x, x]), z), (x[:, 0], z), (x, z.T)):
        raises(ValueError, find_bias, W, other_x, other_z)


# squeeze


@check("squeeze", points=1)
def three_pieces(squeeze, rng):
    """Signals below, between and above the limits are right, for limits of every kind."""
    for lowest, highest in ((0, 1), (-1, 1), (2, 5), (-7, -3), (-0.25, 0.5), (3, 3)):
        z = np.concatenate([rng.uniform(lowest, highest, 3), lowest - rng.uniform(0.5, 9, 3), [lowest, highest]])
        same(squeeze, right.squeeze, rng.permutation(np.append(z, highest + rng.uniform(0.5, 9, 3))), lowest, highest)


@check("squeeze", points=0.5, after=three_pieces)
def squeeze_keeps_the_shape(squeeze, rng):
    """Numbers, lists and tables keep their shape, and what was given stays as it was."""
    for z in (2.5, -4, [3, -3, 1], [[-5, 0, 5], [2, -2, 1]], rng.uniform(-9, 9, (4, 1)), rng.uniform(-9, 9, (5, 7))):
        agrees(unchanged(squeeze, z, -2, 2), right.squeeze(z, -2, 2), call=squeeze.last)
    for z in ([3, -3, 0], [[2, -1], [0, 1]]):  # whole numbers, and limits that are none
        same(squeeze, right.squeeze, z, -0.5, 1.5)


@check("squeeze", points=0.5, after=three_pieces)
def refuses_limits_that_have_changed_places(squeeze, rng):
    """A lowest answer above the highest is a ValueError."""
    raises(ValueError, squeeze, 0.5, 1, -1)
    raises(ValueError, squeeze, rng.uniform(-2, 2, 4), 0.5, 0.25)


# worst_example


def one_big_or_many_small(rng):
    """One big mistake against several small ones of the same sum, and against those that would cancel."""
    errors = np.array([[3.0, 1.25, 2.0, 0.1], [0, 1.25, -2.0, 0], [0, 1.25, 0, 0], [0, 1.25, 0, 0]])
    return rng.permutation(errors, axis=1)


def many_middling_or_one_big(rng):
    """Several middling mistakes against one that is the biggest of all and not the most together."""
    errors = np.array([[3.0, 2.0, -0.5, 0.1, 1], [0, 2.0, 0, 0, 1], [0, -2.0, 0, 0.2, 1], [0, -2.0, 0, 0, 1]])
    return rng.permutation(errors, axis=1)


@check("worst_example", points=1)
def the_largest_squared_error(worst_example, rng):
    """The example with the largest squared error is named, wherever it stands and however its mistakes are spread."""
    for make in (one_big_or_many_small, many_middling_or_one_big) * 3:
        errors = make(rng)
        target = rng.integers(0, 2, errors.shape)
        same(worst_example, right.worst_example, target + errors, target)
    for n, examples in ((3, 3), (4, 7), (1, 5), (10, 4), (5, 1)):
        for _ in range(3):
            same(worst_example, right.worst_example, rng.normal(size=(n, examples)), rng.normal(size=(n, examples)))


@check("worst_example", points=0.5, after=the_largest_squared_error)
def the_first_of_equals(worst_example, rng):
    """Lists are welcome, of several equally bad examples the first is named, and the tables stay as they were."""
    for bad in (2, 3, 5):
        same(worst_example, right.worst_example, [[0, bad, 1, bad], [1, 0, 0, 0]], [[0, 0, 1, 0], [1, 0, 0, 0]])
    table = rng.uniform(0, 1, (3, 4))
    agrees(unchanged(worst_example, table, table.copy()), 0, call=worst_example.last)


@check("worst_example", points=0.5, after=the_largest_squared_error)
def refuses_shapes_that_differ(worst_example, rng):
    """Predictions and targets of different shapes are a ValueError, also where NumPy would stretch one of them."""
    prediction = rng.uniform(0, 1, (3, 4))
    for target in (np.zeros((3, 1)), np.zeros((1, 4)), np.zeros((4, 3)), np.zeros((3, 5))):
        raises(ValueError, worst_example, prediction, target)


# valleys


@check("valleys", points=1)
def every_valley_between_walls(valleys, rng):
    """Every valley is found, deep and shallow ones, with a high wall at both ends."""
    for costs in rows_of_costs(rng, walls=True):
        same(valleys, right.valleys, costs)
    same(valleys, right.valleys, [9.0, 4.0, 3.5, 2.0, 6.0, 8.0, 7.0, 1.5, 3.0, 10.0])
    same(valleys, right.valleys, [0.9, 0.2, 0.6, 0.5, 0.4, 0.8, 0.75, 0.85])


@check("valleys", points=0.5, after=every_valley_between_walls)
def valleys_at_the_ends(valleys, rng):
    """An end that is lower than its only neighbour is a valley, and so is a place that is alone."""
    for costs in rows_of_costs(rng, walls=False):
        same(valleys, right.valleys, costs)
    for costs in ([4, 3, 1], [1, 2, 5], [2, 6, 3], [1.5, 0.5], [7]):
        same(valleys, right.valleys, costs)


@check("valleys", points=0.5, after=every_valley_between_walls)
def an_empty_row_is_refused(valleys):
    """A row without costs is a ValueError, and a row that was given stays as it was."""
    raises(ValueError, valleys, [])
    raises(ValueError, valleys, np.array([]))
    costs = np.array([9.0, 2.0, 6.0, 1.0, 8.0])
    agrees(unchanged(valleys, costs), right.valleys(costs), call=valleys.last)


# count_updates


@check("count_updates", points=1)
def one_update_a_batch(count_updates, rng):
    """The count is right where the batches come out even, for any number of epochs, none included."""
    for size in (2, 5, 30):
        examples, epochs = size * int(rng.integers(3, 9)), int(rng.integers(2, 9))
        same(count_updates, right.count_updates, examples, size, epochs)
    for training in ((6, 6, 4), (8, 1, 3), (12, 4, 0), (1, 1, 1)):
        same(count_updates, right.count_updates, *training)


@check("count_updates", points=0.5, after=one_update_a_batch)
def what_is_left_over_is_a_batch(count_updates, rng):
    """The last batch of an epoch may be smaller than the others, even a single example."""
    for examples, size in ((10, 4), (1437, 32), (7, 3), (5, 8)):
        same(count_updates, right.count_updates, examples, size, int(rng.integers(2, 9)))


@check("count_updates", points=0.5, after=one_update_a_batch)
def refuses_what_is_no_training(count_updates):
    """No examples, empty batches or a negative number of epochs are a ValueError."""
    for training in ((0, 4, 2), (-3, 4, 2), (10, 0, 2), (10, -4, 2), (10, 4, -1)):
        raises(ValueError, count_updates, *training)

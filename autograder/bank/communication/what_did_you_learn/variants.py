"""Right answers of other kinds to the five recap questions, which must earn full points."""

import math

import numpy as np

from autograder.checks import variant


def each(function, z):
    """`function` of every number in nested lists, as nested lists; a number gives a number."""
    if np.ndim(z) == 0:
        return function(float(z))
    return [each(function, part) for part in z]


def check_layer(W, x, z):
    """A ValueError unless the three tables fit in z = W x + b."""
    if np.ndim(W) != 2 or np.shape(x) != (np.shape(W)[1], 1) or np.shape(z) != (np.shape(W)[0], 1):
        raise ValueError("the tables do not fit")


# find_bias


@variant("find_bias")
def neuron_by_neuron(W, x, z):
    check_layer(W, x, z)
    return [[z[i][0] - sum(weight * x[j][0] for j, weight in enumerate(row))] for i, row in enumerate(W)]


@variant("find_bias")
def with_einsum(W, x, z):
    check_layer(W, x, z)
    return np.asarray(z) - np.einsum("mn,nk->mk", np.asarray(W), np.asarray(x))


@variant("find_bias")
def products_then_sums(W, x, z):
    check_layer(W, x, z)
    return np.subtract(z, np.sum(np.asarray(W) * np.transpose(x), axis=1, keepdims=True))


@variant("find_bias")
def taken_away_from_a_copy(W, x, z):
    check_layer(W, x, z)
    b = np.array(z, dtype=float)
    for j in range(np.shape(x)[0]):
        b -= np.asarray(W, float)[:, j : j + 1] * float(np.asarray(x)[j, 0])
    return b


@variant("find_bias")
def bias_with_torch(W, x, z):
    import torch

    check_layer(W, x, z)
    W, x, z = (torch.as_tensor(table, dtype=torch.float64) for table in (W, x, z))
    return z - W @ x


# squeeze


@variant("squeeze")
def signal_by_signal(z, lowest, highest):
    if lowest > highest:
        raise ValueError("lowest is above highest")
    return each(lambda value: min(max(value, lowest), highest), z)


@variant("squeeze")
def with_clip(z, lowest, highest):
    if not lowest <= highest:
        raise ValueError("lowest is above highest")
    return np.clip(z, lowest, highest)


@variant("squeeze")
def with_where(z, lowest, highest):
    if lowest > highest:
        raise ValueError("lowest is above highest")
    z = np.asarray(z)
    return np.where(z < lowest, lowest, np.where(z > highest, highest, z))


@variant("squeeze")
def middle_of_three(z, lowest, highest):
    if lowest > highest:
        raise ValueError("lowest is above highest")
    z = np.asarray(z, dtype=float)
    return np.median([z, np.full(z.shape, lowest), np.full(z.shape, highest)], axis=0)


@variant("squeeze")
def masks_on_a_copy(z, lowest, highest):
    if lowest > highest:
        raise ValueError("lowest is above highest")
    squeezed = np.array(z, dtype=float)
    squeezed[squeezed < lowest] = lowest
    squeezed[squeezed > highest] = highest
    return squeezed


@variant("squeeze")
def in_single_precision(z, lowest, highest):
    if lowest > highest:
        raise ValueError("lowest is above highest")
    return np.clip(np.asarray(z, dtype=np.float32), lowest, highest)


# worst_example


@variant("worst_example")
def column_by_column(prediction, target):
    if np.shape(prediction) != np.shape(target):
        raise ValueError("one prediction for each target")
    worst, largest = 0, -1.0
    for j, (guesses, truths) in enumerate(zip(np.transpose(prediction), np.transpose(target), strict=True)):
        error = sum((guess - truth) ** 2 for guess, truth in zip(guesses, truths, strict=True))
        if error > largest:
            worst, largest = j, error
    return worst


@variant("worst_example")
def with_einsum_of_the_errors(prediction, target):
    if np.shape(prediction) != np.shape(target):
        raise ValueError("one prediction for each target")
    errors = np.asarray(prediction, float) - np.asarray(target, float)
    return np.einsum("ij,ij->j", errors, errors).argmax()


@variant("worst_example")
def by_the_mean_of_the_squares(prediction, target):
    if np.shape(prediction) != np.shape(target):
        raise ValueError("one prediction for each target")
    return np.mean(np.square(np.subtract(prediction, target)), axis=0).argmax()


@variant("worst_example")
def largest_of_a_list(prediction, target):
    if np.shape(prediction) != np.shape(target):
        raise ValueError("one prediction for each target")
    errors = ((np.asarray(prediction) - np.asarray(target)) ** 2).sum(axis=0).tolist()
    return errors.index(max(errors))


@variant("worst_example")
def worst_with_torch(prediction, target):
    import torch

    prediction, target = (torch.as_tensor(table, dtype=torch.float64) for table in (prediction, target))
    if prediction.shape != target.shape:
        raise ValueError("one prediction for each target")
    return int(((prediction - target) ** 2).sum(dim=0).argmax())


# valleys


@variant("valleys")
def between_two_walls(costs):
    if len(costs) == 0:
        raise ValueError("no costs")
    walls = [math.inf, *costs, math.inf]
    return [i for i in range(len(costs)) if walls[i] > walls[i + 1] < walls[i + 2]]


@variant("valleys")
def ends_by_hand(costs):
    costs, found = list(costs), []
    if not costs:
        raise ValueError("no costs")
    for i, cost in enumerate(costs):
        left_is_higher = i == 0 or costs[i - 1] > cost
        right_is_higher = i == len(costs) - 1 or costs[i + 1] > cost
        if left_is_higher and right_is_higher:
            found.append(i)
    return tuple(found)


@variant("valleys")
def slopes_that_change_sign(costs):
    costs = np.asarray(costs, float)
    if costs.size == 0:
        raise ValueError("no costs")
    slopes = np.concatenate([[-1.0], np.diff(costs), [1.0]])
    return np.flatnonzero((slopes[:-1] < 0) & (slopes[1:] > 0))


@variant("valleys")
def walked_from_left_to_right(costs):
    if len(costs) == 0:
        raise ValueError("no costs")
    found, falling = [], True
    for i in range(1, len(costs)):
        rises = costs[i] > costs[i - 1]
        if falling and rises:
            found.append(i - 1)
        falling = not rises
    return found + [len(costs) - 1] if falling else found


# count_updates


@variant("count_updates")
def epochs_times_batches(examples, batch_size, epochs):
    if examples <= 0 or batch_size <= 0 or epochs < 0:
        raise ValueError("no such training")
    return epochs * math.ceil(examples / batch_size)


@variant("count_updates")
def counted_in_loops(examples, batch_size, epochs):
    if min(examples, batch_size) < 1 or epochs < 0:
        raise ValueError("no such training")
    updates = 0
    for _epoch in range(epochs):
        for _start in range(0, examples, batch_size):
            updates += 1
    return updates


@variant("count_updates")
def with_the_remainder(examples, batch_size, epochs):
    if min(examples, batch_size) < 1 or epochs < 0:
        raise ValueError("no such training")
    full, left_over = divmod(examples, batch_size)
    return epochs * (full + (1 if left_over else 0))


@variant("count_updates")
def ceil_of_numpy(examples, batch_size, epochs):
    if not (examples > 0 and batch_size > 0 and epochs >= 0):
        raise ValueError("no such training")
    return np.ceil(examples / batch_size) * epochs


@variant("count_updates")
def length_of_a_range(examples, batch_size, epochs):
    if min(examples, batch_size) < 1 or epochs < 0:
        raise ValueError("no such training")
    return len(range(0, examples, batch_size)) * epochs

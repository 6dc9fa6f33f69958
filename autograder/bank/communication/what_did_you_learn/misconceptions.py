"""Wrong answers to the five recap questions, each with the hint that a teacher would give."""

import math

import numpy as np

from autograder.checks import misconception


def check_layer(W, x, z):
    """A ValueError unless the three tables fit in z = W x + b."""
    if np.ndim(W) != 2 or np.shape(x) != (np.shape(W)[1], 1) or np.shape(z) != (np.shape(W)[0], 1):
        raise ValueError("the tables do not fit")


def check_tables(prediction, target):
    """A ValueError unless both tables have the same shape."""
    if np.shape(prediction) != np.shape(target):
        raise ValueError("one prediction for each target")


def check_training(examples, batch_size, epochs):
    """A ValueError unless something can be trained."""
    if examples < 1 or batch_size < 1 or epochs < 0:
        raise ValueError("no such training")


def check_limits(lowest, highest):
    """A ValueError unless the limits are in order."""
    if lowest > highest:
        raise ValueError("lowest is above highest")


# find_bias


@misconception("find_bias", fails="what_is_missing_is_the_bias")
def adds_once_more(W, x, z):
    """You added W x to z. But z has W x in it already, and the bias is what is left when that part is taken away.
    Put your answer back into z = W x + b: does it come out?
    """
    check_layer(W, x, z)
    return np.asarray(z) + np.asarray(W) @ np.asarray(x)


@misconception("find_bias", fails="what_is_missing_is_the_bias")
def the_other_way_round(W, x, z):
    """Your biases have the right size and the wrong sign: you took z away from W x. Solve z = W x + b for b step by
    step, and see which of the two is taken away from the other.
    """
    check_layer(W, x, z)
    return np.asarray(W) @ np.asarray(x) - np.asarray(z)


@misconception("find_bias", fails="what_is_missing_is_the_bias")
def signal_taken_for_the_bias(W, x, z):
    """You gave back z as it came out. That would be the bias if nothing had gone in. How much of z did the weights and
    the inputs bring along?
    """
    check_layer(W, x, z)
    return np.array(z, float)


@misconception("find_bias", fails="what_is_missing_is_the_bias")
def entry_by_entry(W, x, z):
    """You multiplied weights and inputs and did not add up. A neuron adds its products to one number, so each neuron
    has one bias, and the answer is a single column.
    """
    check_layer(W, x, z)
    return np.asarray(z) - np.asarray(W) * np.asarray(x).T


@misconception("find_bias", fails="what_is_missing_is_the_bias")
def one_total_for_all_neurons(W, x, z):
    """You took the same number away from every neuron: the sum over the whole layer. Each neuron has its own row of
    weights, and only that row times x belongs to its own signal.
    """
    check_layer(W, x, z)
    return np.asarray(z) - np.sum(np.asarray(W) @ np.asarray(x))


@misconception("find_bias", fails="what_is_missing_is_the_bias")
def columns_for_neurons(W, x, z):
    """You turned W over, so its columns stand for the neurons. In this course each row of W holds the weights of one
    neuron. Which product of W and x fits the shapes as they are?
    """
    check_layer(W, x, z)
    return np.asarray(z) - np.asarray(W).T @ np.asarray(x)


@misconception("find_bias", fails="what_is_missing_is_the_bias")
def a_list_for_a_column(W, x, z):
    """The numbers are right and the shape is not: you gave back a flat list. Biases are one column, with as many rows
    as there are neurons, so that they can be added to W x.
    """
    check_layer(W, x, z)
    return np.ravel(np.asarray(z) - np.asarray(W) @ np.asarray(x))


@misconception("find_bias", fails="lists_are_welcome_and_tables_stay")
def writes_into_the_signal(W, x, z):
    """Your answer is right, and on the way you wrote it into the table z that was given to you. Whoever needs z later
    finds something else there. Make a new table with an ordinary minus.
    """
    check_layer(W, x, z)
    z = np.asarray(z)
    z -= (np.asarray(W) @ np.asarray(x)).astype(z.dtype)
    return z


@misconception("find_bias", fails="refuses_tables_that_do_not_fit")
def trusts_every_shape(W, x, z):
    """Where the tables do not fit, NumPy sometimes stretches one of them and answers anyway. Compare the three shapes
    first, and raise a ValueError where they do not belong together.
    """
    return np.asarray(z, float) - np.asarray(W, float) @ np.asarray(x, float)


# squeeze


@misconception("squeeze", fails="three_pieces")
def only_the_floor(z, lowest, highest):
    """Small signals are lifted, and large ones pass through: your bend has one corner, as relu has. This one has a
    second corner at the highest answer. What happens above it?
    """
    check_limits(lowest, highest)
    return np.maximum(np.asarray(z, float), lowest)


@misconception("squeeze", fails="three_pieces")
def only_the_ceiling(z, lowest, highest):
    """Large signals are cut off, and very small ones pass through. There is a lower limit as well: below it, the answer
    is the lowest one, however negative the signal is.
    """
    check_limits(lowest, highest)
    return np.minimum(np.asarray(z, float), highest)


@misconception("squeeze", fails="three_pieces")
def silent_outside(z, lowest, highest):
    """Outside the limits you answer 0. A strong signal is not thrown away here; it is only not allowed to be stronger
    than the limit. Which limit is the nearest one on each side?
    """
    check_limits(lowest, highest)
    z = np.asarray(z, float)
    return np.where((z >= lowest) & (z <= highest), z, 0)


@misconception("squeeze", fails="three_pieces")
def a_switch(z, lowest, highest):
    """You give only two answers, the lowest and the highest, like a switch. Between the limits a signal passes as it
    is, so that the neuron can say "a little" and "rather a lot".
    """
    check_limits(lowest, highest)
    return np.where(np.asarray(z, float) >= (lowest + highest) / 2, highest, lowest)


@misconception("squeeze", fails="three_pieces")
def limits_swapped(z, lowest, highest):
    """Signals that are too large become the lowest answer, and those that are too small the highest. The two limits
    have changed places: draw the three pieces and read your line again.
    """
    check_limits(lowest, highest)
    z = np.asarray(z, float)
    return np.where(z < lowest, highest, np.where(z > highest, lowest, z))


@misconception("squeeze", fails="three_pieces")
def always_from_zero_to_one(z, lowest, highest):
    """You always squeeze between 0 and 1, whatever limits are given. They are the second and third argument of the
    function: use their names where you now have two numbers.
    """
    check_limits(lowest, highest)
    return np.clip(np.asarray(z, float), 0, 1)


@misconception("squeeze", fails="three_pieces")
def asks_the_whole_array(z, lowest, highest):
    """An `if` decides about one number. For an array Python cannot tell which entry you mean. Let NumPy decide entry by
    entry, for instance with the larger or the smaller of two values.
    """
    check_limits(lowest, highest)
    if z < lowest:
        return lowest
    return highest if z > highest else z


@misconception("squeeze", fails="squeeze_keeps_the_shape")
def bends_what_was_given(z, lowest, highest):
    """The answer is right, and the signals that were given to you are bent as well: you wrote into the same array.
    Someone may still need them. Work on a copy or make a new array.
    """
    check_limits(lowest, highest)
    z = np.asarray(z)
    z[z < lowest] = lowest
    z[z > highest] = highest
    return z


@misconception("squeeze", fails="refuses_limits_that_have_changed_places")
def takes_limits_in_any_order(z, lowest, highest):
    """With the lowest answer above the highest there is nothing between them, and still you answer. Whoever calls the
    function so has made a mistake: raise a ValueError and tell them.
    """
    return np.clip(np.asarray(z, float), lowest, highest)


@misconception("squeeze", fails="squeeze_keeps_the_shape")
def limits_cut_to_whole_numbers(z, lowest, highest):
    """You wrote the limits into an array of whole numbers, and NumPy cut off what is behind the point: 0.5 became 0.
    Make an array of decimals first, as `np.asarray(z, float)` does, and copy it.
    """
    check_limits(lowest, highest)
    answer = np.array(z)
    answer[answer < lowest] = lowest
    answer[answer > highest] = highest
    return answer


# worst_example


@misconception("worst_example", fails="the_largest_squared_error")
def without_squares(prediction, target):
    """You added up the errors without squaring them. One mistake of 3 should count more than three mistakes of 1: that
    is what the squares are for. Square each error before you add.
    """
    check_tables(prediction, target)
    return int(np.argmax(np.sum(np.abs(np.asarray(prediction) - np.asarray(target)), axis=0)))


@misconception("worst_example", fails="the_largest_squared_error")
def errors_that_cancel(prediction, target):
    """You added up errors with their signs. A mistake of 2 upwards and one of 2 downwards then look like no mistake at
    all. Make every error count as positive first; here, by its square.
    """
    check_tables(prediction, target)
    return int(np.argmax(np.sum(np.asarray(prediction) - np.asarray(target), axis=0)))


@misconception("worst_example", fails="the_largest_squared_error")
def the_best_one(prediction, target):
    """You found the example with the smallest error: the one that goes best. We look for the one that goes worst, to
    see what the network has not learned yet.
    """
    check_tables(prediction, target)
    return int(np.argmin(np.sum((np.asarray(prediction) - np.asarray(target)) ** 2, axis=0)))


@misconception("worst_example", fails="the_largest_squared_error")
def rows_for_examples(prediction, target):
    """You added along the rows, so you found the worst output and not the worst example. In this course every column is
    one example. Which axis has to disappear when you add?
    """
    check_tables(prediction, target)
    return int(np.argmax(np.sum((np.asarray(prediction) - np.asarray(target)) ** 2, axis=1)))


@misconception("worst_example", fails="the_largest_squared_error")
def the_error_and_not_its_place(prediction, target):
    """You gave back how large the largest error is. The question is where it stands: the number of its column, counted
    from 0, so that we can look at that very example.
    """
    check_tables(prediction, target)
    return float(np.max(np.sum((np.asarray(prediction) - np.asarray(target)) ** 2, axis=0)))


@misconception("worst_example", fails="the_largest_squared_error")
def largest_single_entry(prediction, target):
    """You looked for the largest single error in the table. An example has several outputs, and several middling errors
    can be worse together than a single large one. Add up each column first.
    """
    check_tables(prediction, target)
    return int(np.argmax(np.max((np.asarray(prediction) - np.asarray(target)) ** 2, axis=0)))


@misconception("worst_example", fails="the_largest_squared_error")
def columns_counted_from_one(prediction, target):
    """You found the right column and counted from 1, as people do. Python counts from 0, and whoever uses your answer
    to pick a column will pick the one after it.
    """
    check_tables(prediction, target)
    return int(np.argmax(np.sum((np.asarray(prediction) - np.asarray(target)) ** 2, axis=0))) + 1


@misconception("worst_example", fails="the_first_of_equals")
def the_last_of_equals(prediction, target):
    """Where several examples are equally bad you name the last one; the text asks for the first. Look at the comparison
    in your loop: should an equal error take the place of an earlier one?
    """
    check_tables(prediction, target)
    errors = np.sum((np.asarray(prediction) - np.asarray(target)) ** 2, axis=0)
    return len(errors) - 1 - int(np.argmax(errors[::-1]))


@misconception("worst_example", fails="the_first_of_equals")
def errors_written_over_the_answers(prediction, target):
    """You named the right example, and `prediction -= target` has written the errors over the answers that you were
    given: `np.asarray` makes no copy of an array. `prediction - target` makes something new.
    """
    check_tables(prediction, target)
    if isinstance(prediction, np.ndarray) and prediction.dtype.kind == "f":
        prediction -= target
        return int(np.argmax(np.sum(prediction**2, axis=0)))
    return int(np.argmax(np.sum((np.asarray(prediction) - np.asarray(target)) ** 2, axis=0)))


@misconception("worst_example", fails="refuses_shapes_that_differ")
def stretches_the_target(prediction, target):
    """With shapes that differ, NumPy may stretch one table over the other and answer without a word. Compare the two
    shapes first, and raise a ValueError where they are not the same.
    """
    errors = (np.asarray(prediction) - np.asarray(target)) ** 2
    return int(np.argmax(np.sum(errors, axis=0)))


# valleys


@misconception("valleys", fails="every_valley_between_walls")
def hilltops(costs):
    """You found the hilltops: places that are higher than what is beside them. A network wants its cost low, so look at
    the direction of both comparisons.
    """
    if len(costs) == 0:
        raise ValueError("no costs")
    walls = [-math.inf, *costs, -math.inf]
    return [i - 1 for i in range(1, len(walls) - 1) if walls[i - 1] < walls[i] > walls[i + 1]]


@misconception("valleys", fails="every_valley_between_walls")
def only_the_deepest(costs):
    """You gave the deepest place of all, the global minimum. A ball that feels only the slope under itself may stop in
    any other valley too, and the question asks for all of them.
    """
    if len(costs) == 0:
        raise ValueError("no costs")
    return [int(np.argmin(costs))]


@misconception("valleys", fails="every_valley_between_walls")
def heights_of_the_valleys(costs):
    """You gave how deep the valleys are, and we asked where they are. The answer is a list of positions, counted from 0
    from the left, so that they can be marked in a picture.
    """
    if len(costs) == 0:
        raise ValueError("no costs")
    walls = [math.inf, *costs, math.inf]
    return [float(walls[i]) for i in range(1, len(walls) - 1) if walls[i - 1] > walls[i] < walls[i + 1]]


@misconception("valleys", fails="every_valley_between_walls")
def positions_from_one(costs):
    """Every position is one too large: you counted from 1. Python counts from 0, so the first cost of the row stands at
    position 0. Did something that you put in front move all the others?
    """
    if len(costs) == 0:
        raise ValueError("no costs")
    walls = [math.inf, *costs, math.inf]
    return [i for i in range(1, len(walls) - 1) if walls[i - 1] > walls[i] < walls[i + 1]]


@misconception("valleys", fails="every_valley_between_walls")
def lower_than_before(costs):
    """You ask only whether a place is lower than the one before it. Then the whole way down counts as valleys. At the
    bottom two things are true: it went down before, and it goes up after.
    """
    if len(costs) == 0:
        raise ValueError("no costs")
    walls = [math.inf, *costs]
    return [i for i in range(len(costs)) if walls[i] > walls[i + 1]]


@misconception("valleys", fails="every_valley_between_walls")
def stops_at_the_first_valley(costs):
    """You found the first valley from the left and stopped there, as a ball would. The question asks for all valleys:
    collect the position and go on to the end of the row.
    """
    if len(costs) == 0:
        raise ValueError("no costs")
    place = 0
    while place + 1 < len(costs) and costs[place + 1] < costs[place]:
        place += 1
    return [place]


@misconception("valleys", fails="valleys_at_the_ends")
def leaves_the_ends_out(costs):
    """You never look at the first and the last place. Each of them has one neighbour only, and if it is lower than that
    one, a ball that is there stays there. So it counts.
    """
    if len(costs) == 0:
        raise ValueError("no costs")
    return [i for i in range(1, len(costs) - 1) if costs[i - 1] > costs[i] < costs[i + 1]]


@misconception("valleys", fails="valleys_at_the_ends")
def a_row_that_is_a_ring(costs):
    """At the first place you compare with the last one: in Python the position −1 is the end of the list. This row is
    no ring. An end has one neighbour, and only that one counts.
    """
    if len(costs) == 0:
        raise ValueError("no costs")
    n = len(costs)
    return [i for i in range(n) if costs[i - 1] > costs[i] < costs[(i + 1) % n]]


@misconception("valleys", fails="an_empty_row_is_refused")
def nothing_from_nothing(costs):
    """For an empty row you give an empty list, which reads as "a landscape without a valley". There is no such thing.
    No landscape was given at all: raise a ValueError that says so.
    """
    walls = [math.inf, *costs, math.inf]
    return [i - 1 for i in range(1, len(walls) - 1) if walls[i - 1] > walls[i] < walls[i + 1]]


# count_updates


@misconception("count_updates", fails="one_update_a_batch")
def forgets_the_epochs(examples, batch_size, epochs):
    """You counted the updates of one epoch. The loop goes through all the examples again in every epoch, and updates
    the weights each time: how many epochs are there?
    """
    check_training(examples, batch_size, epochs)
    return math.ceil(examples / batch_size)


@misconception("count_updates", fails="one_update_a_batch")
def one_update_an_example(examples, batch_size, epochs):
    """You counted one update for each example. The examples of a batch are looked at together: their slopes are
    averaged, and then the weights change once. How many batches are there?
    """
    check_training(examples, batch_size, epochs)
    return examples * epochs


@misconception("count_updates", fails="one_update_a_batch")
def one_update_an_epoch(examples, batch_size, epochs):
    """You counted one update for each epoch. That is so only where all examples are in a single batch. Within one
    epoch the weights change after every batch.
    """
    check_training(examples, batch_size, epochs)
    return epochs


@misconception("count_updates", fails="one_update_a_batch")
def always_one_more(examples, batch_size, epochs):
    """You always add one batch for what is left over. Where the examples come out even, nothing is left over, and there
    is no such batch. Try 6 examples in batches of 2.
    """
    check_training(examples, batch_size, epochs)
    return epochs * (examples // batch_size + 1)


@misconception("count_updates", fails="one_update_a_batch")
def examples_seen(examples, batch_size, epochs):
    """You multiplied all three numbers. A larger batch does not mean more updates: the more examples share an update,
    the fewer updates there are in an epoch. Which of the numbers has to divide?
    """
    check_training(examples, batch_size, epochs)
    return examples * batch_size * epochs


@misconception("count_updates", fails="what_is_left_over_is_a_batch")
def throws_the_rest_away(examples, batch_size, epochs):
    """You rounded down, so the examples that do not fill a batch are never learned from. They make one more batch, a
    smaller one, and after it the weights change as well.
    """
    check_training(examples, batch_size, epochs)
    return epochs * (examples // batch_size)


@misconception("count_updates", fails="what_is_left_over_is_a_batch")
def parts_of_an_update(examples, batch_size, epochs):
    """Your answer need not be a whole number. The weights cannot change two and a half times. What happens to the
    examples that are left over at the end of an epoch?
    """
    check_training(examples, batch_size, epochs)
    return epochs * examples / batch_size


@misconception("count_updates", fails="what_is_left_over_is_a_batch")
def one_long_epoch(examples, batch_size, epochs):
    """You laid all epochs end to end and cut the whole row into batches. But an epoch ends with its last example, be
    the batch full or not. Round for one epoch first, then multiply.
    """
    check_training(examples, batch_size, epochs)
    return math.ceil(epochs * examples / batch_size)


@misconception("count_updates", fails="refuses_what_is_no_training")
def counts_anything(examples, batch_size, epochs):
    """Negative or empty batches, or no examples at all, and still you give a number. Such a training cannot exist, and
    a wrong number is harder to notice than an error: raise a ValueError.
    """
    return epochs * -(-examples // batch_size) if batch_size else 0

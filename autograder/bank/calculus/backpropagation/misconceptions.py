"""Wrong answers to Whose fault is it?, each with the hint that a teacher would give."""

import numpy as np

from autograder.checks import misconception

# chain_rule


@misconception("chain_rule", fails="rates_are_multiplied")
def rates_added(outer_derivative, inner, inner_derivative, x):
    """You added the two slopes. Think of the bike: 3 turns of the wheel for one of the pedals, 2 metres for one of the
    wheel, and you roll 6 metres, not 5. Rates in a chain multiply.
    """
    return outer_derivative(inner(x)) + inner_derivative(x)


@misconception("chain_rule", fails="rates_are_multiplied")
def the_inner_slope_forgotten(outer_derivative, inner, inner_derivative, x):
    """You stopped after the first link: this is how fast the result changes with what the inner function hands on. But
    how fast does *that* change with x? Every link multiplies by its own slope.
    """
    return outer_derivative(inner(x))


@misconception("chain_rule", fails="rates_are_multiplied")
def the_outer_slope_forgotten(outer_derivative, inner, inner_derivative, x):
    """You returned the slope of the inner function alone. What it hands on goes through the outer function as well,
    and is stretched or squeezed there. Both slopes belong to the chain.
    """
    return inner_derivative(x)


@misconception("chain_rule", fails="rates_are_multiplied")
def times_the_inner_value(outer_derivative, inner, inner_derivative, x):
    """You multiplied by inner(x), which is a place and not a rate. It tells *where* to read the outer slope; what is
    multiplied with it is the slope of the inner function at x.
    """
    return outer_derivative(inner(x)) * inner(x)


@misconception("chain_rule", fails="each_slope_is_read_at_its_place")
def outer_slope_read_at_x(outer_derivative, inner, inner_derivative, x):
    """You read the outer slope at x. The outer function never sees x: it is given what the inner function hands on. So
    its slope has to be read there. Compare the root of the square at 3 in the text.
    """
    return outer_derivative(x) * inner_derivative(x)


@misconception("chain_rule", fails="each_slope_is_read_at_its_place")
def outer_slope_read_at_the_inner_slope(outer_derivative, inner, inner_derivative, x):
    """You read the outer slope at the inner slope. What the outer function is given is the inner function's *value* at
    x. A slope is a rate; the place where to look is inner(x).
    """
    return outer_derivative(inner_derivative(x)) * inner_derivative(x)


@misconception("chain_rule", fails="each_slope_is_read_at_its_place")
def both_read_at_the_inner_value(outer_derivative, inner, inner_derivative, x):
    """You read both slopes at inner(x). That is the right place for the outer one. The inner function itself is given
    x, so its own slope is the one at x.
    """
    return outer_derivative(inner(x)) * inner_derivative(inner(x))


# neuron_gradients


def bend(z):
    """The sigmoid."""
    return (1 + np.tanh(np.asarray(z, float) / 2)) / 2


def paired(w, x):
    """Weights and inputs as arrays, for answers that go wrong elsewhere."""
    w, x = np.asarray(w, float), np.asarray(x, float)
    if w.shape != x.shape:
        raise ValueError("different lengths")
    return w, x


@misconception("neuron_gradients", fails="every_link_counts")
def the_two_forgotten(w, b, x, y):
    """Your slopes are half as large as they should be. The slope of a square, (a − y)², is *two* times what stands in
    the brackets: a square of side s grows along two of its sides.
    """
    w, x = paired(w, x)
    a = bend(np.sum(w * x) + b)
    delta = (a - y) * a * (1 - a)
    return delta * x, float(delta)


@misconception("neuron_gradients", fails="every_link_counts")
def blame_with_the_wrong_sign(w, b, x, y):
    """All your slopes have the wrong sign: you began with y − a. Which is it in the cost, (a − y)²? If a neuron says
    too much, more weight makes the cost larger, so its slope is positive.
    """
    w, x = paired(w, x)
    a = bend(np.sum(w * x) + b)
    delta = 2 * (y - a) * a * (1 - a)
    return delta * x, float(delta)


@misconception("neuron_gradients", fails="every_link_counts")
def the_bend_forgotten(w, b, x, y):
    """You went from the cost straight to the sum and left out the bend. Between z and a is the sigmoid, a link of the
    chain like the others. How fast does a change with z?
    """
    w, x = paired(w, x)
    delta = 2 * (bend(np.sum(w * x) + b) - y)
    return delta * x, float(delta)


@misconception("neuron_gradients", fails="every_link_counts")
def the_slope_of_the_bend_at_its_value(w, b, x, y):
    """You read the slope of the sigmoid at a. The sigmoid is given the sum z, and a is what comes out of it. A slope
    is read at the place where one stands on the axis: at z.
    """
    w, x = paired(w, x)
    a = bend(np.sum(w * x) + b)
    delta = 2 * (a - y) * bend(a) * (1 - bend(a))
    return delta * x, float(delta)


@misconception("neuron_gradients", fails="weights_share_by_their_inputs")
def the_inputs_forgotten(w, b, x, y):
    """You gave every weight the same slope, that of the bias. But a weight works on an input: its slope is multiplied
    by that input. A weight whose input was silent is not to blame.
    """
    w, x = paired(w, x)
    a = bend(np.sum(w * x) + b)
    delta = 2 * (a - y) * a * (1 - a)
    return np.full(w.shape, delta), float(delta)


@misconception("neuron_gradients", fails="weights_share_by_their_inputs")
def times_the_weights(w, b, x, y):
    """You multiplied by the weights. That would be how the cost changes with the *inputs*. In the product w · x, what
    w is multiplied by is x, so x is the rate of this link.
    """
    w, x = paired(w, x)
    a = bend(np.sum(w * x) + b)
    delta = 2 * (a - y) * a * (1 - a)
    return delta * w, float(delta)


@misconception("neuron_gradients", fails=("every_link_counts", "weights_share_by_their_inputs"))
def the_bias_times_itself(w, b, x, y):
    """Your slopes for the weights are right. The one for the bias was multiplied by b. The bias is simply added to the
    sum: if it grows by 1, the sum grows by 1, whatever b is.
    """
    w, x = paired(w, x)
    a = bend(np.sum(w * x) + b)
    delta = 2 * (a - y) * a * (1 - a)
    return delta * x, float(delta * b)


@misconception("neuron_gradients", fails="neurons_of_every_kind")
def multiplies_plain_lists(w, b, x, y):
    """For arrays your answer is right. Plain lists cannot be multiplied with each other, and Python raised a
    TypeError. Make arrays of them first, as rule 1 of the kitchen says.
    """
    if len(w) != len(x):
        raise ValueError("different lengths")
    a = bend(sum(w * x) + b)
    delta = 2 * (a - y) * a * (1 - a)
    return delta * x, float(delta)


@misconception("neuron_gradients", fails="refuses_lists_of_different_length")
def one_weight_for_all_inputs(w, b, x, y):
    """NumPy refuses most lists of different length, but a lonely number is stretched over all the others, and you get
    slopes that nobody asked for. Compare the two lengths yourself.
    """
    w, x = np.asarray(w, float), np.asarray(x, float)
    a = bend(np.sum(w * x) + b)
    delta = 2 * (a - y) * a * (1 - a)
    return delta * x, float(delta)


# output_delta


def alike(*tables):
    """Tables as arrays of one shape, for answers that go wrong elsewhere."""
    tables = [np.asarray(table, float) for table in tables]
    if len({table.shape for table in tables}) > 1:
        raise ValueError("different shapes")
    return tables


@misconception("output_delta", of="output_delta_squared_error", fails="every_example_has_its_delta")
def delta_without_the_two(a, z, y, d_activation):
    """Your deltas are half as large as they should be. Some books put a ½ into the cost so that the 2 goes away; the
    cost of this course has none, so the slope of (a − y)² keeps its 2.
    """
    a, z, y = alike(a, z, y)
    return (a - y) * d_activation(z)


@misconception("output_delta", of="output_delta_squared_error", fails="every_example_has_its_delta")
def delta_with_the_wrong_sign(a, z, y, d_activation):
    """Every delta has the wrong sign: you took y − a. A neuron that said too much should get a positive delta, for a
    larger z would make the cost larger still.
    """
    a, z, y = alike(a, z, y)
    return 2 * (y - a) * d_activation(z)


@misconception("output_delta", of="output_delta_squared_error", fails="every_example_has_its_delta")
def delta_without_the_bend(a, z, y, d_activation):
    """This is how the cost changes with a, what the neuron said. Delta is about z, the sum before the bend. One more
    link lies between them: the slope of the activation.
    """
    a, z, y = alike(a, z, y)
    return 2 * (a - y)


@misconception("output_delta", of="output_delta_squared_error", fails="every_example_has_its_delta")
def slope_of_the_bend_at_the_activation(a, z, y, d_activation):
    """You read the slope of the bend at a. The bend is given z, and a is what comes out. So its slope belongs to the
    place z; that is why z is among the arguments.
    """
    a, z, y = alike(a, z, y)
    return 2 * (a - y) * d_activation(a)


@misconception("output_delta", of="output_delta_squared_error", fails="every_example_has_its_delta")
def averaged_too_early(a, z, y, d_activation):
    """You divided by the number of examples. Delta is the message about one example, and each column is an example of
    its own. The mean comes later, when weights and biases are worked out.
    """
    a, z, y = alike(a, z, y)
    return 2 * (a - y) * d_activation(z) / y.shape[1]


@misconception("output_delta", of="output_delta_squared_error", fails="every_example_has_its_delta")
def examples_added_together(a, z, y, d_activation):
    """You added the examples together, and one column was left. Each example made its own mistake, so each keeps a
    column of its own: the answer has the shape of the tables that you were given.
    """
    a, z, y = alike(a, z, y)
    return np.sum(2 * (a - y) * d_activation(z), axis=1, keepdims=True)


@misconception("output_delta", of="output_delta_squared_error", fails="looks_at_the_shapes_of_the_squared_error")
def stretches_the_targets(a, z, y, d_activation):
    """Where shapes differ you leave it to NumPy, and NumPy stretches a lonely column of targets over the whole batch.
    Compare the three shapes yourself, and raise a ValueError unless all are the same.
    """
    a, z, y = np.asarray(a, float), np.asarray(z, float), np.asarray(y, float)
    return 2 * (a - y) * d_activation(z)


@misconception("output_delta", of="output_delta_squared_error", fails="looks_at_the_shapes_of_the_squared_error")
def takes_the_targets_off_in_place(a, z, y, d_activation):
    """Your deltas are right, and `a -= y` has changed the table that you were given: `np.asarray` makes no copy of an
    array. Whoever needs the activations afterwards finds errors in their place. `a - y` makes something new.
    """
    a, z, y = alike(a, z, y)
    a -= y
    return 2 * a * d_activation(z)


@misconception("output_delta", of="output_delta_cross_entropy", fails="what_softmax_and_logarithm_leave")
def surprise_with_the_wrong_sign(p, y):
    """Every delta has the wrong sign: you took y − p. The score of a class that was too loud should get a positive
    delta, for a larger score would make the cost larger still.
    """
    p, y = alike(p, y)
    return y - p


@misconception("output_delta", of="output_delta_cross_entropy", fails="what_softmax_and_logarithm_leave")
def only_the_slope_of_the_logarithm(p, y):
    """This is how the cost changes with the probabilities p. Delta is about the scores, before softmax, and softmax is
    a link of the chain as well. When both are multiplied, the fraction disappears.
    """
    p, y = alike(p, y)
    return -y / np.maximum(p, 1e-12)


@misconception("output_delta", of="output_delta_cross_entropy", fails="what_softmax_and_logarithm_leave")
def the_bend_once_more(p, y):
    """You multiplied by p (1 − p) as well, the slope of a sigmoid. The slope of softmax is in p − y already: it met
    the logarithm and cancelled. Nothing more is to be multiplied.
    """
    p, y = alike(p, y)
    return (p - y) * p * (1 - p)


@misconception("output_delta", of="output_delta_cross_entropy", fails="what_softmax_and_logarithm_leave")
def two_as_for_a_square(p, y):
    """Your deltas are twice as large as they should be. The 2 belongs to the squared error, where a square is
    differentiated. The cross-entropy has a logarithm and no square.
    """
    p, y = alike(p, y)
    return 2 * (p - y)


@misconception("output_delta", of="output_delta_cross_entropy", fails="what_softmax_and_logarithm_leave")
def surprise_averaged_too_early(p, y):
    """You divided by the number of examples. Each column is the message about one example by itself. The mean comes
    later, when weights and biases are worked out.
    """
    p, y = alike(p, y)
    return (p - y) / y.shape[1]


@misconception("output_delta", of="output_delta_cross_entropy", fails="what_softmax_and_logarithm_leave")
def only_the_right_class(p, y):
    """You gave a message to the right class only. Softmax shares one whole among all classes, so the others were too
    loud by just as much together. They need a delta, too: their whole probability.
    """
    p, y = alike(p, y)
    return (p - y) * y


@misconception("output_delta", of="output_delta_cross_entropy", fails="looks_at_the_shapes_of_the_cross_entropy")
def takes_the_answers_off_in_place(p, y):
    """Your deltas are right, and `p -= y` has changed the very probabilities that you were given: `np.asarray` makes no
    copy of an array. `p - y` makes something new.
    """
    p, y = alike(p, y)
    p -= y
    return p


@misconception("output_delta", of="output_delta_cross_entropy", fails="looks_at_the_shapes_of_the_cross_entropy")
def stretches_lonely_answers(p, y):
    """Where shapes differ you leave it to NumPy, and it stretches a lonely row or column over the whole table. Compare
    the two shapes yourself, and raise a ValueError unless they are the same.
    """
    return np.asarray(p, float) - np.asarray(y, float)


# layer_gradients


def arrived(W, a_in, delta):
    """What a layer has, as arrays that fit, for answers that go wrong elsewhere."""
    W, a_in, delta = np.asarray(W, float), np.asarray(a_in, float), np.asarray(delta, float)
    if W.shape != (len(delta), len(a_in)) or a_in.shape[1] != delta.shape[1]:
        raise ValueError("shapes do not fit")
    return W, a_in, delta, delta.shape[1]


@misconception("layer_gradients", fails=("slopes_of_the_weights", "slopes_of_the_biases", "the_message_to_the_left"))
def the_message_through_the_upright_matrix(W, a_in, delta):
    """You sent the message back through W as it stands. On the way back each *input* collects the blame of all neurons
    that it went into, so W lies on its side. With a square W no error will tell you.
    """
    W, a_in, delta, N = arrived(W, a_in, delta)
    return delta @ a_in.T / N, delta.sum(axis=1, keepdims=True) / N, W @ delta


@misconception("layer_gradients", fails="slopes_of_the_weights")
def gradient_of_the_weights_turned(W, a_in, delta):
    """Your dW is turned: it has a row for each input. It must have the shape of W, so that it can be subtracted from
    it, with a row for each neuron. Which of the two factors comes first?
    """
    W, a_in, delta, N = arrived(W, a_in, delta)
    return a_in @ delta.T / N, delta.sum(axis=1, keepdims=True) / N, W.T @ delta


@misconception("layer_gradients", fails="slopes_of_the_biases")
def biases_in_a_flat_list(W, a_in, delta):
    """Your numbers for the biases are right, and they lie in a flat list, shape (m,). The biases stand in a column,
    shape (m, 1), and so should their gradient; `keepdims=True` keeps the column.
    """
    W, a_in, delta, N = arrived(W, a_in, delta)
    return delta @ a_in.T / N, delta.sum(axis=1) / N, W.T @ delta


@misconception("layer_gradients", fails=("slopes_of_the_weights", "slopes_of_the_biases", "the_message_to_the_left"))
def message_first(W, a_in, delta):
    """The three answers are right, and they come in another order: the question wants the weights first, then the
    biases, then the message to the left.
    """
    W, a_in, delta, N = arrived(W, a_in, delta)
    return W.T @ delta, delta @ a_in.T / N, delta.sum(axis=1, keepdims=True) / N


@misconception("layer_gradients", fails=("slopes_of_the_weights", "slopes_of_the_biases", "the_message_to_the_left"))
def no_message_to_the_left(W, a_in, delta):
    """You answered for your weights and biases, and said nothing to the layer on your left. It waits for the third
    answer, how the cost changes with what it sent.
    """
    W, a_in, delta, N = arrived(W, a_in, delta)
    return delta @ a_in.T / N, delta.sum(axis=1, keepdims=True) / N


@misconception("layer_gradients", fails="means_over_a_batch")
def sums_instead_of_means(W, a_in, delta):
    """You added over the examples and did not divide. The cost is a mean over the batch, so its slopes for weights and
    biases are means, too: otherwise a batch of 100 takes steps a hundred times as long.
    """
    W, a_in, delta, N = arrived(W, a_in, delta)
    return delta @ a_in.T, delta.sum(axis=1, keepdims=True), W.T @ delta


@misconception("layer_gradients", fails="means_over_a_batch")
def biases_for_every_example(W, a_in, delta):
    """Your db still has a column for each example. A layer has one bias for each neuron, and all examples share it:
    take the mean over the examples, and one column is left.
    """
    W, a_in, delta, N = arrived(W, a_in, delta)
    return delta @ a_in.T / N, delta, W.T @ delta


@misconception("layer_gradients", fails="means_over_a_batch")
def biases_summed_only(W, a_in, delta):
    """Your dW is a mean over the examples, and your db is a sum. Both belong to the same cost, which is a mean: divide
    both by the number of examples.
    """
    W, a_in, delta, N = arrived(W, a_in, delta)
    return delta @ a_in.T / N, delta.sum(axis=1, keepdims=True), W.T @ delta


@misconception("layer_gradients", fails="the_message_to_the_left")
def message_averaged(W, a_in, delta):
    """You divided the message to the left by N as well. It is about each example by itself. The layer on the left
    takes its own mean; if every layer divides the message again, nothing reaches the first.
    """
    W, a_in, delta, N = arrived(W, a_in, delta)
    return delta @ a_in.T / N, delta.sum(axis=1, keepdims=True) / N, W.T @ delta / N


@misconception("layer_gradients", fails=("the_message_to_the_left", "a_layer_takes_lists_and_changes_nothing"))
def divides_the_message_in_place(W, a_in, delta):
    """`delta /= N` changes the very table that you were given, and after it your own message is too small as well.
    Make something new, `delta / N`, and use it only where a mean is wanted.
    """
    W, a_in = np.asarray(W, float), np.asarray(a_in, float)
    delta = np.asarray(delta, float)
    if W.shape != (len(delta), len(a_in)) or a_in.shape[1] != delta.shape[1]:
        raise ValueError("shapes do not fit")
    delta /= delta.shape[1]
    return delta @ a_in.T, delta.sum(axis=1, keepdims=True), W.T @ delta


@misconception("layer_gradients", fails="a_layer_takes_lists_and_changes_nothing")
def lists_asked_for_their_shape(W, a_in, delta):
    """For arrays your answer is right. A plain list has neither a shape nor a `.T`, so Python raised an
    AttributeError. Make arrays of all three first, as rule 1 of the kitchen says.
    """
    if W.shape != (delta.shape[0], a_in.shape[0]) or a_in.shape[1] != delta.shape[1]:
        raise ValueError("shapes do not fit")
    return delta @ a_in.T / delta.shape[1], delta.mean(axis=1, keepdims=True), W.T @ delta


@misconception("layer_gradients", fails="refuses_a_message_that_does_not_fit")
def takes_any_input(W, a_in, delta):
    """The products refuse some shapes for you, but not all. If `a_in` has not as many rows as W has columns, they are
    all happy, and your dW has another shape than W. Compare the shapes first.
    """
    W, a_in, delta = np.asarray(W, float), np.asarray(a_in, float), np.asarray(delta, float)
    return delta @ a_in.T / delta.shape[1], delta.mean(axis=1, keepdims=True), W.T @ delta


# backpropagate

BENDS = {
    "sigmoid": (lambda z: 1 / (1 + np.exp(-z)), lambda z: np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))) ** 2),
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
    "relu": (lambda z: np.maximum(0, z), lambda z: 1.0 * (z > 0)),
    "identity": (lambda z: z, lambda z: np.ones(z.shape)),
}


def walked(layers, X):
    """What every layer was given, summed up, and what came out at the end."""
    inputs, sums, a = [], [], np.asarray(X, float)
    for W, b, name in layers:
        W, b = np.asarray(W, float), np.asarray(b, float)
        if W.shape[1] != a.shape[0] or b.shape != (W.shape[0], 1):
            raise ValueError("shapes do not fit")
        inputs.append(a)
        sums.append(W @ a + b)
        if name == "softmax":
            a = np.exp(sums[-1] - sums[-1].max(axis=0))
            a = a / a.sum(axis=0)
        else:
            a = BENDS[name][0](sums[-1])
    return inputs, sums, a


def first_message(layers, sums, a, Y, cost, two=2.0):
    """Delta of the last layer, and the targets as an array that fits."""
    Y, last = np.asarray(Y, float), layers[-1][2]
    if a.shape != Y.shape or (last == "softmax") != (cost == "cross_entropy"):
        raise ValueError("cannot be judged")
    return a - Y if last == "softmax" else two * (a - Y) * BENDS[last][1](sums[-1])


def hand_back(layers, inputs, sums, delta):
    """All gradients from delta of the last layer."""
    gradients = []
    for k in reversed(range(len(layers))):
        gradients.insert(0, (delta @ inputs[k].T / delta.shape[1], delta.mean(axis=1, keepdims=True)))
        if k:
            delta = np.asarray(layers[k][0], float).T @ delta * BENDS[layers[k - 1][2]][1](sums[k - 1])
    return gradients


@misconception("backpropagate", fails=("one_layer_and_the_squared_error", "a_batch_goes_back_at_once"))
def everything_half_as_large(layers, X, Y, cost):
    """With the squared error, all your gradients are half as large as they should be. The slope of (a − y)² is
    2 (a − y), and a mistake in the first message reaches every layer. With the cross-entropy there is no 2.
    """
    inputs, sums, a = walked(layers, X)
    return hand_back(layers, inputs, sums, first_message(layers, sums, a, Y, cost, two=1.0))


@misconception("backpropagate", fails=("one_layer_and_the_cross_entropy", "one_layer_and_the_squared_error"))
def uphill_instead_of_downhill(layers, X, Y, cost):
    """All your gradients have the wrong sign. The first message is output minus target, not target minus output:
    a neuron that was too loud must get a positive delta. The step downhill takes its minus later.
    """
    inputs, sums, a = walked(layers, X)
    return hand_back(layers, inputs, sums, -first_message(layers, sums, a, Y, cost))


@misconception("backpropagate", fails=("one_layer_and_the_squared_error", "a_batch_goes_back_at_once"))
def last_bend_forgotten(layers, X, Y, cost):
    """With the squared error, you began the walk with 2 (a − y). That is how the cost changes with what the last layer
    said. Its own bend is a link, too: multiply by its slope before anything else.
    """
    inputs, sums, a = walked(layers, X)
    first_message(layers, sums, a, Y, cost)
    delta = a - np.asarray(Y, float)
    return hand_back(layers, inputs, sums, delta if cost == "cross_entropy" else 2 * delta)


@misconception("backpropagate", fails=("one_layer_and_the_cross_entropy", "one_layer_and_the_squared_error"))
def what_came_out_instead_of_in(layers, X, Y, cost):
    """In your dW you used what each layer sent on. A weight carries what the layer was *given*, so its gradient is
    delta times the input of the layer, turned. For the first layer that is X.
    """
    inputs, sums, a = walked(layers, X)
    first_message(layers, sums, a, Y, cost)
    right = hand_back(layers, inputs, sums, first_message(layers, sums, a, Y, cost))
    return [(db @ out.mean(axis=1, keepdims=True).T, db) for (dW, db), out in zip(right, [*inputs[1:], a])]


@misconception("backpropagate", fails="the_message_reaches_every_layer")
def last_layer_first(layers, X, Y, cost):
    """All your gradients are right, and they stand in the order in which you met them: last layer first. The answer
    goes with `layers`, so the pair of the first layer comes first.
    """
    inputs, sums, a = walked(layers, X)
    return hand_back(layers, inputs, sums, first_message(layers, sums, a, Y, cost))[::-1]


@misconception("backpropagate", fails="the_message_reaches_every_layer")
def bends_forgotten_on_the_way(layers, X, Y, cost):
    """The last layer is right. On the way to the left you passed the message through the weights, but not through the
    bend of the layer that it comes to. Step 4: multiply by the slope of *its* activation at *its* sums.
    """
    inputs, sums, a = walked(layers, X)
    delta, gradients = first_message(layers, sums, a, Y, cost), []
    for k in reversed(range(len(layers))):
        gradients.insert(0, (delta @ inputs[k].T / delta.shape[1], delta.mean(axis=1, keepdims=True)))
        delta = np.asarray(layers[k][0], float).T @ delta
    return gradients


@misconception("backpropagate", fails="the_message_reaches_every_layer")
def slope_at_what_was_sent(layers, X, Y, cost):
    """The last layer is right. On the way to the left you read the slope of the bend at the layer's activations. A
    bend is given the sums z, so its slope is read there: `sums`, and not `inputs`.
    """
    inputs, sums, a = walked(layers, X)
    delta, gradients = first_message(layers, sums, a, Y, cost), []
    for k in reversed(range(len(layers))):
        gradients.insert(0, (delta @ inputs[k].T / delta.shape[1], delta.mean(axis=1, keepdims=True)))
        if k:
            delta = np.asarray(layers[k][0], float).T @ delta * BENDS[layers[k - 1][2]][1](inputs[k])
    return gradients


@misconception("backpropagate", fails="the_message_reaches_every_layer")
def weights_upright_on_the_way(layers, X, Y, cost):
    """You sent the message back through W as it stands. Each input collects the blame of all neurons that it went
    into, so W lies on its side: its transpose times delta. With square weights no error tells you.
    """
    inputs, sums, a = walked(layers, X)
    delta, gradients = first_message(layers, sums, a, Y, cost), []
    for k in reversed(range(len(layers))):
        gradients.insert(0, (delta @ inputs[k].T / delta.shape[1], delta.mean(axis=1, keepdims=True)))
        if k:
            delta = np.asarray(layers[k][0], float) @ delta * BENDS[layers[k - 1][2]][1](sums[k - 1])
    return gradients


@misconception("backpropagate", fails="the_message_reaches_every_layer")
def bend_of_the_wrong_layer(layers, X, Y, cost):
    """You used the bend of the layer that the message leaves. It has been passed already. The message comes to the
    layer on the left, and goes through the bend of *that* layer.
    """
    inputs, sums, a = walked(layers, X)
    delta, gradients = first_message(layers, sums, a, Y, cost), []
    for k in reversed(range(len(layers))):
        gradients.insert(0, (delta @ inputs[k].T / delta.shape[1], delta.mean(axis=1, keepdims=True)))
        if k:
            slope = BENDS.get(layers[k][2], BENDS["identity"])[1]
            delta = np.asarray(layers[k][0], float).T @ delta * slope(sums[k - 1])
    return gradients


@misconception("backpropagate", fails="a_batch_goes_back_at_once")
def no_mean_over_the_batch(layers, X, Y, cost):
    """For a single example all is right. For a batch of N, your gradients are N times too large: you added over the
    examples. The cost is a mean over them, so dW and db are means, too.
    """
    inputs, sums, a = walked(layers, X)
    right = hand_back(layers, inputs, sums, first_message(layers, sums, a, Y, cost))
    return [(dW * a.shape[1], db * a.shape[1]) for dW, db in right]


@misconception("backpropagate", fails="a_batch_goes_back_at_once")
def a_mean_at_every_layer(layers, X, Y, cost):
    """You divided the message by N at every layer that it passes, so the gradients shrink more and more on the way.
    The message is about each example by itself; only dW and db are means, each once.
    """
    inputs, sums, a = walked(layers, X)
    delta, gradients = first_message(layers, sums, a, Y, cost), []
    for k in reversed(range(len(layers))):
        delta = delta / delta.shape[1]
        gradients.insert(0, (delta @ inputs[k].T, delta.sum(axis=1, keepdims=True)))
        if k:
            delta = np.asarray(layers[k][0], float).T @ delta * BENDS[layers[k - 1][2]][1](sums[k - 1])
    return gradients


@misconception("backpropagate", fails="a_batch_goes_back_at_once")
def biases_kept_for_every_example(layers, X, Y, cost):
    """Your db has a column for each example of the batch. The biases are shared by all examples, so take the mean over
    the columns; one column, the shape of b, is left.
    """
    inputs, sums, a = walked(layers, X)
    delta, gradients = first_message(layers, sums, a, Y, cost), []
    for k in reversed(range(len(layers))):
        gradients.insert(0, (delta @ inputs[k].T / delta.shape[1], delta))
        if k:
            delta = np.asarray(layers[k][0], float).T @ delta * BENDS[layers[k - 1][2]][1](sums[k - 1])
    return gradients


@misconception("backpropagate", fails="the_network_stays_as_it_is")
def takes_the_network_apart(layers, X, Y, cost):
    """Your gradients are right, but you took the layers out of the list that you were given, with `pop`, and now the
    network is gone. Walk through the places instead, or make a copy of the list first.
    """
    inputs, sums, a = walked(layers, X)
    delta, gradients = first_message(layers, sums, a, Y, cost), []
    while layers:
        W, b, name = layers.pop()
        gradients.insert(0, (delta @ inputs[len(layers)].T / delta.shape[1], delta.mean(axis=1, keepdims=True)))
        if layers:
            delta = np.asarray(W, float).T @ delta * BENDS[layers[-1][2]][1](sums[len(layers) - 1])
    return gradients


@misconception("backpropagate", fails="the_network_stays_as_it_is")
def a_list_of_weights_turned(layers, X, Y, cost):
    """For arrays your answer is right. The weights of a layer may be plain lists, which have no `.T`, so Python raised
    an AttributeError. Make an array of W before you turn it.
    """
    inputs, sums, a = walked(layers, X)
    delta, gradients = first_message(layers, sums, a, Y, cost), []
    for k in reversed(range(len(layers))):
        gradients.insert(0, (delta @ inputs[k].T / delta.shape[1], delta.mean(axis=1, keepdims=True)))
        if k:
            delta = layers[k][0].T @ delta * BENDS[layers[k - 1][2]][1](sums[k - 1])
    return gradients


@misconception("backpropagate", fails="refuses_what_cannot_be_judged")
def judges_everything(layers, X, Y, cost):
    """You judge whatever you are given. Softmax with the squared error has no formula here, and targets of another
    shape would be stretched by NumPy. Look at both before you start, and raise a ValueError.
    """
    inputs, sums, a = walked(layers, X)
    last = layers[-1][2]
    slope = 1.0 if cost == "cross_entropy" or last == "softmax" else 2 * BENDS[last][1](sums[-1])
    return hand_back(layers, inputs, sums, (a - np.asarray(Y, float)) * slope)


# gradient_check


def turned(cost, parameters, gradients, h, both=True):
    """Pairs of a gradient and a measured slope, for answers that go wrong elsewhere."""
    copies, given = [np.array(p, float) for p in parameters], [np.asarray(g, float) for g in gradients]
    if [p.shape for p in copies] != [g.shape for g in given]:
        raise ValueError("shapes do not fit")
    pairs = []
    for p, g in zip(copies, given):
        for place in np.ndindex(p.shape):
            kept = p[place]
            p[place] = kept + h
            above = cost(copies)
            p[place] = kept - h if both else kept
            pairs.append((float(g[place]), (above - cost(copies)) / (2 * h if both else h)))
            p[place] = kept
    return pairs


@misconception("gradient_check", fails="the_worst_entry_decides")
def plain_differences(cost, parameters, gradients, h=1e-5):
    """You compared the slopes without looking at their size. A difference of 1 is much for slopes near 2 and nothing
    for slopes near 500: divide it by the two sizes together.
    """
    return max(abs(g - n) for g, n in turned(cost, parameters, gradients, h))


@misconception("gradient_check", fails="the_worst_entry_decides")
def the_mean_of_all(cost, parameters, gradients, h=1e-5):
    """You took the mean over all entries. One wrong entry among a thousand right ones would hardly be seen. The
    instrument must cry out for a single one: take the largest.
    """
    return float(np.mean([abs(g - n) / max(abs(g) + abs(n), 1e-8) for g, n in turned(cost, parameters, gradients, h)]))


@misconception("gradient_check", fails="the_worst_entry_decides")
def the_last_entry_only(cost, parameters, gradients, h=1e-5):
    """You return the difference of the entry that came last; each one overwrites the one before. Keep the largest that
    you have met so far, and return it when all entries are done.
    """
    g, n = turned(cost, parameters, gradients, h)[-1]
    return abs(g - n) / max(abs(g) + abs(n), 1e-8)


@misconception("gradient_check", fails="the_worst_entry_decides")
def sign_of_the_difference_kept(cost, parameters, gradients, h=1e-5):
    """You forgot the absolute value of the difference. A gradient that is too small then gives a negative number, and
    the largest of all overlooks it. How far apart two numbers are is never negative.
    """
    return max((g - n) / max(abs(g) + abs(n), 1e-8) for g, n in turned(cost, parameters, gradients, h))


@misconception("gradient_check", fails="the_worst_entry_decides")
def relative_to_the_gradient_alone(cost, parameters, gradients, h=1e-5):
    """You divided by the size of the gradient alone. Then the answer depends on which of the two is the larger, and
    can be anything. Add the sizes of both, and the answer stays between 0 and 1.
    """
    return max(abs(g - n) / max(abs(g), 1e-8) for g, n in turned(cost, parameters, gradients, h))


@misconception("gradient_check", fails="the_worst_entry_decides")
def half_of_the_step_counted(cost, parameters, gradients, h=1e-5):
    """You divided by h. From p − h to p + h it is two steps of h, so the rise belongs to a run of 2h. Your measured
    slopes are twice as steep as the curve.
    """
    pairs = [(g, 2 * n) for g, n in turned(cost, parameters, gradients, h)]
    return max(abs(g - n) / max(abs(g) + abs(n), 1e-8) for g, n in pairs)


@misconception("gradient_check", fails="the_differences_are_central")
def one_sided_differences(cost, parameters, gradients, h=1e-5):
    """You turned the knob in one direction only. On a curve that bends, a slope measured on one side is off by about h.
    Measure at p + h and at p − h: the bend on one side makes up for the other.
    """
    pairs = turned(cost, parameters, gradients, h, both=False)
    return max(abs(g - n) / max(abs(g) + abs(n), 1e-8) for g, n in pairs)


@misconception("gradient_check", fails="the_differences_are_central")
def a_step_of_its_own(cost, parameters, gradients, h=1e-5):
    """You always turn the knobs by the same amount, whatever h is given. The one who checks chooses h: use the argument
    everywhere, also where you divide.
    """
    return max(abs(g - n) / max(abs(g) + abs(n), 1e-8) for g, n in turned(cost, parameters, gradients, 1e-5))


@misconception("gradient_check", fails="the_differences_are_central")
def nothing_by_nothing(cost, parameters, gradients, h=1e-5):
    """Where gradient and slope are both 0 you divide 0 by 0, and the answer is no number. That is what the 10⁻⁸ is
    for: the divisor is the sum of the sizes, but at least that.
    """
    with np.errstate(all="ignore"):
        pairs = turned(cost, parameters, gradients, h)
        return float(np.max([np.divide(abs(g - n), abs(g) + abs(n)) for g, n in pairs]))


@misconception("gradient_check", fails="the_knobs_are_put_back")
def knobs_left_turned(cost, parameters, gradients, h=1e-5):
    """The number is right, but you turned the knobs of the parameters themselves, and putting them back by adding and
    subtracting misses the last digit. Turn copies, or keep the old value and put that back.
    """
    given = [np.asarray(g, float) for g in gradients]
    parameters = [np.asarray(p, float) for p in parameters]
    if [p.shape for p in parameters] != [g.shape for g in given]:
        raise ValueError("shapes do not fit")
    worst = 0.0
    for p, g in zip(parameters, given):
        for place in np.ndindex(p.shape):
            p[place] += h
            above = cost(parameters)
            p[place] -= 2 * h
            n = (above - cost(parameters)) / (2 * h)
            p[place] += h
            worst = max(worst, float(abs(g[place] - n) / max(abs(g[place]) + abs(n), 1e-8)))
    return worst


@misconception("gradient_check", fails="the_knobs_are_put_back")
def steps_lost_in_whole_numbers(cost, parameters, gradients, h=1e-5):
    """For decimals your answer is right. An array of whole numbers cannot hold 3.00001: it is cut back, and the knob
    does not move. Make copies of decimals first, `np.array(p, float)`.
    """
    copies, given = [np.array(p) for p in parameters], [np.asarray(g) for g in gradients]
    if [p.shape for p in copies] != [g.shape for g in given]:
        raise ValueError("shapes do not fit")
    worst = 0.0
    for p, g in zip(copies, given):
        for place in np.ndindex(p.shape):
            kept = p[place]
            p[place] = kept + h
            above = cost(copies)
            p[place] = kept - h
            n = (above - cost(copies)) / (2 * h)
            p[place] = kept
            worst = max(worst, float(abs(g[place] - n) / max(abs(g[place]) + abs(n), 1e-8)))
    return worst


@misconception("gradient_check", fails="the_knobs_are_put_back")
def pairs_until_one_list_ends(cost, parameters, gradients, h=1e-5):
    """Where lists or shapes differ you check what has a partner and forget the rest; `zip` stops without a word. A
    parameter without a gradient is a mistake: compare first, and raise a ValueError.
    """
    copies, given = [np.array(p, float) for p in parameters], [np.asarray(g, float) for g in gradients]
    worst = 0.0
    for k, (p, g) in enumerate(zip(copies, given)):
        for place, claimed in zip(np.ndindex(p.shape), g.flat):
            kept = p[place]
            p[place] = kept + h
            above = cost(copies)
            p[place] = kept - h
            n = (above - cost(copies)) / (2 * h)
            p[place] = kept
            worst = max(worst, float(abs(claimed - n) / max(abs(claimed) + abs(n), 1e-8)))
    return worst


# update


def matched(layers, gradients):
    """Layers and gradients as arrays that fit, for answers that go wrong elsewhere."""
    if len(layers) != len(gradients):
        raise ValueError("not as many pairs as layers")
    both = [
        (np.array(W, float), np.array(b, float), name, np.array(dW, float), np.array(db, float))
        for (W, b, name), (dW, db) in zip(layers, gradients)
    ]
    if any(W.shape != dW.shape or b.shape != db.shape for W, b, name, dW, db in both):
        raise ValueError("shapes do not fit")
    return both


@misconception("update", fails="every_layer_goes_downhill")
def climbs(layers, gradients, learning_rate):
    """You added the gradient. It points to where the cost *grows* fastest, so that is a step uphill. Go against it:
    where the slope is positive, take something away.
    """
    both = matched(layers, gradients)
    return [(W + learning_rate * dW, b + learning_rate * db, name) for W, b, name, dW, db in both]


@misconception("update", fails="every_layer_goes_downhill")
def steps_at_full_length(layers, gradients, learning_rate):
    """You subtracted the whole gradient; the learning rate has no effect. A slope is a promise about small steps only.
    Multiply it by the learning rate, which says how far you go.
    """
    return [(W - dW, b - db, name) for W, b, name, dW, db in matched(layers, gradients)]


@misconception("update", fails="every_layer_goes_downhill")
def biases_left_behind(layers, gradients, learning_rate):
    """Only the weights took a step. The biases are parameters as well, with gradients of their own in the second place
    of each pair. They go downhill in the same way.
    """
    return [(W - learning_rate * dW, b, name) for W, b, name, dW, db in matched(layers, gradients)]


@misconception("update", fails="every_layer_goes_downhill")
def the_step_as_the_layer(layers, gradients, learning_rate):
    """You returned the steps and not the layers. The new weight is the *old* one minus learning rate times gradient:
    a weight of 2 with a step of 0.3 becomes 1.7.
    """
    return [(learning_rate * dW, learning_rate * db, name) for W, b, name, dW, db in matched(layers, gradients)]


@misconception("update", fails="every_layer_goes_downhill")
def names_lost(layers, gradients, learning_rate):
    """The tables are right, and the names are gone. A layer is a triple (W, b, name), and without its name the next
    walk forwards does not know which bend to use.
    """
    return [(W - learning_rate * dW, b - learning_rate * db) for W, b, name, dW, db in matched(layers, gradients)]


@misconception("update", fails="every_layer_goes_downhill")
def divides_by_the_learning_rate(layers, gradients, learning_rate):
    """You divided by the learning rate, so that a small one makes a huge step. It is the other way round: the step is
    learning rate *times* gradient, and a small rate is a careful one.
    """
    both = matched(layers, gradients)
    return [(W - dW / learning_rate, b - db / learning_rate, name) for W, b, name, dW, db in both]


@misconception("update", fails="the_old_layers_stay")
def overwrites_the_old_layers(layers, gradients, learning_rate):
    """The new layers are right, and so they would be the old ones: `W -= …` changes the very table that you were given.
    `W - …` makes a new one, and the old network is still there to compare.
    """
    matched(layers, gradients)
    layers = [(np.asarray(W, float), np.asarray(b, float), name) for W, b, name in layers]
    for (W, b, name), (dW, db) in zip(layers, gradients):
        W -= learning_rate * np.asarray(dW, float)
        b -= learning_rate * np.asarray(db, float)
    return layers


@misconception("update", fails="the_old_layers_stay")
def subtracts_lists(layers, gradients, learning_rate):
    """For arrays your answer is right. Plain lists can neither be multiplied by a decimal nor subtracted, and Python
    raised a TypeError. Make arrays of all four tables first.
    """
    matched(layers, gradients)
    return [(W - learning_rate * dW, b - learning_rate * db, name) for (W, b, name), (dW, db) in zip(layers, gradients)]


@misconception("update", fails="refuses_gradients_that_do_not_fit")
def stretches_gradients(layers, gradients, learning_rate):
    """Where a gradient has another shape than its table, NumPy may stretch it, and where a pair is missing, `zip` stops
    without a word. Compare the lengths and the shapes, and raise a ValueError.
    """
    return [
        (
            np.asarray(W, float) - learning_rate * np.asarray(dW, float),
            np.asarray(b, float) - learning_rate * np.asarray(db, float),
            name,
        )
        for (W, b, name), (dW, db) in zip(layers, gradients)
    ]

"""Wrong answers to From guessing to 95 percent, each with the hint that a teacher would give."""

import numpy as np

from autograder.checks import misconception

# prepare


def images_and_labels(images, labels, n_classes):
    """Arrays, where everything fits: for answers that go wrong elsewhere."""
    images, labels = np.asarray(images, float), np.asarray(labels)
    if len(images) != len(labels) or images.min() < 0 or images.max() > 16:
        raise ValueError("images")
    if labels.min() < 0 or labels.max() >= n_classes:
        raise ValueError("labels")
    return images, labels


@misconception("prepare", fails="images_become_columns")
def images_in_rows(images, labels, n_classes):
    """Each image became a row of X. In this course every example is a column, so that W @ X fits: what turns a table
    on its side?
    """
    images, labels = images_and_labels(images, labels, n_classes)
    return images.reshape(len(images), -1) / 16, np.eye(n_classes)[:, labels]


@misconception("prepare", fails="images_become_columns")
def reshaped_into_columns(images, labels, n_classes):
    """The shape of X is right, but its columns are a mixture of several images: reshape fills the table row by row,
    and the first image goes along the first row. Put each image into a row first, then turn the table.
    """
    images, labels = images_and_labels(images, labels, n_classes)
    return images.reshape(-1, len(images)) / 16, np.eye(n_classes)[:, labels]


@misconception("prepare", fails="images_become_columns")
def pixels_as_they_are(images, labels, n_classes):
    """Your X holds the ink as it was, from 0 to 16. Inputs that large push tanh and sigmoid to where they are flat,
    and nothing can be learned there: bring the pixels to 0 to 1.
    """
    images, labels = images_and_labels(images, labels, n_classes)
    return images.reshape(len(images), -1).T, np.eye(n_classes)[:, labels]


@misconception("prepare", fails="images_become_columns")
def divided_by_255(images, labels, n_classes):
    """You divided by 255, which suits photographs. These pixels count ink from 0 to 16, so after your division even
    the darkest pixel is nearly white. What is the largest value that a pixel can have here?
    """
    images, labels = images_and_labels(images, labels, n_classes)
    return images.reshape(len(images), -1).T / 255, np.eye(n_classes)[:, labels]


@misconception("prepare", fails="images_become_columns")
def divided_by_the_darkest(images, labels, n_classes):
    """You divided by the darkest pixel that you were given. Then the same image comes out differently in different
    company, and a new digit would not fit the old ones. The scale is always 16.
    """
    images, labels = images_and_labels(images, labels, n_classes)
    return images.reshape(len(images), -1).T / max(images.max(), 1), np.eye(n_classes)[:, labels]


@misconception("prepare", fails="images_become_columns")
def whole_sixteenths(images, labels, n_classes):
    """You used the whole-number division, //, which cuts off everything behind the point: each pixel below 16 becomes
    0, and the images are gone. Use the ordinary division, so that grey stays grey.
    """
    images, labels = images_and_labels(images, labels, n_classes)
    return images.reshape(len(images), -1).T // 16, np.eye(n_classes)[:, labels]


@misconception("prepare", fails="images_become_columns")
def targets_in_rows(images, labels, n_classes):
    """X is right, but in Y each example is a row. Both tables have one column for each example, so that column 5 of X
    and column 5 of Y belong together.
    """
    images, labels = images_and_labels(images, labels, n_classes)
    return images.reshape(len(images), -1).T / 16, np.eye(n_classes)[labels]


@misconception("prepare", fails="images_become_columns")
def labels_as_they_are(images, labels, n_classes):
    """You returned the labels themselves. The network has one output for each class, so the target needs one number
    for each class too: a 1 in the row of the label, and 0 everywhere else.
    """
    images, labels = images_and_labels(images, labels, n_classes)
    return images.reshape(len(images), -1).T / 16, labels


@misconception("prepare", fails="images_become_columns")
def read_down_the_page(images, labels, n_classes):
    """You unrolled each image column after column. For a single image that looks harmless, but the text reads it like
    a page, row after row: pixel 2 is the right neighbour of pixel 1.
    """
    images, labels = images_and_labels(images, labels, n_classes)
    return images.transpose(0, 2, 1).reshape(len(images), -1).T / 16, np.eye(n_classes)[:, labels]


@misconception("prepare", fails="other_images_are_prepared_too")
def always_64_pixels(images, labels, n_classes):
    """For digits of 8 by 8 pixels your answer is right. The number 64 stands fixed in your code, so images of any other
    shape cannot be prepared. How can you ask the images themselves how many pixels they have?
    """
    images, labels = images_and_labels(images, labels, n_classes)
    return images.reshape(len(images), 64).T / 16, np.eye(n_classes)[:, labels]


@misconception("prepare", fails="other_images_are_prepared_too")
def divides_the_pixels_in_place(images, labels, n_classes):
    """Your tables are right, but `images /= 16` has divided the images that you were given, too: `np.asarray` makes no
    copy of an array. Whoever prepares the same images again gets pale ones. `images / 16` makes something new.
    """
    images, labels = images_and_labels(images, labels, n_classes)
    images /= 16
    return images.reshape(len(images), -1).T, np.eye(n_classes)[:, labels]


@misconception("prepare", fails="refuses_what_cannot_be_prepared")
def believes_everything(images, labels, n_classes):
    """What fits is prepared well. But a missing label, a label of −1, or a pixel of 255 goes through, and somebody
    will look for the mistake for a long time. Look at what you are given first, and raise a ValueError.
    """
    images, labels = np.asarray(images, float), np.asarray(labels)
    return images.reshape(len(images), -1).T / 16, (np.arange(n_classes)[:, None] == labels) * 1.0


# split


def columns(X, Y, test_fraction=0.5):
    """Both as arrays, and how many columns they have, where they can be split."""
    X, Y = np.asarray(X), np.asarray(Y)
    if X.shape[1] != Y.shape[1] or not 0 < test_fraction < 1:
        raise ValueError("no split")
    return X, Y, X.shape[1]


@misconception("split", fails="the_test_set_is_left_to_chance")
def the_first_ones(X, Y, test_fraction, rng):
    """Nothing is lost, but the first examples of the file are always the test. Perhaps all of them come from the same
    person. Shuffle first, with rng, and cut then.
    """
    X, Y, N = columns(X, Y, test_fraction)
    n = round(test_fraction * N)
    return X[:, n:], Y[:, n:], X[:, :n], Y[:, :n]


@misconception("split", fails="the_test_set_is_left_to_chance")
def the_last_ones(X, Y, test_fraction, rng):
    """Nothing is lost, but the last examples of the file are always the test. Perhaps they are all nines. Shuffle
    first, with rng, and cut then.
    """
    X, Y, N = columns(X, Y, test_fraction)
    n = N - round(test_fraction * N)
    return X[:, :n], Y[:, :n], X[:, n:], Y[:, n:]


@misconception("split", fails="the_test_set_is_left_to_chance")
def the_same_chance_each_time(X, Y, test_fraction, rng):
    """You made a generator of your own with a fixed number, so each call shuffles in exactly the same way and the same
    examples are always tested. Use the rng that your function is given.
    """
    X, Y, N = columns(X, Y, test_fraction)
    order = np.random.default_rng(42).permutation(N)
    n = round(test_fraction * N)
    return X[:, order[n:]], Y[:, order[n:]], X[:, order[:n]], Y[:, order[:n]]


@misconception("split", fails="the_test_set_is_left_to_chance")
def a_split_by_another_generator(X, Y, test_fraction, rng):
    """You shuffle with a generator of your own, and the rng that you were given has no say. Then nobody can repeat
    your split, not even you. With the same rng the same split should come out.
    """
    X, Y, N = columns(X, Y, test_fraction)
    order = np.random.default_rng().permutation(N)
    n = round(test_fraction * N)
    return X[:, order[n:]], Y[:, order[n:]], X[:, order[:n]], Y[:, order[:n]]


@misconception("split", fails="nothing_is_lost_or_shared")
def always_rounds_down(X, Y, test_fraction, rng):
    """The number of test examples was cut off instead of rounded: 30 percent of 9 is 2.7, and that is nearer to 3
    than to 2. Look at what `int` does to 2.7, and at what `round` does.
    """
    X, Y, N = columns(X, Y, test_fraction)
    order, n = rng.permutation(N), int(test_fraction * N)
    return X[:, order[n:]], Y[:, order[n:]], X[:, order[:n]], Y[:, order[:n]]


@misconception("split", fails="nothing_is_lost_or_shared")
def the_fraction_to_learn_from(X, Y, test_fraction, rng):
    """The two sets have each other's size: you used the fraction for the training set. It says how much is locked
    away for the test, and most of the time that is the smaller part.
    """
    X, Y, N = columns(X, Y, test_fraction)
    order, n = rng.permutation(N), round(test_fraction * N)
    return X[:, order[:n]], Y[:, order[:n]], X[:, order[n:]], Y[:, order[n:]]


@misconception("split", fails="nothing_is_lost_or_shared")
def shuffled_apart(X, Y, test_fraction, rng):
    """You shuffled X and Y one after the other, each in an order of its own. Now a picture of a 3 carries the target
    of somebody else. Draw one order, and use it for both tables.
    """
    X, Y, N = columns(X, Y, test_fraction)
    X, Y, n = rng.permutation(X, axis=1), rng.permutation(Y, axis=1), round(test_fraction * N)
    return X[:, n:], Y[:, n:], X[:, :n], Y[:, :n]


@misconception("split", fails="nothing_is_lost_or_shared")
def learns_from_the_test_too(X, Y, test_fraction, rng):
    """Your test set is right, but the training set still holds all examples, those of the test among them. Then the
    network practises with the problems of the test. Take them out.
    """
    X, Y, N = columns(X, Y, test_fraction)
    test = rng.permutation(N)[: round(test_fraction * N)]
    return X, Y, X[:, test], Y[:, test]


@misconception("split", fails="nothing_is_lost_or_shared")
def drawn_one_by_one(X, Y, test_fraction, rng):
    """You drew the places one by one, as with a die, so some examples come twice and others never. Shuffle all of them
    once instead, like cards, and cut the pile in two.
    """
    X, Y, N = columns(X, Y, test_fraction)
    order, n = rng.integers(N, size=N), round(test_fraction * N)
    return X[:, order[n:]], Y[:, order[n:]], X[:, order[:n]], Y[:, order[:n]]


@misconception("split", fails="nothing_is_lost_or_shared")
def both_x_first(X, Y, test_fraction, rng):
    """The four tables are right, and they come in another order than was asked for. Some libraries give both X first;
    here it is X_train, Y_train, X_test, Y_test.
    """
    X, Y, N = columns(X, Y, test_fraction)
    order, n = rng.permutation(N), round(test_fraction * N)
    return X[:, order[n:]], X[:, order[:n]], Y[:, order[n:]], Y[:, order[:n]]


@misconception("split", fails="refuses_an_impossible_split")
def any_fraction_will_do(X, Y, test_fraction, rng):
    """A fraction of 1.5, or of −0.2, gives a split that nobody can have meant, and 0 leaves nothing for the test. Look
    at the fraction first, and raise a ValueError where it is not between 0 and 1.
    """
    X, Y, N = columns(X, Y)
    order, n = rng.permutation(N), round(test_fraction * N)
    return X[:, order[n:]], Y[:, order[n:]], X[:, order[:n]], Y[:, order[:n]]


@misconception("split", fails="refuses_an_impossible_split")
def nothing_or_everything(X, Y, test_fraction, rng):
    """You refuse fractions below 0 and above 1, and let 0 and 1 themselves through. With 0 there is no test, with 1
    there is nothing to learn from: these two are refused as well.
    """
    X, Y, N = columns(X, Y)
    if not 0 <= test_fraction <= 1:
        raise ValueError("fraction")
    order, n = rng.permutation(N), round(test_fraction * N)
    return X[:, order[n:]], Y[:, order[n:]], X[:, order[:n]], Y[:, order[:n]]


@misconception("split", fails="splitting_leaves_the_tables_alone")
def shuffles_what_it_was_given(X, Y, test_fraction, rng):
    """Your split is right, but the tables of the caller are in disorder afterwards: you shuffled them in place. Shuffle
    a list of places instead, and use it to pick columns.
    """
    X, Y, N = columns(X, Y, test_fraction)
    order, n = rng.permutation(N), round(test_fraction * N)
    X[:], Y[:] = X[:, order], Y[:, order]
    return X[:, n:].copy(), Y[:, n:].copy(), X[:, :n].copy(), Y[:, :n].copy()


# initialise


def refuse_no_network(sizes):
    """For answers that go wrong elsewhere."""
    if len(sizes) < 2 or min(sizes) < 1:
        raise ValueError("no network")


@misconception("initialise", fails="every_layer_has_its_shape")
def weights_on_their_side(sizes, rng):
    """Each W lies on its side. With n inputs and m neurons it has m rows, one for each neuron, and n columns: shape
    (m, n). Only then does W @ x fit for a column x.
    """
    refuse_no_network(sizes)
    pairs = list(zip(sizes[:-1], sizes[1:]))
    names = ["tanh"] * (len(pairs) - 1) + ["softmax"]
    return [(rng.normal(size=(n, m)), np.zeros((m, 1)), name) for (n, m), name in zip(pairs, names)]


@misconception("initialise", fails="every_layer_has_its_shape")
def flat_biases(sizes, rng):
    """Your biases are flat lists of shape (m,). NumPy lays such a list down as a row, and a batch would get a wrong
    bias in each column. They stand in a column: shape (m, 1).
    """
    refuse_no_network(sizes)
    pairs = list(zip(sizes[:-1], sizes[1:]))
    names = ["tanh"] * (len(pairs) - 1) + ["softmax"]
    return [(rng.normal(size=(m, n)), np.zeros(m), name) for (n, m), name in zip(pairs, names)]


@misconception("initialise", fails="weights_come_by_chance")
def all_zeros(sizes, rng):
    """All weights are 0. Then the neurons of a layer are twins: they send on the same, get the same blame, and stay
    twins for ever. Only chance makes them different.
    """
    refuse_no_network(sizes)
    pairs = list(zip(sizes[:-1], sizes[1:]))
    names = ["tanh"] * (len(pairs) - 1) + ["softmax"]
    return [(np.zeros((m, n)), np.zeros((m, 1)), name) for (n, m), name in zip(pairs, names)]


@misconception("initialise", fails="weights_come_by_chance")
def all_the_same(sizes, rng):
    """All weights of your network are the same number. It need not be 0 to make twins of the neurons: whatever it is,
    they all do the same. Each weight has to be drawn by itself.
    """
    refuse_no_network(sizes)
    pairs = list(zip(sizes[:-1], sizes[1:]))
    names = ["tanh"] * (len(pairs) - 1) + ["softmax"]
    return [(np.full((m, n), 0.1), np.zeros((m, 1)), name) for (n, m), name in zip(pairs, names)]


@misconception("initialise", fails="weights_come_by_chance")
def the_same_network_each_time(sizes, rng):
    """You made a generator of your own inside the function, so each call gives exactly the same network. Use the rng
    that you are given; it goes on where it stopped.
    """
    refuse_no_network(sizes)
    rng = np.random.default_rng(0)
    pairs = list(zip(sizes[:-1], sizes[1:]))
    names = ["tanh"] * (len(pairs) - 1) + ["softmax"]
    return [(rng.normal(size=(m, n)), np.zeros((m, 1)), name) for (n, m), name in zip(pairs, names)]


@misconception("initialise", fails="weights_come_by_chance")
def one_row_for_all_neurons(sizes, rng):
    """You drew one row of weights and gave it to all neurons of the layer. Each of them is random, but all of them are
    the same: twins again. Draw a whole table.
    """
    refuse_no_network(sizes)
    pairs = list(zip(sizes[:-1], sizes[1:]))
    names = ["tanh"] * (len(pairs) - 1) + ["softmax"]
    rows = [(rng.normal(size=n), m, name) for (n, m), name in zip(pairs, names)]
    return [(np.tile(row, (m, 1)), np.zeros((m, 1)), name) for row, m, name in rows]


@misconception("initialise", fails="weights_come_by_chance")
def one_weight_for_all_inputs(sizes, rng):
    """You drew one number for each neuron and gave it to all its inputs. Such a neuron only sees how much ink there is,
    and not where. Draw a whole table.
    """
    refuse_no_network(sizes)
    pairs = list(zip(sizes[:-1], sizes[1:]))
    names = ["tanh"] * (len(pairs) - 1) + ["softmax"]
    drawn = [(rng.normal(size=(m, 1)), n, name) for (n, m), name in zip(pairs, names)]
    return [(np.tile(column, (1, n)), np.zeros((len(column), 1)), name) for column, n, name in drawn]


@misconception("initialise", fails="weights_come_by_chance")
def weights_by_another_generator(sizes, rng):
    """You draw with a generator of your own, and the rng that you were given has no say. Then nobody can begin from the
    same network again, and that is what one needs to try two learning rates.
    """
    refuse_no_network(sizes)
    own = np.random.default_rng()
    pairs = list(zip(sizes[:-1], sizes[1:]))
    names = ["tanh"] * (len(pairs) - 1) + ["softmax"]
    return [(own.normal(size=(m, n)), np.zeros((m, 1)), name) for (n, m), name in zip(pairs, names)]


@misconception("initialise", fails="weights_come_by_chance")
def large_biases(sizes, rng):
    """Your biases are drawn like weights and reach beyond 0.5. Some neurons would then be awake, or asleep, whatever
    they are shown. Keep biases small: zeros are a good beginning.
    """
    refuse_no_network(sizes)
    pairs = list(zip(sizes[:-1], sizes[1:]))
    names = ["tanh"] * (len(pairs) - 1) + ["softmax"]
    biases = [np.where(np.arange(m) == 0, 2, rng.normal(size=m))[:, None] for _, m in pairs]
    return [(rng.normal(size=(m, n)), b, name) for (n, m), b, name in zip(pairs, biases, names)]


@misconception("initialise", fails="every_layer_has_its_shape")
def softmax_everywhere(sizes, rng):
    """All your layers are called softmax. It makes probabilities, and that is for the last layer only. Inside, its
    outputs would always add up to 1; choose one of the other four names there.
    """
    refuse_no_network(sizes)
    pairs = zip(sizes[:-1], sizes[1:])
    return [(rng.normal(size=(m, n)), np.zeros((m, 1)), "softmax") for n, m in pairs]


@misconception("initialise", fails="every_layer_has_its_shape")
def tanh_to_the_end(sizes, rng):
    """Your last layer is called tanh, like the others. The ten outputs of a classifier are probabilities, and the
    function that makes them is called softmax.
    """
    refuse_no_network(sizes)
    pairs = zip(sizes[:-1], sizes[1:])
    return [(rng.normal(size=(m, n)), np.zeros((m, 1)), "tanh") for n, m in pairs]


@misconception("initialise", fails="every_layer_has_its_shape")
def a_layer_for_the_inputs(sizes, rng):
    """There is one layer too many: you made one for each size. The inputs are given and have no weights. With three
    sizes there are two layers, one between each two neighbours.
    """
    refuse_no_network(sizes)
    pairs = list(zip([sizes[0], *sizes[:-1]], sizes))
    names = ["tanh"] * (len(pairs) - 1) + ["softmax"]
    return [(rng.normal(size=(m, n)), np.zeros((m, 1)), name) for (n, m), name in zip(pairs, names)]


@misconception("initialise", fails="refuses_sizes_of_no_network")
def any_sizes_will_do(sizes, rng):
    """Sizes such as [64] or [4, 0, 3] make no network, and you return something for them all the same. Look at the
    sizes first: at least two, each at least 1, and a ValueError otherwise.
    """
    pairs = list(zip(sizes[:-1], sizes[1:]))
    names = ["tanh"] * (len(pairs) - 1) + ["softmax"]
    shapes = [((max(m, 0), max(n, 0)), name) for (n, m), name in zip(pairs, names)]
    return [(rng.normal(size=shape), np.zeros((shape[0], 1)), name) for shape, name in shapes]


# batches


def sized(X, Y, size):
    """Both as arrays, and how many columns they have, where they can be cut into batches."""
    if size < 1:
        raise ValueError("size")
    return columns(X, Y)


@misconception("batches", fails="the_last_batch_may_be_smaller")
def the_rest_is_forgotten(X, Y, size, rng):
    """Only full batches come out, and what is left over is never looked at. With 7 examples in threes, one of them is
    lost in each epoch. Give the rest as a smaller batch.
    """
    X, Y, N = sized(X, Y, size)
    order = rng.permutation(N)
    for start in range(0, N - size + 1, size):
        yield X[:, order[start : start + size]], Y[:, order[start : start + size]]


@misconception("batches", fails="the_last_batch_may_be_smaller")
def the_rest_is_filled_up(X, Y, size, rng):
    """You filled the last batch up with examples from the beginning, so some come twice. The last batch may be
    smaller; each example comes exactly once.
    """
    X, Y, N = sized(X, Y, size)
    order = rng.permutation(N)
    for start in range(0, N, size):
        part = order[np.arange(start, start + size) % N]
        yield X[:, part], Y[:, part]


@misconception("batches", fails="each_call_has_a_new_order")
def never_shuffled(X, Y, size, rng):
    """The batches are complete, but they always come in the order of the file. If that is sorted by digit, the network
    sees only zeros for a while, then only ones. Shuffle, with rng.
    """
    X, Y, N = sized(X, Y, size)
    for start in range(0, N, size):
        yield X[:, start : start + size], Y[:, start : start + size]


@misconception("batches", fails="each_call_has_a_new_order")
def the_same_order_each_time(X, Y, size, rng):
    """You shuffle with a generator of your own that begins anew at each call, so the order is the same in all epochs.
    Use the rng that you are given.
    """
    X, Y, N = sized(X, Y, size)
    order = np.random.default_rng(2).permutation(N)
    for start in range(0, N, size):
        yield X[:, order[start : start + size]], Y[:, order[start : start + size]]


@misconception("batches", fails="each_call_has_a_new_order")
def an_order_by_another_generator(X, Y, size, rng):
    """You shuffle with a generator of your own, and the rng that you were given has no say. Then no training can be
    repeated. With the same rng the same order should come out.
    """
    X, Y, N = sized(X, Y, size)
    order = np.random.default_rng().permutation(N)
    for start in range(0, N, size):
        yield X[:, order[start : start + size]], Y[:, order[start : start + size]]


@misconception("batches", fails="every_example_comes_once")
def pairs_torn_apart(X, Y, size, rng):
    """X and Y are shuffled in two different orders, so the pictures get the targets of others, and the network learns
    nonsense. Draw one order and use it for both.
    """
    X, Y, N = sized(X, Y, size)
    X, Y = rng.permutation(X, axis=1), rng.permutation(Y, axis=1)
    for start in range(0, N, size):
        yield X[:, start : start + size], Y[:, start : start + size]


@misconception("batches", fails="every_example_comes_once")
def each_batch_drawn_anew(X, Y, size, rng):
    """Each batch is drawn from all examples, without a look at what was drawn before. So some examples come twice and
    others never. Shuffle once, then cut the row into pieces.
    """
    X, Y, N = sized(X, Y, size)
    for start in range(0, N, size):
        part = rng.integers(N, size=min(size, N - start))
        yield X[:, part], Y[:, part]


@misconception("batches", fails="every_example_comes_once")
def size_as_a_number_of_batches(X, Y, size, rng):
    """You cut the examples into `size` batches. The size says how many examples are in one batch; how many batches
    that makes comes out by itself.
    """
    X, Y, N = sized(X, Y, size)
    for part in np.array_split(rng.permutation(N), size):
        yield X[:, part], Y[:, part]


@misconception("batches", fails="every_example_comes_once")
def only_the_first_batch(X, Y, size, rng):
    """Only one batch comes out. A `return` inside the loop ends the whole function at the first turn. Collect the pairs
    in a list and return it after the loop, or use `yield`.
    """
    X, Y, N = sized(X, Y, size)
    order = rng.permutation(N)
    return [(X[:, order[:size]], Y[:, order[:size]])]


@misconception("batches", fails="every_example_comes_once")
def rows_instead_of_columns(X, Y, size, rng):
    """You cut rows off the tables. In X[part], part picks rows, and here these are pixels. Examples are columns, so the
    place comes second: X[:, part].
    """
    X, Y, N = sized(X, Y, size)
    order = rng.permutation(min(len(X), len(Y)))
    return [(X[order[i : i + size]], Y[order[i : i + size]]) for i in range(0, len(order), size)]


@misconception("batches", fails="every_example_comes_once")
def shuffles_the_callers_tables(X, Y, size, rng):
    """Your batches are right, but the tables that you were given are in disorder afterwards. Shuffle a list of places,
    and leave the tables as they are.
    """
    X, Y, N = sized(X, Y, size)
    order = rng.permutation(N)
    X[:], Y[:] = X[:, order], Y[:, order]
    return [(X[:, i : i + size].copy(), Y[:, i : i + size].copy()) for i in range(0, N, size)]


@misconception("batches", fails="refuses_what_makes_no_batches")
def any_size_will_do(X, Y, size, rng):
    """A batch of 0 examples, or of −4, goes through without a word, or your loop stops with an error of its own. Look
    at the size first, and raise a ValueError if it is below 1.
    """
    X, Y, N = columns(X, Y)
    order, batch_list = rng.permutation(N), []
    while N and size > 0 and len(order):
        batch_list.append((X[:, order[:size]], Y[:, order[:size]]))
        order = order[size:]
    return batch_list


@misconception("batches", fails="refuses_what_makes_no_batches")
def counts_only_x(X, Y, size, rng):
    """You never ask whether X and Y have the same number of columns. If a target is missing, the batches no longer fit
    together, and nobody is told. Compare first, and raise a ValueError.
    """
    X, Y = np.asarray(X), np.asarray(Y)
    if size < 1:
        raise ValueError("size")
    order = rng.permutation(X.shape[1])
    parts = [order[i : i + size] for i in range(0, len(order), size)]
    return [(X[:, part], Y[:, part[part < Y.shape[1]]]) for part in parts]


# train


def bent(name, z):
    """The activation function called `name`."""
    if name == "softmax":
        powers = np.exp(z - z.max(axis=0))
        return powers / powers.sum(axis=0)
    if name == "sigmoid":
        return (1 + np.tanh(z / 2)) / 2
    return {"tanh": np.tanh(z), "relu": np.maximum(0, z), "identity": z}[name]


def slope_at(name, a):
    """The slope of an activation function, written with its value a."""
    return {"sigmoid": a * (1 - a), "tanh": 1 - a**2, "relu": (a > 0) * 1.0, "identity": np.ones_like(a)}[name]


def sent_on(layers, X):
    """X, and what each layer sends on."""
    sent = [np.asarray(X, float)]
    for W, b, name in layers:
        sent.append(bent(name, np.asarray(W) @ sent[-1] + np.asarray(b)))
    return sent


def look_at(layers, X, Y, cost):
    """The cost, and (dW, db) for each layer, as in the toolbox."""
    sent, Y = sent_on(layers, X), np.asarray(Y, float)
    p, N = sent[-1], sent[-1].shape[1]
    if p.shape != Y.shape:
        raise ValueError("shapes")
    if cost == "cross_entropy":
        value, delta = -np.sum(Y * np.log(np.maximum(p, 1e-12))) / N, (p - Y) / N
    else:
        value, delta = np.sum((p - Y) ** 2) / N, 2 * (p - Y) / N * slope_at(layers[-1][2], p)
    gradients = []
    for place in reversed(range(len(layers))):
        gradients.insert(0, (delta @ sent[place].T, delta.sum(axis=1, keepdims=True)))
        if place > 0:
            delta = np.asarray(layers[place][0]).T @ delta * slope_at(layers[place - 1][2], sent[place])
    return float(value), gradients


def dealt(X, Y, size, rng):
    """Batches, as they should be."""
    X, Y, N = sized(X, Y, size)
    order = rng.permutation(N)
    return [(X[:, order[i : i + size]], Y[:, order[i : i + size]]) for i in range(0, N, size)]


def stepped(layers, gradients, rate):
    """New layers after one step."""
    return [(W - rate * dW, b - rate * db, name) for (W, b, name), (dW, db) in zip(layers, gradients)]


def refuse_no_training(epochs, size):
    """For answers that go wrong elsewhere."""
    if epochs < 0 or size < 1:
        raise ValueError("no training")


@misconception("train", fails="all_examples_in_one_batch")
def uphill(layers, X, Y, cost, learning_rate, epochs, batch_size, rng):
    """Your network climbs: the cost grows from epoch to epoch. The gradient shows the way up, and the step goes the
    other way. Look at the sign in front of the learning rate.
    """
    return looped(layers, X, Y, cost, -learning_rate, epochs, batch_size, rng)


def looped(layers, X, Y, cost, learning_rate, epochs, batch_size, rng):
    """The loop as it should be."""
    refuse_no_training(epochs, batch_size)
    history = []
    for _ in range(epochs):
        total = 0
        for A, B in dealt(X, Y, batch_size, rng):
            value, gradients = look_at(layers, A, B, cost)
            total += value * A.shape[1]
            layers = stepped(layers, gradients, learning_rate)
        history.append(total / np.shape(X)[1])
    return layers, history


@misconception("train", fails="all_examples_in_one_batch")
def cost_after_the_step(layers, X, Y, cost, learning_rate, epochs, batch_size, rng):
    """The network is right, and the history looks better than it should: you measured each batch after the step that
    it had caused. Write the cost down first, then take the step.
    """
    refuse_no_training(epochs, batch_size)
    history = []
    for _ in range(epochs):
        total = 0
        for A, B in dealt(X, Y, batch_size, rng):
            layers = stepped(layers, look_at(layers, A, B, cost)[1], learning_rate)
            total += look_at(layers, A, B, cost)[0] * A.shape[1]
        history.append(total / np.shape(X)[1])
    return layers, history


@misconception("train", fails="all_examples_in_one_batch")
def biases_never_learn(layers, X, Y, cost, learning_rate, epochs, batch_size, rng):
    """Your weights learn and your biases do not: they are the same at the end as at the beginning. Each pair of
    gradients has two parts, and the step is taken with both.
    """
    refuse_no_training(epochs, batch_size)
    history = []
    for _ in range(epochs):
        total = 0
        for A, B in dealt(X, Y, batch_size, rng):
            value, gradients = look_at(layers, A, B, cost)
            total += value * A.shape[1]
            layers = stepped(layers, [(dW, 0 * db) for dW, db in gradients], learning_rate)
        history.append(total / np.shape(X)[1])
    return layers, history


@misconception("train", fails="all_examples_in_one_batch")
def divided_once_more(layers, X, Y, cost, learning_rate, epochs, batch_size, rng):
    """Your steps are too small. You divided the gradients by the size of the batch, but the cost is already a mean
    over the examples, and so are its gradients.
    """
    refuse_no_training(epochs, batch_size)
    history = []
    for _ in range(epochs):
        total = 0
        for A, B in dealt(X, Y, batch_size, rng):
            value, gradients = look_at(layers, A, B, cost)
            total += value * A.shape[1]
            layers = stepped(layers, gradients, learning_rate / batch_size)
        history.append(total / np.shape(X)[1])
    return layers, history


@misconception("train", fails="all_examples_in_one_batch")
def begins_again_each_time(layers, X, Y, cost, learning_rate, epochs, batch_size, rng):
    """Each step starts from the network that you were given, so all but the last one are forgotten. The next batch
    must meet the new network: what does your loop hand on from turn to turn?
    """
    refuse_no_training(epochs, batch_size)
    history, new = [], layers
    for _ in range(epochs):
        total = 0
        for A, B in dealt(X, Y, batch_size, rng):
            value, gradients = look_at(layers, A, B, cost)
            total += value * A.shape[1]
            new = stepped(layers, gradients, learning_rate)
        history.append(total / np.shape(X)[1])
    return new, history


@misconception("train", fails="all_examples_in_one_batch")
def one_epoch_too_many(layers, X, Y, cost, learning_rate, epochs, batch_size, rng):
    """There is one epoch more than was asked for: the history is too long by one. `range(epochs)` already runs as often
    as it should, beginning with 0.
    """
    refuse_no_training(epochs, batch_size)
    return looped(layers, X, Y, cost, learning_rate, epochs + 1, batch_size, rng)


@misconception("train", fails="all_examples_in_one_batch")
def a_sum_for_a_mean(layers, X, Y, cost, learning_rate, epochs, batch_size, rng):
    """Your history has sums: the cost of each example, all added up. The mean is asked for, so that a small data set
    and a large one can be compared. By what do you have to divide?
    """
    layers, history = looped(layers, X, Y, cost, learning_rate, epochs, batch_size, rng)
    return layers, [value * np.shape(X)[1] for value in history]


@misconception("train", fails="all_examples_in_one_batch")
def only_the_network(layers, X, Y, cost, learning_rate, epochs, batch_size, rng):
    """You returned the new layers alone. The caller also wants to see how the cost went down: return two things, the
    layers and the history.
    """
    return looped(layers, X, Y, cost, learning_rate, epochs, batch_size, rng)[0]


@misconception("train", fails="several_batches_in_each_epoch")
def every_batch_has_one_vote(layers, X, Y, cost, learning_rate, epochs, batch_size, rng):
    """You took the mean of the batch costs, so a last batch of one example has as much to say as one of twenty. The
    mean is over the examples: let each batch count as often as it has columns.
    """
    refuse_no_training(epochs, batch_size)
    history = []
    for _ in range(epochs):
        values = []
        for A, B in dealt(X, Y, batch_size, rng):
            value, gradients = look_at(layers, A, B, cost)
            values.append(value)
            layers = stepped(layers, gradients, learning_rate)
        history.append(float(np.mean(values)))
    return layers, history


@misconception("train", fails="several_batches_in_each_epoch")
def a_number_for_each_batch(layers, X, Y, cost, learning_rate, epochs, batch_size, rng):
    """Your history has a number for each batch. With a single batch nobody notices. One number for each epoch was asked
    for: the mean over all its examples, written down after the inner loop.
    """
    refuse_no_training(epochs, batch_size)
    history = []
    for _ in range(epochs):
        for A, B in dealt(X, Y, batch_size, rng):
            value, gradients = look_at(layers, A, B, cost)
            history.append(value)
            layers = stepped(layers, gradients, learning_rate)
    return layers, history


@misconception("train", fails="several_batches_in_each_epoch")
def only_the_last_batch_counts(layers, X, Y, cost, learning_rate, epochs, batch_size, rng):
    """The history holds the cost of the last batch of each epoch; those before it are forgotten. Collect the cost of
    every batch while the epoch runs, then take the mean over the examples.
    """
    refuse_no_training(epochs, batch_size)
    history = []
    for _ in range(epochs):
        for A, B in dealt(X, Y, batch_size, rng):
            value, gradients = look_at(layers, A, B, cost)
            layers = stepped(layers, gradients, learning_rate)
        history.append(value)
    return layers, history


@misconception("train", fails=("several_batches_in_each_epoch", "the_order_is_left_to_chance"))
def one_step_for_each_epoch(layers, X, Y, cost, learning_rate, epochs, batch_size, rng):
    """You take one step for each epoch, with all examples together, whatever the batch size. The step belongs inside
    the inner loop: each batch moves the network a little.
    """
    refuse_no_training(epochs, batch_size)
    return looped(layers, X, Y, cost, learning_rate, epochs, max(np.shape(X)[1], 1), FixedOrder())


class FixedOrder:
    """A generator that never shuffles."""

    def permutation(self, N):
        """0, 1, 2, …"""
        return np.arange(N)


@misconception("train", fails="the_order_is_left_to_chance")
def always_the_same_order(layers, X, Y, cost, learning_rate, epochs, batch_size, rng):
    """Your batches always come in the same order, so the rng has no say and each training ends in exactly the same
    way. Shuffle the examples before each epoch.
    """
    return looped(layers, X, Y, cost, learning_rate, epochs, batch_size, FixedOrder())


@misconception("train", fails="the_order_is_left_to_chance")
def shuffled_once_for_all_epochs(layers, X, Y, cost, learning_rate, epochs, batch_size, rng):
    """You shuffle once and then walk through the same batches in every epoch, in the same order. The network gets used
    to that order. Make the batches inside the loop over the epochs, so that each epoch is shuffled anew.
    """
    refuse_no_training(epochs, batch_size)
    parts, history = list(dealt(X, Y, batch_size, rng)), []
    for _ in range(epochs):
        total = 0
        for A, B in parts:
            value, gradients = look_at(layers, A, B, cost)
            total += value * A.shape[1]
            layers = stepped(layers, gradients, learning_rate)
        history.append(total / np.shape(X)[1])
    return layers, history


@misconception("train", fails="the_first_network_stays_as_it_was")
def writes_into_the_first_network(layers, X, Y, cost, learning_rate, epochs, batch_size, rng):
    """The result is right, but the network that you were given has learned as well: `W -= …` writes into its arrays.
    Then nobody can try a second learning rate from the same beginning. Make new arrays.
    """
    refuse_no_training(epochs, batch_size)
    layers = [(np.asarray(W, float), np.asarray(b, float), name) for W, b, name in layers]
    history = []
    for _ in range(epochs):
        total = 0
        for A, B in dealt(X, Y, batch_size, rng):
            value, gradients = look_at(layers, A, B, cost)
            total += value * A.shape[1]
            for (W, b, _name), (dW, db) in zip(layers, gradients):
                W -= learning_rate * dW
                b -= learning_rate * db
        history.append(total / np.shape(X)[1])
    return layers, history


@misconception("train", fails="refuses_what_cannot_be_trained")
def a_negative_number_of_epochs(layers, X, Y, cost, learning_rate, epochs, batch_size, rng):
    """`range(-1)` is simply empty, so a negative number of epochs comes back without any learning and without a word.
    Nobody can have meant that: raise a ValueError.
    """
    return looped(layers, X, Y, cost, learning_rate, max(epochs, 0), batch_size, rng)


# evaluate and confusion_matrix


def same_length(first, second):
    """For answers that go wrong elsewhere."""
    if len(first) != len(second):
        raise ValueError("different lengths")


@misconception("evaluate", of="evaluate", fails="counts_the_right_answers")
def counts_the_wrong_ones(layers, X, labels):
    """You returned the share of the wrong answers. That is called the error rate. The accuracy counts the right ones;
    the two add up to 1.
    """
    read = sent_on(layers, X)[-1].argmax(axis=0)
    same_length(read, labels)
    return float(np.mean(read != np.asarray(labels)))


@misconception("evaluate", of="evaluate", fails="counts_the_right_answers")
def a_count_for_a_share(layers, X, labels):
    """You returned how many answers are right. Is 90 good? Of 100 yes, of 1,000 no. Divide by the number of examples,
    so that the accuracy runs from 0 to 1.
    """
    read = sent_on(layers, X)[-1].argmax(axis=0)
    same_length(read, labels)
    return int(np.sum(read == np.asarray(labels)))


@misconception("evaluate", of="evaluate", fails="counts_the_right_answers")
def accuracy_in_percent(layers, X, labels):
    """You returned a percentage. The accuracy is a share here, from 0 to 1: 95 percent is 0.95. Multiply by 100 only
    when you print it.
    """
    read = sent_on(layers, X)[-1].argmax(axis=0)
    same_length(read, labels)
    return 100 * float(np.mean(read == np.asarray(labels)))


@misconception("evaluate", of="evaluate", fails="counts_the_right_answers")
def loudest_of_each_row(layers, X, labels):
    """You searched for the largest output in each row. A row is one digit over all examples. The answer to an example
    is in its column: which axis has to go?
    """
    out = sent_on(layers, X)[-1]
    same_length(out.T, labels)
    read = np.resize(out.argmax(axis=1), len(labels))
    return float(np.mean(read == np.asarray(labels)))


@misconception("evaluate", of="evaluate", fails="counts_the_right_answers")
def inputs_instead_of_outputs(layers, X, labels):
    """You took the largest number of X itself. The network never had its say: send X through the layers first, and
    look at the outputs.
    """
    read = np.argmax(np.asarray(X), axis=0)
    same_length(read, labels)
    return float(np.mean(read == np.asarray(labels)))


@misconception("evaluate", of="evaluate", fails="refuses_to_evaluate_with_missing_labels")
def compares_as_far_as_it_goes(layers, X, labels):
    """Where labels are missing, you compare as far as they go, and the rest is forgotten: `zip` stops at the shorter
    list. Compare the lengths first, and raise a ValueError.
    """
    read = sent_on(layers, X)[-1].argmax(axis=0)
    return float(np.mean([a == b for a, b in zip(read, labels)]))


@misconception("evaluate", of="evaluate", fails="refuses_to_evaluate_with_missing_labels")
def one_label_for_all(layers, X, labels):
    """Most wrong lengths are refused, but a single label is stretched over all columns by NumPy, and you get a number
    that means nothing. Compare the lengths yourself.
    """
    read, labels = sent_on(layers, X)[-1].argmax(axis=0), np.asarray(labels)
    if len(labels) not in (1, len(read)):
        raise ValueError("labels")
    return float(np.mean(read == labels))


def counted(prediction, labels, n_classes):
    """The table as it should be."""
    same_length(prediction, labels)
    table = np.zeros((n_classes, n_classes), dtype=int)
    for read, true in zip(prediction, labels):
        if not (0 <= read < n_classes and 0 <= true < n_classes):
            raise ValueError("no class")
        table[true, read] += 1
    return table


@misconception("evaluate", of="confusion_matrix", fails="rows_are_true_and_columns_are_predicted")
def rows_and_columns_swapped(prediction, labels, n_classes):
    """Your table lies on its side. The diagonal looks fine, but whoever reads it believes that zeros are taken for
    ones when it is the other way round. Rows are the true digits.
    """
    return counted(prediction, labels, n_classes).T


@misconception("evaluate", of="confusion_matrix", fails="rows_are_true_and_columns_are_predicted")
def each_pair_once(prediction, labels, n_classes):
    """Each place of your table is at most 1. You set it to 1 instead of adding 1, or NumPy did: in `table[labels,
    prediction] += 1`, a pair that occurs several times counts once. Go through the pairs in a loop.
    """
    return np.minimum(counted(prediction, labels, n_classes), 1)


@misconception("evaluate", of="confusion_matrix", fails="rows_are_true_and_columns_are_predicted")
def shares_of_each_row(prediction, labels, n_classes):
    """You divided by the number of images. Shares are useful as well, but here the table has counts: whole numbers
    that add up to the number of images.
    """
    return counted(prediction, labels, n_classes) / max(len(labels), 2)


@misconception("evaluate", of="confusion_matrix", fails="rows_are_true_and_columns_are_predicted")
def only_the_mistakes(prediction, labels, n_classes):
    """Your diagonal is empty: you counted the mistakes only. The right answers belong into the table too, else nobody
    can say how rare the mistakes are.
    """
    table = counted(prediction, labels, n_classes)
    return table - np.diag(np.diag(table))


@misconception("evaluate", of="confusion_matrix", fails="rows_are_true_and_columns_are_predicted")
def only_classes_that_occur(prediction, labels, n_classes):
    """Your table has rows and columns only for the classes that occur. The number of classes is given, and a digit that
    nobody wrote keeps a row of zeros. Then all tables have the same shape.
    """
    table = counted(prediction, labels, n_classes)
    seen = np.unique([*prediction, *labels])
    return table[np.ix_(seen, seen)]


@misconception("evaluate", of="confusion_matrix", fails="refuses_to_count_what_is_no_class")
def minus_one_is_the_last_row(prediction, labels, n_classes):
    """Lists of different length and digits that are too large are refused, but −1 is counted in the last row or
    column, because NumPy counts backwards from the end. Refuse what is below 0.
    """
    same_length(prediction, labels)
    table = np.zeros((n_classes, n_classes), dtype=int)
    for read, true in zip(prediction, labels):
        if max(read, true) >= n_classes:
            raise ValueError("no class")
        table[true, read] += 1
    return table


@misconception("evaluate", of="confusion_matrix", fails="refuses_to_count_what_is_no_class")
def an_index_error_for_strangers(prediction, labels, n_classes):
    """A digit beyond the table ends in an IndexError, which says nothing about digits. Look at the numbers before you
    count, and raise a ValueError that says what is wrong.
    """
    same_length(prediction, labels)
    table = np.zeros((n_classes, n_classes), dtype=int)
    for read, true in zip(prediction, labels):
        if read < 0 or true < 0:
            raise ValueError("no class")
        table[true, read] += 1
    return table


# digits_network


def beginning(sizes, rng):
    """A new network."""
    layers = [(rng.normal(size=(m, n)) / np.sqrt(n), np.zeros((m, 1)), "tanh") for n, m in zip(sizes[:-1], sizes[1:])]
    return [*layers[:-1], (*layers[-1][:2], "softmax")]


def tables(images, labels):
    """X and Y."""
    images = np.asarray(images, float)
    return images.reshape(len(images), -1).T / 16, np.eye(10)[:, np.asarray(labels)]


@misconception("digits_network", fails="learns_a_handful_of_images")
def never_trained(images, labels, rng):
    """Your network is still what came out of the hat: it guesses. Perhaps you train it and return the layers from
    before? `train` gives new layers and leaves the old ones as they are.
    """
    layers = beginning([64, 10], np.random.default_rng(1))
    layers[0][1][:] = -10 * (np.arange(10)[:, None] == np.asarray(labels)[0])
    return layers


@misconception("digits_network", fails="learns_a_handful_of_images")
def network_and_history(images, labels, rng):
    """You returned what `train` gives: the layers together with the history. The network alone is asked for. Unpack
    the two, and return the first.
    """
    layers, history = looped(beginning([64, 10], rng), *tables(images, labels), "cross_entropy", 0.5, 2, 50, rng)
    return layers, history


@misconception("digits_network", fails="learns_a_handful_of_images")
def learns_one_answer_only(images, labels, rng):
    """Your network says the same for each image. It may have learned the biases and nothing else, as with weights that
    all begin with 0 behind relu, or with targets that are not the digits' own.
    """
    b = np.zeros((10, 1))
    b[np.asarray(labels)[-1]] = 1
    return [(np.zeros((10, 64)), b, "softmax")]


@misconception("digits_network", fails="learns_a_handful_of_images")
def outputs_for_what_occurs(images, labels, rng):
    """Your network has as many outputs as there are digits up to the largest one it was shown. A reader of digits
    always has ten, also when it has not met a 9 yet.
    """
    X, _ = tables(images, labels)
    n = int(max(labels)) + 1
    Y = np.eye(n)[:, np.asarray(labels)]
    return looped(beginning([64, n], rng), X, Y, "cross_entropy", 0.5, 30, 10, rng)[0]


@misconception("digits_network", fails="learns_a_handful_of_images")
def learns_the_wrong_pairs(images, labels, rng):
    """Your network learns, but each image has got the target of another one. Somewhere the images and the labels were
    parted: shuffled in two orders, or counted from a different start.
    """
    X, Y = tables(images, (np.asarray(labels) + 1) % 10)
    return looped(beginning([64, 10], rng), X, Y, "cross_entropy", 0.5, 30, 10, rng)[0]


@misconception("digits_network", fails="reads_most_new_digits")
def a_sample_to_save_time(images, labels, rng):
    """Your network learned from a dozen of the images only. What it was shown it reads well, but people write in many
    ways, and it has met too few of them. Let it learn from all the images that you are given.
    """
    images, labels = np.asarray(images), np.asarray(labels)
    few = np.arange(0, len(labels), max(1, len(labels) // 12))
    X, Y = tables(images[few], labels[few])
    return looped(beginning([64, 10], rng), X, Y, "cross_entropy", 0.5, 60, 6, rng)[0]

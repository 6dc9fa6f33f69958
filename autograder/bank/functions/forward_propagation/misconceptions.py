"""Wrong answers to A network on a postcard, each with the hint that a teacher would give."""

import numpy as np

from autograder.checks import misconception

# neuron


def same_length(w, x):
    """Weights and inputs as arrays, for answers that go wrong elsewhere."""
    w, x = np.asarray(w), np.asarray(x)
    if w.shape != x.shape:
        raise ValueError("different lengths")
    return w, x


@misconception("neuron", fails="weighs_adds_shifts_and_bends")
def neuron_without_a_bend(w, x, b, f):
    """You returned the sum itself. It is right, but the last line of the table is missing: the neuron still has to put
    its sum into f, and send on what comes out.
    """
    w, x = same_length(w, x)
    return np.sum(w * x) + b


@misconception("neuron", fails="weighs_adds_shifts_and_bends")
def neuron_without_a_bias(w, x, b, f):
    """Your bias has no effect. Follow the table again, line by line: after adding up the weighted inputs and before
    the bend, the sum is shifted by b.
    """
    w, x = same_length(w, x)
    return f(np.sum(w * x))


@misconception("neuron", fails="weighs_adds_shifts_and_bends")
def shifts_after_the_bend(w, x, b, f):
    """You bend first and add the bias afterwards. Then a light can have the brightness −1. The bias decides how much
    the neuron wants to hear, so it belongs inside, and the bend comes last.
    """
    w, x = same_length(w, x)
    return f(np.sum(w * x)) + b


@misconception("neuron", fails="weighs_adds_shifts_and_bends")
def bends_each_product(w, x, b, f):
    """You put each weighted input into f and added up afterwards. A neuron bends once: it first makes one sum out of
    all its inputs and the bias, and f sees only that sum.
    """
    w, x = same_length(w, x)
    return sum(float(f(product)) for product in w * x) + b


@misconception("neuron", fails="weighs_adds_shifts_and_bends")
def bends_the_inputs(w, x, b, f):
    """You bent the inputs before weighing them. What the sensors report is not bent; f waits at the end and gets the
    finished sum. Try it with an input that relu would block.
    """
    w, x = same_length(w, x)
    return np.sum(w * f(x)) + b


@misconception("neuron", fails="weighs_adds_shifts_and_bends")
def bias_with_every_input(w, x, b, f):
    """You added the bias once for each input, so with two inputs it counts twice. The bias belongs to the neuron and
    not to its inputs: add it once, when all the products are together.
    """
    w, x = same_length(w, x)
    return f(np.sum(w * x + b))


@misconception("neuron", fails="weighs_adds_shifts_and_bends")
def takes_the_bias_away(w, x, b, f):
    """You subtracted b, as you would subtract a threshold. Here the bias carries its own sign: a lazy neuron has a
    negative bias, and it is always added.
    """
    w, x = same_length(w, x)
    return f(np.sum(w * x) - b)


@misconception("neuron", fails="weighs_adds_shifts_and_bends")
def adds_weights_and_inputs(w, x, b, f):
    """You added the weights to the inputs. A weight says how much an input counts, so it multiplies: with weight 0 an
    input is not heard at all, and with weight 2 it counts double.
    """
    w, x = same_length(w, x)
    return f(np.sum(w + x) + b)


@misconception("neuron", fails="weighs_adds_shifts_and_bends")
def never_adds_up(w, x, b, f):
    """You return one number for each input: the products were never added up. A neuron makes a single number out of
    all of them, however many inputs it has.
    """
    w, x = same_length(w, x)
    return f(w * x + b)


@misconception("neuron", fails="weighs_adds_shifts_and_bends")
def a_number_in_a_list(w, x, b, f):
    """The number is right, but it sits in a list of its own. A neuron sends on a plain number: return what f gave you,
    without brackets around it.
    """
    w, x = same_length(w, x)
    return [float(f(np.sum(w * x) + b))]


@misconception("neuron", fails="weighs_adds_shifts_and_bends")
def bends_twice(w, x, b, f):
    """You used f two times, once on the products and once more at the end. The bend comes once, after the bias. For
    relu that is hard to notice; for other functions it is not.
    """
    w, x = same_length(w, x)
    return f(f(np.sum(w * x) + b))


@misconception("neuron", fails="takes_lists_and_a_single_input")
def products_of_lists(w, x, b, f):
    """For arrays your answer is right. Two plain lists cannot be multiplied with each other, so Python raised a
    TypeError. Make arrays of them first, as rule 1 says, or go through the pairs.
    """
    if len(w) != len(x):
        raise ValueError("different lengths")
    return f(sum(w * x) + b)


@misconception("parameter_count", fails="refuses_sizes_of_no_network")
def zero_is_a_size(sizes):
    """You refuse negative sizes, and let 0 pass. A layer without a single neuron sends nothing on, so it is no layer:
    every size must be 1 or more.
    """
    if len(sizes) == 0 or min(sizes) < 0:
        raise ValueError("no network")
    return sum(m * n + m for n, m in zip(sizes, sizes[1:]))


@misconception("neuron", fails="refuses_lists_of_different_length")
def drops_what_is_left_over(w, x, b, f):
    """Where one list is longer, you use the pairs that exist and forget the rest: `zip` stops at the end of the
    shorter list. A sensor without a weight is a mistake. Compare the lengths, and raise a ValueError.
    """
    return f(sum(weight * value for weight, value in zip(w, x)) + b)


@misconception("neuron", fails="refuses_lists_of_different_length")
def one_weight_for_every_input(w, x, b, f):
    """NumPy refuses most lists of different length, but not all: a single weight is stretched over all inputs, and you
    get a number that nobody asked for. Compare the lengths yourself before you multiply.
    """
    return f(np.sum(np.asarray(w) * np.asarray(x)) + b)


@misconception("neuron", fails="refuses_lists_of_different_length")
def an_index_error_for_missing_inputs(w, x, b, f):
    """Your loop counts along the weights. When there are fewer inputs it runs off their end, an IndexError, and when
    there are more it ignores them. Compare the lengths first, and raise a ValueError.
    """
    total = b
    for i in range(len(w)):
        total = total + w[i] * x[i]
    return f(total)


@misconception("neuron", fails="leaves_weights_and_inputs_alone")
def products_written_into_the_weights(w, x, b, f):
    """The number is right, but the products were written into the weights that you were given, so next time the neuron
    has other weights. `w *= x` changes w itself; `w * x` makes something new.
    """
    w, x = np.asarray(w, float), np.asarray(x, float)
    if w.shape != x.shape:
        raise ValueError("different lengths")
    w *= x
    return f(w.sum() + b)


# layer


def fitting(W, x, b):
    """Weights, inputs and biases as arrays, for answers that go wrong elsewhere."""
    W, x, b = np.asarray(W), np.asarray(x), np.asarray(b)
    if W.shape[1] != x.shape[0] or b.shape != (W.shape[0], 1):
        raise ValueError("shapes do not fit")
    return W, x, b


@misconception("layer", fails="one_example_through_a_layer")
def layer_without_a_bend(W, x, b, f):
    """You stopped at the weighted inputs z = W x + b. That was the task in Munchable matrices; here one step more
    belongs to a layer: z goes into f, and what comes out is sent on.
    """
    W, x, b = fitting(W, x, b)
    return W @ x + b


@misconception("layer", fails="one_example_through_a_layer")
def layer_without_biases(W, x, b, f):
    """Your biases have no effect: you bend W x alone. Every neuron adds its own bias to its sum, in every column,
    before the bend.
    """
    W, x, b = fitting(W, x, b)
    return f(W @ x)


@misconception("layer", fails="one_example_through_a_layer")
def biases_after_the_bend(W, x, b, f):
    """You bend W x and add the biases afterwards. The bias shifts the sum *before* it is bent, so it stands inside the
    brackets: f(W x + b).
    """
    W, x, b = fitting(W, x, b)
    return f(W @ x) + b


@misconception("layer", fails="one_example_through_a_layer")
def bends_what_comes_in(W, x, b, f):
    """You bent the inputs and then computed W x + b. The bend belongs to the end of a layer. What came in was already
    bent by the layer before, if there was one.
    """
    W, x, b = fitting(W, x, b)
    return W @ f(x) + b


@misconception("layer", fails="one_example_through_a_layer")
def bends_the_weights(W, x, b, f):
    """You put the weights into f. The weights stay as they are, negative ones too; what is bent is the sum that each
    neuron has made, after its bias was added.
    """
    W, x, b = fitting(W, x, b)
    return f(W) @ x + b


@misconception("layer", fails="one_example_through_a_layer")
def biases_on_the_inputs(W, x, b, f):
    """You added b to the inputs before multiplying. A bias belongs to a neuron and not to an input, and there are m
    neurons and n inputs. First the product, then the biases.
    """
    W, x, b = fitting(W, x, b)
    return f(W @ (x + b))


@misconception("layer", fails="one_example_through_a_layer")
def weights_turned(W, x, b, f):
    """You turned W. Each neuron already has its weights in a row, ready to meet the column x, so W stands on the left
    as it is. With a square W no error will tell you.
    """
    return f(np.asarray(W).T @ np.asarray(x) + np.asarray(b))


@misconception("layer", fails="one_example_through_a_layer")
def entry_by_entry(W, x, b, f):
    """You multiplied W and x entry by entry with `*`. The result is a table of products that nobody has added up: a
    neuron pairs its row with the column, multiplies, and adds.
    """
    return f(np.asarray(W) * np.asarray(x).T + np.asarray(b))


@misconception("layer", fails="one_example_through_a_layer")
def a_flat_answer(W, x, b, f):
    """Your numbers are right, and they lie in a flat list. The next layer expects a column for each example, shape (m,
    1) or (m, N). Keep the rows and columns that the product gives you.
    """
    W, x, b = fitting(W, x, b)
    return np.ravel(f(W @ x + b))


@misconception("layer", fails="one_example_through_a_layer")
def biases_on_their_side(W, x, b, f):
    """You laid the biases on their side, and NumPy stretched a column and a row into a whole square. Leave b standing
    as a column: then each neuron gets its own bias.
    """
    W, x, b = fitting(W, x, b)
    return f(W @ x + b.T)


@misconception("layer", fails="a_batch_through_a_layer")
def only_the_first_example(W, x, b, f):
    """You used the first column only, so a batch comes out as a single example. Each column is an example of its own,
    and as many columns come out as went in.
    """
    W, x, b = fitting(W, x, b)
    return f(W @ x[:, :1] + b)


@misconception("layer", fails="a_batch_through_a_layer")
def examples_added_up(W, x, b, f):
    """You added the examples of the batch together, and one column was left. A batch is many examples side by side
    that never mix: the second column of the answer depends on the second column of x alone.
    """
    W, x, b = fitting(W, x, b)
    return f((W @ x).sum(axis=1, keepdims=True) + b)


@misconception("layer", fails="a_batch_through_a_layer")
def a_batch_comes_out_turned(W, x, b, f):
    """A batch comes out with one row for each example. In this course an example is a column, on the way in and on the
    way out: neurons below each other, examples side by side.
    """
    W, x, b = fitting(W, x, b)
    a = np.asarray(f(W @ x + b))
    return a if x.shape[1] == 1 else a.T


@misconception("layer", fails=("a_batch_through_a_layer", "takes_lists_and_changes_nothing"))
def sums_written_into_the_biases(W, x, b, f):
    """`b += …` writes the sums into the biases that you were given: the network forgets its biases, and a whole batch
    does not fit into one column. `W @ x + b` makes something new.
    """
    W, x = np.asarray(W, float), np.asarray(x, float)
    b = np.asarray(b, float)
    if W.shape[1] != x.shape[0] or b.shape != (W.shape[0], 1):
        raise ValueError("shapes do not fit")
    b += W @ x
    return f(b)


@misconception("layer", fails="hands_f_the_whole_table")
def one_entry_at_a_time(W, x, b, f):
    """You gave f one entry after the other. For relu or step that makes no difference. But a function such as `shares`
    looks at a whole column, and it can only do so if it gets the whole table.
    """
    W, x, b = fitting(W, x, b)
    return np.array([[float(f(entry)) for entry in row] for row in W @ x + b])


@misconception("layer", fails="hands_f_the_whole_table")
def one_row_at_a_time(W, x, b, f):
    """You gave f one neuron's row at a time. A function that looks at a column, all neurons for one example, then sees
    the wrong numbers together. Hand it the whole table at once.
    """
    W, x, b = fitting(W, x, b)
    return np.array([f(row) for row in W @ x + b])


@misconception("layer", fails="takes_lists_and_changes_nothing")
def asks_a_list_for_its_shape(W, x, b, f):
    """For arrays your answer is right. A plain list has no `.shape`, so Python raised an AttributeError. Make arrays
    of all three tables first, as rule 1 of the house says.
    """
    if W.shape[1] != x.shape[0] or b.shape != (W.shape[0], 1):
        raise ValueError("shapes do not fit")
    return f(W @ x + b)


@misconception("layer", fails="takes_lists_and_changes_nothing")
def cut_to_whole_numbers(W, x, b, f):
    """The fractions got lost. Your answer went into a table for whole numbers, because the weights happened to be
    whole. Even then f can give fractions: let its answer stay as it is.
    """
    W, x, b = fitting(W, x, b)
    return np.asarray(f(W @ x + b)).astype(W.dtype)


@misconception("layer", fails="refuses_what_is_no_layer")
def flat_biases_stood_up(W, x, b, f):
    """Where shapes fit, you are right. Flat biases, shape (m,), you stand up by yourself. That is kind, but then a
    mix-up goes unnoticed. Here every shape other than (m, 1) is a ValueError.
    """
    b = np.asarray(b)
    W, x, b = fitting(W, x, b.reshape(-1, 1) if b.ndim == 1 else b)
    return f(W @ x + b)


@misconception("layer", fails="takes_lists_and_changes_nothing")
def sums_cut_to_whole_numbers(W, x, b, f):
    """The fractions got lost before the bend: your sums went into a table for whole numbers, because the inputs
    happened to be whole. Weights may be fractions. Prepare a table that can hold them.
    """
    W, x, b = fitting(W, x, b)
    z = np.zeros((W.shape[0], x.shape[1]), dtype=x.dtype)
    z[...] = W @ x + b
    return f(z)


@misconception("layer", fails="refuses_what_is_no_layer")
def biases_stretched(W, x, b, f):
    """Where shapes fit, you are right. But NumPy quietly stretches a lonely bias, or biases that lie on their side,
    and gives you an answer to a question that makes no sense. Compare the shape of b with (m, 1).
    """
    return f(np.asarray(W) @ np.asarray(x) + np.asarray(b))


@misconception("layer", fails="refuses_what_is_no_layer")
def a_bias_for_every_example(W, x, b, f):
    """You look at the rows of b and not at its columns. A whole table of biases would give each example biases of its
    own, but they belong to the neurons: one column, shape (m, 1), for all examples.
    """
    W, x, b = np.asarray(W), np.asarray(x), np.asarray(b)
    if W.shape[1] != x.shape[0] or b.shape[0] != W.shape[0]:
        raise ValueError("shapes do not fit")
    return f(W @ x + b)


@misconception("layer", fails="refuses_what_is_no_layer")
def silent_where_nothing_fits(W, x, b, f):
    """Where the shapes do not fit you return None. The next layer would stumble over it, far away from the cause.
    Raise a ValueError at once, and say what does not fit.
    """
    W, x, b = np.asarray(W), np.asarray(x), np.asarray(b)
    return f(W @ x + b) if W.shape[1] == x.shape[0] and b.shape == (W.shape[0], 1) else None


@misconception("layer", fails="refuses_what_is_no_layer")
def asserted_shapes(W, x, b, f):
    """You noticed that the shapes do not fit, and `assert` raised an AssertionError. The promise of the text is a
    ValueError: ask with `if`, and raise it yourself.
    """
    W, x, b = np.asarray(W), np.asarray(x), np.asarray(b)
    assert W.shape[1] == x.shape[0] and b.shape == (W.shape[0], 1)
    return f(W @ x + b)


# forward


def through(W, a, b, f):
    """One layer, done right, for answers that go wrong elsewhere."""
    W, a, b = fitting(W, a, b)
    return f(W @ a + b)


@misconception("forward", fails="layer_after_layer")
def last_layer_unbent(layers, x):
    """The last layer comes out without its bend. Many real networks do that on purpose, but here each layer brings its
    own f and uses it, the last one too. A layer without a bend would bring `keep`.
    """
    a = np.asarray(x)
    for place, (W, b, f) in enumerate(layers):
        last = place == len(layers) - 1
        a = through(W, a, b, np.asarray if last else f)
    return a


@misconception("forward", fails="layer_after_layer")
def bends_only_at_the_end(layers, x):
    """You bend only once, in the last layer. Then all the layers before it collapse into one, as with the lamp in the
    stairwell. Every layer bends before it hands on.
    """
    a = np.asarray(x)
    for place, (W, b, f) in enumerate(layers):
        last = place == len(layers) - 1
        a = through(W, a, b, f if last else np.asarray)
    return a


@misconception("forward", fails="layer_after_layer")
def network_without_bends(layers, x):
    """No layer uses its f: you hand on W x + b. However many layers there are, that is a single layer in disguise.
    Bend in each layer, before you hand on.
    """
    a = np.asarray(x)
    for W, b, _ in layers:
        a = through(W, a, b, np.asarray)
    return a


@misconception("forward", fails="layer_after_layer")
def every_layer_sees_the_input(layers, x):
    """You gave x to every layer. Only the first one sees it; the second gets what the first one sent, and so on, like
    the baton in a relay. Which variable should change in your loop?
    """
    a = np.asarray(x)
    for W, b, f in layers:
        a = through(W, x, b, f)
    return a


@misconception("forward", fails="layer_after_layer")
def stops_after_the_first_layer(layers, x):
    """What comes out is the answer of the first layer. Look at how far your `return` is indented: inside the loop it
    ends the function in the first round, before the other layers had their turn.
    """
    for W, b, f in layers:
        return through(W, np.asarray(x), b, f)
    return x


@misconception("forward", fails="layer_after_layer")
def last_layer_first(layers, x):
    """You went through the layers from the back. The first layer of the list is the one that knows the input, and its
    answer goes to the second: forward propagation, in the order of the list.
    """
    a = np.asarray(x)
    for W, b, f in reversed(layers):
        a = through(W, a, b, f)
    return a


@misconception("forward", fails="layer_after_layer")
def one_bend_for_all_layers(layers, x):
    """You took f from the first layer and used it everywhere. Each triple brings its own function, and they may
    differ: the postcard bends with relu in the middle and with sigmoid at the end.
    """
    a = np.asarray(x)
    for W, b, _ in layers:
        a = through(W, a, b, layers[0][2])
    return a


@misconception("forward", fails="layer_after_layer")
def network_without_biases(layers, x):
    """The biases have no effect in your network. Each layer adds its own b to its product before it bends. Is there a
    function of yours that does a whole layer already?
    """
    a = np.asarray(x)
    for W, b, f in layers:
        a = through(W, a, np.zeros_like(np.asarray(b)), f)
    return a


@misconception("forward", fails="layer_after_layer")
def all_layers_instead_of_the_last(layers, x):
    """You returned what every layer sent on, as a list. That is the next question, and you have nearly solved it. Here
    only what comes out of the last layer is wanted.
    """
    trace = [np.asarray(x)]
    for W, b, f in layers:
        trace.append(through(W, trace[-1], b, f))
    return trace


@misconception("forward", fails="a_batch_through_the_network")
def a_batch_in_one_long_column(layers, x):
    """You made one column out of x. For one example that changes nothing, but a batch becomes a single column that is
    far too long. Leave the columns of x side by side.
    """
    a = np.asarray(x).reshape(-1, 1)
    for W, b, f in layers:
        a = through(W, a, b, f)
    return a if layers else np.asarray(x)


@misconception("forward", fails="a_batch_through_the_network")
def first_example_of_the_batch(layers, x):
    """Only the first example of a batch comes out. Every column of x is an example, and all of them travel through the
    network together: leave x as it is.
    """
    a = np.asarray(x)[:, :1]
    for W, b, f in layers:
        a = through(W, a, b, f)
    return a if layers else np.asarray(x)


@misconception("forward", fails="a_batch_through_the_network")
def networks_of_arrays_only(layers, x):
    """For arrays your answer is right. The weights of a layer may also be a plain list of lists, which has no `.shape`,
    so Python raised an AttributeError. Make arrays first, or let your own `layer` do it.
    """
    a = x
    for W, b, f in layers:
        if W.shape[1] != a.shape[0] or b.shape != (W.shape[0], 1):
            raise ValueError("shapes do not fit")
        a = f(W @ a + b)
    return a


@misconception("forward", fails="one_layer_or_none")
def needs_a_first_layer(layers, x):
    """With an empty list of layers you ask for a first layer that is not there, and Python raises an IndexError.
    Without layers nothing happens to the signal: start with x itself, and let each layer change it.
    """
    W, b, f = layers[0]
    a = through(W, x, b, f)
    for W, b, f in layers[1:]:
        a = through(W, a, b, f)
    return a


@misconception("forward", fails="one_layer_or_none")
def nothing_without_layers(layers, x):
    """With an empty list of layers you return None. The signal did not meet any layer, so it is still what it was:
    what comes out is x.
    """
    if len(layers) == 0:
        return None
    a = np.asarray(x)
    for W, b, f in layers:
        a = through(W, a, b, f)
    return a


@misconception("forward", fails="refuses_a_broken_network")
def biases_stretched_on_the_way(layers, x):
    """Where everything fits you are right. But a lonely bias, or biases on their side, are stretched by NumPy without
    a word. Your own `layer` refuses them: let it do the job, or compare the shapes here.
    """
    a = np.asarray(x)
    for W, b, f in layers:
        a = f(np.asarray(W) @ a + np.asarray(b))
    return a


@misconception("forward", fails="refuses_a_broken_network")
def skips_layers_that_do_not_fit(layers, x):
    """A layer that does not fit is left out in your network, and nobody notices. The answer then comes from another
    network. Let the ValueError out, so that somebody can put it right.
    """
    a = np.asarray(x)
    for W, b, f in layers:
        try:
            a = through(W, a, b, f)
        except ValueError:
            continue
    return a


@misconception("forward", fails="using_a_network_does_not_change_it")
def eats_the_layers(layers, x):
    """The answer is right, and the network is gone: `pop` takes each layer out of the list that you were given, so the
    next digit meets an empty network. Walk along the list without taking anything out.
    """
    a = np.asarray(x)
    while layers:
        W, b, f = layers.pop(0)
        a = through(W, a, b, f)
    return a


@misconception("forward", fails="using_a_network_does_not_change_it")
def writes_over_the_input(layers, x):
    """The answer is right, but where a layer has as many neurons as inputs you wrote its answer into x, and the digit
    is lost. `a[:] = …` writes into an array; `a = …` only gives a name to a new one.
    """
    a = np.asarray(x, float)
    for W, b, f in layers:
        sent = np.asarray(through(W, a, b, f))
        if sent.shape == a.shape:
            a[:] = sent
        else:
            a = sent
    return a


# forward_trace


@misconception("forward_trace", fails="every_layer_is_written_down")
def diary_without_the_input(layers, x):
    """Your diary begins with the first layer. Its first entry is what went in, x itself, so that two layers make a
    list of three.
    """
    trace, a = [], np.asarray(x)
    for W, b, f in layers:
        a = through(W, a, b, f)
        trace.append(a)
    return trace if layers else [a]


@misconception("forward_trace", fails="every_layer_is_written_down")
def diary_without_the_last_layer(layers, x):
    """The last entry is missing: you write down what goes *into* each layer, and what comes out of the last one is
    never written. Think about the order of the two lines in your loop.
    """
    trace, a = [], np.asarray(x)
    for W, b, f in layers:
        trace.append(a)
        a = through(W, a, b, f)
    return trace if layers else [a]


@misconception("forward_trace", fails="every_layer_is_written_down")
def only_the_last_entry(layers, x):
    """You returned what comes out of the last layer, as `forward` does. Here the whole way is wanted: a list that
    begins with x and has one entry for each layer.
    """
    a = np.asarray(x)
    for W, b, f in layers:
        a = through(W, a, b, f)
    return a


@misconception("forward_trace", fails="every_layer_is_written_down")
def sums_instead_of_activations(layers, x):
    """You wrote down the sums z, before the bend. What a neuron sends on is its activation, after the bend, and that
    is what the next layer gets to see. Write that down.
    """
    trace, a = [np.asarray(x)], np.asarray(x)
    for W, b, f in layers:
        trace.append(through(W, a, b, np.asarray))
        a = f(trace[-1])
    return trace


@misconception("forward_trace", fails="every_layer_is_written_down")
def last_entry_unbent(layers, x):
    """The last entry is not bent. Each layer uses its own f before its activations are written down, and the last
    layer is no exception.
    """
    trace = [np.asarray(x)]
    for place, (W, b, f) in enumerate(layers):
        last = place == len(layers) - 1
        trace.append(through(W, trace[-1], b, np.asarray if last else f))
    return trace


@misconception("forward_trace", fails="every_layer_is_written_down")
def diary_backwards(layers, x):
    """Your diary has everything, with the latest entry on top. It should read in the order in which it happened: x
    first, the last layer at the end.
    """
    trace = [np.asarray(x)]
    for W, b, f in layers:
        trace.insert(0, through(W, trace[0], b, f))
    return trace


@misconception("forward_trace", fails="every_layer_is_written_down")
def input_given_to_every_layer(layers, x):
    """Every layer in your diary has seen x. Only the first one does; each of the others gets the entry that was
    written down just before. Which entry of your list is that?
    """
    trace = [np.asarray(x)]
    for W, b, f in layers:
        trace.append(through(W, x, b, f))
    return trace


@misconception("forward_trace", fails="every_layer_is_written_down")
def flat_entries(layers, x):
    """The numbers are right, and the columns are gone: each entry is a flat list. An entry is a table, shape (neurons,
    N), just as the layer made it, so that a batch can be read as well.
    """
    trace, a = [np.ravel(x)], np.asarray(x)
    for W, b, f in layers:
        a = through(W, a, b, f)
        trace.append(np.ravel(a))
    return trace


@misconception("forward_trace", fails="every_layer_is_written_down")
def one_tall_column(layers, x):
    """You glued everything into one tall table, and nobody can see where a layer ends. Keep the entries apart: a list
    with one table for x and one for each layer.
    """
    trace = [np.asarray(x)]
    for W, b, f in layers:
        trace.append(through(W, trace[-1], b, f))
    return np.vstack(trace)


@misconception("forward_trace", fails="every_layer_is_written_down")
def one_page_used_again(layers, x):
    """Where layers are equally large, your entries are all the same: you wrote each new answer over the old one with
    `a[:] = …`, and the list shows one array many times. Give every entry an array of its own.
    """
    a = np.array(x, float)
    trace = [a]
    for W, b, f in layers:
        sent = np.asarray(through(W, a, b, f))
        if sent.shape == a.shape:
            a[:] = sent
        else:
            a = sent
        trace.append(a)
    return trace


@misconception("forward_trace", fails="a_trace_of_a_batch_and_of_no_layer")
def an_empty_diary(layers, x):
    """Without layers your list is empty. Something did go in, and it is written down first of all: the list is [x],
    even if nothing comes after it.
    """
    trace = []
    for W, b, f in layers:
        if not trace:
            trace.append(np.asarray(x))
        trace.append(through(W, trace[-1], b, f))
    return trace


@misconception("forward_trace", fails="a_trace_of_a_batch_and_of_no_layer")
def diary_of_the_first_example(layers, x):
    """Your diary follows the first example of a batch only. Each entry has one column for every example, so leave x as
    it is and let all the columns travel together.
    """
    trace = [np.asarray(x)[:, :1]]
    for W, b, f in layers:
        trace.append(through(W, trace[-1], b, f))
    return trace


@misconception("forward_trace", fails="refuses_to_trace_a_broken_network")
def biases_stretched_in_the_diary(layers, x):
    """Where everything fits you are right. But a lonely bias, or biases on their side, are stretched by NumPy without
    a word. Your own `layer` refuses them: let it do the job, or compare the shapes here.
    """
    trace = [np.asarray(x)]
    for W, b, f in layers:
        trace.append(f(np.asarray(W) @ trace[-1] + np.asarray(b)))
    return trace


@misconception("forward_trace", fails="refuses_to_trace_a_broken_network")
def diary_ends_where_nothing_fits(layers, x):
    """When a layer does not fit you stop and return the diary so far. It looks like that of a smaller network. Let the
    ValueError out: somebody has to hear about it.
    """
    trace = [np.asarray(x)]
    for W, b, f in layers:
        try:
            trace.append(through(W, trace[-1], b, f))
        except ValueError:
            break
    return trace


@misconception("forward_trace", fails="watching_a_network_does_not_change_it")
def eats_the_layers_it_watches(layers, x):
    """The diary is right, and the network is gone: `pop` takes each layer out of the list that you were given. Walk
    along the list without taking anything out.
    """
    trace = [np.asarray(x)]
    while layers:
        W, b, f = layers.pop(0)
        trace.append(through(W, trace[-1], b, f))
    return trace


# parameter_count


def sensible(sizes):
    """The sizes, for answers that go wrong elsewhere."""
    if len(sizes) == 0 or min(sizes) < 1:
        raise ValueError("no network")
    return list(sizes)


@misconception("parameter_count", fails="counts_every_weight_and_every_bias")
def only_the_weights(sizes):
    """You counted the weights and left out the biases. Each neuron has one bias of its own: for [2, 3], the bike,
    there are 3 neurons and so 3 biases more.
    """
    sizes = sensible(sizes)
    return sum(n * m for n, m in zip(sizes, sizes[1:]))


@misconception("parameter_count", fails="counts_every_weight_and_every_bias")
def biases_for_the_inputs_too(sizes):
    """You gave a bias to the inputs as well. The first size counts pixels or switches: they do nothing, they are only
    looked at. Weights and biases begin with the first layer of neurons.
    """
    sizes = sensible(sizes)
    return sum(n * m for n, m in zip(sizes, sizes[1:])) + (sum(sizes) if len(sizes) > 1 else 0)


@misconception("parameter_count", fails="counts_every_weight_and_every_bias")
def one_bias_for_each_layer(sizes):
    """You counted one bias for each layer. A layer of 8 neurons has a whole column of them, b of shape (8, 1): every
    neuron has its own.
    """
    sizes = sensible(sizes)
    return sum(n * m + 1 for n, m in zip(sizes, sizes[1:]))


@misconception("parameter_count", fails="counts_every_weight_and_every_bias")
def counts_the_neurons(sizes):
    """You added up the sizes, which counts neurons. Most numbers of a network are not in its neurons but *between*
    them: each neuron has one weight for each number that comes in.
    """
    sizes = sensible(sizes)
    return sum(sizes) if len(sizes) > 1 else 0


@misconception("parameter_count", fails="counts_every_weight_and_every_bias")
def all_sizes_multiplied(sizes):
    """You multiplied all the sizes with each other. Weights stand between two neighbouring layers only. Count each
    pair of neighbours by itself, with its biases, and add the counts up.
    """
    sizes = sensible(sizes)
    return int(np.prod(sizes)) + sum(sizes[1:]) if len(sizes) > 1 else 0


@misconception("parameter_count", fails="counts_every_weight_and_every_bias")
def only_the_two_ends(sizes):
    """You looked at the first and the last size only, as if there were nothing between them. Every layer in the middle
    has weights and biases as well.
    """
    sizes = sensible(sizes)
    return sizes[0] * sizes[-1] + sizes[-1] if len(sizes) > 1 else 0


@misconception("parameter_count", fails="counts_every_weight_and_every_bias")
def biases_of_the_wrong_side(sizes):
    """You counted the biases of each layer by its inputs. A bias belongs to a neuron, so a layer has as many biases as
    it has neurons: the second number of each pair, not the first.
    """
    sizes = sensible(sizes)
    return sum(n * m + n for n, m in zip(sizes, sizes[1:]))


@misconception("parameter_count", fails="counts_every_weight_and_every_bias")
def last_layer_not_counted(sizes):
    """Your loop stops one pair too early, so the last layer is not counted. A list of three sizes has two pairs of
    neighbours. Go through [2, 2, 1] by hand, and see which pairs you meet.
    """
    sizes = sensible(sizes)
    return sum(n * m + m for n, m in zip(sizes[:-2], sizes[1:-1]))


@misconception("parameter_count", fails="one_size_has_no_parameters")
def one_size_counts_itself(sizes):
    """For one size alone you return that size. There is no layer, so there is no neuron, no weight and no bias:
    nothing to count, and the answer is 0.
    """
    sizes = sensible(sizes)
    return sum(n * m + m for n, m in zip(sizes, sizes[1:])) if len(sizes) > 1 else sizes[0]


@misconception("parameter_count", fails="one_size_has_no_parameters")
def one_size_refused(sizes):
    """You refuse a single size. It is a network without layers, which you met in question 3: it lets everything pass,
    and it needs 0 parameters for that.
    """
    if len(sizes) < 2 or min(sizes) < 1:
        raise ValueError("no network")
    return sum(n * m + m for n, m in zip(sizes, sizes[1:]))


@misconception("parameter_count", fails="refuses_sizes_of_no_network")
def nothing_at_all_is_a_network(sizes):
    """For an empty list you return 0, as for one size alone. But even a network without layers has inputs, and an
    empty list does not say how many. That is a ValueError.
    """
    if any(size < 1 for size in sizes):
        raise ValueError("no network")
    return sum(n * m + m for n, m in zip(sizes, sizes[1:]))


@misconception("parameter_count", fails="refuses_sizes_of_no_network")
def minus_times_minus(sizes):
    """Negative sizes are accepted, and two of them even make a positive count. There is no layer of minus three
    neurons: look at every size before you count, and raise a ValueError.
    """
    if len(sizes) == 0:
        raise ValueError("no network")
    return sum(n * m + m for n, m in zip(sizes, sizes[1:]))


@misconception("parameter_count", fails="refuses_sizes_of_no_network")
def only_a_negative_count_is_refused(sizes):
    """You look at the count and refuse it when it is negative. Two negative sizes slip through, since minus times
    minus is plus. Look at the sizes themselves.
    """
    total = sum(n * m + m for n, m in zip(sizes, sizes[1:]))
    if len(sizes) == 0 or total < 0:
        raise ValueError("no network")
    return total


@misconception("parameter_count", fails="counting_leaves_the_sizes_alone")
def sizes_taken_out(sizes):
    """The count is right, but the list is shorter than before: `pop` took the sizes out while you counted. Whoever
    gave you the list still needs it. Walk along it instead.
    """
    if len(sizes) == 0 or min(sizes) < 1:
        raise ValueError("no network")
    total, n = 0, sizes.pop(0)
    while sizes:
        m = sizes.pop(0)
        total, n = total + n * m + m, m
    return total


# predict


def outputs(layers, X):
    """What comes out of a network, for answers that go wrong afterwards."""
    a = np.asarray(X)
    for W, b, f in layers:
        a = np.asarray(through(W, a, b, f))
    return a


@misconception("predict", fails="finds_the_largest_output_of_each_column")
def along_the_rows(layers, X):
    """You looked for the largest number along each row, so you got one answer for each neuron. An example is a column:
    go down the column, and give one answer for each of them.
    """
    return np.argmax(outputs(layers, X), axis=1)


@misconception("predict", fails="finds_the_largest_output_of_each_column")
def one_answer_for_the_whole_batch(layers, X):
    """You got a single number for the whole table: without an axis, argmax looks at all the entries in one long row.
    Each column is an example and wants its own answer.
    """
    return np.argmax(outputs(layers, X))


@misconception("predict", fails="finds_the_largest_output_of_each_column")
def how_loud_and_not_which(layers, X):
    """You returned the largest outputs themselves. The question is not how loud the loudest neuron is, but *which* one
    it is: the number of its row.
    """
    return np.max(outputs(layers, X), axis=0)


@misconception("predict", fails="finds_the_largest_output_of_each_column")
def the_quietest_neuron(layers, X):
    """You took the row of the smallest output. A large output means "this is my digit", so the largest one wins:
    argmax and not argmin.
    """
    return np.argmin(outputs(layers, X), axis=0)


@misconception("predict", fails="finds_the_largest_output_of_each_column")
def counts_rows_from_one(layers, X):
    """You count the rows from 1, so every answer is one too large, and the digit 0 is never given. Here row 0 belongs
    to the digit 0, as Python counts anyway.
    """
    return np.argmax(outputs(layers, X), axis=0) + 1


@misconception("predict", fails="finds_the_largest_output_of_each_column")
def only_one_digit_read(layers, X):
    """You answered for the first column only. X is a batch: as many digits come out as there are columns. Let the
    function that finds the largest go down every column.
    """
    return np.argmax(outputs(layers, X)[:, :1], axis=0)


@misconception("predict", fails="finds_the_largest_output_of_each_column")
def answers_in_a_row_of_a_table(layers, X):
    """Your digits are right, and they are wrapped in a table with one row, shape (1, N). A plain list of digits is
    wanted, shape (N,), one for each column.
    """
    return np.argmax(outputs(layers, X), axis=0).reshape(1, -1)


@misconception("predict", fails="finds_the_largest_output_of_each_column")
def brightest_pixel(layers, X):
    """You looked for the largest entry of X, the input. The network has not been asked yet: first send X through all
    the layers, then look at what comes out.
    """
    outputs(layers, X)  # computed, and forgotten
    return np.argmax(np.asarray(X), axis=0)


@misconception("predict", fails="finds_the_largest_output_of_each_column")
def ones_and_zeros(layers, X):
    """You marked the winner in each column with a 1. That is a good picture of the answer, but the answer itself is
    one number for each column: the row in which your 1 stands.
    """
    a = outputs(layers, X)
    return (np.arange(len(a))[:, None] == np.argmax(a, axis=0)).astype(int)


@misconception("predict", fails="finds_the_largest_output_of_each_column")
def rounds_before_it_compares(layers, X):
    """You rounded the outputs to 0 and 1 before comparing them. If several are below one half, or several above, they
    look equal, and the wrong one may win. Compare the outputs as they are.
    """
    return np.argmax(np.round(outputs(layers, X)), axis=0)


@misconception("predict", fails="a_batch_of_one")
def a_lonely_number(layers, X):
    """For a single example you return a plain number. A batch of one is still a batch: the answer is a list with one
    digit in it, shape (1,).
    """
    digits_read = np.argmax(outputs(layers, X), axis=0)
    return int(digits_read[0]) if len(digits_read) == 1 else digits_read


@misconception("predict", fails="breaks_ties_as_the_text_says")
def largest_digit_wins_a_tie(layers, X):
    """Where two outputs are equally large you take the later one. In this course the smallest digit wins a tie. With a
    loop of your own, it matters whether you compare with > or with >=.
    """
    a = outputs(layers, X)
    return len(a) - 1 - np.argmax(a[::-1], axis=0)


@misconception("predict", fails="breaks_ties_as_the_text_says")
def no_answer_for_a_tie(layers, X):
    """Where several outputs are equally large you answer −1, "I cannot tell". That would be an honest rule, but the
    text has agreed on another one: the smallest digit wins.
    """
    a = outputs(layers, X)
    alone = np.sum(a == a.max(axis=0), axis=0) == 1
    return np.where(alone, np.argmax(a, axis=0), -1)


@misconception("predict", fails="refuses_to_guess_with_a_broken_network")
def guesses_with_stretched_biases(layers, X):
    """Where everything fits you are right. But a lonely bias, or biases on their side, are stretched by NumPy without
    a word, and the guess means nothing. Your own `forward` refuses such a network: let it do the job.
    """
    a = np.asarray(X)
    for W, b, f in layers:
        a = np.asarray(f(np.asarray(W) @ a + np.asarray(b)))
    return np.argmax(a, axis=0)


@misconception("predict", fails="refuses_to_guess_with_a_broken_network")
def zero_where_nothing_fits(layers, X):
    """Where the shapes do not fit you answer 0 for everything. Nobody can tell that from a network that really reads
    zeros. Let the ValueError out.
    """
    try:
        return np.argmax(outputs(layers, X), axis=0)
    except ValueError:
        return np.zeros(np.shape(X)[1], int)

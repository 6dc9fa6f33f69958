# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # From guessing to 95 percent
#
# Show a handwritten 7 to a network that has just been made. It answers at once, and without a doubt: "Four!" Show it
# another 7: "Four!" A 2: "Nine!" It has 2,410 numbers inside, all of them came out of a hat, and so do its answers.
# With ten digits to choose from, it is right about once in ten. So would you be, with your eyes closed.
#
# Two seconds later the same network reads 95 of 100 digits, digits that it has **never seen before**. Nobody has told
# it what a 7 looks like. Nobody has written a rule about loops and bars. What happened in those two seconds?
#
# One small step happened, a few thousand times: *look at a handful of digits, see how wrong you are, move every number
# a little so that you are less wrong.* That is the whole of it, and it is called the **training loop**. In this
# notebook you write it, and everything around it.
#
# You will make eight functions and five pictures. Allow about **75 minutes**; the exercise is worth 20 points.

# %% [markdown]
# ## Before you start
#
# You know what a network does with its inputs (*A network on a postcard*) and how a cost says how wrong it is (*What
# does a wrong guess cost?*). Here they work together. **Five rules** hold for every function below.
#
# 1. In tables, **each column is one example**. `X` holds what goes into the network, `Y` holds what should come out.
#    Column 5 of `X` and column 5 of `Y` belong to the same example. They must never be parted.
# 2. Your function may be given NumPy arrays or plain lists. `np.asarray` makes an array of either.
# 3. What was given stays as it was. Make something new.
# 4. What makes no sense is refused with a `ValueError`, as in `raise ValueError("what is wrong")`. Each question says
#    what that is.
# 5. Where something is left to chance, the function is given a generator called `rng`. Use that one, and make none of
#    your own: `np.random.default_rng(0)` inside a function would give you the *same* "chance" at each call.
#
# A function may call those that you wrote before it. So put a wrong one right before you go on.
#
# ### What a generator can do

# %%
import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits

rng = np.random.default_rng(8)
print(rng.permutation(6))  # the numbers from 0 to 5, shuffled
print(rng.permutation(6))  # shuffled again: another order
print(rng.normal(size=(2, 3)))  # random numbers around 0, most of them between -2 and 2

table = np.array([[10, 11, 12, 13], [20, 21, 22, 23]])
print(table[:, [3, 0]])  # columns 3 and 0 of a table, in this order

# %% [markdown]
# ### The digits
#
# scikit-learn brings 1,797 digits that 13 people wrote by hand on paper. Each became an image of 8 by 8 pixels, and
# each pixel says how much ink is there: from 0, white, to 16, all ink.

# %%
digits = load_digits()
figure, axes = plt.subplots(2, 10, figsize=(11, 2.8), layout="constrained")
for axis, image, label in zip(axes.flat, digits.images, digits.target):
    axis.imshow(image, cmap="gray_r")
    axis.set_title(f"{label}")
    axis.axis("off")
plt.show()

# %% [markdown]
# ## 1. From ink to numbers
#
# A network takes columns, and an image is a square. So each image is unrolled, row after row, like reading a page: the
# first 8 pixels of a column are the top row of the image, the next 8 are the second row, down to pixel 64.
#
# And the pixels are divided by 16, so that they run from 0 to 1. Why? A neuron adds up 64 of them. With inputs up to
# 16 the sums get so large that tanh and its friends are flat there, and where it is flat nothing can be learned.
#
# A tiny example, an image of 2 by 2 pixels that shows the class 1 of 3 classes (the classes are 0, 1, 2):
#
# $$\begin{bmatrix} 0 & 16 \\ 8 & 4 \end{bmatrix} \quad\longrightarrow\quad
# X = \begin{bmatrix} 0 \\ 1 \\ 0.5 \\ 0.25 \end{bmatrix} \qquad Y = \begin{bmatrix} 0 \\ 1 \\ 0 \end{bmatrix}$$
#
# $Y$ is the **one-hot** column that you know: a 1 in the row of the right class, 0 in all the others.
#
# **Your turn.** `prepare(images, labels, n_classes)` returns two tables, `X` and `Y`, as `return X, Y`.
#
# - `images` has shape $(N, 8, 8)$, or $(N, \text{rows}, \text{columns})$ for other images. Pixels run from 0 to 16.
# - `labels` has shape $(N,)$: whole numbers from 0 to `n_classes` − 1.
# - `X` has shape $(64, N)$: one **column** for each image. Divide by 16, always, also if no pixel is that dark.
# - `Y` has shape `(n_classes, N)`. A class that does not occur keeps its row of zeros.
# - A `ValueError`: not as many labels as images; a label that is no class; a pixel below 0 or above 16.
#
# A hint about shapes: `images.reshape(N, -1)` puts each image into a **row**. The `-1` lets NumPy work out how long
# a row is. What turns rows into columns?


# %%
def prepare(images, labels, n_classes):
    """X of shape (pixels, N), from 0 to 1, and Y of shape (n_classes, N), one-hot.

    images: (N, rows, columns) with pixels from 0 to 16, labels: N whole numbers. What does not fit is a ValueError.
    """
    # BEGIN SOLUTION
    images, labels = np.asarray(images, float), np.asarray(labels)
    if len(images) != len(labels):
        raise ValueError(f"{len(images)} images and {len(labels)} labels")
    if images.min() < 0 or images.max() > 16:
        raise ValueError("a pixel is a number from 0 to 16")
    if labels.min() < 0 or labels.max() >= n_classes:
        raise ValueError(f"a label is a whole number from 0 to {n_classes - 1}")
    return images.reshape(len(images), -1).T / 16, np.eye(n_classes)[:, labels]
    # END SOLUTION


# %%
X, Y = prepare(digits.images, digits.target, 10)
print("X:", X.shape, " Y:", Y.shape)

# %% [markdown]
# ## 2. Lock some away
#
# A teacher gives you twenty problems with their answers, to practise. The next day she asks the *same* twenty. You get
# all of them right. Have you understood, or have you learned twenty answers by heart?
#
# Nobody can tell, not even you. That is why a test has new problems. A network can learn by heart, too. So before
# anything else, a part of the digits is **locked away**. The network learns from the **training set** and never meets
# the **test set** until it is asked for its mark.
#
# Which ones go into the test set? Not the last ones in the file! Perhaps all those were written by the same person, or
# they are all nines. Let chance decide.
#
# | | | | | | |
# |---|:-:|:-:|:-:|:-:|:-:|
# | example | 0 | 1 | 2 | 3 | 4 |
# | shuffled | 3 | 0 | 4 | 1 | 2 |
# | with `test_fraction` 0.4 | test | test | train | train | train |
#
# **Your turn.** `split(X, Y, test_fraction, rng)` returns four tables, in this order: `X_train, Y_train, X_test,
# Y_test`.
#
# - `X` has shape $(n, N)$, `Y` has shape $(m, N)$, for any $n$ and $m$.
# - The test set has `round(test_fraction * N)` examples, the training set has all the others.
# - Each example is in exactly one of the sets. Its column of `X` and its column of `Y` stay together.
# - Which examples are tested is left to chance: any of them can be, and another call chooses others.
# - A `ValueError`: a `test_fraction` that is not between 0 and 1 (0 and 1 themselves are refused as well); `X` and `Y`
#   with different numbers of columns.


# %%
def split(X, Y, test_fraction, rng):
    """X_train, Y_train, X_test, Y_test: the columns of X and Y, dealt out by chance.

    round(test_fraction * N) of the N examples are for the test. What cannot be split is a ValueError.
    """
    # BEGIN SOLUTION
    X, Y = np.asarray(X), np.asarray(Y)
    if X.shape[1] != Y.shape[1]:
        raise ValueError(f"{X.shape[1]} examples and {Y.shape[1]} targets")
    if not 0 < test_fraction < 1:
        raise ValueError(f"the fraction {test_fraction} is not between 0 and 1")
    N = X.shape[1]
    order = rng.permutation(N)
    test, train = order[: round(test_fraction * N)], order[round(test_fraction * N) :]
    return X[:, train], Y[:, train], X[:, test], Y[:, test]
    # END SOLUTION


# %%
X_train, Y_train, X_test, Y_test = split(X, Y, 0.2, np.random.default_rng(1))
print("to learn from:", X_train.shape[1], " for the test:", X_test.shape[1])

# %% [markdown]
# ## 3. A network that knows nothing
#
# A network is a list of layers, and each layer is a tuple `(W, b, name)`: its weights, its biases, and the **name** of
# its activation function. A name, and not a function, so that a network is nothing but numbers and words. You could
# write it on a postcard.
#
# | name | for |
# |---|---|
# | `"sigmoid"`, `"tanh"`, `"relu"`, `"identity"` | any layer but the last of a classifier |
# | `"softmax"` | the last layer of a classifier: its outputs are probabilities |
#
# What numbers does a network begin with? **Guess first:** why not simply 0 everywhere?
#
# Because then all neurons of a layer would be **twins**. They get the same inputs, weigh them in the same way, send on
# the same number, and get the same blame. After each step they are still twins. Thirty-two neurons that do all the
# same are one neuron. Only chance makes them different.
#
# How large should random weights be? With $n$ inputs, many random terms are added up, and the sum grows about like
# $\sqrt{n}$. A good habit is to divide by it: `rng.normal(size=(m, n)) / np.sqrt(n)`. The biases can begin with 0.
#
# **Your turn.** `initialise(sizes, rng)` returns a list of layers `(W, b, name)`.
#
# - `sizes` are the number of inputs, then the number of neurons of each layer: `[64, 32, 10]` makes two layers.
# - A layer with $n$ inputs and $m$ neurons has `W` of shape $(m, n)$, all of it random, and `b` of shape $(m, 1)$.
# - No bias is below −0.5 or above 0.5. Zeros are fine.
# - The last layer is called `"softmax"`. Each layer before it may have any of the other four names. Choose!
# - Two calls give two different networks.
# - A `ValueError`: fewer than two sizes; a size below 1.


# %%
def initialise(sizes, rng):
    """Layers [(W, b, name), ...] with random weights and small biases; the last one is called "softmax".

    sizes: inputs first, then the neurons of each layer. Fewer than two, or one below 1, are a ValueError.
    """
    # BEGIN SOLUTION
    if len(sizes) < 2 or min(sizes) < 1:
        raise ValueError(f"the sizes {sizes} make no network")
    layers = []
    for n, m in zip(sizes[:-1], sizes[1:]):
        layers.append([rng.normal(size=(m, n)) / np.sqrt(n), np.zeros((m, 1)), "tanh"])
    layers[-1][2] = "softmax"
    return [tuple(layer) for layer in layers]
    # END SOLUTION


# %%
for W, b, name in initialise([64, 32, 10], np.random.default_rng(2)):
    print("W", W.shape, " b", b.shape, name)

# %% [markdown]
# ## 4. A handful at a time
#
# How many digits should the network look at before it takes a step?
#
# **All of them?** Then each step is well considered, and slow. A thousand digits for one little step. **Only one?**
# Then it steps a thousand times in the same time, but each step runs after a single digit: after a sloppy 4 it believes
# that all fours are sloppy. In between lies a **batch**, a handful. You will try it yourself in a picture below.
#
# One walk through all the examples is called an **epoch**. Before each epoch the cards are shuffled anew.
#
# | | batch 1 | batch 2 | batch 3 |
# |---|:-:|:-:|:-:|
# | 7 examples, size 3, first epoch | 4, 0, 2 | 6, 1, 5 | 3 |
# | second epoch | 1, 3, 6 | 0, 2, 4 | 5 |
#
# The last batch has what is left. It may be smaller, but it must not be forgotten.
#
# **Your turn.** `batches(X, Y, size, rng)` gives pairs `(X_batch, Y_batch)`.
#
# - You may return a list of pairs, or write a generator with `yield`: anything that a `for` loop can walk through.
# - Each batch has `size` columns; the last one has what is left. With a `size` larger than $N$ there is one batch.
# - Each example comes **exactly once**. Columns of `X` and `Y` that belong together stay together.
# - Each call shuffles anew.
# - A `ValueError`: a `size` below 1; `X` and `Y` with different numbers of columns.


# %%
def batches(X, Y, size, rng):
    """Pairs (X_batch, Y_batch) of `size` columns each, in a new order at each call; every example once.

    The last batch may be smaller. A size below 1, or tables that do not fit, are a ValueError.
    """
    # BEGIN SOLUTION
    X, Y = np.asarray(X), np.asarray(Y)
    if size < 1 or X.shape[1] != Y.shape[1]:
        raise ValueError(f"no batches of {size} from {X.shape[1]} examples and {Y.shape[1]} targets")
    order = rng.permutation(X.shape[1])
    for start in range(0, len(order), size):
        part = order[start : start + size]
        yield X[:, part], Y[:, part]
    # END SOLUTION


# %%
for X_batch, Y_batch in batches(X_train[:, :50], Y_train[:, :50], 16, np.random.default_rng(3)):
    print("a batch with the digits", Y_batch.argmax(axis=0))

# %% [markdown]
# ## 5. The loop
#
# Here is a toolbox. It holds what you know from the exercises before, ready to use; run the cell. You need two of its
# functions. You need not read how they do it.
#
# - `outputs(layers, X)` is forward propagation: what the last layer says about each column of `X`.
# - `cost_and_gradients(layers, X, Y, cost)` returns two things: the **cost** of these examples, a number (the mean over
#   them), and the **gradients**, a list with a pair `(dW, db)` for each layer. `dW` has the shape of `W` and says for
#   each weight how fast the cost grows when the weight grows. The `cost` is `"cross_entropy"` for networks that end
#   with softmax, and `"squared_error"` for all others. It raises a `ValueError` where tables do not fit.


# %%
def bend(name, z):
    """The activation function called `name`."""
    if name == "softmax":
        powers = np.exp(z - z.max(axis=0))
        return powers / powers.sum(axis=0)
    if name == "sigmoid":
        return (1 + np.tanh(z / 2)) / 2
    return {"tanh": np.tanh(z), "relu": np.maximum(0, z), "identity": z}[name]


def slope(name, a):
    """The slope of an activation function, written with its value a."""
    return {"sigmoid": a * (1 - a), "tanh": 1 - a**2, "relu": (a > 0) * 1.0, "identity": np.ones_like(a)}[name]


def trace(layers, X):
    """X, and what each layer sends on."""
    sent = [np.asarray(X, float)]
    for W, b, name in layers:
        sent.append(bend(name, np.asarray(W) @ sent[-1] + np.asarray(b)))
    return sent


def outputs(layers, X):
    """What the last layer says."""
    return trace(layers, X)[-1]


def cost_and_gradients(layers, X, Y, cost):
    """The cost, and (dW, db) for each layer."""
    sent, Y = trace(layers, X), np.asarray(Y, float)
    p, N, last = sent[-1], sent[-1].shape[1], layers[-1][2]
    if p.shape != Y.shape:
        raise ValueError(f"outputs of shape {p.shape}, and targets of shape {Y.shape}")
    if (cost, last == "softmax") not in (("cross_entropy", True), ("squared_error", False)):
        raise ValueError(f"the cost {cost!r} does not go with {last!r}")
    if cost == "cross_entropy":
        value, delta = -np.sum(Y * np.log(np.maximum(p, 1e-12))) / N, (p - Y) / N
    else:
        value, delta = np.sum((p - Y) ** 2) / N, 2 * (p - Y) / N * slope(last, p)
    gradients = []
    for place in reversed(range(len(layers))):
        gradients.insert(0, (delta @ sent[place].T, delta.sum(axis=1, keepdims=True)))
        if place > 0:
            delta = np.asarray(layers[place][0]).T @ delta * slope(layers[place - 1][2], sent[place])
    return float(value), gradients


# %% [markdown]
# Now the step. Where the slope is positive, the cost grows with the weight, so the weight should get smaller. Where it
# is negative, larger. Both are done by a minus sign:
#
# $$W_\text{new} = W - \text{rate} \cdot dW \qquad b_\text{new} = b - \text{rate} \cdot db$$
#
# The **learning rate** says how bold the step is. A network with a single weight shows it all. It makes $w \cdot x$ out
# of $x$; we begin with $w = 1$ and $b = 0$, and the only example says: for $x = 1$ the answer should be 2. The cost is
# the squared error, and the rate is 0.25.
#
# | | $w$ | $b$ | output | cost | $dw$ | $db$ |
# |---|:-:|:-:|:-:|:-:|:-:|:-:|
# | before step 1 | 1 | 0 | 1 | $(1 - 2)^2 = 1$ | $2 \cdot (1 - 2) \cdot 1 = -2$ | −2 |
# | before step 2 | 1.5 | 0.5 | 2 | 0 | 0 | 0 |
#
# One step, and it is there. (That was luck. **Guess first:** what would happen with the rate 0.5? With the rate 1?)
#
# The loop, in words:
#
# 1. For each **epoch**, go through the **batches**, shuffled anew.
# 2. For each batch: find its cost and the gradients. Write the cost down. *Then* take the step, in every layer. The
#    next batch meets the new network.
# 3. After the epoch, the **history** gets one number: the mean cost over the *examples* of the epoch. A batch of 20
#    counts more than a last batch of 3: it has 20 votes, the small one has 3.
#
# For the last point: two batches with the costs 1.0 (3 examples) and 5.0 (1 example) have the mean
# $(3 \cdot 1.0 + 1 \cdot 5.0) / 4 = 2$, and not 3.
#
# **Your turn.** `train(layers, X, Y, cost, learning_rate, epochs, batch_size, rng)` returns the new layers and the
# history, as `return new_layers, history`.
#
# - The new layers are again a list of `(W, b, name)`, with the names unchanged.
# - `history` is a list with one number for each epoch. Each batch's cost is taken **before** its step.
# - With 0 epochs the layers are what they were and the history is empty.
# - The layers that were given must not change. Beware of `W -= ...`: it writes into the array that you were given.
#   `W - ...` makes a new one.
# - A `ValueError`: a `batch_size` below 1; a negative number of epochs; `X` and `Y` that do not fit (your `batches` and
#   the toolbox refuse most of that already).


# %%
def train(layers, X, Y, cost, learning_rate, epochs, batch_size, rng):
    """New layers, and the mean cost of each epoch, each batch's cost taken before its step.

    layers: [(W, b, name), ...]. What cannot be trained is a ValueError.
    """
    # BEGIN SOLUTION
    if epochs < 0 or batch_size < 1:
        raise ValueError(f"{epochs} epochs with batches of {batch_size}")
    history = []
    for epoch in range(epochs):
        total = 0
        for X_batch, Y_batch in batches(X, Y, batch_size, rng):
            value, gradients = cost_and_gradients(layers, X_batch, Y_batch, cost)
            total += value * X_batch.shape[1]
            layers = [
                (W - learning_rate * dW, b - learning_rate * db, name)
                for (W, b, name), (dW, db) in zip(layers, gradients)
            ]
        history.append(total / np.shape(X)[1])
    return layers, history
    # END SOLUTION


# %% [markdown]
# ### Does it learn?
#
# The learning curve of two networks. Both begin with the same random numbers; one uses the rate 0.01, the other 0.5.
# The dashed line is the cost of a network that has no idea and gives each digit the probability 1/10:
# $-\ln \tfrac{1}{10} \approx 2.3$. **Guess first:** where do the curves begin, and which one is lower in the end?

# %%
newborn = initialise([64, 32, 10], np.random.default_rng(4))
timid, timid_history = train(newborn, X_train, Y_train, "cross_entropy", 0.01, 40, 20, np.random.default_rng(5))
trained, history = train(newborn, X_train, Y_train, "cross_entropy", 0.5, 40, 20, np.random.default_rng(5))

figure, axis = plt.subplots(figsize=(8, 4), layout="constrained")
axis.axhline(np.log(10), color="black", linestyle="--", linewidth=1)
axis.text(40, np.log(10) - 0.06, "no idea: ln 10", ha="right", va="top")
axis.plot(np.arange(1, 41), timid_history, color="#0072B2", marker="o", markersize=4, label="learning rate 0.01")
axis.plot(np.arange(1, 41), history, color="#D55E00", marker="s", markersize=4, label="learning rate 0.5")
axis.set(xlabel="epoch", ylabel="mean cost (cross-entropy)", ylim=(0, 2.5), title="Learning curves")
axis.legend(loc="center right")
plt.show()

# %% [markdown]
# ## 6. How good is it, and what does it mix up?
#
# A cost is for the network. People want to know something else: *how many digits did it get right?* The network's
# answer is the row of its largest output, and the share of right answers is the **accuracy**.
#
# But one number hides a lot. A network that reads everything well but takes each 8 for a 3 has a good accuracy, and
# you would not like it to read your phone number. So make a table of all its answers: a **confusion matrix**. In row
# $i$ and column $j$ stands how often the **true** digit $i$ was **read** as $j$. For six images and three classes:
#
# | true label | 2 | 0 | 1 | 1 | 0 | 1 |
# |---|:-:|:-:|:-:|:-:|:-:|:-:|
# | the network read | 2 | 1 | 1 | 1 | 0 | 0 |
#
# $$C = \begin{bmatrix} 1 & 1 & 0 \\ 1 & 2 & 0 \\ 0 & 0 & 1 \end{bmatrix}
# \begin{matrix} \leftarrow \text{true 0} \\ \leftarrow \text{true 1} \\ \leftarrow \text{true 2} \end{matrix}$$
#
# On the diagonal are the right answers, 4 of 6. The 1 in the top row says that one 0 was read as a 1.
#
# **Your turn.** Two functions.
#
# `evaluate(layers, X, labels)` returns the accuracy of a network, a number from 0 to 1.
#
# - `labels` are the true digits, shape $(N,)$: plain digits, no one-hot table. Use `outputs` from the toolbox.
# - A `ValueError`: not as many labels as columns of `X`. (Careful: `==` between lists of different length does not do
#   that for you, and a single label is stretched over all columns.)
#
# `confusion_matrix(prediction, labels, n_classes)` returns a table of whole numbers, shape `(n_classes, n_classes)`.
#
# - `prediction` are the digits that were read, `labels` the true ones. Both have shape $(N,)$.
# - Rows are true digits, columns are digits that were read. A class that does not occur has a row of zeros.
# - A `ValueError`: lists of different length; a number that is no class, in either list. (−1 is a trap: NumPy takes it
#   for the last row.)


# %%
def evaluate(layers, X, labels):
    """The share of the columns of X that the network reads right, from 0 to 1.

    labels: the true digits, one for each column; anything else is a ValueError.
    """
    # BEGIN SOLUTION
    read = np.argmax(outputs(layers, X), axis=0)
    if len(labels) != len(read):
        raise ValueError(f"{len(read)} examples and {len(labels)} labels")
    return float(np.mean(read == np.asarray(labels)))
    # END SOLUTION


# %%
def confusion_matrix(prediction, labels, n_classes):
    """How often each true digit (row) was read as each digit (column); shape (n_classes, n_classes), whole numbers.

    Lists of different length, and numbers that are no class, are a ValueError.
    """
    # BEGIN SOLUTION
    if len(prediction) != len(labels):
        raise ValueError(f"{len(prediction)} predictions and {len(labels)} labels")
    table = np.zeros((n_classes, n_classes), dtype=int)
    for read, true in zip(prediction, labels):
        if not (0 <= read < n_classes and 0 <= true < n_classes):
            raise ValueError(f"{read} or {true} is no class from 0 to {n_classes - 1}")
        table[true, read] += 1
    return table
    # END SOLUTION


# %%
test_labels = np.argmax(Y_test, axis=0)
print("before training:     ", round(evaluate(newborn, X_test, test_labels), 3))
print("learning rate 0.01:  ", round(evaluate(timid, X_test, test_labels), 3))
print("learning rate 0.5:   ", round(evaluate(trained, X_test, test_labels), 3))

# %% [markdown]
# From guessing to well over 90 percent, on digits that it has never seen. Now look at what it does *not* get right:
# first as a table, then one by one. Which pairs does it mix up? Do people mix them up, too?

# %%
test_read = np.argmax(outputs(trained, X_test), axis=0)
confusions = confusion_matrix(test_read, test_labels, 10)

figure, axis = plt.subplots(figsize=(6.5, 5.6), layout="constrained")
shown = axis.imshow(confusions, cmap="Blues")
for true in range(10):
    for read in range(10):
        if confusions[true, read] > 0:
            colour = "white" if confusions[true, read] > confusions.max() / 2 else "black"
            axis.text(read, true, confusions[true, read], ha="center", va="center", color=colour)
axis.set(xlabel="read as", ylabel="true digit", xticks=range(10), yticks=range(10), title="What it takes for what")
figure.colorbar(shown, label="how many")
plt.show()

# %%
wrong = np.flatnonzero(test_read != test_labels)[:12]
figure, axes = plt.subplots(2, 6, figsize=(9, 3.8), layout="constrained")
for axis in axes.flat:
    axis.axis("off")
for axis, place in zip(axes.flat, wrong):
    axis.imshow(X_test[:, place].reshape(8, 8), cmap="gray_r")
    axis.set_title(f"is {test_labels[place]}, read {test_read[place]}")
figure.suptitle("Digits that it gets wrong")
plt.show()

# %% [markdown]
# ### What the learning rate and the batch size do
#
# Two experiments. In each, one thing is changed and everything else stays the same. All networks have 8 epochs, so
# they all look at each digit eight times. **Guess first:** can a learning rate be too large? Why might small batches do
# better in the same number of epochs?

# %%
rates = [0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30]
sizes = [2, 5, 10, 20, 50, 100, 300, 1438]


def score(rate, size):
    """The accuracy after 8 epochs, on the digits that were locked away."""
    layers, _ = train(newborn, X_train, Y_train, "cross_entropy", rate, 8, size, np.random.default_rng(6))
    return evaluate(layers, X_test, test_labels)


figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4), sharey=True, layout="constrained")
left.semilogx(rates, [score(rate, 20) for rate in rates], color="#D55E00", marker="s")
left.set(xlabel="learning rate (batches of 20)", ylabel="accuracy on the test set", title="Timid, right, reckless")
right.semilogx(sizes, [score(0.1, size) for size in sizes], color="#0072B2", marker="o")
right.set(xlabel="batch size (learning rate 0.1)", title="A handful, or all at once", ylim=(0, 1))
for axis in (left, right):
    axis.axhline(0.1, color="black", linestyle="--", linewidth=1)
    axis.grid(alpha=0.3)
left.text(0.003, 0.12, "guessing")
plt.show()

# %% [markdown]
# On the left there is a hill: too timid, and eight epochs are not enough; too reckless, and each step jumps across the
# valley and lands on the other side, higher up. On the right, all 1,438 digits in a single batch make 8 steps in all.
# Batches of 5 make 2,304.
#
# ## 7. The reader
#
# Now put everything together. Your function is given images and labels, and returns a network that has learned from
# them. How many neurons, which activation, which rate, how many epochs: all of it is up to you.
#
# When your work is marked, your function is given 1,437 of the digits. The network is then tried on the other 360, and
# these have been **redrawn**: each is shifted a little, by a fraction of a pixel that chance decides. So these very
# images are in nobody's copy of the data, and learning digits by heart is of no use.
#
# **Your turn.** `digits_network(images, labels, rng)` returns layers `[(W, b, name), ...]`.
#
# - `images` has shape $(N, 8, 8)$ with pixels from 0 to 16, `labels` has shape $(N,)$.
# - The network takes 64 inputs, **from 0 to 1**, as your `prepare` makes them. It has 10 outputs, also if some digit
#   does not occur. The names are those of the table in question 3.
# - Half a point: shown a few images many times, it learns to read these. More points if it reads 85, 92 and 95 of 100
#   new digits.
# - It has 20 seconds, and 5 are plenty. Use `images` and `labels` as they are given; do not load the digits yourself.
#
# The best way to find good settings: split what you have, train on one part, try it on the other, and change **one**
# thing at a time.


# %%
def digits_network(images, labels, rng):
    """A trained network [(W, b, name), ...] that reads digits: 64 inputs from 0 to 1, 10 outputs."""
    # BEGIN SOLUTION
    X, Y = prepare(images, labels, 10)
    layers, _ = train(initialise([64, 32, 10], rng), X, Y, "cross_entropy", 0.5, 80, 20, rng)
    return layers
    # END SOLUTION


# %%
chance = np.random.default_rng(7)
order = chance.permutation(len(digits.images))
mine, locked = order[:1437], order[1437:]
reader = digits_network(digits.images[mine], digits.target[mine], chance)
X_locked, _ = prepare(digits.images[locked], digits.target[locked], 10)
print("accuracy on digits that it has not seen:", round(evaluate(reader, X_locked, digits.target[locked]), 3))

# %% [markdown] question="in_your_own_words"
# ## 8. In your own words
#
# A friend has heard that "the computer taught itself to read digits" and finds it a little spooky. Explain what really
# happened, so that it is no longer spooky.
#
# 1. Tell one turn of the loop in your own words. What is an epoch?
# 2. Find something that *you* learned by many small corrections (a sport, an instrument, a game, cooking). What is the
#    learning rate there? What is a batch? What is the test?
# 3. Why must the test digits stay locked away while the network learns? And what does "95 percent" not tell your
#    friend?

# %% [markdown] answer="in_your_own_words"
# The network begins with random numbers, so at first it only guesses. Then it looks at a handful of digits, a batch,
# and says for each of them how probable each digit is. The cost says how wrong that was. The gradients say for each
# number in the network in which direction it makes the cost larger, and each one is moved a little in the other
# direction. Then comes the next handful. When all digits have been looked at once, that was an epoch, and they are
# shuffled for the next one.
#
# I learned free throws like that. I throw a few times (a batch), see where most of them went, and change a little how
# I stand. If I change a lot after one bad throw (a large learning rate), I miss on the other side; if I hardly change
# anything, it takes all summer. The test is the match: there I do not throw from the spots where I practised.
#
# If the network had seen the test digits, it could have learned them by heart, and the mark would say nothing about
# new digits. And 95 percent does not say *which* ones are wrong: it could be nearly all of the eights, or the
# handwriting of one person, and it does not say whether the network was sure of itself when it was wrong.

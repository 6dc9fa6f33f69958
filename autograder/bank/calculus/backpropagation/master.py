# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # Whose fault is it?
#
# The soup in the canteen is too salty. The taster wanted 5 pinches in the pot and got 7. Three cooks stand in a row:
#
# $$\text{2 pinches} \;\longrightarrow\; \boxed{\text{the first adds 3}} \;\longrightarrow\;
# \boxed{\text{the second doubles}} \;\longrightarrow\; \boxed{\text{the third takes 3 out}} \;\longrightarrow\; 7$$
#
# The taster's unhappiness is the square of how far off the soup is: $(7 - 5)^2 = 4$ points. At this place, its slope is
# $2 \cdot (7 - 5) = 4$ points for each pinch more.
#
# Everybody shouts. "It was him!" "It was her!" Then the taster has an idea and whispers to the third cook: *"A little
# more from you costs 4 points a pinch."* The third cook thinks: each pinch that reaches me leaves me as one pinch. So
# he turns to the second: *"A little more from **you** costs 4 points a pinch."* She doubles everything. So she turns to
# the first and says: *"A little more from you costs 8 points a pinch."*
#
# Nobody in this kitchen knows the whole recipe. Each cook heard one number from the right, multiplied it by what
# happens at their own place, and said one number to the left. At the end everybody knows exactly how much their own
# pinch matters, and which way to change it.
#
# This is how neural networks learn. The signal goes forwards, then a message about the mistake walks **backwards**,
# layer by layer. It is called **backpropagation**. In this notebook you build it, from one multiplication to a network
# that teaches itself, and an instrument that tells you whether you got it right.
#
# You will make five pictures with your own functions. Allow about **75 minutes**; the exercise is worth 20 points.

# %% [markdown]
# ## Before you start
#
# You have met neurons and layers, $a = f(Wx + b)$, the squared error and the cross-entropy, and slopes. Here are the
# **rules of the kitchen**. They hold for every function below.
#
# 1. Your function may be given NumPy arrays **or** plain lists, with whole numbers or fractions. `np.asarray(…, float)`
#    makes an array of decimals of either.
# 2. In a table, **each column is one example**. A batch of $N$ examples has $N$ columns.
# 3. It gives back something **new**, and everything that it was given stays exactly as it was.
# 4. Where shapes do not fit, it raises a `ValueError`, as in `raise ValueError("what is wrong")`. Each question says
#    what must fit. Do not leave it to NumPy: it stretches a lonely column over a whole batch and says nothing.
# 5. **Every question is marked on its own.** Below is a toolbox that you may use everywhere. It is right, and it is not
#    marked.
#
# One letter you will see everywhere: a small $d$ means "how fast it changes". $\frac{dC}{dw}$ is read "dee C by dee w".
# It is the slope of the cost $C$ if you move $w$ and nothing else. In code we write `dw` for it, and $f'$, the slope of
# a function $f$, is `d_f`.

# %%
import matplotlib.pyplot as plt
import numpy as np


def sigmoid(z):
    """A dimmer, from 0 to 1."""
    return (1 + np.tanh(np.asarray(z, float) / 2)) / 2


def d_sigmoid(z):
    """The slope of sigmoid at z."""
    return sigmoid(z) * (1 - sigmoid(z))


def tanh(z):
    """A dimmer, from -1 to 1."""
    return np.tanh(np.asarray(z, float))


def d_tanh(z):
    """The slope of tanh at z."""
    return 1 - tanh(z) ** 2


def relu(z):
    """z where it is positive, 0 elsewhere."""
    return np.maximum(np.asarray(z, float), 0)


def d_relu(z):
    """The slope of relu at z: 1 where z is positive, 0 elsewhere."""
    return np.where(np.asarray(z) > 0, 1.0, 0.0)


def identity(z):
    """No bend at all."""
    return np.asarray(z, float)


def d_identity(z):
    """The slope of no bend: 1 everywhere."""
    return np.ones(np.shape(z))


def softmax(z):
    """Every column of scores as probabilities."""
    powers = np.exp(z - np.max(z, axis=0))
    return powers / np.sum(powers, axis=0)


ACTIVATIONS = {  # by name: the activation, and its slope
    "sigmoid": (sigmoid, d_sigmoid),
    "tanh": (tanh, d_tanh),
    "relu": (relu, d_relu),
    "identity": (identity, d_identity),
}

# %% [markdown]
# ## 1. Rates multiply
#
# A bike has gears. Turn the pedals once, and the back wheel turns **3** times. Turn the wheel once, and you roll **2**
# metres. How far do you roll for one turn of the pedals? **Guess first.** (Not 5. It is $3 \cdot 2 = 6$ metres.)
#
# That is the whole secret. One thing drives another, which drives a third: **the rates multiply.** And if the rates are
# not the same everywhere? Then every rate has to be read **at the right place**. Look at this chain:
#
# $$x \;\xrightarrow{\;\text{inner: square it}\;}\; t = x^2 \;\xrightarrow{\;\text{outer: the root}\;}\; \sqrt{t}$$
#
# Its slope at $x = 3$, step by step:
#
# | | where? | its slope there |
# |---|---|---|
# | inner, $x^2$, with slope $2x$ | at $x = 3$ | $2 \cdot 3 = 6$ |
# | outer, $\sqrt{t}$, with slope $\frac{1}{2 \sqrt t}$ | at $t = 9$: that is what **it** is given | $\frac{1}{6}$ |
# | together | | $6 \cdot \frac{1}{6} = 1$ |
#
# It has to be 1: the root of the square of a positive number is the number itself, and $x$ grows as fast as $x$. Had
# you read the outer slope at 3, you would have got something else. The outer function never sees $x$. It sees
# what the inner one hands on.
#
# This is the **chain rule**:
#
# $$\frac{d}{dx}\,\text{outer}(\text{inner}(x)) = \text{outer}'(\text{inner}(x)) \cdot \text{inner}'(x)$$
#
# **Your turn.** `chain_rule(outer_derivative, inner, inner_derivative, x)` returns the slope of outer(inner(x)).
#
# - `outer_derivative` is a function: give it a number, and it tells the slope of the outer function **there**.
# - `inner` and `inner_derivative` are functions of a number, too. (The outer function itself is not needed. Why not?)
# - `x` is a number, and the answer is a number.


# %%
def chain_rule(outer_derivative, inner, inner_derivative, x):
    """The slope of outer(inner(x)) at the number x. The first three are functions of a number."""
    # BEGIN SOLUTION
    return outer_derivative(inner(x)) * inner_derivative(x)
    # END SOLUTION


# %% [markdown]
# Does it work on a chain that wiggles? The curve below is $\sin(x^2)$: the inner function squares, the outer one is the
# sine, and its slope is the cosine. Your function gives a slope for each dot, and each short line is drawn with it. If
# all is well, the lines lie on the curve like a ruler on a ball.

# %%
x = np.linspace(-2.6, 2.6, 400)
figure, axis = plt.subplots(figsize=(10, 4), layout="constrained")
axis.plot(x, np.sin(x**2), color="#0072B2", linewidth=2)
for place in np.linspace(-2.4, 2.4, 13):
    slope = chain_rule(np.cos, lambda t: t**2, lambda t: 2 * t, place)
    run = 0.25 / np.sqrt(1 + slope**2)  # all lines of the same length
    height = np.sin(place**2)
    axis.plot([place - run, place + run], [height - slope * run, height + slope * run], color="#D55E00", linewidth=3)
    axis.plot(place, height, "o", color="black", markersize=4)
axis.set(title="sin(x²), and the slopes that your chain rule finds", xlabel="x", ylim=(-1.6, 1.6))
plt.show()

# %% [markdown]
# ## 2. One neuron takes the blame
#
# One neuron, two inputs: $x = (3, 1)$. Its weights are $w = (1, -2)$, its bias is $b = -1$. It should have said
# $y = 1$. What does it say, and who is to blame?
#
# | forwards | | |
# |---|---|---|
# | the sum | $z = w_1 x_1 + w_2 x_2 + b$ | $3 - 2 - 1 = 0$ |
# | the bend | $a = \sigma(z)$, the sigmoid | $0.5$ |
# | the cost | $C = (a - y)^2$ | $(0.5 - 1)^2 = 0.25$ |
#
# Now backwards, as in the kitchen. Three links, three rates:
#
# | backwards | the rate of this link | | together so far |
# |---|---|---|---|
# | from the cost to $a$ | $\frac{dC}{da} = 2 (a - y)$ | $2 \cdot (-0.5) = -1$ | $-1$ |
# | through the bend to $z$ | $\frac{da}{dz} = \sigma'(z)$ | $0.25$ | $-0.25$ |
# | to the bias | $\frac{dz}{db} = 1$ | $1$ | $\frac{dC}{db} = -0.25$ |
# | to weight 1 | $\frac{dz}{dw_1} = x_1$ | $3$ | $\frac{dC}{dw_1} = -0.75$ |
# | to weight 2 | $\frac{dz}{dw_2} = x_2$ | $1$ | $\frac{dC}{dw_2} = -0.25$ |
#
# Look at the last column. It is negative: *more* weight would make the cost *smaller*. That makes sense, as the neuron
# said too little. And weight 1 gets three times the blame of weight 2, because its input was three times as loud. A
# weight whose input was 0 is not to blame at all.
#
# **Guess first.** What would the three slopes be if the target were $y = 0.5$?
#
# **Your turn.** `neuron_gradients(w, b, x, y)` returns a pair: the slopes for the weights, shape $(n,)$, and the slope
# for the bias, a number, of
#
# $$C = (\sigma(w \cdot x + b) - y)^2$$
#
# - `w` and `x` are flat lists or arrays of $n$ numbers each. There may be just one. `b` and `y` are numbers.
# - If `w` and `x` are not equally long, raise a `ValueError`.


# %%
def neuron_gradients(w, b, x, y):
    """How C = (sigmoid(w·x + b) - y)² changes with w and with b: a pair (dw of shape (n,), db a number).

    Lists of different lengths are a ValueError.
    """
    # BEGIN SOLUTION
    w, x = np.asarray(w, float), np.asarray(x, float)
    if w.shape != x.shape:
        raise ValueError(f"{w.size} weights for {x.size} inputs")
    z = np.sum(w * x) + b
    delta = 2 * (sigmoid(z) - y) * d_sigmoid(z)
    return delta * x, float(delta)
    # END SOLUTION


# %%
print(neuron_gradients([1, -2], -1, [3, 1], 1))

# %% [markdown]
# ## 3. The first message
#
# In the table above, one number appears in every line below it: $-0.25$, how fast the cost changes with the **sum**
# $z$. Whoever knows it needs nothing else from the right-hand side of the network. It deserves a name:
#
# $$\text{delta} = \frac{dC}{dz}$$
#
# There is one delta for each neuron and each example. For the **last** layer, delta is the first message, and it
# depends on who judges.
#
# **The squared error.** Two links, as above: $2 (a - y)$ from the cost, then the slope of the bend.
#
# $$\text{delta} = 2 \, (a - y) \cdot f'(z) \qquad \text{entry by entry}$$
#
# **The cross-entropy, after softmax.** This looks frightening. The cost is $-\ln p$ of the right class, and softmax
# mixes all scores of a column. But when the two links are multiplied, nearly everything cancels, and what is left is
# the simplest formula of this notebook:
#
# $$\text{delta} = p - y$$
#
# A network gave three classes the probabilities 0.7, 0.2 and 0.1, and the second was right:
#
# | | $p$ | $y$ | delta | the message |
# |---|:-:|:-:|:-:|---|
# | class 0 | 0.7 | 0 | 0.7 | much too loud: push this score down |
# | class 1 | 0.2 | 1 | −0.8 | much too quiet: push it up |
# | class 2 | 0.1 | 0 | 0.1 | a little too loud |
#
# Being surely wrong gives a delta of nearly 1, and being right gives nearly 0. Compare that with the squared error,
# where $f'(z)$ can be tiny. **Guess first:** which judge wakes up a network that is sure and wrong?
#
# **Your turn.** Two functions. All tables have shape `(n_out, N)`, one example in each column, and so have both
# answers.
#
# - `output_delta_squared_error(a, z, y, d_activation)`: `a` is what the last layer said, `z` its sums, `y` the targets,
#   and `d_activation` is the function $f'$. Give it a whole table, and it gives a table.
# - `output_delta_cross_entropy(p, y)`: `p` are the probabilities that softmax gave, `y` the targets, one-hot:
#   every column has a single 1, for the right class, and zeros.
# - Each example keeps its own delta: **no mean over the batch yet**, and no sum.
# - Tables that have not all the same shape are a `ValueError`.


# %%
def output_delta_squared_error(a, z, y, d_activation):
    """delta = 2 (a - y) f'(z), shape (n_out, N); d_activation is the function f'. Other shapes are a ValueError."""
    # BEGIN SOLUTION
    a, z, y = np.asarray(a, float), np.asarray(z, float), np.asarray(y, float)
    if not a.shape == z.shape == y.shape:
        raise ValueError(f"the shapes {a.shape}, {z.shape} and {y.shape} differ")
    return 2 * (a - y) * d_activation(z)
    # END SOLUTION


# %%
def output_delta_cross_entropy(p, y):
    """delta = p - y, shape (n_out, N), for the cross-entropy after softmax. Other shapes are a ValueError."""
    # BEGIN SOLUTION
    p, y = np.asarray(p, float), np.asarray(y, float)
    if p.shape != y.shape:
        raise ValueError(f"the shapes {p.shape} and {y.shape} differ")
    return p - y
    # END SOLUTION


# %% [markdown]
# ## 4. What a layer does with a message
#
# Now you are a layer in the middle. On the way forwards you were given `a_in` and summed up $z = W a_{\text{in}} + b$.
# Now a message arrives from the right: `delta`, one column for each example. You owe three answers.
#
# **1. My weights.** The weight $W_{ij}$ carried the signal of input $j$ to neuron $i$. So its slope is the delta of
# neuron $i$ times the input $j$, as in question 2. That is for one example; a cost is a **mean** over the batch, so we
# take the mean of these products over the $N$ examples. All of it is a single product of matrices:
#
# $$dW = \frac{1}{N} \; \text{delta} \; a_{\text{in}}^T \qquad (m, N) \cdot (N, n) = (m, n)
# \quad\text{, the shape of } W$$
#
# **2. My biases.** Their input is always 1, so it is the mean of delta over the examples: $db$, with shape $(m, 1)$,
# the shape of $b$.
#
# **3. My message to the left.** Input $j$ went into **every** neuron, each time multiplied by a weight. So its blame is
# the sum of all their deltas, each times its weight:
#
# $$da_{\text{in}} = W^T \, \text{delta} \qquad (n, m) \cdot (m, N) = (n, N) \quad\text{, the shape of } a_{\text{in}}$$
#
# On the way forwards $W$ spreads signals out. On the way back the *same* numbers, lying on their side, collect the
# blame. This message is about each example **by itself**: no mean here. (It has not come to a bend yet, either; that is
# the business of the layer on the left.)
#
# An example with two neurons, two inputs and two examples. Check at least one entry of each answer by hand:
#
# $$W = \begin{bmatrix} 1 & 0 \\ 2 & -1 \end{bmatrix} \quad
# a_{\text{in}} = \begin{bmatrix} 1 & 3 \\ 2 & 0 \end{bmatrix} \quad
# \text{delta} = \begin{bmatrix} 2 & 0 \\ -1 & 1 \end{bmatrix} \quad\Longrightarrow\quad
# dW = \begin{bmatrix} 1 & 2 \\ 1 & -1 \end{bmatrix} \quad
# db = \begin{bmatrix} 1 \\ 0 \end{bmatrix} \quad
# da_{\text{in}} = \begin{bmatrix} 0 & 2 \\ 1 & -1 \end{bmatrix}$$
#
# **Your turn.** `layer_gradients(W, a_in, delta)` returns the three, in this order: `(dW, db, da_in)`.
#
# - `W` has shape $(m, n)$, `a_in` has shape $(n, N)$, `delta` has shape $(m, N)$. Everything else is a `ValueError`.


# %%
def layer_gradients(W, a_in, delta):
    """(dW, db, da_in) of a layer: shapes (m, n), (m, 1), both means over the batch, and (n, N), which is no mean.

    W: (m, n), a_in: (n, N), delta: (m, N). Shapes that do not fit are a ValueError.
    """
    # BEGIN SOLUTION
    W, a_in, delta = np.asarray(W, float), np.asarray(a_in, float), np.asarray(delta, float)
    if W.shape != (len(delta), len(a_in)) or a_in.shape[1] != delta.shape[1]:
        raise ValueError(f"shapes {W.shape}, {a_in.shape} and {delta.shape} do not fit")
    N = delta.shape[1]
    return delta @ a_in.T / N, np.sum(delta, axis=1, keepdims=True) / N, W.T @ delta
    # END SOLUTION


# %%
for answer in layer_gradients([[1, 0], [2, -1]], [[1, 3], [2, 0]], [[2, 0], [-1, 1]]):
    print(answer, "\n")

# %% [markdown]
# ## 5. The whole way back
#
# Now put the kitchen together. A network is a list of layers `(W, b, name)`; the name says which bend the layer uses.
# Two more tools lie ready. `forward_pass` walks forwards and keeps what you will need on the way back. `network_cost`
# tells the cost, a mean over the batch. They are right, and they are not marked. They also look after the shapes of the
# layers and of `X`: what does not fit is refused with a `ValueError` on the way forwards.


# %%
def forward_pass(layers, X):
    """Walk forwards: (what each layer was given, what each layer summed up, what came out at the end)."""
    inputs, sums, a = [], [], np.asarray(X, float)
    for W, b, name in layers:
        W, b = np.asarray(W, float), np.asarray(b, float)
        rows, columns = W.shape
        if columns != a.shape[0] or b.shape != (rows, 1):
            raise ValueError(f"W of shape {W.shape}, b of shape {b.shape} and an input of shape {a.shape} do not fit")
        z = W @ a + b
        inputs.append(a)
        sums.append(z)
        a = softmax(z) if name == "softmax" else ACTIVATIONS[name][0](z)
    return inputs, sums, a


def network_cost(layers, X, Y, cost):
    """The mean over the examples of the squared error or the cross-entropy."""
    a = forward_pass(layers, X)[2]
    each = (a - Y) ** 2 if cost == "squared_error" else -np.asarray(Y) * np.log(np.maximum(a, 1e-12))
    return float(np.mean(np.sum(each, axis=0)))


tiny = [([[2.0, 1.0]], [[0.0]], "tanh"), ([[1.0], [-1.0]], [[0.5], [0.5]], "identity")]
inputs, sums, a = forward_pass(tiny, [[1.0], [-1.0]])
print("given to layer 1:    ", inputs[0].ravel(), "  to layer 2:", inputs[1].ravel())
print("summed up by layer 1:", sums[0].ravel(), "  by layer 2:", sums[1].ravel(), "  output:", a.ravel())

# %% [markdown]
# The walk back, for layers $1, 2, \dots, L$:
#
# | step | what | from |
# |---|---|---|
# | 1 | delta of the **last** layer | question 3 |
# | 2 | `dW` and `db` of this layer | question 4: its delta, and what it was **given** |
# | 3 | the message to the layer on its left: $W^T \, \text{delta}$ | question 4: this layer's $W$ |
# | 4 | times $f'(z)$ of the layer **on the left**, entry by entry: now it is *its* delta | `ACTIVATIONS[name][1]` |
# | 5 | go on with step 2 there, until the first layer is done | |
#
# The deltas are never averaged. Only `dW` and `db` are.
#
# **Your turn.** `backpropagate(layers, X, Y, cost)` returns the list `[(dW, db), …]`, **first layer first**, in the
# order of `layers`. Each `dW` has the shape of its `W`, each `db` the shape of its `b`. They are the slopes of
# `network_cost(layers, X, Y, cost)`.
#
# - Names are `"sigmoid"`, `"tanh"`, `"relu"` and `"identity"`. There is at least one layer. `X` has shape $(n, N)$.
# - `cost` is `"squared_error"` or `"cross_entropy"`. With `"cross_entropy"`, the last layer is always `"softmax"`, and
#   softmax is met nowhere else. **Softmax with the squared error is a `ValueError`.**
# - `Y` must have exactly the shape of the output. Anything else is a `ValueError`. With the cross-entropy, every column
#   of `Y` is one-hot.
# - This question is marked **on its own** (rule 5). If you call your functions from questions 3 and 4 here, a mistake
#   in them would cost you again. It takes only three lines to write those formulas into the loop, with the toolbox.
#   Then a slip above stays above.
# - To walk backwards through the places 2, 1, 0 of a list: `for k in reversed(range(3)):`. (Layer 1 is at place 0,
#   and what it was given is `inputs[0]`.) To put something at the *front* of a list: `gradients.insert(0, something)`.


# %%
def backpropagate(layers, X, Y, cost):
    """All gradients of network_cost: [(dW, db), ...], first layer first. layers: [(W, b, name), ...].

    Y of another shape than the output, and softmax with the squared error, are a ValueError.
    """
    # BEGIN SOLUTION
    inputs, sums, a = forward_pass(layers, X)
    Y, last = np.asarray(Y, float), layers[-1][2]
    if a.shape != Y.shape or (last == "softmax") != (cost == "cross_entropy"):
        raise ValueError(f"output of shape {a.shape}, targets of shape {Y.shape}; {last} with {cost}")
    delta = a - Y if last == "softmax" else 2 * (a - Y) * ACTIVATIONS[last][1](sums[-1])
    gradients = []
    for k in reversed(range(len(layers))):
        gradients.insert(0, (delta @ inputs[k].T / Y.shape[1], np.mean(delta, axis=1, keepdims=True)))
        if k > 0:
            delta = np.asarray(layers[k][0], float).T @ delta * ACTIVATIONS[layers[k - 1][2]][1](sums[k - 1])
    return gradients
    # END SOLUTION


# %% [markdown]
# Watch the message walk. Below is a network with 3 inputs, 4 neurons, 3 neurons and 2 outputs, drawn twice. Above, the
# signal goes from left to right: a line is as thick as weight times activation, purple where that is positive, orange
# where it is negative. Below, the blame goes from right to left: a line is as thick as your `dW`. **Purple** means that
# more of this weight makes the cost larger, **orange** that it makes it smaller. The right answer would have been 1
# for the upper output and 0 for the lower. One of the inputs is 0. How can you tell from the lower picture?


# %%
def draw_network(axis, layers, tables, inside, title, arrow):
    """A network with lines as thick as the entries of the tables, and a number inside every circle."""
    sizes = [len(layers[0][0][0])] + [len(W) for W, b, name in layers]
    places = [np.column_stack([np.full(n, 3.0 * i), (n - 1) / 2 - np.arange(n)]) for i, n in enumerate(sizes)]
    for table, left, right in zip(tables, places, places[1:]):
        strongest = max(np.max(np.abs(table)), 1e-12)
        for (i, j), value in np.ndenumerate(table):
            colour = "#5e3c99" if value > 0 else "#d95f02"
            ends = [left[j][0], right[i][0]], [left[j][1], right[i][1]]
            axis.plot(*ends, color=colour, linewidth=7 * abs(value) / strongest, alpha=0.75, zorder=1)
    for place, numbers in zip(places, inside):
        axis.scatter(*place.T, s=900, color="white", edgecolors="black", zorder=2)
        for (across, up), number in zip(place, np.ravel(numbers)):
            axis.text(across, up, f"{number + 0:.2f}", ha="center", va="center", fontsize=9, zorder=3)
    axis.annotate("", (8.4, -2.1) if arrow > 0 else (0.6, -2.1), (0.6, -2.1) if arrow > 0 else (8.4, -2.1),
                  arrowprops={"arrowstyle": "-|>", "color": "0.3", "linewidth": 2})  # fmt: skip
    axis.set(title=title, xlim=(-0.7, 9.7), ylim=(-2.4, 1.9))
    axis.axis("off")


# %%
rng = np.random.default_rng(4)
little = [
    (rng.normal(size=(4, 3)) / 2, np.zeros((4, 1)), "tanh"),
    (rng.normal(size=(3, 4)) / 2, np.zeros((3, 1)), "tanh"),
    (rng.normal(size=(2, 3)), np.zeros((2, 1)), "softmax"),
]
one, answer = np.array([[1.0], [0.0], [-1.0]]), np.array([[1.0], [0.0]])
inputs, sums, a = forward_pass(little, one)
gradients = backpropagate(little, one, answer, "cross_entropy")
figure, (top, bottom) = plt.subplots(2, 1, figsize=(11, 8.5), layout="constrained")
flows = [W * given.T for (W, b, name), given in zip(little, inputs)]
draw_network(top, little, flows, [*inputs, a], "forwards: signals, and inside each circle what it sends", +1)
blame = [np.full(3, np.nan)] + [db for dW, db in gradients]
draw_network(bottom, little, [dW for dW, db in gradients], blame, "", -1)
bottom.set_title("backwards: dW, and inside each circle its delta (for one example, that is db)")
for text in bottom.texts[:3]:
    text.set_text("input")
plt.show()

# %% [markdown]
# Look at the last layer: its two deltas add up to 0. Whatever probability one class should lose, the other should
# gain. And the input in the middle sends 0, so no line leaves it: who said nothing cannot be to blame.

# %% [markdown]
# ## 6. Trust, and check
#
# A wrong gradient is a nasty mistake. Nothing crashes. The network even learns a bit, only badly, and you look for
# hours in the wrong place. So build an instrument. It needs nothing but the cost: **turn one knob a little up, then a
# little down, and see how the cost changes.**
#
# $$n = \frac{C(\dots, p + h, \dots) - C(\dots, p - h, \dots)}{2h}$$
#
# This is the **central difference**, the measured slope for one parameter $p$; all others stay as they are. Then $n$ is
# compared with the gradient $g$ that a clever method claims. How far apart may they be? A difference of 0.001 is much
# if the slopes are 0.002, and nothing if they are 500. So take the difference *relative* to their sizes:
#
# $$\frac{|g - n|}{\max(|g| + |n|, \; 10^{-8})}$$
#
# The $10^{-8}$ is there so that nothing is divided by zero. If $g$ and $n$ are equal, the result is 0, and if they have
# opposite signs, it is 1. Suppose $g = 3$ and $n = 6$: the result is $3 / 9 = 0.333$.
#
# **Your turn.** `gradient_check(cost, parameters, gradients, h=1e-5)` returns **one number**: the largest of these
# relative differences, over every entry of every parameter.
#
# - `parameters` is a list of arrays, of any shapes, such as `[W1, b1, W2, b2]`. `gradients` is a list of the same
#   length, with arrays of the same shapes. Anything else is a `ValueError`.
# - `cost` is a function. Give it a list like `parameters`, and it returns a number.
# - The parameters are **the same afterwards as before**, to the last digit. The safest way is to turn the knobs of
#   copies: `np.array(p, float)` makes one, of decimals, even from whole numbers. (Putting back by `+ h` after `- h` is
#   *not* safe: with decimals, $x + h - h$ is not always $x$.)
# - To visit every entry of an array of any shape: `for place in np.ndindex(p.shape):`, then `p[place]`.
# - There is at least one parameter.


# %%
def gradient_check(cost, parameters, gradients, h=1e-5):
    """The largest |g - n| / max(|g| + |n|, 1e-8) over all entries; n is the central difference of the cost.

    parameters, gradients: lists of arrays of the same shapes (else ValueError); cost: a function of such a list.
    """
    # BEGIN SOLUTION
    copies, given = [np.array(p, float) for p in parameters], [np.asarray(g, float) for g in gradients]
    if [p.shape for p in copies] != [g.shape for g in given]:
        raise ValueError("each parameter needs a gradient of its own shape")
    largest = 0.0
    for p, g in zip(copies, given):
        for place in np.ndindex(p.shape):
            kept = p[place]
            p[place] = kept + h
            above = cost(copies)
            p[place] = kept - h
            n = (above - cost(copies)) / (2 * h)
            p[place] = kept
            largest = max(largest, float(abs(g[place] - n) / max(abs(g[place]) + abs(n), 1e-8)))
    return largest
    # END SOLUTION


# %% [markdown]
# ### Under the microscope
#
# Now point your instrument at your own `backpropagate`. The helper below turns a network into a flat list of arrays and
# back, and checks **one array at a time**. So you see not only *that* something is wrong but *where*. Below $10^{-6}$:
# fine. Above $10^{-3}$: there is a mistake.


# %%
def microscope(layers, X, Y, cost, gradients):
    """Check the gradients of each array by itself; a list of (name, difference)."""
    arrays = [table for W, b, name in layers for table in (W, b)]
    claimed = [table for pair in gradients for table in pair]
    found = []
    for k, table in enumerate(arrays):

        def cost_of(one, k=k):
            all_arrays = arrays[:k] + list(one) + arrays[k + 1 :]
            names = [name for W, b, name in layers]
            return network_cost(list(zip(all_arrays[::2], all_arrays[1::2], names)), X, Y, cost)

        found.append((("W" if k % 2 == 0 else "b") + str(k // 2 + 1), gradient_check(cost_of, [table], [claimed[k]])))
    return found


batch = rng.normal(size=(3, 5))
targets = np.eye(2)[:, [0, 1, 1, 0, 1]]  # one column for each of the five examples
gradients = backpropagate(little, batch, targets, "cross_entropy")
for name, difference in microscope(little, batch, targets, "cross_entropy", gradients):
    print(f"{name}: {difference:.1e}", "  fine" if difference < 1e-6 else "  look here!")

# %% [markdown]
# And if there *were* a mistake? Make some on purpose. Each row of the next picture is a sabotage, each column one array
# of gradients, from the output (left) back to the first layer (right). **Guess first**, before you look at the colours:
# someone forgets the slope of the bend in the **middle** layer. Which arrays will be wrong? Remember who hears the
# message after the mistake was made.


# %%
def sabotaged(mistake):
    """Gradients of the little network with a mistake on purpose."""
    inputs, sums, a = forward_pass(little, batch)
    delta, wrong = a - targets, []
    for k in reversed(range(3)):
        dW, db = delta @ inputs[k].T / 5, np.mean(delta, axis=1, keepdims=True)
        if mistake == "no mean over the batch":
            dW, db = 5 * dW, 5 * db
        if mistake == "one sign, in W2" and k == 1:
            dW[0, 0] = -dW[0, 0]
        wrong.insert(0, (dW, db))
        if k > 0:
            delta = little[k][0].T @ delta
            if not (mistake == "no slope in layer 2" and k == 2):
                delta = delta * d_tanh(sums[k - 1])
    return wrong


mistakes = ["none", "no mean over the batch", "one sign, in W2", "no slope in layer 2"]
tables = [dict(microscope(little, batch, targets, "cross_entropy", sabotaged(mistake))) for mistake in mistakes]
columns = ["b3", "W3", "b2", "W2", "b1", "W1"]
digits = np.log10([[max(table[column], 1e-12) for column in columns] for table in tables])
figure, axis = plt.subplots(figsize=(9, 4), layout="constrained")
shown = axis.imshow(digits, cmap="cividis", vmin=-10, vmax=0, aspect="auto")
for (row, column), value in np.ndenumerate(digits):
    ink = "black" if value > -5 else "white"
    axis.text(column, row, "fine" if value < -6 else f"{10**value:.2g}", ha="center", va="center", color=ink)
axis.set(xticks=range(6), xticklabels=columns, yticks=range(4), yticklabels=mistakes, ylabel="the mistake")
axis.set_xlabel("from the output … back to the input")
figure.colorbar(shown, label="gradient_check, as a power of 10")
plt.show()

# %% [markdown]
# A mistake in the middle spoils everything that comes *after* it on the way back, and nothing before it. So read from
# the output: **the first array that is wrong tells you where to look.** (And five times too much, for five examples,
# gives $|5 - 1| / (5 + 1) = 0.67$ everywhere. That number is a fingerprint.)
#
# One more thing about the instrument itself. How small should $h$ be? **Guess first:** the smaller the better?

# %%
arrays = [table for W, b, name in little for table in (W, b)]
claimed = [table for pair in gradients for table in pair]


def cost_of_arrays(all_arrays):
    """The cost of the little network, from a flat list of its arrays."""
    names = [name for W, b, name in little]
    return network_cost(list(zip(all_arrays[::2], all_arrays[1::2], names)), batch, targets, "cross_entropy")


steps = 10.0 ** np.arange(-12, 0.1, 0.5)
errors = [gradient_check(cost_of_arrays, arrays, claimed, h) for h in steps]
figure, axis = plt.subplots(figsize=(9, 4), layout="constrained")
axis.loglog(steps, errors, "o-", color="#0072B2")
axis.axvline(1e-5, color="#D55E00", linestyle="--")
axis.text(1.3e-5, max(errors) / 5, "h = 0.00001", color="#D55E00")
axis.set(
    xlabel="h, the size of the turn", ylabel="gradient_check", title="Too far is wrong, and too close is wrong, too"
)
plt.show()

# %% [markdown]
# On the right, $h$ is so large that the curve bends within the step. On the left, $h$ is so small that the two costs
# agree in nearly all of their 16 digits, and when you subtract them, only noise is left. In between is a comfortable
# valley.

# %% [markdown]
# ## 7. One step downhill
#
# The slopes are known. A positive slope means: more of this makes the cost larger. So take a little *away*. A negative
# slope: add a little. In both cases, go **against** the slope, and further where it is steep:
#
# $$W_{\text{new}} = W - \text{learning rate} \cdot dW \qquad b_{\text{new}} = b - \text{learning rate} \cdot db$$
#
# The learning rate is a number such as 0.1: how far you go. A weight of 2 with slope 3 and learning rate 0.1 becomes
# $2 - 0.3 = 1.7$.
#
# **Your turn.** `update(layers, gradients, learning_rate)` returns **new** layers, a list of `(W, b, name)`.
#
# - `gradients` is a list `[(dW, db), …]` in the order of the layers, as `backpropagate` gives it. Names stay.
# - The old layers are as they were (rule 3). You may want to compare.
# - If there are not as many pairs of gradients as layers, or a gradient has not the shape of its table, raise a
#   `ValueError`.


# %%
def update(layers, gradients, learning_rate):
    """New layers [(W, b, name), ...], one step against the gradients [(dW, db), ...].

    Shapes or lengths that do not fit are a ValueError.
    """
    # BEGIN SOLUTION
    new = []
    if len(layers) != len(gradients):
        raise ValueError(f"{len(layers)} layers and {len(gradients)} pairs of gradients")
    for (W, b, name), (dW, db) in zip(layers, gradients):
        W, b, dW, db = (np.asarray(table, float) for table in (W, b, dW, db))
        if W.shape != dW.shape or b.shape != db.shape:
            raise ValueError("a gradient has not the shape of its table")
        new.append((W - learning_rate * dW, b - learning_rate * db, name))
    return new
    # END SOLUTION


# %% [markdown]
# ### The lamp in the stairwell learns
#
# In *A network on a postcard* a lamp in a stairwell had two switches, and it was on if exactly one of them was up.
# Three neurons could do it, but somebody had to find their weights. Now nobody has to. Start with random weights, and
# repeat: forwards, backwards, one step downhill.
#
# On the left you see the cost for three learning rates. On the right is what the network answers for every place
# between "down" (0) and "up" (1), before, in the middle, and at the end. The four dots are the four examples: white
# means on, black means off. **Guess first:** is the largest learning rate the best?

# %%
switches, lamp = np.array([[0, 1, 0, 1], [0, 0, 1, 1]]), np.array([[0, 1, 1, 0]])
rng = np.random.default_rng(3)
start = [(rng.normal(size=(3, 2)), np.zeros((3, 1)), "tanh"), (rng.normal(size=(1, 3)), np.zeros((1, 1)), "sigmoid")]


def learn(layers, learning_rate, rounds):
    """Many small steps: the costs, and the network after each step."""
    costs, networks = [network_cost(layers, switches, lamp, "squared_error")], [layers]
    for _ in range(rounds):
        layers = update(layers, backpropagate(layers, switches, lamp, "squared_error"), learning_rate)
        costs.append(network_cost(layers, switches, lamp, "squared_error"))
        networks.append(layers)
    return costs, networks


# %%
figure, axes = plt.subplots(1, 4, figsize=(15, 3.8), layout="constrained", width_ratios=[1.5, 1, 1, 1])
for rate, colour, style in [(0.1, "#56B4E9", "-"), (1, "#0072B2", "--"), (30, "#D55E00", ":")]:
    axes[0].plot(learn(start, rate, 400)[0], style, color=colour, linewidth=2, label=f"learning rate {rate:g}")
axes[0].set(xlabel="steps", ylabel="cost", title="The cost falls, or does not", ylim=(-0.02, 0.6))
axes[0].legend()
costs, networks = learn(start, 1, 400)
grid = np.linspace(-0.3, 1.3, 60)
points = np.array([np.tile(grid, 60), np.repeat(grid, 60)])
for axis, step in zip(axes[1:], [0, 100, 400]):
    answers = forward_pass(networks[step], points)[2].reshape(60, 60)
    shown = axis.imshow(answers, origin="lower", extent=(-0.3, 1.3, -0.3, 1.3), cmap="cividis", vmin=0, vmax=1)
    axis.scatter(*switches, c=lamp[0], cmap="gray", s=140, edgecolors="0.5", linewidths=2)
    axis.set(title=f"after {step} steps", xticks=[0, 1], yticks=[0, 1], xlabel="upstairs")
axes[1].set_ylabel("downstairs")
figure.colorbar(shown, ax=axes[3], label="the lamp")
plt.show()

# %% [markdown]
# Nobody told this network how. It was only told how wrong it was, again and again, and each weight heard its own share
# of the blame. The next exercise does the same with 64 pixels and ten digits.

# %% [markdown] question="in_your_own_words"
# ## 8. In your own words
#
# A friend says: *"So backpropagation just tells every weight the error, and then they all change by that."* Write an
# answer for your friend, about 10 to 15 sentences:
#
# 1. Make up **a chain of your own** with at least three links (not a kitchen, not a bike), with numbers. Follow the
#    signal forwards, then follow the message backwards, and say what every link multiplies by.
# 2. Why does nobody in the chain have to know the whole of it? Why does the walk go backwards and not forwards?
# 3. One could also turn each knob a little and measure, as `gradient_check` does. Why does nobody train a network with
#    a million weights like that, and what is `gradient_check` good for, then?
#
# Your teacher reads this one (2 points).

# %% [markdown] answer="in_your_own_words"
# They do not all hear the same error: every weight hears its own share of it. Take a school trip. I sell $x = 10$
# raffle tickets. Each brings 3 dollars, so there are $m = 30$ dollars. The bus company gives 2 kilometres for a dollar,
# so we get $k = 60$ km. We wanted 50, and our disappointment is $C = (k - 50)^2 = 100$. Now backwards. One kilometre
# more would cost $2 (60 - 50) = 20$ points. So one dollar more costs $20 \cdot 2 = 40$, because a dollar makes 2 km. So
# one ticket more costs $40 \cdot 3 = 120$. We went too far, so I should sell fewer tickets.
#
# The bus company multiplied by 2 and I multiplied by 3, and neither of us knew what the other does. Each link needs
# the number from the right and its own rate. In a network the rate of a weight is the signal that ran through it, and
# the rate of a neuron is the slope of its bend, both from the way forwards.
#
# The walk goes backwards because there is one cost at the end and many weights before it. The number for the dollar is
# worked out once, and everybody to the left of it uses it. From the front, I would have to walk to the end anew for
# each weight.
#
# Measuring takes two forward walks for each knob, two million for a million weights, and that for a single step.
# Backpropagation needs one walk forwards and one back. But measuring is simple, so there is little that can go wrong
# with it. On a small network I can see whether my clever method gives the same slopes, and if not, in which array the
# mistake begins.

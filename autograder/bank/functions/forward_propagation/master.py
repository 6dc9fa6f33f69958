# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # A network on a postcard
#
# A postcard arrives. It has no greeting and no words, only letters: 610 of them, in twenty lines. The first line is
#
# `NNNMNOOONNNMMNNNLLKKMMMKJIJLMKJHKKLNOMJHMNPPOLKKNNMMMONOOONNNOOO`
#
# It is not a secret message. It is a **neural network**, the whole of it. Whoever knows what to do with these letters
# can read handwriting: hold a scribbled 7 next to the card, follow the rules, and out comes "seven".
#
# And what are the rules? Multiply, add, bend. Hand the result on, and do the same again. That is all. The signal goes
# in on one side as 64 grey pixels and comes out on the other side as an answer, so this way through a network is
# called **forward propagation**. In this notebook you write it, in six short functions.
#
# Where do the letters come from? Somebody let the network learn, and how that goes is a story for later exercises.
# Here you take a network that has learned already, and you put it to use.
#
# You will make five pictures with your own functions. Allow about **75 minutes**; the exercise is worth 20 points.

# %% [markdown]
# ## Before you start
#
# From *Munchable matrices* you know tables, their shapes (rows first), the product `W @ x`, and the weighted inputs
# $z = W x + b$. You will need them all. **Four rules of the house** hold for every function below.
#
# 1. Your function may be given NumPy arrays **or** plain lists, with whole numbers or fractions, positive or negative.
#    `np.asarray` makes an array of either.
# 2. It gives back something **new** and leaves everything that it was given exactly as it was. Also a list of layers:
#    nothing is taken out of it.
# 3. Where something does not fit, it raises a `ValueError`, as in `raise ValueError("what is wrong")`. Each question
#    says what must fit.
# 4. Any way that gives the right answer is welcome, `@` included. A function may call those that you wrote before it,
#    and most of them will. So put a wrong one right before you go on.
#
# ### A function that is given a function
#
# One thing is new. In Python a function can be handed to another function, like a number:

# %%
import matplotlib.pyplot as plt
import numpy as np


def twice(f, number):
    """Use f, and use it again on what came out."""
    return f(f(number))


print(twice(np.sqrt, 81))  # the root of 81 is 9, and the root of 9 is 3

# %% [markdown]
# `twice` does not know which function it will get. It calls it `f` and uses it, `f(…)`. Your functions will get an
# **activation function** in the same way: the bend that a neuron puts at the end of its sum. Here are four, ready to
# use. You can open the box later; the exercise *The bend that lets a network learn* is all about them.
#
# | name | what it does to a number $z$ | −2 | −0.5 | 0 | 0.5 | 2 |
# |---|---|:-:|:-:|:-:|:-:|:-:|
# | `keep` | nothing at all | −2 | −0.5 | 0 | 0.5 | 2 |
# | `step` | off below zero, on from zero upwards | 0 | 0 | 1 | 1 | 1 |
# | `relu` | blocks what is negative, lets the rest pass | 0 | 0 | 0 | 0.5 | 2 |
# | `sigmoid` | a dimmer, from nearly 0 to nearly 1 | 0.12 | 0.38 | 0.5 | 0.62 | 0.88 |
#
# Each of them takes a single number **or a whole array**, and what it gives back has the same shape. Have a look at the
# line inside `relu`: why does it do what the table says?


# %%
def keep(z):
    """No bend: what goes in comes out."""
    return z


def step(z):
    """Off below zero, on from zero upwards."""
    return np.heaviside(z, 1)


def relu(z):
    """Nothing where z is negative, z itself where it is not."""
    return (z + np.abs(z)) / 2


def sigmoid(z):
    """A dimmer: 0 far below zero, 1 far above, one half at zero."""
    return (1 + np.tanh(z / 2)) / 2


print(relu(-2), relu(0.5), relu(np.array([[-2, 3], [0.5, -1]])))

# %% [markdown]
# ## 1. One neuron, one light
#
# Your bike has a front light that looks after itself. Two sensors report to it. One says how **dark** it is, from 0
# (noon) to 10 (a night without a moon). The other says how **fast** you go, in metres per second. A single neuron
# decides how brightly the light glows.
#
# It cares about both inputs, but not equally: darkness has the **weight** 1, speed the weight 2. And it is a bit
# lazy, so it wants to hear a lot before it does anything: its **bias** is −8. Follow two moments through it, line by
# line:
#
# | | | an evening ride: dark 6, speed 3 | a ride at noon: dark 1, speed 3 |
# |---|---|:-:|:-:|
# | **weigh** | each input times its weight | $1 \cdot 6 = 6$, $2 \cdot 3 = 6$ | $1 \cdot 1 = 1$, $2 \cdot 3 = 6$ |
# | **add up** | all of them | 12 | 7 |
# | **shift** | add the bias, once | $12 - 8 = 4$ | $7 - 8 = -1$ |
# | **bend** | the activation function, here `relu` | 4 | 0 |
#
# In the evening the light glows at 4. At noon it stays off. All four lines in one, for as many inputs as you like:
#
# $$a = f(w_1 x_1 + w_2 x_2 + \dots + w_n x_n + b)$$
#
# The $x$ are the inputs, the $w$ their weights, $b$ is the bias, and $f$ is the bend. What the neuron sends on is
# called its **activation**, $a$.
#
# **Guess first.** Suppose somebody swaps the last two lines: first bend, then shift. What would the light do at noon?
# (You get $\text{relu}(7) - 8 = -1$, a light with the brightness −1. The bend comes last, and it comes once.)
#
# **Your turn.** `neuron(w, x, b, f)`.
#
# - `w` and `x` are two lists (or arrays) of numbers, shape $(n,)$, equally long. There may be just one input.
# - `b` is a single number.
# - `f` is any function that takes a number.
# - The answer is a single number, not a list.
# - If `w` and `x` are **not equally long**, raise a `ValueError`. Nobody else will do it for you: `zip` drops what is
#   left over without a word, and NumPy uses a lonely weight for every input.


# %%
def neuron(w, x, b, f):
    """What one neuron sends on: the weighted inputs added up, plus the bias, then f.

    w: n weights, x: n inputs, b: a number, f: a function. Returns one number.
    Lists of different lengths are a ValueError.
    """
    # BEGIN SOLUTION
    w, x = np.asarray(w), np.asarray(x)
    if w.shape != x.shape:
        raise ValueError(f"{w.size} weights for {x.size} inputs")
    return float(f(np.sum(w * x) + b))
    # END SOLUTION


# %%
print("a ride in the evening:", neuron([1, 2], [6, 3], -8, relu))
print("a ride at noon:       ", neuron([1, 2], [1, 3], -8, relu))
print("parked, in the night: ", neuron([1, 2], [9, 0], -8, relu))

# %% [markdown]
# The last line may surprise you. The bike is parked, and its light glows a little, because it is *very* dark. Is that
# what you want? If not: which of the three numbers would you change, and what would that do to the evening ride?

# %% [markdown]
# ## 2. Many neurons, the same inputs
#
# The bike has more to decide than one light. The **rear light** cares about darkness and speed equally. The **display**
# shows your speed, and it sleeps while you hardly move. Three neurons, and all three look at the **same** two inputs.
# Neurons side by side like these make a **layer**.
#
# Write the weights of each neuron as a **row**, and you have a matrix. The biases stand in a column next to it:
#
# $$W = \begin{bmatrix} 1 & 2 \\ 1 & 1 \\ 0 & 1 \end{bmatrix}
# \begin{matrix} \leftarrow \text{front light} \\ \leftarrow \text{rear light} \\ \leftarrow \text{display} \end{matrix}
# \qquad b = \begin{bmatrix} -8 \\ -5 \\ -1 \end{bmatrix} \qquad x = \begin{bmatrix} 6 \\ 3 \end{bmatrix}
# \begin{matrix} \leftarrow \text{dark} \\ \leftarrow \text{speed} \end{matrix}$$
#
# A row of $W$ times the column $x$ is just what a single neuron adds up. So the product $W x$ does it for all neurons
# in one stroke, and then come the biases and the bend, as before:
#
# $$\underbrace{W}_{(3, 2)} \underbrace{x}_{(2, 1)} + \underbrace{b}_{(3, 1)} =
# \begin{bmatrix} 12 \\ 9 \\ 3 \end{bmatrix} + \begin{bmatrix} -8 \\ -5 \\ -1 \end{bmatrix} =
# \begin{bmatrix} 4 \\ 4 \\ 2 \end{bmatrix}
# \qquad a = f(W x + b) = \begin{bmatrix} 4 \\ 4 \\ 2 \end{bmatrix}$$
#
# **A batch.** Four moments of a day, four columns: a ride in the evening, a ride at noon, parked at night, parked at
# noon. Nothing changes, only there are more columns. Every column gets the same weights, the same biases, the same
# bend.
#
# $$f\left(W \begin{bmatrix} 6 & 1 & 9 & 1 \\ 3 & 3 & 0 & 0 \end{bmatrix} + b\right) =
# \begin{bmatrix} 4 & 0 & 1 & 0 \\ 4 & 0 & 4 & 0 \\ 2 & 2 & 0 & 0 \end{bmatrix}$$
#
# **Guess first**, before you go on: which entry says that the rear light is on while the bike is parked at night?
#
# **Your turn.** `layer(W, x, b, f)` returns $f(W x + b)$.
#
# - `W` has shape $(m, n)$: $m$ neurons, one in each row, with $n$ weights each.
# - `x` has shape $(n, 1)$, one example, or $(n, N)$, a batch with one example in each **column**. It always has rows
#   and columns.
# - `b` has shape $(m, 1)$.
# - The answer has shape $(m, 1)$ for one example, and $(m, N)$ for a batch.
# - Give `f` the **whole table** $z = W x + b$ at once, as an array, not one entry or one row after the other. Many
#   functions treat every entry by itself, and then it makes no difference. But some look at a **whole column**. A
#   check below brings such a function: `shares` turns the column 1, 3 into 0.25, 0.75, and it can only do that if it
#   sees both.
# - If `x` has not as many rows as `W` has columns, or if `b` has any other shape than $(m, 1)$, raise a `ValueError`.
#   A flat list of $m$ biases, shape $(m,)$, is such another shape. NumPy would stretch it, or a lonely bias, or one
#   that lies on its side, without a word.


# %%
def layer(W, x, b, f):
    """f(W x + b), what a layer of neurons sends on. W: (m, n), x: (n, N), b: (m, 1). Returns shape (m, N).

    Shapes that do not fit are a ValueError.
    """
    # BEGIN SOLUTION
    W, x, b = np.asarray(W), np.asarray(x), np.asarray(b)
    if W.shape[1] != x.shape[0]:
        raise ValueError(f"{W.shape[1]} weights in each neuron, but {x.shape[0]} inputs")
    if b.shape != (W.shape[0], 1):
        raise ValueError(f"{W.shape[0]} neurons need biases of shape {(W.shape[0], 1)}, not {b.shape}")
    return f(W @ x + b)
    # END SOLUTION


# %%
bike_weights = np.array([[1, 2], [1, 1], [0, 1]])
bike_biases = np.array([[-8], [-5], [-1]])
print(layer(bike_weights, [[6, 1, 9, 1], [3, 3, 0, 0]], bike_biases, relu))

# %% [markdown]
# The rear light of the parked bike is the 4 in the second row and the third column. Row: which neuron. Column: which
# moment.
#
# A batch need not stop at four. The next picture sends 1,681 moments through your layer at once: every darkness from
# 0 to 10 with every speed from 0 to 6. Each panel is one neuron. The dashed line is where its sum is exactly 0: on one
# side the neuron sleeps, on the other side it is awake. **Guess first:** why is that border a *straight* line?

# %%
dark, speed = np.meshgrid(np.linspace(0, 10, 41), np.linspace(0, 6, 41))
moments = np.array([dark.ravel(), speed.ravel()])  # shape (2, 1681): one column for each moment
sums = layer(bike_weights, moments, bike_biases, keep)
glow = layer(bike_weights, moments, bike_biases, relu)

figure, axes = plt.subplots(1, 3, figsize=(12, 4), sharey=True, layout="constrained")
for axis, name, z, a in zip(axes, ["front light", "rear light", "display"], sums, glow):
    shades = axis.pcolormesh(dark, speed, np.reshape(a, dark.shape), cmap="cividis", vmin=0, vmax=14)
    axis.contour(dark, speed, np.reshape(z, dark.shape), levels=[0], colors="white", linestyles="dashed")
    axis.set(title=name, xlabel="how dark it is")
axes[0].set_ylabel("speed (m/s)")
figure.colorbar(shades, ax=axes, label="what the neuron sends on")
plt.show()

# %% [markdown]
# On the border of the front light, $1 \cdot \text{dark} + 2 \cdot \text{speed} - 8 = 0$, and that is the equation of a
# line. A single neuron always draws a straight border, whatever its weights and its bend. Keep that in mind.

# %% [markdown]
# ## 3. Layer after layer
#
# A stairwell has a lamp and two switches, one upstairs and one downstairs. Flick **either** of them, and the lamp
# changes. So the lamp is on when exactly **one** of the switches is up:
#
# | upstairs | downstairs | lamp |
# |:-:|:-:|:-:|
# | 0 | 0 | 0 |
# | 1 | 0 | 1 |
# | 0 | 1 | 1 |
# | 1 | 1 | 0 |
#
# Can a single neuron with `step` run this lamp? Try to find its two weights and its bias. After a while you may
# suspect that there are none, and you are right. Line 1 says that $b < 0$, or the lamp would be on. Lines 2 and 3 say
# that $w_1 + b \ge 0$ and $w_2 + b \ge 0$. Add those two: $w_1 + w_2 + 2b \ge 0$. Then $w_1 + w_2 + b \ge -b > 0$, so
# with both switches up the lamp **must** be on, and line 4 is broken.
#
# Three neurons can do it, in **two layers**. The first layer notices two things about the switches. The second layer
# looks only at what the first one noticed:
#
# | | neuron | its sum | when it is on |
# |---|---|---|---|
# | layer 1 | *at least one* is up | $x_1 + x_2 - 1$ | 1 or 2 switches up |
# | layer 1 | *both* are up | $x_1 + x_2 - 2$ | 2 switches up |
# | layer 2 | the lamp: *at least one, and not both* | $a_1 - a_2 - 1$ | exactly 1 switch up |
#
# In Python a network is a **list of layers**, and each layer is a triple $(W, b, f)$:

# %%
stairwell = [
    ([[1, 1], [1, 1]], [[-1], [-2]], step),
    ([[1, -1]], [[-1]], step),
]

# %% [markdown]
# Both switches up, worked out by hand:
#
# $$\begin{bmatrix} 1 \\ 1 \end{bmatrix} \xrightarrow{\;W_1 x + b_1\;} \begin{bmatrix} 1 \\ 0 \end{bmatrix}
# \xrightarrow{\;\text{step}\;} \begin{bmatrix} 1 \\ 1 \end{bmatrix} \xrightarrow{\;W_2 a + b_2\;}
# \begin{bmatrix} -1 \end{bmatrix} \xrightarrow{\;\text{step}\;} \begin{bmatrix} 0 \end{bmatrix}$$
#
# The column that leaves layer 1 is the column that enters layer 2. The switches themselves are not asked again. It is
# a relay race: each layer runs with the baton that it got from the one before, and hands on its own.
#
# $$a_1 = f_1(W_1 x + b_1) \qquad a_2 = f_2(W_2 a_1 + b_2) \qquad a_3 = f_3(W_3 a_2 + b_3) \qquad \dots$$
#
# **Your turn.** `forward(layers, x)` returns what comes out of the last layer.
#
# - `layers` is a list of triples `(W, b, f)`, the first layer first. A loop can take the triples apart as it goes:
#   `for W, b, f in layers:`.
# - Each layer brings its **own** `f`, and every layer uses it, the last one too.
# - `x` has shape $(n, 1)$ or is a batch, $(n, N)$. The answer has one row for each neuron of the last layer, and as
#   many columns as `x`.
# - There may be just one layer. There may even be **none** (an empty list): then nothing happens to the signal, and
#   what comes out is `x` itself.
# - The shapes must fit in every layer, as in question 2. Anything else is a `ValueError`.


# %%
def forward(layers, x):
    """What comes out of the last layer. layers: list of (W, b, f), x: (n, N). Without layers, x itself.

    Shapes that do not fit are a ValueError.
    """
    # BEGIN SOLUTION
    a = np.asarray(x)
    for W, b, f in layers:
        a = layer(W, a, b, f)
    return a
    # END SOLUTION


# %%
switches = np.array([[0, 1, 0, 1], [0, 0, 1, 1]])  # a batch: the four lines of the table as columns
print("with bends:   ", forward(stairwell, switches))
print("without bends:", forward([(W, b, keep) for W, b, f in stairwell], switches))

# %% [markdown]
# The second line is worth a thought. The very same weights without their bends give 0, whatever the switches do: on
# paper $(x_1 + x_2 - 1) - (x_1 + x_2 - 2) - 1 = 0$. Two layers have collapsed into one, and that one sees nothing. You
# saw it in *Transformative matrices*: without bends, a stack of layers is one layer.

# %% [markdown]
# ## 4. Watching it think
#
# `forward` tells you the answer and forgets how it came about. But the most interesting things happen on the way. So
# keep a diary: write down what went in, and then what each layer sent on.
#
# For both switches up, the diary of the stairwell has three entries:
#
# $$\left[\;\begin{bmatrix} 1 \\ 1 \end{bmatrix}, \quad \begin{bmatrix} 1 \\ 1 \end{bmatrix}, \quad
# \begin{bmatrix} 0 \end{bmatrix}\;\right]$$
#
# The first entry is the two switches, the second is what "at least one" and "both" say, the third is the lamp.
#
# **Your turn.** `forward_trace(layers, x)` returns a list with the **activations** of every layer: after the bend, not
# before it.
#
# - The first entry is `x` itself. Then comes one entry for each layer. So two layers make a list of three.
# - The last entry is what `forward` would have returned. Without any layers, the list is `[x]`.
# - Each entry is a table of its own, shape (neurons of that layer, $N$), and stays as it is once it is written down.
# - Shapes that do not fit are a `ValueError`, as always.


# %%
def forward_trace(layers, x):
    """The activations of every layer, x first: a list with one entry more than there are layers.

    layers: list of (W, b, f), x: (n, N). Shapes that do not fit are a ValueError.
    """
    # BEGIN SOLUTION
    trace = [np.asarray(x)]
    for W, b, f in layers:
        trace.append(layer(W, trace[-1], b, f))
    return trace
    # END SOLUTION


# %% [markdown]
# With the diary you can draw a network *while it thinks*. In the picture below, every circle is a neuron (or an
# input), and the darker it is, the more it sends. Every line is one weight at its job. Its thickness shows the signal
# that runs through it, **weight times activation**: purple pushes the next neuron up, orange pushes it down, and where
# nothing flows, there is no line.


# %%
def draw_signals(axis, layers, trace, places):
    """Draw a network while it thinks; places: for every layer, where its circles stand, shape (neurons, 2)."""
    for (W, b, f), sent, left, right in zip(layers, trace, places, places[1:]):
        signals = np.asarray(W) * np.ravel(sent)  # shape (m, n): what runs from each circle to each other
        strongest = max(np.abs(signals).max(), 1e-9)
        for (i, j), signal in np.ndenumerate(signals):
            if abs(signal) > strongest / 50:
                colour = "#5e3c99" if signal > 0 else "#d95f02"
                ends = [left[j][0], right[i][0]], [left[j][1], right[i][1]]
                axis.plot(*ends, color=colour, linewidth=5 * abs(signal) / strongest, alpha=0.7, zorder=1)
    axis.axis("off")


def draw_circles(axis, place, activation, names, side):
    """Draw one layer: a circle for each neuron, with its activation inside and its name beside it."""
    values = np.ravel(activation)
    shades = values / max(values.max(), 1e-9)
    axis.scatter(*np.transpose(place), s=620, c=shades, cmap="Greys", vmin=0, vmax=1.3, edgecolors="black", zorder=2)
    for (across, up), value, shade, name in zip(place, values, shades, names):
        ink = "white" if shade > 0.75 else "black"
        axis.text(across, up, f"{round(float(value), 2):g}", ha="center", va="center", color=ink, fontsize=10, zorder=3)
        if name:
            offset, align = (-16, "right") if side == "left" else (16, "left")
            axis.annotate(name, (across, up), (offset, 0), textcoords="offset points", ha=align, va="center")


# %%
figure, axes = plt.subplots(1, 4, figsize=(14, 3), layout="constrained")
places = [np.array([[0, 1], [0, 0]]), np.array([[1, 1], [1, 0]]), np.array([[2, 0.5]])]
names = [["upstairs", "downstairs"], ["", ""], ["lamp"]]
for axis, one in zip(axes, switches.T):
    trace = forward_trace(stairwell, one.reshape(2, 1))
    draw_signals(axis, stairwell, trace, places)
    for place, activation, called, side in zip(places, trace, names, ["left", "right", "right"]):
        draw_circles(axis, place, activation, called, side)
    axis.text(1, 1.3, "at least one", ha="center")
    axis.text(1, -0.4, "both", ha="center")
    axis.set(xlim=(-1.3, 2.7), ylim=(-0.6, 1.6))
    axis.set_title("the lamp is on" if trace[-1][0][0] else "the lamp is off")
plt.show()

# %% [markdown]
# Look at the panel on the right. Both lines into the lamp are equally thick, one purple and one orange. They cancel
# each other, and the bias keeps the lamp off. That is how three neurons do what one cannot.

# %% [markdown]
# ## 5. How many letters fit on a postcard?
#
# Each weight and each bias of a network is a number that somebody, or some training, has to choose. They are called
# the **parameters** of the network. How many are there?
#
# A network is often described by its **sizes**: how many inputs, and then how many neurons in each layer. The
# stairwell has the sizes `[2, 2, 1]`. Count its numbers: layer 1 has $2 \cdot 2 = 4$ weights and 2 biases, layer 2 has
# 2 weights and 1 bias. That makes 9.
#
# The network of the postcard has the sizes `[64, 8, 10]`. Its inputs are the 64 pixels of a picture, 8 neurons look at
# the pixels, and 10 neurons look at those 8, one for each digit. Every neuron has one weight for **each** number that
# comes in, and one bias of its own. The inputs are not neurons: they do nothing, so they have neither weights nor
# biases.
#
# | sizes | parameters |
# |---|---|
# | `[2, 2, 1]` | 9 |
# | `[2, 3]`, the bike | $3 \cdot 2 + 3 = 9$ |
# | `[64, 8, 10]` | your turn |
# | `[64, 10]`, without the layer in the middle | **guess:** more, or fewer, than the line above? |
#
# **Your turn.** `parameter_count(sizes)` returns how many weights and biases there are, altogether.
#
# - `sizes` is a list of whole numbers, as above, for any number of layers. It stays as it is (rule 2).
# - One size alone, such as `[64]`, is a network without layers: it has 0 parameters.
# - An empty list describes nothing, and no layer can have fewer than 1 neuron. Both are a `ValueError`. (Mind the
#   trap: two negative sizes have a positive product.)


# %%
def parameter_count(sizes):
    """How many weights and biases a network has, for sizes such as [64, 8, 10]: the inputs, then each layer.

    No size at all, or a size below 1, is a ValueError.
    """
    # BEGIN SOLUTION
    if len(sizes) == 0 or min(sizes) < 1:
        raise ValueError("a network has at least one size, and every size is 1 or more")
    return sum(m * n + m for n, m in zip(sizes, sizes[1:]))
    # END SOLUTION


# %%
for sizes in ([64, 8, 10], [64, 10], [64, 8, 8, 10], [784, 128, 10]):
    print(sizes, "has", parameter_count(sizes), "parameters")

# %% [markdown]
# So that is why the card has 610 letters. The layer in the middle makes the network *smaller*: ten neurons with 64
# weights each need more numbers than eight with 64 and ten with 8. And the last line, a small network for larger
# pictures, would fill 167 postcards. A language model with a hundred billion parameters would fill more than a hundred
# million.
#
# ### Reading the card
#
# Here it is. Each letter is a number. M is 0, N is 0.25, O is 0.5, P is 0.75, and so on in steps of a quarter; L is
# −0.25, K is −0.5, and so on the other way. The first 8 lines are the weights of the 8 neurons in the middle, 64
# letters each. Then comes one line with their biases. The next 10 lines are the weights of the 10 output neurons, 8
# letters each, and the last line holds their biases. There is nothing else.

# %%
postcard = """
NNNMNOOONNNMMNNNLLKKMMMKJIJLMKJHKKLNOMJHMNPPOLKKNNMMMONOOONNNOOO
LJJKKJJLLKJJJKKMMMONNOONOPPPNOPOOPPONNNNNOPPPONMMMMLLLLLLKKMMMMM
LLNMKNPNKJKLMNLLLLNPMKJKMOPPONKKMNMLKLLKLKKMKJIJMLMOONMMOMOONOOP
NNMMMLLLMMKLLMMLLKILONNLKKLMOMLLKKLNOOONLKJHMOOOMNNMNMMMMPNMMMML
MNNNLLKKNONNNNOMNNNMPRROLLLMMNMNKKKLLKJKLLKKJKKKMNNMMOONMMMNPOON
NOPPPPPNNOPPONMMMMMKKMLLLLLMONMMLLMNNNONKIIIKLMNLLLJIJKMLNNMLJKL
LLNNMLLNLLLNPNMMLKKLPPPNMMMJLNPOOOMKNONNNNOPNLKKMLMNMLJILLLKKLLK
MNNPOONMMMNONNLKLMMKJIIJMMKIKJKMNMKJJLOOMLMJJMOOLLNOQPOMMNPOOPOM
NQLPORPQ
DJHHOGRQ
MKUQLGNH
RDKGPENL
NEFTMMIL
GQFLHJNF
JHSJFQIO
ONLLBDCQ
MHILHRTD
OMIJQKHF
CKMNTOHG
KIKIJNMJLK
""".split()


def numbers(lines):
    """Lines of letters as a table of numbers: M is 0, N is a quarter, L is minus a quarter."""
    return np.array([[ord(letter) - ord("M") for letter in line] for line in lines]) / 4


reader = [
    (numbers(postcard[:8]), numbers(postcard[8:9]).T, relu),
    (numbers(postcard[9:19]), numbers(postcard[19:]).T, sigmoid),
]
for W, b, f in reader:
    print("weights", W.shape, "biases", b.shape)

# %% [markdown]
# And here is something to read. In the 1990s researchers in Istanbul had people fill in forms with digits. Each digit
# was scanned and cut into 8 × 8 squares, and each square was replaced by how much ink is in it: a whole number from 0
# (paper) to 16 (all ink). We divide by 16, so that every pixel is between 0 and 1, and write the 64 pixels of a digit
# below each other. That is one column, shape $(64, 1)$. All 1,797 of them side by side are a batch, $(64, 1797)$.
#
# The postcard network has learned from the first 1,200 of them. The last 597 it has **never** seen. So we show it one
# of those.

# %%
from sklearn.datasets import load_digits

digits = load_digits()
pixels = digits.data.T / 16  # one digit in each column
which = 1232  # try other numbers, from 1200 to 1796
x = pixels[:, [which]]

# %%
trace = forward_trace(reader, x)
figure, axis = plt.subplots(figsize=(11, 7), layout="constrained")
row, column = np.divmod(np.arange(64), 8)
places = [
    np.column_stack([column * 0.45, 7 - row * 0.45 - 1.9]),
    np.column_stack([np.full(8, 7), np.linspace(6.6, 0.4, 8)]),
    np.column_stack([np.full(10, 11), np.linspace(7, 0, 10)]),
]
draw_signals(axis, reader, trace, places)
axis.imshow(x.reshape(8, 8), cmap="gray_r", extent=(-0.225, 3.375, 1.725, 5.325), zorder=0)
axis.add_patch(plt.Rectangle((-0.225, 1.725), 3.6, 3.6, fill=False))
draw_circles(axis, places[1], trace[1], [""] * 8, "left")
draw_circles(axis, places[2], trace[2], [f"  “{digit}”" for digit in range(10)], "right")
axis.set(xlim=(-0.5, 12.2), ylim=(-0.5, 7.6), title=f"The network reads a handwritten {digits.target[which]}")
axis.text(1.6, 5.6, "64 pixels", ha="center")
axis.text(7, 7.2, "8 neurons, relu", ha="center")
axis.text(11, 7.5, "10 neurons, sigmoid", ha="center")
plt.show()

# %% [markdown]
# Take your time with this picture. From the pixels, a tangle of signals runs to the eight neurons in the middle. Where
# purple wins, a neuron answers loudly. Where orange wins, its sum is below zero, and `relu` keeps it silent. From these
# eight numbers, and from nothing else, the ten output neurons decide. Most of them say nearly 0.
#
# What does a neuron in the middle **look at**? Its 64 weights belong to 64 pixels, so they can be drawn as a picture,
# too. Ink on purple makes the neuron louder, ink on orange makes it quieter, white does not matter to it. Nobody drew
# these pictures: the network found them while it learned. In the lower row each weight is multiplied by the pixel
# that it meets in our digit. Which neurons like what they see?

# %%
seen = trace[1]
figure, axes = plt.subplots(2, 9, figsize=(14, 4), layout="constrained")
for axis in axes.flat:
    axis.set(xticks=[], yticks=[])
axes[0, 0].axis("off")
axes[0, 0].text(0.5, 0.5, "what each\nneuron\nlooks at", ha="center", va="center")
axes[1, 0].imshow(x.reshape(8, 8), cmap="gray_r")
axes[1, 0].set_xlabel("the digit")
for place in range(8):
    weights = reader[0][0][place]
    top, bottom = axes[:, place + 1]
    top.imshow(weights.reshape(8, 8), cmap="PuOr", vmin=-1.3, vmax=1.3)
    top.set_title(f"neuron {place}")
    bottom.imshow((weights * x[:, 0]).reshape(8, 8), cmap="PuOr", vmin=-1.3, vmax=1.3)
    bottom.set_xlabel(f"sends {seen[place][0]:.2f}")
plt.show()

# %% [markdown]
# ## 6. The loudest neuron wins
#
# The ten outputs are ten numbers, and you want **one** digit. The rule is simple: the largest output wins. If the
# largest stands in row 3, the answer is 3, because Python counts rows from 0, and so do the digits.
#
# | row | example 1 | example 2 | example 3 |
# |:-:|:-:|:-:|:-:|
# | 0 | 0.1 | 0.2 | **0.5** |
# | 1 | 0.0 | **0.9** | 0.4 |
# | 2 | **0.7** | 0.9 | 0.5 |
# | the answer | **2** | **1** | **0** |
#
# In example 2, two outputs are equally large, and a rule is needed. Ours is: **the smallest digit wins a tie.** (In
# example 3 as well. And if all outputs are equal, the answer is 0.)
#
# "At which place is the largest?" is called **argmax** in mathematics, the *argument* of the *maximum*.
#
# **Your turn.** `predict(layers, X)` sends a batch through the network and returns the digit for each example.
#
# - `X` has shape $(n, N)$, one example in each **column**.
# - The answer holds $N$ whole numbers, shape $(N,)$: one for each column, and no rows. For a single example it holds
#   one number, shape $(1,)$.
# - The network need not have ten outputs. With three outputs, the answers are 0, 1 and 2.
# - Shapes that do not fit are a `ValueError`, as always.


# %%
def predict(layers, X):
    """The digit of each column of X: the row of the largest output, the smallest digit where there is a tie.

    layers: list of (W, b, f), X: (n, N). Returns whole numbers, shape (N,). Shapes that do not fit: ValueError.
    """
    # BEGIN SOLUTION
    return np.argmax(forward(layers, X), axis=0)
    # END SOLUTION


# %%
answers = predict(reader, pixels)
right = answers == digits.target
print(f"digits it learned from: {np.mean(right[:1200]):.1%} right")
print(f"digits it never saw:    {np.mean(right[1200:]):.1%} right")

# %% [markdown]
# A postcard that reads nine digits out of ten, and more! On digits that it has not seen before it is a little worse
# than on those it learned from. That is usual, and you will meet it again.
#
# Below, on the left, is one example of each digit on its way through the network: each **column** is one digit, as
# always. Look at the eight numbers in the middle. They are the network's own description of a digit, like a
# fingerprint. Are there two digits with similar fingerprints? Below the fingerprints are the outputs. Eight of the ten
# digits are read correctly. Which two are not, and what does the network take them for? On the right are more digits
# that it got wrong. Would you have got them right?

# %%
samples = [1200 + int(np.argmax(digits.target[1200:] == digit)) for digit in range(10)]
trace = forward_trace(reader, pixels[:, samples])
wrong = 1200 + np.flatnonzero(~right[1200:])

figure = plt.figure(figsize=(14, 6.5), layout="constrained")
left, middle = figure.subfigures(1, 2, width_ratios=[1.1, 1])
top, centre, bottom = left.subplots(3, 1, height_ratios=[2, 8, 10])
top.imshow(np.hstack([pixels[:, place].reshape(8, 8) for place in samples]), cmap="gray_r", aspect="auto")
top.set(title="one example of each digit: the brighter, the louder", xticks=[], yticks=[])
centre.imshow(trace[1], cmap="cividis", aspect="auto")
centre.set(ylabel="8 neurons, relu", xticks=[], yticks=range(8))
bottom.imshow(trace[2], cmap="cividis", vmin=0, vmax=1, aspect="auto")
bottom.set(ylabel="10 outputs, sigmoid", xticks=range(10), yticks=range(10), xlabel="the digit that was written")
for axis, place in zip(middle.subplots(4, 5).flat, wrong):
    axis.imshow(pixels[:, place].reshape(8, 8), cmap="gray_r")
    axis.set_title(f"{digits.target[place]}, read as {answers[place]}", fontsize=9)
    axis.axis("off")
plt.show()

# %% [markdown]
# Try it with a friend. Copy the twenty lines of the postcard and nothing else. Whoever has them, and your six
# functions, has a machine that reads handwriting. What it has learned is in the numbers. What you wrote is how to use
# them.

# %% [markdown] question="in_your_own_words"
# ## 7. In your own words
#
# A friend looks at the postcard and says: *"So somewhere in these letters there is a picture of each digit, and the
# computer compares."* Write an answer for your friend, about 10 to 15 sentences:
#
# 1. What really happens to one handwritten digit, from the pixels to the answer? Name the steps in their order, and
#    the shape of what comes out of each layer.
# 2. Make up **a neuron of your own** for an everyday decision with two or three inputs (not a lamp, not a bike). Give
#    its weights, its bias and its activation function, and say what they mean. Work out two cases with numbers: one in
#    which it fires and one in which it does not.
# 3. Choose **one**: leave out the biases, leave out the activation functions, or leave out the layer in the middle.
#    What would the network no longer be able to do, and why?
#
# Your teacher reads this one (2 points).

# %% [markdown] answer="in_your_own_words"
# There is no picture of a digit in the letters. What goes in is a column of 64 pixels. Each of the 8 neurons in the
# middle multiplies every pixel by its own weight, adds the 64 products up, adds its bias, and then bends: a negative
# sum becomes 0. So 64 numbers become 8, shape (8, 1). They say things like "much ink at the top, little at the lower
# left". The 10 output neurons see only these 8 numbers. They do the same with weights, biases and a bend of their own
# and give 10 numbers, shape (10, 1). The largest one wins, and its row is the digit. The digit is spread over all the
# weights together, as a melody is not in any single note.
#
# My neuron decides whether I take the umbrella. Inputs: the chance of rain in tenths, from 0 to 10, and how many
# minutes I will be outside. Weights: 3 for rain, 1 for minutes, because rain matters more. Bias −25: I do not like
# carrying it. The bend is a step: take it or leave it. Chance 7 and 20 minutes: 21 + 20 − 25 = 16, at least 0, so it
# fires. Chance 2 and 5 minutes: 6 + 5 − 25 = −14, so it stays silent. A bias of −10 would make me more careful.
#
# If I leave out the activation functions, two layers are one layer: W₂(W₁x + b₁) + b₂ is again one matrix times x plus
# one column. Then each output is only a weighted sum of pixels, so a pixel always pushes in the same direction,
# whatever the other pixels are. The lamp in the stairwell shows it: "one switch up, but not both" cannot be said in
# that way.

# %% [markdown]
# # The bend that lets a network learn
#
# Two machines stand in a row. The first doubles a number and adds 1. The second takes what comes out, triples it and
# subtracts 4.
#
# | in | after machine 1 | after machine 2 |
# |---:|---:|---:|
# | 0 | 1 | −1 |
# | 1 | 3 | 5 |
# | 2 | 5 | 11 |
# | 3 | 7 | 17 |
#
# **Guess first.** What comes out for 10? And could *one* machine do the job of both?
#
# Look down the last column: it goes up by 6 each time, and it starts at −1. So the two machines together are one
# machine, $6x - 1$, and 10 becomes 59. A third machine would be swallowed up in the same way. So would a hundredth.
#
# A layer of a neural network is such a machine: it computes $wx + b$. Stack a hundred of them, and all you get is one
# more straight line.
#
# Is a line not enough? Think of porridge. Too cold: no. Just right: yes. Too hot: no. A straight line can go up, or it
# can go down. It cannot go up and *then* come down. A network of lines can never learn when porridge is good.
#
# The cure is small. After every layer, put a **bend**: a function $f$ that is not a straight line, so that the layer
# computes $f(wx + b)$. It is called an **activation function**. In this notebook you build the bends that real
# networks use, and you will see one of them solve the porridge problem.
#
# **You will make** ten functions and five pictures. **Time:** about 70 minutes. **You need:** tables of numbers, as in
# *Munchable Matrices*.

# %%
import matplotlib.pyplot as plt
import numpy as np

# %% [markdown]
# ## Before you start: one function, many numbers
#
# A neuron adds up what reaches it: $z = wx + b$. We call $z$ the **signal**. The activation function takes the signal
# and says what the neuron sends on.
#
# A layer has many neurons, and we often send many examples through it at once. So $z$ is mostly a whole table of
# signals, and our functions treat **every entry by itself**. Four rules hold for every function here (only softmax,
# later, looks at more than one entry at a time):
#
# 1. What is given may be a single number, a list, a list of lists or a NumPy array, of whole numbers or decimals.
# 2. The answer has **the same shape**: a number for a number, 3 rows and 2 columns for 3 rows and 2 columns.
# 3. Signals may be as large as 1000 and as small as −1000, and the answer must still be a number. `inf` ("infinity")
#    and `nan` ("not a number") in an answer are mistakes. A *warning* on the screen costs nothing.
# 4. What was given stays as it was. If you want to write into an array, make a copy or a new array.
#
# Two tools do most of the job. `np.asarray(…, float)` turns whatever is given into an array of decimal numbers.
# `np.where(question, yes, no)` asks a question of every entry and picks one of two answers. Here they find the price
# of a cinema ticket, 5 dollars for people under 13 and 12 dollars for the others:

# %%
ages = np.asarray([[8, 15], [13, 40]], float)
print(np.where(ages < 13, 5, 12))

# %% [markdown]
# ## A neuron's threshold
#
# In 1943 Warren McCulloch and Walter Pitts described a nerve cell in the language of logic. It adds up the signals
# that reach it. If the sum reaches a **threshold**, the cell *fires*. If not, it stays silent. All or nothing. About
# fifteen years later Frank Rosenblatt used such neurons in the perceptron, a machine that learned to tell shapes
# apart.
#
# We can always put the threshold at 0, because the bias moves it: "the sum reaches 3" says the same as "the sum
# minus 3 reaches 0".
#
# | signal $z$ | −7 | −0.1 | 0 | 0.1 | 7 |
# |---|:-:|:-:|:-:|:-:|:-:|
# | $\text{step}(z)$ | 0 | 0 | 1 | 1 | 1 |
#
# $$\text{step}(z) = \begin{cases} 1 & \text{if } z \ge 0 \\ 0 & \text{if } z < 0 \end{cases}$$
#
# Look at the border: **step(0) is 1**. A signal that just reaches the threshold is enough.
#
# Write `step`. (`True` counts as 1 and `False` as 0, so an answer of those is right as well.)


# %%
def step(z):
    """1 where the signal z is 0 or more, 0 where it is less; the answer has the shape of z."""
    # BEGIN SOLUTION
    return np.where(np.asarray(z, float) >= 0, 1, 0)
    # END SOLUTION


# %% [markdown]
# ## From switch to dimmer
#
# A neuron that is all or nothing is hard to teach. Turn its weights a little: nothing happens. A little more: still
# nothing. Then it flips. On the way you never hear whether you are getting warmer.
#
# So swap the switch for a **dimmer**, which answers a little more when the signal is a little stronger:
#
# | $z$ | −6 | −2 | 0 | 2 | 6 |
# |---|:-:|:-:|:-:|:-:|:-:|
# | $\sigma(z)$ | 0.0025 | 0.1192 | 0.5 | 0.8808 | 0.9975 |
#
# This is the **sigmoid**, the S-shaped curve. A rumour spreads through a school along the same curve: slowly at first,
# then fast, then slowly again, because nearly everybody has heard it.
#
# $$\sigma(z) = \frac{1}{1 + e^{-z}}$$
#
# The number $e = 2.71828\ldots$ is a favourite base for powers, and `np.exp(z)` gives $e^z$ for every entry of an
# array. (`math.exp` takes one number only, and stops with an error where the power is too big for it.) Try $z = 2$
# with a calculator: $e^{-2}$ is about 0.135, and 1 divided by 1.135 is about 0.881.
#
# Read the formula at its ends. If $z$ is large, $e^{-z}$ is nearly 0, and the fraction is nearly 1. If $z$ is very
# negative, $e^{-z}$ is huge, and the fraction is nearly 0. And there is a symmetry: what is missing to 1 on one side
# is the value on the other, $1 - \sigma(z) = \sigma(-z)$. Find it in the table.
#
# ### When a number is too big for the computer
#
# $e^{1000}$ has 435 digits before the decimal point. A NumPy number can hold at most 309, so everything from $e^{710}$
# on becomes `inf`. Is that bad? It depends on what you do with it. Guess the four answers before you run this:

# %%
huge = np.float64("inf")
with np.errstate(invalid="ignore"):  # no warning for this little experiment
    print("1 / inf   =", 1 / huge)
    print("1 + inf   =", 1 + huge)
    print("inf / inf =", huge / huge)
    print("inf - inf =", huge - huge)

# %% [markdown]
# So an infinity can end well. A `nan` never does: nearly everything that it touches becomes `nan` too.
#
# On paper the sigmoid has two faces. Multiply top and bottom by $e^z$ and you have the second:
#
# $$\sigma(z) = \frac{1}{1 + e^{-z}} = \frac{e^{z}}{e^{z} + 1}$$
#
# **Guess first.** Put $z = 1000$ and $z = -1000$ into both. One of the four ends in `nan`. Which one? Would you rather
# have no infinity at all? There is more than one way to get there.
#
# Write `sigmoid`. Far out, where the curve is level, it should answer 0 or 1 or something very close. Do not call it
# level too soon: small answers count down to the twelfth decimal place.


# %%
def sigmoid(z):
    """1 / (1 + e to the power of -z) for every entry; the answer has the shape of z, finite for |z| up to 1000."""
    # BEGIN SOLUTION
    z = np.asarray(z, float)
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, small) / (1 + small)
    # END SOLUTION


# %% [markdown]
# ## Squashed around zero
#
# The sigmoid never says anything negative. Even its strongest *no* is a small positive number. Often it is handier to
# have a scale from −1 (boo!) over 0 (shrug) to 1 (hurray!). That is **tanh**, the hyperbolic tangent. It squashes
# every signal, however wild, between −1 and 1:
#
# | $z$ | −2 | −1 | 0 | 1 | 2 |
# |---|:-:|:-:|:-:|:-:|:-:|
# | $\tanh(z)$ | −0.9640 | −0.7616 | 0 | 0.7616 | 0.9640 |
#
# $$\tanh(z) = \frac{e^{z} - e^{-z}}{e^{z} + e^{-z}}$$
#
# Mind the brackets when you type a fraction: the whole top and the whole bottom belong together.
#
# **Guess first.** What will the formula answer at $z = 1000$, typed in as it stands? Which of the two powers makes the
# trouble there, and which at $z = -1000$? Two kinds of cure are common. One rewrites the fraction so that the trouble
# is gone: top and bottom may always be multiplied by the same number. The other uses that the curve is already level
# far out, so that it hardly matters how far out you are. Find one of them, and check both ends.
#
# Write `tanh` **by hand, from exponentials**. A ready-made tanh (`np.tanh`, `math.tanh`, one from PyTorch …) is not
# allowed. Your own `sigmoid` is, if you find the connection.


# %%
def tanh(z):
    """The hyperbolic tangent of every entry, from exponentials; shape of z, finite for |z| up to 1000."""
    # BEGIN SOLUTION
    return 2 * sigmoid(2 * np.asarray(z, float)) - 1
    # END SOLUTION


# %% [markdown]
# Your first picture: the switch, the dimmer and the squasher. The curves for sigmoid and tanh are the same curve,
# moved and stretched. By how much, upwards and sideways?

# %%
signal = np.linspace(-6, 6, 601)
figure, panel = plt.subplots(figsize=(8, 4))
panel.plot(signal, step(signal), color="#E69F00", linewidth=2, linestyle=":", label="step")
panel.plot(signal, sigmoid(signal), color="#0072B2", linewidth=2.5, label="sigmoid")
panel.plot(signal, tanh(signal), color="#D55E00", linewidth=2.5, linestyle="--", label="tanh")
panel.axhline(0, color="grey", linewidth=0.8)
panel.set(xlabel="signal z", ylabel="what the neuron sends on", title="From a switch to S-curves")
panel.legend()
plt.show()

# %% [markdown]
# ## The dead neuron and its leak
#
# S-curves are level at both ends, and where a curve is level a network learns slowly. Around 2010 researchers tried
# the simplest bend of all, and it worked so well that most networks use it, or a relative of it, today. Think of a
# turnstile that lets people through in one direction only. Positive signals pass as they are. The others are blocked:
#
# | $z$ | −3 | −0.5 | 0 | 0.5 | 3 |
# |---|:-:|:-:|:-:|:-:|:-:|
# | $\text{relu}(z)$ | 0 | 0 | 0 | 0.5 | 3 |
# | $\text{leaky relu}(z)$ with $\alpha = 0.1$ | −0.3 | −0.05 | 0 | 0.5 | 3 |
#
# $$\text{relu}(z) = \begin{cases} z & \text{if } z > 0 \\ 0 & \text{otherwise} \end{cases}$$
#
# Its name is short for *rectified linear unit*. It has one weakness. Suppose the signal of a neuron becomes negative
# for *every* example. Then the neuron always sends 0. Change its weights a little, and it still sends 0. Nothing tells
# it which way to go, so it never comes back: people say that the neuron is **dead**.
#
# The cure in the last row of the table is a **leak**. A part $\alpha$ (the Greek letter alpha) of a negative signal is
# let through:
#
# $$\text{leaky relu}(z) = \begin{cases} z & \text{if } z > 0 \\ \alpha z & \text{otherwise} \end{cases}$$
#
# `alpha` may be **any number from 0 upwards**. If nobody says otherwise it is 0.01, which is what `alpha=0.01` in the
# first line of the function means. With $\alpha = 0$ there is no leak, with $\alpha = 1$ there is no bend, and with
# $\alpha = 2$ the negative side is the steeper one: unusual, and allowed. **Before you write code, sketch
# $\alpha = 2$** for $z$ from −2 to 2.
#
# Write `relu` and `leaky_relu`. Think of whole numbers, too: with the usual leak, −3 becomes −0.03.


# %%
def relu(z):
    """z where z is positive, 0 elsewhere; the answer has the shape of z, and z itself is not changed."""
    # BEGIN SOLUTION
    return np.maximum(0, np.asarray(z, float))
    # END SOLUTION


# %%
def leaky_relu(z, alpha=0.01):
    """z where z is positive, alpha times z elsewhere, for any alpha from 0 upwards; shape of z, z is not changed."""
    # BEGIN SOLUTION
    z = np.asarray(z, float)
    return np.where(z > 0, z, alpha * z)
    # END SOLUTION


# %% [markdown]
# ### Porridge, solved
#
# Here is what a line could not do. Three neurons with `relu` look at the temperature of the porridge. The first wakes
# up at 50 degrees, the second at 60, the third at 70. Adding up their answers with the weights 1, −2 and 1 gives a
# tent: no, yes, no. With enough tents of different heights, placed side by side, you can follow any curve you like.

# %%
temperature = np.linspace(40, 80, 401)
pieces = [relu(temperature - 50), -2 * relu(temperature - 60), relu(temperature - 70)]
figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4))
names = ["relu(t − 50)", "−2 relu(t − 60)", "relu(t − 70)"]
for piece, name, colour, dashes in zip(pieces, names, ["#0072B2", "#D55E00", "#009E73"], ["-", "--", ":"]):
    left.plot(temperature, piece, color=colour, linestyle=dashes, linewidth=2.5, label=name)
left.set(xlabel="temperature t (°C)", ylabel="signal", title="Three neurons …")
left.legend()
right.plot(temperature, pieces[0] + pieces[1] + pieces[2], color="black", linewidth=2.5)
right.set(xlabel="temperature t (°C)", ylabel="how good the porridge is", title="… and their sum", ylim=(-1, 12))
plt.show()

# %% [markdown]
# ### What a layer does to a sheet of squared paper
#
# A layer of two neurons takes points of the plane to points of the plane. First look at a layer without activation:
# it turns, stretches and moves the sheet, and every straight line stays straight. Then add the bend. Tanh squeezes the
# sheet into a square. The leaky relu folds it, like paper. (The numbers at the edges show the scale.)

# %%
ticks, fine = np.linspace(-2, 2, 9), np.linspace(-2, 2, 201)
across = [np.array([fine, np.full_like(fine, height)]) for height in ticks]
upwards = [np.array([np.full_like(fine, place), fine]) for place in ticks]
layer_weights, layer_bias = np.array([[1.0, 0.5], [-0.4, 0.9]]), np.array([[0.3], [-0.2]])
pictures = {
    "the sheet": lambda points: points,
    "W x + b": lambda points: layer_weights @ points + layer_bias,
    "tanh(W x + b)": lambda points: tanh(layer_weights @ points + layer_bias),
    "leaky relu(W x + b), α = 0.2": lambda points: leaky_relu(layer_weights @ points + layer_bias, 0.2),
}
figure, panels = plt.subplots(1, 4, figsize=(14, 3.9))
for panel, (name, move) in zip(panels, pictures.items()):
    for line in across:
        panel.plot(*move(line), color="#0072B2", linewidth=1.2)
    for line in upwards:
        panel.plot(*move(line), color="#D55E00", linewidth=1.2)
    panel.set(title=name, xlabel="neuron 1")
    panel.set_aspect("equal", adjustable="datalim")
panels[0].set_ylabel("neuron 2")
figure.tight_layout()
plt.show()

# %% [markdown]
# ## Confidence and odds
#
# The weather forecast says: 80 % chance of rain. A person who bets would say: "4 to 1 for rain", because rain has 8
# chances out of 10 and no rain has 2, and 8 is 4 times 2. Those are the **odds**: the chance *for*, divided by the
# chance *against*.
#
# | chance $p$ | 0.2 | 0.5 | 0.8 |
# |---|:-:|:-:|:-:|
# | odds $p / (1 - p)$ | 0.25 | 1 | 4 |
# | natural logarithm of the odds | −1.3863 | 0 | 1.3863 |
#
# The odds are lopsided: everything unlikely is squeezed between 0 and 1, and everything likely has all the room above.
# Taking the logarithm makes it fair. Now 0.2 and 0.8 are mirror images, and "no idea", 0.5, is at 0.
#
# $$\text{logit}(p) = \ln \frac{p}{1 - p}$$
#
# $\ln$ is the **natural logarithm**: it asks "$e$ to the power of what?", and NumPy calls it `np.log`.
#
# Now the surprise. Look for the signal at which the sigmoid gives 0.8: it is 1.3863. The logit is the way **back**. It
# undoes the sigmoid, $\text{logit}(\sigma(z)) = z$. So a neuron's signal is a confidence, measured as the logarithm of
# odds.
#
# **Which $p$ are allowed?** Only numbers *between* 0 and 1. On paper, no signal makes the sigmoid exactly 0 or exactly
# 1, so 0 and 1 have no logit, and −0.3 or 60 certainly have none. In all these cases, raise a `ValueError`, also when
# just **one** entry of a table is out of range.
#
# An error is raised with a line such as `raise ValueError("what is wrong")`. And `np.any(question)` tells whether the
# answer is yes for at least one entry: `np.any(ages > 30)` is `True`. Two such tests can be joined with `or`.
#
# Rare events have to come out right as well: a probability of one in a billion is small, but it is not 0.


# %%
def logit(p):
    """ln(p / (1 - p)) for every entry; ValueError where an entry is 0 or less, or 1 or more; shape of p."""
    # BEGIN SOLUTION
    p = np.asarray(p, float)
    if np.any((p <= 0) | (p >= 1)):
        raise ValueError("p must be between 0 and 1, and neither 0 nor 1 itself")
    return np.log(p / (1 - p))
    # END SOLUTION


# %% [markdown]
# ## Ten scores, ten probabilities
#
# A network that reads handwritten digits ends in ten neurons, one for each digit. Each gives a **score**. Somebody has
# scribbled a digit, and the scores are 2 for "four", 1 for "nine" and 0 for "seven" (we leave the others out). What are
# the chances? Probabilities must be positive and add up to 1, and scores can be negative. So, in two moves:
#
# | | four | nine | seven | sum |
# |---|:-:|:-:|:-:|:-:|
# | score $z$ | 2 | 1 | 0 | |
# | $e^z$ makes everything positive | 7.389 | 2.718 | 1 | 11.107 |
# | each one as a share of the sum | 0.6652 | 0.2447 | 0.0900 | 1 |
#
# $$\text{softmax}(z)_i = \frac{e^{z_i}}{e^{z_1} + e^{z_2} + \dots + e^{z_n}}$$
#
# ### One example is one column
#
# We often send many examples through a network at once. In this course every **column** is an example: the scores of
# one example stand below each other. So `softmax` takes
#
# - a list of $n$ scores, shape `(n,)`: one example,
# - one column, shape `(n, 1)`: one example,
# - a table, shape `(n, N)`: $N$ examples, and **each column by itself** adds up to 1.
#
# Lists and lists of lists are welcome, and the answer has the same shape. Adding down the columns is adding along
# axis 0: for the table with the rows `[1, 2]` and `[3, 4]`, `np.sum(table, axis=0)` is `[4, 6]`. Other summaries, such
# as `np.mean`, `np.min` and `np.max`, know `axis=0` as well.
#
# ### The same for all
#
# Give everybody 5 more: the scores 7, 6 and 5. Since $e^{7} = e^{5} \cdot e^{2}$, every power becomes $e^5$ times as
# large, the sum too, and the shares **do not change at all**. Only the differences between scores matter.
#
# **Guess first.** What should softmax answer for the scores 1002, 1001 and 1000? What does the plain formula answer in
# your computer, and why? And for −1000, −1001 and −1002? You have just read how to save it. In a table, one column may
# be near 1000 and its neighbour near −1000, and both must come out right.
#
# Write `softmax`. Scores may lie anywhere between −1000 and 1000. The scores that were given must not be changed.


# %%
def softmax(z):
    """The scores of each column as probabilities: shape (n,), (n, 1) or (n, N); each column adds up to 1."""
    # BEGIN SOLUTION
    z = np.asarray(z, float)
    powers = np.exp(z - z.max(axis=0))
    return powers / powers.sum(axis=0)
    # END SOLUTION


# %% [markdown]
# ### Cool heads and hot heads
#
# Divide all scores by a number $T$ before softmax. It is called the **temperature**, and chat programs use it to choose
# their next word. Guess first: which of the three pictures below will be the most decided, $T = 0.3$, $T = 1$ or
# $T = 4$? What happens if $T$ becomes very large?

# %%
digit_scores = np.array([-1.0, -2.0, 0.0, -0.5, 3.0, -1.0, -2.0, 1.0, 0.5, 2.2])
figure, panels = plt.subplots(1, 3, figsize=(12, 3.6), sharey=True)
for panel, warmth in zip(panels, [0.3, 1, 4]):
    chances = softmax(digit_scores / warmth)
    panel.bar(np.arange(10), chances, color=["#D55E00" if chance == max(chances) else "#0072B2" for chance in chances])
    panel.set(title=f"temperature T = {warmth}", xlabel="digit", xticks=np.arange(10), ylim=(0, 1))
panels[0].set_ylabel("probability")
plt.show()

# %% [markdown]
# ## Slopes for learning
#
# How does a network learn? It asks every neuron: *if your signal grew a little, how much would your answer grow?* That
# is the **slope** of the activation function at $z$: rise over run. Let us measure it on the sigmoid with a run of 0.1:
#
# | at $z$ | $\sigma(z)$ | $\sigma(z + 0.1)$ | rise / run | exact slope |
# |---:|---:|---:|---:|---:|
# | 0 | 0.50000 | 0.52498 | 0.2498 | 0.2500 |
# | 2 | 0.88080 | 0.89090 | 0.1011 | 0.1050 |
# | 6 | 0.99753 | 0.99776 | 0.0023 | 0.0025 |
#
# The curve bends within the run, so the measurement is a little off. With a shorter run it comes closer and closer to
# the exact slope. Calculus has a formula for that, and you need no calculus to use it, for it is made of the values
# themselves: *the value, times what is missing to 1*.
#
# | function | its slope at $z$ |
# |---|---|
# | $\sigma(z)$ | $\sigma'(z) = \sigma(z) \cdot (1 - \sigma(z))$ |
# | $\tanh(z)$ | $\tanh'(z) = 1 - (\tanh(z))^2$ |
# | $\text{relu}(z)$ | 1 if $z > 0$, otherwise 0 |
#
# Check the first one at $z = 2$: $0.8808 \cdot 0.1192$ is 0.1050.
#
# - The little dash in $\sigma'$ means "slope of". In code we write `d_sigmoid`.
# - What is given is the **signal** $z$ itself, not the value $\sigma(z)$ or $\tanh(z)$.
# - Relu has a corner at $z = 0$: slope 0 on its left, slope 1 on its right, and no slope at the corner itself. People
#   have agreed on **0 at $z = 0$**.
#
# The four rules from the beginning hold. Use your own functions where they help; here a ready-made one is fine, too.


# %%
def d_sigmoid(z):
    """The slope of the sigmoid at every signal z; shape of z, finite for |z| up to 1000."""
    # BEGIN SOLUTION
    s = sigmoid(z)
    return s * (1 - s)
    # END SOLUTION


# %%
def d_tanh(z):
    """The slope of tanh at every signal z; shape of z, finite for |z| up to 1000."""
    # BEGIN SOLUTION
    return 1 - tanh(z) ** 2
    # END SOLUTION


# %%
def d_relu(z):
    """The slope of relu at every signal z: 1 where z is positive, 0 elsewhere, also at z = 0; shape of z."""
    # BEGIN SOLUTION
    return np.where(np.asarray(z, float) > 0, 1, 0)
    # END SOLUTION


# %% [markdown]
# All the bends in one picture, with their slopes below. The dots are measured, rise over run with a very short run;
# the lines are your formulas. Do the dots lie on the lines? Now look at the step: its slope is 0 wherever you measure.
# That is why nobody can teach it by small changes. And look how low the slopes of the S-curves are, a few units from
# zero.

# %%
bends = {"step": step, "sigmoid": sigmoid, "tanh": tanh, "relu": relu}
bends |= {"leaky relu, α = 0.1": lambda signals: leaky_relu(signals, 0.1)}
formulas = {"sigmoid": d_sigmoid, "tanh": d_tanh, "relu": d_relu}
signal, places, run = np.linspace(-5, 5, 501), np.linspace(-4.75, 4.75, 20), 0.0001
figure, panels = plt.subplots(2, 5, figsize=(15, 5.5), sharex=True, sharey="row")
for (name, bend), (top, bottom) in zip(bends.items(), panels.T):
    top.plot(signal, bend(signal), color="#0072B2", linewidth=2.5)
    top.set(title=name, ylim=(-1.3, 2.3))
    if name in formulas:
        bottom.plot(signal, formulas[name](signal), color="#D55E00", linewidth=2)
    bottom.plot(places, (bend(places + run) - bend(places)) / run, "o", color="black", markersize=4)
    bottom.set(xlabel="signal z", ylim=(-0.1, 1.15))
panels[0, 0].set_ylabel("value")
panels[1, 0].set_ylabel("slope")
figure.tight_layout()
plt.show()

# %% [markdown] question="in_your_own_words"
# ## In your own words
#
# A friend has started to build networks and says: *"Why bother with activation functions? If my network is too simple,
# I just add more layers."* Write your friend an answer of 6 to 10 sentences:
#
# 1. Show, with an example of your own (numbers or a sketch in words), what a stack of layers without activation
#    functions can do, and one thing that it cannot.
# 2. Choose **one** activation function of this notebook. What does it make of a very negative signal, of 0, and of a
#    very large one?
# 3. Name one thing that can go wrong with the function you chose, and say why.

# %% [markdown] answer="in_your_own_words"
# More layers alone do not help, because lines of lines are lines. Say that one layer doubles a number and adds 3, and
# the next takes the result times 5. For 0, 1 and 2 we get 15, 25 and 35: the same as one layer that takes the number
# times 10 and adds 15. A hundred layers would still be one line, and a line goes up or down, never both. So your
# network can say "the warmer the better", and it can never say "warm is good, too hot is bad".
#
# A bend after each layer changes that. I like relu: very negative signals and 0 become 0, and a very large signal
# passes as it is. Three of them make a tent, up and down again, and with many tents you can follow any curve.
#
# What can go wrong is that a neuron dies. If its signal is negative for all examples, it always sends 0 and its slope
# is 0, so small changes of its weights change nothing, and it does not learn any more. A small leak on the negative
# side keeps it alive.

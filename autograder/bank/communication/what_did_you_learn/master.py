# %% [markdown]
# # What did you learn?
#
# Someone at your table says: *"A computer that reads handwriting? That is magic."*
#
# You know better. You have built every part of it yourself. Could you tell the whole story, from the ink to the
# answer and back again, so that somebody who has never seen a network believes you? And could you say what you still
# do not know?
#
# In this last notebook you do both. First you follow **one tiny digit on its whole journey** through the five kinds of
# mathematics that you have met: tables, functions, errors, slopes, loops. On the way there is one short question for
# each. Then you put the code aside and **write**: about two animations, about school, and about yourself.
#
# **You will make** five short functions and five pictures, one of which is a map of your own. **Time:** about 75
# minutes, more than half of them for writing. **You need:** what you remember. Everything else is said again here.
#
# A cell that draws a picture uses your functions, so run it after you have written them.

# %%
import matplotlib.pyplot as plt
import numpy as np

# %% [markdown]
# ## The smallest reader in the world
#
# Our digit has only four pixels, two rows of two. Ink is 1, paper is 0. The reader tells two signs apart: an upright
# stroke, which is a **1**, and a flat stroke, which is a **minus**.
#
# | a 1 | | | a minus | |
# |:-:|:-:|---|:-:|:-:|
# | ■ | □ | | ■ | ■ |
# | ■ | □ | | □ | □ |
#
# We read the pixels row by row and write them below each other. So the 1 on the left becomes the column
#
# $$x = \begin{bmatrix} 1 \\ 0 \\ 1 \\ 0 \end{bmatrix}$$
#
# The network has one layer of two neurons. The first one should answer 1 for a *1*, the second one should answer 1
# for a *minus*. Each row of $W$ holds the weights of one neuron, one weight for each pixel:

# %%
x = np.array([[1.0], [0.0], [1.0], [0.0]])  # the 1: ink at the top left and at the bottom left
W = np.array([[2.0, -1.0, 1.0, -1.0], [1.0, 1.0, -1.0, -1.0]])  # first row: the neuron for 1, second row: for minus
target = np.array([[1.0], [0.0]])  # what the network should say: "it is a 1"

# %% [markdown]
# ## 1. Matrices: the wet postcard
#
# A friend has trained this reader and sent you $W$ and $b$ on a postcard. It rained, and the biases are washed away.
# All that you can still read is what came out for our digit, **before** any bend:
#
# $$z = W x + b = \begin{bmatrix} 0.75 \\ 0.5 \end{bmatrix}$$
#
# You know $W$, $x$ and $z$. **Guess first:** is that enough to find $b$?
#
# Here is a smaller case, with one neuron. Its weights are 2 and 3, the inputs are 1 and 10, and 27 came out. The
# weights and the inputs alone give $2 \cdot 1 + 3 \cdot 10 = 32$. So the bias must have pulled the result down by 5.
#
# Write `find_bias`. It takes
#
# - `W` of shape $(m, n)$, one row for each of the $m$ neurons,
# - `x` of shape $(n, 1)$, one column,
# - `z` of shape $(m, 1)$, one column,
#
# and gives the biases, one column of shape $(m, 1)$. All three may also be nested lists of whole numbers; they stay as
# they are. If the three shapes do not fit together, or `x` or `z` is anything other than one column, raise a
# `ValueError`. Check that yourself: NumPy sometimes stretches a table that is too small and says nothing. This time you
# may use `@`, the ready-made product.


# %%
def find_bias(W, x, z):
    """The bias b in z = W x + b. W: (m, n), x: (n, 1), z: (m, 1). Returns shape (m, 1); else ValueError."""
    # BEGIN SOLUTION
    W, x, z = np.asarray(W, float), np.asarray(x, float), np.asarray(z, float)
    if W.ndim != 2 or x.shape != (W.shape[1], 1) or z.shape != (W.shape[0], 1):
        raise ValueError("W, x and z do not fit together in z = W x + b")
    return z - W @ x
    # END SOLUTION


# %% [markdown]
# ## 2. Functions: a bend with two corners
#
# Without a bend, layers on top of each other are only one more straight line. You have met the step, the sigmoid, tanh
# and relu. Here is one that you have not met. It lets a signal pass as it is, as long as it stays between two limits.
# What is too small becomes the lowest answer, what is too large becomes the highest. A volume knob is like that, and so
# is a light that cannot be darker than off.
#
# | signal $z$ | −2 | 0 | 0.4 | 1 | 5 |
# |---|:-:|:-:|:-:|:-:|:-:|
# | squeezed between 0 and 1 | 0 | 0 | 0.4 | 1 | 1 |
#
# $$\text{squeeze}(z) = \begin{cases} \text{lowest} & \text{if } z < \text{lowest} \\ \text{highest} & \text{if } z >
# \text{highest} \\ z & \text{otherwise} \end{cases}$$
#
# Write `squeeze`. The signal may be a number, a list or a table, and **every entry** is treated by itself: the answer
# has the same shape. What was given stays as it was. The limits are any two numbers; they may be equal. If `lowest` is
# above `highest`, raise a `ValueError`.


# %%
def squeeze(z, lowest, highest):
    """z where it is between the limits, else the nearest limit; shape of z. ValueError if lowest > highest."""
    # BEGIN SOLUTION
    if lowest > highest:
        raise ValueError("the lowest answer is above the highest")
    return np.minimum(np.maximum(np.asarray(z, float), lowest), highest)
    # END SOLUTION


# %% [markdown]
# Now you can draw the first half of the journey. Read the picture from left to right. Which entry of each table decides
# what the next one looks like?

# %%
z = np.array([[0.75], [0.5]])
b = find_bias(W, x, z)
a = squeeze(W @ x + b, 0, 1)


def draw_table(panel, table, title):
    """A table as a picture with its numbers: purple below zero, orange above."""
    panel.imshow(table, cmap="PuOr_r", vmin=-3, vmax=3)
    for (row, column), number in np.ndenumerate(table):
        colour = "white" if abs(number) > 1.9 else "black"
        panel.text(column, row, f"{number:g}", ha="center", va="center", color=colour, fontsize=12)
    panel.set(xticks=[], yticks=[])
    panel.set_title(title, fontsize=12)


stations = {
    "the digit": x.reshape(2, 2),
    "x": x,
    "weights W": W,
    "W x": W @ x,
    "bias b": b,
    "W x + b": W @ x + b,
    "squeezed a": a,
    "target y": target,
    "(a − y)²": (a - target) ** 2,
}
widths = [2, 1, 4] + [1.25, 1.25, 1.5, 1.5, 1.25, 1.5]
figure, panels = plt.subplots(1, len(stations), figsize=(11.5, 3), width_ratios=widths, layout="constrained")
for panel, (title, table) in zip(panels, stations.items()):
    draw_table(panel, table, title)
cost = float(np.sum((a - target) ** 2))
figure.suptitle(f"The journey of one digit: from ink to cost {cost:g}", fontsize=14)
plt.show()

# %% [markdown]
# ## 3. Statistics: which one hurts most?
#
# The last table of your picture is the **squared error**: for each output, how far the answer is from the target,
# squared. Added up, it is the cost of this one example.
#
# One example says little. Here are three, each in a **column**, with the answers of a network and the targets:
#
# | | first | second | third |
# |---|:-:|:-:|:-:|
# | answers | 0.6, 0.5 | 0.5, 0.5 | 1.0, 0.9 |
# | targets | 1, 0 | 0, 1 | 1, 0 |
# | errors | −0.4, 0.5 | 0.5, −0.5 | 0, 0.9 |
#
# **Guess first:** which one is worst?
#
# It depends on how you count. The errors of the second example, as they stand, add up to zero: they cancel. Without
# their signs they add up to 1, and the second is the worst of all. Now square them and add: 0.41 for the first, 0.5 for
# the second, **0.81** for the third. To the squares, one big mistake counts more than two middling ones.
#
# Write `worst_example`. It takes two tables of shape $(n_{out}, N)$, the predictions and the targets, one example a
# column (arrays or nested lists). It gives the **position** of the column with the largest squared error, counted from
# 0: here it is 2. Where several are equally bad, it names the first. Tables of different shapes are a `ValueError`.


# %%
def worst_example(prediction, target):
    """The position of the column with the largest sum of squared errors, the first of equals. Both: (n_out, N)."""
    # BEGIN SOLUTION
    prediction, target = np.asarray(prediction, float), np.asarray(target, float)
    if prediction.shape != target.shape:
        raise ValueError("predictions and targets need the same shape")
    return int(np.argmax(np.sum((prediction - target) ** 2, axis=0)))
    # END SOLUTION


# %% [markdown]
# Let the reader look at five signs. Which one does it read worst, and what do its weights have to do with it?

# %%
signs = np.array([[1, 0, 1, 0], [0, 1, 0, 1], [1, 1, 0, 0], [0, 0, 1, 1], [0.5, 0, 1, 0]]).T  # one sign a column
truths = np.array([[1, 1, 0, 0, 1], [0, 0, 1, 1, 0]])
answers = squeeze(W @ signs + b, 0, 1)
worst = worst_example(answers, truths)

figure, panels = plt.subplots(1, 5, figsize=(10, 2.6), layout="constrained")
for j, panel in enumerate(panels):
    panel.imshow(signs[:, j].reshape(2, 2), cmap="gray_r", vmin=0, vmax=1.3)
    panel.set(xticks=[], yticks=[], xlabel=f"1: {answers[0, j]:g}   minus: {answers[1, j]:g}")
    error = np.sum((answers[:, j] - truths[:, j]) ** 2)
    panel.set_title(f"error {error:g}" + (", the worst" if j == worst else ""), fontsize=11)
    for side in panel.spines.values():
        side.set(linewidth=4 if j == worst else 1, color="#D55E00" if j == worst else "black")
figure.suptitle("What the reader says to five signs")
plt.show()

# %% [markdown]
# ## 4. Calculus: every valley
#
# Our reader is not good yet. Turn one of its dials, a weight or a bias, and the cost goes up or down. The slope of the
# cost says which way is down. So the network takes a step against the slope, and another one, until it is at the bottom
# of a **valley**, a local minimum.
#
# Suppose somebody has turned one dial from left to right and written down the cost at every stop:
#
# | position | 0 | 1 | 2 | 3 | 4 | 5 |
# |---|:-:|:-:|:-:|:-:|:-:|:-:|
# | cost | 5 | **3** | 4 | 6 | **1** | 2 |
# | from here to the next | down | up | up | down | up | |
#
# There are two valleys, at the positions 1 and 4. In a valley it went down before, and it goes up after.
#
# Write `valleys`. It takes a row of costs (a list or an array) in which no two neighbours are equal, and gives the list
# of the **positions of all valleys**, from left to right, counted from 0. An **end** of the row has only one neighbour:
# it is a valley if it is lower than that one. A cost that is alone is a valley too. A row without costs is a
# `ValueError`. The row stays as it was.


# %%
def valleys(costs):
    """The positions of all local minima in a row of costs, ends included; ValueError if there are no costs."""
    # BEGIN SOLUTION
    if len(costs) == 0:
        raise ValueError("there are no costs")
    walls = [np.inf, *costs, np.inf]
    return [i for i in range(len(costs)) if walls[i] > walls[i + 1] < walls[i + 2]]
    # END SOLUTION


# %% [markdown]
# On the left of the next picture is the cost of our digit while the second bias turns. The straight line is the tangent
# at the place where it stands, the arrow is one step against the slope. Look at the far right of that curve: where
# `squeeze` is level, the cost is level too. A network standing there pays the highest cost and feels no slope at all,
# so it would not know which way to go. The second picture is a cost that we made up because it has more than one
# valley. Your function marks them.

# %%
dial = np.linspace(-1, 2, 121)
costs = [float(np.sum((squeeze(W @ x + [[b[0, 0]], [bias]], 0, 1) - target) ** 2)) for bias in dial]
here, slope, learning_rate = float(b[1, 0]), 1.0, 0.25  # the slope of a² at a = 0.5 is 2 · 0.5 = 1
there = here - learning_rate * slope
lower = float(np.sum((squeeze(W @ x + [[b[0, 0]], [there]], 0, 1) - target) ** 2))
tangent = np.array([0.2, 0.95])
wide = np.linspace(-3.4, 3.3, 41)
hilly = 1.4 + np.cos(2.4 * wide) + 0.12 * wide + 0.06 * wide**2
found = valleys(hilly)

figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4), layout="constrained")
left.plot(dial, costs, color="#0072B2", linewidth=2.5, label="cost")
left.plot(tangent, cost + slope * (tangent - here), "--", color="#D55E00", label="tangent")
left.plot(here, cost, "o", color="#D55E00", markersize=9)
left.annotate("", (there, lower), (here, cost), arrowprops={"arrowstyle": "->", "linewidth": 2.5})
left.set(xlabel="bias of the neuron for minus", ylabel="cost", title=f"One step: from cost {cost:g} to {lower:g}")
left.legend()
right.plot(wide, hilly, ".-", color="#0072B2", label="cost")
right.plot(wide[found], hilly[found], "v", color="#E69F00", markersize=12, markeredgecolor="black", label="valley")
deepest = min(found, key=lambda place: hilly[place])
right.plot(wide[deepest], hilly[deepest], "*", color="#D55E00", markersize=20, markeredgecolor="black", label="deepest")
right.set(xlabel="another dial", ylabel="cost", title="Valleys: local minima, and the global one")
right.legend()
plt.show()

# %% [markdown]
# ## 5. Algorithms: how often does it learn?
#
# Guess, compare, adjust: that is one **update** of the weights. A training does it again and again. The examples are
# cut into **batches**. After every batch the weights change once. When all examples have had their turn, an **epoch**
# is over, and the next one begins with all the examples again.
#
# With 10 examples in batches of 4:
#
# | epoch | batches | updates so far |
# |---|---|:-:|
# | 1 | 4 examples, 4 examples, 2 examples | 3 |
# | 2 | 4 examples, 4 examples, 2 examples | 6 |
# | 3 | 4 examples, 4 examples, 2 examples | 9 |
#
# What is left over at the end of an epoch makes a smaller batch of its own; it does not wait for the next epoch.
#
# **Guess first:** 1,437 digits, batches of 32, 20 epochs. Are those tens, hundreds or thousands of updates?
#
# Write `count_updates`. It takes three whole numbers. Zero epochs are allowed: nothing is learned then. Fewer than 1
# example, batches of fewer than 1 example, or fewer than 0 epochs are a `ValueError`.


# %%
def count_updates(examples, batch_size, epochs):
    """How often the weights change: once a batch; the last batch of an epoch may be smaller. ValueError: see above."""
    # BEGIN SOLUTION
    if examples < 1 or batch_size < 1 or epochs < 0:
        raise ValueError("no such training")
    return epochs * -(-examples // batch_size)
    # END SOLUTION


# %%
print("updates:", count_updates(1437, 32, 20))

# %% [markdown]
# That is the whole journey: **table, bend, error, slope, loop**. No part of it is longer than a few lines, and you have
# written all of them. From here on you write in words, and your teacher reads every one of your answers. Two friends
# who both know the mathematics will write very different things. Be exact, say what *you* think, and use examples of
# your own.
#
# ## The two animations, standing still
#
# The infographic *Mathematics of Neural Networks* asks questions about two animations, one of a tangent that moves
# along a curve and one of a ball that rolls on a surface. You have made both. Here they are once more, as a
# photographer would catch them, on a curve and a landscape that are new.

# %%
curve = np.linspace(-2.25, 2.25, 200)
places = {-1.9: "A", -1.0: "B", 0.0: "C", 1.0: "D", 1.9: "E"}
figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.4), layout="constrained")
left.plot(curve, curve**3 - 3 * curve, color="#0072B2", linewidth=2)
for place, name in places.items():
    height, slope = place**3 - 3 * place, 3 * place**2 - 3
    along = np.array([-1, 1]) * 0.9 / np.hypot(1, slope / 2)
    left.plot(place + along, height + slope * along, color="#D55E00", linewidth=2.5)
    left.plot(place, height, "ko")
    left.annotate(name, (place, height), (8, -14), textcoords="offset points", fontsize=13)
left.set(xlabel="x", ylabel="height", title="The tangent at five places")

east, north = np.meshgrid(np.linspace(-1.8, 1.8, 120), np.linspace(-1.5, 1.5, 100))
heights = (east**2 - 1) ** 2 + 0.3 * east + north**2
levels = [-0.4, -0.2, 0, 0.2, 0.4, 0.7, 1, 1.5, 2, 3, 5, 9]
steps = plt.cm.cividis(np.linspace(0, 1, len(levels) - 1))
shades = right.contourf(east, north, heights, levels=levels, colors=steps)
for name, start in {"P": (0.5, 1.3), "Q": (-0.4, -1.2), "R": (1.5, -0.9)}.items():
    ball, path = np.array(start), [start]
    for _ in range(100):
        ball = ball - 0.03 * np.array([4 * ball[0] * (ball[0] ** 2 - 1) + 0.3, 2 * ball[1]])
        path.append(tuple(ball))
    right.plot(*np.transpose(path), "o-", color="white", markersize=3, linewidth=1)
    label = {"facecolor": "white", "edgecolor": "black", "boxstyle": "circle,pad=0.2"}
    right.text(*start, name, fontsize=12, fontweight="bold", ha="center", va="center", bbox=label)
figure.colorbar(shades, label="height", ticks=levels)
right.set(xlabel="east", ylabel="north", title="Three balls, let go at P, Q and R")
plt.show()

# %% [markdown] question="two_animations"
# ## 6. The tangent and the ball
#
# Look at the two pictures, and answer in 8 to 12 sentences:
#
# 1. **The tangent.** At which of the places A to E is its slope positive, where negative, where zero? And between them?
#    At two of the places the slope is zero, and the two are very different: how can you tell which is which?
# 2. **The ball.** Which is the lowest point of the landscape? Where does each of the three balls end? Does a ball
#    always find the lowest point? Why, or why not? Answer from the ball's point of view.
# 3. What do the curve, the ball and the landscape stand for when a **network** learns?

# %% [markdown] answer="two_animations"
# The slope is positive at A and E: there the tangent leans upwards to the right. At C it is negative. At B and D it is
# zero, and the tangent lies flat. Left of B everything goes up, between B and D everything goes down, right of D it
# goes up again. B and D have the same slope, and B is a hilltop while D is a valley. I can tell by looking to both
# sides: at B the slope is positive before and negative after, at D it is negative before and positive after.
#
# The lowest point of the landscape is in the left hole, a little west of −1 and at 0 north, where the colour is
# darkest. Q rolls there. P and R roll into the right hole, which is a valley too, but not as deep. So a ball does not
# always find the lowest point. It cannot see the landscape. It feels only how the ground slopes under itself, goes
# down, and stays where it is flat. To get from the right hole into the left one it would have to go up first, and that
# it never does. Which hole it finds depends on where it was let go.
#
# In a network the place of the ball is the setting of all its weights and biases, and the height is the cost. Rolling
# is gradient descent, step by step. The ball's start is the random numbers with which the training begins. So two
# trainings of the same network may end in different valleys, with different costs.

# %% [markdown]
# ## Where it is taught
#
# The mathematics in this course did not fall from the sky. Most of it stands in ordinary school courses. Here is a
# rough guide to Ontario's; if you learn somewhere else, use the courses of your own school.
#
# | course | some of what it holds |
# |---|---|
# | Grade 9 mathematics (MTH1W) | lines, with slope and starting value; data and models; coding |
# | Grade 11 functions (MCR3U) | what a function is, and exponential functions |
# | Grade 12 advanced functions (MHF4U) | logarithms, rates of change, one function inside another |
# | Grade 12 calculus and vectors (MCV4U) | slopes, tangents, highest and lowest points; vectors |
# | Grade 12 data management (MDM4U) | probability, expected values, fitting a line to data |
# | Computer science (ICS3U, ICS4U) | loops, arrays, tables of numbers, testing |

# %% [markdown] question="in_the_curriculum"
# ## 7. Where does it fit in the curriculum?
#
# Choose **three pieces** of mathematics from this course, from three different strands (matrices, functions,
# statistics, calculus, algorithms). For each of them write two or three sentences:
#
# - In which course or grade is it taught, or will it be? Under which topic?
# - What does a question look like there? Make one up.
# - What exactly does this piece do in a neural network?
#
# Then say: which piece of the network's mathematics does your school **leave out**, or teach without saying what it is
# good for? Would you change that? Why?

# %% [markdown] answer="in_the_curriculum"
# **Functions: one function inside another.** It is in Advanced Functions in Grade 12, where functions are combined. A
# question there: "Let f(x) = 2x + 1 and g(x) = x². Find g(f(3)) and f(g(3)), and say why they differ." In a network
# every layer is a function, and the output of one is the input of the next, so the whole network is one long
# composition.
#
# **Calculus: where a slope is zero.** It is in Calculus and Vectors in Grade 12, in curve sketching and optimization. A
# question: "A box is folded from a sheet of 20 cm by 20 cm. Which height gives the largest volume?" In a network the
# same idea finds the weights with the lowest cost. There are thousands of weights, so nobody solves "slope equals zero"
# with a formula. The network walks downhill instead.
#
# **Statistics: squared errors.** Data Management in Grade 12 fits a line to points. A question: "Fit a line to the arm
# span and height of your class. For whom is the prediction worst?" In a network the squared error is a cost: it turns
# "how wrong are we?" into one number, which can be made smaller.
#
# My school leaves out matrices. We have vectors, and hardly a table of numbers that is multiplied by one. I would
# change it, because a product of tables says in one line what takes a page of sums, and because a layer is nothing
# else.

# %% [markdown]
# ## A map of your own
#
# Before you answer the last four questions, draw a map of what you know. Below are some ideas of the course, one colour
# for each strand, and four links between them. A link says *how* one idea leads to another. **Add at least four links
# of your own**, and more ideas if you miss one. Which idea has the most links? Which is still alone?

# %%
ideas = {
    "W x + b": "matrices",
    "activation": "functions",
    "composition": "functions",
    "squared error": "statistics",
    "cross-entropy": "statistics",
    "local minimum": "calculus",
    "slope": "calculus",
    "update": "algorithms",
    "held-back data": "algorithms",
}
links = [
    ("W x + b", "activation", "is bent by"),
    ("activation", "composition", "layer after layer"),
    ("squared error", "slope", "has a"),
    ("slope", "update", "tells the way"),
    # add your own: ("from this idea", "to that idea", "how"),
]
colours = {
    "matrices": "#0072B2",
    "functions": "#D55E00",
    "statistics": "#009E73",
    "calculus": "#CC79A7",
    "algorithms": "#E69F00",
}
angles = np.linspace(np.pi / 2, -3 * np.pi / 2, len(ideas), endpoint=False)
spots = {idea: (1.55 * np.cos(angle), np.sin(angle)) for idea, angle in zip(ideas, angles)}
figure, panel = plt.subplots(figsize=(9, 5), layout="constrained")
for start, end, how in links:
    arrow = {"arrowstyle": "->", "color": "grey", "linewidth": 1.6, "shrinkA": 24, "shrinkB": 26}
    panel.annotate("", spots[end], spots[start], arrowprops=arrow)
    panel.text(
        *np.mean([spots[start], spots[end]], axis=0), how, ha="center", va="center", fontsize=9, backgroundcolor="w"
    )
for idea, strand in ideas.items():
    box = {"boxstyle": "round,pad=0.4", "facecolor": "white", "edgecolor": colours[strand], "linewidth": 2.5}
    panel.text(*spots[idea], idea, ha="center", va="center", fontsize=11, bbox=box)
for strand, colour in colours.items():
    panel.plot([], [], "s", color=colour, label=strand)
panel.set(xlim=(-1.9, 1.9), ylim=(-1.1, 1.1), title="What I learned, and how it hangs together")
panel.axis("off")
panel.legend(loc="center", frameon=False)
plt.show()

# %% [markdown]
# ## Four last questions
#
# They are the questions with which the infographic ends.

# %% [markdown] question="what_you_learned"
# ## 8. What did you learn about the mathematics of neural networks?
#
# Tell the whole journey to somebody who says that it is magic, in 10 to 15 sentences: from the pixels of a digit to the
# answer, from the answer to the cost, from the cost back to the weights, and round again. Use **small numbers of your
# own**, not those of this notebook, for at least one station. Say of each station what would go wrong without it.

# %% [markdown] answer="what_you_learned"
# A picture is a column of numbers, one for each pixel. A neuron gives each pixel a weight, multiplies, and adds up:
# with the pixels 1 and 0.5 and the weights 4 and −2 that is 4 − 1 = 3. Then it adds its bias, say −2, and has 1.
# Without the bias its threshold would always be at zero. A layer does this for all its neurons at once, which is a
# product of matrices, W x + b. Then comes the bend, for instance relu. Without it a hundred layers would be one
# straight line, and a straight line cannot say yes, no, yes. The next layer does the same with the numbers that come
# out. At the end the largest output is the answer.
#
# In training we know the right answer, so we can compare. Say that the output was 0.25 and should have been 1: the
# squared error is 0.75² = 0.5625. The mean over all examples is the cost. Without one single number there would be no
# "better" and "worse". Now each weight is asked: if you were a little larger, would the cost go up or down? That is the
# slope, and the chain rule finds it for all weights, from the last layer back to the first. Without slopes we would
# have to try weights at random. Every weight takes a small step against its slope. If the steps are too large it jumps
# over the valley. Then the next batch comes, and all of it happens again, thousands of times. At last we test with
# digits it has never seen; without them we would not know whether it has learned to read or has only learned by heart.

# %% [markdown] question="most_interesting"
# ## 9. What was most interesting to you?
#
# One idea, in 4 to 6 sentences. What is the mathematics of it? And what makes it interesting *to you*?

# %% [markdown] answer="most_interesting"
# For me it was that two straight layers are one straight layer. If the first doubles and adds 1 and the second triples,
# then both together are 6x + 3, one line. So all the power of a network comes from a tiny corner in a graph. I play the
# drums, and there it is the same: a straight beat for ever says nothing, and one small break in it makes the song. I
# had always thought that big things need complicated parts.

# %% [markdown] question="what_surprised_you"
# ## 10. What surprised you?
#
# One surprise, in 4 to 6 sentences. What had you expected, and what happened instead? Which number, picture or
# experiment showed it to you? Can you explain it now?

# %% [markdown] answer="what_surprised_you"
# I had expected that larger steps make a network learn faster. When I let a ball roll with a learning rate that was too
# large, it jumped from one side of the valley to the other and ended higher than it had begun. Now I can explain it.
# The slope tells only how steep it is right here. In the valley of x² the step is the learning rate times 2x. With a
# rate of 1.1 I go from 1 to 1 − 2.2 = −1.2, farther from the bottom than before, and with every step it gets worse.

# %% [markdown] question="want_to_know"
# ## 11. What else do you want to know?
#
# Ask **one question of your own** that mathematics, data or an experiment could answer. Then write, in 5 to 8
# sentences: How did you come to ask it? What is your guess, and why? What would be your **first step** tomorrow: what
# would you change, what would you measure, what would you compare? Which result would tell you that your guess was
# wrong?

# %% [markdown] answer="want_to_know"
# Does a network that has learned to read my digits also read those of my grandmother, who crosses her sevens? I ask
# because all networks in this course were tested on digits from the same collection. My guess is that it reads her
# sevens worse than mine, because the bar in the middle makes pixels dark that are light in the sevens it has seen.
# Tomorrow I would ask her and me to write every digit ten times, scan them, and shrink them to 8 × 8 pixels in the same
# way. Then I would compare the accuracy for her digits and for mine, and look at the confusion matrix to see what her
# sevens are taken for. If her sevens are read as well as mine, or if her other digits are read just as badly, then my
# guess about the bar is wrong.

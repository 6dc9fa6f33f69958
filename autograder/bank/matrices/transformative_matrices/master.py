# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # Transformative matrices
#
# The film club has three weeks, no money, and one actor: a whale, folded from blue paper. In the film it swims in from
# the left, leaps out of the sea, turns in the air and dives back in. Twelve drawings make one second, so half a minute
# takes 360 drawings. Nobody wants to draw a whale 360 times.
#
# Nobody has to. You draw it **once**, as a list of points. Then four numbers in a square, a small matrix, turn it, or
# stretch it, or make it lean, or show it in a mirror. All its points move together, in a single product.
#
# **Guess first.** One of the moves in this notebook ruins the whale for ever: no matrix in the world can bring it
# back. Which could it be: turning, stretching, leaning or mirroring?
#
# You will build ten small functions and make seven pictures with them. At the end, the whale swims through the
# layers of a neural network, and you will see why a tall stack of layers can be no cleverer than a single one. Allow
# about **75 minutes**; the exercise is worth 20 points.

# %% [markdown]
# ## Before you start
#
# A point has two numbers: $x$ says how far to the right, $y$ how far up. Write the points of a drawing side by side,
# **one point in each column**, and the drawing is a table with two rows. Here is a triangle with the corners (0, 0),
# (4, 0) and (4, 3):
#
# $$P = \begin{bmatrix} 0 & 4 & 4 \\ 0 & 0 & 3 \end{bmatrix}$$
#
# The first row holds every $x$, the second row every $y$. A drawing of $N$ points has the shape $(2, N)$.
#
# **Four rules of the house** hold for every function below.
#
# 1. Your function may be given arrays **or** plain lists, with whole numbers or fractions, positive, negative or zero.
#    `np.asarray(M, float)` makes an array of decimal numbers of either. (A list has no `.shape`, so convert first.)
# 2. The answer is **new** (an array or a list of lists, as you like), and the tables that were given stay exactly as
#    they were.
# 3. A table of the wrong shape is a `ValueError`: `raise ValueError("what is wrong")`. Each question says which shapes
#    are right. NumPy does not check this for you: it is happy to multiply shapes $(3, 2)$ and $(2, N)$, and then your
#    paper whale has three rows. `M.shape != (2, 2)` is a question that you can ask an array.
# 4. Any way that gives the right answer is welcome: loops, lists, the product `@`, your own functions. Only questions
#    4 and 5 have a closed door, and they tell you which.
#
# | you write | you get |
# |---|---|
# | `np.cos(theta)`, `np.sin(theta)`, `np.pi` | cosine, sine (of an angle in radians) and π |
# | `np.array([[1, 2], [3, 4]])` | a table with two rows |
# | `A @ B` | the product of two arrays: rows times columns, as in *Munchable matrices* |
# | `np.eye(2)` | the table $\begin{bmatrix} 1 & 0 \\ 0 & 1 \end{bmatrix}$ |
# | `M.shape` | the shape of an array, such as `(2, 2)` |
#
# Replace the `...` in each function by your own lines. Under each question a check tells you at once whether a few
# small cases come out right. A cell that draws a picture uses your functions, so run it after you have written them.
#
# Meet the actor: fifteen points, and the last one is its eye.

# %%
import matplotlib.pyplot as plt
import numpy as np

whale = np.array([
    [5, 4, 1, -2, -2, -3, -5, -3, -1, 1, 0, 2, 4, 5, 4],
    [1, 2, 2, 1, 3, 2, 2, 0, -1, -1, -2, -1, -1, 0, 1],
])  # fmt: skip
BLUE, ORANGE, GREEN, GREY = "#56B4E9", "#D55E00", "#009E73", "#DDDDDD"


def stage(axis, title, size=7):
    """Prepare squared paper that reaches from -size to size, with the origin in the middle."""
    ticks = np.arange(-6, 7, 2) if size > 4 else np.arange(-3, 4)
    axis.set(title=title, xticks=ticks, yticks=ticks, xlim=(-size, size), ylim=(-size, size), aspect="equal")
    axis.grid(color="#EEEEEE")
    axis.axhline(0, color="grey", linewidth=0.8)
    axis.axvline(0, color="grey", linewidth=0.8)
    axis.set_axisbelow(True)


def draw(axis, picture, colour=BLUE):
    """Draw a whale: the last point is its eye, all the others are its outline."""
    if picture is None:
        axis.text(0.5, 0.9, "nothing yet:\nis the function written?", transform=axis.transAxes, ha="center", va="top")
        return
    picture = np.asarray(picture)
    axis.fill(*picture[:, :-1], facecolor=colour, edgecolor="black", linewidth=1, alpha=0.85)
    axis.plot(*picture[:, -1:], "o", color="black", markersize=4)


figure, axis = plt.subplots(figsize=(5, 5), layout="constrained")
stage(axis, f"a whale of shape {whale.shape}")
draw(axis, whale)
plt.show()

# %% [markdown]
# ## 1. Four moves
#
# What can a matrix do to a point? Write the point as a column and multiply, row times column:
#
# $$\begin{bmatrix} a & b \\ c & d \end{bmatrix} \begin{bmatrix} x \\ y \end{bmatrix} =
# \begin{bmatrix} a x + b y \\ c x + d y \end{bmatrix}$$
#
# Out comes another point. The matrix has **moved** it. Now try the two simplest points there are. Think of them as two
# arrows that start at the origin: $(1, 0)$ points to the right, $(0, 1)$ points up.
#
# $$\begin{bmatrix} a & b \\ c & d \end{bmatrix} \begin{bmatrix} 1 \\ 0 \end{bmatrix} =
# \begin{bmatrix} a \\ c \end{bmatrix} \qquad\qquad
# \begin{bmatrix} a & b \\ c & d \end{bmatrix} \begin{bmatrix} 0 \\ 1 \end{bmatrix} =
# \begin{bmatrix} b \\ d \end{bmatrix}$$
#
# Look at what came out. The first **column** of the matrix is where the arrow $(1, 0)$ lands. The second column is
# where $(0, 1)$ lands. That is the key to this whole notebook:
#
# > To write down a move, ask where the two arrows land, and stand the answers side by side as columns.
#
# An example: which matrix swaps $x$ and $y$ of every point? The arrow $(1, 0)$ lands at $(0, 1)$, and $(0, 1)$ lands
# at $(1, 0)$. So it is $\begin{bmatrix} 0 & 1 \\ 1 & 0 \end{bmatrix}$. Done.
#
# You need four moves. Each function returns an array of shape $(2, 2)$. The numbers that go in may be anything:
# negative, zero, whole or fractions.
#
# ### Scaling
#
# Everything gets `sx` times as far to the right, and `sy` times as far up. So $(x, y)$ goes to
# $(s_x \cdot x, \; s_y \cdot y)$. Where do the two arrows land?
#
# Nothing is forbidden here. With $s_x = -1$, right becomes left: a mirror. With $s_y = 0$ the whale is as flat as a
# pancake.


# %%
def scaling(sx, sy):
    """The matrix, shape (2, 2), that multiplies every x by sx and every y by sy."""
    # BEGIN SOLUTION
    return np.array([[sx, 0], [0, sy]])
    # END SOLUTION


# %% [markdown]
# ### Shear
#
# Put a stack of paper on the table and push the top sheet to the right. Every sheet slides, the higher the farther, and
# the lowest stays where it is. The stack leans. That is a **shear**: $x' = x + k y$ and $y' = y$. (The dash in $x'$
# means "the new $x$".)
#
# With $k = 0.5$, the point $(1, 4)$ slides by $0.5 \cdot 4 = 2$ and lands at $(3, 4)$. With a negative $k$ the picture
# leans to the left.


# %%
def shear(k):
    """The matrix, shape (2, 2), that slides every point sideways: x' = x + k y, y' = y."""
    # BEGIN SOLUTION
    return np.array([[1, k], [0, 1]])
    # END SOLUTION


# %% [markdown]
# ### Rotation
#
# Draw a circle of radius 1 around the origin. Start at $(1, 0)$ and walk along it, against the clock. The length of
# your walk **is** your angle: that is what *radians* are. Once around is $2 \pi$, about 6.28. A quarter turn is
# $\pi / 2$, about 1.57.
#
# After a walk of length $\theta$ (the Greek letter *theta*) you stand at the point $(\cos \theta, \sin \theta)$. That
# is all there is to cosine and sine: they are the $x$ and the $y$ of the walker.
#
# | $\theta$ | 0 | $\pi/6$ | $\pi/2$ | $\pi$ | $-\pi/2$ |
# |---|:-:|:-:|:-:|:-:|:-:|
# | in degrees | 0° | 30° | 90° | 180° | −90° |
# | $\cos \theta$ | 1 | 0.866 | 0 | −1 | 0 |
# | $\sin \theta$ | 0 | 0.5 | 1 | 0 | −1 |
#
# Now turn the whole plane by $\theta$ around the origin. The arrow $(1, 0)$ goes for exactly this walk. The arrow
# $(0, 1)$ is always a quarter turn ahead of it, so it lands at $(-\sin \theta, \cos \theta)$. Check this with a
# quarter turn: up becomes left.
#
# The angle is in **radians** and turns to the **left**, against the clock. A negative angle turns to the right, and an
# angle beyond $2 \pi$ goes around more than once.


# %%
def rotation(theta):
    """The matrix, shape (2, 2), that turns the plane to the left by theta (in radians) around the origin."""
    # BEGIN SOLUTION
    return np.array([[np.cos(theta), -np.sin(theta)], [np.sin(theta), np.cos(theta)]])
    # END SOLUTION


# %% [markdown]
# ### Reflection
#
# A mirror stands on the plane. It is a straight line through the origin, at the angle $\theta$ from the $x$-axis. Every
# point jumps to the other side of the line, as far behind the mirror as it was in front.
#
# The arrow $(1, 0)$ lies at the angle 0, so it is $\theta$ *before* the mirror. It lands $\theta$ *behind* it, at the
# angle $2 \theta$. On the circle, that is the point $(\cos 2\theta, \sin 2\theta)$.
#
# The arrow $(0, 1)$ lands at $(\sin 2\theta, -\cos 2\theta)$. Check it twice: with $\theta = 0$ the mirror is the
# $x$-axis, so up becomes down. With $\theta = \pi / 4$ the mirror is the diagonal, and $x$ and $y$ are swapped. You
# know that matrix already.


# %%
def reflection(theta):
    """The matrix, shape (2, 2), that mirrors the plane in the line through the origin at the angle theta (radians)."""
    # BEGIN SOLUTION
    return np.array([[np.cos(2 * theta), np.sin(2 * theta)], [np.sin(2 * theta), -np.cos(2 * theta)]])
    # END SOLUTION


# %% [markdown]
# Here is where your arrows land. The blue arrow starts as $(1, 0)$ and the orange one as $(0, 1)$; the dashed line is
# the mirror. **Guess first:** in which of the four pictures does orange no longer lie to the left of blue?


# %%
def draw_arrows(axis, M, title):
    """Draw the square between the two unit arrows, grey, and the same after a move."""
    stage(axis, title, size=2.3)
    axis.fill([0, 1, 1, 0], [0, 0, 1, 1], color=GREY)
    if M is None:
        return draw(axis, None)
    (a, b), (c, d) = M
    axis.fill([0, a, a + b, b], [0, c, c + d, d], color="#F0E442", alpha=0.5)
    for x, y, colour in ((a, c, "#0072B2"), (b, d, ORANGE)):
        axis.annotate("", (x, y), (0, 0), arrowprops={"arrowstyle": "-|>", "color": colour, "linewidth": 2.5,
                                                      "shrinkA": 0, "shrinkB": 0})  # fmt: skip


figure, axes = plt.subplots(1, 4, figsize=(13, 3.7), layout="constrained")
draw_arrows(axes[0], scaling(2, 0.5), "scaling(2, 0.5)")
draw_arrows(axes[1], shear(1), "shear(1)")
draw_arrows(axes[2], rotation(np.pi / 6), "rotation(π / 6)")
draw_arrows(axes[3], reflection(np.pi / 6), "reflection(π / 6)")
axes[3].axline((0, 0), slope=np.tan(np.pi / 6), color="black", linestyle="--")
plt.show()

# %% [markdown]
# Print `rotation(np.pi / 2)` in a new cell. You may find `6.1e-17` where a 0 should be. That is
# 0.000000000000000061: a grain of dust, because a computer knows π to sixteen digits only. Leave it there. Rounding
# would do more harm.

# %% [markdown]
# ## 2. The whole whale at once
#
# A product goes through the columns of the second table one by one. So if all the points stand in the columns of $P$,
# then $M P$ moves all of them:
#
# $$\begin{bmatrix} 1 & 0.5 \\ 0 & 1 \end{bmatrix} \begin{bmatrix} 0 & 4 & 4 \\ 0 & 0 & 3 \end{bmatrix} =
# \begin{bmatrix} 0 & 4 & 5.5 \\ 0 & 0 & 3 \end{bmatrix}$$
#
# The triangle leans: its top slid by 1.5, its foot stayed. In letters, for each column,
#
# $$x' = a x + b y \qquad\qquad y' = c x + d y$$
#
# Mind the order: the matrix stands on the **left** of the points. Other books write each point as a *row* and turn
# everything around. In this course a point is a column, and so is, later, an example that a network looks at.
#
# **Your turn.** `transform(M, points)` returns the moved points.
#
# - `M` has shape $(2, 2)$. Any other shape is a `ValueError`, also where NumPy would find a product.
# - `points` has shape $(2, N)$, with $N = 1$ for a single point, `[[4], [3]]`. Any other shape is a `ValueError`; a
#   flat list such as `[4, 3]` is no column.
# - The answer has shape $(2, N)$.


# %%
def transform(M, points):
    """The picture, moved by M. M: shape (2, 2), points: shape (2, N), one point a column. Returns shape (2, N).

    Any other shape is a ValueError.
    """
    # BEGIN SOLUTION
    M, points = np.asarray(M, float), np.asarray(points, float)
    if M.shape != (2, 2) or points.ndim != 2 or points.shape[0] != 2:
        raise ValueError(f"a move is (2, 2) and a picture (2, N), not {M.shape} and {points.shape}")
    return M @ points
    # END SOLUTION


# %% [markdown]
# Now the whale moves. **Guess first:** it looks to the right, and its fin hangs down. Where will it look, and where
# will its fin be, in each of the four pictures?

# %%
moves = {
    "scaling(1.2, -0.6)": scaling(1.2, -0.6),
    "shear(1)": shear(1),
    "rotation(2 π / 3)": rotation(2 * np.pi / 3),
    "reflection(π / 2)": reflection(np.pi / 2),
}
figure, axes = plt.subplots(1, 4, figsize=(13, 3.7), layout="constrained")
for axis, (name, M) in zip(axes, moves.items()):
    stage(axis, name)
    draw(axis, whale, GREY)
    draw(axis, transform(M, whale))
plt.show()

# %% [markdown]
# Two of the four whales are mirror images: turn the grey one and lean it as you like, and it never looks like them.
# Which two? Keep your answer in mind for question 4.

# %% [markdown]
# ## 3. One move after another
#
# In the film, the whale has to be stretched *and* turned. Does it matter which comes first? **Guess first**, then
# follow one point, (1, 0), on both ways. The turn is a quarter to the left; the stretch makes everything 3 times as
# wide.
#
# | | start | after the first move | after the second |
# |---|:-:|:-:|:-:|
# | turn, then stretch | (1, 0) | (0, 1) | **(0, 1)** |
# | stretch, then turn | (1, 0) | (3, 0) | **(0, 3)** |
#
# It matters. Socks, then shoes is not the same as shoes, then socks.
#
# Two moves can be joined into **one**. First comes $A$, then $B$. The points $P$ become $A P$, and these become
# $B (A P)$. In a product of three tables it does not matter which pair is multiplied first, so
#
# $$B (A P) = (B A) P$$
#
# and the matrix $B A$ does both moves at once. Look closely: the move that comes **first** stands on the **right**,
# next to the points. A chain of moves is read from right to left, like $f(g(x))$, where $g$ acts first.
#
# **Your turn.** `compose(*transforms)` returns the single matrix, shape $(2, 2)$, that applies the moves in the order
# in which they are given: the first one first.
#
# The star collects everything that is given into one tuple, however much it is:
# ```python
# def count(*things):
#     return len(things)
#
# count("fin", "tail", "eye")   # 3
# count()                       # 0
# ```
# So `compose(A, B, C)` must work, and `compose(A)`, which is just $A$. What about `compose()`, with no move at all? It
# is the move that leaves every point where it is. Where do the two arrows land then? (This matrix is called the
# **identity**.)
#
# Each move must have shape $(2, 2)$; otherwise raise a `ValueError`, also where the product would exist.


# %%
def compose(*transforms):
    """The one matrix, shape (2, 2), that applies all the moves, each of shape (2, 2), the first one first.

    No moves: the identity. Any other shape is a ValueError.
    """
    # BEGIN SOLUTION
    together = np.eye(2)
    for M in transforms:
        if np.shape(M) != (2, 2):
            raise ValueError(f"a move has shape (2, 2), not {np.shape(M)}")
        together = np.asarray(M, float) @ together
    return together
    # END SOLUTION


# %%
turn, stretch = rotation(np.pi / 3), scaling(1.3, 0.4)
figure, axes = plt.subplots(1, 3, figsize=(12, 4.3), layout="constrained")
for axis, title in zip(axes, ["the whale", "turn, then stretch", "stretch, then turn"]):
    stage(axis, title)
draw(axes[0], whale, GREY)
for axis, order, colour in ((axes[1], (turn, stretch), BLUE), (axes[2], (stretch, turn), ORANGE)):
    M = compose(*order)  # the star again: here it hands out what is in the pair
    draw(axis, None if M is None else transform(M, whale), colour)
plt.show()

# %% [markdown]
# The orange whale was made slim first, and then it climbed. The blue one climbed first, and was pressed down in that
# pose. A riddle: is there a pair of different moves whose order does *not* matter? (Try two turns.)

# %% [markdown]
# ## 4. How much paint?
#
# One pot of paint covers the little square with the corners (0, 0), (1, 0), (1, 1) and (0, 1). Now a move pulls it out
# of shape. How many pots does the new shape take?
#
# Take $M = \begin{bmatrix} 3 & 1 \\ 1 & 2 \end{bmatrix}$. The square becomes a slanted shape (a *parallelogram*) with
# the corners (0, 0), (3, 1), (4, 3) and (1, 2). Draw it on squared paper: it sits in a box that is 4 wide and 3 high,
# 12 pots. Around it, inside the box, lie two rectangles of $1 \cdot 1$, two triangles of $\frac{1}{2} \cdot 3 \cdot 1$
# and two of $\frac{1}{2} \cdot 1 \cdot 2$. Together they are $2 + 3 + 2 = 7$, and $12 - 7 = 5$ pots are left.
#
# You get the same 5 without drawing: $3 \cdot 2 - 1 \cdot 1$. That number is the **determinant**:
#
# $$\det \begin{bmatrix} a & b \\ c & d \end{bmatrix} = a d - b c$$
#
# It says what happens to *every* area, not only to the square: if the determinant is 5, then the whale takes 5 times
# the paint as well. And it says two things more.
#
# - **Its sign.** A negative determinant means that you see the *back* of the paper: the picture is a mirror image.
# - **Zero.** The whale has been pressed flat, onto a line or even onto a single point. No paint at all.
#
# **Your turn.** `determinant(M)` returns one number, for a table of shape $(2, 2)$. Any other shape is a `ValueError`.
# Zero is a fine answer, and so is a negative number.
#
# **The closed door.** Here and in question 5 the formula has to be yours. Nothing from `np.linalg`, `scipy.linalg` or
# `torch.linalg` is allowed, no `np.matrix`, no ready-made inverse or determinant such as `A.inverse()`, `A.det()`,
# `torch.inverse` or `torch.pinverse`, also not under another name, in a helper function, or by a look-up such as
# `getattr` or `eval`. Plain arithmetic is all it takes. If one slips in, the question earns nothing for that version;
# replace it and hand in again.


# %%
def determinant(M):
    """a d - b c, one number, for M = [[a, b], [c, d]] of shape (2, 2). Any other shape is a ValueError."""
    # BEGIN SOLUTION
    M = np.asarray(M, float)
    if M.shape != (2, 2):
        raise ValueError(f"this determinant is for shape (2, 2), not {M.shape}")
    return M[0, 0] * M[1, 1] - M[0, 1] * M[1, 0]
    # END SOLUTION


# %% [markdown]
# **Guess first,** for each of the five moves: how many pots of paint for what becomes of the grey square, and do you
# see its front or its back?

# %%
jobs = {
    "[[1.5, 0.5], [0.5, 1]]": np.array([[1.5, 0.5], [0.5, 1]]),
    "rotation(1)": rotation(1),
    "shear(1)": shear(1),
    "reflection(π / 3)": reflection(np.pi / 3),
    "[[1, 0.5], [0.6, 0.3]]": np.array([[1, 0.5], [0.6, 0.3]]),
}
figure, axes = plt.subplots(1, 5, figsize=(14, 3.4), layout="constrained")
for axis, (name, M) in zip(axes, jobs.items()):
    area = None if M is None else determinant(M)
    draw_arrows(axis, M, name if area is None else f"{name}\ndeterminant {area:.3g}")
plt.show()

# %% [markdown]
# Turning and leaning change no area: the determinant is 1. (Push a stack of paper, and it does not become more paper.)
# The mirror gives −1: the same area, seen from behind. The last one is flat. And the first may be a surprise. It is
# half of our example, number by number, and it takes a *quarter* of the paint, 1.25 pots and not 2.5. Why?

# %% [markdown]
# ## 5. Rewinding the film
#
# Played backwards, every move must be undone. Some are easy. A turn to the left by 1 is undone by a turn to the right
# by 1. Four times as wide is undone by a quarter as wide. But what undoes a lean, a turn and a stretch, all mixed in
# four numbers? The **inverse** $M^{-1}$, and there is a formula for it:
#
# $$M = \begin{bmatrix} a & b \\ c & d \end{bmatrix} \qquad\qquad
# M^{-1} = \frac{1}{a d - b c} \begin{bmatrix} d & -b \\ -c & a \end{bmatrix}$$
#
# In words: $a$ and $d$ change places, $b$ and $c$ stay and change their sign, and everything is divided by the
# determinant. For our example,
#
# $$\begin{bmatrix} 3 & 1 \\ 1 & 2 \end{bmatrix}^{-1} = \frac{1}{5} \begin{bmatrix} 2 & -1 \\ -1 & 3 \end{bmatrix} =
# \begin{bmatrix} 0.4 & -0.2 \\ -0.2 & 0.6 \end{bmatrix}$$
#
# Try it: $M$ takes the point (1, 1) to (4, 3). And the inverse takes (4, 3) to
# $(0.4 \cdot 4 - 0.2 \cdot 3, \; -0.2 \cdot 4 + 0.6 \cdot 3) = (1, 1)$. Back home.
#
# **When there is no way back.** If the determinant is 0, the formula divides by zero, and for a good reason. The flat
# whale has its eye and a piece of its belly on the same spot. Who could tell, from that one spot, where each of them
# came from? The information is gone. This is the move that ruins the whale: a stretch by zero.
#
# With a computer, "is it 0?" is a tricky question. Take $\begin{bmatrix} 0.2 & 0.3 \\ 0.6 & 0.9 \end{bmatrix}$. On
# paper its determinant is $0.18 - 0.18 = 0$. Ask Python:

# %%
print(0.2 * 0.9 - 0.3 * 0.6)

# %% [markdown]
# Dust again. Dividing by dust gives huge nonsense. So we agree on a limit: where the determinant is closer to 0 than
# $10^{-12}$ (in Python `1e-12`), on either side, the move counts as flat.
#
# **Your turn.** `inverse(M)` returns the matrix that undoes `M`, both of shape $(2, 2)$.
#
# - If the **size** of the determinant, without its sign, is below `1e-12`, raise a `ValueError`. Python's `abs` takes a
#   sign away.
# - A determinant that is small and above the limit, such as 0.000001, is thin and not flat: its inverse has large
#   numbers, and they are right.
# - A negative determinant is no reason to refuse. A mirror is easily undone: look into it once more.
# - Any other shape than $(2, 2)$ is a `ValueError`.
# - The door is closed, as in question 4. Your own `determinant` is welcome, as long as nothing ready-made is inside it.


# %%
def inverse(M):
    """The matrix that undoes M, both of shape (2, 2), from the formula.

    ValueError for any other shape, and where the determinant is less than 1e-12 away from 0.
    """
    # BEGIN SOLUTION
    area = determinant(M)
    if abs(area) < 1e-12:
        raise ValueError("a flat picture cannot be unfolded")
    (a, b), (c, d) = np.asarray(M, float)
    return np.array([[d, -b], [-c, a]]) / area
    # END SOLUTION


# %%
lean, turn = shear(-0.8), rotation(2)
muddle = compose(lean, turn)
muddled = None if muddle is None else transform(muddle, whale)
back = None if muddle is None else inverse(muddle)
rewound = None if back is None else transform(back, muddled)

figure, axes = plt.subplots(1, 3, figsize=(12, 4.3), layout="constrained")
pictures = {"the whale": whale, "leaned, then turned": muddled, "rewound": rewound}
for axis, (title, picture), colour in zip(axes, pictures.items(), (GREY, BLUE, GREEN)):
    stage(axis, title)
    draw(axis, picture, colour)
plt.show()

# %% [markdown]
# We leaned, then turned. To come back: is it "unlean, then unturn", or "unturn, then unlean"? Think of socks and shoes
# in the evening, then let your functions decide. Two of these three tables are the same:

# %%
print(back)
print(compose(inverse(lean), inverse(turn)))
print(compose(inverse(turn), inverse(lean)))

# %% [markdown]
# ## 6. Pulling out the pin
#
# One thing your whale cannot do yet is **swim away**. Whatever the matrix, the origin stays where it is:
#
# $$\begin{bmatrix} a & b \\ c & d \end{bmatrix} \begin{bmatrix} 0 \\ 0 \end{bmatrix} =
# \begin{bmatrix} 0 \\ 0 \end{bmatrix}$$
#
# It is as if the paper were pinned to the table at this one point. To pull out the pin, add something *after* the
# product, the same for every point: 10 to each $x$, say, and 3 to each $y$.
#
# $$P' = M P + t \qquad\qquad t = \begin{bmatrix} 10 \\ 3 \end{bmatrix}$$
#
# Such a move (a matrix, then a shift) is called **affine**. And you have met it before. It is $W x + b$, the weighted
# inputs of a layer; the shift is its **bias**. A bias is what lets a neuron leave the pin.
#
# **A trap.** Suppose $t$ is a flat list of two numbers, and there happen to be exactly **two** points. What will NumPy
# do with this sum? The points stand in columns, (1, 3) and (2, 4), and both should move by 10 to the right and by 20
# up. **Guess first.**

# %%
print(np.array([[1, 2], [3, 4]]) + np.array([10, 20]))

# %% [markdown]
# No error, no warning, and wrong: the first point got 10 twice, the second 20 twice. With three points there would have
# been an error. NumPy lays a flat list along a *row*; our shift has to stand up as a *column*. (`np.reshape(t, (2, 1))`
# stands it up.)
#
# **Your turn.** `affine(M, t, points)` returns $M P + t$.
#
# - `M` has shape $(2, 2)$ and `points` has shape $(2, N)$, as in `transform`.
# - `t` is a flat list or array of two numbers, shape $(2,)$, or a column, shape $(2, 1)$. Both mean the same.
# - The answer has shape $(2, N)$.
# - Any other shape of any of the three is a `ValueError`: also a `t` that lies on its side, `[[10, 3]]`, and a `t` that
#   is a single number.
#
# Your own `transform` may do half of it.


# %%
def affine(M, t, points):
    """M P + t, the shift t added to every point. M: (2, 2), t: (2,) or (2, 1), points: (2, N). Returns (2, N).

    Any other shape is a ValueError.
    """
    # BEGIN SOLUTION
    t = np.asarray(t, float)
    if t.shape not in ((2,), (2, 1)):
        raise ValueError(f"a shift is two numbers, lying or standing, not {t.shape}")
    return transform(M, points) + t.reshape(2, 1)
    # END SOLUTION


# %% [markdown]
# Action! Nine frames of the great leap, all in one picture. Each frame turns a small whale by the angle of its path and
# then carries it to its place. Change the numbers and make the leap your own: higher, longer, with a somersault.

# %%
figure, axis = plt.subplots(figsize=(12, 5), layout="constrained")
axis.set(title="the leap, frame by frame", xlim=(-17, 17), ylim=(-6, 9), aspect="equal")
axis.axhspan(-6, 0, color="#CFE8F7")
for time in np.linspace(-1, 1, 9):
    place = [14 * time, 6.5 - 9 * time**2]  # along a curve like that of a ball: a parabola
    angle = np.arctan(-18 * time / 14)  # as steep as the curve is here
    size = 0.45
    M = compose(scaling(size, size), rotation(angle))
    draw(axis, None if M is None else affine(M, place, whale))
plt.show()

# %% [markdown]
# ## 7. A tower that is one storey high
#
# A **layer** of a neural network computes $W x + b$. It is an affine move, and it may change the number of rows as
# well: a $W$ of shape $(3, 2)$ takes 2 numbers and gives 3. So layers can be stacked, each taking what the one below
# gives. More layers, more power?
#
# Start small. One layer takes $x$ times 2 and adds 3. The next takes that times 5 and subtracts 1:
#
# $$5 \, (2 x + 3) - 1 = 10 x + 15 - 1 = 10 x + 14$$
#
# One layer would have been enough: times 10, plus 14. Look at what became of the first bias. The 3 went through the
# second layer like everything else, so it was taken times 5 too.
#
# Tables do just the same. Multiply out the bracket:
#
# $$W_2 (W_1 x + b_1) + b_2 = \underbrace{W_2 W_1}_{W} \, x + \underbrace{W_2 b_1 + b_2}_{b}$$
#
# Two layers are one layer, with the weights $W_2 W_1$ and the bias $W_2 b_1 + b_2$. A third layer on top? Join it to
# the one that you just made. And so on, up to the hundredth. The tower is one storey high.
#
# **Your turn.** `collapse(layers)` returns one pair `(W, b)` that does what the whole stack does.
#
# - `layers` is a list of pairs `(W, b)`, in the order in which $x$ meets them. Each `W` has a shape $(m, n)$: it takes
#   $n$ numbers and gives $m$. Each `b` is a column, shape $(m, 1)$. All the sizes may differ, and they may be lists.
# - The $n$ of each layer must be the $m$ of the one before; otherwise raise a `ValueError`.
# - A `b` that is no column with as many rows as its `W` is a `ValueError`, also where NumPy would stretch it.
# - A single layer comes back with the same numbers. With an empty list there is nothing to give back: `ValueError`.
# - The answer's `W` has shape ($m$ of the last layer, $n$ of the first), and its `b` is a column, ($m$ of the last, 1).
# - The layers that were given stay as they were. (`+=` on an array changes it in place!)


# %%
def collapse(layers):
    """The pair (W, b) that does what a stack of layers [(W, b), ...] does. W: shape (m, n), b: shape (m, 1).

    ValueError for an empty stack, and where shapes do not fit.
    """
    # BEGIN SOLUTION
    if len(layers) == 0:
        raise ValueError("there is no layer")
    n = np.shape(layers[0][0])[1]
    W, b = np.eye(n), np.zeros((n, 1))
    for next_W, next_b in layers:
        next_W, next_b = np.asarray(next_W, float), np.asarray(next_b, float)
        if next_W.shape[1] != len(W) or next_b.shape != (len(next_W), 1):
            raise ValueError("this layer does not fit")
        W, b = next_W @ W, next_W @ b + next_b
    return W, b
    # END SOLUTION


# %% [markdown]
# Send the whale through three layers: from 2 numbers to 3, to 4, and back to 2. (We give it more points along its
# outline first, so that any curve would show.) **Guess first:** can three layers bend its back?
#
# The second picture is your `collapse`: one layer with 6 numbers, instead of three layers with 35. The third goes
# through the same three layers, with a **bend** after the first two: a function called tanh, which squeezes every
# number gently between −1 and 1. (It is drawn larger; look at the numbers at the edges.)

# %%
stack = [
    (np.array([[0.2, 0.1], [-0.1, 0.3], [0.1, -0.2]]), np.array([[0.1], [-0.3], [0.2]])),
    (np.array([[1, 0.5, -0.5], [-0.5, 1, 0.5], [1, 1, 1], [0.5, -0.5, 1]]), np.array([[0.2], [0.1], [-0.5], [0]])),
    (np.array([[0, -1, 1, 2], [2, 0, 1, 0]]), np.array([[0], [1]])),
]  # fmt: skip
corners = whale[:, [*range(14), 0]]  # the outline, back to where it starts
steps = np.linspace(0, 14, 281)  # 20 steps along each of its 14 edges
fine = np.array([[*np.interp(steps, np.arange(15), row), eye] for row, eye in zip(corners, whale[:, -1])])


def through(layers, x, bend):
    """What comes out of a stack of layers, with a bend after each of them but the last."""
    for number, (W, b) in enumerate(layers, start=1):
        x = W @ x + b if number == len(layers) else bend(W @ x + b)
    return x


single = collapse(stack)
figure, axes = plt.subplots(1, 3, figsize=(12, 4.3), layout="constrained")
stage(axes[0], "three layers")
stage(axes[1], "collapsed: one layer")
stage(axes[2], "three layers with a bend", size=4)
draw(axes[0], through(stack, fine, lambda z: z))
draw(axes[1], None if single is None else through([single], fine, lambda z: z), GREEN)
draw(axes[2], through(stack, fine, np.tanh), ORANGE)
plt.show()

# %% [markdown]
# Three layers leave every straight edge straight: all they can do is lean, stretch, turn, flatten and shift. Any
# number of linear layers is one linear layer, and it draws straight lines only. The bend makes the difference:
# suddenly the back is round, and no `(W, b)` in the world could do that. Such a bend is called an **activation
# function**. You will build some in *The bend that lets a network learn*.

# %% [markdown] question="in_your_own_words"
# ## 8. In your own words
#
# Draw something small of your own: a letter, a leaf, a house, an animal. Five points are plenty. Then explain to a
# friend who knows how to multiply tables but has never seen one move a picture:
#
# 1. Choose a move and write its matrix. Where do the two arrows land, and how can you read that from the matrix? Work
#    out where **one** point of your drawing goes.
# 2. Find two moves whose order matters for your drawing. Show it with a point and numbers.
# 3. Give a move that cannot be undone. Which two points of your drawing (or of the plane) land on the same spot, and
#    what does the determinant say?
# 4. A friend says: "My network has ten layers and no activation functions, so it is much cleverer than yours with one."
#    What do you answer? What is the bias of a layer good for?
#
# About 10 to 15 sentences. Your teacher reads this one (2 points).

# %% [markdown] answer="in_your_own_words"
# I drew the letter L with the points (0, 0), (2, 0) and (0, 3). My move is M = [[0, -1], [1, 0]], a quarter turn to the
# left. The arrow (1, 0) lands at (0, 1), and that is the first column. The arrow (0, 1) lands at (-1, 0), the second
# column. The tip of the L, (0, 3), goes to (0 · 0 − 1 · 3, 1 · 0 + 0 · 3) = (−3, 0). So the L lies on its back.
#
# My second move is S = [[2, 0], [0, 1]], twice as wide. First turn, then stretch: (0, 3) goes to (−3, 0) and on to
# (−6, 0). First stretch, then turn: (0, 3) stays (0, 3), because it has no width, and goes to (−3, 0). Not the same.
#
# The move [[1, 0], [0, 0]] presses everything onto the x-axis. The points (0, 0) and (0, 3) both land at (0, 0), so
# from there nobody knows which one it was. The determinant is 1 · 0 − 0 · 0 = 0: no area is left.
#
# To the friend with ten layers I say: each of your layers is a product and a shift. A product of ten matrices is one
# matrix, and all the shifts together are one shift, so your ten layers are one layer like mine. Only if you put a bend,
# an activation function, after each layer can the layers do more than one. The bias is the shift. Without it the point
# (0, 0) could never move, so a neuron that sees only zeros could only answer zero.

# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # Munchable matrices
#
# It is Thursday, six o'clock. The robotics club is not going home: the robot still drives in circles. A cart rolls in
# from the canteen with samosas, apples and muffins, and a jar. Whoever takes a snack drops a paper slip into the jar.
#
# By eight o'clock the jar holds a small mystery. Who ate what? Who owes how much? Who had enough protein for an
# evening of lifting robots? No slip knows. **Tables** know, and a product of two tables knows things that neither of
# them knows alone.
#
# You will build seven small functions: count, add, scale, turn, check shapes, multiply, and one that puts them
# together. With the last one, the very same arithmetic that pays for samosas looks at a handwritten digit. It is the
# first step of a neural network.
#
# You will make four pictures with your own functions. Allow about **75 minutes**; the exercise is worth 20 points.

# %% [markdown]
# ## Before you start
#
# A **matrix** is a table of numbers. Its **shape** is (number of rows, number of columns), rows first. This one has
# shape $(2, 3)$:
#
# $$A = \begin{bmatrix} 3 & 0 & 1 \\ 1 & 2 & 2 \end{bmatrix}$$
#
# In Python it can be a list of rows, `[[3, 0, 1], [1, 2, 2]]`, or a NumPy array.
#
# | you write | you get |
# |---|---|
# | `A = np.asarray([[3, 0, 1], [1, 2, 2]])` | an array, whether you start from lists or from an array |
# | `A.shape` | `(2, 3)` |
# | `A[1, 0]` | the entry in row 1, column 0. Python counts from 0, so this is 1 |
# | `A[1, :]` and `A[:, 0]` | a whole row; a whole column |
# | `np.zeros((2, 3))` | a new table full of zeros, ready for fractions too |
#
# **Four rules of the house** hold for every function below.
#
# 1. Your function may be given arrays **or** plain lists of lists, with whole numbers or fractions, positive or
#    negative. `np.asarray` makes an array of either. A list has no `.shape`, so convert first.
# 2. It gives back a **new** table (an array or a list of lists, as you like) with rows and columns, and leaves the
#    tables that it was given exactly as they were.
# 3. Where something does not fit, it does not guess. It raises a `ValueError` with a sentence that says what is
#    wrong. The two places where this can happen are a **name that is not in the table** and **shapes that do not
#    fit**. (One question answers `None` instead. It says so.)
# 4. Any way that gives the right answer is welcome: loops, lists, NumPy. Only one question has a closed door, and it
#    tells you which.
#
# Here is how a function refuses:
# ```python
# def half_of_a_pizza(slices):
#     if slices % 2 == 1:
#         raise ValueError("an odd number of slices cannot be halved")
#     return slices // 2
# ```
#
# Replace the `...` in each function by your own lines. Under each question a check tells you at once whether a few
# small cases come out right. A cell that draws a picture uses your functions, so run it after you have written them.

# %%
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Rectangle


def draw_table(axis, table, rows, columns, title):
    """Draw a table with its numbers and names: the larger the number, the darker its square."""
    if table is None:
        axis.set_title(f"{title}:\nnothing yet. Is the function written?")
        return axis.axis("off")
    table = np.asarray(table)
    axis.imshow(table, cmap="Blues", vmin=0, vmax=1.7 * table.max() + 1)
    axis.set_xticks(range(len(columns)), columns)
    axis.set_yticks(range(len(rows)), rows)
    axis.tick_params(length=0, top=True, labeltop=True, bottom=False, labelbottom=False)
    axis.set_title(f"{title}\n{table.shape}", fontsize=11, pad=10)
    for (i, j), number in np.ndenumerate(table):
        axis.text(j, i, f"{number:g}", ha="center", va="center", fontsize=12)


# %% [markdown]
# ## 1. From paper slips to a table
#
# Four people work on the robot: the builder, the coder, the driver and the painter. Each slip in the jar says who
# took what. Suppose there were only five slips:
#
# (coder, apple), (builder, samosa), (coder, apple), (builder, muffin), (coder, muffin)
#
# Sort them into a table and count. This is called a **frequency table**, because it says how frequently each pair
# turns up.
#
# | | samosa | apple | muffin |
# |---|---|---|---|
# | **builder** | 1 | 0 | 1 |
# | **coder** | 0 | 2 | 1 |
#
# Take the names away, and what is left is a matrix: $\begin{bmatrix} 1 & 0 & 1 \\ 0 & 2 & 1 \end{bmatrix}$. The names
# are not lost: row 0 is *always* the builder and column 1 is *always* the apples, because you were told the order.
#
# **Your turn.** `frequency_matrix(records, rows, columns)` counts.
#
# - `records` is a list of pairs (row name, column name), in any order. It may be empty.
# - `rows` and `columns` are lists of names. They say which row and which column belongs to whom. Keep their order.
#   Each name stands in its list once.
# - The answer has one row for each name in `rows` and one column for each name in `columns`, and its entries are
#   whole numbers. Somebody who ate nothing keeps a row of zeros.
# - A record with a row name that is not in `rows`, or a column name that is not in `columns`, is a `ValueError`. A
#   slip from a stranger must not vanish silently.


# %%
def frequency_matrix(records, rows, columns):
    """How many records are (row name, column name), for every pair of names.

    records: list of pairs; rows: m names; columns: n names. Returns whole numbers, shape (m, n).
    A name that is in no list is a ValueError.
    """
    # BEGIN SOLUTION
    table = np.zeros((len(rows), len(columns)), dtype=int)
    for who, what in records:
        if who not in rows or what not in columns:
            raise ValueError(f"({who}, {what}) has no place in this table")
        table[rows.index(who), columns.index(what)] += 1
    return table
    # END SOLUTION


# %% [markdown]
# Here is the whole jar of the first Thursday: fourteen slips. **Guess first:** who ate most, and which snack was
# taken most? Then count with your function and look.

# %%
people = ["builder", "coder", "driver", "painter"]
snacks = ["samosa", "apple", "muffin"]
jar = [
    ("builder", "samosa"), ("coder", "apple"), ("painter", "muffin"), ("builder", "samosa"), ("coder", "muffin"),
    ("painter", "samosa"), ("driver", "apple"), ("builder", "muffin"), ("coder", "samosa"), ("painter", "apple"),
    ("coder", "apple"), ("builder", "samosa"), ("painter", "samosa"), ("coder", "muffin"),
]  # fmt: skip

# %%
figure, axis = plt.subplots(figsize=(4.5, 4.5), layout="constrained")
draw_table(axis, frequency_matrix(jar, people, snacks), people, snacks, "the first Thursday")
plt.show()

# %% [markdown]
# Did you notice? The builder and the painter both took four slips, but not the same four. A single number for each
# person would have hidden that. The coder beats them both, with five.

# %% [markdown]
# ## 2. Two weeks in one table
#
# The next Thursday has a jar of its own, and somebody has already counted it:
#
# $$\underbrace{\begin{bmatrix} 3 & 0 & 1 \\ 1 & 2 & 2 \\ 0 & 1 & 0 \\ 2 & 1 & 1 \end{bmatrix}}_{\text{week one}} +
# \underbrace{\begin{bmatrix} 2 & 1 & 0 \\ 0 & 3 & 1 \\ 1 & 1 & 1 \\ 1 & 0 & 2 \end{bmatrix}}_{\text{week two}} =
# \begin{bmatrix} 5 & 1 & 1 \\ 1 & 5 & 3 \\ 1 & 2 & 1 \\ 3 & 1 & 3 \end{bmatrix}$$
#
# The builder took 3 samosas, then 2 more: 5 in all. Adding two tables adds the entries that stand in the **same
# place**:
#
# $$(A + B)_{ij} = A_{ij} + B_{ij}$$
#
# The little letters say where: $i$ is the row, $j$ is the column.
#
# **Your turn.** `add(A, B)`. The two tables must have exactly the same shape; anything else is a `ValueError`.
#
# Take care: NumPy is *too* helpful here. Ask it to add a table of shape $(2, 3)$ and a single row of shape $(1, 3)$,
# and it quietly uses the row twice. (This stretching is called *broadcasting*.) In our club nobody knows whose row
# that is, so the answer must be a `ValueError`: compare the shapes yourself. And with plain lists, `+` does something
# else altogether. Try `[1, 2] + [3, 4]` in a new cell.


# %%
def add(A, B):
    """The sum of two tables, entry by entry. A and B: shape (m, n), the same for both, or ValueError."""
    # BEGIN SOLUTION
    A, B = np.asarray(A), np.asarray(B)
    if A.shape != B.shape:
        raise ValueError(f"a table of shape {A.shape} and one of shape {B.shape} cannot be added")
    return A + B
    # END SOLUTION


# %%
week_one = [[3, 0, 1], [1, 2, 2], [0, 1, 0], [2, 1, 1]]
week_two = [[2, 1, 0], [0, 3, 1], [1, 1, 1], [1, 0, 2]]

figure, axes = plt.subplots(1, 3, figsize=(12, 4.2), layout="constrained")
draw_table(axes[0], week_one, people, snacks, "week one")
draw_table(axes[1], week_two, people, snacks, "+  week two")
draw_table(axes[2], add(week_one, week_two), people, snacks, "=  both weeks")
plt.show()

# %% [markdown]
# ## 3. Three times as much
#
# Good news: a tournament. Two other clubs are coming, each as hungry as yours. How much must the canteen prepare?
# Three times every entry:
#
# $$3 \begin{bmatrix} 5 & 1 & 1 \\ 1 & 5 & 3 \end{bmatrix} = \begin{bmatrix} 15 & 3 & 3 \\ 3 & 15 & 9 \end{bmatrix}
# \qquad\qquad (k A)_{ij} = k \cdot A_{ij}$$
#
# Bad news: the oven breaks, and everybody gets half. Then $k = 0.5$, and half of 5 samosas is 2.5. The answer must
# keep the fraction, also where the table holds whole numbers. With $k = -1$ a table can be taken away: $A + (-1) B$
# is $A - B$. With $k = 0$ the cart stays empty.
#
# **Your turn.** `scale(k, A)`: `k` is one number, `A` is a table of any shape. **Guess first:** what does Python make
# of `2 * [5, 1, 1]`? Try it, and you will know why rule 1 speaks of `np.asarray`.


# %%
def scale(k, A):
    """The table k A: every entry k times as large. k: a number, A: shape (m, n). Returns shape (m, n)."""
    # BEGIN SOLUTION
    return k * np.asarray(A)
    # END SOLUTION


# %%
both_weeks = [[5, 1, 1], [1, 5, 3], [1, 2, 1], [3, 1, 3]]
print(scale(3, both_weeks))
print(scale(0.5, both_weeks))

# %% [markdown]
# ## 4. The table as the kitchen reads it
#
# You read your table by person: one row, one club member. The kitchen does not care who eats. It bakes muffins, then
# makes samosas, and it wants one row for each **snack**:
#
# | | builder | coder | driver | painter |
# |---|---|---|---|---|
# | **samosa** | 5 | 1 | 1 | 3 |
# | **apple** | 1 | 5 | 2 | 1 |
# | **muffin** | 1 | 3 | 1 | 3 |
#
# Same numbers, other reader. The first row became the first column, the second row the second column, and so on. This
# is the **transpose** of the table, written $A^{\mathsf T}$:
#
# $$(A^{\mathsf T})_{ij} = A_{ji}$$
#
# A table of shape $(m, n)$ turns into one of shape $(n, m)$. It is not a quarter turn, as you would turn a photo: the
# builder's 5 samosas stay in the top left corner.
#
# **Your turn.** `transpose(A)` for a table of any shape, also one with a single row or a single column.


# %%
def transpose(A):
    """The table with its rows written as columns. A: shape (m, n). Returns shape (n, m)."""
    # BEGIN SOLUTION
    return np.asarray(A).T
    # END SOLUTION


# %%
print(transpose(both_weeks))

# %% [markdown]
# ## 5. Which questions have an answer?
#
# The cart has a second table, with a fact in each column. (The numbers are rounded, so that you can check them in
# your head.)
#
# | | price in dollars | protein in grams |
# |---|---|---|
# | **samosa** | 2 | 4 |
# | **apple** | 1 | 0 |
# | **muffin** | 3 | 3 |
#
# Now there are two tables, and they **share a list**: the snacks. They are the columns of the first table and the
# rows of the second. So you can ask how much each *person* paid, although no table says so. Go from person to snack,
# and from snack to dollars:
#
# $$\underbrace{(4, 3)}_{\text{people} \times \text{snacks}} \cdot
# \underbrace{(3, 2)}_{\text{snacks} \times \text{facts}} \longrightarrow
# \underbrace{(4, 2)}_{\text{people} \times \text{facts}}$$
#
# The shared list stands in the middle. It is used up, and the two outer lists remain. That is the rule for every
# **product of two matrices**: $(m, n) \cdot (n, r)$ gives $(m, r)$. If the two numbers in the middle differ, then the
# shared list does not fit, and there is no product.
#
# **Guess first.** Which of these products exist, and with which shape?
#
# | first table | second table | your guess |
# |---|---|---|
# | (4, 3) | (3, 2) | |
# | (3, 2) | (4, 3) | |
# | (4, 3) | (4, 3) | |
# | (1, 5) | (5, 1) | |
# | (5, 1) | (1, 5) | |
# | (8, 64) | (64, 1) | |
#
# **Your turn.** `product_shape(A, B)` is given two **tables** (not two shapes). It returns the shape of the product
# $A B$ as a pair `(rows, columns)`, or `None` where the product does not exist. "There is none" is a good answer to
# the question that this function asks, so it raises no error.


# %%
def product_shape(A, B):
    """The shape (m, r) of the product A B of two tables, or None where there is no such product."""
    # BEGIN SOLUTION
    A, B = np.asarray(A), np.asarray(B)
    if A.shape[1] != B.shape[0]:
        return None
    return (A.shape[0], B.shape[1])
    # END SOLUTION


# %%
shapes = [((4, 3), (3, 2)), ((3, 2), (4, 3)), ((4, 3), (4, 3)), ((1, 5), (5, 1)), ((5, 1), (1, 5)), ((8, 64), (64, 1))]
for first, second in shapes:
    print(first, "times", second, "gives", product_shape(np.zeros(first), np.zeros(second)))

# %% [markdown]
# How many did you get? In the second line the first two tables stand in the other order, and the product is gone. And
# $(1, 5) \cdot (5, 1)$ is a single number, while $(5, 1) \cdot (1, 5)$ is a table of 25. **Order matters.**

# %% [markdown]
# ## 6. The product of two tables
#
# What did the builder pay? Five samosas at 2 dollars, one apple at 1, one muffin at 3:
#
# $$5 \cdot 2 + 1 \cdot 1 + 1 \cdot 3 = 14 \text{ dollars}$$
#
# Look where these numbers came from. The 5, 1, 1 are the builder's **row** of the first table. The 2, 1, 3 are the
# price **column** of the second. Multiply the pairs, then add them up. Every entry of the product is made in this
# way:
#
# $$(A B)_{ij} = A_{i1} B_{1j} + A_{i2} B_{2j} + \dots + A_{in} B_{nj} = \sum_{s=1}^{n} A_{is} B_{sj}$$
#
# In words: *row $i$ of the first table, times column $j$ of the second, added up*. The big $\Sigma$ (sigma) only says
# "add up for every $s$ from 1 to $n$", where $s$ walks along the **shared** list. Paper counts from 1, Python from 0.
#
# **Guess first:** the coder took the most slips of all, nine. Does the coder also pay the most? And who got the most
# protein?
#
# **Your turn.** `matmul(A, B)`, for any two tables whose product exists. Where it does not exist, raise a
# `ValueError`. Fractions and negative numbers must come out right, and so must thin tables: one row, one column, a
# single entry.
#
# **The closed door.** NumPy can multiply matrices in one stroke, and from question 7 on you may let it. Here you make
# the machine itself, so that you know what is inside. **A ready-made product is not allowed in this question**: not
# the operator `@`, not `np.dot`, `np.matmul`, `np.einsum`, `np.inner`, `np.tensordot`, `np.vdot`, `np.vecdot`, not
# `np.matrix`, not a method such as `A.dot(B)`, nor a relative of these in NumPy, PyTorch, SciPy or Python's
# `operator` and `math`. A new name does not open the door (`from numpy import dot as together`), nor does a helper
# function that goes through it, nor a look-up such as `getattr` or `eval`.
#
# **What is allowed** is plenty: loops, `+`, `-`, `*`, sums (`sum`, `np.sum`), `zip`, products entry by entry (`*`
# between two arrays), your own `transpose` and `product_shape`, `np.zeros`, `np.outer`. If a ready-made product slips
# in by habit, this question earns no points for that version, and nothing else is lost: replace it and hand in again.


# %%
def matmul(A, B):
    """The product A B from its definition. A: shape (m, n), B: shape (n, r). Returns shape (m, r).

    Shapes that do not fit are a ValueError. No ready-made product.
    """
    # BEGIN SOLUTION
    A, B = np.asarray(A), np.asarray(B)
    if A.shape[1] != B.shape[0]:
        raise ValueError(f"no product: {A.shape[1]} columns meet {B.shape[0]} rows")
    answer = np.zeros((A.shape[0], B.shape[1]))
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            answer[i, j] = np.sum(A[i, :] * B[:, j])
    return answer
    # END SOLUTION


# %% [markdown]
# Now see it happen. The two frames mark the row and the column that meet; the third marks what they make. Change
# `row` and `column` and run the cell again. Can you say each entry as a sentence? ("The painter had 21 grams of
# protein.")

# %%
row, column = 0, 0
facts = [[2, 4], [1, 0], [3, 3]]
fact_names = ["dollars", "protein (g)"]

figure, axes = plt.subplots(1, 3, figsize=(12, 4.6), layout="constrained", width_ratios=[3, 2.4, 2.4])
draw_table(axes[0], both_weeks, people, snacks, "people × snacks")
draw_table(axes[1], facts, snacks, fact_names, "·  snacks × facts")
draw_table(axes[2], matmul(both_weeks, facts), people, fact_names, "=  people × facts")
frame = {"fill": False, "edgecolor": "#b34700", "linewidth": 3, "clip_on": False}
axes[0].add_patch(Rectangle((-0.48, row - 0.48), 2.96, 0.96, **frame))
axes[1].add_patch(Rectangle((column - 0.48, -0.48), 0.96, 2.96, **frame))
axes[2].add_patch(Rectangle((column - 0.48, row - 0.48), 0.96, 0.96, **frame))
pairs = [f"{both_weeks[row][k]} · {facts[k][column]}" for k in range(3)]
figure.supxlabel(f"{people[row]}, {fact_names[column]}:  " + " + ".join(pairs))
plt.show()

# %% [markdown]
# The coder took nine snacks and pays 16 dollars. The painter took only seven and pays 16 as well, because muffins
# cost more than apples. And the builder, with all those samosas, wins on protein.

# %% [markdown]
# ## 7. The first layer of a neural network
#
# Turn both tables, so that each *person* is a **column** $x$ and each *fact* is a **row** of a table $W$. The
# builder's bill is then
#
# $$W x = \begin{bmatrix} 2 & 1 & 3 \\ 4 & 0 & 3 \end{bmatrix} \begin{bmatrix} 5 \\ 1 \\ 1 \end{bmatrix} =
# \begin{bmatrix} 14 \\ 23 \end{bmatrix}$$
#
# One thing is missing. Everybody gets a glass of milk, asked for or not: 1 dollar and 8 grams of protein on top,
# whatever they eat. Put that into a column $b$:
#
# $$W x + b = \begin{bmatrix} 14 \\ 23 \end{bmatrix} + \begin{bmatrix} 1 \\ 8 \end{bmatrix} =
# \begin{bmatrix} 15 \\ 31 \end{bmatrix}$$
#
# Now read it again with other words. The column $x$ is the **input**. Each row of $W$ is a **neuron**, and its
# numbers are its **weights**: how much it cares about each input. The column $b$ holds the **biases**: what each
# neuron adds, or takes away, before it has seen any input. What comes out is called the **weighted inputs**, $z$:
#
# $$z = W x + b$$
#
# That is all that the first layer of a neural network does, up to this point. What it does *next* with $z$ is a story
# for another exercise.
#
# **A batch.** Four people, four columns. Put them side by side in a table $X$ of shape $(3, 4)$, and $W X$ gives all
# four bills in one product. The milk is added to **every** column, because everybody gets it. Programmers call such a
# bundle of examples a *batch*, and write $N$ for how many there are.
#
# **Your turn.** `weighted_inputs(W, x, b)` returns $W x + b$.
#
# - `W` has shape $(m, n)$: $m$ neurons, $n$ inputs each.
# - `x` has shape $(n, 1)$, one example, or $(n, N)$, a batch with one example in each column.
# - `b` has shape $(m, 1)$: a column with one bias for each neuron.
# - The answer has shape $(m, 1)$ for one example and $(m, N)$ for a batch.
# - If `x` has not as many rows as `W` has columns, or if `b` has any other shape than $(m, 1)$, raise a `ValueError`.
#   A flat list of $m$ biases, shape $(m,)$, is such another shape. NumPy would stretch it, or a lonely bias, or one
#   that lies on its side, without a word.
#
# The door is open again: `@` is allowed here, and so is your own `matmul`.


# %%
def weighted_inputs(W, x, b):
    """z = W x + b. W: shape (m, n), x: (n, 1) or a batch (n, N), b: (m, 1). Returns (m, 1) or (m, N).

    Shapes that do not fit are a ValueError.
    """
    # BEGIN SOLUTION
    W, x, b = np.asarray(W), np.asarray(x), np.asarray(b)
    if W.shape[1] != x.shape[0]:
        raise ValueError(f"{W.shape[1]} weights a neuron, but {x.shape[0]} inputs")
    if b.shape != (W.shape[0], 1):
        raise ValueError(f"b has shape {b.shape}, and not one row for each of {W.shape[0]} neurons")
    return W @ x + b
    # END SOLUTION


# %% [markdown]
# From snacks to pixels. Below is a digit that somebody wrote by hand, scanned to 8 × 8 squares of grey from 0 (paper)
# to 16 (ink). Write its rows one after the other into a single column: 64 numbers, an $x$ of shape $(64, 1)$. A pixel
# is to this $x$ what the samosas were to yours.
#
# And here are eight neurons, so $W$ has shape $(8, 64)$. Each row has 64 weights, so it can be drawn as a little
# picture too. Each neuron looks at one region: it takes the mean of the ink inside and subtracts the mean of the ink
# outside. Nobody trained them; we made them up by hand. A real network finds its own, and you will see how in a later
# exercise.
#
# $$\underbrace{W}_{(8, 64)} \cdot \underbrace{x}_{(64, 1)} + \underbrace{b}_{(8, 1)} = \underbrace{z}_{(8, 1)}$$
#
# All eight biases are −2: a neuron gets above zero only if its region is darker than the rest by more than 2. **Guess
# first:** the digit is a 0. Which of the eight neurons will be above zero?

# %%
from sklearn.datasets import load_digits

digits = load_digits()
line, place = np.mgrid[0:8, 0:8]  # the row and the column of every pixel
regions = {
    "top": line < 2,
    "middle": (line >= 3) & (line < 5),
    "bottom": line >= 6,
    "left": (place >= 1) & (place < 4),
    "right": (place >= 4) & (place < 7),
    "ring": abs(np.hypot(line - 3.5, 1.4 * (place - 3.5)) - 3.4) < 1,
    "stroke": (place >= 3) & (place < 5),
    "slant": abs(line + place - 7) <= 1,
}
W = np.array([(inside / inside.sum() - ~inside / (~inside).sum()).ravel() for inside in regions.values()])
b = np.full((8, 1), -2.0)


def draw_layer(x, z, title):
    """Draw the input as a picture, the weights of every neuron as a picture, and the weighted inputs as bars."""
    if z is None:
        return print("nothing yet. Is weighted_inputs written?")
    figure = plt.figure(figsize=(12, 4), layout="constrained")
    left, centre, right = figure.subfigures(1, 3, width_ratios=[1, 1.6, 1.3])
    axis = left.subplots()
    axis.imshow(x.reshape(8, 8), cmap="gray_r")
    axis.set(title=title, xticks=[], yticks=[])
    for axis, name, weights in zip(centre.subplots(2, 4).flat, regions, W):
        axis.imshow(weights.reshape(8, 8), cmap="PuOr", vmin=-0.06, vmax=0.06)
        axis.set(title=name, xticks=[], yticks=[])
    centre.suptitle("W: eight neurons, (8, 64); purple counts plus, orange minus", fontsize=12)
    axis = right.subplots()
    axis.barh(list(regions), np.ravel(z), color=np.where(np.ravel(z) > 0, "#5e3c99", "#d9d9d9"), edgecolor="black")
    axis.axvline(0, color="black")
    axis.invert_yaxis()
    axis.set(title="z = W x + b, (8, 1)", xlabel="weighted input")
    plt.show()


# %%
which = 0  # try other numbers, from 0 to 1796
x = digits.data[which].reshape(64, 1)
draw_layer(x, weighted_inputs(W, x, b), f"x: a handwritten {digits.target[which]}, (64, 1)")

# %% [markdown]
# The ring speaks loudest: a 0 has ink where a ring has ink. Left and right are just above zero, for a 0 has two
# sides. Try `which = 1`, a 1, and `which = 7`, a 7. Which neuron would you trust to tell a 1 from a 7? And could any
# *single* one do it for every digit? Eight numbers for 64 pixels: a later layer only has to look at those eight.
#
# Nothing about the arithmetic has changed since the samosas. It is rows times columns, plus a glass of milk (here,
# minus two). And as with the club, all examples go through at once. The data set comes with one digit in each row;
# our layer wants one in each column. You know what to do:

# %%
all_digits = transpose(digits.data)
print(W.shape, "times", np.shape(all_digits), "gives", np.shape(weighted_inputs(W, all_digits, b)))

# %% [markdown] question="in_your_own_words"
# ## 8. In your own words
#
# Find **two tables from your own life** that share a list, as people × snacks and snacks × facts share the snacks.
# Bus rides, songs, hockey lines, chores, recipes: anything but the club's cart. Small tables are fine.
#
# Write for a friend who has never met a matrix:
#
# 1. Show both tables, with their names and shapes. Which list do they share?
# 2. Work out **one** entry of their product with numbers, and say what it means in a sentence with its unit.
# 3. What shape has the product? What happens in the other order, and why?
# 4. Suppose your product were the first layer of a neural network. Which numbers would be the weights, which the
#    inputs, and what could a bias be?
#
# About 10 to 15 sentences. Your teacher reads this one (2 points).

# %% [markdown] answer="in_your_own_words"
# My sister and I take the bus, and we counted last week's rides. The rows are the two of us and the columns are three
# routes: campus, lake, mall. The table is R = [[4, 0, 1], [2, 2, 0]], shape (2, 3). The second table says what one
# ride costs: its rows are the routes and its columns are dollars and minutes, D = [[3, 20], [5, 45], [3, 10]], shape
# (3, 2). Both have the routes, in the same order, so the routes stand in the middle.
#
# My row times the minutes column is 4 · 20 + 0 · 45 + 1 · 10 = 90: I spent 90 minutes on the bus last week. The
# product has shape (2, 2), one row for each of us and one column for each fact.
#
# In the other order, (3, 2) times (2, 3) does exist, with shape (3, 3). But the two things in the middle would be
# dollars and minutes on one side and my sister and me on the other. The numbers fit and the meaning does not, so the
# result is nonsense. Fitting shapes are necessary, not sufficient.
#
# As a layer I would turn both tables. Each neuron is then a fact: one adds up dollars, the other minutes. What one
# ride costs are the weights, one person's rides are the inputs, a column. The bias could be the 12 minutes that each
# of us walks to the stop every week, and 0 dollars, because walking is free. It is added to everybody, whatever they
# ride.

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


def frequency_matrix(records, rows, columns):
    """How many records are (row name, column name), for every pair of names.

    records: list of pairs; rows: m names; columns: n names. Returns whole numbers, shape (m, n).
    A name that is in no list is a ValueError.
    """
    table = np.zeros((len(rows), len(columns)), dtype=int)
    for who, what in records:
        if who not in rows or what not in columns:
            raise ValueError(f"({who}, {what}) has no place in this table")
        table[rows.index(who), columns.index(what)] += 1
    return table


people = ["builder", "coder", "driver", "painter"]
snacks = ["samosa", "apple", "muffin"]
jar = [
    ("builder", "samosa"), ("coder", "apple"), ("painter", "muffin"), ("builder", "samosa"), ("coder", "muffin"),
    ("painter", "samosa"), ("driver", "apple"), ("builder", "muffin"), ("coder", "samosa"), ("painter", "apple"),
    ("coder", "apple"), ("builder", "samosa"), ("painter", "samosa"), ("coder", "muffin"),
]  # fmt: skip


figure, axis = plt.subplots(figsize=(4.5, 4.5), layout="constrained")
draw_table(axis, frequency_matrix(jar, people, snacks), people, snacks, "the first Thursday")
plt.show()


def add(A, B):
    """The sum of two tables, entry by entry. A and B: shape (m, n), the same for both, or ValueError."""
    A, B = np.asarray(A), np.asarray(B)
    if A.shape != B.shape:
        raise ValueError(f"a table of shape {A.shape} and one of shape {B.shape} cannot be added")
    return A + B


week_one = [[3, 0, 1], [1, 2, 2], [0, 1, 0], [2, 1, 1]]
week_two = [[2, 1, 0], [0, 3, 1], [1, 1, 1], [1, 0, 2]]

figure, axes = plt.subplots(1, 3, figsize=(12, 4.2), layout="constrained")
draw_table(axes[0], week_one, people, snacks, "week one")
draw_table(axes[1], week_two, people, snacks, "+  week two")
draw_table(axes[2], add(week_one, week_two), people, snacks, "=  both weeks")
plt.show()


def scale(k, A):
    """The table k A: every entry k times as large. k: a number, A: shape (m, n). Returns shape (m, n)."""
    return k * np.asarray(A)


both_weeks = [[5, 1, 1], [1, 5, 3], [1, 2, 1], [3, 1, 3]]
print(scale(3, both_weeks))
print(scale(0.5, both_weeks))


def transpose(A):
    """The table with its rows written as columns. A: shape (m, n). Returns shape (n, m)."""
    return np.asarray(A).T


print(transpose(both_weeks))


def product_shape(A, B):
    """The shape (m, r) of the product A B of two tables, or None where there is no such product."""
    A, B = np.asarray(A), np.asarray(B)
    if A.shape[1] != B.shape[0]:
        return None
    return (A.shape[0], B.shape[1])


shapes = [((4, 3), (3, 2)), ((3, 2), (4, 3)), ((4, 3), (4, 3)), ((1, 5), (5, 1)), ((5, 1), (1, 5)), ((8, 64), (64, 1))]
for first, second in shapes:
    print(first, "times", second, "gives", product_shape(np.zeros(first), np.zeros(second)))


import numpy as np

def fit(condition):
    """A ValueError unless the condition holds."""
    if not condition:
        raise ValueError('this does not fit')

class UnknownName(ValueError):
    """A learner's own error: a kind of ValueError."""

def one_pair_and_the_rest_of(A, B):
    """The recursion: the first column times the first row, plus the product of what is left."""
    first = A[:, :1] * B[:1, :]
    return first if A.shape[1] == 1 else first + one_pair_and_the_rest_of(A[:, 1:], B[1:, :])

def matmul(A, B):
    A, B = (np.asarray(A), np.asarray(B))
    fit(A.shape[1] == B.shape[0])
    return sum((np.outer(A[:, k], B[k, :]) for k in range(A.shape[1])))


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


def weighted_inputs(W, x, b):
    """z = W x + b. W: shape (m, n), x: (n, 1) or a batch (n, N), b: (m, 1). Returns (m, 1) or (m, N).

    Shapes that do not fit are a ValueError.
    """
    W, x, b = np.asarray(W), np.asarray(x), np.asarray(b)
    if W.shape[1] != x.shape[0]:
        raise ValueError(f"{W.shape[1]} weights a neuron, but {x.shape[0]} inputs")
    if b.shape != (W.shape[0], 1):
        raise ValueError(f"b has shape {b.shape}, and not one row for each of {W.shape[0]} neurons")
    return W @ x + b


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


which = 0  # try other numbers, from 0 to 1796
x = digits.data[which].reshape(64, 1)
draw_layer(x, weighted_inputs(W, x, b), f"x: a handwritten {digits.target[which]}, (64, 1)")


all_digits = transpose(digits.data)
print(W.shape, "times", np.shape(all_digits), "gives", np.shape(weighted_inputs(W, all_digits, b)))

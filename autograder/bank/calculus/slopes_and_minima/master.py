# %% [markdown]
# # Down the hill in the fog
#
# You are on a hillside, and the fog is so thick that you cannot see your own boots. Somewhere below is a lake, and you
# want to get there. You have no map. All you can do is feel with your feet how the ground slopes, right where you are.
#
# **Guess first.** How would you walk? When would you stop? Would you be sure to have found the lake?
#
# A neural network is in the same fog. Its **cost** says how wrong it is, and every setting of its weights is a place
# in a huge landscape whose height is the cost. Low ground is good. The network cannot see the landscape. It can only
# feel the slope where it stands, take a small step downhill, and feel again. That is how it learns.
#
# In this notebook you walk down with it. You will measure slopes, make a film of a line that slides along a curve, and
# another one of balls that roll on a surface. Then you will answer the questions of the *Mathematics of Neural
# Networks* infographic. When is the slope positive, negative or zero? Which is the lowest point? Does the ball always
# find it, and why?
#
# **You will make** eight functions, four pictures and two films. **Time:** about 75 minutes. **You need:** the idea of
# a cost, as in *What does a wrong guess cost?*

# %%
import matplotlib.pyplot as plt
import numpy as np
from IPython.display import HTML, display
from matplotlib.animation import FuncAnimation

# %% [markdown]
# ## Before you start: a function can be handed to a function
#
# Here is a mountain trail. It starts at a hut, $x$ is how many kilometres you have walked, and the answer is how high
# you are above the lake, in units of 10 metres. On paper it is $x^3 - 6x^2 + 9x$.


# %%
def trail(x):
    """The height of the trail, in units of 10 m, x kilometres from the hut."""
    return x**3 - 6 * x**2 + 9 * x


for kilometre in range(5):
    print(kilometre, "km:", trail(kilometre))

# %% [markdown]
# Up, down, up again. Soon you will write functions that can be asked about *any* curve, so they are given the curve
# itself. In Python that is easy: a function is a thing like any other, and its name without brackets hands it on.
# Here `twice_as_far` is given a curve, which it calls `f`, and a place:


# %%
def twice_as_far(f, x):
    """The height of the curve f at the double distance."""
    return f(2 * x)


print(twice_as_far(trail, 1), twice_as_far(np.sqrt, 8))

# %% [markdown]
# So `f` is whatever you were given, and `f(3)` is its height at 3. Write your functions with `f`, not with `trail`.
# (In your feedback you may meet curves such as `ten_minus_double`. The name says the formula, $10 - 2x$, so that you
# can write the curve yourself and try it.)
#
# Three rules hold all through this notebook:
#
# 1. Numbers may be whole or decimal, negative or positive.
# 2. What was given stays as it was.
# 3. Where the text asks for an error, write `raise ValueError("…")` with a sentence that helps.

# %% [markdown]
# ## From here to there
#
# | kilometre | 0 | 1 | 2 | 3 | 4 |
# |---|:-:|:-:|:-:|:-:|:-:|
# | height | 0 | 4 | 2 | 0 | 4 |
#
# From kilometre 0 to kilometre 2 you rise from 0 to 2, so you rise 2 in 2 kilometres: **1 per kilometre** on average.
# From kilometre 1 to kilometre 3 you go from 4 to 0 in 2 kilometres: **−2 per kilometre**. Downhill is negative.
#
# Draw a straight line through the two points of the curve. It is called a **secant**, and the number that you have
# found is its slope: *rise over run*. The first point is at $a$, and the second one is $h$ further on:
#
# $$\text{secant slope} = \frac{f(a + h) - f(a)}{h}$$
#
# If $h$ is negative, the second point lies to the left, and the formula is still right. (From kilometre 2 with
# $h = -2$: the rise is $0 - 2 = -2$, the run is $-2$, and the slope is 1, the same as before from 0 to 2. Of course: it
# is the same line.) If $h$ is **0**, there is only one point and no line: raise a `ValueError`.
#
# Write `secant_slope`.


# %%
def secant_slope(f, a, h):
    """The slope of the line through the points of the curve f at a and at a + h; ValueError where h is 0."""
    # BEGIN SOLUTION
    if h == 0:
        raise ValueError("one point alone has no secant; h cannot be 0")
    return (f(a + h) - f(a)) / h
    # END SOLUTION


# %% [markdown]
# ## Here and now
#
# "1 per kilometre on average" hides a lot. The trail from the hut is steep at first, then it is level, then it falls.
# How steep is it *right here*, at one point?
#
# The trick is to bring the second point closer and closer. At kilometre 4:
#
# | $h$ | 1 | 0.1 | 0.01 | 0.001 |
# |---|:-:|:-:|:-:|:-:|
# | secant slope at 4 | 16 | 9.61 | 9.0601 | 9.006001 |
#
# **Guess first.** Where is this going?
#
# It is going to 9. That is **the slope of the curve at 4**, and the line with this slope that touches the curve there
# is the **tangent**. The picture shows secants that turn into it.

# %%
figure, panel = plt.subplots(figsize=(8, 4.5))
x = np.linspace(1.8, 5.1, 200)
panel.plot(x, trail(x), color="black", linewidth=2, label="the trail")
for h, colour, style in [(1, "#0072B2", ":"), (0.5, "#009E73", "-."), (0.01, "#D55E00", "--")]:
    m = secant_slope(trail, 4, h)
    panel.plot(x, trail(4) + m * (x - 4), color=colour, linestyle=style, label=f"secant, h = {h}, slope {m:.4g}")
    panel.plot(4 + h, trail(4 + h), "o", color=colour)
panel.plot(4, trail(4), "ko")
panel.set(ylim=(-4, 22), xlabel="kilometre", ylabel="height in units of 10 m")
panel.set_title("Bring the second point closer")
panel.legend()
plt.show()

# %% [markdown]
# The secants at 4 are all too steep, because they all look ahead, where the trail gets steeper. A fairer way looks
# **to both sides**: take one point $h$ to the right, one $h$ to the left, and the line through these two.
#
# $$f'(x) \approx \frac{f(x + h) - f(x - h)}{2h}$$
#
# This is the **central difference**, and $f'(x)$ (say "f prime of x") is the short name of the slope of $f$ at $x$.
# With $h = 0.1$, the two heights are $f(4.1) = 4.961$ and $f(3.9) = 3.159$. The rise is 1.802, the run is 0.2, and the
# slope is 9.01. The secant with the same $h$ gave 9.61. Looking to both sides pays!
#
# Write `slope` with the central difference, for whatever `h` it is given. If nobody says which `h`, it takes 0.00001,
# which is `1e-5` in Python; the first line of the function does that for you. If `h` is **0**, raise a `ValueError`.


# %%
def slope(f, x, h=1e-5):
    """The central difference of the curve f at x, with the points x + h and x - h; ValueError where h is 0."""
    # BEGIN SOLUTION
    if h == 0:
        raise ValueError("a slope needs two different points; h cannot be 0")
    return (f(x + h) - f(x - h)) / (2 * h)
    # END SOLUTION


# %% [markdown]
# Why not take an even smaller $h$? Let us try. The slope of the trail at 4 is exactly 9, so we know how wrong each
# answer is. **Guess first:** what happens to the error when $h$ shrinks to a millionth of a millionth?

# %%
steps_tried = 10.0 ** np.arange(-1, -13, -1)
figure, panel = plt.subplots(figsize=(8, 4))
for method, colour, mark in [(secant_slope, "#0072B2", "s"), (slope, "#D55E00", "o")]:
    errors = [abs(method(trail, 4, h) - 9) for h in steps_tried]
    panel.loglog(steps_tried, np.maximum(errors, 1e-14), color=colour, marker=mark, label=method.__name__)
panel.invert_xaxis()
panel.set(xlabel="h, smaller and smaller to the right", ylabel="error of the slope")
panel.set_title("Smaller is better, up to a point")
panel.legend()
plt.tight_layout()
plt.show()

# %% [markdown]
# The error falls, and then it **rises again**. A computer keeps about 16 digits of a number. When the two heights agree
# in the first 12 digits, their difference has only 4 good ones left. So `1e-5` is a good bargain for looking to both
# sides: the points are close, and enough digits are left.
#
# ## The line that touches
#
# The tangent at $a$ is a straight line, $y = mx + c$. It has the slope of the curve at $a$, so $m = f'(a)$. And it
# goes through the point of the curve at $a$, so its height there must be $f(a)$:
#
# $$m \cdot a + c = f(a)$$
#
# At kilometre 4 the slope is 9 and the height is 4. Which $c$ makes $9 \cdot 4 + c$ equal to 4? It is $-32$. The
# tangent at 4 is $y = 9x - 32$.
#
# Write `tangent_line`, which returns the two numbers $m$ and $c$, in this order: `return m, c`. You may use your
# `slope`. (Four correct decimal places are enough here.)


# %%
def tangent_line(f, a):
    """The slope m and the intercept c of the line y = m x + c that touches the curve f at a, as a pair (m, c)."""
    # BEGIN SOLUTION
    m = slope(f, a)
    return m, f(a) - m * a
    # END SOLUTION


# %% [markdown]
# ## Up, down, level
#
# Often a walker only wants to know: is it up, down, or level here? The **sign of the slope** answers that for every
# curve:
#
# | the curve, from left to right | slope | sign |
# |---|---|:-:|
# | goes up | more than 0.000001 | 1 |
# | is level | between −0.000001 and 0.000001 | 0 |
# | goes down | less than −0.000001 | −1 |
#
# Why not say that level is a slope of *exactly* 0? Because your slope is only nearly exact. On top of the hill, at
# kilometre 1, the true slope is 0. Your function says about 0.0000000001, and nobody would call that uphill. So
# everything from −0.000001 to 0.000001 counts as level. In Python, 0.000001 is `1e-6`.
#
# Write `slope_sign`. It returns one of the numbers −1, 0 and 1. Use your `slope`, with its usual small step.


# %%
def slope_sign(f, x):
    """1 where the curve f rises at x, -1 where it falls, 0 where its slope is within 1e-6 of zero."""
    # BEGIN SOLUTION
    m = slope(f, x)
    return 0 if abs(m) <= 1e-6 else int(np.sign(m))
    # END SOLUTION


# %% [markdown]
# ### The first film: a line slides along a curve
#
# Run the next cell and wait a few seconds. Then press the play button. The tangent slides along the trail, drawn by
# *your* `tangent_line`, and *your* `slope_sign` gives it its colour. The panel below writes down the slope.
#
# These are the questions of the infographic. Watch, stop the film, move the slider, and find out:
#
# - When is the slope of the tangent **positive**?
# - When is it **negative**?
# - When is it **zero**? What is special about the trail at these two places?
#
# Your `slope_sign` has answered them for every picture of the film. At the end you will answer them in words.

# %%
LOOK = {1: ("#0072B2", "positive: uphill"), 0: ("black", "zero: level"), -1: ("#D55E00", "negative: downhill")}


def draw_tangent(x, panels):
    """One picture of the film: the tangent at x above, the slope up to x below."""
    m, c = tangent_line(trail, x)
    colour, words = LOOK[slope_sign(trail, x)]
    curve, before, around = np.linspace(-0.3, 4.3, 150), np.linspace(-0.25, x, 80), np.array([x - 0.6, x + 0.6])
    for panel in panels:
        panel.clear()
        panel.set_xlim(-0.3, 4.3)
    panels[0].plot(curve, trail(curve), color="grey", linewidth=2)
    panels[0].plot(around, m * around + c, color=colour, linewidth=3)
    panels[0].plot(x, trail(x), "o", color=colour, markersize=9)
    panels[0].set(ylim=(-3, 7), ylabel="height", title=f"kilometre {x:.2f}, slope {m + 0:.2f}, {words}")
    panels[1].axhline(0, color="grey", linewidth=1)
    panels[1].plot(before, [slope(trail, place) for place in before], color="grey")
    panels[1].plot(x, m, "o", color=colour, markersize=9)
    panels[1].set(ylim=(-5, 13), xlabel="kilometre", ylabel="slope")


def film_of_the_tangent():
    """The film, ready to be shown in the notebook."""
    figure, panels = plt.subplots(
        2, 1, figsize=(7, 5.5), dpi=64, sharex=True, height_ratios=[2, 1], layout="constrained"
    )
    places = np.linspace(-0.25, 4.25, 37)
    film = FuncAnimation(figure, lambda i: draw_tangent(places[i], panels), frames=len(places), interval=200)
    page = film.to_jshtml(default_mode="loop")
    plt.close(figure)
    return HTML(page)


display(film_of_the_tangent())

# %% [markdown]
# ### Which kind of level?
#
# The slope is zero at kilometre 1 and at kilometre 3. One is the top of a hill and the other is the bottom of a
# valley, so the slope *at* the place cannot tell them apart. The slope **on both sides** can:
#
# | left of the place | at the place | right of the place | it is a |
# |:-:|:-:|:-:|---|
# | falls (−1) | level (0) | rises (1) | `"minimum"` |
# | rises (1) | level (0) | falls (−1) | `"maximum"` |
# | anything else | | | `"neither"` |
#
# A place where the curve is level is called **stationary**. Look at **0.01 to the left** and **0.01 to the right**:
# your `slope_sign` at $x - 0.01$, at $x$ and at $x + 0.01$ gives the three signs. This is our definition, and it
# settles every case:
#
# - $x^2$ at 0 falls, is level, rises. It is a minimum. So is $x^4$, whose bottom is very flat: 0.01 away its slope is
#   0.000004, small, and not level.
# - $x^3$ at 0 rises, is level for a moment, and rises again, as on a staircase. It is neither. So is every place of a
#   flat road.
# - Where the curve is **not level** at the place itself, it is neither as well, even if the bottom of a valley is very
#   near.
#
# Write `classify_stationary_point`. It returns one of the three words, in small letters.


# %%
def classify_stationary_point(f, x):
    """The kind of the place x of the curve f: "minimum", "maximum", or "neither" (also where f is not level at x)."""
    # BEGIN SOLUTION
    signs = (slope_sign(f, x - 0.01), slope_sign(f, x), slope_sign(f, x + 0.01))
    if signs == (-1, 0, 1):
        return "minimum"
    return "maximum" if signs == (1, 0, -1) else "neither"
    # END SOLUTION


# %% [markdown]
# ## A slope in every direction
#
# A trail has one direction. A **landscape** has many: you can walk east and west, north and south. The height depends
# on two numbers, so a place is a list of two numbers, $[x_0, x_1]$: how far east, how far north. A network with 1,000
# weights lives in a landscape with 1,000 directions. Nobody can draw it, and the mathematics is the same.
#
# How steep is a landscape? Ask **one direction at a time**. Walk a little east and a little west of where you are, and
# leave north as it is: that gives the slope in the direction of $x_0$. Then do the same for $x_1$, with $x_0$ back
# where it was.
#
# Take $f(x) = x_0^2 + 5 x_1$ at $[3, 1]$, with $h = 0.1$:
#
# | direction | $f$ a bit further | $f$ a bit back | rise | run | slope |
# |---|---|---|:-:|:-:|:-:|
# | $x_0$ | $f(3.1,\, 1) = 14.61$ | $f(2.9,\, 1) = 13.41$ | 1.2 | 0.2 | 6 |
# | $x_1$ | $f(3,\, 1.1) = 14.5$ | $f(3,\, 0.9) = 13.5$ | 1 | 0.2 | 5 |
#
# The list of all the slopes, here $[6, 5]$, is the **gradient**. It has a lovely property: seen as an arrow, it points
# in the direction in which the ground rises fastest.
#
# Write `gradient`. It is given:
#
# - `f`, a function that takes a NumPy array of $n$ numbers and returns one number,
# - `x`, the place: a list or an array of $n$ numbers, where $n$ may be 1, 2, 5 or any other count,
# - `h`, as before.
#
# It returns an array of $n$ central differences. `x` is the same afterwards. If `x` is not a flat list (a single
# number, or a table), or `h` is 0, raise a `ValueError`.
#
# One trap: in an array of **whole numbers**, NumPy cuts off the decimals of everything you put in. `np.array(x, float)`
# makes a copy with decimals.


# %%
def gradient(f, x, h=1e-5):
    """The central difference of f at x (n,) in each of the n directions, as an array (n,)."""
    # BEGIN SOLUTION
    x = np.array(x, float)
    if x.ndim != 1 or h == 0:
        raise ValueError("x must be a flat list of numbers, and h cannot be 0")
    slopes = []
    for i in range(len(x)):
        step = np.zeros(len(x))
        step[i] = h
        slopes.append((f(x + step) - f(x - step)) / (2 * h))
    return np.array(slopes)
    # END SOLUTION


# %% [markdown]
# ## The ball rolls
#
# The gradient points uphill. You want to go down, so step **against** it:
#
# $$\text{new place} = \text{old place} - \text{learning rate} \cdot \text{gradient at the old place}$$
#
# The **learning rate** says how bold the steps are. Feel the slope, step, feel again, step again. This is **gradient
# descent**, and it is how neural networks learn. Where the ground is steep the steps are long, and where it is nearly
# level they are short.
#
# Try $f(x) = x_0^2$, which has the gradient $[2 x_0]$, from the start $[4]$ with the learning rate 0.25:
#
# | step | place | gradient | learning rate · gradient |
# |:-:|:-:|:-:|:-:|
# | 0 | 4 | 8 | 2 |
# | 1 | 2 | 4 | 1 |
# | 2 | 1 | 2 | 0.5 |
# | 3 | 0.5 | | |
#
# With `steps` equal to 3 the **path** is `[[4], [2], [1], [0.5]]`: four rows, the start first.
#
# Write `descend`. It is given:
#
# - `gradient`, a function: `gradient(place)` is the gradient at that place, an array $(n,)$,
# - `start`, a list or an array of $n$ numbers, perhaps whole ones,
# - `learning_rate`, a number, and `steps`, a whole number.
#
# It returns the whole path, an array of the shape $(\text{steps} + 1,\ n)$. With 0 steps that is the start alone, in
# one row. The start itself stays as it was. A negative number of steps is a `ValueError`, and so is a start that is
# not a flat list.
#
# (The name `gradient` inside this function is whatever function you are given. It hides the one that you wrote above,
# and that is all right.)


# %%
def descend(gradient, start, learning_rate, steps):
    """The path of gradient descent from start (n,), an array (steps + 1, n) whose first row is the start."""
    # BEGIN SOLUTION
    place = np.array(start, float)
    if place.ndim != 1 or steps < 0:
        raise ValueError("start must be a flat list, and steps 0 or more")
    path = [place]
    for _ in range(steps):
        place = place - learning_rate * np.asarray(gradient(place))
        path.append(place)
    return np.array(path)
    # END SOLUTION


# %% [markdown]
# ### The second film: balls on a surface
#
# Here is a landscape in the fog: a wide bowl with three holes in it. The next cell puts two balls on it. They start
# near each other, and they roll along paths that *your* `descend` finds with *your* `gradient`. (A real ball gathers
# speed. Ours has none: it takes one step at a time.)
#
# **Guess first:** will they end in the same hole? Run the cell, wait about ten seconds for the film, and press play.
# These are the questions of the infographic:
#
# - Which is the lowest point?
# - Does the ball always find the lowest point? Why, or why not?


# %%
def landscape(place):
    """A bowl with three holes; place holds how far east and how far north, as numbers or as whole tables."""
    east, north = place
    bowl = (east**2 + north**2) / 8
    deep = 2 * np.exp(-((east - 1.5) ** 2) - (north - 1) ** 2)
    middle = 1.3 * np.exp(-((east + 1.5) ** 2) - (north - 0.5) ** 2)
    shallow = 0.9 * np.exp(-(east**2) - (north + 1.5) ** 2)
    return bowl - deep - middle - shallow


def landscape_gradient(place):
    """The gradient of the landscape, by your own function."""
    return gradient(landscape, place)


def film_of_the_balls(starts):
    """The film of one ball for each start, ready to be shown in the notebook."""
    paths = [descend(landscape_gradient, start, 0.25, 23) for start in starts]
    east, north = np.meshgrid(np.linspace(-2.8, 2.8, 33), np.linspace(-2.8, 2.8, 33))
    figure = plt.figure(figsize=(6.4, 5.2), dpi=76)
    panel = figure.add_axes((0, 0.05, 0.92, 0.88), projection="3d", computed_zorder=False)
    panel.plot_surface(east, north, landscape([east, north]), cmap="cividis", alpha=0.8, linewidth=0, zorder=1)
    panel.set(xlabel="east", ylabel="north", zlabel="height")
    panel.view_init(elev=58, azim=-75)
    looks = [("#D55E00", "o"), ("white", "s"), ("#56B4E9", "^")]
    tracks = [panel.plot([], [], [], color=colour, linewidth=2, zorder=5)[0] for colour, _ in looks[: len(paths)]]
    balls = [
        panel.plot([], [], [], mark, color=colour, markeredgecolor="black", markersize=10, zorder=6)[0]
        for colour, mark in looks[: len(paths)]
    ]

    def draw(k):
        for path, track, ball in zip(paths, tracks, balls):
            heights = np.array([landscape(place) for place in path[: k + 1]])
            track.set_data_3d(path[: k + 1, 0], path[: k + 1, 1], heights)
            ball.set_data_3d(path[k : k + 1, 0], path[k : k + 1, 1], heights[-1:])
        ends = " and ".join(f"{landscape(path[k]):.2f}" for path in paths)
        panel.set_title(f"step {k}: heights {ends}")

    film = FuncAnimation(figure, draw, frames=len(paths[0]), interval=200)
    page = film.to_jshtml(default_mode="once")
    plt.close(figure)
    return HTML(page)


display(film_of_the_balls([[-0.7, 2.4], [0.1, 2.4]]))

# %% [markdown]
# Each ball comes to rest where the gradient is zero: at the bottom of *a* hole. The bottom of any hole is a **local
# minimum**: lower than everything nearby. The bottom of the deepest hole is the **global minimum**: lower than
# everything. In the fog, with only the slope under your feet, you cannot feel the difference.
#
# ## Many balls, one winner
#
# So which *is* the lowest point? Send many walkers! Each starts somewhere else, each goes down, and at the end they
# call out how high they are. The lowest one wins.
#
# Write `lowest_of`. It is given the landscape `f`, its `gradient` (both functions, as before), and `starts`: a list of
# places, or an array with one place in each row. Every start is followed for `steps` steps; use your `descend`. It
# returns the **end** of a descent, an array $(n,)$: the end at which `f` is lowest. Where two ends are exactly equally
# low, take the first.
#
# Two traps. A level place is not always low: a walker who starts exactly on a hilltop feels no slope and stays there.
# So compare the heights, not the slopes. And only the ends count: a learning rate that is too large can throw a walker
# uphill, and it is no help that the way went past a low place.
#
# With no starts at all there is no answer: raise a `ValueError`.


# %%
def lowest_of(f, gradient, starts, learning_rate, steps):
    """The end (n,) with the lowest f of the descents from all the starts; ValueError where there are no starts."""
    # BEGIN SOLUTION
    if len(starts) == 0:
        raise ValueError("give at least one start")
    ends = [descend(gradient, start, learning_rate, steps)[-1] for start in starts]
    return min(ends, key=f)
    # END SOLUTION


# %% [markdown]
# ### A map of the fog
#
# Now let us look from above. The next cell starts a ball at each of 441 places and gives the place a mark for the hole
# in which that ball ends. All places that lead to the same hole are its **basin**, as rain that falls there would all
# flow into the same lake. **Guess first:** how many of the 441 balls find the deepest hole? More than half? Below the
# map, your `lowest_of` says where the best of six balls ends.

# %%
grid = np.linspace(-2.8, 2.8, 21)
starts = [[east, north] for north in grid for east in grid]
ends = np.array([descend(landscape_gradient, start, 0.25, 30)[-1] for start in starts])
bottoms = np.array([descend(landscape_gradient, hole, 0.25, 40)[-1] for hole in ([1.5, 1], [-1.5, 0.5], [0, -1.5])])
nearest = np.array([np.argmin(np.sum((bottoms - end) ** 2, axis=1)) for end in ends])

figure, panel = plt.subplots(figsize=(7, 6))
fine = np.meshgrid(np.linspace(-3, 3, 121), np.linspace(-3, 3, 121))
panel.contour(*fine, landscape(fine), levels=14, colors="grey", linewidths=0.7, linestyles="solid")
for hole, (colour, mark) in enumerate([("#0072B2", "o"), ("#E69F00", "s"), ("#009E73", "^")]):
    mine = np.array(starts)[nearest == hole]
    words = f"{len(mine)} balls end at height {landscape(bottoms[hole]):.2f}"
    panel.scatter(*mine.T, s=18, color=colour, marker=mark, label=words)
    panel.plot(*bottoms[hole], "*", color=colour, markersize=20, markeredgecolor="black")
panel.set(xlabel="east", ylabel="north", title="Where you start decides where you end")
panel.legend(loc="upper center", bbox_to_anchor=(0.5, -0.1))
plt.tight_layout()
plt.show()

winner = lowest_of(landscape, landscape_gradient, [[-2, 2], [0, 2], [2, 2], [-2, -2], [0, -2], [2, -2]], 0.25, 25)
print("the lowest of six balls ends at", np.round(winner, 2), "at height", round(float(landscape(winner)), 2))

# %% [markdown]
# ### A cost is a landscape
#
# Is this about networks at all? Here is the smallest one that deserves the name. It has two dials, the weights $v$ and
# $w$, and it answers $v \cdot \tanh(w x)$. We want it to learn four examples. Its cost is the mean squared error, so
# every setting $[w, v]$ of the dials has a height.
#
# Five walkers set off. One of them starts at $[0, 0]$, where all dials are at zero. **Guess first:** how many minima
# are there, and where will that walker go?

# %%
inputs = np.array([-2.0, -1.0, 1.0, 2.0])
wanted = np.array([-1.4, -1.0, 1.0, 1.4])


def network_cost(dials):
    """The mean squared error of the network v tanh(w x) on the four examples; dials is [w, v]."""
    w, v = dials
    return np.mean((v * np.tanh(w * inputs) - wanted) ** 2)


def network_gradient(dials):
    """The gradient of the network's cost, by your own function."""
    return gradient(network_cost, dials)


along = np.linspace(-2.6, 2.6, 81)
costs = [[network_cost([w, v]) for w in along] for v in along]
levels = [0, 0.02, 0.1, 0.3, 0.6, 1, 1.5, 2, 3, 5, 8, 16]
walkers = {"white": [0, 0], "#56B4E9": [0.1, 0.3], "#E69F00": [-0.3, 0], "#D55E00": [-2, 2], "#CC79A7": [2, -1]}

figure, panel = plt.subplots(figsize=(7, 5.5))
shades = panel.contourf(along, along, costs, levels=levels, colors=plt.cm.cividis(np.linspace(0, 1, len(levels) - 1)))
figure.colorbar(shades, label="cost", ticks=levels)
for colour, start in walkers.items():
    path = descend(network_gradient, start, 0.5, 100)
    panel.plot(*path.T, ".-", color=colour, linewidth=1.5)
    panel.plot(*path[0], "o", color=colour, markersize=9, markeredgecolor="black")
    panel.plot(*path[-1], "*", color=colour, markersize=16, markeredgecolor="black")
    print("from", start, "to", np.round(path[-1], 2) + 0.0, "with cost", round(float(network_cost(path[-1])), 4))
panel.set(xlabel="w", ylabel="v", title="Circle: start. Star: end. The cost of a network with two dials")
plt.show()

# %% [markdown]
# There are two lowest points, and they are equally low: turn both signs round, and $(-v) \cdot \tanh(-wx)$ is the same
# answer. So a network may have many best settings. And look at the walker at $[0, 0]$. The gradient there is zero, so
# nobody moves, though it is no valley: there is lower ground on two sides. Such a place is called a **saddle**. It is
# one reason why the weights of a network start at small *random* numbers.

# %% [markdown] question="in_your_own_words"
# ## In your own words
#
# Write to a friend who has not seen the two films, 10 to 15 sentences:
#
# 1. **The sliding tangent.** When is its slope positive, when negative, when zero? Use a curve of your own. Where the
#    slope is zero, how do you find out whether it is the top of a hill, the bottom of a valley, or neither?
# 2. **The rolling ball.** Which is the lowest point of the landscape with three holes? Does the ball always find the
#    lowest point? Say why, from the ball's point of view.
# 3. What can be done so that the lowest point is found more often? Can you ever be sure?

# %% [markdown] answer="in_your_own_words"
# Think of a swing, and draw its height against time. While it goes up, the curve rises, and a line that touches it
# leans upwards: the slope is positive. While it comes down, the slope is negative. It is zero for a moment at the
# highest point and again at the lowest. To find out which is which I look a little to both sides. If the slope is
# negative before and positive after, it is the bottom of a valley. If it is positive before and negative after, it is
# the top of a hill. If it has the same sign on both sides, it is only a level step, and neither.
#
# The lowest point of the landscape is in the hole in the north-east, about 1.4 east and 0.9 north, at a height of
# −1.62. The ball does not always find it. It only feels the slope under itself, it always goes down, and it stops
# where the slope is zero. If it starts above another hole, it rolls into that one. To get out it would have to go up,
# and that it never does. So it has found a local minimum: the lowest place nearby, and not the global one.
#
# I can start many balls at different places and keep the one that ends lowest. The more balls, the better the chance.
# I cannot be sure, because a narrow deep hole may lie between all my starts. In a landscape with a thousand
# directions nobody can look everywhere, so a network is content with a minimum that is low enough.

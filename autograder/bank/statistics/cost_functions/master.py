# %% [markdown]
# # What does a wrong guess cost?
#
# The fall fair has a guessing booth. Four pumpkins lie on a table: how heavy is each one? Three visitors write down
# their guesses. Then the pumpkins go on the scale.
#
# | kilograms | pumpkin 1 | pumpkin 2 | pumpkin 3 | pumpkin 4 |
# |---|:-:|:-:|:-:|:-:|
# | **the scale says** | **5** | **8** | **12** | **9** |
# | visitor A | 7 | 6 | 14 | 7 |
# | visitor B | 6 | 9 | 13 | 10 |
# | visitor C | 5 | 8 | 12 | 14 |
#
# **Guess first.** Who should win the prize? And who comes last?
#
# The booth has three judges. The first adds up the errors, *guess minus truth*. Visitor A has $2 - 2 + 2 - 2 = 0$. "No
# error at all, A wins!" Nobody in the crowd agrees. Too heavy and too light have eaten each other up.
#
# The second judge drops the minus signs, and then adds. The third **squares** every error, and then adds.
#
# | | A | B | C |
# |---|:-:|:-:|:-:|
# | judge 1: sum of the errors | 0 | 4 | 5 |
# | judge 2: without minus signs | 8 | 4 | 5 |
# | judge 3: squared | 16 | 4 | 25 |
#
# Judges 2 and 3 both give the prize to B. But who comes last? Judge 2 says A, and judge 3 says C. Neither has
# miscounted. They have different ideas of what a *bad* guess is.
#
# A neural network is a guesser, too. While it learns, a judge tells it one number: how wrong it was. That number is
# the **cost**, and the network changes its weights to make it smaller. It will learn exactly what the judge cares
# about. So choose your judge with care!
#
# **You will make** nine functions, most of them very short, and six pictures. **Time:** about 70 minutes. **You
# need:** softmax and the logarithm, as in *The bend that lets a network learn*. Both are explained again.

# %%
import matplotlib.pyplot as plt
import numpy as np

# %% [markdown]
# ## The rules of the booth
#
# These rules hold for every function in this notebook.
#
# 1. In a table, **each column is one example**, and the rows are the things that are guessed about it. Three examples
#    with ten guesses each are a table of shape `(10, 3)`.
# 2. Tables may be NumPy arrays or plain lists of lists, of whole numbers or decimals. `np.asarray(…, float)` makes an
#    array of decimal numbers out of any of them. There is always at least one example.
# 3. What was given stays as it was. If you want to write into a table, write into a copy or a new one.
# 4. A cost is **one number**, unless a question asks for one number for each example.
# 5. What makes no sense is refused: the function raises a `ValueError`. Each question says what it must refuse.
#
# Here is how a function refuses. `np.any(…)` asks whether the answer is yes for at least one entry, and `|` between
# two such questions means "or":
#
# ```python
# def ticket_prices(ages):
#     ages = np.asarray(ages, float)
#     if np.any((ages < 0) | (ages > 130)):
#         raise ValueError("nobody is of that age")
#     return np.where(ages < 13, 5, 12)
# ```
#
# And one tool you will need again and again. "Along axis 0" means **down each column**, so that one number is left for
# each example:

# %%
table = np.asarray([[1, 2, 3], [10, 20, 30]], float)
print("down each column:", np.sum(table, axis=0))
print("across each row: ", np.sum(table, axis=1))
print("all of it:       ", np.sum(table))

# %% [markdown]
# ## The answer card
#
# The second booth has a shoebox full of old tickets. On each ticket somebody wrote a digit by hand, long ago. Which
# digit is it?
#
# You get 100 beans and ten cups, numbered from 0 to 9. If you are sure that it is a 3, put all your beans into cup 3.
# If it may be a 4 or a 9, put 50 beans into each of the two. Your shares, such as 0.5 and 0.5, are **probabilities**:
# none is negative, and together they make 1.
#
# What would a perfect guesser have done? All beans in the right cup: a 1 in the row of the right digit, and a 0 in all
# other rows. That column is the judge's answer card. It is called **one-hot**, because one entry is hot and the others
# are cold. For tickets with the digits 3, 0 and 3, and four cups only, the cards side by side are this table:
#
# | | ticket 0 | ticket 1 | ticket 2 |
# |---|:-:|:-:|:-:|
# | cup 0 | 0 | 1 | 0 |
# | cup 1 | 0 | 0 | 0 |
# | cup 2 | 0 | 0 | 0 |
# | cup 3 | 1 | 0 | 1 |
#
# **Your turn.** `one_hot(labels, n_classes)`
#
# - `labels` is a flat list or array of $N$ whole numbers: which digit is on each ticket.
# - `n_classes` says how many cups there are. They are numbered from 0 to `n_classes` − 1. In general the cups are
#   called **classes**.
# - The answer has shape `(n_classes, N)`. A class that no ticket shows still has its row, full of zeros.
# - **The label rule.** A label below 0, a label of `n_classes` or more, or one that is not whole, such as 2.5, is a
#   `ValueError`, even if it is only one among many. Take care: for NumPy, row −1 is the *last* row, and it says
#   nothing. (Whether you accept 3.0, a whole number in disguise, is up to you.)
#
# One way among several: start with `np.zeros((rows, columns))` and walk through the labels. A loop that begins with
# `for j, label in enumerate(labels):` gives you the number of each ticket and its label. To see whether a number is
# whole, compare it with `np.floor` of it, which rounds down.


# %%
def one_hot(labels, n_classes):
    """A table of shape (n_classes, N) with one 1 in each column, in the row of its label, and 0 elsewhere.

    labels: N whole numbers from 0 to n_classes - 1; anything else is a ValueError.
    """
    # BEGIN SOLUTION
    labels = np.asarray(labels)
    if np.any((labels < 0) | (labels >= n_classes) | (labels != np.floor(labels))):
        raise ValueError(f"labels must be whole numbers from 0 to {n_classes - 1}")
    return np.where(np.arange(n_classes).reshape(-1, 1) == labels, 1.0, 0.0)
    # END SOLUTION


# %% [markdown]
# ## Judges who measure errors
#
# Now build judges 2 and 3. They must serve both booths: the pumpkins, where one number is guessed about each example,
# and the tickets, where there are ten shares for each. So there are two steps. Look at three tickets and two cups:
#
# | prediction | ticket 0 | ticket 1 | ticket 2 | | target | ticket 0 | ticket 1 | ticket 2 |
# |---|:-:|:-:|:-:|---|---|:-:|:-:|:-:|
# | cup 0 | 0.8 | 0.5 | 0.1 | | cup 0 | 1 | 1 | 1 |
# | cup 1 | 0.2 | 0.5 | 0.9 | | cup 1 | 0 | 0 | 0 |
#
# **Step 1, down each column: add.** Ticket 0 costs $(0.8 - 1)^2 + (0.2 - 0)^2 = 0.04 + 0.04 = 0.08$. In the same way
# ticket 1 costs 0.50 and ticket 2 costs 1.62. That is the **squared error** of each example:
#
# $$\text{squared error of column } j = \sum_{i} (\text{prediction}_{ij} - \text{target}_{ij})^2$$
#
# The sign $\sum$ says "add up". Here it adds over all rows $i$.
#
# **Step 2, across the columns: take the mean.** $(0.08 + 0.50 + 1.62) / 3 = 0.7333\ldots$ Why a mean and not a sum?
# So that a booth with 400 tickets does not look worse than one with 4. With $N$ examples:
#
# $$\text{mean squared error} = \frac{1}{N} \sum_{j} \text{squared error of column } j$$
#
# Judge 2 takes the same two steps with $|\text{prediction} - \text{target}|$, the size of each error without its
# sign. Here: 0.4, 1.0 and 1.8, and their mean is 1.0666…
#
# Some books divide by the number of rows as well, or by 2. That is a matter of taste. In this course it is **add down
# each column, mean across the columns**, and nothing else.
#
# **Your turn.** All three take a prediction and a target, two tables of shape `(n_out, N)`:
#
# - `squared_error(prediction, target)` gives the $N$ squared errors, shape `(N,)`.
# - `mean_squared_error(prediction, target)` and `mean_absolute_error(prediction, target)` give one number each.
# - The two tables must have **exactly the same shape**. Anything else is a `ValueError`, also where NumPy would quietly
#   stretch the smaller one. Forget this, and a single column is compared with every ticket in the box.


# %%
def squared_error(prediction, target):
    """The squared error of each example: (n_out, N) and (n_out, N) give (N,); other shapes are a ValueError."""
    # BEGIN SOLUTION
    prediction, target = np.asarray(prediction, float), np.asarray(target, float)
    if prediction.shape != target.shape:
        raise ValueError(f"the shapes {prediction.shape} and {target.shape} differ")
    return np.sum((prediction - target) ** 2, axis=0)
    # END SOLUTION


# %%
def mean_squared_error(prediction, target):
    """The mean over the examples of their squared errors; shapes as above, one number comes out."""
    # BEGIN SOLUTION
    prediction, target = np.asarray(prediction, float), np.asarray(target, float)
    if prediction.shape != target.shape:
        raise ValueError(f"the shapes {prediction.shape} and {target.shape} differ")
    return float(np.mean(np.sum((prediction - target) ** 2, axis=0)))
    # END SOLUTION


# %%
def mean_absolute_error(prediction, target):
    """The mean over the examples of the sum of the sizes of their errors; shapes as above, one number comes out."""
    # BEGIN SOLUTION
    prediction, target = np.asarray(prediction, float), np.asarray(target, float)
    if prediction.shape != target.shape:
        raise ValueError(f"the shapes {prediction.shape} and {target.shape} differ")
    return float(np.mean(np.sum(np.abs(prediction - target), axis=0)))
    # END SOLUTION


# %% [markdown]
# Your first picture shows why it is called *squared*. Between each guess and the truth stands a real square. Judge 3
# looks at the **area** of the orange squares, judge 2 at the length of one **side**. One error of 5 makes a square as
# large as twenty-five errors of 1.

# %%
truth = np.array([[5, 8, 12, 9]])
visitors = {"A": [[7, 6, 14, 7]], "B": [[6, 9, 13, 10]], "C": [[5, 8, 12, 14]]}
places = np.array([0, 7, 14, 21])
figure, panels = plt.subplots(1, 3, figsize=(14, 4.2), sharey=True, layout="constrained")
for panel, (name, guesses) in zip(panels, visitors.items()):
    for place, right, guess in zip(places, truth[0], guesses[0]):
        side = abs(guess - right)
        panel.add_patch(plt.Rectangle((place, min(guess, right)), side, side, color="#E69F00", alpha=0.55))
    panel.plot(places, truth[0], "o", color="black", markersize=8, label="the scale")
    panel.plot(places, guesses[0], "D", color="#0072B2", markersize=8, fillstyle="none", mew=2, label="the guess")
    squares, sizes = mean_squared_error(guesses, truth), mean_absolute_error(guesses, truth)
    panel.set(title=f"visitor {name}\nmean squared error {squares:.2f}, mean absolute error {sizes:.2f}")
    panel.set(xlabel="pumpkin", xticks=places, xlim=(-2, 28), ylim=(3, 17))
    panel.set_xticklabels(["1", "2", "3", "4"])
    panel.set_aspect("equal")
panels[0].set_ylabel("weight (kg)")
panels[0].legend(loc="upper left")
plt.show()

# %% [markdown]
# ### One guess for all
#
# Visitor D is in a hurry and writes the **same** number for all four pumpkins (5, 8, 12 and 9). Which number costs
# least? **Guess first**, for each of the two judges. Then look at the picture: each curve shows the cost of one judge,
# for every number that D could have written.

# %%
same_guess = np.linspace(4, 13, 181)
by_squares = [mean_squared_error(np.full((1, 4), guess), truth) for guess in same_guess]
by_sizes = [mean_absolute_error(np.full((1, 4), guess), truth) for guess in same_guess]
figure, panel = plt.subplots(figsize=(8, 4.2))
panel.plot(same_guess, by_squares, color="#D55E00", linewidth=2.5, label="mean squared error (kg²)")
panel.plot(same_guess, by_sizes, color="#0072B2", linewidth=2.5, linestyle="--", label="mean absolute error (kg)")
panel.plot(truth[0], np.zeros(4), "o", color="black", clip_on=False, label="the four pumpkins")
panel.set(xlabel="the same guess for all four (kg)", ylabel="cost", ylim=(0, 26), title="One guess for all")
panel.legend(loc="upper center")
plt.show()

# %% [markdown]
# The squares make a parabola. Its lowest point is at 8.5, the **mean** of the four weights. The other judge is content
# with any number between 8 and 9, the two in the middle: that is the **median**. Choosing a judge means choosing what
# you will learn!
#
# And the tickets? If every column is the answer card itself, the squared error is 0, and the further the beans are from
# the card, the larger it gets. That seems reasonable. Keep it in mind: one thing about it will turn out to be odd.

# %% [markdown]
# ## How surprised are you?
#
# A third kind of judge comes from another world: messages, codes and telegraphs. In 1948 Claude Shannon asked how to
# measure **information**. A good way into his answer is surprise. You have put some share $p$ of your beans into a
# cup, and now you learn that this cup was the right one. How surprised are you?
#
# | share of beans in the right cup, $p$ | 1 | 0.5 | 0.1 | 0.01 |
# |---|:-:|:-:|:-:|:-:|
# | surprise $-\ln p$ | 0 | 0.693 | 2.303 | 4.605 |
#
# $\ln$ is the natural logarithm, "$e$ to the power of what?", and NumPy calls it `np.log`. Why a logarithm? Two tickets
# that have nothing to do with each other, both with share 0.1, have together the probability $0.1 \cdot 0.1 = 0.01$.
# Probabilities multiply. Surprises should *add*, and they do: $2.303 + 2.303$ is 4.605 (the last digit is rounded).
# The minus sign is there because the logarithm of a number between 0 and 1 is not positive.
#
# Now do not look at the ticket yet. How surprised will you be **on average**? Take a bent coin that shows heads nine
# times out of ten:
#
# | | heads | tails | |
# |---|:-:|:-:|---|
# | probability $p$ | 0.9 | 0.1 | sum 1 |
# | surprise $-\ln p$ | 0.1054 | 2.3026 | |
# | probability times surprise | 0.0948 | 0.2303 | sum **0.3251** |
#
# The small surprise comes often and the big one seldom, so each is counted with its probability. This is the
# **entropy** of the coin:
#
# $$\text{entropy}(p) = \sum_{i} p_i \cdot (-\ln p_i)$$
#
# Its unit is the *nat*, from *na*tural logarithm. (With logarithms of base 2 it would be the *bit*. We stay with nats.)
#
# **What never happens** surprises nobody. But $\ln 0$ is minus infinity, and Python makes `nan`, "not a number", of 0
# times infinity. Watch what comes before zero: $p \cdot (-\ln p)$ is 0.230 for 0.1, 0.046 for 0.01, 0.007 for 0.001.
# It goes to 0, so we agree that a $p$ of 0 **adds 0**.
#
# **Guess first.** Which has more entropy: the bent coin, a fair coin, or a die? And a coin with heads on both sides?
#
# **Your turn.** `entropy(p)`
#
# - `p` is one flat list of probabilities, shape `(n,)`. The answer is one number in nats.
# - A `p` that is no distribution is a `ValueError`: an entry is negative, or the sum is off 1 by more than $10^{-6}$
#   (in Python `1e-6`). Percents such as `[50, 50]` are refused by that rule, too.
# - A sum that is off by less is no mistake: thirds written as 0.3333333 do not quite make 1. Leave them as they are.
# - Where the answer is 0, anything within a billionth of 0 is fine.


# %%
def entropy(p):
    """The mean surprise, in nats, of a distribution p of shape (n,); an entry of 0 adds 0.

    A negative entry, or a sum off 1 by more than 1e-6, is a ValueError.
    """
    # BEGIN SOLUTION
    p = np.asarray(p, float)
    if np.any(p < 0) or abs(np.sum(p) - 1) > 1e-6:
        raise ValueError("probabilities are not negative and add up to 1")
    possible = p[p > 0]
    return float(np.sum(possible * -np.log(possible)))
    # END SOLUTION


# %% [markdown]
# On the left: how the surprise grows when fewer and fewer beans are in the right cup. On the right: all the coins there
# are, from two tails to two heads. The thin lines are the surprises. The thick line is your function. Which coin is the
# hardest to predict?

# %%
share = np.linspace(0.004, 1, 250)
heads = np.linspace(0, 1, 201)
figure, (left, right) = plt.subplots(1, 2, figsize=(12, 4.4), layout="constrained")
left.plot(share, -np.log(share), color="#D55E00", linewidth=2.5)
for p in (1, 0.5, 0.1, 0.01):
    left.plot(p, -np.log(p), "o", color="black")
    left.annotate(f"p = {p}", (p, -np.log(p)), xytext=(8, 6), textcoords="offset points")
left.set(xlabel="share p of beans in the right cup", ylabel="surprise −ln p (nats)", title="Surprise")
left.set(xlim=(-0.02, 1.15), ylim=(-0.15, 5.6))
inner = heads[1:-1]
right.plot(inner, -np.log(inner), color="#0072B2", linestyle="--", label="surprise at heads")
right.plot(inner, -np.log(1 - inner), color="#009E73", linestyle=":", linewidth=2, label="surprise at tails")
right.plot(heads, [entropy([p, 1 - p]) for p in heads], color="black", linewidth=3, label="entropy: mean surprise")
right.set(xlabel="probability of heads", ylabel="nats", title="All coins", ylim=(-0.05, 3))
right.legend(loc="upper center")
plt.show()

# %%
for name, chances in {
    "bent coin": [0.9, 0.1],
    "fair coin": [0.5, 0.5],
    "die": [1 / 6] * 6,
    "two heads": [1, 0],
}.items():
    print(f"{name:10} {entropy(chances):.4f} nats")

# %% [markdown]
# ## The judge who counts beans
#
# So the judge from Shannon's world looks into one cup only: the right one. Your cost is your **surprise**. Take the
# three tickets from before, on which cup 0 was always right:
#
# | | ticket 0 | ticket 1 | ticket 2 | mean |
# |---|:-:|:-:|:-:|:-:|
# | share in cup 0 | 0.8 | 0.5 | 0.1 | |
# | surprise | 0.2231 | 0.6931 | 2.3026 | **1.0730** |
#
# To say "only the right cup counts" in a formula, use the answer card $y$. Its 1 keeps a surprise, its 0 drops it:
#
# $$\text{cross-entropy} = \frac{1}{N} \sum_{j} \sum_{i} y_{ij} \cdot (-\ln p_{ij})$$
#
# Again: add down each column, mean across the columns. It looks like entropy, and it is: the surprise belongs to what
# **you** expected ($p$), and how often it happens is the **truth** ($y$). Two distributions meet in it, and that is
# the *cross* in its name.
#
# **The card may be shared.** Some tickets are so badly written that the people who made the cards did not agree: half
# of them said 4, half said 9. Then the card has 0.5 in two rows, and both surprises count by half. With the shares 0.8
# and 0.2 and the card 0.5 and 0.5, the cost is $0.5 \cdot 0.2231 + 0.5 \cdot 1.6094 = 0.9163$. Your formula does that
# without any change.
#
# **No beans at all.** There are two cases, and they are very different.
#
# - A cup without beans where the card says 0: quite right, and it **adds 0**. No infinity, no `nan`.
# - A cup without beans where the card says 1: the surprise would be infinite. Nobody can learn from infinity, so we
#   agree that **every share below $10^{-12}$ counts as $10^{-12}$** (in Python `1e-12`). The cost is then
#   $-\ln 10^{-12}$, about 27.63. High, and finite. Larger shares stay as they are.
#
# One idea takes care of both. Just do not change the table that you were given.
#
# **Your turn.** `cross_entropy(p, target)`
#
# - `p` and `target` are two tables of the same shape `(n_classes, N)`, one example in each column. Different shapes are
#   a `ValueError`, as before. (You need not check that the columns of `p` add up to 1.)
# - The answer is one number in nats. For perfect guesses anything within a billionth of 0 is fine.


# %%
def cross_entropy(p, target):
    """The mean over the columns of the surprise at p, weighted by target; both of shape (n_classes, N).

    A p below 1e-12 counts as 1e-12. Different shapes are a ValueError.
    """
    # BEGIN SOLUTION
    p, target = np.asarray(p, float), np.asarray(target, float)
    if p.shape != target.shape:
        raise ValueError(f"the shapes {p.shape} and {target.shape} differ")
    surprise = -np.log(np.maximum(p, 1e-12))
    return float(np.mean(np.sum(target * surprise, axis=0)))
    # END SOLUTION


# %% [markdown]
# **Guess first.** With the card 0.5 and 0.5, which shares cost least? And can they cost nothing?

# %%
for first_cup in (0.8, 0.6, 0.5, 0.3):
    cost = cross_entropy([[first_cup], [1 - first_cup]], [[0.5], [0.5]])
    print(f"shares {first_cup:.1f} and {1 - first_cup:.1f} cost {cost:.4f}")
print(f"entropy of the card:   {entropy([0.5, 0.5]):.4f}")

# %% [markdown]
# Nobody can do better than to know how often each thing happens. Even then a surprise is left, and it is the entropy of
# the card.

# %% [markdown]
# ### The same guesses before two judges
#
# A ticket may be a 6 or a 9, and it is a 6. Five visitors place their beans. The last one has a million beans and is
# *very* sure that it is a 9.
#
# **Guess first.** From the fourth visitor to the fifth, the mistake becomes a hundred times as stubborn: 1 bean in a
# hundred on the truth, then 1 in ten thousand. How much more does the fifth pay, with each judge?
#
# Mind the axis of the left picture: every mark to the left means *ten times fewer* beans on the right digit. A network
# walks along such an axis, for its steps do not add beans, they *multiply* them. (The next section shows why.)

# %%
shares = {"sure, right": 0.99, "rather right": 0.8, "no idea": 0.5, "sure, wrong": 0.01, "very sure, wrong": 0.0001}
card = one_hot([0], 2)
squared_costs = [mean_squared_error([[p], [1 - p]], card) for p in shares.values()]
surprise_costs = [cross_entropy([[p], [1 - p]], card) for p in shares.values()]
every_share = np.geomspace(0.0001, 1, 400)
figure, (left, right) = plt.subplots(1, 2, figsize=(13, 4.6), layout="constrained")
left.plot(every_share, [cross_entropy([[p], [1 - p]], card) for p in every_share], color="#D55E00", linewidth=2.5)
left.plot(every_share, [mean_squared_error([[p], [1 - p]], card) for p in every_share], "--", color="#0072B2", lw=2.5)
left.text(0.003, 6.2, "cross-entropy", color="#D55E00", fontsize=12)
left.text(0.0002, 1.35, "squared error", color="#0072B2", fontsize=12)
left.set(xscale="log", xlabel="share on the right digit", ylabel="cost", title="The same guess, two costs")
left.set_xticks([0.0001, 0.001, 0.01, 0.1, 1], ["0.0001", "0.001", "0.01", "0.1", "1"])
rows = np.arange(len(shares))
right.barh(rows - 0.2, surprise_costs, height=0.38, color="#D55E00", label="cross-entropy")
right.barh(
    rows + 0.2, squared_costs, height=0.38, color="#0072B2", hatch="//", edgecolor="white", label="squared error"
)
for row, costs in enumerate(zip(surprise_costs, squared_costs)):
    for shift, cost in zip((-0.2, 0.2), costs):
        right.text(cost + 0.1, row + shift, f"{cost:.4f}", va="center")
right.set(xlabel="cost", yticks=rows, xlim=(0, 11), title="Five visitors")
right.set_yticklabels([f"{name}\n(share {p})" for name, p in shares.items()])
right.invert_yaxis()
right.legend(loc="upper right")
plt.show()

# %% [markdown]
# Here is the odd thing. For the squared error the worst possible guess costs 2, and "sure, wrong" is already at 1.96.
# A hundred times as stubborn costs 0.04 more: on the left the dashed line is almost **level**. A network that is sure
# and wrong puts ten times as many beans on the truth, and this judge hardly notices. Why should it go on?
#
# The solid line keeps **rising**. Whoever is sure and wrong pays for every step to the left, and saves as much with
# every step back to the truth.

# %% [markdown]
# ## Straight from the scores
#
# A network does not give shares. It gives **scores** $z$, any numbers at all, and softmax turns each column of them
# into shares: $e$ to the power of each score, divided by the sum of these powers. For the scores 2, 1 and 0:
#
# | class | 0 | 1 | 2 | sum |
# |---|:-:|:-:|:-:|:-:|
# | score $z$ | 2 | 1 | 0 | |
# | $e^z$ | 7.389 | 2.718 | 1 | 11.107 |
# | share $p$ | 0.6652 | 0.2447 | 0.0900 | 1 |
# | surprise $-\ln p$ | 0.4076 | 1.4076 | 2.4076 | |
#
# Look at the last row. The surprises are whole steps apart, just like the scores! The logarithm undoes the power. Since
# $p = e^{z} / \text{sum}$, the surprise is
#
# $$-\ln p = \ln(\text{sum}) - z$$
#
# (That is also why a network multiplies beans: one point more in a score makes its power $e = 2.718\ldots$ times as
# large.)
#
# Here $\ln(11.107) = 2.4076$, minus the score. With the score of the **right** class, $z_{\text{label}}$, the cost of
# one column is
#
# $$\ln\left(e^{z_1} + e^{z_2} + \dots + e^{z_n}\right) - z_{\text{label}}$$
#
# and the cost of a table is, once more, the mean across its columns.
#
# **Why not softmax first, and then your `cross_entropy`?** On paper it is the same. **Guess first:** the scores are
# 1000 and 0, and the second class is right. What is the cost? By the formula it is $\ln(e^{1000} + 1) - 0$, and that
# is 1000, as near as makes no difference. But softmax rounds the second share to 0, which then counts as $10^{-12}$:
# 27.63. It is 27.63 for the scores 500 and 0 as well. Above a certain volume this judge is deaf.
#
# The formula as it stands has another trouble: $e^{1000}$ is too big for the computer, which answers `inf`. The cure is
# the one from softmax. Take the same number away from **all** scores of a column: the differences between the scores
# stay, so the shares stay, and the cost stays. Which number makes every power harmless, and leaves at least one that is
# not 0? Each column needs its own.
#
# **Your turn.** `softmax_cross_entropy(logits, labels)`
#
# - `logits` is a table of scores, shape `(n_classes, N)`. (*Logits* is what everybody calls scores before softmax.)
#   Scores may lie anywhere between −1000 and 1000, and one column may be near 1000 and its neighbour near −1000.
# - `labels` is a flat list of $N$ labels, one for each column. The label rule holds: a label that is not whole,
#   below 0, or not below `n_classes` is a `ValueError`. So are labels that are more or fewer than the columns.
# - The answer is one number, and it is right for all these scores, up to a cost of 2000.
#
# The score of the right class in every column: the answer cards know where it is. And `len(table)` is the number of
# rows.


# %%
def softmax_cross_entropy(logits, labels):
    """The mean cross-entropy of softmax(logits) and the right labels, for scores between -1000 and 1000.

    logits: (n_classes, N); labels: (N,), whole numbers from 0 to n_classes - 1. Anything else is a ValueError.
    """
    # BEGIN SOLUTION
    scores = np.asarray(logits, float)
    target = one_hot(labels, len(scores))
    if target.shape != scores.shape:
        raise ValueError(f"{target.shape[1]} labels for scores of shape {scores.shape}")
    scores = scores - scores.max(axis=0)
    log_sum = np.log(np.sum(np.exp(scores), axis=0))
    return float(np.mean(log_sum - np.sum(target * scores, axis=0)))
    # END SOLUTION


# %% [markdown]
# ## Who wins the bean booth?
#
# The visitors do not want to hear about nats. They ask: *how many did I get right?* A ticket counts as right if the
# **fullest cup** is the right one, and the share of right tickets is the **accuracy**: 3 right out of 4 is 0.75.
#
# | | ticket 0 | ticket 1 | ticket 2 | ticket 3 |
# |---|:-:|:-:|:-:|:-:|
# | cup 0 | **0.7** | 0.1 | 0.3 | 0.2 |
# | cup 1 | 0.2 | **0.5** | 0.3 | **0.6** |
# | cup 2 | 0.1 | 0.4 | **0.4** | 0.2 |
# | label | 0 | 1 | 2 | 0 |
#
# `np.argmax(table, axis=0)` gives, for each column, the number of the row with the largest entry: here 0, 1, 2 and 1.
# The largest need not be above one half. (If two share the first place, `np.argmax` takes the upper one. That is fine,
# and it is not tested.)
#
# **Your turn.** `accuracy(prediction, labels)`
#
# - `prediction` has shape `(n_classes, N)`. It may hold shares, or scores of any size, also negative ones.
# - `labels` is a flat list of $N$ labels. The label rule holds here, too: a label that no class has, or that is not
#   whole, is a `ValueError`, and so is any other number of labels than one for each column.
# - The answer is a number between 0 and 1.


# %%
def accuracy(prediction, labels):
    """The share of columns whose largest entry is in the row of the label; a number between 0 and 1.

    prediction: (n_classes, N); labels: (N,), whole numbers from 0 to n_classes - 1. Anything else is a ValueError.
    """
    # BEGIN SOLUTION
    prediction = np.asarray(prediction, float)
    target = one_hot(labels, len(prediction))
    if target.shape != prediction.shape:
        raise ValueError(f"{target.shape[1]} labels for a prediction of shape {prediction.shape}")
    return float(np.mean(np.argmax(prediction, axis=0) == np.argmax(target, axis=0)))
    # END SOLUTION


# %% [markdown]
# ### Three landscapes
#
# Why not let a network learn from the accuracy itself? Let us look. Here are twelve real tickets, sixes and nines. A
# single neuron sees one number of each, $x$: how much ink there is in the lower left quarter, where a 6 has its belly.
# It gives the score $z = w x + b$ to "six", and 0 to "nine". There is one weight $w$ and one bias $b$ to choose.
#
# Each pair $(w, b)$ is a place on a map, and the cost is the **height** of the land there. Three judges, three
# landscapes. All of them use your functions; drawing takes a few seconds.

# %%
from sklearn.datasets import load_digits

digits = load_digits()
chosen = np.flatnonzero((digits.target == 6) | (digits.target == 9))[95:107]
tickets = digits.images[chosen]
is_six = (digits.target[chosen] == 6).astype(int)
ink = tickets[:, 4:, :4].mean(axis=(1, 2))
x = (ink - ink.mean()) / ink.std()  # measured from the average ticket

figure, panels = plt.subplots(2, 6, figsize=(10, 4), layout="constrained")
for panel, picture, digit, amount in zip(panels.flat, tickets, digits.target[chosen], x):
    panel.imshow(picture, cmap="gray_r")
    panel.add_patch(plt.Rectangle((-0.5, 3.5), 4, 4, fill=False, edgecolor="#D55E00", linewidth=3))
    panel.set(xticks=[], yticks=[], title=f"a {digit}, x = {amount:.1f}")
plt.show()

# %%
weights, biases = np.meshgrid(np.linspace(-10, 10, 61), np.linspace(-10, 10, 61))
lands = {"squared error": [], "cross-entropy": [], "share of mistakes": []}
for w, b in zip(weights.ravel(), biases.ravel()):
    scores = np.array([np.zeros(12), w * x + b])  # row 0: nine, row 1: six
    six = 1 / (1 + np.exp(-scores[1]))  # softmax of two scores, one of them 0, is the sigmoid
    lands["squared error"].append(mean_squared_error([1 - six, six], one_hot(is_six, 2)))
    lands["cross-entropy"].append(softmax_cross_entropy(scores, is_six))
    lands["share of mistakes"].append(1 - accuracy(scores, is_six))

marks = [-10, -5, 0, 5, 10]
figure, panels = plt.subplots(1, 3, figsize=(14, 5.2), subplot_kw={"projection": "3d"})
for panel, (name, heights) in zip(panels, lands.items()):
    land = np.reshape(heights, weights.shape)
    panel.plot_surface(weights, biases, land, cmap="cividis", rcount=61, ccount=61, linewidth=0, antialiased=False)
    panel.set(title=name, xlabel="weight w", ylabel="bias b", zlabel="cost", xticks=marks, yticks=marks)
    panel.view_init(elev=35, azim=35)  # where you stand: how high, and on which side
figure.subplots_adjust(left=0.06, right=0.97, wspace=0.12)
plt.show()

# %% [markdown]
# Imagine you are a ball that can feel only how the ground slopes under it. Learning means rolling downhill: that is the
# next exercise. In which landscape do you want to live?
#
# The share of mistakes is a **staircase**: it is level nearly everywhere, and where the ground is level, a ball does
# not know where to go. The squared error has a **high plain**, just where the neuron is sure and wrong. A ball up there
# hardly moves. Cross-entropy is a **ski hill**: wherever it is high, it slopes, all the way down into the valley.

# %% [markdown]
# ## Which judge for which booth?
#
# Two more booths open. One shows photos of birds: a chickadee, a blue jay or a loon? The other shows photos of houses:
# for how many dollars was this one sold?
#
# | the task is called | `"classification"` | `"regression"` |
# |---|---|---|
# | the question | which of these classes? | how much? |
# | the answer of a network | a probability for each class | a number on a scale |
# | at the fair | the digit on a ticket, the bird | the weight of a pumpkin, the price of a house |
#
# You have built two judges that networks really use, `"squared-error"` and `"cross-entropy"`. Which of them would you
# send to which task? Three questions to think about:
#
# 1. The ticket shows a 3. One visitor was sure of a 4, another was sure of an 8. Is one of them *nearer* to the truth?
# 2. A house was sold for 300,000 dollars. One visitor guessed 299,000 and another 30,000. Is one of them nearer? Which
#    judge sees that? And what would be the share of beans in the right cup?
# 3. Look at the two curves and the three landscapes again. Which judge is hard on those who are sure and wrong?
#
# **Your turn.** `better_cost(task)` is given the name of a task, exactly as it stands in the table, and returns the
# name of the judge that suits it better, exactly as it stands above. Any other task is a `ValueError`: we
# have not thought about it. The reason for your choice comes in the last question.


# %%
def better_cost(task):
    """The name of the better judge for a task, one of the two names in the text; an unknown task is a ValueError."""
    # BEGIN SOLUTION
    costs = {"classification": "cross-entropy", "regression": "squared-error"}
    if task not in costs:
        raise ValueError(f"no judge is known for {task!r}")
    return costs[task]
    # END SOLUTION


# %% [markdown] question="in_your_own_words"
# ## In your own words
#
# The organizer of the fair says: *"Judges are expensive. Next year I want one judge for all booths. He adds up the
# errors, and the smallest sum wins."* Write the organizer a letter of 10 to 15 sentences:
#
# 1. Show with an example of your own, with numbers, why adding up the errors is unfair, and how squaring cures it.
# 2. The squared error seems reasonable for digits, too. Say why. Then show, with the costs of two guesses, what
#    cross-entropy does better.
# 3. Give the **reason** for each of your two answers in `better_cost`. Why does the price of a house go back to the
#    squared error?
# 4. Invent a booth that is not in this notebook. Which judge suits it, and why?

# %% [markdown] answer="in_your_own_words"
# Dear organizer, please do not fire the judges. Suppose I guess the temperature of two days and say 10 and 30, and both
# days have 20 degrees. My errors are −10 and +10, and their sum is 0, so I win, although I was wrong both times. And a
# sum can even be negative. Squared, my errors are 100 and 100, nothing can cancel, and big errors weigh more than small
# ones.
#
# For digits the squared error seems fair: it is 0 when all beans are in the right cup, and it grows when they are
# elsewhere. But look at two people who are wrong. One put 0.1 into the right cup of two and the other 0.001. By squares
# they pay 1.62 and about 2.00, which is nearly the same. With cross-entropy they pay 2.3 and 6.9. So whoever is sure
# and wrong learns that even a few beans moved to the right cup help a lot, and a network does not get stuck on a plain.
#
# For classification I chose cross-entropy, because the network gives probabilities, no wrong digit is nearer to the
# truth than another, and all that counts is how much was put on the right one. For regression I chose the squared
# error, because a price is no probability, there are no cups, and being wrong by 1,000 dollars should cost much less
# than being wrong by 270,000. The squared error sees how far away a guess is; cross-entropy cannot even be asked.
#
# My booth: guess how many minutes the bus will be late. That is a number on a scale, and 4 is nearer to 5 than 20 is,
# so I would send the squared error. If the booth asked only *early, on time or late?*, I would send cross-entropy.

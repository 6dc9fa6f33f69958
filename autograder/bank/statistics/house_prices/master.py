# %% [markdown]
# # What is a house worth?
#
# Summer 1987 in Windsor, Ontario, just across the river from Detroit. A house is for sale. Its lot has 4,000 square
# feet. It has three bedrooms, one bathroom, two stories and a driveway, and no air conditioning.
#
# **Guess first.** What will somebody pay for it? Write a number down. (Prices were much lower then. The cheapest house
# of that summer went for 25,000 dollars and the most expensive one for 190,000.)
#
# How would you find out? You would look at what *other* houses were sold for. That is what you are going to do, with
# 546 real sales. You turn them into a table of numbers, and then a machine of your own learns from it what a square
# foot is worth, and a bathroom, and a garage.
#
# In the exercise about costs, cross-entropy beat the squared error, because a digit is *right or wrong*: if it is a 3,
# then 4 is no better than 9. A price is different. Who says 60,000 for a house of 62,000 did well, and who says 90,000
# did not. **Near is better than far**, and that is what the squared error measures. Here it is the right cost.
#
# **You will make** seven functions and six pictures. **Time:** about 75 minutes. **You need:** the mean squared error
# from *What does a wrong guess cost?*, and the product of a row and a table.

# %%
import csv

import matplotlib.pyplot as plt
import numpy as np

with open("data/windsor_housing.csv", newline="", encoding="utf-8") as file:
    houses = list(csv.DictReader(file))
print(len(houses), "houses. The first one:")
print(houses[0])

# %% [markdown]
# The data: 546 houses sold in Windsor from July to September 1987, collected by Paul Anglin and Ramazan Gençay for
# *Semiparametric estimation of a hedonic price function*, Journal of Applied Econometrics 11 (1996). In collections of
# data sets it is called `Housing`. Prices are in Canadian dollars of 1987. This is what the features mean:
#
# | feature | meaning | feature | meaning |
# |---|---|---|---|
# | `lotsize` | size of the lot in square feet | `recroom` | a recreation room? |
# | `bedrooms` | number of bedrooms | `fullbase` | a finished basement? |
# | `bathrms` | number of full bathrooms | `gashw` | hot water heated with gas? |
# | `stories` | number of stories, without basement | `airco` | air conditioning? |
# | `driveway` | a driveway? | `garagepl` | places in the garage |
# | | | `prefarea` | in the "preferred" neighbourhood? |
#
# ## The rules of the house
#
# These rules hold for every function in this notebook.
#
# 1. In a table of numbers, **each column is one house, and each row is one feature**. With $n$ features and $N$ houses
#    it has shape `(n, N)`. There is always at least one house and one feature.
# 2. Prices are one **flat** list or array, shape `(N,)`: a price for each house.
# 3. Numbers may come as NumPy arrays or as plain lists, whole or decimal. `np.asarray(…, float)` makes an array of
#    decimal numbers out of any of them. (For `load_features` there is a rule of its own.)
# 4. What was given stays as it was.
# 5. What does not fit is refused with `raise ValueError("what is wrong")`. Each question says what it must refuse.
#    NumPy refuses some of it by itself, but not all: a list with a single number it *stretches* until it fits.
# 6. All your own ways are welcome, `@` and `np.mean` included, and a function may call those that you wrote before.

# %% [markdown]
# ## From words to numbers
#
# `houses` is a list of **dictionaries**, one for each house. A dictionary finds a value by its name:
# `houses[0]["lotsize"]` is `'5850'`. Look at the quotation marks: from a file comes *text*, also where it looks like a
# number. And `houses[0]["driveway"]` is `'yes'`. No machine can multiply a `'yes'`.
#
# So here is the translation: a number becomes a number, **`yes` becomes 1, and `no` becomes 0**. Then a weight of 5,000
# for the driveway means "5,000 dollars if there is one, and nothing if not". Three houses, turned on their side:
#
# | | price | lotsize | bedrooms | driveway | | | house 0 | house 1 | house 2 |
# |---|:-:|:-:|:-:|:-:|---|---|:-:|:-:|:-:|
# | house 0 | 42000 | 5850 | 3 | yes | → | `lotsize` | 5850 | 4000 | 3000 |
# | house 1 | 38500 | 4000 | 2 | yes | → | `bedrooms` | 3 | 2 | 2 |
# | house 2 | 30500 | 3000 | 2 | no | → | `driveway` | 1 | 1 | 0 |
#
# The price is gone. It is not a feature: it is what we want to find out, and who may look at it does not have to learn
# anything.
#
# **Your turn.** `load_features(table)`
#
# - `table` is a list of dictionaries, one for each house: name of the feature → text, as `csv` reads it, or a number.
# - The answer has shape `(n, N)`: one row for each feature, in the order in which the **first** house names them, and
#   one column for each house.
# - `"price"` is left out, wherever it stands. In some tables it is missing; that is fine.
# - Another house may name its features in **another order**. Find values by name, not by place.
# - Exactly `yes` and `no` are translated. Any other text must be a number, such as `3` or `2.5`, which `float` can
#   read. Other words are a `ValueError` (`float` raises just that).
# - A house that lacks a feature of the first house, or has one more, is a `ValueError`, too. (Python's own answer to a
#   missing name is a `KeyError`. That is another error, so look yourself. `set(house)` is the set of its names, and two
#   sets can be compared with `==` or `!=`.)


# %%
def load_features(table):
    """The houses of the table as the columns of an array of shape (n, N): yes is 1, no is 0, without the price.

    The features stand in the order of the first house. Other features, or words that are no number: ValueError.
    """
    # BEGIN SOLUTION
    names = [name for name in table[0] if name != "price"]
    for house in table:
        if set(house) - {"price"} != set(names):
            raise ValueError("a house has other features than the first one")
    code = {"yes": 1, "no": 0}
    return np.array([[float(code.get(house[name], house[name])) for house in table] for name in names])
    # END SOLUTION


# %% [markdown]
# Now read all of Windsor. And do one thing at once, before anybody looks at anything: **put some houses away.** We
# shall want to know how good our prices are for houses that were *not* used for learning. So 109 houses, drawn by
# lot, go into a drawer, the **test set**. The other 437 are the **training set**.

# %%
X = load_features(houses)
y = np.array([float(house["price"]) for house in houses])
features = list(houses[0])
features.remove("price")
print("features", X.shape, "prices", y.shape)

order = np.random.default_rng(1987).permutation(len(y))
X_train, X_test = X[:, order[109:]], X[:, order[:109]]
y_train, y_test = y[order[109:]], y[order[:109]]
print("training set", X_train.shape, "test set", X_test.shape)

# %% [markdown]
# Here they are: each dot is a sale of the training set. What do you see? Try another feature in place of `lotsize`.

# %%
shown = "lotsize"
row = features.index(shown)
figure, panel = plt.subplots(figsize=(8, 4.8), layout="constrained")
panel.plot(X_train[row], y_train / 1000, "o", color="#0072B2", alpha=0.45)
panel.set(xlabel=shown, ylabel="price (thousand dollars of 1987)", title="437 houses in Windsor, summer 1987")
panel.grid(alpha=0.3)
plt.show()

# %% [markdown]
# ## A price for every house
#
# Large lots tend to cost more. A simple model of that is: 6 dollars for every square foot, 5,000 dollars for a
# driveway, and 30,000 dollars to begin with. Then the house of 1987 with 4,000 square feet and a driveway should cost
#
# $$6 \cdot 4000 + 5000 \cdot 1 + 30000 = 59000$$
#
# You know this formula. It is a neuron without a bend: **weights** $w$, one for each feature, and a **bias** $b$.
#
# $$\text{price} = w_1 x_1 + w_2 x_2 + \dots + w_n x_n + b$$
#
# Here a weight has a meaning that one can say aloud: *so many dollars more for one more of this, with all other
# features equal.* Its unit is dollars per square foot, or dollars per bedroom. The bias is in dollars.
#
# A **model** is the pair `(w, b)`, and it is a tuple in Python: `w, b = model` takes it apart.
#
# **Your turn.** `predict_price(model, house)`
#
# - `model` is `(w, b)`: `w` is flat, shape `(n,)`, and `b` is a number.
# - `house` is one house, flat, of shape `(n,)`: then the answer is **one number**. Or it is a table `(n, N)`: then the
#   answer is flat, one price for each column, shape `(N,)`, even if $N = 1$.
# - The price comes out as the formula says. It is not rounded, and it may be negative (a strange house, but the formula
#   does not know).
# - If the number of features is not the number of weights, raise a `ValueError`.


# %%
def predict_price(model, house):
    """w · x + b for the model (w, b): a number for one house (n,), flat prices (N,) for a table (n, N).

    Not one weight for each feature: ValueError.
    """
    # BEGIN SOLUTION
    w, b = np.asarray(model[0], float), model[1]
    house = np.asarray(house, float)
    if len(w) != len(house):
        raise ValueError(f"{len(w)} weights for {len(house)} features")
    return w @ house + b
    # END SOLUTION


# %% [markdown]
# With one feature only, the model is a straight line. Here is a first try, with the lot measured in **thousands** of
# square feet. Change the two numbers until *you* like the line. Write down which ones you chose: later you will see how
# close you came.

# %%
my_line = ([6000], 30000)  # dollars for a thousand square feet; dollars to begin with
lots = X_train[:1] / 1000
ends = np.array([[1.5, 16.5]])
figure, panel = plt.subplots(figsize=(8, 4.8), layout="constrained")
panel.plot(lots[0], y_train / 1000, "o", color="#0072B2", alpha=0.4, label="sales")
panel.plot(ends[0], predict_price(my_line, ends) / 1000, color="#D55E00", linewidth=3, label="my line")
panel.set(xlabel="lot (thousand square feet)", ylabel="price (thousand dollars)", title="A line by eye")
panel.legend(loc="upper left")
panel.grid(alpha=0.3)
plt.show()

# %% [markdown]
# ## How good is a guess?
#
# You need a judge. Four houses, in thousands of dollars:
#
# | | house 0 | house 1 | house 2 | house 3 | |
# |---|:-:|:-:|:-:|:-:|---|
# | prediction | 50 | 70 | 60 | 80 | |
# | target, the real price | 40 | 60 | 70 | 90 | mean 65 |
# | error | 10 | 10 | −10 | −10 | |
# | error squared | 100 | 100 | 100 | 100 | sum 400, mean **100** |
# | distance to the mean, squared | 625 | 25 | 25 | 625 | sum **1300** |
#
# The mean squared error is 100. But 100 *what*? Squared thousands of dollars, and nobody can imagine those. So take the
# root. That is the **root mean squared error**, RMSE, and it is in dollars again: $\sqrt{100} = 10$ thousand, the size
# of a typical error.
#
# $$\text{RMSE} = \sqrt{\frac{1}{N} \sum_j (\text{prediction}_j - \text{target}_j)^2}$$
#
# Are 10 thousand good or bad? Compare with somebody who knows **nothing** about a house and always says the mean
# price, 65. The squared errors of that lazy guesser add up to 1300, ours to 400. So of all the spread in the prices,
# $\frac{400}{1300}$ is left unexplained, and the rest is explained:
#
# $$R^2 = 1 - \frac{\sum_j (\text{prediction}_j - \text{target}_j)^2}
# {\sum_j (\text{target}_j - \text{mean of the targets})^2}
# = 1 - \frac{400}{1300} = 0.692\ldots$$
#
# **Guess first.** What is $R^2$ for perfect predictions? For the lazy guesser? Can it be below 0? (1; 0; and yes:
# whoever does worse than the lazy guesser has a negative $R^2$, and it stays negative. The "square" is only a name.)
#
# **Your turn.** `root_mean_squared_error(prediction, target)` and `r_squared(prediction, target)`
#
# - Both take two **flat** lists or arrays of the same length, shape `(N,)`, and give one number.
# - Lists of different lengths, or tables, are a `ValueError`.
# - For `r_squared`, targets that are **all the same** (also a single one) are a `ValueError`: there is no spread to
#   explain, and you would divide by 0.


# %%
def root_mean_squared_error(prediction, target):
    """The root of the mean of the squared errors of two flat lists; other lengths or tables: ValueError."""
    # BEGIN SOLUTION
    prediction, target = np.asarray(prediction, float), np.asarray(target, float)
    if prediction.shape != target.shape or target.ndim != 1:
        raise ValueError("two flat lists of the same length are needed")
    return float(np.sqrt(np.mean((prediction - target) ** 2)))
    # END SOLUTION


# %%
def r_squared(prediction, target):
    """The share of the spread of the targets that is explained; lists as above.

    All targets the same: ValueError.
    """
    # BEGIN SOLUTION
    prediction, target = np.asarray(prediction, float), np.asarray(target, float)
    if prediction.shape != target.shape or target.ndim != 1:
        raise ValueError("two flat lists of the same length are needed")
    if np.max(target) == np.min(target):
        raise ValueError("all targets are the same")
    return float(1 - np.sum((prediction - target) ** 2) / np.sum((target - np.mean(target)) ** 2))
    # END SOLUTION


# %%
mine = predict_price(my_line, lots)
print(f"my line: a typical error of {root_mean_squared_error(mine, y_train):,.0f} dollars")
print(f"         R² = {r_squared(mine, y_train):.3f}")
lazy = np.full(len(y_train), np.mean(y_train))
print(f"always the mean: {root_mean_squared_error(lazy, y_train):,.0f} dollars, R² = {r_squared(lazy, y_train):.3f}")

# %% [markdown]
# ## Downhill to the best line
#
# You could turn the two knobs for hours. Let the machine do it: **gradient descent**. The cost is the mean squared
# error, and it depends on the weights and the bias:
#
# $$C = \frac{1}{N} \sum_j e_j^2 \qquad \text{with the error } e_j = w \cdot x_j + b - y_j$$
#
# Here $x_j$ is the column of house $j$ and $y_j$ its price. How fast does the cost change when one weight changes? The
# square gives $2 e_j$, and the error changes $x$ times as fast as its weight, so:
#
# $$\frac{dC}{dw_i} = \frac{2}{N} \sum_j e_j \, x_{ij} \qquad\qquad \frac{dC}{db} = \frac{2}{N} \sum_j e_j$$
#
# $x_{ij}$ is feature $i$ of house $j$. Every step goes a little way **against** these slopes. How far, says the
# **learning rate**. Two houses with one feature each, $x = 1$ and $3$, prices $2$ and $4$, learning rate $0.1$:
#
# | | $w$ | $b$ | errors | $dC/dw$ | $dC/db$ |
# |---|:-:|:-:|:-:|:-:|:-:|
# | start | 0 | 0 | −2, −4 | $\frac{2}{2}(-2 \cdot 1 - 4 \cdot 3) = -14$ | $\frac{2}{2}(-2 - 4) = -6$ |
# | after step 1 | $0 + 1.4$ | $0 + 0.6$ | 0, 0.8 | $0 \cdot 1 + 0.8 \cdot 3 = 2.4$ | 0.8 |
# | after step 2 | 1.16 | 0.52 | −0.32, 0 | … | … |
#
# Mind one thing: in each step, **first** work out both slopes, **then** change `w` and `b`. Whoever changes `w` first
# and then works out the slope for `b` has moved the ground under their own feet.
#
# **Your turn.** `linear_regression(X, y, learning_rate, steps)`
#
# - `X` has shape `(n, N)`, `y` is flat, shape `(N,)`.
# - Start with all weights 0 and the bias 0, and take exactly `steps` steps. With `steps = 0` these zeros come out.
# - The answer is the tuple `(w, b)`: `w` flat, shape `(n,)`, and `b` one number.
# - The function takes `X` **as it is**. Nothing is scaled or moved inside it.
# - If `y` is not flat, or has not exactly one price for each column of `X`, raise a `ValueError`.
#
# Two products do the sums for you: `w @ X` is flat and holds one number for each house, and `X @ error` one for each
# feature.


# %%
def linear_regression(X, y, learning_rate, steps):
    """The model (w, b) after so many steps of gradient descent from zeros on the mean squared error.

    X: (n, N), y: (N,). Not one price for each house: ValueError.
    """
    # BEGIN SOLUTION
    X, y = np.asarray(X, float), np.asarray(y, float)
    if y.shape != (X.shape[1],):
        raise ValueError(f"{X.shape[1]} houses, but prices of shape {y.shape}")
    w, b = np.zeros(len(X)), 0.0
    for _ in range(steps):
        slope = 2 * (w @ X + b - y) / len(y)
        w, b = w - learning_rate * (X @ slope), b - learning_rate * float(np.sum(slope))
    return w, b
    # END SOLUTION


# %% [markdown]
# Let it run, on the lots in thousands of square feet. **Guess first:** how many steps until it beats your line?

# %%
for steps in (1, 2, 10, 100, 1000):
    w, b = linear_regression(lots, y_train, 0.025, steps)
    error = root_mean_squared_error(predict_price((w, b), lots), y_train)
    print(f"{steps:5} steps: {w[0]:7,.0f} dollars per 1000 sq ft + {b:7,.0f}, typical error {error:7,.0f}")
hasty = linear_regression(lots, y_train, 0.032, 100)
print("and with the learning rate 0.032 instead of 0.025:", hasty)

# %% [markdown]
# It takes a *thousand* steps to arrive, for two numbers! And with a learning rate that is only a little
# larger it flies off to billions of dollars. Why is that? Draw the cost as a landscape, seen from above. Every point
# of the map is a line with some weight and some bias, and the curves are like the height lines of a hiking map.


# %%
def draw_landscape(panel, x, path, weights, biases):
    """Height lines of the mean squared error over weights and biases (in dollars), and a descent as dots."""
    heights = np.array([[np.mean((w * x[0] + b - y_train) ** 2) for w in weights] for b in biases])
    above = np.log10(heights - np.min(heights) + 1)  # powers of ten, so that the bottom is seen as well as the walls
    panel.contour(weights / 1000, biases / 1000, above, levels=np.linspace(6.3, np.max(above), 14), cmap="cividis")
    walk = np.array([(w[0], b) for w, b in path]) / 1000
    panel.plot(walk[:, 0], walk[:, 1], "o-", color="#D55E00", markersize=4, linewidth=1.2)
    panel.plot(*walk[0], "s", color="black", markersize=8, label="start")
    panel.plot(*walk[-1], "*", color="black", markersize=14, label=f"after {len(path) - 1} steps")
    panel.set(xlabel="weight (thousand dollars)", ylabel="bias (thousand dollars)")
    panel.legend(loc="upper right")


canyon = [linear_regression(lots, y_train, 0.025, steps) for steps in range(61)]
figure, panel = plt.subplots(figsize=(8, 5), layout="constrained")
draw_landscape(panel, lots, canyon, np.linspace(-6000, 24000, 140), np.linspace(-15000, 75000, 140))
w, b = linear_regression(lots, y_train, 0.025, 3000)  # patient enough to arrive
panel.plot(w[0] / 1000, b / 1000, "x", color="#0072B2", markersize=12, mew=3, label="the lowest point")
panel.legend(loc="upper right")
panel.set_title("The mean squared error is a canyon")
plt.show()

# %% [markdown]
# A canyon! The walker jumps from wall to wall, because across the canyon it is steep, and then creeps along the bottom,
# where it is nearly flat. After 60 steps it is still far from the blue cross. A longer step would throw it out of the
# canyon altogether.
#
# Why this shape? All lots are between 1.6 and 16 thousand square feet, so all $x$ are **positive and far from 0**. If
# you raise the weight by 1, the price of every house goes up; you can make up for it by lowering the bias by about 5.
# Along that direction the cost hardly changes. And with two features, one in the thousands and one that is 0 or 1, it
# gets much worse.

# %% [markdown]
# ## From a canyon to a bowl
#
# The cure does not touch the machine. It changes how the houses are *described*. Do not say "a lot of 6,000 square
# feet". Say "a lot larger than usual, by so much of the usual spread".
#
# Take two training houses with lots of 2 and 6 (thousand). Their mean is $\mu = 4$. Their distances from it are −2
# and 2, and the **standard deviation** is the root of the mean of the squares of these distances:
# $\sigma = \sqrt{\frac{4 + 4}{2}} = 2$. Now measure every lot from the mean, in standard deviations:
#
# $$z = \frac{x - \mu}{\sigma}$$
#
# | | training | training | test | test |
# |---|:-:|:-:|:-:|:-:|
# | $x$ | 2 | 6 | 4 | 10 |
# | $z$ | −1 | 1 | 0 | 3 |
#
# The feature is now **standardised**: in the training set, its mean is 0 and its standard deviation 1. Look at the
# test set: it uses the **same** $\mu = 4$ and $\sigma = 2$, and not its own. There are two good reasons.
#
# - 10 must mean the same in both tables. Otherwise the model would speak of other houses than it has learned from.
# - The drawer stays shut. Who takes the mean of the test set has looked into it already. And tomorrow you may want a
#   price for a *single* house, which has no spread at all.
#
# And if a feature **never changes** in the training set? If all training houses have one roof, then $\sigma = 0$, and
# dividing by it makes nonsense. Our rule: such a feature is **shifted by its mean and not divided**. Then it is 0 in
# the whole training set. A test house with three roofs gets $3 - 1 = 2$.
#
# **Your turn.** `standardise(train, test)`
#
# - `train` has shape `(n, N)` and `test` has shape `(n, M)`.
# - The answer is a tuple of two tables with the same shapes: first the training set, then the test set.
# - Each feature (each **row**) has its own mean and its own standard deviation, both from `train` only.
# - Divide by $N$ in the standard deviation, as in the example and as `np.std` does. (Some calculators divide by
#   $N - 1$.)
# - Different numbers of features are a `ValueError`.
#
# A row of means that stays a column is `np.mean(train, axis=1, keepdims=True)`, shape `(n, 1)`. NumPy then subtracts it
# from every house.


# %%
def standardise(train, test):
    """Both tables, feature by feature, from the mean and in the standard deviations of the training set.

    train: (n, N), test: (n, M). A feature that is constant in train is not divided. Other features: ValueError.
    """
    # BEGIN SOLUTION
    train, test = np.asarray(train, float), np.asarray(test, float)
    if len(train) != len(test):
        raise ValueError(f"{len(train)} features in training, {len(test)} in the test set")
    mean, spread = np.mean(train, axis=1, keepdims=True), np.std(train, axis=1, keepdims=True)
    spread = np.where(np.max(train, axis=1, keepdims=True) == np.min(train, axis=1, keepdims=True), 1, spread)
    return (train - mean) / spread, (test - mean) / spread
    # END SOLUTION


# %% [markdown]
# Same houses, same machine, other description. On the left the canyon, 20 steps. On the right the landscape of the
# standardised lots, 20 steps as well.

# %%
round_lots, _ = standardise(lots, lots)
bowl = [linear_regression(round_lots, y_train, 0.1, steps) for steps in range(21)]
figure, (left, right) = plt.subplots(1, 2, figsize=(12, 5), layout="constrained")
draw_landscape(left, lots, canyon[:21], np.linspace(-6000, 24000, 140), np.linspace(-15000, 75000, 140))
left.set_title("lots in thousand square feet: a canyon")
draw_landscape(right, round_lots, bowl, np.linspace(-45000, 65000, 140), np.linspace(-10000, 100000, 140))
right.set_title("standardised lots: a bowl")
right.set_aspect("equal")
plt.show()

# %% [markdown]
# In a bowl, downhill is straight towards the lowest point, wherever you stand. And look where the bias ends: at about
# 68 thousand dollars, the mean price. A house with a $z$ of 0 is the usual house, and it costs the usual price.
#
# Now take **all eleven** features at once. With raw features this would have been hopeless. Then open the drawer.

# %%
Z_train, Z_test = standardise(X_train, X_test)
model = linear_regression(Z_train, y_train, 0.1, 500)
for name, Z, prices in (("training", Z_train, y_train), ("test    ", Z_test, y_test)):
    guess = predict_price(model, Z)
    print(f"{name} set: typical error {root_mean_squared_error(guess, prices):,.0f}, R² {r_squared(guess, prices):.3f}")

# %% [markdown]
# With the lot alone, a typical error was almost 23,000 dollars. With eleven features it is below 16,000, and the houses
# in the drawer are predicted just as well as those that the model has learned from. (By luck even a bit better. More
# often it is a bit worse.) So it has learned something about *houses*, and has not learned 437 prices by heart.
#
# **Which form does a house need?** This model was fitted to standardised houses, so it understands only those. The
# house from the beginning must be standardised in the same way, with the statistics of the same training set. It is a
# "test set" of one house:

# %%
our_house = [dict(zip(features, "4000 3 1 2 yes no no no no 0 no".split()))]
print(our_house[0])
raw = load_features(our_house)
_, ready = standardise(X_train, raw)
print(f"standardised first: {predict_price(model, ready)[0]:12,.0f} dollars")
print(f"forgot to do so:    {predict_price(model, raw)[0]:12,.0f} dollars")

# %% [markdown]
# How close was the number that you wrote down? And would you have noticed the mistake in the last line, if it had not
# been so gross?

# %% [markdown]
# ## The bottom in one leap
#
# For a bowl there is a shortcut. At the lowest point, **all slopes are 0**. And the slopes of the squared error are
# such simple formulas that you can solve "all slopes are 0" for the weights, without a single step.
#
# First a trick: put a row of **ones** below `X`, and call the larger table $A$. Put $b$ below the weights, and call
# that column $v$. Then the bias is just one more weight, for a feature that is always 1, and all predictions together
# are $A^T v$. Each slope is a row of $A$ times the errors, as in *Downhill to the best line*, so all of them together
# are $\frac{2}{N} A (A^T v - y)$. They are all 0 if
#
# $$A A^T v = A y$$
#
# These are the **normal equations**: $n + 1$ equations for $n + 1$ unknowns. Three houses with $x = 0, 1, 2$ and prices
# $1, 1, 4$:
#
# $$A = \begin{bmatrix} 0 & 1 & 2 \\ 1 & 1 & 1 \end{bmatrix} \qquad A A^T = \begin{bmatrix} 5 & 3 \\ 3 & 3 \end{bmatrix}
# \qquad A y = \begin{bmatrix} 9 \\ 6 \end{bmatrix}
# \qquad \begin{aligned} 5 w + 3 b &= 9 \\ 3 w + 3 b &= 6 \end{aligned}$$
#
# Subtract the second from the first: $2 w = 3$, so $w = 1.5$ and $b = 0.5$. Draw the three points and the line. It
# misses all of them a little, and no other line has a smaller squared error.
#
# **When there is more than one best line.** Two houses with the *same* lot and different prices do not say what a
# square foot is worth: every line through their middle is equally good. The same happens
#
# - with too few houses, fewer than $n + 1$ (through one point there are many lines);
# - with a feature that never changes, since it says the same as the row of ones;
# - with a feature that follows from others, such as the lot once in square feet and once in square metres.
#
# In all these cases some row of $A$ says nothing new. `np.linalg.matrix_rank(A)` counts the rows that do say something
# new. If that is less than the number of rows, there is not *one* answer.
#
# **Your turn.** `normal_equations(X, y)`
#
# - `X` and `y` as in `linear_regression`, and the answer has the same form, `(w, b)`, with `w` flat.
# - If there is more than one best model, raise a `ValueError`.
# - If `y` is not flat, or has not one price for each column, raise a `ValueError`.
# - `np.vstack` puts tables on top of each other, `np.linalg.solve(M, r)` solves $M v = r$, and `.T` transposes.


# %%
def normal_equations(X, y):
    """The model (w, b) with the smallest mean squared error, from A Aᵀ v = A y. X: (n, N), y: (N,).

    More than one best model, or not one price for each house: ValueError.
    """
    # BEGIN SOLUTION
    X, y = np.asarray(X, float), np.asarray(y, float)
    if y.shape != (X.shape[1],):
        raise ValueError(f"{X.shape[1]} houses, but prices of shape {y.shape}")
    A = np.vstack([X, np.ones(len(y))])
    if np.linalg.matrix_rank(A) < len(A):
        raise ValueError("there is more than one best model")
    v = np.linalg.solve(A @ A.T, A @ y)
    return v[:-1], float(v[-1])
    # END SOLUTION


# %% [markdown]
# Do the walker and the leap end in the same place? Both on standardised houses:

# %%
leap = normal_equations(Z_train, y_train)
print("largest difference of a weight:", np.max(np.abs(leap[0] - model[0])), "dollars")

# %% [markdown]
# So why does anybody walk? Because this leap works only for a bowl. A network with bends has a cost with hills and
# valleys, and no formula for the lowest point. But every slope can be followed downhill.
#
# ### What raises a price?
#
# The leap does not mind canyons, so it can take the **raw** features, and its weights are in dollars per square foot
# and dollars per bathroom. On the right the same model for standardised features: dollars for *one standard
# deviation* more. On that side the weights can be compared with each other. **Guess first:** which three features
# matter most?

# %%
in_dollars = normal_equations(X_train, y_train)
for name, weight in zip(features, in_dollars[0]):
    print(f"{name:9} {weight:9,.1f} dollars for one more")
print(f"bias      {in_dollars[1]:9,.1f} dollars")

# %%
single = np.array([normal_equations(X_train[[i]], y_train)[0][0] for i in range(len(features))])
ranks = np.argsort(leap[0])
places = np.arange(len(features))
figure, (left, right) = plt.subplots(1, 2, figsize=(13, 5), layout="constrained")
kept = [i for i in ranks if features[i] != "lotsize"]  # its unit is a square foot, too small for this picture
left.barh(np.arange(10) + 0.2, single[kept] / 1000, 0.4, color="#56B4E9", label="fitted alone")
left.barh(np.arange(10) - 0.2, in_dollars[0][kept] / 1000, 0.4, color="#0072B2", label="with all features")
left.set(yticks=np.arange(10), xlabel="thousand dollars for one more", title="One more of each")
left.set_yticklabels([features[i] for i in kept])
left.legend(loc="lower right")
right.barh(places, leap[0][ranks] / 1000, color="#0072B2")
right.set(yticks=places, xlabel="thousand dollars for one standard deviation more", title="Standardised")
right.set_yticklabels([features[i] for i in ranks])
plt.show()

# %% [markdown]
# Look at **bedrooms** on the left. Fitted alone, one more bedroom seems to bring 14,000 dollars. In the model with
# all features it is not even 2,000. Houses with many bedrooms are also larger, and have more bathrooms and stories.
# Alone, the bedrooms get the credit for all of that. So a weight is **not** "what you would gain by building one". It
# only says how the prices of different houses *differed*, with the other features of this list equal, and there are
# many things that are not in the list.
#
# ### Predicted and real
#
# Now the houses from the drawer, one dot each. On the left: a perfect prediction lies on the line. On the right: what
# is left over, *prediction minus real price*. These are the errors, and statisticians call them **residuals** (most
# of them write them with the other sign).

# %%
guess = predict_price(in_dollars, X_test)
figure, (left, right) = plt.subplots(1, 2, figsize=(13, 5), layout="constrained")
left.plot(y_test / 1000, guess / 1000, "o", color="#0072B2", alpha=0.6)
left.plot([20, 150], [20, 150], color="#D55E00", linewidth=2, label="perfect")
left.set(xlabel="real price (thousand dollars)", ylabel="predicted price (thousand dollars)")
left.set(title=f"109 houses from the drawer, R² = {r_squared(guess, y_test):.2f}")
left.set_aspect("equal")
left.legend(loc="upper left")
right.axhline(0, color="#D55E00", linewidth=2)
right.plot(y_test / 1000, (guess - y_test) / 1000, "o", color="#0072B2", alpha=0.6)
right.set(xlabel="real price (thousand dollars)", ylabel="prediction minus price (thousand dollars)", title="Residuals")
for panel in (left, right):
    panel.grid(alpha=0.3)
plt.show()
print(f"within 10,000 dollars: {np.mean(np.abs(guess - y_test) < 10000):.0%} of the houses")

# %% [markdown]
# More than half of the houses are predicted within 10,000 dollars, from eleven numbers. And yet the residuals are no
# even cloud. On the right side of the picture, most dots are below the line: **expensive houses are predicted too
# low**, and cheap ones too high. Some of this is unavoidable (what makes a house special is not in the table), and
# some of it says that a straight line is not the whole truth.
#
# ### Honest words
#
# - **Old prices.** This model knows one summer, 1987. Since then prices have risen many times over. Whatever it says
#   about a house of today is nonsense, down to the last digit.
# - **One town.** A square foot in Windsor is not a square foot in Toronto or in Iqaluit.
# - **No lots beyond its own.** It has seen lots from 1,650 to 16,200 square feet. For a huge one it just draws the
#   line on, and nobody knows whether that is right.
# - **Not a judge of people.** Somebody decided which neighbourhood is called "preferred". In many cities such words,
#   and the prices behind them, have to do with who was allowed to live where. A model learns the past, unfairness
#   included. To decide with it who gets a loan, or what somebody must pay for insurance, would carry that on, with a
#   number that looks neutral.

# %% [markdown] question="in_your_own_words"
# ## In your own words
#
# A friend's family wants to sell their house. Your friend says: *"Great, the model says 12,000 dollars for air
# conditioning and 14,000 for a bathroom. Let's put both in and get rich! And it has a typical error of only 14,000,
# so we know what we will get."* Write an answer, about 10 to 15 sentences:
#
# 1. What do the two weights really say, with their units? Why may it be wrong to build for that reason? Find another
#    explanation for at least one of them.
# 2. Why was the typical error counted on houses that had been put away? Explain it with **an example of your own** that
#    has nothing to do with houses.
# 3. Name **one** use of this model that is all right and **two** that are not, each with a reason that lies in these
#    data.
#
# Your teacher reads this one (2 points).

# %% [markdown] answer="in_your_own_words"
# The weight of air conditioning says: among the houses sold in Windsor in summer 1987, those with air conditioning cost
# about 12,400 dollars more than those without, if the other ten features are equal. For bathrooms it is about 14,100
# dollars for each. The model compares different houses. Nobody built anything into a house and looked at what happened.
# Perhaps air conditioning was put in mostly by people with more money, who also had better kitchens, newer roofs and
# larger rooms. None of that is in the table, so air conditioning gets the credit for it. Putting it in does not bring a
# new kitchen. It also costs something, and the model knows nothing about that.
#
# The error was counted on other houses, because a model can be good on those it was fitted to and bad on new ones.
# When I practise for a spelling test with the same 20 words every day, I get all 20 right in the end, and that does
# not show that I can spell. A fair test uses words that I have not practised. And a *typical* error of 14,000 dollars
# is no limit: one house in the drawer is wrong by more than 46,000.
#
# All right: to see how much the size of the lot and the number of bathrooms had to do with prices in Windsor in 1987,
# for a history project. Not all right: to price a house of today, because these prices are from 1987 and only from
# one town. And not to decide who gets a loan: the feature "preferred area" carries old decisions about neighbourhoods
# into the answer, and what matters about a person is not in the data at all.

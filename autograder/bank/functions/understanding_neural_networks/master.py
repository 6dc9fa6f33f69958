# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # Understanding neural networks
#
# The cat next door likes to be petted. Mostly. Some days it purrs, and some days, without any warning, it swats. There
# is a rule behind it, but the cat will not say which.
#
# Visit it for a few weeks and something happens to you: you *know* when to stop. Nobody explained the rule. You made a
# **guess**, the cat gave you **feedback** (sometimes with claws), and you **adjusted** your next guess.
#
# A neural network learns in just this way. It is a machine made of many small parts that copy, in a very simple way,
# the nerve cells in your head. In this notebook you first solve a puzzle about a secret rule. Then you build **one**
# artificial nerve cell, a single neuron, and let it study the cat.
#
# You will write five short functions and make four pictures with them; one of the pictures moves. Allow about
# **60 minutes**. The exercise is worth 20 points. You need a little Python: a list, a loop, an `if`, a function.

# %% [markdown]
# ## Before you start
#
# Here is all the Python that you may not have met yet.
#
# | you write | what it does |
# |---|---|
# | `games = [(12, True), (7, False)]` | a list of two **pairs** |
# | `for number, answer in games:` | first `number` is 12 and `answer` is `True`, then 7 and `False` |
# | `for a, b in zip(first, second):` | walks along two lists side by side |
# | `names.append("even")` | puts one more thing at the end of the list `names` |
# | `[*prices, 1]` | a **new** list: everything in `prices`, and then a 1 |
# | `raise ValueError("what is wrong")` | stops the function and says what is wrong |
#
# **Three rules of the house** hold for every function below.
#
# 1. Where the text says *list of numbers*, it may be a plain list such as `[3, 5]` or a NumPy array, which is a list
#    made for arithmetic. Whole numbers, fractions and negative numbers all occur. Take the numbers **one by one** (with
#    `zip`, for example) and you need not care which kind you were given. Signs such as `+` and `*` between whole lists
#    mean one thing for plain lists and another for arrays, so leave them alone.
# 2. What you were given stays as it was. Make a new list for your answer.
# 3. Some things cannot be answered, and the text says which. There your function raises a `ValueError`.
#
# Replace the `...` in each function by your own lines. Below each question a check tells you at once whether a few
# small cases come out right. Cells that draw a picture use your functions, so run them when the function is written.

# %%
import matplotlib.pyplot as plt
import numpy as np
from IPython.display import HTML
from matplotlib.animation import FuncAnimation

BLUE, ORANGE = "#0072B2", "#D55E00"

# %% [markdown]
# ## 1. Which rules are still in the game?
#
# A friend has thought of a **secret rule** about whole numbers. You say a number, and your friend answers YES (the
# number fits the rule) or NO. You know that the rule is one of these six:
#
# | rule | about 12 | about 7 |
# |---|---|---|
# | even | YES | NO |
# | multiple of 3 | YES | NO |
# | more than 10 | YES | NO |
# | less than 20 | YES | YES |
# | ends in 2 | YES | NO |
# | square number | NO | NO |
#
# You say 12, and your friend answers YES. The rule *square number* says NO about 12, so it is out. You say 7, and the
# answer is NO. Now *less than 20* is out too, because it says YES about 7. A NO teaches you as much as a YES!
#
# **Guess first.** Four rules are left. Which number would you say next, so that you learn as much as you can? Is 24 a
# good choice?
#
# In Python a rule is a function: a number goes in, `True` (YES) or `False` (NO) comes out. Functions can be kept in a
# dictionary under a name, like telephone numbers. (`number % 2` is what remains when you divide by 2.)


# %%
def is_even(number):
    return number % 2 == 0


def is_multiple_of_three(number):
    return number % 3 == 0


def is_more_than_ten(number):
    return number > 10


def is_less_than_twenty(number):
    return number < 20


def ends_in_two(number):
    return number % 10 == 2


def is_square(number):
    return round(number**0.5) ** 2 == number


rules = {
    "even": is_even,
    "multiple of 3": is_multiple_of_three,
    "more than 10": is_more_than_ten,
    "less than 20": is_less_than_twenty,
    "ends in 2": ends_in_two,
    "square number": is_square,
}

for name, rule in rules.items():
    print(name, "says about 12:", rule(12))

# %% [markdown]
# **Your turn.** `consistent_rules(rules, examples)` finds the rules that are still in the game.
#
# - `rules` is a dictionary: name → function, as above. Other rules may be in it, and more or fewer of them.
# - `examples` is a list of pairs `(number, answer)`. The answer is `True` for YES and `False` for NO.
# - A rule stays in the game if it says the **same** as your friend about **every** number in the list.
# - Return a **list of the names** of these rules, in the order in which they stand in `rules`.
# - With no examples at all, nothing is ruled out yet: return all the names. If no rule fits, return an empty list `[]`.
#
# With the two answers above, the list is `["even", "multiple of 3", "more than 10", "ends in 2"]`.


# %%
def consistent_rules(rules, examples):
    """The names of the rules that agree with every (number, answer), as a list in the order of `rules`."""
    # BEGIN SOLUTION
    names = []
    for name, rule in rules.items():
        if all(rule(number) == answer for number, answer in examples):
            names.append(name)
    return names
    # END SOLUTION


# %% [markdown]
# Now watch the rules fall. Each column is one more answer. Change the answers, or add a rule of your own, and run the
# cell again.

# %%
game = [(12, True), (7, False), (15, False), (4, True)]

figure, axis = plt.subplots(figsize=(7.5, 3.6), layout="constrained")
for asked in range(len(game) + 1):
    left = consistent_rules(rules, game[:asked])
    for height, name in enumerate(rules):
        sign, colour = ("✓", BLUE) if name in left else ("×", "#999999")
        axis.text(asked, height, sign, color=colour, fontsize=17, ha="center", va="center")
columns = ["no answer\nyet"] + [f"{number}\n{'YES' if answer else 'NO'}" for number, answer in game]
axis.set_xticks(range(len(columns)), columns)
axis.set_yticks(range(len(rules)), rules)
axis.set(xlim=(-0.5, len(columns) - 0.5), ylim=(len(rules) - 0.5, -0.5), title="✓ still in the game    × ruled out")
plt.show()

# %% [markdown]
# Four answers, and one rule is left: *even*. (And 24? Only *ends in 2* says NO about it. If your friend says YES, three
# rules are still there. With 15 you are sure to lose two of the four, whatever the answer is.)
#
# Does that **prove** that your friend's rule is *even*? Only if it really is one of the six. "Even, and smaller than a
# million" would have given the same answers.
#
# And that is where the puzzle stops being easy. Nobody hands you a list of rules for a cat. How can a machine find a
# rule without a list to cross out?

# %% [markdown]
# ## 2. One neuron
#
# Your brain has about 86 billion nerve cells, called **neurons**. A neuron gets signals from thousands of others.
# Some signals excite it, others calm it down. When there is enough excitement, the neuron **fires**: it sends a
# signal of its own. Otherwise it stays silent.
#
# An artificial neuron copies this with arithmetic. Each input has a **weight**. A positive weight says "this speaks for
# it", a negative one "this speaks against it", and a large weight counts more than a small one. Here is a neuron that
# guesses whether the cat will purr. Its inputs are the **treats** that the cat had, and the **minutes** of petting. Its
# weights are 2 and −1, and its **threshold** is 1:
#
# | treats | minutes | weighted sum | reaches 1? | the neuron |
# |:-:|:-:|---|---|---|
# | 3 | 2 | 2 · 3 + (−1) · 2 = 4 | yes | fires: "it will purr" |
# | 3 | 5 | 2 · 3 + (−1) · 5 = 1 | yes, just | fires |
# | 3 | 6 | 2 · 3 + (−1) · 6 = 0 | no | is silent: "it will swat" |
# | 0 | 1 | 2 · 0 + (−1) · 1 = −1 | no | is silent |
#
# In letters, with weights $w_1, \dots, w_n$, inputs $x_1, \dots, x_n$ and threshold $t$, the neuron fires if
#
# $$w_1 x_1 + w_2 x_2 + \dots + w_n x_n \ge t$$
#
# **Guess first.** One more treat: how many more minutes of petting is that worth to this neuron?
#
# **Your turn.** `fires(weights, inputs, threshold)`.
#
# - `weights` and `inputs` are lists of numbers of the same length: one weight for each input. There can be one input or
#   many. If the lengths differ, raise a `ValueError`. (`len(weights)` is the length.)
# - `threshold` is a number. It may be negative or 0.
# - Return `True` if the weighted sum reaches the threshold, and `False` if not. **Reaching is enough**: a sum equal to
#   the threshold gives `True`.


# %%
def fires(weights, inputs, threshold):
    """True where the weighted sum of the inputs reaches the threshold, else False; ValueError if lengths differ."""
    # BEGIN SOLUTION
    if len(weights) != len(inputs):
        raise ValueError(f"{len(weights)} weights for {len(inputs)} inputs")
    total = sum(weight * value for weight, value in zip(weights, inputs))
    return total >= threshold
    # END SOLUTION


# %% [markdown]
# One more treat makes up for two more minutes. Each choice of weights is a rule of its own, and there are endlessly
# many choices, far too many to cross out one by one. So the neuron does something else.

# %% [markdown]
# ## 3. Learning from one mistake
#
# ### A small trick first
#
# We want the neuron to learn its threshold as well. Here is how to turn it into a weight. These two lines say the same:
#
# $$2 \cdot \text{treats} - 1 \cdot \text{minutes} \ge 1 \qquad\text{and}\qquad
# 2 \cdot \text{treats} - 1 \cdot \text{minutes} - 1 \cdot 1 \ge 0$$
#
# So give the neuron one more input, which is **always 1**, with a weight of −1. Now its threshold can be 0 for ever.
# The extra weight is called the **bias**, because it leans one way before any input has arrived. In this notebook it
# stands **last**: the weights are `[2, -1, -1]`, and for 3 treats and 5 minutes the inputs are `[3, 5, 1]`.
#
# ### Guess, feedback, adjust
#
# The neuron knows nothing yet, so all its weights are 0. On the first day the cat gets 1 treat and 5 minutes:
#
# - **Guess.** The sum is 0, which reaches the threshold 0. The neuron fires: "purr". Its **output** is 1.
# - **Feedback.** The cat swats. The right answer, called the **target**, was 0.
# - **Adjust.** The sum was too high. So every input that had a say gets a smaller weight.
#
# | target | output | target − output | what was wrong | so the weights … |
# |:-:|:-:|:-:|---|---|
# | 1 | 1 | 0 | nothing | stay as they are |
# | 0 | 0 | 0 | nothing | stay as they are |
# | 1 | 0 | 1 | the sum was too low | go up where the input was positive |
# | 0 | 1 | −1 | the sum was too high | go down where the input was positive |
#
# By how much? An input of 5 had five times as much say as an input of 1, so its weight changes five times as much. An
# input of 0 had no say, so its weight stays. And the **learning rate** sets how big the steps are:
#
# $$\text{new weight} = \text{old weight} + \text{rate} \cdot (\text{target} - \text{output}) \cdot \text{input}$$
#
# With the weights `[0, 0, 0]`, the inputs `[1, 5, 1]`, target 0, output 1 and rate 1, the new weights are
# `[-1, -5, -1]`. With rate 0.5 they are `[-0.5, -2.5, -0.5]`. This is the **perceptron rule**. Frank Rosenblatt used
# it in 1958 to teach a machine to tell pictures apart.
#
# **Guess first.** Show the neuron the same day again, with its new weights. What does it say now?
#
# **Your turn.** `adjust(weights, inputs, target, output, rate)` returns the new weights, one for each old one.
#
# - `weights` and `inputs` are lists of numbers of the same length. If the lengths differ, raise a `ValueError`. The
#   input that is always 1 is already among the inputs; your function treats it like any other.
# - `target` and `output` are 1 or 0. They may also be `True` or `False`: Python counts with these as with 1 and 0.
# - `rate` is a positive number.
# - Return a **new** list (or array), and leave the old weights as they are. After a right answer it holds the same
#   numbers as the old one.


# %%
def adjust(weights, inputs, target, output, rate):
    """The new weights, old + rate * (target - output) * input, as a new list; ValueError if lengths differ."""
    # BEGIN SOLUTION
    if len(weights) != len(inputs):
        raise ValueError(f"{len(weights)} weights for {len(inputs)} inputs")
    error = target - output
    return [weight + rate * error * value for weight, value in zip(weights, inputs)]
    # END SOLUTION


# %% [markdown]
# Time to look. In the next picture each mark is a day with the cat: a circle is a purr, a cross is a swat. The
# background shows what the neuron *says*: "purr" where it is blue, "swat" where it is orange. The border between the
# two colours is where the weighted sum is exactly 0, and it is always a **straight line**.
#
# The neuron started from zeros and met the days one after another. Here are the five days of its first week on which
# it was wrong. In each picture the ring marks the day that it has just learned from. Before you run the cell: what
# will the first picture look like, when all weights are 0?


# %%
def draw_neuron(axis, weights, days, title):
    """The days as marks, and behind them what a neuron with these weights says everywhere."""
    treats, minutes = np.meshgrid(np.linspace(-0.6, 6.6, 361), np.linspace(-0.6, 8.6, 461))
    total = weights[0] * treats + weights[1] * minutes + weights[2]
    colours = np.where((total >= 0)[..., np.newaxis], [0.80, 0.89, 0.96], [0.99, 0.90, 0.82])
    axis.imshow(colours, extent=(-0.6, 6.6, -0.6, 8.6), origin="lower", aspect="auto")
    for inputs, target in days:
        mark, colour = ("o", BLUE) if target == 1 else ("X", ORANGE)
        axis.plot(*inputs, mark, color=colour, markersize=10, markeredgecolor="black")
    name = "weights " + ", ".join(f"{weight:g}" for weight in weights)
    axis.set(title=f"{title}\n{name}", xlabel="treats", ylabel="minutes", xticks=range(7), yticks=range(0, 9, 2))


# %%
# (treats, minutes, always 1), what the cat did, what the neuron had said
corrections = [
    ([1, 5, 1], 0, 1),
    ([2, 0, 1], 1, 0),
    ([5, 2, 1], 1, 0),
    ([4, 8, 1], 0, 1),
    ([0, 1, 1], 1, 0),
]
days_so_far = [(inputs[:2], cat) for inputs, cat, said in corrections]
current = [0, 0, 0]
figure, axes = plt.subplots(2, 3, figsize=(11, 7.5), layout="constrained")
draw_neuron(axes[0, 0], current, days_so_far, "at the start")
for axis, (inputs, cat, said) in zip(axes.flat[1:], corrections):
    current = adjust(current, inputs, cat, said, 1)
    draw_neuron(axis, current, days_so_far, f"it said {said}, the cat said {cat}")
    axis.plot(*inputs[:2], "o", markersize=20, markerfacecolor="none", markeredgecolor="black", markeredgewidth=2)
plt.show()

# %% [markdown]
# The line jumps about. Each correction helps with the ringed day, and it can spoil a day that was right before. Look at
# the last picture: the ringed day is **still** on the wrong side! One correction is a step in the right direction, and
# not always enough. One week is not enough either. What would you do? Right: start again from the first day, and go on.

# %% [markdown]
# ## 4. Round after round
#
# Here are all eight days. The inputs are `[treats, minutes]`; the target is 1 for a purr and 0 for a swat.

# %%
days = [
    ([1, 5], 0),
    ([2, 0], 1),
    ([5, 2], 1),
    ([6, 0], 1),
    ([0, 6], 0),
    ([4, 8], 0),
    ([0, 1], 1),
    ([2, 8], 0),
]

# %% [markdown]
# **Your turn.** `learn(examples, rate, max_rounds)` teaches a neuron. `examples` is a list of pairs `(inputs, target)`
# like the one above. Follow this recipe:
#
# 1. **Start.** All weights are 0. There is one weight for each input and, last, one for the bias: with two inputs,
#    three weights.
# 2. **A round** goes through all the examples once, in the order of the list. For each example, add the 1 to its inputs
#    (in a new list!) and let the neuron guess, with threshold 0. If the guess is wrong, adjust the weights **at once**,
#    so that the next example meets the new weights.
# 3. **Stop** after the first round that had no mistake at all. Return a pair: the weights and the number of rounds,
#    `return weights, rounds`. That last, faultless round counts too.
# 4. **Give up** when `max_rounds` rounds are over and not one of them was without a mistake: raise a `ValueError`.
#
# Let us do it by hand for two examples with one input each, `[([1], 1), ([0], 0)]`, and rate 1:
#
# | round | inputs with the 1 | weights before | sum | output | target | weights after |
# |:-:|:-:|:-:|:-:|:-:|:-:|:-:|
# | 1 | 1, 1 | 0, 0 | 0 | 1 | 1 | 0, 0 |
# | 1 | 0, 1 | 0, 0 | 0 | 1 | **0** | 0, −1 |
# | 2 | 1, 1 | 0, −1 | −1 | 0 | **1** | 1, 0 |
# | 2 | 0, 1 | 1, 0 | 0 | 1 | **0** | 1, −1 |
# | 3 | 1, 1 | 1, −1 | 0 | 1 | 1 | 1, −1 |
# | 3 | 0, 1 | 1, −1 | −1 | 0 | 0 | 1, −1 |
#
# Round 3 is without a mistake, so the answer is `([1, -1], 3)`. Three rounds are just enough: with `max_rounds` 3 the
# answer is the same, with `max_rounds` 2 there is a `ValueError`.
#
# - There is at least one example, and all examples have the same number of inputs: one, two or more.
# - `rate` is a positive number, and `max_rounds` is a whole number from 1 upwards.
# - Your own `fires` and `adjust` do most of the job. The weights you return may be a list or an array.
# - Leave the examples as they are. Whoever gave them to you may want to show them to another neuron.


# %%
def learn(examples, rate, max_rounds):
    """(weights, rounds): weights, bias last, that are right on every example; ValueError when the rounds run out."""
    # BEGIN SOLUTION
    weights = [0] * (len(examples[0][0]) + 1)
    for rounds in range(1, max_rounds + 1):
        mistakes = 0
        for inputs, target in examples:
            with_one = [*inputs, 1]
            output = fires(weights, with_one, 0)
            if output != target:
                weights = adjust(weights, with_one, target, output, rate)
                mistakes = mistakes + 1
        if mistakes == 0:
            return weights, rounds
    raise ValueError(f"there were mistakes in each of {max_rounds} rounds")
    # END SOLUTION


# %%
print(learn(days, 1, 100))

# %% [markdown]
# Read the weights. Treats speak for a purr, minutes speak against it, and the bias says how friendly the cat is before
# anything has happened. Nobody told the neuron any of this.
#
# Does the rate matter? **Guess first**, then run `learn` with rate 0.5 in a new cell and compare.
#
# Now the picture that moves. In the puzzle, every answer left fewer rules. Let us do the same with the neuron: teach it
# the first day only, then the first two days, the first three, and so on, each time from the start. The ring marks the
# newest day. Press play, or step through with the buttons. When does a new day move the line, and when does it not?

# %%
figure, axis = plt.subplots(figsize=(5.5, 5), layout="constrained")


def show_days(count):
    """The picture after the neuron has studied the first `count` days."""
    axis.clear()
    weights, rounds = learn(days[:count], 1, 100)
    draw_neuron(axis, weights, days[:count], f"days studied: {count}     rounds: {rounds}")
    ring = {"markersize": 20, "markerfacecolor": "none", "markeredgecolor": "black", "markeredgewidth": 2}
    axis.plot(*days[count - 1][0], "o", **ring)


plt.close(figure)  # or it would stand below the moving picture once more
HTML(FuncAnimation(figure, show_days, frames=range(1, len(days) + 1), interval=1200).to_jshtml())

# %% [markdown]
# Where the new day lies on the right side already, the line stays. Where it does not, the line moves until all the days
# so far are right.
#
# ### A lamp that no neuron understands
#
# A lamp on the stairs has two switches, one at the bottom and one at the top. When exactly **one** of them is up, the
# lamp is on. **Guess first:** can a neuron learn when the lamp is on? Draw the four cases as points on paper, and look
# for a straight line between *on* and *off*.

# %%
lamp = [([0, 0], 0), ([0, 1], 1), ([1, 0], 1), ([1, 1], 0)]
try:
    print(learn(lamp, 1, 1000))
except ValueError as problem:
    print("It gave up:", problem)

# %% [markdown]
# There is no such line, so there is no faultless round, not in a thousand rounds and not in a million. That is why
# `learn` needs a limit. In 1962 it was proved that the perceptron rule *always* gets there if there is a line to find.
# If there is none, one neuron is not enough. Several neurons together can do it, and that is what a neural
# **network** is for.

# %% [markdown]
# ## 5. The test
#
# The neuron is right on all the days that it studied. That is no great wonder: it went on until it was. The honest
# question is how it does on days that it has **never seen**. Here are six of them. **Guess first:** how many mistakes
# will it make?

# %%
new_days = [([3, 2], 1), ([1, 2], 1), ([1, 7], 0), ([1, 4], 0), ([5, 8], 0), ([0, 0], 1)]

# %% [markdown]
# **Your turn.** `count_mistakes(weights, examples)` counts the examples on which a neuron with these weights is wrong.
#
# - `weights` has one number for each input and, last, the bias. The threshold is 0, and reaching it is enough.
# - `examples` is a list of pairs `(inputs, target)`, as for `learn`. Without the 1: you add that.
# - Return a whole number: 0 if everything is right, and also 0 if there are no examples.
# - If the weights do not fit, because there is not exactly one for each input and one more for the bias, raise a
#   `ValueError`. (If you use your own `fires`, it may do that for you.)
#
# Weights by hand, `[1, -1, 2]`: 1 treat and 4 minutes give the sum 1 − 4 + 2 = −1, so this neuron says 0. Its sum for 5
# treats and 8 minutes is −1 as well.


# %%
def count_mistakes(weights, examples):
    """How many examples (inputs, target) a neuron with these weights, bias last, gets wrong; a whole number."""
    # BEGIN SOLUTION
    mistakes = 0
    for inputs, target in examples:
        if fires(weights, [*inputs, 1], 0) != target:
            mistakes = mistakes + 1
    return mistakes
    # END SOLUTION


# %% [markdown]
# Run the test. Each bar is a neuron that studied only the first days, and is then asked about **all fourteen** days,
# old and new.

# %%
all_days = days + new_days
studied = list(range(1, len(days) + 1))
wrong = [count_mistakes(learn(days[:count], 1, 100)[0], all_days) for count in studied]

figure, (left_side, right_side) = plt.subplots(1, 2, figsize=(11, 4.6), layout="constrained")
bars = left_side.bar(studied, wrong, color=BLUE, edgecolor="black")
left_side.bar_label(bars)
left_side.margins(y=0.1)
left_side.set(xlabel="days studied", ylabel="mistakes on all 14 days", title="The more days, the better?")
final = learn(days, 1, 100)[0]
draw_neuron(right_side, final, new_days, f"the six new days, mistakes: {count_mistakes(final, new_days)}")
plt.show()

# %% [markdown]
# One mistake is left, on the new day with 5 treats and 8 minutes. Its sum is exactly 0, so the neuron says "purr" by
# the narrowest of margins, and the cat swats. Studying days without a mistake is no promise for the days to come.
# More days help: they leave less room for a wrong line, just as more answers left less room for wrong rules.
#
# This is how all neural networks learn: guess, feedback, adjust. The large ones have billions of weights and not three,
# and they need better tools, which you will build in the exercises that follow: matrices, to compute with thousands of
# weights at once; curves, so that a network is not stuck with straight lines; and calculus, to find out how to
# adjust every single weight.

# %% [markdown] question="in_your_own_words"
# ## 6. In your own words
#
# Somebody in your family asks: *"How can a machine learn a rule that nobody tells it?"* Answer in 8 to 12 sentences.
#
# 1. Describe something that **you** learned by guess, feedback and adjustment (not the cat). Say what each of the
#    three was.
# 2. Make up a tiny neuron for it, with two inputs and a bias, and weights of your choice. Let it make a mistake, and
#    work out **one** correction with numbers. Why does it help?
# 3. Compare the puzzle with the neuron. What is alike, and what is different?
# 4. What can a single neuron not learn, however many rounds it gets, and why?
#
# Your teacher reads this one (2 points).

# %% [markdown] answer="in_your_own_words"
# I learned to pack my bag for hockey so that it is not too heavy for the bike. My guess was "this will be fine", the
# feedback was whether I wobbled, and the next time I packed more or less.
#
# My neuron says 1 for "fine". Its inputs are water bottles and books, and the third input is always 1. The weights are
# 1, −1 and 1. With 2 bottles and 3 books the sum is 2 − 3 + 1 = 0, so it says "fine", output 1. I wobbled, so the
# target is 0. With rate 1 every weight changes by −1 times its input: 1 − 2 = −1, −1 − 3 = −4 and 1 − 1 = 0. The new
# sum is −2 − 12 + 0 = −14, and it says 0. It helps because each input that pushed the sum up loses weight, and the one
# with the largest say loses most.
#
# The puzzle and the neuron both use examples with answers, and more examples leave fewer possibilities. The difference
# is that the puzzle has a list and crosses rules out for good. The neuron has no list. It keeps one rule at a time and
# changes it a little, so it can get worse for a while.
#
# A single neuron can only cut the plane with one straight line. When the YES points lie on opposite corners, as for the
# lamp with two switches, no line has them all on one side, so some point is wrong in every round.

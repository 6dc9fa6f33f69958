"""The notebook of __TITLE__, with the worked solution in place.

What stands above the first `# %%` is for authors only: no notebook shows it. Below, each `# %% [markdown]` begins a
cell of text and each `# %%` a cell of code. Run this file like any other: `python master.py` must end without warnings.

- The first cell: a title, a hook, what you will make, how long it takes.
- A question: a heading, the text (everything that a learner must know, also the rules for bad input), then one cell
  with the function. What stands between BEGIN and END SOLUTION becomes `...` in the learner's notebook.
- No `grader.check(...)`: `nnmath build` adds one after each question, and a first cell that starts the checks.
- At least one picture that learners draw with their own function.
- A question in the learner's own words: a cell marked `question=...`, and after it a model answer marked `answer=...`,
  which only the solutions show.
"""

# %% [markdown]
# # __TITLE__
#
# Three bowls of soup and one salad: that is what the canteen sold before the bell rang. "Hardly anybody eats salad,"
# says the cook. "A quarter of you do!" says the sign on the wall. Both looked at the same two numbers.
#
# You will write one function that turns amounts into shares, and draw them. Allow about **45 minutes**.

# %%
import matplotlib.pyplot as plt
import numpy as np

# %% [markdown]
# ## Who ate what part?
#
# A **share** is an amount divided by the total. The total of 3 and 1 is 4:
#
# | | soup | salad | together |
# |---|---|---|---|
# | amount | 3 | 1 | 4 |
# | share | 3 / 4 = 0.75 | 1 / 4 = 0.25 | 1 |
#
# As a formula, with $n$ amounts $a_1, \dots, a_n$: $\quad s_i = \dfrac{a_i}{a_1 + \dots + a_n}$
#
# Guess first: what are the shares of 2, 3 and 5? What happens to them when every amount doubles?
#
# - `amounts` is a list or an array of numbers, none of them negative. Leave it as it is.
# - Return the shares in the same order, as a list or an array.
# - When the total is 0 (also when there are no amounts at all) there is nothing to share: raise a `ValueError`.


# %%
def shares(amounts):
    """The part of the total that each amount is."""
    # BEGIN SOLUTION
    amounts = np.asarray(amounts, dtype=float)
    total = amounts.sum()
    if total == 0:
        raise ValueError("the amounts add up to 0, so they have no shares")
    return amounts / total
    # END SOLUTION


# %% [markdown]
# Now look at them. Run the next cell when your function is written, and change the numbers.

# %%
dishes, sold = ["soup", "salad", "pasta", "fruit"], [12, 4, 18, 6]
figure, axis = plt.subplots(figsize=(6, 3))
axis.bar(dishes, shares(sold), color="#0072b2")
axis.set_ylabel("share of all that was sold")
axis.set_title("Lunch at the canteen")
plt.show()

# %% [markdown] question="in_your_own_words"
# ## In your own words
#
# Two schools sell different amounts and have the same shares. Invent such amounts and show that the shares agree. What
# do the shares *not* tell you about the two schools?

# %% [markdown] answer="in_your_own_words"
# The small school sold 3 bowls of soup and 1 salad, the large one 300 bowls and 100 salads. The shares are 3/4 and 1/4
# in both. They do not tell how many people ate, nor how much there was for each of them.

# %% [markdown]
# # 610 dials that turn themselves
#
# In the last exercise you built a whole training by hand: layers, slopes, steps, batches. It took you about a hundred
# lines, and you know what every one of them does.
#
# Nobody who builds networks for a living writes those lines again and again. They take a **library**, a box of tools
# that others have made and tested. The one in this notebook is called **PyTorch**. It finds all slopes by itself. It
# turns all dials by itself. The whole training shrinks to fifty lines.
#
# **Guess first.** We take the same handwritten digits, a network with 8 hidden neurons, and the squared error as its
# cost. We let PyTorch train it for ten rounds. Of 10 digits that it has never seen, how many will it read correctly?
# Write your guess down. A person reads nearly all of them. Somebody who just rolls a die with ten faces gets 1.
#
# This is the *Simple Digits Classifier* of the infographic *Mathematics of Neural Networks*. We walk through it in
# seven parts: imports, the data, building, training, evaluating, modifying, and next steps. Be warned: it works, and it
# is **not good**. That is on purpose. At the end you will see why a box of tools is not enough.
#
# **You will make** seven functions, a network and seven pictures. **Time:** about 75 minutes. **You need:** the
# exercise on the training loop.

# %% [markdown]
# # Part 1. Imports
#
# An import opens a box of tools and gives it a name. `torch` is PyTorch. `nn` holds layers ("nn" stands for neural
# networks). `TensorDataset` and `DataLoader` deal out examples in batches.

# %%
import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

# %% [markdown]
# # Part 2. The data
#
# In the 1990s, Ethem Alpaydin and Cenk Kaynak had people write digits on paper, and made small pictures of them: 8 rows
# of 8 pixels, each pixel a number from 0 (empty) to 16 (full of ink). 1,797 of these pictures come with scikit-learn,
# with a label for each, the digit that was meant.
#
# Every fifth picture goes into a drawer. We train with the others, and open the drawer only to see how good the network
# is. Otherwise it could learn the answers by heart, and we would not notice.

# %%
digits = load_digits()
in_drawer = np.arange(len(digits.images)) % 5 == 0
train_images, train_labels = digits.images[~in_drawer], digits.target[~in_drawer]
test_images, test_labels = digits.images[in_drawer], digits.target[in_drawer]

figure, panels = plt.subplots(2, 8, figsize=(12, 3.6))
for panel, image, label in zip(panels.flat, train_images, train_labels):
    panel.imshow(image, cmap="gray_r")
    panel.set_title(str(label))
    panel.axis("off")
plt.show()

# %% [markdown]
# ## Pictures become tensors
#
# A **tensor** is PyTorch's word for what NumPy calls an array: a table of numbers, with any number of axes. It can do
# two things more. It can remember how it was computed (you will see why that is useful), and it is strict about **kinds
# of numbers**:
#
# | kind | what it is | what it is for |
# |---|---|---|
# | `float64` | decimals with 16 digits | NumPy's habit |
# | `float32` | decimals with 7 digits, half the memory | the layers of PyTorch |
# | `int64` | whole numbers | labels: *which* of the ten outputs is meant |
#
# `torch.tensor(table, dtype=torch.float32)` makes a tensor of the kind that you say. `tensor.dtype` tells its kind.
#
# **Write `to_tensors(images, labels)`.** It returns two tensors, `X` and `y`.
#
# - `images` are N pictures. Mostly they have the shape `(N, 8, 8)`, but they may also be rows already, `(N, 64)`. They
#   may be a NumPy array or lists, of whole numbers or decimals. `labels` are N whole numbers, an array or a list.
# - `X` is float32 of the shape `(N, 64)`: **each picture is a row**. Its pixels stand in the order in which we read:
#   the first line of the picture, then the second, and so on. They stay as they are, 0 to 16. (In the last exercise you
#   divided them by 16. Keep that in mind.)
# - `y` is int64 of the shape `(N,)`, the labels as they are.
# - More labels than pictures, or fewer, is a `ValueError`. So are pictures that have not 64 pixels.
#
# A hint for the last point: where the numbers do not fit, NumPy's `reshape` raises a `ValueError` by itself. PyTorch's
# raises a `RuntimeError`, and that is another error.


# %%
def to_tensors(images, labels):
    """X, float32 (N, 64), a row for each picture with its pixels as they are, and y, int64 (N,)."""
    # BEGIN SOLUTION
    X = np.array(images, dtype=np.float32)
    y = np.array(labels, dtype=np.int64)
    if len(X) != len(y):
        raise ValueError("there must be one label for each picture")
    return torch.tensor(X.reshape(len(y), 64)), torch.tensor(y)
    # END SOLUTION


# %% [markdown]
# ### Columns or rows?
#
# Until now, each example was a **column**: $X$ had the shape $(n_\text{in}, N)$, and a layer was $W X + b$. That is how
# mathematicians write it. PyTorch puts each example into a **row**, $(N, n_\text{in})$, as spreadsheets do. Neither is
# better, but one must not mix them up. Two examples of three numbers each:
#
# $$\begin{pmatrix} 1 & 4 \\ 2 & 5 \\ 3 & 6 \end{pmatrix} \quad\text{becomes}\quad
# \begin{pmatrix} 1 & 2 & 3 \\ 4 & 5 & 6 \end{pmatrix}$$
#
# **Guess first.** `reshape(2, 3)` makes a table of 2 rows and 3 columns as well. Which numbers would stand in its first
# row? Would that be an example?
#
# **Write `columns_to_rows(X)`.** `X` is a table $(n_\text{in}, N)$: a NumPy array, a list of lists or a tensor. The
# answer is a float32 tensor $(N, n_\text{in})$. What has not exactly two axes is a `ValueError`. What was given stays
# as it was. (`torch.as_tensor` takes all three: arrays, lists and tensors.)


# %%
def columns_to_rows(X):
    """A float32 tensor (N, n_in), one example per row, from a table (n_in, N), one example per column."""
    # BEGIN SOLUTION
    X = torch.as_tensor(X, dtype=torch.float32)
    if X.ndim != 2:
        raise ValueError("X must be a table with two axes")
    return X.T
    # END SOLUTION


# %% [markdown]
# # Part 3. Building
#
# ## A class for the network
#
# Our network has three stations: 64 pixels, 8 hidden neurons, 10 outputs. On the postcard of an earlier exercise it was
#
# $$\text{outputs} = W_2 \, \sigma(W_1 x + b_1) + b_2$$
#
# with the sigmoid $\sigma$ as the bend. The output with the largest value is the answer.
#
# In PyTorch a network is a **class**, a plan for building things. The plan has two parts: what the network *has*
# (`__init__`), and what it *does* with its input (`forward`). Here is a smaller one, with 3 inputs, 2 hidden neurons,
# 1 output and another bend:

# %%


class Small(nn.Module):
    """3 inputs, 2 hidden neurons, 1 output."""

    def __init__(self):
        super().__init__()  # tells PyTorch that this will be a network
        self.first = nn.Linear(3, 2)  # 2 times 3 weights and 2 biases, drawn at random
        self.second = nn.Linear(2, 1)

    def forward(self, X):
        return self.second(torch.tanh(self.first(X)))


small = Small()  # build one
print("outputs of two examples:", small(torch.ones(2, 3)).shape)  # use it: rows in, rows out
print("shapes of what it learns:", [tuple(p.shape) for p in small.parameters()])

# %% [markdown]
# Two things are worth knowing. We never call `forward` ourselves: `small(X)` does it. And every layer that is stored
# under a name that begins with `self.` is found by PyTorch. Its weights and biases are the **parameters**, the dials of
# the network. A layer that is hidden in an ordinary list is *not* found, and would never learn.
#
# **Write the class `SimpleDigits`.** 64 inputs, then 8 hidden neurons bent by the sigmoid (`torch.sigmoid` is fine),
# then 10 outputs **without a bend**: plain sums, which may be any number. The parameters come in the order
# $W_1, b_1, W_2, b_2$, as they do if you make the hidden layer first. How many are there? Multiply before you run it.


# %%
class SimpleDigits(nn.Module):
    """64 pixels, 8 hidden neurons with a sigmoid, 10 outputs without a bend: (N, 64) -> (N, 10)."""

    def __init__(self):
        super().__init__()
        # BEGIN SOLUTION
        self.hidden = nn.Linear(64, 8)
        self.output = nn.Linear(8, 10)
        # END SOLUTION

    def forward(self, X):
        # BEGIN SOLUTION
        return self.output(torch.sigmoid(self.hidden(X)))
        # END SOLUTION


# %%
print(sum(p.numel() for p in SimpleDigits().parameters()), "dials")

# %% [markdown]
# # Part 4. Training
#
# ## Slopes for free
#
# To turn a dial the right way, we need to know: if it went up a little, would the cost go up or down, and how fast?
# That is a slope. All slopes together are the **gradient**. You have found gradients in two ways:
#
# - *by differences:* try every dial a little up and a little down. With 610 dials that is 1,220 runs of the network;
# - *by backpropagation:* one run forward, then the chain rule backward. Fast, but hard to write without a mistake.
#
# PyTorch does the second for you. While it computes, it **records** every step, like a hiker who drops pebbles. Then it
# follows the pebbles back and applies the chain rule at each one. This is called *automatic differentiation*.

# %%
x = torch.tensor([3.0, -1.0], requires_grad=True)  # "please record what is done with x"
height = (x**2).sum()  # 9 + 1
height.backward()  # follow the record back
print("height:", height.item(), "   slopes:", x.grad)

# %% [markdown]
# The height is $x_1^2 + x_2^2$, and its slopes are $2 x_1 = 6$ and $2 x_2 = -2$. Right!
#
# **Guess first.** What will `x.grad` be if we compute the height and call `backward()` a second time? Try it in a cell
# of your own. PyTorch *adds* new slopes to the old ones. That has confused everybody at least once.
#
# **Write `autograd_gradient(f, x)`**: the gradient of `f` at `x`, as a tensor of the shape of `x`.
#
# - `f` takes a tensor and returns a tensor with a single number, as `(x**2).sum()` does. **Ask `f` only once.** That is
#   the point: no differences.
# - `x` may be a tensor, a NumPy array or a list, of decimals or of whole numbers, of any shape. (PyTorch refuses to
#   record whole numbers. Make decimals of them.)
# - `x` **stays as it was**. If it is a tensor, it has the same numbers afterwards, and it does not record: its
#   `requires_grad` is still `False`, its `grad` is still `None`. For tensors, `x.detach().clone()` is a fresh copy that
#   has no record, and `x.requires_grad_()` switches the recording on.


# %%
def autograd_gradient(f, x):
    """The gradient of f at x, a tensor of the shape of x, by one call of f; x stays as it was."""
    # BEGIN SOLUTION
    x = torch.as_tensor(x).detach().clone().to(torch.float32)
    x.requires_grad_()
    f(x).backward()
    return x.grad
    # END SOLUTION


# %% [markdown]
# A picture: arrows against the gradient point downhill. The curves are lines of equal height on a map of a valley.


# %%
def valley(place):
    """The height at a place (2,): a long valley."""
    return 0.3 * place[0] ** 2 + place[1] ** 2 + 0.4 * place[0] * place[1]


east, north = np.meshgrid(np.linspace(-3, 3, 61), np.linspace(-2, 2, 41))
places = [(e, n) for e in np.linspace(-2.5, 2.5, 6) for n in np.linspace(-1.6, 1.6, 5)]
downhill = np.array([-np.asarray(autograd_gradient(valley, place)) for place in places])
figure, panel = plt.subplots(figsize=(8, 5))
lines = panel.contour(east, north, valley((east, north)), levels=12, cmap="viridis")
panel.quiver(*np.array(places).T, *downhill.T, color="#D55E00", width=0.004)
figure.colorbar(lines, label="height")
panel.set(title="Arrows against the gradient", xlabel="first dial", ylabel="second dial", aspect="equal")
plt.show()

# %% [markdown]
# ## One turn of all the dials
#
# Every dial $p$ knows its slope now. We turn each of them a small step downhill:
#
# $$p \leftarrow p - \text{learning rate} \cdot \frac{\partial C}{\partial p}$$
#
# A dial that stands at 3, with slope 4 and learning rate 0.25, goes to $3 - 0.25 \cdot 4 = 2$.
#
# This is **gradient descent**. When each step uses the slopes of one small batch of examples, which batch being a
# matter of chance, it is called *stochastic* gradient descent, or **SGD** ("stochastic" means by chance). PyTorch has
# it ready made. Before you use a machine, build it once.
#
# **Write `sgd_step(parameters, learning_rate)`.** It returns nothing. It changes the parameters.
#
# - `parameters` is what `model.parameters()` gives: something to loop over **once**. Each parameter is a tensor `p`
#   with its slopes in `p.grad`, of the same shape.
# - Change each parameter **in place**, as `p -= …` does, so that the model has the new numbers. `p = p - …` makes a
#   *new* tensor that the model does not know of.
# - A step is not part of what should be recorded. Put it under `with torch.no_grad():`, otherwise PyTorch refuses to
#   change a tensor that it records.
# - Then **clear the slopes**, or the next ones are added to them. Set `p.grad` to `None` or fill it with zeros, as you
#   like.
# - A parameter whose `p.grad` is `None` took no part. It stays as it is.
# - A negative learning rate would go uphill: `ValueError`. The rate 0 is allowed, and nothing moves.


# %%
def sgd_step(parameters, learning_rate):
    """Turns every parameter against its slope, in place, and clears the slopes."""
    # BEGIN SOLUTION
    if learning_rate < 0:
        raise ValueError("the learning rate must not be negative")
    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                p -= learning_rate * p.grad
                p.grad = None
    # END SOLUTION


# %% [markdown]
# ## Once through all the pictures
#
# Now the cost. We want the network to say 1 at the right digit and 0 at all the others: a *one-hot* target. The
# **squared error** of one picture adds up, over its ten outputs, the square of what is missing. The loss of a batch is
# the mean over its pictures. (People say *loss* for the cost of a batch.) This one is written for you:


# %%
def squared_error_loss(outputs, labels):
    """The mean over the pictures of the sum of (output - target) squared; outputs (N, 10), labels (N,)."""
    targets = nn.functional.one_hot(labels, 10)
    return ((outputs - targets) ** 2).sum(dim=1).mean()


# %% [markdown]
# A `DataLoader` deals out the examples in batches, like cards. Each batch is a pair: rows `X`, labels `y`. The last
# batch gets what is left. Here are 5 examples in batches of 2:

# %%
five = TensorDataset(torch.arange(10.0).reshape(5, 2), torch.arange(5))
for X, y in DataLoader(five, batch_size=2):
    print("a batch of", len(y), "examples, labels", y.tolist())

# %% [markdown]
# An **optimiser** is the machine that turns the dials. `torch.optim.SGD(model.parameters(), lr=0.01)` does what your
# `sgd_step` does, with two buttons: `optimiser.zero_grad()` clears the slopes and `optimiser.step()` turns all dials of
# the model that it was made for.
#
# **Write `train_epoch(model, loader, optimiser, loss_function)`.** An *epoch* is once through all the examples.
#
# 1. Put the model into training mode, `model.train()`. (Some layers behave differently in training. Ours do not, but
#    your function should serve others too. It may come straight from a test.)
# 2. For every batch `X, y` of the loader: the loss is `loss_function(model(X), y)`, the mean over the batch. Clear the
#    slopes, go backward from the loss, let the optimiser make **one** step. Use the loss function and the optimiser
#    that are given.
# 3. Return **the mean of the loss over all the examples**, each batch's loss taken *before* its step. A plain number:
#    `loss.item()` takes it out of the tensor. A loss that stays a tensor drags its whole record along.
#
# **Guess first.** A loader deals a batch of 4 with the mean loss 1, and a last batch of 1 with the loss 6. What is the
# mean over the 5 examples? It is not 3.5.


# %%
def train_epoch(model, loader, optimiser, loss_function):
    """One step for every batch; returns the mean loss over the examples, each batch's taken before its step."""
    # BEGIN SOLUTION
    model.train()
    total, count = 0.0, 0
    for X, y in loader:
        loss = loss_function(model(X), y)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        total += loss.item() * len(y)
        count += len(y)
    return total / count
    # END SOLUTION


# %% [markdown]
# *(The answer to the guess: (4 · 1 + 1 · 6) / 5 = 2.)* Watch the cost fall, epoch by epoch:

# %%
torch.manual_seed(1)
model = SimpleDigits()
loader = DataLoader(TensorDataset(*to_tensors(train_images, train_labels)), batch_size=32, shuffle=True)
optimiser = torch.optim.SGD(model.parameters(), lr=0.01)
history = [train_epoch(model, loader, optimiser, squared_error_loss) for epoch in range(10)]

figure, panel = plt.subplots(figsize=(8, 4))
panel.plot(range(1, 11), history, "o-", color="#0072B2")
panel.axhline(0.9, color="#D55E00", linestyle="--", label="always saying 0.1 for every digit")
panel.set(title="The cost of ten epochs", xlabel="epoch", ylabel="mean squared error of a picture", ylim=(0, None))
panel.legend()
plt.show()

# %% [markdown]
# The dashed line is the cost of a network that shrugs: 0.1 for each of the ten digits, whatever the picture. It costs
# $0.9^2 + 9 \cdot 0.1^2 = 0.9$. Our network gets below that line, and after ten epochs it is still far from 0.
#
# ## The whole training
#
# Put everything together. There is one more thing to take care of: **chance**. The first weights are random, and so is
# the order of the batches. If you train twice, you get two different networks. For science that is a nuisance: nobody
# can repeat what you did. The cure is a **seed**, a number from which all random numbers follow. After
# `torch.manual_seed(7)`, PyTorch draws the same numbers every time.
#
# **Write `train_simple(images, labels, epochs, seed)`.** It returns a trained `SimpleDigits`, which takes what
# `to_tensors` gives.
#
# - Set the seed **first**, before the model is made. The same seed gives the same model to the last digit. Another seed
#   gives another model.
# - Batches of 32, shuffled (`shuffle=True` shuffles anew in every epoch). The optimiser is plain `torch.optim.SGD` with
#   the learning rate 0.01. The loss is `squared_error_loss`.
# - `epochs` times through all the pictures. With 0 epochs the model comes back as it was made.
# - The images and labels that were given stay as they were.


# %%
def train_simple(images, labels, epochs, seed):
    """A SimpleDigits that was trained for some epochs; the same seed, the same model."""
    # BEGIN SOLUTION
    torch.manual_seed(seed)
    model = SimpleDigits()
    loader = DataLoader(TensorDataset(*to_tensors(images, labels)), batch_size=32, shuffle=True)
    optimiser = torch.optim.SGD(model.parameters(), lr=0.01)
    for _ in range(epochs):
        train_epoch(model, loader, optimiser, squared_error_loss)
    return model
    # END SOLUTION


# %% [markdown]
# # Part 5. Evaluating
#
# ## How often is it right?
#
# The cost is what the network tries to make small. What *we* want to know is another thing: how many digits does it
# read correctly? The answer of the network is the output that is largest. `outputs.argmax(dim=1)` finds its place in
# every row. The **accuracy** is the share of examples for which that place is the label: 0.75 for three out of four.
#
# **Write `evaluate(model, loader)`.** It returns the accuracy over all examples of the loader, a number between 0 and
# 1.
#
# - Put the model into evaluation mode first, `model.eval()`. Some layers switch neurons off at random during training;
#   in a test, all of them must be awake. You may leave the model in that mode, or put it back: both are fine.
# - Measuring needs no slopes. Do it under `with torch.no_grad():` so that PyTorch does not record.
# - The last batch may be smaller, and every example counts the same.


# %%
def evaluate(model, loader):
    """The share of examples, between 0 and 1, whose largest output stands at their label."""
    # BEGIN SOLUTION
    model.eval()
    right, count = 0, 0
    with torch.no_grad():
        for X, y in loader:
            right += (model(X).argmax(dim=1) == y).sum().item()
            count += len(y)
    return right / count
    # END SOLUTION


# %% [markdown]
# Open the drawer! Look at your guess from the beginning. And since one training is a matter of chance, we do five, with
# the seeds 0 to 4. Nothing else is different.

# %%
drawer = DataLoader(TensorDataset(*to_tensors(test_images, test_labels)), batch_size=100)
models = [train_simple(train_images, train_labels, 10, seed) for seed in range(5)]
accuracies = [evaluate(model, drawer) for model in models]
print("accuracies:", [round(share, 3) for share in accuracies])
print(f"mean {np.mean(accuracies):.3f}, standard deviation {np.std(accuracies, ddof=1):.3f}")

figure, panel = plt.subplots(figsize=(8, 4))
panel.bar(range(5), accuracies, color="#0072B2")
panel.axhline(np.mean(accuracies), color="black", label="mean of the five")
panel.axhline(0.1, color="#D55E00", linestyle="--", label="rolling a die with ten faces")
panel.set(title="Five trainings that differ in the seed only", xlabel="seed", ylabel="accuracy", ylim=(0, 1))
panel.legend(loc="upper right")
plt.show()

# %% [markdown]
# When we ran this cell, the five accuracies were 0.389, 0.686, 0.611, 0.792 and 0.578: **0.611 on average, with a
# standard deviation of 0.149** (your computer may differ in the last digits; the standard deviation says how far a
# single seed is from the mean, typically). The network reads about 6 digits of 10. It has learned a lot; a die gets 1.
# And it is poor: nobody would let it sort the mail.
#
# Look at the spread as well. If you had run it once, you could have told your friends "Eight of ten!" or "Four of
# ten!", and both would be true. A single number says little. **The mean and the spread over several seeds** are an
# honest answer.
#
# Where does it go wrong? Each row of the next table is a true digit, each column an answer. On a perfect day only the
# diagonal is filled.

# %%
X, y = to_tensors(test_images, test_labels)
answers = models[0](X).argmax(dim=1).numpy()
table = np.zeros((10, 10), dtype=int)
np.add.at(table, (y.numpy(), answers), 1)

figure, panel = plt.subplots(figsize=(6.4, 5.6))
picture = panel.imshow(table, cmap="Blues")
for row, column in np.argwhere(table > 0):
    shade = "white" if table[row, column] > table.max() / 2 else "black"
    panel.text(column, row, table[row, column], ha="center", va="center", color=shade)
panel.set(title="What the network of seed 0 answers", xlabel="answer", ylabel="true digit")
panel.set(xticks=range(10), yticks=range(10))
figure.colorbar(picture, label="pictures")
plt.show()

# %%
wrong = np.flatnonzero(answers != y.numpy())[:16]
figure, panels = plt.subplots(2, 8, figsize=(12, 3.8))
for panel, place in zip(panels.flat, wrong):
    panel.imshow(test_images[place], cmap="gray_r")
    panel.set_title(f"{y[place]}, read as {answers[place]}", fontsize=10)
for panel in panels.flat:
    panel.axis("off")
figure.suptitle("Digits that it gets wrong")
plt.show()

# %% [markdown]
# Would you have read them correctly? Is there a digit whose column in the table is (almost) empty? Such a digit is one
# that the network never dares to say.
#
# # Part 6. Modifying
#
# A hidden neuron has 64 weights, one for each pixel. So its weights make a picture of 8 times 8: what this neuron looks
# for. Where it is orange, ink makes the neuron's signal stronger; where it is purple, ink makes it weaker.

# %%
weights = next(models[0].parameters()).detach().numpy().reshape(8, 8, 8)
strongest = np.abs(weights).max()
figure, panels = plt.subplots(2, 4, figsize=(9, 4.8), layout="constrained")
for number, (panel, neuron) in enumerate(zip(panels.flat, weights), start=1):
    picture = panel.imshow(neuron, cmap="PuOr_r", vmin=-strongest, vmax=strongest)
    panel.set_title(f"neuron {number}")
    panel.axis("off")
figure.colorbar(picture, ax=panels, label="weight")
plt.show()

# %% [markdown]
# A signal is the sum of 64 pixels, each up to 16, times these weights. It quickly becomes large, and where the signal
# is large the sigmoid is nearly level. What did a level bend mean for learning?
#
# Now it is your turn to modify. Change **one** thing, keep everything else, and measure over several seeds. The cell
# below trains longer. Other ideas: another learning rate, batches of another size, pixels divided by 16 (in training
# *and* in the test). **Guess first**, every time: better, worse, or the same within the spread?

# %%
for epochs in (10, 30):
    shares = [evaluate(train_simple(train_images, train_labels, epochs, seed), drawer) for seed in range(3)]
    print(f"{epochs} epochs: mean {np.mean(shares):.3f}, from {min(shares):.3f} to {max(shares):.3f}")

# %% [markdown]
# # Part 7. Next steps
#
# Every line of this notebook is right, and the network is poor. There is no mistake to find. What is poor are its
# *choices*: the cost, the scale of the pixels, the size of the steps, the eight neurons. PyTorch carries out any choice
# in a second. It never tells you which choice is good. For that you need to know what the cost rewards, what makes a
# slope vanish, and what chance can do. In other words, you need the mathematics.
#
# The next exercise tries other choices, one at a time, and begins with the cost: the *cross-entropy*, which was made
# for questions with one right answer among ten.

# %% [markdown] question="in_your_own_words"
# ## In your own words
#
# A friend says: *"Thanks to PyTorch nobody needs mathematics any more."* Answer in 8 to 12 sentences.
#
# 1. Report your own experiment of Part 6: which **one** thing did you change, what did you expect, and what came out?
#    Give numbers, and say how you made the comparison fair.
# 2. What did PyTorch do for you in this notebook, and what did a person have to decide?
# 3. Give one reason, with mathematics in it, why this network reads so poorly.

# %% [markdown] answer="in_your_own_words"
# I changed the number of epochs from 10 to 30 and nothing else: same digits, same learning rate, and the same three
# seeds both times. I expected a little more than before. The mean accuracy on the digits in the drawer rose, and every
# single seed got better, so it is more than luck. I measured on digits that were never trained on, for otherwise the
# network might just have learned them by heart.
#
# PyTorch recorded the computation, found all 610 slopes with the chain rule, dealt out the batches and turned the
# dials. It did not choose the network, the cost, the learning rate, or the number of epochs, and it did not warn me
# that they were poor. It did not tell me to compare several seeds either.
#
# One reason for the poor result is the scale of the pixels. A hidden neuron adds up 64 pixels of up to 16, so its
# signal is often far from zero. There the sigmoid is nearly level, its slope is almost 0, and by the chain rule the
# slopes of all weights before it are almost 0 as well. The steps become tiny, so learning is slow. Somebody who does
# not know the chain rule would look for a mistake in the code, and there is none.

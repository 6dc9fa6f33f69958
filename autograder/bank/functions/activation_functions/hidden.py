"""Hidden checks of The bend that lets a network learn."""

import numpy as np

from autograder.checks import TANH, agrees, by_hand, check, raises, same, unchanged
from nnmath_ref import activations as right

FAR = [-1000.0, -710.0, -50.0, 50.0, 710.0, 1000.0]  # exp leaves the range of a float between 709 and 710


def signals(rng, n):
    """n numbers between −6 and 6 in any order, of both signs where n > 1, none of them 0."""
    sizes = rng.uniform(0.1, 6, n)
    return rng.permutation(sizes * np.where(np.arange(n) % 2, -1, 1))


def every_kind(rng):
    """Numbers, a whole number, a list, a list of lists, a column and a table; none of the entries is 0."""
    whole = rng.permutation([-3, -2, -1, 1, 2, 3])
    yield from signals(rng, 2).tolist()
    yield int(whole[0])
    yield whole.tolist()
    yield rng.permutation(whole).reshape(2, 3).tolist()
    yield signals(rng, 4).reshape(4, 1)
    yield signals(rng, 35).reshape(5, 7)


# step


@check("step", points=1)
def off_below_and_on_above(step, rng):
    """A signal below zero gives 0 and one above gives 1, be it tiny or huge."""
    for n in (4, 7, 1):
        same(step, right.step, signals(rng, n))
    same(step, right.step, np.array([-1000, -0.4, -1e-9, 1e-9, 0.4, 1000]))


@check("step", points=0.5, after=off_below_and_on_above)
def zero_reaches_the_threshold(step):
    """A signal of exactly zero is treated as the text says."""
    same(step, right.step, np.array([-1.0, 0.0, 1.0]))
    same(step, right.step, np.zeros(4))


@check("step", points=0.5, after=off_below_and_on_above)
def step_keeps_the_shape(step, rng):
    """Numbers, lists, columns and tables are welcome and stay as they were, and the answer has the same shape."""
    for z in every_kind(rng):
        agrees(unchanged(step, z), right.step(z), call=step.last)


# sigmoid


@check("sigmoid", points=1.5, outcomes=("functions.s_curves",))
def follows_the_s_curve(sigmoid, rng):
    """The values are those of the formula, for signals that are not far from zero."""
    for n in (4, 7, 1):
        same(sigmoid, right.sigmoid, signals(rng, n))
    same(sigmoid, right.sigmoid, np.array([-6.0, 0.0, 6.0]))


@check("sigmoid", points=0.5, after=follows_the_s_curve, outcomes=("functions.s_curves",))
def sigmoid_keeps_the_shape(sigmoid, rng):
    """Numbers, lists, columns and tables are welcome and stay as they were, and the answer has the same shape."""
    for z in every_kind(rng):
        agrees(unchanged(sigmoid, z), right.sigmoid(z), call=sigmoid.last)


@check("sigmoid", points=0.5, after=follows_the_s_curve, outcomes=("functions.safe_forms",))
def sigmoid_far_from_zero(sigmoid, rng):
    """Far from zero, on both sides, the curve is level: no infinity, no nan."""
    same(sigmoid, right.sigmoid, np.array(FAR))
    same(sigmoid, right.sigmoid, rng.uniform(7, 40, 5) * rng.permutation([-1, -1, 1, 1, 1]))


# tanh


@check("tanh", points=1.5, outcomes=("functions.s_curves",))
def built_from_exponentials(tanh, rng):
    """The values are those of the formula, and no ready-made function of this kind is used."""
    z = signals(rng, 5)
    agrees(by_hand(tanh, TANH, z), right.tanh(z), call=tanh.last)
    for n in (4, 7, 1):
        same(tanh, right.tanh, signals(rng, n))
    same(tanh, right.tanh, np.array([-6.0, 0.0, 6.0]))


@check("tanh", points=0.5, after=built_from_exponentials, outcomes=("functions.s_curves",))
def tanh_keeps_the_shape(tanh, rng):
    """Numbers, lists, columns and tables are welcome and stay as they were, and the answer has the same shape."""
    for z in every_kind(rng):
        agrees(unchanged(tanh, z), right.tanh(z), call=tanh.last)


@check("tanh", points=0.5, after=built_from_exponentials, outcomes=("functions.safe_forms",))
def tanh_far_from_zero(tanh, rng):
    """Far from zero, on both sides, the curve is level: no infinity, no nan."""
    same(tanh, right.tanh, np.array(FAR))
    same(tanh, right.tanh, rng.uniform(7, 40, 5) * rng.permutation([-1, -1, 1, 1, 1]))


# relu and leaky_relu


@check("relu", points=0.5)
def only_positive_signals_pass(relu, rng):
    """Positive signals pass as they are; nothing else does."""
    for n in (4, 7, 1):
        same(relu, right.relu, signals(rng, n))
    same(relu, right.relu, np.array([-1000.0, -0.5, 0.0, 0.5, 1000.0]))


@check("relu", points=0.5, after=only_positive_signals_pass)
def relu_keeps_the_shape(relu, rng):
    """For `relu`, numbers, lists, columns and tables are all welcome, and the answer has the same shape."""
    for z in every_kind(rng):
        same(relu, right.relu, z)


@check("relu", points=0.5, after=only_positive_signals_pass)
def relu_leaves_its_input_alone(relu, rng):
    """What was given to `relu` is the same after the call as before."""
    for z in (signals(rng, 6), signals(rng, 4), rng.permutation([-2, -1, 1, 2]), np.array([-3, 4])):
        agrees(unchanged(relu, z), right.relu(z), call=relu.last)


@check("relu", points=0.5)
def a_little_leaks_through(leaky_relu, rng):
    """With the leak that is set from the start, both sides of zero are right."""
    for n in (4, 7, 1):
        same(leaky_relu, right.leaky_relu, signals(rng, n))
    same(leaky_relu, right.leaky_relu, np.array([-1000.0, -0.5, 0.0, 0.5, 1000.0]))


@check("relu", points=0.5, after=a_little_leaks_through)
def leaks_of_every_size(leaky_relu, rng):
    """The leak may be any number from zero upwards, small or large."""
    for alpha in (0.2, 0, 1, 2.5, 3, float(rng.uniform(0.3, 0.9)), float(rng.uniform(3, 9))):
        same(leaky_relu, right.leaky_relu, signals(rng, 6), alpha)


@check("relu", points=0.5, after=a_little_leaks_through)
def leaky_relu_takes_everything_and_changes_nothing(leaky_relu, rng):
    """For `leaky_relu`, all shapes and whole numbers are welcome, and nothing that was given is changed."""
    for z in every_kind(rng):
        agrees(unchanged(leaky_relu, z), right.leaky_relu(z), call=leaky_relu.last)


# logit


@check("logit", points=1)
def undoes_the_sigmoid(logit, rng):
    """From a probability back to the signal, for rare events too."""
    for n in (4, 7, 1):
        same(logit, right.logit, rng.uniform(0.05, 0.95, n))
    same(logit, right.logit, np.array([2.0**-30, 0.25, 2.0**-45, 0.5, 0.75, 1 - 2.0**-10]))


@check("logit", points=0.5, after=undoes_the_sigmoid)
def logit_keeps_the_shape(logit, rng):
    """Numbers, lists, columns and tables are welcome and stay as they were, and the answer has the same shape."""
    same(logit, right.logit, float(rng.uniform(0.1, 0.9)))
    for shape in ((4,), (2, 3)):
        same(logit, right.logit, rng.uniform(0.1, 0.9, shape).tolist())
    for shape in ((4, 1), (5, 7)):
        p = rng.uniform(0.1, 0.9, shape)
        agrees(unchanged(logit, p), right.logit(p), call=logit.last)


@check("logit", points=0.5, after=undoes_the_sigmoid)
def refuses_what_has_no_logit(logit, rng):
    """What no probability strictly between 0 and 1 can be is a ValueError, even one entry among many."""
    for p in (0, 1, 0.0, 1.0, -0.25, 1.5, 60):
        raises(ValueError, logit, p)
    for bad in (0.0, 1.0, -0.1, 1.1):
        raises(ValueError, logit, rng.permutation(np.append(rng.uniform(0.1, 0.9, 3), bad)))
        raises(ValueError, logit, np.insert(rng.uniform(0.1, 0.9, 3), 1, bad))
    raises(ValueError, logit, [[0.2, 0.7], [0.0, 0.4], [0.5, 0.6]])


# softmax


@check("softmax", points=1, outcomes=("statistics.softmax",))
def scores_of_one_example(softmax, rng):
    """A list of scores becomes the right probabilities, and they add up to one."""
    for n in (4, 10, 7, 1):
        same(softmax, right.softmax, signals(rng, n) / 2)


@check("softmax", points=1, after=scores_of_one_example, outcomes=("statistics.softmax",))
def each_column_by_itself(softmax, rng):
    """In a table every column is an example of its own; one column or one row alone is a table too."""
    for n, examples in ((4, 5), (5, 4), (3, 3), (7, 1), (1, 5)):
        same(softmax, right.softmax, signals(rng, n * examples).reshape(n, examples) / 2)


@check("softmax", points=0.5, after=each_column_by_itself, outcomes=("functions.safe_forms",))
def scores_far_from_zero(softmax, rng):
    """Scores far above or far below zero are turned into probabilities as well: no infinity, no nan."""
    quarters = rng.integers(-12, 13, (4, 5)) / 4
    for z in (1000 + quarters[:, 0] - 3, quarters[:, 1] - 997, np.array([-1000, 1000, 0, 999])):
        same(softmax, right.softmax, z)
    same(softmax, right.softmax, quarters + np.array([997, -997, 0, 500, -500]))


@check("softmax", points=0.5, after=each_column_by_itself, outcomes=("statistics.softmax",))
def lists_are_welcome_and_nothing_is_changed(softmax, rng):
    """Lists of whole numbers are welcome, and the scores that were given are the same after the call as before."""
    whole = rng.permutation([-3, -2, -1, 0, 1, 2])
    for z in (signals(rng, 6), signals(rng, 20).reshape(4, 5), whole.tolist(), whole.reshape(2, 3).tolist()):
        agrees(unchanged(softmax, z), right.softmax(z), call=softmax.last)


# derivatives


@check("derivatives", points=0.5)
def slope_of_the_sigmoid(d_sigmoid, rng):
    """The slope of the sigmoid is right where the curve is steep and where it is not."""
    for n in (4, 7, 1):
        same(d_sigmoid, right.d_sigmoid, signals(rng, n))
    same(d_sigmoid, right.d_sigmoid, np.array([-6.0, 0.0, 6.0]))


@check("derivatives", points=0.5, after=slope_of_the_sigmoid)
def slope_of_the_sigmoid_everywhere(d_sigmoid, rng):
    """The slope of the sigmoid keeps the shape of what is given, and changes nothing; very far out it is a number."""
    for z in (*every_kind(rng), np.array(FAR)):
        agrees(unchanged(d_sigmoid, z), right.d_sigmoid(z), call=d_sigmoid.last)


@check("derivatives", points=0.5)
def slope_of_tanh(d_tanh, rng):
    """The slope of tanh is right where the curve is steep and where it is not."""
    for n in (4, 7, 1):
        same(d_tanh, right.d_tanh, signals(rng, n))
    same(d_tanh, right.d_tanh, np.array([-6.0, 0.0, 6.0]))


@check("derivatives", points=0.5, after=slope_of_tanh)
def slope_of_tanh_everywhere(d_tanh, rng):
    """The slope of tanh keeps the shape of what is given, and changes nothing; very far out it is a number."""
    for z in (*every_kind(rng), np.array(FAR)):
        agrees(unchanged(d_tanh, z), right.d_tanh(z), call=d_tanh.last)


@check("derivatives", points=0.5)
def slope_of_relu(d_relu, rng):
    """The slope of relu is right on both sides of the corner."""
    for n in (4, 7, 1):
        same(d_relu, right.d_relu, signals(rng, n))
    same(d_relu, right.d_relu, np.array([-1000, -0.4, -1e-9, 1e-9, 0.4, 1000]))


@check("derivatives", points=0.5, after=slope_of_relu)
def slope_of_relu_everywhere(d_relu, rng):
    """The slope of relu keeps the shape of what is given, and changes nothing; at the corner it is as the text says."""
    for z in (*every_kind(rng), 0, np.array([-1.0, 0.0, 1.0])):
        agrees(unchanged(d_relu, z), right.d_relu(z), call=d_relu.last)

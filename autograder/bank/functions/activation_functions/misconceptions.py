"""Wrong activation functions that learners write, each with the hint that a teacher would give."""

import math

import numpy as np

from autograder.checks import TANH, misconception

# step


@misconception("step", fails="zero_reaches_the_threshold")
def fires_only_above(z):
    """Your neuron stays silent at exactly 0. Here a signal that just reaches the threshold is enough: look again at
    the table in the text, and at which comparison includes the border.
    """
    return np.where(np.asarray(z) > 0, 1, 0)


@misconception("step", fails="zero_reaches_the_threshold")
def undecided_at_the_threshold(z):
    """At exactly 0 you answer one half. Some books do that; in this notebook a signal of 0 reaches the threshold, and
    a neuron either fires or does not.
    """
    return np.heaviside(np.asarray(z, float), 0.5)


@misconception("step", fails="off_below_and_on_above")
def sign_of_the_signal(z):
    """You give −1 for negative signals, as the sign of a number does. A silent neuron sends nothing: its answer is 0,
    so there are only two values, 0 and 1.
    """
    return np.sign(z)


@misconception("step", fails="off_below_and_on_above")
def fires_below_the_threshold(z):
    """Your neuron fires where it should be silent: the comparison points the other way. Try one strong positive signal
    in your head, and ask whether it should give 1.
    """
    return np.where(np.asarray(z) <= 0, 1, 0)


@misconception("step", fails="off_below_and_on_above")
def passes_the_signal_on(z):
    """You let the signal itself through where it is positive. A step forgets how strong the signal was: the answer is
    1 for 0.3 as well as for 300.
    """
    z = np.asarray(z)
    return np.where(z >= 0, z, 0)


@misconception("step", fails="off_below_and_on_above")
def threshold_at_one_half(z):
    """You compare with one half. The bias has moved the threshold to 0 already, so a signal of 0.2 is on the firing
    side. Which number should stand in the comparison?
    """
    return np.where(np.asarray(z) >= 0.5, 1, 0)


@misconception("step", fails="off_below_and_on_above")
def asks_one_question_of_an_array(z):
    """An `if` can decide about one number only; for an array Python cannot tell which entry you mean. The first
    section of the notebook shows a function that decides entry by entry.
    """
    return 1 if z >= 0 else 0


@misconception("step", fails="step_keeps_the_shape")
def step_for_arrays_only(z):
    """It is right for arrays, and a list stops it: a list cannot be compared with a number. Turn whatever is given
    into an array first; the first section shows how.
    """
    return np.where(z >= 0, 1, 0)


@misconception("step", fails="step_keeps_the_shape")
def step_of_one_row(z):
    """Your loop goes through a row of numbers, so a single number or a table stops it. Work on an array as a whole:
    then the shape takes care of itself.
    """
    return np.array([1 if value >= 0 else 0 for value in z])


# sigmoid


@misconception("sigmoid", fails="follows_the_s_curve")
def falls_instead_of_rising(z):
    """Your curve falls from 1 to 0: strong positive signals give almost nothing. Look at the sign in the exponent, and
    check with z = 2, which should be well above one half.
    """
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(np.asarray(z, float)))


@misconception("sigmoid", fails="follows_the_s_curve")
def divides_too_early(z):
    """Python divides before it adds: 1 / 1 + something is 1 + something, never below 1. The whole bottom of the
    fraction belongs together, so put it in brackets.
    """
    with np.errstate(over="ignore"):
        return 1 / 1 + np.exp(-np.asarray(z, float))


@misconception("sigmoid", fails="follows_the_s_curve")
def minus_at_the_bottom(z):
    """There is a minus where the bottom of the fraction has a plus. At z = 0 your bottom is 1 − 1, and dividing by
    zero is no probability. Compare with the formula again.
    """
    with np.errstate(all="ignore"):
        return 1 / (1 - np.exp(-np.asarray(z, float)))


@misconception("sigmoid", fails="follows_the_s_curve")
def rounds_to_a_switch(z):
    """Your answers are only 0 and 1, so the dimmer has become a switch again. The sigmoid keeps all the values
    between; leave the rounding out.
    """
    z = np.clip(np.asarray(z, float), -100, 100)
    return np.round(1 / (1 + np.exp(-z)))


@misconception("sigmoid", fails="follows_the_s_curve")
def short_e(z):
    """You typed e with a few digits only, and the small error grows with z. NumPy knows e to sixteen digits; its
    exponential function saves you from typing the number.
    """
    with np.errstate(over="ignore"):
        return 1 / (1 + 2.718 ** -np.asarray(z, float))


@misconception("sigmoid", fails="follows_the_s_curve")
def powers_of_two(z):
    """You took powers of 2. The shape is right and the curve is too flat: the sigmoid in the text uses powers of e =
    2.71828…, and NumPy has a function for them.
    """
    with np.errstate(over="ignore"):
        return 1 / (1 + 2.0 ** -np.asarray(z, float))


@misconception("sigmoid", fails="follows_the_s_curve")
def one_number_at_a_time(z):
    """The exponential from `math` takes one number only and refuses arrays. NumPy's exponential works on every entry
    at once, for one number just as for a table.
    """
    return 1 / (1 + math.exp(-z))


@misconception("sigmoid", fails="sigmoid_keeps_the_shape")
def sigmoid_for_arrays_only(z):
    """It is right for arrays and numbers, and a list stops it: a list has no minus. Turn whatever is given into an
    array first; the first section shows how.
    """
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-z))


@misconception("sigmoid", fails="sigmoid_far_from_zero")
def infinity_over_infinity(z):
    """Equal on paper, and for large positive z your top and bottom both become infinity, and infinity over infinity is
    nan. Which form of the fraction keeps the exponential small there?
    """
    with np.errstate(all="ignore"):
        power = np.exp(np.asarray(z, float))
        return power / (power + 1)


@misconception("sigmoid", fails="sigmoid_far_from_zero")
def overflow_is_an_error(z):
    """The exponential from `math` stops with an OverflowError for very negative z, where NumPy's would answer
    infinity. Can you avoid asking for the exponential of a large number at all?
    """
    values = [1 / (1 + math.exp(-float(value))) for value in np.ravel(z)]
    return np.reshape(values, np.shape(z))


@misconception("sigmoid", fails="sigmoid_far_from_zero")
def clipped_too_soon(z):
    """You cut the signal off early to keep the exponential small. A good idea, and the cut is too close to zero:
    further out the curve still moves. How far may z go before exp overflows?
    """
    z = np.clip(np.asarray(z, float), -6, 6)
    return 1 / (1 + np.exp(-z))


# tanh


@misconception("tanh", fails="built_from_exponentials", uses=tuple(sorted(TANH)))
def ready_made(z):
    """The numbers are right, and the ready-made function did it all. Here the point is to build it: write it with
    exponentials, as in the formula, or from your own sigmoid.
    """
    return np.tanh(z)


@misconception("tanh", fails="built_from_exponentials")
def upside_down(z):
    """Top and bottom have changed places, so at z = 0 you divide by zero and everywhere else you are outside −1 to 1.
    The difference belongs on top, the sum below.
    """
    with np.errstate(all="ignore"):
        up, down = np.exp(np.asarray(z, float)), np.exp(-np.asarray(z, float))
        return (up + down) / (up - down)


@misconception("tanh", fails="built_from_exponentials")
def mirrored(z):
    """Your curve falls where tanh rises: the two exponentials on top have changed places. Check with a positive z,
    which should give a positive answer.
    """
    with np.errstate(all="ignore"):
        up, down = np.exp(np.asarray(z, float)), np.exp(-np.asarray(z, float))
        return (down - up) / (up + down)


@misconception("tanh", fails="built_from_exponentials")
def no_brackets(z):
    """Python divides before it subtracts and adds, so only the two middle terms became a fraction. The whole top and
    the whole bottom each need brackets.
    """
    with np.errstate(all="ignore"):
        up, down = np.exp(np.asarray(z, float)), np.exp(-np.asarray(z, float))
        return up - down / up + down


@misconception("tanh", fails="built_from_exponentials")
def half_the_difference(z):
    """You divided the difference by 2, which grows without end. Divide by the sum of the same two exponentials: that
    is what keeps the answer between −1 and 1.
    """
    with np.errstate(all="ignore"):
        z = np.asarray(z, float)
        return (np.exp(z) - np.exp(-z)) / 2


@misconception("tanh", fails="built_from_exponentials")
def stretched_not_squeezed(z):
    """You stretched the sigmoid from −1 to 1, and the curve is still too flat. It has to be squeezed sideways too:
    compare your value at z = 1 with the table.
    """
    z = np.clip(np.asarray(z, float), -500, 500)
    return 2 / (1 + np.exp(-z)) - 1


@misconception("tanh", fails="built_from_exponentials")
def straight_with_two_corners(z):
    """You cut a straight line off at −1 and 1. The curve bends gently: at z = 1 it is still on its way, at about 0.76.
    Build it from exponentials.
    """
    return np.clip(np.asarray(z, float), -1, 1)


@misconception("tanh", fails="tanh_keeps_the_shape")
def tanh_for_arrays_only(z):
    """It is right for arrays and numbers, and a list stops it: a list cannot be multiplied by −1. Turn whatever is
    given into an array first; the first section shows how.
    """
    with np.errstate(over="ignore"):
        return 2 / (1 + np.exp(-2.0 * z)) - 1


@misconception("tanh", fails="tanh_far_from_zero")
def nan_on_both_sides(z):
    """Near zero all is well. Far out one exponential is infinity on top and below, and infinity over infinity is nan.
    Can top and bottom be divided by something that tames both?
    """
    with np.errstate(all="ignore"):
        up, down = np.exp(np.asarray(z, float)), np.exp(-np.asarray(z, float))
        return (up - down) / (up + down)


@misconception("tanh", fails="tanh_far_from_zero")
def nan_on_one_side(z):
    """You cured one end: for large positive z it works now. At the other end your exponential is still of a large
    number. What does the mirror image of tanh tell you?
    """
    with np.errstate(all="ignore"):
        power = np.exp(-2 * np.asarray(z, float))
        return (1 - power) / (1 + power)


# relu


@misconception("relu", of="relu", fails="only_positive_signals_pass")
def takes_the_minus_away(z):
    """You turned negative signals into positive ones. ReLU does not flip them, it blocks them: a signal of −3 gives 0,
    not 3.
    """
    return np.abs(z)


@misconception("relu", of="relu", fails="only_positive_signals_pass")
def smaller_of_the_two(z):
    """You kept the smaller of 0 and z, so the negative signals pass and the positive ones are blocked. ReLU does the
    opposite: which of the two numbers should win?
    """
    return np.minimum(0, z)


@misconception("relu", of="relu", fails="only_positive_signals_pass")
def one_maximum_for_all(z):
    """You got the largest entry of all, one number: that function looks for a maximum inside an array. You need the
    larger of two numbers, 0 and z, for every entry.
    """
    return np.max(z, 0)


@misconception("relu", of="relu", fails="only_positive_signals_pass")
def larger_of_two_things(z):
    """Python's own `max` compares two things as wholes, and an array is not larger or smaller than 0 as a whole. NumPy
    has relatives of it that decide entry by entry.
    """
    return max(0, z)


@misconception("relu", of="relu", fails="only_positive_signals_pass")
def throws_negatives_out(z):
    """You left the negative entries out, so the answer is shorter than the input. Every neuron keeps its place: a
    blocked signal is a 0, not a gap.
    """
    z = np.asarray(z)
    return z[z > 0]


@misconception("relu", of="relu", fails="only_positive_signals_pass")
def on_or_off(z):
    """You answer 1 for every positive signal. That is a step; ReLU lets the signal itself through, so 2.5 stays 2.5."""
    return np.where(np.asarray(z) > 0, 1, 0)


@misconception("relu", of="relu", fails="only_positive_signals_pass")
def cut_off_at_one(z):
    """You cut large signals off at 1. ReLU blocks on the negative side only; upwards there is no ceiling, and a signal
    of 5 stays 5.
    """
    return np.clip(np.asarray(z, float), 0, 1)


@misconception("relu", of="relu", fails="relu_leaves_its_input_alone")
def overwrites_the_signals(z):
    """Your answer is right, and the array that was given is ruined: you wrote the zeros into it. Somebody may still
    need it; build a new array, or change a copy.
    """
    z = np.asarray(z, float)
    z[z < 0] = 0
    return z


@misconception("relu", of="relu", fails="relu_keeps_the_shape")
def relu_for_arrays_only(z):
    """It is right for arrays and numbers, and a list stops it: a list cannot be compared with 0. Turn whatever is
    given into an array first; the first section shows how.
    """
    return z * (z > 0)


@misconception("relu", of="relu", fails="relu_keeps_the_shape")
def relu_of_one_row(z):
    """Your loop goes through a row of numbers, so a single number or a table stops it. Work on an array as a whole:
    then the shape takes care of itself.
    """
    return np.array([value if value > 0 else 0 for value in z])


@misconception("relu", of="leaky_relu", fails="a_little_leaks_through")
def no_leak(z, alpha=0.01):
    """Nothing leaks: negative signals give 0, as in the plain ReLU. A part of them should come through, and `alpha`
    says how large a part.
    """
    return np.maximum(0, np.asarray(z, float))


@misconception("relu", of="leaky_relu", fails="a_little_leaks_through")
def leaks_on_both_sides(z, alpha=0.01):
    """You made every signal small, the positive ones too. Only the negative side leaks; a positive signal passes as it
    is.
    """
    return alpha * np.asarray(z, float)


@misconception("relu", of="leaky_relu", fails="a_little_leaks_through")
def leaks_on_the_wrong_side(z, alpha=0.01):
    """The two sides have changed places: the positive signals are made small and the negative ones pass. Try z = 5 in
    your head: it should stay 5.
    """
    z = np.asarray(z, float)
    return np.where(z > 0, alpha * z, z)


@misconception("relu", of="leaky_relu", fails="a_little_leaks_through")
def same_leak_for_all(z, alpha=0.01):
    """Every negative signal gives the same small number. The leak is a slope, not a fixed amount: twice the signal
    leaks twice as much, so alpha has to be multiplied.
    """
    z = np.asarray(z, float)
    return np.where(z > 0, z, -alpha)


@misconception("relu", of="leaky_relu", fails="a_little_leaks_through")
def leaks_upwards(z, alpha=0.01):
    """Your leak is positive: a negative signal comes out above zero. It should become smaller and stay negative, so
    that the curve never turns back up.
    """
    z = np.asarray(z, float)
    return np.where(z > 0, z, alpha * np.abs(z))


@misconception("relu", of="leaky_relu", fails="leaks_of_every_size")
def larger_of_the_two_lines(z, alpha=0.01):
    """Taking the larger of z and alpha z is right only while alpha is 1 or less. Sketch both lines for alpha = 2:
    which one is above on each side of zero?
    """
    z = np.asarray(z, float)
    return np.maximum(z, alpha * z)


@misconception("relu", of="leaky_relu", fails="leaks_of_every_size")
def always_one_hundredth(z, alpha=0.01):
    """Your leak is 0.01 whatever is asked for. The 0.01 at the top of the function is only what is used when nobody
    says otherwise: compute with `alpha`.
    """
    z = np.asarray(z, float)
    return np.where(z > 0, z, 0.01 * z)


@misconception("relu", of="leaky_relu", fails="leaks_of_every_size")
def zero_counts_as_missing(z, alpha=0.01):
    """You treat alpha = 0 as if nothing had been given: in Python, `or` takes 0 for nothing. A leak of 0 is a real
    wish, the plain ReLU.
    """
    z = np.asarray(z, float)
    alpha = alpha or 0.01
    return np.where(z > 0, z, alpha * z)


@misconception("relu", of="leaky_relu", fails="leaky_relu_takes_everything_and_changes_nothing")
def whole_numbers_lose_the_leak(z, alpha=0.01):
    """For whole numbers your leak vanishes: an array of whole numbers cannot hold −0.03, so it becomes 0. Make an
    array of decimal numbers before you write fractions into it.
    """
    z = np.array(z)
    z[z < 0] = alpha * z[z < 0]
    return z


@misconception("relu", of="leaky_relu", fails="leaky_relu_takes_everything_and_changes_nothing")
def leaks_into_the_signals(z, alpha=0.01):
    """Your answer is right, and the array that was given is ruined: you wrote the leak into it. Somebody may still
    need it; build a new array, or change a copy.
    """
    z = np.asarray(z, float)
    z[z < 0] *= alpha
    return z


# logit


def refuse(p):
    """The error of the right answer."""
    p = np.asarray(p, float)
    if np.any((p <= 0) | (p >= 1)):
        raise ValueError("p must be between 0 and 1")
    return p


@misconception("logit", fails="undoes_the_sigmoid")
def odds_upside_down(p):
    """You divided the chance against by the chance for, so likely things come out negative. With p = 0.8 the odds are
    4 to 1 in favour: what belongs on top?
    """
    p = refuse(p)
    return np.log((1 - p) / p)


@misconception("logit", fails="undoes_the_sigmoid")
def odds_without_logarithm(p):
    """These are the odds, and one step is missing. Odds run from 0 upwards and are lopsided; the logarithm of the odds
    is what makes yes and no mirror images.
    """
    p = refuse(p)
    return p / (1 - p)


@misconception("logit", fails="undoes_the_sigmoid")
def logarithm_of_the_probability(p):
    """You took the logarithm of the probability itself, which is never positive. First make odds, for against against,
    as in the table; then take the logarithm.
    """
    return np.log(refuse(p))


@misconception("logit", fails="undoes_the_sigmoid")
def logarithm_of_base_ten(p):
    """You took the logarithm that undoes powers of 10. The sigmoid is made of powers of e, so only the natural
    logarithm undoes it: in NumPy its name is `log`.
    """
    p = refuse(p)
    return np.log10(p / (1 - p))


@misconception("logit", fails="undoes_the_sigmoid")
def sigmoid_again(p):
    """You applied the sigmoid once more. We need the way back: given the answer of the sigmoid, which signal went in?
    Solve p = σ(z) for z, or follow the odds.
    """
    return 1 / (1 + np.exp(-refuse(p)))


@misconception("logit", fails="undoes_the_sigmoid")
def padded_with_a_bit(p):
    """You added a small number so that the logarithm never meets 0. For rare events that bit is larger than p itself.
    No padding is needed where 0 and 1 are refused.
    """
    p = refuse(p)
    return np.log((p + 1e-7) / (1 - p + 1e-7))


@misconception("logit", fails="undoes_the_sigmoid")
def compares_an_array_at_once(p):
    """Your test for the range asks one question of a whole array, and Python cannot answer it. Test every entry, then
    ask whether any of them is out of range.
    """
    if not 0 < p < 1:
        raise ValueError("p must be between 0 and 1")
    return np.log(p / (1 - p))


@misconception("logit", fails="logit_keeps_the_shape")
def logit_for_arrays_only(p):
    """It is right for arrays and numbers, and a list stops it: 1 minus a list means nothing to Python. Turn whatever
    is given into an array first; the first section shows how.
    """
    refuse(p)
    return np.log(p / (1 - p))


@misconception("logit", fails="refuses_what_has_no_logit")
def refuses_nothing(p):
    """The values are right, and impossible ones are answered with infinity or nan instead of an error. Say no clearly:
    raise a ValueError before you compute.
    """
    p = np.asarray(p, float)
    with np.errstate(all="ignore"):
        return np.log(p / (1 - p))


@misconception("logit", fails="refuses_what_has_no_logit")
def lets_the_borders_in(p):
    """You refuse numbers below 0 and above 1, and let 0 and 1 themselves in. No signal gives exactly 0 or 1, so the
    logit of those would be infinite: refuse them too.
    """
    p = np.asarray(p, float)
    if np.any((p < 0) | (p > 1)):
        raise ValueError("p must be between 0 and 1")
    with np.errstate(all="ignore"):
        return np.log(p / (1 - p))


@misconception("logit", fails="refuses_what_has_no_logit")
def moves_it_into_the_range(p):
    """You moved impossible values to the nearest possible one and carried on. Then nobody hears that something is
    wrong: raise a ValueError instead.
    """
    p = np.clip(np.asarray(p, float), 1e-15, 1 - 1e-15)
    return np.log(p / (1 - p))


@misconception("logit", fails="refuses_what_has_no_logit")
def refuses_only_if_all_are_bad(p):
    """One bad entry among good ones gets through: you refuse only where every entry is out of range. Should one wrong
    number in a table be enough to stop?
    """
    p = np.asarray(p, float)
    if np.all((p <= 0) | (p >= 1)):
        raise ValueError("p must be between 0 and 1")
    with np.errstate(all="ignore"):
        return np.log(p / (1 - p))


@misconception("logit", fails="refuses_what_has_no_logit")
def stops_with_an_assertion(p):
    """You stop, and with another error than the one that was agreed on. An `assert` raises AssertionError; for a value
    that makes no sense, raise a ValueError.
    """
    p = np.asarray(p, float)
    assert np.all((p > 0) & (p < 1))
    return np.log(p / (1 - p))


@misconception("logit", fails="refuses_what_has_no_logit")
def hands_the_error_back(p):
    """You return the error as if it were an answer, and whoever called goes on computing with it. An error has to be
    raised, so that the program stops there.
    """
    p = np.asarray(p, float)
    if np.any((p <= 0) | (p >= 1)):
        return "ValueError"
    return np.log(p / (1 - p))


# softmax


def shares(powers, axis=0):
    """Each entry as a share of its column's sum."""
    return powers / np.sum(powers, axis=axis, keepdims=True)


@misconception("softmax", fails="scores_of_one_example")
def shares_of_the_scores(z):
    """You divided the scores themselves by their sum. With negative scores that gives shares below 0 or above 1. Make
    every score positive first: that is what the exponentials are for.
    """
    with np.errstate(all="ignore"):
        return shares(np.asarray(z, float))


@misconception("softmax", fails="scores_of_one_example")
def winner_takes_all(z):
    """You gave everything to the largest score. Softmax is softer, hence its name: the others keep a share too, by how
    close they came.
    """
    z = np.asarray(z, float)
    return np.where(z == z.max(axis=0), 1.0, 0.0)


@misconception("softmax", fails="scores_of_one_example")
def every_score_its_own_sigmoid(z):
    """You put each score through the sigmoid by itself, so the answers do not add up to 1. In softmax the scores
    compete: if one goes up, the others go down.
    """
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-np.asarray(z, float)))


@misconception("softmax", fails="scores_of_one_example")
def compared_with_the_largest(z):
    """You divided by the largest exponential, so the winner is always 1. Probabilities are shares of the whole: divide
    by the sum of all of them.
    """
    z = np.asarray(z, float)
    return np.exp(z - z.max(axis=0))


@misconception("softmax", fails="scores_of_one_example")
def shrinks_the_scores(z):
    """You divided the scores to make them small. That changes the distances between them, and with them the answer.
    There is something else one may do to all scores without changing it.
    """
    z = np.asarray(z, float)
    largest = np.max(np.abs(z), axis=0)
    return shares(np.exp(z / np.where(largest == 0, 1, largest)))


@misconception("softmax", fails="scores_of_one_example")
def logarithm_of_softmax(z):
    """Your answers are negative: they are the logarithms of the probabilities. Useful later in this course; here the
    probabilities themselves are wanted, which add up to 1.
    """
    z = np.asarray(z, float) - np.max(z, axis=0)
    return z - np.log(np.sum(np.exp(z), axis=0))


@misconception("softmax", fails="scores_of_one_example")
def wants_a_second_axis(z):
    """You add along axis 1, which a plain list of scores does not have. The scores of one example stand below each
    other: which axis runs down a column?
    """
    z = np.asarray(z, float)
    return shares(np.exp(z - z.max(axis=1, keepdims=True)), axis=1)


@misconception("softmax", fails="each_column_by_itself")
def along_the_rows(z):
    """Your rows add up to 1, and it should be the columns. Each column is one example, and its scores compete with
    each other, not with those of other examples.
    """
    z = np.asarray(z, float)
    return shares(np.exp(z - z.max(axis=-1, keepdims=True)), axis=-1)


@misconception("softmax", fails="each_column_by_itself")
def one_sum_for_the_whole_table(z):
    """You divided by the sum of the whole table, so all columns together add up to 1. Every example has its own
    probabilities: each column needs its own sum.
    """
    z = np.asarray(z, float)
    powers = np.exp(z - np.max(z))
    return powers / np.sum(powers)


@misconception("softmax", fails="each_column_by_itself")
def flattens_the_table(z):
    """Your answer is one long list, whatever came in. Keep the shape: a column in, a column out, and in a table each
    column is turned into probabilities by itself.
    """
    z = np.ravel(np.asarray(z, float))
    return shares(np.exp(z - z.max()))


@misconception("softmax", fails="scores_far_from_zero")
def exponentials_of_large_scores(z):
    """Right on paper. For scores near 1000 the exponentials are infinity, and infinity over infinity is nan. Which
    change to all scores of a column leaves the answer as it is?
    """
    with np.errstate(all="ignore"):
        return shares(np.exp(np.asarray(z, float)))


@misconception("softmax", fails="scores_far_from_zero")
def one_shift_for_the_whole_table(z):
    """You shifted all columns by the same number. In a column whose scores are far below it, every exponential becomes
    0, and 0 over 0 is nan. Each column needs its own shift.
    """
    z = np.asarray(z, float)
    with np.errstate(all="ignore"):
        return shares(np.exp(z - np.max(z)))


@misconception("softmax", fails="scores_far_from_zero")
def shifts_the_wrong_way(z):
    """You shifted the scores so that the smallest becomes 0. The others are still large then, and their exponentials
    overflow. Which score should become 0 so that no other is above it?
    """
    z = np.asarray(z, float)
    with np.errstate(all="ignore"):
        return shares(np.exp(z - np.min(z, axis=0)))


@misconception("softmax", fails="lists_are_welcome_and_nothing_is_changed")
def shifts_the_scores_themselves(z):
    """The probabilities are right, and the scores that were given are shifted now: you changed them on the spot.
    Somebody may still need them; let the shifted scores be a new array.
    """
    z = np.asarray(z, float)
    z -= z.max(axis=0)
    return shares(np.exp(z))


@misconception("softmax", fails="lists_are_welcome_and_nothing_is_changed")
def softmax_for_arrays_only(z):
    """It is right for arrays, and a list stops it: a list does not know how to find a maximum along an axis. Turn
    whatever is given into an array first.
    """
    return shares(np.exp(z - z.max(axis=0)))


# derivatives


def logistic(z):
    """A sigmoid that does not overflow."""
    return 1 / (1 + np.exp(-np.clip(np.asarray(z, float), -500, 500)))


@misconception("derivatives", of="d_sigmoid", fails="slope_of_the_sigmoid")
def sigmoid_is_in_already(z):
    """You treated z as if it were the sigmoid's value already. The function is given the signal itself, so send it
    through the sigmoid first, then use the formula.
    """
    z = np.asarray(z, float)
    return z * (1 - z)


@misconception("derivatives", of="d_sigmoid", fails="slope_of_the_sigmoid")
def height_for_slope(z):
    """That is the height of the curve, not its slope. Far to the right the curve is high and level, so the slope is
    almost 0 there. Look at the formula below the table.
    """
    return logistic(z)


@misconception("derivatives", of="d_sigmoid", fails="slope_of_the_sigmoid")
def rule_of_tanh(z):
    """This is the rule that belongs to tanh. The sigmoid has one of its own, in which the value meets what is missing
    to 1. At z = 0 the slope should be one quarter.
    """
    return 1 - logistic(z) ** 2


@misconception("derivatives", of="d_sigmoid", fails="slope_of_the_sigmoid")
def downhill_sigmoid(z):
    """Your slopes are negative, and the sigmoid never falls. Check the order inside the bracket: what is missing to 1
    is 1 minus the value.
    """
    s = logistic(z)
    return s * (s - 1)


@misconception("derivatives", of="d_sigmoid", fails="slope_of_the_sigmoid")
def a_step_too_wide(z):
    """You measured the slope by going a step to the right, and the curve bends within the step. That is close, not
    exact; the formula in the text needs no step.
    """
    return (logistic(np.asarray(z, float) + 0.001) - logistic(z)) / 0.001


@misconception("derivatives", of="d_sigmoid", fails="slope_of_the_sigmoid_everywhere")
def nan_far_to_the_left(z):
    """Near zero it is right. For very negative signals your exponential is infinity on top and below, and their
    quotient is nan. Your own sigmoid has solved that already: use its values.
    """
    with np.errstate(all="ignore"):
        power = np.exp(-np.asarray(z, float))
        return power / (1 + power) ** 2


@misconception("derivatives", of="d_sigmoid", fails="slope_of_the_sigmoid_everywhere")
def d_sigmoid_for_arrays_only(z):
    """It is right for arrays and numbers, and a list stops it: a list has no minus. Let your own sigmoid do the
    turning into an array, or do it yourself.
    """
    with np.errstate(over="ignore"):
        s = 1 / (1 + np.exp(-z))
    return s * (1 - s)


@misconception("derivatives", of="d_tanh", fails="slope_of_tanh")
def tanh_is_in_already(z):
    """You treated z as if it were the value of tanh already. The function is given the signal itself, so send it
    through tanh first, then use the formula.
    """
    return 1 - np.asarray(z, float) ** 2


@misconception("derivatives", of="d_tanh", fails="slope_of_tanh")
def forgets_the_square(z):
    """You subtracted the value itself. On the left of zero that gives slopes above 1, and the curve is never that
    steep: the formula has a square in it.
    """
    return 1 - np.tanh(z)


@misconception("derivatives", of="d_tanh", fails="slope_of_tanh")
def rule_of_the_sigmoid(z):
    """This is the rule that belongs to the sigmoid. At z = 0 it gives 0, and there tanh is steepest, with slope 1.
    Look for the rule of tanh.
    """
    t = np.tanh(z)
    return t * (1 - t)


@misconception("derivatives", of="d_tanh", fails="slope_of_tanh")
def grows_outwards(z):
    """You added the square, so your slopes grow away from zero. The curve becomes level there: its slope must shrink
    towards 0. Check the sign in the formula.
    """
    return 1 + np.tanh(z) ** 2


@misconception("derivatives", of="d_tanh", fails="slope_of_tanh")
def downhill_tanh(z):
    """Your slopes are negative, and tanh never falls. The 1 and the square have changed places in the difference."""
    return np.tanh(z) ** 2 - 1


@misconception("derivatives", of="d_tanh", fails="slope_of_tanh")
def height_of_tanh(z):
    """That is the height of the curve, not its slope. At z = 0 the curve passes through 0, and it is steepest just
    there. Look at the formula below the table.
    """
    return np.tanh(z)


@misconception("derivatives", of="d_tanh", fails="slope_of_tanh_everywhere")
def nan_at_both_ends(z):
    """Near zero it is right. Far out the exponentials become infinity on top and below, and you get nan. Your own tanh
    has solved that already: use its values.
    """
    with np.errstate(all="ignore"):
        up, down = np.exp(np.asarray(z, float)), np.exp(-np.asarray(z, float))
        return 1 - ((up - down) / (up + down)) ** 2


@misconception("derivatives", of="d_relu", fails="slope_of_relu_everywhere")
def climbs_at_the_corner(z):
    """Exactly at the corner you give slope 1. A corner has no slope of its own, so people agree on one: the text says
    which, and that comparison must leave the border out.
    """
    return np.where(np.asarray(z) >= 0, 1, 0)


@misconception("derivatives", of="d_relu", fails="slope_of_relu_everywhere")
def halfway_at_the_corner(z):
    """Exactly at the corner you give one half, the mean of both sides. A fair idea, and not what was agreed on: look
    in the text for the slope at z = 0.
    """
    return np.heaviside(np.asarray(z, float), 0.5)


@misconception("derivatives", of="d_relu", fails="slope_of_relu_everywhere")
def height_over_distance(z):
    """You divided the height by z, which is fine except at z = 0: there it is 0 over 0, which is nan. The slope has
    only two values, so no division is needed.
    """
    z = np.asarray(z, float)
    with np.errstate(all="ignore"):
        return np.maximum(0, z) / z


@misconception("derivatives", of="d_relu", fails="slope_of_relu_everywhere")
def d_relu_for_arrays_only(z):
    """It is right for arrays and numbers, and a list stops it: a list cannot be compared with 0. Turn whatever is
    given into an array first; the first section shows how.
    """
    return (z > 0) * 1.0


@misconception("derivatives", of="d_relu", fails="slope_of_relu")
def relu_again(z):
    """That is relu itself, its height. How much does it rise when z grows by 1? On the right always by the same
    amount, however large z is.
    """
    return np.maximum(0, z)


@misconception("derivatives", of="d_relu", fails="slope_of_relu")
def falls_on_the_left(z):
    """Your slope on the left is −1, as if the curve came down to the corner. Relu is level there, at height 0: what is
    the slope of a level road?
    """
    return np.sign(z)


@misconception("derivatives", of="d_relu", fails="slope_of_relu")
def decides_once_for_all(z):
    """An `if` can decide about one number only; for an array Python cannot tell which entry you mean. The first
    section of the notebook shows a function that decides entry by entry.
    """
    return 1 if z > 0 else 0


# answers written into what was given


@misconception("step", fails="step_keeps_the_shape")
def switched_in_place(z):
    """The switch is right, but you wrote the ones and zeros into the signals that were given, and now nobody has the
    signals any more. Put the answer into a new array, as rule 4 says.
    """
    z = np.asarray(z)
    if z.ndim == 0:
        return int(z >= 0)
    on = z >= 0
    z[on], z[~on] = 1, 0
    return z


@misconception("sigmoid", fails="sigmoid_keeps_the_shape")
def signs_turned_in_place(z):
    """The curve is right, but you turned the signs inside the array that was given: its owner now has other signals.
    `-z` makes a new array, and leaves the old one as it was.
    """
    z = np.asarray(z)
    if z.ndim == 0:
        return 1 / (1 + np.exp(-z))
    z *= -1
    return 1 / (1 + np.exp(z))


@misconception("tanh", fails="tanh_keeps_the_shape")
def doubled_in_place(z):
    """The values are right, but you doubled the signals inside the array that was given. Ask twice, and the second
    answer is another one. `2 * z` makes a new array.
    """
    z = np.asarray(z)
    if z.ndim == 0:
        return 2 / (1 + np.exp(-2 * z)) - 1
    z *= 2
    return 2 / (1 + np.exp(-z)) - 1


@misconception("logit", fails="refuses_what_has_no_logit")
def looks_at_the_first_entry(p):
    """You test whether the **first** entry is a probability, and trust the others. One bad entry anywhere makes the
    question senseless: ask it of every entry.
    """
    p = np.asarray(p, float)
    if p.size and not 0 < p.flat[0] < 1:
        raise ValueError("no probability")
    with np.errstate(all="ignore"):
        return np.log(p / (1 - p))


@misconception("derivatives", of="d_relu", fails="slope_of_relu_everywhere")
def slopes_written_over_the_signals(z):
    """The slopes are right, but you wrote them over the signals that were given. Whoever still needs the signals has
    lost them. Make a new array, as rule 4 says.
    """
    z = np.asarray(z)
    if z.ndim == 0:
        return int(z > 0)
    up = z > 0
    z[up], z[~up] = 1, 0
    return z

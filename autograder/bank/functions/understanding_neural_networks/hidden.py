"""Hidden checks of Understanding neural networks."""

import numpy as np

from autograder.checks import agrees, check, holds, raises, same, unchanged
from nnmath_ref import perceptron as right


def is_even(number):
    return number % 2 == 0


def is_multiple_of_three(number):
    return number % 3 == 0


def is_multiple_of_five(number):
    return number % 5 == 0


def is_more_than_twenty(number):
    return number > 20


def ends_in_seven(number):
    return number % 10 == 7


def has_two_digits(number):
    return 10 <= number <= 99


POOL = {  # the order is neither that of the alphabet nor its reverse
    "more than 20": is_more_than_twenty,
    "even": is_even,
    "two digits": has_two_digits,
    "ends in 7": ends_in_seven,
    "multiple of 3": is_multiple_of_three,
    "multiple of 5": is_multiple_of_five,
}
TELLING = [(24, True), (22, False), (27, True)]  # multiples of 3; each answer rules out other rules


def some_rules(rng):
    """Four rules in any order, and four answers that one of them gave."""
    rules = {str(name): POOL[str(name)] for name in rng.permutation(list(POOL))[:4]}
    secret = list(rules.values())[rng.integers(4)]
    numbers = (rng.choice(60, size=4, replace=False) + 1).tolist()
    return rules, [(number, bool(secret(number))) for number in numbers]


def quarters(rng, n):
    """Quarters of either sign, none of them 0: every order of adding them gives exactly the same sum."""
    return rng.integers(1, 17, size=n) * rng.choice([-1, 1], size=n) / 4


# --- consistent_rules ---------------------------------------------------------------------------------------------


def same_names(consistent_rules, rules, examples):
    """The names are right, in whatever order."""
    got = consistent_rules(rules, examples)
    names = sorted(got) if isinstance(got, (list, tuple)) and all(isinstance(name, str) for name in got) else got
    agrees(names, sorted(right.consistent_rules(rules, examples)), call=consistent_rules.last)


@check("consistent_rules", points=1.5)
def keeps_the_rules_that_agree_with_every_answer(consistent_rules, rng):
    """Exactly the rules that agree with every answer are still in the game, YES and NO alike."""
    same_names(consistent_rules, POOL, TELLING)
    same_names(consistent_rules, POOL, [(30, True)] * 5 + [(48, True), (15, False)])
    for _ in range(3):
        same_names(consistent_rules, *some_rules(rng))


@check("consistent_rules", points=0.5, after=keeps_the_rules_that_agree_with_every_answer)
def keeps_the_order_of_the_rules(consistent_rules):
    """The names stand in the same order as in the dictionary."""
    same(consistent_rules, right.consistent_rules, POOL, [(30, True)])
    same(consistent_rules, right.consistent_rules, dict(reversed(POOL.items())), [(60, True)])


@check("consistent_rules", points=0.5, after=keeps_the_rules_that_agree_with_every_answer)
def all_rules_or_none(consistent_rules, rng):
    """Without an answer every rule is left, and where no rule fits, the list is empty."""
    rules, _ = some_rules(rng)
    same_names(consistent_rules, rules, [])
    same_names(consistent_rules, rules, [(30, True), (30, False)])


@check("consistent_rules", points=0.5, after=keeps_the_rules_that_agree_with_every_answer)
def leaves_rules_and_examples_alone(consistent_rules, rng):
    """The rules and the examples are the same after the call as before."""
    unchanged(consistent_rules, POOL, TELLING)
    unchanged(consistent_rules, *some_rules(rng))


# --- fires --------------------------------------------------------------------------------------------------------


@check("fires", points=1.5)
def fires_above_the_threshold_only(fires, rng):
    """A weighted sum above the threshold fires and one below does not, for one input and for many."""
    same(fires, right.fires, np.array([2.0, -3.0]), np.array([1.0, 1.0]), 1.0)
    same(fires, right.fires, np.array([-3.0, -2.0]), np.array([-1.0, -2.0]), 6.0)
    for n in (1, 4, 7, 2):
        for distance in (-0.25, 0.25, -4, 4):
            weights, inputs = quarters(rng, n), quarters(rng, n)
            same(fires, right.fires, weights, inputs, float(weights @ inputs) - distance)


@check("fires", points=0.5, after=fires_above_the_threshold_only)
def reaching_the_threshold_is_enough(fires, rng):
    """A weighted sum that is exactly the threshold fires."""
    for n in (1, 3, 5):
        weights, inputs = quarters(rng, n), quarters(rng, n)
        same(fires, right.fires, weights, inputs, float(weights @ inputs))
    same(fires, right.fires, np.zeros(2), np.array([3.0, 4.0]), 0)


@check("fires", points=0.5, after=fires_above_the_threshold_only)
def takes_plain_lists(fires, rng):
    """Plain lists of whole numbers or fractions are as welcome as arrays, and all stay as they were."""
    for n in (2, 3):
        weights, inputs = quarters(rng, n), rng.integers(1, 9, size=n)
        for distance in (-1, 1):
            threshold = float(weights @ inputs) + distance
            for w, x in ((weights.tolist(), inputs.tolist()), (weights, inputs.astype(float))):
                agrees(unchanged(fires, w, x, threshold), right.fires(w, x, threshold), call=fires.last)


@check("fires", points=0.5, after=fires_above_the_threshold_only)
def every_input_needs_a_weight(fires, rng):
    """More inputs than weights, or fewer, are a ValueError."""
    for some, other in ((3, 2), (2, 3), (1, 4), (4, 1)):
        raises(ValueError, fires, quarters(rng, some).tolist(), quarters(rng, other).tolist(), 1)
        raises(ValueError, fires, quarters(rng, some), quarters(rng, other), 1)


# --- adjust -------------------------------------------------------------------------------------------------------


@check("adjust", points=2)
def corrects_after_a_mistake(adjust, rng):
    """After a wrong answer of either kind every weight moves as the rule says, for several rates."""
    for n, rate in ((4, 1), (5, 0.5), (7, 0.25), (3, 2)):
        for target, output in ((1, 0), (0, 1)):
            same(adjust, right.adjust, quarters(rng, n), quarters(rng, n), target, output, rate)


@check("adjust", points=0.5, after=corrects_after_a_mistake)
def leaves_a_right_answer_alone(adjust, rng):
    """After a right answer, YES or NO, the new weights are equal to the old ones."""
    for n, said in ((4, 1), (5, 0), (1, 1), (2, 0)):
        same(adjust, right.adjust, quarters(rng, n), quarters(rng, n), said, said, 0.5)
        same(adjust, right.adjust, quarters(rng, n), quarters(rng, n), said, bool(said), 0.5)


@check("adjust", points=0.5, after=corrects_after_a_mistake)
def adjusts_lists_of_any_numbers(adjust, rng):
    """Plain lists, a single input, inputs of 0, and True and False as answers come out right as well."""
    for inputs, target, output in (([0, 3, 1], True, False), ([2, 0, 1], False, True), ([4], 1, False)):
        weights = rng.integers(-9, 10, size=len(inputs)).tolist()
        same(adjust, right.adjust, weights, inputs, target, output, 0.5)


@check("adjust", points=0.5, after=corrects_after_a_mistake)
def every_weight_needs_an_input(adjust, rng):
    """More inputs than weights, or fewer, are a ValueError, whether the answer was right or wrong."""
    for some, other, output in ((3, 2, 0), (2, 3, 0), (4, 1, 1), (1, 4, 0)):
        raises(ValueError, adjust, quarters(rng, some).tolist(), quarters(rng, other).tolist(), 1, output, 1)
        raises(ValueError, adjust, quarters(rng, some), quarters(rng, other), 1, output, 1)


@check("adjust", points=0.5, after=corrects_after_a_mistake)
def leaves_the_old_weights_as_they_are(adjust, rng):
    """The old weights and the inputs are the same after the call as before."""
    unchanged(adjust, quarters(rng, 4), quarters(rng, 4), 1, 0, 0.5)
    unchanged(adjust, quarters(rng, 3).tolist(), quarters(rng, 3).tolist(), 0, 1, 1)


# --- learn --------------------------------------------------------------------------------------------------------

ENOUGH = 2000  # rounds: no neuron that learns at all needs as many for the examples below
OTHER_DAYS = [([5, 1], 0), ([0, 2], 1), ([2, 5], 1), ([0, 6], 1), ([6, 0], 0), ([8, 4], 0), ([1, 0], 1), ([8, 2], 0)]
NARROW = [([1], 1), ([0], 0)]  # who wants more than a sum that reaches 0 ends on the border here
GATES = [[([0, 0], 0), ([0, 1], 1), ([1, 0], 1), ([1, 1], 1)], [([1, 1], 1), ([1, 0], 0), ([0, 1], 0), ([0, 0], 0)]]


def separable(rng, n, N):
    """N examples with a line between them that takes at least three rounds, three mistakes in the first, to find."""
    while True:
        truth = rng.integers(-3, 4, size=n + 1)
        points = rng.integers(-6, 7, size=(N, n)) / 2
        sums = points @ truth[:-1] + truth[-1]
        examples = [(point.tolist(), int(total > 0)) for point, total in zip(points, sums, strict=True)]
        if np.abs(sums).min() < 1 or right.one_round(np.zeros(n + 1), examples, 1)[1] < 3:
            continue
        if right.learn(examples, 1, ENOUGH)[1] >= 3:
            return examples


def trained(learn, examples, rate, max_rounds):
    """What `learn` returned, which must be as many weights as there should be, and a number of rounds."""
    got = learn(examples, rate, max_rounds)
    agrees(got, (np.zeros(len(examples[0][0]) + 1), 0), atol=np.inf, call=learn.last)  # kind and shape only
    return np.asarray(got[0], float), int(got[1])


@check("learn", points=2)
def ends_with_every_example_right(learn, rng):
    """The weights that come back, bias last, are right on every example, for one, two and three inputs."""
    drawn = [separable(rng, n, N) for n, N in ((1, 5), (2, 6), (3, 8))]
    for examples in (NARROW, OTHER_DAYS, *GATES, *drawn):
        weights, _ = trained(learn, examples, 1, ENOUGH)
        wrong = right.count_mistakes(weights, examples)
        holds(wrong == 0, f"{wrong} of {len(examples)} examples are wrong after learning", call=learn.last)


# Any way of learning passes the check before this one, and those that follow; the recipe is in the text.
@check("learn", points=1, after=ends_with_every_example_right)
def follows_the_recipe(learn, rng):
    """The weights are those of the recipe in the text: from zeros, in order, corrected at once, by the given rate."""
    for n, N, rate in ((2, 6, 1), (1, 5, 0.5), (3, 7, 0.25), (2, 8, 2)):
        examples = separable(rng, n, N)
        weights, _ = trained(learn, examples, rate, ENOUGH)
        agrees(weights, right.learn(examples, rate, ENOUGH)[0], call=learn.last)


@check("learn", points=0.5, after=ends_with_every_example_right)
def as_many_rounds_as_it_says(learn, rng):
    """A limit of exactly as many rounds as it says is enough, with the same weights, and one fewer is a ValueError."""
    for n, N in ((2, 7), (3, 6)):
        examples = separable(rng, n, N)
        weights, rounds = trained(learn, examples, 1, ENOUGH)
        holds(1 <= rounds <= ENOUGH, f"{rounds} rounds, of at most {ENOUGH}", call=learn.last)
        again, _ = trained(learn, examples, 1, rounds)
        agrees(again, weights, call=learn.last)
        raises(ValueError, learn, examples, 1, rounds - 1)


@check("learn", points=1, after=ends_with_every_example_right)
def gives_up_when_the_rounds_run_out(learn, rng):
    """Where no line has all the examples on their sides, there is a ValueError once the rounds are over."""
    lamp = [([0, 0], 0), ([0, 1], 1), ([1, 0], 1), ([1, 1], 0)]
    point = quarters(rng, 3).tolist()
    for examples in (lamp, [(point, 1), (point, 0)], [([1], 1), ([2], 0), ([3], 1)]):
        for most in (1, 6, 50):
            raises(ValueError, learn, examples, 1, most)


@check("learn", points=0.5, after=ends_with_every_example_right)
def leaves_the_examples_alone(learn, rng):
    """The examples are the same after learning as before, and their inputs may be arrays."""
    for examples in (OTHER_DAYS, separable(rng, 3, 6)):
        weights = np.asarray(right.learn(examples, 1, ENOUGH)[0])
        unchanged(learn, examples, 1, ENOUGH)
        arrays = [(np.array(inputs, float), target) for inputs, target in examples]
        got = unchanged(learn, arrays, 1, ENOUGH)
        agrees(got, (weights, 0), atol=np.inf, call=learn.last)
        wrong = right.count_mistakes(np.asarray(got[0], float), examples)
        holds(wrong == 0, f"{wrong} of {len(examples)} examples are wrong after learning", call=learn.last)


# --- count_mistakes -----------------------------------------------------------------------------------------------

BIASED = [([1, 2], 1), ([2, 1], 1), ([-3, 1], 0), ([1, -4], 0), ([0, -2], 1), ([-1, -1], 1), ([2, 2], 0)]


def judged(rng, n, false_yes, false_no):
    """Weights, and shuffled examples with so many mistakes of each kind; no sum is exactly 0."""
    while True:
        weights, points = quarters(rng, n + 1), [quarters(rng, n) for _ in range(12)]
        said = [right.fires(weights, [*point, 1], 0) for point in points]
        if all(point @ weights[:-1] + weights[-1] for point in points) and 5 <= sum(said) <= 7:
            break
    firing, silent = np.flatnonzero(said), np.flatnonzero(np.logical_not(said))
    flipped = {*firing[:false_yes].tolist(), *silent[:false_no].tolist()}
    examples = [(point.tolist(), int(yes) ^ (k in flipped)) for k, (point, yes) in enumerate(zip(points, said))]
    return weights, [examples[k] for k in rng.permutation(len(examples))]


@check("count_mistakes", points=1.5)
def counts_every_mistake(count_mistakes, rng):
    """Mistakes of both kinds are counted, from none to many, and the bias has its say."""
    same(count_mistakes, right.count_mistakes, [1, 1, 2.5], BIASED)
    same(count_mistakes, right.count_mistakes, [-1.5, 0.5, -4], BIASED)
    for n, false_yes, false_no in ((2, 3, 1), (3, 1, 2), (4, 0, 0), (1, 2, 2), (2, 5, 5)):
        same(count_mistakes, right.count_mistakes, *judged(rng, n, false_yes, false_no))


@check("count_mistakes", points=0.5, after=counts_every_mistake)
def a_sum_of_zero_is_a_yes(count_mistakes, rng):
    """An example with a sum of exactly 0 is judged as the text says."""
    for n in (2, 3):
        weights, point = quarters(rng, n), quarters(rng, n)
        weights = np.append(weights, -(weights @ point))
        examples = [(point.tolist(), 1), (point.tolist(), 0), (point.tolist(), 0)]
        same(count_mistakes, right.count_mistakes, weights, examples)


@check("count_mistakes", points=0.5, after=counts_every_mistake)
def counts_with_arrays_and_changes_nothing(count_mistakes, rng):
    """Inputs may be lists or arrays, there may be no examples at all, and nothing that was given is changed."""
    weights, examples = judged(rng, 3, 2, 1)
    agrees(unchanged(count_mistakes, weights.tolist(), examples), 3, call=count_mistakes.last)
    arrays = [(np.array(inputs), target) for inputs, target in examples]
    agrees(unchanged(count_mistakes, weights, arrays), 3, call=count_mistakes.last)
    same(count_mistakes, right.count_mistakes, weights.tolist(), [])


@check("count_mistakes", points=0.5, after=counts_every_mistake)
def refuses_weights_that_do_not_fit(count_mistakes, rng):
    """Without a bias, or with a weight too many, there is a ValueError."""
    for n, count in ((2, 2), (3, 2), (2, 4), (3, 5)):
        examples = [(quarters(rng, n).tolist(), 1), (quarters(rng, n).tolist(), 0)]
        raises(ValueError, count_mistakes, quarters(rng, count).tolist(), examples)
        raises(ValueError, count_mistakes, quarters(rng, count), examples)

"""Wrong answers to Understanding neural networks, each with the hint that a teacher would give."""

from autograder.checks import misconception

# --- consistent_rules ---------------------------------------------------------------------------------------------

AGREE = "keeps_the_rules_that_agree_with_every_answer"


def agrees_everywhere(rule, examples):
    """Whether a rule says the same as every answer."""
    return all(rule(number) == answer for number, answer in examples)


@misconception("consistent_rules", fails=AGREE)
def one_agreement_is_enough(rules, examples):
    """You kept every rule that agrees with at least one answer. One wrong word is enough to rule a rule out: to stay
    in the game it has to agree with your friend every single time."""
    return [name for name, rule in rules.items() if any(rule(number) == answer for number, answer in examples)]


@misconception("consistent_rules", fails=AGREE)
def looks_at_yes_only(rules, examples):
    """You looked at the numbers with the answer YES only. A NO teaches as much: a rule that says YES about a number
    which your friend refused is out of the game too."""
    return [name for name, rule in rules.items() if all(rule(number) for number, answer in examples if answer)]


@misconception("consistent_rules", fails=AGREE)
def the_last_answer_decides(rules, examples):
    """Your note whether a rule fits is written anew for each answer, so only the last one counts in the end. Once a
    rule has disagreed, nothing that comes later may bring it back."""
    names = []
    for name, rule in rules.items():
        fits = True
        for number, answer in examples:
            fits = rule(number) == answer
        if fits:
            names.append(name)
    return names


@misconception("consistent_rules", fails=AGREE)
def the_first_answer_decides(rules, examples):
    """You decided about each rule after the first answer already. Agreeing once does not settle it, only disagreeing
    does. Look at all the answers before a name goes into the list."""
    names = []
    for name, rule in rules.items():
        for number, answer in examples:
            if rule(number) == answer:
                names.append(name)
            break
        else:
            names.append(name)
    return names


@misconception("consistent_rules", fails=AGREE)
def a_name_for_each_agreement(rules, examples):
    """Your list holds a name once for each answer that it agrees with, so names come twice and wrong rules stay. Check
    all the answers of a rule first; then decide, once, whether its name goes in."""
    return [name for name, rule in rules.items() for number, answer in examples if rule(number) == answer]


@misconception("consistent_rules", fails=AGREE)
def the_rules_that_are_out(rules, examples):
    """These are the rules that are out of the game. You were asked for the ones still in it: those that never
    disagreed with your friend. Which way round does your `if` ask?"""
    return [name for name, rule in rules.items() if not agrees_everywhere(rule, examples)]


@misconception("consistent_rules", fails=AGREE)
def only_the_first_name(rules, examples):
    """You gave back one name, the first that fits. Several rules may still be in the game, and a list of all their
    names is wanted. Where does your `return` stand: inside the loop or after it?"""
    for name, rule in rules.items():
        if agrees_everywhere(rule, examples):
            return name
    return []


@misconception("consistent_rules", fails=AGREE)
def true_and_false_for_each_rule(rules, examples):
    """Your list says True or False for each rule, which is the right thought. The answer should hold the names of the
    rules that are left, and nothing for the others."""
    return [agrees_everywhere(rule, examples) for rule in rules.values()]


@misconception("consistent_rules", fails=AGREE)
def strikes_rules_out_while_walking(rules, examples):
    """You took rules out of the dictionary while the loop was still walking through it, and Python stopped with a
    RuntimeError. Besides, the dictionary is not yours. Collect the names that stay in a new list."""
    for name, rule in rules.items():
        if not agrees_everywhere(rule, examples):
            del rules[name]
    return list(rules)


@misconception("consistent_rules", fails="keeps_the_order_of_the_rules")
def sorted_by_the_alphabet(rules, examples):
    """The right names, sorted by the alphabet. The text asks for the order of the dictionary, which a loop over it
    gives you without any sorting."""
    return sorted(name for name, rule in rules.items() if agrees_everywhere(rule, examples))


@misconception("consistent_rules", fails="all_rules_or_none")
def nothing_without_an_answer(rules, examples):
    """Before the first question no rule has been ruled out, so all of them are still in the game. You gave back an
    empty list, as if they all were out."""
    return [name for name, rule in rules.items() if examples and agrees_everywhere(rule, examples)]


@misconception("consistent_rules", fails="all_rules_or_none")
def none_where_no_rule_fits(rules, examples):
    """When no rule fits, you gave back None. An empty list says the same and is easier to use: one can still count it
    or loop over it. The text asks for `[]`."""
    names = [name for name, rule in rules.items() if agrees_everywhere(rule, examples)]
    return names if names else None


@misconception("consistent_rules", fails="leaves_rules_and_examples_alone")
def strikes_rules_out_for_good(rules, examples):
    """The names are right, but you deleted the other rules from the dictionary that you were given. Your friend cannot
    play a second game with it. Make a new list and leave the dictionary alone."""
    for name in list(rules):
        if not agrees_everywhere(rules[name], examples):
            del rules[name]
    return list(rules)


# --- fires --------------------------------------------------------------------------------------------------------

FIRES = "fires_above_the_threshold_only"


def total_of(weights, inputs):
    """The weighted sum; a ValueError where the lengths differ."""
    if len(weights) != len(inputs):
        raise ValueError("one weight for each input")
    return sum(weight * value for weight, value in zip(weights, inputs))


@misconception("fires", fails=FIRES)
def inputs_without_weights(weights, inputs, threshold):
    """You added up the inputs and left the weights out. A weight says how much its input counts, and in which
    direction: multiply each input by its own weight before you add."""
    total_of(weights, inputs)
    return sum(inputs) >= threshold


@misconception("fires", fails=FIRES)
def sum_times_sum(weights, inputs, threshold):
    """You added up the weights, added up the inputs, and multiplied the two sums. Each input has a weight of its own:
    first multiply the pairs, then add up the products."""
    total_of(weights, inputs)
    return sum(weights) * sum(inputs) >= threshold


@misconception("fires", fails=FIRES)
def one_strong_input_is_enough(weights, inputs, threshold):
    """Your neuron fires as soon as one single product reaches the threshold. It should add up all of them first, so
    that many weak signals can fire together and a negative one can hold the others back."""
    total_of(weights, inputs)
    return any(weight * value >= threshold for weight, value in zip(weights, inputs))


@misconception("fires", fails=FIRES)
def decides_on_the_way(weights, inputs, threshold):
    """Your neuron decides before all the inputs have been added. An input that comes later may still pull the sum
    below the threshold. Compare once, after the loop."""
    total_of(weights, inputs)
    total = 0
    for weight, value in zip(weights, inputs):
        total = total + weight * value
        if total >= threshold:
            return True
    return False


@misconception("fires", fails=FIRES)
def threshold_added(weights, inputs, threshold):
    """You added the threshold to the sum and compared with 0. A high threshold should make firing harder; yours makes
    it easier. To bring it to the other side, its sign has to change."""
    return total_of(weights, inputs) + threshold >= 0


@misconception("fires", fails=FIRES)
def fires_below(weights, inputs, threshold):
    """Your neuron fires when the sum is small and is silent when it is large. Firing needs enough excitement: which
    way round must the comparison with the threshold be?"""
    return total_of(weights, inputs) <= threshold


@misconception("fires", fails=FIRES)
def the_sum_itself(weights, inputs, threshold):
    """You returned the weighted sum, which is right as far as it goes. One step is missing: does it reach the
    threshold? The answer is True or False."""
    return total_of(weights, inputs)


@misconception("fires", fails=FIRES)
def only_the_first_input(weights, inputs, threshold):
    """Only the first input was looked at: your `return` stands inside the loop, so the function ends in its first
    turn. Let the loop add up everything, and decide after it."""
    total_of(weights, inputs)
    for weight, value in zip(weights, inputs):
        return weight * value >= threshold


@misconception("fires", fails="reaching_the_threshold_is_enough")
def must_be_more_than_the_threshold(weights, inputs, threshold):
    """Your neuron wants more than the threshold. Look at the second row of the table: a sum that is just equal is
    enough to fire. Which sign means *at least*?"""
    return total_of(weights, inputs) > threshold


@misconception("fires", fails="takes_plain_lists")
def star_between_lists(weights, inputs, threshold):
    """For arrays your answer is right, but plain lists stop it: two lists cannot be multiplied with one star. Take the
    numbers one by one, as the first rule of the house says."""
    if len(weights) != len(inputs):
        raise ValueError("one weight for each input")
    return sum(weights * inputs) >= threshold


@misconception("fires", fails="takes_plain_lists")
def weights_multiplied_in_place(weights, inputs, threshold):
    """The answer is right, but you wrote the products into the weights that were given. Ask the neuron twice, and the
    second answer comes from other weights. Add the products up without storing them there."""
    if len(weights) != len(inputs):
        raise ValueError("lengths differ")
    for k in range(len(weights)):
        weights[k] = weights[k] * inputs[k]
    return bool(sum(weights) >= threshold)


@misconception("fires", fails="every_input_needs_a_weight")
def left_over_numbers_are_dropped(weights, inputs, threshold):
    """When the lists have different lengths, `zip` stops at the end of the shorter one and drops the rest without a
    word. Somebody forgot a weight then. Compare the lengths first, and raise a ValueError."""
    return sum(weight * value for weight, value in zip(weights, inputs)) >= threshold


@misconception("fires", fails="every_input_needs_a_weight")
def silent_when_lengths_differ(weights, inputs, threshold):
    """When the lengths differ, your neuron is silent, and nobody can tell that from an honest no. This question has no
    answer: raise a ValueError, so that the mistake is seen."""
    if len(weights) != len(inputs):
        return False
    return total_of(weights, inputs) >= threshold


@misconception("fires", fails="every_input_needs_a_weight")
def an_index_too_far(weights, inputs, threshold):
    """You walk along the weights and look for an input at each place. With too few inputs Python raises an IndexError,
    and with too many the rest is dropped. Compare the lengths yourself, and raise a ValueError."""
    total = 0
    for i in range(len(weights)):
        total = total + weights[i] * inputs[i]
    return total >= threshold


# --- adjust -------------------------------------------------------------------------------------------------------

CORRECT = "corrects_after_a_mistake"


def moved(weights, inputs, step):
    """The weights plus `step` times the inputs, as a list; a ValueError where the lengths differ."""
    if len(weights) != len(inputs):
        raise ValueError("one weight for each input")
    return [weight + step * value for weight, value in zip(weights, inputs)]


@misconception("adjust", fails=CORRECT)
def the_wrong_way(weights, inputs, target, output, rate):
    """Your weights move the wrong way: after a wrong yes, the sum gets even larger. The difference is target minus
    output, in this order. Try the first day with the cat by hand."""
    return moved(weights, inputs, rate * (output - target))


@misconception("adjust", fails=CORRECT)
def the_same_step_for_all(weights, inputs, target, output, rate):
    """You changed all the weights by the same amount. An input of 5 had more say than an input of 1, and an input of 0
    had none: the step of each weight is multiplied by its own input."""
    moved(weights, inputs, rate)
    return [weight + rate * (target - output) for weight in weights]


@misconception("adjust", fails=CORRECT)
def without_the_rate(weights, inputs, target, output, rate):
    """The direction is right, and the rate is missing: with a rate of 0.5 the steps should be half as big. Multiply
    each step by the rate."""
    return moved(weights, inputs, target - output)


@misconception("adjust", fails=CORRECT)
def steps_by_the_weight(weights, inputs, target, output, rate):
    """Your steps are multiplied by the old weight, so a weight of 0 can never change, and the inputs have no say at
    all. It is the input that decides how far its weight moves."""
    if len(weights) != len(inputs):
        raise ValueError("one weight for each input")
    return [weight + rate * (target - output) * weight for weight in weights]


@misconception("adjust", fails=CORRECT)
def never_moves_down(weights, inputs, target, output, rate):
    """Target minus output may be negative, and then the weights have to go the other way. You took it without its
    sign, so they always move as if the sum had been too low."""
    return moved(weights, inputs, rate * abs(target - output))


@misconception("adjust", fails=CORRECT)
def the_target_alone(weights, inputs, target, output, rate):
    """You multiplied by the target and forgot what the neuron had said. Then nothing is learned from a wrong yes, and
    a right yes is changed. The feedback is the difference: target minus output."""
    return moved(weights, inputs, rate * target)


@misconception("adjust", fails=CORRECT)
def the_steps_alone(weights, inputs, target, output, rate):
    """These are the steps, not the new weights. What the neuron had learned before would be forgotten at every
    mistake. Add each step to the old weight."""
    return moved([0] * len(weights), inputs, rate * (target - output))


@misconception("adjust", fails=CORRECT)
def only_the_first_weight(weights, inputs, target, output, rate):
    """Only the first weight has moved. Each input that took part in the mistake takes part in the correction: let the
    rule work on every weight with its own input."""
    new = moved(weights, inputs, rate * (target - output))
    return new[:1] + list(weights[1:])


@misconception("adjust", fails="leaves_a_right_answer_alone")
def moves_after_a_right_answer(weights, inputs, target, output, rate):
    """After a mistake your weights are right, but they also move when the answer was right. You went up for every
    target 1 and down for every target 0. What is target minus output when both agree?"""
    return moved(weights, inputs, rate if target == 1 else -rate)


@misconception("adjust", fails="leaves_a_right_answer_alone")
def nothing_after_a_right_answer(weights, inputs, target, output, rate):
    """After a right answer your function returns nothing, because its `return` stands under the `if`. Whoever calls it
    expects weights each time: then they are simply the same as before."""
    new = moved(weights, inputs, rate * (target - output))
    if target != output:
        return new


@misconception("adjust", fails="adjusts_lists_of_any_numbers")
def numbers_times_whole_lists(weights, inputs, target, output, rate):
    """For arrays your answer is right. A plain list, however, cannot be multiplied by a fraction, and a plus between
    two lists hangs one behind the other. Take the numbers one by one, as the first rule of the house says."""
    if len(weights) != len(inputs):
        raise ValueError("one weight for each input")
    return weights + inputs * (rate * (target - output))


@misconception("adjust", fails="every_weight_needs_an_input")
def left_over_weights_are_dropped(weights, inputs, target, output, rate):
    """When the lengths differ, `zip` stops at the end of the shorter list, and a neuron loses weights without a word.
    Compare the lengths first, and raise a ValueError."""
    return [weight + rate * (target - output) * value for weight, value in zip(weights, inputs)]


@misconception("adjust", fails="every_weight_needs_an_input")
def lengths_matter_after_mistakes_only(weights, inputs, target, output, rate):
    """After a right answer you hand the weights back before you have looked at the lengths. Inputs that do not fit are
    a ValueError each time: make this test the first thing in your function."""
    if target == output:
        return list(weights)
    return moved(weights, inputs, rate * (target - output))


@misconception("adjust", fails="leaves_the_old_weights_as_they_are")
def written_over_the_old_weights(weights, inputs, target, output, rate):
    """The numbers are right, but you wrote them over the old weights. Whoever wants to compare before and after has
    lost the before. Put the new weights into a new list."""
    if len(weights) != len(inputs):
        raise ValueError("one weight for each input")
    for i in range(len(weights)):
        weights[i] = weights[i] + rate * (target - output) * inputs[i]
    return weights


# --- learn --------------------------------------------------------------------------------------------------------

RIGHT = "ends_with_every_example_right"


def says(weights, inputs):
    """What a neuron with these weights, bias last, says: 1 or 0."""
    return int(sum(weight * value for weight, value in zip(weights, [*inputs, 1])) >= 0)


def one_round(weights, examples, rate):
    """The weights after a right round, and how many mistakes were met."""
    mistakes = 0
    for inputs, target in examples:
        error = target - says(weights, inputs)
        weights = [weight + rate * error * value for weight, value in zip(weights, [*inputs, 1])]
        mistakes += error != 0
    return weights, mistakes


def zeros(examples):
    """The weights at the start."""
    return [0] * (len(examples[0][0]) + 1)


def rightly_learned(examples, rate, max_rounds):
    """Right weights and rounds, for answers that go wrong elsewhere."""
    weights = zeros(examples)
    for rounds in range(1, max_rounds + 1):
        weights, mistakes = one_round(weights, examples, rate)
        if mistakes == 0:
            return weights, rounds
    raise ValueError("the rounds ran out")


@misconception("learn", fails=RIGHT)
def one_round_and_done(examples, rate, max_rounds):
    """Your neuron goes through the examples once and stops, right or wrong. A correction can spoil what was right
    before, so it has to go round again until a whole round has no mistake."""
    return one_round(zeros(examples), examples, rate)[0], 1


@misconception("learn", fails=RIGHT)
def the_last_example_decides(examples, rate, max_rounds):
    """Your neuron stops when the last example of a round is right, and forgets the mistakes before it. The note that
    there was a mistake may be wiped out only when a new round begins."""
    weights = zeros(examples)
    for rounds in range(1, max_rounds + 1):
        for inputs, target in examples:
            error = target - says(weights, inputs)
            weights = [weight + rate * error * value for weight, value in zip(weights, [*inputs, 1])]
        if error == 0:
            return weights, rounds
    raise ValueError("the rounds ran out")


@misconception("learn", fails=RIGHT)
def mistakes_never_forgotten(examples, rate, max_rounds):
    """You found no round without a mistake, although there is one. The count of mistakes has to start from 0 in every
    round, and each correction has to pull the sum towards the target. Does it, in yours?"""
    weights, mistakes = zeros(examples), 0
    for rounds in range(1, max_rounds + 1):
        weights, more = one_round(weights, examples, rate)
        mistakes = mistakes + more
        if mistakes == 0:
            return weights, rounds
    raise ValueError("the rounds ran out")


@misconception("learn", fails=RIGHT)
def no_bias(examples, rate, max_rounds):
    """Your neuron has a weight for each input and none for the bias. Without it the threshold stays where it is. Give
    every example one more input, which is always 1, and start with one more weight."""
    weights = [0] * len(examples[0][0])
    for rounds in range(1, max_rounds + 1):
        mistakes = 0
        for inputs, target in examples:
            total = sum(weight * value for weight, value in zip(weights, inputs))
            error = target - int(total >= 0)
            weights = [weight + rate * error * value for weight, value in zip(weights, inputs)]
            mistakes += error != 0
        if mistakes == 0:
            return weights, rounds
    raise ValueError("the rounds ran out")


@misconception("learn", fails=RIGHT)
def a_bias_that_never_learns(examples, rate, max_rounds):
    """Your bias stays 0 for ever: the extra input of the bias seems to be 0 and not 1. An input of 0 has no say, so
    its weight never moves, and the line is tied to the origin."""
    weights = [0] * len(examples[0][0])
    for rounds in range(1, max_rounds + 1):
        mistakes = 0
        for inputs, target in examples:
            error = target - says([*weights, 0], inputs)
            weights = [weight + rate * error * value for weight, value in zip(weights, inputs)]
            mistakes += error != 0
        if mistakes == 0:
            return [*weights, 0], rounds
    raise ValueError("the rounds ran out")


@misconception("learn", fails=RIGHT)
def bias_first(examples, rate, max_rounds):
    """Your neuron learns well, but its bias stands first. In this notebook the bias is the last weight, so put the 1
    behind the inputs and not in front of them."""
    weights, rounds = rightly_learned(examples, rate, max_rounds)
    return [weights[-1], *weights[:-1]], rounds


@misconception("learn", fails=RIGHT)
def weights_alone(examples, rate, max_rounds):
    """You returned the weights alone. The answer is a pair: the weights, and how many rounds it took. Count your
    rounds and return both, with a comma between them."""
    return rightly_learned(examples, rate, max_rounds)[0]


@misconception("learn", fails=RIGHT)
def rounds_first(examples, rate, max_rounds):
    """Both parts of your answer are there, the other way round. The text asks for the weights first and the number of
    rounds second. Whoever unpacks your pair would take a number for the weights."""
    weights, rounds = rightly_learned(examples, rate, max_rounds)
    return rounds, weights


@misconception("learn", fails=RIGHT)
def wants_more_than_zero(examples, rate, max_rounds):
    """Your neuron fires only when the sum is more than 0. Reaching the threshold is enough, so a sum of exactly 0 is a
    yes. The right example and the wrong one can both end on the border otherwise."""
    weights = zeros(examples)
    for rounds in range(1, max_rounds + 1):
        mistakes = 0
        for inputs, target in examples:
            total = sum(weight * value for weight, value in zip(weights, [*inputs, 1]))
            error = target - int(total > 0)
            weights = [weight + rate * error * value for weight, value in zip(weights, [*inputs, 1])]
            mistakes += error != 0
        if mistakes == 0:
            return weights, rounds
    raise ValueError("the rounds ran out")


@misconception("learn", fails="follows_the_recipe")
def the_rate_is_always_one(examples, rate, max_rounds):
    """Your neuron learns, and it takes no notice of the rate: its steps have always the same size. Hand the rate on to
    the correction."""
    return rightly_learned(examples, 1, max_rounds)


@misconception("learn", fails="follows_the_recipe")
def starts_from_ones(examples, rate, max_rounds):
    """Your neuron finds a line, but not from the start that the recipe gives: all the weights, and the bias, begin at
    0. Another start often leads to another line."""
    weights = [1] * (len(examples[0][0]) + 1)
    for rounds in range(1, max_rounds + 1):
        weights, mistakes = one_round(weights, examples, rate)
        if mistakes == 0:
            return weights, rounds
    raise ValueError("the rounds ran out")


@misconception("learn", fails="follows_the_recipe")
def corrects_after_the_round(examples, rate, max_rounds):
    """You collect the corrections and make them all at the end of the round. That learns as well. The recipe corrects
    at once, so that the next example already meets the new weights."""
    weights = zeros(examples)
    for rounds in range(1, max_rounds + 1):
        old, mistakes = weights, 0
        for inputs, target in examples:
            error = target - says(old, inputs)
            weights = [weight + rate * error * value for weight, value in zip(weights, [*inputs, 1])]
            mistakes += error != 0
        if mistakes == 0:
            return weights, rounds
    raise ValueError("the rounds ran out")


@misconception("learn", fails="follows_the_recipe")
def from_the_last_to_the_first(examples, rate, max_rounds):
    """Your neuron meets the examples from the last to the first. It finds a line, and another one than the recipe. Go
    through them in the order of the list."""
    return rightly_learned(list(examples)[::-1], rate, max_rounds)


@misconception("learn", fails="as_many_rounds_as_it_says")
def rounds_counted_from_zero(examples, rate, max_rounds):
    """Your weights are right, and the number of rounds is one too small. Python's `range` begins at 0, so the first
    round has number 0. How many rounds are over when round number 0 ends?"""
    weights, rounds = rightly_learned(examples, rate, max_rounds)
    return weights, rounds - 1


@misconception("learn", fails="as_many_rounds_as_it_says")
def counts_corrections(examples, rate, max_rounds):
    """You counted the corrections. A round is one walk through all the examples, with however many corrections. Count
    the walks, the last one, without a mistake, included."""
    weights, corrections = zeros(examples), 0
    for _ in range(max_rounds):
        weights, mistakes = one_round(weights, examples, rate)
        corrections += mistakes
        if mistakes == 0:
            return weights, corrections
    raise ValueError("the rounds ran out")


@misconception("learn", fails="as_many_rounds_as_it_says")
def returns_the_limit(examples, rate, max_rounds):
    """You returned the largest number of rounds that was allowed. The question is how many the neuron really needed,
    and that is often far fewer: return the count of the round in which you stopped."""
    return rightly_learned(examples, rate, max_rounds)[0], max_rounds


@misconception("learn", fails="as_many_rounds_as_it_says")
def one_round_too_few(examples, rate, max_rounds):
    """Your neuron gives up one round too early. The numbers of `range(1, max_rounds)` end before `max_rounds`, so the
    last round that is allowed never takes place."""
    return rightly_learned(examples, rate, max_rounds - 1)


@misconception("learn", fails=("as_many_rounds_as_it_says", "gives_up_when_the_rounds_run_out"))
def weights_in_any_case(examples, rate, max_rounds):
    """When the rounds run out, you return the weights as they are, although some example was wrong to the last. Nobody
    could tell them from weights that have learned. Raise a ValueError there."""
    weights = zeros(examples)
    for rounds in range(1, max_rounds + 1):
        weights, mistakes = one_round(weights, examples, rate)
        if mistakes == 0:
            break
    return weights, rounds


@misconception("learn", fails=("as_many_rounds_as_it_says", "gives_up_when_the_rounds_run_out"))
def nothing_when_the_rounds_run_out(examples, rate, max_rounds):
    """When the rounds run out, your function ends without a word and so returns None. Whoever waits for weights
    stumbles over it much later. Say it at once, with a ValueError."""
    weights = zeros(examples)
    for rounds in range(1, max_rounds + 1):
        weights, mistakes = one_round(weights, examples, rate)
        if mistakes == 0:
            return weights, rounds


@misconception("learn", fails="gives_up_when_the_rounds_run_out")
def stops_where_the_round_began(examples, rate, max_rounds):
    """You stop when the weights after a round are the same as before it. Two corrections can cancel each other, and
    then nothing is right, though nothing has changed. Count the mistakes of the round instead."""
    weights = zeros(examples)
    for rounds in range(1, max_rounds + 1):
        old = weights
        weights, _ = one_round(weights, examples, rate)
        if weights == old:
            return weights, rounds
    raise ValueError("the rounds ran out")


@misconception("learn", fails="leaves_the_examples_alone")
def a_one_in_everybodys_list(examples, rate, max_rounds):
    """Your neuron learns, but each round hangs another 1 on the inputs that you were given, so the examples grow. Make
    a new list that ends with the 1, and leave the old one alone."""
    weights = zeros(examples)
    for rounds in range(1, max_rounds + 1):
        mistakes = 0
        for inputs, target in examples:
            inputs.append(1)
            total = sum(weight * value for weight, value in zip(weights, inputs))
            error = target - int(total >= 0)
            weights = [weight + rate * error * value for weight, value in zip(weights, inputs)]
            mistakes += error != 0
        if mistakes == 0:
            return weights, rounds
    raise ValueError("the rounds ran out")


@misconception("learn", fails="leaves_the_examples_alone")
def plus_a_list(examples, rate, max_rounds):
    """With plain lists all is well. With arrays, `inputs + [1]` does not hang a 1 behind the inputs; it adds 1 to each
    of them. The table at the beginning shows a way that is right for both."""
    weights = zeros(examples)
    for rounds in range(1, max_rounds + 1):
        mistakes = 0
        for inputs, target in examples:
            longer = inputs + [1]
            if len(longer) != len(weights):
                raise ValueError("one weight for each input")
            total = sum(weight * value for weight, value in zip(weights, longer))
            error = target - int(total >= 0)
            weights = [weight + rate * error * value for weight, value in zip(weights, longer)]
            mistakes += error != 0
        if mistakes == 0:
            return weights, rounds
    raise ValueError("the rounds ran out")


# --- count_mistakes -----------------------------------------------------------------------------------------------

COUNT = "counts_every_mistake"


def sums(weights, examples):
    """Pairs (weighted sum with the bias, target); a ValueError where the weights do not fit."""
    if any(len(weights) != len(inputs) + 1 for inputs, _ in examples):
        raise ValueError("one weight for each input and one for the bias")
    return [(sum(w * x for w, x in zip(weights, [*inputs, 1])), target) for inputs, target in examples]


@misconception("count_mistakes", fails=COUNT)
def counts_the_right_ones(weights, examples):
    """You counted the examples that are right. The question is how many are wrong: look at the comparison between what
    the neuron says and the target."""
    return sum((total >= 0) == target for total, target in sums(weights, examples))


@misconception("count_mistakes", fails=COUNT)
def share_of_mistakes(weights, examples):
    """You divided by the number of examples. That share is useful too, when tests of different lengths are compared.
    Here the plain number of mistakes is asked for."""
    pairs = sums(weights, examples)
    return sum((total >= 0) != target for total, target in pairs) / max(len(pairs), 1)


@misconception("count_mistakes", fails=COUNT)
def bias_left_out(weights, examples):
    """The last weight, the bias, takes no part in your sum. It belongs to an input that is always 1, and the examples
    come without that 1: you have to add it."""
    if any(len(weights) != len(inputs) + 1 for inputs, _ in examples):
        raise ValueError("one weight for each input and one for the bias")
    return sum((sum(w * x for w, x in zip(weights, inputs)) >= 0) != target for inputs, target in examples)


@misconception("count_mistakes", fails=COUNT)
def one_in_front(weights, examples):
    """You put the 1 in front of the inputs, so every weight meets the wrong number. The bias stands last in the
    weights, so the 1 stands last in the inputs."""
    sums(weights, examples)
    return sum((sum(w * x for w, x in zip(weights, [1, *inputs])) >= 0) != target for inputs, target in examples)


@misconception("count_mistakes", fails=COUNT)
def bias_as_threshold(weights, examples):
    """You took the bias for the threshold. It is the threshold with its sign turned round: it is added to the sum like
    the weight of an input 1, and the sum is compared with 0."""
    return sum((total - weights[-1] >= weights[-1]) != target for total, target in sums(weights, examples))


@misconception("count_mistakes", fails=COUNT)
def mistakes_that_cancel(weights, examples):
    """You added up target minus output. A wrong yes gives −1 and a wrong no gives 1, so they cancel, and a neuron with
    many mistakes can look perfect. Each mistake counts one, of whichever kind."""
    return sum(target - int(total >= 0) for total, target in sums(weights, examples))


@misconception("count_mistakes", fails=COUNT)
def wrong_yes_only(weights, examples):
    """You counted the swats that the neuron took for purrs, and not the purrs that it took for swats. Both are
    mistakes: output and target differ."""
    return sum(total >= 0 and target == 0 for total, target in sums(weights, examples))


@misconception("count_mistakes", fails=COUNT)
def stops_at_the_first_mistake(weights, examples):
    """Your count never goes beyond 1. Does your function return as soon as it meets a mistake? The `return` belongs
    after the loop, when all the examples have been judged."""
    for total, target in sums(weights, examples):
        if (total >= 0) != target:
            return 1
    return 0


@misconception("count_mistakes", fails="a_sum_of_zero_is_a_yes")
def zero_is_a_no(weights, examples):
    """A sum of exactly 0 reaches the threshold, so the neuron fires. Yours stays silent there and wants more than 0.
    Only examples right on the border show the difference."""
    return sum((total > 0) != target for total, target in sums(weights, examples))


@misconception("count_mistakes", fails="counts_with_arrays_and_changes_nothing")
def hangs_a_one_on_the_inputs(weights, examples):
    """The count is right, but you hung the 1 on the inputs that you were given. Ask a second time and every example is
    one number too long. Make a new list that ends with the 1."""
    count = 0
    for inputs, target in examples:
        inputs.append(1)
        if len(inputs) != len(weights):
            raise ValueError("one weight for each input and one for the bias")
        count += (sum(w * x for w, x in zip(weights, inputs)) >= 0) != target
    return count


@misconception("count_mistakes", fails="counts_with_arrays_and_changes_nothing")
def adds_one_to_arrays(weights, examples):
    """With plain lists all is well. With arrays, `inputs + [1]` does not hang a 1 behind the inputs; it adds 1 to each
    of them. The table at the beginning shows a way that is right for both."""
    count = 0
    for inputs, target in examples:
        longer = inputs + [1]
        if len(longer) != len(weights):
            raise ValueError("one weight for each input and one for the bias")
        count += (sum(w * x for w, x in zip(weights, longer)) >= 0) != target
    return count


@misconception("count_mistakes", fails="refuses_weights_that_do_not_fit")
def weights_cut_to_fit(weights, examples):
    """When the weights do not fit, you drop what is left over: `zip` stops at the end of the shorter list. A neuron
    without its bias would be judged as if all were well. Raise a ValueError."""
    count = 0
    for inputs, target in examples:
        count += (sum(w * x for w, x in zip(weights, [*inputs, 1])) >= 0) != target
    return count


@misconception("count_mistakes", fails="refuses_weights_that_do_not_fit")
def misfits_are_mistakes(weights, examples):
    """Where the weights do not fit an example, you count it as a mistake of the neuron. The mistake is somebody
    else's: the neuron cannot even be asked. Raise a ValueError."""
    if any(len(weights) != len(inputs) + 1 for inputs, _ in examples):
        return len(examples)
    return sum((total >= 0) != target for total, target in sums(weights, examples))

"""Right answers to Understanding neural networks of other kinds, which must earn full points."""

import numpy as np

from autograder.checks import variant


def fit(condition):
    """A ValueError unless the condition holds."""
    if not condition:
        raise ValueError("this does not fit")


# --- consistent_rules ---------------------------------------------------------------------------------------------


@variant("consistent_rules")
def in_one_comprehension(rules, examples):
    return [name for name in rules if all(rules[name](number) == answer for number, answer in examples)]


@variant("consistent_rules")
def with_a_flag(rules, examples):
    names = []
    for name, rule in rules.items():
        fits = True
        for example in examples:
            if rule(example[0]) != example[1]:
                fits = False
        if fits:
            names.append(name)
    return names


@variant("consistent_rules")
def struck_from_a_copy(rules, examples):
    left = dict(rules)
    for number, answer in examples:
        for name in list(left):
            if left[name](number) != answer:
                del left[name]
    return list(left)


@variant("consistent_rules")
def for_and_else(rules, examples):
    names = ()
    for name, rule in rules.items():
        for number, answer in examples:
            if (answer and not rule(number)) or (not answer and rule(number)):
                break
        else:
            names = names + (name,)
    return names


@variant("consistent_rules")
def one_example_after_another(rules, examples):
    if len(examples) == 0:
        return list(rules.keys())
    number, answer = examples[0]
    left = {name: rule for name, rule in rules.items() if rule(number) == answer}
    while len(examples) > 1:
        examples = examples[1:]
        number, answer = examples[0]
        left = {name: rule for name, rule in left.items() if rule(number) == answer}
    return np.array(list(left), dtype=object)


@variant("consistent_rules")
def by_counting_agreements(rules, examples):
    agreements = {name: sum(rule(number) is answer for number, answer in examples) for name, rule in rules.items()}
    return list(filter(lambda name: agreements[name] == len(examples), rules))


# --- fires --------------------------------------------------------------------------------------------------------


@variant("fires")
def sum_in_a_loop(weights, inputs, threshold):
    if len(weights) != len(inputs):
        raise ValueError("count your weights")
    total = 0
    for i in range(len(weights)):
        total += weights[i] * inputs[i]
    if total >= threshold:
        return True
    else:
        return False


@variant("fires")
def by_a_ready_made_product(weights, inputs, threshold):
    return np.dot(weights, inputs) >= threshold if len(weights) == len(inputs) else fit(False)


@variant("fires")
def one_or_nought(weights, inputs, threshold):
    weights, inputs = np.asarray(weights, np.float32), np.asarray(inputs, np.float32)
    fit(weights.shape == inputs.shape)
    return 1 if (weights * inputs).sum() >= threshold else 0


@variant("fires")
def with_strict_zip(weights, inputs, threshold):
    return not sum(weight * value for weight, value in zip(weights, inputs, strict=True)) < threshold


@variant("fires")
def what_is_left_of_the_threshold(weights, inputs, threshold):
    fit(len(weights) == len(inputs))
    for weight, value in zip(weights, inputs):
        threshold = threshold - weight * value
    return threshold <= 0


@variant("fires")
def fires_by_torch(weights, inputs, threshold):
    import torch

    fit(len(weights) == len(inputs))
    total = torch.tensor(np.array(weights, float)) @ torch.tensor(np.array(inputs, float))
    return total >= threshold


# --- adjust -------------------------------------------------------------------------------------------------------


@variant("adjust")
def adjusted_by_numpy(weights, inputs, target, output, rate):
    weights, inputs = np.asarray(weights, float), np.asarray(inputs, float)
    fit(weights.shape == inputs.shape)
    return weights + rate * (target - output) * inputs


@variant("adjust")
def adjusted_by_cases(weights, inputs, target, output, rate):
    fit(len(weights) == len(inputs))
    if target == output:
        return list(weights)
    if target:
        return [w + rate * x for w, x in zip(weights, inputs)]
    return [w - rate * x for w, x in zip(weights, inputs)]


@variant("adjust")
def adjusted_on_a_copy(weights, inputs, target, output, rate):
    if len(weights) != len(inputs):
        raise ValueError("lengths")
    new = list(weights)
    for i in range(len(new)):
        new[i] += rate * (int(target) - int(output)) * inputs[i]
    return tuple(new)


@variant("adjust")
def adjusted_in_single_precision(weights, inputs, target, output, rate):
    new = np.array(weights, dtype=np.float32)
    fit(new.shape == np.shape(inputs))
    new += np.multiply(inputs, rate * (float(target) - float(output)))
    return new


@variant("adjust")
def adjusted_one_by_one(weights, inputs, target, output, rate):
    fit(len(weights) == len(inputs))
    return list(map(lambda pair: pair[0] + pair[1] * rate * (target - output), zip(weights, inputs)))


@variant("adjust")
def adjusted_by_a_gradient(weights, inputs, target, output, rate):
    import torch

    fit(len(weights) == len(inputs))
    w = torch.tensor(np.array(weights, float), requires_grad=True)
    x = torch.tensor(np.array(inputs, float))
    (-(float(target) - float(output)) * (w * x).sum()).backward()
    return (w - rate * w.grad).detach()


# --- learn --------------------------------------------------------------------------------------------------------


@variant("learn")
def all_in_one_place(examples, rate, max_rounds):
    weights = np.zeros(len(examples[0][0]) + 1)
    for rounds in range(max_rounds):
        all_right = True
        for inputs, target in examples:
            x = np.append(inputs, 1)
            output = 1 if weights @ x >= 0 else 0
            if output != target:
                weights = weights + rate * (target - output) * x
                all_right = False
        if all_right:
            return weights, rounds + 1
    raise ValueError("no line found")


@variant("learn")
def with_a_while_loop(examples, rate, max_rounds):
    prepared = [(list(inputs) + [1], target) for inputs, target in examples]
    weights, rounds, mistakes = [0.0] * len(prepared[0][0]), 0, 1
    while mistakes > 0:
        if rounds == max_rounds:
            raise ValueError("the rounds are over")
        rounds, mistakes = rounds + 1, 0
        for x, target in prepared:
            error = target - (sum(w * v for w, v in zip(weights, x)) >= 0)
            for i in range(len(weights)):
                weights[i] += rate * error * x[i]
            mistakes += abs(error)
    return [weights, rounds]


@variant("learn")
def with_a_table_of_examples(examples, rate, max_rounds):
    X = np.array([[*inputs, 1] for inputs, _ in examples], dtype=np.float32)
    targets = [target for _, target in examples]
    weights = np.zeros(X.shape[1], dtype=np.float32)
    for rounds in range(1, max_rounds + 1):
        before = weights.copy()
        wrong = False
        for x, target in zip(X, targets):
            if (x @ weights >= 0) != bool(target):
                weights += np.float32(rate) * (x if target else -x)
                wrong = True
        if not wrong and np.array_equal(before, weights):
            return weights, rounds
    raise ValueError(f"{max_rounds} rounds were not enough")


@variant("learn")
def counts_again_before_each_round(examples, rate, max_rounds):
    examples = [([*inputs, 1], target) for inputs, target in examples]
    weights = [0] * len(examples[0][0])

    def wrong(x, target):
        return (sum(w * v for w, v in zip(weights, x)) >= 0) != target

    for rounds in range(1, max_rounds + 1):
        if not any(wrong(x, target) for x, target in examples):
            return weights, rounds
        for x, target in examples:
            if wrong(x, target):
                weights = [w + rate * (2 * target - 1) * v for w, v in zip(weights, x)]
    raise ValueError("still mistakes")


class NeverRight(ValueError):
    """A learner's own error: a kind of ValueError."""


@variant("learn")
def with_a_separate_bias(examples, rate, max_rounds):
    weights, bias = np.zeros(np.size(examples[0][0])), 0
    for rounds in range(1, max_rounds + 1):
        corrections = 0
        for inputs, target in examples:
            error = int(target) - int(np.sum(weights * np.asarray(inputs)) + bias >= 0)
            weights, bias = weights + rate * error * np.asarray(inputs), bias + rate * error
            corrections += error**2
        if corrections == 0:
            return np.append(weights, bias), rounds
    raise NeverRight(max_rounds)


@variant("learn")
def learned_by_torch(examples, rate, max_rounds):
    import torch

    X = torch.tensor([[*inputs, 1] for inputs, _ in examples], dtype=torch.float64)
    weights = torch.zeros(X.shape[1], dtype=torch.float64)
    for rounds in range(1, max_rounds + 1):
        clean = True
        for x, (_, target) in zip(X, examples):
            error = target - int(torch.dot(weights, x) >= 0)
            clean = clean and error == 0
            weights = weights + rate * error * x
        if clean:
            return weights, rounds
    raise ValueError("no")


# --- count_mistakes -----------------------------------------------------------------------------------------------


@variant("count_mistakes")
def counted_in_one_line(weights, examples):
    return sum(fired(weights, inputs) != target for inputs, target in examples)


def fired(weights, inputs):
    """Whether a neuron with these weights, bias last, says yes."""
    fit(len(weights) == len(inputs) + 1)
    return sum(w * x for w, x in zip(weights, inputs)) + weights[-1] >= 0


@variant("count_mistakes")
def counted_by_the_size_of_errors(weights, examples):
    return int(sum(abs(target - int(np.dot(weights, np.append(inputs, 1)) >= 0)) for inputs, target in examples))


@variant("count_mistakes")
def length_of_a_list_of_mistakes(weights, examples):
    wrong = []
    for inputs, target in examples:
        if fired(weights, inputs) and target == 0 or not fired(weights, inputs) and target == 1:
            wrong.append((inputs, target))
    return len(wrong)


@variant("count_mistakes")
def all_examples_at_once(weights, examples):
    if not examples:
        return 0
    X = np.array([[*inputs, 1] for inputs, _ in examples], dtype=float)
    targets = np.array([target for _, target in examples])
    return np.count_nonzero((X @ np.asarray(weights) >= 0) != (targets == 1))


@variant("count_mistakes")
def said_and_wanted_side_by_side(weights, examples):
    said = [bool(fired(weights, inputs)) for inputs, _ in examples]
    wanted = [target == 1 for _, target in examples]
    return [a == b for a, b in zip(said, wanted)].count(False)


@variant("count_mistakes")
def one_mistake_and_the_rest(weights, examples):
    if len(examples) == 0:
        return 0.0
    (inputs, target), rest = examples[0], examples[1:]
    return float(fired(weights, inputs) != target) + count_all(weights, rest)


def count_all(weights, examples):
    """The same for the rest, in a loop."""
    return sum(float(fired(weights, inputs) != target) for inputs, target in examples)

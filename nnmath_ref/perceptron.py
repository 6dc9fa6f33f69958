"""One artificial neuron that learns from its mistakes, and the puzzle of rules that it stands for."""

import numpy as np


def consistent_rules(rules, examples):
    """Names of the rules that agree with every example.

    { name : rule(xᵢ) = yᵢ for every i }

    Parameters
    ----------
    rules : dict of str to function
        Each function takes a number and answers True or False.
    examples : iterable of (number, answer)
        Without examples every rule is still possible.

    Returns
    -------
    list of str
        In the order of `rules`; empty where no rule agrees.
    """
    examples = list(examples)
    return [name for name, rule in rules.items() if all(rule(number) == answer for number, answer in examples)]


def fires(weights, inputs, threshold):
    """Whether the weighted sum of a neuron's inputs reaches its threshold.

    w · x ≥ threshold

    Parameters
    ----------
    weights, inputs : array-like of shape (n,)
    threshold : float

    Returns
    -------
    bool

    Raises
    ------
    ValueError
        If there is not one weight for each input.

    Notes
    -----
    W. McCulloch and W. Pitts, "A logical calculus of the ideas immanent in nervous activity" (1943), with weights.
    """
    weights, inputs = _paired(weights, inputs)
    return bool(weights @ inputs >= threshold)


def adjust(weights, inputs, target, output, rate):
    """The perceptron rule: weights after one piece of feedback.

    w + rate (target − output) x

    Parameters
    ----------
    weights, inputs : array-like of shape (n,)
    target, output : 0 or 1
        What the neuron should have answered, and what it did answer; False and True are welcome.
    rate : float
        Size of the step.

    Returns
    -------
    ndarray of shape (n,)
        Equal to `weights` where the answer was right.

    Raises
    ------
    ValueError
        If there is not one weight for each input.

    Notes
    -----
    F. Rosenblatt, "The perceptron: a probabilistic model for information storage and organization in the brain" (1958).
    """
    weights, inputs = _paired(weights, inputs)
    return weights + rate * (float(target) - float(output)) * inputs


def one_round(weights, examples, rate):
    """Every example once, in order: guess, feedback, and a correction at once where the guess was wrong.

    Parameters
    ----------
    weights : array-like of shape (n + 1,)
        The bias last: the weight of an input that is always 1. The threshold is 0.
    examples : sequence of (inputs of shape (n,), target 0 or 1)
    rate : float

    Returns
    -------
    ndarray of shape (n + 1,), int
        The weights after the round, and how many guesses were wrong on the way.
    """
    mistakes = 0
    for inputs, target in examples:
        inputs = np.append(inputs, 1.0)
        output = fires(weights, inputs, 0)
        weights = adjust(weights, inputs, target, output, rate)
        mistakes += output != target
    return np.asarray(weights, float), mistakes


def learn(examples, rate, max_rounds):
    """Weights that classify every example, found by the perceptron rule from weights of zero.

    Parameters
    ----------
    examples : sequence of (inputs of shape (n,), target 0 or 1)
        At least one.
    rate : float
        Positive. From zeros it only scales the weights: it changes no answer and no number of rounds.
    max_rounds : int

    Returns
    -------
    ndarray of shape (n + 1,), int
        The weights, bias last, and the number of rounds, the last one, which is without a mistake, included.

    Raises
    ------
    ValueError
        If none of the rounds is without a mistake, or there is no example.

    Notes
    -----
    Where a line (a plane, …) separates the examples, the number of corrections is at most (R / margin)²: A. Novikoff,
    "On convergence proofs for perceptrons" (1962). Where none does, no number of rounds is enough.
    """
    examples = list(examples)
    if not examples:
        raise ValueError("there is nothing to learn from: no examples")
    weights = np.zeros(np.size(examples[0][0]) + 1)
    for rounds in range(1, max_rounds + 1):
        weights, mistakes = one_round(weights, examples, rate)
        if mistakes == 0:
            return weights, rounds
    raise ValueError(f"still wrong after {max_rounds} rounds: they are too few, or no line separates the examples")


def count_mistakes(weights, examples):
    """How many examples a neuron classifies wrongly.

    Σᵢ [ (w · xᵢ + b ≥ 0) ≠ yᵢ ]

    Parameters
    ----------
    weights : array-like of shape (n + 1,)
        The bias b last; the threshold is 0.
    examples : iterable of (inputs of shape (n,), target 0 or 1)

    Returns
    -------
    int

    Raises
    ------
    ValueError
        If there is not one weight for each input and one more for the bias.
    """
    return sum(int(fires(weights, np.append(inputs, 1.0), 0) != target) for inputs, target in examples)


def _paired(weights, inputs):
    """Both as arrays, one weight for each input."""
    weights, inputs = np.asarray(weights, float), np.asarray(inputs, float)
    if weights.ndim != 1 or weights.shape != inputs.shape:
        raise ValueError(f"weights of shape {weights.shape} and inputs of shape {inputs.shape}: one weight an input")
    return weights, inputs

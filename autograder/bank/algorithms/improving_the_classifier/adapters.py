"""How the checks call functions of models, generators and experiments with plain numbers; nothing is judged here."""

import numpy as np

from autograder.checks import adapter


def plain(value):
    """A tensor's numbers as an array; anything else as it is."""
    return value.detach().cpu().numpy() if hasattr(value, "detach") else value


@adapter("augment")
def look_at_copies(augment, images, rng_seed, look="all copies"):
    """Which move a copy gets is chance, so what is looked at is the same for every fair way to draw.

    "all copies": the first half of the answer, and for each picture the different copies met in 64 calls, sorted.
    "chance": how many different copies one call makes, and whether the same seed, and another one, make the same.
    """
    if look == "chance":
        generators = [np.random.default_rng(rng_seed + k) for k in (0, 0, 1)]
        once, again, other = (np.asarray(plain(augment(np.array(images), rng))) for rng in generators)
        different = len(np.unique(once[len(images) :], axis=0)) if once.ndim == 3 else 0
        return [different, np.array_equal(once, again), np.array_equal(once, other)]
    rng, given = np.random.default_rng(rng_seed), np.array(images)
    first = plain(augment(images, rng))
    if np.shape(first) != (2 * len(images), *np.shape(images)[1:]):
        return first
    answers = [np.asarray(first)] + [np.asarray(plain(augment(given.copy(), rng))) for _ in range(63)]
    half = len(images)
    copies = [np.unique([answer[half + i] for answer in answers], axis=0).tolist() for i in range(half)]
    return [answers[0][:half], copies]


@adapter("build_network")
def with_known_weights(build_network, sizes, activation, rows):
    """How many numbers the network learns, and what it says for rows once each of them has a fixed value."""
    import torch

    network = build_network(sizes, activation)
    if network is None:
        return None
    with torch.no_grad():
        for table in network.parameters():
            places = torch.arange(1.0, table.numel() + 1).reshape(table.shape)
            table.copy_(torch.sin(places * (1 + table.shape[0])) + 0.25)
    scores = network(torch.tensor(np.asarray(rows), dtype=torch.float32))
    return [sum(table.numel() for table in network.parameters()), plain(scores)]


@adapter("cross_entropy_training")
def of_two_layers(cross_entropy_training, W1, W2, rows, labels, size, epochs, learning_rate):
    """The history, and the weights of a small network (tanh between two layers without bias) afterwards."""
    import torch
    from torch.utils.data import DataLoader, TensorDataset

    first, second = (torch.nn.Linear(np.shape(W)[1], np.shape(W)[0], bias=False).double() for W in (W1, W2))
    with torch.no_grad():
        first.weight.copy_(torch.tensor(np.asarray(W1, float)))
        second.weight.copy_(torch.tensor(np.asarray(W2, float)))
    model = torch.nn.Sequential(first, torch.nn.Tanh(), second)
    pairs = TensorDataset(torch.tensor(np.asarray(rows, float)), torch.tensor(np.asarray(labels, np.int64)))
    history = cross_entropy_training(model, DataLoader(pairs, batch_size=size), epochs, learning_rate)
    if isinstance(history, (list, tuple)):
        history = [float(plain(cost)) for cost in history]
    return None if history is None else [plain(history), plain(first.weight), plain(second.weight)]


def number_of(seed, met):
    """The number of a seed, in the order in which they are met: 0, 1, 2 …; what is no whole number is one seed."""
    key = int(seed) if isinstance(seed, (int, np.integer)) else type(seed).__name__
    return met.setdefault(key, len(met))


def experiment_of(answers, seeds, calls):
    """An experiment that gives its answers in the order in which new seeds come, and writes down the seeds."""
    own = {}

    def experiment(seed):
        calls.append(number_of(seed, seeds))
        return answers[number_of(seed, own) % len(answers)]

    return experiment


@adapter("compare")
def of_known_accuracies(compare, accuracies, generators):
    """[mean, spread] of each experiment, and which seeds each was given, numbered; once for each generator."""
    seeds, tables, used = {}, [], []
    for generator in generators:
        calls = {name: [] for name in accuracies}
        experiments = {name: experiment_of(row, seeds, calls[name]) for name, row in accuracies.items()}
        table = compare(experiments, np.random.default_rng(generator))
        if isinstance(table, dict) and list(table) == list(accuracies):
            table = [list(row) if isinstance(row, (tuple, list)) else row for row in table.values()]
        tables.append(table)
        used.append(list(calls.values()))
    return None if tables[0] is None else [tables, used]


@adapter("learning_rate_sweep")
def of_known_answers(learning_rate_sweep, answers, rates, generators):
    """What the sweep returns, and which seeds each rate was given, numbered; once for each generator."""
    seeds, results, used = {}, [], []
    for generator in generators:
        calls = [[] for _ in rates]
        rows = [[tuple(pair) for pair in row] for row in answers]
        experiments = [experiment_of(row, seeds, own) for row, own in zip(rows, calls)]
        result = learning_rate_sweep(
            lambda rate, seed: experiments[list(rates).index(rate)](seed), rates, np.random.default_rng(generator)
        )
        if isinstance(result, (tuple, list)) and len(result) == 3 and np.ndim(result[1]) == 1:
            result = [result[0], [float(mean) for mean in result[1]], result[2]]
        results.append(result)
        used.append(calls)
    return None if results[0] is None else [results, used]


@adapter("best_classifier")
def asked_later(best_classifier, images, labels, seed, pictures=None):
    """The digits that the trained classifier sees in `pictures`; without them, a function to be asked later."""
    classify = best_classifier(images, labels, seed)
    if not callable(classify):
        return plain(classify)

    def answers(pictures):
        return plain(classify(pictures))

    return answers if pictures is None else answers(pictures)

"""How functions that shuffle are looked at: every order is right, so what is seen must be the same for all of them."""

import copy

import numpy as np

from autograder.checks import adapter


def stacked(X, Y):
    """X over Y: one column holds all that belongs to an example."""
    return np.vstack([np.asarray(X), np.asarray(Y)])


def fit(X, Y):
    """Whether X and Y are tables with as many columns."""
    return X.ndim == 2 and Y.ndim == 2 and X.shape[1] == Y.shape[1]


def in_order(pairs):
    """All examples of several pairs of tables, side by side, sorted from left to right."""
    together = np.hstack([stacked(X, Y) for X, Y in pairs])
    return together[:, np.lexsort(together[::-1])]


@adapter("split")
def the_four_tables(split, X, Y, test_fraction, rng, look="all examples"):
    """Splits, and looks at the four tables. Any order is as good as any other, so the order is not looked at.

    "all examples": the shapes of the tables; then the training set and the test set side by side, X over Y, sorted,
    where the shapes allow it. "chance": the first rows of the columns that are in the test set at least once when X is
    split 60 times. "again": whether two copies of one generator give the same test set.
    """
    if look == "again":
        first, second = (np.asarray(split(*copy.deepcopy((X, Y, test_fraction, rng)))[2]) for _ in range(2))
        return {"the same generator, the same test set": bool(np.array_equal(first, second))}
    if look == "chance":
        met = set()
        for _ in range(60):
            met |= {float(value) for value in np.asarray(split(X, Y, test_fraction, rng)[2])[0]}
        return {"in the test set at least once in 60 splits": sorted(met)}
    parts = split(X, Y, test_fraction, rng)
    if not isinstance(parts, (tuple, list)) or len(parts) != 4:
        return parts
    tables = [np.asarray(part) for part in parts]
    seen = {"shapes of the four tables": [list(table.shape) for table in tables]}
    X_train, Y_train, X_test, Y_test = tables
    if fit(X_train, Y_train) and fit(X_test, Y_test) and len(X_train) == len(X_test) and len(Y_train) == len(Y_test):
        seen["both sets together, sorted"] = in_order([(X_train, Y_train), (X_test, Y_test)])
    return seen


def weights(network):
    """The tables of weights of a network."""
    return [np.asarray(W, dtype=float) for W, _, _ in network]


@adapter("initialise")
def the_new_network(initialise, sizes, rng, look="shapes"):
    """Makes networks, and looks at them. Which numbers come by chance is not looked at.

    "shapes": the shape of W and of b in each layer, and the name where there is no choice. "chance": how many
    different tables each layer gets in 5 calls, and how many different rows and columns the tables have. "size":
    whether all numbers are finite, every layer has weights that are not 0, and no bias is beyond 0.5. "again": whether
    two copies of one generator give the same weights.
    """
    if look == "again":
        first, second = (weights(initialise(sizes, copy.deepcopy(rng))) for _ in range(2))
        return {"the same generator, the same weights": all(map(np.array_equal, first, second))}
    network = initialise(sizes, rng)
    if not isinstance(network, (tuple, list)) or not all(isinstance(layer, (tuple, list)) for layer in network):
        return network
    if not all(len(layer) == 3 for layer in network):
        return network
    if look == "shapes":
        hidden = ("sigmoid", "tanh", "relu", "identity")
        last = len(network) - 1
        names = [
            "one of the four" if place < last and name in hidden else name for place, (_, _, name) in enumerate(network)
        ]
        shapes = [[list(np.shape(W)), list(np.shape(b))] for W, b, _ in network]
        return {"shapes of W and b": shapes, "names": names}
    tables = weights(network)
    biases = [np.asarray(b, dtype=float) for _, b, _ in network]
    if look == "size":
        return {
            "all numbers finite": bool(all(np.isfinite(table).all() for table in (*tables, *biases))),
            "weights that are not 0 in each layer": [bool(np.any(table != 0)) for table in tables],
            "no bias beyond 0.5": bool(all(np.all(np.abs(b) <= 0.5) for b in biases)),
        }
    five = [tables, *(weights(initialise(sizes, rng)) for _ in range(4))]
    return {
        "different tables of each layer in 5 calls": [len({table.tobytes() for table in each}) for each in zip(*five)],
        "different rows of each table": [len(np.unique(table, axis=0)) for table in tables],
        "different columns of each table": [len(np.unique(table, axis=1).T) for table in tables],
    }


@adapter("batches")
def the_list_of_batches(batches, X, Y, size, rng, look="all examples"):
    """Makes batches, and looks at them. Any order is as good as any other, so the order is not looked at.

    "all examples": the shapes of the batches; then all batches side by side, X over Y, sorted, where the shapes allow
    it. "chance": the first rows of the columns that come first at least once in 60 calls. "again": whether two copies
    of one generator give the same order.
    """
    if look == "again":
        first, second = (
            np.hstack([np.asarray(table) for table, _ in batches(X, Y, size, copy.deepcopy(rng))]) for _ in range(2)
        )
        return {"the same generator, the same order": bool(np.array_equal(first, second))}
    if look == "chance":
        first = [next(iter(batches(X, Y, size, rng)))[0] for _ in range(60)]
        return {"first at least once in 60 calls": sorted({float(np.asarray(table)[0][0]) for table in first})}
    pairs = batches(X, Y, size, rng)
    if pairs is None or isinstance(pairs, (str, dict, int, float)):
        return pairs
    pairs = [(np.asarray(X_batch), np.asarray(Y_batch)) for X_batch, Y_batch in pairs]
    seen = {"shapes of the batches": [[list(X_batch.shape), list(Y_batch.shape)] for X_batch, Y_batch in pairs]}
    heights = {(len(X_batch), len(Y_batch)) for X_batch, Y_batch in pairs if fit(X_batch, Y_batch)}
    if len(heights) == 1 and all(fit(*pair) for pair in pairs):
        seen["all batches together, sorted"] = in_order(pairs)
    return seen


@adapter("train")
def the_trained_network(train, layers, X, Y, cost, learning_rate, epochs, batch_size, rng, calls=1):
    """Trains once, and returns what the function returns. With more `calls`: how many different networks come out.

    They are counted up to 3: more than that is chance. Two examples that are shuffled once for all epochs, and not
    before each, make 2 at most.
    """
    if calls == 1:
        return train(layers, X, Y, cost, learning_rate, epochs, batch_size, rng)
    found = set()
    for _ in range(calls):
        new, _history = train(copy.deepcopy(layers), X, Y, cost, learning_rate, epochs, batch_size, rng)
        found.add(np.asarray(new[0][0], dtype=float).tobytes())
    return {f"different ends of {calls} trainings, counted up to 3": min(len(found), 3)}


def bent(name, z):
    """The activation called `name`."""
    if name == "softmax":
        powers = np.exp(z - z.max(axis=0))
        return powers / powers.sum(axis=0)
    calls = {"sigmoid": lambda z: (1 + np.tanh(z / 2)) / 2, "tanh": np.tanh, "identity": lambda z: z}
    return np.maximum(0, z) if name == "relu" else calls[name](z)


@adapter("digits_network")
def the_reader(digits_network, images, labels, rng, copies=0):
    """Trains a network and returns its layers. With `copies`: trains it on so many copies of each image, and returns
    what it then reads in each image.
    """
    if not copies:
        return digits_network(images, labels, rng)
    images, labels = np.asarray(images), np.asarray(labels)
    layers = digits_network(np.repeat(images, copies, axis=0), np.repeat(labels, copies), rng)
    if not isinstance(layers, (list, tuple)) or not all(isinstance(one, (list, tuple)) for one in layers):
        return layers
    if not all(len(one) == 3 for one in layers):
        return layers
    a = images.reshape(len(images), 64).T / 16
    for W, b, name in layers:
        a = bent(name, np.asarray(W, dtype=float) @ a + np.asarray(b, dtype=float))
    return {"digits that it reads": a.argmax(axis=0), "outputs": len(a)}

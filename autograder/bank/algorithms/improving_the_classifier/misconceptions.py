"""Wrong ways to improve a classifier that learners meet, each with the hint that a teacher would give."""

import numpy as np

from autograder.checks import misconception

# standardise


def tables(train, test):
    """Both as arrays of decimal numbers; tables of different width are refused."""
    train, test = np.asarray(train, float), np.asarray(test, float)
    if train.ndim != 2 or test.ndim != 2 or train.shape[1] != test.shape[1]:
        raise ValueError("the tables do not fit")
    return train, test


def spread_of(table):
    """The standard deviation of each column, 1 where it never changes."""
    return np.where(np.ptp(table, axis=0) == 0, 1, table.std(axis=0))


@misconception("standardise", fails="training_set_in_its_own_deviations")
def both_sets_together(train, test):
    """You put both sets together before you took the mean. Then the test digits have a say in the training, and they
    should be as new to the network as tomorrow's. Use the training set only.
    """
    train, test = tables(train, test)
    both = np.concatenate([train, test])
    return (train - both.mean(axis=0)) / spread_of(both), (test - both.mean(axis=0)) / spread_of(both)


@misconception("standardise", fails="test_set_by_the_same_ruler")
def each_set_by_itself(train, test):
    """You measured the test set with its own mean and deviation. The same picture would then get other numbers in
    other company. Take the ruler that you made from the training set for both.
    """
    train, test = tables(train, test)
    return (train - train.mean(axis=0)) / spread_of(train), (test - test.mean(axis=0)) / spread_of(test)


@misconception("standardise", fails="training_set_in_its_own_deviations")
def one_ruler_for_the_whole_table(train, test):
    """You took one mean and one deviation of all the numbers in the table. Every pixel has its own: a corner is nearly
    always dark, the centre is not. Which axis runs along the examples?
    """
    train, test = tables(train, test)
    spread = train.std() or 1
    return (train - train.mean()) / spread, (test - train.mean()) / spread


@misconception("standardise", fails="training_set_in_its_own_deviations")
def along_the_rows(train, test):
    """You measured each picture by itself, along its row. Here the examples stand in rows, so a pixel is a column, and
    its mean is taken down the column.
    """
    train, test = tables(train, test)

    def moved(table):
        return (table - table.mean(axis=1, keepdims=True)) / spread_of(table.T)[:, None]

    return moved(train), moved(test)


@misconception("standardise", fails="pixels_that_never_change")
def divides_by_zero(train, test):
    """A pixel that never changes has the standard deviation 0, and you divided by it: that gives nan or infinity. Such
    a pixel is moved by its mean, and not divided.
    """
    train, test = tables(train, test)
    with np.errstate(all="ignore"):
        return (train - train.mean(axis=0)) / train.std(axis=0), (test - train.mean(axis=0)) / train.std(axis=0)


@misconception("standardise", fails="training_set_in_its_own_deviations")
def divides_by_the_variance(train, test):
    """You divided by the variance, which is the square of the standard deviation. Take its root: a pixel and its
    ruler should have the same unit.
    """
    train, test = tables(train, test)
    variance = spread_of(train) ** 2
    return (train - train.mean(axis=0)) / variance, (test - train.mean(axis=0)) / variance


@misconception("standardise", fails="training_set_in_its_own_deviations")
def squeezed_between_zero_and_one(train, test):
    """You squeezed every pixel between 0 and 1 by its smallest and largest value. That is another way to scale; here
    the mean becomes 0 and the standard deviation becomes 1.
    """
    train, test = tables(train, test)
    low, wide = train.min(axis=0), np.where(np.ptp(train, axis=0) == 0, 1, np.ptp(train, axis=0))
    return (train - low) / wide, (test - low) / wide


@misconception("standardise", fails="takes_lists_changes_nothing_and_refuses_misfits")
def changes_what_it_was_given(train, test):
    """The numbers are right, and the tables that were given are changed on the way: `-=` and `/=` write into the array
    itself. Make new arrays; somebody may still need the pixels.
    """
    given = train, test
    train, test = tables(train, test)
    mean, spread = train.mean(axis=0), spread_of(train)
    for table, own in zip((train, test), given):
        table -= mean
        table /= spread
    return train, test


# augment


def stack(images):
    """The pictures as an array; what is no stack is refused."""
    images = np.asarray(images)
    if images.ndim != 3:
        raise ValueError("a stack of pictures is needed")
    return images


def moved_by(image, down, right, empty=True):
    """A picture moved by whole pixels; without `empty`, what leaves comes in again at the other side."""
    image = np.roll(image, (down, right), axis=(0, 1))
    if empty and down:
        image[: max(down, 0)] = 0
        image[image.shape[0] + min(down, 0) :] = 0
    if empty and right:
        image[:, : max(right, 0)] = 0
        image[:, image.shape[1] + min(right, 0) :] = 0
    return image


WAYS = [(-1, 0), (1, 0), (0, -1), (0, 1)]


@misconception("augment", fails="originals_then_moved_copies")
def wraps_around(images, rng):
    """What left your picture on one side came in again on the other: `np.roll` turns a picture into a ring. A pen
    stroke does not do that. Empty the row or column that came in.
    """
    images = stack(images)
    ways = rng.integers(4, size=len(images))
    return np.concatenate([images, [moved_by(image, *WAYS[way], empty=False) for image, way in zip(images, ways)]])


@misconception("augment", fails="originals_then_moved_copies")
def loses_the_originals(images, rng):
    """Only the moved copies came back. The point is to have more examples than before: put the pictures themselves
    first, then the copies.
    """
    images = stack(images)
    return np.array([moved_by(image, *WAYS[way]) for image, way in zip(images, rng.integers(4, size=len(images)))])


@misconception("augment", fails="originals_then_moved_copies")
def copies_first(images, rng):
    """The copies came before the pictures. The labels are written twice, one after the other, so both orders would
    learn; here the text asks for the pictures first, so that we can tell them apart.
    """
    images = stack(images)
    ways = rng.integers(4, size=len(images))
    return np.concatenate([[moved_by(image, *WAYS[way]) for image, way in zip(images, ways)], images])


@misconception("augment", fails="originals_then_moved_copies")
def sideways_only(images, rng):
    """Your copies move left and right, never up or down. People write too high or too low as well: four moves are
    possible, and each should have its chance.
    """
    images = stack(images)
    ways = rng.integers(2, 4, size=len(images))
    return np.concatenate([images, [moved_by(image, *WAYS[way]) for image, way in zip(images, ways)]])


@misconception("augment", fails="originals_then_moved_copies")
def moves_along_both_axes(images, rng):
    """Some of your copies moved along the diagonal, or did not move at all, as if the two axes were drawn one by one.
    A copy moves by one pixel along one axis: there are four moves.
    """
    images = stack(images)
    ways = rng.integers(-1, 2, size=(len(images), 2))
    return np.concatenate([images, [moved_by(image, *way) for image, way in zip(images, ways)]])


@misconception("augment", fails="every_picture_draws_its_own_move")
def one_move_for_all(images, rng):
    """All your copies moved the same way, because the direction was drawn once. Draw one for each picture: then the
    network sees every kind of move in every training.
    """
    images = stack(images)
    way = WAYS[rng.integers(4)]
    return np.concatenate([images, [moved_by(image, *way) for image in images]])


@misconception("augment", fails="originals_then_moved_copies")
def always_the_same_moves(images, rng):
    """Your copies take turns, or come from a generator of their own, so every call makes the same ones. The moves
    should come from the `rng` that is given.
    """
    images = stack(images)
    return np.concatenate([images, [moved_by(image, *WAYS[i % 4]) for i, image in enumerate(images)]])


@misconception("augment", fails="the_pictures_stay_as_they_were")
def erases_in_the_originals(images, rng):
    """The picture that you moved and the picture that was given were the same array, so the originals lost pixels as
    well. Make a copy before you write into it.
    """
    images = stack(images)
    ways, originals = rng.integers(4, size=len(images)), images.copy()
    for i, way in enumerate(ways):
        images[i] = moved_by(images[i], *WAYS[way])
    return np.concatenate([originals, images])


# build_network


def kinds():
    """The layers that bend, by name."""
    from torch import nn

    return {"relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid}


def checked(sizes, activation):
    """Refuses what is no network."""
    if activation not in kinds() or len(sizes) < 2:
        raise ValueError("no network")


@misconception("build_network", fails="layers_with_a_bend_between")
def bends_after_the_last_layer(sizes, activation):
    """You put the activation after the last layer as well. There it clips or squashes the scores, before the cost
    sees them. A bend belongs between layers: one fewer than there are layers.
    """
    from torch import nn

    checked(sizes, activation)
    layers = []
    for before, after in zip(sizes[:-1], sizes[1:]):
        layers += [nn.Linear(before, after), kinds()[activation]()]
    return nn.Sequential(*layers)


@misconception("build_network", fails="layers_with_a_bend_between")
def no_bend_at_all(sizes, activation):
    """Your layers follow one another without an activation between them. Then all of them together are one linear
    layer, however many there are. Which function bends the signal?
    """
    from torch import nn

    checked(sizes, activation)
    return nn.Sequential(*[nn.Linear(before, after) for before, after in zip(sizes[:-1], sizes[1:])])


@misconception("build_network", fails="layers_with_a_bend_between")
def probabilities_come_out(sizes, activation):
    """You ended the network with softmax, so probabilities come out. The cross-entropy of PyTorch takes scores and does
    the softmax itself; done twice, it learns slowly.
    """
    from torch import nn

    checked(sizes, activation)
    layers = []
    for before, after in zip(sizes[:-1], sizes[1:]):
        layers += [nn.Linear(before, after), kinds()[activation]()]
    return nn.Sequential(*layers[:-1], nn.Softmax(dim=1))


@misconception("build_network", fails="layers_with_a_bend_between")
def one_hidden_layer_only(sizes, activation):
    """Your network has one hidden layer, whatever the list says. Go through the list in pairs of neighbours: each pair
    of sizes is a layer.
    """
    from torch import nn

    checked(sizes, activation)
    if len(sizes) == 2:
        return nn.Linear(*sizes)
    return nn.Sequential(nn.Linear(sizes[0], sizes[1]), kinds()[activation](), nn.Linear(sizes[1], sizes[-1]))


@misconception("build_network", fails="every_bend_by_its_name")
def always_relu(sizes, activation):
    """The name of the activation is not used: your network always bends with ReLU. Choose the kind of bend by the name
    that was given, perhaps with a dictionary.
    """
    from torch import nn

    checked(sizes, activation)
    layers = []
    for before, after in zip(sizes[:-1], sizes[1:]):
        layers += [nn.Linear(before, after), nn.ReLU() if len(sizes) < 5 else kinds()[activation]()]
    return nn.Sequential(*layers[:-1])


@misconception("build_network", fails="layers_with_a_bend_between")
def layers_without_bias(sizes, activation):
    """Your layers have weights and no biases. Without a bias, a black picture gives the score 0 for everything. A
    linear layer of PyTorch has one unless you forbid it.
    """
    from torch import nn

    checked(sizes, activation)
    layers = []
    for before, after in zip(sizes[:-1], sizes[1:]):
        layers += [nn.Linear(before, after, bias=False), kinds()[activation]()]
    return nn.Sequential(*layers[:-1])


@misconception("build_network", fails="refuses_what_is_no_network")
def anything_else_is_relu(sizes, activation):
    """An unknown name quietly became a ReLU, so a typing mistake would never be noticed, and the table of results would
    be wrong. Refuse it with a ValueError.
    """
    from torch import nn

    if len(sizes) < 2:
        raise ValueError("no network")
    layers = []
    for before, after in zip(sizes[:-1], sizes[1:]):
        layers += [nn.Linear(before, after), kinds().get(activation, nn.ReLU)()]
    return nn.Sequential(*layers[:-1])


# cross_entropy_training


def refuse(epochs, rate):
    """Refuses numbers that make no training."""
    if epochs < 0 or not rate > 0:
        raise ValueError("no training")


def trained(model, loader, epochs, rate, cost, *, clear=True, step=True, rule=None, report=None):
    """A training with one thing that may be different from how it should be."""
    import torch

    refuse(epochs, rate)
    optimiser, history = (rule or torch.optim.SGD)(model.parameters(), lr=rate), []
    for _ in range(epochs):
        costs, sizes = [], []
        for rows, labels in loader:
            if clear:
                optimiser.zero_grad()
            loss = cost(model(rows), labels)
            loss.backward()
            if step:
                optimiser.step()
            costs.append(loss.item())
            sizes.append(len(rows))
        history.append(report(costs, sizes) if report else float(np.dot(costs, sizes) / sum(sizes)))
    return history


@misconception("cross_entropy_training", fails="one_step_down_the_cross_entropy")
def softmax_before_the_cost(model, loader, epochs, learning_rate):
    """You turned the scores into probabilities before the cross-entropy, which does so itself. Softmax of a softmax is
    nearly level everywhere, so the slopes become tiny. Give it the scores.
    """
    import torch

    def cost(scores, labels):
        return torch.nn.functional.cross_entropy(torch.softmax(scores, dim=1), labels)

    return trained(model, loader, epochs, learning_rate, cost)


@misconception("cross_entropy_training", fails="one_step_down_the_cross_entropy")
def still_the_squared_error(model, loader, epochs, learning_rate):
    """This is still the squared error against one-hot targets. The cost is the one thing to be changed here: the
    cross-entropy takes the scores and the labels as digits.
    """
    import torch

    def cost(scores, labels):
        targets = torch.nn.functional.one_hot(labels, scores.shape[1])
        return ((scores - targets) ** 2).sum(dim=1).mean()

    return trained(model, loader, epochs, learning_rate, cost)


@misconception("cross_entropy_training", fails="batch_after_batch_and_epoch_after_epoch")
def slopes_never_cleared(model, loader, epochs, learning_rate):
    """You never cleared the slopes, so each step follows the sum of all slopes so far. PyTorch adds new slopes to the
    old ones: clear them before every batch.
    """
    import torch

    return trained(model, loader, epochs, learning_rate, torch.nn.functional.cross_entropy, clear=False)


@misconception("cross_entropy_training", fails="one_step_down_the_cross_entropy")
def forgets_the_step(model, loader, epochs, learning_rate):
    """You worked out the slopes and never moved the weights. `backward` only finds the slopes; it is the optimiser that
    takes the step.
    """
    import torch

    return trained(model, loader, epochs, learning_rate, torch.nn.functional.cross_entropy, step=False)


@misconception("cross_entropy_training", fails="a_smaller_last_batch_counts_less")
def every_batch_counts_the_same(model, loader, epochs, learning_rate):
    """You took the mean over the batches. Where the last batch is smaller, its examples count more than the others.
    Weigh each batch's cost by its number of examples.
    """
    import torch

    def report(costs, sizes):
        return float(np.mean(costs))

    return trained(model, loader, epochs, learning_rate, torch.nn.functional.cross_entropy, report=report)


@misconception("cross_entropy_training", fails="batch_after_batch_and_epoch_after_epoch")
def cost_of_the_last_batch(model, loader, epochs, learning_rate):
    """Your history holds the cost of the last batch of each epoch. That is a few examples only. Add up over the epoch,
    and divide by the number of examples.
    """
    import torch

    def report(costs, sizes):
        return costs[-1]

    return trained(model, loader, epochs, learning_rate, torch.nn.functional.cross_entropy, report=report)


@misconception("cross_entropy_training", fails="one_step_down_the_cross_entropy")
def another_way_to_walk(model, loader, epochs, learning_rate):
    """You changed the cost and the optimiser: Adam chooses its own step lengths. It may well be better, but then nobody
    knows which of the two changes helped. Plain gradient descent here, please.
    """
    import torch

    cost = torch.nn.functional.cross_entropy
    return trained(model, loader, epochs, learning_rate, cost, rule=torch.optim.Adam)


@misconception("cross_entropy_training", fails="no_epoch_and_no_nonsense")
def climbs_when_the_rate_is_negative(model, loader, epochs, learning_rate):
    """The training is right, and it accepts what makes none: fewer than no epochs, or a learning rate that is not
    above 0. Refuse both with a ValueError before anything else.
    """
    import torch

    if epochs <= 0:
        return []
    return trained(model, loader, epochs, abs(learning_rate) or 1e-9, torch.nn.functional.cross_entropy)


# compare


def five(rng):
    """Five seeds."""
    return [int(seed) for seed in rng.integers(2**31, size=5)]


def asked(experiments):
    """Refuses a table of nothing."""
    if not experiments:
        raise ValueError("nothing to compare")


@misconception("compare", fails="spreads_over_the_seeds")
def variance_as_spread(experiments, rng):
    """Your spread is the variance: it is in squared units, and so small that every difference looks large. Take its
    root, the standard deviation.
    """
    asked(experiments)
    seeds = five(rng)
    rows = {name: [run(seed) for seed in seeds] for name, run in experiments.items()}
    return {name: (float(np.mean(row)), float(np.var(row))) for name, row in rows.items()}


@misconception("compare", fails="spreads_over_the_seeds")
def divides_by_four(experiments, rng):
    """You divided by one less than the number of accuracies, which some books and calculators do. The text divides
    by all five, as `np.std` does unless it is told otherwise.
    """
    asked(experiments)
    seeds = five(rng)
    rows = {name: [run(seed) for seed in seeds] for name, run in experiments.items()}
    return {name: (float(np.mean(row)), float(np.std(row, ddof=1))) for name, row in rows.items()}


@misconception("compare", fails="means_over_the_seeds")
def best_of_the_seeds(experiments, rng):
    """You reported the best of the five trainings. With enough seeds anybody gets a lucky one; the mean says what to
    expect from the next training.
    """
    asked(experiments)
    seeds = five(rng)
    rows = {name: [run(seed) for seed in seeds] for name, run in experiments.items()}
    return {name: (float(np.max(row)), float(np.std(row))) for name, row in rows.items()}


@misconception("compare", fails="means_over_the_seeds")
def one_training_each(experiments, rng):
    """Every experiment ran once. One training may be lucky or not, and the spread of a single number is 0, which says
    nothing. Run each of them with five seeds.
    """
    asked(experiments)
    seed = five(rng)[0]
    return {name: (float(run(seed)), 0.0) for name, run in experiments.items()}


@misconception("compare", fails="means_over_the_seeds")
def five_times_the_same_seed(experiments, rng):
    """You ran each experiment five times with one seed. The same seed gives the same training, so that is one training
    counted five times. Draw five different seeds.
    """
    asked(experiments)
    seeds = [five(rng)[0]] * 5
    rows = {name: [run(seed) for seed in seeds] for name, run in experiments.items()}
    return {name: (float(np.mean(row)), float(np.std(row))) for name, row in rows.items()}


@misconception("compare", fails="the_same_seeds_for_everybody")
def new_seeds_for_each(experiments, rng):
    """Each experiment drew seeds of its own, so one may have had the lucky ones. Draw five seeds once, before the loop,
    and give the same five to all.
    """
    asked(experiments)
    rows = {name: [run(seed) for seed in five(rng)] for name, run in experiments.items()}
    return {name: (float(np.mean(row)), float(np.std(row))) for name, row in rows.items()}


@misconception("compare", fails="the_same_seeds_for_everybody")
def always_the_seeds_zero_to_four(experiments, rng):
    """Your seeds are always the same five numbers, and `rng` is not used. A second comparison should be able to have
    new luck: draw the seeds from the generator.
    """
    asked(experiments)
    rows = {name: [run(seed) for seed in range(5)] for name, run in experiments.items()}
    return {name: (float(np.mean(row)), float(np.std(row))) for name, row in rows.items()}


# learning_rate_sweep


def answers_of(experiment, rates, rng):
    """Mean (validation, test) of each rate over three seeds."""
    if not len(rates):
        raise ValueError("no rates")
    seeds = [int(seed) for seed in rng.integers(2**31, size=3)]
    means = np.array([np.mean([experiment(rate, seed) for seed in seeds], axis=0) for rate in rates])
    if np.isnan(means[:, 0]).all():
        raise ValueError("no rate gave a number")
    return means


@misconception("learning_rate_sweep", fails="chosen_on_the_validation_digits")
def chosen_on_the_test_digits(experiment, rates, rng):
    """You chose the rate that is best on the test digits. Then they have helped to choose, and their accuracy is no
    longer an honest report. Choose on the validation digits.
    """
    means = answers_of(experiment, rates, rng)
    best = int(np.nanargmax(means[:, 1]))
    return rates[best], means[:, 0].tolist(), float(means[best, 1])


@misconception("learning_rate_sweep", fails="chosen_on_the_validation_digits")
def reports_the_validation_accuracy(experiment, rates, rng):
    """The last number is the accuracy on the validation digits. It was used for choosing, so it is a little too
    good. Report the mean on the test digits of the rate that won.
    """
    means = answers_of(experiment, rates, rng)
    best = int(np.nanargmax(means[:, 0]))
    return rates[best], means[:, 0].tolist(), float(means[best, 0])


@misconception("learning_rate_sweep", fails="chosen_on_the_validation_digits")
def reports_the_best_test(experiment, rates, rng):
    """You chose on the validation digits and reported the best test accuracy of all rates. It may belong to a rate that
    you did not choose. Report that of the winner.
    """
    means = answers_of(experiment, rates, rng)
    best = int(np.nanargmax(means[:, 0]))
    return rates[best], means[:, 0].tolist(), float(np.nanmax(means[:, 1]))


@misconception("learning_rate_sweep", fails="chosen_on_the_validation_digits")
def the_place_of_the_rate(experiment, rates, rng):
    """Your first answer is the place of the best rate in the list. Asked is the rate itself: look it up in the list."""
    means = answers_of(experiment, rates, rng)
    best = int(np.nanargmax(means[:, 0]))
    return best, means[:, 0].tolist(), float(means[best, 1])


@misconception("learning_rate_sweep", fails="the_same_seeds_for_every_rate")
def last_of_equals(experiment, rates, rng):
    """Of two rates that are equally good you took the last. The text lets the first one win, so that everybody reports
    the same rate.
    """
    means = answers_of(experiment, rates, rng)
    best = max(range(len(rates)), key=lambda i: (not np.isnan(means[i, 0]), np.nan_to_num(means[i, 0]), i))
    return rates[best], means[:, 0].tolist(), float(means[best, 1])


@misconception("learning_rate_sweep", fails="the_same_seeds_for_every_rate")
def new_luck_for_every_rate(experiment, rates, rng):
    """Each rate drew its own seeds, so a lucky start may look like a good rate. Draw three seeds once, and give the
    same three to every rate.
    """
    seeds = [[int(seed) for seed in rng.integers(2**31, size=3)] for _ in rates]
    rows = [[experiment(rate, seed) for seed in own] for rate, own in zip(rates, seeds)]
    return finished(np.mean(np.array(rows).reshape(-1, 3, 2), axis=1), rates)


def finished(means, rates):
    """The answer from the means of all rates."""
    if not len(means) or np.isnan(means[:, 0]).all():
        raise ValueError("no rate gave a number")
    best = int(np.nanargmax(means[:, 0]))
    return rates[best], means[:, 0].tolist(), float(means[best, 1])


@misconception("learning_rate_sweep", fails="a_training_that_fell_apart")
def nan_is_the_largest(experiment, rates, rng):
    """A rate whose accuracy is nan won, for `argmax` takes a nan for the largest number of all. A training that fell
    apart is no winner: leave such rates out.
    """
    means = answers_of(experiment, rates, rng)
    best = int(np.argmax(means[:, 0]))
    return rates[best], means[:, 0].tolist(), float(means[best, 1])


# best_classifier


def as_rows(pictures):
    """Pictures as rows of numbers from 0 to 1."""
    import torch

    return torch.tensor(np.asarray(pictures, np.float32).reshape(len(pictures), -1) / 255)


def network_trained_on(rows, labels, seed, epochs=6, shuffled=False):
    """A network with 64 hidden neurons after a training with the cross-entropy."""
    import torch

    torch.manual_seed(seed)
    model = torch.nn.Sequential(torch.nn.Linear(rows.shape[1], 64), torch.nn.ReLU(), torch.nn.Linear(64, 10))
    optimiser = torch.optim.SGD(model.parameters(), lr=0.1)
    labels = torch.as_tensor(np.asarray(labels), dtype=torch.int64)
    for _ in range(epochs):
        order = torch.randperm(len(rows))
        for batch, other in zip(order.split(32), torch.randperm(len(rows)).split(32)):
            optimiser.zero_grad()
            torch.nn.functional.cross_entropy(model(rows[batch]), labels[other if shuffled else batch]).backward()
            optimiser.step()
    return model.eval()


@misconception("best_classifier", fails="a_digit_for_every_picture")
def scores_and_no_digits(images, labels, seed):
    """Your function gives ten scores for each picture. Asked is the digit itself, one number for each picture: it is
    the place of the largest score in its row.
    """
    model = network_trained_on(as_rows(images), labels, seed)
    return lambda pictures: model(as_rows(pictures)).detach().numpy()


@misconception("best_classifier", fails="a_digit_for_every_picture")
def largest_along_the_pictures(images, labels, seed):
    """You looked for the largest score down the columns, which says which picture looks most like a 0, a 1 and so on.
    Each picture is a row: look along it.
    """
    model = network_trained_on(as_rows(images), labels, seed)
    return lambda pictures: model(as_rows(pictures)).argmax(dim=0).numpy()


@misconception("best_classifier", fails="a_digit_for_every_picture")
def accuracy_and_no_classifier(images, labels, seed):
    """You returned how good the classifier is, and not the classifier. Return a function that can be asked about new
    pictures; a function inside a function remembers the model.
    """
    rows = as_rows(images)
    answers = network_trained_on(rows, labels, seed).forward(rows).argmax(dim=1).numpy()
    return float(np.mean(answers == np.asarray(labels)))


@misconception("best_classifier", fails="a_digit_for_every_picture")
def copies_without_labels(images, labels, seed):
    """There are twice as many pictures as labels: each copy has a label too, that of its original. Put the labels
    behind one another twice.
    """
    import torch
    from torch.utils.data import TensorDataset

    rows = as_rows(np.concatenate([images, np.roll(images, 1, axis=1)]))
    return TensorDataset(rows, torch.as_tensor(np.asarray(labels)))


@misconception("best_classifier", fails="a_digit_for_every_picture")
def pictures_shuffled_without_labels(images, labels, seed):
    """Pictures and labels were shuffled, each for themselves, so a picture stands beside the label of another one.
    Shuffle both with the same order, or let the loader do it.
    """
    model = network_trained_on(as_rows(images), labels, seed, shuffled=True)
    return lambda pictures: model(as_rows(pictures)).argmax(dim=1).numpy()


@misconception("best_classifier", fails="a_digit_for_every_picture")
def never_trained(images, labels, seed):
    """The network that answers was never trained: its weights are still those of the start. Was another model trained,
    or did the training have no epochs?
    """
    model = network_trained_on(as_rows(images), labels, seed, epochs=0)
    return lambda pictures: model(as_rows(pictures)).argmax(dim=1).numpy()


@misconception("best_classifier", fails="each_picture_by_itself")
def a_ruler_for_every_question(images, labels, seed):
    """You measured the new pictures with their own mean and deviation. Asked alone, a picture is its own mean and
    becomes all zeros. Keep the ruler of the training set inside the classifier.
    """

    def ruled(pictures):
        rows = as_rows(pictures)
        deviation = rows.std(dim=0, correction=0)
        deviation[deviation < 0.05] = 1
        return (rows - rows.mean(dim=0)) / deviation

    model = network_trained_on(ruled(images), labels, seed)
    return lambda pictures: model(ruled(pictures)).argmax(dim=1).numpy()


@misconception("best_classifier", fails="reads_most_digits_held_back")
def everything_as_before(images, labels, seed):
    """This is the simple classifier on larger pictures: few hidden neurons and the squared error. Your measurements say
    which changes help. Put several of them together.
    """
    import torch

    torch.manual_seed(seed)
    rows, targets = as_rows(images), torch.eye(10)[torch.as_tensor(np.asarray(labels), dtype=torch.int64)]
    model = torch.nn.Sequential(torch.nn.Linear(rows.shape[1], 8), torch.nn.Sigmoid(), torch.nn.Linear(8, 10))
    optimiser = torch.optim.SGD(model.parameters(), 0.01)
    for _ in range(9):
        for batch in torch.randperm(len(rows)).split(32):
            optimiser.zero_grad()
            ((model(rows[batch]) - targets[batch]) ** 2).sum(dim=1).mean().backward()
            optimiser.step()
    return lambda pictures: model(as_rows(pictures)).argmax(dim=1).numpy()

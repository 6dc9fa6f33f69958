"""Wrong costs that learners write, each with the hint that a teacher would give."""

import math

import numpy as np

from autograder.checks import misconception


def matching(first, second):
    """Both as tables of one shape, as the right answer has them."""
    first, second = np.asarray(first, float), np.asarray(second, float)
    if first.shape != second.shape:
        raise ValueError("shapes differ")
    return first, second


def known(labels, n_classes):
    """Labels that obey the label rule."""
    labels = np.asarray(labels, float)
    if labels.ndim != 1 or np.any((labels < 0) | (labels >= n_classes) | (labels != np.floor(labels))):
        raise ValueError("these labels are no classes")
    return labels.astype(int)


def scored(scores, labels):
    """A table and one known label for each of its columns."""
    scores = np.asarray(scores, float)
    labels = known(labels, len(scores))
    if len(labels) != scores.shape[1]:
        raise ValueError("one label for each column")
    return scores, labels


# one_hot


@misconception("one_hot", fails="a_one_in_the_row_of_the_label")
def one_row_for_each_ticket(labels, n_classes):
    """Your table lies on its side: each ticket has a row. In this course every example is a column, so the shape is
    (number of classes, number of tickets). Compare with the table in the text.
    """
    return np.eye(n_classes)[known(labels, n_classes)]


@misconception("one_hot", fails="a_one_in_the_row_of_the_label")
def cups_counted_from_one(labels, n_classes):
    """Your ones stand one row too high: label 1 is in the first row. The cups are numbered from 0, as Python numbers
    rows, so label 0 belongs to the first row and nothing has to be subtracted.
    """
    return np.eye(n_classes)[:, known(labels, n_classes) - 1]


@misconception("one_hot", fails="a_one_in_the_row_of_the_label")
def writes_the_label_into_its_row(labels, n_classes):
    """The places are right, and you wrote the label itself there: a 3 for a 3, and for label 0 nothing is left to see.
    All beans in one cup is a share of 1, whatever the number on the cup.
    """
    labels = known(labels, n_classes)
    return np.eye(n_classes)[:, labels] * labels


@misconception("one_hot", fails="a_one_in_the_row_of_the_label")
def first_ticket_only(labels, n_classes):
    """Only your first column is filled. Look at how far the `return` is indented: inside the loop it ends the function
    in the first round. It should come when all tickets are done.
    """
    labels = known(labels, n_classes)
    table = np.zeros((n_classes, len(labels)))
    for j, label in enumerate(labels):
        table[label, j] = 1
        return table


@misconception("one_hot", fails="a_one_in_the_row_of_the_label")
def every_row_that_some_ticket_has(labels, n_classes):
    """Whole rows of your table are full of ones: choosing a row by its label takes the row for all tickets. Each label
    decides about one entry only, in its own column: name the row and the column.
    """
    labels = known(labels, n_classes)
    table = np.zeros((n_classes, len(labels)))
    table[labels] = 1
    return table


@misconception("one_hot", fails="a_row_for_every_class")
def rows_up_to_the_largest_label(labels, n_classes):
    """You made as many rows as the largest label needs. If no ticket shows a 9, its row is missing, and the table no
    longer fits the ten outputs of a network. The number of rows is given to you.
    """
    labels = known(labels, n_classes)
    return np.eye(labels.max() + 1)[:, labels]


@misconception("one_hot", fails="a_row_for_every_class")
def rows_for_labels_that_occur(labels, n_classes):
    """You made a row for each different label that you met. A class that no ticket shows still has its row of zeros;
    otherwise row 3 is no longer the row of the digit 3.
    """
    labels = known(labels, n_classes)
    return (np.unique(labels)[:, None] == labels).astype(float)


@misconception("one_hot", fails="a_row_for_every_class")
def one_hot_for_arrays_only(labels, n_classes):
    """For arrays your answer is right. A plain list stops it, because a list has no `.size` or `.shape`. Make an array
    of the labels first, as rule 2 of the booth says.
    """
    table = np.zeros((n_classes, labels.size))
    table[known(labels, n_classes), np.arange(labels.size)] = 1
    return table


@misconception("one_hot", fails="refuses_labels_that_are_no_class")
def minus_one_is_the_last_row(labels, n_classes):
    """A label of −1 slips through and lands in the last row, because Python counts negative places from the end. You
    looked for labels that are too large; some are too small.
    """
    labels = np.asarray(labels)
    if np.any((labels >= n_classes) | (labels != np.floor(labels))):
        raise ValueError("no such class")
    return np.eye(n_classes)[:, labels.astype(int)]


@misconception("one_hot", fails="refuses_labels_that_are_no_class")
def leaves_it_to_numpy(labels, n_classes):
    """You check nothing. NumPy stops for some wrong labels, with another error than a ValueError, and takes −1 for the
    last row. Look at the labels yourself before you use them.
    """
    labels = np.asarray(labels)
    table = np.zeros((n_classes, labels.size))
    table[labels, np.arange(labels.size)] = 1
    return table


@misconception("one_hot", fails="refuses_labels_that_are_no_class")
def fractions_cut_off(labels, n_classes):
    """You turned the labels into whole numbers first, so 2.5 became 2 without a word. Half a class is a mistake in the
    data: ask whether a label is whole before you cut anything off.
    """
    labels = np.asarray(labels, float).astype(int)
    if np.any((labels < 0) | (labels >= n_classes)):
        raise ValueError("no such class")
    return np.eye(n_classes)[:, labels]


@misconception("one_hot", fails="refuses_labels_that_are_no_class")
def a_column_of_zeros_for_strangers(labels, n_classes):
    """A label that no class has gets a column of zeros: comparing every row with it simply never says yes. Such a card
    would make every guess look perfect. Raise a ValueError instead.
    """
    return (np.arange(n_classes)[:, None] == np.asarray(labels)).astype(float)


# squared_error


@misconception("squared_error", of="squared_error", fails="squares_add_up_down_each_column")
def forgets_the_square(prediction, target):
    """You added the errors as they are. Then +2 and −2 make 0, and a bad guess looks perfect: that is judge 1 of the
    fair. Square every error before you add.
    """
    prediction, target = matching(prediction, target)
    return np.sum(prediction - target, axis=0)


@misconception("squared_error", of="squared_error", fails="squares_add_up_down_each_column")
def squares_the_sum(prediction, target):
    """You added the errors of a column first and squared the sum. By then +2 and −2 have eaten each other up. Square
    each error on its own, and add the squares.
    """
    prediction, target = matching(prediction, target)
    return np.sum(prediction - target, axis=0) ** 2


@misconception("squared_error", of="squared_error", fails="squares_add_up_down_each_column")
def adds_across_the_rows(prediction, target):
    """You added across the rows, so there is one number for each output. Each example is a column: add down the
    columns, and one number for each example is left.
    """
    prediction, target = matching(prediction, target)
    return np.sum((prediction - target) ** 2, axis=1)


@misconception("squared_error", of="squared_error", fails="squares_add_up_down_each_column")
def one_number_for_the_whole_table(prediction, target):
    """You added up the whole table, so one number came out. This function gives every example its own squared error;
    the mean over the examples is the business of the next function.
    """
    prediction, target = matching(prediction, target)
    return np.sum((prediction - target) ** 2)


@misconception("squared_error", of="squared_error", fails="squares_add_up_down_each_column")
def means_down_each_column(prediction, target):
    """You took the mean over the outputs. Some books do, and the text asks for the sum: ten wrong cups cost more than
    one. Add down each column; the mean comes later, across the columns.
    """
    prediction, target = matching(prediction, target)
    return np.mean((prediction - target) ** 2, axis=0)


@misconception("squared_error", of="squared_error", fails="squares_add_up_down_each_column")
def half_of_each(prediction, target):
    """Your numbers are half as large as they should be. Some books put a 1/2 in front, because it makes a later formula
    shorter. In this course the squared error comes without it.
    """
    prediction, target = matching(prediction, target)
    return np.sum((prediction - target) ** 2, axis=0) / 2


@misconception("squared_error", of="squared_error", fails="squares_add_up_down_each_column")
def distance_instead_of_its_square(prediction, target):
    """You took the root of the sum in the end, which gives a distance. A fine measure, but another one: the squared
    error is the sum of the squares, and it stays as it is.
    """
    prediction, target = matching(prediction, target)
    return np.sqrt(np.sum((prediction - target) ** 2, axis=0))


@misconception("squared_error", of="squared_error", fails="squares_add_up_down_each_column")
def difference_of_the_squares(prediction, target):
    """You squared both tables and then subtracted. The square of a difference is something else: for 3 and 1 it is 4,
    and 9 − 1 is 8. First the error, then its square.
    """
    prediction, target = matching(prediction, target)
    return np.sum(prediction**2 - target**2, axis=0)


@misconception("squared_error", of="squared_error", fails="squares_add_up_down_each_column")
def sizes_instead_of_squares(prediction, target):
    """You added the sizes of the errors, which is what judge 2 does. Judge 3 squares them, so that an error of 5 costs
    as much as twenty-five errors of 1.
    """
    prediction, target = matching(prediction, target)
    return np.sum(np.abs(prediction - target), axis=0)


@misconception("squared_error", of="squared_error", fails="squares_add_up_down_each_column")
def squares_that_are_not_added(prediction, target):
    """The squares are right, and they are still a whole table. One step is missing: add them up down each column, so
    that one number is left for each example.
    """
    prediction, target = matching(prediction, target)
    return (prediction - target) ** 2


@misconception("squared_error", of="squared_error", fails="thin_tables_and_lists_of_squares")
def squares_for_arrays_only(prediction, target):
    """For arrays your answer is right. Plain lists of lists cannot be subtracted from each other, and have no shape.
    Make arrays of both tables first, as rule 2 of the booth says.
    """
    if prediction.shape != target.shape:
        raise ValueError("shapes differ")
    return np.sum((prediction - target) ** 2, axis=0)


@misconception("squared_error", of="squared_error", fails="thin_tables_and_lists_of_squares")
def errors_written_into_the_prediction(prediction, target):
    """The answer is right, and the prediction that was given is ruined: `-=` writes the errors into it. Somebody may
    still need it. `prediction - target` makes a new table.
    """
    prediction, target = matching(prediction, target)
    prediction -= target
    return np.sum(prediction**2, axis=0)


@misconception("squared_error", of="squared_error", fails="squares_only_tables_of_one_shape")
def squared_error_of_stretched_tables(prediction, target):
    """Equal shapes are right. Where they differ, NumPy sometimes stretches the smaller table without telling you, and a
    single column is compared with every ticket. Compare the two shapes yourself.
    """
    return np.sum((np.asarray(prediction, float) - np.asarray(target, float)) ** 2, axis=0)


@misconception("squared_error", of="squared_error", fails="squares_only_tables_of_one_shape")
def counts_columns_only(prediction, target):
    """You compare the number of columns only. A table with one row and one with ten can have the same number of
    columns, and NumPy stretches the row. Both sizes of the shape must agree.
    """
    prediction, target = np.asarray(prediction, float), np.asarray(target, float)
    if prediction.shape[1] != target.shape[1]:
        raise ValueError("the number of examples differs")
    return np.sum((prediction - target) ** 2, axis=0)


@misconception("squared_error", of="mean_squared_error", fails="squares_are_averaged_over_the_examples")
def mean_of_all_squares(prediction, target):
    """You took the mean over the whole table, so you divided by the outputs as well. In this course: add down each
    column, and take the mean across the columns only.
    """
    prediction, target = matching(prediction, target)
    return np.mean((prediction - target) ** 2)


@misconception("squared_error", of="mean_squared_error", fails="squares_are_averaged_over_the_examples")
def sum_of_all_squares(prediction, target):
    """You added everything up and did not divide. Then a booth with 400 tickets looks a hundred times worse than one
    with 4. How many examples are there?
    """
    prediction, target = matching(prediction, target)
    return np.sum((prediction - target) ** 2)


@misconception("squared_error", of="mean_squared_error", fails="squares_are_averaged_over_the_examples")
def squares_divided_by_the_outputs(prediction, target):
    """You divided the sum by the number of rows. The length of a table is its number of rows, the outputs; the examples
    are the columns. Which of the two numbers of the shape is N?
    """
    prediction, target = matching(prediction, target)
    return np.sum((prediction - target) ** 2) / len(prediction)


@misconception("squared_error", of="mean_squared_error", fails="squares_are_averaged_over_the_examples")
def half_the_mean(prediction, target):
    """Your cost is half as large as it should be. Some books put a 1/2 in front, because it makes a later formula
    shorter. In this course the mean squared error comes without it.
    """
    prediction, target = matching(prediction, target)
    return np.mean(np.sum((prediction - target) ** 2, axis=0)) / 2


@misconception("squared_error", of="mean_squared_error", fails="squares_are_averaged_over_the_examples")
def square_of_the_mean_error(prediction, target):
    """You took the mean of the errors first and squared that. Errors of +2 and −2 cancel in the mean, and visitor A
    wins with nothing right. Square each error before anything is added.
    """
    prediction, target = matching(prediction, target)
    return np.sum(np.mean(prediction - target, axis=1) ** 2)


@misconception("squared_error", of="mean_squared_error", fails="squares_are_averaged_over_the_examples")
def root_of_the_mean(prediction, target):
    """You took the root in the end. That is the root mean squared error, which has the unit of the guesses, and you
    will meet it with house prices. Here the mean of the squares is wanted.
    """
    prediction, target = matching(prediction, target)
    return np.sqrt(np.mean(np.sum((prediction - target) ** 2, axis=0)))


@misconception("squared_error", of="mean_squared_error", fails="squares_are_averaged_over_the_examples")
def one_example_less(prediction, target):
    """You divided by one example less than there are, as one does for the spread of a sample. A cost is a plain mean:
    divide by the number of examples, and one example alone has a cost, too.
    """
    prediction, target = matching(prediction, target)
    total, examples = float(np.sum((prediction - target) ** 2)), prediction.shape[1]
    return total / (examples - 1) if examples > 1 else math.nan


@misconception("squared_error", of="mean_squared_error", fails="squares_are_averaged_over_the_examples")
def a_cost_for_each_example(prediction, target):
    """You stopped after step 1: there is still one number for each example. A cost is one number for all of them. What
    does step 2 in the text do with the columns?
    """
    prediction, target = matching(prediction, target)
    return np.sum((prediction - target) ** 2, axis=0)


@misconception("squared_error", of="mean_squared_error", fails="averages_squares_of_one_shape")
def mean_square_of_stretched_tables(prediction, target):
    """Equal shapes are right. Where they differ, NumPy sometimes stretches the smaller table without telling you, and a
    single column is compared with every ticket. Compare the two shapes yourself.
    """
    return np.mean(np.sum((np.asarray(prediction, float) - np.asarray(target, float)) ** 2, axis=0))


@misconception("squared_error", of="mean_absolute_error", fails="sizes_are_averaged_over_the_examples")
def mean_of_all_sizes(prediction, target):
    """You took the mean over the whole table, so you divided by the outputs as well. In this course: add down each
    column, and take the mean across the columns only.
    """
    prediction, target = matching(prediction, target)
    return np.mean(np.abs(prediction - target))


@misconception("squared_error", of="mean_absolute_error", fails="sizes_are_averaged_over_the_examples")
def minus_signs_kept(prediction, target):
    """You kept the signs of the errors, so too much and too little cancel: that is judge 1 of the fair. Judge 2 drops
    the minus signs before anything is added.
    """
    prediction, target = matching(prediction, target)
    return np.mean(np.sum(prediction - target, axis=0))


@misconception("squared_error", of="mean_absolute_error", fails="sizes_are_averaged_over_the_examples")
def size_of_the_mean(prediction, target):
    """You dropped the minus sign at the very end. By then the errors have cancelled already. Take the size of each
    error by itself, and only then add and take the mean.
    """
    prediction, target = matching(prediction, target)
    return abs(np.mean(np.sum(prediction - target, axis=0)))


@misconception("squared_error", of="mean_absolute_error", fails="sizes_are_averaged_over_the_examples")
def size_of_each_column(prediction, target):
    """You added the errors of each column and then dropped the minus sign. Within a column they have cancelled by then.
    The size is taken of every single error, before anything is added.
    """
    prediction, target = matching(prediction, target)
    return np.mean(np.abs(np.sum(prediction - target, axis=0)))


@misconception("squared_error", of="mean_absolute_error", fails="sizes_are_averaged_over_the_examples")
def squares_again(prediction, target):
    """You squared the errors, which is what judge 3 does. Judge 2 takes their sizes: 5 and −5 both count as 5, and not
    as 25.
    """
    prediction, target = matching(prediction, target)
    return np.mean(np.sum((prediction - target) ** 2, axis=0))


@misconception("squared_error", of="mean_absolute_error", fails="sizes_are_averaged_over_the_examples")
def sum_of_all_sizes(prediction, target):
    """You added everything up and did not divide. Then a booth with 400 tickets looks a hundred times worse than one
    with 4. How many examples are there?
    """
    prediction, target = matching(prediction, target)
    return np.sum(np.abs(prediction - target))


@misconception("squared_error", of="mean_absolute_error", fails="averages_sizes_of_one_shape")
def mean_size_of_stretched_tables(prediction, target):
    """Equal shapes are right. Where they differ, NumPy sometimes stretches the smaller table without telling you, and a
    single column is compared with every ticket. Compare the two shapes yourself.
    """
    return np.mean(np.sum(np.abs(np.asarray(prediction, float) - np.asarray(target, float)), axis=0))


# entropy


def distribution(p):
    """A distribution, as the right answer has it."""
    p = np.asarray(p, float)
    if np.any(p < 0) or abs(p.sum() - 1) > 1e-6:
        raise ValueError("this is no distribution")
    return p


def mean_surprise(p):
    """The entropy of what is taken for a distribution."""
    p = p[p > 0]
    return float(np.sum(p * -np.log(p)))


@misconception("entropy", fails="each_surprise_counts_with_its_probability")
def measured_in_bits(p):
    """You took logarithms of base 2, so your answer is in bits. This notebook measures in nats, with the natural
    logarithm: a fair coin has 0.693 nats, which is 1 bit.
    """
    return mean_surprise(distribution(p)) / math.log(2)


@misconception("entropy", fails="each_surprise_counts_with_its_probability")
def measured_by_powers_of_ten(p):
    """You took logarithms of base 10. Here the natural logarithm is meant, which undoes powers of e. In NumPy its name
    is `log`, without a number behind it.
    """
    return mean_surprise(distribution(p)) / math.log(10)


@misconception("entropy", fails="each_surprise_counts_with_its_probability")
def minus_forgotten(p):
    """Your entropy is negative. The logarithm of a number between 0 and 1 is negative, and the surprise is *minus* this
    logarithm. Nobody is less than not surprised.
    """
    return -mean_surprise(distribution(p))


@misconception("entropy", fails="each_surprise_counts_with_its_probability")
def all_surprises_count_alike(p):
    """You added the surprises as they are. A big surprise that comes seldom should not count as much as a small one
    that comes every day: multiply each by its probability.
    """
    p = distribution(p)
    return float(np.sum(-np.log(p[p > 0])))


@misconception("entropy", fails="each_surprise_counts_with_its_probability")
def divided_by_the_number_of_events(p):
    """You took the mean of the products, so you divided by the number of events. The probabilities are the weights of
    the mean already, and they add up to 1: a sum is enough.
    """
    p = distribution(p)
    return mean_surprise(p) / len(p)


@misconception("entropy", fails="each_surprise_counts_with_its_probability")
def surprise_at_the_likeliest(p):
    """You gave the surprise at the most likely event only. Entropy is the mean over all events, each with its own
    probability: the bent coin shows tails now and then.
    """
    return float(-np.log(np.max(distribution(p))))


@misconception("entropy", fails="each_surprise_counts_with_its_probability")
def chance_of_being_wrong(p):
    """You subtracted the squares from 1. That measures disorder as well, and people use it; it is not the entropy.
    Which number in the text tells how surprising an event is?
    """
    return float(1 - np.sum(distribution(p) ** 2))


@misconception("entropy", fails="the_impossible_adds_nothing")
def nan_for_the_impossible(p):
    """Where a probability is 0, your answer is nan: the logarithm of 0 is minus infinity, and 0 times that is not a
    number. What never happens should add 0. How can it be left out?
    """
    p = distribution(p)
    with np.errstate(all="ignore"):
        return float(np.sum(p * -np.log(p)))


@misconception("entropy", fails="the_impossible_adds_nothing")
def a_pinch_added_to_everything(p):
    """You added a small number to every probability, so that no logarithm meets 0. It shows where the answer should be
    0. Leave the impossible out, or make the pinch so small that nobody can see it.
    """
    p = distribution(p)
    return float(np.sum(p * -np.log(p + 1e-7)))


@misconception("entropy", fails="the_impossible_adds_nothing")
def zeros_replaced_on_the_spot(p):
    """Your answer is right, and the list that was given is ruined: you wrote ones where it had zeros. Now it is no
    distribution any more. Make a copy, or pick out the entries above 0.
    """
    p = distribution(p)
    p[p == 0] = 1
    return float(np.sum(p * -np.log(p)))


@misconception("entropy", fails="rounding_is_no_mistake")
def exactly_one(p):
    """You want the sum to be exactly 1. Thirds that somebody typed with seven digits, and even ten times 0.1 in a
    computer, miss it by a hair. Ask how far the sum is off.
    """
    p = np.asarray(p, float)
    if np.any(p < 0) or p.sum() != 1:
        raise ValueError("this is no distribution")
    return mean_surprise(p)


@misconception("entropy", fails="rounding_is_no_mistake")
def entropy_for_arrays_only(p):
    """For arrays your answer is right. A plain list stops it: a list has no `.sum()` and cannot be compared with a
    number. Make an array first, as rule 2 of the booth says.
    """
    if p.min() < 0 or abs(p.sum() - 1) > 1e-6:
        raise ValueError("this is no distribution")
    return mean_surprise(p)


@misconception("entropy", fails="refuses_what_is_no_distribution")
def takes_anything(p):
    """The values are right, and you compute with lists that are no distributions. Percents or a negative entry give
    numbers that mean nothing. Say no before you compute: raise a ValueError.
    """
    return mean_surprise(np.asarray(p, float))


@misconception("entropy", fails="refuses_what_is_no_distribution")
def sum_only(p):
    """You look at the sum only. The list 1.5 and −0.5 adds up to 1 as well, and nothing can happen with a negative
    probability. There are two rules in the text.
    """
    p = np.asarray(p, float)
    if abs(p.sum() - 1) > 1e-6:
        raise ValueError("this is no distribution")
    return mean_surprise(p)


@misconception("entropy", fails="refuses_what_is_no_distribution")
def signs_only(p):
    """You look for negative entries only. Percents such as 50 and 50 have none, and they do not add up to 1. There are
    two rules in the text.
    """
    p = np.asarray(p, float)
    if np.any(p < 0):
        raise ValueError("this is no distribution")
    return mean_surprise(p)


@misconception("entropy", fails="refuses_what_is_no_distribution")
def about_one(p):
    """Your test for the sum is too generous. A ready-made "is it close?" has its own idea of close, ten times wider
    than the text allows. Ask yourself how far the sum is from 1, and compare.
    """
    p = np.asarray(p, float)
    if np.any(p < 0) or not np.isclose(p.sum(), 1):
        raise ValueError("this is no distribution")
    return mean_surprise(p)


@misconception("entropy", fails="refuses_what_is_no_distribution")
def made_to_add_up(p):
    """You divided by the sum, so that everything adds up to 1. That hides mistakes: maybe an entry was forgotten, and
    nobody hears of it. A list that is no distribution is refused.
    """
    p = np.asarray(p, float)
    if np.any(p < 0) or p.sum() == 0:
        raise ValueError("this is no distribution")
    return mean_surprise(p / p.sum())


# cross_entropy


def surprise(p):
    """The surprise at every entry, as the right answer has it."""
    return -np.log(np.maximum(p, 1e-12))


@misconception("cross_entropy", fails="surprise_at_what_is_true")
def negative_cost(p, target):
    """Your cost is negative, so the worst guess would be the best. The logarithm of a share is negative, and the
    surprise is *minus* this logarithm.
    """
    p, target = matching(p, target)
    return -np.mean(np.sum(target * surprise(p), axis=0))


@misconception("cross_entropy", fails="surprise_at_what_is_true")
def sum_over_the_tickets(p, target):
    """You added the surprises of all tickets and did not divide. Then a full shoebox looks worse than one ticket. Take
    the mean across the columns.
    """
    p, target = matching(p, target)
    return np.sum(target * surprise(p))


@misconception("cross_entropy", fails="surprise_at_what_is_true")
def mean_of_the_whole_table(p, target):
    """You took the mean over all entries of the table, zeros included, so you divided by the number of cups as well.
    Add down each column first, and take the mean across the columns.
    """
    p, target = matching(p, target)
    return np.mean(target * surprise(p))


@misconception("cross_entropy", fails="surprise_at_what_is_true")
def divided_by_the_cups(p, target):
    """You divided by the number of rows. The length of a table is its number of rows, the cups; the tickets are the
    columns. Which of the two numbers of the shape is N?
    """
    p, target = matching(p, target)
    return np.sum(target * surprise(p)) / len(p)


@misconception("cross_entropy", fails="surprise_at_what_is_true")
def cost_in_bits(p, target):
    """You took logarithms of base 2, so your answer is in bits. This notebook measures in nats, with the natural
    logarithm. In NumPy its name is `log`, without a number behind it.
    """
    p, target = matching(p, target)
    return np.mean(np.sum(target * surprise(p), axis=0)) / math.log(2)


@misconception("cross_entropy", fails="surprise_at_what_is_true")
def roles_exchanged(p, target):
    """You took the logarithm of the card and weighted it with the beans. It is the other way round: the surprise
    belongs to what you expected, and the card says what happened.
    """
    p, target = matching(p, target)
    return np.mean(np.sum(p * surprise(target), axis=0))


@misconception("cross_entropy", fails="surprise_at_what_is_true")
def beans_in_wrong_cups_count_too(p, target):
    """You also charge for the beans in the wrong cups, as one does for questions with yes or no. Here the judge looks
    at the right cup only: beans that are elsewhere are missing there already.
    """
    p, target = matching(p, target)
    return np.mean(np.sum(target * surprise(p) + (1 - target) * surprise(1 - p), axis=0))


@misconception("cross_entropy", fails="surprise_at_what_is_true")
def share_that_is_missing(p, target):
    """You charge what is missing to a share of 1, without any logarithm. That treats 0.01 and 0.0001 almost alike. Your
    cost is the surprise: minus the natural logarithm of the share.
    """
    p, target = matching(p, target)
    return 1 - np.mean(np.sum(target * p, axis=0))


@misconception("cross_entropy", fails="surprise_at_what_is_true")
def logarithm_of_the_mean(p, target):
    """You took the mean of the shares first and the logarithm afterwards. Then one good guess covers up for a terrible
    one. Every ticket has its own surprise: first the logarithms, then the mean.
    """
    p, target = matching(p, target)
    return float(surprise(np.mean(np.sum(target * p, axis=0))))


@misconception("cross_entropy", fails="surprise_at_what_is_true")
def a_surprise_for_each_ticket(p, target):
    """You stopped one step early: there is still one surprise for each ticket. A cost is one number: take the mean
    across the columns.
    """
    p, target = matching(p, target)
    return np.sum(target * surprise(p), axis=0)


@misconception("cross_entropy", fails="shared_cards")
def fullest_cup_of_the_card(p, target):
    """You look up the largest entry of each card and count that cup only. A shared card has beans in several cups, and
    each surprise counts with its part. No class has to be picked.
    """
    p, target = matching(p, target)
    return np.mean(surprise(p[np.argmax(target, axis=0), np.arange(p.shape[1])]))


@misconception("cross_entropy", fails="shared_cards")
def looks_for_ones(p, target):
    """You pick the places where the card says exactly 1. A shared card has no 1 at all, only parts such as 0.5, so
    nothing is left to count. Multiply by the card instead of searching it.
    """
    p, target = matching(p, target)
    with np.errstate(all="ignore"):
        return np.divide(np.sum(surprise(p[target == 1])), np.sum(target == 1))


@misconception("cross_entropy", fails=("nothing_where_nothing_was_due", "certain_and_wrong_is_finite"))
def logarithm_of_nothing(p, target):
    """The logarithm of a share of 0 is minus infinity: on the right cup your cost is infinite, and elsewhere 0 times
    infinity is nan. The text says what every very small share counts as.
    """
    p, target = matching(p, target)
    with np.errstate(all="ignore"):
        return np.mean(np.sum(target * -np.log(p), axis=0))


@misconception("cross_entropy", fails="nothing_where_nothing_was_due")
def shares_raised_on_the_spot(p, target):
    """The cost is right, and the table that was given is changed: you wrote the smallest share into it. Somebody may
    still need the zeros. Let the raised shares be a new table.
    """
    p, target = matching(p, target)
    p[p < 1e-12] = 1e-12
    return np.mean(np.sum(target * -np.log(p), axis=0))


@misconception("cross_entropy", fails="nothing_where_nothing_was_due")
def cross_entropy_for_arrays_only(p, target):
    """For arrays your answer is right. Plain lists of lists have no shape, and stop it. Make arrays of both tables
    first, as rule 2 of the booth says.
    """
    if p.shape != target.shape:
        raise ValueError("shapes differ")
    return np.mean(np.sum(target * surprise(p), axis=0))


@misconception("cross_entropy", fails="certain_and_wrong_is_finite")
def forgives_who_has_no_beans_there(p, target):
    """You leave out every share of 0. Where the card says 0 that is right. Where the card says 1, the worst possible
    guess then costs nothing at all! There it should cost much.
    """
    p, target = matching(p, target)
    safe = np.where(p > 0, p, 1)
    return np.mean(np.sum(target * -np.log(safe), axis=0))


@misconception("cross_entropy", fails="certain_and_wrong_is_finite")
def infinite_where_it_counts(p, target):
    """You look at the cups with beans on the card only, which is good. A share of 0 in such a cup still gives infinity,
    and nobody can learn from infinity. What should such a share count as?
    """
    p, target = matching(p, target)
    with np.errstate(all="ignore"):
        return np.mean(np.sum(np.where(target > 0, -target * np.log(p), 0), axis=0))


@misconception("cross_entropy", fails="certain_and_wrong_is_finite")
def another_smallest_share(p, target):
    """You raise very small shares, and to another number than the one in the text. A confident mistake then has another
    price. Look again at which share every smaller one counts as.
    """
    p, target = matching(p, target)
    return np.mean(np.sum(target * -np.log(np.maximum(p, 1e-15)), axis=0))


@misconception("cross_entropy", fails="certain_and_wrong_is_finite")
def infinity_as_the_largest_number(p, target):
    """You let NumPy replace infinity by the largest number it knows, which has 309 digits. One such ticket then hides
    all others. The text says what a share of 0 counts as instead.
    """
    p, target = matching(p, target)
    with np.errstate(all="ignore"):
        return np.mean(np.sum(np.nan_to_num(-target * np.log(p)), axis=0))


@misconception("cross_entropy", fails="compares_only_tables_of_one_shape")
def cross_entropy_of_stretched_tables(p, target):
    """Equal shapes are right. Where they differ, NumPy sometimes stretches the smaller table without telling you, and
    one card serves for every ticket. Compare the two shapes yourself.
    """
    p, target = np.asarray(p, float), np.asarray(target, float)
    return np.mean(np.sum(target * surprise(p), axis=0))


# softmax_cross_entropy


def log_shares(z, axis=0):
    """The logarithm of softmax."""
    z = z - np.max(z, axis=axis, keepdims=True)
    return z - np.log(np.sum(np.exp(z), axis=axis, keepdims=True))


def picked(table, labels):
    """The entry of the label in every column."""
    return table[labels, np.arange(table.shape[1])]


@misconception("softmax_cross_entropy", fails="cost_of_small_scores")
def takes_scores_for_shares(logits, labels):
    """You took the logarithm of the scores themselves. Scores are no shares: they may be negative, and they do not add
    up to 1. Softmax comes in between, and its logarithm is in the text.
    """
    z, labels = scored(logits, labels)
    return np.mean(-np.log(np.maximum(picked(z, labels), 1e-12)))


@misconception("softmax_cross_entropy", fails="cost_of_small_scores")
def score_without_the_sum(logits, labels):
    """You took minus the score of the right class, and half of the formula is missing. How good a score is depends on
    the others: the logarithm of the sum of all powers comes first.
    """
    z, labels = scored(logits, labels)
    return -np.mean(picked(z, labels))


@misconception("softmax_cross_entropy", fails="cost_of_small_scores")
def distance_to_the_largest_score(logits, labels):
    """You took the largest score minus the right one. That is nearly the cost where one score is far above the others.
    Between near scores the sum of all powers matters, and not its largest part alone.
    """
    z, labels = scored(logits, labels)
    return np.mean(z.max(axis=0) - picked(z, labels))


@misconception("softmax_cross_entropy", fails="cost_of_small_scores")
def softmax_across_the_rows(logits, labels):
    """Your shares add up to 1 across the rows, so different examples compete with each other. Each column is one
    example: its scores compete, and the sum of powers runs down the column.
    """
    z, labels = scored(logits, labels)
    return -np.mean(picked(log_shares(z, axis=1), labels))


@misconception("softmax_cross_entropy", fails="cost_of_small_scores")
def one_sum_of_powers_for_all(logits, labels):
    """You added the powers of the whole table into one sum. Every example has shares of its own that add up to 1, so
    each column needs its own sum.
    """
    z, labels = scored(logits, labels)
    z = z - z.max()
    with np.errstate(all="ignore"):
        return np.log(np.sum(np.exp(z))) - np.mean(picked(z, labels))


@misconception("softmax_cross_entropy", fails="cost_of_small_scores")
def total_instead_of_mean(logits, labels):
    """You added up the costs of all examples and did not divide. The cost of a table is the mean across its columns, so
    that more examples do not make it larger.
    """
    z, labels = scored(logits, labels)
    return -np.sum(picked(log_shares(z), labels))


@misconception("softmax_cross_entropy", fails="cost_of_small_scores")
def sign_turned_round(logits, labels):
    """Your cost has the wrong sign: it is the logarithm of the share, which is negative. The surprise is minus that,
    the logarithm of the sum minus the score.
    """
    z, labels = scored(logits, labels)
    return np.mean(picked(log_shares(z), labels))


@misconception("softmax_cross_entropy", fails="cost_of_small_scores")
def all_classes_are_right(logits, labels):
    """You added the surprises of all classes. The judge looks at one of them in each column, the one that the label
    names. The answer card keeps it and drops the others.
    """
    z, labels = scored(logits, labels)
    return -np.mean(np.sum(log_shares(z), axis=0))


@misconception("softmax_cross_entropy", fails="cost_of_scores_far_apart")
def powers_too_big_for_the_computer(logits, labels):
    """Right on paper. For scores near 1000 a power is too big for the computer, and near −1000 all powers become 0.
    What may be taken away from all scores of a column without changing its cost?
    """
    z, labels = scored(logits, labels)
    with np.errstate(all="ignore"):
        return np.mean(np.log(np.sum(np.exp(z), axis=0)) - picked(z, labels))


@misconception("softmax_cross_entropy", fails="cost_of_scores_far_apart")
def softmax_first(logits, labels):
    """You made shares first and their logarithm afterwards, so a very small share was rounded or raised, and the cost
    stops at about 27.6. The formula in the text never makes the share at all.
    """
    z, labels = scored(logits, labels)
    return np.mean(surprise(np.exp(picked(log_shares(z), labels))))


@misconception("softmax_cross_entropy", fails="cost_of_scores_far_apart")
def share_rounded_to_nothing(logits, labels):
    """You made shares first. A share as small as e to the power of −1000 is rounded to 0 by the computer, and its
    logarithm is infinite. The formula in the text never makes the share at all.
    """
    z, labels = scored(logits, labels)
    with np.errstate(all="ignore"):
        return np.mean(-np.log(np.exp(picked(log_shares(z), labels))))


@misconception("softmax_cross_entropy", fails="cost_of_scores_far_apart")
def one_shift_for_all_columns(logits, labels):
    """You took the same number away from all columns. In a column far below it all powers become 0, and the logarithm
    of 0 is infinite. Each column needs its own shift.
    """
    z, labels = scored(logits, labels)
    z = z - z.max()
    with np.errstate(all="ignore"):
        return np.mean(np.log(np.sum(np.exp(z), axis=0)) - picked(z, labels))


@misconception("softmax_cross_entropy", fails="cost_of_scores_far_apart")
def smallest_score_taken_away(logits, labels):
    """You took the smallest score away, so the others are still large, and their powers too big. Which score should
    become 0, so that no other is above it?
    """
    z, labels = scored(logits, labels)
    z = z - z.min(axis=0)
    with np.errstate(all="ignore"):
        return np.mean(np.log(np.sum(np.exp(z), axis=0)) - picked(z, labels))


@misconception("softmax_cross_entropy", fails="refuses_labels_without_a_score")
def label_rule_left_to_numpy(logits, labels):
    """You check no labels. NumPy takes −1 for the last class, stretches a single label over all columns, and stops with
    another error where a label is too large. The label rule wants a ValueError.
    """
    z, labels = np.asarray(logits, float), np.asarray(labels)
    return -np.mean(log_shares(z)[labels, np.arange(z.shape[1])])


@misconception("softmax_cross_entropy", fails="refuses_labels_without_a_score")
def one_label_for_all_columns(logits, labels):
    """Wrong classes are refused, and a single label is stretched over all columns without a word. There must be as many
    labels as columns: compare the two numbers.
    """
    z = np.asarray(logits, float)
    return -np.mean(log_shares(z)[known(labels, len(z)), np.arange(z.shape[1])])


@misconception("softmax_cross_entropy", fails="refuses_labels_without_a_score")
def half_classes_cut_off(logits, labels):
    """A label of 1.5 is taken for 1: turning labels into whole numbers cuts off what stands after the point. Ask
    whether a label is whole first; your `one_hot` already does.
    """
    z, labels = scored(logits, np.floor(np.asarray(labels, float)))
    return -np.mean(picked(log_shares(z), labels))


@misconception("softmax_cross_entropy", fails="refuses_labels_without_a_score")
def strangers_cost_nothing(logits, labels):
    """You compare every class with the label, so a label that no class has is never met, and its column costs too
    little. Nobody notices. The label rule wants a ValueError; your `one_hot` knows it.
    """
    z, labels = np.asarray(logits, float), np.asarray(labels)
    if labels.shape != z.shape[1:]:
        raise ValueError("one label for each column")
    card = np.arange(len(z))[:, None] == labels
    return -np.mean(np.sum(card * log_shares(z), axis=0))


# accuracy


@misconception("accuracy", fails="share_of_the_right_columns")
def fullest_ticket_of_each_cup(prediction, labels):
    """You looked for the largest entry in each row, so every cup got a ticket. It is the other way round: each column
    is a ticket, and its fullest cup is the guess.
    """
    prediction, labels = scored(prediction, labels)
    return np.mean(np.argmax(prediction, axis=1) == labels)


@misconception("accuracy", fails="share_of_the_right_columns")
def number_of_right_tickets(prediction, labels):
    """You counted the right tickets. 3 right is very good out of 3 and rather bad out of 300, so accuracy is a share:
    divide by how many tickets there are.
    """
    prediction, labels = scored(prediction, labels)
    return int(np.sum(np.argmax(prediction, axis=0) == labels))


@misconception("accuracy", fails="share_of_the_right_columns")
def accuracy_in_percent(prediction, labels):
    """Your answer is in percent. The text asks for a number between 0 and 1: 3 right out of 4 is 0.75, and not 75."""
    prediction, labels = scored(prediction, labels)
    return 100 * np.mean(np.argmax(prediction, axis=0) == labels)


@misconception("accuracy", fails="share_of_the_right_columns")
def share_of_mistakes(prediction, labels):
    """You gave the share of the wrong tickets. Accuracy is the share of the right ones; the two add up to 1.
    A perfect guesser has the accuracy 1.
    """
    prediction, labels = scored(prediction, labels)
    return np.mean(np.argmax(prediction, axis=0) != labels)


@misconception("accuracy", fails="share_of_the_right_columns")
def more_than_half_of_the_beans(prediction, labels):
    """You count a ticket only where the right cup holds more than half of the beans. The fullest cup wins, even with
    0.3, if all others have less.
    """
    prediction, labels = scored(prediction, labels)
    return np.mean(picked(prediction, labels) > 0.5)


@misconception("accuracy", fails="share_of_the_right_columns")
def right_entries_of_the_table(prediction, labels):
    """You rounded the table and compared it entry by entry with the answer cards. The many zeros that agree make every
    guesser look good. A ticket has one guess: its fullest cup.
    """
    prediction, labels = scored(prediction, labels)
    return np.mean(np.round(prediction) == np.eye(len(prediction))[:, labels])


@misconception("accuracy", fails="share_of_the_right_columns")
def divided_by_the_number_of_cups(prediction, labels):
    """You divided by the number of cups. The length of a table is its number of rows; the tickets are the columns. Out
    of how many could you have been right?
    """
    prediction, labels = scored(prediction, labels)
    return np.sum(np.argmax(prediction, axis=0) == labels) / len(prediction)


@misconception("accuracy", fails="share_of_the_right_columns")
def emptiest_cup(prediction, labels):
    """You look for the smallest entry of each column. That is the cup in which the visitor believes least. The guess is
    the fullest cup.
    """
    prediction, labels = scored(prediction, labels)
    return np.mean(np.argmin(prediction, axis=0) == labels)


@misconception("accuracy", fails="scores_of_any_kind")
def nothing_beats_zero(prediction, labels):
    """Your search for the largest entry starts at 0, so where all scores are negative nothing is ever larger, and row 0
    wins. Start the search with the first entry, whatever it is.
    """
    prediction, labels = scored(prediction, labels)
    right = 0
    for column, label in zip(prediction.T, labels):
        best, row = 0, 0
        for i, score in enumerate(column):
            if score > best:
                best, row = score, i
        right += row == label
    return right / len(labels)


@misconception("accuracy", fails="scores_of_any_kind")
def largest_without_its_sign(prediction, labels):
    """You dropped the minus signs before looking for the largest. A score of −9 is not a loud yes, it is a loud no:
    keep the signs.
    """
    prediction, labels = scored(prediction, labels)
    return np.mean(np.argmax(np.abs(prediction), axis=0) == labels)


@misconception("accuracy", fails="scores_of_any_kind")
def accuracy_for_arrays_only(prediction, labels):
    """For arrays your answer is right. A plain list of lists has no `.argmax` or `.shape`, and stops it. Make an array
    first, as rule 2 of the booth says.
    """
    right = prediction.argmax(axis=0)
    return np.mean(right == scored(prediction, labels)[1])


@misconception("accuracy", fails="refuses_labels_without_a_column")
def strangers_are_just_wrong(prediction, labels):
    """A label that no class has is counted as a wrong guess, so the guesser is blamed for a mistake in the labels. The
    label rule holds here, too: raise a ValueError. Your `one_hot` knows it.
    """
    prediction, labels = np.asarray(prediction, float), np.asarray(labels)
    if labels.shape != prediction.shape[1:]:
        raise ValueError("one label for each column")
    return np.mean(np.argmax(prediction, axis=0) == labels)


@misconception("accuracy", fails="refuses_labels_without_a_column")
def one_label_for_all_tickets(prediction, labels):
    """A single label is compared with all tickets: NumPy stretches it without a word. There must be one label for each
    column. Compare the two numbers before you compare the guesses.
    """
    prediction = np.asarray(prediction, float)
    return np.mean(np.argmax(prediction, axis=0) == known(labels, len(prediction)))


@misconception("accuracy", fails="refuses_labels_without_a_column")
def as_many_as_there_are(prediction, labels):
    """Labels that are left over, or tickets without a label, are dropped silently: `zip` stops where the shorter list
    ends. Count both before you walk through them, and refuse what does not fit.
    """
    prediction = np.asarray(prediction, float)
    pairs = list(zip(prediction.argmax(axis=0), known(labels, len(prediction))))
    return sum(guess == label for guess, label in pairs) / len(pairs)


@misconception("accuracy", fails="refuses_labels_without_a_column")
def labels_are_taken_on_trust(prediction, labels):
    """You check nothing about the labels. Too many of them, a single one, or one that no class has: each of these is a
    mistake in the data that somebody should hear about. Raise a ValueError.
    """
    prediction, labels = np.asarray(prediction, float), np.ravel(labels)
    guesses = np.argmax(prediction, axis=0)
    return sum(guess == label for guess, label in zip(guesses, labels)) / prediction.shape[1]


# better_cost


def decide(task, costs):
    """The cost of a task, with the error of the right answer."""
    if task not in costs:
        raise ValueError("unknown task")
    return costs[task]


@misconception("better_cost", fails="each_task_has_its_judge")
def judges_exchanged(task):
    """You sent each judge to the other booth. Which of the two tasks is answered with probabilities, and for which does
    it matter how *far* a guess is from the truth?
    """
    return decide(task, {"classification": "squared-error", "regression": "cross-entropy"})


@misconception("better_cost", fails="each_task_has_its_judge")
def squares_for_everything(task):
    """You send the squared error everywhere. For the price of a house that is right. For classes look at the picture of
    the five visitors again: who hardly noticed the very sure mistake?
    """
    return decide(task, {"classification": "squared-error", "regression": "squared-error"})


@misconception("better_cost", fails="each_task_has_its_judge")
def cross_entropy_for_everything(task):
    """You send cross-entropy everywhere. It needs shares of beans in cups. The price of a house is a number on a scale:
    where are the cups, and is 299,000 as wrong as 30,000?
    """
    return decide(task, {"classification": "cross-entropy", "regression": "cross-entropy"})


@misconception("better_cost", fails="each_task_has_its_judge")
def names_with_an_underscore(task):
    """The choice may well be right, and the names are not written as in the text: a program compares letter by letter,
    and a hyphen is no underscore. Copy the two names.
    """
    return decide(task, {"classification": "cross_entropy", "regression": "squared_error"})


@misconception("better_cost", fails="each_task_has_its_judge")
def names_with_capitals_and_spaces(task):
    """The choice may well be right, and the names are not written as in the text: small letters and a hyphen, no
    spaces. A program compares letter by letter, so copy the two names.
    """
    return decide(task, {"classification": "Cross entropy", "regression": "Squared error"})


@misconception("better_cost", fails="refuses_an_unknown_task")
def everything_else_is_regression(task):
    """With a plain `else`, every task that is no classification gets the squared error, juggling too. We have not
    thought about juggling: an unknown task should be a ValueError.
    """
    return "cross-entropy" if task == "classification" else "squared-error"


@misconception("better_cost", fails="refuses_an_unknown_task")
def everything_else_is_classification(task):
    """With a plain `else`, every task that is no regression gets cross-entropy, juggling too. We have not thought about
    juggling: an unknown task should be a ValueError.
    """
    return "squared-error" if task == "regression" else "cross-entropy"


@misconception("better_cost", fails="refuses_an_unknown_task")
def a_missing_key(task):
    """An unknown task stops your function, with a KeyError from inside the dictionary. The text asks for a ValueError:
    look whether the task is known before you use it, and say what is wrong.
    """
    return {"classification": "cross-entropy", "regression": "squared-error"}[task]


@misconception("better_cost", fails="refuses_an_unknown_task")
def no_answer_for_strangers(task):
    """For an unknown task you return None, and whoever asked goes on with that None and wonders much later. Raise a
    ValueError, so that the program stops where the mistake is.
    """
    return {"classification": "cross-entropy", "regression": "squared-error"}.get(task)


# answers written into what was given, and other small surprises


@misconception("squared_error", of="mean_squared_error", fails="squares_are_averaged_over_the_examples")
def errors_written_over_the_guesses(prediction, target):
    """The cost is right, but `-=` wrote the errors over the prediction that was given: whoever needs the guesses has
    lost them. `prediction - target` makes a new table.
    """
    prediction, target = np.asarray(prediction), np.asarray(target)
    if prediction.shape != target.shape:
        raise ValueError("the shapes differ")
    prediction -= target.astype(prediction.dtype)
    return float(np.mean(np.sum(prediction**2, axis=0)))


@misconception("entropy", fails="refuses_what_is_no_distribution")
def a_little_less_than_nothing(p):
    """A little less than 0 you let pass, as if it were a rounding error. The text allows that for the sum only. An
    entry below 0 is no probability, however small.
    """
    p = np.asarray(p, float)
    if np.any(p < -1e-3) or abs(np.sum(p) - 1) > 1e-6:
        raise ValueError("no distribution")
    possible = p[p > 0]
    return float(np.sum(possible * -np.log(possible)))


@misconception("softmax_cross_entropy", fails="cost_of_small_scores")
def scores_shifted_in_place(logits, labels):
    """The cost is right, but `-=` shifted the scores inside the table that was given. Its owner now has other numbers.
    `scores - scores.max(axis=0)` makes a new table.
    """
    scores, labels = scored(logits, labels)
    scores -= scores.max(axis=0)
    return float(np.mean(np.log(np.exp(scores).sum(axis=0)) - scores[labels, np.arange(len(labels))]))

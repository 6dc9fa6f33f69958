"""Hidden checks of Munchable matrices."""

from autograder.checks import PRODUCTS, agrees, by_hand, check, digit_images, raises, same, unchanged
from nnmath_ref import matrices as reference

PEOPLE = "pilot cook nurse baker judge sailor tailor".split()  # neither of the two lists is in alphabetical order
FOODS = "soup bannock pear cheese noodles egg".split()


def whole(rng, *shape):
    """Whole numbers, negative ones too, and no zero that would hide a mistake."""
    return rng.integers(1, 9, size=shape) * rng.choice([-1, 1], size=shape)


def quarters(rng, *shape):
    """Fractions that float32 holds exactly, so that every order of adding gives the same sum."""
    return whole(rng, *shape) + rng.choice([0.25, 0.5, 0.75], size=shape)


def jar(rng, rows, columns, more):
    """Each pair once and `more` drawn pairs, shuffled: every name turns up, some pairs often."""
    every = [(row, column) for row in rows for column in columns]
    drawn = [every[k] for k in rng.integers(len(every), size=more)]
    slips = [*every, *drawn, *drawn[:3]]
    return [slips[k] for k in rng.permutation(len(slips))]


def real_digit(rng):
    """A handwritten digit as a column of 64 pixels."""
    return digit_images()[rng.integers(1797)].reshape(64, 1)


@check("frequency_matrix", points=1.5)
def counts_every_record(frequency_matrix, rng):
    """Every record is counted, each in its place, for tables of several sizes."""
    for m, n in ((2, 3), (4, 5), (7, 4), (3, 3)):
        rows, columns = PEOPLE[:m], FOODS[:n]
        same(frequency_matrix, reference.frequency_matrix, jar(rng, rows, columns, 4 * n), rows, columns)


@check("frequency_matrix", points=0.5, after=counts_every_record)
def keeps_a_place_for_every_name(frequency_matrix, rng):
    """A name without a record keeps its row or column of zeros, and the lists that were given stay as they were."""
    slips = jar(rng, PEOPLE[1:4], FOODS[2:4], 5)
    want = reference.frequency_matrix(slips, PEOPLE[:5], FOODS[:6])
    agrees(unchanged(frequency_matrix, slips, PEOPLE[:5], FOODS[:6]), want, call=frequency_matrix.last)
    same(frequency_matrix, reference.frequency_matrix, [], PEOPLE[:4], FOODS[:5])


@check("frequency_matrix", points=0.5, after=counts_every_record)
def refuses_an_unknown_name(frequency_matrix, rng):
    """A record with a name that is not in the table is a ValueError, wherever it stands in the jar."""
    rows, columns = PEOPLE[:4], FOODS[:5]
    slips = jar(rng, rows, columns, 3)
    for stranger in ((PEOPLE[5], FOODS[0]), (PEOPLE[0], FOODS[5]), (FOODS[0], PEOPLE[0])):
        raises(ValueError, frequency_matrix, [*slips[:2], stranger, *slips[2:]], rows, columns)
    raises(ValueError, frequency_matrix, [*slips, (PEOPLE[5], FOODS[0])], rows, columns)
    raises(ValueError, frequency_matrix, [(PEOPLE[0], FOODS[5]), *slips], rows, columns)


@check("add", points=1)
def adds_entry_by_entry(add, rng):
    """Entries in the same place are added, for arrays of several shapes."""
    for m, n in ((4, 5), (5, 5), (7, 4), (1, 5), (4, 1)):
        same(add, reference.add, quarters(rng, m, n), quarters(rng, m, n))


@check("add", points=0.5, after=adds_entry_by_entry)
def adds_lists_and_mixed_numbers(add, rng):
    """Lists of lists are added as arrays are, and whole numbers plus fractions keep the fractions."""
    same(add, reference.add, whole(rng, 3, 4).tolist(), whole(rng, 3, 4).tolist())
    same(add, reference.add, whole(rng, 4, 2).tolist(), quarters(rng, 4, 2).tolist())
    same(add, reference.add, quarters(rng, 2, 3), whole(rng, 2, 3))


@check("add", points=0.5, after=adds_entry_by_entry)
def adds_only_tables_of_one_shape(add, rng):
    """Tables of different shapes are a ValueError, also those that NumPy would stretch."""
    for other in ((5, 4), (3, 5), (4, 7), (1, 5), (4, 1), (1, 1)):
        raises(ValueError, add, whole(rng, 4, 5), whole(rng, *other))
        raises(ValueError, add, whole(rng, *other), whole(rng, 4, 5))


@check("add", points=0.5, after=adds_entry_by_entry)
def adding_leaves_both_tables_alone(add, rng):
    """Both tables are the same after adding as before."""
    unchanged(add, quarters(rng, 4, 5), quarters(rng, 4, 5))
    unchanged(add, whole(rng, 5, 3), whole(rng, 5, 3))
    unchanged(add, whole(rng, 2, 3).tolist(), whole(rng, 2, 3).tolist())


@check("scale", points=1)
def scales_every_entry(scale, rng):
    """Every entry is multiplied by the number, whether it is positive, negative, a fraction or zero."""
    for m, n, k in ((4, 5, 3), (5, 4, -2), (7, 7, 0.25), (1, 5, -1.5), (4, 1, 0)):
        same(scale, reference.scale, k, quarters(rng, m, n))


@check("scale", points=0.5, after=scales_every_entry)
def scales_lists_and_keeps_fractions(scale, rng):
    """Lists of lists and whole numbers are scaled too, and no fraction of the answer is lost."""
    same(scale, reference.scale, 3, whole(rng, 3, 4).tolist())
    same(scale, reference.scale, 0.25, (2 * whole(rng, 4, 3) + 1).tolist())
    same(scale, reference.scale, -0.5, (2 * whole(rng, 2, 5) + 1).tolist())


@check("scale", points=0.5, after=scales_every_entry)
def scaling_leaves_the_table_alone(scale, rng):
    """The table is the same after scaling as before."""
    unchanged(scale, 4, quarters(rng, 4, 5))
    unchanged(scale, -2, whole(rng, 3, 2))
    unchanged(scale, 3, whole(rng, 2, 3).tolist())


@check("transpose", points=1)
def rows_become_columns(transpose, rng):
    """Rows become columns, for wide, tall and square tables."""
    for m, n in ((4, 5), (7, 4), (5, 5)):
        same(transpose, reference.transpose, quarters(rng, m, n))


@check("transpose", points=0.5, after=rows_become_columns)
def transposes_lists_and_thin_tables(transpose, rng):
    """Lists of lists are turned too, and a single row becomes a single column and back."""
    for m, n in ((3, 4), (1, 5), (4, 1), (1, 1)):
        same(transpose, reference.transpose, whole(rng, m, n).tolist())


@check("transpose", points=0.5, after=rows_become_columns)
def transposing_leaves_the_table_alone(transpose, rng):
    """The table is the same after transposing as before."""
    unchanged(transpose, quarters(rng, 4, 4))
    unchanged(transpose, quarters(rng, 4, 5))
    unchanged(transpose, whole(rng, 3, 3))
    unchanged(transpose, whole(rng, 3, 3).tolist())


@check("product_shape", points=1)
def outer_sizes_remain(product_shape, rng):
    """Where the product exists, its shape is as many rows as the first table and as many columns as the second."""
    for m, n, r in ((4, 5, 7), (7, 4, 4), (5, 5, 2), (1, 4, 6), (6, 2, 1), (3, 1, 3)):
        same(product_shape, reference.product_shape, whole(rng, m, n), whole(rng, n, r))


@check("product_shape", points=0.5, after=outer_sizes_remain)
def says_none_where_there_is_no_product(product_shape, rng):
    """Where the sizes in the middle differ, the answer is None."""
    for first, second in (((4, 5), (4, 5)), ((4, 5), (7, 4)), ((5, 7), (4, 2)), ((1, 4), (1, 4)), ((3, 3), (1, 3))):
        same(product_shape, reference.product_shape, whole(rng, *first), whole(rng, *second))


@check("product_shape", points=0.5, after=outer_sizes_remain)
def takes_lists_as_tables(product_shape, rng):
    """Tables may be lists of lists."""
    same(product_shape, reference.product_shape, whole(rng, 2, 4).tolist(), whole(rng, 4, 3).tolist())
    same(product_shape, reference.product_shape, whole(rng, 1, 3).tolist(), whole(rng, 3, 5).tolist())


@check("matmul", points=1.5)
def rows_times_columns_by_hand(matmul, rng):
    """Each entry is a row of the first table times a column of the second, added up, without a ready-made product."""
    for m, n, r in ((2, 3, 2), (4, 5, 7), (7, 4, 5), (4, 4, 4)):
        A, B = whole(rng, m, n), whole(rng, n, r)
        agrees(by_hand(matmul, PRODUCTS, A, B), reference.matmul(A, B), call=matmul.last)


@check("matmul", points=1.5, after=rows_times_columns_by_hand)
def prices_keep_their_fractions(matmul, rng):
    """Tables of fractions, such as prices, are multiplied without losing any of them."""
    for m, n, r in ((3, 4, 2), (4, 5, 7), (2, 2, 2)):
        same(matmul, reference.matmul, quarters(rng, m, n), quarters(rng, n, r))
        same(matmul, reference.matmul, whole(rng, m, n), quarters(rng, n, r))
        same(matmul, reference.matmul, quarters(rng, m, n), whole(rng, n, r))


@check("matmul", points=0.5, after=prices_keep_their_fractions)
def multiplies_lists_and_thin_tables(matmul, rng):
    """Lists, and tables with one row or one column, are multiplied as well, and all stay as they were."""
    for m, n, r in ((1, 5, 1), (4, 1, 5), (1, 9, 3), (5, 2, 1), (1, 1, 1)):
        same(matmul, reference.matmul, quarters(rng, m, n).tolist(), quarters(rng, n, r).tolist())
        A, B = quarters(rng, m, n), quarters(rng, n, r)
        agrees(unchanged(matmul, A, B), reference.matmul(A, B), call=matmul.last)


@check("matmul", points=0.5, after=rows_times_columns_by_hand)
def refuses_tables_that_do_not_fit(matmul, rng):
    """Where the first table has more columns than the second has rows, or fewer, there is a ValueError."""
    for first, second in (((4, 5), (4, 5)), ((4, 5), (7, 4)), ((2, 3), (4, 2)), ((3, 4), (1, 3)), ((3, 1), (4, 2))):
        raises(ValueError, matmul, whole(rng, *first), whole(rng, *second))


@check("weighted_inputs", points=1)
def one_example_through_a_layer(weighted_inputs, rng):
    """W x + b is right for one example, from a single neuron to eight of them that look at a real digit."""
    for m, n in ((4, 5), (5, 4), (7, 7), (1, 5), (4, 1)):
        same(weighted_inputs, reference.weighted_inputs, quarters(rng, m, n), quarters(rng, n, 1), quarters(rng, m, 1))
    same(weighted_inputs, reference.weighted_inputs, quarters(rng, 8, 64), real_digit(rng), quarters(rng, 8, 1))


@check("weighted_inputs", points=1, after=one_example_through_a_layer)
def a_batch_through_a_layer(weighted_inputs, rng):
    """A batch is served too: one column for each example, and every column gets the biases."""
    for m, n, N in ((4, 5, 7), (5, 4, 2), (4, 7, 4), (1, 5, 3)):
        same(weighted_inputs, reference.weighted_inputs, quarters(rng, m, n), quarters(rng, n, N), quarters(rng, m, 1))


@check("weighted_inputs", points=0.5, after=one_example_through_a_layer)
def layers_of_lists(weighted_inputs, rng):
    """Weights, inputs and biases may be lists, whole numbers or both kinds of numbers, and all stay as they were."""
    W, x, b = (whole(rng, *shape).tolist() for shape in ((4, 3), (3, 1), (4, 1)))
    same(weighted_inputs, reference.weighted_inputs, W, x, b)
    for kinds in ((whole, quarters, whole), (quarters, whole, whole), (whole, whole, quarters), (quarters,) * 3):
        layer = [kind(rng, *shape) for kind, shape in zip(kinds, ((4, 3), (3, 1), (4, 1)))]
        agrees(unchanged(weighted_inputs, *layer), reference.weighted_inputs(*layer), call=weighted_inputs.last)


@check("weighted_inputs", points=0.5, after=one_example_through_a_layer)
def refuses_what_is_no_layer(weighted_inputs, rng):
    """Inputs or biases whose shape does not fit the weights are a ValueError, also where NumPy would stretch them."""
    W = quarters(rng, 4, 5)
    for x, b in (
        ((4, 1), (4, 1)),
        ((5, 1), (5, 1)),
        ((5, 1), (1, 1)),
        ((5, 1), (1, 4)),
        ((5, 4), (1, 4)),
        ((7, 3), (4, 1)),
        ((5, 1), (4,)),
        ((5, 4), (4,)),
        ((5, 3), (4, 3)),
    ):
        raises(ValueError, weighted_inputs, W, quarters(rng, *x), quarters(rng, *b))
    raises(ValueError, weighted_inputs, W, quarters(rng, 5, 2), 2.5)

"""Wrong answers to Munchable matrices, each with the hint that a teacher would give."""

import numpy as np

from autograder.checks import misconception


def added_up(row, column):
    """The sum of the products of two lists of the same length."""
    return sum(a * b for a, b in zip(row, column, strict=True))


def product(A, B):
    """A right product, for answers that go wrong elsewhere."""
    return np.array([[added_up(row, column) for column in B.T] for row in A])


# --- frequency_matrix ---------------------------------------------------------------------------------------------


@misconception("frequency_matrix", fails="counts_every_record")
def rows_and_columns_swapped(records, rows, columns):
    """Your table lies on its side: it has a row for each column name. The first name of a record chooses the row, the
    second the column, and the shape is (number of rows, number of columns)."""
    table = np.zeros((len(columns), len(rows)), dtype=int)
    for who, what in records:
        table[columns.index(what), rows.index(who)] += 1
    return table


@misconception("frequency_matrix", fails="counts_every_record")
def marks_instead_of_counting(records, rows, columns):
    """You noted that a pair turns up, not how often. When the same slip comes again, the number that stands there
    already has to grow by one. What does your line do with the old number?"""
    table = np.zeros((len(rows), len(columns)), dtype=int)
    for who, what in records:
        table[rows.index(who), columns.index(what)] = 1
    return table


@misconception("frequency_matrix", fails="counts_every_record")
def one_row_many_times(records, rows, columns):
    """All your rows are the same. `[[0] * n] * m` makes one list and shows it m times, so a count in one row appears
    in every row. Make each row a new list of its own."""
    table = [[0] * len(columns)] * len(rows)
    for who, what in records:
        table[rows.index(who)][columns.index(what)] += 1
    return table


@misconception("frequency_matrix", fails="counts_every_record")
def alphabetical_order(records, rows, columns):
    """You sorted the names. The counts are right, but they stand in other places: the lists `rows` and `columns` say
    in which order the table must be, and a matrix has no names to help the reader."""
    return count(records, sorted(rows), sorted(columns))


@misconception("frequency_matrix", fails="counts_every_record")
def shares_instead_of_counts(records, rows, columns):
    """You divided the counts by the number of records, which gives shares of the whole. That is a fine table too. This
    one asks how many, in whole numbers, and an empty jar has no shares."""
    return count(records, rows, columns) / max(len(records), 1)


@misconception("frequency_matrix", fails="keeps_a_place_for_every_name")
def leaves_out_who_has_no_record(records, rows, columns):
    """Your table forgets names without a record. Who ate nothing still has a row, full of zeros: build the table from
    `rows` and `columns`, not from the slips that happen to be there."""
    seen, known = [who for who, _ in records], [what for _, what in records]
    table = count(records, rows, columns)
    kept_rows = [i for i, who in enumerate(rows) if who in seen]
    kept_columns = [j for j, what in enumerate(columns) if what in known]
    return table[np.ix_(kept_rows, kept_columns)]


@misconception("frequency_matrix", fails="refuses_an_unknown_name")
def strangers_vanish(records, rows, columns):
    """Your function skips a slip with an unknown name, so it vanishes and nobody notices. A misspelled name is lost in
    the same way. Raise a ValueError instead, so that somebody can put it right."""
    known = [(who, what) for who, what in records if who in rows and what in columns]
    return count(known, rows, columns)


@misconception("frequency_matrix", fails="refuses_an_unknown_name")
def a_key_error_for_strangers(records, rows, columns):
    """A stranger's name stops your function, but with a KeyError from inside a dictionary. The promise is a
    ValueError: look whether the name is known before you use it, and say in words what is wrong."""
    row_of = {who: i for i, who in enumerate(rows)}
    column_of = {what: j for j, what in enumerate(columns)}
    table = np.zeros((len(rows), len(columns)), dtype=int)
    for who, what in records:
        table[row_of[who], column_of[what]] += 1
    return table


@misconception("frequency_matrix", fails="refuses_an_unknown_name")
def known_in_the_other_list(records, rows, columns):
    """You look each name up in both lists together, so a snack in the place of a person counts as known, and its slip
    vanishes. The first name of a record must be in `rows`, the second in `columns`."""
    names = [*rows, *columns]
    if any(name not in names for record in records for name in record):
        raise ValueError("a stranger")
    known = [(who, what) for who, what in records if who in rows and what in columns]
    return count(known, rows, columns)


@misconception("frequency_matrix", fails="keeps_a_place_for_every_name")
def empties_the_jar(records, rows, columns):
    """The counts are right, but you took the slips out of the list that you were given, and now its owner has an empty
    jar. Walk through the list with `for`, and nothing is taken out."""
    table = np.zeros((len(rows), len(columns)), dtype=int)
    while records:
        who, what = records.pop()
        if who not in rows or what not in columns:
            raise ValueError("a stranger")
        table[rows.index(who), columns.index(what)] += 1
    return table


def count(records, rows, columns):
    """A right count, for answers that go wrong elsewhere."""
    table = np.zeros((len(rows), len(columns)), dtype=int)
    for who, what in records:
        table[rows.index(who), columns.index(what)] += 1
    return table


# --- add ----------------------------------------------------------------------------------------------------------


@misconception("add", fails="adds_entry_by_entry")
def one_below_the_other(A, B):
    """You put one table below the other, so both are still there and nothing is added. The sum has the same shape as
    each of them, and each entry is two numbers made into one."""
    A, B = fitting(A, B)
    return np.concatenate([A, B])


@misconception("add", fails="adds_entry_by_entry")
def one_grand_total(A, B):
    """You added everything up to one number. A sum of tables is a table again: only the two entries that stand in the
    same place meet, so the builder's samosas stay apart from the coder's."""
    A, B = fitting(A, B)
    return A.sum() + B.sum()


@misconception("add", fails="adds_entry_by_entry")
def sum_stops_after_one_row(A, B):
    """You gave back the first row only. Look at how far your `return` is indented: inside the loop it ends the
    function in the first round. It should come when all rows are done."""
    A, B = fitting(A, B)
    rows = []
    for a, b in zip(A, B, strict=True):
        rows.append(a + b)
        return np.array(rows)


@misconception("add", fails="adds_lists_and_mixed_numbers")
def plus_between_lists(A, B):
    """For arrays your answer is right. Between plain lists, however, `+` hangs one list behind the other and adds no
    numbers. Make arrays of both tables first, as rule 1 of the house says."""
    if np.shape(A) != np.shape(B):
        raise ValueError("shapes differ")
    return A + B


@misconception("add", fails="adds_lists_and_mixed_numbers")
def sum_in_whole_numbers(A, B):
    """The fractions got lost: your new table was made for whole numbers, because the first table holds whole numbers,
    so 1 + 0.5 was cut down to 1. Start with a table that can hold fractions."""
    A, B = fitting(A, B)
    total = np.zeros_like(A)
    for i, j in np.ndindex(A.shape):
        total[i, j] = A[i, j] + B[i, j]
    return total


@misconception("add", fails="adds_lists_and_mixed_numbers")
def sum_in_the_second_kind_of_number(A, B):
    """The fractions got lost: your new table copies the kind of number from the second table. When that one holds
    whole numbers, 0.5 + 1 is cut down to 1. Start with a table that can hold fractions."""
    A, B = fitting(A, B)
    total = np.zeros_like(B)
    total[...] = A + B
    return total


@misconception("add", fails="adds_only_tables_of_one_shape")
def stretched_to_fit(A, B):
    """Equal shapes are right. When they differ, NumPy sometimes stretches the smaller table without telling you: a
    lonely row is used for every row. Compare the two shapes yourself before you add."""
    return np.asarray(A) + np.asarray(B)


@misconception("add", fails="adds_only_tables_of_one_shape")
def cut_to_the_smaller(A, B):
    """Where the shapes differ, your answer is as small as the smaller table, and the rest is dropped: `zip` stops when
    one list ends. A sum of such tables does not exist. Raise a ValueError."""
    return [[a + b for a, b in zip(left, right)] for left, right in zip(A, B)]


@misconception("add", fails="adds_only_tables_of_one_shape")
def no_sum_is_none(A, B):
    """Where the shapes differ, you return None. Somebody may go on with that None and wonder much later. Here the
    promise is a ValueError; only `product_shape` answers None."""
    A, B = np.asarray(A), np.asarray(B)
    return A + B if A.shape == B.shape else None


@misconception("add", fails="adding_leaves_both_tables_alone")
def added_into_the_first_table(A, B):
    """The sum is right, but it was written into the first table, so week one is gone. Whoever gave you that table
    still needs it. Put the answer into a new one."""
    if np.shape(A) != np.shape(B):
        raise ValueError("shapes differ")
    for i in range(len(A)):
        for j in range(len(A[0])):
            A[i][j] = A[i][j] + B[i][j]
    return A


@misconception("add", fails=("adds_lists_and_mixed_numbers", "adding_leaves_both_tables_alone"))
def plus_equals(A, B):
    """`A += B` writes the sum into the table that you were given. Its owner loses it, and a table of whole numbers
    cannot take a fraction in, so NumPy raises an error. `A + B` makes a new table."""
    A, B = fitting(A, B)
    A += B
    return A


def fitting(A, B):
    """Both as arrays of the same shape."""
    A, B = np.asarray(A), np.asarray(B)
    if A.shape != B.shape:
        raise ValueError("shapes differ")
    return A, B


# --- scale --------------------------------------------------------------------------------------------------------


@misconception("scale", fails="scales_every_entry")
def adds_the_number(k, A):
    """You added the number to every entry. Three clubs eat three times as much, not three snacks more: nought samosas
    stay nought. Multiply each entry by k."""
    return np.asarray(A) + k


@misconception("scale", fails="scales_every_entry")
def only_the_first_row(k, A):
    """The first row is scaled and the others stayed as they were. `A[0]` is a row, not the whole table. Every entry of
    every row is multiplied by k."""
    table = np.array(A, dtype=float)
    table[0] = k * table[0]
    return table


@misconception("scale", fails="scales_every_entry")
def scaling_stops_after_one_row(k, A):
    """You gave back the first row only. Look at how far your `return` is indented: inside the loop it ends the
    function in the first round. It should come when all rows are done."""
    rows = []
    for row in A:
        rows.append([k * number for number in row])
        return rows


@misconception("scale", fails="scales_every_entry")
def scaled_total(k, A):
    """You added all entries up and scaled the total, so one number came out. The answer is a table of the same shape
    as A, in which each entry on its own is k times as large."""
    return k * np.sum(A)


@misconception("scale", fails="scales_lists_and_keeps_fractions")
def list_times_number(k, A):
    """For arrays your answer is right. A plain list times 3, however, is the list three times in a row, and a list
    times 0.5 is an error. Make an array of the table first, as rule 1 says."""
    return A * k


@misconception("scale", fails="scales_lists_and_keeps_fractions")
def multiple_in_whole_numbers(k, A):
    """The fractions got lost: half of 5 came out as 2. A new table that copies the kind of number from A can hold
    whole numbers only. Start with a table that can hold fractions."""
    A = np.asarray(A)
    table = np.zeros_like(A)
    for i, j in np.ndindex(A.shape):
        table[i, j] = k * A[i, j]
    return table


@misconception("scale", fails="scaling_leaves_the_table_alone")
def scaled_in_place(k, A):
    """The numbers are right, but you wrote them into the table that you were given. Run your function twice on one
    table and it grows twice. Put the answer into a new table."""
    for i in range(len(A)):
        for j in range(len(A[0])):
            A[i][j] = k * A[i][j]
    return A


@misconception("scale", fails=("scales_lists_and_keeps_fractions", "scaling_leaves_the_table_alone"))
def times_equals(k, A):
    """`A *= k` writes the answer into the table that you were given. Its owner loses it, and a table of whole numbers
    cannot take a fraction in, so NumPy raises an error. `k * A` makes a new table."""
    A = np.asarray(A)
    A *= k
    return A


# --- transpose ----------------------------------------------------------------------------------------------------


@misconception("transpose", fails="rows_become_columns")
def upside_down(A):
    """You reversed the order of the rows: the table stands on its head, and a wide table is still wide. In the
    transpose, the first row becomes the first column."""
    return np.asarray(A)[::-1]


@misconception("transpose", fails="rows_become_columns")
def quarter_turn(A):
    """You turned the table by a quarter, like a photo. The shape is right, but the top left entry moved to another
    corner. In the transpose it stays: row 0 becomes column 0, from top to bottom."""
    return np.rot90(np.asarray(A))


@misconception("transpose", fails="rows_become_columns")
def poured_into_a_new_shape(A):
    """The shape is right, but `reshape` reads the numbers row by row and fills the new rows in the same order. In the
    transpose every number changes its place: what was at (i, j) is now at (j, i)."""
    A = np.asarray(A)
    return A.reshape(A.shape[1], A.shape[0])


@misconception("transpose", fails="rows_become_columns")
def swapped_there_and_back(A):
    """Your loop visits every pair of places twice, so it swaps two entries and later swaps them back. And a table that
    is not square has no place to swap with. Fill a new table instead."""
    table = np.array(A)
    for i in range(table.shape[0]):
        for j in range(table.shape[1]):
            table[i, j], table[j, i] = table[j, i], table[i, j]
    return table


@misconception("transpose", fails="rows_become_columns")
def other_diagonal(A):
    """You mirrored the table at the wrong diagonal, so what was at the bottom right is now at the top left. The
    transpose keeps both of these corners in place and swaps the other two."""
    return np.asarray(A)[::-1, ::-1].T


@misconception("transpose", fails=("transposes_lists_and_thin_tables", "transposing_leaves_the_table_alone"))
def asks_a_list_for_t(A):
    """For arrays your answer is right. A plain list has no `.T`, so Python raised an AttributeError. Make an array of
    the table first, as rule 1 of the house says."""
    return A.T


@misconception("transpose", fails="transposing_leaves_the_table_alone")
def transposed_in_place(A):
    """The answer is right, but for a square table you swapped the entries inside the table that you were given, so its
    owner now has a different one. Put the answer into a new table."""
    if len(A) != len(A[0]):
        return [list(column) for column in zip(*A, strict=True)]
    for i in range(len(A)):
        for j in range(i):
            upper, lower = float(A[j][i]), float(A[i][j])
            A[i][j], A[j][i] = upper, lower
    return A


# --- product_shape ------------------------------------------------------------------------------------------------


@misconception("product_shape", fails="outer_sizes_remain")
def inner_sizes(A, B):
    """You gave the two sizes in the middle. They must be equal, and then they are used up: what remains is the
    outside, the rows of the first table and the columns of the second."""
    A, B = np.asarray(A), np.asarray(B)
    return (A.shape[1], B.shape[0]) if A.shape[1] == B.shape[0] else None


@misconception("product_shape", fails="outer_sizes_remain")
def columns_before_rows(A, B):
    """Both numbers are right and stand in the wrong order. A shape names the rows first: the product has the rows of
    the first table and the columns of the second."""
    A, B = np.asarray(A), np.asarray(B)
    return (B.shape[1], A.shape[0]) if A.shape[1] == B.shape[0] else None


@misconception("product_shape", fails="outer_sizes_remain")
def same_shape_as_for_a_sum(A, B):
    """You asked for equal shapes. That is the rule for a sum. For a product, the columns of the first table must be as
    many as the rows of the second, and the shapes are often different."""
    A, B = np.asarray(A), np.asarray(B)
    return A.shape if A.shape == B.shape else None


@misconception("product_shape", fails="outer_sizes_remain")
def shape_of_b_times_a(A, B):
    """You compared the outer sizes: that is the product B A. In A B the columns of A meet the rows of B. Write the two
    shapes side by side, and look at the two numbers in the middle."""
    A, B = np.asarray(A), np.asarray(B)
    return (B.shape[0], A.shape[1]) if B.shape[1] == A.shape[0] else None


@misconception("product_shape", fails="outer_sizes_remain")
def number_of_entries(A, B):
    """You multiplied the sizes, which tells how many entries the product has. A shape is a pair, (rows, columns): 12
    entries could be (3, 4), (2, 6) or (12, 1)."""
    A, B = np.asarray(A), np.asarray(B)
    return A.shape[0] * B.shape[1] if A.shape[1] == B.shape[0] else None


@misconception("product_shape", fails="says_none_where_there_is_no_product")
def always_a_shape(A, B):
    """Your shape is right whenever there is a product. But you never looked whether there is one: the columns of the
    first table must be as many as the rows of the second. If not, answer None."""
    return (np.shape(A)[0], np.shape(B)[1])


@misconception("product_shape", fails="says_none_where_there_is_no_product")
def an_error_for_no_product(A, B):
    """You raised an error where there is no product. In most questions that is the rule. This one only asks whether
    there is a product, and \"there is none\" is an answer: None."""
    A, B = np.asarray(A), np.asarray(B)
    if A.shape[1] != B.shape[0]:
        raise ValueError("no product")
    return (A.shape[0], B.shape[1])


@misconception("product_shape", fails="says_none_where_there_is_no_product")
def false_for_no_product(A, B):
    """Where there is no product you return False. It means no, but Python also counts with it, as if it were 0. The
    agreed answer for \"there is no shape\" is None."""
    A, B = np.asarray(A), np.asarray(B)
    return (A.shape[0], B.shape[1]) if A.shape[1] == B.shape[0] else False


@misconception("product_shape", fails="takes_lists_as_tables")
def asks_a_list_for_its_shape(A, B):
    """For arrays your answer is right. A plain list has no `.shape`, so Python raised an AttributeError. Make arrays
    of both tables first, as rule 1 of the house says."""
    return (A.shape[0], B.shape[1]) if A.shape[1] == B.shape[0] else None


# --- matmul: wrong numbers ----------------------------------------------------------------------------------------


def inner_fits(A, B):
    """Both as arrays whose product exists."""
    A, B = np.asarray(A), np.asarray(B)
    if A.shape[1] != B.shape[0]:
        raise ValueError("no product")
    return A, B


@misconception("matmul", fails="rows_times_columns_by_hand")
def elementwise_product(A, B):
    """You multiplied the entries that stand in the same place. A matrix product pairs a whole row of A with a whole
    column of B: multiply the pairs, then add them up."""
    return np.asarray(A) * np.asarray(B)


@misconception("matmul", fails="rows_times_columns_by_hand")
def rows_with_rows(A, B):
    """You paired rows of the first table with rows of the second. The second table is read downwards: person to snack
    along a row, snack to dollars down a column."""
    A, B = np.asarray(A), np.asarray(B)
    if A.shape[1] != B.shape[1]:
        raise ValueError("the rows are not equally long")
    return product(A, B.T)


@misconception("matmul", fails="rows_times_columns_by_hand")
def other_order(A, B):
    """You computed B A. In A B, the rows come from the first table and the columns from the second, and the order
    matters: often the other product has another shape, or does not exist."""
    A, B = np.asarray(A), np.asarray(B)
    if B.shape[1] != A.shape[0]:
        raise ValueError("no product")
    return product(B, A)


@misconception("matmul", fails="rows_times_columns_by_hand")
def transposed_answer(A, B):
    """Every number is right and stands in the wrong place: your answer is transposed. Row i of A with column j of B
    belongs in row i and column j of the answer. Look at your outer loop."""
    return product(*inner_fits(A, B)).T


@misconception("matmul", fails="rows_times_columns_by_hand")
def keeps_only_the_last_pair(A, B):
    """You multiplied the right pairs, but each new product replaces the one before, so only the last remains. An entry
    is the sum of all of them: add to what is there already."""
    A, B = inner_fits(A, B)
    answer = np.zeros((A.shape[0], B.shape[1]))
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            for k in range(A.shape[1]):
                answer[i, j] = A[i, k] * B[k, j]
    return answer


@misconception("matmul", fails="rows_times_columns_by_hand")
def total_never_starts_again(A, B):
    """Your first entry is right, and then every entry carries the earlier ones with it. The running total must start
    again from 0 for each entry. Where in your loops do you set it?"""
    A, B = inner_fits(A, B)
    answer, total = np.zeros((A.shape[0], B.shape[1])), 0
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            for k in range(A.shape[1]):
                total += A[i, k] * B[k, j]
            answer[i, j] = total
    return answer


@misconception("matmul", fails="rows_times_columns_by_hand")
def leaves_out_the_last_pair(A, B):
    """Each sum stops one pair too early. `range(n)` ends at n − 1 already, so `range(n - 1)` leaves the last pair out.
    With three snacks there are three products to add."""
    A, B = inner_fits(A, B)
    return product(A[:, :-1], B[:-1, :]) if A.shape[1] > 1 else np.zeros((A.shape[0], B.shape[1]))


@misconception("matmul", fails="rows_times_columns_by_hand")
def answer_as_large_as_the_first_table(A, B):
    """You prepared an answer with the shape of A. The product of (m, n) and (n, r) has shape (m, r): the rows of the
    first table and the columns of the second."""
    A, B = inner_fits(A, B)
    answer = np.zeros(A.shape)
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            answer[i, j] = np.sum(A[i, :] * B[:, j])
    return answer


@misconception("matmul", fails="prices_keep_their_fractions")
def product_in_whole_numbers(A, B):
    """The fractions got lost, because your answer was prepared for whole numbers (`dtype=int`). Prices can be 1.50 and
    weights can be −0.25: prepare a table that can hold fractions."""
    return product(*inner_fits(A, B)).astype(int)


@misconception("matmul", fails="prices_keep_their_fractions")
def as_whole_as_the_first_table(A, B):
    """Your answer takes its kind of numbers from the first table (`dtype=A.dtype`). Three snacks at 1.50 are whole
    numbers times fractions: when the first table counts, the prices lose their cents. What kind can hold both?"""
    A, B = inner_fits(A, B)
    return product(A, B).astype(A.dtype)


@misconception("matmul", fails="multiplies_lists_and_thin_tables")
def asks_a_list_for_rows_and_columns(A, B):
    """For arrays your answer is right. A plain list has no `.shape`, so Python raised an AttributeError. Make arrays
    of both tables first, as rule 1 of the house says."""
    if A.shape[1] != B.shape[0]:
        raise ValueError("no product")
    return product(A, B)


@misconception("matmul", fails="refuses_tables_that_do_not_fit")
def leftover_entries_ignored(A, B):
    """When a row and a column are not equally long, you use as much as fits and ignore the rest. Then an answer
    appears for a question that makes no sense. Compare the sizes first and raise a ValueError."""
    return [[sum(a * b for a, b in zip(row, column)) for column in zip(*B)] for row in A]


@misconception("matmul", fails="refuses_tables_that_do_not_fit")
def no_product_is_none(A, B):
    """Where there is no product you return None, as `product_shape` does. Here somebody asked for numbers, and there
    are none: raise a ValueError that says which sizes do not fit."""
    A, B = np.asarray(A), np.asarray(B)
    return product(A, B) if A.shape[1] == B.shape[0] else None


# --- matmul: right numbers, ready-made -----------------------------------------------------------------------------
# A check reports `A.dot`, `np.dot` and an alias of it alike, so a family is an operation, not a spelling.


@misconception(
    "matmul",
    fails="rows_times_columns_by_hand",
    uses=("@", "operator.matmul", "operator.imatmul", ".__matmul__", ".__rmatmul__", ".__imatmul__"),
)
def the_operator(A, B):
    """You let the operator `@` multiply: the numbers are right, and the machine is NumPy's. Here you build it
    yourself. Take one row and one column, multiply the pairs and add them up, for every entry."""
    A, B = inner_fits(A, B)
    return A @ B


@misconception(
    "matmul",
    fails="rows_times_columns_by_hand",
    uses=(
        ".dot",
        "numpy.dot",
        "numpy.ma.dot",
        "numpy.linalg.multi_dot",
        "torch.dot",
        "torch.chain_matmul",
        "torch.linalg.multi_dot",
        "sklearn.utils.extmath.safe_sparse_dot",
    ),
)
def ready_made_dot(A, B):
    """You called `dot`, as a method or as a function. It does pair rows with columns, but ready-made, also for a
    single row. Write the sum of products yourself: multiply the pairs entry by entry, then add them up."""
    A, B = inner_fits(A, B)
    return A.dot(B)


@misconception(
    "matmul",
    fails="rows_times_columns_by_hand",
    uses=(
        ".matmul",
        ".mm",
        ".mv",
        ".bmm",
        ".addmm",
        "numpy.matmul",
        "numpy.linalg.matmul",
        "torch.matmul",
        "torch.mm",
        "torch.mv",
        "torch.bmm",
        "torch.addmm",
        "torch.addmv",
        "torch.baddbmm",
        "torch.linalg.matmul",
    ),
)
def ready_made_matmul_by_any_name(A, B):
    """A ready-made `matmul` is at the bottom of your answer. Importing it, or giving it another name, does not make it
    yours. Here you write what is inside: for each entry, a row times a column, added up."""
    from numpy import matmul as together

    A, B = inner_fits(A, B)
    return together(A, B)


@misconception(
    "matmul",
    fails="rows_times_columns_by_hand",
    uses=(
        "numpy.einsum",
        "numpy.einsum_path",
        "numpy.tensordot",
        "numpy.linalg.tensordot",
        "torch.einsum",
        "torch.tensordot",
    ),
)
def ready_made_index_sum(A, B):
    """`einsum` and `tensordot` are the whole product in one call. You clearly know which index is added up. Now say
    the same with loops, or with products entry by entry and a sum: then you have written it yourself."""
    A, B = inner_fits(A, B)
    return np.einsum("ik,kj->ij", A, B)


@misconception(
    "matmul",
    fails="rows_times_columns_by_hand",
    uses=(
        "math.sumprod",
        "numpy.inner",
        "numpy.vdot",
        "numpy.vecdot",
        "numpy.matvec",
        "numpy.vecmat",
        "numpy.linalg.vecdot",
        "numpy.ma.inner",
        "numpy.ma.innerproduct",
        "torch.inner",
        "torch.vdot",
        "torch.linalg.vecdot",
    ),
)
def ready_made_row_times_column(A, B):
    """Your loops over rows and columns are your own, but the heart, a row times a column, is ready-made (`inner`,
    `vdot` or a relative). Replace that one call: multiply the pairs, then add."""
    A, B = inner_fits(A, B)
    return np.array([[np.inner(row, column) for column in B.T] for row in A])


@misconception(
    "matmul",
    fails="rows_times_columns_by_hand",
    uses=("numpy.matrix", "numpy.asmatrix", "numpy.bmat", "numpy.mat", "scipy.sparse"),
)
def ready_made_matrix_class(A, B):
    """You turned the tables into NumPy's `matrix` (or a sparse one), for which `*` is already the matrix product. Stay
    with plain arrays, where `*` goes entry by entry, and add the products up yourself."""
    A, B = inner_fits(A, B)
    return np.asarray(np.asmatrix(A) * np.asmatrix(B))


@misconception(
    "matmul",
    fails="rows_times_columns_by_hand",
    uses=(
        "numpy.convolve",
        "numpy.correlate",
        "numpy.linalg.matrix_power",
        "numpy.polymul",
        "numpy.polynomial.polynomial.polymul",
        "scipy.linalg.blas",
        "scipy.ndimage",
        "scipy.signal",
        "sklearn.metrics.pairwise",
        "torch.nn.Linear",
        "torch.nn.functional.bilinear",
        "torch.nn.functional.linear",
    ),
)
def ready_made_in_disguise(A, B):
    """A clever detour: this function is not called a product, but it multiplies pairs and adds them up inside. Here
    you write that part yourself, with plain products and a sum. It is shorter than the detour."""
    A, B = inner_fits(A, B)
    return np.array([[np.correlate(row, column)[0] for column in B.T] for row in A])


@misconception(
    "matmul",
    fails="rows_times_columns_by_hand",
    uses=(
        "getattr(…)",
        "eval",
        "exec",
        "compile",
        "__import__",
        "importlib",
        "globals",
        "vars",
        "builtins",
        "ctypes",
        "get_ipython",
        "sys.modules",
        "operator.attrgetter",
        "operator.methodcaller",
        ".__dict__",
        ".__getattribute__",
        ".__globals__",
        ".__builtins__",
    ),
)
def looked_up_by_its_name(A, B):
    """Your function looks something up by its name (`getattr`, `eval` or a relative). That is a way to reach a
    ready-made product, so it is closed here, whatever it was meant for. Loops, products and sums are all you need."""
    A, B = inner_fits(A, B)
    return getattr(np, "".join(["d", "o", "t"]))(A, B)


# --- weighted_inputs ----------------------------------------------------------------------------------------------


def layer_fits(W, x, b):
    """All three as arrays whose shapes fit."""
    W, x, b = np.asarray(W), np.asarray(x), np.asarray(b)
    if W.shape[1] != x.shape[0] or b.shape != (W.shape[0], 1):
        raise ValueError("no layer")
    return W, x, b


@misconception("weighted_inputs", fails="one_example_through_a_layer")
def bias_forgotten(W, x, b):
    """You computed W x and left out b. The milk is on every bill, whatever somebody ate: after the product, each neuron
    adds its own bias."""
    W, x, b = layer_fits(W, x, b)
    return W @ x


@misconception("weighted_inputs", fails="one_example_through_a_layer")
def bias_with_every_input(W, x, b):
    """You added the bias once for each input, inside the sum, so with 64 inputs it counts 64 times. One glass of milk
    for each person: first the whole sum W x, then the bias, once."""
    W, x, b = layer_fits(W, x, b)
    return W @ x + W.shape[1] * b


@misconception("weighted_inputs", fails="one_example_through_a_layer")
def bias_before_weights(W, x, b):
    """You added b to the inputs and multiplied afterwards. A bias belongs to a neuron, not to an input, and often the
    shapes do not even fit. Multiply first, then add."""
    W, x, b = layer_fits(W, x, b)
    return W @ (x + b)


@misconception("weighted_inputs", fails="one_example_through_a_layer")
def bias_lying_on_its_side(W, x, b):
    """You laid b on its side, and NumPy stretched a column and a row into a square. Leave b standing, with shape (m,
    1): then each neuron gets its own bias, in every column."""
    W, x, b = layer_fits(W, x, b)
    return W @ x + b.T


@misconception("weighted_inputs", fails="one_example_through_a_layer")
def products_not_added_up(W, x, b):
    """You multiplied each weight by its input, but the products of a neuron still stand side by side. One neuron gives
    one number: add the products along the row, then add the bias."""
    W, x, b = layer_fits(W, x, b)
    return W * x[:, 0] + b


@misconception("weighted_inputs", fails="one_example_through_a_layer")
def flat_answer(W, x, b):
    """The numbers are right, but they lie in a flat list. Each column of the answer is an example, so one example
    gives one column of shape (m, 1). The next layer expects it to stand."""
    W, x, b = layer_fits(W, x, b)
    return (W @ x + b).ravel()


@misconception("weighted_inputs", fails="a_batch_through_a_layer")
def only_the_first_example(W, x, b):
    """One example is right. Of a batch, you computed the first column only. Every column is an example: the answer has
    as many columns as `x`."""
    W, x, b = layer_fits(W, x, b)
    return W @ x[:, :1] + b


@misconception("weighted_inputs", fails="a_batch_through_a_layer")
def milk_for_the_first_one_only(W, x, b):
    """The products are right, but only the first column of the batch got the biases. Everybody gets the milk: b is
    added to every column."""
    W, x, b = layer_fits(W, x, b)
    z = W @ x + 0.0
    z[:, 0] += b[:, 0]
    return z


@misconception("weighted_inputs", fails="layers_of_lists")
def lists_cannot_multiply(W, x, b):
    """For arrays your answer is right. Python's plain lists do not know `@`, so a TypeError was raised. Make arrays of
    W, x and b first, as rule 1 of the house says."""
    if np.shape(W)[1] != np.shape(x)[0] or np.shape(b) != (np.shape(W)[0], 1):
        raise ValueError("no layer")
    return W @ x + b


@misconception("weighted_inputs", fails="layers_of_lists")
def layer_in_whole_numbers(W, x, b):
    """The fractions got lost: your answer was prepared for the kind of number that W holds. Whole weights can meet half
    a samosa or a bias of 0.5. Prepare a table that can hold fractions."""
    W, x, b = layer_fits(W, x, b)
    z = np.zeros((W.shape[0], x.shape[1]), dtype=W.dtype)
    z[...] = W @ x + b
    return z


@misconception("weighted_inputs", fails=("a_batch_through_a_layer", "layers_of_lists"))
def bias_overwritten(W, x, b):
    """`b += W @ x` writes the answer into the biases that you were given: next time they are wrong, and a column has no
    room for a batch. `W @ x + b` makes a new table."""
    W, x, b = layer_fits(W, x, b)
    b += W @ x
    return b


@misconception("weighted_inputs", fails="refuses_what_is_no_layer")
def flat_bias_stood_up(W, x, b):
    """What fits is right. A flat list of biases, shape (m,), you stand up by yourself. That is kind, and this question
    asks for less: any other shape than (m, 1) is a ValueError, so that a mix-up is noticed."""
    W, x, b = layer_fits(W, x, np.reshape(b, (-1, 1)) if np.ndim(b) == 1 else b)
    return W @ x + b


@misconception("weighted_inputs", fails="refuses_what_is_no_layer")
def a_bias_for_each_example(W, x, b):
    """What fits is right. But you only compare the rows of b, so a b with several columns slips through, and each
    example gets biases of its own. A neuron has one bias: the shape must be (m, 1)."""
    W, x, b = np.asarray(W), np.asarray(x), np.asarray(b)
    if W.shape[1] != x.shape[0] or b.ndim != 2 or b.shape[0] != W.shape[0]:
        raise ValueError("no layer")
    return W @ x + b


@misconception("weighted_inputs", fails="refuses_what_is_no_layer")
def bias_of_any_shape(W, x, b):
    """What fits is right. But NumPy stretches a single bias, or one that lies on its side, without a word, and the
    answer is wrong in silence. Check that b has shape (m, 1), and raise a ValueError if not."""
    return np.asarray(W) @ np.asarray(x) + np.asarray(b)


@misconception("weighted_inputs", fails="refuses_what_is_no_layer")
def no_layer_is_none(W, x, b):
    """Where the shapes do not fit you return None, and whoever called you goes on with nothing. Raise a ValueError
    that says which shape is wrong: it saves an hour of searching."""
    W, x, b = np.asarray(W), np.asarray(x), np.asarray(b)
    return W @ x + b if W.shape[1] == x.shape[0] and b.shape == (W.shape[0], 1) else None

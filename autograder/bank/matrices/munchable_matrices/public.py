"""Public checks of Munchable matrices."""

import numpy as np

from autograder.checks import public
from autograder.checks.desk import expect, expect_error


@public("frequency_matrix")
def the_five_slips(frequency_matrix):
    """The five slips of the text."""
    slips = [("coder", "apple"), ("builder", "samosa"), ("coder", "apple"), ("builder", "muffin"), ("coder", "muffin")]
    expect(frequency_matrix, (slips, ["builder", "coder"], ["samosa", "apple", "muffin"]), [[1, 0, 1], [0, 2, 1]])


@public("frequency_matrix")
def an_empty_jar(frequency_matrix):
    """An empty jar: a table of zeros, with a place for everybody."""
    expect(frequency_matrix, ([], ["coder", "builder"], ["apple"]), [[0], [0]])


@public("frequency_matrix")
def a_slip_from_a_stranger(frequency_matrix):
    """A slip of the coder is counted, and one from a stranger is refused."""
    expect(frequency_matrix, ([("coder", "apple")], ["coder"], ["apple"]), [[1]])
    expect_error(frequency_matrix, ([("stranger", "apple")], ["coder"], ["apple"]))


@public("add")
def two_small_tables(add):
    """Two small tables, as lists and as arrays."""
    expect(add, ([[3, 0, 1], [1, 2, 2]], [[2, 1, 0], [0, 3, 1]]), [[5, 1, 1], [1, 5, 3]])
    expect(add, (np.array([[1.5], [2]]), np.array([[1], [-2]])), [[2.5], [0]])


@public("add")
def a_wide_table_and_a_tall_one(add):
    """A wide table and a tall one cannot be added."""
    expect(add, ([[1, 2, 3]], [[1, 1, 1]]), [[2, 3, 4]])
    expect_error(add, ([[1, 2, 3], [4, 5, 6]], [[1, 2], [3, 4], [5, 6]]))


@public("scale")
def three_clubs(scale):
    """Three times as much, as in the text."""
    expect(scale, (3, [[5, 1, 1], [1, 5, 3]]), [[15, 3, 3], [3, 15, 9]])


@public("scale")
def a_broken_oven(scale):
    """Half a table keeps its fractions."""
    expect(scale, (0.5, np.array([[5, 1], [2, 4]])), [[2.5, 0.5], [1, 2]])


@public("transpose")
def a_wide_table(transpose):
    """A wide table becomes a tall one."""
    expect(transpose, ([[1, 2, 3], [4, 5, 6]],), [[1, 4], [2, 5], [3, 6]])


@public("transpose")
def a_single_row(transpose):
    """A single row becomes a single column."""
    expect(transpose, (np.array([[7, 8]]),), [[7], [8]])


@public("product_shape")
def people_snacks_and_facts(product_shape):
    """People by snacks, times snacks by facts."""
    expect(product_shape, (np.zeros((4, 3)), np.zeros((3, 2))), (4, 2))
    expect(product_shape, ([[5, 1, 1]], [[2], [1], [3]]), (1, 1))


@public("product_shape")
def the_other_order(product_shape):
    """In the other order there is no product: None."""
    expect(product_shape, (np.ones((4, 3)), np.ones((3, 2))), (4, 2))
    expect(product_shape, (np.ones((3, 2)), np.ones((4, 3))), None)


@public("matmul")
def the_bill_of_the_builder(matmul):
    """What the builder pays, from the text: a row times a column."""
    expect(matmul, ([[5, 1, 1]], [[2], [1], [3]]), [[14]])


@public("matmul")
def two_people_and_two_facts(matmul):
    """The builder and the coder, dollars and protein."""
    table, facts = [[5, 1, 1], [1, 5, 3]], [[2, 4], [1, 0], [3, 3]]
    expect(matmul, (table, facts), [[14, 23], [16, 13]])
    expect(matmul, (np.array(table), np.array(facts)), [[14, 23], [16, 13]])


@public("matmul")
def facts_times_people(matmul):
    """Where the middle does not fit, there is an error and not a number."""
    expect(matmul, ([[2]], [[3]]), [[6]])
    expect_error(matmul, ([[1, 2, 3]], [[1, 2], [3, 4]]))


@public("weighted_inputs")
def the_builder_and_a_glass_of_milk(weighted_inputs):
    """The builder's bill and protein, milk included."""
    expect(weighted_inputs, ([[2, 1, 3], [4, 0, 3]], [[5], [1], [1]], [[1], [8]]), [[15], [31]])


@public("weighted_inputs")
def two_people_at_once(weighted_inputs):
    """A batch of two: the builder and the coder, both with milk."""
    expect(weighted_inputs, ([[2, 1, 3], [4, 0, 3]], [[5, 1], [1, 5], [1, 3]], [[1], [8]]), [[15, 17], [31, 21]])


@public("weighted_inputs")
def a_flat_list_is_no_column(weighted_inputs):
    """A column of two biases is fine; the same two numbers in a flat list are not."""
    expect(weighted_inputs, ([[2], [1]], [[3]], [[1], [5]]), [[7], [8]])
    expect_error(weighted_inputs, ([[2], [1]], [[3]], [1, 5]))


@public("weighted_inputs")
def the_shape_of_the_digit(weighted_inputs):
    """Eight neurons and 64 inputs: 8×64 · 64×1 + 8×1."""
    expect(weighted_inputs, (np.ones((8, 64)), np.full((64, 1), 0.25), np.full((8, 1), -2)), np.full((8, 1), 14))

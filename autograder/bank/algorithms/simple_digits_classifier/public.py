"""Public checks of 610 dials that turn themselves."""

import numpy as np

from autograder.checks import public
from autograder.checks.desk import expect, expect_error


def stroke(column):
    """A picture of one stroke from top to bottom, brighter from line to line."""
    picture = np.zeros((8, 8))
    picture[:, column] = np.arange(1, 9)
    return picture


def report_of(answer):
    """What came back, to be asked about one thing at a time."""

    def report(thing):
        return answer.get(thing) if isinstance(answer, dict) else None

    return report


@public("tensors")
def two_strokes(to_tensors):
    """Two pictures of strokes: 64 pixels in a row, the lines of the picture one after the other."""
    images, labels = np.array([stroke(0), stroke(7)]), np.array([1, 7])
    wanted = {"X": images.reshape(2, 64), "kind of X": "float32", "y": labels, "kind of y": "int64"}
    report = report_of(to_tensors(images, labels))
    for thing in wanted:
        expect(report, (thing,), wanted[thing])


@public("tensors")
def one_label_too_many(to_tensors):
    """Two labels for one picture are a mistake."""
    expect(report_of(to_tensors(np.array([stroke(0)]), np.array([1]))), ("kind of y",), "int64")
    expect_error(to_tensors, (np.array([stroke(0)]), np.array([1, 2])))


@public("tensors")
def two_examples_of_three_numbers(columns_to_rows):
    """The columns 1, 2, 3 and 4, 5, 6 become rows."""
    report = report_of(columns_to_rows([[1, 4], [2, 5], [3, 6]]))
    expect(report, ("rows",), [[1, 2, 3], [4, 5, 6]])
    expect(report, ("kind",), "float32")


@public("model")
def six_hundred_and_ten(SimpleDigits):
    """Four tables of 8 times 64, 8, 10 times 8 and 10 parameters."""
    report = report_of(SimpleDigits(0, 0, 1, 0, 0))
    expect(report, ("shapes",), [[8, 64], [8], [10, 8], [10]])


@public("model")
def a_model_that_can_be_followed(SimpleDigits):
    """No signal at all: each hidden neuron says one half, so that eight weights of 1 and a bias of 3 make 7."""
    expect(report_of(SimpleDigits(0, 0, 1, 3, 0)), ("outputs",), [[7] * 10])
    expect(report_of(SimpleDigits(0, 0, -1, 1, 5)), ("outputs",), [[-3] * 10])


@public("gradient")
def the_table_in_the_text(autograd_gradient):
    """The slopes of the sum of squares are twice the numbers."""
    report = report_of(autograd_gradient("sum of squares", np.array([3.0, -1.0])))
    expect(report, ("gradient",), [6, -2])
    expect(report, ("f was asked",), 1)


@public("gradient")
def a_tensor_is_left_alone(autograd_gradient):
    """A tensor that was given does not go on recording, and its numbers are the same."""
    report = report_of(autograd_gradient("product", [2.0, 5.0], True))
    expect(report, ("gradient",), [5, 2])
    expect(report, ("x",), [2, 5])
    expect(report, ("x wants slopes",), False)


@public("sgd_step")
def the_step_in_the_text(sgd_step):
    """From 3 with slope 4 and rate 0.25 the step goes to 2, and the slope is cleared."""
    report = report_of(sgd_step([[3.0]], [[4.0]], 0.25))
    expect(report, ("parameters",), [[2]])
    expect(report, ("gradients cleared",), True)


@public("sgd_step")
def a_table_and_a_list(sgd_step):
    """A table and a list of parameters, each with its slopes."""
    report = report_of(sgd_step([[[1.0, 2.0]], [5.0]], [[[2.0, -2.0]], [4.0]], 0.5))
    expect(report, ("parameters",), [[[0, 3]], [3]])


@public("train_epoch")
def one_example_one_step(train_epoch):
    """One example: the loss before the step, and the weights after it."""
    report = report_of(train_epoch([[1.0], [0.0]], [0.0, 0.0], [[2.0]], [0], 1, 0.125, "squared errors"))
    expect(report, ("loss",), 1)
    expect(report, ("weights",), [[0.5], [0]])
    expect(report, ("biases",), [-0.25, 0])


@public("train_epoch")
def two_batches(train_epoch):
    """Two batches of one example each, with the rate 0, so that the loss is easy: 1 and 5, together 3."""
    report = report_of(train_epoch([[1.0], [0.0]], [0.0, 0.0], [[2.0], [2.0]], [0, 1], 1, 0, "squared errors"))
    expect(report, ("loss",), 3)
    expect(report, ("training mode",), True)


@public("train_simple")
def the_seed_decides(train_simple):
    """Two pictures and a few short trainings: the same seed gives the same model."""
    report = report_of(train_simple(np.array([stroke(1), stroke(6)]), np.array([0, 1]), 3, 1, True))
    expect(report, ("outputs",), [2, 10])
    expect(report, ("same seed, same end",), True)
    expect(report, ("other seed, same start",), False)


@public("train_simple")
def epochs_count(train_simple):
    """Two pictures and a few short trainings: every epoch changes the model, and the squared error falls."""
    report = report_of(train_simple(np.array([stroke(1), stroke(6)]), np.array([0, 1]), 3, 1, True))
    expect(report, ("one epoch changes it",), True)
    expect(report, ("squared error fell",), True)


@public("evaluate")
def three_of_four(evaluate):
    """The outputs are x and -x, so that a positive x is read as 0; three of four are right."""
    report = report_of(evaluate([[1.0], [-1.0]], [0.0, 0.0], [[2.0], [-3.0], [1.0], [-1.0]], [0, 1, 1, 1], 2))
    expect(report, ("accuracy",), 0.75)


@public("evaluate")
def nothing_is_recorded(evaluate):
    """PyTorch does not record for slopes while we measure."""
    report = report_of(evaluate([[1.0], [-1.0]], [0.0, 0.0], [[2.0], [-3.0]], [0, 1], 2))
    expect(report, ("accuracy",), 1)
    expect(report, ("slopes recorded",), False)

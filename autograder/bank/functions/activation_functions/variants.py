"""Right activation functions of other kinds, which must earn full points."""

import math

import numpy as np

from autograder.checks import variant


def each(function, z):
    """`function` of every number in nested lists, as nested lists; a number gives a number."""
    if np.ndim(z) == 0:
        return function(float(z))
    return [each(function, part) for part in z]


def careful_sigmoid(z):
    """The sigmoid of one number."""
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


# step


@variant("step")
def step_as_booleans(z):
    return np.asarray(z) >= 0


@variant("step")
def step_as_nested_lists(z):
    return each(lambda value: 1 if value >= 0 else 0, z)


@variant("step")
def step_by_heaviside(z):
    return np.heaviside(z, 1)


@variant("step")
def step_written_into_zeros(z):
    z = np.asarray(z, dtype=np.float32)
    fired = np.zeros(z.shape, dtype=int)
    fired[z >= 0] = 1
    return fired


@variant("step")
def step_from_the_sign(z):
    return (np.sign(np.sign(z) + 0.5) + 1) / 2


# sigmoid


@variant("sigmoid")
def plain_formula_with_a_warning_switched_off(z):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-np.asarray(z)))


@variant("sigmoid")
def number_by_number(z):
    return each(careful_sigmoid, z)


@variant("sigmoid")
def clipped_far_out(z):
    z = np.clip(np.array(z, dtype=float), -500, 500)
    return 1.0 / (1.0 + np.exp(-z))


@variant("sigmoid")
def masks_on_a_fresh_array(z):
    z = np.asarray(z, dtype=float)
    answer, positive = np.empty_like(z), z > 0
    answer[positive] = 1 / (1 + np.exp(-z[positive]))
    power = np.exp(z[~positive])
    answer[~positive] = power / (1 + power)
    return answer


@variant("sigmoid")
def half_a_tanh(z):
    return 0.5 + 0.5 * np.tanh(np.asarray(z) / 2)


@variant("sigmoid")
def in_single_precision(z):
    z = np.asarray(z, dtype=np.float32)
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, small) / (1 + small)


@variant("sigmoid")
def with_torch(z):
    import torch

    return torch.sigmoid(torch.as_tensor(z, dtype=torch.float64))


@variant("sigmoid")
def by_vectorize(z):
    return np.vectorize(careful_sigmoid)(z)


# tanh


@variant("tanh")
def stretched_sigmoid(z):
    z = np.clip(np.asarray(z, dtype=float), -300, 300)
    return 2 / (1 + np.exp(-2 * z)) - 1


@variant("tanh")
def formula_of_the_clipped_signal(z):
    z = np.clip(z, -300.0, 300.0)
    up, down = np.exp(z), np.exp(-z)
    return (up - down) / (up + down)


@variant("tanh")
def one_side_and_its_mirror_image(z):
    z = np.asarray(z, dtype=float)
    small = np.exp(-2 * abs(z))
    return np.where(z >= 0, 1, -1) * (1 - small) / (1 + small)


@variant("tanh")
def number_by_number_from_exponentials(z):
    def one(value):
        if value < 0:
            return -one(-value)
        small = math.exp(-2 * value)
        return (1 - small) / (1 + small)

    return each(one, z)


@variant("tanh")
def sinh_over_cosh(z):
    z = np.clip(np.asarray(z, dtype=float), -20, 20)
    return np.sinh(z) / np.cosh(z)


@variant("tanh")
def tanh_in_single_precision(z):
    z = np.asarray(z, dtype=np.float32)
    small = np.exp(-2 * np.abs(z))
    return np.sign(z) * (1 - small) / (1 + small)


@variant("tanh")
def by_torch_exponentials(z):
    import torch

    z = torch.clamp(torch.as_tensor(z, dtype=torch.float64), -30, 30)
    return (torch.exp(z) - torch.exp(-z)) / (torch.exp(z) + torch.exp(-z))


# relu


@variant("relu", of="relu")
def larger_of_zero_and_z(z):
    return np.maximum(0, z)


@variant("relu", of="relu")
def times_a_switch(z):
    z = np.asarray(z)
    return z * (z > 0)


@variant("relu", of="relu")
def half_of_z_and_its_size(z):
    return (np.asarray(z) + np.abs(z)) / 2


@variant("relu", of="relu")
def number_by_number_with_max(z):
    return each(lambda value: max(0, value), z)


@variant("relu", of="relu")
def zeros_written_into_a_copy(z):
    z = np.array(z)
    z[z < 0] = 0
    return z


@variant("relu", of="leaky_relu")
def leaky_by_where(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, z, np.multiply(alpha, z))


@variant("relu", of="leaky_relu")
def leaky_as_a_sum_of_both_sides(z, alpha=0.01):
    return np.maximum(0, z) + alpha * np.minimum(0, z)


@variant("relu", of="leaky_relu")
def leaky_number_by_number(z, alpha=0.01):
    return each(lambda value: value if value > 0 else alpha * value, z)


@variant("relu", of="leaky_relu")
def leaky_in_a_copy(z, alpha=0.01):
    z = np.array(z, dtype=float)
    z[z < 0] *= alpha
    return z


@variant("relu", of="leaky_relu")
def leaky_in_single_precision(z, alpha=0.01):
    z = np.asarray(z, dtype=np.float32)
    return np.where(z > 0, z, np.float32(alpha) * z)


# logit


@variant("logit")
def difference_of_logarithms(p):
    p = np.asarray(p, dtype=float)
    if p.min() <= 0 or p.max() >= 1:
        raise ValueError("0 < p < 1")
    return np.log(p) - np.log(1 - p)


@variant("logit")
def minus_the_logarithm_of_the_odds_against(p):
    p = np.asarray(p, dtype=float)
    if not np.all((p > 0) & (p < 1)):
        raise ValueError("out of range")
    return -np.log(1 / p - 1)


@variant("logit")
def logit_number_by_number(p):
    def one(value):
        if not 0 < value < 1:
            raise ValueError(f"{value} is not between 0 and 1")
        return math.log(value / (1 - value))

    return each(one, p)


@variant("logit")
def twice_an_inverse_tanh(p):
    p = np.array(p, dtype=float)
    if ((p <= 0) | (p >= 1)).any():
        raise ValueError
    return 2 * np.arctanh(2 * p - 1) if p.min() > 1e-3 else np.log(p / (1 - p))


@variant("logit")
def an_error_of_its_own_kind(p):
    class NoProbability(ValueError):
        pass

    p = np.asarray(p)
    if any(value <= 0 or value >= 1 for value in p.flat):
        raise NoProbability("p")
    return np.log(p) - np.log1p(-p)


# softmax


@variant("softmax")
def largest_becomes_zero(z):
    powers = np.exp(z - np.max(z, axis=0))
    return powers / powers.sum(axis=0)


@variant("softmax")
def from_the_logarithm_of_the_sum(z):
    z = np.asarray(z, dtype=float)
    return np.exp(z - np.logaddexp.reduce(z, axis=0))


@variant("softmax")
def softmax_column_by_column(z):
    z = np.array(z, dtype=float)
    table = z.reshape(len(z), -1)
    for column in table.T:
        column -= column.max()
        column[:] = np.exp(column) / np.exp(column).sum()
    return table.reshape(z.shape)


@variant("softmax")
def softmax_in_plain_lists(z):
    def one(scores):
        powers = [math.exp(score - max(scores)) for score in scores]
        return [power / sum(powers) for power in powers]

    if np.ndim(z) == 1:
        return one(list(z))
    return [list(row) for row in zip(*[one(column) for column in zip(*z, strict=True)], strict=True)]


@variant("softmax")
def from_all_differences(z):
    z = np.asarray(z, dtype=float)
    with np.errstate(over="ignore"):
        return 1 / np.exp(z[None] - z[:, None]).sum(axis=1)


@variant("softmax")
def softmax_by_torch(z):
    import torch

    return torch.softmax(torch.as_tensor(z, dtype=torch.float64), dim=0)


@variant("softmax")
def softmax_in_single_precision(z):
    z = np.asarray(z, dtype=np.float32)
    powers = np.exp(z - z.max(axis=0, keepdims=True))
    return np.einsum("i...,...->i...", powers, 1 / powers.sum(axis=0))


# derivatives


@variant("derivatives", of="d_sigmoid")
def value_times_what_is_missing(z):
    s = np.vectorize(careful_sigmoid)(z)
    return s * (1 - s)


@variant("derivatives", of="d_sigmoid")
def both_sides_multiplied(z):
    with np.errstate(over="ignore"):
        z = np.asarray(z)
        return 1 / (1 + np.exp(-z)) / (1 + np.exp(z))


@variant("derivatives", of="d_sigmoid")
def bell_of_the_distance(z):
    small = np.exp(-np.abs(z))
    return small / (1 + small) ** 2


@variant("derivatives", of="d_sigmoid")
def d_sigmoid_number_by_number(z):
    return each(lambda value: careful_sigmoid(value) * careful_sigmoid(-value), z)


@variant("derivatives", of="d_sigmoid")
def d_sigmoid_in_single_precision(z):
    small = np.exp(-np.abs(np.asarray(z, dtype=np.float32)))
    return small / (1 + small) ** 2


@variant("derivatives", of="d_tanh")
def one_minus_the_square(z):
    return 1 - np.tanh(z) ** 2


@variant("derivatives", of="d_tanh")
def one_over_the_square_of_cosh(z):
    with np.errstate(over="ignore"):
        return 1 / np.cosh(z) ** 2


@variant("derivatives", of="d_tanh")
def two_factors(z):
    t = np.tanh(np.asarray(z, dtype=np.float32))
    return (1 - t) * (1 + t)


@variant("derivatives", of="d_tanh")
def d_tanh_number_by_number(z):
    return each(lambda value: 1 - math.tanh(value) ** 2, z)


@variant("derivatives", of="d_tanh")
def d_tanh_from_the_sigmoid(z):
    s = np.vectorize(careful_sigmoid)(2 * np.asarray(z))
    return 4 * s * (1 - s)


@variant("derivatives", of="d_relu")
def d_relu_as_booleans(z):
    return np.greater(z, 0)


@variant("derivatives", of="d_relu")
def d_relu_by_heaviside(z):
    return np.heaviside(z, 0)


@variant("derivatives", of="d_relu")
def d_relu_number_by_number(z):
    return each(lambda value: 1.0 if value > 0 else 0.0, z)


@variant("derivatives", of="d_relu")
def ones_written_into_zeros(z):
    z = np.asarray(z)
    slope = np.zeros(z.shape)
    slope[z > 0] = 1
    return slope


@variant("derivatives", of="d_relu")
def d_relu_by_torch(z):
    import torch

    z = torch.tensor(z, dtype=torch.float64, requires_grad=True)
    torch.relu(z).sum().backward()
    return z.grad

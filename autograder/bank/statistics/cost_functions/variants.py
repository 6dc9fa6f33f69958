"""Right costs of other kinds, which must earn full points."""

import math

import numpy as np

from autograder.checks import variant


def fit(condition):
    """A ValueError unless the condition holds."""
    if not condition:
        raise ValueError("this does not fit")


def as_rows(first, second):
    """Both tables as lists of rows, which must match."""
    first, second = np.asarray(first).tolist(), np.asarray(second).tolist()
    fit(all(isinstance(row, list) for row in (*first, *second)))
    fit(len(first) == len(second) and all(len(a) == len(b) for a, b in zip(first, second)))
    return first, second


def whole_labels(labels, n_classes):
    """The labels as a list of integers."""
    labels = np.asarray(labels).tolist()
    fit(all(label in range(n_classes) for label in labels))
    return [int(label) for label in labels]


# one_hot


@variant("one_hot")
def written_into_zeros(labels, n_classes):
    table = np.zeros((n_classes, len(labels)), dtype=int)
    for j, label in enumerate(labels):
        if label < 0 or label >= n_classes or label != int(label):
            raise ValueError(f"{label} is no class")
        table[int(label), j] = 1
    return table


@variant("one_hot")
def columns_of_the_identity(labels, n_classes):
    labels = np.asarray(labels)
    fit(np.all(np.isin(labels, np.arange(n_classes))))
    return np.eye(n_classes)[:, labels]


@variant("one_hot")
def nested_comprehension(labels, n_classes):
    labels = whole_labels(labels, n_classes)
    return [[1 if label == row else 0 for label in labels] for row in range(n_classes)]


@variant("one_hot")
def whole_floats_are_refused_too(labels, n_classes):
    labels = np.array(labels)
    fit(labels.dtype.kind in "iu" and labels.min() >= 0 and labels.max() < n_classes)
    return np.equal.outer(np.arange(n_classes), labels)


@variant("one_hot")
def one_hot_by_torch(labels, n_classes):
    import torch

    labels = torch.tensor(whole_labels(labels, n_classes))
    return torch.nn.functional.one_hot(labels, n_classes).T


# squared_error


@variant("squared_error", of="squared_error")
def column_by_column(prediction, target):
    prediction, target = as_rows(prediction, target)
    return [sum((a - b) ** 2 for a, b in zip(p, t)) for p, t in zip(zip(*prediction), zip(*target))]


@variant("squared_error", of="squared_error")
def squares_by_einsum(prediction, target):
    error = np.array(prediction, float)
    fit(error.shape == np.shape(target))
    error -= target
    return np.einsum("ij,ij->j", error, error)


@variant("squared_error", of="squared_error")
def squares_by_norm(prediction, target):
    prediction, target = np.asarray(prediction, float), np.asarray(target, float)
    fit(prediction.shape == target.shape)
    return np.linalg.norm(prediction - target, axis=0) ** 2


@variant("squared_error", of="squared_error")
def squares_in_single_precision(prediction, target):
    prediction, target = np.asarray(prediction, np.float32), np.asarray(target, np.float32)
    fit(prediction.shape == target.shape)
    return np.square(prediction - target).sum(axis=0)


@variant("squared_error", of="squared_error")
def squares_by_torch(prediction, target):
    import torch

    prediction, target = torch.tensor(prediction, dtype=torch.float64), torch.tensor(target, dtype=torch.float64)
    fit(prediction.shape == target.shape)
    return torch.nn.functional.mse_loss(prediction, target, reduction="none").sum(dim=0).numpy()


@variant("squared_error", of="mean_squared_error")
def sum_over_the_columns(prediction, target):
    prediction, target = np.asarray(prediction), np.asarray(target)
    fit(prediction.shape == target.shape)
    return ((prediction - target) ** 2).sum() / prediction.shape[1]


@variant("squared_error", of="mean_squared_error")
def mean_of_everything_times_the_outputs(prediction, target):
    prediction, target = np.asarray(prediction, float), np.asarray(target, float)
    fit(prediction.shape == target.shape)
    return np.mean((prediction - target) ** 2) * len(prediction)


@variant("squared_error", of="mean_squared_error")
def squares_by_two_loops(prediction, target):
    prediction, target = as_rows(prediction, target)
    total = 0
    for i in range(len(prediction)):
        for j in range(len(prediction[0])):
            total += (prediction[i][j] - target[i][j]) ** 2
    return total / len(prediction[0])


@variant("squared_error", of="mean_squared_error")
def mean_squares_by_torch(prediction, target):
    import torch

    prediction, target = torch.tensor(prediction, dtype=torch.float64), torch.tensor(target, dtype=torch.float64)
    fit(prediction.shape == target.shape)
    return ((prediction - target) ** 2).sum(0).mean()


@variant("squared_error", of="mean_absolute_error")
def sizes_over_the_columns(prediction, target):
    prediction, target = np.array(prediction, float), np.array(target, float)
    fit(prediction.shape == target.shape)
    return np.abs(np.subtract(prediction, target)).sum() / len(prediction[0])


@variant("squared_error", of="mean_absolute_error")
def larger_minus_smaller(prediction, target):
    fit(np.shape(prediction) == np.shape(target))
    return np.sum(np.maximum(prediction, target) - np.minimum(prediction, target), axis=0).mean()


@variant("squared_error", of="mean_absolute_error")
def sizes_by_comprehension(prediction, target):
    prediction, target = as_rows(prediction, target)
    return sum(abs(a - b) for p, t in zip(prediction, target) for a, b in zip(p, t)) / len(target[0])


@variant("squared_error", of="mean_absolute_error")
def sizes_by_norm(prediction, target):
    prediction, target = np.asarray(prediction, float), np.asarray(target, float)
    fit(prediction.shape == target.shape)
    return np.mean(np.linalg.norm(prediction - target, ord=1, axis=0))


@variant("squared_error", of="mean_absolute_error")
def roots_of_squares_in_single_precision(prediction, target):
    prediction, target = np.asarray(prediction, np.float32), np.asarray(target, np.float32)
    fit(prediction.shape == target.shape)
    return np.mean(np.sum(np.sqrt((prediction - target) ** 2), axis=0))


# entropy


@variant("entropy")
def event_by_event(p):
    fit(min(p) >= 0 and abs(sum(p) - 1) <= 1e-6)
    return -sum(chance * math.log(chance) for chance in p if chance > 0)


@variant("entropy")
def zeros_replaced_in_a_copy(p):
    p = np.array(p, dtype=float)
    fit(not (p < 0).any() and abs(1 - p.sum()) <= 1e-6)
    return -np.sum(p * np.log(np.where(p == 0, 1, p)))


@variant("entropy")
def an_invisible_pinch(p):
    p = np.asarray(p, dtype=float)
    fit(np.all(p >= 0) and np.isclose(np.sum(p), 1, rtol=0, atol=1e-6))
    return -np.sum(p * np.log(p + 1e-12))


@variant("entropy")
def smallest_probability_raised(p):
    p = np.asarray(p, dtype=float)
    fit(np.all(p >= 0) and abs(np.sum(p) - 1) <= 1e-6)
    return -np.dot(p, np.log(np.clip(p, 1e-12, 1)))


@variant("entropy")
def nan_counted_as_nothing(p):
    p = np.asarray(p, dtype=float)
    fit(np.all(p >= 0) and abs(np.sum(p) - 1) <= 1e-6)
    with np.errstate(all="ignore"):
        return np.nansum(p * -np.log(p))


@variant("entropy")
def entropy_by_torch(p):
    import torch

    p = torch.tensor(p, dtype=torch.float64)
    fit(bool((p >= 0).all()) and abs(float(p.sum()) - 1) <= 1e-6)
    return torch.special.entr(p).sum()


# cross_entropy


@variant("cross_entropy")
def ticket_by_ticket(p, target):
    p, target = as_rows(p, target)
    costs = []
    for shares, card in zip(zip(*p), zip(*target)):
        costs.append(-sum(due * math.log(max(share, 1e-12)) for share, due in zip(shares, card)))
    return sum(costs) / len(costs)


@variant("cross_entropy")
def raised_from_both_ends(p, target):
    p, target = np.asarray(p, float), np.asarray(target, float)
    fit(p.shape == target.shape)
    return -np.mean(np.sum(target * np.log(np.clip(p, 1e-12, 1 - 1e-12)), axis=0))


@variant("cross_entropy")
def raised_in_a_copy(p, target):
    p, target = np.array(p, float), np.array(target)
    fit(p.shape == target.shape)
    p[p < 1e-12] = 1e-12
    return -(target * np.log(p)).sum() / p.shape[1]


@variant("cross_entropy")
def cross_entropy_by_einsum(p, target):
    fit(np.shape(p) == np.shape(target))
    return np.einsum("ij,ij", target, -np.log(np.maximum(p, 1e-12))) / np.shape(p)[1]


@variant("cross_entropy")
def smallest_share_added(p, target):
    p, target = np.asarray(p, float), np.asarray(target, float)
    fit(p.shape == target.shape)
    return np.mean(-np.sum(target * np.log(p + 1e-12), axis=0))


@variant("cross_entropy")
def cross_entropy_by_torch(p, target):
    import torch

    p, target = torch.tensor(p, dtype=torch.float64), torch.tensor(target, dtype=torch.float64)
    fit(p.shape == target.shape)
    return -(target * torch.log(torch.clamp(p, min=1e-12))).sum(dim=0).mean()


@variant("cross_entropy")
def only_cups_with_beans_on_the_card(p, target):
    p, target = np.asarray(p, float), np.asarray(target, float)
    fit(p.shape == target.shape)
    due = target > 0
    return np.sum(target[due] * -np.log(np.where(p < 1e-12, 1e-12, p)[due])) / p.shape[1]


# softmax_cross_entropy


@variant("softmax_cross_entropy")
def column_by_column_from_scores(logits, labels):
    columns = np.asarray(logits, float).T.tolist()
    labels = whole_labels(labels, len(columns[0]))
    fit(len(labels) == len(columns))
    total = 0
    for scores, label in zip(columns, labels):
        top = max(scores)
        total += top + math.log(sum(math.exp(score - top) for score in scores)) - scores[label]
    return total / len(columns)


@variant("softmax_cross_entropy")
def by_logaddexp(logits, labels):
    z = np.asarray(logits, float)
    labels = np.array(whole_labels(labels, len(z)))
    fit(len(labels) == z.shape[1])
    return np.mean(np.logaddexp.reduce(z, axis=0) - z[labels, range(len(labels))])


@variant("softmax_cross_entropy")
def measured_from_the_right_score(logits, labels):
    z = np.asarray(logits, float)
    labels = whole_labels(labels, len(z))
    fit(len(labels) == z.shape[1])
    gaps = z - np.choose(labels, z)
    top = gaps.max(axis=0)
    return (top + np.log(np.exp(gaps - top).sum(axis=0))).mean()


@variant("softmax_cross_entropy")
def scores_by_scipy(logits, labels):
    from scipy.special import log_softmax

    z = np.asarray(logits, float)
    labels = whole_labels(labels, len(z))
    fit(len(labels) == z.shape[1])
    return -np.mean([log_softmax(z, axis=0)[label, j] for j, label in enumerate(labels)])


@variant("softmax_cross_entropy")
def scores_by_torch(logits, labels):
    import torch

    z = torch.tensor(np.asarray(logits), dtype=torch.float64).T
    labels = torch.tensor(whole_labels(labels, z.shape[1]))
    fit(len(labels) == len(z))
    return torch.nn.functional.cross_entropy(z, labels)


@variant("softmax_cross_entropy")
def scores_in_single_precision(logits, labels):
    z = np.array(logits, dtype=np.float32)
    labels = np.array(whole_labels(labels, len(z)))
    fit(len(labels) == z.shape[1])
    z -= np.max(z, axis=0)
    return np.mean(np.log(np.sum(np.exp(z), axis=0)) - z[labels, np.arange(len(labels))])


# accuracy


@variant("accuracy")
def counted_ticket_by_ticket(prediction, labels):
    tickets = list(zip(*np.asarray(prediction).tolist()))
    labels = whole_labels(labels, len(tickets[0]))
    fit(len(labels) == len(tickets))
    right = 0
    for scores, label in zip(tickets, labels):
        if scores.index(max(scores)) == label:
            right += 1
    return right / len(tickets)


@variant("accuracy")
def right_score_is_the_largest(prediction, labels):
    prediction = np.asarray(prediction)
    labels = np.array(whole_labels(labels, len(prediction)))
    fit(len(labels) == prediction.shape[1])
    return np.mean(prediction[labels, np.arange(len(labels))] == prediction.max(axis=0))


@variant("accuracy")
def no_mistake(prediction, labels):
    prediction = np.array(prediction, float)
    fit(np.shape(labels) == prediction.shape[1:] and set(np.asarray(labels).tolist()) <= set(range(len(prediction))))
    return 1 - np.count_nonzero(prediction.argmax(axis=0) - np.asarray(labels)) / prediction.shape[1]


@variant("accuracy")
def last_place_of_the_sorted(prediction, labels):
    prediction = np.asarray(prediction, dtype=np.float32)
    labels = whole_labels(labels, len(prediction))
    fit(len(labels) == prediction.shape[1])
    return np.mean(np.argsort(prediction, axis=0)[-1] == labels)


@variant("accuracy")
def accuracy_by_torch(prediction, labels):
    import torch

    prediction = torch.tensor(prediction)
    labels = torch.tensor(whole_labels(labels, len(prediction)))
    fit(len(labels) == prediction.shape[1])
    return (prediction.argmax(dim=0) == labels).double().mean()


# better_cost


@variant("better_cost")
def by_cases(task):
    if task == "classification":
        return "cross-entropy"
    if task == "regression":
        return "squared-error"
    raise ValueError(f"{task} is not in the table")


@variant("better_cost")
def from_a_dictionary(task):
    try:
        return {"classification": "cross-entropy", "regression": "squared-error"}[task]
    except KeyError:
        raise ValueError("unknown task") from None


@variant("better_cost")
def by_its_place_in_a_list(task):
    return ["cross-entropy", "squared-error"][["classification", "regression"].index(task)]


@variant("better_cost")
def whatever_the_capitals(task):
    task = task.strip().lower()
    fit(task in ("classification", "regression"))
    return "cross-entropy" if task.startswith("class") else "squared-error"


@variant("better_cost")
def by_matching(task):
    match task:
        case "classification":
            return "cross-entropy"
        case "regression":
            return "squared-error"
        case _:
            raise ValueError("not thought about")

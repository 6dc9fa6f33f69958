"""Improvements of a classifier: against scikit-learn and PyTorch, and by what must hold for any data."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.preprocessing import StandardScaler

from nnmath_ref import improvements
from nnmath_ref.improvements import augment, compare, learning_rate_sweep, shift, standardise

tables = st.integers(1, 4).flatmap(
    lambda n: st.tuples(
        *(arrays(float, st.tuples(st.integers(1, 6), st.just(n)), elements=st.integers(-9, 9)) for _ in range(2))
    )
)
stacks = arrays(np.int64, st.tuples(*[st.integers(1, 5)] * 3), elements=st.integers(1, 9))


@given(tables)
def test_standardise_agrees_with_scikit_learn(pair):
    train, test = pair
    scaler = StandardScaler().fit(train)
    for mine, other in zip(standardise(train, test), (train, test), strict=True):
        np.testing.assert_allclose(mine, scaler.transform(other), atol=1e-12)


def test_a_constant_pixel_is_moved_and_not_divided():
    train, test = standardise([[0.1, 1], [0.1, 3], [0.1, 5]], [[0.1, 3], [2.1, 3]])
    assert np.array_equal(train[:, 0], [0, 0, 0])
    np.testing.assert_allclose(test[:, 0], [0, 2])


@pytest.mark.parametrize("train, test", [([[1, 2]], [[1]]), ([1, 2], [[1, 2]]), (np.empty((0, 2)), [[1, 2]])])
def test_tables_that_do_not_fit_are_refused(train, test):
    with pytest.raises(ValueError, match="two tables"):
        standardise(train, test)


def test_shift_moves_and_never_wraps_around():
    image = [[1, 2, 3], [4, 5, 6]]
    assert shift(image, 1, 0).tolist() == [[0, 0, 0], [1, 2, 3]]
    assert shift(image, -1, 0).tolist() == [[4, 5, 6], [0, 0, 0]]
    assert shift(image, 0, 1).tolist() == [[0, 1, 2], [0, 4, 5]]
    assert shift(image, 0, -1).tolist() == [[2, 3, 0], [5, 6, 0]]


@given(stacks, st.integers(0, 99))
def test_copies_are_one_of_four_moves_of_their_picture(images, seed):
    before = images.copy()
    answer = augment(images, np.random.default_rng(seed))
    assert np.array_equal(images, before) and np.array_equal(answer[: len(images)], images)
    for image, copy in zip(images, answer[len(images) :], strict=True):
        assert any(np.array_equal(copy, shift(image, *move)) for move in improvements.MOVES)


def test_all_four_moves_are_drawn():
    images = np.repeat([[[1, 2], [3, 4]]], 200, axis=0)
    _, counts = np.unique(augment(images, np.random.default_rng(0))[200:], axis=0, return_counts=True)
    assert len(counts) == 4 and min(counts) > 25


def test_one_picture_is_no_stack():
    with pytest.raises(ValueError, match="stack"):
        augment([[1, 2]], np.random.default_rng(0))


@pytest.mark.parametrize("name", improvements.ACTIVATIONS)
def test_a_network_is_its_formula(name):
    torch = pytest.importorskip("torch")
    network = improvements.build_network([4, 5, 3], name)
    W1, b1, W2, b2 = (table.detach() for table in network.parameters())
    rows = torch.randn(7, 4)
    wanted = getattr(torch, name)(rows @ W1.T + b1) @ W2.T + b2
    torch.testing.assert_close(network(rows).detach(), wanted)


@pytest.mark.parametrize("sizes, name", [([3], "relu"), ([], "relu"), ([3, 2], "softmax")])
def test_what_is_no_network_is_refused(sizes, name):
    pytest.importorskip("torch")
    with pytest.raises(ValueError, match=r"network|unknown"):
        improvements.build_network(sizes, name)


def test_a_step_follows_the_slope_of_the_cross_entropy():
    """For one linear layer the slope is (softmax(x Wᵀ) − y)ᵀ x / N."""
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(3)
    W, x, labels = rng.normal(size=(3, 4)), rng.normal(size=(5, 4)), np.array([0, 2, 1, 1, 0])
    model = torch.nn.Linear(4, 3, bias=False).double()
    with torch.no_grad():
        model.weight.copy_(torch.tensor(W))
    history = improvements.cross_entropy_training(model, [(torch.tensor(x), torch.tensor(labels))], 1, 0.5)
    p = np.exp(x @ W.T)
    p /= p.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(history, [-np.mean(np.log(p[np.arange(5), labels]))])
    np.testing.assert_allclose(model.weight.detach(), W - 0.5 * (p - np.eye(3)[labels]).T @ x / 5)


def test_a_smaller_batch_counts_less():
    torch = pytest.importorskip("torch")
    model = torch.nn.Linear(1, 2)
    rows, labels = torch.tensor([[1.0], [2.0], [3.0]]), torch.tensor([0, 1, 1])
    with torch.no_grad():
        wanted = torch.nn.functional.cross_entropy(model(rows), labels).item()
    batches = [(rows[:2], labels[:2]), (rows[2:], labels[2:])]
    assert improvements.cross_entropy_training(model, batches, 1, 1e-9) == [pytest.approx(wanted, rel=1e-5)]
    assert improvements.cross_entropy_training(model, batches, 0, 0.1) == []


@pytest.mark.parametrize("epochs, rate", [(-1, 0.1), (1, 0), (1, -0.1), (1, float("nan"))])
def test_what_is_no_training_is_refused(epochs, rate):
    torch = pytest.importorskip("torch")
    with pytest.raises(ValueError, match="epochs"):
        improvements.cross_entropy_training(torch.nn.Linear(1, 1), [], epochs, rate)


@given(st.lists(st.lists(st.floats(0, 1), min_size=5, max_size=5), min_size=1, max_size=3))
def test_means_and_spreads_are_those_of_all_five_seeds(rows):
    seeds = {name: [] for name in range(len(rows))}
    experiments = {
        name: lambda seed, name=name: seeds[name].append(seed) or rows[name][len(seeds[name]) - 1] for name in seeds
    }
    table = compare(experiments, np.random.default_rng(0))
    assert list(table) == list(experiments)
    assert len(set(seeds[0])) == 5 and all(own == seeds[0] for own in seeds.values())
    np.testing.assert_allclose(list(table.values()), [(np.mean(row), np.std(row)) for row in rows])


def test_nothing_to_compare_is_refused():
    with pytest.raises(ValueError, match="nothing"):
        compare({}, np.random.default_rng(0))


def test_a_rate_is_chosen_on_validation_and_reported_on_test():
    nan = float("nan")
    answers = {0.1: (0.7, 0.5), 0.2: (0.8, 0.6), 0.3: (0.8, 0.9), 0.4: (nan, nan)}
    seeds = []
    best, validation, test = learning_rate_sweep(
        lambda rate, seed: seeds.append((rate, seed)) or answers[rate], list(answers), np.random.default_rng(0)
    )
    assert (best, test) == (0.2, pytest.approx(0.6))
    np.testing.assert_allclose(validation, [0.7, 0.8, 0.8, nan])
    used = [{seed for rate, seed in seeds if rate == one} for one in answers]
    assert all(len(own) == 3 and own == used[0] for own in used)


@pytest.mark.parametrize("rates", [[], [1.0, 2.0]])
def test_no_rate_or_only_nan_is_refused(rates):
    with pytest.raises(ValueError, match="no rate"):
        learning_rate_sweep(lambda rate, seed: (float("nan"), 0.5), rates, np.random.default_rng(0))


@settings(max_examples=3, deadline=None)
@given(st.integers(0, 99))
def test_the_best_classifier_learns_and_is_repeatable(seed):
    pytest.importorskip("torch")
    kinds = np.zeros((2, 6, 6), np.uint8)
    kinds[0, :3], kinds[1, 3:] = 255, 255
    images, labels = np.tile(kinds, (60, 1, 1)), np.tile([3, 8], 60)
    classify, again = (improvements.best_classifier(images, labels, seed) for _ in range(2))
    assert classify(kinds).tolist() == [3, 8]
    noise = np.random.default_rng(0).uniform(0, 255, (20, 6, 6))
    assert np.array_equal(classify(noise), again(noise))
    with pytest.raises(ValueError, match="one label"):
        improvements.best_classifier(images, labels[1:], seed)


def test_the_file_is_read_without_pytorch():
    """Bank files import it, and the bank must be quick to load."""
    code = "import sys, nnmath_ref.improvements; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0

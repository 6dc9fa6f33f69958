"""Digits held back: never shown, and of no use to who knows the whole set by heart."""

import numpy as np
import pytest

from autograder.checks.digits import (
    digit_images,
    digit_labels,
    held_back,
    redrawn,
    training_digits,
    unseen_digits,
    write_training_file,
)


def test_nothing_is_lost_or_shared():
    shown, (unseen, labels) = training_digits()[0], unseen_digits(np.random.default_rng(0))
    assert len(shown) + len(unseen) == len(digit_images()) == 1797
    assert held_back().sum() == len(labels) == 360
    assert set(labels) == set(range(10)) == set(training_digits()[1])


def test_the_file_that_the_sandbox_shows_has_the_others_only(tmp_path):
    write_training_file(tmp_path / "digits.csv.gz")
    table = np.loadtxt(tmp_path / "digits.csv.gz", delimiter=",")
    assert np.array_equal(table[:, :-1], digit_images()[~held_back()].reshape(-1, 64))
    assert np.array_equal(table[:, -1], digit_labels()[~held_back()])


def test_a_list_of_known_digits_is_worth_nothing():
    known = {image.tobytes() for image in digit_images()}
    rounded = {np.round(image).tobytes() for image in digit_images()}
    unseen, _ = unseen_digits(np.random.default_rng(3))
    assert not any(image.tobytes() in known for image in unseen)
    assert sum(np.round(image).tobytes() in rounded for image in unseen) < 0.05 * len(unseen)


def test_redrawing_moves_ink_by_a_fraction_of_a_pixel_and_makes_none():
    image = np.zeros((1, 8, 8))
    image[0, 4, 4] = 16.0
    moved = redrawn(image, np.random.default_rng(1))
    assert np.isclose(moved.sum(), 16) and moved.min() >= 0
    rows, columns = np.indices((8, 8))
    centre = (moved[0] * rows).sum() / 16, (moved[0] * columns).sum() / 16
    assert 0 < abs(centre[0] - 4) <= 0.2 and 0 < abs(centre[1] - 4) <= 0.2


def test_many_digits_are_redrawn_as_each_by_itself_would_be():
    images = np.random.default_rng(2).uniform(0, 16, (150, 5, 4))
    down, right = np.random.default_rng(3).uniform(-0.2, 0.2, (2, 150))
    wanted = images.copy()
    for place in range(len(images)):
        for part, turned in ((down[place], False), (right[place], True)):
            old = wanted[place].T if turned else wanted[place]
            before, after = np.vstack([0 * old[:1], old[:-1]]), np.vstack([old[1:], 0 * old[:1]])
            new = (1 - abs(part)) * old + (part * before if part > 0 else -part * after)
            wanted[place] = new.T if turned else new
    assert np.allclose(redrawn(images, np.random.default_rng(3)), wanted, rtol=1e-14, atol=0)


def test_nobody_can_change_the_digits_that_are_handed_out_again_and_again():
    for table in training_digits():
        with pytest.raises(ValueError, match="read-only"):
            table[0] = 0

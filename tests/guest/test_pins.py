"""Exact versions of a package and of all that it needs."""

import importlib.metadata

from autograder.guest.pins import pins


def test_what_a_package_needs_is_pinned_with_it():
    lines = pins(["matplotlib"])
    assert f"matplotlib=={importlib.metadata.version('matplotlib')}" in lines
    assert f"python-dateutil=={importlib.metadata.version('python-dateutil')}" in lines


def test_what_is_not_here_is_asked_for_by_name():
    assert pins(["no-such-package-anywhere"]) == ["no-such-package-anywhere"]


def test_needs_of_other_machines_and_extras_are_left_out():
    names = {line.split("==")[0] for line in pins(["click", "ipython"])}
    assert not names & {"colorama", "pytest"}


def test_a_name_is_pinned_once_however_it_is_spelt():
    assert len(pins(["scikit_learn", "scikit-learn"])) == len(pins(["scikit-learn"]))

"""The corpus, a file a family; the order is that of the report."""

from __future__ import annotations

from autograder.selftest.attack import Family
from autograder.selftest.families import (
    archives,
    encodings,
    exhaustion,
    forging,
    network,
    overfitting,
    patching,
    poisoning,
    reading,
    ready_made,
    reports,
    values,
)

FAMILIES: tuple[Family, ...] = (
    forging.FAMILY,
    patching.FAMILY,
    values.FAMILY,
    ready_made.FAMILY,
    reading.FAMILY,
    overfitting.FAMILY,
    exhaustion.FAMILY,
    network.FAMILY,
    archives.FAMILY,
    encodings.FAMILY,
    reports.FAMILY,
    poisoning.FAMILY,
)

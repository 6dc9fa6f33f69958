"""The same submission gets the same verdicts, fifty times over: neither chance nor the order of processes shows."""

from dataclasses import replace

import pytest

from autograder.authoring.answers import solution
from autograder.exercise import by_slug
from autograder.grading import isolate
from autograder.grading.pipeline import Handed, Postponed, grade
from autograder.grading.warm import Warm

MATRICES = by_slug("munchable_matrices")
SHORT = replace(MATRICES, limits=replace(MATRICES.limits, check_seconds=2.5, cell_seconds=5.0, memory_mib=512))
TIMES, PATIENCE = 50, 20
OF_EVERY_KIND = """
import os, random, time
import numpy as np
def add(A, B):
    return A if random.random() < 0.5 else B
def scale(k, A):
    return np.ones(10**10)
def transpose(A):
    time.sleep(60)
def product_shape(A, B):
    os._exit(3)
def frequency_matrix(*args):
    raise KeyError(sorted({str(n) for n in range(50)}, key=hash)[0])
"""
"""With chance, with the order of a set and with a clock among what the answers hang on."""
KINDS = {"PASS", "FAIL", "ERROR", "TIMEOUT", "SKIPPED"}


def verdicts(warm, data):
    """What a student and a teacher see of every check; once more where the machine was too busy, as a batch does."""
    for _ in range(PATIENCE):
        try:
            result = grade(SHORT, Handed("robin", "robin.py", data), "secret", warm, patient=True)
        except Postponed:
            continue
        return [
            (question.name, check.name, check.verdict.value, check.points, check.remark, check.misconception)
            for question in result.questions
            for check in question.checks
        ]
    pytest.skip("this machine has no processor for a submission to be timed on")


@pytest.mark.slow
@pytest.mark.xdist_group("sandbox")
def test_fifty_repetitions_give_the_same_verdicts():
    data = f"{solution(MATRICES)}\n\n# %%{OF_EVERY_KIND}".encode()
    with Warm(isolate.choose()) as warm:
        first = verdicts(warm, data)
        assert {verdict for _, _, verdict, *_ in first} == KINDS
        for time in range(1, TIMES):
            if time % 10 == 0:
                warm.close()  # as another worker, whose addresses and hashes are other ones
            assert verdicts(warm, data) == first, f"repetition {time}"

"""Prints what the mastery of a large school costs: 10,000 students, 13 exercises, 25 checks, every method.

Run it with `python tests/benchmarks/mastery.py [STUDENTS]`.
"""

import resource
import sys
import time

import numpy as np

from autograder.curriculum.catalogue import published
from autograder.curriculum.crosswalk import crosswalk
from autograder.exercise import load_all
from autograder.tracking.bank_outcomes import own_outcomes
from autograder.tracking.mastery.canvas import average, decaying_average, highest, latest, n_mastery, weighted_average
from autograder.tracking.mastery.consistent import most_consistent
from autograder.tracking.mastery.evidence import Evidence
from autograder.tracking.mastery.interval import belief
from autograder.tracking.mastery.occasions import occasions
from autograder.tracking.mastery.power_law import power_law
from autograder.tracking.mastery.roll_up import roll_up
from autograder.tracking.mastery.series import series

EXERCISES, CHECKS, OWN = 13, 25, 6  # outcomes of an exercise
METHODS = (weighted_average, decaying_average, latest, highest, average, power_law)


def term(students, codes):
    """A piece of evidence for every student and check, in the order in which the work was received."""
    rng = np.random.default_rng(1)
    rows = students * EXERCISES * CHECKS
    exercise = np.repeat(np.arange(EXERCISES), students * CHECKS)
    outcome = (exercise * OWN + np.tile(np.arange(CHECKS) % OWN, students * EXERCISES)) % len(codes)
    return Evidence(
        students=tuple(f"student-{number}" for number in range(students)),
        outcomes=codes,
        student=np.tile(np.repeat(np.arange(students), CHECKS), EXERCISES),
        outcome=outcome,
        score=(rng.random(rows) < 0.7).astype(float),
        weight=rng.choice([0.5, 1, 1.5], rows),
        time=exercise * 1e6 + np.repeat(rng.random(students * EXERCISES) * 1e5, CHECKS),
    )


def timed(name, run):
    """What `run` gives; prints its seconds."""
    begun = time.perf_counter()
    result = run()
    print(f"{name:<42} {time.perf_counter() - begun:6.2f} s")
    return result


def methods(name, evidence):
    """Every method on this evidence."""
    pieces = timed(f"{name}: occasions", lambda: occasions(evidence))
    for kind, rows in (("checks", evidence), ("occasions", pieces)):
        found = timed(f"{name}: series of {kind}", lambda rows=rows: series(rows, 4))
        for method in METHODS:
            timed(f"{name}: {method.__name__} of {kind}", lambda method=method, found=found: method(found))
        timed(f"{name}: n_mastery of {kind}", lambda found=found: n_mastery(found, 3, 3))
        timed(f"{name}: most_consistent of {kind}", lambda rows=rows: most_consistent(rows))
    timed(f"{name}: belief", lambda: belief(evidence))


def main():
    walk = crosswalk(own_outcomes(load_all()), published())
    students = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    evidence = term(students, tuple(walk.own))
    made = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{len(evidence):,} pieces of evidence of {students:,} students on {len(evidence.outcomes)} outcomes")
    begun = time.perf_counter()
    methods("own outcomes", evidence)
    framework = published().framework("ON-MHF4U")
    methods("MHF4U overall", timed("roll-up to MHF4U overall", lambda: roll_up(evidence, walk.overalls(framework))))
    common = published().framework("CCSS-M")
    timed("roll-up to CCSS-M outcomes", lambda: roll_up(evidence, walk.outcomes(common)))
    print(f"{'all':<42} {time.perf_counter() - begun:6.2f} s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"memory: {before / 1024:.0f} MiB before, {made / 1024:.0f} with the evidence, {peak / 1024:.0f} at most")


if __name__ == "__main__":
    main()

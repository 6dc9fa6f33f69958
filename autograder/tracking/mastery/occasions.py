"""What was shown on one occasion is one piece: the checks of a submission for one outcome, joined by their points."""

from __future__ import annotations

import numpy as np

from autograder.tracking.mastery.evidence import Evidence


def occasions(evidence: Evidence) -> Evidence:
    """One piece for each student, outcome and time: the mean of its scores, weighted by points.

    Methods that look at the order of evidence need it: among the checks of one submission, none is the newest. Canvas
    joins the question banks of one quiz in the same way before it averages. A joined piece has a source of its own.
    """
    if not len(evidence):
        return evidence
    cell = evidence.student * evidence.shape[1] + evidence.outcome
    order = np.lexsort((evidence.time, cell))
    cell, time, weight = cell[order], evidence.time[order], evidence.weight[order]
    first = np.flatnonzero(np.r_[True, (cell[1:] != cell[:-1]) | (time[1:] != time[:-1])])
    points = np.add.reduceat(weight, first)
    reached = np.add.reduceat(weight * evidence.score[order], first)
    return Evidence(
        students=evidence.students,
        outcomes=evidence.outcomes,
        student=cell[first] // evidence.shape[1],
        outcome=cell[first] % evidence.shape[1],
        score=np.minimum(reached / points, 1),  # rounding must not lift it above 1
        weight=points,
        time=time[first],
    )

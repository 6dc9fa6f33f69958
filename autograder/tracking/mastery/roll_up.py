"""The same evidence seen from higher up: by the outcomes, overall expectations or strands of a framework, by category.

Which outcome counts for what comes from `autograder.curriculum.crosswalk`; any method of this folder can follow.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from autograder.tracking.mastery.evidence import Evidence, Indices


def roll_up(evidence: Evidence, groups: Mapping[str, Sequence[str]], into: Sequence[str] | None = None) -> Evidence:
    """Evidence of groups: each piece counts for all groups of its outcome, and once for each.

    A check with two outcomes of one group is still one check there (its rows have one `source`). Outcomes that are in
    no group are left out. Roll up before `occasions` joins the pieces. `into` gives the groups and their order, for
    instance to keep those without evidence.
    """
    names = tuple(into if into is not None else dict.fromkeys(name for found in groups.values() for name in found))
    index = {name: number for number, name in enumerate(names)}
    per_outcome = [[index[name] for name in groups.get(code, ()) if name in index] for code in evidence.outcomes]
    sizes = np.array([len(found) for found in per_outcome], np.int64)
    flat = np.array([number for found in per_outcome for number in found], np.int64)
    starts = np.cumsum(sizes) - sizes
    copies = sizes[evidence.outcome] if len(evidence) else np.empty(0, np.int64)
    rows = np.repeat(np.arange(len(evidence)), copies)
    nth = np.arange(rows.size) - np.repeat(np.cumsum(copies) - copies, copies)
    group = flat[starts[evidence.outcome[rows]] + nth] if rows.size else np.empty(0, np.int64)
    once = _first_of_each(evidence.student[rows] * len(names) + group, evidence.source[rows])
    rows, group = rows[once], group[once]
    return Evidence(
        students=evidence.students,
        outcomes=names,
        student=evidence.student[rows],
        outcome=group,
        score=evidence.score[rows],
        weight=evidence.weight[rows],
        time=evidence.time[rows],
        source=evidence.source[rows],
    )


def _first_of_each(cell: Indices, source: Indices) -> Indices:
    """The first row of each source in each cell, in the order of the rows."""
    order = np.lexsort((source, cell))
    cell, source = cell[order], source[order]
    new = np.r_[True, (cell[1:] != cell[:-1]) | (source[1:] != source[:-1])][: cell.size]
    return np.sort(order[new])

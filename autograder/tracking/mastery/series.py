"""Evidence in series: for each student and outcome the scores from the oldest to the newest, all in one column."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from autograder.tracking.mastery.evidence import Evidence, Floats, Indices


@dataclass(frozen=True, eq=False)
class Series:
    """The series one after another; `starts` and `sizes` say where each is. No series is empty."""

    shape: tuple[int, int]  # students × outcomes
    cells: Indices  # of each series: student · number of outcomes + outcome
    starts: Indices
    sizes: Indices
    scores: Floats  # on the scale
    maximum: float  # of the scale

    @property
    def newest(self) -> Indices:
        """Where each series has its newest score."""
        return self.starts + self.sizes - 1

    @property
    def number(self) -> Indices:
        """Of each score, its number in its series: 0 is the oldest."""
        return np.arange(self.scores.size) - np.repeat(self.starts, self.sizes)

    def sums(self, column: Floats) -> Floats:
        """The sum over each series of a column as long as the scores."""
        return np.add.reduceat(column, self.starts) if self.starts.size else np.empty(0)

    def spread(self, values: Floats) -> Floats:
        """A value for each series as a table students × outcomes, NaN where there is no evidence."""
        table = np.full(self.shape, np.nan)
        table.reshape(-1)[self.cells] = values
        return table


def series(evidence: Evidence, maximum: float = 1.0) -> Series:
    """The series of all students and outcomes, on a scale from 0 to `maximum`; ties in time keep their order."""
    cell = evidence.student * evidence.shape[1] + evidence.outcome
    order = np.lexsort((evidence.time, cell))
    cells, starts, sizes = np.unique(cell[order], return_index=True, return_counts=True)
    return Series(evidence.shape, cells, starts, sizes, evidence.score[order] * maximum, maximum)

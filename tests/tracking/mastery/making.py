"""Evidence for tests: one student's scores, or a drawn class."""

import numpy as np
from hypothesis import strategies as st

from autograder.tracking.mastery.evidence import Evidence


def one(*scores, out_of, outcome="a.b"):
    """The evidence of one student on one outcome, in this order, on a scale from 0 to `out_of`."""
    size = len(scores)
    return Evidence(
        students=("robin",),
        outcomes=(outcome,),
        student=np.zeros(size, int),
        outcome=np.zeros(size, int),
        score=np.array(scores) / out_of,
        weight=np.ones(size),
        time=np.arange(size),
    )


@st.composite
def classes(draw, max_size=40):
    """Evidence of up to three students on up to three outcomes, in no order, with ties in time."""
    students, outcomes = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    number = st.integers(0, 8)
    row = st.tuples(
        st.integers(0, students - 1), st.integers(0, outcomes - 1), number, st.integers(1, 6), number, number
    )
    rows = draw(st.lists(row, max_size=max_size))
    student, outcome, score, weight, time, source = np.array(rows, int).reshape(-1, 6).T
    return Evidence(
        students=tuple("abc"[:students]),
        outcomes=tuple("xyz"[:outcomes]),
        student=student,
        outcome=outcome,
        score=score / 8,
        weight=weight / 2,
        time=time,
        source=source,
    )


def rows_of(evidence, student, outcome):
    """The rows of one student and outcome, oldest first, found the slow way."""
    rows = [
        row for row in range(len(evidence)) if evidence.student[row] == student and evidence.outcome[row] == outcome
    ]
    return sorted(rows, key=lambda row: evidence.time[row])


def every(evidence, of):
    """A table students × outcomes made by a plain function of the rows of each cell; None is NaN."""
    table = np.full(evidence.shape, np.nan)
    for student in range(evidence.shape[0]):
        for outcome in range(evidence.shape[1]):
            rows = rows_of(evidence, student, outcome)
            value = of(rows) if rows else None
            table[student, outcome] = np.nan if value is None else value
    return table

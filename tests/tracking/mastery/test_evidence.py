"""Evidence refuses what cannot be, in one line with the row."""

import numpy as np
import pytest

from autograder.tracking.mastery.evidence import BadEvidence, Evidence

GOOD = {
    "students": ("robin", "raven"),
    "outcomes": ("matrices.product",),
    "student": np.array([0, 1, 1]),
    "outcome": np.array([0, 0, 0]),
    "score": np.array([1.0, 0.0, 0.5]),
    "weight": np.array([1.0, 2.0, 0.5]),
    "time": np.array([3.0, 1.0, 2.0]),
}


def test_evidence_without_sources_has_one_of_its_own_in_each_row():
    evidence = Evidence(**GOOD)
    assert len(evidence) == 3
    assert evidence.shape == (2, 1)
    assert evidence.source.tolist() == [0, 1, 2]


def test_lists_become_columns():
    evidence = Evidence(**{**GOOD, "student": [0, 1, 1], "score": [1, 0, 1]})
    assert evidence.student.dtype == np.int64
    assert evidence.score.dtype == np.float64


def test_no_evidence_at_all_is_evidence():
    columns = ("student", "outcome", "score", "weight", "time")
    assert len(Evidence(students=(), outcomes=(), **{name: [] for name in columns})) == 0


@pytest.mark.parametrize(
    ("column", "values", "says"),
    [
        ("score", [1, 1.01, 0], "row 1 of the evidence: score 1.01 is not between 0 and 1"),
        ("score", [1, 0, np.nan], "row 2 of the evidence: score nan"),
        ("score", [-0.1, 0, 0], "row 0 of the evidence: score -0.1"),
        ("weight", [1, 0, 1], "row 1 of the evidence: weight 0 "),
        ("weight", [1, 1, np.inf], "row 2 of the evidence: weight inf"),
        ("time", [1, np.nan, 1], "row 1 of the evidence: time nan"),
        ("student", [0, 2, 1], "row 1 of the evidence: student 2 is no student"),
        ("outcome", [0, 0, -1], "row 2 of the evidence: outcome -1 is no outcome"),
        ("student", [0.0, 1.0, 1.0], "give whole numbers"),
        ("time", [1, 2], "columns of one length"),
    ],
)
def test_what_cannot_be_is_refused_with_its_row(column, values, says):
    with pytest.raises(BadEvidence) as caught:
        Evidence(**{**GOOD, column: values})
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)

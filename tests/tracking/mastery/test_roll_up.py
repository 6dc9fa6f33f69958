"""Evidence seen from higher up counts every check once."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from making import classes, every, one

from autograder.curriculum.catalogue import published
from autograder.curriculum.crosswalk import Own, crosswalk
from autograder.tracking.mastery.canvas import average
from autograder.tracking.mastery.evidence import Evidence
from autograder.tracking.mastery.roll_up import roll_up
from autograder.tracking.mastery.series import series

groups = st.dictionaries(st.sampled_from("xyz"), st.lists(st.sampled_from("DEF"), unique=True).map(tuple))


@given(classes(), groups)
def test_it_agrees_with_sets(evidence, membership):
    found = roll_up(evidence, membership, into="DEF")
    for student in range(evidence.shape[0]):
        for place, group in enumerate("DEF"):
            rows = np.flatnonzero(evidence.student == student)
            inside = [row for row in rows if group in membership.get(evidence.outcomes[evidence.outcome[row]], ())]
            first = {}
            for row in inside:
                first.setdefault(evidence.source[row], row)
            got = (found.student == student) & (found.outcome == place)
            columns = ("source", "score", "weight", "time")
            want = [tuple(getattr(evidence, column)[row] for column in columns) for row in first.values()]
            assert list(zip(*(getattr(found, column)[got] for column in columns), strict=True)) == want


def test_a_check_with_two_outcomes_of_one_strand_counts_there_once():
    evidence = Evidence(
        students=("robin",),
        outcomes=("a.b", "a.c"),
        student=[0, 0, 0],
        outcome=[0, 1, 1],
        score=[1, 1, 0],
        weight=[1, 1, 1],
        time=[1, 1, 2],
        source=[7, 7, 8],
    )
    assert roll_up(evidence, {"a.b": ("D",), "a.c": ("D",)}).source.tolist() == [7, 8]


def test_two_students_may_have_results_of_one_number():
    evidence = Evidence(("robin", "raven"), ("a.b",), [0, 1], [0, 0], [1, 0], [1, 1], [1, 1], [5, 5])
    assert len(roll_up(evidence, {"a.b": ("D",)})) == 2


def test_groups_without_evidence_are_kept_where_asked_for():
    found = roll_up(one(1, out_of=1), {"a.b": ("D",)}, into=("C", "D"))
    assert found.outcomes == ("C", "D")
    np.testing.assert_array_equal(average(series(found)), [[np.nan, 1]])
    assert roll_up(one(1, out_of=1), {}).shape == (1, 0)


def test_from_the_courses_outcomes_to_overall_expectations_strands_and_categories():
    own = Own("a.b", "", ("ON-MHF4U:D1.4", "ON-MHF4U:D1.7", "ON-MHF4U:A1.1"), ("thinking",))
    walk, framework = crosswalk([own], published()), published().framework("MHF4U")
    evidence = one(1, 0, out_of=1)
    counts = {
        walk.outcomes: {"D1.4": 2, "D1.7": 2, "A1.1": 2},
        walk.overalls: {"D1": 2, "A1": 2},
        walk.strands: {"D": 2, "A": 2},
    }
    for groups_of, expected in counts.items():
        found = roll_up(evidence, groups_of(framework))
        assert dict(zip(found.outcomes, every(found, len)[0], strict=True)) == expected
    assert roll_up(evidence, walk.categories()).outcomes == ("thinking",)

"""What the pages say of a small course: levels, help, what would raise them, mistakes, what is missing."""

import pytest

from autograder.curriculum.outcomes import UnknownFramework
from autograder.tracking.report.helping import helped
from autograder.tracking.report.mistakes import mistakes
from autograder.tracking.report.student_pages import parts
from autograder.tracking.report.view import WIDEST


def learner_of(term, key):
    return next(learner for learner in term.learners if learner.key == key)


def shown(term, key, code):
    """One outcome on a student's page."""
    learner = learner_of(term, key)
    found = [one for view in term.views for part in parts(term, view, learner) for one in (*part.shown, *part.unseen)]
    return next(one for one in found if one.column.outcome.code == code)


def column(view, code):
    return next(each for each in view.columns if each.outcome.code == code)


def test_the_roster_is_shown_and_who_left_is_counted(term):
    assert {learner.key for learner in term.learners} == {"owl", "wren", "tern", "idle", "jay"}
    assert term.not_shown == {"left": 1}


def test_levels_follow_the_checks_in_every_framework(term):
    owl, wren = learner_of(term, "owl").row, learner_of(term, "wren").row
    own = term.own
    assert own.cell(owl, column(own, "matrices.product")).text == "4+"
    assert own.cell(wren, column(own, "matrices.product")).text == "<1"
    ccss, mcv4u, _ = term.views
    assert mcv4u.cell(wren, column(mcv4u, "C2.4")).text == "<1"
    assert 0 <= ccss.cell(wren, column(ccss, "HSN-VM.C.8")).step < 4


def test_an_overall_expectation_rests_on_its_parts(term_by):
    (mhf4u,) = term_by("MHF4U").views
    row = learner_of(term_by("MHF4U"), "tern").row
    part, whole = mhf4u.cell(row, column(mhf4u, "D1.8")), mhf4u.cell(row, column(mhf4u, "D1"))
    assert whole.pieces == part.pieces > 0


def test_our_own_fault_is_no_evidence(term):
    jay = learner_of(term, "jay")
    assert not term.own.cell(jay.row, column(term.own, "matrices.product")).pieces
    assert "matmul" not in {piece.question for piece in jay.pieces}


def test_who_left_counts_for_no_outcome(term):
    standing = term.own.standing(column(term.own, "matrices.product"))
    assert (standing.seen, standing.standard, standing.low) == (2, 1, 1)


def test_an_outcome_without_evidence_is_told_with_why(term):
    mcv4u = term.views[1]
    waiting = {covered.outcome.code for covered in mcv4u.waiting}
    bare = {outcome.code for outcome in mcv4u.bare}
    seen = {each.outcome.code for each in mcv4u.columns}
    assert "A1.2" in waiting and "C2.5" in bare and "C2.4" in seen
    assert len(waiting) + len(bare) + len(seen) == len(mcv4u.framework.outcomes)


def test_a_table_is_as_wide_as_a_page_and_no_strand_is_lost(term):
    ccss = term.views[0]
    assert [strand for block in ccss.blocks for strand in block] == list(ccss.strands)
    widths = [sum(len(strand.columns) + 1 for strand in block) for block in ccss.blocks]
    assert all(width <= WIDEST or len(block) == 1 for width, block in zip(widths, ccss.blocks, strict=True))


def test_help_names_what_is_missing_and_what_is_low(term):
    found = {one.learner.key: one for one in helped(term)}
    assert "owl" not in found
    assert found["idle"].reasons == (f"not handed in: {term.work[0].title}",) and found["idle"].much
    low = " ".join(found["wren"].reasons)
    assert "product" in low and "sums and multiples" in low and "mistakes with a name" in low
    assert next(iter(found)) in ("idle", "tern")  # work is missing


def test_what_would_raise_it_is_the_points_left_open(term):
    first = shown(term, "wren", "matrices.product").raising[0]
    assert first.startswith("4 of 4 points open in “Munchable matrices”")


def test_where_every_point_is_reached_nothing_is_asked_for(term):
    assert shown(term, "owl", "matrices.tables").raising[0].startswith("Every point is reached")


def test_what_was_not_handed_in_would_raise_it(term):
    assert any(
        line.startswith("Hand in “Munchable matrices”") for line in shown(term, "tern", "matrices.tables").raising
    )


def test_the_evidence_of_an_outcome_is_listed_with_it(term):
    one = shown(term, "wren", "matrices.product")
    assert {piece.question for piece in one.pieces} == {"matmul"}
    assert sum(piece.max_points for piece in one.pieces) == 4


def test_mistakes_are_counted_among_those_who_handed_in(term):
    (first, *_) = [one for one in mistakes(term.learners, term.exercises) if "Munchable" in one.exercise_title]
    assert (len(first.learners), first.of) == (1, 3) and first.hint


def test_without_a_framework_the_course_s_own_outcomes_are_shown(term_by):
    (own,) = term_by().views
    assert own.framework.name == "nnmath" and not own.published


def test_an_unknown_framework_is_refused(term_by):
    with pytest.raises(UnknownFramework, match="there are"):
        term_by("MHF5U")

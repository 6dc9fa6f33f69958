"""The term of the sample class has everything that a term brings."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "tracking" / "records"))
from made import graded, handed

from autograder.demo import term
from autograder.demo.handful import HANDFUL, SLOPES
from autograder.demo.learners import ACTIVATIONS, LEARNERS, MATRICES
from autograder.exercise import by_slug
from autograder.tracking.records.audit import trail
from autograder.tracking.records.database import reading
from autograder.tracking.records.marks import final_marks
from autograder.tracking.records.opening import open_records
from autograder.tracking.records.students import course_called


def work(slug, learners):
    """What the learners got, made without running anything."""
    exercise = by_slug(slug)
    for learner in learners:
        if learner.exercise == slug:
            result = graded(learner.name, *learner.wrong, exercise=exercise, answer=learner.words or None)
            yield handed(learner.name, f"{slug} {learner.name}"), replace(result, notes=())


@pytest.fixture(scope="module")
def recorded(tmp_path_factory, request):
    monkeypatch = pytest.MonkeyPatch()
    request.addfinalizer(monkeypatch.undo)
    monkeypatch.setenv("NNMATH_SECRET", "a secret of the tests")
    engine = open_records(str(tmp_path_factory.mktemp("term") / "term.db"))
    request.addfinalizer(engine.dispose)
    everybody = (*LEARNERS, *HANDFUL)
    term.record_term(engine, {slug: list(work(slug, everybody)) for slug in (MATRICES, ACTIVATIONS, SLOPES)})
    with reading(engine) as session:
        course = course_called(session, term.COURSE)
        yield {(mark.student, mark.exercise): mark for mark in final_marks(session, course)}, trail(session, course.id)


def test_three_assignments_for_one_class(recorded):
    marks, _ = recorded
    assert len(marks) == 3 * len(LEARNERS)
    assert {pair for pair, mark in marks.items() if not mark.handed_in} == term.ABSENT


def test_late_work_grace_and_an_extension(recorded):
    marks, _ = recorded
    assert marks["mallard", MATRICES].lateness.factor == 0.9
    assert marks["whimbrel", ACTIVATIONS].lateness.days == 3
    assert "grace" in marks["blue-jay", MATRICES].lateness.sentence
    extended = marks["common-loon", MATRICES].lateness
    assert extended.days == 0 and "extended to Wednesday 8 October" in extended.sentence
    assert {pair for pair, mark in marks.items() if mark.lateness.days} == {
        pair for pair in term.AFTER if pair[0] not in ("blue-jay", "common-loon")
    }


def test_a_regrade_moves_those_whom_the_earlier_check_refused(recorded):
    marks, lines = recorded
    moved = {line.student for line in lines if line.action == "regrade" and "(" in line.detail}
    assert moved == set(term.TOO_STRICT)
    warbler = marks["warbler", ACTIVATIONS]
    assert warbler.earned == pytest.approx(sum(question.points for question in warbler.questions))
    assert next(one for one in warbler.questions if one.name == "logit").points > 0


def test_marks_by_hand_and_an_override(recorded):
    marks, _ = recorded
    by_hand = [one for mark in marks.values() for one in mark.questions if one.source == "hand"]
    assert len(by_hand) > 30 and {one.by for one in by_hand} == {term.TEACHER}
    assert marks["arctic-tern", MATRICES].questions[-1].points == 2
    assert marks["raven", MATRICES].points == 12 and "upload broke off" in marks["raven", MATRICES].override

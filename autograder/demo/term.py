"""A term of the sample class in a database: three assignments, late work, an extension, a regrade, marks by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from autograder.curriculum.catalogue import published
from autograder.demo.composing import composed, pool
from autograder.demo.handful import HANDFUL, SLOPES
from autograder.demo.learners import ACTIVATIONS, LEARNERS, MATRICES
from autograder.exercise import Exercise, by_slug
from autograder.grading.pipeline import Handed
from autograder.grading.records import QuestionResult, SubmissionResult, Verdict
from autograder.grading.secret import course_secret
from autograder.tracking.records.assignments import Terms, assignment_called, extend, set_terms
from autograder.tracking.records.by_hand import COLUMNS, Answer, answers, rubrics_of, take_in_marks
from autograder.tracking.records.database import writing
from autograder.tracking.records.definitions import ensure_course
from autograder.tracking.records.judgements import judge
from autograder.tracking.records.late import Policy, moment
from autograder.tracking.records.overrides import override
from autograder.tracking.records.recorder import Recorder
from autograder.tracking.records.regrade import approve, movements
from autograder.tracking.records.roster import take_in
from autograder.tracking.records.roster_files import Entry
from autograder.tracking.records.students import course_called, student_called

Graded = Mapping[str, Sequence[tuple[Handed, SubmissionResult]]]  # by exercise

COURSE, ZONE, TEACHER = "Birds, first term", "America/Toronto", "the teacher"
DUE = {MATRICES: "2025-10-03 23:59", ACTIVATIONS: "2025-10-31 23:59", SLOPES: "2025-11-28 23:59"}
POLICY = Policy(grace_minutes=15, percent_a_day=10, floor_percent=50)
AFTER = {  # received so long after the due date; everybody else before
    ("blue-jay", MATRICES): timedelta(minutes=9),
    ("common-loon", MATRICES): timedelta(days=4, hours=2),
    ("mallard", MATRICES): timedelta(hours=20),
    ("osprey", SLOPES): timedelta(hours=5),
    ("whimbrel", ACTIVATIONS): timedelta(days=2, hours=3),
}
EXTENDED = ("common-loon", MATRICES, "2025-10-08 23:59", "was ill for a week")
ABSENT = {("puffin", ACTIVATIONS), ("puffin", SLOPES), ("raven", SLOPES), ("downy-woodpecker", ACTIVATIONS)}
TOO_STRICT = {"warbler": "logit", "snowy-owl": "sigmoid"}  # what an earlier check of the activations refused
LEVELS = {"arctic-tern": 4, "blue-jay": 2, "robin": 3, "sandpiper": 2}  # for what stands in the notebook
ON_PAPER = (2, 3, 3, 4)  # levels of the others, who wrote on paper
UNMARKED = {"common-loon", "puffin", "raven"}
JUDGED = (  # levels that the teacher set, in place of the computed ones
    ("sandpiper", "MCV4U:C2.1", "3", "explained the product of two matrices at the board, twice, without a slip"),
    ("mallard", "MHF4U:D1.7", "2+", "reads slopes off a graph, and cannot say yet why a secant becomes a tangent"),
)
SHOWN = ("raven", MATRICES, 12.0, "the upload broke off; the work was shown on paper")


def record_term(engine: Engine, graded: Graded) -> None:
    """Records the term, from the results that were graded and those that follow from them."""
    with writing(engine) as session:
        entries = [Entry(row, learner.name, _name(learner.name)) for row, learner in enumerate(LEARNERS, 2)]
        take_in(session, ensure_course(session, COURSE), entries, TEACHER)
    for slug in DUE:
        exercise = by_slug(slug)
        work = _everybody(exercise, graded[slug], _shares(graded))
        if slug == ACTIVATIONS:
            earlier = replace(exercise, version=f"{exercise.version}-before-a-check-was-mended")
            _record(engine, earlier, [(handed, _stricter(result, earlier)) for handed, result in work])
        _record(engine, exercise, work)
    with writing(engine) as session:
        _decide(session)


def _name(bird: str) -> str:
    return bird.replace("-", " ").capitalize()


def _shares(graded: Graded) -> dict[str, float]:
    """How well each learner did in the notebook that was graded."""
    both = [result for slug in (MATRICES, ACTIVATIONS) for _, result in graded[slug]]
    return {result.student: result.points / result.max_points for result in both}


def _everybody(
    exercise: Exercise, graded: Sequence[tuple[Handed, SubmissionResult]], shares: Mapping[str, float]
) -> list[tuple[Handed, SubmissionResult]]:
    """Who was graded as they were, the others put together; without those who handed nothing in."""
    results = [result for _, result in graded]
    known = pool(exercise, results, (*LEARNERS, *HANDFUL))
    there = {result.student for result in results}
    others = (name for name in sorted(shares) if name not in there and (name, exercise.slug) not in ABSENT)
    return [*graded, *(composed(known, name, 0.1 + 0.6 * (1 - shares[name])) for name in others)]


def _record(engine: Engine, exercise: Exercise, work: Sequence[tuple[Handed, SubmissionResult]]) -> None:
    recorder = Recorder(engine, COURSE, exercise, course_secret())
    for handed, result in work:
        recorder.record(handed, result, _received(handed.student, exercise.slug))


def _received(student: str, slug: str) -> datetime:
    early = -timedelta(minutes=Random(f"{student} {slug} received").randrange(10, 6000))
    return moment(DUE[slug], ZONE) + AFTER.get((student, slug), early)


def _stricter(result: SubmissionResult, earlier: Exercise) -> SubmissionResult:
    """What the earlier version gave: for some, the first check of a question that is right was not passed."""
    refused = TOO_STRICT.get(result.student)
    questions = tuple(_failed(one) if one.name == refused else one for one in result.questions)
    return replace(result, version=earlier.version, questions=questions)


def _failed(question: QuestionResult) -> QuestionResult:
    first = replace(question.checks[0], verdict=Verdict.FAIL, points=0.0)
    checks = (first, *question.checks[1:])
    return replace(question, checks=checks, points=sum(check.points for check in checks))


def _decide(session: Session) -> None:
    """What the teacher decided: due dates, an extension, the regrade, marks by hand, an override, two levels."""
    course = ensure_course(session, COURSE)
    for slug, due in DUE.items():
        assignment = assignment_called(session, course, slug)
        set_terms(session, assignment, Terms(moment(due, ZONE), ZONE, POLICY), TEACHER)
    name, slug, until, reason = EXTENDED
    student, assignment = student_called(session, course, name), assignment_called(session, course, slug)
    extend(session, assignment, student, moment(until, ZONE), reason, TEACHER)
    mended = assignment_called(session, course, ACTIVATIONS)
    approve(session, mended, movements(session, mended), TEACHER)
    _mark(session, course)
    name, slug, points, reason = SHOWN
    student, assignment = student_called(session, course, name), assignment_called(session, course, slug)
    override(session, assignment, student, None, points, reason, TEACHER)
    for name, outcome, level, reason in JUDGED:
        student = student_called(session, course, name)
        judge(session, course_called(session, COURSE), student, published().outcome(outcome), level, reason, TEACHER)


def _mark(session: Session, course: int) -> None:
    """The answers in one's own words, with levels of the rubrics; those of the last assignment still wait."""
    found = [one for slug in (MATRICES, ACTIVATIONS) for one in answers(session, course, slug)]
    rows = [(number, _marked(one)) for number, one in enumerate(found, 2) if one.student not in UNMARKED]
    rubrics = rubrics_of(list(DUE))
    take_in_marks(session, course, Path("marks.csv"), list(COLUMNS), rows, rubrics, TEACHER)


def _marked(one: Answer) -> dict[str, str]:
    """A row of the sheet, filled in."""
    place = {"student": one.student, "exercise": one.assignment.exercise, "question": one.question}
    if one.words and one.student in LEVELS:
        return {**place, "level": str(LEVELS[one.student])}
    level = Random(f"{one.student} {one.assignment.exercise} words").choice(ON_PAPER)
    return {**place, "level": str(level), "comment": "Written on paper."}

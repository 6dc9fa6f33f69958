"""All that the pages of a report are made from, read from the records by a fixed number of queries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from autograder.curriculum.categories import CATEGORIES
from autograder.curriculum.crosswalk import COURSE
from autograder.exercise import Exercise
from autograder.tracking.bank_outcomes import AtHand
from autograder.tracking.file_names import file_names
from autograder.tracking.mastery.evidence import Evidence
from autograder.tracking.mastery.judgement import Judgement
from autograder.tracking.mastery.roll_up import roll_up
from autograder.tracking.records.assignments import terms
from autograder.tracking.records.audit import Line, called, trail
from autograder.tracking.records.evidence import evidence
from autograder.tracking.records.exercises import Assignment
from autograder.tracking.records.judgements import standing
from autograder.tracking.records.late import in_words, zone_called
from autograder.tracking.records.marks import Mark, final_marks
from autograder.tracking.records.people import ACTIVE, UNLISTED, Course, Person, Student
from autograder.tracking.report.judging import Judged, judged
from autograder.tracking.report.pieces import Piece, pieces
from autograder.tracking.report.view import View, view

TOLD = ("extension", "regrade", "level")  # what of the trail a student's page tells in words


@dataclass(frozen=True)
class Learner:
    """A student of the report."""

    key: str
    name: str  # as the roster has it, else the key
    row: int  # of the evidence
    page: str  # the file, from the folder of the report
    marks: tuple[Mark, ...]
    pieces: tuple[Piece, ...]
    decisions: tuple[Line, ...]

    @property
    def missing(self) -> list[Mark]:
        """What was due and is not there."""
        return [mark for mark in self.marks if mark.missing]


@dataclass(frozen=True)
class Work:
    """An assignment, as the class did it."""

    exercise: str
    title: str
    due: str  # in words
    handed_in: int
    late: int
    to_mark: int  # still to be marked by hand


@dataclass(frozen=True, eq=False)
class Term:
    """A course as a report shows it."""

    course: str
    made: str
    method: str
    learners: tuple[Learner, ...]
    not_shown: Mapping[str, int]  # why → how many students
    work: tuple[Work, ...]
    own: View  # the course's own outcomes, which everything is evidence of
    views: tuple[View, ...]  # those that are shown
    categories: Judged  # Ontario's four, of the outcomes that carry one
    exercises: Mapping[str, Exercise]  # of the bank
    bank: AtHand

    @property
    def evidence_count(self) -> int:
        """How many checks and marks by hand bear on the outcomes."""
        return sum(len(learner.pieces) for learner in self.learners)


@dataclass(frozen=True)
class Wanted:
    """What a report is asked for."""

    frameworks: tuple[str, ...]  # none: the course's own outcomes
    method: str
    made: str


def read_term(session: Session, course: Course, bank: AtHand, exercises: Sequence[Exercise], wanted: Wanted) -> Term:
    """The course as it stands.

    Raises
    ------
    UnknownFramework, UnknownMasteryMethod
        If something is asked for that is not there.
    """
    names = dict.fromkeys(bank.catalogue.framework(name).name for name in wanted.frameworks or (COURSE,))
    found = Evidence(**evidence(session, course)._asdict())
    learners, not_shown = _learners(session, course, found)
    rows = [learner.row for learner in learners]
    set_by_hand = _judgements(session, course)
    views = {
        name: view(bank.catalogue.framework(name), bank, found, rows, wanted.method, set_by_hand[name])
        for name in dict.fromkeys([COURSE, *names])
    }
    return Term(
        course=course.name,
        made=wanted.made,
        method=wanted.method,
        learners=tuple(learners),
        not_shown=not_shown,
        work=_work(session, course, learners),
        own=views[COURSE],
        views=tuple(views[name] for name in names),
        categories=judged(roll_up(found, bank.walk.categories(), list(CATEGORIES)), wanted.method),
        exercises={exercise.slug: exercise for exercise in exercises},
        bank=bank,
    )


def _judgements(session: Session, course: Course) -> Mapping[str, list[Judgement]]:
    """The levels that teachers set, by framework."""
    keys = session.execute(select(Student.id, Person.key).outerjoin(Person, Person.student_id == Student.id))
    who = {row.id: called(row.key, row.id) for row in keys}
    found: defaultdict[str, list[Judgement]] = defaultdict(list)
    for one in standing(session, course):
        why = one.reason or "forgotten with the person"
        found[one.framework].append(Judgement(who[one.student_id], one.outcome, one.level, one.by, why, day(one.at)))
    return found


def _learners(session: Session, course: Course, found: Evidence) -> tuple[list[Learner], Mapping[str, int]]:
    marks: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in final_marks(session, course):
        marks[mark.student_id].append(mark)
    told: defaultdict[str, list[Line]] = defaultdict(list)
    for line in trail(session, course.id):
        if line.action in TOLD and line.student and not _changed_nothing(line):
            told[line.student].append(line)
    theirs = pieces(session, course)
    place = {key: row for row, key in enumerate(found.students)}
    people = session.execute(
        select(Student.id, Student.status, Person.key, Person.name)
        .outerjoin(Person, Person.student_id == Student.id)
        .where(Student.course_id == course.id)
    ).all()
    shown = sorted(
        (person for person in people if person.status in (ACTIVE, UNLISTED)),
        key=lambda person: (person.name or person.key or "").casefold(),
    )
    keys = [called(person.key, person.id) for person in shown]
    pages = [f"students/{name}" for name in file_names([(key,) for key in keys])]
    learners = [
        Learner(
            key,
            person.name or key,
            place[key],
            page,
            tuple(marks[person.id]),
            tuple(theirs.get(person.id, ())),
            tuple(told[key]),
        )
        for person, key, page in zip(shown, keys, pages, strict=True)
    ]
    return learners, Counter(person.status for person in people if person.status not in (ACTIVE, UNLISTED))


def _changed_nothing(line: Line) -> bool:
    """Whether it is a regrade after which all points are as they were."""
    before, arrow, after = line.detail.partition(" → ")
    return line.action == "regrade" and bool(arrow) and before == after


def _work(session: Session, course: Course, learners: Sequence[Learner]) -> tuple[Work, ...]:
    assignments = session.scalars(select(Assignment).where(Assignment.course_id == course.id).order_by(Assignment.id))
    marks: defaultdict[str, list[Mark]] = defaultdict(list)
    for learner in learners:
        for mark in learner.marks:
            marks[mark.exercise].append(mark)
    return tuple(_as_done(assignment, marks[assignment.exercise]) for assignment in assignments)


def _as_done(assignment: Assignment, marks: Sequence[Mark]) -> Work:
    until = terms(assignment)
    there = [mark for mark in marks if mark.handed_in]
    return Work(
        assignment.exercise,
        assignment.title,
        in_words(until.due, zone_called(until.zone)) if until.due else "no due date",
        handed_in=len(there),
        late=sum(mark.lateness.days > 0 for mark in there),
        to_mark=sum(question.source == "unmarked" for mark in there for question in mark.questions),
    )


def day(when: datetime) -> str:
    """A day as people write it: "3 October 2025"."""
    return f"{when.day} {when:%B %Y}"

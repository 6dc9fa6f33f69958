"""The gradebook of a term for Canvas and Moodle: who is in the class now, each once, a column for each assignment.

Those who left are left out: Canvas asks about a student it does not know, and Moodle refuses the whole file. A mark
that is not final stays empty, unless it is asked for; one among the lowest that are dropped is excused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from autograder.errors import UserError
from autograder.grading.intake.roster import Enrolled
from autograder.tracking.exports.learners import Learner
from autograder.tracking.exports.term import Assigned, Term
from autograder.tracking.gradebook import Column, canvas_book, moodle_book
from autograder.tracking.records.marks import Mark

EXCUSED = "EX"  # Canvas's word; for Moodle an empty cell, and a sentence
NO_ASSIGNMENT = re.compile(r"(Current|Final|Unposted).*(Score|Points|Grade)|Override (Score|Grade|Status)", re.I)
Shown = Callable[[Mark], float | str | None]


class BadColumn(UserError):
    """A column that the gradebook would not read as meant."""


def canvas(term: Term, ids: Mapping[str, str], provisional: bool = False) -> str:
    """The CSV for Canvas. `ids` are Canvas's numbers of the assignments, by exercise; without one it makes a new one.

    Raises
    ------
    BadColumn
        If a number is of no assignment, or is none, or Canvas would not take a title for an assignment's.
    """
    slugs = [assigned.slug for assigned in term.assignments]
    for slug, ident in ids.items():
        if slug not in slugs or not (ident.isascii() and ident.isdigit()):
            raise BadColumn(f"{slug}={ident} is no exercise of the course with its number; it has: {', '.join(slugs)}")
    for assigned in term.assignments:
        if NO_ASSIGNMENT.search(assigned.title):
            raise BadColumn(f"Canvas ignores a column called {assigned.title!r}; give the exercise another title")
    titles = [f"{one.title} ({ids[one.slug]})" if one.slug in ids else one.title for one in term.assignments]
    shown = _shown(provisional, EXCUSED)
    return canvas_book(
        _enrolled(term), [_column(term, one, title, shown) for one, title in zip(term.assignments, titles, strict=True)]
    )


def moodle(term: Term, provisional: bool = False) -> str:
    """The CSV for Moodle; the feedback says what lateness cost and what is not final."""
    shown = _shown(provisional, None)
    return moodle_book(_enrolled(term), [_column(term, one, one.title, shown) for one in term.assignments])


def unfinished(term: Term) -> int:
    """How many marks of the class are not final."""
    return sum(learner.here and mark.handed_in and not mark.final for learner, _, mark in term.lines())


def _class(term: Term) -> Sequence[Learner]:
    return [learner for learner in term.learners if learner.here]


def _enrolled(term: Term) -> list[Enrolled]:
    """The class as gradebooks name it: by what the platform can find, at the least by the key."""
    return [
        Enrolled(
            one.key, one.name or one.key, one.email, one.number, one.login or _login(one), one.platform_id, one.section
        )
        for one in _class(term)
    ]


def _login(one: Learner) -> str:
    """The key, where nothing else would tell who it is."""
    return "" if one.number or one.platform_id or one.email else one.key


def _shown(provisional: bool, excused: str | None) -> Shown:
    def shown(mark: Mark) -> float | str | None:
        if mark.dropped:
            return excused
        if not (mark.handed_in or mark.missing or mark.override):
            return None  # nothing is due yet
        return mark.points if mark.final or provisional else None

    return shown


def _column(term: Term, assigned: Assigned, title: str, shown: Shown) -> Column:
    marks = [term.marks.get((one.student_id, assigned.slug)) for one in _class(term)]
    points = [shown(mark) if mark else None for mark in marks]
    return Column(title, assigned.max_points, points, [_feedback(mark) if mark else "" for mark in marks])


def _feedback(mark: Mark) -> str:
    words = [mark.lateness.sentence] if mark.handed_in else []
    if mark.missing:
        words.append("Nothing was handed in.")
    if mark.dropped:
        words.append(f"{mark.points:g} of {mark.max_points:g}, among the lowest, which do not count.")
    if mark.handed_in and not mark.final:
        words.append("Not final: something is still to be marked.")
    return " ".join(filter(None, words))

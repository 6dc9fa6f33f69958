"""A term as xAPI statements, one a line of JSON: marks on exercises, mastery of outcomes.

A statement's id is made of all that it says: sent twice it is the same statement, and after a regrade another one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from autograder.curriculum.identifiers import identifier, uri
from autograder.errors import UserError
from autograder.tracking.exports.learners import Learner
from autograder.tracking.exports.lens import objective, words
from autograder.tracking.exports.sheets import moment
from autograder.tracking.exports.showing import Shown
from autograder.tracking.exports.term import Assigned, Term
from autograder.tracking.mastery.methods import MAXIMUM
from autograder.tracking.records.marks import Mark

VERBS = "http://adlnet.gov/expapi/verbs/"
TYPES = "http://adlnet.gov/expapi/activities/"
HOME = "https://nnmath.invalid/"  # of the accounts, where a school gives no address: a name that will never be a site
SET, COMPUTED = f"{HOME}level-set-by-a-teacher", f"{HOME}computed-mastery"  # where a teacher's level goes before ours
Json = dict[str, Any]


class BadHome(UserError):
    """No address of a school's accounts."""


def statements(term: Term, shown: Iterable[Shown], home: str = HOME) -> Iterator[Json]:
    """The statements, first on marks, then on outcomes. Work that nobody handed in is no experience.

    Raises
    ------
    BadHome
        If `home` is no address.
    """
    if urlsplit(home).scheme not in ("http", "https") or not urlsplit(home).netloc:
        raise BadHome(f"{home!r} is no address for accounts; give one such as https://school.example/")
    for learner, assigned, mark in term.lines():
        if mark.handed_in:
            yield _of_mark(term, learner, assigned, mark, home)
    for one in shown:
        yield _of_outcome(term, one, home)


def xapi(found: Iterable[Json]) -> str:
    """Statements as JSON lines."""
    return "".join(json.dumps(statement, ensure_ascii=False) + "\n" for statement in found)


def _of_mark(term: Term, learner: Learner, assigned: Assigned, mark: Mark, home: str) -> Json:
    result = {**_score(mark.points, mark.max_points), "completion": mark.final}
    activity = _activity(_exercise(assigned.slug), "assessment", assigned.title)
    return _statement(term, learner, "scored", activity, result, term.received[learner.student_id, assigned.slug], home)


def _of_outcome(term: Term, one: Shown, home: str) -> Json:
    """ "mastered" only where it is so; otherwise a score on the outcome, without a verdict where there is none."""
    score = {} if one.mastery is None else {**_score(one.mastery, MAXIMUM), "success": one.mastered}
    if one.judged is not None:
        score["extensions"] = {SET: one.judged.level, **({} if one.computed is None else {COMPUTED: one.computed})}
    activity = _activity(uri(objective(one.outcome)), "objective", one.outcome.name, words(one.outcome))
    verb = "mastered" if one.mastered else "scored" if score else "experienced"
    return _statement(term, one.learner, verb, activity, score, one.newest, home)


def _score(raw: float, most: float) -> Json:
    """A score may only have bounds where they differ."""
    if most <= 0:
        return {"score": {"raw": raw}}
    return {"score": {"scaled": round(min(max(raw / most, 0), 1), 6), "raw": raw, "min": 0, "max": most}}


def _activity(ident: str, kind: str, name: str, description: str = "") -> Json:
    more = {"description": {"en": description}} if description else {}
    return {"objectType": "Activity", "id": ident, "definition": {"type": TYPES + kind, "name": {"en": name}, **more}}


def _exercise(slug: str) -> str:
    return uri(identifier("exercise", slug))


def _statement(
    term: Term, learner: Learner, verb: str, activity: Json, result: Mapping[str, Any], at: datetime, home: str
) -> Json:
    body: Json = {
        "timestamp": moment(at),
        "actor": {"objectType": "Agent", "account": {"homePage": home, "name": learner.login or learner.key}},
        "verb": {"id": VERBS + verb, "display": {"en": verb}},
        "object": activity,
        **({"result": result} if result else {}),
        "context": {"contextActivities": {"parent": [{"id": uri(identifier("course", term.course))}]}},
    }
    return {"id": identifier("statement", json.dumps(body, sort_keys=True)), **body}

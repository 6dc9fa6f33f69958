"""A term's results as OneRoster 1.2 CSV: line items, results, and the learning objectives of both.

A delta by default: a system that reads a bulk file takes it for all there is, and would drop what others recorded.
Classes, schools, sessions and users belong to the school's system; they are pointed to by its ids, not sent. Those who
left are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from autograder.curriculum.identifiers import identifier
from autograder.tracking.exports.lens import Lens, objective, words
from autograder.tracking.exports.pieces import Piece
from autograder.tracking.exports.sheets import Cell, csv_text, moment
from autograder.tracking.exports.term import Assigned, Term
from autograder.tracking.records.marks import Mark

FILES = (
    *("academicSessions", "categories", "classes", "classResources", "courses", "courseResources", "demographics"),
    *("enrollments", "lineItemLearningObjectiveIds", "lineItems", "lineItemScoreScales", "orgs", "resources"),
    *("resultLearningObjectiveIds", "results", "resultScoreScales", "roles", "scoreScales", "userProfiles"),
    *("userResources", "users"),
)
FIRST = ("sourcedId", "status", "dateLastModified")
COLUMNS = {
    "categories": ("title", "weight"),
    "lineItems": (
        *("title", "description", "assignDate", "dueDate", "classSourcedId", "categorySourcedId"),
        *("academicSessionSourcedId", "resultValueMin", "resultValueMax", "schoolSourcedId"),
    ),
    "results": (
        *("lineItemSourcedId", "studentSourcedId", "scoreStatus", "score", "scoreDate", "comment", "textScore"),
        *("classSourcedId", "inProgress", "incomplete", "late", "missing"),
    ),
    "lineItemLearningObjectiveIds": ("lineItemSourcedId", "source", "learningObjectiveId"),
    "resultLearningObjectiveIds": ("resultSourcedId", "source", "learningObjectiveId", "score", "textScore"),
}
CASE = "case"  # the source: the identifiers are those of our CASE documents
Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Places:
    """What the school's system calls the class, the school, the session; empty: an identifier of ours."""

    class_: str = ""
    school: str = ""
    session: str = ""


@dataclass(frozen=True)
class _Package:
    """The package while it is made."""

    term: Term
    lens: Lens
    places: Places
    bulk: bool
    rows: Mapping[str, list[Row]] = field(default_factory=lambda: {name: [] for name in COLUMNS})

    def add(self, name: str, ident: str, *cells: Cell) -> None:
        """Adds a row, with the three columns that every file begins with."""
        stamp = ("", "") if self.bulk else ("active", moment(self.term.at))
        self.rows[name].append((ident, *stamp, *cells))

    def ident(self, kind: str, *names: str) -> str:
        """An identifier of ours within this course."""
        return identifier(f"oneroster {kind}", self.term.course, *names)

    @property
    def class_(self) -> str:
        """The id of the class."""
        return self.places.class_ or self.ident("class")


def oneroster(
    term: Term, pieces: Iterable[Piece], lens: Lens, places: Places | None = None, bulk: bool = False
) -> dict[str, bytes]:
    """The files of the package by name, the manifest first."""
    package = _Package(term, lens, places or Places(), bulk)
    package.add("categories", package.ident("category"), "Exercises", None)
    for assigned in term.assignments:
        _line_item(package, assigned)
    scores = _scores(lens, pieces)
    for learner, assigned, mark in term.lines():
        if learner.here and (mark.handed_in or mark.missing or mark.override):
            student = learner.platform_id or learner.ident
            name = (assigned.slug, learner.ident)
            _result(package, assigned, mark, package.ident("result", *name), student, learner.student_id)
            _objectives(package, name, scores.get((learner.student_id, assigned.slug), {}))
    head = [("propertyName", "value"), *_manifest(package)]
    files = {"manifest.csv": csv_text(head)}
    for file, rows in package.rows.items():
        files[f"{file}.csv"] = csv_text([(*FIRST, *COLUMNS[file]), *rows])
    return {name: text.encode() for name, text in files.items()}


def _manifest(package: _Package) -> Iterator[tuple[str, str]]:
    yield "manifest.version", "1.0"
    yield "oneroster.version", "1.2"
    for name in FILES:
        yield f"file.{name}", ("bulk" if package.bulk else "delta") if name in COLUMNS else "absent"
    yield "source.systemName", "nnmath"
    yield "source.systemCode", "nnmath"


def _line_item(package: _Package, assigned: Assigned) -> None:
    ident, known = package.ident("line item", assigned.slug), package.lens.outcomes
    shown = [known[code] for code in package.lens.codes(assigned.outcomes)]
    package.add(
        "lineItems",
        ident,
        assigned.title,
        " ".join(words(outcome) for outcome in shown),
        _day(assigned.made.date()),
        _day((assigned.due or assigned.made).date()),  # required; without a due date the day it was given out
        package.class_,
        package.ident("category"),
        package.places.session or package.ident("session"),
        0.0,
        assigned.max_points,
        package.places.school or package.ident("school"),
    )
    for outcome in shown:
        of = package.ident("line item objective", assigned.slug, outcome.name)
        package.add("lineItemLearningObjectiveIds", of, ident, CASE, objective(outcome))


def _result(package: _Package, assigned: Assigned, mark: Mark, ident: str, student: str, number: int) -> None:
    at = package.term.received.get((number, assigned.slug), package.term.at)
    partly = mark.handed_in and not mark.final
    status = "partially graded" if partly else "not submitted" if mark.missing else "fully graded"
    package.add(
        "results",
        ident,
        package.ident("line item", assigned.slug),
        student,
        "exempt" if mark.dropped else status,
        mark.points,
        _day(at.date()),
        mark.lateness.sentence,
        f"{mark.points:g} of {mark.max_points:g}",
        package.class_,
        False,
        partly,
        mark.lateness.days > 0,
        mark.missing,
    )


def _objectives(package: _Package, name: Sequence[str], scores: Mapping[str, tuple[float, float]]) -> None:
    known = package.lens.outcomes
    for code, (points, of) in sorted(scores.items()):
        outcome = known[code]
        ident = package.ident("result objective", *name, outcome.name)
        text = f"{points:g} of {of:g} points; {outcome.name}, status: {outcome.status.value}"
        result = package.ident("result", *name)
        package.add("resultLearningObjectiveIds", ident, result, CASE, objective(outcome), points, text)


def _scores(lens: Lens, pieces: Iterable[Piece]) -> dict[tuple[int, str], dict[str, tuple[float, float]]]:
    """For each student and exercise, the points on each outcome of the framework and how many there were."""
    found: dict[tuple[int, str], dict[str, tuple[float, float]]] = defaultdict(dict)
    for piece in pieces:
        if piece.verdict == "GRADER" or piece.max_points <= 0:  # our fault is nobody's evidence
            continue
        cell = found[piece.student_id, piece.exercise]
        for code in lens.codes(piece.outcomes):
            points, of = cell.get(code, (0.0, 0.0))
            cell[code] = points + piece.points, of + piece.max_points
    return found


def _day(day: date) -> str:
    return day.isoformat()

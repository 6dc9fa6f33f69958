"""A framework as Canvas's outcomes CSV: a group for the framework, one for each strand, the outcomes in them."""

from __future__ import annotations

from html import escape
from itertools import chain

from autograder.curriculum.identifiers import identifier
from autograder.curriculum.outcomes import Framework, Outcome
from autograder.tracking.exports.lens import objective, words
from autograder.tracking.exports.sheets import csv_text
from autograder.tracking.mastery.methods import MASTERED, TIMES

HEAD = (
    "vendor_guid",
    "object_type",
    "title",
    "description",
    "display_name",
    "calculation_method",
    "calculation_int",
    "parent_guids",
    "workflow_state",
)
RATINGS = ((4, "Exceeds"), (3, "Meets"), (2, "Approaches"), (1, "Begins"), (0, "No evidence"))  # falling, as it must be
METHODS = {"decaying_average": "65", "n_mastery": str(TIMES), "highest": "", "latest": ""}  # and their numbers
LONGEST = 255  # characters of a title
Row = tuple[str, ...]


def canvas_outcomes(framework: Framework, method: str = "decaying_average", mastery_points: bool = False) -> str:
    """The CSV for Canvas: Outcomes → Import. Not every Canvas takes `mastery_points`, so they are asked for."""
    points = ("mastery_points",) if mastery_points else ()
    head = (*HEAD, *points, "ratings")
    top = identifier("document", framework.name)
    rows = [(*_group(top, framework.title, framework.notice, ""), *("" for _ in points))]
    strands = dict.fromkeys(outcome.strand for outcome in framework.outcomes)
    for strand in strands:
        group = _group(_strand(framework, strand), strand or framework.title, "", top)
        rows.append((*group, *("" for _ in points)))
    for outcome in framework.outcomes:
        of = (f"{MASTERED:g}",) if mastery_points else ()
        ratings = chain.from_iterable((str(number), name) for number, name in RATINGS)
        rows.append((*_outcome(framework, outcome, method), *of, *ratings))
    width = len(head) - 1 + 2 * len(RATINGS)  # header cells after `ratings` are blank
    return csv_text((*row, *[""] * (width - len(row))) for row in (head, *rows))


def _strand(framework: Framework, strand: str) -> str:
    return identifier("strand", framework.name, strand)


def _group(guid: str, title: str, description: str, parent: str) -> Row:
    return (guid, "group", title[:LONGEST], escape(description, quote=False), "", "", "", parent, "active")


def _outcome(framework: Framework, outcome: Outcome, method: str) -> Row:
    return (
        objective(outcome),
        "outcome",
        outcome.name[:LONGEST],
        escape(words(outcome), quote=False),  # Canvas shows a description as HTML
        outcome.statement[:LONGEST],
        method,
        METHODS[method],
        _strand(framework, outcome.strand),
        "active",
    )

"""A framework as Moodle's competency framework CSV: strands, below them overall expectations, below them the rest.

The columns are read by position, so their order is fixed.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from autograder.curriculum.identifiers import identifier
from autograder.curriculum.outcomes import Framework, Outcome
from autograder.tracking.exports.lens import objective, words
from autograder.tracking.exports.sheets import csv_text

HEAD = (
    "Parent ID number",
    "ID number",
    "Short name",
    "Description",
    "Description format",
    "Scale values",
    "Scale configuration",
    "Rule type (optional)",
    "Rule outcome (optional)",
    "Rule config (optional)",
    "Cross-referenced competency ID numbers",
    "Exported ID (optional)",
    "Is framework",
    "Taxonomy",
)
SCALE = "Not yet competent,Competent"
CONFIGURATION = '[{"scaleid":"2"},{"id":2,"scaledefault":1,"proficient":1}]'
TAXONOMY = "competency,competency,competency,competency"
HTML = "1"  # the number of the description's format
LONGEST = 100  # characters of a short name; Moodle would cut it, and two could then be alike
Row = tuple[str, ...]


def moodle_competencies(framework: Framework) -> str:
    """The CSV for Moodle: Site administration → Competencies → Import competency framework."""
    about = f"{framework.document} ({framework.publisher}). {framework.notice}"
    first = ("", identifier("document", framework.name), _short(framework.title), escape(about, quote=False), HTML)
    top = (*first, SCALE, CONFIGURATION, "", "", "", "", "", "1", TAXONOMY)
    return csv_text([HEAD, top, *_competencies(framework)])


def _competencies(framework: Framework) -> Iterator[Row]:
    """Parents before their children."""
    for strand in dict.fromkeys(outcome.strand for outcome in framework.outcomes):
        yield _row("", identifier("strand", framework.name, strand), strand or framework.title, "")
    parents = {outcome.code: _parent(framework, outcome) for outcome in framework.outcomes}
    for outcome in sorted(framework.outcomes, key=lambda one: parents[one.code] is not None):
        above = parents[outcome.code]
        parent = objective(above) if above else identifier("strand", framework.name, outcome.strand)
        yield _row(parent, objective(outcome), f"{outcome.code} {outcome.statement}", words(outcome))


def _parent(framework: Framework, outcome: Outcome) -> Outcome | None:
    """The overall expectation, where it is an outcome itself."""
    return framework.outcome(outcome.overall) if outcome.overall != outcome.code else None


def _row(parent: str, ident: str, short: str, description: str) -> Row:
    return (parent, ident, _short(short), escape(description, quote=False), HTML, *("",) * 3, "0", "null", *("",) * 4)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"

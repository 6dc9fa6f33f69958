"""Frameworks, outcomes and coverage as tables and as plain values for JSON; every outcome with its status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from autograder.curriculum.coverage import Covered
    from autograder.curriculum.outcomes import Framework, Outcome

WRAPPED = ("statement", "strand", "title")  # columns that give way where the terminal is narrow
PARAPHRASED = "Statements are our own words, never official. Check what is unverified against the document."
BROUGHT = "Codes and statements are those of the school's file; nobody has compared them with a document."
OWN = "The course's own outcomes."


def framework_row(framework: Framework) -> dict[str, Any]:
    counts = Counter(outcome.status.value for outcome in framework.outcomes)
    statuses = {status: counts[status] for status in ("verified", "partly", "unverified")}
    return {"framework": framework.name, "outcomes": len(framework.outcomes), **statuses, "title": framework.title}


def outcome_row(outcome: Outcome) -> dict[str, Any]:
    return {
        "code": outcome.code,
        "status": outcome.status.value,
        "grade": outcome.grade,
        "strand": outcome.strand,
        "statement": outcome.statement,
    }


def covered_row(row: Covered) -> dict[str, Any]:
    return {
        "code": row.outcome.code,
        "status": row.outcome.status.value,
        "checks": row.checks,
        "by_hand": row.by_hand,
        "points": row.points,
        "exercises": list(row.exercises),
        "own": list(row.own),
        "strand": row.outcome.strand,
        "statement": row.outcome.statement,
    }


def about(framework: Framework) -> dict[str, Any]:
    from autograder.curriculum.catalogue import published
    from autograder.curriculum.crosswalk import COURSE

    keys = ("name", "title", "publisher", "document", "url", "notice")
    remark = PARAPHRASED if framework in published().frameworks else OWN if framework.name == COURSE else BROUGHT
    return {**{key: getattr(framework, key) for key in keys}, "remark": remark}


def print_rows(rows: Sequence[dict[str, Any]], columns: Sequence[str]) -> None:
    from rich.console import Console
    from rich.table import Table

    from autograder.tracking.plain_text import clean

    table = Table(box=None, pad_edge=False)
    for title in columns:
        right = bool(rows) and isinstance(rows[0][title], int | float)
        justify: Literal["left", "right"] = "right" if right else "left"
        table.add_column(title.replace("_", " "), justify=justify, overflow="fold", no_wrap=title not in WRAPPED)
    for row in rows:
        table.add_row(*(clean(_cell(row[title])) for title in columns))
    Console(markup=False, highlight=False).print(table)


def _cell(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)

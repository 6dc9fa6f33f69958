"""The proofs with a bar while they run, and the scorecard as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from autograder.authoring.proofs import Scorecard


def prove_with_progress(exercises: Sequence[Any], jobs: int, seeds: int) -> Scorecard:
    from rich.console import Console
    from rich.progress import Progress

    from autograder.authoring.proofs import prove

    with Progress(console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("proving", total=None)
        for done, of, found in prove(exercises, jobs, seeds):
            card = found
            progress.update(bar, completed=done, total=of)
    return card


def print_scorecard(card: Scorecard) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for title in ("exercise", "question", "checks", "refused", "diagnosed", "shown", "variants"):
        table.add_column(title, justify="left" if title in ("exercise", "question") else "right")
    for row in card.rows:
        of = f"/{row.misconceptions}"
        counts = (f"{row.refused}{of}", f"{row.diagnosed}{of}", f"{row.shown}{of}", f"{row.accepted}/{row.variants}")
        table.add_row(row.exercise, row.question, str(row.checks), *counts)
    console = Console(markup=False, highlight=False)
    console.print(table)
    console.print(f"\n{card.wrong_accepted} wrong answers accepted of {card.wrong} graded")
    console.print(f"{card.right_refused} right answers refused of {card.right} graded")
    if card.own_drawn:
        console.print(f"{card.own_wrong} wrong among {card.own_drawn} students' own numbers")
    console.print(f"reference: {card.reference}")
    console.print(card.took)
    for finding in card.findings:
        console.print(f"✗ proof {finding.proof}, {finding.exercise}: {finding.text}")

"""The tables that code can print, in the README: written here, between two comments, by one command."""

from __future__ import annotations

import re
from pathlib import Path

from autograder.authoring.proofs import Row, Scorecard
from autograder.exercise import ExerciseError
from autograder.grading.outputs import write_whole

BLOCK = re.compile(
    r"(<!-- scorecard: made by `nnmath check --readme README.md` -->\n).*?(<!-- end of scorecard -->)", re.S
)


def write_scorecard(card: Scorecard, readme: Path) -> None:
    """Puts the scorecard between its comments.

    Raises
    ------
    ExerciseError
        If the file has no place for it.
    """
    text = readme.read_text(encoding="utf-8")
    if not BLOCK.search(text):
        raise ExerciseError(f"{readme}: has no place for the scorecard; add the two comments that BLOCK looks for")
    write_whole(readme, BLOCK.sub(lambda match: match[1] + table(card) + match[2], text))


def table(card: Scorecard) -> str:
    """The scorecard in Markdown: a line an exercise, then the two counts that a grade's worth hangs on."""
    slugs = list(dict.fromkeys(row.exercise for row in card.rows))
    lines = [
        "| exercise | questions | checks | misconceptions refused | diagnosed as themselves | variants accepted |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for slug in slugs:
        lines.append(_line(f"`{slug}`", [row for row in card.rows if row.exercise == slug]))
    lines.append(_line("**all**", card.rows))
    lines += [
        "",
        f"Wrong answers accepted: **{card.wrong_accepted}** of {card.wrong:,} graded. "
        f"Right answers refused: **{card.right_refused}** of {card.right:,} graded. "
        f"Numbers of students' own with which a public check is wrong: **{card.own_wrong}** of {card.own_drawn} drawn.",
        "",
        f"{card.took}.",
        "",
    ]
    return "\n".join(lines)


def _line(name: str, rows: list[Row]) -> str:
    wrong, variants = sum(row.misconceptions for row in rows), sum(row.variants for row in rows)
    cells = (
        name,
        str(len(rows)),
        str(sum(row.checks for row in rows)),
        f"{sum(row.refused for row in rows)} / {wrong}",
        f"{sum(row.diagnosed for row in rows)} / {wrong}",
        f"{sum(row.accepted for row in rows)} / {variants}",
    )
    return "| " + " | ".join(cells) + " |"

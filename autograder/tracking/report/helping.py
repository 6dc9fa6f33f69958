"""Who needs help, and why: what is missing, what is below level 2, which mistakes have a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from autograder.tracking.plain_text import count
from autograder.tracking.report.term import Learner, Term
from autograder.tracking.report.view import LOW

MANY = 0.25  # of the outcomes below level 2: with fewer, one has a gap, as nearly everybody has
SHOWN = 4  # outcomes, and mistakes, that are named in one line


@dataclass(frozen=True)
class Help:
    """Somebody who needs help."""

    learner: Learner
    reasons: tuple[str, ...]
    missing: int
    low: int
    seen: int

    @property
    def much(self) -> bool:
        """Whether work is missing, or much is low; else it is a gap or two."""
        return bool(self.missing) or self.low >= MANY * self.seen


def helped(term: Term) -> list[Help]:
    """Who needs help, those who need most first; judged by the course's own outcomes, which hold all evidence."""
    found = [_help(term, learner) for learner in term.learners]
    return sorted((each for each in found if each.reasons), key=lambda each: (-each.missing, -each.low))


def _help(term: Term, learner: Learner) -> Help:
    columns = term.own.columns
    cells = [(column, term.own.cell(learner.row, column)) for column in columns]
    low = [column.outcome.code for column, cell in cells if 0 <= cell.step < LOW]
    seen = sum(cell.pieces > 0 for _, cell in cells)
    reasons = []
    if learner.missing:
        reasons.append(f"not handed in: {_list([mark.title for mark in learner.missing])}")
    if low:
        reasons.append(f"below level 2 in {len(low)} of {count(seen, 'outcome')}: {_list(list(map(plain, low)))}")
    if not reasons:
        return Help(learner, (), 0, 0, seen)
    named = list(dict.fromkeys(piece.misconception for piece in learner.pieces if piece.misconception))
    if named:
        reasons.append(f"mistakes with a name: {_list([name.replace('_', ' ') for name in named])}")
    return Help(learner, tuple(reasons), len(learner.missing), len(low), seen)


def plain(code: str) -> str:
    """One of the course's own codes, as it is read: "matrices.weighted_inputs" is "weighted inputs"."""
    return code.rpartition(".")[2].replace("_", " ")


def _list(words: Sequence[str]) -> str:
    more = f" and {len(words) - SHOWN} more" if len(words) > SHOWN else ""
    return ", ".join(words[:SHOWN]) + more

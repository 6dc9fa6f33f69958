"""What would raise a student's mastery of an outcome: points left open, work not handed in, more evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from autograder.tracking.plain_text import count, points
from autograder.tracking.report.judging import Cell
from autograder.tracking.report.pieces import Piece
from autograder.tracking.report.term import Learner, Term

NOISE = 1e-9


def raising(term: Term, learner: Learner, theirs: Sequence[Piece], own: Collection[str], cell: Cell) -> list[str]:
    """Sentences, what brings most first; `theirs` are the pieces for the outcome, `own` are our outcomes of it."""
    lines = [*_open(theirs), *_missing(term, learner, own)]
    if not lines and not cell.little:
        return ["Every point is reached. To keep it, show it again in later work."]
    if not lines:
        lines = ["Every point is reached, from little evidence so far."]
    if cell.little or len(lines) == 1:
        lines += _more(term, learner, own)
    return lines


def _open(theirs: Sequence[Piece]) -> list[str]:
    """The points that are open, by question."""
    found: defaultdict[tuple[str, str], list[Piece]] = defaultdict(list)
    for piece in theirs:
        found[piece.exercise_title, piece.question_title].append(piece)
    left = [(sum(piece.open for piece in group), place, group) for place, group in found.items()]
    return [
        f"{points(gain)} of {count(sum(piece.max_points for piece in group), 'point')} open in “{title}”, "
        f"“{question}”: {_what(group)}"
        for gain, (title, question), group in sorted(left, key=lambda each: -each[0])
        if gain > NOISE
    ]


def _what(group: Sequence[Piece]) -> str:
    words = [piece.sentence or "in your own words, marked by a person." for piece in group if piece.open > NOISE]
    return " ".join(words)


def _missing(term: Term, learner: Learner, own: Collection[str]) -> list[str]:
    """The assignments that would be evidence and are not there."""
    absent = [mark for mark in learner.marks if not mark.handed_in]
    found = [(mark.title, _bearing(term, mark.exercise, own)) for mark in absent]
    return [f"Hand in “{title}”: {count(gain, 'point')} there bear on it." for title, gain in found if gain]


def _more(term: Term, learner: Learner, own: Collection[str]) -> list[str]:
    """The exercises that the course could still assign."""
    assigned = {mark.exercise for mark in learner.marks}
    others = [exercise.title for slug, exercise in term.exercises.items() if slug not in assigned]
    slugs = [slug for slug in term.exercises if slug not in assigned]
    titles = [title for slug, title in zip(slugs, others, strict=True) if _bearing(term, slug, own)]
    return [f"More evidence would come from {', '.join(f'“{title}”' for title in titles)}."] if titles else []


def _bearing(term: Term, exercise: str, own: Collection[str]) -> float:
    bearers = (each for each in term.bank.bearers if each.exercise == exercise and set(each.outcomes) & set(own))
    return sum(each.points for each in bearers)

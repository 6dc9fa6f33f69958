"""A page for each student: each outcome with its evidence, its interval and what would raise it; marks in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from autograder.curriculum.categories import CATEGORIES
from autograder.tracking.report.judging import Cell
from autograder.tracking.report.making import Maker, Page
from autograder.tracking.report.pieces import Piece
from autograder.tracking.report.raising import raising
from autograder.tracking.report.term import Learner, Term
from autograder.tracking.report.view import Column, Strand, View


@dataclass(frozen=True)
class Shown:
    """One outcome on a student's page."""

    column: Column
    cell: Cell
    words: str
    pieces: tuple[Piece, ...]
    raising: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A strand on a student's page; outcomes without evidence of this student are told apart."""

    strand: Strand
    cell: Cell
    words: str
    shown: tuple[Shown, ...]
    unseen: tuple[Shown, ...]


def _pages(term: Term) -> Iterator[Page]:
    for learner in term.learners:
        sections = [(view, parts(term, view, learner)) for view in term.views]
        values = {"learner": learner, "sections": sections, "categories": categories(term, learner)}
        yield Page(learner.page, "report/student.html.j2", values)


def categories(term: Term, learner: Learner) -> list[tuple[str, Cell, str]]:
    """Ontario's categories of which there is evidence: the title, the cell, how it came about."""
    found = [(title, number) for number, title in enumerate(CATEGORIES.values())]
    cells = [(title, term.categories.cell(learner.row, place), place) for title, place in found]
    return [(title, cell, term.categories.words(learner.row, place)) for title, cell, place in cells if cell.there]


def parts(term: Term, view: View, learner: Learner) -> list[Part]:
    """A framework on a student's page."""
    found = []
    for strand in view.strands:
        shown = [_shown(term, view, learner, column) for column in strand.columns]
        seen, unseen = ([one for one in shown if one.cell.there is there] for there in (True, False))
        cell, words = view.strand_cell(learner.row, strand), view.by_strand.words(learner.row, strand.place)
        found.append(Part(strand, cell, words, tuple(seen), tuple(unseen)))
    return found


def _shown(term: Term, view: View, learner: Learner, column: Column) -> Shown:
    own = {code for code, codes in view.groups.items() if column.outcome.code in codes}
    theirs = tuple(piece for piece in learner.pieces if own.intersection(piece.outcomes))
    cell = view.cell(learner.row, column)
    lines = tuple(raising(term, learner, theirs, own, cell))
    return Shown(column, cell, view.words(learner.row, column), theirs, lines)


STUDENTS = Maker("", "", _pages)

"""One framework as this class has shown it: its outcomes with evidence by strand, and those without."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from autograder.curriculum.coverage import Covered, coverage
from autograder.curriculum.crosswalk import COURSE, Crosswalk, Groups
from autograder.curriculum.outcomes import Framework, Outcome
from autograder.tracking.bank_outcomes import AtHand
from autograder.tracking.mastery.evidence import Evidence
from autograder.tracking.mastery.judgement import Judgement
from autograder.tracking.mastery.roll_up import roll_up
from autograder.tracking.report.judging import Cell, Judged, judged

STANDARD = 3  # the provincial standard
LOW = 2  # below it, a student needs help
WIDEST = 13  # columns of a table: with more it fits neither a screen nor a sheet of paper


@dataclass(frozen=True)
class Column:
    """An outcome with evidence, and where it stands in the tables."""

    outcome: Outcome
    place: int
    anchor: str


@dataclass(frozen=True)
class Strand:
    """A strand with its outcomes that have evidence."""

    code: str
    title: str
    place: int
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Standing:
    """How the class stands on an outcome, in numbers of students."""

    seen: int
    standard: int  # at level 3 or above
    low: int  # below level 2


@dataclass(frozen=True, eq=False)
class View:
    """A framework for this class."""

    framework: Framework
    anchor: str
    groups: Groups  # the course's own outcome → codes of this framework
    by_outcome: Judged
    by_strand: Judged
    strands: tuple[Strand, ...]
    waiting: tuple[Covered, ...]  # the course has checks; nothing was handed in yet
    bare: tuple[Outcome, ...]  # the course has no check
    rows: tuple[int, ...]  # of the students who are shown

    @property
    def published(self) -> bool:
        """Whether its outcomes are a publisher's or a school's, so that each has a status."""
        return self.framework.name != COURSE

    @property
    def ontario(self) -> bool:
        """Whether it is one of Ontario's courses, which have four categories of achievement."""
        return self.framework.name.startswith("ON-")

    @property
    def columns(self) -> list[Column]:
        """The outcomes with evidence, in the order of the tables."""
        return [column for strand in self.strands for column in strand.columns]

    @property
    def blocks(self) -> list[list[Strand]]:
        """The strands, so many to a table as fit beside each other."""
        blocks: list[list[Strand]] = []
        width = 0
        for strand in self.strands:
            columns = len(strand.columns) + 1  # and the strand as a whole
            if not blocks or width + columns > WIDEST:
                blocks.append([])
                width = 0
            blocks[-1].append(strand)
            width += columns
        return blocks

    def cell(self, row: int, column: Column) -> Cell:
        """A student's mastery of an outcome."""
        return self.by_outcome.cell(row, column.place)

    def strand_cell(self, row: int, strand: Strand) -> Cell:
        """A student's mastery of a strand: every check of it once."""
        return self.by_strand.cell(row, strand.place)

    def words(self, row: int, column: Column) -> str:
        """How a student's mastery came about."""
        return self.by_outcome.words(row, column.place)

    @property
    def judgements(self) -> list[tuple[int, Column]]:
        """Where a teacher's level goes before the computed one, for those who are shown: row, column."""
        cells = self.by_outcome.judgements
        return [(row, column) for row in self.rows for column in self.columns if (row, column.place) in cells]

    def standing(self, column: Column) -> Standing:
        """How the class stands on an outcome."""
        steps = [self.cell(row, column).step for row in self.rows]
        seen = [step for step in steps if step >= 0]
        return Standing(len(seen), sum(step >= STANDARD for step in seen), sum(step < LOW for step in seen))


def view(
    framework: Framework,
    course: AtHand,
    evidence: Evidence,
    rows: Sequence[int],
    method: str,
    judgements: Iterable[Judgement] = (),
) -> View:
    """The framework as the students in `rows` have shown it; a judgement of an outcome that is no more is left out."""
    groups = _groups(framework, course.walk)
    codes = [outcome.code for outcome in framework.outcomes]
    known = [one for one in judgements if framework.outcome(one.outcome)]
    by_outcome = judged(roll_up(evidence, groups, codes), method, known)
    strand_codes = list(dict.fromkeys(outcome.strand_code for outcome in framework.outcomes))
    by_strand = judged(roll_up(evidence, course.walk.strands(framework), strand_codes), method)
    seen = set(np.flatnonzero(by_outcome.seen[list(rows)].any(axis=0)).tolist())
    anchor = framework.name.casefold()
    strands = tuple(_strand(framework, code, place, seen, anchor) for place, code in enumerate(strand_codes))
    unseen = [each for place, each in enumerate(coverage(framework, course.walk, course.bearers)) if place not in seen]
    return View(
        framework,
        anchor,
        groups,
        by_outcome,
        by_strand,
        tuple(strand for strand in strands if strand.columns),
        tuple(each for each in unseen if each.any),
        tuple(each.outcome for each in unseen if not each.any),
        tuple(rows),
    )


def _groups(framework: Framework, walk: Crosswalk) -> Groups:
    """For each own outcome the codes that it is evidence of, and the overall expectations that these belong to."""
    known = {outcome.code for outcome in framework.outcomes}
    overalls = walk.overalls(framework)
    return {
        own: tuple(dict.fromkeys((*codes, *(code for code in overalls[own] if code in known))))
        for own, codes in walk.outcomes(framework).items()
    }


def _strand(framework: Framework, code: str, place: int, seen: set[int], anchor: str) -> Strand:
    theirs = [(number, each) for number, each in enumerate(framework.outcomes) if each.strand_code == code]
    columns = tuple(Column(each, number, f"{anchor}-{number}") for number, each in theirs if number in seen)
    parts = dict.fromkeys(each.strand.removeprefix(f"{code} ").removeprefix("- ") for _, each in theirs)
    return Strand(code, ", ".join(parts), place, columns)

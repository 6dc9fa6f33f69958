"""A teacher's judgement of a level: it goes before what any method computed, which stays readable beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from autograder.errors import UserError
from autograder.tracking.mastery.levels import NAMES, place


class BadJudgement(UserError):
    """A teacher's level that cannot be used: what it lacks."""


@dataclass(frozen=True)
class Judgement:
    """A teacher's own level for a student on an outcome."""

    student: str
    outcome: str
    level: str
    who: str
    why: str
    when: str = ""  # the day, in words

    @property
    def place(self) -> int:
        """The level's place in `levels.NAMES`."""
        return place(self.level)

    def words(self, computed: str) -> str:
        """Whose judgement it is, why, and what the computation says."""
        level, on = NAMES[self.place], f" on {self.when}" if self.when else ""
        start = level.capitalize() if level.startswith("below") else f"Level {level}"
        return f"{start}, the judgement of {self.who}{on}: {self.why.rstrip('.')}. The computation says: {computed}"


Cells = Mapping[tuple[int, int], Judgement]  # by student and outcome, as they stand in the tables


def placed(judgements: Iterable[Judgement], students: Sequence[str], outcomes: Sequence[str]) -> Cells:
    """Where the judgements stand in a table students × outcomes; the later of two for one cell counts.

    Raises
    ------
    BadJudgement, UnknownLevel
        If the student, the outcome or the level is unknown, or the name or the reason is missing.
    """
    found = {}
    row, column = ({name: number for number, name in enumerate(names)} for names in (students, outcomes))
    for one in judgements:
        if not one.who.strip() or not one.why.strip():
            raise BadJudgement(f"the level of {one.student} on {one.outcome} needs a name and a reason")
        for name, known in ((one.student, row), (one.outcome, column)):
            if name not in known:
                raise BadJudgement(f"the level {one.level} is for {name!r}, which is not in the evidence")
        place(one.level)
        found[row[one.student], column[one.outcome]] = one
    return found

"""The course map: the page that exercises/ opens with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from autograder.exercise import STRANDS, Exercise

ABOVE = """# The course map

An exercise is ready for you when you have done those that it comes after. From top to bottom always works.

Each folder holds one notebook. Open it, run its first code cell, and go on from there. After each question,
`grader.check(...)` tries your answer on a few small cases; you may read them in the folder `tests`. They are a good
sign, not the mark: more is looked at when you hand in your notebook.

| Exercise | Strand | Minutes |
|---|---|---:|
"""
BELOW = """
{count}, about {hours} of your time.

_Made by `nnmath build` from `autograder/bank`: change it there, not here._
"""
PICTURE = """<img src="{place}" alt="{words}" width="300" align="right">

"""
PART = """
## [{title}]({link})

{picture}{strand} · {minutes} minutes · {after}

Afterwards you can

{can}
"""
END = """<br clear="right">
"""


def course_map(exercises: Sequence[Exercise]) -> bytes:
    """README.md, with the exercises in the order given: prerequisites first."""
    titles = {exercise.slug: exercise.title for exercise in exercises}
    minutes = sum(exercise.minutes for exercise in exercises)
    count = f"{len(exercises)} exercise{'s' * (len(exercises) != 1)}"
    hours = f"{minutes} minutes" if minutes < 120 else f"{round(minutes / 60)} hours"
    rows = "".join(_row(exercise) for exercise in exercises)
    parts = "".join(_part(exercise, titles) for exercise in exercises)
    return (ABOVE + rows + parts + BELOW.format(count=count, hours=hours)).encode()


def _row(exercise: Exercise) -> str:
    cells = (f"[{exercise.title}]({_link(exercise)})", STRANDS[exercise.strand], str(exercise.minutes))
    return f"| {' | '.join(' '.join(cell.split()).replace('|', chr(92) + '|') for cell in cells)} |\n"


def _part(exercise: Exercise, titles: dict[str, str]) -> str:
    """One exercise: its picture, what it needs, what a learner can do afterwards."""
    before = " and ".join(titles.get(slug, slug) for slug in exercise.requires)
    place = f"{exercise.strand}/{exercise.slug}/picture.png"
    words = exercise.picture.replace('"', "”")
    part = PART.format(
        title=exercise.title,
        link=_link(exercise),
        picture=PICTURE.format(place=place, words=words) if words else "",
        strand=STRANDS[exercise.strand],
        minutes=exercise.minutes,
        after=f"after {before}" if before else "needs nothing before it",
        can="\n".join(f"- {_to_the_learner(outcome.statement)}" for outcome in exercise.outcomes),
    )
    return part + ("\n" + END if words else "")


def _to_the_learner(statement: str) -> str:
    """An outcome after "you can": a teacher reads "in their own words", a learner "in your own words"."""
    return re.sub(r"\btheir (own|thinking)\b", r"your \1", statement.rstrip("."))


def _link(exercise: Exercise) -> str:
    return f"{exercise.strand}/{exercise.slug}/{exercise.slug}.ipynb"

"""README.md of what is handed out: one page for the learner, with the date due."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from autograder.authoring.handout.links import Repository, badges
from autograder.exercise import Exercise

START = """
## Begin

You need Python 3.11 or newer. In this folder, once:

| | Linux, macOS | Windows |
|---|---|---|
| make a place for the libraries | `python3 -m venv .venv` | `py -m venv .venv` |
| install them | `.venv/bin/pip install -r requirements.txt` | `.venv\\Scripts\\pip install -r requirements.txt` |
| open the notebooks | `.venv/bin/jupyter lab` | `.venv\\Scripts\\jupyter lab` |

VS Code opens them too: choose `.venv` as the kernel. Keep the folders together: a notebook needs the `tests` and the
`data` beside it.

## Work

Run the first code cell, then read on and replace each `...` by your own lines. `grader.check("…")` under a question
tries your answer on a few small cases at once. You may add cells, draw and try things out. Keep the names of the
functions: your work is found by them.

## Hand in

Save, then hand in the notebook itself (`.ipynb`). Nothing else is needed.

The checks you can run here are a good sign, not the mark. Your teacher's own computer decides the mark, and looks at
more than they do.
"""


def readme(exercises: Sequence[Exercise], due: datetime | None, where: Repository | None, student: str = "") -> bytes:
    """The page, with links where there is a repository; for one student, whose copy has numbers of its own."""
    title = exercises[0].title if len(exercises) == 1 else "Exercises: the mathematics of neural networks"
    lines = [f"# {title}", "", f"**Due: {moment(due)}.**" if due else "Ask your teacher when this is due.", ""]
    if student:
        text = (
            "Its small numbers, in the text and in the checks, were drawn for you; what you learn and earn is the same."
        )
        lines += [f"This copy is for **{_plain(student)}**. {text}", ""]
    lines += ["| exercise | minutes | points | notebook |", "|---|---:|---:|---|"]
    for exercise in exercises:
        path = notebook_of(exercise)
        opened = " ".join(filter(None, [f"[{path}]({path})", badges(where, path) if where else ""]))
        lines.append(f"| {exercise.title} | {exercise.minutes} | {exercise.points:g} | {opened} |")
    return ("\n".join(lines) + "\n" + START).encode()


def _plain(name: str) -> str:
    """A name from a class list as Markdown that is nothing but text, on one line."""
    return re.sub(r"([^\w\s]|_)", r"\\\1", " ".join(name.split()))


def notebook_of(exercise: Exercise) -> str:
    """Where the notebook of an exercise lies in what is handed out."""
    return f"{exercise.strand}/{exercise.slug}/{exercise.slug}.ipynb"


def moment(when: datetime) -> str:
    """A moment as a learner reads it: Monday, 30 November 2026, 23:59 (UTC-05:00)."""
    offset = when.strftime("%z")
    zone = f" (UTC{offset[:3]}:{offset[3:5]})" if offset else ""
    return f"{when:%A}, {when.day} {when:%B %Y}, {when:%H:%M}{zone}"

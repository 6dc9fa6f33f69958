"""The teacher's guide: for each exercise the big idea, what to watch for, what to talk about, where it fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from autograder.curriculum.catalogue import published
from autograder.curriculum.outcomes import Outcome, Status
from autograder.exercise import STRANDS, Exercise, Question

ABOVE = """# The teacher's guide

For each exercise: the big idea, where it fits in the curriculum, questions to talk about, and what to watch for: the
mistakes that the grader knows by name, each with the hint that a learner reads.

Curriculum statements are our own words, never the publisher's. *Partly* and *unverified* say how far a code was
compared with the publisher's document: look it up before you rely on it.

"""
BELOW = """
_Made by `nnmath build` from `autograder/bank`: change it there, not here._
"""
FIRST = "ON-"  # frameworks whose places come first: Ontario's


def guide(exercises: Sequence[Exercise]) -> bytes:
    """GUIDE.md, with the exercises in the order given: prerequisites first."""
    contents = "".join(f"- [{exercise.title}](#{exercise.slug})\n" for exercise in exercises)
    return (ABOVE + contents + "".join(_part(exercise) for exercise in exercises) + BELOW).encode()


def _part(exercise: Exercise) -> str:
    blocks = [f'\n<a id="{exercise.slug}"></a>\n\n## {exercise.title}', _facts(exercise), *_texts(exercise)]
    return "\n\n".join(filter(None, blocks)) + "\n"


def _facts(exercise: Exercise) -> str:
    return f"`{exercise.slug}` · {STRANDS[exercise.strand]} · {exercise.minutes} minutes · {exercise.points:g} points"


def _texts(exercise: Exercise) -> Iterator[str]:
    if exercise.big_idea:
        yield f"**The big idea.** {exercise.big_idea}"
    notes = exercise.folder / "guide.md"
    if notes.exists():
        yield notes.read_text(encoding="utf-8").strip()
    if exercise.discussion:
        yield "**To talk about**\n\n" + "\n".join(f"- {question}" for question in exercise.discussion)
    if places := list(_places(exercise)):
        yield "**Where it fits**\n\n" + "\n".join(places)
    yield "**What to watch for**"
    yield from (_watch(question) for question in exercise.auto)


def _places(exercise: Exercise) -> Iterator[str]:
    """The places of its outcomes in published curricula, each once, Ontario's first."""
    catalogue = published()
    found = {code: catalogue.outcome(code) for outcome in exercise.outcomes for code in outcome.curriculum}
    for outcome in sorted(found.values(), key=lambda place: (not place.framework.startswith(FIRST), place.name)):
        yield f"- `{outcome.name}` {outcome.statement.rstrip('.')}{_status(outcome)}"


def _status(outcome: Outcome) -> str:
    return "" if outcome.status is Status.VERIFIED else f" (*{outcome.status.value}*)"


def _watch(question: Question) -> str:
    """The mistakes of a question, folded away: there are many."""
    mistakes = "\n".join(f"- **{_words(wrong.name)}**: {wrong.hint}" for wrong in question.misconceptions)
    summary = f"{question.title} ({len(question.misconceptions)} mistakes)"
    return f"<details><summary>{summary}</summary>\n\n{mistakes}\n\n</details>"


def _words(name: str) -> str:
    return name.replace("_", " ")

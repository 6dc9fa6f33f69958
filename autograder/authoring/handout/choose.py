"""Which exercises a teacher means: slugs, strands, or all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from autograder.exercise import BANK, STRANDS, Exercise, by_slug, load_all


def chosen(words: Sequence[str], bank: Path = BANK) -> tuple[Exercise, ...]:
    """The exercises that `words` name, each once, in the order of the course.

    Raises
    ------
    ExerciseError
        If a word is neither an exercise, nor a strand that has one, nor `all`.
    """
    course = load_all(bank)
    wanted = {slug for word in words for slug in _slugs(word, course, bank)}
    return tuple(exercise for exercise in course if exercise.slug in wanted)


def title_of(words: Sequence[str], exercises: Sequence[Exercise]) -> str:
    """The short name of what is handed out, fit for a folder: a slug, a strand, `course` or `exercises`."""
    if len(exercises) == 1:
        return exercises[0].slug
    if len(words) == 1:
        return "course" if words[0] == "all" else words[0]
    return "exercises"


def _slugs(word: str, course: Sequence[Exercise], bank: Path) -> list[str]:
    if word == "all":
        return [exercise.slug for exercise in course]
    if word in STRANDS and any(exercise.strand == word for exercise in course):
        return [exercise.slug for exercise in course if exercise.strand == word]
    return [by_slug(word, bank).slug]

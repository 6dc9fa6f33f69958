"""Reads bank folders: one, one by name, or all of them in the order of their prerequisites."""

from __future__ import annotations

import functools
from dataclasses import replace
from pathlib import Path

from autograder.exercise.files import read_declared, refuse_orphans, refuse_strays, version_of
from autograder.exercise.own_numbers import read_numbers
from autograder.exercise.questions import read_limits, read_outcome, read_question
from autograder.exercise.records import STRANDS, Exercise
from autograder.exercise.refusing import BANK, TYPES, ExerciseError, only_known, read_toml, typed, wrong


def find(bank: Path = BANK) -> dict[str, Path]:
    """Every exercise folder of a bank by slug, in no order."""
    folders = sorted(path.parent for path in bank.glob("*/*/exercise.toml"))
    return {folder.name: folder for folder in folders}


def load_all(bank: Path = BANK) -> tuple[Exercise, ...]:
    """Every exercise of a bank, prerequisites first, then by name."""
    exercises = {slug: load(folder) for slug, folder in find(bank).items()}
    order: list[Exercise] = []
    placed: set[str] = set()

    def place(exercise: Exercise, above: tuple[str, ...]) -> None:
        if exercise.slug in above:
            raise wrong(exercise.folder / "exercise.toml", f"requires itself by way of {' → '.join(above)}")
        for slug in exercise.requires:
            if slug in exercises:
                place(exercises[slug], (*above, exercise.slug))
        if exercise.slug not in placed:
            placed.add(exercise.slug)
            order.append(exercise)

    for exercise in exercises.values():
        place(exercise, ())
    return tuple(order)


def by_slug(slug: str, bank: Path = BANK) -> Exercise:
    """The exercise called `slug`, or `strand/slug`.

    Raises
    ------
    ExerciseError
        If the bank has none of that name; it says which there are.
    """
    folders = find(bank)
    name = slug.strip("/").split("/")[-1]
    if name not in folders:
        raise ExerciseError(f"unknown exercise {slug!r}; the bank has: {', '.join(sorted(folders))}")
    return load(folders[name])


@functools.cache
def load(folder: Path) -> Exercise:
    """The exercise in `folder`.

    Raises
    ------
    ExerciseError
        If a file is missing, unreadable or unknown, a key is unknown, or the parts contradict each other.
    """
    refuse_strays(folder)
    toml = folder / "exercise.toml"
    table = read_toml(toml)
    known = {"title", "minutes", "requires", "big_idea", "discussion", "picture", "limits", "outcomes", "questions"}
    only_known(toml, "the top level", table, known, needed={"title", "minutes", "outcomes", "questions"})
    typed(toml, "the top level", table, TYPES)
    if folder.parent.name not in STRANDS:
        raise wrong(folder, f"strand {folder.parent.name!r} is not one of {', '.join(STRANDS)}")
    exercise = Exercise(
        slug=folder.name,
        strand=folder.parent.name,
        folder=folder,
        title=str(table["title"]),
        minutes=int(table["minutes"]),
        requires=tuple(table.get("requires", ())),
        big_idea=str(table.get("big_idea", "")),
        discussion=tuple(table.get("discussion", ())),
        picture=str(table.get("picture", "")),
        limits=read_limits(toml, table.get("limits", {})),
        outcomes=tuple(read_outcome(toml, code, body) for code, body in table["outcomes"].items()),
        questions=(),
        version=version_of(folder),
        numbers=read_numbers(folder),
    )
    if bool(exercise.picture) != (folder / "picture.png").exists():
        raise wrong(toml, "picture = … says in words what picture.png shows: give both, or neither")
    declared = {
        name: read_declared(folder / f"{name}.py")
        for name in ("public", "hidden", "adapters", "examples", "misconceptions", "variants")
    }
    rubric = read_toml(folder / "rubric.toml") if (folder / "rubric.toml").exists() else {}
    codes = {outcome.code for outcome in exercise.outcomes}
    questions = tuple(
        read_question(folder, name, body, declared, rubric.get(name, {}), codes)
        for name, body in table["questions"].items()
    )
    for name, body in rubric.items():
        only_known(folder / "rubric.toml", f"[{name}]", body, {"levels"}, needed={"levels"})
    entries = {entry.name for question in questions for entry in question.entries}
    if unknown := {adapter.entry for adapter in declared.pop("adapters")} - entries:
        raise wrong(folder / "adapters.py", f"adapts {min(unknown)!r}, which is no entry of a question")
    refuse_orphans(folder, declared, rubric, {question.name for question in questions})
    return replace(exercise, questions=questions)

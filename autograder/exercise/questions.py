"""One question, put together from the files that speak of it; they must fit each other."""

from __future__ import annotations

import inspect
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

from autograder.checks.declare import Adapter, Check, CloserLook, Examples, Misconception, Public, Variant
from autograder.curriculum.catalogue import published
from autograder.curriculum.categories import CATEGORIES
from autograder.curriculum.outcomes import UnknownOutcome
from autograder.exercise.files import of_question
from autograder.exercise.records import Entry, Level, Limits, Outcome, Question
from autograder.exercise.refusing import NUMBER, QUESTION_TYPES, only_known, several, typed, wrong


def read_question(
    folder: Path,
    name: str,
    body: dict[str, Any],
    declared: dict[str, list[Any]],
    rubric: dict[str, Any],
    codes: set[str],
) -> Question:
    toml = folder / "exercise.toml"
    only_known(
        toml,
        f"[questions.{name}]",
        body,
        {"title", "entry", "shapes", "points", "outcomes"},
        needed={"points", "outcomes"},
    )
    typed(toml, f"[questions.{name}]", body, QUESTION_TYPES)
    if unknown := set(body["outcomes"]) - codes:
        raise wrong(toml, f"[questions.{name}] claims the outcome {min(unknown)!r}; add it under [outcomes]")
    signatures, shapes = several(body.get("entry", [])), several(body.get("shapes", []))
    if shapes and len(shapes) != len(signatures):
        raise wrong(toml, f"[questions.{name}] has {len(signatures)} entries and {len(shapes)} shapes; give one each")
    entries = tuple(
        _entry(toml, signature, shapes[index] if shapes else "", declared["adapters"])
        for index, signature in enumerate(signatures)
    )
    question = Question(
        name=name,
        title=str(body.get("title", name)),
        points=float(body["points"]),
        entries=entries,
        outcomes=tuple(body["outcomes"]),
        checks=of_question(declared["hidden"], Check, name),
        misconceptions=of_question(declared["misconceptions"], Misconception, name),
        variants=of_question(declared["variants"], Variant, name),
        examples=of_question(declared["examples"], Examples, name),
        closer_looks=of_question(declared["examples"], CloserLook, name),
        public=of_question(declared["public"], Public, name),
        rubric=tuple(_level(folder / "rubric.toml", level) for level in rubric.get("levels", ())),
    )
    refuse_disagreement(folder, question)
    return question


def refuse_disagreement(folder: Path, question: Question) -> None:
    """The parts of a question must fit each other."""
    hidden, names = folder / "hidden.py", {check.name for check in question.checks}
    if question.by_hand:
        if not question.rubric:
            raise wrong(folder / "rubric.toml", f"[{question.name}] has no levels, and no entry point marks it")
        return
    total = sum(check.points for check in question.checks)
    if abs(total - question.points) > 1e-9:
        raise wrong(hidden, f"the checks of {question.name} add up to {total:g} points, not {question.points:g}")
    entries = {entry.name for entry in question.entries}
    for check in question.checks:
        if check.after and check.after not in names:
            raise wrong(hidden, f"{check.name} comes after {check.after}, which is no check of {question.name}")
        if set(check.outcomes) - set(question.outcomes):
            raise wrong(hidden, f"{check.name} claims an outcome that {question.name} does not")
        if unknown := set(check.parameters) - entries - {"rng"}:
            raise wrong(
                hidden, f"{check.name} asks for {min(unknown)!r}; {question.name} has {', '.join(sorted(entries))}"
            )
    stand_ins: tuple[Misconception | Variant | Examples | CloserLook, ...]
    stand_ins = (*question.misconceptions, *question.variants, *question.examples, *question.closer_looks)
    for declared in stand_ins:
        where = inspect.getsourcefile(declared.function)
        if declared.entry not in entries and (declared.entry or len(entries) > 1):
            raise wrong(Path(str(where)), f"{declared.name} needs of= one of {', '.join(sorted(entries))}")
    for look in question.closer_looks:
        if sum(question.entry_of(other) == question.entry_of(look) for other in question.closer_looks) > 1:
            raise wrong(folder / "examples.py", f"{question.entry_of(look)} has two closer looks; one is enough")
    for mistake in question.misconceptions:
        if unknown := set(mistake.fails) - names:
            raise wrong(folder / "misconceptions.py", f"{mistake.name} fails {min(unknown)!r}, which is no check")


def _entry(toml: Path, signature: str, shapes: str, adapters: list[Adapter]) -> Entry:
    match = re.fullmatch(r"([A-Za-z_]\w*)\((.*)\)", signature.strip())
    if not match:
        raise wrong(toml, f'entry {signature!r} is no call; write it like "matmul(A, B)"')
    parameters = tuple(part.split("=")[0].strip() for part in match[2].split(",") if part.strip())
    adapter = next((adapter for adapter in adapters if adapter.entry == match[1]), None)
    return Entry(match[1], parameters, signature.strip(), shapes, adapter)


def read_outcome(toml: Path, code: str, body: dict[str, Any]) -> Outcome:
    where = f"[outcomes.{code!r}]"
    only_known(toml, where, body, {"statement", "curriculum", "category"}, needed={"statement"})
    typed(toml, where, body, {"statement": (str,), "curriculum": (list,), "category": (str,)})
    category = body.get("category", "")
    if category and category not in CATEGORIES:
        raise wrong(toml, f"category = {category!r} in {where}; it must be one of {', '.join(CATEGORIES)}")
    try:
        places = tuple(published().outcome(str(place)).name for place in body.get("curriculum", ()))
    except UnknownOutcome as error:
        raise wrong(toml, f"curriculum in {where}: {error}") from None
    return Outcome(code, str(body["statement"]), places, category)


def _level(toml: Path, body: dict[str, Any]) -> Level:
    only_known(toml, "a level", body, {"level", "points", "text"}, needed={"level", "points", "text"})
    typed(toml, "a level", body, {"level": (int,), "points": NUMBER, "text": (str,)})
    return Level(int(body["level"]), float(body["points"]), str(body["text"]))


def read_limits(toml: Path, body: dict[str, Any]) -> Limits:
    only_known(toml, "[limits]", body, {field.name for field in fields(Limits)})
    typed(toml, "[limits]", body, dict.fromkeys(body, NUMBER))
    return Limits(**body)

"""Proofs 4 to 7: what can be seen of an exercise without running anything of a learner's."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from autograder.authoring import build
from autograder.authoring.trials import Finding
from autograder.exercise import Exercise, ExerciseError, find, load

ROOT = Path(__file__).parent.parent.parent


def on_paper(exercise: Exercise, stale: Sequence[Path]) -> list[Finding]:
    """What the exercise's folder and what was built from it say against it; `stale` are files that are not as built."""
    found = []
    for leak in build.leaks(exercise, ROOT / "exercises"):
        found.append(Finding(4, exercise.slug, leak))
    for path in stale:
        if exercise.slug in path.parts:
            found.append(Finding(5, exercise.slug, f"{path} is not what the bank makes; run `nnmath build`"))
    for slug in sorted(set(exercise.requires) - set(find())):
        found.append(Finding(7, exercise.slug, f"requires {slug}, which the bank does not have"))
    for code in {outcome.code for outcome in exercise.outcomes}:
        if not any(code in question.outcomes for question in exercise.questions):
            found.append(Finding(6, exercise.slug, f"the outcome {code} has no check"))
    for question in exercise.questions:
        claimed = {code for check in question.checks for code in (check.outcomes or question.outcomes)}
        if not question.outcomes or (question.checks and claimed != set(question.outcomes)):
            found.append(Finding(6, exercise.slug, f"{question.name} and its checks do not claim the same outcomes"))
    found += [Finding(7, exercise.slug, text) for text in _accepts_strays(exercise)]
    return found


def _accepts_strays(exercise: Exercise) -> Iterator[str]:
    """A copy with a stray file or an unknown key must be refused."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / exercise.strand / exercise.slug
        shutil.copytree(exercise.folder, copy, ignore=shutil.ignore_patterns("__pycache__"))
        (copy / "notes.txt").write_text("stray")
        if not _refused(copy):
            yield "a stray file is accepted"
        (copy / "notes.txt").unlink()
        toml = copy / "exercise.toml"
        toml.write_text("unknown_key = 1\n" + toml.read_text(encoding="utf-8"), encoding="utf-8")
        if not _refused(copy):
            yield "an unknown key is accepted"


def _refused(folder: Path) -> bool:
    try:
        load.__wrapped__(folder)  # not the cached one: the folder changes
    except ExerciseError:
        return True
    return False
